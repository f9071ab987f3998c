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

Statement = tuple[str, tuple[Any, ...]]
"""SQL with its parameters."""


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
    found = list(_rows(queryset, sort, descending != backwards, size, place))
    return _page(found, sort, size, backwards=backwards, has_place=place is not None)


def first_page_sql(queryset: "QuerySet[Any]", *, sort: SortKey, descending: bool, size: int) -> Statement:
    """What `page_of` asks for the front of a list, for `first_page` to ask again and again."""
    try:
        statement: Statement = _rows(queryset, sort, descending, size, None).query.sql_with_params()
    except EmptyResultSet:
        return "SELECT 0, '' WHERE FALSE", ()
    return statement


def first_page(statement: Statement, *, sort: SortKey, size: int) -> KeysetPage:
    """The page that `page_of` would give at the front of a list."""
    with connection.cursor() as cursor:
        cursor.execute(*statement)
        return _page(cursor.fetchall(), sort, size, backwards=False, has_place=False)


def _rows(
    queryset: "QuerySet[Any]", sort: SortKey, falling: bool, size: int, place: tuple[Any, int] | None
) -> Any:
    rows = queryset.annotate(sort_key=sort.expression)
    if place is not None:
        rows = rows.filter(_Beyond(sort.expression, *place, "<" if falling else ">"))
    sign = "-" if falling else ""
    return rows.order_by(f"{sign}sort_key", f"{sign}pk").values_list("pk", "sort_key")[: size + 1]


def _page(
    found: list[tuple[int, Any]], sort: SortKey, size: int, *, backwards: bool, has_place: bool
) -> KeysetPage:
    has_more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    leads_on = bool(found) and (has_more or backwards)
    leads_back = bool(found) and (has_more if backwards else has_place)
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
    return counted([counting_sql(queryset, limit) for queryset in querysets], limit)


def counting_sql(queryset: "QuerySet[Any]", limit: int = COUNT_LIMIT) -> Statement:
    """What `capped_counts` asks of one queryset, for `counted` to ask again and again."""
    try:
        rows = queryset if queryset.query.order_by else queryset.order_by()
        return rows.values("pk")[: limit + 1].query.sql_with_params()
    except EmptyResultSet:
        return "SELECT 1 WHERE FALSE", ()


def counted(statements: Sequence[Statement], limit: int = COUNT_LIMIT) -> list[tuple[int, bool]]:
    """The counts of `capped_counts`, of what `counting_sql` gave: one query for all."""
    if not statements:
        return []
    parts = ", ".join(f"(SELECT count(*) FROM ({sql}) counted)" for sql, _params in statements)  # noqa: S608 - Django wrote it, values are parameters
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {parts}", [param for _sql, params in statements for param in params])
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
