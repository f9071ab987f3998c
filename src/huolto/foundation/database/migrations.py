"""Upgrading the tables: forward only, one process at a time, a dump before, never older code on newer data."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from huolto.foundation.database.parameters import current_parameters

LOCK_KEY = 4_852_079_117  # any number that nothing else locks


@dataclass(frozen=True)
class MigrationState:
    """Migrations as `app.name`: not yet applied, applied but unknown to this code, and whether any is applied."""

    pending: tuple[str, ...]
    unknown: tuple[str, ...]
    is_new: bool

    @property
    def refusal(self) -> str:
        """Why this code may not run on these data; empty where it may."""
        if not self.unknown:
            return ""
        more = f" and {len(self.unknown) - 3} more" if len(self.unknown) > 3 else ""
        return (
            f"the data were made by a newer Huolto (this one does not know {', '.join(self.unknown[:3])}{more}): "
            "install that version, or restore the backup made before the upgrade (HUOLTO_HOME/backups)"
        )


def migration_state() -> MigrationState:
    """Compare the database with this code; Django must be set up."""
    executor = MigrationExecutor(connection)
    loader = executor.loader
    known = set(loader.disk_migrations)
    for replacement in loader.replacements.values():
        known |= set(replacement.replaces)
    plan = executor.migration_plan(loader.graph.leaf_nodes())
    return MigrationState(
        pending=tuple(f"{migration.app_label}.{migration.name}" for migration, _ in plan),
        unknown=tuple(sorted(".".join(key) for key in set(loader.applied_migrations) - known)),
        is_new=not loader.applied_migrations,
    )


@contextmanager
def upgrade_lock() -> Iterator[None]:
    """Hold the advisory lock of upgrades on a connection of its own; waits for whoever holds it."""
    parameters = current_parameters()
    if parameters is None:
        raise RuntimeError("no database: set DATABASE_URL or call inside running_database")
    with psycopg.connect(**parameters.as_libpq(), autocommit=True) as guard:
        guard.execute("SELECT pg_advisory_lock(%s)", [LOCK_KEY])
        yield
