"""Counting working time and working days on a calendar (design.md section 4.11).

Counted on instants, so elapsed minutes count also on the day the clocks change; a target exactly on closing time
is due at closing; nothing asked outside hours is due at the next opening; a reversed interval is 0. Instants go
in aware and come out in UTC.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from huolto.rules.errors import RulesError
from huolto.rules.worktime.calendar import (
    ONE_DAY,
    OpenInterval,
    WorkCalendar,
    intervals_of_day,
    open_between,
)
from huolto.rules.worktime.zones import instant, local_to_instant, since_midnight

_FIRST_WINDOW = timedelta(days=8)
_LARGEST_WINDOW = timedelta(days=512)
_PATIENCE = timedelta(days=3660)
"""A calendar without open time for ten years is never open."""
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
    remaining = _open_time(seconds)
    for opened in _forward(calendar, start):
        if opened.start + remaining <= opened.end:
            return opened.start + remaining
        remaining -= opened.end - opened.start
    raise AssertionError("windows end only with an error")


def subtract(calendar: WorkCalendar, end: datetime, seconds: int) -> datetime:
    """The instant from which `seconds` of open time pass until `end`."""
    if seconds < 0:
        return add(calendar, end, -seconds)
    if seconds == 0:
        return prev_open(calendar, end)
    remaining = _open_time(seconds)
    for opened in _backward(calendar, end):
        if opened.end - remaining >= opened.start:
            return opened.end - remaining
        remaining -= opened.end - opened.start
    raise AssertionError("windows end only with an error")


def between(calendar: WorkCalendar, start: datetime, end: datetime) -> int:
    """Seconds of open time within [start, end); 0 when it is reversed."""
    if instant(end) <= instant(start):
        return 0
    _refuse_beyond_a_century((instant(end) - instant(start)).days)
    total = sum((one.end - one.start for one in open_between(calendar, start, end)), timedelta(0))
    return int(total.total_seconds())


def is_open(calendar: WorkCalendar, at: datetime) -> bool:
    """Whether `at` is open: the opening instant is, the closing instant is not."""
    return bool(open_between(calendar, at, instant(at) + timedelta.resolution))


def next_open(calendar: WorkCalendar, at: datetime) -> datetime:
    """`at` itself when it is open, else the next opening."""
    return next(_forward(calendar, at)).start


def prev_open(calendar: WorkCalendar, at: datetime) -> datetime:
    """`at` itself when the time just before it is open, else the last closing before it."""
    return next(_backward(calendar, at)).end


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


def _open_time(seconds: int) -> timedelta:
    _refuse_beyond_a_century(seconds // (24 * 60 * 60))
    return timedelta(seconds=seconds)


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


def _forward(calendar: WorkCalendar, start: datetime) -> Iterator[OpenInterval]:
    return _windows(calendar, start, forward=True)


def _backward(calendar: WorkCalendar, end: datetime) -> Iterator[OpenInterval]:
    return _windows(calendar, end, forward=False)


def _windows(calendar: WorkCalendar, origin: datetime, *, forward: bool) -> Iterator[OpenInterval]:
    # Windows, because a calendar that is always open is one interval without end.
    cursor = last_open = instant(origin)
    window = _FIRST_WINDOW
    while abs(cursor - last_open) <= _PATIENCE:
        try:
            ahead = cursor + window if forward else cursor - window
            found = open_between(calendar, min(cursor, ahead), max(cursor, ahead))
        except OverflowError:
            break
        yield from found if forward else reversed(found)
        if found:
            last_open = ahead
        cursor, window = ahead, min(2 * window, _LARGEST_WINDOW)
    direction = "after" if forward else "before"
    shown = instant(origin).astimezone(UTC).isoformat()
    raise NeverOpenError(f"There is not enough open time {direction} {shown}.")
