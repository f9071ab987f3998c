"""Fees by days: the stays of one subject are cut to the periods asked for and charged as shares of a month."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from huolto.rules.agreement.arithmetic import exact_text
from huolto.rules.agreement.clauses.counted_spans import rate_counted_spans
from huolto.rules.agreement.clauses.shares import Part, Stay, parts_in, side_by_side
from huolto.rules.agreement.happenings import Happening
from huolto.rules.agreement.model import RatedCharge, RatingContext, Unpriced
from huolto.rules.explanation import Reason, money_param
from huolto.rules.money import round_fraction, round_unit_price
from huolto.rules.periods import DateInterval, Period
from huolto.rules.proration import Method

if TYPE_CHECKING:
    from huolto.rules.agreement.clauses.fee import FeeClause

ONE_DAY = timedelta(days=1)
SHARE_DECIMALS = Decimal("0.000001")
UNIT = "month"


def rate_spans(clause: "FeeClause", context: RatingContext) -> list[RatedCharge]:
    """One charge a subject and period for all the stays of that subject together."""
    if not clause.terms.is_plain:
        return rate_counted_spans(clause, _stays(clause, context), context)
    groups: defaultdict[str, list[tuple[Happening, Stay, tuple[str, ...]]]] = defaultdict(list)
    for happening in context.happenings:
        for interval, also in _intervals(clause, happening, context):
            if stay := _closed(clause, happening, interval, context):
                groups[clause.subject_of(happening)].append((happening, stay, also))
    charges = []
    for subject, rows in groups.items():
        laid = side_by_side(stay for _, stay, _ in rows)
        for window in _windows(laid, context):
            parts = parts_in(
                window, laid, context.agreement.calendar_system, clause.method, clause.minimum_days
            )
            here = [row for row in rows if _touches(row[1], window)]
            if parts and here:
                charges.append(_charge(clause, subject, window, parts, here, context))
    return [charge for charge in charges if charge.exact]


def _stays(clause: "FeeClause", context: RatingContext) -> Iterable[tuple[Happening, Stay]]:
    for happening in context.happenings:
        for interval, _also in _intervals(clause, happening, context):
            if stay := _closed(clause, happening, interval, context):
                yield happening, stay


def _intervals(
    clause: "FeeClause", happening: Happening, context: RatingContext
) -> Iterable[tuple[DateInterval, tuple[str, ...]]]:
    """The days a fee runs, with the ids of other happenings they were taken from.

    A lease in service runs in the days its item is in service, as far as anything is told of that item; else in its
    own days. So give also the stays that ended before the period.
    """
    zone = context.agreement.zone
    own = DateInterval(happening.start(zone), happening.end(zone))
    if clause.basis:
        stays = context.stays_of_item.get(happening.text("item"), ())
        if stays:
            for stay in stays:
                if both := own.intersect(DateInterval(stay.start(zone), stay.end(zone))):
                    yield both, (stay.id,)
            return
    yield own, ()


def _closed(
    clause: "FeeClause", happening: Happening, interval: DateInterval, context: RatingContext
) -> Stay | None:
    """The interval within the agreement's term, ended where rating ends; noted when nobody said until when."""
    term = context.agreement.in_force
    cut = interval if term is None or interval.start == interval.end else interval.intersect(term)
    if cut is None:
        return None
    end = cut.end if cut.end is not None else context.until
    if end is None:
        params = {"from": cut.start.isoformat(), "kind": happening.kind.name}
        context.unpriced.append(Unpriced(happening.id, Reason("unpriced.no-end", params)))
        return None
    return Stay(cut.start, end, happening.id, clause.price_of(happening)) if end >= cut.start else None


def _windows(laid: Sequence[Stay], context: RatingContext) -> list[Period]:
    # A stay of no days still has a day of its own, on which a minimum may be owed.
    return (
        context.windows(laid[0].start, max(max(s.end for s in laid), laid[-1].start + ONE_DAY))
        if laid
        else []
    )


def _touches(stay: Stay, window: Period) -> bool:
    return stay.start < window.end and max(stay.end, stay.start + ONE_DAY) > window.start


def _charge(
    clause: "FeeClause",
    subject: str,
    window: Period,
    parts: Sequence[Part],
    rows: Sequence[tuple[Happening, Stay, tuple[str, ...]]],
    context: RatingContext,
) -> RatedCharge:
    agreement = context.agreement
    stays = sorted((stay for _, stay, _ in rows))
    first = max(stays[0].start, window.start)
    last = max(min(max(stay.end for stay in stays), window.end) - ONE_DAY, first)
    weights = _weights(rows, window)
    exact = sum((part.amount for part in parts), Fraction(0))
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
    if not clause.minimum_days:
        params |= {"zero_from": window.end.isoformat(), "zero_to": first.isoformat()}
    return RatedCharge(
        usage=tuple(weights),
        agreement=agreement.id,
        clause=clause.id,
        code=clause.code,
        subject=subject,
        period=window.label,
        quantity=quantity_of(sum((part.share for part in parts), Fraction(0))),
        unit=UNIT,
        unit_price=unit_price_of(parts),
        exact=exact,
        net=net,
        currency=agreement.currency,
        tax_category=clause.tax_of(min(rows, key=lambda row: row[1])[0], agreement),
        reason=Reason(_reason_code(clause, parts), params),
        starts_on=first,
        ends_on=last,
        weights=tuple(weights.values()),
    )


def _weights(rows: Sequence[tuple[Happening, Stay, tuple[str, ...]]], window: Period) -> dict[str, Decimal]:
    """Days of each usage in the window, in order of their start; what only bounded a stay weighs nothing."""
    weights: dict[str, Decimal] = {}
    for happening, stay, also in sorted(rows, key=lambda row: row[1]):
        inside = stay.interval.intersect(window.interval)
        weights[happening.id] = weights.get(happening.id, Decimal(0)) + (inside.days if inside else 0)
        for usage in also:
            weights.setdefault(usage, Decimal(0))
    return weights


def _reason_code(clause: "FeeClause", parts: Sequence[Part]) -> str:
    if len(parts) > 1:
        return "fee.parts"
    if clause.method is Method.MONTH_STARTED:
        return "fee.month-started"
    if parts[0].numerator == parts[0].denominator:
        return "fee.whole-month"
    if clause.method is Method.THIRTY_DAY_MONTH:
        return "fee.thirty-day-month"
    return "fee.item.days" if clause.basis else f"fee.{clause.per}.days"


def span_params(first: date, last: date) -> dict[str, Any]:
    """`from`, `last` and `to` of a reason."""
    return {"from": first.isoformat(), "last": last.isoformat(), "to": (last + ONE_DAY).isoformat()}


def parts_params(parts: Sequence[Part], context: RatingContext) -> dict[str, Any]:
    """Month, days and price of a reason; the rows one by one when there are several."""
    currency, system = context.agreement.currency, context.agreement.calendar_system
    days = sum(part.numerator for part in parts)
    if len(parts) == 1:
        return {
            "days": days,
            "numerator": parts[0].numerator,
            "denominator": parts[0].denominator,
            "month": {"label": parts[0].month, "system": system.value},
            "price": money_param(parts[0].price, currency),
        }
    rows = [
        {
            "month": {"label": part.month, "system": system.value},
            "numerator": part.numerator,
            "denominator": part.denominator,
            "price": money_param(part.price, currency),
        }
        for part in parts
    ]
    return {"days": days, "parts": rows}


def quantity_of(months: Fraction) -> Decimal:
    """Months, to six decimals."""
    exact = Decimal(months.numerator) / months.denominator
    return exact.quantize(SHARE_DECIMALS, rounding=ROUND_HALF_UP)


def unit_price_of(parts: Sequence[Part]) -> Decimal:
    """The price a month; the average where it changed."""
    prices = {part.price for part in parts}
    if len(prices) == 1:
        return prices.pop()
    months = sum((part.share for part in parts), Fraction(0))
    average = sum((part.amount for part in parts), Fraction(0)) / months
    return round_unit_price(Decimal(average.numerator) / average.denominator)
