"""Working on requests: who has them, in which queue, how urgent, under which agreement, agreed for when."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.agreements.models import Agreement
from huolto.agreements.queries import codes_over
from huolto.desk import events
from huolto.desk.access import may_handle, requests_visible_to
from huolto.desk.choices import AT_WORK, Confidentiality, Priority, RequestState
from huolto.desk.clocks import PLAN, agree_start, meet, promise_targets_of
from huolto.desk.commands.requests import finish_request, handled, require_codes
from huolto.desk.models import Queue, ServiceRequest
from huolto.desk.promises import decisions_anew
from huolto.desk.told_facts import withhold_notices
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.foundation.events import publish
from huolto.foundation.locks import lock_rows
from huolto.parties.models import Person
from huolto.parties.queries import actor_of_person
from huolto.rules.explanation import Reason

LIVE = (RequestState.WAITING_FOR_APPROVAL, *AT_WORK)


@command
def assign_requests(
    *, actor: Actor, request_ids: Collection[int], assignee: Person | None
) -> list[ServiceRequest]:
    """Give requests to somebody who may work on them, or to nobody; those that are theirs already stay as they are.

    Raises InvalidInput where the person may not work on one of them, so that nothing comes to whom it may not.
    """
    requests = _handled(actor, request_ids)
    if assignee is not None:
        theirs = actor_of_person(assignee)
        unfit = [request for request in requests if not may_handle(theirs, request)]
        if unfit:
            raise InvalidInput(
                _("%(name)s may not work on %(number)s.")
                % {"name": assignee.name, "number": unfit[0].number},
                field="assignee",
            )
    changed = [one for one in requests if one.assignee_id != (assignee.pk if assignee else None)]
    _update(changed, assignee=assignee)
    _tell(
        actor,
        changed,
        events.RequestAssigned,
        to_person_id=assignee.pk if assignee else None,
    )
    return changed


@command
def move_to_queue(*, actor: Actor, request_ids: Collection[int], queue: Queue) -> list[ServiceRequest]:
    """Put requests into another queue; whoever has one and may not work there no longer has it.

    A request keeps its confidentiality but for one that comes into an HR queue: from then on only HR reads it.
    """
    if queue.provider_id != actor.provider_id:
        raise NotVisible
    requests = _handled(actor, request_ids)
    if not queue.is_open:
        raise InvalidInput(_("This queue takes nothing new."), field="queue")
    changed = [one for one in requests if one.queue_id != queue.pk]
    confidential = queue.confidentiality != Confidentiality.NORMAL
    for request in changed:
        if request.confidentiality != Confidentiality.NORMAL and not confidential:
            raise InvalidInput(
                _("%(number)s is confidential and stays in a queue of HR.") % {"number": request.number},
                field="queue",
            )
    _update(changed, queue=queue)
    if confidential:
        _update(changed, confidentiality=queue.confidentiality)
        withhold_notices(changed)
    people = {one.assignee_id: one.assignee for one in changed if one.assignee}
    having = {pk: actor_of_person(person) for pk, person in people.items()}
    left = [one for one in changed if one.assignee_id and not may_handle(having[one.assignee_id], one)]
    _update(left, assignee=None)
    _promise_anew(actor, changed)
    _tell(actor, changed, events.RequestQueued, queue_id=queue.pk)
    return changed


@command
def finish_requests(*, actor: Actor, request_ids: Collection[int]) -> list[ServiceRequest]:
    """All of these are done, or none: what lacks codes, or cannot be done yet, is named."""
    requests = _handled(actor, request_ids)
    require_codes(requests)
    return [finish_request(actor=actor, request_id=one.pk) for one in requests]


@command
def set_priority(*, actor: Actor, request_ids: Collection[int], priority: str) -> list[ServiceRequest]:
    """Say how urgent requests are; what agreements promise for it is asked again."""
    if priority not in Priority.values:
        raise InvalidInput(_("Choose a priority."), field="priority")
    changed = [one for one in _handled(actor, request_ids) if one.priority != priority]
    _update(changed, priority=priority)
    _promise_anew(actor, changed)
    _tell(actor, changed, events.RequestPrioritised, priority=priority)
    return changed


@command
def bind_agreement(
    *, actor: Actor, request_id: int, agreement: Agreement | None, reason: str
) -> ServiceRequest:
    """Say which agreement answers for a request (design.md 4.4); the reason is kept and told. None: all in their order."""
    handled(actor, request_id)
    request = _locked(actor, [request_id])[0]
    if not reason.strip():
        raise InvalidInput(_("Say why another agreement answers for this."), field="reason")
    if agreement is not None:
        if agreement.provider_id != actor.provider_id:
            raise NotVisible
        if agreement.code not in codes_over(request.customer):
            raise InvalidInput(
                _("%(agreement)s does not cover %(customer)s.")
                % {"agreement": agreement.code, "customer": request.customer.name},
                field="agreement",
            )
    because = Reason("request.bound-by-hand", {"why": reason.strip()[:300]}).to_json()
    _update([request], agreement=agreement, bound_because=because)
    _promise_anew(actor, [request])
    _tell(actor, [request], events.RequestBound, agreement_id=agreement.pk if agreement else None)
    return request


@command
def plan_start(
    *, actor: Actor, request_id: int, start_at: datetime | None, because: str = ""
) -> ServiceRequest:
    """Agree with the customer when it will be looked at; goals that say so rest from then on (S3.7). None takes it back."""
    handled(actor, request_id)
    request = _locked(actor, [request_id])[0]
    if request.state not in LIVE:
        raise WrongState(_("%(number)s has ended.") % {"number": request.number})
    if start_at is not None:
        if start_at <= timezone.now():
            raise InvalidInput(_("Agree on a time that is still to come."), field="start_at")
        if not because.strip():
            raise InvalidInput(_("Say why it begins later, for the customer reads it."), field="because")
    _update([request], planned_start_at=start_at, planned_because=because.strip()[:300] if start_at else "")
    if start_at is not None:
        meet(request, [PLAN], timezone.now())
    agree_start(request)
    _tell(actor, [request], events.RequestPlanned, start_at=start_at.isoformat() if start_at else None)
    return request


def _handled(actor: Actor, request_ids: Collection[int]) -> list[ServiceRequest]:
    """The requests, locked in key order, all of which the actor works on and none of which has ended."""
    visible = set(requests_visible_to(actor).filter(pk__in=request_ids).values_list("pk", flat=True))
    if set(request_ids) - visible:
        raise NotVisible
    requests = _locked(actor, request_ids)
    for request in requests:
        if not may_handle(actor, request):
            raise NotAllowed
        if request.state not in LIVE:
            raise WrongState(_("%(number)s has ended.") % {"number": request.number})
    return requests


def _locked(actor: Actor, request_ids: Collection[int]) -> list[ServiceRequest]:
    rows: QuerySet[ServiceRequest] = ServiceRequest.objects.of(actor.provider)
    related = rows.select_related("customer", "requester", "queue", "assignee", "agreement")
    return lock_rows(related, request_ids)


def _update(requests: Sequence[ServiceRequest], **values: Any) -> None:
    if not requests:
        return
    for request in requests:
        for name, value in values.items():
            setattr(request, name, value)
    ServiceRequest.objects.filter(pk__in=[request.pk for request in requests]).update(**values)


def _promise_anew(actor: Actor, requests: Sequence[ServiceRequest]) -> None:
    decisions = decisions_anew(actor=actor, requests=requests)
    asked = [(one, decisions[one.pk]) for one in requests if one.pk in decisions]
    if asked:
        promise_targets_of(asked)


def _tell(actor: Actor, requests: Sequence[ServiceRequest], kind: Any, **facts: Any) -> None:
    now = timezone.now()
    publish(
        *(
            kind(
                provider_id=actor.provider_id,
                occurred_at=now,
                customer_id=request.customer_id,
                person_id=actor.person_id,
                request_id=request.pk,
                number=request.number,
                **facts,
            )
            for request in requests
        )
    )
