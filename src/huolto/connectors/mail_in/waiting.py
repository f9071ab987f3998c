"""What waits for somebody's decision, told once a day to who keeps the mailbox, so that nothing lies there unseen.

Without a keeper who may read it, the provider's administrators are told, of mail to HR the HR agents. Begin at `tell_what_waits`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Count, Min

from huolto.connectors.choices import MailState
from huolto.connectors.mail_in.access import mails_visible_to
from huolto.connectors.models import Mailbox, ReceivedMail
from huolto.desk.choices import Confidentiality
from huolto.foundation.models import Provider
from huolto.parties.choices import NotificationTopic, Right
from huolto.parties.models import Person
from huolto.parties.notices import notify
from huolto.parties.queries import actor_of_person, grants_in_force

FROM_HOUR = 8
"""On the provider's clock; what begins to wait later in the day is told within the hour."""
_DECIDES = {
    Confidentiality.NORMAL.value: Right.ADMINISTER_PROVIDER,
    Confidentiality.HUMAN_RESOURCES.value: Right.HR_AGENT,
}


@dataclass(frozen=True)
class Waiting:
    """How many mails wait at a mailbox, and since when the oldest does."""

    mailbox: Mailbox
    confidentiality: str
    count: int
    since: datetime


def what_waits(provider: Provider) -> list[Waiting]:
    """The mailboxes at which something waits, each with what may be read by the same people."""
    rows = ReceivedMail.objects.of(provider).filter(state=MailState.QUARANTINED).order_by()
    counted = rows.values_list("mailbox_id", "confidentiality").annotate(Count("pk"), Min("received_at"))
    found = sorted(counted)
    related = Mailbox.objects.of(provider).select_related("keeper__organisation", "keeper__provider")
    boxes = related.in_bulk({pk for pk, *_rest in found})
    return [Waiting(boxes[pk], sort, count, since) for pk, sort, count, since in found]


def tell_what_waits(provider: Provider, now: datetime) -> int:
    """Tell whoever keeps each mailbox what waits there, once a day; answers how many people were to be told."""
    there = now.astimezone(ZoneInfo(provider.zone))
    if there.hour < FROM_HOUR:
        return 0
    told = 0
    for one in what_waits(provider):
        for person in keepers_of(provider, one, now):
            notify(
                person,
                topic=NotificationTopic.WORK,
                code="mails-wait",
                params={
                    "mailbox": one.mailbox.name,
                    "count": one.count,
                    "since": one.since.isoformat(),
                },
                path=f"work/mail/?mailbox={one.mailbox.pk}",
                once_key=f"mails-wait:{one.mailbox.pk}:{one.confidentiality}:{there.date()}",
                occurred_at=now,
            )
            told += 1
    return told


def keepers_of(provider: Provider, waiting: Waiting, now: datetime) -> list[Person]:
    """Who is told: the mailbox's keeper if they may read it, else everybody who decides about its sort."""
    keeper = waiting.mailbox.keeper
    if keeper is not None and (able := _able([keeper], waiting)):
        return able
    today = now.astimezone(ZoneInfo(provider.zone)).date()
    grants = grants_in_force(provider, today).filter(right=_DECIDES[waiting.confidentiality])
    people = Person.objects.of(provider).filter(pk__in=grants.values("person_id"), is_active=True)
    return _able(people.select_related("organisation", "provider").order_by("pk"), waiting)


def _able(people: Iterable[Person], waiting: Waiting) -> list[Person]:
    return [one for one in people if one.is_active and _reads(one, waiting)]


def _reads(person: Person, waiting: Waiting) -> bool:
    rows = mails_visible_to(actor_of_person(person))
    same = {"mailbox": waiting.mailbox, "confidentiality": waiting.confidentiality}
    return rows.filter(state=MailState.QUARANTINED, **same).exists()
