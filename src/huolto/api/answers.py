"""Answers: JSON of plain values, lists with a cursor, only the fields that were asked for."""

import base64
import binascii
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext as _

from huolto.foundation.errors import InvalidInput, NotVisible


def answer(data: Any, *, status: int = 200, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """These values as JSON."""
    return HttpResponse(
        json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=plain),
        status=status,
        content_type="application/json",
        headers=dict(headers or {}),
    )


def plain(value: Any) -> Any:
    """A value that JSON has no kind for: instants in UTC, days and amounts as texts."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return amount(value)
    return str(value)


def amount(value: Decimal) -> str:
    """A number with no more decimals than it needs, never in powers of ten."""
    said = format(value, "f")
    return said.rstrip("0").rstrip(".") if "." in said else said


def fields_asked(fields: str, known: Sequence[str]) -> tuple[str, ...]:
    """What `?fields=` asks for, all of it where nothing is asked; raises InvalidInput for an unknown one."""
    asked = [name.strip() for name in fields.split(",") if name.strip()]
    unknown = [name for name in asked if name not in known]
    if unknown:
        raise InvalidInput(
            _("There is no field “%(name)s”. There are: %(known)s.")
            % {"name": unknown[0][:60], "known": ", ".join(known)},
            field="fields",
        )
    return tuple(asked) or tuple(known)


def page_by_id(
    rows: "QuerySet[Any]",
    made: Callable[[Any], Mapping[str, Any]],
    *,
    limit: int,
    after: str,
    newest_first: bool = True,
) -> dict[str, Any]:
    """A page of rows in the order in which they were made, and the cursor of the next."""
    found, following = rows_of_page(rows, limit=limit, after=after, newest_first=newest_first)
    return {"data": [made(row) for row in found], "next": following}


def rows_of_page(
    rows: "QuerySet[Any]", *, limit: int, after: str, newest_first: bool = True
) -> tuple[list[Any], str | None]:
    """The rows of a page, for who reads something of them all at once, and the cursor of the next."""
    if after:
        place = read_cursor(after)
        rows = rows.filter(pk__lt=place) if newest_first else rows.filter(pk__gt=place)
    found = list(rows.order_by("-pk" if newest_first else "pk")[: limit + 1])
    more, found = len(found) > limit, found[:limit]
    return found, cursor(found[-1].pk) if more else None


def cursor(pk: int) -> str:
    """A place in a list, written so that nobody reckons with it."""
    return base64.urlsafe_b64encode(f"id:{pk}".encode()).decode().rstrip("=")


def read_cursor(text: str) -> int:
    """The place that a cursor stands for; raises InvalidInput."""
    try:
        said = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode("ascii")
        mark, _colon, number = said.partition(":")
        if mark == "id" and number.isascii() and number.isdigit() and len(number) <= 18:
            return int(number)
    except (binascii.Error, ValueError):
        pass
    raise bad_cursor()


def bad_cursor() -> InvalidInput:
    """The refusal of a place that no list gave out."""
    return InvalidInput(_("This is no place in this list. Begin without “after”."), field="after")


def one_of(rows: "QuerySet[Any]", pk: int) -> Any:
    """One row of those that may be seen; raises NotVisible."""
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def ref(row: Any, *more: str) -> dict[str, Any] | None:
    """A reference with its name, and further fields."""
    if row is None:
        return None
    return {"id": row.pk, **{name: getattr(row, name) for name in more}, "name": str(row.name)}


def picked(facts: Mapping[str, Any], fields: Iterable[str]) -> dict[str, Any]:
    """Of these facts those that were asked for."""
    return {name: facts[name] for name in fields}
