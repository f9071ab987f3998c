"""The second step: a mail that is kept becomes a request, a message, a mail that waits for a decision, or nothing.

Each mail has a job; a job takes what waits beside its mail in with it, in one transaction, for most of the cost is the same for
one as for twenty. Run again after a crash it begins anew, and done it does nothing. Where something goes wrong all are taken in
by themselves, so that only the one to blame waits for a decision with its reason; a database that is away has the job tried again.
"""

import hashlib
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

import structlog
from django.db import DataError, IntegrityError, InterfaceError, OperationalError, connection, transaction

from huolto.connectors.choices import MAIL_TRANSITIONS, MailReason, MailState
from huolto.connectors.mail.bounced import note_bounce
from huolto.connectors.mail.reading import ReadMail, read_mail
from huolto.connectors.mail_in.becoming import Became, Letter, become
from huolto.connectors.mail_in.known import counted_before, our_own, written_too_much
from huolto.connectors.mail_in.receiving import LARGEST
from huolto.connectors.mail_in.senders import Customers, Sender, newcomer, people_with, sender_of
from huolto.connectors.mail_in.sorting import Verdict, ids_within, verdict_of
from huolto.connectors.mail_in.threads import requests_spoken_of, thread_ids
from huolto.connectors.models import ReceivedMail
from huolto.desk.choices import Confidentiality
from huolto.desk.models import ServiceRequest
from huolto.foundation.bulk import update_rows
from huolto.foundation.killpoints import reached
from huolto.foundation.models import OutgoingMail
from huolto.parties.models import Person

TOGETHER = 20
"""Mails that are taken in by one transaction."""
LARGEST_BESIDE = 2_000_000
"""Bytes of a mail that is taken in beside another; a larger one is taken in by itself."""
WRITTEN = (
    "state", "reason", "confidentiality", "sender_name", "sender_address", "subject", "header_id", "message_key",
    "is_automatic", "request", "message", "decided_by", "decided_at",
)  # fmt: skip
"""What is written of a mail when it has become something."""

log = structlog.get_logger("huolto.mail")


@dataclass
class Opened:
    """A kept mail that is being read."""

    mail: ReceivedMail
    data: bytes
    read: ReadMail
    spoken_of: ServiceRequest | None = None

    def begin_anew(self) -> None:
        """Forget what an attempt that failed has made of it."""
        mail = self.mail
        mail.state, mail.request, mail.message = MailState.RECEIVED, None, None
        self.spoken_of = None


def take(mail_id: int) -> None:
    """Make of a kept mail what it becomes; does nothing with one that became something before."""
    _take(mail_id, beside=0)


def take_with_others(mail_id: int) -> None:
    """As `take`, and some of the mails that wait at the same provider with it."""
    try:
        _take(mail_id, beside=TOGETHER - 1)
    except (OperationalError, InterfaceError):
        # It may be one of the others that the database cannot bear.
        take(mail_id)


def _take(mail_id: int, *, beside: int) -> None:
    with transaction.atomic():
        mail = locked(mail_id) if _still_waits(mail_id) else None
        if mail is None or mail.state != MailState.RECEIVED or mail.file is None:
            return
        others = _waiting_beside(mail, beside) if beside else []
        reached("mail.before_interpretation")
        opened = [_opened(mail)]
        for other in others:
            with suppress(OSError):  # its own job tells that its file is not there
                opened.append(_opened(other))
        for some in _in_turn(opened):
            _make(some)
        reached("mail.interpreted")
    reached("mail.after_interpretation")


def _still_waits(mail_id: int) -> bool:
    """Whether nothing has become of it; locks it. Written out: most jobs find their mail taken in with another."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM connectors_receivedmail WHERE id = %s AND state = %s FOR UPDATE",
            [mail_id, MailState.RECEIVED],
        )
        return cursor.fetchone() is not None


def locked(mail_id: int) -> ReceivedMail | None:
    """The mail, which nobody else takes at the same time."""
    rows = _RELATED.select_for_update(of=("self",)).filter(pk=mail_id)
    found: ReceivedMail | None = rows.first()
    if found is not None:
        found.mailbox.provider = found.provider
    return found


_RELATED = ReceivedMail.objects.select_related(
    "provider", "file", "mailbox__queue", "mailbox__customer__provider"
)


def _waiting_beside(mail: ReceivedMail, most: int) -> list[ReceivedMail]:
    """Those that have waited longest, but not those that another job is at."""
    rows = _RELATED.select_for_update(of=("self",), skip_locked=True).filter(
        provider=mail.provider, state=MailState.RECEIVED, file__size__lte=LARGEST_BESIDE
    )
    found = list(rows.exclude(pk=mail.pk).order_by("received_at", "pk")[:most])
    for one in found:
        one.provider = one.mailbox.provider = mail.provider
    return found


def _opened(mail: ReceivedMail) -> Opened:
    data = original_of(mail)
    read = read_mail(data)
    note_facts(mail, read)
    mail.message_key = "" if mail.reason == MailReason.TOO_LARGE else _message_key(read)
    return Opened(mail, data, read)


def _in_turn(opened: Sequence[Opened]) -> Iterator[list[Opened]]:
    """Mails that can be taken in at once: one that answers another, or is it once more, comes after it."""
    turn: list[Opened] = []
    ids: set[str] = set()
    keys: set[tuple[int, str]] = set()
    for one in opened:
        key = (one.mail.mailbox_id, one.mail.message_key)
        if (one.mail.message_key and key in keys) or ids & set(thread_ids(one.read)):
            yield turn
            turn, ids, keys = [], set(), set()
        turn.append(one)
        ids.add(one.mail.header_id)
        keys.add(key)
    yield turn


def _make(opened: Sequence[Opened]) -> None:
    """Make of mails what they become; one that fails waits for a decision and does not take the others with it."""
    keys = [one.mail.message_key for one in opened]
    try:
        with transaction.atomic():
            _interpret(opened)
        return
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:
        if len(opened) == 1 and isinstance(error, IntegrityError) and _COUNTS_ONCE in str(error):
            raise  # it came by another way at this moment: then it is the same mail again
        log.exception("mails not taken in", mails=[one.mail.pk for one in opened])
    for one, key in zip(opened, keys, strict=True):
        one.begin_anew()
        one.mail.message_key = key
        if len(opened) > 1:
            _make([one])
        else:
            _leave_waiting(one.mail)


def _leave_waiting(mail: ReceivedMail) -> None:
    """Let what failed wait for a decision; without what it says of itself, if that is what the database refuses."""
    try:
        with transaction.atomic():
            settle(mail, MailState.QUARANTINED, MailReason.FAILED)
    except (DataError, ValueError):
        mail.state = MailState.RECEIVED
        mail.sender_name = mail.sender_address = mail.subject = mail.header_id = mail.message_key = ""
        settle(mail, MailState.QUARANTINED, MailReason.FAILED)


_COUNTS_ONCE = "received_mail_counts_once"


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
    _become(mail, state, reason, became)
    mail.save()


def _become(mail: ReceivedMail, state: str, reason: str = "", became: Became | None = None) -> None:
    if state not in MAIL_TRANSITIONS[mail.state]:
        raise RuntimeError(f"a mail that is {mail.state} cannot become {state}")
    mail.state, mail.reason = state, reason
    if became is not None:
        mail.request, mail.message = became.request, became.message
        mail.confidentiality = became.request.confidentiality


def _interpret(opened: Sequence[Opened]) -> None:
    provider_id = opened[0].mail.provider_id
    again = counted_before([one.mail for one in opened])
    own = our_own(provider_id, [one.mail for one in opened])
    spoken_of = requests_spoken_of([(one.mail.mailbox, one.read) for one in opened])
    of_people = []
    for one, request in zip(opened, spoken_of, strict=True):
        one.spoken_of = request
        if (verdict := _by_itself(one, again, own)) is None:
            of_people.append(one)
            continue
        _become(one.mail, verdict.state, verdict.reason)
        if verdict.reason == MailReason.BOUNCE:
            _tell_bounces(one.mail, one.read, one.data)
    letters = _letters(of_people)
    for letter, became in zip(letters, become(letters), strict=True):
        if became is None:
            _become(letter.mail, MailState.QUARANTINED, MailReason.STAFF)
        else:
            _become(letter.mail, MailState.TAKEN, became=became)
    update_rows([one.mail for one in opened], WRITTEN)


def _by_itself(one: Opened, again: Collection[int], own: Collection[int]) -> Verdict | None:
    """What becomes of a mail whoever wrote it; None for what is to be taken in."""
    mail, spoken_of = one.mail, one.spoken_of
    if mail.reason == MailReason.TOO_LARGE:
        return Verdict(MailState.QUARANTINED, MailReason.TOO_LARGE)
    if mail.pk in again:
        mail.message_key = ""
        return Verdict(MailState.IGNORED, MailReason.AGAIN)
    if mail.pk in own:
        return Verdict(MailState.IGNORED, MailReason.OWN_MAIL)
    if spoken_of is not None and spoken_of.confidentiality != Confidentiality.NORMAL:
        mail.confidentiality = spoken_of.confidentiality
    return verdict_of(one.read, answers_us=spoken_of is not None)


def _letters(opened: Sequence[Opened]) -> list[Letter]:
    """Those of known people; the others are left waiting with their reason."""
    if not opened:
        return []
    mails = [one.mail for one in opened]
    too_much = written_too_much(mails)
    people = people_with(mails[0].provider_id, {one.sender_address for one in mails})
    customers: Customers = {}
    letters = []
    for one in opened:
        mail = one.mail
        if mail.pk in too_much:
            _become(mail, MailState.QUARANTINED, MailReason.TOO_MANY)
            continue
        sender = _sender(one, people.get(mail.sender_address.strip(), []), customers)
        if sender.reason:
            unknown_machine = one.read.automatic and sender.reason == MailReason.UNKNOWN_SENDER
            _become(mail, MailState.QUARANTINED, MailReason.AUTOMATIC if unknown_machine else sender.reason)
            continue
        letters.append(Letter(mail, one.read, sender, one.spoken_of))
    return letters


def _sender(one: Opened, candidates: list[Person], customers: Customers) -> Sender:
    mail = one.mail
    sender = sender_of(mail.mailbox, candidates, customers)
    if sender.reason == MailReason.UNKNOWN_SENDER and not one.read.automatic:
        return newcomer(mail.mailbox, mail.sender_name, mail.sender_address) or sender
    if sender.reason == MailReason.SEVERAL_PEOPLE and one.spoken_of is not None:
        return _of_request(candidates, one.spoken_of) or sender
    return sender


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
