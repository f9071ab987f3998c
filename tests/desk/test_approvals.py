"""Approvals in steps: who is asked when, who answers for whom, what happens without an answer or above a limit."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from cast import Cast
from desk.desks import asked
from huolto.desk.access import approvals_waiting_for, request_visible_to
from huolto.desk.approval_chain import chain_of
from huolto.desk.approval_plans import Asked, StepPlan
from huolto.desk.choices import RequestState
from huolto.desk.commands import (
    answer_approval,
    ask_approvals,
    expire_approval,
    link_is_over,
    mailed_approval,
    remind_approval,
)
from huolto.desk.commands.approvals_in_time import approvals_out_of_time, approvals_to_remind
from huolto.desk.models import Approval, ServiceRequest
from huolto.foundation.errors import InvalidInput, NotVisible, WrongState
from huolto.foundation.events import deliver
from huolto.foundation.localisation import speaking
from huolto.foundation.models import EventRecord, OutgoingMail
from huolto.parties.commands import end_stand_in, grant_right, name_stand_in
from huolto.parties.models import Notification, Person, StandIn
from huolto.parties.queries import today_at


@pytest.fixture(autouse=True)
def english(cast: Cast) -> None:
    Person.objects.of(cast.suopursu).update(language="en")


def one(person: Person, **facts: Any) -> Asked:
    return Asked(approver=person, **facts)


def chain(cast: Cast, *steps: StepPlan) -> ServiceRequest:
    request = asked(cast, state=RequestState.WAITING_FOR_APPROVAL)
    ask_approvals(actor=cast.actor(cast.employee), request=request, steps=steps)
    return request


def supervisor_then_owner(cast: Cast, **waits: Any) -> ServiceRequest:
    return chain(
        cast,
        StepPlan(asked=[one(cast.customer_administrator)], **waits),
        StepPlan(asked=[one(cast.approver)]),
    )


def say(cast: Cast, person: Person, *, approve: bool = True, of: Person | None = None) -> Approval:
    row = Approval.objects.get(approver=of or person, state__in=["pending", "later"])
    return answer_approval(
        actor=cast.actor(person), approval_id=row.pk, approve=approve, answer="" if approve else "No."
    )


def states() -> dict[str, str]:
    rows = Approval.objects.select_related("approver").order_by("pk")
    return {row.approver.name: row.state for row in rows}


def state_of(request: ServiceRequest) -> str:
    return ServiceRequest.objects.get(pk=request.pk).state


def mails(person: Person) -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(to_address=person.email).order_by("pk"))


def token_in(letter: OutgoingMail) -> str:
    [link] = [word for word in letter.text.split() if "/approvals/" in word]
    return link.rstrip("/").rpartition("/")[2]


def after_commit() -> None:
    deliver(list(EventRecord.objects.order_by("pk").values_list("pk", flat=True)))


def over_at() -> datetime:
    """When the time of what is asked is over."""
    last = Approval.objects.filter(state="pending").order_by("ask_until").last()
    assert last is not None
    assert last.ask_until is not None
    return last.ask_until


def away(cast: Cast, person: Person, stand_in: Person, *, days: int = 3) -> StandIn:
    day = today_at(cast.suopursu)
    return name_stand_in(
        actor=cast.actor(person),
        person=person,
        stand_in=stand_in,
        from_on=day,
        until_on=day + timedelta(days=days),
    )


def test_only_the_current_step_is_asked(cast: Cast) -> None:
    supervisor_then_owner(cast)
    assert states() == {cast.customer_administrator.name: "pending", cast.approver.name: "later"}
    assert mails(cast.approver) == []
    assert not approvals_waiting_for(cast.actor(cast.approver)).exists()
    with pytest.raises(NotVisible):
        say(cast, cast.approver)


def test_the_next_step_is_asked_when_the_one_before_has_agreed_and_the_last_lets_it_go_on(cast: Cast) -> None:
    request = supervisor_then_owner(cast)
    say(cast, cast.customer_administrator)
    assert states() == {cast.customer_administrator.name: "approved", cast.approver.name: "pending"}
    assert state_of(request) == RequestState.WAITING_FOR_APPROVAL
    assert len(mails(cast.approver)) == 1
    say(cast, cast.approver)
    assert state_of(request) == RequestState.OPEN


def test_declined_at_any_step_ends_it_and_nobody_further_is_asked(cast: Cast) -> None:
    request = supervisor_then_owner(cast)
    say(cast, cast.customer_administrator, approve=False)
    assert states() == {cast.customer_administrator.name: "declined", cast.approver.name: "cancelled"}
    assert (state_of(request), mails(cast.approver)) == (RequestState.DECLINED, [])


def test_a_step_that_needs_all_waits_for_the_last(cast: Cast) -> None:
    request = chain(cast, StepPlan(asked=[one(cast.approver), one(cast.customer_administrator)]))
    say(cast, cast.approver)
    assert state_of(request) == RequestState.WAITING_FOR_APPROVAL
    say(cast, cast.customer_administrator)
    assert state_of(request) == RequestState.OPEN


def test_a_step_that_needs_one_is_done_with_the_first(cast: Cast) -> None:
    request = chain(cast, StepPlan(asked=[one(cast.approver), one(cast.customer_administrator)], needs="any"))
    say(cast, cast.approver)
    assert states() == {cast.approver.name: "approved", cast.customer_administrator.name: "not_needed"}
    assert state_of(request) == RequestState.OPEN


def test_nobody_approves_what_they_asked_for(cast: Cast) -> None:
    with pytest.raises(InvalidInput, match="asked for themselves"):
        chain(cast, StepPlan(asked=[one(cast.employee)]))
    chain(cast, StepPlan(asked=[one(cast.approver)]))
    away(cast, cast.approver, cast.employee)
    assert not approvals_waiting_for(cast.actor(cast.employee)).exists()
    with pytest.raises(NotVisible):
        say(cast, cast.employee, of=cast.approver)


def test_a_stand_in_is_asked_too_answers_with_a_link_of_their_own_and_is_named(cast: Cast) -> None:
    away(cast, cast.approver, cast.customer_administrator)
    request = chain(cast, StepPlan(asked=[one(cast.approver)]))
    [theirs], [own] = mails(cast.customer_administrator), mails(cast.approver)
    assert "You are asked because you stand in for Riitta Kallasvuo." in theirs.text
    assert token_in(theirs) != token_in(own)
    after_commit()
    assert Notification.objects.filter(membership__person=cast.customer_administrator).count() == 1
    row, person = mailed_approval(cast.suopursu.pk, token_in(theirs))
    assert person == cast.customer_administrator
    assert [one.pk for one in approvals_waiting_for(cast.actor(person))] == [row.pk]
    answered = say(cast, person, of=cast.approver)
    assert (answered.approver, answered.answered_by) == (cast.approver, person)
    assert state_of(request) == RequestState.OPEN
    with speaking("en"):
        [step] = chain_of(request)
    assert step.people[0].answered == f"{person.name} answered for {cast.approver.name}."


def test_who_no_longer_stands_in_answers_no_more(cast: Cast) -> None:
    standing = away(cast, cast.approver, cast.customer_administrator)
    request = chain(cast, StepPlan(asked=[one(cast.approver)]))
    row, person = mailed_approval(cast.suopursu.pk, token_in(mails(cast.customer_administrator)[0]))
    assert not link_is_over(row, person)
    end_stand_in(actor=cast.actor(cast.approver), stand_in_id=standing.pk)
    assert link_is_over(row, person)
    with pytest.raises(NotVisible):
        say(cast, cast.customer_administrator, of=cast.approver)
    assert request_visible_to(cast.actor(cast.approver), request.pk) == request


def test_who_named_a_stand_in_may_still_answer_themselves(cast: Cast) -> None:
    away(cast, cast.approver, cast.customer_administrator)
    request = chain(cast, StepPlan(asked=[one(cast.approver)]))
    say(cast, cast.approver)
    assert state_of(request) == RequestState.OPEN


def test_stand_ins_are_colleagues_on_days_to_come_and_one_at_a_time(cast: Cast) -> None:
    day = today_at(cast.suopursu)
    given = {"actor": cast.actor(cast.approver), "person": cast.approver}
    with pytest.raises(InvalidInput, match="colleague"):
        name_stand_in(**given, stand_in=cast.other_orderer, from_on=day, until_on=day + timedelta(days=1))
    with pytest.raises(InvalidInput, match="somebody else"):
        name_stand_in(**given, stand_in=cast.approver, from_on=day, until_on=day + timedelta(days=1))
    with pytest.raises(InvalidInput, match="are over"):
        name_stand_in(**given, stand_in=cast.orderer, from_on=date(2020, 1, 1), until_on=date(2020, 1, 9))
    first = away(cast, cast.approver, cast.customer_administrator)
    assert away(cast, cast.approver, cast.customer_administrator) == first
    with pytest.raises(InvalidInput, match="stands in on some of these days"):
        away(cast, cast.approver, cast.orderer)


def test_only_oneself_and_an_administrator_name_a_stand_in(cast: Cast) -> None:
    day = today_at(cast.suopursu)
    given = {
        "person": cast.approver,
        "stand_in": cast.orderer,
        "from_on": day,
        "until_on": day + timedelta(days=2),
    }
    for stranger in (cast.orderer, cast.other_administrator, cast.payar_administrator, cast.agent):
        with pytest.raises(NotVisible):
            name_stand_in(actor=cast.actor(stranger), **given)
    named = name_stand_in(actor=cast.actor(cast.customer_administrator), **given)
    assert named.named_by == cast.customer_administrator


def test_a_reminder_comes_once_before_the_time_is_over_with_a_link_that_works(cast: Cast) -> None:
    supervisor_then_owner(cast, answer_within_days=5, remind_days_before=2)
    due = Approval.objects.get(state="pending").remind_at
    assert due is not None
    assert approvals_to_remind(cast.suopursu, due - timedelta(minutes=1)) == []
    [pk] = approvals_to_remind(cast.suopursu, due)
    assert remind_approval(actor=cast.system(), approval_id=pk, now=due)
    assert not remind_approval(actor=cast.system(), approval_id=pk, now=due)
    assert approvals_to_remind(cast.suopursu, due) == []
    first, again = mails(cast.customer_administrator)
    assert again.subject == "SR-000001: Elina Rauta still waits for your approval"
    for letter in (first, again):
        assert mailed_approval(cast.suopursu.pk, token_in(letter))[0].pk == pk


def test_without_an_answer_it_goes_to_the_next_in_line_and_who_asked_is_told(cast: Cast) -> None:
    Person.objects.filter(pk=cast.customer_administrator.pk).update(manager=cast.inspector)
    request = supervisor_then_owner(cast, answer_within_days=5, on_expiry="next")
    later = over_at()
    assert approvals_out_of_time(cast.suopursu, later - timedelta(minutes=1)) == []
    [pk] = approvals_out_of_time(cast.suopursu, later)
    assert expire_approval(actor=cast.system(), approval_id=pk, now=later)
    assert states() == {
        cast.customer_administrator.name: "passed_on",
        cast.approver.name: "later",
        cast.inspector.name: "pending",
    }
    with speaking("en"):
        shown = chain_of(request)[0].people[1]
    assert shown.because.endswith(f"{cast.inspector.name} is their supervisor.")
    after_commit()
    [word] = mails(cast.employee)
    assert word.subject == "SR-000001: nobody answered in time"
    assert "The next in line is asked now" in word.text
    say(cast, cast.inspector)
    say(cast, cast.approver)
    assert state_of(request) == RequestState.OPEN


def test_without_anybody_next_it_ends_with_a_word_to_who_asked(cast: Cast) -> None:
    request = supervisor_then_owner(cast, answer_within_days=5, on_expiry="next")
    later = over_at()
    [pk] = approvals_out_of_time(cast.suopursu, later)
    expire_approval(actor=cast.system(), approval_id=pk, now=later)
    assert states() == {cast.customer_administrator.name: "expired", cast.approver.name: "cancelled"}
    assert state_of(request) == RequestState.DECLINED
    after_commit()
    assert "so the request has ended" in mails(cast.employee)[-1].text


def test_a_step_may_end_at_once_when_nobody_answers(cast: Cast) -> None:
    Person.objects.filter(pk=cast.customer_administrator.pk).update(manager=cast.inspector)
    request = supervisor_then_owner(cast, answer_within_days=1, on_expiry="end")
    later = over_at()
    expire_approval(
        actor=cast.system(), approval_id=approvals_out_of_time(cast.suopursu, later)[0], now=later
    )
    assert state_of(request) == RequestState.DECLINED


def test_where_one_is_enough_the_others_are_still_asked_when_one_does_not_answer(cast: Cast) -> None:
    request = chain(
        cast,
        StepPlan(
            asked=[one(cast.approver), one(cast.customer_administrator)], needs="any", answer_within_days=2
        ),
    )
    later = over_at()
    first, second = approvals_out_of_time(cast.suopursu, later)
    expire_approval(actor=cast.system(), approval_id=first, now=later)
    assert state_of(request) == RequestState.WAITING_FOR_APPROVAL
    expire_approval(actor=cast.system(), approval_id=second, now=later)
    assert state_of(request) == RequestState.DECLINED


def test_what_was_answered_meanwhile_does_not_expire(cast: Cast) -> None:
    request = chain(cast, StepPlan(asked=[one(cast.approver)], answer_within_days=2))
    later = over_at()
    say(cast, cast.approver)
    assert approvals_out_of_time(cast.suopursu, later) == []
    assert not expire_approval(actor=cast.system(), approval_id=Approval.objects.get().pk, now=later)
    assert state_of(request) == RequestState.OPEN


def test_what_is_out_of_time_is_not_answered_any_more(cast: Cast) -> None:
    chain(cast, StepPlan(asked=[one(cast.approver)], answer_within_days=2))
    Approval.objects.update(ask_until=timezone.now() - timedelta(minutes=1))
    with pytest.raises(WrongState, match="time to answer this is over"):
        say(cast, cast.approver)


def test_who_has_left_before_their_step_is_passed_over(cast: Cast) -> None:
    Person.objects.filter(pk=cast.approver.pk).update(manager=cast.inspector, is_active=False)
    request = chain(
        cast,
        StepPlan(asked=[one(cast.customer_administrator)]),
        StepPlan(asked=[one(cast.approver)], on_expiry="next"),
    )
    say(cast, cast.customer_administrator)
    assert states()[cast.inspector.name] == "pending"
    assert state_of(request) == RequestState.WAITING_FOR_APPROVAL


def limited(cast: Cast, amount: str) -> None:
    """The owner of 4120 may approve up to an amount; the customer's administrator up to 10,000."""
    cast.approver.grants.filter(right="approve").update(amount_limit=Decimal(amount))
    grant_right(
        actor=cast.system(),
        person=cast.customer_administrator,
        right="approve",
        organisation=cast.kaarnalahti,
        amount_limit=Decimal(10_000),
    )


def costing(cast: Cast, amount: str, **facts: Any) -> ServiceRequest:
    facts = {"cost_centre": cast.basic_education, "once_amount": Decimal(amount), "currency": "EUR"}
    return chain(cast, StepPlan(asked=[one(cast.approver, **facts)]))


def test_above_the_limit_of_who_agrees_it_goes_on_to_whose_limit_suffices_with_the_reason(cast: Cast) -> None:
    limited(cast, "500")
    request = costing(cast, "1200")
    say(cast, cast.approver)
    assert states() == {cast.approver.name: "approved", cast.customer_administrator.name: "pending"}
    assert state_of(request) == RequestState.WAITING_FOR_APPROVAL
    with speaking("en"):
        because = chain_of(request)[0].people[1].because
    assert because.replace("\u00a0", " ") == (
        "Riitta Kallasvuo may approve up to 500.00 €; this costs 1,200.00 €."
    )
    assert "this costs 1,200.00 €" in mails(cast.customer_administrator)[0].text.replace("\u00a0", " ")
    say(cast, cast.customer_administrator)
    assert state_of(request) == RequestState.OPEN


def test_up_to_the_limit_one_word_is_enough(cast: Cast) -> None:
    limited(cast, "1200")
    request = costing(cast, "1200")
    say(cast, cast.approver)
    assert state_of(request) == RequestState.OPEN


def test_above_everybodys_limit_the_answer_is_refused_and_nothing_changes(cast: Cast) -> None:
    limited(cast, "500")
    request = costing(cast, "10000.01")
    with pytest.raises(WrongState, match="Nobody else may approve that much"):
        say(cast, cast.approver)
    assert (states(), state_of(request)) == (
        {cast.approver.name: "pending"},
        RequestState.WAITING_FOR_APPROVAL,
    )


def test_a_stand_in_answers_within_the_limit_of_who_is_stood_in_for(cast: Cast) -> None:
    limited(cast, "500")
    away(cast, cast.approver, cast.inspector)
    request = costing(cast, "1200")
    say(cast, cast.inspector, of=cast.approver)
    assert states()[cast.customer_administrator.name] == "pending"
    assert state_of(request) == RequestState.WAITING_FOR_APPROVAL
