"""What guides brought: repairs avoided by guide, month and channel, paths, and what was solved at first contact."""

from datetime import UTC, date, datetime
from decimal import Decimal

import time_machine
from django.test import Client
from django.urls import reverse

from cast import Cast
from desk.desks import asked, hr_queue
from desk.diagnoses import COMES, MENDED, SOLVED, answered, begun, lamp_guide
from huolto.desk.commands import (
    add_message,
    begin_run,
    confirm_solved,
    finish_request,
    follow_run,
    reopen_request,
    stop_run,
    wait_for_customer,
)
from huolto.desk.guide_statistics import RunFilter, ended_runs, figures_of, first_contact, passes_of
from huolto.desk.models import DiagnosisGuide, GuideVersion
from huolto.rules.calendars import CalendarSystem
from huolto.rules.periods import month_of

NOW = datetime(2027, 3, 20, 12, tzinfo=UTC)


def walked_through(cast: Cast) -> DiagnosisGuide:
    """Three by the agent (solved, visit, repair), one stopped, one solved by the employee alone, one not ended."""
    guide, agent, employee = lamp_guide(cast), cast.actor(cast.agent), cast.actor(cast.employee)
    with time_machine.travel(datetime(2027, 2, 10, 9, tzinfo=UTC), tick=False):
        for answers in (SOLVED, COMES):
            follow_run(actor=agent, run_id=answered(cast, begun(cast, guide), *answers).pk)
    with time_machine.travel(datetime(2027, 3, 10, 9, tzinfo=UTC), tick=False):
        follow_run(actor=agent, run_id=answered(cast, begun(cast, guide), *MENDED).pk)
        stop_run(actor=agent, run_id=answered(cast, begun(cast, guide), ("plug", "yes")).pk)
        mine = begin_run(actor=employee, guide_id=guide.pk, person=cast.employee)
        confirm_solved(actor=employee, run_id=answered(cast, mine, *SOLVED, actor=employee).pk)
        answered(cast, begun(cast, guide), *SOLVED)
    return guide


def test_repairs_avoided_are_the_solved_of_all_that_ended(cast: Cast) -> None:
    guide = walked_through(cast)
    figures = figures_of(cast.actor(cast.agent), NOW)
    assert (figures.all.solved, figures.all.all, figures.all.share) == (2, 5, Decimal("40.0"))
    assert figures.all.stopped == 1
    assert [(kind, count) for kind, _label, count in figures.all.others] == [("repair", 1), ("visit", 1)]
    assert [(one.key, one.solved, one.all) for one in figures.guides] == [(str(guide.pk), 2, 5)]
    assert [(one.key, one.solved, one.all) for one in figures.months] == [
        ("2027-03", 1, 3),
        ("2027-02", 1, 2),
    ]
    assert [(one.key, one.solved, one.all) for one in figures.channels] == [("phone", 1, 4), ("portal", 1, 1)]


def test_each_answer_is_counted_and_numbers_by_their_range(cast: Cast) -> None:
    walked_through(cast)
    assert passes_of(cast.actor(cast.agent), GuideVersion.objects.get()) == {
        ("plug", "no"): 2,
        ("plug", "yes"): 3,
        ("push", "done"): 2,
        ("volts", "range-1"): 1,
        ("volts", "range-2"): 1,
    }


def test_every_figure_opens_to_its_cases(cast: Cast) -> None:
    guide = walked_through(cast)
    agent = cast.actor(cast.agent)
    assert ended_runs(agent, RunFilter(guide_id=guide.pk, outcome="solved")).count() == 2
    assert ended_runs(agent, RunFilter(outcome="stopped")).count() == 1
    assert ended_runs(agent, RunFilter(channel="portal")).count() == 1
    assert (
        ended_runs(agent, RunFilter(month=month_of(date(2027, 2, 1), CalendarSystem.GREGORIAN))).count() == 2
    )
    assert ended_runs(agent, RunFilter(step="plug", answer="yes")).count() == 3


def test_months_are_those_of_the_provider_s_calendar(cast: Cast) -> None:
    figures = figures_of(cast.system(cast.payar), NOW)
    assert figures.all.all == 0
    walked_through(cast)
    assert figures_of(cast.system(cast.payar), NOW).all.all == 0, "what others walked is theirs"


def test_what_only_hr_reads_is_in_nobody_else_s_figures(cast: Cast) -> None:
    guide, request, hr = lamp_guide(cast), asked(cast, queue=hr_queue(cast)), cast.actor(cast.hr_agent)
    run = answered(cast, begun(cast, guide, actor=hr, request_id=request.pk), *SOLVED, actor=hr)
    ended = follow_run(actor=hr, run_id=run.pk)
    now = ended.closed_at
    assert figures_of(cast.actor(cast.agent), now).all.all == 0
    assert figures_of(hr, now).all.all == 1


def test_solved_at_first_contact_needs_no_second_word_no_wait_and_no_return(cast: Cast) -> None:
    agent, employee = cast.actor(cast.agent), cast.actor(cast.employee)
    with time_machine.travel(NOW, tick=False):
        once, written, waited, again, sent = (asked(cast) for _number in range(5))
        add_message(actor=agent, request_id=once.pk, body="Turn it off and on.")
        add_message(actor=employee, request_id=written.pk, body="And it smells.")
        wait_for_customer(actor=agent, request_id=waited.pk)
        for request in (once, written, waited, again):
            finish_request(actor=agent, request_id=request.pk)
        reopen_request(actor=employee, request_id=again.pk)
        finish_request(actor=agent, request_id=again.pk)
        run = answered(cast, begun(cast, lamp_guide(cast), request_id=sent.pk), *COMES)
        follow_run(actor=agent, run_id=run.pk)
        finish_request(actor=agent, request_id=sent.pk)
        contact = first_contact(agent, NOW)
    assert (contact.solved, contact.all, contact.share) == (1, 5, Decimal("20.0"))
    assert contact.without_request == 0


def browser(cast: Cast, person) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(cast.user(person))
    return client


def at(name: str, *args: object) -> str:
    return "/p/suopursu" + reverse(name, args=args)


def test_the_pages_show_figures_tree_and_cases(cast: Cast) -> None:
    guide = walked_through(cast)
    with time_machine.travel(NOW, tick=False):
        client = browser(cast, cast.agent)
        page = client.get(at("work_guides"))
        assert page.context["figures"].all.solved == 2
        one = client.get(at("work_guide_one", guide.pk))
        assert one.context["tree"].children[0].count == 3
        cases = client.get(at("work_guide_cases"), {"outcome": "solved", "month": "2027-03"})
        assert [run.channel for run, _title, _colour in cases.context["rows"]] == ["portal"]


def test_the_list_asks_as_often_for_many_guides_as_for_one(cast: Cast, django_assert_max_num_queries) -> None:
    lamp_guide(cast)
    client = browser(cast, cast.agent)
    with django_assert_max_num_queries(60) as once:
        client.get(at("work_guides"))
        asked_once = len(once)
    client.post(at("work_guide_take"), {"guide": ["laptop-slow", "phone-no-network", "printer-fault"]})
    assert DiagnosisGuide.objects.count() == 4
    with django_assert_max_num_queries(asked_once):
        client.get(at("work_guides"))


def test_a_guide_is_written_with_its_mistakes_beside_it_and_put_in_use(cast: Cast) -> None:
    client = browser(cast, cast.agent)
    client.post(at("work_guide_take"), {"guide": "laptop-slow"})
    guide = DiagnosisGuide.objects.get()
    source = client.get(at("work_guide_edit", guide.pk)).context["form"].initial["source"]
    wrong = source.replace('then = "hold-power"', 'then = "hold-powr"')
    checked = client.post(at("work_guide_check"), {"source": wrong}).content.decode()
    assert "did you mean `hold-power`?" in checked
    refused = client.post(at("work_guide_edit", guide.pk), {"source": wrong, "based_on": ""})
    assert refused.status_code == 422
    assert "hold-powr" in refused.content.decode(), "what was typed is kept"
    better = source.replace('en = "Does it start?"', 'en = "Does it start at all?"')
    client.post(at("work_guide_edit", guide.pk), {"source": better, "based_on": ""})
    draft = guide.versions.get(state="draft")
    page = client.get(at("work_guide_one", guide.pk), {"version": draft.number}).content.decode()
    assert "Does it start at all?" in page
    client.post(at("work_guide_publish", draft.pk))
    assert guide.versions.get(state="published") == draft


def test_codes_are_added_and_named_by_the_administrator(cast: Cast) -> None:
    administrator = browser(cast, cast.provider_administrator)
    sent = {"kind": "cause", "code": "mice", "name_fi": "Hiiret", "is_active": "on"}
    assert administrator.post(at("work_service_code_new"), sent).status_code == 302
    assert "Hiiret" in administrator.get(at("work_service_codes")).content.decode()
    twice = administrator.post(at("work_service_code_new"), sent)
    assert twice.status_code == 422
    assert browser(cast, cast.agent).get(at("work_service_codes")).status_code == 404
