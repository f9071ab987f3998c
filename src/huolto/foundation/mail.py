"""The outgoing mail box.

`put_in_mail_box` stores a mail in the caller's transaction and asks for a job; `send` sends it by the provider's own
mail server, else by Django's mail settings (a file, the console or SMTP). A mail with the same `once_key` is stored once.
What a server refuses for good ends at once, the rest after the last of `PAUSES`; `unsent_mails` are what somebody looks at.
"""

import re
import smtplib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import make_msgid
from typing import Any, ClassVar

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language_info

from huolto.foundation.actors import Actor
from huolto.foundation.bulk import insert_rows
from huolto.foundation.commands import command
from huolto.foundation.events import Event, publish
from huolto.foundation.jobs import enqueue_each
from huolto.foundation.killpoints import reached
from huolto.foundation.localisation import speaking
from huolto.foundation.mail_servers import MailServer, mail_server_of
from huolto.foundation.mail_threads import Thread, sender_named
from huolto.foundation.models import OutgoingMail, OutgoingMailFile, Provider, StoredFile
from huolto.rules.mail.bounces import Bounce
from huolto.rules.mail.reasons import status_of_words

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720, 1440))
"""How long a mail waits after each attempt that failed: two days in all."""
MAX_ATTEMPTS = len(PAUSES) + 1
_STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")


@dataclass(frozen=True, kw_only=True)
class MailRefused(Event):
    """The mail server took a mail to its receiver for good no; `address_is_gone` where no other mail arrives either."""

    name: ClassVar[str] = "foundation.mail_refused"
    mail_id: int
    status: str
    address_is_gone: bool


@dataclass(frozen=True, kw_only=True)
class NewMail:
    """A mail to be stored: `template`_subject.txt, .txt and .html are rendered in the receiver's language.

    `attachment` and `files` are kept files that go with it. `thread` is the conversation that it belongs to;
    `is_answer` says that a person wrote it to be answered, so that it is no automatic mail. `withheld` keeps it
    unsent, for the reason that it gives.
    """

    to_address: str
    template: str
    context: Mapping[str, Any]
    language: str
    once_key: str | None = None
    headers: Mapping[str, str] | None = None
    attachment: StoredFile | None = None
    files: Sequence[StoredFile] = ()
    thread: Thread | None = None
    is_answer: bool = False
    withheld: str = ""


def put_in_mail_box(*, provider: Provider | None, **facts: Any) -> OutgoingMail | None:
    """Store the mail of these facts (`NewMail`) and ask for it to be sent; None where its `once_key` is there already."""
    return next(iter(put_mails_in_box(provider=provider, mails=[NewMail(**facts)])), None)


def put_mails_in_box(*, provider: Provider | None, mails: Sequence[NewMail]) -> list[OutgoingMail]:
    """Store mails and ask for them to be sent, with one statement a table for all; those known by `once_key` are left out."""
    keys = [one.once_key for one in mails if one.once_key]
    known = (
        set(OutgoingMail.objects.filter(once_key__in=keys).values_list("once_key", flat=True)) if keys else ()
    )
    new = [one for one in mails if not one.once_key or one.once_key not in known]
    if not new:
        return []
    server = mail_server_of(provider.pk if provider else None, with_password=False)
    stored = insert_rows([_written(one, provider, server) for one in new])
    insert_rows(
        [
            OutgoingMailFile(provider=provider, mail=mail, file=file)
            for one, mail in zip(new, stored, strict=True)
            for file in one.files
        ]
    )
    going = [mail for mail in stored if mail.state == OutgoingMail.State.QUEUED]
    slug = provider.slug if provider else None
    enqueue_each("foundation.send_mail", ({"mail_id": mail.pk} for mail in going), provider=slug)
    return stored


def _written(new: NewMail, provider: Provider | None, server: MailServer | None) -> OutgoingMail:
    """The mail as its receiver reads it."""
    thread = new.thread
    with speaking(new.language, provider.zone if provider else None):
        full = {
            **new.context,
            "provider": provider,
            "language": new.language,
            "direction": "rtl" if get_language_info(new.language)["bidi"] else "ltr",
            "reply_to": thread.reply_to if thread else "",
        }
        subject = " ".join(render_to_string(f"{new.template}_subject.txt", full).split())
        text = render_to_string(f"{new.template}.txt", full).strip() + "\n"
        html = render_to_string(f"{new.template}.html", full)
    host = server.domain if server else settings.HUOLTO_MAIL_DOMAIN
    sender = server.sender if server else settings.DEFAULT_FROM_EMAIL
    if thread is not None and provider is not None:
        sender = sender_named(provider.name, sender, thread.reply_to)
        subject = thread.subject(subject, is_answer=new.is_answer)
    return OutgoingMail(
        provider=provider,
        to_address=new.to_address,
        from_address=sender,
        subject=subject[:250],
        text=text,
        html=html,
        language=new.language,
        headers={
            **({} if new.is_answer else {"Auto-Submitted": "auto-generated"}),
            "Content-Language": new.language,
            **(thread.headers() if thread else {}),
            **(new.headers or {}),
        },
        message_id=thread.message_id(host) if thread else make_msgid(domain=host),
        once_key=new.once_key,
        attachment=new.attachment,
        state=OutgoingMail.State.WITHHELD if new.withheld else OutgoingMail.State.QUEUED,
        fault=OutgoingMail.Fault.ADDRESS_GONE if new.withheld else "",
        last_error=new.withheld,
    )


def send(mail_id: int) -> None:
    """Send one stored mail, once; a failure is kept on the mail and raised, so that the job is tried again.

    What the server refuses for good is not raised: it ends here and is told. The row stays locked while it is sent: a
    job that was taken for stalled and is given to a second worker finds it locked and leaves it alone. A worker killed
    between sending and noting it sends it again, under the same Message-ID.
    """
    with transaction.atomic():
        waiting = OutgoingMail.objects.filter(pk=mail_id, state=OutgoingMail.State.QUEUED)
        mail = waiting.select_for_update(skip_locked=True).first()
        failure = _try(mail) if mail is not None else None
    if failure is not None:
        raise failure


def _try(mail: OutgoingMail) -> Exception | None:
    """Hand the mail to the mail server and note how that went; answers what is to be tried again."""
    mail.attempts += 1
    try:
        _hand_over(mail)
    except Exception as error:
        return _note_failure(mail, error)
    reached("mail.sent")
    mail.state = OutgoingMail.State.SENT
    mail.sent_at = timezone.now()
    mail.next_attempt_at = None
    mail.save(update_fields=["attempts", "state", "sent_at", "next_attempt_at"])
    return None


def _hand_over(mail: OutgoingMail) -> None:
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        from_email=mail.from_address,
        to=[mail.to_address],
        headers={**mail.headers, "Message-ID": mail.message_id},
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    server = mail_server_of(mail.provider_id)
    if server is not None:
        message.connection = server.connection()
    more = OutgoingMailFile.objects.filter(mail=mail).select_related("file")
    files = [mail.attachment, *(row.file for row in more)]
    for file in filter(None, files):
        with file.content.open("rb") as content:
            message.attach(file.name, content.read(), file.content_type)
    message.send()


def _note_failure(mail: OutgoingMail, error: Exception) -> Exception | None:
    now = timezone.now()
    refusal = refusal_of(error)
    mail.last_error = (refusal or f"{type(error).__name__}: {error}")[:2000]
    if refusal:
        mail.state, mail.fault, mail.next_attempt_at = (
            OutgoingMail.State.FAILED,
            OutgoingMail.Fault.REFUSED,
            None,
        )
        if mail.provider_id is not None and isinstance(error, smtplib.SMTPRecipientsRefused):
            _tell_refused(mail.provider_id, mail, refusal, now)
    elif mail.attempts >= MAX_ATTEMPTS:
        mail.state, mail.fault, mail.next_attempt_at = (
            OutgoingMail.State.FAILED,
            OutgoingMail.Fault.UNREACHED,
            None,
        )
    else:
        mail.next_attempt_at = now + PAUSES[mail.attempts - 1]
    mail.save(update_fields=["attempts", "last_error", "state", "fault", "next_attempt_at"])
    return None if refusal else error


def refusal_of(error: Exception) -> str:
    """What the server said where it refused the mail for good (5xx); "" for what may go better later.

    A password that is not taken is no refusal of the mail: somebody mends it, and the mail goes.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        said = list(error.recipients.values())
        return _said(*said[0]) if said and all(code >= 500 for code, _words in said) else ""
    if isinstance(error, smtplib.SMTPSenderRefused | smtplib.SMTPDataError) and error.smtp_code >= 500:
        return _said(error.smtp_code, error.smtp_error)
    return ""


def _said(code: int, words: bytes | str) -> str:
    said = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f"{code} {' '.join(said.split())}"


def _tell_refused(provider_id: int, mail: OutgoingMail, refusal: str, now: datetime) -> None:
    found = _STATUS.search(refusal)
    status = found[1] if found else status_of_words(refusal) or ""
    bounce = Bounce(status=status or None, recipient=mail.to_address, permanent=True)
    publish(
        MailRefused(
            provider_id=provider_id,
            occurred_at=now,
            mail_id=mail.pk,
            status=status,
            address_is_gone=bounce.address_is_gone,
        )
    )


UNSENT = {
    "waiting": OutgoingMail.State.QUEUED,
    "failed": OutgoingMail.State.FAILED,
    "withheld": OutgoingMail.State.WITHHELD,
}
"""The lists of mails that are not sent: still to go, failed for good, kept back because the address is gone."""


def unsent_mails(provider: Provider, which: str = "failed") -> "QuerySet[OutgoingMail]":
    """The mails of a provider in one list of `UNSENT`, the newest first."""
    return OutgoingMail.objects.filter(provider=provider, state=UNSENT[which]).order_by("-pk")


def failed_mails(provider: Provider) -> "QuerySet[OutgoingMail]":
    """The mails of a provider that could not be sent, after all attempts."""
    return unsent_mails(provider, "failed")


@command
def send_again(*, actor: Actor, mail_ids: Collection[int] | None = None) -> int:
    """Queue mails of the actor's provider anew: those named, else all that have failed; answers how many.

    A mail that waits for its next attempt goes at once. One kept back because its address is gone is sent to the
    address as it was.
    """
    rows = OutgoingMail.objects.filter(provider=actor.provider).exclude(state=OutgoingMail.State.SENT)
    rows = rows.filter(state=OutgoingMail.State.FAILED) if mail_ids is None else rows.filter(pk__in=mail_ids)
    ids = list(rows.select_for_update().order_by("pk").values_list("pk", flat=True))
    OutgoingMail.objects.filter(pk__in=ids).update(**_ANEW)
    enqueue_each("foundation.send_mail", ({"mail_id": mail_id} for mail_id in ids))
    return len(ids)


def wait_again(mail_id: int) -> None:
    """Let a mail that has failed wait once more, with all its attempts."""
    OutgoingMail.objects.filter(pk=mail_id, state=OutgoingMail.State.FAILED).update(**_ANEW)


_ANEW: dict[str, Any] = {
    "state": OutgoingMail.State.QUEUED,
    "attempts": 0,
    "fault": "",
    "next_attempt_at": None,
}
LATE = timedelta(hours=1)


def stranded_mails(now: datetime) -> list[int]:
    """Mails that should have gone an hour ago: the job that was to send them is lost."""
    waiting = OutgoingMail.objects.filter(state=OutgoingMail.State.QUEUED, created_at__lt=now - LATE)
    due = waiting.filter(Q(next_attempt_at=None) | Q(next_attempt_at__lt=now - LATE))
    return list(due.order_by("pk").values_list("pk", flat=True)[:1000])
