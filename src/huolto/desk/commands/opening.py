"""Requests are opened: one as it is asked for, or many that came at once, with one statement a table for all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.agreements.models import Agreement
from huolto.desk import events
from huolto.desk.choices import PAUSING, Confidentiality, Priority, RequestChannel, RequestState
from huolto.desk.clocks import promise_first_targets
from huolto.desk.commands.queues import first_queue
from huolto.desk.files import NewFile, keep_files_of
from huolto.desk.models import ClockPause, Queue, RequestItem, ServiceRequest
from huolto.desk.promises import first_decisions
from huolto.desk.searching import search_text
from huolto.foundation.actors import Actor
from huolto.foundation.bulk import insert_rows
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotVisible
from huolto.foundation.events import publish
from huolto.foundation.killpoints import reached
from huolto.foundation.numbering import next_numbers
from huolto.parties.models import Organisation, Person
from huolto.register.models import Item
from huolto.rules.explanation import Reason


@dataclass(frozen=True, kw_only=True)
class NewRequest:
    """What is asked for; `opened_by` is the person who opens it, who need not be the one who asks.

    `is_taken_down` says that they wrote it down for whoever asks, and are named for that.
    """

    kind: str
    title: str
    customer: Organisation
    requester: Person
    description: str = ""
    confidentiality: str = Confidentiality.NORMAL
    state: str = RequestState.OPEN
    opened_at: datetime | None = None
    queue: Queue | None = None
    channel: str = RequestChannel.PORTAL
    priority: str = Priority.NORMAL
    task: str = ""
    items: Sequence[Item] = ()
    mailbox: str = ""
    agreement: Agreement | None = None
    bound_because: Reason | None = None
    is_chosen_by_caller: bool = False
    files: Sequence[NewFile] = ()
    opened_by: int | None = None
    is_taken_down: bool = False


@command
def open_requests(*, actor: Actor, wanted: Sequence[NewRequest]) -> list[ServiceRequest]:
    """Open requests in the order given, each with the next SR number of the provider (S1.13) and what is promised of it.

    All of them or none. Without a queue one comes to the provider's first. What an HR queue takes is for HR only.
    Raises NotVisible for anything that belongs to another provider, InvalidInput where a title is empty. How many files
    there may be, and which, is asked before.
    """
    if not wanted:
        return []
    for one in wanted:
        _require(actor, one)
    first = first_queue(actor.provider) if any(one.queue is None for one in wanted) else None
    numbers = next_numbers(provider_id=actor.provider_id, series="SR", count=len(wanted))
    now = timezone.now()
    requests = insert_rows(
        [
            _row(actor, one, one.queue or first, number, one.opened_at or now)
            for one, number in zip(wanted, numbers, strict=True)
        ]
    )
    opened = list(zip(wanted, requests, strict=True))
    insert_rows(
        [
            RequestItem(provider=actor.provider, request=request, item=item)
            for one, request in opened
            for item in one.items
        ]
    )
    keep_files_of(actor.provider, [(request, None, file) for one, request in opened for file in one.files])
    reached("desk.request_stored")
    ClockPause.objects.bulk_create(
        ClockPause(provider=actor.provider, request=one, cause=cause, started_at=one.opened_at)
        for one in requests
        if (cause := PAUSING.get(one.state))
    )
    with_items = {request.pk for one, request in opened if one.items}
    decisions = first_decisions(actor=actor, requests=requests, with_items=with_items)
    promise_first_targets((one, decisions.get(one.pk)) for one in requests)
    publish(*(_opened(actor, one, request) for one, request in opened))
    reached("desk.request_promised")
    return requests


def _require(actor: Actor, one: NewRequest) -> None:
    given = (one.customer, one.requester, one.queue, one.agreement, *one.items)
    if any(row is not None and row.provider_id != actor.provider_id for row in given):
        raise NotVisible
    if not one.title.strip():
        raise InvalidInput(_("Say in a few words what it is about."), field="title")


def _row(actor: Actor, one: NewRequest, queue: Queue | None, number: int, at: datetime) -> ServiceRequest:
    assert queue is not None  # noqa: S101 - every provider has a first one
    is_normal = queue.confidentiality == Confidentiality.NORMAL
    request = ServiceRequest(
        provider=actor.provider,
        number=f"SR-{number:06d}",
        kind=one.kind,
        state=one.state,
        confidentiality=one.confidentiality if is_normal else queue.confidentiality,
        channel=one.channel,
        priority=one.priority,
        title=one.title.strip()[:200],
        description=one.description,
        customer=one.customer,
        requester=one.requester,
        taken_by_id=one.opened_by if one.is_taken_down and one.opened_by != one.requester.pk else None,
        queue=queue,
        task=one.task,
        mailbox=one.mailbox,
        agreement=one.agreement,
        bound_because=one.bound_because.to_json() if one.bound_because else {},
        is_chosen_by_caller=one.is_chosen_by_caller,
        opened_at=at,
        last_message_at=at,
        unanswered_since=at,
    )
    request.search_text = search_text(request, [item.asset_tag for item in one.items])
    return request


def _opened(actor: Actor, one: NewRequest, request: ServiceRequest) -> events.RequestOpened:
    return events.RequestOpened(
        provider_id=actor.provider_id,
        occurred_at=request.opened_at,
        customer_id=request.customer_id,
        person_id=one.opened_by,
        request_id=request.pk,
        number=request.number,
        kind=request.kind,
    )
