"""Two hands at one approval at once: one of them counts, and the request moves once."""

import pytest

from cast import Cast, build_cast
from charges.test_at_once import at_once
from desk.desks import asked
from huolto.desk.approval_plans import Asked, StepPlan
from huolto.desk.choices import RequestState
from huolto.desk.commands import answer_approval, ask_approvals, expire_approval
from huolto.desk.models import Approval, ServiceRequest
from huolto.foundation.errors import WrongState
from huolto.foundation.models import EventRecord

pytestmark = pytest.mark.django_db(transaction=True)


def waiting(cast: Cast, *, needs: str = "all") -> tuple[ServiceRequest, list[Approval]]:
    request = asked(cast, state=RequestState.WAITING_FOR_APPROVAL)
    people = [Asked(approver=cast.approver), Asked(approver=cast.customer_administrator)]
    plan = StepPlan(asked=people, needs=needs, answer_within_days=2)
    return request, ask_approvals(actor=cast.actor(cast.employee), request=request, steps=[plan])


def moves(request: ServiceRequest) -> int:
    subject = [f"request:{request.pk}"]
    return EventRecord.objects.filter(name="desk.request_moved", subjects__contains=subject).count()


def test_both_of_a_step_answer_at_once_and_the_request_goes_on_once() -> None:
    cast = build_cast()
    request, rows = waiting(cast)
    results = at_once(
        *(
            lambda row=row: answer_approval(actor=cast.actor(row.approver), approval_id=row.pk, approve=True)
            for row in rows
        )
    )
    assert [type(one) for one in results] == [Approval, Approval]
    assert ServiceRequest.objects.get(pk=request.pk).state == RequestState.OPEN
    assert moves(request) == 1


def test_one_answered_twice_at_once_keeps_the_first_word() -> None:
    cast = build_cast()
    request, rows = waiting(cast, needs="any")
    row = rows[0]
    actor = cast.actor(cast.approver)
    results = at_once(
        lambda: answer_approval(actor=actor, approval_id=row.pk, approve=True),
        lambda: answer_approval(actor=actor, approval_id=row.pk, approve=False, answer="No."),
    )
    assert sorted(type(one).__name__ for one in results) == ["Approval", "WrongState"]
    kept = Approval.objects.get(pk=row.pk).state
    expected = {"approved": RequestState.OPEN, "declined": RequestState.DECLINED}[kept]
    assert ServiceRequest.objects.get(pk=request.pk).state == expected
    assert moves(request) == 1


def test_answered_while_expiring_is_one_or_the_other() -> None:
    cast = build_cast()
    request = asked(cast, state=RequestState.WAITING_FOR_APPROVAL)
    plan = StepPlan(asked=[Asked(approver=cast.approver)], answer_within_days=2)
    [row] = ask_approvals(actor=cast.actor(cast.employee), request=request, steps=[plan])
    later = row.ask_until
    assert later is not None
    answered, expired = at_once(
        lambda: answer_approval(actor=cast.actor(cast.approver), approval_id=row.pk, approve=True),
        lambda: expire_approval(actor=cast.system(), approval_id=row.pk, now=later),
    )
    row.refresh_from_db()
    state = ServiceRequest.objects.get(pk=request.pk).state
    if expired is True:
        assert isinstance(answered, WrongState)
        assert (row.state, state) == ("expired", RequestState.DECLINED)
    else:
        assert (row.state, state) == ("approved", RequestState.OPEN)
    assert moves(request) == 1
