"""Our own mail server: what it takes, what it refuses and in which words, by SMTP and by LMTP."""

import asyncio
import smtplib
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiosmtpd.smtp import Envelope
from django.db import OperationalError

from cast import Cast, build_cast
from connectors.intake import EMPLOYEE, letter, mailbox_of
from connectors.sending import send, taking_mail
from huolto.config.cli import main
from huolto.connectors.mail_in import receiver
from huolto.connectors.mail_in.mailboxes import MailboxFacts, change_mailbox
from huolto.connectors.mail_in.receiver import server_of
from huolto.connectors.mail_in.receiving import LARGEST, mailbox_for
from huolto.connectors.mail_in.taking import take
from huolto.connectors.models import Mailbox, ReceivedMail
from huolto.desk.models import ServiceRequest

SERVED = pytest.mark.django_db(transaction=True)


@pytest.fixture
def served(transactional_db: None) -> Iterator[tuple[Cast, int]]:
    """The cast's mailbox and the port of a server in a process of its own."""
    cast = build_cast()
    mailbox_of(cast)
    with taking_mail() as port:
        yield cast, port


@SERVED
def test_a_mail_by_smtp_is_kept_with_its_envelope_and_becomes_a_request(served: tuple[Cast, int]) -> None:
    _cast, port = served
    data = letter("Ääkkösiä ja فارسی")
    assert send(port, data, "Help+printer@SUOPURSU.example")
    mail = ReceivedMail.objects.get()
    assert (mail.source, mail.envelope_from) == ("smtp", "elina@kaarnalahti.example")
    assert mail.file.content.read() == b"Return-Path: <elina@kaarnalahti.example>\r\n" + data
    take(mail.pk)
    assert ServiceRequest.objects.get().description == "Ääkkösiä ja فارسی"


@SERVED
def test_lmtp_answers_for_each_receiver(served: tuple[Cast, int]) -> None:
    cast, port = served
    mailbox_of(cast, code="web", address="web@suopursu.example")
    with smtplib.LMTP("127.0.0.1", port, timeout=20) as server:
        server.ehlo_or_helo_if_needed()
        server.mail("a@b.example")
        server.rcpt("help@suopursu.example")
        server.rcpt("web@suopursu.example")
        server.putcmd("data")
        assert server.getreply()[0] == 354
        server.send(letter() + b".\r\n")
        assert [server.getreply()[0] for _ in range(2)] == [250, 250]
    assert ReceivedMail.objects.count() == 2


@SERVED
def test_who_is_not_there_is_refused_at_once_in_plain_words(served: tuple[Cast, int]) -> None:
    cast, port = served
    change_mailbox(
        actor=cast.system(),
        mailbox_id=mailbox_of(cast, code="old", address="old@suopursu.example").pk,
        facts=MailboxFacts(code="old", name="Old", address="old@suopursu.example", is_active=False),
    )
    for address in ("nobody@suopursu.example", "old@suopursu.example", "help@elsewhere.example"):
        with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
            send(port, letter(), address)
        assert refused.value.recipients[address] == (
            550,
            b"5.1.1 There is no mailbox with this address here",
        )
    assert not ReceivedMail.objects.exists()


@SERVED
def test_what_is_too_large_is_refused_before_and_after_it_was_sent(served: tuple[Cast, int]) -> None:
    _cast, port = served
    with smtplib.SMTP("127.0.0.1", port, timeout=20) as server:
        server.ehlo()
        assert server.esmtp_features["size"] == str(LARGEST)
        assert server.mail("a@b.example", [f"size={LARGEST + 1}"])[0] == 552
        server.rset()
        server.mail("a@b.example")
        server.rcpt("help@suopursu.example")
        endless = letter() + (b"y" * 998 + b"\r\n") * (LARGEST // 1000 + 1)
        assert server.data(endless)[0] == 552
    assert not ReceivedMail.objects.exists()


@SERVED
def test_a_mail_with_one_endless_line_is_kept_whole(served: tuple[Cast, int]) -> None:
    _cast, port = served
    data = letter("x" * 300_000)
    assert send(port, data)
    assert data in ReceivedMail.objects.get().file.content.read()


@SERVED
def test_a_newcomer_sends_a_mail_with_one_line(
    served: tuple[Cast, int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _cast, port = served
    picture = tmp_path / "tray.png"
    picture.write_bytes(b"\x89PNG")
    call = ["mail", "send", "--server", f"127.0.0.1:{port}", "--from", EMPLOYEE, "--file", str(picture)]
    assert main([*call, "--to", "help@suopursu.example", "--subject", "Printer", "The tray is broken."]) == 0
    assert capsys.readouterr().out == "taken in for help@suopursu.example\n"
    take(ReceivedMail.objects.get().pk)
    assert ServiceRequest.objects.get().files.get().file.name == "tray.png"
    assert main([*call, "--to", "nobody@suopursu.example", "Hello"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


@SERVED
def test_the_same_mail_brought_by_four_at_once_is_one(served: tuple[Cast, int]) -> None:
    _cast, port = served
    told: list[bool] = []
    senders = [threading.Thread(target=lambda: told.append(send(port, letter()))) for _ in range(4)]
    for one in senders:
        one.start()
    for one in senders:
        one.join()
    assert told == [True] * 4
    assert ReceivedMail.objects.count() == 1


def test_an_address_with_a_plus_is_its_own_mailbox_where_there_is_one(cast: Cast) -> None:
    plain = mailbox_of(cast)
    tagged = mailbox_of(cast, code="vip", address="help+vip@suopursu.example")
    assert mailbox_for("<help+vip@suopursu.example>") == tagged
    assert mailbox_for("help+other@suopursu.example") == plain
    assert mailbox_for("help@") is None
    assert Mailbox.objects.count() == 2


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("127.0.0.1:8025", ("127.0.0.1", 8025)),
        ("[::1]:25", ("::1", 25)),
        ("off", None),
        ("", None),
    ],
)
def test_where_mail_is_taken_is_a_host_and_a_port_or_off(where: str, found: tuple[str, int] | None) -> None:
    assert server_of(where) == found


@pytest.mark.parametrize("where", ["8025", "localhost", "127.0.0.1:0", "127.0.0.1:99999", ":25"])
def test_anything_else_is_refused_with_an_example(where: str) -> None:
    with pytest.raises(ValueError, match=r"write HOST:PORT such as 127\.0\.0\.1:8025"):
        server_of(where)


@pytest.mark.parametrize("away", [OperationalError("gone"), OSError("disk full")])
def test_while_nothing_can_be_kept_the_sender_is_asked_to_come_again(
    monkeypatch: pytest.MonkeyPatch, away: Exception
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise away

    monkeypatch.setattr(receiver, "mailbox_for", refuse)
    envelope = Envelope()
    envelope.rcpt_tos, envelope.content = ["help@suopursu.example"], b"Subject: x\r\n\r\n"
    answer = asyncio.run(receiver.Intake().handle_DATA(None, None, envelope))  # type: ignore[arg-type]
    assert answer.startswith("451 4.3.0 The mail cannot be kept right now")
