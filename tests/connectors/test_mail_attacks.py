"""Whatever is sent to a mailbox becomes a request or waits with a reason: nothing breaks, nothing stays unseen, the original is kept."""

import base64
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cast import Cast
from connectors.intake import came, letter, mailbox_of
from huolto.connectors.choices import MailReason, MailState
from huolto.connectors.mail_in import taking
from huolto.connectors.mail_in.receiving import receive
from huolto.connectors.mail_in.taking import original_of, take
from huolto.connectors.models import Mailbox, ReceivedMail
from huolto.foundation.models import Provider

HEAD = (
    b"From: Elina Rauta <elina@kaarnalahti.example>\r\nTo: help@suopursu.example\r\n"
    b"Message-ID: <1@kaarnalahti.example>\r\nMIME-Version: 1.0\r\nSubject: Printer\r\n"
)
INVITATION = (
    b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Meeting\r\n"
    b"DTSTART:20260302T090000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
TEXT = b"Content-Type: text/plain; charset=utf-8\r\n\r\nSee below."


@pytest.fixture
def mailbox(cast: Cast) -> Mailbox:
    return mailbox_of(cast)


def head(*lines: bytes) -> bytes:
    return HEAD + b"".join(line + b"\r\n" for line in lines)


def parts(*bodies: bytes, kind: bytes = b"mixed") -> bytes:
    within = b"".join(b"--b\r\n" + one + b"\r\n" for one in bodies)
    return head(b"Content-Type: multipart/" + kind + b"; boundary=b") + b"\r\n" + within + b"--b--\r\n"


def a_file(kind: bytes, name: bytes, content: bytes) -> bytes:
    return (
        b"Content-Type: " + kind + b"\r\nContent-Transfer-Encoding: base64\r\n"
        b'Content-Disposition: attachment; filename="' + name + b'"\r\n\r\n' + base64.encodebytes(content)
    )


def ended_well(mail: ReceivedMail, data: bytes) -> None:
    """It became something with its reason, not because anything broke, and its bytes are there."""
    assert mail.state in (MailState.TAKEN, MailState.QUARANTINED, MailState.IGNORED)
    assert (mail.request is None) == (mail.state != MailState.TAKEN)
    assert bool(mail.reason) == (mail.state != MailState.TAKEN)
    assert mail.reason not in (MailReason.FAILED, MailReason.UNREADABLE)
    assert original_of(mail) == data


DEEP = b"".join(
    b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (at, at) for at in range(3_000)
)
ATTACKS = {
    "thirty megabytes": parts(TEXT, a_file(b"application/pdf", b"a.pdf", bytes(range(256)) * 88_000)),
    "one endless line": head() + b"\r\n" + b"x" * 3_000_000,
    "one endless header": head(b"X-Long: " + b"a" * 3_000_000) + b"\r\nhi",
    "header flood": head() + b"X-A: b\r\n" * 300_000 + b"\r\nhi",
    "receivers": head(b"Cc: " + b", ".join(b"a%d@elsewhere.example" % at for at in range(20_000))) + b"\r\nhi",
    "references": head(b"References: " + b" ".join(b"<a%d@e.example>" % at for at in range(20_000))) + b"\r\nhi",
    "deep": head() + DEEP + TEXT,
    "mails within mails": head() + b"Content-Type: message/rfc822\r\n\r\n" * 3_000 + b"Subject: x\r\n\r\nhi",
    "parts": parts(TEXT, *(b"Content-Type: image/png; name=a%d.png\r\n\r\nx" % at for at in range(5_000))),
    "file name in pieces": parts(TEXT, b"Content-Disposition: attachment" + b"; filename*%d*=%%41" * 900 % tuple(range(900)) + b"\r\n\r\nx"),
    "file name that climbs": parts(TEXT, a_file(b"text/plain", b"../" * 5_000 + b"a.txt", b"x")),
    "zero bytes": head().replace(b"Elina", b"El\0ina").replace(b"Printer", b"P\0rinter") + b"\r\nte\0xt",
    "zero byte in an id": head(b"In-Reply-To: <a\0b@c>", b"References: <\0@\0>").replace(b"<1@", b"<\0001@") + b"\r\nhi",
    "zero byte in a file": parts(TEXT, a_file(b"text/pl\0ain", b"a\0b.txt", b"x")),
    "half a character": parts(b"Content-Type: text/plain; charset=utf-16\r\n\r\n\xff\xfe\x00\xd8A\x00", b"Content-Type: text/plain; charset=utf-7\r\n\r\n+2AA-"),
    "no charset": head(b"Content-Type: text/plain; charset=zlib") + b"\r\n" + bytes(range(256)),
    "escapes": head(b"Content-Type: text/plain; charset=unicode_escape") + b"\r\n\\ud800 \\x00 \\]",
    "an invitation": head(b"Content-Type: text/calendar; method=REQUEST") + b"\r\n" + INVITATION,
    "an invitation beside text": parts(TEXT, b"Content-Type: text/calendar; method=REQUEST\r\n\r\n" + INVITATION, kind=b"alternative"),
    "signed with lengths that lie": head(b"Content-Type: application/pkcs7-mime; smime-type=signed-data", b"Content-Transfer-Encoding: base64") + b"\r\n" + base64.encodebytes(b"\x30\x84\xff\xff\xff\xff" + b"\x30\x80" * 50_000),
    "pgp": parts(b"Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1", b"Content-Type: application/octet-stream\r\n\r\n-----BEGIN PGP MESSAGE-----", kind=b"encrypted"),
    "winmail.dat": parts(a_file(b"application/ms-tnef", b"winmail.dat", b"\x78\x9f\x3e\x22" + bytes(500))),
    "comments": head().replace(b"Elina Rauta", b"(" * 50_000 + b"Elina") + b"\r\nhi",
    "a number": head(b"Subject: Re: SR-" + b"9" * 50_000) + b"\r\nhi",
    "returned for nobody": head(b"Content-Type: multipart/report; report-type=delivery-status; boundary=b") + b"\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822;\0@\0\r\nAction: failed\r\nStatus: \0.5\r\n\r\n--b--",
    "zero bytes alone": b"\0" * 50_000,
    "nothing": b"",
}  # fmt: skip


@pytest.mark.parametrize("data", ATTACKS.values(), ids=ATTACKS)
def test_an_attack_ends_as_a_request_or_waits_with_a_reason(mailbox: Mailbox, data: bytes) -> None:
    ended_well(came(mailbox, data), data)


BREAKERS = st.sampled_from([
    b"\0", b"\x1b$B", b"\xff\xfe", b"\r", b"\n", b"\r\n\r\n", b"=?utf-8?b?", b"=?utf-7?q?+2AA-?=", b"?=", b"<", b">", b"(", b'"', b"\\", b"@",
    b";", b",", b"--b", b"--b--", b"--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n", b"boundary=", b"charset=utf-16", b"charset=hz",
    b"filename*0*=", b"Content-Type: message/rfc822\r\n\r\n", b"begin 644 a.bin\n", b"=\r\n", b"=FF", "\u202e".encode(), "\U000e0001".encode(),
])  # fmt: skip
WHOLE = parts(
    TEXT,
    b"Content-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=E4</p>",
    a_file(b"application/pdf", b"=?utf-8?q?=C3=A4?=.pdf", b"x" * 40),
    b"Content-Type: message/rfc822\r\n\r\nFrom: a@b.example\r\nSubject: within\r\n\r\nx",
).replace(
    b"MIME-Version",
    b"In-Reply-To: <a@b>\r\nReferences: <c@d> <e@f>\r\nCc: f@elsewhere.example\r\nMIME-Version",
)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.lists(
        st.tuples(
            st.integers(0, len(WHOLE)), st.integers(0, 30), st.one_of(BREAKERS, st.binary(max_size=20))
        ),
        min_size=1,
        max_size=8,
    )
)
@example(changes=[(WHOLE.index(b"1@kaarnalahti"), 0, b"\0")])
@example(changes=[(WHOLE.index(b"a@b>"), 0, b"\0")])
@example(changes=[(WHOLE.index(b"f@elsewhere"), 0, b"\0")])
def test_a_mail_broken_anywhere_ends_as_a_request_or_waits_with_a_reason(
    mailbox: Mailbox, changes: list[tuple[int, int, bytes]]
) -> None:
    data = WHOLE
    for at, gone, put in changes:
        data = data[:at] + put + data[at + gone :]
    ended_well(came(mailbox, data), data)


def test_what_a_mail_says_of_itself_cannot_keep_it_from_waiting(
    mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = taking.note_facts

    def careless(mail: ReceivedMail, read: Any) -> None:
        real(mail, read)
        mail.header_id = "a\0b"

    monkeypatch.setattr(taking, "note_facts", careless)
    mail = came(mailbox, letter())
    assert (mail.state, mail.reason) == (MailState.QUARANTINED, MailReason.FAILED)
    assert mail.header_id == ""
    assert original_of(mail) == letter()


def test_a_senders_address_of_broken_bytes_does_not_keep_a_mail_out(mailbox: Mailbox) -> None:
    mail = receive(mailbox=mailbox, data=letter(), source="smtp", envelope_from="a\0\udcff@b.example")
    take(mail.pk)
    mail.refresh_from_db()
    assert mail.state == MailState.TAKEN
    assert mail.envelope_from == "a\ufffd@b.example"


@pytest.mark.parametrize(
    "data",
    [
        ATTACKS["pgp"],
        head() + b"\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA\r\n-----END PGP MESSAGE-----\r\n",
        head(
            b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m",
            b"Content-Transfer-Encoding: base64",
        )
        + b"\r\n"
        + base64.encodebytes(b"\x30\x03\x02\x01\x00"),
    ],
    ids=["PGP/MIME", "PGP", "S/MIME"],
)
def test_an_encrypted_mail_says_so_to_who_reads_it(mailbox: Mailbox, data: bytes) -> None:
    Provider.objects.filter(pk=mailbox.provider_id).update(language="en")
    request = came(mailbox, data).request
    assert request is not None
    assert request.description.startswith("This mail is encrypted and cannot be read here.")


def test_a_charset_that_is_none_reads_no_escapes_of_source_code(mailbox: Mailbox) -> None:
    request = came(mailbox, ATTACKS["escapes"]).request
    assert request is not None
    assert request.description == r"\ud800 \x00 \]"


def test_a_signed_mail_is_no_encrypted_one(mailbox: Mailbox) -> None:
    signature = a_file(b"application/pkcs7-signature", b"smime.p7s", b"x")
    request = came(mailbox, parts(TEXT, signature, kind=b"signed")).request
    assert request is not None
    assert request.description == "See below."
