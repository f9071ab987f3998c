"""Writes many rows in one statement: new ones by COPY, changed ones by one UPDATE over a list of values.

Django's own `bulk_create` and `bulk_update` build an expression for every cell, which costs more than the database's
work. Constraints, composite tenant keys and history triggers hold here as everywhere; signals there are none.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from itertools import islice
from operator import attrgetter
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, models
from django.db.models import FileField, JSONField
from django.db.models.expressions import RawSQL
from psycopg.types.json import Jsonb
from psycopg.types.range import Range

M = TypeVar("M", bound=models.Model)

BATCH = 2000
"""Rows of one statement: what the database keeps in memory of it stays small."""


def among(keys: Iterable[int]) -> RawSQL:
    """Keys for a lookup by `__in` as one value: of a thousand parameters each costs time here and in the database."""
    return RawSQL("SELECT unnest(%s::bigint[])", [list(keys)])


def insert_rows(rows: Iterable[M]) -> list[M]:
    """Insert unsaved rows of one model, in their order; each knows its key afterwards."""
    new = list(rows)
    if not new:
        return new
    fields = [
        field
        for field in type(new[0])._meta.local_concrete_fields
        if not field.primary_key and not field.generated
    ]
    value_of = attrgetter(*(field.attname for field in fields))
    own = [field for field in fields if type(field).pre_save is not models.Field.pre_save]
    for row in new:
        for field in own:
            field.pre_save(row, True)
    keys = copy_rows(type(new[0]), [field.attname for field in fields], map(value_of, new))
    for pk, row in zip(keys, new, strict=True):
        row.pk = pk
        row._state.adding = False
        row._state.db = connection.alias
    return new


def copy_rows(model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> list[int]:
    """Insert rows given as values of these attributes, in their order; what is not named is the field's default.

    Answers the keys. For tables that get one row or more an item: no model is made of a row.
    """
    given: dict[str, Any] = {field.attname: field for field in model._meta.local_concrete_fields}
    others = [
        field
        for name, field in given.items()
        if name not in names and not field.primary_key and not field.generated
    ]
    blank = model()
    rest = [field.pre_save(blank, True) for field in others]
    columns = [*(given[name] for name in names), *others]
    keys: list[int] = []
    waiting = iter(rows)
    while batch := [[*row, *rest] for row in islice(waiting, BATCH)]:
        keys += _copy(model, columns, batch)
    return keys


def known_size(model: type[models.Model]) -> int:
    """How many rows the planner believes that a table has."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT greatest(reltuples, 0)::bigint FROM pg_class WHERE oid = %s::regclass",
            [model._meta.db_table],
        )
        return int(cursor.fetchone()[0])


def refresh_statistics(changed: Iterable[type[models.Model]]) -> None:
    """Let the planner know what is in these tables by now, this transaction's rows too.

    The database does so by itself some minutes later: too late for whoever fills an empty table, whose foreign keys
    would be checked by plans made for no rows.
    """
    tables = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in changed)
    with connection.cursor() as cursor:
        # Another transaction that looks at the same tables keeps them to its end: nobody waits for that.
        cursor.execute(f"ANALYZE (SKIP_LOCKED) {tables}")


def check_constraints() -> None:
    """Check the foreign keys of what this transaction wrote, while it is at hand; else all wait for its end."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def update_rows(rows: Iterable[models.Model], fields: Iterable[str]) -> None:
    """Write these fields of rows of one model that are there already; what is equal already is written too."""
    changed = list(rows)
    names = list(fields)
    for start in range(0, len(changed), BATCH):
        _update(changed[start : start + BATCH], names)


def _copy(model: type[models.Model], columns: Sequence[Any], rows: Sequence[list[Any]]) -> list[int]:
    key: Any = model._meta.pk
    quote = connection.ops.quote_name
    table = quote(model._meta.db_table)
    into = ", ".join(quote(field.column) for field in (*columns, key))
    for place in [place for place, field in enumerate(columns) if isinstance(field, JSONField)]:
        for row in rows:
            row[place] = None if row[place] is None else Jsonb(row[place])
    for place in [place for place, field in enumerate(columns) if isinstance(field, FileField)]:
        for row in rows:
            row[place] = str(row[place] or "")
    with connection.cursor() as cursor:
        # Not a plain SELECT: before any other statement the history writes down who does this and why, and COPY,
        # which Django does not see, needs that.
        cursor.execute(
            "WITH taken AS MATERIALIZED (SELECT nextval(%s::regclass) AS number FROM generate_series(1, %s)) "
            "SELECT number FROM taken",
            [_series(table, key.column), len(rows)],
        )
        keys = [pk for (pk,) in cursor.fetchall()]
        with cursor.copy(f"COPY {table} ({into}) FROM STDIN") as copy:
            for pk, row in zip(keys, rows, strict=True):
                row.append(pk)
                copy.write_row(row)
    return keys


@cache
def _series(table: str, column: str) -> str:
    """The name of the series that numbers a table."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table, column])
        return str(cursor.fetchone()[0])


def _update(rows: Sequence[models.Model], names: Sequence[str]) -> None:
    model = type(rows[0])
    key: Any = model._meta.pk
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    quote = connection.ops.quote_name
    table = quote(model._meta.db_table)
    values = [
        {key.column: row.pk, **{field.column: getattr(row, field.attname) for field in fields}}
        for row in rows
    ]
    settings = ", ".join(f"{quote(field.column)} = v.{quote(field.column)}" for field in fields)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} AS t SET {settings}"  # noqa: S608 - names of tables and columns only
            f" FROM json_populate_recordset(NULL::{table}, %s::json) AS v"
            f" WHERE t.{quote(key.column)} = v.{quote(key.column)}",
            [json.dumps(values, default=_plain)],
        )


def _plain(value: Any) -> str:
    """A value as PostgreSQL reads it from a text."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Range):
        if value.isempty:
            return "empty"
        lower, upper = ("" if end is None else f'"{_plain(end)}"' for end in (value.lower, value.upper))
        return f"{value.bounds[0]}{lower},{upper}{value.bounds[1]}"
    if isinstance(value, Decimal | UUID):
        return str(value)
    raise TypeError(f"No text for {type(value).__name__}")
