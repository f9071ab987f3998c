"""What each day gave of a stretch of open time: "10 min on Friday, closed on Saturday and Sunday, 20 min on Monday"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from huolto.rules.explanation import Reason
from huolto.rules.worktime import timeline
from huolto.rules.worktime.calendar import ONE_DAY, WorkCalendar
from huolto.rules.worktime.zones import shown_in

MOST_DAYS = 4
"""Of more open days the first and the last are told, the others together."""
_WEEK = timedelta(days=7)
_MOST_NAMED = 3
"""Closed days in a row that are named; more are counted."""


@dataclass(frozen=True, slots=True)
class _OpenDay:
    """What one day gave, from when on."""

    day: date
    seconds: int
    since: datetime


def walked(calendar: WorkCalendar, start: datetime, end: datetime) -> list[Reason]:
    """The days of the open time within [start, end) as phrases, and what was closed between; none for one day.

    Hours past midnight belong to the day they began on.
    """
    days = _open_days(calendar, start, end)
    if len(days) <= 1:
        return []
    is_short = days[-1].day - days[0].day < _WEEK
    if len(days) <= MOST_DAYS:
        pieces = [_piece(calendar, days[0], is_short=is_short, is_last=False)]
        for before, one in pairwise(days):
            pieces += _closed(calendar, before.day, one.day, is_short=is_short)
            pieces.append(_piece(calendar, one, is_short=is_short, is_last=one is days[-1]))
        return pieces
    middle = days[1:-1]
    between = {"span": sum(one.seconds for one in middle), "days": len(middle)}
    return [
        _piece(calendar, days[0], is_short=is_short, is_last=False),
        Reason("walk.days", between),
        _piece(calendar, days[-1], is_short=is_short, is_last=True),
    ]


def closed_days(calendar: WorkCalendar, since: date, until: date, days: Sequence[date]) -> list[Reason]:
    """Days of a wait that are not worked, as phrases: by weekday within a week, else holidays by date and the others counted."""
    # A holiday at the weekend would not have been worked anyway.
    holidays = [day for day in days if calendar.is_holiday(day) and calendar.weekly.get(day.weekday())]
    is_short = until - since < _WEEK
    if not is_short and len(holidays) > _MOST_NAMED:
        holidays = []
    told: list[Reason] = []
    others: list[date] = []
    for day in days:
        if day not in holidays:
            others.append(day)
            continue
        if is_short:
            told += _others(others, is_short=True)
            others = []
        told.append(_holiday(calendar, day, is_short=is_short))
    return [*told, *_others(others, is_short=is_short)]


def _open_days(calendar: WorkCalendar, start: datetime, end: datetime) -> list[_OpenDay]:
    first, last = timeline.micros(start), timeline.micros(end)
    days: list[_OpenDay] = []
    for since, until in timeline.opened(calendar, first, last) if first < last else ():
        begun = timeline.moment(since)
        day, seconds = begun.astimezone(calendar.zone).date(), (until - since) // timeline.MICROSECONDS
        if days and days[-1].day == day:
            days[-1] = _OpenDay(day, days[-1].seconds + seconds, days[-1].since)
        else:
            days.append(_OpenDay(day, seconds, begun))
    return days


def _piece(calendar: WorkCalendar, one: _OpenDay, *, is_short: bool, is_last: bool) -> Reason:
    facts: dict[str, Any] = {"span": one.seconds, "day": one.day.isoformat()}
    if is_last:
        facts["since"] = shown_in(calendar.zone, one.since)
    return Reason(f"walk.open{'-from' if is_last else ''}{'' if is_short else '-date'}", facts)


def _closed(calendar: WorkCalendar, after: date, before: date, *, is_short: bool) -> Iterator[Reason]:
    """The days between two open ones: holidays one by one, others by name while they are few."""
    others: list[date] = []
    for number in range(1, (before - after).days):
        day = after + number * ONE_DAY
        if calendar.is_holiday(day):
            yield from _others(others, is_short=is_short)
            others = []
            yield _holiday(calendar, day, is_short=is_short)
        else:
            others.append(day)
    yield from _others(others, is_short=is_short)


def _holiday(calendar: WorkCalendar, day: date, *, is_short: bool) -> Reason:
    facts, as_date = {"day": day.isoformat()}, "" if is_short else "-date"
    if day in calendar.closed_for:
        return Reason(f"walk.own-day{as_date}", {**facts, "name": calendar.closed_for[day]})
    if name := calendar.name_of(day):
        return Reason(f"walk.closed-for{as_date}", {**facts, "name": name})
    return Reason(f"walk.holiday{as_date}", facts)


def _others(days: Sequence[date], *, is_short: bool) -> Iterator[Reason]:
    if days and is_short and len(days) <= _MOST_NAMED:
        yield Reason("walk.closed", {"days": [day.isoformat() for day in days]})
    elif days:
        yield Reason("walk.closed-days", {"days": len(days)})
