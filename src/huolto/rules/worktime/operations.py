"""Counting working time and working days on a calendar (design.md section 4.11).

Counted on instants, so elapsed minutes count also on the day the clocks change; a target exactly on closing time
is due at closing; nothing asked outside hours is due at the next opening; a reversed interval is 0. Instants go
in aware and come out in UTC.
"""

from datetime import date, datetime, timedelta

from huolto.rules.errors import RulesError
from huolto.rules.worktime import timeline
from huolto.rules.worktime.calendar import (
    ONE_DAY,
    OpenInterval,
    WorkCalendar,
    intervals_of_day,
    open_between,
)
from huolto.rules.worktime.zones import instant, local_to_instant, since_midnight

_FIRST_WINDOW = timedelta(days=8)
_PATIENCE = timedelta(days=3660)
"""A calendar without open time for ten years is never open."""
SECONDS_IN_DAY = 24 * 60 * 60
LONGEST = timedelta(days=36525)
"""A century: more open time, more days or a longer stretch than this is a mistake, and refused."""


class NeverOpenError(RulesError):
    """A calendar that has no open time (or never closes) where it is needed."""

    code = "never-open"


def add(calendar: WorkCalendar, start: datetime, seconds: int) -> datetime:
    """The instant at which `seconds` of open time have passed since `start`; at closing time when just then."""
    if seconds < 0:
        return subtract(calendar, start, -seconds)
    if seconds == 0:
        return next_open(calendar, start)
    _refuse_beyond_a_century(seconds // SECONDS_IN_DAY)
    at = timeline.micros(start)
    try:
        return timeline.moment(timeline.after(calendar, at, seconds * timeline.MICROSECONDS))
    except timeline.OutOfTime:
        raise _never_open("after", at) from None


def subtract(calendar: WorkCalendar, end: datetime, seconds: int) -> datetime:
    """The instant from which `seconds` of open time pass until `end`."""
    if seconds < 0:
        return add(calendar, end, -seconds)
    if seconds == 0:
        return prev_open(calendar, end)
    _refuse_beyond_a_century(seconds // SECONDS_IN_DAY)
    at = timeline.micros(end)
    try:
        return timeline.moment(timeline.earlier(calendar, at, seconds * timeline.MICROSECONDS))
    except timeline.OutOfTime:
        raise _never_open("before", at) from None


def between(calendar: WorkCalendar, start: datetime, end: datetime) -> int:
    """Seconds of open time within [start, end); 0 when it is reversed."""
    first, last = timeline.micros(start), timeline.micros(end)
    if last <= first:
        return 0
    _refuse_beyond_a_century((last - first) // timeline.DAY)
    try:
        return timeline.open_time(calendar, first, last) // timeline.MICROSECONDS
    except timeline.OutOfTime:
        raise _never_open("after", first) from None


def is_open(calendar: WorkCalendar, at: datetime) -> bool:
    """Whether `at` is open: the opening instant is, the closing instant is not."""
    try:
        return timeline.is_open(calendar, timeline.micros(at))
    except timeline.OutOfTime:
        return False


def next_open(calendar: WorkCalendar, at: datetime) -> datetime:
    """`at` itself when it is open, else the next opening."""
    asked = timeline.micros(at)
    try:
        return timeline.moment(timeline.opening(calendar, asked))
    except timeline.OutOfTime:
        raise _never_open("after", asked) from None


def prev_open(calendar: WorkCalendar, at: datetime) -> datetime:
    """`at` itself when the time just before it is open, else the last closing before it."""
    asked = timeline.micros(at)
    try:
        return timeline.moment(timeline.closing(calendar, asked))
    except timeline.OutOfTime:
        raise _never_open("before", asked) from None


def next_close(calendar: WorkCalendar, at: datetime) -> datetime:
    """The closing of the interval that is open at `at`, else of the next one."""
    opening = next_open(calendar, at)
    window = _FIRST_WINDOW
    while window <= _PATIENCE:
        first = open_between(calendar, opening, opening + window)[0]
        if first.end < opening + window:
            return first.end
        window *= 2
    raise NeverOpenError("These hours never close.", code="never-closes")


def periods_after(calendar: WorkCalendar, start: datetime, count: int) -> list[OpenInterval]:
    """The next `count` open intervals from `start`, day by day; one that is running begins at `start`."""
    if count < 0:
        raise RulesError(f"A count of periods cannot be below zero, not {count}.", code="invalid-count")
    _refuse_beyond_a_century(count)
    periods: list[OpenInterval] = []
    origin = instant(start)
    day = calendar.local_day(origin) - 2 * ONE_DAY
    idle_until = day + _PATIENCE
    while len(periods) < count:
        for one in intervals_of_day(calendar, day):
            begins = max(one.start, periods[-1].end if periods else origin)
            if begins < one.end and len(periods) < count:
                periods.append(OpenInterval(begins, one.end))
                idle_until = day + _PATIENCE
        if day > idle_until:
            raise NeverOpenError(f"There are only {len(periods)} open periods after {start.isoformat()}.")
        day = _day_after(day, 1)
    return periods


def is_working_day(calendar: WorkCalendar, day: date) -> bool:
    """Whether some open time begins on `day`."""
    return bool(intervals_of_day(calendar, day))


def next_working_day(calendar: WorkCalendar, day: date, step: int = 1) -> date:
    """The first working day after `day` (before it, with `step` -1)."""
    candidate = day
    for _ in range(_PATIENCE.days):
        candidate = _day_after(candidate, step)
        if is_working_day(calendar, candidate):
            return candidate
    raise NeverOpenError(f"There is no working day within ten years of {day}.")


def closing_on(calendar: WorkCalendar, day: date) -> datetime:
    """The last closing of the hours that begin on `day`; raises `NeverOpenError` when it is closed."""
    opened = intervals_of_day(calendar, day)
    if not opened:
        raise NeverOpenError(f"{day} is no working day.")
    return opened[-1].end


def add_days(calendar: WorkCalendar, start: datetime, days: int) -> datetime:
    """The same time of day `days` working days later (earlier when negative).

    A day that is not worked first gives way to the next (previous) open time; a result outside hours becomes the
    next opening (counted back, the last closing). No days outside hours are the next opening.
    """
    if days == 0:
        return next_open(calendar, start)
    step = 1 if days > 0 else -1
    origin = instant(start)
    if not is_working_day(calendar, calendar.local_day(origin)):
        origin = next_open(calendar, origin) if step > 0 else prev_open(calendar, origin)
    local = origin.astimezone(calendar.zone)
    day = _stepped(calendar, local.date(), days)
    candidate = local_to_instant(day, since_midnight(local), calendar.zone)
    if is_open(calendar, candidate):
        return candidate
    return next_open(calendar, candidate) if step > 0 else prev_open(calendar, candidate)


def subtract_days(calendar: WorkCalendar, start: datetime, days: int) -> datetime:
    """`add_days` backwards."""
    return add_days(calendar, start, -days)


def add_days_to_date(calendar: WorkCalendar, day: date, days: int) -> date:
    """The working day `days` after `day` (before it when negative); a day not worked first gives way to the next."""
    origin = day
    if not is_working_day(calendar, day):
        origin = next_working_day(calendar, day, 1 if days >= 0 else -1)
    return _stepped(calendar, origin, days)


def days_between(calendar: WorkCalendar, start: date, end: date, *, inclusive: bool = False) -> int:
    """Working days after `start` up to and with `end`; `inclusive` counts `start` too; 0 when reversed."""
    if end < start:
        return 0
    _refuse_beyond_a_century((end - start).days)
    first = start if inclusive else start + ONE_DAY
    days = range((end - first).days + 1)
    return sum(is_working_day(calendar, first + timedelta(days=number)) for number in days)


def _stepped(calendar: WorkCalendar, day: date, days: int) -> date:
    _refuse_beyond_a_century(abs(days))
    for _ in range(abs(days)):
        day = next_working_day(calendar, day, 1 if days > 0 else -1)
    return day


def _refuse_beyond_a_century(days: int) -> None:
    if days > LONGEST.days:
        raise RulesError(
            f"{days} days are more than a century; nothing is counted that far.", code="too-long"
        )


def _day_after(day: date, step: int) -> date:
    try:
        return day + step * ONE_DAY
    except OverflowError:
        raise NeverOpenError("The calendar of the world ends before this time does.") from None


def _never_open(direction: str, at: int) -> NeverOpenError:
    shown = timeline.moment(at).isoformat()
    return NeverOpenError(f"There is not enough open time {direction} {shown}.")
