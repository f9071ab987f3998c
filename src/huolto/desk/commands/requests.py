"""Requests: opened, answered, carried through their states."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.desk import events
from huolto.desk.access import may_handle, may_write, request_visible_to
from huolto.desk.choices import TRANSITIONS, Confidentiality, RequestState
from huolto.desk.models import Message, ServiceRequest
from huolto.desk.ports import process_of
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotAllowed, WrongState
from huolto.foundation.events import publish
from huolto.foundation.locks import lock_row
from huolto.foundation.numbering import next_number
from huolto.parties.models import Organisation, Person

CLOSED = frozenset({RequestState.DONE, RequestState.CANCELLED, RequestState.DECLINED})


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
) -> ServiceRequest:
    """Open a request with the next SR number of the provider (S1.13)."""
    number = next_number(provider_id=actor.provider_id, series="SR")
    request = ServiceRequest.objects.create(
        provider=actor.provider,
        number=f"SR-{number:06d}",
        kind=kind,
        state=state,
        confidentiality=confidentiality,
        title=title[:200],
        description=description,
        customer=customer,
        requester=requester,
        opened_at=opened_at or timezone.now(),
    )
    publish(
        events.RequestOpened(
            provider_id=actor.provider_id,
            occurred_at=request.opened_at,
            customer_id=customer.pk,
            person_id=actor.person_id,
            request_id=request.pk,
            number=request.number,
            kind=kind,
        )
    )
    return request


@command
def add_message(*, actor: Actor, request_id: int, body: str, is_public: bool = True) -> Message:
    """Write about a request. Customers write in public; an internal note is the provider's alone.

    Raises NotAllowed for who may only read it.
    """
    request = request_visible_to(actor, request_id)
    if not may_write(actor, request):
        raise NotAllowed
    if not body.strip():
        raise InvalidInput(_("Write something first."), field="body")
    if not is_public and not may_handle(actor, request):
        raise NotAllowed
    now = timezone.now()
    message = Message.objects.create(
        provider=actor.provider,
        request=request,
        author_id=actor.person_id,
        body=body.strip(),
        is_public=is_public,
        written_at=now,
    )
    publish(
        events.MessageWritten(
            provider_id=actor.provider_id,
            occurred_at=now,
            customer_id=request.customer_id,
            person_id=actor.person_id,
            request_id=request.pk,
            message_id=message.pk,
            is_public=is_public,
        )
    )
    return message


@command
def start_request(*, actor: Actor, request_id: int) -> ServiceRequest:
    """Somebody at the provider has begun."""
    _handled(actor, request_id)
    return move_request(actor=actor, request_id=request_id, to_state=RequestState.IN_PROGRESS)


@command
def finish_request(*, actor: Actor, request_id: int) -> ServiceRequest:
    """What was asked for is done; an order is done when all of it has arrived, and not before."""
    request = _handled(actor, request_id)
    process = process_of(request)
    if process is not None and not process.may_finish(actor=actor, request=request):
        raise WrongState(
            _("%(number)s is done when everything has been delivered.") % {"number": request.number}
        )
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


def move_request(*, actor: Actor, request_id: int, to_state: str) -> ServiceRequest:
    """Move a request along its transitions, inside the caller's transaction; the caller has checked who may."""
    request = lock_row(ServiceRequest.objects.of(actor.provider), request_id)
    if request.state == to_state:
        return request
    if to_state not in TRANSITIONS[request.state]:
        raise _wrong_state(request, to_state)
    before, request.state = request.state, to_state
    now = timezone.now()
    if to_state in CLOSED:
        request.closed_at = now
    request.save(update_fields=["state", "closed_at"])
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


def _handled(actor: Actor, request_id: int) -> ServiceRequest:
    request = request_visible_to(actor, request_id)
    if not may_handle(actor, request):
        raise NotAllowed
    return request


def _wrong_state(request: ServiceRequest, wanted: str) -> WrongState:
    return WrongState(
        _("%(number)s is “%(state)s” and cannot become “%(wanted)s”.")
        % {
            "number": request.number,
            "state": request.get_state_display(),
            "wanted": RequestState(wanted).label,
        }
    )
