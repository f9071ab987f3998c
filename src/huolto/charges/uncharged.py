"""What a period charges nothing for: days without an agreement, items that nothing prices; so nobody overlooks them.

Read after rating. Customers are those of the stays and leases themselves, whoever has the item now.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import TruncDate

from huolto.agreements.stacks import Stack, stacks_of
from huolto.catalogue.choices import AcquisitionModel
from huolto.charges.models import Period, Rating
from huolto.charges.rating.projection import month_of_period
from huolto.foundation.models import Provider
from huolto.register.models import Lease, ServiceInterval
from huolto.rules.periods import DateInterval

_SHORTEST_MONTH = 28


@dataclass(frozen=True)
class Uncharged:
    """Items of a customer that cost nothing: on these days for want of an agreement, or in the whole period (None)."""

    customer_id: int
    tags: tuple[str, ...]
    days: DateInterval | None = None


def uncharged_in(provider: Provider, period: Period) -> list[Uncharged]:
    """Everything in service or leased for a term that the period charges nothing for; by customer and day."""
    interval = month_of_period(period).interval
    lasting = _lasting(provider, interval)
    stacks = stacks_of(provider, {customer_id for customer_id, _tag in lasting}, interval)
    found = []
    without = set()
    for customer_id in sorted({customer_id for customer_id, _tag in lasting}):
        for gap in _gaps(stacks.get(customer_id, ()), interval):
            if tags := [
                tag for customer, tag in _lasting(provider, gap, customer_id) if customer == customer_id
            ]:
                found.append(Uncharged(customer_id, tuple(tags), gap))
            if gap == interval:
                without.add(customer_id)
    by_customer: defaultdict[int, list[str]] = defaultdict(list)
    for customer_id, tag in _lasting(provider, interval, unrated_in=period):
        if customer_id not in without:
            by_customer[customer_id].append(tag)
    return found + [Uncharged(customer_id, tuple(tags)) for customer_id, tags in sorted(by_customer.items())]


def _gaps(stacks: Sequence[Stack], interval: DateInterval) -> Iterable[DateInterval]:
    """The days that no stack answers for."""
    reached: date = interval.start
    for stack in stacks:
        if reached < stack.start:
            yield DateInterval(reached, stack.start)
        reached = stack.end
    if interval.end is not None and reached < interval.end:
        yield DateInterval(reached, interval.end)


def _lasting(
    provider: Provider,
    days: DateInterval,
    customer_id: int | None = None,
    unrated_in: Period | None = None,
) -> list[tuple[int, str]]:
    """Customer and tag of what is in service for a day of these at least, or leased for a term; each once, in order."""
    zone = ZoneInfo(provider.zone)
    start, end = (
        datetime.combine(day, datetime.min.time(), zone) for day in (days.start, days.end or days.start)
    )
    served = (
        ServiceInterval.objects.of(provider)
        .filter(during__overlap=(start, end))
        .annotate(
            first=TruncDate(F("during__startswith"), tzinfo=zone),
            last=TruncDate(F("during__endswith"), tzinfo=zone),
        )
        # In and out on one day is no day.
        .filter(Q(last=None) | Q(last__gt=F("first")))
    )
    leased = (
        Lease.objects.of(provider)
        .filter(acquisition_model=AcquisitionModel.FINANCE_LEASE, starts_on__lt=days.end)
        .filter(Q(ended_on=None) | Q(ended_on__gt=days.start))
        .filter(starts_on__gt=days.start - F("term_months") * _SHORTEST_MONTH)
    )
    found: set[tuple[int, str]] = set()
    for rows in (served, leased):
        if customer_id is not None:
            rows = rows.filter(customer_id=customer_id)
        if unrated_in is not None:
            rows = rows.filter(~Exists(Rating.objects.filter(item=OuterRef("item"), period=unrated_in)))
        found.update(rows.values_list("customer_id", "item__asset_tag"))
    return sorted(found)
