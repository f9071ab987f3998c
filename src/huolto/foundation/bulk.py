"""Writes many rows in one statement: new ones by COPY, changed ones by one UPDATE over a list of values.

Django's own `bulk_create` and `bulk_update` build an expression for every cell, which costs more than the database's
work. Constraints, composite tenant keys and history triggers hold here as everywhere; signals there are none.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, models
from django.db.models import JSONField
from psycopg.types.json import Jsonb
from psycopg.types.range import Range

M = TypeVar("M", bound=models.Model)

BATCH = 2000
"""Rows of one statement: what the database keeps in memory of it stays small."""


def insert_rows(rows: Iterable[M]) -> list[M]:
    """Insert unsaved rows of one model, in their order; each knows its key afterwards."""
    new = list(rows)
    for start in range(0, len(new), BATCH):
        _insert(new[start : start + BATCH])
    return new


def update_rows(rows: Iterable[models.Model], fields: Iterable[str]) -> None:
    """Write these fields of rows of one model that are there already; what is equal already is written too."""
    changed = list(rows)
    names = list(fields)
    for start in range(0, len(changed), BATCH):
        _update(changed[start : start + BATCH], names)


def _insert(rows: Sequence[models.Model]) -> None:
    model = type(rows[0])
    fields = [field for field in model._meta.local_concrete_fields if not field.primary_key]
    key: Any = model._meta.pk
    getters = [_getter(field) for field in fields]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in [key, *fields])
    table = quote(model._meta.db_table)
    with connection.cursor() as cursor:
        # Not a plain SELECT: before any other statement the history writes down who does this and why, and COPY,
        # which Django does not see, needs that.
        cursor.execute(
            "WITH wanted AS (SELECT generate_series(1, %s)) SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM wanted",
            [len(rows), table, key.column],
        )
        ids = [pk for (pk,) in cursor.fetchall()]
        with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
            for pk, row in zip(ids, rows, strict=True):
                copy.write_row([pk, *(get(row) for get in getters)])
    for pk, row in zip(ids, rows, strict=True):
        row.pk = pk
        row._state.adding = False
        row._state.db = connection.alias


def _getter(field: Any) -> Callable[[Any], Any]:
    """How a new row's value of a field is put into COPY."""
    name = field.attname
    if isinstance(field, JSONField):
        return lambda row: None if getattr(row, name) is None else Jsonb(getattr(row, name))
    if type(field).pre_save is not models.Field.pre_save:
        return lambda row: field.pre_save(row, True)
    return lambda row: getattr(row, name)


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
