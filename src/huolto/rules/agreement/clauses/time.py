"""Work priced by time: minutes of a case rounded up to started quanta, each priced where it was reached.

The greater of rate × rounded time and minimum × quanta counts (design.md 4.1, 4.2; S3.3, S3.10).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from huolto.rules.agreement.arithmetic import exact_text
from huolto.rules.agreement.clauses.counted import rate_counted
from huolto.rules.agreement.clauses.sums import Entry
from huolto.rules.agreement.clauses.tiers import Tiers, read_tiers
from huolto.rules.agreement.happenings import Fact, Happening
from huolto.rules.agreement.model import Header, RatedCharge, RateRow, RatingContext
from huolto.rules.agreement.problems import hint
from huolto.rules.agreement.reading import Table
from huolto.rules.explanation import Reason, money_param
from huolto.rules.money import round_fraction, round_unit_price
from huolto.rules.periods import Period
from huolto.rules.quanta import MINUTES_IN_HOUR, ReachedQuanta, RoundPer, WorkedTime, case_rounding

if TYPE_CHECKING:
    from huolto.rules.agreement.clauses.charge import ChargeClause

UNIT = "{quantum} min"
TIME_KEYS = ("rate", "quantum", "minimum_per_quantum", "round_per")


@dataclass(frozen=True, slots=True)
class TimePrice:
    """The price of time: a quantum in minutes, at least so much for each started one, or a dated hourly rate."""

    quantum: int
    minimum_per_quantum: Decimal | None
    round_per: RoundPer
    card: str = ""
    rows: tuple[RateRow, ...] = ()

    def rate_of(self, happening: Happening, day: date) -> Decimal | None:
        """The hourly rate of the first row that fits, None when the minimum decides."""
        task, skill = happening.text("task"), happening.text("skill")
        return next((row.per_hour for row in self.rows if row.fits(day, task, skill)), None)

    def amount(self, rate: Decimal | None, quanta: int) -> Fraction:
        """The exact price of some quanta reached together."""
        by_rate = Fraction(rate or 0) * self.quantum / MINUTES_IN_HOUR
        return max(by_rate, Fraction(self.minimum_per_quantum or 0)) * quanta

    def phrases(self, agreement: Header) -> list[Reason]:
        """The price of time in words; of steps only the quantum."""
        quantum = {"quantum": self.quantum}
        phrases = []
        if self.card:
            phrases.append(Reason("clause.work.card", {"card": self.card}))
        elif self.rows:
            price = money_param(self.rows[0].per_hour, agreement.currency)
            phrases.append(Reason("clause.work.rate", {"price": price}))
        if self.minimum_per_quantum is None:
            return [*phrases, Reason("clause.work.quantum", quantum)]
        minimum = money_param(self.minimum_per_quantum, agreement.currency)
        code = "clause.work.at-least" if phrases else "clause.work.minimum"
        return [*phrases, Reason(code, quantum | {"minimum": minimum})]


@dataclass(frozen=True, slots=True)
class TimePriced:
    """A price of time and, where it goes by steps, the steps."""

    price: TimePrice
    tiers: Tiers | None = None


def read_time_price(table: Table, on: str, header: Header) -> TimePriced | None:
    """The keys `quantum`, `minimum_per_quantum`, `rate`, `round_per` of a charge on `work`; `price` holds steps only."""
    if on != "work":
        table.wrong("quantum", f"only work is priced by time, {on} has no minutes to count; write `price`")
        return None
    minutes = table.minutes("quantum", required=True)
    minimum = table.amount("minimum_per_quantum")
    round_per = table.choice("round_per", RoundPer) or RoundPer.CASE
    card, rows = _read_rate(table, header, has_minimum=table.has("minimum_per_quantum"))
    tiers = _read_steps(table, header, minutes) if table.has("price") else None
    if not any(table.has(key) for key in ("rate", "minimum_per_quantum", "price")):
        table.wrong("", 'work needs a price: minimum_per_quantum = "250" or rate = { card = "hourly" }')
    if minutes is None:
        return None
    if minutes != int(minutes):
        table.wrong("quantum", "a quantum is a number of whole minutes")
        return None
    return TimePriced(TimePrice(int(minutes), minimum, RoundPer(round_per), card, rows), tiers)


def _read_steps(table: Table, header: Header, minutes: Decimal | None) -> Tiers | None:
    if table.has("rate") or table.has("minimum_per_quantum"):
        table.wrong(
            "price", "steps of time have prices of their own; leave out `rate` and `minimum_per_quantum`"
        )
    written = table.raw("price")
    if not isinstance(written, dict) or not ("tiers" in written or "package" in written):
        table.wrong(
            "price", f"a charge is by the piece or by time; leave out `price` or {', '.join(TIME_KEYS)}"
        )
        return None
    price = table.table("price")
    quantum = int(minutes) if minutes is not None and minutes == int(minutes) else 1
    return read_tiers(price, header, quantum=quantum) if price else None


def _read_rate(table: Table, header: Header, *, has_minimum: bool) -> tuple[str, tuple[RateRow, ...]]:
    rate = table.table("rate", expected='{ card = "hourly" } or { per_hour = "980" }')
    if rate is None:
        return "", ()
    card, per_hour = rate.text("card"), rate.amount("per_hour")
    rate.close()
    if card and per_hour is not None:
        rate.wrong("per_hour", "a rate is from a card or per hour, not both")
    if card and card not in header.rate_cards and not has_minimum:
        rate.wrong(
            "card", f"no [[rate_card.{card}]] and no minimum_per_quantum; {hint(card, header.rate_cards)}"
        )
    if not card and not rate.has("card") and not rate.has("per_hour"):
        rate.wrong("", 'expected { card = "hourly" } or { per_hour = "980" }')
    if card:
        return card, header.rate_cards.get(card, ())
    return "", (RateRow(per_hour),) if per_hour is not None else ()


@dataclass(slots=True)
class _Worked:
    """What is asked of every entry again and again, found once: its moment, its day, its price and its period."""

    price: TimePrice
    moments: dict[str, datetime]
    days: dict[str, date]
    periods: dict[date, Period | None]
    rates: dict[tuple[date, Fact | None, Fact | None], Decimal | None]
    prices: dict[Decimal | None, Fraction]

    def rate(self, happening: Happening) -> Decimal | None:
        """The hourly rate of this entry, None where the minimum decides."""
        day, facts = self.days[happening.id], happening.facts
        key = (day, facts.get("task"), facts.get("skill"))
        if key not in self.rates:
            rate = self.price.rate_of(happening, day)
            self.rates[key] = rate
            self.prices[rate] = self.price.amount(rate, 1)
        return self.rates[key]

    def each(self, happening: Happening) -> Fraction:
        """The exact price of one quantum of this entry."""
        return self.prices[self.rate(happening)]

    def period(self, usage: str) -> Period | None:
        """The period that the entry is charged in, if anybody asked for it."""
        return self.periods[self.days[usage]]


def _worked(price: TimePrice, context: RatingContext) -> _Worked:
    zone = context.agreement.zone
    days = {happening.id: happening.start(zone) for happening in context.happenings}
    periods = {
        day: next((window for window in context.windows(day, day) if window.interval.contains(day)), None)
        for day in set(days.values())
    }
    moments = {happening.id: happening.moment(zone) for happening in context.happenings}
    return _Worked(price, moments, days, periods, {}, {})


def rate_time(clause: "ChargeClause", price: TimePrice, context: RatingContext) -> list[RatedCharge]:
    """One charge a case and period (with `round_per = "period"`: a period), for the quanta reached in it.

    All minutes of the case up to the period are added first, so give its earlier entries too.
    """
    worked = _worked(price, context)
    ordered = sorted(context.happenings, key=lambda h: (worked.moments[h.id], h.id))
    by_usage = {h.id: h for h in ordered}
    if not clause.terms.is_plain:
        return _rate_counted(clause, worked, _reached(ordered, worked, context), by_usage, context)
    groups: defaultdict[tuple[str, str], list[tuple[Happening, ReachedQuanta]]] = defaultdict(list)
    whole = f"agreement:{context.agreement.id}" if price.round_per is RoundPer.PERIOD else ""
    for reached in _reached(ordered, worked, context):
        if period := worked.period(reached.key):
            happening = by_usage[reached.key]
            groups[whole or happening.subject, period.label].append((happening, reached))
    charges = [
        _charge(clause, worked, subject, label, rows, context) for (subject, label), rows in groups.items()
    ]
    return [charge for charge in charges if charge.exact]


def _rate_counted(
    clause: "ChargeClause",
    worked: _Worked,
    reached: Sequence[ReachedQuanta],
    by_usage: Mapping[str, Happening],
    context: RatingContext,
) -> list[RatedCharge]:
    minutes = {one.key: one.minutes for one in reached}
    entries = []
    for one in sorted(reached, key=lambda one: (worked.moments[one.key], one.key)):
        happening = by_usage[one.key]
        day, period = worked.days[one.key], worked.period(one.key)
        entries.append(Entry(happening, day, period, Fraction(one.quanta), worked.each(happening)))

    def more(rows: Sequence[Entry]) -> dict[str, Any]:
        together = sum(minutes[row.happening.id] for row in rows)
        return {"minutes": together, "quantum": worked.price.quantum}

    unit = UNIT.format(quantum=worked.price.quantum)
    return rate_counted(clause, entries, context, unit=unit, more=more)


def _reached(ordered: Sequence[Happening], worked: _Worked, context: RatingContext) -> list[ReachedQuanta]:
    price, groups = worked.price, defaultdict[str, list[WorkedTime]](list)
    for h in ordered:
        period = worked.period(h.id) if price.round_per is RoundPer.PERIOD else None
        minutes = int(h.number("minutes") or 0)
        entry = WorkedTime(h.id, h.text("case"), worked.moments[h.id], minutes)
        groups[period.label if period else ""].append(entry)
    zone = context.agreement.zone
    return [
        reached
        for entries in groups.values()
        for reached in case_rounding(entries, price.quantum, price.round_per, zone)
    ]


def _charge(
    clause: "ChargeClause",
    worked: _Worked,
    subject: str,
    label: str,
    rows: list[tuple[Happening, ReachedQuanta]],
    context: RatingContext,
) -> RatedCharge:
    agreement = context.agreement
    price = worked.price
    days = [worked.days[h.id] for h, _ in rows]
    quanta_at: dict[Decimal | None, int] = {}
    for h, reached in rows:
        if reached.quanta:
            rate = worked.rate(h)
            quanta_at[rate] = quanta_at.get(rate, 0) + reached.quanta
    exact = sum((worked.prices[rate] * count for rate, count in quanta_at.items()), Fraction(0))
    quanta = sum(quanta_at.values())
    minutes = sum(reached.minutes for _, reached in rows)
    each = {worked.prices[rate] for rate in quanta_at}
    average = next(iter(each)) if len(each) == 1 else exact / quanta if quanta else Fraction(0)
    unit_price = round_unit_price(Decimal(average.numerator) / average.denominator)
    net = round_fraction(exact, agreement.currency)
    params = {
        "agreement": agreement.id,
        "clause": clause.id,
        "subject": subject.partition(":")[2],
        "from": days[0].isoformat(),
        "last": days[-1].isoformat(),
        "minutes": minutes,
        "quanta": quanta,
        "quantum": price.quantum,
        "price": money_param(unit_price, agreement.currency),
        "exact": exact_text(exact, agreement.currency),
        "net": money_param(net, agreement.currency),
    }
    return RatedCharge(
        usage=tuple(h.id for h, _ in rows),
        agreement=agreement.id,
        clause=clause.id,
        code=clause.code,
        subject=subject,
        period=label,
        quantity=Decimal(quanta),
        unit=UNIT.format(quantum=price.quantum),
        unit_price=unit_price,
        exact=exact,
        net=net,
        currency=agreement.currency,
        tax_category=clause.tax_of(rows[0][0], agreement),
        reason=Reason("charge.work" if len(each) == 1 else "charge.work-several-rates", params),
        starts_on=min(days),
        ends_on=max(days),
        weights=tuple(Decimal(max(0, r.minutes)) for _, r in rows),
    )
