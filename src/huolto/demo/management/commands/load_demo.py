"""`huolto manage load_demo`: load the demonstration once and say who can sign in."""

import json
import logging
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from huolto.demo.load import is_loaded, load_demonstration
from huolto.demo.parts import PASSWORD, as_json


class Command(BaseCommand):
    """Load the demonstration; a second call only says who can sign in."""

    help = "Load the demonstration (once) and say who can sign in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--anchor` makes it the same whenever it is loaded."""
        parser.add_argument(
            "--anchor", type=date.fromisoformat, default=None, help="the demonstration's today (YYYY-MM-DD)"
        )

    def handle(self, *_args: Any, anchor: date | None, **_options: Any) -> None:
        """Load, write down who can sign in, print it."""
        told = settings.HOME.path / "demo-people.json"
        if not is_loaded():
            # Hundreds of commands run; what matters to whoever waits is printed below.
            logging.getLogger("huolto.commands").setLevel(logging.WARNING)
            people = load_demonstration(anchor or timezone.localdate())
            told.write_text(json.dumps(as_json(people), ensure_ascii=False, indent=1), encoding="utf-8")
        people_told = json.loads(told.read_text(encoding="utf-8"))["people"] if told.exists() else []
        self.stdout.write(f"The demonstration is loaded. Everybody's password: {PASSWORD}\n")
        for person in people_told:
            role = person["role"].get("en") or next(iter(person["role"].values()), "")
            self.stdout.write(f"  /p/{person['provider']}/  {person['email']:34} {role}")
