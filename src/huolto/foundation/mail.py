"""The outgoing mail box.

`put_in_mail_box` stores a mail in the caller's transaction and asks for a job; `send` sends it by the provider's own
mail server, else by Django's mail settings (a file, the console or SMTP). A mail with the same `once_key` is stored once.
"""

from collections.abc import Mapping
from email.utils import make_msgid
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language_info

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.jobs import enqueue, enqueue_each
from huolto.foundation.localisation import speaking
from huolto.foundation.mail_servers import mail_server_of
from huolto.foundation.models import OutgoingMail, Provider, StoredFile

MAX_ATTEMPTS = 8


def put_in_mail_box(
    *,
    to_address: str,
    template: str,
    context: Mapping[str, Any],
    language: str,
    provider: Provider | None,
    once_key: str | None = None,
    headers: Mapping[str, str] | None = None,
    attachment: StoredFile | None = None,
) -> OutgoingMail | None:
    """Render `template`_subject.txt, .txt and .html in the receiver's language and store the mail for sending.

    `attachment` is a kept file that goes with it.

    Answers the stored mail, or None when a mail with this `once_key` is there already.
    """
    if once_key and OutgoingMail.objects.filter(once_key=once_key).exists():
        return None
    server = mail_server_of(provider.pk if provider else None, with_password=False)
    with speaking(language, provider.zone if provider else None):
        full = {
            **context,
            "provider": provider,
            "language": language,
            "direction": "rtl" if get_language_info(language)["bidi"] else "ltr",
        }
        subject = " ".join(render_to_string(f"{template}_subject.txt", full).split())
        text = render_to_string(f"{template}.txt", full).strip() + "\n"
        html = render_to_string(f"{template}.html", full)
    mail = OutgoingMail.objects.create(
        provider=provider,
        to_address=to_address,
        from_address=server.sender if server else settings.DEFAULT_FROM_EMAIL,
        subject=subject[:250],
        text=text,
        html=html,
        language=language,
        headers={"Auto-Submitted": "auto-generated", "Content-Language": language, **(headers or {})},
        message_id=make_msgid(domain=server.domain if server else settings.HUOLTO_MAIL_DOMAIN),
        once_key=once_key,
        attachment=attachment,
    )
    enqueue("foundation.send_mail", mail_id=mail.pk, provider=provider.slug if provider else None)
    return mail


def send(mail_id: int) -> None:
    """Send one stored mail, once; a failure is kept on the mail and raised, so that the job is tried again.

    The row stays locked while it is sent: a job that was taken for stalled and is given to a second worker
    finds it locked and leaves it alone. A worker killed between sending and noting it sends it again.
    """
    with transaction.atomic():
        waiting = OutgoingMail.objects.filter(pk=mail_id, state=OutgoingMail.State.QUEUED)
        mail = waiting.select_for_update(skip_locked=True).first()
        failure = _try(mail) if mail is not None else None
    if failure is not None:
        raise failure


def _try(mail: OutgoingMail) -> Exception | None:
    """Hand the mail to the mail server and note how that went; answers what went wrong."""
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        from_email=mail.from_address,
        to=[mail.to_address],
        headers={**mail.headers, "Message-ID": mail.message_id},
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    mail.attempts += 1
    server = None
    try:
        server = mail_server_of(mail.provider_id)
        if server is not None:
            message.connection = server.connection()
        if mail.attachment is not None:
            file = mail.attachment
            message.attach(file.name, file.content.read(), file.content_type)
        message.send()
    except Exception as error:
        mail.last_error = f"{type(error).__name__}: {error}"[:2000]
        if mail.attempts >= MAX_ATTEMPTS:
            mail.state = OutgoingMail.State.FAILED
        mail.save(update_fields=["attempts", "last_error", "state"])
        return error
    mail.state = OutgoingMail.State.SENT
    mail.sent_at = timezone.now()
    mail.save(update_fields=["attempts", "state", "sent_at"])
    return None


def failed_mails(provider: Provider) -> "QuerySet[OutgoingMail]":
    """The mails of a provider that could not be sent, after all attempts."""
    return OutgoingMail.objects.filter(provider=provider, state=OutgoingMail.State.FAILED)


@command
def send_again(*, actor: Actor) -> int:
    """Queue the mails of the actor's provider anew that could not be sent; answers how many."""
    failed = failed_mails(actor.provider).select_for_update()
    ids = list(failed.order_by("pk").values_list("pk", flat=True))
    OutgoingMail.objects.filter(pk__in=ids).update(state=OutgoingMail.State.QUEUED, attempts=0)
    enqueue_each("foundation.send_mail", ({"mail_id": mail_id} for mail_id in ids))
    return len(ids)


def wait_again(mail_id: int) -> None:
    """Let a mail that has failed wait once more, with all its attempts."""
    OutgoingMail.objects.filter(pk=mail_id, state=OutgoingMail.State.FAILED).update(
        state=OutgoingMail.State.QUEUED, attempts=0
    )
