"""Reminds who orders for devices of what comes to an end, each person of each end once. Begin at `remind`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from huolto.foundation.actors import Actor
from huolto.foundation.locks import lock_name
from huolto.foundation.models import Provider
from huolto.parties.choices import NotificationTopic, OrganisationRole, Right
from huolto.parties.mails import address, mail_to
from huolto.parties.models import Organisation, Person
from huolto.parties.notices import notify
from huolto.parties.queries import actor_of_person, grants_in_force, today_at
from huolto.register.access import items_changeable_by
from huolto.register.choices import FINAL, EndingKind
from huolto.register.endings import DATES
from huolto.register.models import Item, Lease, Reminder, ReminderRule

DEFAULT_DAYS = (180, 90, 30)
SHOWN = 40
"""Devices that a mail lists; the page shows all."""


@dataclass(frozen=True)
class Due:
    """An end that somebody is to be reminded of, at the threshold that it has passed."""

    kind: EndingKind
    item: Item
    ends_on: date
    days_before: int


def remind(provider: Provider, now: datetime | None = None) -> int:
    """Write one mail to each orderer of what has come near and was not told yet; answers how many were written.

    Each person is one transaction: killed in between, it goes on with the next one when it runs again.
    """
    today = today_at(provider, now or timezone.now())
    days = days_by_customer(provider)
    grants = grants_in_force(provider, today).filter(right=Right.ORDER, person__is_active=True)
    orderers = Person.objects.filter(pk__in=grants.values("person_id")).exclude(email="")
    related = orderers.select_related("provider", "organisation")
    return sum(_remind_person(person, today, days) for person in related.order_by("pk"))


def days_by_customer(provider: Provider) -> Mapping[int, tuple[int, ...]]:
    """How many days before an end each organisation's people are told: the nearest rule upwards, else the provider's."""
    rules = {rule.customer_id: tuple(rule.days) for rule in ReminderRule.objects.of(provider)}
    fallback = rules.get(None, DEFAULT_DAYS)
    found: dict[int, tuple[int, ...]] = {}
    for pk, path in Organisation.objects.of(provider).values_list("pk", "path"):
        line = [int(part) for part in reversed(path.split("/")) if part]
        found[pk] = next((rules[part] for part in line if part in rules), fallback)
    return found


def _remind_person(person: Person, today: date, days: Mapping[int, tuple[int, ...]]) -> int:
    with transaction.atomic():
        lock_name(f"reminders:{person.pk}")
        due = _untold(person, _due(actor_of_person(person), today, days))
        if not due:
            return 0
        rows = Reminder.objects.bulk_create(
            Reminder(
                provider=person.provider,
                person=person,
                item=one.item,
                kind=one.kind,
                ends_on=one.ends_on,
                days_before=one.days_before,
            )
            for one in due
        )
        mail_to(
            person,
            template="mail/ending",
            context=_context(person.provider, due),
            once_key=f"reminder:{rows[0].pk}",
            provider=person.provider,
            topic=NotificationTopic.ENDING,
        )
        notify(
            person,
            topic=NotificationTopic.ENDING,
            code="ending",
            params={"count": len(due)},
            path="work/devices/ending/" if _is_staff(person) else "devices/ending/",
            once_key=f"reminder:{rows[0].pk}",
        )
    return 1


def _is_staff(person: Person) -> bool:
    return OrganisationRole.PROVIDER in person.organisation.roles


def _due(actor: Actor, today: date, days: Mapping[int, tuple[int, ...]]) -> list[Due]:
    widest = max((max(numbers, default=0) for numbers in days.values()), default=0)
    until = today + timedelta(days=widest)
    items = items_changeable_by(actor).exclude(state__in=FINAL)
    found: list[tuple[EndingKind, Item, date]] = []
    # What goes on by the month has not been chosen either, and the month is told of only once a term.
    leases = Lease.objects.filter(
        item__in=items, ended_on=None, end_choice="", ends_on__gt=today, ends_on__lte=until
    )
    found += [
        (EndingKind.LEASE, lease.item, lease.ends_on) for lease in leases.select_related("item__holder")
    ]
    for kind, column in DATES.items():
        ending = items.filter(**{f"{column}__gte": today, f"{column}__lte": until})
        found += [(kind, item, getattr(item, column)) for item in ending.select_related("holder")]
    due = []
    for kind, item, ends_on in sorted(found, key=lambda one: (one[2], one[1].asset_tag, one[0])):
        left = (ends_on - today).days
        passed = [number for number in days[item.customer_id] if number >= left]
        if passed:
            due.append(Due(kind, item, ends_on, min(passed)))
    return due


def _untold(person: Person, due: Iterable[Due]) -> list[Due]:
    due = list(due)
    told = set(
        Reminder.objects.filter(person=person, item_id__in={one.item.pk for one in due}).values_list(
            "item_id", "kind", "ends_on", "days_before"
        )
    )
    return [one for one in due if (one.item.pk, one.kind, one.ends_on, one.days_before) not in told]


def _context(provider: Provider, due: list[Due]) -> dict[str, object]:
    return {
        "lines": [
            {
                "kind": one.kind.label,
                "tag": one.item.asset_tag,
                "name": one.item.name,
                "ends_on": one.ends_on,
                "link": address(provider, f"devices/{one.item.pk}/"),
            }
            for one in due[:SHOWN]
        ],
        "count": len(due),
        "more": max(0, len(due) - SHOWN),
        "has_leases": any(one.kind is EndingKind.LEASE for one in due),
        "link": address(provider, "devices/ending/"),
    }
