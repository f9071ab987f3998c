"""What many tests begin with is made once by its commands and then put back row by row: the same rows, much sooner.

Begin at `made_once`; `as_at_the_beginning` takes away what a test has committed. Rows are written past triggers and keys, as they passed them when they were made; the database's role must be
allowed to (`session_replication_role`), as in a database of the tests' own; elsewhere everything is made anew each time.
"""

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from huolto.foundation.models import Provider

T = TypeVar("T")
FRESH = timedelta(minutes=10)
"""Older rows are made anew, so that a test that travels in time begins at its own."""
MOMENTS = 24
"""So many moments of one thing are kept."""


@dataclass(frozen=True)
class Kept:
    """What stood in the tables after it was made, and what the maker gave back."""

    made_at: datetime
    rows: tuple[tuple[str, bytes], ...]
    """The tables with their columns, and the rows as COPY writes them."""
    given: bytes


_kept: dict[str, list[Kept]] = {}
_beginning: dict[str, bytes] = {}
"""What migrations leave in the tables."""


def made_once(key: str, make: Callable[[], T]) -> T:
    """What `make` gives and leaves in the database, without making it again; it must do nothing else.

    The key names all that it depends on; where it stands on other rows, their ids too.
    """
    now = timezone.now()
    # Of one database: the ids of the rows come from its own sequences.
    moments = _kept.setdefault(f"{connection.settings_dict['NAME']} {key}", [])
    for one in moments:
        if one.made_at <= now <= one.made_at + FRESH:
            with transaction.atomic():
                _put_back(one.rows)
            return _given(one.given)
    with transaction.atomic():
        if not _may_write_past_triggers():
            return make()
        before = dict(_tables())
        given = make()
        rows = _added(before, dict(_tables()))
    if rows is not None:
        moments.insert(0, Kept(made_at=now, rows=rows, given=pickle.dumps(given)))
        del moments[MOMENTS:]
    return given


def remember_the_beginning() -> None:
    """Keep what stands in the tables before any test has committed anything."""
    if Provider.objects.exists():  # left by a run that was stopped, in a database that is used again
        call_command("flush", interactive=False, verbosity=0)
        empty_job_tables()
    _beginning.clear()
    _beginning.update(_tables())


def as_at_the_beginning() -> bool:
    """Empty the tables that have rows of a test and put back what migrations left; answers whether it may.

    Django's flush empties all tables, makes every permission anew and leaves out what it does not know.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        if not _may_write_past_triggers():
            return False
        # Waits for whoever still writes, as TRUNCATE does.
        cursor.execute(f"LOCK TABLE {', '.join(_names())} IN ACCESS EXCLUSIVE MODE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        for columns, rows in _tables():
            if rows != _beginning.get(columns):
                table = columns.partition(" (")[0]
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - a name of ours, quoted
        there = dict(_tables())
        _put_back(tuple(one for one in _beginning.items() if one[0] not in there))
    return True


def empty_job_tables() -> None:
    """Django's own flush leaves them out."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")


def _given(kept: bytes) -> Any:
    return pickle.loads(kept)  # noqa: S301 - our own, from this process


def _added(before: dict[str, bytes], after: dict[str, bytes]) -> tuple[tuple[str, bytes], ...] | None:
    """The rows that came; nothing where a row that stood there was changed, for that is not done again by adding rows."""
    added = []
    for columns in before.keys() | after.keys():
        # One row is one line.
        there, then = (tables.get(columns, b"").splitlines(keepends=True) for tables in (before, after))
        known = set(there)
        if not known <= set(then):
            return None
        added.append((columns, b"".join(line for line in then if line not in known)))
    return tuple(sorted(one for one in added if one[1]))


def _may_write_past_triggers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_parameter_privilege('session_replication_role', 'SET')")
        return bool(cursor.fetchone()[0])


def _names() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
            " ORDER BY 1"
        )
        return [_quoted(name) for (name,) in cursor.fetchall()]


def _tables() -> list[tuple[str, bytes]]:
    """All tables that have rows, with the rows."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, array_agg(a.attname ORDER BY a.attnum) FROM pg_class c"
            " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
            " AND a.attgenerated = ''"
            " WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace GROUP BY c.relname ORDER BY 1"
        )
        found = []
        for table, names in cursor.fetchall():
            columns = f"{_quoted(table)} ({', '.join(map(_quoted, names))})"
            with cursor.copy(f"COPY {columns} TO STDOUT") as copy:
                rows = b"".join(bytes(part) for part in copy)
            if rows:
                found.append((columns, rows))
        return found


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _put_back(rows: tuple[tuple[str, bytes], ...]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for columns, lines in rows:
            with cursor.copy(f"COPY {columns} FROM STDIN") as copy:
                copy.write(lines)
        cursor.execute("SET LOCAL session_replication_role = origin")
