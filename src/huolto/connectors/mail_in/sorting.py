"""What a mail is by itself, before anybody asks who wrote it: a person's words, or one that becomes nothing."""

import re
from dataclasses import dataclass

from huolto.connectors.choices import MailReason, MailState
from huolto.connectors.mail.reading import ReadMail

_REPLIES = re.compile(r"auto-?(?:replied|reply)|vacation|autoresponder", re.IGNORECASE)
_OUT_OF_OFFICE = re.compile(
    r"^\s*(?:auto(?:matic)?[- ]?(?:reply|response)|autosvar|automaattinen vastaus|automatisk(?:t)? svar|out of (?:the )?office|poissa|"
    r"fravær|frånvaro|fraværende|پاسخ خودکار|abwesen)",
    re.IGNORECASE,
)
_ANSWERING = ("x-autoreply", "x-autorespond", "x-auto-reply-from", "x-ms-exchange-inbox-rules-loop")
_LISTS = ("list-id", "list-unsubscribe", "list-post", "mailing-list")
_FORGED = re.compile(r"\bdmarc=fail\b", re.IGNORECASE)
_OWN_IDS = re.compile(
    rb"^Message-ID:[ \t]*(?:\r?\n[ \t]+)?<([^<>\s\x00-\x1f\x7f]{3,250})>", re.IGNORECASE | re.MULTILINE
)
SCANNED = 1_000_000


@dataclass(frozen=True)
class Verdict:
    """What becomes of a mail without asking further, and why."""

    state: str
    reason: str


def verdict_of(read: ReadMail, *, answers_us: bool) -> Verdict | None:
    """None for a mail that is to be taken in. `answers_us`: it speaks of a request that is there."""
    if any(one.startswith("failed") for one in read.oddities):
        return Verdict(MailState.QUARANTINED, MailReason.UNREADABLE)
    if read.bounces:
        return Verdict(MailState.IGNORED, MailReason.BOUNCE)
    if read.automatic and is_auto_reply(read):
        return Verdict(MailState.IGNORED, MailReason.AUTO_REPLY)
    if read.automatic and is_of_a_list(read) and not answers_us:
        return Verdict(MailState.IGNORED, MailReason.MAILING_LIST)
    if not read.topic.strip() and not read.text.strip() and not read.attachments:
        return Verdict(MailState.QUARANTINED, MailReason.EMPTY)
    if not read.sender.address or "@" not in read.sender.address:
        return Verdict(MailState.QUARANTINED, MailReason.NO_SENDER)
    if is_forged(read):
        return Verdict(MailState.QUARANTINED, MailReason.FORGED)
    return None


def is_auto_reply(read: ReadMail) -> bool:
    """Whether a machine answers for somebody who does not: out of office, confirmations of receipt."""
    submitted = " ".join(read.headers.get("auto-submitted", ()))
    precedence = " ".join(read.headers.get("precedence", ()))
    if _REPLIES.search(submitted) or _REPLIES.search(precedence):
        return True
    return any(name in read.headers for name in _ANSWERING) or bool(_OUT_OF_OFFICE.match(read.subject))


def is_of_a_list(read: ReadMail) -> bool:
    """Whether it went to many: a mailing list, a newsletter."""
    precedence = {value.strip().lower() for value in read.headers.get("precedence", ())}
    return bool(precedence & {"bulk", "list", "junk"}) or any(name in read.headers for name in _LISTS)


def is_forged(read: ReadMail) -> bool:
    """Whether the server that brought it found that the sender's domain disowns it (RFC 8601, the topmost result)."""
    results = read.headers.get("authentication-results", ())
    return bool(results) and bool(_FORGED.search(results[0]))


def ids_within(data: bytes) -> list[str]:
    """Message-IDs written in a mail, its own and those of mails within it."""
    found = [one.decode("ascii", "replace") for one in _OWN_IDS.findall(data[:SCANNED])]
    return list(dict.fromkeys(found))
