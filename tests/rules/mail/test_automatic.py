"""Mails that no human wrote to us alone: by what their headers say."""

import pytest

from huolto.rules.mail.automatic import is_automatic

PERSON = "aino@kaarna.example"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("auto-submitted", "auto-replied"),
        ("auto-submitted", "auto-generated; owner-email=x"),
        ("auto-submitted", "Auto-Notified"),
        ("precedence", "bulk"),
        ("precedence", "List"),
        ("precedence", "auto_reply"),
        ("list-id", "<users.suo.example>"),
        ("list-unsubscribe", "<mailto:off@suo.example>"),
        ("x-autoreply", "yes"),
        ("x-autorespond", "Holiday"),
        ("x-auto-response-suppress", "All"),
        ("x-auto-response-suppress", "DR, OOF, AutoReply"),
        ("return-path", "<>"),
        ("x-failed-recipients", "b@suo.example"),
        ("content-type", "multipart/report; report-type=disposition-notification"),
        ("x-ms-exchange-generated-message-source", "Mailbox Rules Agent"),
    ],
)
def test_a_header_of_a_machine_is_enough(name: str, value: str) -> None:
    assert is_automatic({name: [value]}, "Printer", PERSON)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("auto-submitted", "no"),
        ("auto-submitted", "No "),
        ("precedence", "normal"),
        ("precedence", "first-class"),
        ("x-autoreply", "no"),
        ("return-path", "<aino@kaarna.example>"),
        ("x-auto-response-suppress", "DR, RN, NRN"),
        ("x-priority", "5"),
        ("content-type", "text/plain"),
        ("feedback-id", "1.eu-west-1.x:AmazonSES"),
    ],
)
def test_what_people_send_as_well_is_not(name: str, value: str) -> None:
    assert not is_automatic({name: [value]}, "Printer", PERSON)


OUT_OF_OFFICE = [
    "Automatic reply: Printer",
    "Out of office: Printer",
    "Automaattinen vastaus: Tulostin",
    "Poissa toimistolta",
    "Autosvar: Skrivaren",
    "Frånvaro: semester",
    "Automatisk svar: Skriveren",
    "Fraværsmelding",
    "پاسخ خودکار: چاپگر",
]


@pytest.mark.parametrize("subject", OUT_OF_OFFICE)
def test_a_subject_alone_is_not_enough_and_with_another_sign_it_is(subject: str) -> None:
    assert not is_automatic({}, subject, PERSON)
    assert is_automatic({}, subject, "no-reply@kaarna.example")
    assert is_automatic({"x-auto-response-suppress": ["DR, RN"]}, subject, PERSON)


@pytest.mark.parametrize(
    "sender",
    ["MAILER-DAEMON@suo.example", "postmaster@suo.example", "bounces+12=a.b@suo.example", "MAILER-DAEMON"],
)
def test_a_sender_that_is_a_mail_server_is_a_machine(sender: str) -> None:
    assert is_automatic({}, "Printer", sender)


@pytest.mark.parametrize("sender", ["noreply@suo.example", "ei-vastausta@suo.example", PERSON, ""])
def test_a_sender_that_wants_no_reply_is_not_a_machine_by_that_alone(sender: str) -> None:
    assert not is_automatic({}, "Printer", sender)
