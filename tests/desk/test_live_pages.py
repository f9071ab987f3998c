"""Pages that move: who else answers, what was written meanwhile, what newly came; words found in messages."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cast import Cast
from desk.desks import asked, hr_queue
from desk.test_work_request_pages import browser, read
from huolto.desk.commands import add_message, assign_requests
from huolto.desk.models import Message, Presence
from huolto.desk.presence import GONE_AFTER, forget_presence, others_at
from huolto.desk.queries import RequestFilter, requests_at_work


def at(name: str, *args: object) -> str:
    return f"/p/suopursu{reverse(name, args=args)}"


@pytest.fixture
def agent(cast: Cast) -> Client:
    return browser(cast, cast.agent)


def test_a_colleague_who_writes_is_named_to_the_others_and_not_to_themselves(
    cast: Cast, agent: Client
) -> None:
    request = asked(cast)
    own = agent.post(at("work_request_here", request.pk), {"body": "We look"})
    assert "is writing" not in read(own)
    other = browser(cast, cast.technician).get(at("work_request", request.pk))
    assert "Jonas Virta is writing an answer." in read(other)


def test_who_only_looks_is_said_to_look(cast: Cast, agent: Client) -> None:
    request = asked(cast)
    agent.post(at("work_request_here", request.pk), {"body": " "})
    seen = browser(cast, cast.technician).post(at("work_request_here", request.pk), {"body": ""})
    assert "Jonas Virta is looking at this too." in read(seen)
    assert Presence.objects.count() == 2


def test_a_browser_that_says_nothing_is_gone_soon(cast: Cast, agent: Client) -> None:
    request = asked(cast)
    agent.post(at("work_request_here", request.pk), {"body": "We look"})
    technician = cast.actor(cast.technician)
    assert len(others_at(technician, request)) == 1
    assert others_at(technician, request, timezone.now() + GONE_AFTER) == []
    assert forget_presence(timezone.now()) == 0
    assert forget_presence(timezone.now() + timedelta(hours=2)) == 1


def test_who_has_sent_is_no_longer_writing(cast: Cast, agent: Client) -> None:
    request = asked(cast)
    agent.post(at("work_request_here", request.pk), {"body": "We look"})
    agent.post(at("work_request_message", request.pk), {"body": "We look"})
    assert not Presence.objects.exists()


def test_an_answer_to_what_has_moved_on_is_held_once_and_nothing_is_lost(cast: Cast, agent: Client) -> None:
    request = asked(cast)
    add_message(actor=cast.actor(cast.employee), request_id=request.pk, body="It beeps.")
    last = agent.get(at("work_request", request.pk)).context["last_message"]
    add_message(actor=cast.actor(cast.employee), request_id=request.pk, body="It works again.")
    address = at("work_request_message", request.pk)
    held = agent.post(address, {"body": "Send it in.", "read": str(last)})
    assert held.status_code == 422
    assert "wrote meanwhile" in read(held)
    assert held.context["form"]["body"].value() == "Send it in."
    assert Message.objects.count() == 2
    again = {"body": "Send it in.", "read": str(held.context["last_message"])}
    assert agent.post(address, again).status_code == 302
    assert Message.objects.count() == 3


def test_ones_own_earlier_message_holds_nothing_up(cast: Cast, agent: Client) -> None:
    request = asked(cast)
    address = at("work_request_message", request.pk)
    agent.post(address, {"body": "One", "read": "0"})
    assert agent.post(address, {"body": "Two", "read": "0"}).status_code == 302


def test_what_newly_came_is_counted_within_the_filter(cast: Cast, agent: Client) -> None:
    first = asked(cast, title="Old")
    asked(cast, title="Chair"), asked(cast, title="Screen")
    asked(cast, title="Salary", queue=hr_queue(cast))

    def newer(**query: object) -> str:
        return read(agent.get(at("work_requests_newer"), {"than": first.pk, **query}))

    assert "2 new requests." in newer(), "what HR alone reads is not counted"
    assert "1 new request." in newer(q="chair")
    assert "new request" not in newer(than=10**9)
    assert "new request" not in newer(than="x")


def test_words_of_messages_find_their_request(cast: Cast) -> None:
    request, other = asked(cast), asked(cast)
    agent = cast.actor(cast.agent)
    add_message(actor=cast.actor(cast.employee), request_id=request.pk, body="The Mainboard whistles")
    add_message(actor=agent, request_id=other.pk, body="mainboard ordered", is_public=False)

    def found(search: str) -> list[int]:
        rows = requests_at_work(agent, RequestFilter(view="all", search=search))
        return sorted(rows.values_list("pk", flat=True))

    assert found("mainboard") == [request.pk, other.pk]
    assert found("whistles mainboard") == [request.pk]
    assert found("mainboard teapot") == []
    assert found("Screen") == [request.pk, other.pk], "the title still counts"


def test_persian_words_are_found_in_either_spelling(cast: Cast) -> None:
    request = asked(cast)
    add_message(actor=cast.actor(cast.employee), request_id=request.pk, body="كيبورد ۱۲ خراب است")
    rows = requests_at_work(cast.actor(cast.agent), RequestFilter(view="all", search="کیبورد 12"))
    assert list(rows) == [request]


def test_messages_of_hr_are_found_by_hr_only(cast: Cast) -> None:
    request = asked(cast, queue=hr_queue(cast))
    add_message(actor=cast.actor(cast.hr_agent), request_id=request.pk, body="Maternity leave")
    wanted = RequestFilter(view="all", search="maternity")
    assert list(requests_at_work(cast.actor(cast.hr_agent), wanted)) == [request]
    assert list(requests_at_work(cast.actor(cast.agent), wanted)) == []


def test_requests_are_handed_over_on_a_page(cast: Cast, agent: Client) -> None:
    request = asked(cast)
    assign_requests(actor=cast.actor(cast.agent), request_ids=[request.pk], assignee=cast.agent)
    here = at("work_requests_hand_over")
    assert "1 open request is yours." in read(agent.get(here))
    assert agent.post(here, {"assignee": ""}).status_code == 422
    refused = agent.post(here, {"assignee": str(cast.hr_agent.pk)})
    assert refused.status_code == 422
    assert "may not work on" in read(refused)
    given = {"assignee": str(cast.technician.pk), "note": "Back on Monday", "is_waiting_too": "on"}
    assert agent.post(here, given).status_code == 302
    request.refresh_from_db()
    assert request.assignee == cast.technician
