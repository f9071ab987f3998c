"""What the desk tells of estimates and of clocks that were forgotten: by mail and on people's pages."""

from typing import Any

from huolto.desk.models import Estimate, ServiceRequest
from huolto.desk.told_facts import told_facts
from huolto.foundation.models import EventRecord
from huolto.parties.choices import NotificationTopic
from huolto.parties.mails import address, mail_to
from huolto.parties.models import Person
from huolto.parties.notices import notify, people_of


def tell_estimate_given(record: EventRecord) -> None:
    """Tell who asked how long it will take, by mail whatever they chose (S3.11), after `EstimateGiven`."""
    if not record.data["is_told"]:
        return
    estimate = _estimate(record)
    is_asked = record.data["is_consent_asked"]
    _write(estimate, "mail/estimate", f"estimate:{estimate.pk}", is_asked=is_asked)
    notify(
        estimate.request.requester,
        # Both topics have mails of their own, so nobody gets two.
        topic=NotificationTopic.APPROVAL if is_asked else NotificationTopic.ANSWER,
        code="estimate-asked" if is_asked else "estimate",
        params={**told_facts(estimate.request), "minutes": estimate.minutes},
        path=f"requests/{estimate.request_id}/",
        once_key=f"event:{record.key}",
        by=estimate.made_by,
        occurred_at=record.occurred_at,
    )


def tell_estimate_answered(record: EventRecord) -> None:
    """Tell who works on it, else who made the estimate, what the customer said (after `EstimateAnswered`)."""
    estimate = _estimate(record)
    worker = estimate.request.assignee or estimate.made_by
    if worker is None:
        return
    notify(
        worker,
        topic=NotificationTopic.WORK,
        code="estimate-accepted" if record.data["accepted"] else "estimate-declined",
        params=told_facts(estimate.request),
        path=f"work/requests/{estimate.request_id}/",
        once_key=f"event:{record.key}",
        by=people_of([record.person_id], record.provider_id).get(record.person_id or 0),
        occurred_at=record.occurred_at,
    )


def tell_estimate_overrun(record: EventRecord) -> None:
    """Tell who asked that it takes longer than they were told, and who works on it (after `EstimateOverrun`)."""
    estimate = _estimate(record)
    request = estimate.request
    params = {
        **told_facts(request),
        "minutes": record.data["minutes"],
        "expected": record.data["expected"],
    }
    if estimate.told_at is not None:
        _write(
            estimate, "mail/estimate_overrun", f"estimate:{estimate.pk}:overrun", minutes=params["minutes"]
        )
        _notice(record, request.requester, NotificationTopic.ANSWER, params, f"requests/{request.pk}/")
    if request.assignee is not None:
        _notice(record, request.assignee, NotificationTopic.WORK, params, f"work/requests/{request.pk}/")


def tell_timer_forgotten(record: EventRecord) -> None:
    """Remind an agent of a clock that runs on (after `TimerForgotten`)."""
    agent_id = record.data["agent_id"]
    person = people_of([agent_id], record.provider_id)[agent_id]
    request = ServiceRequest.objects.of(record.provider_id).get(pk=record.data["request_id"])
    notify(
        person,
        topic=NotificationTopic.DUE,
        code="timer-forgotten",
        params={**told_facts(request), "since": record.data["since"]},
        path=f"work/requests/{request.pk}/",
        once_key=f"event:{record.key}",
        occurred_at=record.occurred_at,
    )


def _notice(record: EventRecord, person: Person, topic: str, params: dict[str, Any], path: str) -> None:
    notify(
        person,
        topic=topic,
        code="estimate-overrun",
        params=params,
        path=path,
        once_key=f"event:{record.key}",
        occurred_at=record.occurred_at,
    )


def _write(estimate: Estimate, template: str, once_key: str, **more: Any) -> None:
    request = estimate.request
    mail_to(
        request.requester,
        template=template,
        context={
            "estimate": estimate,
            "request": request,
            "link": address(request.provider, f"requests/{request.pk}/"),
            **more,
        },
        once_key=once_key,
        provider=request.provider,
    )


def _estimate(record: EventRecord) -> Estimate:
    related = (
        "made_by",
        "request__provider",
        "request__customer",
        "request__requester__organisation",
        "request__requester__provider",
        "request__assignee__organisation",
        "request__assignee__provider",
    )
    rows = Estimate.objects.of(record.provider_id).select_related(*related)
    return rows.get(pk=record.data["estimate_id"])
