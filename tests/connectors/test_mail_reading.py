"""Any bytes become a read mail: broken parts, line ends, what is bounded; and the command that tells it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from connectors.mails import HEAD, headed, mail
from ending import must_end
from huolto.config.cli import main
from huolto.connectors.mail import reading
from huolto.connectors.mail.answers import answer
from huolto.connectors.mail.reading import read_mail


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
def test_a_mail_made_to_take_long_comes_to_its_end_and_is_read(raw: bytes) -> None:
    with must_end():
        read = read_mail(raw)
    assert not any(oddity.startswith("failed") for oddity in read.oddities)


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
