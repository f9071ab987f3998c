"""Any bytes become a read mail: charsets, broken headers, bodies, files, and what is bounded."""

import base64
import json
import os
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from cryptography.x509.oid import NameOID
from hypothesis import example, given
from hypothesis import strategies as st

from huolto.config.cli import main
from huolto.connectors.mail import reading
from huolto.connectors.mail.answers import answer
from huolto.connectors.mail.headers import Address
from huolto.connectors.mail.reading import ReadMail, read_mail

HEAD = b"From: Aino Laine <aino@kaarna.example>\nTo: service@suo.example\nSubject: Printer\n"


def mail(
    body: bytes | str = b"The tray is broken.\n", head: bytes | str = b"", *, base: bytes = HEAD
) -> ReadMail:
    raw_head = head.encode() if isinstance(head, str) else head
    raw_body = body.encode() if isinstance(body, str) else body
    return read_mail(base + raw_head + b"\n" + raw_body)


def multipart(*parts: str | bytes, kind: str = "mixed") -> ReadMail:
    joined = b"".join(
        b"--limit\n" + (part.encode() if isinstance(part, str) else part) + b"\n" for part in parts
    )
    return mail(joined + b"--limit--\n", f'Content-Type: multipart/{kind}; boundary="limit"\n')


def headed(lines: bytes | str) -> ReadMail:
    raw = lines.encode() if isinstance(lines, str) else lines
    return read_mail(raw + b"\n\nThe tray is broken.\n")


# Headers


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


# Texts


@pytest.mark.parametrize(
    ("declared", "encoded"),
    [
        ("utf-8", "Ääni ö".encode()),
        ("iso-8859-1", "Ääni ö".encode("latin-1")),
        ("windows-1252", "Ääni ö".encode("cp1252")),
        ("us-ascii", "Ääni ö".encode()),
        ("us-ascii", "Ääni ö".encode("latin-1")),
        ("utf-8", "Ääni ö".encode("latin-1")),
        ("no-such-thing", "Ääni ö".encode()),
        ("utf_8_lahto", "Ääni ö".encode("latin-1")),
        ("", "Ääni ö".encode()),
        ("utf-16", "Ääni ö".encode("utf-16")),
        ("iso-8859-15", "Ääni ö".encode("iso-8859-15")),
    ],
)
def test_texts_are_decoded_by_what_they_say_and_what_they_are(declared: str, encoded: bytes) -> None:
    assert (
        mail(encoded, f"Content-Type: text/plain; charset={declared}\nContent-Transfer-Encoding: 8bit\n").text
        == "Ääni ö"
    )


@pytest.mark.parametrize(
    ("declared", "codec", "text"),
    [
        ("gb2312", "gb18030", "打印机"),
        ("ks_c_5601-1987", "cp949", "프린터"),
        ("iso-2022-jp", "iso2022_jp", "プリンター"),
        ("shift_jis", "cp932", "プリンター"),
        ("windows-1256", "cp1256", "چاپگر"),
        ("koi8-r", "koi8-r", "принтер"),
        ("big5", "big5", "印表機"),
    ],
)
def test_charsets_of_the_world(declared: str, codec: str, text: str) -> None:
    assert mail(text.encode(codec), f"Content-Type: text/plain; charset={declared}\n").text == text


def test_a_broken_byte_is_one_lost_letter_and_not_another_charset() -> None:
    assert (
        mail("Tulostin ääntää".encode() + b"\xff", "Content-Type: text/plain; charset=utf-8\n").text
        == "Tulostin ääntää\ufffd"
    )


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("base64", base64.encodebytes("Ääni.\n".encode())),
        ("BASE64", b"w4TDpG5p\nLgo"),
        ("base64", b"w4TDpG5pLgo=\n\n-- \nAdded by a list server!"[:13] + b"\n"),
        ("quoted-printable", b"=C3=84=C3=A4ni.\n"),
        ("quoted-printable", b"=c3=84=c3=\n=a4ni.=\n\n"),
        ("8bit", "Ääni.\n".encode()),
        ("unknown-thing", "Ääni.\n".encode()),
    ],
)
def test_transfer_encodings_are_undone_as_far_as_they_go(encoding: str, body: bytes) -> None:
    head = f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {encoding}\n"
    assert mail(body, head).reply == "Ääni."


def test_flowed_lines_are_joined_and_quotes_stay_quotes() -> None:
    read = mail("It is \nbroken.\n\n> One \n> quote\n-- \nAino", "Content-Type: text/plain; format=flowed\n")
    assert read.text == "It is broken.\n\n> One quote\n-- \nAino"
    assert read.reply == "It is broken."


def test_html_alone_is_read_as_text() -> None:
    read = mail(
        "<html><head><title>No</title><style>p {}</style></head><body><p>The <b>tray</b> is&nbsp;broken.</p>"
        "<ul><li>one</li><li>two</li></ul><table><tr><td>Tag</td><td>KL-1</td></tr><tr><td>Room</td><td>A 214</td></tr></table>"
        "<script>alert(1)</script></body></html>",
        "Content-Type: text/html\n",
    )
    assert read.text.split("\n") == [
        "The tray is broken.",
        "",
        "  * one",
        "  * two",
        "Tag   KL-1",
        "Room  A 214",
    ]
    assert "<script>" in read.html


def test_html_is_known_without_a_header_that_says_so() -> None:
    assert read_mail(b"<div>It <b>works</b>.</div><blockquote>Does it?</blockquote>").reply == "It works."
    assert (
        mail("<html><body><p>It works.</p></body></html>", "Content-Type: text/plain\n").reply == "It works."
    )
    assert mail("<div>is a tag").reply == "<div>is a tag"


def test_the_plain_form_is_read_unless_it_says_nothing() -> None:
    html = "Content-Type: text/html\n\n<p>The tray of the printer in A 214 is broken.</p>"
    assert (
        multipart("Content-Type: text/plain\n\nThe tray is broken.\n", html, kind="alternative").reply
        == "The tray is broken."
    )
    for stub in ("", "   \n", "This message is in HTML format only."):
        read = multipart(f"Content-Type: text/plain\n\n{stub}\n", html, kind="alternative")
        assert read.reply == "The tray of the printer in A 214 is broken."
        assert read.attachments == ()


QUOTES = {
    "Gmail": '<div>It works.</div><br><div class="gmail_quote"><div class="gmail_attr">Aino Laine eilen:<br></div><blockquote class="gmail_quote">Does it?</blockquote></div>',
    "Outlook": '<p class="MsoNormal">It works.</p><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>Someone:</b> Aino</p></div><p class="MsoNormal">Does it?</p>',
    "Outlook on the web": '<div>It works.</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>Someone:</b> Aino</div><div>Does it?</div>',
    "Outlook, nested ids": '<div>It works.</div><div id="x_divRplyFwdMsg">Someone: Aino</div><div>Does it?</div>',
    "Outlook for phones": '<div>It works.</div><div id="ms-outlook-mobile-reply-header">Aino</div>Does it?',
    "Thunderbird": '<p>It works.</p><div class="moz-cite-prefix">Aino, eilen:<br></div><blockquote type="cite"><p>Does it?</p></blockquote>',
    "Apple": '<div>It works.</div><blockquote type="cite"><div>Aino Laine sanoi:</div><div>Does it?</div></blockquote>',
    "Yahoo": '<div>It works.</div><div class="yahoo_quoted"><div>Aino sanoi</div><div>Does it?</div></div>',
    "Proton": '<div>It works.</div><div class="protonmail_quote">Aino sanoi<blockquote>Does it?</blockquote></div>',
}


@pytest.mark.parametrize("html", QUOTES.values(), ids=QUOTES)
def test_quotes_in_html_are_known_by_the_marks_of_mail_programs(html: str) -> None:
    read = mail(html, "Content-Type: text/html\nIn-Reply-To: <a@suo.example>\n")
    assert read.reply == "It works."
    assert "Does it?" in read.text


def test_where_the_plain_form_marks_no_quote_the_html_beside_it_is_asked() -> None:
    plain = "Content-Type: text/plain; charset=utf-8\n\nIt works.\n\nAino Laine pisatu:\n\nDoes it?"
    html = 'Content-Type: text/html; charset=utf-8\n\n<p>It works.</p><div class="moz-cite-prefix">Aino Laine pisatu:</div><blockquote>Does it?</blockquote>'
    body = f"--limit\n{plain}\n--limit\n{html}\n--limit--\n"
    head = 'Content-Type: multipart/alternative; boundary="limit"\n'
    assert mail(body, head, base=HEAD.replace(b"Printer", b"Re: Printer")).reply == "It works."
    assert mail(body, head).reply == "It works.\n\nAino Laine pisatu:\n\nDoes it?"


def test_answers_between_html_quotes_are_kept() -> None:
    read = mail(
        "<blockquote>Which room?</blockquote><p>A 214</p><blockquote>Since when?</blockquote><p>Monday</p>",
        "Content-Type: text/html\n",
    )
    assert read.reply == "A 214\n\nMonday"
    assert "> Which room?" in read.text


def test_a_mail_passed_on_from_outlook_is_kept_unless_it_is_an_answer() -> None:
    html = '<div>Please mend it.</div><div id="divRplyFwdMsg">From: Sara</div><div>The tray is broken.</div>'
    base = b"From: a@b.example\nSubject: FW: Printer\nContent-Type: text/html\n"
    whole = "Please mend it.\n\nFrom: Sara\nThe tray is broken."
    assert mail(html, base=base).reply == whole
    assert mail(html, base=base.replace(b"FW: ", b"")).reply == whole
    assert mail(html, base=base.replace(b"FW: ", b"Re: ")).reply == "Please mend it."


# Files


def test_files_keep_names_types_and_bytes() -> None:
    read = multipart(
        "Content-Type: text/plain\n\nSee the picture.",
        b'Content-Type: image/png; name="a.png"\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename="a.png"\n\n'
        + base64.b64encode(b"\x89PNG\x00\r\n"),
    )
    assert read.reply == "See the picture."
    (file,) = read.attachments
    assert (file.filename, file.content_type, file.content, file.size, file.inline) == (
        "a.png",
        "image/png",
        b"\x89PNG\x00\r\n",
        7,
        False,
    )


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ('attachment; filename="lasku.pdf"', "lasku.pdf"),
        ("attachment; filename=lasku uusi.pdf", "lasku uusi.pdf"),
        ("attachment; filename*=utf-8''l%C3%A4ht%C3%B6.pdf", "lähtö.pdf"),
        ("attachment; filename*0*=utf-8''l%C3%A4; filename*1*=ht%C3%B6; filename*2=.pdf", "lähtö.pdf"),
        ('attachment; filename*1="to.pdf"; filename*0="kuit"', "kuitto.pdf"),
        ('attachment; filename="=?utf-8?Q?l=C3=A4ht=C3=B6=2Epdf?="', "lähtö.pdf"),
        ('attachment; filename="C:\\\\Users\\\\aino\\\\lasku.pdf"', "lasku.pdf"),
        ('attachment; filename="../../etc/lasku.pdf"', "lasku.pdf"),
        ('attachment; filename="a;b.pdf"; size=3', "a;b.pdf"),
        ('attachment;filename="lasku.pdf', "lasku.pdf"),
        ('ATTACHMENT; FileName="lasku.pdf"', "lasku.pdf"),
    ],
)
def test_names_of_files_however_they_are_written(disposition: str, name: str) -> None:
    read = multipart(
        "Content-Type: text/plain\n\nx",
        f"Content-Type: application/pdf\nContent-Disposition: {disposition}\n\nPDF",
    )
    assert [file.filename for file in read.attachments] == [name]


def test_nameless_files_get_names_and_an_attached_mail_that_of_its_subject() -> None:
    read = multipart(
        "Content-Type: text/plain\n\nx",
        "Content-Type: message/rfc822\n\nFrom: b@c.example\nSubject: =?utf-8?Q?Tulostin_=C3=A4?=\n\nText within.",
        "Content-Type: image/jpeg\n\nJPEG",
        "Content-Type: text/calendar\n\nBEGIN:VCALENDAR",
    )
    assert [file.filename for file in read.attachments] == ["Tulostin ä.eml", "image.jpg", "text.ics"]
    assert "Text within" not in read.text


def test_a_picture_in_the_text_is_inline() -> None:
    read = multipart(
        'Content-Type: text/html\n\n<p>See <img src="cid:p1@x"></p>',
        "Content-Type: image/png\nContent-ID: <p1@x>\n\nPNG",
        "Content-Type: image/png\nContent-ID: <p2@x>\n\nPNG",
        kind="related",
    )
    assert [(file.content_id, file.inline) for file in read.attachments] == [("p1@x", True), ("p2@x", False)]


def test_signed_mails_show_their_text_and_keep_the_signature_as_a_file() -> None:
    for kind, name in (("pgp-signature", "signature.asc"), ("pkcs7-signature", "signature.p7s")):
        read = multipart(
            "Content-Type: text/plain\n\nIt works.", f"Content-Type: application/{kind}\n\nSIG", kind="signed"
        )
        assert read.reply == "It works."
        assert [file.filename for file in read.attachments] == [name]


def test_a_clear_signed_text_is_read_without_its_armour() -> None:
    read = mail(
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nIt works.\n- -- \nAino\n-----BEGIN PGP SIGNATURE-----\n\niQEz\n-----END PGP SIGNATURE-----\n"
    )
    assert (read.text, read.reply) == ("It works.\n-- \nAino\n", "It works.")
    assert [(file.filename, file.content_type) for file in read.attachments] == [
        ("signature.asc", "application/pgp-signature")
    ]


def _smime(content: bytes) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Aino")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2027, 1, 1, tzinfo=UTC))
        .sign(key, hashes.SHA256())
    )
    builder = pkcs7.PKCS7SignatureBuilder().set_data(content).add_signer(certificate, key, hashes.SHA256())
    return builder.sign(Encoding.DER, [pkcs7.PKCS7Options.Binary])


def test_a_mail_inside_of_smime_signed_data_is_read() -> None:
    inner = b"Content-Type: multipart/mixed; boundary=x\n\n--x\n\nIt works.\n--x\nContent-Type: image/png; name=a.png\n\nPNG\n--x--\n"
    head = "Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\nContent-Transfer-Encoding: base64\n"
    read = mail(base64.encodebytes(_smime(inner)), head)
    assert read.reply == "It works."
    assert [file.filename for file in read.attachments] == ["a.png"]


def test_signed_data_in_pieces_is_joined_and_broken_data_stays_a_file() -> None:
    pieces = bytes.fromhex(
        "3080 06092a864886f70d010702 a080 3080 020101 3100 3080 06092a864886f70d010701 a080 2480 0402 0a49 0402 7420 0000"
    )
    head = "Content-Type: application/pkcs7-mime; smime-type=signed-data\nContent-Transfer-Encoding: base64\n"
    assert mail(base64.encodebytes(pieces), head).reply == "It"
    broken = mail(base64.encodebytes(pieces[:40]), head)
    assert (broken.reply, [file.filename for file in broken.attachments]) == ("", ["smime.p7m"])


def test_winmail_dat_stays_a_file() -> None:
    read = multipart(
        "Content-Type: text/plain\n\nx", "Content-Type: application/ms-tnef; name=winmail.dat\n\nTNEF"
    )
    assert [(file.filename, file.size) for file in read.attachments] == [("winmail.dat", 4)]


def test_a_file_written_into_the_text_is_taken_out_of_it() -> None:
    read = mail("See below.\n\nbegin 644 note.txt\n#86)C\n`\nend\n\nThanks.\n")
    assert read.reply == "See below.\n\nThanks."
    assert [(file.filename, file.content_type, file.content) for file in read.attachments] == [
        ("note.txt", "text/plain", b"abc")
    ]


def test_a_text_file_is_a_file_and_a_second_text_is_text() -> None:
    read = multipart(
        "Content-Type: text/plain\n\nOne.",
        "Content-Type: text/plain\nContent-Disposition: attachment; filename=log.txt\n\nlines",
        "Content-Type: text/plain\n\nTwo.",
    )
    assert read.reply == "One.\nTwo."
    assert [file.filename for file in read.attachments] == ["log.txt"]


# Strange bytes


def test_a_boundary_that_is_missing_or_begins_like_another() -> None:
    body = "--limit\nContent-Type: text/plain\n\nOne.\n--limit2\nnot a boundary\n--limit\nContent-Type: text/plain\n\nTwo.\n"
    assert (
        mail(body, "Content-Type: multipart/mixed; boundary=limit\n").reply
        == "One.\n--limit2\nnot a boundary\nTwo."
    )
    assert mail(body.replace("limit2", "x"), "Content-Type: multipart/mixed\n").reply.startswith("One.")
    lost = mail("Only text.", "Content-Type: multipart/mixed; boundary=limit\n")
    assert (lost.reply, lost.oddities) == ("Only text.", ("no-boundary",))


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_every_kind_of_line_end(end: bytes) -> None:
    read = read_mail((HEAD + b"\nOne.\n\nTwo.\n").replace(b"\n", end))
    assert (read.subject, read.text) == ("Printer", "One.\n\nTwo.\n")


def test_the_line_of_an_mbox_is_left_out_and_so_is_its_next_mail() -> None:
    mbox = (
        b"From aino@kaarna.example Tue Mar  3 10:12:00 2026\n"
        + HEAD
        + b"\nOne.\n\nFrom eva@x.example Tue Mar  3 10:13:00 2026\nSubject: Two\n\nTwo."
    )
    read = read_mail(mbox)
    assert (read.subject, read.reply) == ("Printer", "One.")


def test_a_header_broken_in_two_lines_goes_on_and_the_body_begins_after() -> None:
    read = headed("From: a@b.example\nSubject: a long\nbroken subject\nTo: c@d.example")
    assert read.subject == "a long broken subject"
    assert [one.address for one in read.to] == ["c@d.example"]
    assert read.reply == "The tray is broken."


def test_bytes_that_are_no_mail_are_one_text() -> None:
    read = read_mail(b"Note: the tray\n\nis broken.")
    assert (read.text, read.oddities) == ("Note: the tray\n\nis broken.", ("no-headers", "no-sender"))
    assert read_mail(b"").oddities == ("no-headers", "no-sender", "nothing-in-it")


@pytest.mark.parametrize(
    "raw",
    [
        HEAD + b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (at, at) for at in range(5_000)) + b"\nx",
        HEAD + b"X: " + b"a\n " * 5_000_000 + b"\n\nx",
        HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 100_000,
        b"From: " + b"(" * 200_000 + b"\n\nx",
        b"From: a@b.example\nTo: " + b'"' * 200_000 + b"\n\nx",
        b"From: a@b.example\nContent-Type: text/plain;" + b"a" * 100_000 + b"\n\nx",
        HEAD + b"\n" + b"--------\n" * 200_000,
        HEAD + b"\n" + b"a 2026 b@c.example wrote:\n" * 80_000,
        HEAD + b"Content-Type: text/html\n\n" + b"<table><tr><td>a<td>b" * 40_000,
        HEAD + b"Content-Type: text/html\n\n" + b"<blockquote>" * 80_000,
        HEAD + b"Content-Type: text/plain; format=flowed\n\n" + b"a \n" * 500_000,
        HEAD + b"\n" + b"--- " * 40 + b"x\n" + (b"*" * 118 + b"x\n") * 1_000,
        HEAD + b"\n" + b"\r" * 1_000_000 + b"x\n",
        HEAD + b"Content-Type: text/html\n\n<pre>" + b" " * 500_000 + b"x</pre>",
        HEAD + b"\nbegin 644 a\n" + b" " * 500_000 + b"x\nend\n",
        b"From: mailer-daemon@a.example\nSubject: undeliverable\n\nuser unknown a@b.example" + b"\n" * 99_000,
        b"\xff" * 3_000_000,
    ],
    ids=["depth", "header", "parts", "comments", "quotes", "parameters", "rules", "attributions", "tables", "blockquotes", "flowed", "dashes", "returns", "blanks", "uuencode", "bounce", "bytes"],
)  # fmt: skip
def test_a_mail_made_to_take_long_does_not(raw: bytes) -> None:
    began = time.perf_counter()
    read_mail(raw)
    assert time.perf_counter() - began < 10


PIECES = st.one_of(
    st.binary(max_size=60),
    st.sampled_from([
        b"\n", b"\r\n", b"\r", b"\n\n", b"From: ", b"Content-Type: multipart/mixed; boundary=", b"Content-Type: text/html; charset=",
        b"Content-Type: message/rfc822", b"Content-Transfer-Encoding: base64", b"Content-Disposition: attachment; filename*0*=", b"--b", b"--b--",
        b"Content-Type: message/delivery-status", b"Final-Recipient: rfc822;", b"Action: failed", b"utf-16", b"utf-7", b"hz", b"=?utf-8?b?", b"?=",
        b"<div class=gmail_attr>", b"<blockquote>", b"<table><tr><td>", b"begin 644 a", b"end", b"Subject: Fwd: ", b"> ", b"-- ", b"<a@b>",
        b"Mailer-Daemon@x", b"Date: ", b"To: ", b"idna", b"unicode_escape",
    ]),
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map(b"".join))
@example(b"From: a@b\nContent-Type: text/plain; charset=utf-7\n\n+2AA-\n")
@example(b"From: a@b\nSubject: =?utf-16?q?=D8=00?=\n\nx")
def test_any_bytes_give_an_answer_that_becomes_json(data: bytes) -> None:
    read = read_mail(data)
    told = json.loads(json.dumps(answer("x", read)))
    assert set(told) >= {
        "file", "from", "to", "cc", "subject", "message_id", "in_reply_to", "references", "date", "text", "reply", "attachments",
        "automatic", "bounce", "request_number",
    }  # fmt: skip
    json.dumps(told, ensure_ascii=False).encode("utf-8")
    assert "\x00" not in read.text
    assert not any(oddity.startswith("failed") for oddity in read.oddities)


def test_a_mail_that_the_code_fails_on_is_kept_as_text_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(root: object) -> None:
        raise LookupError

    monkeypatch.setattr(reading, "contents", fail)
    read = mail("The tray is broken.")
    assert "The tray is broken." in read.text
    assert (read.oddities, read.automatic, read.reply) == (("failed: LookupError",), True, "")


# The command


def test_the_command_answers_one_object_or_a_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(HEAD + b"\nThe tray is broken.\n")
    assert main(["mail", "read", str(path), "--json"]) == 0
    one = json.loads(capsys.readouterr().out)
    assert one["file"] == str(path)
    assert one["from"] == {"name": "Aino Laine", "address": "aino@kaarna.example"}
    assert one["reply"] == "The tray is broken."
    assert one["bounce"] is None
    assert main(["mail", "read", str(path), str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [one, one]


def test_the_command_tells_people_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(
        HEAD.replace(b"Printer", b"Re: SR-000123 Printer") + b"\nThe tray is broken.\n> Is it?\n"
    )
    assert main(["mail", "read", str(path)]) == 0
    assert capsys.readouterr().out == (
        f"{path}\n  from      Aino Laine <aino@kaarna.example>\n  subject   Re: SR-000123 Printer\n"
        "  request   SR-000123\n  | The tray is broken.\n"
    )


def test_a_file_that_is_not_there_is_a_wrong_call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mail", "read", str(tmp_path / "none.eml")]) == 2
    assert "cannot be read" in capsys.readouterr().err
    assert main(["mail", "read", str(tmp_path), "--json"]) == 2


def test_the_command_answers_whatever_the_terminal_and_the_name_of_the_file(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.eml"
    with open(path, "wb") as file:
        file.write(HEAD + "\nTulostin چاپگر.\n".encode())
    program = [
        sys.executable,
        "-c",
        "import sys; from huolto.config.cli import main; sys.exit(main())",
        "mail",
        "read",
        path,
    ]
    for encoding in ("ascii", "latin-1", "utf-8"):
        environment = {**os.environ, "PYTHONIOENCODING": encoding}
        told = subprocess.run([*program, "--json"], capture_output=True, check=True, env=environment).stdout
        assert json.loads(told)["reply"] == "Tulostin چاپگر."
        assert b"Tulostin" in subprocess.run(program, capture_output=True, check=True, env=environment).stdout


def test_the_command_loads_neither_django_nor_a_database() -> None:
    code = (
        "import sys; import huolto.config.cli.mail; print('django' in sys.modules, 'psycopg' in sys.modules)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.split() == ["False", "False"]
