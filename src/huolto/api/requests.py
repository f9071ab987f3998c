"""Requests with what was written about them, and the approvals that wait for the caller."""

from typing import Annotated, Any, Literal

from django.http import HttpResponse
from ninja import Body, Query, Router, Schema
from pydantic import Field

from huolto.api.answers import answer, page_by_id, ref
from huolto.api.callers import Bearer
from huolto.api.schemas import After, CodeRef, Input, Instant, Limit, LongText, Money, Page, PathId, Ref
from huolto.desk.access import approvals_waiting_for, may_handle, request_visible_to
from huolto.desk.choices import ApprovalState, RequestKind, RequestState
from huolto.desk.commands import add_message, answer_approval
from huolto.desk.models import Approval, Message, ServiceRequest
from huolto.desk.queries import (
    RequestFilter,
    all_messages_of,
    log_confidential_reading,
    public_messages_of,
    requests_at_work,
)
from huolto.foundation.errors import NotVisible

router = Router(tags=["Requests"])
approvals_router = Router(tags=["Approvals"])
READ, WRITE = Bearer("requests:read"), Bearer("requests:write")


class RequestHead(Schema):
    """A service request."""

    id: int
    number: str
    kind: RequestKind
    state: RequestState
    title: str
    customer: Ref
    requester: Ref
    opened_at: Instant
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


def _head(row: ServiceRequest) -> dict[str, Any]:
    names = ("number", "kind", "state", "title", "opened_at", "closed_at")
    told = {name: getattr(row, name) for name in names}
    return {"id": row.pk, "customer": ref(row.customer), "requester": ref(row.requester), **told}


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
