"""How long somebody is waited for who tells nobody their office hours: whole working days, by country and own days.

A working day is any day that is neither the weekend or a holiday of the country nor closed for days of somebody's own;
it counts from midnight to midnight, so that two days from Friday 14:00 are over on Tuesday 14:00.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from huolto.rules.errors import RulesError
from huolto.rules.explanation import Reason
from huolto.rules.worktime import operations
from huolto.rules.worktime.calendar import ONE_DAY, WorkCalendar
from huolto.rules.worktime.exceptions import DayException
from huolto.rules.worktime.explained import Due, shown
from huolto.rules.worktime.hours import WEEKDAYS
from huolto.rules.worktime.national import weekend_of
from huolto.rules.worktime.reading import calendar_from
from huolto.rules.worktime.walk import closed_days

WHOLE_DAY = "00:00-24:00"
USUAL_WEEKEND = frozenset({5, 6})
"""Of a country that nothing is known of."""


def whole_days(zone: str, country: str, days: Iterable[DayException] = ()) -> WorkCalendar:
    """The calendar of whole working days in a country, with days of somebody's own over it."""
    try:
        weekend, holidays = weekend_of(country), [country]
    except RulesError:
        weekend, holidays = USUAL_WEEKEND, []
    worked = [name for number, name in enumerate(WEEKDAYS) if number not in weekend]
    table: dict[str, Any] = {"hours": {name: [WHOLE_DAY] for name in worked}, "holidays": holidays}
    return calendar_from(table, zone, exceptions=days)


def waited_until(calendar: WorkCalendar, start: datetime, days: int) -> Due:
    """When `days` working days after `start` are over, and why, with the days between that did not count."""
    at = operations.add_days(calendar, start, days)
    facts: dict[str, Any] = {
        "days": days,
        "from": shown(calendar, start),
        "from_day": [calendar.local_day(start).isoformat()],
        "to": shown(calendar, at),
        "to_day": [calendar.local_day(at).isoformat()],
    }
    first, last = calendar.local_day(start), calendar.local_day(at)
    closed = closed_days(calendar, first, last, list(_not_worked(calendar, first, last)))
    if not closed:
        return Due(at, Reason("worktime.waited", facts))
    told = [piece.to_json() for piece in closed]
    return Due(at, Reason("worktime.waited-closed", {**facts, "closed": told}))


def _not_worked(calendar: WorkCalendar, first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        if not operations.is_working_day(calendar, day):
            yield day
        day += ONE_DAY
