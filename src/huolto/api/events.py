"""What happened since: the list of events with a cursor that a program keeps."""

from typing import Annotated, Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema
from pydantic import Field

from huolto.api.answers import answer, cursor, read_cursor
from huolto.api.callers import Bearer
from huolto.api.schemas import After, Instant, Limit
from huolto.connectors.told_events import event_kinds, event_told, told_events
from huolto.foundation.errors import InvalidInput

router = Router(tags=["Events"])
READ = Bearer("events:read")


class EventOut(Schema):
    """One thing that happened; `data` has the facts of its kind."""

    id: str = Field(description="The same event has the same id for everybody.")
    name: str = Field(examples=["register.item_put_in_service"])
    occurred_at: Instant
    recorded_at: Instant
    customer_id: int | None
    person_id: int | None
    subjects: list[str] = Field(examples=[["item:12"]])
    data: dict[str, Any]


class EventPage(Schema):
    """Events, the oldest first; `next` is always there: keep it, and ask with it later for what happened since."""

    data: list[EventOut]
    next: str


class KindOut(Schema):
    """A kind of event and the facts in its `data`."""

    name: str
    says: str
    facts: dict[str, str]


class KindList(Schema):
    """All kinds."""

    data: list[KindOut]


@router.get(
    "",
    response=EventPage,
    auth=READ,
    url_name="api_events",
    operation_id="list_events",
    summary="What happened since",
)
def list_events(
    request: Any,
    name: Annotated[
        str, Query(max_length=600, description="Only these kinds, with commas between them.")
    ] = "",
    limit: Limit = 50,
    after: After = "",
) -> HttpResponse:
    """Events that you may hear of, in the order in which they were recorded, none left out and none twice."""
    wanted = [part.strip() for part in name.split(",") if part.strip()]
    unknown = set(wanted) - {kind.name for kind in event_kinds()}
    if unknown:
        raise InvalidInput(
            _("There is no event “%(name)s”.") % {"name": sorted(unknown)[0][:80]}, field="name"
        )
    records, place = told_events(
        request.call.actor, after=read_cursor(after) if after else 0, limit=limit, names=wanted
    )
    return answer({"data": [event_told(record) for record in records], "next": cursor(place)})


@router.get(
    "/kinds",
    response=KindList,
    auth=READ,
    url_name="api_event_kinds",
    operation_id="list_event_kinds",
    summary="Kinds of events",
)
def list_kinds(request: Any) -> HttpResponse:
    """All kinds with the facts that each brings."""
    kinds = [{"name": kind.name, "says": kind.says, "facts": dict(kind.facts)} for kind in event_kinds()]
    return answer({"data": kinds})
