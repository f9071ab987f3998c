"""`huolto mail read FILE...`: what the intake makes of a mail; `huolto mail send`: a mail to our own mail server. Without a database."""

import argparse
import codecs
import json
import mimetypes
import os
import smtplib
import sys
from email.message import EmailMessage
from email.utils import format_datetime, localtime, make_msgid
from pathlib import Path
from typing import Any

from huolto.config.cli import CallError
from huolto.connectors.mail.answers import answer
from huolto.connectors.mail.reading import read_mail

HELP = "what the intake makes of a mail: who, what was written now, files, automatic or returned"
EXAMPLE = "huolto mail read message.eml --json"
SENDING = 'huolto mail send --from aino@kaarnalahti.example --to palvelu@suopursu.example --subject "Printer" "The tray is broken."'
PATIENCE = 20  # seconds


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    read = actions.add_parser(
        "read",
        help="read mails from files",
        description="Read mails as the intake reads them. Any bytes give an answer.",
        epilog=f"Example: {EXAMPLE}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    read.add_argument(
        "files", metavar="FILE", nargs="+", help="a mail as it came (.eml, a file of a maildir)"
    )
    read.add_argument("--json", action="store_true", help="answer in JSON only; several files are one list")
    send = actions.add_parser(
        "send",
        help="send a mail to a mailbox of this installation",
        description="Send a mail to the mail server of `huolto up`, as a customer would.",
        epilog=f"Example: {SENDING}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    send.add_argument("--from", dest="sender", metavar="ADDRESS", required=True, help="who writes")
    send.add_argument("--to", metavar="ADDRESS", required=True, help="the mailbox")
    send.add_argument(
        "--subject", default="", help="the subject; with SR-000123 in it the mail is about that request"
    )
    send.add_argument("--file", metavar="FILE", action="append", default=[], help="a file that goes with it")
    send.add_argument(
        "--server",
        metavar="HOST:PORT",
        default=os.environ.get("HUOLTO_MAIL_IN") or "127.0.0.1:8025",
        help="where mail is taken: the port of the pages and 25 (default: HUOLTO_MAIL_IN, else %(default)s)",
    )
    send.add_argument("text", metavar="TEXT", help="what is written")


def run(args: argparse.Namespace) -> int:
    """Read every file in order, or send one mail."""
    if args.action == "send":
        return _send(args)
    answers = [answer(_shown(name), read_mail(_bytes(name))) for name in args.files]
    encoding = sys.stdout.encoding or "utf-8"
    if args.json:
        one_or_all = answers if len(answers) > 1 else answers[0]
        ascii_only = codecs.lookup(encoding).name != "utf-8"
        print(json.dumps(one_or_all, ensure_ascii=ascii_only, indent=1))
        return 0
    for one in answers:
        print(_told(one).encode(encoding, "replace").decode(encoding))
    return 0


def _send(args: argparse.Namespace) -> int:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = args.sender, args.to, args.subject
    message["Date"], message["Message-ID"] = format_datetime(localtime()), make_msgid(domain="localhost")
    message.set_content(args.text)
    for name in args.file:
        kind = (mimetypes.guess_type(name)[0] or "application/octet-stream").split("/")
        message.add_attachment(_bytes(name), maintype=kind[0], subtype=kind[1], filename=Path(name).name)
    host, _colon, port = args.server.rpartition(":")
    if not host or not port.isdecimal():
        raise CallError(f"{args.server!r} is no server; write HOST:PORT such as 127.0.0.1:8025")
    try:
        with smtplib.SMTP(host.strip("[]"), int(port), timeout=PATIENCE) as server:
            server.send_message(message)
    except smtplib.SMTPRecipientsRefused as error:
        said = next(iter(error.recipients.values()))[1].decode("utf-8", "replace")
        raise CallError(f"{args.to}: {said}; see the mailboxes on the page “Mailboxes”", 1) from None
    except (OSError, smtplib.SMTPException) as error:
        raise CallError(f"no mail is taken at {args.server} ({error}); is `huolto up` running?", 1) from None
    print(f"taken in for {args.to}")
    return 0


def _shown(name: str) -> str:
    """A file's name that can be written out, also where its bytes are no text."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _bytes(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise CallError(
            f"{_shown(name)}: cannot be read ({error.strerror}); name a file that holds one mail."
        ) from None
    except ValueError as error:
        raise CallError(f"{name!r}: cannot be read ({error}); name a file that holds one mail.") from None


def _told(one: dict[str, Any]) -> str:
    sender = " ".join(part for part in (one["from"]["name"], f"<{one['from']['address']}>") if part != "<>")
    lines = [one["file"], f"  from      {sender or 'nobody'}", f"  subject   {one['subject']}"]
    if one["request_number"]:
        lines.append(f"  request   {one['request_number']}")
    if one["bounce"]:
        bounce = one["bounce"]
        lasting = "for good" if bounce["permanent"] else "for now"
        lines.append(f"  returned  {bounce['recipient']} not reached {lasting} ({bounce['status']})")
    elif one["automatic"]:
        lines.append("  automatic no answer is sent to it")
    lines += [
        f"  file      {each['filename']} ({each['content_type']}, {each['size']} bytes)"
        for each in one["attachments"]
    ]
    lines += [f"  | {line}".rstrip() for line in one["reply"].split("\n")]
    return "\n".join(lines)
