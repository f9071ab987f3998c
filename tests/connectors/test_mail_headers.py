"""Headers of a mail: subjects, senders, receivers, dates and ids, however they are written."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from connectors.mails import headed, mail
from huolto.connectors.mail.headers import Address


def test_a_plain_mail_is_read() -> None:
    read = mail(
        head="Cc: Eva <eva@kaarna.example>, leo@kaarna.example\nDate: Tue, 3 Mar 2026 10:12:00 +0200\n"
        "Message-ID: <a1@kaarna.example>\nIn-Reply-To: <SR-000123.x@suo.example>\nReferences: <r1@x.example> <r2@x.example>\n"
    )
    assert read.sender == Address("Aino Laine", "aino@kaarna.example")
    assert read.to == (Address("", "service@suo.example"),)
    assert read.cc == (Address("Eva", "eva@kaarna.example"), Address("", "leo@kaarna.example"))
    assert read.subject == read.topic == "Printer"
    assert read.date == datetime(2026, 3, 3, 10, 12, tzinfo=timezone(timedelta(hours=2)))
    assert read.message_id == "a1@kaarna.example"
    assert read.in_reply_to == "SR-000123.x@suo.example"
    assert read.references == ("r1@x.example", "r2@x.example")
    assert read.request_number == "SR-000123"
    assert (read.text, read.reply) == ("The tray is broken.\n", "The tray is broken.")
    assert (read.automatic, read.bounce, read.attachments, read.oddities) == (False, None, (), ())


@pytest.mark.parametrize(
    ("raw", "subject"),
    [
        (b"=?utf-8?B?VHVsb3N0aW4gw6TDpG50w6TDpA==?=", "Tulostin ääntää"),
        (b"=?iso-8859-1?Q?Skrivaren_=E5?= =?iso-8859-1?Q?_=E4r_trasig?=", "Skrivaren å är trasig"),
        (b"=?utf-8?B?2obYp9m+2q/YsQ==?= KL-00412", "چاپگر KL-00412"),
        (b"=?utf-8?B?w6Q=?=\n =?utf-8?B?w7Y=?=", "äö"),
        (b"=?utf-8?B?w6Q=?==?utf-8?B?w7Y=?=", "äö"),
        (b"=?utf-8?Q?half_=C3?= =?utf-8?Q?=A4?=", "half ä"),
        (b"=?utf-8*fi?Q?=C3=A4?=", "ä"),
        (b"=?utf-8?Q?with blanks =C3=A4?=", "with blanks ä"),
        (b"=?utf-8?Q?What?_=C3=A4?=", "What? ä"),
        (b"=?UTF8?Q?=C3=A4?=", "ä"),
        (b"=?no-such-charset?Q?=C3=A4?=", "ä"),
        (b"=?utf-8?B?w6Q?=", "ä"),
        (b"=?utf-8?Q?cut off", "=?utf-8?Q?cut off"),
        (b"=?iso-8859-1?Q?\xe4?=", "ä"),
        ("Tulostin ääntää".encode(), "Tulostin ääntää"),
        ("Tulostin ääntää".encode("cp1252"), "Tulostin ääntää"),
        (b"a\tfolded\n  subject", "a folded subject"),
        (b"with\x00a null", "witha null"),
    ],
)
def test_subjects_are_decoded_however_they_are_written(raw: bytes, subject: str) -> None:
    assert headed(b"From: a@b.example\nSubject: " + raw).subject == subject


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("aino@kaarna.example", Address("", "aino@kaarna.example")),
        ("<aino@kaarna.example>", Address("", "aino@kaarna.example")),
        ('"Laine, Aino" <aino@kaarna.example>', Address("Laine, Aino", "aino@kaarna.example")),
        ("Laine \\(IT\\) <aino@kaarna.example>", Address("Laine (IT)", "aino@kaarna.example")),
        ("aino@kaarna.example (Aino Laine)", Address("Aino Laine", "aino@kaarna.example")),
        ("Aino Laine aino@kaarna.example", Address("Aino Laine", "aino@kaarna.example")),
        ("'Aino Laine' <aino@kaarna.example>", Address("Aino Laine", "aino@kaarna.example")),
        ("=?utf-8?Q?Laine=2C_Aino?= <aino@kaarna.example>", Address("Laine, Aino", "aino@kaarna.example")),
        ('"=?utf-8?Q?=C3=84ino?=" <aino@kaarna.example>', Address("Äino", "aino@kaarna.example")),
        ("=?utf-8?Q?Aino_<aino@kaarna.example>?=", Address("Aino", "aino@kaarna.example")),
        ("<@a.example,@b.example:aino@kaarna.example>", Address("", "aino@kaarna.example")),
        ("Aino <aino@kaarna.example", Address("Aino", "aino@kaarna.example")),
        ('"Aino <aino@kaarna.example>', Address("Aino", "aino@kaarna.example")),
        ("mailto:aino@kaarna.example", Address("", "aino@kaarna.example")),
        ("Aino Laine", Address("Aino Laine", "")),
        ("MAILER-DAEMON (Mail Delivery System)", Address("Mail Delivery System", "MAILER-DAEMON")),
        ('"very odd"@kaarna.example', Address("", '"very odd"@kaarna.example')),
        ("Äino <äino@kärnä.example>", Address("Äino", "äino@kärnä.example")),
    ],
)
def test_a_sender_is_found_however_it_is_written(raw: str, expected: Address) -> None:
    assert headed(f"From: {raw}\nSubject: x").sender == expected


def test_lists_of_receivers_with_groups_semicolons_and_nobody() -> None:
    read = headed(
        "From: a@b.example\nTo: Team: Eva <e@x.example>, l@x.example;, k@x.example\nCc: a@x.example; b@x.example"
    )
    assert [one.address for one in read.to] == ["e@x.example", "l@x.example", "k@x.example"]
    assert [one.address for one in read.cc] == ["a@x.example", "b@x.example"]
    assert headed("From: a@b.example\nTo: undisclosed-recipients:;").to == ()


def test_without_from_the_sender_or_the_envelope_is_believed() -> None:
    assert headed("Sender: a@b.example\nTo: c@d.example").sender.address == "a@b.example"
    assert headed("Return-Path: <a@b.example>\nTo: c@d.example").sender.address == "a@b.example"
    nobody = headed("To: c@d.example\nSubject: x")
    assert nobody.sender == Address("", "")
    assert nobody.oddities == ("no-sender",)


@pytest.mark.parametrize(
    ("raw", "at"),
    [
        ("Tue, 3 Mar 2026 10:12:00 +0200", datetime(2026, 3, 3, 8, 12, tzinfo=UTC)),
        ("3 Mar 2026 10:12 GMT", datetime(2026, 3, 3, 10, 12, tzinfo=UTC)),
        ("Tue, 3 Mar 2026 10:12:00 -0000", datetime(2026, 3, 3, 10, 12, tzinfo=UTC)),
        ("Tue, 3 Mar 2026 10:12:00 +0200 (EET)", datetime(2026, 3, 3, 8, 12, tzinfo=UTC)),
        ("2026-03-03T10:12:00+02:00", datetime(2026, 3, 3, 8, 12, tzinfo=UTC)),
        ("yesterday", None),
        ("Tue, 99 Mar 2026 10:12:00 +0200", None),
        ("", None),
    ],
)
def test_a_date_is_a_moment_or_none(raw: str, at: datetime | None) -> None:
    assert headed(f"From: a@b.example\nDate: {raw}").date == at


def test_ids_are_without_brackets_and_the_nearest_thread_comes_first() -> None:
    read = headed(
        "From: a@b.example\nMessage-ID: bare@x.example\nReferences: <SR-000001.a@s.example>\n <SR-000002.b@s.example>"
    )
    assert read.message_id == "bare@x.example"
    assert read.request_number == "SR-000002"
    assert read.in_reply_to is None
