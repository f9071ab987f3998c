"""Requests with what was written about them, and the approvals that wait for the caller."""

from typing import Annotated, Any, Literal

from django.http import HttpResponse
from ninja import Body, Query, Router, Schema
from pydantic import Field

from huolto.api.answers import answer, page_by_id, ref
from huolto.api.callers import Bearer
from huolto.api.schemas import After, CodeRef, Id, Input, Instant, Limit, LongText, Money, Page, PathId, Ref
from huolto.desk.access import HANDLERS, approvals_waiting_for, may_handle, request_visible_to
from huolto.desk.choices import ApprovalState, Priority, RequestChannel, RequestKind, RequestState
from huolto.desk.commands import add_message, answer_approval, open_request
from huolto.desk.commands.requests import MOVES
from huolto.desk.models import Approval, Message, ServiceRequest
from huolto.desk.queries import (
    RequestFilter,
    all_messages_of,
    log_confidential_reading,
    public_messages_of,
    requests_at_work,
)
from huolto.foundation.actors import Actor
from huolto.foundation.errors import NotVisible
from huolto.parties.access import people_visible_to
from huolto.parties.models import Person
from huolto.register.access import items_visible_to
from huolto.register.models import Item

router = Router(tags=["Requests"])
approvals_router = Router(tags=["Approvals"])
READ, WRITE = Bearer("requests:read"), Bearer("requests:write")


class RequestHead(Schema):
    """A service request."""

    id: int
    number: str
    kind: RequestKind
    state: RequestState
    channel: RequestChannel
    priority: Priority
    title: str
    customer: Ref
    requester: Ref
    assignee: Ref | None
    opened_at: Instant
    due_at: Instant | None
    closed_at: Instant | None


class MessageOut(Schema):
    """What somebody wrote; an internal note is read at the provider only."""

    id: int
    author: Ref | None
    body: str
    is_public: bool
    written_at: Instant


class RequestOut(RequestHead):
    """A request with its messages."""

    description: str
    messages: list[MessageOut]


class RequestIn(Input):
    """What is asked, about which items. You ask, unless you work at the provider and say who does."""

    kind: Literal["incident", "service_request"] = "incident"
    title: Annotated[str, Field(min_length=1, max_length=200)]
    description: LongText = ""
    item_ids: Annotated[list[Id], Field(max_length=20)] = []
    requester_id: Id | None = None


class MoveIn(Input):
    """What becomes of it; customers may cancel what they asked and open it again."""

    move: Literal["start", "wait", "wait_others", "finish", "cancel", "reopen"]


class MessageIn(Input):
    """What to write."""

    body: Annotated[str, Field(min_length=1, max_length=10_000)]
    is_public: bool = True


class ApprovalOut(Schema):
    """A question to you: may this be done?"""

    id: int
    request_id: int
    number: str
    title: str
    customer: Ref
    asked_by: Ref
    cost_centre: CodeRef | None
    once_amount: Money | None
    monthly_amount: Money | None
    currency: str
    message: str
    state: ApprovalState
    asked_at: Instant


class AnswerIn(Input):
    """Yes or no; a no says why."""

    approve: bool
    answer: LongText = ""


def requester_for(actor: Actor, person_id: int | None) -> Person:
    """Who asks: the caller, or for whoever handles requests the person that they name."""
    if person_id in (None, actor.person_id):
        found = Person.objects.of(actor.provider).filter(pk=actor.person_id)
    else:
        actor.require_right(*HANDLERS)
        found = people_visible_to(actor).filter(pk=person_id, is_active=True)
    person = found.select_related("organisation").first()
    if person is None:
        raise NotVisible
    return person


def items_named(actor: Actor, ids: list[int]) -> list[Item]:
    """These items, all of which the caller may see."""
    rows = list(items_visible_to(actor).filter(pk__in=ids).select_related("customer"))
    if len(rows) != len(set(ids)):
        raise NotVisible
    return sorted(rows, key=lambda item: ids.index(item.pk))


def _head(row: ServiceRequest) -> dict[str, Any]:
    names = ("number", "kind", "state", "channel", "priority", "title", "opened_at", "due_at", "closed_at")
    people = {name: ref(getattr(row, name)) for name in ("customer", "requester", "assignee")}
    return {"id": row.pk, **people, **{name: getattr(row, name) for name in names}}


def _message(row: Message) -> dict[str, Any]:
    told = {name: getattr(row, name) for name in ("body", "is_public", "written_at")}
    return {"id": row.pk, "author": ref(row.author), **told}


@router.get(
    "",
    response=Page[RequestHead],
    auth=READ,
    url_name="api_requests",
    operation_id="list_requests",
    summary="Find requests",
)
def list_requests(
    request: Any,
    view: Annotated[Literal["all", "open", "ended"], Query()] = "all",
    kind: Annotated[RequestKind | Literal[""], Query()] = "",
    q: Annotated[str, Query(max_length=100, description="Number, title, customer or who asked.")] = "",
    limit: Limit = 50,
    after: After = "",
) -> HttpResponse:
    """The requests that you may read, the latest first."""
    rows = requests_at_work(request.call.actor, RequestFilter(view=view, kind=str(kind), search=q))
    return answer(page_by_id(rows, _head, limit=limit, after=after))


@router.post(
    "",
    response={201: RequestHead},
    auth=WRITE,
    url_name="api_requests_open",
    operation_id="open_request",
    summary="Ask for something",
)
def open_one(request: Any, asked: Body[RequestIn]) -> HttpResponse:
    """It gets a number at once, and what the agreement promises for it."""
    actor = request.call.actor
    requester = requester_for(actor, asked.requester_id)
    opened = open_request(
        actor=actor,
        kind=asked.kind,
        title=asked.title,
        description=asked.description,
        customer=requester.organisation,
        requester=requester,
        channel=RequestChannel.PROGRAM,
        items=items_named(actor, asked.item_ids),
    )
    opened.refresh_from_db()
    return answer(_head(opened), status=201)


@router.post(
    "/{request_id}/moves",
    response=RequestHead,
    auth=WRITE,
    url_name="api_request_moves",
    operation_id="move_request",
    summary="Begin, wait, finish, cancel, open again",
)
def move_one(request: Any, request_id: PathId, to: Body[MoveIn]) -> HttpResponse:
    """One step of its life, where its state allows it."""
    actor = request.call.actor
    MOVES[to.move](actor=actor, request_id=request_id)
    return answer(_head(request_visible_to(actor, request_id)))


@router.get(
    "/{request_id}",
    response=RequestOut,
    auth=READ,
    url_name="api_request",
    operation_id="get_request",
    summary="Read a request",
)
def get_request(request: Any, request_id: PathId) -> HttpResponse:
    """One request with what was written. Reading a confidential one is noted."""
    actor = request.call.actor
    found = request_visible_to(actor, request_id)
    log_confidential_reading(actor=actor, request=found)
    messages = all_messages_of(found) if may_handle(actor, found) else public_messages_of(found)
    told = _head(found) | {"description": found.description}
    return answer(told | {"messages": [_message(one) for one in messages]})


@router.post(
    "/{request_id}/messages",
    response={201: MessageOut},
    auth=WRITE,
    url_name="api_request_messages",
    operation_id="write_message",
    summary="Write about a request",
)
def write(request: Any, request_id: PathId, message: Body[MessageIn]) -> HttpResponse:
    """Both sides read a public message; an internal note is the provider's alone."""
    made = add_message(
        actor=request.call.actor, request_id=request_id, body=message.body, is_public=message.is_public
    )
    return answer(_message(made), status=201)


def _approval(row: Approval) -> dict[str, Any]:
    names = ("request_id", "once_amount", "monthly_amount", "currency", "message", "state", "asked_at")
    return {
        "id": row.pk,
        "number": row.request.number,
        "title": row.request.title,
        "customer": ref(row.request.customer),
        "asked_by": ref(row.asked_by),
        "cost_centre": ref(row.cost_centre, "code"),
        **{name: getattr(row, name) for name in names},
    }


@approvals_router.get(
    "",
    response=Page[ApprovalOut],
    auth=READ,
    url_name="api_approvals",
    operation_id="list_approvals",
    summary="What waits for your approval",
)
def list_approvals(request: Any, limit: Limit = 50, after: After = "") -> HttpResponse:
    """Questions to you that you have not answered."""
    rows = approvals_waiting_for(request.call.actor)
    return answer(page_by_id(rows, _approval, limit=limit, after=after, newest_first=False))


@approvals_router.post(
    "/{approval_id}/answer",
    response=ApprovalOut,
    auth=WRITE,
    url_name="api_approval_answer",
    operation_id="answer_approval",
    summary="Approve or decline",
)
def answer_one(request: Any, approval_id: PathId, said: Body[AnswerIn]) -> HttpResponse:
    """Answer as the one who is asked."""
    actor = request.call.actor
    answer_approval(actor=actor, approval_id=approval_id, approve=said.approve, answer=said.answer)
    related = ("request__customer", "asked_by", "cost_centre")
    row = Approval.objects.of(actor.provider).select_related(*related).filter(pk=approval_id).first()
    if row is None:
        raise NotVisible
    return answer(_approval(row))
