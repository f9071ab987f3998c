"""Mails that become nothing by themselves: why, who sees them, and what an agent makes of them."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cast import Cast
from connectors.intake import EMPLOYEE, came, letter, mailbox_of, with_files
from desk.desks import asked, hr_queue
from huolto.connectors.choices import MailState
from huolto.connectors.events import MailBounced
from huolto.connectors.mail_in import becoming, known
from huolto.connectors.mail_in.access import mail_visible_to, mails_visible_to, original_visible_to
from huolto.connectors.mail_in.deciding import refuse_mail, take_in_from_newcomer, take_in_from_person
from huolto.connectors.mail_in.showing import clean_html
from huolto.connectors.models import Mailbox
from huolto.desk.models import Message, ServiceRequest
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.foundation.models import EventRecord, OutgoingMail
from huolto.parties.commands import change_person, create_person
from huolto.parties.models import Person

STRANGER = "Eve Eklund <eve@elsewhere.example>"
REPORT = """Content-Type: multipart/report; report-type=delivery-status; boundary=b
From: MAILER-DAEMON@relay.example
To: help@suopursu.example
Subject: Undelivered mail

--b
Content-Type: text/plain

It could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.example

Final-Recipient: rfc822; gone@kaarnalahti.example
Action: failed
Status: 5.1.1
--b
Content-Type: text/rfc822-headers

Message-ID: {message_id}
Subject: Your request
--b--
"""


@pytest.fixture
def mailbox(cast: Cast) -> Mailbox:
    return mailbox_of(cast)


@pytest.mark.parametrize(
    ("data", "state", "reason"),
    [
        (letter(sender=STRANGER), "quarantined", "unknown-sender"),
        (letter(sender=""), "quarantined", "no-sender"),
        (letter("", subject=""), "quarantined", "empty"),
        (b"", "quarantined", "empty"),
        (letter(head="Authentication-Results: mx.example; dmarc=fail"), "quarantined", "forged"),
        (letter(sender=STRANGER, head="Auto-Submitted: auto-generated"), "quarantined", "automatic"),
        (letter(head="Auto-Submitted: auto-replied"), "ignored", "auto-reply"),
        (
            letter(subject="Automatic reply: Printer", head="X-Auto-Response-Suppress: All"),
            "ignored",
            "auto-reply",
        ),
        (letter(head="List-Id: <news.example>"), "ignored", "mailing-list"),
        (letter(sender="help@suopursu.example"), "ignored", "own-mail"),
    ],
)
def test_what_is_not_somebodys_words_to_us_opens_nothing_and_says_why(
    mailbox: Mailbox, data: bytes, state: str, reason: str
) -> None:
    mail = came(mailbox, data)
    assert (mail.state, mail.reason) == (state, reason)
    assert not ServiceRequest.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_an_alarm_of_a_known_machine_opens_a_request_and_is_not_answered(mailbox: Mailbox) -> None:
    mail = came(mailbox, letter("Disk full", head="Auto-Submitted: auto-generated"))
    assert mail.state == MailState.TAKEN
    assert not OutgoingMail.objects.exists()


def test_who_left_is_not_taken_for_who_is_there(cast: Cast, mailbox: Mailbox) -> None:
    change_person(actor=cast.system(), person=cast.employee, is_active=False)
    assert came(mailbox, letter()).reason == "sender-left"


def test_an_address_of_several_people_is_the_one_of_the_mailboxs_customer(
    cast: Cast, mailbox: Mailbox
) -> None:
    twin = create_person(actor=cast.system(), organisation=cast.otavala, name="E. Rauta", email=EMPLOYEE)
    assert came(mailbox, letter()).reason == "several-people"
    theirs = mailbox_of(cast, code="o", address="o@suopursu.example", customer=cast.otavala)
    assert came(theirs, letter()).request.requester == twin


def test_an_address_of_several_people_who_answer_is_who_asked(cast: Cast, mailbox: Mailbox) -> None:
    create_person(actor=cast.system(), organisation=cast.otavala, name="E. Rauta", email=EMPLOYEE)
    request = asked(cast)
    assert came(mailbox, letter(subject=f"Re: {request.number}")).message.request == request


def test_somebody_without_a_customer_waits(cast: Cast, mailbox: Mailbox) -> None:
    create_person(actor=cast.system(), organisation=cast.lessor, name="Lea", email="lea@lessor.example")
    assert came(mailbox, letter(sender="lea@lessor.example")).reason == "no-customer"


def test_more_mails_than_an_hour_may_bring_wait(mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "MOST_IN_AN_HOUR", 3)
    states = [came(mailbox, letter(str(n), number=n)).reason for n in range(5)]
    assert states == ["", "", "", "too-many", "too-many"]


def test_a_mail_of_ours_that_comes_back_is_not_taken_in(cast: Cast, mailbox: Mailbox) -> None:
    came(mailbox, letter())
    ours = OutgoingMail.objects.get()
    mail = came(
        mailbox, letter(head="", number=2).replace(b"<2@kaarnalahti.example>", ours.message_id.encode())
    )
    assert (mail.state, mail.reason) == (MailState.IGNORED, "own-mail")
    assert ServiceRequest.objects.count() == 1


def test_a_bounce_tells_which_address_and_which_mail_of_ours(cast: Cast, mailbox: Mailbox) -> None:
    came(mailbox, letter())
    ours = OutgoingMail.objects.get()
    mail = came(mailbox, REPORT.format(message_id=ours.message_id).encode())
    assert (mail.state, mail.reason) == (MailState.IGNORED, "bounce")
    told = EventRecord.objects.get(name=MailBounced.name)
    assert told.data == {
        "address": "gone@kaarnalahti.example",
        "status": "5.1.1",
        "permanent": True,
        "address_is_gone": True,
        "original_message_id": ours.message_id,
    }
    assert ServiceRequest.objects.count() == 1


def test_a_bounce_of_what_we_never_sent_names_no_mail_of_ours(mailbox: Mailbox) -> None:
    came(mailbox, REPORT.format(message_id="<invented@elsewhere.example>").encode())
    assert EventRecord.objects.get(name=MailBounced.name).data["original_message_id"] is None


def test_what_fails_on_the_way_waits_and_leaves_nothing_half_done(
    mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(becoming, "open_requests", fail)
    mail = came(mailbox, with_files(("a.txt", b"x")))
    assert (mail.state, mail.reason) == (MailState.QUARANTINED, "failed")
    assert not ServiceRequest.objects.exists()


def test_an_agent_says_whose_it_is_and_it_becomes_theirs(cast: Cast, mailbox: Mailbox) -> None:
    mail = came(mailbox, letter(sender=STRANGER))
    decided = take_in_from_person(actor=cast.actor(cast.agent), mail_id=mail.pk, person_id=cast.employee.pk)
    request = ServiceRequest.objects.get()
    assert (request.requester, request.customer) == (cast.employee, cast.kaarnalahti)
    assert (decided.request, decided.decided_by_id) == (request, cast.agent.pk)
    assert decided.decided_at is not None
    assert OutgoingMail.objects.get().to_address == EMPLOYEE
    with pytest.raises(WrongState):
        take_in_from_person(actor=cast.actor(cast.agent), mail_id=mail.pk, person_id=cast.employee.pk)
    with pytest.raises(WrongState):
        refuse_mail(actor=cast.actor(cast.agent), mail_id=mail.pk)


def test_an_agent_puts_it_into_a_request_of_that_person_and_of_nobody_else(
    cast: Cast, mailbox: Mailbox
) -> None:
    request = asked(cast)
    mail = came(mailbox, letter(sender=STRANGER))
    agent = cast.actor(cast.agent)
    with pytest.raises(InvalidInput, match="has no part in"):
        take_in_from_person(
            actor=agent, mail_id=mail.pk, person_id=cast.other_employee.pk, number=request.number
        )
    assert not Message.objects.exists()
    take_in_from_person(actor=agent, mail_id=mail.pk, person_id=cast.employee.pk, number=request.number)
    assert Message.objects.get().author == cast.employee
    assert Message.objects.get().request == request


def test_somebody_new_is_known_from_then_on(cast: Cast, mailbox: Mailbox) -> None:
    mail = came(mailbox, letter(sender=STRANGER))
    take_in_from_newcomer(
        actor=cast.actor(cast.agent), mail_id=mail.pk, customer_id=cast.otavala.pk, name="Eve Eklund"
    )
    person = Person.objects.get(email="eve@elsewhere.example")
    assert (person.name, person.organisation) == ("Eve Eklund", cast.otavala)
    assert came(mailbox, letter(sender=STRANGER, number=2)).request.requester == person


def test_what_is_refused_tells_nobody_and_may_be_taken_in_after_all(cast: Cast, mailbox: Mailbox) -> None:
    mail = came(mailbox, letter(sender=STRANGER))
    refuse_mail(actor=cast.actor(cast.agent), mail_id=mail.pk)
    mail.refresh_from_db()
    assert (mail.state, mail.reason, mail.decided_by) == ("refused", "unknown-sender", cast.agent)
    assert not OutgoingMail.objects.exists()
    take_in_from_person(actor=cast.actor(cast.agent), mail_id=mail.pk, person_id=cast.employee.pk)
    assert ServiceRequest.objects.count() == 1


def test_a_decision_is_an_agents_and_a_strangers_person_is_not_found(cast: Cast, mailbox: Mailbox) -> None:
    mail = came(mailbox, letter(sender=STRANGER))
    for person in (cast.technician, cast.employee, cast.customer_administrator):
        with pytest.raises((NotAllowed, NotVisible)):
            refuse_mail(actor=cast.actor(person), mail_id=mail.pk)
    with pytest.raises(NotVisible):
        take_in_from_person(actor=cast.actor(cast.agent), mail_id=mail.pk, person_id=cast.sepidar_orderer.pk)
    with pytest.raises(NotVisible):
        refuse_mail(actor=cast.actor(cast.vindkulla_agent), mail_id=mail.pk)


def test_mail_to_hr_is_seen_by_hr_alone_with_its_original(cast: Cast) -> None:
    mailbox = mailbox_of(cast, queue=hr_queue(cast))
    waiting = came(mailbox, letter(sender=STRANGER))
    taken = came(mailbox, letter(number=2))
    hr_agent = cast.actor(cast.hr_agent)
    assert set(mails_visible_to(hr_agent)) == {waiting, taken}
    assert original_visible_to(hr_agent, taken.pk).size > 0
    for person in (cast.agent, cast.provider_administrator, cast.employee):
        assert not mails_visible_to(cast.actor(person)).exists()
        with pytest.raises(NotVisible):
            original_visible_to(cast.actor(person), taken.pk)


def test_the_original_of_a_request_is_read_by_staff_who_read_the_request(
    cast: Cast, mailbox: Mailbox
) -> None:
    taken = came(mailbox, letter())
    assert original_visible_to(cast.actor(cast.technician), taken.pk).size > 0
    with pytest.raises(NotVisible):
        mail_visible_to(cast.actor(cast.employee), taken.pk)


def test_html_is_shown_without_anything_that_acts_or_loads() -> None:
    html = (
        '<p onclick="x()">Hi <img src="https://spy.example/1.gif"><script>alert(1)</script>'
        '<a href="javascript:x()">a</a><a href="https://a.example/">b</a><style>p{color:red}</style>'
        '<form action="/"><input name="q"></form></p>'
    )
    shown = clean_html(html)
    for word in ("onclick", "img", "script", "style", "form", "input", "javascript"):
        assert word not in shown
    assert '<a href="https://a.example/" rel="noopener noreferrer nofollow">b</a>' in shown


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.one_of(st.binary(max_size=400), st.text(max_size=200).map(lambda text: letter(text))))
@example(data=b"From: \xff\xfe <\x00@\x00>\nSubject: =?utf-8?B?AAA=?=\n\n\x00\xff")
@example(data=letter("\x00 \ud7ff \U0010ffff", subject="\x00"))
@example(data=letter(sender="x" * 400 + "@" + "y" * 400 + ".example", subject="s" * 3000))
@example(data=letter(head="In-Reply-To: <" + "z" * 3000 + "@x>\nReferences: " + "<a@b> " * 500))
def test_any_bytes_become_a_request_or_wait_with_a_reason(mailbox: Mailbox, data: bytes) -> None:
    mail = came(mailbox, data)
    assert mail.state in (MailState.TAKEN, MailState.QUARANTINED, MailState.IGNORED)
    assert (mail.request is None) == (mail.state != MailState.TAKEN)
    assert bool(mail.reason) == (mail.state != MailState.TAKEN)
    assert mail.reason != "failed"
