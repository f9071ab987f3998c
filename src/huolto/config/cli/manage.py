"""`huolto manage`: Django's management commands with the database running."""

import argparse
import os
import sys

from huolto.config.cli import CallError
from huolto.config.cli.session import database_session

HELP = "Run one of Django's management commands; the database is started for it where it does not run."
EXAMPLE = "huolto manage shell"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Everything after `manage` belongs to the management command."""
    parser.add_argument("arguments", nargs=argparse.REMAINDER, metavar="COMMAND ...")


def run(args: argparse.Namespace) -> int:
    """Run it and answer its exit status."""
    if not args.arguments:
        raise CallError("name a command, for example `huolto manage help`")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huolto.config.settings.base")
    with database_session():
        from django.core.management import execute_from_command_line

        try:
            execute_from_command_line(["huolto manage", *args.arguments])
        except SystemExit as ended:
            if isinstance(ended.code, str):
                print(ended.code, file=sys.stderr)
                return 1
            return int(ended.code or 0)
    return 0
