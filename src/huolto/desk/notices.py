"""What the desk tells people on their pages: approvals, requests that move, messages."""

from typing import Any

from huolto.desk.access import requests_visible_to
from huolto.desk.choices import RequestKind, RequestState
from huolto.desk.models import Approval, Message, ServiceRequest
from huolto.foundation.models import EventRecord
from huolto.parties.choices import NotificationTopic, OrganisationRole
from huolto.parties.models import Person
from huolto.parties.notices import notify, people_of
from huolto.parties.queries import actor_of_person

_MOVED = {
    RequestState.IN_PROGRESS: "request-started",
    RequestState.DONE: "request-done",
    RequestState.CANCELLED: "request-cancelled",
}
"""What is told of a request that came into a state; a declined one is told of by its approval."""


def tell_approval_asked(record: EventRecord) -> None:
    """Tell the approver that somebody waits (after `ApprovalAsked`)."""
    approval = _approval(record)
    notify(
        approval.approver,
        topic=NotificationTopic.APPROVAL,
        code="approval-asked",
        params=_facts(approval.request),
        path=f"approvals/{approval.pk}/",
        once_key=f"approval:{approval.pk}",
        by=approval.asked_by,
        occurred_at=record.occurred_at,
    )


def tell_approval_answered(record: EventRecord) -> None:
    """Tell who asked what the answer is (after `ApprovalAnswered`)."""
    approval = _approval(record)
    notify(
        approval.asked_by,
        topic=NotificationTopic.ANSWER,
        code="approval-given" if record.data["approved"] else "approval-refused",
        params=_facts(approval.request),
        path=f"requests/{approval.request_id}/",
        once_key=f"approval:{approval.pk}:answer",
        by=approval.approver,
        occurred_at=record.occurred_at,
    )


def tell_request_moved(record: EventRecord) -> None:
    """Tell who asked that work has begun, is done or was cancelled by somebody else (after `RequestMoved`)."""
    to_state = record.data["to_state"]
    request = _request(record)
    if to_state not in _MOVED or (request.kind == RequestKind.ORDER and to_state != RequestState.CANCELLED):
        return
    notify(
        request.requester,
        topic=NotificationTopic.REQUEST,
        code=_MOVED[to_state],
        params=_facts(request),
        path=f"requests/{request.pk}/",
        once_key=f"request:{request.pk}:{to_state}",
        by=_doer(record),
        occurred_at=record.occurred_at,
    )


def tell_message(record: EventRecord) -> None:
    """Tell the others who take part in a request's conversation (after `MessageWritten`).

    A public message goes to who asked and to the staff who wrote before; an internal note to that staff alone.
    """
    request = _request(record)
    writers = Message.objects.filter(request=request).exclude(pk=record.data["message_id"])
    people = people_of(writers.values_list("author_id", flat=True).distinct(), record.provider_id)
    people.setdefault(request.requester_id, request.requester)
    by = _doer(record)
    for person in people.values():
        is_staff = OrganisationRole.PROVIDER in person.organisation.roles
        if not is_staff and not record.data["is_public"]:
            continue
        if not requests_visible_to(actor_of_person(person)).filter(pk=request.pk).exists():
            continue  # whoever wrote once may have lost the right to read since
        notify(
            person,
            topic=NotificationTopic.MESSAGE,
            code="message",
            params=_facts(request),
            path=f"{'work/' if is_staff else ''}requests/{request.pk}/",
            once_key=f"message:{record.data['message_id']}",
            by=by,
            occurred_at=record.occurred_at,
        )


def _facts(request: ServiceRequest) -> dict[str, Any]:
    return {"title": request.title, "number": request.number}


def _approval(record: EventRecord) -> Approval:
    related = (
        "request",
        "approver__organisation",
        "approver__provider",
        "asked_by__organisation",
        "asked_by__provider",
    )
    return Approval.objects.of(record.provider_id).select_related(*related).get(pk=record.data["approval_id"])


def _request(record: EventRecord) -> ServiceRequest:
    rows = ServiceRequest.objects.of(record.provider_id)
    related = rows.select_related("requester__organisation", "requester__provider")
    return related.get(pk=record.data["request_id"])


def _doer(record: EventRecord) -> Person | None:
    return Person.objects.of(record.provider_id).filter(pk=record.person_id).first()
