"""`huolto mail read FILE...`: what the intake makes of a mail; needs no database."""

import argparse
import codecs
import json
import sys
from pathlib import Path
from typing import Any

from huolto.config.cli import CallError
from huolto.connectors.mail.answers import answer
from huolto.connectors.mail.reading import read_mail

HELP = "what the intake makes of a mail: who, what was written now, files, automatic or returned"
EXAMPLE = "huolto mail read message.eml --json"


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


def run(args: argparse.Namespace) -> int:
    """Read every file in order."""
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
