"""Rebuilding the projection: what every key should total in an open period as things stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from huolto.charges.access import require_closing
from huolto.charges.choices import PeriodState
from huolto.charges.models import Period
from huolto.charges.rating.posting import store_ratings
from huolto.charges.rating.projection import rate_scope
from huolto.charges.rating.scope import Scope
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import WrongState
from huolto.foundation.locks import lock_name, lock_row


@dataclass(frozen=True)
class RatingSummary:
    """What a rating came to: rows, and net by currency."""

    period: Period
    ratings: int
    net: dict[str, Decimal]


@command
def rate_period(*, actor: Actor, period: Period, customer_ids: Iterable[int] | None = None) -> RatingSummary:
    """Rebuild the ratings of a period, all or those of some customers; raises WrongState once it is closed.

    Keys are rated whole, so for some customers also what shares a key with them is rebuilt.
    """
    require_closing(actor)
    lock_name(closing_lock(actor))
    locked = lock_row(Period.objects.of(actor.provider), period.pk)
    if locked.state == PeriodState.CLOSED:
        raise WrongState(
            _("%(period)s is closed; what is late is posted with the next period.") % {"period": locked}
        )
    scope = Scope(customer_ids=None if customer_ids is None else frozenset(customer_ids))
    count, net = 0, dict[str, Decimal]()
    for rated in rate_scope(actor.provider, locked, scope):
        store_ratings(locked, rated)
        count += rated.count()
        for currency, amount in rated.amounts():
            net[currency] = net.get(currency, Decimal(0)) + amount
    return RatingSummary(locked, count, net)


def closing_lock(actor: Actor) -> str:
    """The name under which one rating or closing of a provider runs at a time."""
    return f"charges.closing:{actor.provider_id}"
