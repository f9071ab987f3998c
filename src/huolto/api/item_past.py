"""What an item was: its timeline, whose and where it was, when it was in service, its leases."""

from typing import Annotated, Any, Literal

from django.http import HttpResponse
from ninja import Body, Query, Router, Schema
from pydantic import Field

from huolto.api.answers import answer, one_of, page_by_id, ref
from huolto.api.callers import Bearer
from huolto.api.schemas import (
    After,
    Amount,
    CodeRef,
    Day,
    Id,
    Input,
    Instant,
    Limit,
    Money,
    Page,
    PathId,
    Reason,
    Ref,
)
from huolto.catalogue.choices import AcquisitionModel
from huolto.foundation.texts import text_in
from huolto.register.access import item_visible_to
from huolto.register.choices import LeaseEnd
from huolto.register.commands import LeaseChoice, NewLease, choose_lease_ends, end_lease, start_leases
from huolto.register.models import Lease
from huolto.register.past import assignments_told, leases_visible_to, placements_told, service_told
from huolto.register.timeline import timeline_of

router = Router(tags=["Items"])
leases_router = Router(tags=["Leases"])
READ, WRITE = Bearer("items:read"), Bearer("items:write")


class TimelineOut(Schema):
    """One thing that happened, in the language of Accept-Language; who did it where you may know."""

    at: Instant
    title: str
    lines: list[str]
    by: str


class AssignmentOut(Schema):
    """Whose it was from an instant until another (null: until now)."""

    starts_at: Instant
    ends_at: Instant | None
    customer: Ref
    payer: Ref
    holder: Ref | None
    cost_centre: CodeRef | None
    posting_code: str


class PlacementOut(Schema):
    """Where it was."""

    starts_at: Instant
    ends_at: Instant | None
    place: Ref | None


class ServiceOut(Schema):
    """When it was in service, with which package."""

    starts_at: Instant
    ends_at: Instant | None
    customer: Ref
    package: CodeRef | None


class LeaseOut(Schema):
    """A lease; `ends_on` is the first day after its term."""

    id: int
    item_id: int
    customer: Ref
    lessor: Ref | None
    acquisition_model: str
    starts_on: Day
    ends_on: Day
    term_months: int
    monthly: Money
    residual: Money | None
    ended_on: Day | None
    end: str
    end_choice: str
    holds_over: bool


class LeaseIn(Input):
    """A lease to begin."""

    item_id: Id
    acquisition_model: AcquisitionModel
    starts_on: Day
    term_months: Annotated[int, Field(ge=1, le=600, strict=True)]
    monthly: Amount
    residual: Amount | None = None
    lessor_id: Id | None = None
    holds_over: bool = False


class LeaseEndIn(Input):
    """How a lease ends."""

    ended_on: Day
    end: LeaseEnd
    early_end_sum: Amount | None = None
    reason: Reason = ""


class LeaseChoiceIn(Input):
    """What is to be done when it ends; an empty choice takes one back."""

    choice: Literal["return", "buy", "extend", ""]
    months: Annotated[int, Field(ge=1, le=600, strict=True)] | None = None
    monthly: Amount | None = None
    reason: Reason = ""


def _list(rows: list[dict[str, Any]]) -> HttpResponse:
    return answer({"data": rows, "next": None})


def _span(row: Any) -> dict[str, Any]:
    return {"starts_at": row.during.lower, "ends_at": row.during.upper}


def package_ref(package: Any) -> dict[str, Any] | None:
    """A package with its name in the reader's language."""
    if package is None:
        return None
    return {"id": package.pk, "code": package.code, "name": text_in(package.name) or package.code}


@router.get(
    "/{item_id}/timeline",
    response=Page[TimelineOut],
    auth=READ,
    url_name="api_item_timeline",
    operation_id="get_timeline",
    summary="What happened to an item",
)
def timeline(request: Any, item_id: PathId, limit: Annotated[int, Query(ge=1, le=500)] = 50) -> HttpResponse:
    """What happened, latest first; a customer reads what happened while the item was theirs."""
    actor = request.call.actor
    entries = timeline_of(actor, item_visible_to(actor, item_id), limit=limit)
    return _list(
        [
            {"at": one.at, "title": str(one.title), "lines": [str(line) for line in one.lines], "by": one.by}
            for one in entries
        ]
    )


@router.get(
    "/{item_id}/assignments",
    response=Page[AssignmentOut],
    auth=READ,
    url_name="api_item_assignments",
    operation_id="list_assignments",
    summary="Whose an item was",
)
def assignments(request: Any, item_id: PathId) -> HttpResponse:
    """Customer, payer, holder, cost centre and posting code over time."""
    actor = request.call.actor
    rows = assignments_told(actor, item_visible_to(actor, item_id))
    return _list(
        [
            _span(row)
            | {
                "customer": ref(row.customer),
                "payer": ref(row.payer),
                "holder": ref(row.holder),
                "cost_centre": ref(row.cost_centre, "code"),
                "posting_code": row.posting_code,
            }
            for row in rows
        ]
    )


@router.get(
    "/{item_id}/placements",
    response=Page[PlacementOut],
    auth=READ,
    url_name="api_item_placements",
    operation_id="list_placements",
    summary="Where an item was",
)
def placements(request: Any, item_id: PathId) -> HttpResponse:
    """Its places over time."""
    actor = request.call.actor
    rows = placements_told(actor, item_visible_to(actor, item_id))
    return _list([_span(row) | {"place": ref(row.place)} for row in rows])


@router.get(
    "/{item_id}/service-intervals",
    response=Page[ServiceOut],
    auth=READ,
    url_name="api_item_service",
    operation_id="list_service_intervals",
    summary="When an item was in service",
)
def service(request: Any, item_id: PathId) -> HttpResponse:
    """What charges by days in service are made of."""
    actor = request.call.actor
    rows = service_told(actor, item_visible_to(actor, item_id))
    return _list(
        [_span(row) | {"customer": ref(row.customer), "package": package_ref(row.package)} for row in rows]
    )


def _lease(lease: Lease) -> dict[str, Any]:
    names = (
        "item_id", "acquisition_model", "starts_on", "ends_on", "term_months", "monthly", "residual", "ended_on", "end",
        "end_choice", "holds_over",
    )  # fmt: skip
    told = {name: getattr(lease, name) for name in names}
    return {"id": lease.pk, "customer": ref(lease.customer), "lessor": ref(lease.lessor), **told}


@leases_router.get(
    "",
    response=Page[LeaseOut],
    auth=READ,
    url_name="api_leases",
    operation_id="list_leases",
    summary="Find leases",
)
def list_leases(
    request: Any,
    item: Annotated[int | None, Query(ge=1, le=2**63 - 1, description="Of this item.")] = None,
    is_open: Annotated[
        bool | None, Query(description="Only those that run, or only those that ended.")
    ] = None,
    limit: Limit = 50,
    after: After = "",
) -> HttpResponse:
    """Leases of the items that you may see, the latest first."""
    rows = leases_visible_to(request.call.actor)
    if item is not None:
        rows = rows.filter(item_id=item)
    if is_open is not None:
        rows = rows.filter(ended_on__isnull=is_open)
    return answer(page_by_id(rows, _lease, limit=limit, after=after))


@leases_router.post(
    "",
    response={201: LeaseOut},
    auth=WRITE,
    url_name="api_leases",
    operation_id="start_lease",
    summary="Begin a lease",
)
def start_lease(request: Any, lease: Body[LeaseIn]) -> HttpResponse:
    """Begin a lease of an item for its customer; the provider's staff do this."""
    actor = request.call.actor
    [made] = start_leases(actor=actor, leases=[NewLease(**lease.dict())])
    return answer(_lease(one_of(leases_visible_to(actor), made.pk)), status=201)


@leases_router.get(
    "/{lease_id}",
    response=LeaseOut,
    auth=READ,
    url_name="api_lease",
    operation_id="get_lease",
    summary="Read a lease",
)
def get_lease(request: Any, lease_id: PathId) -> HttpResponse:
    """One lease."""
    return answer(_lease(one_of(leases_visible_to(request.call.actor), lease_id)))


@leases_router.post(
    "/{lease_id}/end",
    response=LeaseOut,
    auth=WRITE,
    url_name="api_lease_end",
    operation_id="end_lease",
    summary="End a lease",
)
def end(request: Any, lease_id: PathId, ending: Body[LeaseEndIn]) -> HttpResponse:
    """End a lease on a day; the provider's staff do this."""
    actor = request.call.actor
    end_lease(actor=actor, lease_id=lease_id, **ending.dict())
    return answer(_lease(one_of(leases_visible_to(actor), lease_id)))


@leases_router.post(
    "/{lease_id}/choice",
    response=LeaseOut,
    auth=WRITE,
    url_name="api_lease_choice",
    operation_id="choose_lease_end",
    summary="Choose what happens at the end",
)
def choose(request: Any, lease_id: PathId, choice: Body[LeaseChoiceIn]) -> HttpResponse:
    """Return, buy or extend when the lease ends; may be changed until then."""
    actor = request.call.actor
    wanted = LeaseChoice(choice=choice.choice, months=choice.months, monthly=choice.monthly)
    choose_lease_ends(actor=actor, lease_ids=[lease_id], choice=wanted, reason=choice.reason)
    return answer(_lease(one_of(leases_visible_to(actor), lease_id)))
