"""Opening hours as data: spans of a local day, by weekday or by date. Begin at `parse_weekly_hours`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from huolto.rules.errors import RulesError

MINUTES_IN_DAY = 24 * 60
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])|24:00", re.ASCII)


class HoursError(RulesError):
    """Opening hours that cannot be read."""

    code = "invalid-hours"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Open time from `start` to `end`, minutes of the local day it begins on; past midnight `end` exceeds 1440."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < MINUTES_IN_DAY or not self.start < self.end <= self.start + MINUTES_IN_DAY:
            raise HoursError(f"Minutes {self.start} to {self.end} are no span of a day.")


WeeklyHours = Mapping[int, tuple[Span, ...]]
"""Weekday (Monday 0) -> its spans; a missing weekday is closed."""


def parse_clock(text: str) -> int:
    """Minutes of the day of `08:00`; `24:00` is its end. Raises `HoursError`."""
    match = _CLOCK.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise HoursError(f"{text!r} is not a time of day; write hours and minutes, such as 08:00.")
    return MINUTES_IN_DAY if match[1] is None else int(match[1]) * 60 + int(match[2])


def parse_span(value: str | Sequence[str]) -> Span:
    """The span of `"08:00-16:00"` or `["08:00", "16:00"]`; an end before the start is on the next day."""
    ends = value.split("-") if isinstance(value, str) else value
    if not isinstance(ends, Sequence) or len(ends) != 2:
        raise HoursError(f"{value!r} is not a span of time; write 08:00-16:00.")
    start, end = (parse_clock(one.strip() if isinstance(one, str) else one) for one in ends)
    if start == end:
        raise HoursError(f"{value!r} has no length; a whole day is 00:00-24:00.")
    return Span(start, end if end > start else end + MINUTES_IN_DAY)


def written(span: Span) -> str:
    """The span as `parse_span` reads it: `08:00-16:00`."""
    return f"{_clock(span.start)}-{_clock(span.end)}"


def parse_spans(values: Sequence[str | Sequence[str]]) -> tuple[Span, ...]:
    """Several spans of one day in order; none is a closed day."""
    if isinstance(values, str) or not isinstance(values, Sequence):
        raise HoursError(f'{values!r} is not a list of spans; write ["08:00-16:00"].')
    return tuple(sorted(parse_span(value) for value in values))


def parse_weekly_hours(hours: Mapping[str, Sequence[str | Sequence[str]]]) -> WeeklyHours:
    """Hours by weekday: keys are `mon` or ranges `mon-fri` (also over the week's end, `sat-thu`)."""
    weekly: dict[int, tuple[Span, ...]] = {}
    for key, values in hours.items():
        spans = parse_spans(values)
        for weekday in _weekdays(key):
            weekly[weekday] = tuple(sorted((*weekly.get(weekday, ()), *spans)))
    return weekly


def _weekdays(key: str) -> list[int]:
    names = key.split("-")
    if len(names) > 2 or any(name not in WEEKDAYS for name in names):
        raise HoursError(f"{key!r} is not a weekday; write one of {', '.join(WEEKDAYS)}, or mon-fri.")
    first, last = WEEKDAYS.index(names[0]), WEEKDAYS.index(names[-1])
    return [(first + step) % 7 for step in range((last - first) % 7 + 1)]


def _clock(minutes: int) -> str:
    within = minutes if minutes <= MINUTES_IN_DAY else minutes - MINUTES_IN_DAY
    return f"{within // 60:02d}:{within % 60:02d}"
