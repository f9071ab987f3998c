"""Which closed periods late or back-dated facts reach, and what has to be rated again in each."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from huolto.charges.choices import PeriodState
from huolto.charges.models import Period, RatingDue
from huolto.charges.rating.scope import Scope, subtree_ids
from huolto.charges.rating.sharing import customers_sharing, months_ahead
from huolto.foundation.models import Provider

LONGEST_MONTH = 31


def to_correct(
    provider: Provider, period: Period, due: Iterable[RatingDue]
) -> Iterator[tuple[Period, Scope]]:
    """Closed periods before `period` that what is `due` touches, the earliest first, with their scopes."""
    noted = list(due)
    earlier = Period.objects.of(provider).filter(during__endswith__lte=period.during.lower)
    for one in earlier.filter(state=PeriodState.CLOSED).order_by("during"):
        # What is charged in advance is charged in a period before the days that it is for.
        ahead = timedelta(days=LONGEST_MONTH * months_ahead(provider, one))
        touching = [row for row in noted if _touches(row.from_on - ahead, one)]
        items = frozenset(row.item_id for row in touching if row.item_id is not None)
        customers = frozenset(row.customer_id for row in touching if row.customer_id is not None)
        if items:
            customers |= customers_sharing(provider, one, items)
        if customers:
            yield one, Scope(item_ids=items, customer_ids=subtree_ids(provider, customers))
        elif items:
            yield one, Scope(item_ids=items)


def _touches(from_on: date, period: Period) -> bool:
    return bool(from_on < period.during.upper)
