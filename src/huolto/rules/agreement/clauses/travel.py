"""The price of a trip: `price = { per_km = "0.59", per_hour = "60", included_km = "20", minimum = "25" }`.

Each trip costs its kilometres beyond those included and its minutes, and at least the minimum.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from huolto.rules.agreement.clauses.counted import rate_counted
from huolto.rules.agreement.clauses.events import periods_of_day
from huolto.rules.agreement.clauses.sums import Entry, Line, money_of
from huolto.rules.agreement.happenings import Happening
from huolto.rules.agreement.model import Header, RatedCharge, RatingContext
from huolto.rules.agreement.reading import Table
from huolto.rules.agreement.values import plain
from huolto.rules.explanation import Reason
from huolto.rules.quanta import MINUTES_IN_HOUR

if TYPE_CHECKING:
    from huolto.rules.agreement.clauses.charge import ChargeClause

TRAVEL_KEYS = ("per_km", "per_hour", "included_km", "minimum")


@dataclass(frozen=True, slots=True)
class TravelPrice:
    """What a trip costs by its length and by its time."""

    per_km: Decimal | None
    per_hour: Decimal | None
    included_km: Decimal = Decimal(0)
    minimum: Decimal | None = None

    def missing(self, happening: Happening) -> str | None:
        """The fact without which a trip has no price."""
        if self.per_km is not None and happening.number("km") is None:
            return "km"
        return "minutes" if self.per_hour is not None and happening.number("minutes") is None else None

    def lines(self, happening: Happening, agreement: Header) -> tuple[Line, ...]:
        """The sum of one trip."""
        lines = []
        if self.per_km is not None:
            km = Fraction(happening.number("km") or 0)
            charged = max(Fraction(0), km - Fraction(self.included_km))
            if km > charged:
                lines.append(Line("sum.km-included", {}, km - charged, Fraction(0)))
            price = {"price": money_of(self.per_km, agreement)}
            lines.append(Line("sum.km", price, charged, charged * Fraction(self.per_km)))
        if self.per_hour is not None:
            minutes = Fraction(happening.number("minutes") or 0)
            price = {"price": money_of(self.per_hour, agreement)}
            amount = minutes * Fraction(self.per_hour) / MINUTES_IN_HOUR
            lines.append(Line("sum.travel-time", price, minutes, amount))
        total = sum((line.amount for line in lines), Fraction(0))
        if self.minimum is not None and total < self.minimum:
            limit = {"limit": money_of(self.minimum, agreement)}
            lines.append(Line("sum.minimum", limit, Fraction(0), Fraction(self.minimum) - total))
        return tuple(lines)

    def phrases(self, agreement: Header) -> list[Reason]:
        """The price in words."""
        told = []
        if self.per_km is not None:
            told.append(Reason("clause.travel.km", {"price": money_of(self.per_km, agreement)}))
        if self.included_km:
            told.append(Reason("clause.travel.included", {"km": plain(self.included_km)}))
        if self.per_hour is not None:
            told.append(Reason("clause.travel.hour", {"price": money_of(self.per_hour, agreement)}))
        if self.minimum is not None:
            told.append(Reason("clause.minimum", {"amount": money_of(self.minimum, agreement)}))
        return [*told, Reason("clause.each.travel")]


def rate_travel(clause: "ChargeClause", price: TravelPrice, context: RatingContext) -> list[RatedCharge]:
    """One charge a subject and period, for all its trips together."""
    zone = context.agreement.zone
    entries = [
        Entry(
            happening=happening,
            day=happening.start(zone),
            period=next(iter(periods_of_day(happening, context)), None),
            quantity=Fraction(1),
            each=Fraction(0),
            own=price.lines(happening, context.agreement),
        )
        for happening in sorted(context.happenings, key=lambda h: (h.moment(zone), h.id))
    ]
    return rate_counted(clause, entries, context, unit="piece")


def read_travel(price: Table) -> TravelPrice | None:
    """The table of a price of trips, or None when something in it is wrong."""
    before = len(price.notebook.problems)
    per_km, per_hour = price.amount("per_km"), price.amount("per_hour")
    included, minimum = price.amount("included_km"), price.amount("minimum")
    if not price.has("per_km") and not price.has("per_hour"):
        price.wrong("", 'expected per_km = "0.59" or per_hour = "60", or both')
    if included is not None and not price.has("per_km"):
        price.wrong("included_km", "kilometres are included in a price per_km, which is missing")
    price.close()
    if len(price.notebook.problems) > before:
        return None
    return TravelPrice(per_km, per_hour, included or Decimal(0), minimum)
