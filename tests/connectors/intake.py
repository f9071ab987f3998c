"""What tests of mail that comes in share: the cast's mailbox, mails made of a few words, and both steps in one."""

from typing import Any

from cast import Cast
from huolto.connectors.mail_in.mailboxes import MailboxFacts, add_mailbox
from huolto.connectors.mail_in.receiving import receive
from huolto.connectors.mail_in.taking import take
from huolto.connectors.models import Mailbox, ReceivedMail

EMPLOYEE = "elina@kaarnalahti.example"


def mailbox_of(cast: Cast, **facts: Any) -> Mailbox:
    """A mailbox at Suopursu."""
    given = {"code": "help", "name": "Help desk", "address": "help@suopursu.example", **facts}
    provider = given.pop("provider", None)
    return add_mailbox(actor=cast.system(provider), facts=MailboxFacts(**given))


def letter(
    text: str = "The tray is broken.",
    *,
    sender: str = f"Elina Rauta <{EMPLOYEE}>",
    subject: str = "Printer",
    number: int = 1,
    head: str = "",
) -> bytes:
    """A plain mail; `number` makes its Message-ID, `head` are further lines of the head."""
    lines = [
        f"From: {sender}",
        "To: help@suopursu.example",
        f"Subject: {subject}",
        f"Message-ID: <{number}@kaarnalahti.example>",
        "Date: Mon, 2 Mar 2026 09:00:00 +0200",
        'Content-Type: text/plain; charset="utf-8"',
        *head.splitlines(),
    ]
    return ("\r\n".join(lines) + "\r\n\r\n" + text.replace("\n", "\r\n") + "\r\n").encode()


def with_files(*files: tuple[str, bytes], head: str = "", subject: str = "Printer", number: int = 1) -> bytes:
    """A mail with files."""
    limit = "limit"
    parts = [f"--{limit}\r\nContent-Type: text/plain\r\n\r\nSee the files.\r\n".encode()]
    for name, content in files:
        kind = f"--{limit}\r\nContent-Type: application/octet-stream\r\n"
        placed = f'Content-Disposition: attachment; filename="{name}"\r\n\r\n'
        parts.append((kind + placed).encode() + content + b"\r\n")
    beginning = letter("", head=head, subject=subject, number=number)
    beginning = beginning.replace(
        b'Content-Type: text/plain; charset="utf-8"',
        f"Content-Type: multipart/mixed; boundary={limit}".encode(),
    )
    return beginning.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" + b"".join(parts) + f"--{limit}--\r\n".encode()


def came(mailbox: Mailbox, data: bytes) -> ReceivedMail:
    """A mail that is received and taken in."""
    mail = receive(mailbox=mailbox, data=data, source="smtp")
    take(mail.pk)
    return ReceivedMail.objects.select_related("request", "message", "mailbox").get(pk=mail.pk)
