"""Addresses that are ours: of mailboxes, with their further addresses, and those that our mail is sent from.

What stands behind a plus sign is not part of an address. Begin at `ours_among`.
"""

from collections.abc import Collection
from email.utils import parseaddr

from django.conf import settings
from django.db.models import Q, QuerySet

from huolto.connectors.models import Mailbox, MailboxAlias
from huolto.foundation.mail_servers import mail_server_of


def without_tag(address: str) -> str:
    """An address in small letters without what stands behind a plus sign."""
    local, _at, domain = address.strip().strip("<>").lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def mailboxes_at(addresses: Collection[str]) -> "QuerySet[Mailbox]":
    """The mailboxes that have one of these addresses, as their own or as a further one."""
    further = MailboxAlias.objects.filter(address__in=addresses).values("mailbox_id")
    rows: QuerySet[Mailbox] = Mailbox.objects.filter(Q(address__in=addresses) | Q(pk__in=further))
    return rows


def ours_among(provider_id: int, addresses: Collection[str]) -> set[str]:
    """Those of these addresses that are the provider's own; they are given and answered in small letters."""
    if not addresses:
        return set()
    return mailboxes_among(provider_id, addresses) | (_senders(provider_id) & set(addresses))


def mailboxes_among(provider_id: int, addresses: Collection[str]) -> set[str]:
    """Those of these addresses that are a mailbox of the provider; one query."""
    if not addresses:
        return set()
    spellings = {one: {one, without_tag(one)} for one in addresses}
    asked = {form for forms in spellings.values() for form in forms}
    boxes = Mailbox.objects.of(provider_id).filter(address__in=asked).order_by().values_list("address")
    further = MailboxAlias.objects.of(provider_id).filter(address__in=asked).order_by()
    known = {address for (address,) in boxes.union(further.values_list("address"), all=True)}
    return {one for one, forms in spellings.items() if forms & known}


def _senders(provider_id: int) -> set[str]:
    """What our own mail says as its sender."""
    server = mail_server_of(provider_id, with_password=False)
    said = server.sender if server is not None else settings.DEFAULT_FROM_EMAIL
    return {parseaddr(said)[1].lower()} - {""}
