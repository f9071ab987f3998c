"""`huolto jobs`: what waits, runs and has failed in the background; run again, called off."""

import argparse
import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from huolto.config.cli import CallError
from huolto.config.cli.session import django_session

HELP = "List the jobs in the background, run failed ones again, call waiting ones off."
EXAMPLE = "huolto jobs --state failed; huolto jobs retry 4711"

STATES = ("failed", "running", "waiting")
MOST = 200


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the list, and what is done to single jobs."""
    parser.add_argument(
        "action",
        nargs="?",
        choices=("list", "retry", "cancel", "regular"),
        default="list",
        help="list (default), retry failed jobs, cancel waiting ones, or list what runs by the clock",
    )
    parser.add_argument("ids", nargs="*", type=int, metavar="ID", help="jobs to retry or cancel")
    parser.add_argument("--state", choices=STATES, help="only jobs in this state")
    parser.add_argument("--provider", metavar="P", help="only this provider's jobs")
    parser.add_argument("--json", action="store_true", help="answer in JSON only")


def run(args: argparse.Namespace) -> int:
    """Do it; 1 where a job is not there or in another state."""
    if args.action in ("retry", "cancel") and not args.ids:
        raise CallError(f"name the jobs to {args.action}, for example `huolto jobs {args.action} 4711`")
    with django_session():
        if args.action in ("retry", "cancel"):
            return _move(args)
        rows = _regular() if args.action == "regular" else _jobs(args)
        if args.json:
            print(json.dumps(rows, ensure_ascii=False, indent=1, default=_plain))
            return 0
        for row in rows:
            print(_line(row))
        if not rows:
            print("No jobs.")
    return 0


def _jobs(args: argparse.Namespace) -> list[dict[str, Any]]:
    from huolto.foundation.job_list import JobState, jobs_of, listed

    found = [
        job
        for state in STATES
        if args.state in (None, state)
        for job in listed(list(jobs_of(args.provider, JobState(state))[:MOST]))
    ]
    return [
        {"id": job.pk, **{key: value for key, value in asdict(job).items() if key != "pk"}} for job in found
    ]


def _regular() -> list[dict[str, Any]]:
    from huolto.foundation.job_list import regular_jobs

    return [asdict(job) for job in regular_jobs()]


def _move(args: argparse.Namespace) -> int:
    from huolto.foundation.errors import NotVisible, WrongState
    from huolto.foundation.job_list import call_off, let_run_again

    for pk in args.ids:
        try:
            moved = (let_run_again if args.action == "retry" else call_off)(pk, provider=args.provider)
        except NotVisible:
            raise CallError(
                f"there is no job {pk} that waits, runs or has failed; `huolto jobs` lists them", 1
            ) from None
        except WrongState as error:
            raise CallError(f"job {pk}: {error}", 1) from error
        print(f"{pk} {moved.title}: {'waits to run again' if args.action == 'retry' else 'called off'}")
    return 0


def _line(row: dict[str, Any]) -> str:
    if "cron" in row:
        return f"{row['next_at']:%Y-%m-%d %H:%M} UTC  {row['task']:34} {row['title']} ({row['cron']})"
    asked = f"{row['asked_at']:%Y-%m-%d %H:%M}" if row["asked_at"] else "-"
    head = f"{row['id']:>8} {row['state']:8} {row['provider'] or '-':12} {asked}  {row['title']}, tried {row['attempts']}"
    return head + (f"\n         {row['error']}" if row["error"] else "")


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
