"""Any bytes as a mail that was read: who wrote what to whom, with which files, and what kind of mail it is.

Begin at `read_mail`; it never fails. What was strange on the way is told in `oddities`, so that an intake can set a
mail aside with a reason.
"""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from huolto.connectors.mail.bodies import LONGEST_TEXT, Attachment, Body, Contents, content_of, contents
from huolto.connectors.mail.charsets import decoded, readable
from huolto.connectors.mail.headers import Address, addresses, date_of, header_text, message_ids, raw_text
from huolto.connectors.mail.html_text import HtmlText, text_of_html
from huolto.connectors.mail.parts import Part, split_headers, taken_apart
from huolto.rules.mail.automatic import is_automatic
from huolto.rules.mail.bounces import Bounce, bounce_of
from huolto.rules.mail.reply import Marks, reply_of
from huolto.rules.mail.subjects import bare_subject, is_forward, is_reply, request_number

LONGEST_MAIL = 100_000_000
LONGEST_SUBJECT = 2_000
_KNOWN = {
    "from", "to", "cc", "bcc", "subject", "date", "received", "message-id", "mime-version", "content-type", "return-path", "sender",
    "reply-to", "delivered-to", "x-original-to", "in-reply-to", "references", "content-transfer-encoding", "resent-from",
    "dkim-signature", "user-agent", "x-mailer", "resent-to", "envelope-to", "auto-submitted", "content-disposition",
    "apparently-to", "status", "x-status", "list-id", "precedence", "content-language",
}  # fmt: skip
_BEGINS_AS_HTML = re.compile(
    rb"\s*<(?:!doctype|html|head|body|div|p|table|span|meta|style|br)[\s>/]", re.IGNORECASE
)
_SAYS_NOTHING = re.compile(
    r"(?:html|mime)[\w -]{0,60}(?:only|message|format|viewer|client|compatible|enabled)|does not support|cannot (?:read|display)"
    r"|view (?:this|it) (?:e-?mail|message|in your browser)|enable html|no visible content|switch to (?:an )?html",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class ReadMail:
    """One mail as the intake sees it; every text is plain, every absent thing empty or None."""

    sender: Address
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    reply_to: tuple[Address, ...]
    subject: str
    message_id: str | None
    in_reply_to: str | None
    references: tuple[str, ...]
    date: datetime.datetime | None
    text: str
    reply: str
    html: str
    attachments: tuple[Attachment, ...]
    automatic: bool
    bounces: tuple[Bounce, ...]
    request_number: str | None
    oddities: tuple[str, ...] = ()
    headers: Mapping[str, Sequence[str]] = field(default_factory=dict, repr=False)

    @property
    def bounce(self) -> Bounce | None:
        """The first address that was not reached, of a mail that came back."""
        return self.bounces[0] if self.bounces else None

    @property
    def topic(self) -> str:
        """The subject without the prefixes of replies and forwards."""
        return bare_subject(self.subject)


def read_mail(data: bytes) -> ReadMail:
    """What the bytes say; bytes that are no mail at all are one text.

    A mail that this code itself fails on is one text too, and says so (`failed`), so that no mail is ever lost by it.
    """
    try:
        return _read(data)
    except Exception as error:
        return _unread(data, type(error).__name__)


def _read(data: bytes) -> ReadMail:
    oddities: list[str] = []
    if len(data) > LONGEST_MAIL:
        oddities.append("too-long")
        data = data[:LONGEST_MAIL]
    root = taken_apart(data)
    if not any(name in _KNOWN for name, _ in root.fields):
        root = Part([], data.lstrip(b"\xef\xbb\xbf\r\n"))
        if _BEGINS_AS_HTML.match(root.body):
            root.content_type = "text/html"
        oddities.append("no-headers")
    charset = _charset(root)
    found = contents(root)
    subject = header_text(root.first("subject"), charset)[:LONGEST_SUBJECT]
    sender = _sender(root, charset)
    text, marks, html = _text(found.bodies)
    headers = _texts(root, charset)
    references = message_ids(_raw(root, "references", charset))
    answered = message_ids(_raw(root, "in-reply-to", charset))
    bounces = _bounces(root, found, headers, subject, sender, text)
    oddities += _oddities(root, sender, found, text)
    return ReadMail(
        sender=sender,
        to=_people(root, "to", charset),
        cc=_people(root, "cc", charset),
        reply_to=_people(root, "reply-to", charset),
        subject=subject,
        message_id=next(iter(message_ids(_raw(root, "message-id", charset))), None),
        in_reply_to=answered[0] if answered else None,
        references=references,
        date=date_of(_raw(root, "date", charset)),
        text=text,
        reply=_reply(root, found.bodies, text, marks, subject),
        html=html,
        attachments=tuple(found.attachments),
        automatic=bool(bounces) or is_automatic(headers, subject, sender.address or sender.name),
        bounces=bounces,
        request_number=request_number(subject, [*answered[:1], *reversed(references)]),
        oddities=tuple(oddities),
        headers=headers,
    )


def _unread(data: bytes, error: str) -> ReadMail:
    nobody = Address("", "")
    return ReadMail(
        sender=nobody,
        to=(),
        cc=(),
        reply_to=(),
        subject="",
        message_id=None,
        in_reply_to=None,
        references=(),
        date=None,
        text=readable(decoded(data[:LONGEST_TEXT])),
        reply="",
        html="",
        attachments=(),
        automatic=True,
        bounces=(),
        request_number=None,
        oddities=(f"failed: {error}",),
    )


def _charset(root: Part) -> str:
    """The charset of the first text: what raw bytes in headers are likely to be in."""
    waiting = [root]
    while waiting:
        part = waiting.pop(0)
        if part.charset and part.charset.lower() not in {"us-ascii", "utf-8"}:
            return part.charset
        waiting += part.parts[:5]
    return ""


def _raw(root: Part, name: str, charset: str) -> str:
    return raw_text(root.first(name), charset)


def _people(root: Part, name: str, charset: str) -> tuple[Address, ...]:
    return tuple(one for value in root.values(name)[:50] for one in addresses(raw_text(value, charset)))


def _sender(root: Part, charset: str) -> Address:
    """From, else Sender, else the envelope's sender."""
    for name in ("from", "sender", "x-original-from", "return-path"):
        found = _people(root, name, charset)
        best = next((one for one in found if "@" in one.address), found[0] if found else None)
        if best:
            return best
    return Address("", "")


def _texts(root: Part, charset: str) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {}
    for name, value in root.fields[:500]:
        texts.setdefault(name, []).append(header_text(value[:5_000], charset))
    return texts


def _text(bodies: Sequence[Body]) -> tuple[str, Marks, str]:
    """The whole readable text, what mail programs mark in it, and the HTML there is."""
    pieces: list[str] = []
    rest: int | None = None
    attributions: set[int] = set()
    for body in bodies:
        if not pieces or any(piece.strip() for piece in pieces):
            begin = sum(piece.count("\n") + 1 for piece in pieces)
        else:
            pieces, begin = [], 0
        chosen = _chosen(body)
        pieces.append(chosen.text)
        if rest is None and chosen.marks.rest_from is not None:
            rest = begin + chosen.marks.rest_from
        attributions |= {begin + line for line in chosen.marks.attributions}
    html = "\n".join(body.html for body in bodies if body.html)
    return "\n".join(pieces), Marks(rest, frozenset(attributions)), html


def _chosen(body: Body) -> HtmlText:
    """The plain form, unless it only says that there is HTML or leaves most of it out."""
    if body.html is None:
        return HtmlText(body.plain or "", Marks())
    if body.plain is not None and body.plain.strip():
        length = len(body.plain.strip())
        if length > 400 or (length * 40 > len(body.html) and not _SAYS_NOTHING.search(body.plain)):
            return HtmlText(body.plain, Marks())
        html = text_of_html(body.html)
        stub = bool(_SAYS_NOTHING.search(body.plain)) and len(html.text.strip()) > length
        return (
            html
            if stub or len(html.text.split()) > 3 * len(body.plain.split()) + 20
            else HtmlText(body.plain, Marks())
        )
    return text_of_html(body.html)


def _reply(root: Part, bodies: Sequence[Body], text: str, marks: Marks, subject: str) -> str:
    """What was written now; where the plain form shows no quote, the marks of the HTML beside it are asked.

    Whoever passes a mail on has References, too: only In-Reply-To and the subject say that a mail is an answer.
    """
    answers = is_reply(subject) or bool(root.first("in-reply-to")) or not root.fields
    passed_on = is_forward(subject) or bool(root.first("x-forwarded-message-id"))
    reply = reply_of(text, is_forward=passed_on, is_answer=answers, marks=marks)
    if not answers or passed_on or len(bodies) != 1 or bodies[0].html is None or bodies[0].plain is None:
        return reply
    plain = text.split()
    if reply.split() != plain:
        return reply
    html = text_of_html(bodies[0].html)
    if html.marks == Marks() and "> " not in html.text:
        return reply
    told = reply_of(html.text, is_answer=True, marks=html.marks)
    length = len(told.split())
    return told if 0 < length < len(plain) and plain[:length] == told.split() else reply


def _bounces(
    root: Part,
    found: Contents,
    headers: Mapping[str, Sequence[str]],
    subject: str,
    sender: Address,
    text: str,
) -> tuple[Bounce, ...]:
    reports: list[str] = []
    within: list[str] = []
    returned_to: list[str] = []
    for part in found.machine_parts[:20]:
        content = content_of(part)[:200_000]
        if part.content_type in {"message/delivery-status", "message/global-delivery-status"}:
            reports.append(readable(decoded(content, part.charset)))
        elif part.content_type in {"message/rfc822", "text/rfc822-headers", "message/global"}:
            fields, _ = split_headers(content.lstrip(b"\r\n"))
            if b"Final-Recipient:" in content:
                within.append(readable(decoded(content)))
            returned_to += [
                one.address
                for name, value in fields
                if name == "to"
                for one in addresses(raw_text(value))
                if one.address
            ]
    return bounce_of(
        headers=headers,
        subject=subject,
        sender=f"{sender.name} {sender.address}".strip(),
        is_report="report" in root.content_type,
        reports=reports,
        text=text,
        returned_to=returned_to,
        within=within,
    )


def _oddities(root: Part, sender: Address, found: Contents, text: str) -> list[str]:
    odd = []
    if not sender.address:
        odd.append("no-sender")
    if root.content_type.startswith("multipart/") and not root.parts:
        odd.append("no-boundary")
    if not text.strip() and not found.attachments:
        odd.append("nothing-in-it")
    return odd
