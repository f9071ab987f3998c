"""Lists of received mails, and how a mailbox has done lately: every count is that of the list behind it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max, Q, QuerySet

from huolto.connectors.choices import MailReason, MailState
from huolto.connectors.mail_in.access import mails_visible_to
from huolto.connectors.models import Mailbox, MailboxOutage, ReceivedMail
from huolto.foundation.actors import Actor

SPANS = (1, 7, 30)
"""Days that the figures of a mailbox look back."""
MOST_OUTAGES = 50


@dataclass(frozen=True)
class MailFilter:
    """Which received mails are asked for; what is empty lets everything through."""

    state: str = ""
    mailbox_id: int | None = None
    reason: str = ""
    days: int | None = None


@dataclass(frozen=True)
class Tally:
    """How many mails of a mailbox became this, for this reason ("": whatever the reason): {days back: count}."""

    state: str
    reason: str
    counts: Mapping[int, int]


@dataclass(frozen=True)
class MailboxHistory:
    """What came lately, when mail was last fetched or last came, and when it could not be fetched."""

    tallies: tuple[Tally, ...]
    last_mail_at: datetime | None
    outages: tuple[MailboxOutage, ...]


def mails_found(actor: Actor, wanted: MailFilter, now: datetime) -> "QuerySet[ReceivedMail]":
    """The mails that the actor may read and that a filter lets through."""
    rows = mails_visible_to(actor)
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.mailbox_id:
        rows = rows.filter(mailbox_id=wanted.mailbox_id)
    if wanted.reason:
        rows = rows.filter(reason=wanted.reason)
    if wanted.days:
        rows = rows.filter(received_at__gt=now - timedelta(days=wanted.days))
    return rows


def history_of(actor: Actor, mailbox: Mailbox, now: datetime) -> MailboxHistory:
    """How a mailbox has done, as far as the actor may read its mails."""
    everything = mails_found(actor, MailFilter(mailbox_id=mailbox.pk), now)
    return MailboxHistory(
        tallies=_tallies(actor, mailbox, now),
        last_mail_at=everything.order_by().aggregate(at=Max("received_at"))["at"],
        outages=tuple(mailbox.outages.all()[:MOST_OUTAGES]),
    )


def _tallies(actor: Actor, mailbox: Mailbox, now: datetime) -> tuple[Tally, ...]:
    """By state, and below each by its reasons, the most frequent first."""
    longest = MailFilter(mailbox_id=mailbox.pk, days=max(SPANS))
    spans = {
        f"of_{days}": Count("pk", filter=Q(received_at__gt=now - timedelta(days=days))) for days in SPANS
    }
    rows = mails_found(actor, longest, now).order_by().values("state", "reason").annotate(**spans)
    by_state: defaultdict[str, list[Tally]] = defaultdict(list)
    for row in rows:
        counts = {days: row[f"of_{days}"] for days in SPANS}
        by_state[row["state"]].append(Tally(row["state"], row["reason"], counts))
    found = []
    for state in (MailState.TAKEN, MailState.QUARANTINED, MailState.IGNORED, MailState.REFUSED):
        some = by_state[state]
        found.append(Tally(state, "", {days: sum(one.counts[days] for one in some) for days in SPANS}))
        reasons = [one for one in some if one.reason in MailReason.values]
        found += sorted(reasons, key=lambda one: (-one.counts[max(SPANS)], one.reason))
    return tuple(found)
