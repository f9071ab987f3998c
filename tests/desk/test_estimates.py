"""Estimates: what is expected to be long is told before it starts, consent where the agreement asks, overruns told."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from cast import Cast
from desk.desks import asked, hr_queue, march
from desk.times import case, under_service, worked
from huolto.agreements.models import Agreement
from huolto.charges.models import Usage
from huolto.charges.queries import unpriced_usages
from huolto.desk.choices import ConsentState, RequestState
from huolto.desk.commands import (
    answer_estimate,
    bind_agreement,
    give_estimate,
    start_timer,
    tell_estimate,
)
from huolto.desk.models import Estimate, ServiceRequest
from huolto.desk.time_notices import tell_estimate_given, tell_estimate_overrun
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.foundation.models import EventRecord, OutgoingMail
from huolto.parties.models import Notification


def hear(name: str, handler: Callable[[EventRecord], None]) -> None:
    """Give all events of a name to their handler, as the worker does; twice, for it may run again."""
    for record in [*EventRecord.objects.filter(name=name)] * 2:
        handler(record)


NINE = march(2, "09:00")
FIVE_HOURS = 300
CONSENT_OVER_4_H = """
[[rule]]
id = "samtykke"
on = "estimate"
when = { expected = { over = "4 h" } }
then = "ask-consent"
"""


def given(cast: Cast, request: ServiceRequest, minutes: int, **facts) -> Estimate:
    return give_estimate(actor=cast.actor(cast.agent), request_id=request.pk, minutes=minutes, **facts)


def test_three_hours_are_not_announced_and_a_minute_more_is(cast: Cast) -> None:
    under_service(cast)
    short, long = given(cast, case(cast), 180), given(cast, case(cast), 181)
    assert (short.told_at, short.clause) == (None, "")
    assert long.told_at is not None
    assert (long.clause, long.consent) == ("sies-forst", ConsentState.NOT_ASKED)


def test_a_five_hour_job_is_announced_by_mail_and_in_the_portal_before_it_starts(cast: Cast) -> None:
    under_service(cast)
    request = case(cast)
    given(cast, request, FIVE_HOURS, sentence="Tracking code on all pages.")
    hear("desk.estimate_given", tell_estimate_given)
    mail = OutgoingMail.objects.get(to_address=cast.employee.email)
    assert "5 h" in mail.text.replace("\u00a0", " ")
    assert "Tracking code on all pages." in mail.text
    assert Notification.objects.get(membership__person=cast.employee, code="told.estimate")
    start_timer(actor=cast.actor(cast.agent), request_id=request.pk)


def test_no_consent_is_asked_where_the_agreement_asks_for_none(cast: Cast) -> None:
    under_service(cast)
    request = case(cast)
    given(cast, request, FIVE_HOURS)
    request.refresh_from_db()
    assert request.state == RequestState.OPEN
    with pytest.raises(WrongState):
        answer_estimate(actor=cast.actor(cast.employee), request_id=request.pk, accept=True)


def test_the_estimate_stands_in_the_ledger_where_an_agreement_says_something_of_it(cast: Cast) -> None:
    under_service(cast)
    long, short = case(cast), case(cast)
    given(cast, long, 181)
    given(cast, short, 60)
    keys = Usage.objects.filter(kind="estimate").values_list("source_key", flat=True)
    assert list(keys) == [f"estimate:{long.pk}:1"]
    assert not unpriced_usages(cast.system()).filter(kind="estimate").exists()


def test_where_consent_is_asked_no_clock_starts_before_it_is_given(cast: Cast) -> None:
    under_service(cast, CONSENT_OVER_4_H)
    request, agent = case(cast), cast.actor(cast.agent)
    estimate = given(cast, request, FIVE_HOURS)
    request.refresh_from_db()
    assert (estimate.consent, estimate.clause) == (ConsentState.ASKED, "samtykke")
    assert request.state == RequestState.WAITING_FOR_CUSTOMER
    with pytest.raises(WrongState):
        start_timer(actor=agent, request_id=request.pk)
    answer_estimate(actor=cast.actor(cast.employee), request_id=request.pk, accept=True)
    request.refresh_from_db()
    assert request.state == RequestState.OPEN
    start_timer(actor=agent, request_id=request.pk)


def test_below_the_threshold_of_consent_it_is_only_told(cast: Cast) -> None:
    under_service(cast, CONSENT_OVER_4_H)
    estimate = given(cast, case(cast), 240)
    assert (estimate.consent, estimate.told_at is not None) == (ConsentState.NOT_ASKED, True)


def test_declined_with_a_word_it_stays_unstarted_until_another_estimate(cast: Cast) -> None:
    under_service(cast, CONSENT_OVER_4_H)
    request, employee = case(cast), cast.actor(cast.employee)
    given(cast, request, FIVE_HOURS)
    with pytest.raises(InvalidInput) as error:
        answer_estimate(actor=employee, request_id=request.pk, accept=False)
    assert error.value.field == "answer"
    answer_estimate(actor=employee, request_id=request.pk, accept=False, answer="Too much.")
    with pytest.raises(WrongState):
        start_timer(actor=cast.actor(cast.agent), request_id=request.pk)
    given(cast, request, 120)
    start_timer(actor=cast.actor(cast.agent), request_id=request.pk)
    numbers = Estimate.objects.filter(request=request).order_by("number").values_list("number", "consent")
    assert list(numbers) == [(1, "declined"), (2, "not_asked")]


def test_an_answer_counts_once(cast: Cast) -> None:
    under_service(cast, CONSENT_OVER_4_H)
    request, employee = case(cast), cast.actor(cast.employee)
    given(cast, request, FIVE_HOURS)
    answer_estimate(actor=employee, request_id=request.pk, accept=True)
    with pytest.raises(WrongState):
        answer_estimate(actor=employee, request_id=request.pk, accept=False, answer="No")
    assert Estimate.objects.get().consent == ConsentState.ACCEPTED


def test_an_orderer_may_agree_an_inspector_and_strangers_may_not(cast: Cast) -> None:
    under_service(cast, CONSENT_OVER_4_H)
    request = case(cast)
    given(cast, request, FIVE_HOURS)
    with pytest.raises(NotAllowed):
        answer_estimate(actor=cast.actor(cast.inspector), request_id=request.pk, accept=True)
    with pytest.raises(NotVisible):
        answer_estimate(actor=cast.actor(cast.other_orderer), request_id=request.pk, accept=True)
    answered = answer_estimate(actor=cast.actor(cast.orderer), request_id=request.pk, accept=True)
    assert answered.answered_by == cast.orderer


def test_an_agent_writes_down_who_agreed_by_phone(cast: Cast) -> None:
    under_service(cast, CONSENT_OVER_4_H)
    request, agent = case(cast), cast.actor(cast.agent)
    given(cast, request, FIVE_HOURS)
    with pytest.raises(InvalidInput):
        answer_estimate(actor=agent, request_id=request.pk, accept=True)
    said = "By phone, the head of marketing"
    answered = answer_estimate(actor=agent, request_id=request.pk, accept=True, answer=said)
    assert (answered.consent, answered.answer) == (ConsentState.ACCEPTED, said)


def test_bound_to_an_agreement_that_wants_telling_the_work_waits_for_it(cast: Cast) -> None:
    under_service(cast)
    request, agent = case(cast, mailbox="support"), cast.actor(cast.agent)
    assert given(cast, request, FIVE_HOURS).told_at is None, "support says nothing of estimates"
    service = Agreement.objects.get(code="service")
    bind_agreement(actor=agent, request_id=request.pk, agreement=service, reason="Web work")
    with pytest.raises(WrongState):
        start_timer(actor=agent, request_id=request.pk)
    assert tell_estimate(actor=agent, request_id=request.pk).clause == "sies-forst"
    start_timer(actor=agent, request_id=request.pk)


def test_work_beyond_the_estimate_is_told_once_and_again_of_a_new_one(cast: Cast) -> None:
    under_service(cast)
    request = case(cast, opened_at=NINE)
    given(cast, request, 200)

    def told() -> list[tuple[int, int]]:
        rows = EventRecord.objects.filter(name="desk.estimate_overrun").order_by("pk")
        return [(row.data["minutes"], row.data["expected"]) for row in rows]

    worked(cast, request, 200, NINE)
    assert told() == []
    worked(cast, request, 1, march(3, "09:00"))
    worked(cast, request, 30, march(4, "09:00"))
    assert told() == [(201, 200)]
    given(cast, request, 240)
    worked(cast, request, 10, march(5, "09:00"))
    assert told() == [(201, 200), (241, 240)]


def test_the_customer_hears_of_an_overrun_only_of_what_they_were_told(cast: Cast) -> None:
    under_service(cast)
    told, untold = case(cast, opened_at=NINE), case(cast, opened_at=NINE)
    given(cast, told, 200)
    given(cast, untold, 30)
    worked(cast, told, 210, NINE)
    worked(cast, untold, 40, march(3, "09:00"))
    hear("desk.estimate_overrun", tell_estimate_overrun)
    mine = Notification.objects.filter(membership__person=cast.employee, code="told.estimate-overrun")
    assert [one.params["number"] for one in mine] == [told.number]


def test_an_estimate_may_be_told_though_nothing_asks_for_it_and_has_a_price(cast: Cast) -> None:
    estimate = given(cast, asked(cast), 30, amount=Decimal("120"), tell=True)
    assert estimate.told_at is not None
    assert (estimate.amount, estimate.currency) == (120, "EUR")


def test_an_hr_estimate_leaves_nothing_in_the_ledger(cast: Cast) -> None:
    under_service(cast)
    request = case(cast, queue=hr_queue(cast))
    give_estimate(actor=cast.actor(cast.hr_agent), request_id=request.pk, minutes=FIVE_HOURS)
    assert not Usage.objects.exists()


@pytest.mark.parametrize("minutes", [0, -1, 600_001])
def test_no_time_is_no_estimate(cast: Cast, minutes: int) -> None:
    with pytest.raises(InvalidInput):
        given(cast, asked(cast), minutes)
