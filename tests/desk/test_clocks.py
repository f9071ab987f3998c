"""Clocks: agreements promise when a request opens; waiting, answers, plans and endings move and meet what they promised."""

import time_machine

from cast import Cast
from desk.desks import asked, hr_queue, march, targets, under_support
from huolto.charges.models import Usage
from huolto.desk.choices import RequestKind
from huolto.desk.commands import (
    add_message,
    bind_agreement,
    cancel_request,
    finish_request,
    plan_start,
    reopen_request,
    set_priority,
    start_request,
    wait_for_customer,
    wait_for_others,
)
from huolto.desk.models import Target
from huolto.rules.explanation import Reason, render


def test_opened_on_friday_evening_the_answer_is_due_on_monday_and_says_why(cast: Cast) -> None:
    under_support(cast)
    request = asked(cast, opened_at=march(6, "15:50"))
    assert targets(request) == {
        "respond": ("running", march(9, "07:50")),
        "solve": ("running", march(6, "16:00")),
    }
    request.refresh_from_db()
    assert request.due_at == march(6, "16:00")
    answer = Target.objects.get(kind="respond")
    assert (answer.clause, answer.strength, answer.first_due_at) == (
        "answer",
        "commitment",
        march(9, "07:50"),
    )
    said = [render(Reason.from_json(step), "en").replace("\u00a0", " ") for step in answer.steps]
    assert said == [
        "30 min of open time after 6 Mar 2026, 15:50 end at 9 Mar 2026, 07:50: 10 min on Friday,"
        " closed on Saturday and Sunday, 20 min on Monday from 07:30."
    ]


def test_without_an_agreement_nothing_is_promised(cast: Cast) -> None:
    request = asked(cast)
    assert targets(request) == {}
    request.refresh_from_db()
    assert request.due_at is None


def test_the_happening_stands_in_the_ledger_once(cast: Cast) -> None:
    under_support(cast)
    request = asked(cast, opened_at=march(2, "09:00"))
    usage = Usage.objects.get(source_key=f"request:{request.pk}")
    assert (usage.kind, usage.facts["case"], usage.facts["queue"]) == ("fault", request.number, "desk")


def test_an_hr_request_has_its_promises_and_leaves_nothing_in_the_ledger(cast: Cast) -> None:
    under_support(cast)
    request = asked(cast, kind=RequestKind.FORM, queue=hr_queue(cast), opened_at=march(2, "09:00"))
    assert request.confidentiality == "human_resources"
    assert targets(request)["respond"] == ("running", march(2, "09:30"))
    assert not Usage.objects.exists()


def test_an_answer_meets_its_target_and_a_note_does_not(cast: Cast) -> None:
    under_support(cast)
    with time_machine.travel(march(2, "09:00"), tick=False):
        request = asked(cast)
    agent = cast.actor(cast.agent)
    with time_machine.travel(march(2, "09:10"), tick=False):
        add_message(actor=agent, request_id=request.pk, body="Old model", is_public=False)
        assert targets(request)["respond"][0] == "running"
        add_message(actor=agent, request_id=request.pk, body="We look at it.")
    target = Target.objects.get(kind="respond")
    assert (target.state, target.met_at, target.is_kept) == ("met", march(2, "09:10"), True)
    request.refresh_from_db()
    assert request.first_answered_at == march(2, "09:10")
    assert request.unanswered_since is None
    assert request.due_at == march(2, "16:00")


def test_waiting_for_the_customer_pauses_and_their_word_sets_it_going(cast: Cast) -> None:
    under_support(cast)
    agent = cast.actor(cast.agent)
    with time_machine.travel(march(2, "09:00"), tick=False):
        request = asked(cast)
        start_request(actor=agent, request_id=request.pk)
    with time_machine.travel(march(2, "09:10"), tick=False):
        wait_for_customer(actor=agent, request_id=request.pk)
    assert targets(request) == {"respond": ("paused", None), "solve": ("paused", None)}
    assert Target.objects.get(kind="respond").left_seconds == 20 * 60
    request.refresh_from_db()
    assert request.due_at is None
    with time_machine.travel(march(3, "10:00"), tick=False):
        add_message(actor=cast.actor(cast.employee), request_id=request.pk, body="It is the P7.")
    request.refresh_from_db()
    assert request.state == "in_progress"
    assert request.unanswered_since == march(2, "09:00")
    assert targets(request) == {
        "respond": ("running", march(3, "10:20")),
        "solve": ("running", march(3, "16:00")),
    }


def test_waiting_for_others_lets_the_clock_run(cast: Cast) -> None:
    under_support(cast)
    agent = cast.actor(cast.agent)
    with time_machine.travel(march(2, "09:00"), tick=False):
        request = asked(cast)
        wait_for_others(actor=agent, request_id=request.pk)
    assert targets(request)["respond"] == ("running", march(2, "09:30"))


def test_waiting_for_approval_pauses(cast: Cast) -> None:
    under_support(cast)
    request = asked(cast, state="waiting_for_approval", opened_at=march(2, "09:00"))
    assert targets(request)["respond"] == ("paused", None)


def test_done_meets_everything_and_opened_again_the_solution_runs_on(cast: Cast) -> None:
    under_support(cast)
    agent = cast.actor(cast.agent)
    with time_machine.travel(march(2, "09:00"), tick=False):
        request = asked(cast)
    with time_machine.travel(march(2, "09:20"), tick=False):
        finish_request(actor=agent, request_id=request.pk)
    assert {state for state, _due in targets(request).values()} == {"met"}
    with time_machine.travel(march(4, "10:00"), tick=False):
        reopened = reopen_request(actor=cast.actor(cast.employee), request_id=request.pk)
    assert (reopened.state, reopened.reopenings, reopened.closed_at) == ("open", 1, None)
    assert targets(request) == {
        "respond": ("met", march(2, "09:30")),
        "solve": ("running", march(4, "16:00")),
    }


def test_cancelled_drops_what_was_promised(cast: Cast) -> None:
    under_support(cast)
    request = asked(cast, opened_at=march(2, "09:00"))
    cancel_request(actor=cast.actor(cast.employee), request_id=request.pk)
    assert targets(request) == {}
    assert Target.objects.filter(request=request, state="dropped").count() == 2


def test_an_agreed_start_suspends_the_goal_and_is_a_target_itself(cast: Cast) -> None:
    under_support(cast)
    agent = cast.actor(cast.agent)
    with time_machine.travel(march(2, "09:00"), tick=False):
        request = asked(cast)
        planned = plan_start(
            actor=agent, request_id=request.pk, start_at=march(9, "10:00"), because="The team is at a school."
        )
    assert planned.planned_start_at == march(9, "10:00")
    assert targets(request) == {
        "respond": ("running", march(2, "09:30")),
        "solve": ("suspended", None),
        "start": ("running", march(9, "10:00")),
    }
    with time_machine.travel(march(9, "09:55"), tick=False):
        start_request(actor=agent, request_id=request.pk)
    assert Target.objects.get(kind="start").met_at == march(9, "09:55")


def test_an_agreed_start_that_is_taken_back_lets_the_goal_count_again(cast: Cast) -> None:
    under_support(cast)
    agent = cast.actor(cast.agent)
    with time_machine.travel(march(2, "09:00"), tick=False):
        request = asked(cast)
        plan_start(actor=agent, request_id=request.pk, start_at=march(9, "10:00"), because="Holidays")
        plan_start(actor=agent, request_id=request.pk, start_at=None)
    assert targets(request) == {
        "respond": ("running", march(2, "09:30")),
        "solve": ("running", march(2, "16:00")),
    }


def test_a_higher_priority_is_promised_sooner_and_what_was_promised_before_stays_to_be_seen(
    cast: Cast,
) -> None:
    under_support(cast)
    request = asked(cast, kind=RequestKind.SERVICE_REQUEST, opened_at=march(2, "09:00"))
    set_priority(actor=cast.actor(cast.agent), request_ids=[request.pk], priority="urgent")
    assert targets(request)["respond"] == ("running", march(2, "09:15"))
    dropped = Target.objects.get(state="dropped")
    assert (dropped.clause, dropped.first_due_at) == ("answer", march(2, "09:30"))


def test_another_agreement_by_hand_says_why(cast: Cast) -> None:
    version = under_support(cast)
    request = asked(cast, opened_at=march(2, "09:00"))
    bound = bind_agreement(
        actor=cast.actor(cast.agent),
        request_id=request.pk,
        agreement=version.agreement,
        reason="The caller asked for support.",
    )
    assert bound.agreement == version.agreement
    assert render(Reason.from_json(bound.bound_because), "en") == (
        "Chosen by hand: The caller asked for support."
    )
