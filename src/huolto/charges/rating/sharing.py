"""How far a change reaches: to all that share a key with an item, and to periods that charge ahead of their time."""

from collections.abc import Collection

from huolto.charges.models import Period, Usage
from huolto.charges.rating.projection import month_of_period
from huolto.charges.rating.stack_book import StackBook
from huolto.foundation.models import Provider
from huolto.register.models import Lease, ServiceInterval
from huolto.stock.models import PoolUnit


def customers_sharing(provider: Provider, period: Period, item_ids: Collection[int]) -> frozenset[int]:
    """Customers of these items under agreements with clauses about many items at once; none where there are none."""
    if not StackBook(provider, month_of_period(period).interval).shared_kinds():
        return frozenset()
    found: set[int] = set()
    for model in (ServiceInterval, Lease, PoolUnit, Usage):
        rows = model.objects.of(provider).filter(item_id__in=item_ids)
        found |= set(rows.values_list("customer_id", flat=True))
    return frozenset(found)


def months_ahead(provider: Provider, period: Period) -> int:
    """How many months after a period may still change what it charges, because some clause bills in advance."""
    return StackBook(provider, month_of_period(period).interval).months_ahead()
