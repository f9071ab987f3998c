"""What rating again would change, shown before it is done: since the last rating of an open period, and in closed ones.

The same code as closing rates; nothing is written. Begin at `differences_of`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from huolto.charges.access import require_closing
from huolto.charges.choices import PeriodState
from huolto.charges.models import Charge, Period, Rating, RatingDue
from huolto.charges.rating.corrections import to_correct
from huolto.charges.rating.posting import charges_for, within
from huolto.charges.rating.projection import PART_KEY, Rated, part_key, rate_scope
from huolto.charges.rating.scope import Scope
from huolto.foundation.actors import Actor
from huolto.foundation.errors import WrongState

MOST = 200
"""Rows that are shown; all are counted and summed."""


@dataclass(frozen=True)
class Difference:
    """One part of a key: what it came to before and comes to now; `row` tells why."""

    period: Period
    row: Rating | Charge
    before: Decimal
    now: Decimal

    @property
    def delta(self) -> Decimal:
        """By how much it changes."""
        return self.now - self.before


@dataclass
class Differences:
    """The first rows, how many there are in all, and the sum of all by currency."""

    rows: list[Difference] = field(default_factory=list)
    count: int = 0
    totals: dict[str, Decimal] = field(default_factory=dict)

    def add(self, one: Difference) -> None:
        """Count one row, and keep it while there are few."""
        if not one.delta:
            return
        self.count += 1
        currency = one.row.currency
        self.totals[currency] = self.totals.get(currency, Decimal(0)) + one.delta
        if len(self.rows) < MOST:
            self.rows.append(one)


def differences_of(actor: Actor, period: Period) -> Differences:
    """What the ratings of an open period would change to, and what closing it would correct in closed periods.

    Raises WrongState for a closed period.
    """
    require_closing(actor)
    if period.state == PeriodState.CLOSED:
        raise WrongState
    found = Differences()
    for earlier, scope in to_correct(actor.provider, period, RatingDue.objects.of(actor.provider)):
        for rated in rate_scope(actor.provider, earlier, scope):
            for charge in charges_for(posting=period, for_period=earlier, rated=rated):
                found.add(Difference(earlier, charge, charge.posted_before, charge.should_be))
            for row in _copies(rated):
                found.add(Difference(earlier, row, Decimal(0), row.net))
    for rated in rate_scope(actor.provider, period, Scope()):
        for one in _since_last(period, rated):
            found.add(one)
    return found


def _copies(rated: Rated) -> Iterator[Rating]:
    for group in rated.alike:
        yield from group.copies()


def _since_last(period: Period, rated: Rated) -> Iterator[Difference]:
    """The parts of a chunk that were rated otherwise the last time, or not at all."""
    stored = Rating.objects.filter(within(rated), provider_id=period.provider_id, period=period)
    before: dict[tuple[Any, ...], Decimal] = {
        tuple(values[:-1]): values[-1] for values in stored.values_list(*PART_KEY, "net")
    }
    for row in rated.every_row():
        yield Difference(period, row, before.pop(part_key(row), Decimal(0)), row.net)
    if not before:
        return
    for row in stored.select_related(*_TOLD_WITH):
        if part_key(row) in before:
            yield Difference(period, row, row.net, Decimal(0))


_TOLD_WITH = ("agreement", "version", "item", "cost_centre", "period", "customer")
