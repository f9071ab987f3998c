"""What connectors hold of people: mails that came in, who set a webhook up.

The original of a mail goes with the person who wrote it or whom it is about; what it became is the desk's to keep. Mails that
became nothing go after the days set under Retention. Answers of foreign programs go with the log, after 30 days.
"""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from huolto.connectors.choices import MailState
from huolto.connectors.models import (
    CopiedPerson,
    Mailbox,
    MailboxAlias,
    MailboxOutage,
    ReceivedMail,
    WebhookDelivery,
    WebhookEndpoint,
)
from huolto.foundation.files import remove_file
from huolto.foundation.models import Provider
from huolto.foundation.personal_data import (
    Domain,
    Erasing,
    Kept,
    Purpose,
    Subject,
    Sweep,
    Table,
    without_people,
)


def _mails_about(subject: Subject) -> "QuerySet[ReceivedMail]":
    """What the person wrote, from whichever address, and what their requests came from."""
    return ReceivedMail.objects.of(subject.provider).filter(
        Q(sender_address__in=subject.addresses)
        | Q(message__author_id=subject.person_id)
        | Q(request__requester_id=subject.person_id, message=None)
    )


def _copies_about(subject: Subject) -> "QuerySet[CopiedPerson]":
    """The person as one who was in copy, by their addresses."""
    return CopiedPerson.objects.of(subject.provider).filter(address__in=subject.addresses)


def _erase(erasing: Erasing) -> None:
    """The originals go, and with them who wrote and who was in copy: what became of the mail stays with its request."""
    _copies_about(erasing.subject).delete()
    mails = list(_mails_about(erasing.subject).select_related("file"))
    rows = ReceivedMail.objects.filter(pk__in=[one.pk for one in mails])
    rows.update(file=None, sender_name="", sender_address="", envelope_from="", subject="–")
    erasing.let_go(one.file for one in mails if one.file is not None)


def _old_mails(provider: Provider, before: datetime) -> "QuerySet[ReceivedMail]":
    became_nothing = (MailState.QUARANTINED, MailState.IGNORED, MailState.REFUSED)
    return ReceivedMail.objects.of(provider).filter(state__in=became_nothing, received_at__lt=before)


def _sweep_mails(provider: Provider, before: datetime) -> int:
    """Row and original of each; what is swept is known no more, should its sender bring it again."""
    count = 0
    for mail in _old_mails(provider, before).select_related("file").iterator():
        stored = mail.file
        mail.delete()
        if stored is not None:
            remove_file(stored)
        count += 1
    return count


HOLDINGS = Domain(
    tables=(
        Table(
            model=WebhookEndpoint,
            title=_("Webhooks"),
            purpose=Purpose.WORK,
            kept=Kept.RECORD,
            people=("made_by",),
            credentials=("secret", "former_secret"),
            plain=("url", "names"),
            shown={"url": _("Address"), "created_at": _("From")},
        ),
        Table(
            model=WebhookDelivery,
            title=_("What webhooks answered"),
            purpose=Purpose.WORK,
            kept=Kept.RECORD,
            free_text=("answer",),
        ),
        Table(
            model=Mailbox,
            title=_("Mailboxes"),
            purpose=Purpose.WORK,
            kept=Kept.RECORD,
            links=("keeper",),
            credentials=("password",),
            plain=(
                "code",
                "name",
                "address",
                "agreement_code",
                "domains",
                "host",
                "user",
                "folder",
                "moved_to",
                "said",
            ),
            about=lambda subject: Mailbox.objects.none(),
        ),
        without_people(MailboxAlias, "address"),
        without_people(MailboxOutage, "fault", "said"),
        Table(
            model=CopiedPerson,
            title=_("People in copy of mails"),
            purpose=Purpose.WORK,
            kept=Kept.PERSON,
            links=("decided_by",),
            identity=("name", "address"),
            about=_copies_about,
            goes=True,
            shown={"request__number": _("Request"), "address": _("Address")},
        ),
        Table(
            model=ReceivedMail,
            title=_("Mails that came in"),
            purpose=Purpose.WORK,
            kept=Kept.RULE,
            links=("decided_by",),
            identity=("sender_name", "sender_address", "envelope_from"),
            free_text=("subject",),
            files=("file",),
            plain=("sha256", "source", "header_id", "message_key"),
            about=_mails_about,
            given=("file",),
            shown={
                "received_at": _("When"),
                "sender_address": _("Sender"),
                "subject": _("Subject"),
                "request__number": _("Request"),
            },
        ),
    ),
    erase=_erase,
    sweeps=(
        Sweep(
            code="incoming_mails",
            title=_("Mails that became nothing"),
            what=_("Mails that wait for a decision, were refused or not taken in, with their originals."),
            default=180,
            least=7,
            most=3650,
            due=lambda provider, before: _old_mails(provider, before).count(),
            sweep=_sweep_mails,
        ),
    ),
)
