"""`huolto manage load_demo`: load the demonstration once and say who can sign in."""

import gc
import json
import logging
import multiprocessing
import os
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.utils import timezone

from huolto.demo.load import PROVIDERS, load_provider, missing
from huolto.demo.parts import PASSWORD, as_json

PARTS = {"suopursu": 10, "granhaga": 5, "payar": 3, "vidlokka": 2}
"""How long the providers take beside each other."""


class Command(BaseCommand):
    """Load the demonstration; a second call only says who can sign in."""

    help = "Load the demonstration (once) and say who can sign in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--anchor` makes it the same whenever it is loaded; `--only` loads some of its providers, one after the other."""
        parser.add_argument(
            "--anchor", type=date.fromisoformat, default=None, help="the demonstration's today (YYYY-MM-DD)"
        )
        parser.add_argument(
            "--only", nargs="+", choices=list(PROVIDERS), default=None, help="load these providers only"
        )

    def handle(self, *_args: Any, anchor: date | None, only: list[str] | None, **_options: Any) -> None:
        """Load what is missing, write down who can sign in, print it."""
        day = anchor or timezone.localdate()
        wanted = [slug for slug in missing() if only is None or slug in only]
        if only is not None:
            self._load(wanted, day)
            return
        self._load_side_by_side(wanted, day)
        told = _told()
        self.stdout.write(f"The demonstration is loaded. Everybody's password: {PASSWORD}\n")
        for person in told["people"]:
            role = person["role"].get("en") or next(iter(person["role"].values()), "")
            self.stdout.write(f"  /p/{person['provider']}/  {person['email']:34} {role}")

    def _load(self, slugs: list[str], anchor: date) -> None:
        # Hundreds of commands run; what matters to whoever waits is printed at the end.
        logging.getLogger("huolto.commands").setLevel(logging.WARNING)
        # The process ends when it is done: looking for garbage in between is a tenth of its time.
        gc.disable()
        for slug in slugs:
            people = load_provider(slug, anchor)
            part = json.dumps(as_json(people), ensure_ascii=False)
            _part(slug).write_text(part, encoding="utf-8")

    def _load_side_by_side(self, slugs: list[str], anchor: date) -> None:
        """Shared out to as many processes as there are processors, so that they end at about the same time."""
        if not slugs:
            return
        self.stdout.write("Loading the demonstration: thirteen months of four providers; about a minute.")
        self.stdout.flush()
        shares = shared_out(slugs, os.cpu_count() or 1)
        # A copy of this process has all of the program read already; a connection must not be copied.
        connections.close_all()
        context = multiprocessing.get_context("fork")
        children = [context.Process(target=self._load, args=(share, anchor), daemon=True) for share in shares]
        for child in children:
            child.start()
        for child in children:
            child.join()
        failed = [
            slug for share, child in zip(shares, children, strict=True) if child.exitcode for slug in share
        ]
        if failed:
            raise CommandError(
                f"the demonstration of {', '.join(failed)} was not loaded; its own words stand above. "
                "Start again to load what is missing."
            )


def shared_out(slugs: list[str], processors: int) -> list[list[str]]:
    """The providers in at most so many shares, the ones that take longest first, each to the share with the least."""
    shares: list[list[str]] = [[] for _ in range(max(1, min(processors, len(slugs))))]
    for slug in sorted(slugs, key=lambda slug: -PARTS[slug]):
        min(shares, key=lambda share: sum(PARTS[one] for one in share)).append(slug)
    return shares


def _part(slug: str) -> Path:
    """Where it is written down who can sign in at a provider, until all are there."""
    return Path(settings.HOME.path) / f"demo-people-{slug}.json"


def _told() -> dict[str, Any]:
    """Who can sign in, gathered into one file the first time that all are there."""
    file = Path(settings.HOME.path) / "demo-people.json"
    told: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {"people": []}
    parts = [_part(slug) for slug in PROVIDERS if _part(slug).exists()]
    for part in parts:
        more = json.loads(part.read_text(encoding="utf-8"))
        told["password"] = more["password"]
        told["people"] += more["people"]
    told["people"].sort(key=lambda person: list(PROVIDERS).index(person["provider"]))
    if parts:
        file.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
        for part in parts:
            part.unlink()
    return told
