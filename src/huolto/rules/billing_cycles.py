"""Cycles in which a fee is billed: a month, a quarter, a year or so many months, from any day of the month.

A `Rhythm` cuts all days into cycles without gap or overlap, in either calendar system; a cycle that should begin
on the 31st begins on the last day of a shorter month, and the next one comes back to the 31st. What a stay owes of
each cycle is a `CyclePart`; `BillingTerms` say when it is billed. Begin at `cycles_between`, then `billed_by`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from huolto.rules.calendars import (
    MONTHS_IN_YEAR,
    CalendarSystem,
    date_from_parts,
    days_in_month,
    month_after,
    parts_of,
)
from huolto.rules.errors import RulesError
from huolto.rules.periods import DateInterval, Period, fiscal_year_label
from huolto.rules.proration import Method, Share, counted_days, share_of_month

MONTHS_IN_QUARTER = 3
LAST_ANCHOR_DAY = 31
ONE_DAY = timedelta(days=1)


class Every(StrEnum):
    """The usual lengths of a cycle."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def months(self) -> int:
        """How many months that is."""
        return {Every.MONTH: 1, Every.QUARTER: MONTHS_IN_QUARTER, Every.YEAR: MONTHS_IN_YEAR}[self]


class Billed(StrEnum):
    """When a cycle is billed: as it begins, or once it is over."""

    IN_ADVANCE = "in-advance"
    IN_ARREARS = "in-arrears"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """Cycles of `months` months that begin on `anchor_day` of the month, or on the last day of a shorter one.

    `since` is any day of a month in which a cycle begins; without it cycles follow the calendar year, so quarters
    begin with its months 1, 4, 7 and 10. Months and years are those of `system`. A cycle's bounds never depend on
    who is asked about, so parts of one stay add up to the stay.
    """

    months: int = 1
    anchor_day: int = 1
    since: date | None = None
    system: CalendarSystem = CalendarSystem.GREGORIAN

    def __post_init__(self) -> None:
        if self.months < 1:
            raise RulesError(f"A cycle is at least one month, not {self.months}.", code="invalid-cycle")
        if not 1 <= self.anchor_day <= LAST_ANCHOR_DAY:
            message = f"A cycle begins on day 1 to 31 of a month, not {self.anchor_day}."
            raise RulesError(message, code="invalid-anchor-day")


@dataclass(frozen=True, slots=True)
class CyclePart:
    """The days of one cycle that are charged for; the whole cycle where `interval` is all of it."""

    cycle: Period
    interval: DateInterval

    @property
    def last_day(self) -> date:
        """The last day that is charged for."""
        return self.interval.start + timedelta(days=self.interval.days - 1)

    def share(self, method: Method = Method.ACTUAL_DAYS) -> Share:
        """The part of the cycle, measured as `method` says: 14 of the 31 days from 15 December."""
        return share_of_month(self.interval, self.cycle, method)


@dataclass(frozen=True, slots=True, kw_only=True)
class BillingTerms:
    """When and for which days a fee is billed.

    `refund`: what was billed in advance for days after the end is given back; without it a cycle that was begun is
    owed whole. In arrears nothing was paid before, so it says nothing there. `last_day_counts`: the day of removal
    is charged for too.
    """

    rhythm: Rhythm
    billed: Billed = Billed.IN_ARREARS
    refund: bool = True
    last_day_counts: bool = False


def cycle_of(day: date, rhythm: Rhythm) -> Period:
    """The cycle that `day` lies in."""
    year, month, _ = parts_of(day, rhythm.system)
    index = (_month_number(year, month) - _phase(rhythm)) // rhythm.months
    if day < _start(index, rhythm):
        index -= 1
    start = _start(index, rhythm)
    return Period(_label(start, rhythm), start, _start(index + 1, rhythm), rhythm.system)


def cycles_between(start: date, end: date, rhythm: Rhythm) -> list[Period]:
    """The whole cycles that have a day in [start, end), in order; none when the interval is empty.

    Raises `IntervalError` when it is reversed.
    """
    if DateInterval(start, end).days == 0:
        return []
    cycles = [cycle_of(start, rhythm)]
    while cycles[-1].end < end:
        cycles.append(cycle_of(cycles[-1].end, rhythm))
    return cycles


def cycle_parts(interval: DateInterval, rhythm: Rhythm) -> list[CyclePart]:
    """`interval` cut into its cycles, in order; raises `IntervalError` for one that is still running."""
    end = interval.start + timedelta(days=interval.days)
    cut = (
        (cycle, interval.intersect(cycle.interval)) for cycle in cycles_between(interval.start, end, rhythm)
    )
    return [CyclePart(cycle, inside) for cycle, inside in cut if inside is not None]


def cycles_in(parts: Sequence[CyclePart], method: Method = Method.ACTUAL_DAYS) -> Fraction:
    """How many cycles the parts are together, exactly: 14/31 and a whole one and 12/28."""
    return sum((part.share(method).fraction for part in parts), Fraction(0))


def owed_interval(interval: DateInterval, terms: BillingTerms) -> DateInterval:
    """The days that are charged for, once all is known: to the day of removal, with it, or to the cycle's end."""
    days = counted_days(interval, last_day_counts=terms.last_day_counts)
    if days.end is None or days.end == days.start or terms.refund or terms.billed is Billed.IN_ARREARS:
        return days
    return replace(days, end=cycle_of(days.end - ONE_DAY, terms.rhythm).end)


def billed_by(interval: DateInterval, terms: BillingTerms, target: date) -> list[CyclePart]:
    """What is billed for `interval`, which may be still running, when invoices are made on `target`.

    In advance: each part that begins by then. In arrears: each part that is over by then, so one that ends before
    the first of April is billed on the first of April.
    """
    bound = cycle_of(target, terms.rhythm).end
    if bound <= interval.start:
        return []
    inside = owed_interval(interval, terms).intersect(DateInterval(interval.start, bound))
    parts = [] if inside is None else cycle_parts(inside, terms.rhythm)
    if terms.billed is Billed.IN_ADVANCE:
        return [part for part in parts if part.interval.start <= target]
    return [part for part in parts if part.last_day < target]


def billed_in(interval: DateInterval, terms: BillingTerms, window: DateInterval) -> list[CyclePart]:
    """What belongs into the invoices of `window` (a provider's period): windows side by side bill each part once.

    In advance a part belongs where it begins, in arrears where its last day lies. Only the cycles of the window are
    looked at, however long the stay. Raises `IntervalError` for a window without an end.
    """
    owed = owed_interval(interval, terms)
    end = window.start + timedelta(days=window.days)
    found = []
    for cycle in cycles_between(window.start, end, terms.rhythm):
        inside = owed.intersect(cycle.interval)
        if inside is None:
            continue
        part = CyclePart(cycle, inside)
        if window.contains(inside.start if terms.billed is Billed.IN_ADVANCE else part.last_day):
            found.append(part)
    return found


def next_billed_on(interval: DateInterval, terms: BillingTerms, after: date | None = None) -> date | None:
    """The first day later than `after` on which something is billed; None when nothing is left to bill.

    Without `after` the first day at all: in advance the first of the stay, in arrears the day after its first cycle.
    """
    owed = owed_interval(interval, terms)
    if owed.end == owed.start:
        return None
    if terms.billed is Billed.IN_ADVANCE:
        if after is None or after < owed.start:
            return owed.start
        day = cycle_of(after, terms.rhythm).end
        return day if owed.contains(day) else None
    last = owed.start if after is None or after < owed.start else after
    if owed.end is not None and last >= owed.end:
        return None
    day = cycle_of(last, terms.rhythm).end
    return day if owed.end is None else min(day, owed.end)


def _month_number(year: int, month: int) -> int:
    return year * MONTHS_IN_YEAR + month - 1


def _phase(rhythm: Rhythm) -> int:
    if rhythm.since is None:
        return 0
    year, month, _ = parts_of(rhythm.since, rhythm.system)
    return _month_number(year, month) % rhythm.months


def _start(index: int, rhythm: Rhythm) -> date:
    year, month = month_after(0, 1, _phase(rhythm) + index * rhythm.months)
    day = min(rhythm.anchor_day, days_in_month(year, month, rhythm.system))
    return date_from_parts(rhythm.system, year, month, day)


def _label(start: date, rhythm: Rhythm) -> str:
    """`2026-03`, `2026-Q2` and `2026` where the calendar calls it so, else the first day: `2026-03-15`."""
    year, month, day = parts_of(start, rhythm.system)
    if day == 1:
        if rhythm.months == 1:
            return f"{year:04d}-{month:02d}"
        if rhythm.months == MONTHS_IN_QUARTER and month % MONTHS_IN_QUARTER == 1:
            return f"{year:04d}-Q{month // MONTHS_IN_QUARTER + 1}"
        if rhythm.months == MONTHS_IN_YEAR:
            return fiscal_year_label(start, rhythm.system, month)
    return f"{year:04d}-{month:02d}-{day:02d}"
