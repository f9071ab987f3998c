"""Time on pages: the agent sees what an entry would mean while typing; the customer what was worked and what it costs."""

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from desk.desks import asked, hr_queue, march
from desk.test_estimates import CONSENT_OVER_4_H, FIVE_HOURS
from desk.test_work_request_pages import browser, read
from desk.times import case, under_service, worked
from huolto.charges.models import Usage
from huolto.desk.commands import give_estimate
from huolto.desk.models import Estimate, ServiceRequest, TimeEntry, Timer

NINE = march(2, "09:00")
PREFIX = "/p/suopursu"


def at(name: str, *args: object) -> str:
    return PREFIX + reverse(name, args=args)


@pytest.fixture
def agent(cast: Cast) -> Client:
    return browser(cast, cast.agent)


def step(client: Client, request: ServiceRequest, **data: object):
    return client.post(at("work_request_time", request.pk), data, follow=True)


def test_what_is_typed_is_priced_beside_the_form_and_nothing_is_kept(cast: Cast, agent: Client) -> None:
    under_service(cast)
    request = case(cast, opened_at=NINE)
    worked(cast, request, 45, NINE)
    typed = {"minutes": "16", "day": "2026-03-02", "clock": "13:00"}
    page = agent.post(at("work_request_time_seen", request.pk), typed)
    said = read(page)
    assert "Billable" in said
    assert "61 min are 5 started times 15 min" in said.replace("1 h 1 min", "61 min")
    assert "1,250.00" in said
    assert "500.00" in said
    assert TimeEntry.objects.count() == 1
    assert Usage.objects.filter(kind="work").count() == 1


def test_covered_work_says_by_which_clause(cast: Cast, agent: Client) -> None:
    under_service(cast)
    request = case(cast, mailbox="support")
    said = read(agent.post(at("work_request_time_seen", request.pk), {"minutes": "10", "task": "advice"}))
    assert "Covered" in said
    assert "generell-hjelp" in said


def test_half_typed_time_is_no_error(cast: Cast, agent: Client) -> None:
    request = case(cast)
    page = agent.post(at("work_request_time_seen", request.pk), {"minutes": "x"})
    assert page.status_code == 200
    assert page.context["seen"] is None


def test_without_scripts_a_button_shows_the_same_and_the_form_stays_filled(cast: Cast, agent: Client) -> None:
    under_service(cast)
    request = case(cast)
    page = step(agent, request, do="see", minutes="1:01")
    assert "1,250.00" in read(page)
    assert page.context["time_form"]["minutes"].value() == "1:01"
    assert not TimeEntry.objects.exists()


@pytest.mark.parametrize(("typed", "minutes"), [("75", 75), ("1:15", 75), ("۷۵", 75)])
def test_time_is_recorded_as_people_write_it(cast: Cast, agent: Client, typed: str, minutes: int) -> None:
    request = asked(cast)
    step(agent, request, do="save", minutes=typed, note="Cable changed", is_public="on")
    entry = TimeEntry.objects.get()
    assert (entry.minutes, entry.note, entry.is_public) == (minutes, "Cable changed", True)


def test_what_is_no_time_is_refused_beside_its_field(cast: Cast, agent: Client) -> None:
    page = step(agent, asked(cast), do="save", minutes="long")
    assert page.status_code == 422
    assert list(page.context["time_form"].errors) == ["minutes"]


def test_the_clock_is_started_paused_and_stopped_into_an_entry_to_describe(cast: Cast, agent: Client) -> None:
    request = asked(cast)
    step(agent, request, do="start")
    assert "Your clock runs" in read(browser(cast, cast.agent).get(at("work_request", request.pk)))
    step(agent, request, do="pause")
    assert Timer.objects.get().running_since is None
    page = step(agent, request, do="stop")
    assert page.redirect_chain[-1][0] == at("work_time_entry", TimeEntry.objects.get().pk)
    assert not Timer.objects.exists()


def test_an_entry_is_corrected_and_removed_on_its_page(cast: Cast, agent: Client) -> None:
    under_service(cast)
    request = case(cast, opened_at=NINE)
    entry = worked(cast, request, 61, NINE)
    here = at("work_time_entry", entry.pk)
    assert agent.get(here).context["form"].initial["minutes"] == 61
    typed = {"minutes": "16", "day": "2026-03-02", "clock": "09:00"}
    assert "500.00" in read(agent.post(here, {**typed, "do": "see"}))
    agent.post(here, {**typed, "do": "save"})
    entry.refresh_from_db()
    assert (entry.minutes, entry.begun_at, entry.revision) == (16, NINE, 2)
    agent.post(here, {**typed, "do": "remove"})
    assert agent.get(here).status_code == 404


def test_a_colleagues_entry_is_not_corrected(cast: Cast, agent: Client) -> None:
    entry = worked(cast, asked(cast, opened_at=NINE), 61, NINE, by=cast.technician)
    assert agent.get(at("work_time_entry", entry.pk)).status_code == 404


def test_the_customer_reads_public_lines_all_minutes_and_what_it_costs(cast: Cast) -> None:
    under_service(cast)
    request = case(cast, opened_at=NINE)
    worked(cast, request, 31, NINE, note="Code in place")
    worked(cast, request, 30, march(3, "09:00"), note="Their page is a mess", is_public=False)
    said = read(browser(cast, cast.orderer).get(at("request", request.pk)))
    assert "Code in place" in said
    assert "Their page is a mess" not in said
    assert "1 h 1 min" in said
    assert "1,250.00" in said
    assert "servicearbeid" in said, "the clause stands behind the why"


def test_who_sees_no_money_of_the_customer_sees_the_minutes_only(cast: Cast) -> None:
    under_service(cast)
    request = case(cast, opened_at=NINE)
    worked(cast, request, 61, NINE, note="Code in place")
    said = read(browser(cast, cast.employee).get(at("request", request.pk)))
    assert "1 h 1 min" in said
    assert "1,250.00" not in said


def test_the_customer_agrees_in_the_portal(cast: Cast, agent: Client) -> None:
    under_service(cast, CONSENT_OVER_4_H)
    request = case(cast)
    step(agent, request, do="estimate", minutes="5:00", sentence="All pages")
    employee = browser(cast, cast.employee)
    said = read(employee.get(at("request", request.pk)))
    assert "wait for your word before we start" in said
    assert "samtykke" in said
    employee.post(at("request_estimate", request.pk), {"choice": "decline"})
    assert Estimate.objects.get().consent == "asked", "a word why is needed"
    employee.post(at("request_estimate", request.pk), {"choice": "accept"})
    assert (Estimate.objects.get().consent, Estimate.objects.get().answered_by) == ("accepted", cast.employee)


def test_an_estimate_that_was_not_told_is_not_on_the_customers_page(cast: Cast) -> None:
    request = asked(cast)
    give_estimate(actor=cast.actor(cast.agent), request_id=request.pk, minutes=30, sentence="Quick")
    assert "Quick" not in read(browser(cast, cast.employee).get(at("request", request.pk)))


def test_a_clock_that_may_not_start_says_why(cast: Cast, agent: Client) -> None:
    under_service(cast, CONSENT_OVER_4_H)
    request = case(cast)
    give_estimate(actor=cast.actor(cast.agent), request_id=request.pk, minutes=FIVE_HOURS)
    assert "has not agreed to the estimate" in read(step(agent, request, do="start"))
    assert not Timer.objects.exists()


def test_time_of_an_hr_request_is_hidden_from_everybody_else(cast: Cast, agent: Client) -> None:
    request = asked(cast, queue=hr_queue(cast), opened_at=NINE)
    entry = worked(cast, request, 10, NINE, by=cast.hr_agent)
    for address in (at("work_request_clock", request.pk), at("work_time_entry", entry.pk)):
        assert agent.get(address).status_code == 404
    assert agent.post(at("work_request_time", request.pk), {"do": "start"}).status_code == 404
    own = browser(cast, cast.hr_agent)
    assert "charged to nobody" in read(own.post(at("work_request_time_seen", request.pk), {"minutes": "5"}))


def test_more_entries_take_no_more_queries(cast: Cast, agent: Client, django_assert_max_num_queries) -> None:
    under_service(cast)
    request = case(cast, opened_at=NINE)
    for day in range(2, 12):
        worked(cast, request, 5, march(day, "09:00"))
    agent.get(at("work_request", request.pk))
    with django_assert_max_num_queries(57):
        agent.get(at("work_request", request.pk))
