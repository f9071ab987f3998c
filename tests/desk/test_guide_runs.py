"""Walking a guide: by the agent to an outcome in one step, by the employee alone; kept as it was after its end."""

import pytest
from django.db import ProgrammingError, transaction

from cast import Cast
from desk.desks import asked, hr_queue, targets, under_support
from desk.diagnoses import COMES, MENDED, SOLVED, answered, begun, lamp_guide
from huolto.desk import ports
from huolto.desk.choices import RequestState
from huolto.desk.commands import (
    answer_run,
    begin_run,
    confirm_solved,
    draft_guide,
    follow_run,
    go_on_run,
    publish_guide,
    send_run,
    step_back,
    stop_run,
)
from huolto.desk.guide_walks import runs_visible_to, walked
from huolto.desk.models import GuideRun, Message, ServiceRequest
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible, WrongState
from rules.guides.texts import bent


def codes(request: ServiceRequest) -> dict[str, str]:
    return {row.kind: row.code.code for row in request.codes.select_related("code")}


def test_an_answer_is_kept_with_its_step_and_the_next_is_asked(cast: Cast) -> None:
    run = answered(cast, begun(cast, lamp_guide(cast)), ("plug", "yes"), ("volts", "۲۳۰"))
    assert run.answers == [["plug", "yes"], ["volts", "230"]]
    assert (run.outcome, run.outcome_kind, run.ended_at) == ("mend", "repair", None)
    assert [one.step for one in walked(run).path] == ["plug", "volts", "whose"]


def test_a_page_sent_twice_answers_once(cast: Cast) -> None:
    run = answered(cast, begun(cast, lamp_guide(cast)), ("plug", "no"), ("plug", "no"))
    assert run.answers == [["plug", "no"]]
    with pytest.raises(WrongState):
        answered(cast, run, ("plug", "yes"))


def test_an_answer_that_the_step_does_not_take_changes_nothing(cast: Cast) -> None:
    run = answered(cast, begun(cast, lamp_guide(cast)), ("plug", "yes"))
    with pytest.raises(InvalidInput):
        answered(cast, run, ("volts", "a lot"))
    run.refresh_from_db()
    assert run.answers == [["plug", "yes"]]


def test_going_back_takes_the_outcome_back_too(cast: Cast) -> None:
    run = answered(cast, begun(cast, lamp_guide(cast)), *SOLVED)
    run = step_back(actor=cast.actor(cast.agent), run_id=run.pk)
    assert (run.answers, run.outcome, run.outcome_kind) == ([["plug", "no"]], "", "")


def test_solved_on_the_phone_leaves_a_request_that_is_done_with_its_codes(cast: Cast) -> None:
    run = answered(cast, begun(cast, lamp_guide(cast)), *SOLVED)
    request = follow_run(actor=cast.actor(cast.agent), run_id=run.pk, body="It shines.")
    assert (request.state, request.channel, request.requester) == (RequestState.DONE, "phone", cast.employee)
    assert request.title == "Lamppu ei pala"
    assert codes(request) == {"symptom": "no-light", "cause": "handling"}
    assert request.description == "– ”Onko se pistorasiassa?” – Ei.\n– Tehty: Laita se pistorasiaan."
    assert list(request.messages.values_list("body", "is_public")) == [("It shines.", True)]
    run.refresh_from_db()
    assert (run.request, run.outcome_kind) == (request, "solved")
    assert run.ended_at is not None


def test_a_visit_gives_the_request_its_task_and_keeps_it_open(cast: Cast) -> None:
    request = asked(cast)
    run = answered(cast, begun(cast, lamp_guide(cast), request_id=request.pk), *COMES)
    followed = follow_run(actor=cast.actor(cast.agent), run_id=run.pk)
    assert (followed.pk, followed.task, followed.state) == (request.pk, "visit", RequestState.OPEN)
    assert followed.assignee == cast.agent
    note = followed.messages.get()
    assert (note.body, note.is_public) == (
        "– ”Onko se pistorasiassa?” – Kyllä.\n– ”Montako volttia?” – 110 V.",
        False,
    )


def test_what_agreements_promise_is_asked_again_for_the_task(cast: Cast) -> None:
    under_support(cast)
    request = asked(cast)
    before = targets(request)
    run = answered(cast, begun(cast, lamp_guide(cast), request_id=request.pk), *MENDED)
    follow_run(actor=cast.actor(cast.agent), run_id=run.pk)
    assert set(targets(request)) == set(before)


def test_who_carries_out_repairs_and_swaps_is_told(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    told = []

    class Listener:
        def turned(self, *, actor, request, kind, run_id) -> None:
            told.append((request.task, kind, run_id))

    monkeypatch.setattr(ports, "_outcomes", [Listener()])
    run = answered(cast, begun(cast, lamp_guide(cast)), *MENDED)
    follow_run(actor=cast.actor(cast.agent), run_id=run.pk)
    assert told == [("repair", "repair", run.pk)]


def test_a_run_is_followed_once_and_unchanged_after_its_end(cast: Cast) -> None:
    run = answered(cast, begun(cast, lamp_guide(cast)), *SOLVED)
    follow_run(actor=cast.actor(cast.agent), run_id=run.pk)
    for command in (follow_run, stop_run, step_back, confirm_solved):
        with pytest.raises(WrongState):
            command(actor=cast.actor(cast.agent), run_id=run.pk)
    assert ServiceRequest.objects.count() == 1
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        GuideRun.objects.filter(pk=run.pk).update(outcome_kind="repair")


def test_a_run_keeps_the_version_that_it_began_with(cast: Cast) -> None:
    run = begun(cast, lamp_guide(cast))
    draft = draft_guide(actor=cast.system(), source=bent("Is it plugged in?", "Is there current?"))
    publish_guide(actor=cast.system(), version_id=draft.pk)
    run = answered(cast, run, ("plug", "no"))
    assert walked(run, "en").path[0].question == "Is it plugged in?"
    assert run.version.number == 1


def test_an_outcome_is_needed_before_it_is_followed(cast: Cast) -> None:
    run = answered(cast, begun(cast, lamp_guide(cast)), ("plug", "no"))
    with pytest.raises(WrongState):
        follow_run(actor=cast.actor(cast.agent), run_id=run.pk)


def test_an_employee_finds_out_alone_and_no_request_is_needed(cast: Cast) -> None:
    employee = cast.actor(cast.employee)
    run = begin_run(actor=employee, guide_id=lamp_guide(cast).pk, person=cast.employee, channel="phone")
    assert run.channel == "portal"
    run = answered(cast, run, *SOLVED, actor=employee)
    run = confirm_solved(actor=employee, run_id=run.pk)
    assert (run.outcome_kind, run.request) == ("solved", None)
    assert not ServiceRequest.objects.exists()


def test_an_employee_stops_and_sends_what_was_answered(cast: Cast) -> None:
    employee, agent = cast.actor(cast.employee), cast.actor(cast.agent)
    run = begin_run(actor=employee, guide_id=lamp_guide(cast).pk, person=cast.employee)
    run = answered(cast, run, ("plug", "yes"), actor=employee)
    request = send_run(actor=employee, run_id=run.pk, note="En löydä mittaria.")
    assert request.description == "En löydä mittaria.\n\n– ”Onko se pistorasiassa?” – Kyllä."
    again = go_on_run(actor=agent, run_id=run.pk)
    assert again.answers == [["plug", "yes"]], "nothing is asked twice"
    assert walked(again).step.id == "volts"
    follow_run(actor=agent, run_id=answered(cast, again, ("volts", "110")).pk)
    assert [(one.outcome, one.request) for one in GuideRun.objects.order_by("pk")] == [
        ("", request),
        ("come", request),
    ]


def test_what_did_not_help_is_not_counted_as_solved(cast: Cast) -> None:
    employee = cast.actor(cast.employee)
    run = begin_run(actor=employee, guide_id=lamp_guide(cast).pk, person=cast.employee)
    run = answered(cast, run, *SOLVED, actor=employee)
    request = send_run(actor=employee, run_id=run.pk, helped=False)
    run.refresh_from_db()
    assert (run.outcome, run.outcome_kind, run.request) == ("", "", request)
    assert codes(request) == {}


def test_an_employee_who_came_to_a_visit_sends_it_with_its_task(cast: Cast) -> None:
    employee = cast.actor(cast.employee)
    run = begin_run(actor=employee, guide_id=lamp_guide(cast).pk, person=cast.employee)
    run = answered(cast, run, *COMES, actor=employee)
    request = send_run(actor=employee, run_id=run.pk)
    request.refresh_from_db()
    assert (request.task, request.state) == ("visit", RequestState.OPEN)


def test_an_employee_walks_only_for_themselves_and_only_guides_for_employees(cast: Cast) -> None:
    guide, employee = lamp_guide(cast), cast.actor(cast.employee)
    with pytest.raises(NotAllowed):
        begin_run(actor=employee, guide_id=guide.pk, person=cast.orderer)
    with pytest.raises(NotVisible):
        begin_run(actor=employee, guide_id=guide.pk, person=cast.sepidar_orderer)
    draft = draft_guide(
        actor=cast.system(), source=bent('start = "plug"', 'start = "plug"\nfor_employees = false')
    )
    publish_guide(actor=cast.system(), version_id=draft.pk)
    with pytest.raises(NotVisible):
        begin_run(actor=employee, guide_id=guide.pk, person=cast.employee)


def test_nobody_walks_on_in_the_run_of_another(cast: Cast) -> None:
    run = begun(cast, lamp_guide(cast))
    with pytest.raises(NotAllowed):
        answer_run(actor=cast.actor(cast.technician), run_id=run.pk, step="plug", answer="yes")
    with pytest.raises(NotVisible):
        answer_run(actor=cast.actor(cast.orderer), run_id=run.pk, step="plug", answer="yes")
    with pytest.raises(NotVisible):
        answer_run(actor=cast.actor(cast.sepidar_orderer), run_id=run.pk, step="plug", answer="yes")


def test_the_run_of_a_confidential_request_is_seen_by_hr_alone(cast: Cast) -> None:
    guide, request = lamp_guide(cast), asked(cast, queue=hr_queue(cast))
    hr = cast.actor(cast.hr_agent)
    run = begun(cast, guide, actor=hr, request_id=request.pk)
    follow_run(actor=hr, run_id=answered(cast, run, *COMES, actor=hr).pk)
    assert list(runs_visible_to(hr)) == [run]
    assert list(runs_visible_to(cast.actor(cast.agent))) == []
    assert list(runs_visible_to(cast.actor(cast.provider_administrator))) == []
    assert not Message.objects.filter(is_public=True).exists()
