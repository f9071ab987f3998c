"""The working calendar: zone, weekly hours, holidays, hours of single dates, breaks, and its open intervals.

Hours of a date replace that weekday's and beat a national holiday; a date named in `holidays` is closed whatever
else is said. Breaks close time on a date. Hours past midnight belong to the day they began on.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from huolto.rules.worktime.hours import Span, WeeklyHours
from huolto.rules.worktime.zones import instant, local_to_instant

ONE_DAY = timedelta(days=1)

Named = str | Mapping[str, str]
"""A name, or the same name by language."""


@dataclass(frozen=True, slots=True, order=True)
class OpenInterval:
    """Open time between two instants (UTC), half-open."""

    start: datetime
    end: datetime

    @property
    def seconds(self) -> int:
        """Elapsed seconds, whatever the clocks do."""
        return int((self.end - self.start).total_seconds())


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a calendar as sorted numbers (`timeline`): where each opening starts and ends, what is open before it."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    before: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """When somebody works, in their own zone."""

    zone: ZoneInfo
    weekly: WeeklyHours
    holidays: Container[date] = frozenset()
    national: Container[date] = frozenset()
    date_hours: Mapping[date, tuple[Span, ...]] = field(default_factory=dict)
    breaks: Mapping[date, tuple[Span, ...]] = field(default_factory=dict)
    closed_for: Mapping[date, Named] = field(default_factory=dict)
    """What a day is closed for, by name, where it has one."""
    hours_for: Mapping[date, Named] = field(default_factory=dict)
    """What a day that would have other hours is open for."""
    breaks_for: Mapping[tuple[date, Span], Named] = field(default_factory=dict)
    """What a break of a day is for."""
    follows_own_days: bool = True
    """Whether days of somebody's own (`exceptions`) count; not for a line that is always there."""
    blocks: dict[int, Block] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What `timeline` has built of it so far."""

    def is_holiday(self, day: date) -> bool:
        """Whether `day` is a holiday here, named or national."""
        return day in self.holidays or (day in self.national and day not in self.date_hours)

    def name_of(self, day: date) -> Named:
        """What `day` is closed for: as named here, else the holiday as its country calls it; "" where nothing does."""
        if day in self.closed_for:
            return self.closed_for[day]
        if day in self.holidays or not self.is_holiday(day):
            return ""
        named = getattr(self.national, "get", None)
        return str(named(day) or "") if named else ""

    def spans_on(self, day: date) -> tuple[Span, ...]:
        """The spans that begin on `day`, before breaks."""
        if self.is_holiday(day):
            return ()
        return self.date_hours[day] if day in self.date_hours else self.weekly.get(day.weekday(), ())

    def local_day(self, at: datetime) -> date:
        """The day on the wall calendar at the instant `at`."""
        return instant(at).astimezone(self.zone).date()


def intervals_of_day(calendar: WorkCalendar, day: date) -> list[OpenInterval]:
    """Open intervals that begin on `day`, without breaks, disjoint and in order."""
    spans = calendar.spans_on(day)
    if not spans:
        return []
    opened = merged(_interval(calendar, day, span) for span in spans)
    # Hours and breaks past midnight meet those of the days beside them.
    closed = merged(
        _interval(calendar, on, span)
        for on in (day - ONE_DAY, day, day + ONE_DAY)
        for span in calendar.breaks.get(on, ())
    )
    return list(_without(opened, closed)) if closed else opened


def open_between(calendar: WorkCalendar, start: datetime, end: datetime) -> list[OpenInterval]:
    """Open intervals within [start, end), clipped, disjoint, touching ones joined, in order."""
    first, last = instant(start), instant(end)
    day = calendar.local_day(first) - 2 * ONE_DAY
    found: list[OpenInterval] = []
    while day <= calendar.local_day(last):
        for opened in intervals_of_day(calendar, day):
            clipped_start, clipped_end = max(opened.start, first), min(opened.end, last)
            if clipped_start < clipped_end:
                found.append(OpenInterval(clipped_start, clipped_end))
        day += ONE_DAY
    return merged(found)


def merged(intervals: Iterator[OpenInterval] | list[OpenInterval]) -> list[OpenInterval]:
    """The same time as disjoint intervals in order; touching ones become one, empty ones none."""
    joined: list[OpenInterval] = []
    for one in sorted(intervals):
        if one.start >= one.end:
            continue
        if joined and one.start <= joined[-1].end:
            joined[-1] = OpenInterval(joined[-1].start, max(joined[-1].end, one.end))
        else:
            joined.append(one)
    return joined


def _interval(calendar: WorkCalendar, day: date, span: Span) -> OpenInterval:
    return OpenInterval(
        local_to_instant(day, timedelta(minutes=span.start), calendar.zone),
        local_to_instant(day, timedelta(minutes=span.end), calendar.zone),
    )


def _without(opened: list[OpenInterval], closed: list[OpenInterval]) -> Iterator[OpenInterval]:
    for one in opened:
        start = one.start
        for gap in closed:
            if gap.end <= start or gap.start >= one.end:
                continue
            if start < gap.start:
                yield OpenInterval(start, gap.start)
            start = max(start, gap.end)
        if start < one.end:
            yield OpenInterval(start, one.end)
