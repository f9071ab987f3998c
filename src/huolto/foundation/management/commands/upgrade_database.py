"""Bring the tables to this code's state: `huolto up` calls it at each start."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.module_loading import import_string

from huolto.foundation.database.dump import dump_before_upgrade
from huolto.foundation.database.errors import OwnDatabaseError
from huolto.foundation.database.migrations import migration_state, upgrade_lock
from huolto.foundation.database.parameters import current_parameters
from huolto.foundation.home import home_folder


class Command(BaseCommand):
    """Migrations under a lock, a dump before, newer data refused."""

    help = "Applies migrations: one process at a time, a dump before, newer data refused."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """`--without-dump` is for a server that this pg_dump cannot read."""
        parser.add_argument("--without-dump", action="store_true", help="Upgrade without a dump before.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse, or dump and migrate."""
        with upgrade_lock():
            state = migration_state()
            if state.refusal:
                raise CommandError(state.refusal)
            if not state.pending:
                call_command("createcachetable", verbosity=0)
                _settle()
                return
            parameters = current_parameters()
            if not state.is_new and not options["without_dump"] and parameters:
                try:
                    path = dump_before_upgrade(home_folder(), parameters)
                except OwnDatabaseError as error:
                    raise CommandError(
                        f"no dump before the upgrade: {error}. Make a backup of your own, then run "
                        "`huolto manage upgrade_database --without-dump`"
                    ) from error
                self.stdout.write(f"Dump before the upgrade: {path}")
            call_command("migrate", interactive=False, verbosity=1 if options["verbosity"] > 1 else 0)
            call_command("createcachetable", verbosity=0)
            _settle()
            self.stdout.write(f"Applied {len(state.pending)} migrations.")


def _settle() -> None:
    for name in settings.AFTER_UPGRADE:
        import_string(name)()
