"""Rows of models by SQL that is written out: for the few questions that every page asks.

Django makes such a query anew each time, which takes longer than the database needs to answer. Nothing is kept here but
the names of columns.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, models

M = TypeVar("M", bound=models.Model)


@cache
def columns_of(model: type[models.Model], table: str) -> str:
    """All columns of a model, of the table or alias named, for a SELECT whose rows `row_of` reads."""
    return ", ".join(f'{table}."{field.column}"' for field in model._meta.concrete_fields)


def row_of(model: type[M], values: Sequence[Any]) -> M:
    """The object that Django would make of a row's columns."""
    names, converters = _fields(model)
    read = list(values)
    for place, convert in converters:
        read[place] = convert(read[place], None, connection)
    return model.from_db(DEFAULT_DB_ALIAS, names, read)


@cache
def width_of(model: type[models.Model]) -> int:
    """How many columns a row of this model has."""
    return len(model._meta.concrete_fields)


@cache
def _fields(model: type[models.Model]) -> tuple[list[str], list[tuple[int, Any]]]:
    """The fields, and what makes of a column's value what Django gives."""
    fields = model._meta.concrete_fields
    converters = [
        (place, convert)
        for place, field in enumerate(fields)
        for convert in field.get_db_converters(connection)
    ]
    return [field.attname for field in fields], converters
