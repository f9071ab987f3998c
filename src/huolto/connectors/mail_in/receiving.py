"""The first step: a mail is kept, whatever it is, before whoever brought it is told that it was taken.

The original goes to the file store, then a row and the job that makes something of it come in one transaction. The
same bytes at the same mailbox are one row, however often they are brought.
"""

import hashlib
import os
from pathlib import PurePath

from django.core.files.storage import Storage
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from huolto.connectors.choices import MailReason
from huolto.connectors.mail.charsets import readable
from huolto.connectors.mail_in.addresses import mailboxes_at, without_tag
from huolto.connectors.models import Mailbox, ReceivedMail
from huolto.foundation.files import store_file
from huolto.foundation.jobs import enqueue
from huolto.foundation.killpoints import reached
from huolto.foundation.models import StoredFile

LARGEST = 40_000_000
"""Bytes of one mail; a server that brings a larger one is told so."""
CONTENT_TYPE = "message/rfc822"


def receive(
    *, mailbox: Mailbox, data: bytes, source: str = "", envelope_from: str = "", is_cut: bool = False
) -> ReceivedMail:
    """Keep a mail for good and ask for the job that takes it in; answers the row that it has, new or known.

    When this returns, the mail is safe: whoever brought it may forget it. `is_cut`: it was too large, and this is its head.
    """
    reached("mail.before_store")
    digest = hashlib.sha256(data).hexdigest()
    known = _known(mailbox, digest)
    if known is not None:
        return known
    stored = store_file(
        provider=mailbox.provider, name=f"{digest[:16]}.eml", content=data, content_type=CONTENT_TYPE
    )
    _write_through(stored)
    reached("mail.file_stored")
    try:
        with transaction.atomic():
            mail = ReceivedMail.objects.create(
                provider=mailbox.provider,
                mailbox=mailbox,
                file=stored,
                sha256=digest,
                source=source[:60],
                envelope_from=readable(envelope_from)[:320],
                received_at=timezone.now(),
                reason=MailReason.TOO_LARGE if is_cut else "",
                confidentiality=mailbox.queue.confidentiality if mailbox.queue else "normal",
            )
            enqueue("connectors.take_mail", mail_id=mail.pk, provider=mailbox.provider.slug)
    except IntegrityError:
        # Brought twice at once: the other one was first.
        known = _known(mailbox, digest)
        if known is None:
            raise
        stored.content.delete(save=False)
        stored.delete()
        return known
    reached("mail.after_store")
    return mail


def mailbox_for(address: str) -> Mailbox | None:
    """The active mailbox whose own or further address this is; what stands behind a plus sign is not part of it."""
    wanted = address.strip().strip("<>").lower()
    for form in dict.fromkeys((wanted, without_tag(wanted))):
        rows = mailboxes_at([form]).filter(is_active=True, provider__is_active=True)
        if (found := rows.select_related("provider", "queue").first()) is not None:
            return found
    return None


def _known(mailbox: Mailbox, digest: str) -> ReceivedMail | None:
    with connection.cursor() as cursor:
        # Asked of every mail and hardly ever answered, so written out.
        cursor.execute(
            "SELECT id FROM connectors_receivedmail WHERE mailbox_id = %s AND sha256 = %s",
            [mailbox.pk, digest],
        )
        found = cursor.fetchone()
    return ReceivedMail.objects.get(pk=found[0]) if found else None


def _write_through(stored: StoredFile) -> None:
    """Have the disk write what the system still holds; other stores answer only when they have it."""
    storage: Storage = stored.content.storage
    try:
        path = storage.path(stored.content.name)
    except NotImplementedError:
        return
    for place in (path, str(PurePath(path).parent)):
        descriptor = os.open(place, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
