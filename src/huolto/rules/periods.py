"""Half-open intervals of days and the months that are billed, in either calendar system.

`DateInterval` is [start, end): the first day counts, the end does not. `Period` is one billed stretch with its
label. Begin at `month_of`; labels are read by `period_from_label`.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from huolto.rules.calendars import (
    MONTHS_IN_YEAR,
    CalendarSystem,
    DateError,
    date_from_parts,
    month_after,
    parts_of,
)
from huolto.rules.errors import RulesError

_LABEL = re.compile(r"([0-9]{4})-([0-9]{2})", re.ASCII)
_EXAMPLE_LABEL = {CalendarSystem.GREGORIAN: "2026-03", CalendarSystem.JALALI: "1405-01"}


class IntervalError(RulesError):
    """An interval whose end lies before its start, or an open one where an end is needed."""

    code = "invalid-interval"


class PeriodLabelError(RulesError):
    """A text that does not name a month in the calendar that is asked."""

    code = "invalid-period"


@dataclass(frozen=True, slots=True)
class DateInterval:
    """Days from `start` up to but not including `end`; `end` None is still running."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            message = f"An interval cannot end ({self.end}) before it starts ({self.start})."
            raise IntervalError(message)

    @property
    def days(self) -> int:
        """Number of days; raises `IntervalError` for an interval that is still running."""
        if self.end is None:
            raise IntervalError(f"The interval from {self.start} is still running; it has no number of days.")
        return (self.end - self.start).days

    def contains(self, day: date) -> bool:
        """Whether `day` is one of the days."""
        return self.start <= day and (self.end is None or day < self.end)

    def intersect(self, other: "DateInterval") -> "DateInterval | None":
        """The days in both, or None when there are none."""
        start = max(self.start, other.start)
        ends = [end for end in (self.end, other.end) if end is not None]
        if not ends:
            return DateInterval(start)
        end = min(ends)
        return DateInterval(start, end) if start < end else None


@dataclass(frozen=True, slots=True)
class Period:
    """One billed stretch of days [start, end) of a provider, with its label in its calendar system."""

    label: str
    start: date
    end: date
    system: CalendarSystem

    def __post_init__(self) -> None:
        if self.end <= self.start:
            message = f"Period {self.label!r} must end after it starts ({self.start} to {self.end})."
            raise IntervalError(message)

    @property
    def interval(self) -> DateInterval:
        """The days of the period."""
        return DateInterval(self.start, self.end)

    @property
    def days(self) -> int:
        """Number of days."""
        return (self.end - self.start).days


def month_of(day: date, system: CalendarSystem) -> Period:
    """The month of `system` that `day` lies in."""
    year, month, _ = parts_of(day, system)
    return _month(year, month, system)


def period_from_label(label: str, system: CalendarSystem) -> Period:
    """The month that `label` names: `2026-03` or, in the Jalali calendar, `1405-01`.

    Raises `PeriodLabelError` that names the expected form.
    """
    match = _LABEL.fullmatch(label)
    if match is None or not 1 <= int(match[2]) <= MONTHS_IN_YEAR:
        raise _label_error(label, system)
    try:
        return _month(int(match[1]), int(match[2]), system)
    except DateError:
        raise _label_error(label, system) from None


def next_period(period: Period) -> Period:
    """The month after `period`."""
    return month_of(period.end, period.system)


def previous_period(period: Period) -> Period:
    """The month before `period`."""
    return month_of(period.start - timedelta(days=1), period.system)


def periods_between(start: date, end: date, system: CalendarSystem) -> list[Period]:
    """The months that have a day in [start, end), in order; none when the interval is empty.

    Raises `IntervalError` when it is reversed.
    """
    if DateInterval(start, end).days == 0:
        return []
    periods = [month_of(start, system)]
    while periods[-1].end < end:
        periods.append(next_period(periods[-1]))
    return periods


def fiscal_year_label(day: date, system: CalendarSystem, first_month: int = 1) -> str:
    """The fiscal year of `day`: `2026`, or `2025-2026` when the year does not begin with the first month."""
    if not 1 <= first_month <= MONTHS_IN_YEAR:
        raise DateError(f"The first month of a fiscal year is 1 to 12, not {first_month}.")
    year, month, _ = parts_of(day, system)
    first_year = year if month >= first_month else year - 1
    if first_month == 1:
        return f"{first_year:04d}"
    return f"{first_year:04d}-{first_year + 1:04d}"


def _month(year: int, month: int, system: CalendarSystem) -> Period:
    next_year, next_month = month_after(year, month, 1)
    return Period(
        label=f"{year:04d}-{month:02d}",
        start=date_from_parts(system, year, month, 1),
        end=date_from_parts(system, next_year, next_month, 1),
        system=system,
    )


def _label_error(label: str, system: CalendarSystem) -> PeriodLabelError:
    example = _EXAMPLE_LABEL[system]
    message = f"{label!r} is not a month; write year-month, such as {example} ({system} calendar)."
    return PeriodLabelError(message)
