"""Messages about requests: public ones and notes, with files. A word of the customer sets the request going again."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.desk import events
from huolto.desk.access import may_handle, may_write, request_visible_to
from huolto.desk.choices import LinkKind, RequestChannel, RequestState
from huolto.desk.clocks import RESPOND, meet
from huolto.desk.commands.requests import MOVES, may_be_reopened, move_request, open_request
from huolto.desk.files import NewFile, keep_files, require_files
from huolto.desk.models import Message, RequestLink, ServiceRequest
from huolto.desk.ports import process_of
from huolto.foundation.actors import Actor
from huolto.foundation.bulk import insert_rows
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotAllowed
from huolto.foundation.events import publish
from huolto.foundation.locks import lock_row


@command
def add_message(
    *,
    actor: Actor,
    request_id: int,
    body: str,
    is_public: bool = True,
    channel: str = RequestChannel.PORTAL,
    files: Sequence[NewFile] = (),
    mail_id: str = "",
) -> Message:
    """Write about a request. Customers write in public; an internal note is the provider's alone.

    `mail_id` is the Message-ID of the mail that it came as.

    A customer's message ends a wait for them and opens again what was done lately; after that it opens a request that
    follows. About a merged one it is written where that went. Raises NotAllowed for who may only read it.
    """
    request = _written_about(actor, request_id)
    if not may_write(actor, request):
        raise NotAllowed
    if not body.strip() and not files:
        raise InvalidInput(_("Write something first."), field="body")
    if not is_public and not may_handle(actor, request):
        raise NotAllowed
    require_files(files)
    request = lock_row(ServiceRequest.objects.of(actor.provider), request.pk)
    now = timezone.now()
    if not actor.is_staff_of_provider and _is_long_done(request, now):
        request = _followed_by(actor, request)
    message = Message.objects.create(
        provider=actor.provider,
        request=request,
        author_id=actor.person_id,
        body=body.strip(),
        is_public=is_public,
        is_from_customer=not actor.is_staff_of_provider,
        channel=channel,
        mail_id=mail_id,
        written_at=now,
    )
    keep_files(actor, request=request, message=message, files=files)
    if is_public:
        _follow_word(actor, request, now)
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
def write_then(*, actor: Actor, request_id: int, then: str, **facts: Any) -> Message:
    """Write as `add_message` and move the request by a word of `MOVES`; where it may not move, nothing is written."""
    message = add_message(actor=actor, request_id=request_id, **facts)
    MOVES[then](actor=actor, request_id=request_id)
    return message


@command
def add_notes(*, actor: Actor, notes: Sequence[tuple[ServiceRequest, str]], channel: str) -> list[Message]:
    """Write an internal note about each of these requests, with one statement a table for all. Raises NotAllowed."""
    if not all(may_handle(actor, request) for request, _body in notes):
        raise NotAllowed
    now = timezone.now()
    written = insert_rows(
        [
            Message(
                provider=actor.provider,
                request=request,
                author_id=actor.person_id,
                body=body.strip(),
                is_public=False,
                channel=channel,
                written_at=now,
            )
            for request, body in notes
        ]
    )
    publish(
        *(
            events.MessageWritten(
                provider_id=actor.provider_id,
                occurred_at=now,
                customer_id=one.request.customer_id,
                person_id=actor.person_id,
                request_id=one.request_id,
                message_id=one.pk,
                is_public=False,
            )
            for one in written
        )
    )
    return written


def _written_about(actor: Actor, request_id: int) -> ServiceRequest:
    request = request_visible_to(actor, request_id)
    seen = {request.pk}
    while request.merged_into_id is not None and request.merged_into_id not in seen:
        request = request_visible_to(actor, request.merged_into_id)
        seen.add(request.pk)
    return request


def _is_long_done(request: ServiceRequest, now: datetime) -> bool:
    done = request.state == RequestState.DONE and process_of(request) is None
    return done and not may_be_reopened(request, now)


def _followed_by(actor: Actor, request: ServiceRequest) -> ServiceRequest:
    """A new request that follows one done too long ago to be opened again."""
    new = open_request(
        actor=actor,
        kind=request.kind,
        title=request.title,
        customer=request.customer,
        requester=request.requester,
        confidentiality=request.confidentiality,
        queue=request.queue if request.queue.is_open else None,
        items=[row.item for row in request.items.select_related("item")],
    )
    RequestLink.objects.create(provider=actor.provider, kind=LinkKind.FOLLOWS, request=new, other=request)
    return new


def _follow_word(actor: Actor, request: ServiceRequest, now: datetime) -> None:
    """What a public word does to the request: an answer meets its target, a customer's word sets it going."""
    request.last_message_at = now
    names = ["last_message_at", "unanswered_since"]
    if actor.is_staff_of_provider:
        request.unanswered_since = None
        if request.first_answered_at is None:
            request.first_answered_at = now
            names.append("first_answered_at")
        request.save(update_fields=names)
        meet(request, [RESPOND], now)
        return
    request.unanswered_since = request.unanswered_since or now
    request.save(update_fields=names)
    if request.state == RequestState.WAITING_FOR_CUSTOMER or may_be_reopened(request, now):
        goes_on = RequestState.IN_PROGRESS if request.assignee_id else RequestState.OPEN
        move_request(actor=actor, request_id=request.pk, to_state=goes_on)
