"""Long lists: pages by key (no page is skipped or doubled while rows come and go), counts exact to a limit.

Begin at `page_of`. A place in the list is an opaque text in the address: `?after=…` or `?before=…`.
"""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BooleanField, Expression, F, QuerySet, Value

COUNT_LIMIT = 1000


@dataclass(frozen=True)
class SortKey:
    """What a list is sorted by: `expression` is never null, and an index on (scope, expression, id) makes it fast.

    `name` marks the places of this order; `is_day` says that the values are dates, `is_moment` that they are instants,
    else they are texts.
    """

    name: str
    expression: Any
    is_day: bool = False
    is_moment: bool = False


@dataclass(frozen=True)
class KeysetPage:
    """Ids of some rows of a list; `after` and `before` lead on and back, "" where there is nothing."""

    ids: list[int]
    after: str
    before: str


class _Beyond(Expression):
    """(key, id) > (value, id), as one comparison of rows, so that an index is entered at the place."""

    conditional = True

    def __init__(self, key: Any, value: Any, pk: int, sign: str) -> None:
        super().__init__(output_field=BooleanField())
        self.sign = sign
        self.parts = [key, F("pk"), Value(value), Value(pk)]

    def get_source_expressions(self) -> list[Any]:
        """For Django, which resolves them."""
        return self.parts

    def set_source_expressions(self, expressions: Sequence[Any]) -> None:
        """For Django, which resolves them."""
        self.parts = list(expressions)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Both rows, compared."""
        compiled = [compiler.compile(part) for part in self.parts]
        key, pk, value, other = (sql for sql, _params in compiled)
        params = [param for _sql, own in compiled for param in own]
        return f"({key}, {pk}) {self.sign} ({value}, {other})", tuple(params)


def page_of(
    queryset: "QuerySet[Any]",
    *,
    sort: SortKey,
    descending: bool = False,
    size: int = 20,
    after: str = "",
    before: str = "",
) -> KeysetPage:
    """A page of a queryset in the order of `sort`, then by primary key.

    A place that cannot be read, or of another order, begins at the front.
    """
    backwards = bool(before)
    place = _read(before or after, sort)
    rows = queryset.annotate(sort_key=sort.expression)
    falling = descending != backwards
    if place is not None:
        rows = rows.filter(_Beyond(sort.expression, *place, "<" if falling else ">"))
    sign = "-" if falling else ""
    found = list(rows.order_by(f"{sign}sort_key", f"{sign}pk").values_list("pk", "sort_key")[: size + 1])
    has_more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    leads_on = bool(found) and (has_more or backwards)
    leads_back = bool(found) and (has_more if backwards else place is not None)
    return KeysetPage(
        ids=[pk for pk, _key in found],
        after=_written(found[-1], sort) if leads_on else "",
        before=_written(found[0], sort) if leads_back else "",
    )


def is_place(text: str, sort: SortKey) -> bool:
    """Whether a text is a place in a list of this order, as `page_of` wrote it."""
    return _read(text, sort) is not None


def capped_counts(querysets: "Sequence[QuerySet[Any]]", limit: int = COUNT_LIMIT) -> list[tuple[int, bool]]:
    """Of each queryset how many rows there are, at most `limit`, and whether there are more: one query for all.

    An order that a queryset asks for is kept: it leads along an index to the first of the rows.
    """
    parts: list[str] = []
    params: list[Any] = []
    for queryset in querysets:
        try:
            counted = queryset if queryset.query.order_by else queryset.order_by()
            sql, own = counted.values("pk")[: limit + 1].query.sql_with_params()
        except EmptyResultSet:
            sql, own = "SELECT 1 WHERE FALSE", ()
        parts.append(f"(SELECT count(*) FROM ({sql}) counted)")  # noqa: S608 - Django wrote it, values are parameters
        params += own
    if not parts:
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(parts), params)
        counts = cursor.fetchone()
    return [(min(count, limit), count > limit) for count in counts]


def _written(row: tuple[int, Any], sort: SortKey) -> str:
    pk, key = row
    value = key.isoformat() if isinstance(key, date) else key
    place = json.dumps([sort.name, value, pk], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(place.encode()).decode().rstrip("=")


def _read(text: str, sort: SortKey) -> tuple[Any, int] | None:
    if not text:
        return None
    try:
        name, value, pk = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        is_read = name == sort.name and isinstance(value, str) and isinstance(pk, int) and "\x00" not in value
        if not is_read or abs(pk) >= 2**63:
            return None
        if sort.is_moment:
            return _moment(value), pk
        return (date.fromisoformat(value) if sort.is_day else value), pk
    except (binascii.Error, ValueError, TypeError):
        return None


def _moment(text: str) -> datetime:
    """An instant as it was written; raises ValueError for one without a zone."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment
