"""What bodies and answers are made of: numbers of rows, days, instants, amounts, pages, problems."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from django.utils import timezone
from ninja import Path, Query, Schema
from pydantic import AfterValidator, ConfigDict, Field

from huolto.foundation.actors import Actor
from huolto.foundation.forms import YEARS

LARGEST = 2**63 - 1

Id = Annotated[int, Field(ge=1, le=LARGEST, strict=True, description="The number of a row.", examples=[12])]
PathId = Annotated[int, Path(ge=1, le=LARGEST, description="The number of the thing.")]


def _in_our_time(value: Any) -> Any:
    if value.year not in YEARS:
        raise ValueError(f"Give a year from {YEARS[0]} to {YEARS[-1]}.")
    return value


Day = Annotated[date, AfterValidator(_in_our_time), Field(examples=["2026-03-01"])]
Instant = Annotated[
    datetime,
    AfterValidator(_in_our_time),
    Field(
        description="An instant, ISO 8601; without an offset it is one of the provider's own time zone.",
        examples=["2026-03-01T09:00:00+02:00"],
    ),
]
Amount = Annotated[Decimal, Field(max_digits=19, decimal_places=4, ge=0, examples=["1249.00"])]
Text = Annotated[str, Field(max_length=200)]
LongText = Annotated[str, Field(max_length=10_000)]
Money = Annotated[str, Field(pattern=r"^-?[0-9]+(\.[0-9]+)?$", examples=["1249.5"])]

Limit = Annotated[int, Query(ge=1, le=200, description="How many at the most.")]
After = Annotated[str, Query(max_length=600, description="The “next” of the page before.")]
Fields = Annotated[
    str, Query(max_length=600, description="Only these fields, with commas between them; without it all.")
]
Reason = Annotated[str, Field(max_length=300, description="Why; kept in the history.")]


def instant(actor: Actor, value: datetime | None) -> datetime:
    """An instant as it was meant: now where none is given, in the provider's zone where it has no offset."""
    if value is None:
        return timezone.now()
    return value if value.tzinfo is not None else value.replace(tzinfo=ZoneInfo(actor.provider.zone))


class Input(Schema):
    """A body: what it does not know it refuses."""

    model_config = ConfigDict(extra="forbid")


class Sparse(Schema):
    """An answer of which `fields` may ask for a part."""

    model_config = ConfigDict(json_schema_extra=lambda schema: schema.pop("required", None))


class Ref(Schema):
    """A reference."""

    id: int
    name: str


class CodeRef(Ref):
    """A reference that has a code too."""

    code: str


T = TypeVar("T")


class Page(Schema, Generic[T]):
    """A part of a list; `next` leads on, null at the end."""

    data: list[T]
    next: str | None = Field(description="Send it as “after” for what follows.")


class Problem(Schema):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str = Field(description="A sentence for people, in the language of Accept-Language.")
    code: str = Field(description="Stays the same in every language and version.")
    errors: list["FieldError"]
    request_id: str


class FieldError(Schema):
    """What is wrong with one field."""

    field: str
    reason: str
    code: str
