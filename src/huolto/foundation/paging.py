"""Long lists: pages by key (no page is skipped or doubled while rows come and go), counts exact to a limit.

Begin at `page_of`. A place in the list is an opaque text in the address: `?after=…` or `?before=…`.
"""

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import F, Model, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce

M = TypeVar("M", bound=Model)

COUNT_LIMIT = 1000


@dataclass(frozen=True)
class KeysetPage(Generic[M]):
    """Some rows of a list; `after` and `before` lead on and back, "" where there is nothing."""

    rows: list[M]
    after: str
    before: str


def page_of(
    queryset: "QuerySet[M]",
    *,
    key: str,
    descending: bool = False,
    size: int = 20,
    after: str = "",
    before: str = "",
) -> KeysetPage[M]:
    """A page of a queryset in the order of the text field `key`, then by primary key.

    Nothing sorts as an empty text. A place that cannot be read, or of another order, begins at the front.
    """
    backwards = bool(before)
    place = _read(before or after, key)
    rows = queryset.annotate(
        sort_key=Coalesce(Cast(F(key), TextField()), Value(""), output_field=TextField())
    )
    falling = descending != backwards
    if place is not None:
        value, pk = place
        side = "lt" if falling else "gt"
        rows = rows.filter(Q(**{f"sort_key__{side}": value}) | Q(sort_key=value, **{f"pk__{side}": pk}))
    sign = "-" if falling else ""
    found = list(rows.order_by(f"{sign}sort_key", f"{sign}pk")[: size + 1])
    has_more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    leads_on = bool(found) and (has_more or backwards)
    leads_back = bool(found) and (has_more if backwards else place is not None)
    return KeysetPage(
        rows=found,
        after=_written(found[-1], key) if leads_on else "",
        before=_written(found[0], key) if leads_back else "",
    )


def capped_count(queryset: "QuerySet[Any]", limit: int = COUNT_LIMIT) -> tuple[int, bool]:
    """How many rows there are, at most `limit`, and whether there are more than that."""
    found = queryset.order_by().values("pk")[: limit + 1].count()
    return min(found, limit), found > limit


def _written(row: Any, key: str) -> str:
    place = json.dumps([key, row.sort_key, row.pk], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(place.encode()).decode().rstrip("=")


def _read(text: str, key: str) -> tuple[str, int] | None:
    if not text:
        return None
    try:
        of_key, value, pk = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (binascii.Error, ValueError, TypeError):
        return None
    if (
        of_key != key
        or not isinstance(value, str)
        or not isinstance(pk, int)
        or "\x00" in value
        or abs(pk) >= 2**63
    ):
        return None
    return value, pk
