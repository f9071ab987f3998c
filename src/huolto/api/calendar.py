"""Days on which the provider or a customer is closed or open otherwise: listed, added, removed."""

from datetime import date, timedelta
from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Body, Query, Router, Schema
from pydantic import Field

from huolto.api.answers import answer, page_by_id
from huolto.api.callers import Bearer
from huolto.api.schemas import After, Day, Id, Input, Limit, Page, PathId, Text
from huolto.parties.access import calendar_days_visible_to
from huolto.parties.choices import DayEffect
from huolto.parties.commands import DaysFacts, add_calendar_days, remove_calendar_days
from huolto.parties.models import CalendarDays

router = Router(tags=["Calendar"])
READ, WRITE = Bearer("calendar:read"), Bearer("calendar:write")
_DAY = timedelta(days=1)

Since = Annotated[date | None, Query(alias="from", description="Only days on or after this one.")]
Until = Annotated[date | None, Query(description="Only days before this one.")]
OfCustomer = Annotated[int | None, Query(ge=1, le=2**63 - 1, description="Only this customer's own.")]
Hours = Annotated[
    list[Annotated[str, Field(max_length=11, examples=["08:00-12:00"])]],
    Field(
        max_length=10,
        description="Where the effect has hours; past midnight the end is earlier than the start.",
    ),
]


class CalendarDaysIn(Input):
    """Days and what happens on them; without a customer they are the provider's."""

    name: Annotated[
        dict[str, Text],
        Field(description="By language: en, fi, sv, nb, fa.", examples=[{"en": "Company day"}], max_length=5),
    ]
    first_on: Day
    last_on: Annotated[Day | None, Field(description="Without it one day.")] = None
    effect: DayEffect = DayEffect.CLOSED
    hours: Hours = []
    customer_id: Id | None = None


class CalendarDaysOut(Schema):
    """Days that differ from the usual week."""

    id: int
    name: dict[str, str]
    first_on: date
    last_on: date
    effect: DayEffect
    hours: list[str]
    customer_id: int | None
    source: str = Field(
        description="The calendar file that they came from; empty where they were written by hand."
    )


def _days(row: CalendarDays) -> dict[str, Any]:
    names = ("name", "effect", "hours", "customer_id", "source")
    dates = {"first_on": row.starts_on, "last_on": row.ends_on - _DAY}
    return {"id": row.pk, **dates, **{name: getattr(row, name) for name in names}}


@router.get(
    "",
    response=Page[CalendarDaysOut],
    auth=READ,
    url_name="api_calendar_days",
    operation_id="list_calendar_days",
    summary="Days that differ",
)
def list_calendar_days(
    request: Any,
    limit: Limit = 50,
    after: After = "",
    since: Since = None,
    until: Until = None,
    customer_id: OfCustomer = None,
) -> HttpResponse:
    """The provider's days and those of the organisations that you see, the newest first.

    Holidays of the country are not among them.
    """
    rows = calendar_days_visible_to(request.call.actor)
    if since is not None:
        rows = rows.filter(ends_on__gt=since)
    if until is not None:
        rows = rows.filter(starts_on__lt=until)
    if customer_id is not None:
        rows = rows.filter(customer_id=customer_id)
    return answer(page_by_id(rows, _days, limit=limit, after=after))


@router.post(
    "",
    response={201: CalendarDaysOut},
    auth=WRITE,
    url_name="api_calendar_days",
    operation_id="add_calendar_days",
    summary="Add days that differ",
)
def add(request: Any, days: Body[CalendarDaysIn]) -> HttpResponse:
    """The provider's administrator adds any, a customer's administrator those of its organisations."""
    given = days.dict()
    customer_id = given.pop("customer_id")
    kept = add_calendar_days(actor=request.call.actor, facts=DaysFacts(**given), customer_id=customer_id)
    return answer(_days(kept), status=201)


@router.delete(
    "/{days_id}",
    response={204: None},
    auth=WRITE,
    url_name="api_calendar_days_one",
    operation_id="remove_calendar_days",
    summary="Remove days that differ",
)
def remove(request: Any, days_id: PathId) -> HttpResponse:
    """Take them out again; the history keeps them."""
    remove_calendar_days(actor=request.call.actor, days_id=days_id)
    return HttpResponse(status=204)
