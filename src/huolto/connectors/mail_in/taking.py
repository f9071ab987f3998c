"""The second step: a mail that is kept becomes a request, a message, a mail that waits for a decision, or nothing.

All of it is one transaction: run again after a crash it begins anew, and done it does nothing. What goes wrong with
one mail leaves it waiting for a decision with its reason; a database that is away has the job tried again.
"""

import hashlib
from datetime import timedelta

import structlog
from django.db import InterfaceError, OperationalError, transaction

from huolto.connectors.choices import MAIL_TRANSITIONS, MailReason, MailState
from huolto.connectors.mail.bounced import note_bounce
from huolto.connectors.mail.reading import ReadMail, read_mail
from huolto.connectors.mail_in.becoming import Became, become
from huolto.connectors.mail_in.receiving import LARGEST
from huolto.connectors.mail_in.senders import Sender, newcomer, people_with, sender_of
from huolto.connectors.mail_in.sorting import Verdict, ids_within, verdict_of
from huolto.connectors.mail_in.threads import request_spoken_of
from huolto.connectors.models import Mailbox, ReceivedMail
from huolto.desk.choices import Confidentiality
from huolto.desk.models import ServiceRequest
from huolto.foundation.killpoints import reached
from huolto.foundation.models import OutgoingMail
from huolto.parties.models import Person

MOST_IN_AN_HOUR = 60
"""Mails that one address may send to a provider within an hour; what comes above waits for a decision."""

log = structlog.get_logger("huolto.mail")


def take(mail_id: int) -> None:
    """Make of a kept mail what it becomes; does nothing with one that became something before."""
    with transaction.atomic():
        mail = locked(mail_id)
        if mail is None or mail.state != MailState.RECEIVED or mail.file is None:
            return
        reached("mail.before_interpretation")
        data = original_of(mail)
        read = read_mail(data)
        note_facts(mail, read)
        try:
            with transaction.atomic():
                _interpret(mail, read, data)
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            log.exception("mail not taken in", mail=mail.pk)
            settle(mail, MailState.QUARANTINED, MailReason.FAILED)
        reached("mail.interpreted")
    reached("mail.after_interpretation")


def locked(mail_id: int) -> ReceivedMail | None:
    """The mail, which nobody else takes at the same time."""
    rows = ReceivedMail.objects.select_related(
        "provider", "file", "mailbox__queue", "mailbox__customer__provider"
    )
    found: ReceivedMail | None = rows.select_for_update(of=("self",)).filter(pk=mail_id).first()
    if found is not None:
        found.mailbox.provider = found.provider
    return found


def original_of(mail: ReceivedMail) -> bytes:
    """The bytes of a mail whose file is there."""
    assert mail.file is not None  # noqa: S101 - asked before
    with mail.file.content.open("rb") as opened:
        content: bytes = opened.read(LARGEST + 1)
    return content


def note_facts(mail: ReceivedMail, read: ReadMail) -> None:
    """Keep what lists show of a mail."""
    mail.sender_name = read.sender.name[:200]
    mail.sender_address = read.sender.address.lower()[:320]
    mail.subject = read.subject[:300]
    mail.header_id = (read.message_id or "").strip("<> ")[:500]
    mail.is_automatic = read.automatic


def settle(mail: ReceivedMail, state: str, reason: str = "", became: Became | None = None) -> None:
    """Write down what became of it."""
    if state not in MAIL_TRANSITIONS[mail.state]:
        raise RuntimeError(f"a mail that is {mail.state} cannot become {state}")
    mail.state, mail.reason = state, reason
    if became is not None:
        mail.request, mail.message = became.request, became.message
        mail.confidentiality = became.request.confidentiality
    mail.save()


def _interpret(mail: ReceivedMail, read: ReadMail, data: bytes) -> None:
    if mail.reason == MailReason.TOO_LARGE:
        settle(mail, MailState.QUARANTINED, MailReason.TOO_LARGE)
        return
    mail.message_key = _message_key(read)
    if mail.message_key and _counted_before(mail):
        mail.message_key = ""
        settle(mail, MailState.IGNORED, MailReason.AGAIN)
        return
    if _is_our_own(mail):
        settle(mail, MailState.IGNORED, MailReason.OWN_MAIL)
        return
    spoken_of = request_spoken_of(mail.mailbox, read)
    if spoken_of is not None and spoken_of.confidentiality != Confidentiality.NORMAL:
        mail.confidentiality = spoken_of.confidentiality
    verdict = verdict_of(read, answers_us=spoken_of is not None)
    if verdict is not None:
        settle(mail, verdict.state, verdict.reason)
        if verdict.reason == MailReason.BOUNCE:
            _tell_bounces(mail, read, data)
        return
    outcome = _of_sender(mail, read, spoken_of)
    if isinstance(outcome, Verdict):
        settle(mail, outcome.state, outcome.reason)
        return
    settle(mail, MailState.TAKEN, became=outcome)


def _of_sender(mail: ReceivedMail, read: ReadMail, spoken_of: ServiceRequest | None) -> Became | Verdict:
    """What becomes of a mail that somebody wrote."""
    if _writes_too_much(mail):
        return Verdict(MailState.QUARANTINED, MailReason.TOO_MANY)
    candidates = people_with(mail.mailbox, mail.sender_address)
    sender = sender_of(mail.mailbox, mail.sender_address, candidates)
    if sender.reason == MailReason.UNKNOWN_SENDER and not read.automatic:
        sender = newcomer(mail.mailbox, mail.sender_name, mail.sender_address) or sender
    if sender.reason == MailReason.SEVERAL_PEOPLE and spoken_of is not None:
        sender = _of_request(candidates, spoken_of) or sender
    if sender.reason:
        unknown_machine = read.automatic and sender.reason == MailReason.UNKNOWN_SENDER
        return Verdict(MailState.QUARANTINED, MailReason.AUTOMATIC if unknown_machine else sender.reason)
    became = become(mail, read, sender, spoken_of)
    return became if became is not None else Verdict(MailState.QUARANTINED, MailReason.STAFF)


def _of_request(candidates: list[Person], request: ServiceRequest) -> Sender | None:
    """Of several people with one address the one who asked for the request that is answered."""
    asked = [one for one in candidates if one.pk == request.requester_id and one.is_active]
    return Sender(person=asked[0], customer=request.customer) if asked else None


def _message_key(read: ReadMail) -> str:
    """By what the same mail is known that came by another way: its Message-ID, sender and date."""
    if not read.message_id:
        return ""
    parts = (read.message_id.strip("<> "), read.sender.address.lower(), str(read.date))
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()


def _counted_before(mail: ReceivedMail) -> bool:
    rows = ReceivedMail.objects.filter(mailbox=mail.mailbox, message_key=mail.message_key)
    return rows.exclude(pk=mail.pk).exists()


def _is_our_own(mail: ReceivedMail) -> bool:
    """A mail that we sent and that came back, or that one of our mailboxes is said to have sent."""
    if mail.header_id:
        ids = [mail.header_id, f"<{mail.header_id}>"]
        if OutgoingMail.objects.filter(provider_id=mail.provider_id, message_id__in=ids).exists():
            return True
    if not mail.sender_address:
        return False
    return Mailbox.objects.of(mail.provider_id).filter(address=mail.sender_address).exists()


def _writes_too_much(mail: ReceivedMail) -> bool:
    since = mail.received_at - timedelta(hours=1)
    rows = ReceivedMail.objects.of(mail.provider_id).filter(
        sender_address=mail.sender_address, received_at__gt=since, received_at__lte=mail.received_at
    )
    return rows.exclude(pk=mail.pk)[: MOST_IN_AN_HOUR + 1].count() >= MOST_IN_AN_HOUR


def _tell_bounces(mail: ReceivedMail, read: ReadMail, data: bytes) -> None:
    written = [one for one in ids_within(data) if one != mail.header_id]
    written += [one.strip("<> ") for one in (read.in_reply_to, *read.references) if one]
    spellings = {form: one for one in written for form in (one, f"<{one}>")}
    ours = OutgoingMail.objects.filter(provider_id=mail.provider_id, message_id__in=list(spellings))
    original = ours.values_list("message_id", flat=True).first()
    for bounce in read.bounces:
        note_bounce(
            provider_id=mail.provider_id,
            bounce=bounce,
            original_message_id=original,
            occurred_at=mail.received_at,
        )
