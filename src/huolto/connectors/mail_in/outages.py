"""When the mail of a mailbox could not be fetched: one row a time and reason, from the first failure to the next success."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from huolto.connectors.models import Mailbox, MailboxOutage

KEPT_FOR = timedelta(days=365)


def note_failure(mailbox: Mailbox, fault: str, said: str, at: datetime) -> None:
    """Keep that a look failed: one failure more of the time that lasts, or the first of another."""
    with transaction.atomic():
        Mailbox.objects.filter(pk=mailbox.pk).update(fault=fault, said=said, looked_at=at)
        lasting = MailboxOutage.objects.filter(mailbox_id=mailbox.pk, ended_at=None)
        lasting.exclude(fault=fault).update(ended_at=at)
        if not lasting.filter(fault=fault).update(last_at=at, said=said, attempts=F("attempts") + 1):
            MailboxOutage.objects.create(
                provider_id=mailbox.provider_id,
                mailbox=mailbox,
                fault=fault,
                said=said,
                began_at=at,
                last_at=at,
            )


def note_success(mailbox: Mailbox, at: datetime) -> None:
    """Keep that a look succeeded; what lasted until now has ended."""
    with transaction.atomic():
        Mailbox.objects.filter(pk=mailbox.pk).update(
            uid_validity=mailbox.uid_validity,
            uid_next=mailbox.uid_next,
            looked_at=at,
            fetched_at=at,
            fault="",
            said="",
        )
        MailboxOutage.objects.filter(mailbox_id=mailbox.pk, ended_at=None).update(ended_at=at)


def forget_old_outages(now: datetime) -> int:
    """Remove those that ended a year ago; answers how many."""
    return MailboxOutage.objects.filter(ended_at__lt=now - KEPT_FOR).delete()[0]
