"""What is known already of mails that are being taken in: each question once for all of them."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from django.db.models import Count

from huolto.connectors.models import Mailbox, ReceivedMail
from huolto.foundation.models import OutgoingMail

MOST_IN_AN_HOUR = 60
"""Mails that one address may send to a provider within an hour; what comes above waits for a decision."""
HOUR = timedelta(hours=1)


def counted_before(mails: Sequence[ReceivedMail]) -> set[int]:
    """The keys of those that are the same as a mail of their mailbox that counts already."""
    keys = {one.message_key for one in mails} - {""}
    if not keys:
        return set()
    rows = ReceivedMail.objects.filter(
        mailbox__in={one.mailbox_id for one in mails}, message_key__in=keys
    ).exclude(pk__in=[one.pk for one in mails])
    known = set(rows.values_list("mailbox_id", "message_key"))
    return {one.pk for one in mails if (one.mailbox_id, one.message_key) in known}


def our_own(provider_id: int, mails: Sequence[ReceivedMail]) -> set[int]:
    """The keys of mails that we sent and that came back, or that the own address of one of our mailboxes sent."""
    ids = {one.header_id for one in mails} - {""}
    sent = OutgoingMail.objects.filter(
        provider_id=provider_id, message_id__in=[form for one in ids for form in (one, f"<{one}>")]
    )
    known = {one.strip("<>") for one in sent.values_list("message_id", flat=True)} if ids else set()
    addresses = {one.sender_address for one in mails} - {""}
    # A further address is often somebody's own box that forwards here: what people write from it is theirs.
    ours = set(
        Mailbox.objects.of(provider_id).filter(address__in=addresses).values_list("address", flat=True)
    )
    return {
        one.pk
        for one in mails
        if (one.header_id and one.header_id.strip("<>") in known) or one.sender_address in ours
    }


def written_too_much(mails: Sequence[ReceivedMail]) -> set[int]:
    """The keys of mails whose sender has written more than `MOST_IN_AN_HOUR`, those before them in the list too."""
    times = [one.received_at for one in mails]
    rows = ReceivedMail.objects.of(mails[0].provider_id).exclude(pk__in=[one.pk for one in mails])
    lately = rows.filter(
        sender_address__in={one.sender_address for one in mails},
        received_at__gt=min(times) - HOUR,
        received_at__lte=max(times),
    )
    counted = lately.order_by().values_list("sender_address").annotate(count=Count("pk"))
    at_most = Counter(dict(counted.values_list("sender_address", "count")))
    before: Counter[str] = Counter()
    found = set()
    for one in mails:
        written = at_most[one.sender_address]
        if written + before[one.sender_address] >= MOST_IN_AN_HOUR:
            own = rows.filter(
                sender_address=one.sender_address,
                received_at__gt=one.received_at - HOUR,
                received_at__lte=one.received_at,
            )
            written = own[: MOST_IN_AN_HOUR + 1].count()
        if written + before[one.sender_address] >= MOST_IN_AN_HOUR:
            found.add(one.pk)
        before[one.sender_address] += 1
    return found
