"""Changes of many items: looked at first, then done, taken back within a day."""

from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from django.http import HttpResponse
from ninja import Body, Router, Schema
from pydantic import Field

from huolto.api.answers import answer
from huolto.api.callers import Bearer
from huolto.api.items import ItemQuery, read_filter
from huolto.api.schemas import Id, Input, Instant, PathId, Reason, instant
from huolto.register.bulk_page import bulk_change_visible_to, bulk_page
from huolto.register.choices import BulkFate, BulkState
from huolto.register.commands import ItemChanges, plan_bulk_change, start_bulk_change, undo_bulk_change
from huolto.register.models import BulkChange
from huolto.register.selection import Selection

router = Router(tags=["Changes of many"])
READ, WRITE = Bearer("items:read"), Bearer("items:write")


class Filters(ItemQuery):
    """All items that fit the filters of the list."""


class SelectionIn(Input):
    """Items by their ids, or all that fit the filters but for some."""

    ids: Annotated[list[Id], Field(max_length=20_000)] = []
    filters: Filters | None = None
    exceptions: Annotated[list[Id], Field(max_length=1000)] = []


class BulkFacts(Input):
    """What may be set for many."""

    holder_id: Id | None = None
    place_id: Id | None = None
    cost_centre_id: Id | None = None
    posting_code: Annotated[str, Field(max_length=60)] = ""
    package_id: Id | None = None


class BulkIn(Input):
    """Which items, and what to do with them."""

    items: SelectionIn
    do: Literal["change", "put_in_service", "take_out"] = "change"
    changes: BulkFacts = BulkFacts()
    from_at: Instant | None = None
    reason: Reason = ""


class Group(Schema):
    """Items of one fate."""

    fate: BulkFate
    why: str
    count: int
    item_ids: list[int] = Field(description="The first of them.")


class BulkOut(Schema):
    """A change of many: what it would do or did, by what becomes of the items."""

    id: int
    do: str
    state: BulkState
    total: int
    done: int
    may_undo: bool
    groups: list[Group]


def selection_of(asked: SelectionIn) -> Selection:
    """What is picked; raises InvalidInput for a filter that the list does not know."""
    if asked.filters is None:
        return Selection(ids=tuple(asked.ids))
    given = {name: value for name, value in asked.filters.dict().items() if value}
    read_filter(given)
    return Selection(is_all=True, address=urlencode(given), exceptions=tuple(asked.exceptions))


def _told(request: Any, change: BulkChange, status: int = 200) -> HttpResponse:
    page = bulk_page(request.call.actor, change)
    return answer(
        {
            "id": change.pk,
            "do": change.kind,
            "state": change.state,
            "total": page.all,
            "done": page.done,
            "may_undo": page.may_undo,
            "groups": [
                {
                    "fate": group.fate,
                    "why": str(group.why),
                    "count": group.count,
                    "item_ids": [pk for pk, _tag, _name in group.items],
                }
                for group in page.groups
            ],
        },
        status=status,
    )


@router.post(
    "",
    response={201: BulkOut},
    auth=WRITE,
    url_name="api_bulk_changes",
    operation_id="plan_bulk_change",
    summary="Look at a change of many",
)
def plan(request: Any, change: Body[BulkIn]) -> HttpResponse:
    """Say what a change would do to each of the items; nothing is changed yet."""
    actor = request.call.actor
    planned = plan_bulk_change(
        actor=actor,
        selection=selection_of(change.items),
        kind=change.do,
        changes=ItemChanges(**change.changes.dict(exclude_unset=True)),
        from_at=instant(actor, change.from_at),
        reason=change.reason,
    )
    return _told(request, planned, 201)


@router.get(
    "/{change_id}",
    response=BulkOut,
    auth=READ,
    url_name="api_bulk_change",
    operation_id="get_bulk_change",
    summary="How far a change of many is",
)
def get(request: Any, change_id: PathId) -> HttpResponse:
    """Your own change of many."""
    return _told(request, bulk_change_visible_to(request.call.actor, change_id))


@router.post(
    "/{change_id}/apply",
    response=BulkOut,
    auth=WRITE,
    url_name="api_bulk_change_apply",
    operation_id="apply_bulk_change",
    summary="Do a change of many",
)
def apply(request: Any, change_id: PathId) -> HttpResponse:
    """Do what was looked at. Many items are changed by a job: ask how far it is."""
    return _told(request, start_bulk_change(actor=request.call.actor, change_id=change_id))


@router.post(
    "/{change_id}/undo",
    response=BulkOut,
    auth=WRITE,
    url_name="api_bulk_change_undo",
    operation_id="undo_bulk_change",
    summary="Take a change of many back",
)
def undo(request: Any, change_id: PathId) -> HttpResponse:
    """For a day; what was changed again since is left alone and named."""
    return _told(request, undo_bulk_change(actor=request.call.actor, change_id=change_id))
