"""What the desk tells people on their pages: approvals, requests that move, messages."""

from typing import Any

from huolto.desk.approval_people import stand_ins_asked
from huolto.desk.choices import RequestKind, RequestState
from huolto.desk.hearers import doer_of, hearers, request_of, team_of
from huolto.desk.models import Approval, ServiceRequest
from huolto.desk.threads import thread_of
from huolto.desk.told_facts import told_doer, told_facts
from huolto.foundation.models import EventRecord
from huolto.parties.choices import NotificationTopic
from huolto.parties.models import Person
from huolto.parties.notices import notify
from huolto.parties.queries import today_at

_MOVED = {
    RequestState.IN_PROGRESS: "request-started",
    RequestState.WAITING_FOR_CUSTOMER: "request-waits",
    RequestState.DONE: "request-done",
    RequestState.CANCELLED: "request-cancelled",
}
"""What is told of a request that came into a state; a declined one is told of by its approval."""
_GOES_ON = frozenset({RequestState.WAITING_FOR_CUSTOMER, RequestState.WAITING_FOR_OTHERS})


def tell_approval_asked(record: EventRecord) -> None:
    """Tell the approver, and who stands in for them, that somebody waits (after `ApprovalAsked`)."""
    _tell_asked(record, "approval-asked", "")


def tell_approval_reminded(record: EventRecord) -> None:
    """Tell them once more, before the time is over (after `ApprovalReminded`)."""
    _tell_asked(record, "approval-reminder", ":reminder")


def tell_approval_answered(record: EventRecord) -> None:
    """Tell who asked what the answer is (after `ApprovalAnswered`)."""
    approval = _approval(record)
    notify(
        approval.asked_by,
        topic=NotificationTopic.ANSWER,
        code="approval-given" if record.data["approved"] else "approval-refused",
        params=told_facts(approval.request),
        path=f"requests/{approval.request_id}/",
        once_key=f"approval:{approval.pk}:answer",
        by=approval.answered_by,
        occurred_at=record.occurred_at,
    )


def tell_approval_expired(record: EventRecord) -> None:
    """Tell who asked that nobody answered, and what became of it (after `ApprovalExpired`)."""
    approval = _approval(record)
    goes_on = record.data["to_approval_id"] is not None
    if not goes_on and approval.request.state != RequestState.DECLINED:
        return  # others of the step are still asked
    notify(
        approval.asked_by,
        topic=NotificationTopic.ANSWER,
        code="approval-passed-on" if goes_on else "approval-expired",
        params=told_facts(approval.request),
        path=f"requests/{approval.request_id}/",
        once_key=f"approval:{approval.pk}:expired",
        occurred_at=record.occurred_at,
    )


def _tell_asked(record: EventRecord, code: str, suffix: str) -> None:
    approval = _approval(record)
    until = {"until": approval.ask_until.isoformat()} if approval.ask_until else {}
    day = today_at(approval.provider, record.occurred_at)
    for person in [approval.approver, *stand_ins_asked(approval, day)]:
        notify(
            person,
            topic=NotificationTopic.APPROVAL,
            code=code,
            params={**told_facts(approval.request), **until},
            path=f"approvals/{approval.pk}/",
            once_key=f"approval:{approval.pk}{suffix}",
            by=approval.asked_by,
            occurred_at=record.occurred_at,
        )


def tell_request_moved(record: EventRecord) -> None:
    """Tell who asked where it stands, and who works on it that it was opened again (after `RequestMoved`)."""
    before, to_state = record.data["from_state"], record.data["to_state"]
    request = request_of(record)
    if before == RequestState.DONE:
        for person in _workers(request):
            _tell(
                record, request, person, code="request-reopened", topic=NotificationTopic.WORK, is_staff=True
            )
    if to_state not in _MOVED or (request.kind == RequestKind.ORDER and to_state != RequestState.CANCELLED):
        return
    if to_state == RequestState.IN_PROGRESS and before in _GOES_ON:
        return  # that it goes on after a wait is no news to who ended it
    _tell(record, request, request.requester, code=_MOVED[to_state], topic=NotificationTopic.REQUEST)


def tell_request_opened(record: EventRecord) -> None:
    """Tell the queue's team that something came in (after `RequestOpened`); orders have their own ways."""
    request = request_of(record)
    if request.kind == RequestKind.ORDER:
        return
    for person in team_of(request):
        _tell(record, request, person, code="request-arrived", topic=NotificationTopic.WORK, is_staff=True)


def tell_request_assigned(record: EventRecord) -> None:
    """Tell somebody that a request is theirs now (after `RequestAssigned`)."""
    request = request_of(record)
    if request.assignee is not None and request.assignee_id == record.data["to_person_id"]:
        _tell(
            record,
            request,
            request.assignee,
            code="request-assigned",
            topic=NotificationTopic.WORK,
            is_staff=True,
        )


def tell_request_planned(record: EventRecord) -> None:
    """Tell who asked when it will be looked at (after `RequestPlanned`)."""
    if start := record.data["start_at"]:
        request = request_of(record)
        more = {"start": start}
        _tell(
            record,
            request,
            request.requester,
            code="request-planned",
            topic=NotificationTopic.REQUEST,
            more=more,
        )


def tell_target_nearly_due(record: EventRecord) -> None:
    """Warn who works on it that something promised is due soon (after `TargetNearlyDue`)."""
    _tell_due(record, "target-nearly-due")


def tell_target_late(record: EventRecord) -> None:
    """Tell who works on it, and the queue's team, that something promised is late (after `TargetLate`)."""
    _tell_due(record, "target-late")


def tell_message(record: EventRecord) -> None:
    """Tell the others who take part in a request's conversation (after `MessageWritten`); `message_mails` writes to them."""
    request = request_of(record)
    for person, is_staff in hearers(record):
        notify(
            person,
            topic=NotificationTopic.MESSAGE,
            code="message",
            params=told_facts(request),
            path=f"{'work/' if is_staff else ''}requests/{request.pk}/",
            once_key=f"message:{record.data['message_id']}",
            by=told_doer(request, person, doer_of(record)),
            occurred_at=record.occurred_at,
        )


def _tell_due(record: EventRecord, code: str) -> None:
    request = request_of(record)
    more = {"due": record.data["due_at"]}
    for person in _workers(request):
        _tell(record, request, person, code=code, topic=NotificationTopic.DUE, is_staff=True, more=more)


def _tell(
    record: EventRecord,
    request: ServiceRequest,
    person: Person,
    *,
    code: str,
    topic: str,
    is_staff: bool = False,
    more: dict[str, Any] | None = None,
) -> None:
    notify(
        person,
        topic=topic,
        code=code,
        params={**told_facts(request), "customer": request.customer.name, **(more or {})},
        path=f"{'work/' if is_staff else ''}requests/{request.pk}/",
        once_key=f"event:{record.key}",
        by=told_doer(request, person, doer_of(record)),
        occurred_at=record.occurred_at,
        thread=lambda: thread_of(request),
    )


def _workers(request: ServiceRequest) -> list[Person]:
    """Who has the request; the queue's team where nobody has."""
    return [request.assignee] if request.assignee is not None else team_of(request)


def _approval(record: EventRecord) -> Approval:
    related = (
        "request",
        "approver__organisation",
        "approver__provider",
        "asked_by__organisation",
        "asked_by__provider",
        "answered_by",
        "provider",
    )
    return Approval.objects.of(record.provider_id).select_related(*related).get(pk=record.data["approval_id"])
