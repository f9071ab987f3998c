"""Remote sessions: asked for, allowed by the one who sits there, begun, ended; the link stays hidden until then."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cast import Cast
from desk.desks import asked
from huolto.desk.choices import RemoteState, RequestState
from huolto.desk.commands import (
    answer_remote,
    ask_remote,
    begin_remote,
    end_remote,
    finish_request,
    keep_code,
    set_codes,
)
from huolto.desk.models import RemoteSession, ServiceRequest
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.foundation.models import OutgoingMail
from huolto.parties.commands import change_settings
from huolto.parties.models import Person

LINK = "https://eu.help.example.org/join/42"


def allow_host(cast: Cast) -> None:
    change_settings(
        actor=cast.actor(cast.provider_administrator),
        group="desk",
        values={"remote_hosts": "help.example.org", "codes": "asked"},
    )


def session_asked(cast: Cast) -> RemoteSession:
    allow_host(cast)
    return ask_remote(actor=cast.actor(cast.agent), request_id=asked(cast).pk, link=LINK)


@pytest.mark.parametrize(
    "link",
    [
        "http://help.example.org/join/1",
        "https://evil.example/help.example.org",
        "https://nothelp.example.org/join/1",
        "https://help.example.org@evil.example/",
        "https://help.example.org:8443/",
        "javascript:alert(1)",
        "https://",
        "https://help.example.org/a b",
        "https://[::1",
    ],
)
def test_only_links_of_allowed_hosts_are_sent(cast: Cast, link: str) -> None:
    allow_host(cast)
    with pytest.raises(InvalidInput) as refused:
        ask_remote(actor=cast.actor(cast.agent), request_id=asked(cast).pk, link=link)
    assert refused.value.field == "link"
    assert not RemoteSession.objects.exists()


def test_without_allowed_hosts_none_is_sent(cast: Cast) -> None:
    with pytest.raises(InvalidInput, match="administrator"):
        ask_remote(actor=cast.actor(cast.agent), request_id=asked(cast).pk, link=LINK)


def test_consent_then_begin_then_end_with_an_outcome(cast: Cast) -> None:
    session, agent = session_asked(cast), cast.actor(cast.agent)
    with pytest.raises(WrongState):
        begin_remote(actor=agent, session_id=session.pk)
    session = answer_remote(actor=cast.actor(cast.employee), session_id=session.pk, consent=True)
    assert (session.answered_by, session.answered_by_link) == (cast.employee, False)
    begin_remote(actor=agent, session_id=session.pk)
    with pytest.raises(InvalidInput):
        end_remote(actor=agent, session_id=session.pk, outcome="perhaps")
    session = end_remote(actor=agent, session_id=session.pk, outcome="solved", note="A driver.")
    assert (session.state, session.outcome, session.note) == (RemoteState.ENDED, "solved", "A driver.")
    assert session.ended_at >= session.began_at


def test_nobody_else_allows_it(cast: Cast) -> None:
    session = session_asked(cast)
    for person in (cast.agent, cast.orderer):
        with pytest.raises(NotAllowed):
            answer_remote(actor=cast.actor(person), session_id=session.pk, consent=True)
    for person in (cast.other_orderer, cast.sepidar_orderer):
        with pytest.raises(NotVisible):
            answer_remote(actor=cast.actor(person), session_id=session.pk, consent=True)


def test_declined_it_is_not_begun_and_may_be_asked_again(cast: Cast) -> None:
    session, agent = session_asked(cast), cast.actor(cast.agent)
    with pytest.raises(WrongState):
        ask_remote(actor=agent, request_id=session.request_id, link=LINK)
    answer_remote(actor=cast.actor(cast.employee), session_id=session.pk, consent=False)
    with pytest.raises(WrongState):
        begin_remote(actor=agent, session_id=session.pk)
    assert ask_remote(actor=agent, request_id=session.request_id, link=LINK).state == RemoteState.ASKED


def test_what_was_not_answered_in_time_says_so_and_is_asked_again(cast: Cast) -> None:
    session = session_asked(cast)
    with time_machine.travel(timezone.now() + timedelta(hours=24), tick=False):
        with pytest.raises(WrongState, match="not answered in time"):
            answer_remote(actor=cast.actor(cast.employee), session_id=session.pk, consent=True)
        ask_remote(actor=cast.actor(cast.agent), request_id=session.request_id, link=LINK)
    session.refresh_from_db()
    assert session.state == RemoteState.EXPIRED


def browser(cast: Cast, person: Person) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(cast.user(person))
    return client


def at(name: str, *args: object) -> str:
    return "/p/suopursu" + reverse(name, args=args)


def test_the_link_is_shown_when_it_is_allowed_and_not_before(cast: Cast) -> None:
    allow_host(cast)
    request, agent = asked(cast), browser(cast, cast.agent)
    agent.post(at("work_request_step", request.pk, "remote"), {"link": LINK})
    session = RemoteSession.objects.get()
    employee = browser(cast, cast.employee)
    for client, name in ((employee, "request"), (agent, "work_request")):
        assert LINK not in client.get(at(name, request.pk)).content.decode()
    employee.post(at("request_remote", request.pk, session.pk), {"choice": "allow"})
    assert LINK in employee.get(at("request", request.pk)).content.decode()
    agent.post(at("work_request_step", request.pk, "remote-begin"), {"session": session.pk})
    assert LINK in agent.get(at("work_request", request.pk)).content.decode()
    sent = {"session": session.pk, "outcome": "partly", "note": ""}
    agent.post(at("work_request_step", request.pk, "remote-end"), sent)
    assert "Solved in part" in agent.get(at("work_request", request.pk)).content.decode()
    assert LINK not in employee.get(at("request", request.pk)).content.decode()


def test_the_mailed_link_allows_without_signing_in(cast: Cast) -> None:
    session = session_asked(cast)
    mail = OutgoingMail.objects.get(to_address=cast.employee.email)
    assert LINK not in mail.text
    token = re.search(r"/remote/([\w-]+)/", mail.text)
    assert token is not None
    visitor = Client()
    page = visitor.get(at("remote_by_link", token[1]))
    assert page.status_code == 200
    assert LINK not in page.content.decode()
    page = visitor.post(at("remote_by_link", token[1]), {"choice": "allow"})
    assert LINK in page.content.decode()
    session.refresh_from_db()
    assert (session.state, session.answered_by, session.answered_by_link) == (
        RemoteState.CONSENTED,
        cast.employee,
        True,
    )
    assert visitor.get(at("remote_by_link", "x" * 43)).status_code == 404


def test_a_fault_is_done_without_codes_unless_the_provider_demands_them(cast: Cast) -> None:
    agent = cast.actor(cast.agent)
    keep_code(actor=cast.system(), kind="resolution", code="advised", name={"en": "Advised"})
    first, second = asked(cast), asked(cast)
    finish_request(actor=agent, request_id=first.pk)
    change_settings(
        actor=cast.actor(cast.provider_administrator),
        group="desk",
        values={"remote_hosts": "", "codes": "demanded"},
    )
    with pytest.raises(WrongState, match=second.number):
        finish_request(actor=agent, request_id=second.pk)
    set_codes(actor=agent, request_id=second.pk, codes={"resolution": "advised"})
    finish_request(actor=agent, request_id=second.pk)
    assert ServiceRequest.objects.filter(state=RequestState.DONE).count() == 2
    with pytest.raises(InvalidInput):
        set_codes(actor=agent, request_id=second.pk, codes={"resolution": "magic"})
