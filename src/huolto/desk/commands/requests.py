"""Requests: opened, and carried through their states."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.agreements.models import Agreement
from huolto.desk import events
from huolto.desk.access import may_handle, request_visible_to
from huolto.desk.choices import (
    TRANSITIONS,
    Confidentiality,
    Priority,
    RequestChannel,
    RequestKind,
    RequestState,
    ServiceCodeKind,
)
from huolto.desk.clocks import follow_state
from huolto.desk.commands.opening import NewRequest, open_requests
from huolto.desk.files import NewFile, require_files
from huolto.desk.models import Queue, RequestCode, ServiceCode, ServiceRequest
from huolto.desk.ports import process_of
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import NotAllowed, WrongState
from huolto.foundation.events import publish
from huolto.foundation.locks import lock_row
from huolto.foundation.provider_settings import value_of
from huolto.parties.models import Organisation, Person
from huolto.register.models import Item
from huolto.rules.explanation import Reason

MOST_NAMED = 5
"""Requests that a refusal names."""
CLOSED = frozenset({RequestState.DONE, RequestState.CANCELLED, RequestState.DECLINED, RequestState.MERGED})
REOPENED_WITHIN = timedelta(days=14)
"""How long after it was done a request can be opened again; later a new one follows it."""


@command
def open_request(
    *,
    actor: Actor,
    kind: str,
    title: str,
    customer: Organisation,
    requester: Person,
    description: str = "",
    confidentiality: str = Confidentiality.NORMAL,
    state: str = RequestState.OPEN,
    opened_at: datetime | None = None,
    queue: Queue | None = None,
    channel: str = RequestChannel.PORTAL,
    priority: str = Priority.NORMAL,
    task: str = "",
    items: Iterable[Item] = (),
    mailbox: str = "",
    agreement: Agreement | None = None,
    bound_because: Reason | None = None,
    is_chosen_by_caller: bool = False,
    is_taken_down: bool = False,
    files: Sequence[NewFile] = (),
) -> ServiceRequest:
    """Open a request with the next SR number of the provider (S1.13); its agreements say at once what they promise.

    Without a queue it comes to the provider's first. Who takes it down for whoever asks (`is_taken_down`) is named. What an HR queue takes is for HR only. Raises NotVisible for
    anything that belongs to another provider, InvalidInput where the title is empty.
    """
    wanted = NewRequest(
        kind=kind,
        title=title,
        customer=customer,
        requester=requester,
        description=description,
        confidentiality=confidentiality,
        state=state,
        opened_at=opened_at,
        queue=queue,
        channel=channel,
        priority=priority,
        task=task,
        items=tuple(items),
        mailbox=mailbox,
        agreement=agreement,
        bound_because=bound_because,
        is_chosen_by_caller=is_chosen_by_caller,
        files=tuple(files),
        opened_by=actor.person_id,
        is_taken_down=is_taken_down,
    )
    require_files(wanted.files)
    return open_requests(actor=actor, wanted=[wanted])[0]


@command
def start_request(*, actor: Actor, request_id: int) -> ServiceRequest:
    """Somebody at the provider has begun, or goes on after waiting; who begins what nobody has takes it."""
    request = handled(actor, request_id)
    if request.assignee_id is None and actor.person_id is not None:
        ServiceRequest.objects.filter(pk=request.pk, assignee=None).update(assignee_id=actor.person_id)
    return move_request(actor=actor, request_id=request_id, to_state=RequestState.IN_PROGRESS)


@command
def wait_for_customer(*, actor: Actor, request_id: int) -> ServiceRequest:
    """The customer has to say or do something first; the clocks stand still until they do."""
    handled(actor, request_id)
    return move_request(actor=actor, request_id=request_id, to_state=RequestState.WAITING_FOR_CUSTOMER)


@command
def wait_for_others(*, actor: Actor, request_id: int) -> ServiceRequest:
    """A maker, a supplier or a colleague has to do something first; the clocks go on."""
    handled(actor, request_id)
    return move_request(actor=actor, request_id=request_id, to_state=RequestState.WAITING_FOR_OTHERS)


@command
def reopen_request(*, actor: Actor, request_id: int) -> ServiceRequest:
    """It was not done after all; the provider may say so, and who asked within `REOPENED_WITHIN`."""
    request = request_visible_to(actor, request_id)
    if not may_handle(actor, request):
        if actor.person_id != request.requester_id:
            raise NotAllowed
        if not may_be_reopened(request, timezone.now()):
            raise WrongState(
                _("%(number)s has been done for more than %(days)s days. Ask anew and name its number.")
                % {"number": request.number, "days": REOPENED_WITHIN.days}
            )
    return move_request(actor=actor, request_id=request_id, to_state=RequestState.OPEN)


def may_be_reopened(request: ServiceRequest, now: datetime) -> bool:
    """Whether what was done is so recent that a word of the customer opens it again."""
    if request.state != RequestState.DONE or process_of(request) is not None:
        return False
    return request.closed_at is not None and now - request.closed_at <= REOPENED_WITHIN


@command
def finish_request(*, actor: Actor, request_id: int) -> ServiceRequest:
    """What was asked for is done; an order is done when all of it has arrived, and not before."""
    request = handled(actor, request_id)
    process = process_of(request)
    if process is not None and not process.may_finish(actor=actor, request=request):
        raise WrongState(
            _("%(number)s is done when everything has been delivered.") % {"number": request.number}
        )
    require_codes([request])
    return move_request(actor=actor, request_id=request_id, to_state=RequestState.DONE)


@command
def cancel_request(*, actor: Actor, request_id: int) -> ServiceRequest:
    """Who asked, or the provider, takes the request back while what stands behind it allows that."""
    request = request_visible_to(actor, request_id)
    if actor.person_id != request.requester_id and not may_handle(actor, request):
        raise NotAllowed
    # Everything that moves a request locks it first, then what stands behind it: so nobody waits in a circle.
    request = lock_row(ServiceRequest.objects.of(actor.provider), request_id)
    if RequestState.CANCELLED not in TRANSITIONS[request.state]:
        raise _wrong_state(request, RequestState.CANCELLED)
    process = process_of(request)
    if process is not None and not process.may_cancel(actor=actor, request=request):
        raise WrongState(_("%(number)s can no longer be cancelled.") % {"number": request.number})
    moved = move_request(actor=actor, request_id=request_id, to_state=RequestState.CANCELLED)
    if process is not None:
        process.cancelled(actor=actor, request=moved)
    return moved


MOVES = {
    "start": start_request,
    "wait": wait_for_customer,
    "wait_others": wait_for_others,
    "finish": finish_request,
    "cancel": cancel_request,
    "reopen": reopen_request,
}
"""What pages and programs may do with one request, by the word that they send."""


def move_request(
    *, actor: Actor, request_id: int, to_state: str, merged_into: ServiceRequest | None = None
) -> ServiceRequest:
    """Move a request along its transitions, inside the caller's transaction; the caller has checked who may."""
    request = lock_row(ServiceRequest.objects.of(actor.provider), request_id)
    if request.state == to_state:
        return request
    if to_state not in TRANSITIONS[request.state]:
        raise _wrong_state(request, to_state)
    process = process_of(request)
    if request.state == RequestState.DONE and process is not None:
        raise _wrong_state(request, to_state)
    before, request.state, request.merged_into = request.state, to_state, merged_into
    now = timezone.now()
    request.closed_at = now if to_state in CLOSED else None
    if before == RequestState.DONE:
        request.reopenings = F("reopenings") + 1
    request.save(update_fields=["state", "merged_into", "closed_at", "reopenings"])
    if before == RequestState.DONE:
        request.refresh_from_db(fields=["reopenings"])
    follow_state(request, before, now)
    publish(
        events.RequestMoved(
            provider_id=actor.provider_id,
            occurred_at=now,
            customer_id=request.customer_id,
            person_id=actor.person_id,
            request_id=request.pk,
            number=request.number,
            from_state=before,
            to_state=to_state,
        )
    )
    return request


def handled(actor: Actor, request_id: int) -> ServiceRequest:
    """The request, for who works on it; raises NotVisible or NotAllowed for everybody else."""
    request = request_visible_to(actor, request_id)
    if not may_handle(actor, request):
        raise NotAllowed
    return request


def require_codes(requests: Sequence[ServiceRequest]) -> None:
    """Raise WrongState where one of them lacks a code that it has before it is done, naming each with what it lacks."""
    lacking = missing_codes(requests)
    if not lacking:
        return
    said = [
        _("%(number)s (%(kinds)s)")
        % {"number": one.number, "kinds": ", ".join(str(kind.label) for kind in lacking[one.pk])}
        for one in requests
        if one.pk in lacking
    ]
    named = ", ".join(said[:MOST_NAMED]) + (" …" if len(said) > MOST_NAMED else "")
    raise WrongState(
        _("Before it is done, say what was wrong and what helped, under Codes. Lacking: %(requests)s.")
        % {"requests": named}
    )


def missing_codes(requests: Sequence[ServiceRequest]) -> dict[int, list[ServiceCodeKind]]:
    """The kinds of codes that each of them lacks before it is done; what lacks none is left out.

    Its queue asks for them, and the provider for the resolution of every fault. An order is never asked, nor is a
    kind of which there is no code to choose.
    """
    if not requests:
        return {}
    provider_id = requests[0].provider_id
    demands = value_of(provider_id, "desk.codes") == "demanded"
    wanted: dict[int, set[str]] = {}
    for one in requests:
        kinds = set(one.queue.codes_at_done) if process_of(one) is None else set()
        if demands and one.kind == RequestKind.INCIDENT:
            kinds.add(ServiceCodeKind.RESOLUTION)
        if kinds and one.state != RequestState.DONE:
            wanted[one.pk] = kinds
    if not wanted:
        return {}
    there = ServiceCode.objects.of(provider_id).filter(is_active=True).order_by()
    offered = set(there.values_list("kind", flat=True).distinct())
    given = RequestCode.objects.of(provider_id).filter(request_id__in=wanted)
    for request_id, kind in given.values_list("request_id", "kind"):
        wanted[request_id].discard(kind)
    lacking = {
        pk: [kind for kind in ServiceCodeKind if kind in kinds and kind in offered]
        for pk, kinds in wanted.items()
    }
    return {pk: kinds for pk, kinds in lacking.items() if kinds}


def _wrong_state(request: ServiceRequest, wanted: str) -> WrongState:
    return WrongState(
        _("%(number)s is “%(state)s” and cannot become “%(wanted)s”.")
        % {
            "number": request.number,
            "state": request.get_state_display(),
            "wanted": RequestState(wanted).label,
        }
    )
