"""What is rated together: items by chunks, everything that is about no item by families of organisations.

Keys about an item never meet keys about something else, so both may be rated apart.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import DateField, ExpressionWrapper, F, Q, QuerySet

from huolto.charges.choices import UsageKind
from huolto.charges.models import Charge, Period, Rating, Usage
from huolto.foundation.models import Provider
from huolto.parties.models import Organisation
from huolto.register.models import Item, Lease, ServiceInterval
from huolto.stock.models import PoolUnit

CHUNK = 1000
"""Items that are read at once."""

ABOUT_ITEMS = (
    UsageKind.DELIVERY,
    UsageKind.LEASE_BOUGHT,
    UsageKind.PART,
    UsageKind.VISIT,
    UsageKind.PAGES,
    UsageKind.EXCHANGE,
    UsageKind.NOT_RETURNED,
)
"""Kinds of usage whose key is the item, if they have one."""

_LONGEST_MONTH = 32
_ZONES = timedelta(days=2)
"""Days of an agreement's zone may lie so far from those of the provider's."""


@dataclass(frozen=True)
class Scope:
    """What to rate: None is everything. `item_ids` alone rates those items; `customer_ids` their items and the rest."""

    item_ids: frozenset[int] | None = None
    customer_ids: frozenset[int] | None = None

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return self.item_ids is None and self.customer_ids is None

    @property
    def has_rest(self) -> bool:
        """Whether what is about no item is rated too."""
        return self.item_ids is None or self.customer_ids is not None


def instants_of(provider: Provider, period: Period) -> tuple[datetime, datetime]:
    """The instants at which a period begins and ends where the provider is."""
    zone = ZoneInfo(provider.zone)
    start = datetime.combine(period.during.lower, datetime.min.time(), zone)
    return start, datetime.combine(period.during.upper, datetime.min.time(), zone)


def bounds_of(provider: Provider, period: Period) -> tuple[datetime, datetime]:
    """The instants of a period, with room for agreements of another zone; rating itself goes by days."""
    start, end = instants_of(provider, period)
    return start - _ZONES, end + _ZONES


def day_in(day: date, provider: Provider) -> datetime:
    """The first instant of a day where the provider is, with room for agreements of another zone."""
    return datetime.combine(day, datetime.min.time(), ZoneInfo(provider.zone)) - _ZONES


def item_chunks(
    provider: Provider, period: Period, scope: Scope, since: date | None = None
) -> Iterator[list[int]]:
    """Ids of the items that may cost something in the period, or did as last rated or posted, in order, by chunks.

    With `since`, what was in service from that day on may still cost something.
    """
    if scope.item_ids is not None and scope.customer_ids is None:
        ids = sorted(scope.item_ids)
        yield from (ids[at : at + CHUNK] for at in range(0, len(ids), CHUNK))
        return
    # Asked once for all chunks: what is rated and posted meanwhile is looked through by the query.
    found = _touched(provider, period, scope, since).order_by("item_id").iterator(chunk_size=CHUNK)
    while chunk := list(islice(found, CHUNK)):
        yield chunk


def count_items(provider: Provider, period: Period, scope: Scope) -> int:
    """How many items `item_chunks` gives for customers or everything."""
    return _touched(provider, period, scope).count()


def families(provider: Provider, scope: Scope) -> list[int] | None:
    """Organisations whose keys without an item are rated: whole trees, for an agreement reaches down; None is all."""
    if scope.customer_ids is None:
        return None
    rows = Organisation.objects.of(provider)
    paths = rows.filter(pk__in=scope.customer_ids).values_list("path", flat=True)
    roots = {f"/{path.split('/')[1]}/" for path in paths if path.count("/") > 1}
    within = Q(pk__in=scope.customer_ids)
    for root in roots:
        within |= Q(path__startswith=root)
    return list(rows.filter(within).values_list("pk", flat=True))


def subtree_ids(provider: Provider, customer_ids: Iterable[int]) -> frozenset[int]:
    """These organisations and all below them."""
    rows = Organisation.objects.of(provider)
    within = Q(pk__in=set(customer_ids))
    for path in rows.filter(pk__in=set(customer_ids)).exclude(path="").values_list("path", flat=True):
        within |= Q(path__startswith=path)
    return frozenset(rows.filter(within).values_list("pk", flat=True))


def _touched(
    provider: Provider, period: Period, scope: Scope, since: date | None = None
) -> QuerySet[Any, int]:
    """The ids of items, each once. Six lists put together: to ask the six questions of every item takes far longer."""
    start, end = bounds_of(provider, period)
    earlier = min(start, day_in(since, provider)) if since else start
    served = ServiceInterval.objects.of(provider).filter(during__overlap=(earlier, end))
    pooled = PoolUnit.objects.of(provider).filter(during__overlap=(earlier, end))
    leased = (
        Lease.objects.of(provider)
        .alias(
            term_ends_on=ExpressionWrapper(
                F("starts_on") + F("term_months") * _LONGEST_MONTH, output_field=DateField()
            )
        )
        .filter(
            Q(ended_on=None) | Q(ended_on__gte=start.date()) | Q(term_ends_on__gte=start.date()),
            starts_on__lt=end.date(),
        )
    )
    # A reading counts in all the months since the one before it.
    happened = Q(occurred_at__lt=end) | Q(kind=UsageKind.PAGES)
    used = Usage.objects.of(provider).filter(happened, kind__in=ABOUT_ITEMS, occurred_at__gte=start)
    charged = Charge.objects.of(provider).filter(for_period=period)
    rated = Rating.objects.of(provider).filter(period=period)
    lists: list[QuerySet[Any, Any]] = [served, pooled, leased, used, charged, rated]
    if scope.customer_ids is not None:
        lists = [rows.filter(customer_id__in=scope.customer_ids) for rows in lists]
    found = [rows.filter(item__isnull=False).order_by().values_list("item_id", flat=True) for rows in lists]
    if scope.item_ids is not None:
        named = Item.objects.of(provider).filter(pk__in=scope.item_ids).order_by()
        found.append(named.values_list(F("pk"), flat=True))
    return found[0].union(*found[1:])
