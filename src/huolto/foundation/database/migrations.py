"""Upgrading the tables: forward only, one process at a time, a dump before, never older code on newer data."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from huolto.foundation.database.dump import UPGRADE_LOCK
from huolto.foundation.database.parameters import current_parameters


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
        return (
            f"{made_by_newer(self.unknown)}: "
            "install that version, or restore the backup made before the upgrade (HUOLTO_HOME/backups)"
        )


def made_by_newer(unknown: Sequence[str]) -> str:
    """The sentence that says which migrations (`app.name`) this code does not know."""
    more = f" and {len(unknown) - 3} more" if len(unknown) > 3 else ""
    return f"the data were made by a newer Huolto (this one does not know {', '.join(unknown[:3])}{more})"


def unknown_migrations(applied: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Those of `applied` (app, name) that this code does not have, as `app.name`; no database is needed."""
    return _unknown(MigrationLoader(None, ignore_no_migrations=True), applied)


def migration_state() -> MigrationState:
    """Compare the database with this code; Django must be set up."""
    executor = MigrationExecutor(connection)
    loader = executor.loader
    plan = executor.migration_plan(loader.graph.leaf_nodes())
    return MigrationState(
        pending=tuple(f"{migration.app_label}.{migration.name}" for migration, _ in plan),
        unknown=_unknown(loader, loader.applied_migrations),
        is_new=not loader.applied_migrations,
    )


@contextmanager
def upgrade_lock() -> Iterator[None]:
    """Hold the advisory lock of upgrades on a connection of its own; waits for whoever holds it."""
    parameters = current_parameters()
    if parameters is None:
        raise RuntimeError("no database: set DATABASE_URL or call inside running_database")
    with psycopg.connect(**parameters.as_libpq(), autocommit=True) as guard:
        guard.execute("SELECT pg_advisory_lock(%s)", [UPGRADE_LOCK])
        yield


def _unknown(loader: MigrationLoader, applied: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    known = set(loader.disk_migrations)
    for replacement in loader.replacements.values():
        known |= set(replacement.replaces)
    return tuple(sorted(".".join(key) for key in set(applied) - known))
