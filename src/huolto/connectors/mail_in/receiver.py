"""Our own mail server, for SMTP and LMTP on one port: a mail is kept before its sender is told that it was taken.

Unknown receivers are refused at once (550), too large mails too (552); while the database is away the sender is asked
to come again (451). It listens on this machine alone unless told otherwise: a mail server in front of it takes mail from the world.
"""

import asyncio
import re
from collections.abc import Callable
from typing import TypeVar

import structlog
from aiosmtpd.smtp import SMTP, Envelope, Session, syntax
from django.db import Error, close_old_connections

from huolto.connectors.mail_in.receiving import LARGEST, mailbox_for, receive
from huolto.foundation.killpoints import reached

T = TypeVar("T")
VARIABLE = "HUOLTO_MAIL_IN"
"""Where our mail server listens, as `127.0.0.1:8025`; `off` where it does not."""
TAKEN = "250 2.0.0 Taken in"
UNKNOWN = "550 5.1.1 There is no mailbox with this address here"
AGAIN = "451 4.3.0 The mail cannot be kept right now, please send it again later"
MOST_RECEIVERS = "452 4.5.3 Too many receivers of one mail"
MOST = 100
LONGEST_LINE = 1_000_000
_LINE = re.compile(r"[\r\n]")

log = structlog.get_logger("huolto.mail")


class Receiver(SMTP):
    """One conversation. LHLO makes it LMTP: then each receiver is answered by itself."""

    line_length_limit = LONGEST_LINE

    def __init__(self) -> None:
        super().__init__(
            Intake(), data_size_limit=LARGEST, enable_SMTPUTF8=True, ident="Huolto", hostname="huolto"
        )

    @syntax("LHLO hostname")
    async def smtp_LHLO(self, arg: str) -> None:  # noqa: N802  (the library's name)
        """The greeting of LMTP (RFC 2033)."""
        await super().smtp_EHLO(arg)
        if self.session is not None:
            self.session.is_lmtp = True  # type: ignore[attr-defined]

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802  (the library's name)
        """Take a mail; behind the answer stands the point at which the sender has been told."""
        await super().smtp_DATA(arg)
        reached("mail.after_acknowledge")


class Intake:
    """What is done with addresses and mails."""

    async def handle_RCPT(  # noqa: N802  (the library's name)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Whether there is such a mailbox."""
        if len(envelope.rcpt_tos) >= MOST:
            return MOST_RECEIVERS
        try:
            mailbox = await _in_thread(lambda: mailbox_for(address))
        except Error:
            log.warning("database away")
            return AGAIN
        if mailbox is None:
            return UNKNOWN
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Known"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802  (the library's name)
        """Keep the mail for each receiver, then say so: once for all (SMTP) or once for each (LMTP)."""
        content = envelope.content
        data = _with_return_path(bytes(content or b""), envelope.mail_from or "")
        answers = []
        for address in envelope.rcpt_tos:
            try:
                answers.append(await _in_thread(lambda to=address: _keep(to, data, envelope.mail_from or "")))
            except (Error, OSError):
                log.exception("mail not kept")
                answers.append(AGAIN)
        reached("mail.before_acknowledge")
        if getattr(session, "is_lmtp", False):
            return "\r\n".join(answers)
        # What is kept already is known again when the sender comes back with it.
        return next((one for one in answers if one != TAKEN), TAKEN)


async def listen(host: str, port: int) -> asyncio.Server:
    """Begin to take mail; raises OSError where the port is taken."""
    return await asyncio.get_running_loop().create_server(Receiver, host=host, port=port)


def _keep(address: str, data: bytes, sender: str) -> str:
    mailbox = mailbox_for(address)
    if mailbox is None:
        return UNKNOWN
    receive(mailbox=mailbox, data=data, source="smtp", envelope_from=sender)
    return TAKEN


def _with_return_path(data: bytes, sender: str) -> bytes:
    """The envelope's sender written on top, as whoever delivers a mail does (RFC 5321 4.4)."""
    if data[:12].lower() == b"return-path:":
        return data
    return f"Return-Path: <{_LINE.sub('', sender)}>\r\n".encode("utf-8", "surrogateescape") + data


async def _in_thread(work: Callable[[], T]) -> T:
    def run() -> T:
        close_old_connections()
        try:
            return work()
        finally:
            close_old_connections()

    return await asyncio.to_thread(run)


def server_of(where: str) -> tuple[str, int] | None:
    """Host and port of a setting such as `127.0.0.1:8025`; None for `off`. Raises ValueError."""
    if where.strip().lower() in ("", "off"):
        return None
    host, _colon, port = where.strip().rpartition(":")
    if not port.isdecimal() or not 0 < int(port) < 65536 or not host:
        raise ValueError(f"{VARIABLE} is {where!r}; write HOST:PORT such as 127.0.0.1:8025, or off")
    return host.strip("[]"), int(port)
