"""A lease that runs its term, used or not: its months sum to exactly months × rent (design.md 4.7).

It is charged by days of the month like any stay; its last period is what is left of the whole. A lease that ended early,
and for which the clause or the lease names a sum, stops there and is charged that sum instead; with no sum it runs on.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from huolto.rules.agreement.arithmetic import exact_text
from huolto.rules.agreement.clauses.shares import Part, Stay, parts_in
from huolto.rules.agreement.clauses.spans import (
    ONE_DAY,
    UNIT,
    parts_params,
    quantity_of,
    span_params,
    unit_price_of,
)
from huolto.rules.agreement.happenings import Happening
from huolto.rules.agreement.model import RatedCharge, RatingContext
from huolto.rules.agreement.values import plain
from huolto.rules.calendars import add_months
from huolto.rules.explanation import Reason, money_param
from huolto.rules.money import round_fraction
from huolto.rules.periods import Period
from huolto.rules.proration import Method

if TYPE_CHECKING:
    from huolto.rules.agreement.clauses.fee import FeeClause

EARLY_END = "early-end"


@dataclass(frozen=True, slots=True)
class EarlyEnd:
    """What ending before the term costs: a fixed sum, or a share of the rents still to come."""

    amount: Decimal | None = None
    share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class _Term:
    """One lease: its whole term, and the day its rents stop (earlier than the term only with an early-end sum)."""

    happening: Happening
    price: Decimal
    months: int
    start: date
    end: date
    stops: date

    @property
    def total(self) -> Fraction:
        """All rents of the term."""
        return Fraction(self.price) * self.months

    @property
    def stay(self) -> Stay:
        """The days with rent."""
        return Stay(self.start, self.stops, self.happening.id, self.price)


@dataclass(frozen=True, slots=True)
class _Rent:
    """What one lease costs in one period; `before` is what earlier periods charged, in its last one."""

    term: _Term
    parts: list[Part]
    exact: Fraction
    months: Fraction
    before: Decimal | None


def rate_term(clause: "FeeClause", context: RatingContext) -> list[RatedCharge]:
    """Rents by item and period, and sums for ending early."""
    rents: defaultdict[tuple[str, Period], list[_Rent]] = defaultdict(list)
    charges: list[RatedCharge] = []
    for happening in sorted(context.happenings, key=lambda h: (h.start(context.agreement.zone), h.id)):
        term = _term(clause, happening, context)
        for window in context.windows(term.start, term.stops):
            if rent := _rent(term, window, context):
                rents[happening.subject, window].append(rent)
        if term.stops < term.end:
            charges += _early_end(clause, term, context)
    charges += [_charge(clause, subject, window, rows, context) for (subject, window), rows in rents.items()]
    return [charge for charge in charges if charge.exact]


def _term(clause: "FeeClause", happening: Happening, context: RatingContext) -> _Term:
    zone = context.agreement.zone
    start, ended = happening.start(zone), happening.end(zone)
    months = int(happening.number("term_months") or 0)
    end = add_months(start, months, context.agreement.calendar_system)
    has_sum = clause.early_end is not None or happening.number("early_end") is not None
    stops = min(end, ended) if ended is not None and has_sum else end
    return _Term(happening, clause.price_of(happening), months, start, end, stops)


def _rent(term: _Term, window: Period, context: RatingContext) -> _Rent | None:
    parts = _parts(term, window, context)
    if not parts:
        return None
    exact, months = _exact(parts), sum((part.share for part in parts), Fraction(0))
    is_last = window.interval.contains(term.end - ONE_DAY) and term.stops == term.end
    if not is_last:
        return _Rent(term, parts, exact, months, None)
    periods = context.schedule(term.start, term.end)
    charged = Fraction(_charged_in(term, periods[:-1], context))
    shares = [part.share for period in periods[:-1] for part in _parts(term, period, context)]
    if periods[-1].start < window.start:
        # Another version answered for the first days of the last period: they were charged by their days.
        earlier = _parts(term, replace(periods[-1], end=window.start), context)
        charged += _exact(earlier)
        shares += [part.share for part in earlier]
    before = round_fraction(charged, context.agreement.currency)
    return _Rent(term, parts, term.total - charged, term.months - sum(shares, Fraction(0)), before)


def _exact(parts: Sequence[Part]) -> Fraction:
    return sum((part.amount for part in parts), Fraction(0))


def _parts(term: _Term, window: Period, context: RatingContext) -> list[Part]:
    return parts_in(window, [term.stay], context.agreement.calendar_system, Method.ACTUAL_DAYS, 0)


def _charged_in(term: _Term, periods: Sequence[Period], context: RatingContext) -> Decimal:
    """What the rents of whole periods sum to, each rounded as it is charged."""
    return sum(
        (
            round_fraction(
                sum((part.amount for part in _parts(term, period, context)), Fraction(0)),
                context.agreement.currency,
            )
            for period in periods
        ),
        Decimal(0),
    )


def _charge(
    clause: "FeeClause", subject: str, window: Period, rents: Sequence[_Rent], context: RatingContext
) -> RatedCharge:
    agreement = context.agreement
    first = max(min(rent.term.start for rent in rents), window.start)
    last = min(max(rent.term.stops for rent in rents), window.end) - ONE_DAY
    parts = [part for rent in rents for part in rent.parts]
    exact = sum((rent.exact for rent in rents), Fraction(0))
    net = round_fraction(exact, agreement.currency)
    params = {
        "agreement": agreement.id,
        "clause": clause.id,
        "subject": subject.partition(":")[2],
        **span_params(first, last),
        **parts_params(parts, context),
        "exact": exact_text(exact, agreement.currency),
        "net": money_param(net, agreement.currency),
    }
    return RatedCharge(
        usage=tuple(rent.term.happening.id for rent in rents),
        agreement=agreement.id,
        clause=clause.id,
        code=clause.code,
        subject=subject,
        period=window.label,
        quantity=quantity_of(sum((rent.months for rent in rents), Fraction(0))),
        unit=UNIT,
        unit_price=unit_price_of(parts),
        exact=exact,
        net=net,
        currency=agreement.currency,
        tax_category=clause.tax_of(rents[0].term.happening, agreement),
        reason=_reason(rents, params, agreement.currency),
        starts_on=first,
        ends_on=last,
        weights=tuple(
            Decimal(inside.days)
            if (inside := rent.term.stay.interval.intersect(window.interval))
            else Decimal(0)
            for rent in rents
        ),
    )


def _reason(rents: Sequence[_Rent], params: dict[str, Any], currency: str) -> Reason:
    if "parts" in params:
        return Reason("fee.parts", params)
    before = rents[0].before
    by_days = _exact(rents[0].parts)
    if before is not None and (params["numerator"] != params["denominator"] or rents[0].exact != by_days):
        total = round_fraction(rents[0].term.total, currency)
        rest = {
            "months": rents[0].term.months,
            "whole": money_param(total, currency),
            "before": money_param(before, currency),
        }
        return Reason("fee.lease.last", params | rest)
    if params["numerator"] == params["denominator"]:
        return Reason("fee.whole-month", params)
    return Reason("fee.lease.days", params)


def _early_end(clause: "FeeClause", term: _Term, context: RatingContext) -> list[RatedCharge]:
    """The sum for ending early, on the day the rents stop: the lease's own, else the clause's."""
    windows = [w for w in context.windows(term.stops, term.stops) if w.interval.contains(term.stops)]
    if not windows:
        return []
    agreement = context.agreement
    own = term.happening.number("early_end")
    charged = _charged_in(term, context.schedule(term.start, term.stops), context)
    remaining = term.total - Fraction(charged)
    exact, params = Fraction(own or 0), dict[str, Any]()
    if own is None and clause.early_end is not None:
        share = clause.early_end.share
        exact = remaining * Fraction(share) if share is not None else Fraction(clause.early_end.amount or 0)
        if share is not None:
            left = round_fraction(remaining, agreement.currency)
            params = {"percent": plain(share * 100), "whole": money_param(left, agreement.currency)}
    net = round_fraction(exact, agreement.currency)
    facts = {
        "agreement": agreement.id,
        "clause": clause.id,
        "subject": term.happening.subject.partition(":")[2],
        "on": term.stops.isoformat(),
        "exact": exact_text(exact, agreement.currency),
        "net": money_param(net, agreement.currency),
    }
    return [
        RatedCharge(
            usage=(term.happening.id,),
            agreement=agreement.id,
            clause=clause.id,
            code=EARLY_END,
            subject=f"{EARLY_END}:{term.happening.subject.partition(':')[2]}",
            period=windows[0].label,
            quantity=Decimal(1),
            unit="piece",
            unit_price=net,
            exact=exact,
            net=net,
            currency=agreement.currency,
            tax_category=clause.tax_of(term.happening, agreement),
            reason=Reason("fee.lease.early-share" if params else "fee.lease.early-sum", facts | params),
            starts_on=term.stops,
            ends_on=term.stops,
            weights=(Decimal(1),),
        )
    ]
