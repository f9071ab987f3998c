"""Charges by the piece: single happenings, added up by rating key and rounded once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from huolto.rules.agreement.arithmetic import exact_text
from huolto.rules.agreement.clauses.counted import rate_counted
from huolto.rules.agreement.clauses.sums import Entry
from huolto.rules.agreement.happenings import Happening
from huolto.rules.agreement.model import RatedCharge, RatingContext
from huolto.rules.agreement.values import plain
from huolto.rules.explanation import Reason, money_param
from huolto.rules.money import round_fraction, round_unit_price
from huolto.rules.periods import Period

if TYPE_CHECKING:
    from huolto.rules.agreement.clauses.charge import ChargeClause

COST = "cost"
QUOTED = "amount"
"""The fact that holds what a quote asks, and the price once it is accepted."""


@dataclass(frozen=True, slots=True)
class PiecePrice:
    """The price of one piece: fixed, or taken from a fact, raised by a share of it or a share itself; or by quote."""

    fixed: Decimal | None = None
    fact: str = ""
    on_top: Decimal = Decimal(0)
    share: Decimal | None = None
    by_quote: bool = False

    def of(self, happening: Happening) -> Decimal:
        """The exact price of one piece; a missing fact has been found before."""
        if self.fixed is not None:
            return self.fixed
        if self.share is not None:
            return (happening.number(self.fact) or Decimal(0)) * self.share
        if self.by_quote and happening.facts.get("accepted") is False:
            return Decimal(0)
        return (happening.number(self.fact) or Decimal(0)) * (1 + self.on_top)

    @property
    def reason_code(self) -> str:
        """The code of its reasons, with `clause.` before it that of its phrase."""
        if self.fixed is not None:
            return "charge.fixed"
        if self.share is not None:
            return "charge.share-of-fact"
        if self.by_quote:
            return "charge.by-quote"
        if self.on_top:
            return "charge.cost-plus"
        return "charge.at-cost" if self.fact == COST else "charge.from-fact"

    @property
    def percent(self) -> str:
        """What is put on top, or the share, in percent."""
        return plain((self.on_top if self.share is None else self.share) * 100)


def rate_events(clause: "ChargeClause", price: PiecePrice, context: RatingContext) -> list[RatedCharge]:
    """One charge a subject and period, for all its happenings together."""
    if not clause.terms.is_plain:
        return rate_counted(clause, _entries(price, context), context, unit="piece")
    groups: defaultdict[tuple[str, str], list[Happening]] = defaultdict(list)
    zone = context.agreement.zone
    for happening in context.happenings:
        for period in periods_of_day(happening, context):
            groups[happening.subject, period.label].append(happening)
    charges = []
    for (subject, label), members in groups.items():
        members.sort(key=lambda h: (h.moment(zone), h.id))
        charges.append(_charge(clause, price, subject, label, members, context))
    return [charge for charge in charges if charge.exact]


def _entries(price: PiecePrice, context: RatingContext) -> list[Entry]:
    zone = context.agreement.zone
    return [
        Entry(
            happening=happening,
            day=happening.start(zone),
            period=next(iter(periods_of_day(happening, context)), None),
            quantity=Fraction(_quantity(happening)),
            each=Fraction(price.of(happening)),
        )
        for happening in sorted(context.happenings, key=lambda h: (h.moment(zone), h.id))
    ]


def periods_of_day(happening: Happening, context: RatingContext) -> list[Period]:
    """The period asked for that the happening's day lies in; none when nobody asked."""
    day = happening.start(context.agreement.zone)
    return [p for p in context.windows(day, day) if p.interval.contains(day)]


def _charge(
    clause: "ChargeClause",
    price: PiecePrice,
    subject: str,
    label: str,
    members: list[Happening],
    context: RatingContext,
) -> RatedCharge:
    agreement = context.agreement
    quantities = [_quantity(h) for h in members]
    exact = sum(
        (Fraction(price.of(h)) * Fraction(q) for h, q in zip(members, quantities, strict=True)), Fraction(0)
    )
    quantity = sum(quantities, Decimal(0))
    prices = {price.of(h) for h in members}
    average = exact / Fraction(quantity) if quantity else Fraction(0)
    unit_price = prices.pop() if len(prices) == 1 else Decimal(average.numerator) / average.denominator
    net = round_fraction(exact, agreement.currency)
    cost = sum(
        ((h.number(COST) or Decimal(0)) * q for h, q in zip(members, quantities, strict=True)), Decimal(0)
    )
    days = [h.start(agreement.zone) for h in members]
    params = {
        "agreement": agreement.id,
        "clause": clause.id,
        "subject": subject.partition(":")[2],
        "on": days[-1].isoformat(),
        "quantity": plain(quantity),
        "price": money_param(round_unit_price(unit_price), agreement.currency),
        "cost": money_param(cost, agreement.currency),
        **(
            {"base": money_param(_base(price, members), agreement.currency)}
            if price.share is not None
            else {}
        ),
        "percent": price.percent,
        "exact": exact_text(exact, agreement.currency),
        "net": money_param(net, agreement.currency),
    }
    return RatedCharge(
        usage=tuple(h.id for h in members),
        agreement=agreement.id,
        clause=clause.id,
        code=clause.code,
        subject=subject,
        period=label,
        quantity=quantity,
        unit="piece",
        unit_price=round_unit_price(unit_price),
        exact=exact,
        net=net,
        currency=agreement.currency,
        tax_category=clause.tax_of(members[0], agreement),
        reason=Reason(price.reason_code, params),
        starts_on=days[0],
        ends_on=days[-1],
        weights=tuple(price.of(h) * q for h, q in zip(members, quantities, strict=True)),
    )


def _base(price: PiecePrice, members: Sequence[Happening]) -> Decimal:
    return sum(((h.number(price.fact) or Decimal(0)) * _quantity(h) for h in members), Decimal(0))


def _quantity(happening: Happening) -> Decimal:
    quantity = happening.number("quantity")
    return Decimal(1) if quantity is None else quantity
