"""Work priced by time: minutes of a case rounded up to started quanta, each priced where it was reached.

The greater of rate × rounded time and minimum × quanta counts (design.md 4.1, 4.2; S3.3, S3.10).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

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
_IN_TIME = attrgetter("occurred_at", "key")
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


@dataclass(frozen=True, slots=True)
class _Work(WorkedTime):
    """One entry of work, with what is asked of it again and again: its happening, day and period."""

    happening: Happening
    day: date
    period: Period | None


@dataclass(frozen=True, slots=True)
class _Sum:
    """What so many quanta at such rates come to, and how a reason tells it."""

    exact: Fraction
    quantity: Decimal
    unit_price: Decimal
    net: Decimal
    code: str
    params: Mapping[str, Any]


class _Prices:
    """Rates and sums of one clause, each worked out once: many cases reach as many quanta at the same rates."""

    def __init__(self, price: TimePrice, currency: str) -> None:
        self.price = price
        self.currency = currency
        self._rates: dict[tuple[date, Fact | None, Fact | None], Decimal | None] = {}
        self._sums: dict[tuple[tuple[Decimal | None, int], ...], _Sum] = {}

    def rate(self, work: _Work) -> Decimal | None:
        """The hourly rate of this entry, None where the minimum decides."""
        facts = work.happening.facts
        key = (work.day, facts.get("task"), facts.get("skill"))
        if key not in self._rates:
            self._rates[key] = self.price.rate_of(work.happening, work.day)
        return self._rates[key]

    def each(self, work: _Work) -> Fraction:
        """The exact price of one quantum of this entry."""
        return self.price.amount(self.rate(work), 1)

    def sum_of(self, quanta_at: Mapping[Decimal | None, int]) -> _Sum:
        """The sum of so many quanta at each of these rates."""
        key = tuple(quanta_at.items())
        found = self._sums.get(key)
        if found is None:
            found = self._sums[key] = self._worked_out(quanta_at)
        return found

    def _worked_out(self, quanta_at: Mapping[Decimal | None, int]) -> _Sum:
        each = {rate: self.price.amount(rate, 1) for rate in quanta_at}
        exact = sum((each[rate] * count for rate, count in quanta_at.items()), Fraction(0))
        quanta, prices = sum(quanta_at.values()), set(each.values())
        average = prices.pop() if len(prices) == 1 else exact / quanta if quanta else Fraction(0)
        unit_price = round_unit_price(Decimal(average.numerator) / average.denominator)
        net = round_fraction(exact, self.currency)
        code = "charge.work-several-rates" if prices or not each else "charge.work"
        params = {
            "quanta": quanta,
            "quantum": self.price.quantum,
            "price": money_param(unit_price, self.currency),
            "exact": exact_text(exact, self.currency),
            "net": money_param(net, self.currency),
        }
        return _Sum(exact, Decimal(quanta), unit_price, net, code, params)


def rate_time(clause: "ChargeClause", price: TimePrice, context: RatingContext) -> list[RatedCharge]:
    """One charge a case and period (with `round_per = "period"`: a period), for the quanta reached in it.

    All minutes of the case up to the period are added first, so give its earlier entries too.
    """
    prices = _Prices(price, context.agreement.currency)
    if not clause.terms.is_plain:
        return _rate_counted(clause, prices, context)
    whole = f"agreement:{context.agreement.id}" if price.round_per is RoundPer.PERIOD else ""
    charges = []
    # Case by case, so that what is worked out of one is gone before the next.
    for entries in _together(price, context):
        keys: dict[tuple[str, str], list[tuple[_Work, ReachedQuanta]]] = {}
        for work, reached in _reached(entries, price, context.agreement.zone):
            if work.period is not None:
                key = whole or work.happening.subject, work.period.label
                keys.setdefault(key, []).append((work, reached))
        for (subject, label), rows in keys.items():
            charges.append(_charge(clause, prices, subject, label, rows, context))
    return [charge for charge in charges if charge.exact]


def _together(price: TimePrice, context: RatingContext) -> Iterator[list[_Work]]:
    """The entries of each case in order of time, those of one moment by their id; where a period is rounded, all."""
    zone = context.agreement.zone
    groups: dict[str, list[Happening]] = {}
    for happening in context.happenings:
        case = "" if price.round_per is RoundPer.PERIOD else happening.text("case")
        groups.setdefault(case, []).append(happening)
    periods: dict[date, Period | None] = {}
    for happenings in groups.values():
        entries = []
        for happening in happenings:
            moment, day = happening.when(zone)
            if day not in periods:
                windows = context.windows(day, day)
                periods[day] = next((window for window in windows if window.interval.contains(day)), None)
            case, minutes = happening.text("case"), happening.whole("minutes")
            entries.append(_Work(happening.id, case, moment, minutes, happening, day, periods[day]))
        entries.sort(key=_IN_TIME)
        yield entries


def _reached(
    entries: Sequence[_Work], price: TimePrice, zone: ZoneInfo
) -> Iterator[tuple[_Work, ReachedQuanta]]:
    """Each entry with the quanta it reached, in order of time within what is rounded together."""
    together = [entries]
    if price.round_per is RoundPer.PERIOD:
        periods: dict[str, list[_Work]] = {}
        for entry in entries:
            periods.setdefault(entry.period.label if entry.period else "", []).append(entry)
        together = list(periods.values())
    for group in together:
        yield from zip(group, case_rounding(group, price.quantum, price.round_per, zone), strict=True)


def _rate_counted(
    clause: "ChargeClause",
    prices: _Prices,
    context: RatingContext,
) -> list[RatedCharge]:
    price, zone = prices.price, context.agreement.zone
    reached = [pair for entries in _together(price, context) for pair in _reached(entries, price, zone)]
    reached.sort(key=lambda pair: (pair[0].occurred_at, pair[0].key))
    minutes = {work.key: work.minutes for work, _ in reached}
    entries = [
        Entry(work.happening, work.day, work.period, Fraction(one.quanta), prices.each(work))
        for work, one in reached
    ]

    def more(rows: Sequence[Entry]) -> dict[str, Any]:
        together = sum(minutes[row.happening.id] for row in rows)
        return {"minutes": together, "quantum": prices.price.quantum}

    unit = UNIT.format(quantum=prices.price.quantum)
    return rate_counted(clause, entries, context, unit=unit, more=more)


def _charge(
    clause: "ChargeClause",
    prices: _Prices,
    subject: str,
    label: str,
    rows: Sequence[tuple[_Work, ReachedQuanta]],
    context: RatingContext,
) -> RatedCharge:
    agreement = context.agreement
    quanta_at: dict[Decimal | None, int] = {}
    for work, reached in rows:
        if reached.quanta:
            rate = prices.rate(work)
            quanta_at[rate] = quanta_at.get(rate, 0) + reached.quanta
    comes_to = prices.sum_of(quanta_at)
    # In order of time, so the days are in order too.
    first, last = rows[0][0], rows[-1][0]
    params = {
        "agreement": agreement.id,
        "clause": clause.id,
        "subject": subject.partition(":")[2],
        "from": first.day.isoformat(),
        "last": last.day.isoformat(),
        "minutes": sum([work.minutes for work, _ in rows]),
        **comes_to.params,
    }
    return RatedCharge(
        usage=tuple([work.key for work, _ in rows]),
        agreement=agreement.id,
        clause=clause.id,
        code=clause.code,
        subject=subject,
        period=label,
        quantity=comes_to.quantity,
        unit=UNIT.format(quantum=prices.price.quantum),
        unit_price=comes_to.unit_price,
        exact=comes_to.exact,
        net=comes_to.net,
        currency=agreement.currency,
        tax_category=clause.tax_of(first.happening, agreement),
        reason=Reason(comes_to.code, params),
        starts_on=first.day,
        ends_on=last.day,
        weights=tuple([Decimal(max(0, work.minutes)) for work, _ in rows]),
    )
