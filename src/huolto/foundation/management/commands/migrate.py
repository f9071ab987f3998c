"""Django's `migrate`, which starts an empty database from the baseline instead of from nothing."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.core.management.commands import migrate
from django.db import connections

from huolto.foundation.database.baseline import start_from_baseline


class Command(migrate.Command):
    """The same command; `--from-nothing` runs every migration, as the baseline itself is made."""

    def add_arguments(self, parser: CommandParser) -> None:
        """Django's and ours."""
        super().add_arguments(parser)
        parser.add_argument("--from-nothing", action="store_true", help="Do not start from the baseline.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the baseline where all is wanted and nothing is there; then whatever is later than it."""
        wants_all = not (options["app_label"] or options["plan"] or options["check_unapplied"])
        if wants_all and not options["from_nothing"]:
            start_from_baseline(connections[options["database"]], settings.BASELINE)
        super().handle(*args, **options)
