"""Why a question of working time has its answer: one reason an operation, times shown in the calendar's zone.

`due` is what targets use: the instant and its reason together.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from huolto.rules.explanation import Reason
from huolto.rules.worktime import operations
from huolto.rules.worktime.calendar import ONE_DAY, WorkCalendar, open_between
from huolto.rules.worktime.walk import walked
from huolto.rules.worktime.zones import instant, local_to_instant, shown_in


@dataclass(frozen=True, slots=True)
class Due:
    """An instant (UTC) with the reason for it."""

    at: datetime
    reason: Reason


def due(calendar: WorkCalendar, start: datetime, seconds: int) -> Due:
    """`seconds` of open time after `start` (before it when negative), and why, day by day."""
    at = operations.add(calendar, start, seconds)
    facts: dict[str, Any] = {
        "span": abs(seconds),
        "from": shown(calendar, start),
        "to": shown(calendar, at),
    }
    if seconds == 0:
        moved = at != instant(start)
        return Due(
            at, Reason("worktime.nothing-asked-closed" if moved else "worktime.nothing-asked-open", facts)
        )
    if seconds < 0:
        return Due(at, by_day("worktime.subtracted", facts, calendar, at, start))
    closes = not operations.is_open(calendar, at)
    code = "worktime.added-to-closing" if closes else "worktime.added"
    return Due(at, by_day(code, facts, calendar, start, at))


def due_after_days(calendar: WorkCalendar, start: datetime, days: int) -> Due:
    """`days` working days after `start` (before it when negative), and why."""
    at = operations.add_days(calendar, start, days)
    code = "worktime.days-added" if days >= 0 else "worktime.days-subtracted"
    facts = {"days": abs(days), "from": shown(calendar, start), "to": shown(calendar, at)}
    return Due(at, Reason(code, facts))


def why_between(calendar: WorkCalendar, start: datetime, end: datetime, seconds: int) -> Reason:
    """Why `seconds` of open time lie between two instants."""
    facts: dict[str, Any] = {"span": seconds, "from": shown(calendar, start), "to": shown(calendar, end)}
    if instant(end) < instant(start):
        return Reason("worktime.reversed", facts)
    return by_day("worktime.between", facts, calendar, start, end)


def why_open(calendar: WorkCalendar, at: datetime) -> Reason:
    """Why it is open or closed at `at`: until when, a holiday, or from when again."""
    running = open_between(calendar, at, instant(at) + ONE_DAY)
    facts = {"at": shown(calendar, at)}
    if running and running[0].start == instant(at):
        return Reason("worktime.open", facts)
    day = calendar.local_day(at)
    if name := calendar.name_of(day):
        return Reason("worktime.closed-for", facts | {"day": day.isoformat(), "name": name})
    if calendar.is_holiday(day):
        return Reason("worktime.closed-holiday", facts | {"day": day.isoformat()})
    for span in calendar.breaks.get(day, ()):
        name = calendar.breaks_for.get((day, span), "")
        ends = [
            local_to_instant(day, timedelta(minutes=part), calendar.zone) for part in (span.start, span.end)
        ]
        if name and ends[0] <= instant(at) < ends[1]:
            since, until = (shown(calendar, end) for end in ends)
            return Reason("worktime.closed-hours-for", facts | {"from": since, "to": until, "name": name})
    return Reason("worktime.closed", facts)


def why_moment(kind: str, calendar: WorkCalendar, at: datetime, moment: datetime) -> Reason:
    """Why `moment` is the `next-open`, `next-close` or `prev-open` of `at`."""
    return Reason(f"worktime.{kind}", {"at": shown(calendar, at), "to": shown(calendar, moment)})


def why_days(days: int, start: date, end: date) -> Reason:
    """Why there are `days` working days between two days."""
    return Reason("worktime.days-between", {"days": days, "from": start.isoformat(), "to": end.isoformat()})


def by_day(
    code: str, facts: dict[str, Any], calendar: WorkCalendar, start: datetime, end: datetime
) -> Reason:
    """The reason with what each day gave, where that was more than one day."""
    pieces = walked(calendar, start, end)
    if not pieces:
        return Reason(code, facts)
    return Reason(f"{code}-by-day", {**facts, "walk": [piece.to_json() for piece in pieces]})


def shown(calendar: WorkCalendar, at: datetime) -> str:
    """`at` as the calendar's wall clock shows it, with its offset."""
    return shown_in(calendar.zone, at)
