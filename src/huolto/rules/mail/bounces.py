"""Returned mail: which address could not be reached, with what status (RFC 3463), and whether for good.

Begin at `bounce_of`. A report for machines (RFC 3464) is believed first; without one the sender, the subject and the
words of the mail must agree that it was returned. Statuses written nowhere are told from the words (`reasons`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from huolto.rules.mail.automatic import Headers
from huolto.rules.mail.reasons import status_of_words

LONGEST = 100_000
MOST_SAID = 20_000
MOST_RECIPIENTS = 200

_STATUS = re.compile(r"(?<![\d.])([245])[.](\d)[.](\d{1,3})(?![\d.]*\d)")
_SAID_BY_SERVER = re.compile(r"(?<![\d.])[45]\d\d[ -]+#?[45]\.\d\.\d|\(#[45]\.\d\.\d")
_REPLY_CODE = re.compile(r"(?<![\d.#-])([45])(\d)(\d)(?=[ \-:]|$)(?![ ]?[KMG]?B\b)", re.MULTILINE)
_ADDRESS = r"[^\s<>()\[\]:;,\"'=]{1,64}@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*"
_ANY_ADDRESS = re.compile(_ADDRESS)
_FIELD = re.compile(r"^([A-Za-z][A-Za-z-]{1,60}):[ \t]*(.*(?:\n[ \t]+.*)*)", re.MULTILINE)
_FAILING = {"failed", "failure", "delayed", "expired", "fail", "deferred"}
_WELL = {"delivered", "relayed", "expanded"}

_SENDER = re.compile(
    r"mailer[-_.]?d(?:ae|a)?emon|postmaster|mail[-_ ]?delivery|mdaemon|bounce|^<>$|mailadmin|mail-daemon|mail\.?system|system administrator",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"undeliver|unzustellbar|non remis|undelivered|returned|return(?:ing)? (?:mail|message)|delivery (?:status|failure|fail|report|problem|error|has failed)"
    r"|deliver(?:y|ing)[\w ]{0,60} fail|fail(?:ure|ed) (?:notice|mail|delivery)|failure notice|mail (?:delivery|system) (?:fail|error|problem)|mail system error"
    r"|error mail report|could ?n.?t be delivered|not delivered|could not be sent|mail could not|cannot send|nondeliver|non-deliver|warning: (?:message|could)"
    r"|delayed mail|message delayed|delivery delayed|user unknown|postmaster notify|mail error|there was an error sending|undelivery|dsn:|rejected"
    r"|ei voitu toimittaa|toimitus epäonnistui|toimittamatta|kan inte levereras|kunde inte levereras|olevererbart|ikke leveres|ikke levert|uleverbar"
    r"|ulevert|تحویل داده نشد|تحویل نشد|unzustellbarkeit|échec de|no se puede entregar|配信不能|送信できません|投递失败|退信|系统退信|delivery not possible"
    r"|mail delivery|message (?:could|not|status)|nicht zugestellt",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"could(?: not|n't) be (?:delivered|sent)|can(?:not|'t| ?not) be (?:delivered|sent)|was(?: not|n't) (?:delivered|able)|were not delivered|not reach the following|did not reach"
    r"|delivery (?:to the following|failed|has failed|of the)|failed (?:permanently|addresses|recipient)|permanent (?:fatal )?error|undeliver|unable to deliver"
    r"|returned (?:to sender|mail)|following (?:address|recipient)|failed recipient|fatal errors|transcript of session|user unknown|unknown user"
    r"|was rejected|rejected by|delivery problems|delivery to|not able to deliver|wasn't able to deliver|could not deliver|had problems|problems? delivering|unrouteable"
    r"|not listed in|mailbox (?:is )?(?:full|unavailable|not found)|does not exist|no such user|isn't (?:a valid|accepting)|has been (?:delayed|rejected)|not been delivered|still being retried"
    r"|ei voitu toimittaa|kunde inte levereras|kunne ikke leveres|ble ikke levert|تحویل داده نشد|konnte nicht zugestellt|n'a pas pu être",
    re.IGNORECASE,
)
_RETURNED = re.compile(
    r"^(?:[ \t]*[-=_*]{2,}.{0,60}(?:original|undelivered|returned|unsent|copy of|header of|headers of|below this line|message header|received message|enclosed is a copy|message follows)"
    r".{0,60}$|Content-Type: (?:message/rfc822|text/rfc822-headers).*$|Return-Path: .*$|Received: .*$|(?:[ \t]*)(?:Original|Undelivered|Returned|Unsent) message(?: follows| headers?)?\s*:?\s*$"
    r"|(?:Message )?[Hh]eaders? follows?.*$|The (?:header|text|first).{0,40}(?:original|message).{0,40}$|[ \t]*Original message (?:follows|headers).*$|(?:Message-ID|MIME-Version|X-Mailer): .*$)",
    re.IGNORECASE | re.MULTILINE,
)
_LISTING = (
    re.compile(rf"^[ \t]*<({_ADDRESS})>:", re.MULTILINE),
    re.compile(
        rf"^[^\n:]{{0,60}}\b(?:to|recipients?(?:\(s\))?|users?|address(?:es|\(es\))?|name)\s*:\s*<?({_ADDRESS})>?[ \t.]*$",
        re.IGNORECASE | re.MULTILINE,
    ),
    re.compile(
        rf"^[ \t>*]*[<\"'(]?({_ADDRESS})[>\"')]?[ \t]*(?:[:;,.]?[ \t]*$|[:;.,]?[ \t]+(?:[45]\d\d|on [A-Z]|\(|\[|<|-|\.\.\.))",
        re.MULTILINE,
    ),
    re.compile(rf"RCPT TO:\s*<?({_ADDRESS})", re.IGNORECASE),
)
"""Where servers list the addresses that failed, one a line."""
_MENTIONING = (
    re.compile(rf"[45]\d\d[ -](?:[45]\.\d\.\d{{1,3}} )?.{{0,80}}?<?({_ADDRESS})>?", re.IGNORECASE),
    re.compile(
        rf"(?:deliver\w*|rejected|unknown|user|recipient|mailbox|message|mail|address)[ :]+(?:to |for |of |the )*[<\"'(\[]?({_ADDRESS})",
        re.IGNORECASE,
    ),
    re.compile(rf"[<(\[\"']({_ADDRESS})[>)\]\"']"),
    re.compile(rf"(?:^|\s)({_ADDRESS})(?=[\s.,:;]|$)"),
)
"""Where a sentence names one."""


_GONE = re.compile(r"5\.1\.(?:0|1|2|3|6|10)$|5\.4\.4$|5\.2\.1$")


@dataclass(frozen=True)
class Bounce:
    """One address that a mail did not reach; `permanent` where sending this mail again is of no use (class 5)."""

    status: str | None
    recipient: str | None
    permanent: bool

    @property
    def address_is_gone(self) -> bool:
        """Whether no other mail will reach the address either: no such mailbox or no such host."""
        return bool(self.status and _GONE.match(self.status))


def bounce_of(
    *,
    headers: Headers,
    subject: str,
    sender: str,
    is_report: bool,
    reports: Sequence[str],
    text: str,
    returned_to: Sequence[str],
    within: Sequence[str] = (),
) -> tuple[Bounce, ...]:
    """Every address that the mail says was not reached, empty where it is no returned mail.

    `reports` are parts made for machines, `text` what people read, `returned_to` the receivers of the returned mail,
    `within` reports inside of attached mails: a relay wraps one, but so does a person who asks what it means.
    """
    text = text[:LONGEST]
    told = [bounce for report in reports for bounce in _of_report(report[:LONGEST], text)]
    if not told and "Final-Recipient:" in text:
        told = list(_of_report(text, text))
    if told:
        return tuple(dict.fromkeys(told))[:MOST_RECIPIENTS]
    if any(_says_well(report) for report in reports):
        return ()
    if not _is_returned(headers, subject, sender, text, is_report):
        return ()
    wrapped = [bounce for report in within for bounce in _of_report(report[:LONGEST], "")]
    if wrapped:
        return tuple(dict.fromkeys(wrapped))[:MOST_RECIPIENTS]
    return _of_words(headers, subject, text, sender, returned_to)


def _of_report(report: str, text: str) -> Iterator[Bounce]:
    for group in re.split(r"\n[ \t]*\n", report.replace("\r\n", "\n")):
        fields: dict[str, str] = {}
        for name, value in _FIELD.findall(group):
            fields.setdefault(name.lower(), " ".join(value.split()))
        recipient = next(
            (found[0] for name in ("final-recipient", "original-recipient", "x-actual-recipient")
             if name in fields for found in [_ANY_ADDRESS.search(fields[name])] if found), None
        )  # fmt: skip
        named = "final-recipient" in fields or "original-recipient" in fields
        action = (fields.get("action", "").lower().split() or [""])[0].strip("()")
        if not named or action in _WELL:
            continue
        if action not in _FAILING and not ("status" in fields or "diagnostic-code" in fields):
            continue
        diagnostic = fields.get("diagnostic-code", "")
        status = _specific(fields.get("status", ""), diagnostic) or _status_in(text) or status_of_words(
            f"{diagnostic} {text}"
        )  # fmt: skip
        if not status and action in {"delayed", "deferred"}:
            status = "4.0.0"
        if recipient is None:
            raw = (
                fields.get("final-recipient", fields.get("original-recipient", ""))
                .rpartition(";")[2]
                .strip(" <>")
            )
            recipient = raw or None
        permanent = status.startswith("5") if status else action not in {"delayed", "deferred"}
        yield Bounce(status, recipient, permanent)


def _specific(status: str, diagnostic: str) -> str | None:
    """The status of a report; where it only says its class, what the other server said is more."""
    found = _STATUS.search(status)
    said = _status_in(diagnostic)
    if found and found[0][1:] != ".0.0":
        return found[0]
    if said and said[1:] != ".0.0":
        return said
    words = status_of_words(diagnostic)
    if words and (not found or words[0] == found[0][0]):
        return words
    return found[0] if found else said


def _status_in(text: str) -> str | None:
    found = [one[0] for one in _STATUS.finditer(text) if one[1] in "45"]
    return next((one for one in found if not one.endswith(".0.0")), found[0] if found else None)


def _says_well(report: str) -> bool:
    return bool(
        re.search(r"^Action:[ \t]*(?:delivered|relayed|expanded)", report, re.IGNORECASE | re.MULTILINE)
    )


def _is_returned(headers: Headers, subject: str, sender: str, text: str, is_report: bool) -> bool:
    if headers.get("x-failed-recipients"):
        return True
    by_sender = bool(_SENDER.search(sender))
    by_path = any(value.strip() == "<>" or _SENDER.search(value) for value in headers.get("return-path", ()))
    by_subject = bool(_SUBJECT.search(subject))
    if not (by_sender or (by_path and by_subject) or (is_report and (by_path or by_subject))):
        return False
    by_words = bool(_WORDS.search(text) or _SAID_BY_SERVER.search(text))
    if is_report:
        return by_words
    named = bool(_ANY_ADDRESS.search(text))
    if by_sender:
        return (by_words and (by_subject or named)) or (by_subject and named)
    return by_words and by_path and by_subject


def _of_words(
    headers: Headers, subject: str, text: str, sender: str, returned_to: Sequence[str]
) -> tuple[Bounce, ...]:
    cut = _RETURNED.search(text)
    said = (text[: cut.start()] if cut and _ANY_ADDRESS.search(text[: cut.start()]) else text)[:MOST_SAID]
    own = {address.lower() for value in headers.get("to", ()) for address in _ANY_ADDRESS.findall(value)}
    own.add(sender.lower())
    recipients = _recipients(headers, said, own, returned_to)
    whole = f"{subject}\n{said}"
    status = _status_in(whole) or status_of_words(whole) or _by_reply_code(whole)
    if not recipients and not status:
        return ()
    permanent = (
        status.startswith("5")
        if status
        else not re.search(r"temporar|delayed|will be retried|still trying", said, re.IGNORECASE)
    )
    found = []
    everyone: list[str | None] = [*recipients] or [None]
    for recipient in everyone:
        near = _near(said, recipient) if recipient and len(recipients) > 1 else ""
        own_status = (_status_in(near) or status_of_words(near)) if near else None
        found.append(
            Bounce(own_status or status, recipient, own_status.startswith("5") if own_status else permanent)
        )
    return tuple(found)


def _near(said: str, recipient: str) -> str:
    """What is said right after a recipient, up to the next empty line."""
    at = said.lower().find(recipient.lower())
    return said[at : at + 500].split("\n\n")[0] if at >= 0 else ""


def _by_reply_code(said: str) -> str | None:
    found = _REPLY_CODE.search(said)
    return f"{found[1]}.0.0" if found else None


def _recipients(headers: Headers, said: str, own: set[str], returned_to: Sequence[str]) -> list[str]:
    failed = [
        address for value in headers.get("x-failed-recipients", ()) for address in _ANY_ADDRESS.findall(value)
    ]
    if failed:
        return list(dict.fromkeys(failed))
    to = {address.lower() for address in returned_to}
    for place in _LISTING:
        good = _good(place.findall(said), own)
        if good:
            return good
    for place in _MENTIONING:
        good = _good(place.findall(said), own)
        if good:
            return [one for one in good if one.lower() in to] or good[:1]
    return list(dict.fromkeys(returned_to))[:1]


def _good(found: Sequence[str], own: set[str]) -> list[str]:
    """Addresses that are neither the receiver's of this mail nor of some postmaster."""
    cleaned = dict.fromkeys(_clean(one) for one in found)
    return [one for one in cleaned if one.lower() not in own and not _SENDER.search(one.partition("@")[0])][
        :MOST_RECIPIENTS
    ]


def _clean(address: str) -> str:
    return address.strip(".'\"`*")
