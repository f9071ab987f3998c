"""Texts of a mail: charsets, encodings, HTML beside plain, and quotes by the marks of mail programs."""

import base64

import pytest

from connectors.mails import HEAD, mail, multipart
from huolto.connectors.mail.reading import read_mail


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
