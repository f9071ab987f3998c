"""Figures of the desk: arrivals a day, how old the open ones are, promises kept, solved at first contact.

Each is counted within what the reader may see; the same conditions are filters of the list (`RequestFilter`), so every
number opens to its requests. Begin at `figures_of`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncDate

from huolto.desk.access import requests_visible_to
from huolto.desk.choices import AT_WORK, RequestState, TargetState
from huolto.desk.clocks import EVERY_KIND, LIVE
from huolto.desk.models import Message, ServiceRequest, Target
from huolto.foundation.actors import Actor
from huolto.foundation.models import Provider

AGES = (0, 1, 3, 8, 31)
"""Days from which on an open request counts as older; the last has no end."""


@dataclass(frozen=True)
class Age:
    """How many open requests came on the days [from_on, until), None: since ever."""

    least_days: int
    from_on: date | None
    until: date
    count: int


@dataclass(frozen=True)
class Promises:
    """How many promises of a kind that were made in the days were kept and missed."""

    kind: str
    kept: int
    missed: int


@dataclass(frozen=True)
class Figures:
    """All of it for the days [from_on, until)."""

    from_on: date
    until: date
    arrivals: Sequence[tuple[date, int]]
    ages: Sequence[Age]
    promises: Sequence[Promises]
    done: int
    at_first_contact: int


def figures_of(actor: Actor, *, from_on: date, until: date, now: datetime) -> Figures:
    """The figures for the days [from_on, until): five queries."""
    zone = ZoneInfo(actor.provider.zone)
    seen = requests_visible_to(actor).order_by()
    came = seen.filter(opened_within(actor.provider, from_on, until))
    by_day = dict(
        came.annotate(day=TruncDate("opened_at", tzinfo=zone)).values_list("day").annotate(count=Count("pk"))
    )
    days = [from_on + timedelta(days=number) for number in range((until - from_on).days)]
    closed = seen.filter(closed_within(actor.provider, from_on, until), state=RequestState.DONE)
    return Figures(
        from_on=from_on,
        until=until,
        arrivals=[(day, by_day.get(day, 0)) for day in days],
        ages=_ages(actor, seen, now.astimezone(zone).date()),
        promises=_promises(actor, seen, from_on, until, now),
        done=closed.count(),
        at_first_contact=at_first_contact(closed).count(),
    )


def opened_within(provider: Provider, from_on: date | None, until: date | None) -> Q:
    """Requests opened on these days where the provider is."""
    return _within("opened_at", provider, from_on, until)


def closed_within(provider: Provider, from_on: date | None, until: date | None) -> Q:
    """Requests closed on these days."""
    return _within("closed_at", provider, from_on, until)


def at_first_contact(rows: "QuerySet[ServiceRequest]") -> "QuerySet[ServiceRequest]":
    """Of these those done with one answer at the most, and never opened again."""
    answers = Message.objects.filter(
        request=OuterRef("pk"), is_public=True, is_from_customer=False
    ).order_by()
    counted = answers.values("request").annotate(n=Count("pk")).values("n")
    return (
        rows.filter(state=RequestState.DONE, reopenings=0)
        .alias(answers=Coalesce(Subquery(counted), 0))
        .filter(answers__lte=1)
    )


def kept_or_missed(
    provider: Provider, name: str, now: datetime, from_on: date | None = None, until: date | None = None
) -> "QuerySet[Target] | None":
    """Targets behind `kept:KIND` or `missed:KIND`, promised on these days; None for any other word."""
    verdict, _colon, kind = name.partition(":")
    if kind not in EVERY_KIND or verdict not in ("kept", "missed"):
        return None
    rows: QuerySet[Target] = Target.objects.of(provider).filter(
        _within("asked_at", provider, from_on, until), kind=kind
    )
    return rows.filter(_kept() if verdict == "kept" else _missed(now))


def _kept() -> Q:
    return Q(state=TargetState.MET) & (Q(due_at=None) | Q(met_at__lte=F("due_at")))


def _missed(now: datetime) -> Q:
    return Q(state=TargetState.MET, met_at__gt=F("due_at")) | Q(state__in=LIVE, due_at__lt=now)


def _within(field: str, provider: Provider, from_on: date | None, until: date | None) -> Q:
    zone = ZoneInfo(provider.zone)
    found = Q()
    if from_on is not None:
        found &= Q(**{f"{field}__gte": datetime.combine(from_on, time.min, zone)})
    if until is not None:
        found &= Q(**{f"{field}__lt": datetime.combine(until, time.min, zone)})
    return found


def _ages(actor: Actor, seen: "QuerySet[ServiceRequest]", today: date) -> list[Age]:
    bounds: list[tuple[int, date | None, date]] = []
    for place, least in enumerate(AGES):
        next_least = AGES[place + 1] if place + 1 < len(AGES) else None
        from_on = None if next_least is None else today - timedelta(days=next_least - 1)
        bounds.append((least, from_on, today - timedelta(days=least - 1)))
    counts: dict[str, Any] = seen.filter(state__in=AT_WORK).aggregate(
        **{
            f"age{least}": Count("pk", filter=opened_within(actor.provider, from_on, until))
            for least, from_on, until in bounds
        }
    )
    return [Age(least, from_on, until, counts[f"age{least}"]) for least, from_on, until in bounds]


def _promises(
    actor: Actor, seen: "QuerySet[ServiceRequest]", from_on: date, until: date, now: datetime
) -> list[Promises]:
    rows = Target.objects.of(actor.provider).filter(
        _within("asked_at", actor.provider, from_on, until), request__in=seen
    )
    counted = {
        kind: (kept, missed)
        for kind, kept, missed in rows.order_by()
        .values_list("kind")
        .annotate(kept=Count("pk", filter=_kept()), missed=Count("pk", filter=_missed(now)))
    }
    return [Promises(kind, *counted[kind]) for kind in EVERY_KIND if kind in counted]
