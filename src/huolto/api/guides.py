"""What diagnosis guides found out, and the remote sessions of requests: to read."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field

from huolto.api.answers import answer, page_by_id, ref
from huolto.api.callers import Bearer
from huolto.api.schemas import After, CodeRef, Instant, Limit, Page, PathId, Ref
from huolto.desk.access import may_handle, request_visible_to, requests_visible_to
from huolto.desk.choices import OutcomeKind, RemoteOutcome, RemoteState, RequestChannel, ServiceCodeKind
from huolto.desk.commands.remote import is_expired
from huolto.desk.guide_walks import run_visible_to, runs_visible_to, walked
from huolto.desk.models import GuideRun, RemoteSession, RequestCode
from huolto.desk.queries import log_confidential_reading
from huolto.foundation.actors import Actor
from huolto.foundation.texts import text_in

runs_router = Router(tags=["Guide runs"])
remote_router = Router(tags=["Requests"])
READ = Bearer("requests:read")
RELATED = ("guide", "version", "request", "person", "customer", "item", "ran_by")


class GuideRef(Schema):
    """A diagnosis guide, with its title in the language of the answer."""

    id: int
    code: str
    name: str
    version: int


class RequestRef(Schema):
    """A request by its number."""

    id: int
    number: str


class ItemRef(Schema):
    """A device by its tag."""

    id: int
    asset_tag: str


class GuideRunHead(Schema):
    """One walk through a guide. Without an end it goes on; with an end and no outcome it was stopped or did not help."""

    id: int
    guide: GuideRef
    request: RequestRef | None
    customer: Ref
    person: Ref
    item: ItemRef | None
    ran_by: Ref
    channel: RequestChannel
    outcome: str = Field(
        description="The word of the outcome in the guide; empty where it has not come to one."
    )
    outcome_kind: OutcomeKind | Literal[""]
    began_at: Instant
    ended_at: Instant | None


class GuideAnswer(Schema):
    """A step that was passed. `because` is one sentence; a step that decides by what is known has no question."""

    step: str
    question: str
    answer: str
    because: str


class GivenCode(CodeRef):
    """A code of one of the provider's lists."""

    kind: ServiceCodeKind


class GuideRunOut(GuideRunHead):
    """A run with what was asked and answered, in the language of the answer, and the codes that its request has."""

    answers: list[GuideAnswer]
    says: str = Field(description="What the person is told at the outcome.")
    codes: list[GivenCode]


class RemoteSessionOut(Schema):
    """A look at a screen from afar. Its link is in no answer: it is opened from the pages, once it is allowed."""

    id: int
    state: RemoteState
    person: Ref
    agent: Ref
    item: ItemRef | None
    asked_at: Instant
    expires_at: Instant
    answered_at: Instant | None
    answered_by: Ref | None
    began_at: Instant | None
    ended_at: Instant | None
    outcome: RemoteOutcome | Literal[""]
    note: str = Field(description="What the agent noted at the end; the provider's alone.")


def _runs(actor: Actor) -> "QuerySet[GuideRun]":
    """Runs the caller may read, each with whether its request may be read too: that may be another's by now."""
    seen = requests_visible_to(actor).filter(pk=OuterRef("request_id"))
    return runs_visible_to(actor).select_related(*RELATED).annotate(reads_request=Exists(seen))


def _head(run: Any) -> dict[str, Any]:
    names = ("channel", "outcome", "outcome_kind", "began_at", "ended_at")
    guide, request = run.guide, run.request
    return {
        "id": run.pk,
        "guide": {
            "id": guide.pk,
            "code": guide.code,
            "name": text_in(guide.title) or guide.code,
            "version": run.version.number,
        },
        "request": {"id": request.pk, "number": request.number} if run.reads_request else None,
        **{name: ref(getattr(run, name)) for name in ("customer", "person", "ran_by")},
        "item": _item(run.item),
        **{name: getattr(run, name) for name in names},
    }


def _item(item: Any) -> dict[str, Any] | None:
    return {"id": item.pk, "asset_tag": item.asset_tag} if item else None


@runs_router.get(
    "",
    response=Page[GuideRunHead],
    auth=READ,
    url_name="api_guide_runs",
    operation_id="list_guide_runs",
    summary="Find runs of diagnosis guides",
)
def list_runs(
    request: Any,
    guide: Annotated[str, Query(max_length=60, description="Only of the guide with this code.")] = "",
    request_id: Annotated[int | None, Query(ge=1, le=2**63 - 1, description="Only of this request.")] = None,
    outcome_kind: Annotated[OutcomeKind | Literal[""], Query()] = "",
    limit: Limit = 50,
    after: After = "",
) -> HttpResponse:
    """The runs that you may read, the latest first: your own, and those of requests that you read."""
    rows = _runs(request.call.actor)
    if guide:
        rows = rows.filter(guide__code=guide)
    if request_id:
        rows = rows.filter(request_id=request_id)
    if outcome_kind:
        rows = rows.filter(outcome_kind=str(outcome_kind))
    return answer(page_by_id(rows, _head, limit=limit, after=after))


@runs_router.get(
    "/{run_id}",
    response=GuideRunOut,
    auth=READ,
    url_name="api_guide_run",
    operation_id="get_guide_run",
    summary="Read what a guide found out",
)
def get_run(request: Any, run_id: PathId) -> HttpResponse:
    """One run with its answers, where it ended and the codes that were given. Reading a confidential one is noted."""
    actor = request.call.actor
    run_visible_to(actor, run_id)
    run = _runs(actor).get(pk=run_id)
    if run.request is not None:
        log_confidential_reading(actor=actor, request=run.request)
    stand = walked(run)
    steps = [
        {"step": one.step, "question": one.question, "answer": one.answer, "because": one.because}
        for one in stand.path
    ]
    says = text_in(stand.outcome.says) if stand.outcome and run.outcome else ""
    return answer(_head(run) | {"answers": steps, "says": says, "codes": _codes(actor, run)})


@remote_router.get(
    "/{request_id}/remote-sessions",
    response=list[RemoteSessionOut],
    auth=READ,
    url_name="api_request_remote_sessions",
    operation_id="list_remote_sessions",
    summary="Read a request's remote sessions",
)
def list_remote(request: Any, request_id: PathId) -> HttpResponse:
    """The sessions of a request, the latest first; who does not work on it reads those that they were asked for."""
    actor = request.call.actor
    found = request_visible_to(actor, request_id)
    log_confidential_reading(actor=actor, request=found)
    rows = RemoteSession.objects.of(actor.provider).filter(request=found)
    handles = may_handle(actor, found)
    if not handles:
        rows = rows.filter(person_id=actor.person_id)
    related = rows.select_related("person", "agent", "item", "answered_by")
    return answer([_session(one, handles=handles) for one in related])


def _session(row: RemoteSession, *, handles: bool) -> dict[str, Any]:
    names = ("asked_at", "expires_at", "answered_at", "began_at", "ended_at", "outcome")
    return {
        "id": row.pk,
        "state": RemoteState.EXPIRED if is_expired(row) else row.state,
        **{name: ref(getattr(row, name)) for name in ("person", "agent", "answered_by")},
        "item": _item(row.item),
        **{name: getattr(row, name) for name in names},
        "note": row.note if handles else "",
    }


def _codes(actor: Actor, run: GuideRun) -> Sequence[dict[str, Any]]:
    if run.request is None or not may_handle(actor, run.request):
        return []
    given = RequestCode.objects.of(actor.provider).filter(request=run.request).select_related("code")
    return [
        {"id": one.code.pk, "kind": one.kind, "code": one.code.code, "name": text_in(one.code.name)}
        for one in given
    ]
