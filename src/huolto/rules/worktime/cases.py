"""Answers questions of working time that are written as data (interfaces.md, `huolto worktime`).

`answer(case, language)` gives `{"id", "result", "why"}` or `{"id", "error"}`. A result is written as its question
was: local time without offset, UTC with Z, else local time with the offset of the zone.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from typing import Any

from huolto.rules.errors import RulesError
from huolto.rules.explanation import Reason, render
from huolto.rules.worktime import explained, operations, sla
from huolto.rules.worktime.calendar import WorkCalendar
from huolto.rules.worktime.delivery import delivery_of
from huolto.rules.worktime.exceptions import with_exceptions
from huolto.rules.worktime.hours import parse_clock
from huolto.rules.worktime.reading import calendar_from, day_from
from huolto.rules.worktime.zones import local_to_instant, since_midnight, wall_time

Answer = tuple[Any, Reason | Mapping[str, Reason]]
"""A result with its reason, or one reason a clock."""

YEARS_AHEAD = 4
"""A calendar file counts from the year before the first that a case names until so many years after the last."""
_YEAR = re.compile(r"\b(\d{4})-\d{2}-\d{2}", re.ASCII)
_CLOCKS = {"respond": "first_response", "update": "update", "solve": "solution"}


@dataclass(frozen=True, slots=True)
class _Question:
    """One case: its calendar and its input, read strictly."""

    calendar: WorkCalendar
    given: Mapping[str, Any]

    def at(self, key: str) -> datetime:
        return self.instant_of(self.given.get(key), key)

    def instant_of(self, value: object, key: str) -> datetime:
        at = _time(value, key)
        if at.tzinfo is not None:
            return at.astimezone(UTC)
        return local_to_instant(at.date(), since_midnight(at), self.calendar.zone)

    def whole(self, key: str) -> int:
        value = self.given.get(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise RulesError(f"input.{key} must be a whole number, not {value!r}.")
        return value

    def minutes(self, key: str) -> int | None:
        return None if self.given.get(key) is None else self.whole(key) * 60

    def written(self, at: datetime, key: str) -> str:
        asked = str(self.given.get(key))
        if asked.endswith(("Z", "z")):
            return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
        local = at.astimezone(self.calendar.zone)
        return (local.replace(tzinfo=None) if _time(asked, key).tzinfo is None else local).isoformat()


def answer(case: object, language: str = "en", read: Callable[[str], bytes] | None = None) -> dict[str, Any]:
    """The answer to one case; what cannot be answered says so in `error`, never by an exception.

    `read` gives the calendar file that a case names in `holidays_ics`; it raises `RulesError` where it cannot.
    """
    if not isinstance(case, Mapping):
        return {"id": None, "error": f"A case must be an object with id, op and input, not {case!r}."}
    name = case.get("id")
    operation = OPERATIONS.get(str(case.get("op")))
    if operation is None:
        known = ", ".join(OPERATIONS)
        return {"id": name, "error": f"Unknown op {case.get('op')!r}; known are {known}."}
    given = case.get("input")
    if not isinstance(given, Mapping):
        return {"id": name, "error": "The case has no input."}
    try:
        result, reason = operation(_Question(_calendar(case, given, language, read), given))
    except (RulesError, OverflowError) as error:
        return {"id": name, "error": str(error)}
    if isinstance(reason, Reason):
        return {"id": name, "result": result, "why": render(reason, language), "reason": reason.to_json()}
    why = " ".join(f"{clock}: {render(one, language)}" for clock, one in reason.items())
    return {
        "id": name,
        "result": result,
        "why": why,
        "reasons": {clock: one.to_json() for clock, one in reason.items()},
    }


def _calendar(
    case: Mapping[str, Any], given: Mapping[str, Any], language: str, read: Callable[[str], bytes] | None
) -> WorkCalendar:
    """The case's calendar with the days of its calendar file around the years that it asks about."""
    name = case.get("holidays_ics")
    if name is None:
        return calendar_from(case)
    if not isinstance(name, str) or read is None:
        raise RulesError(f"holidays_ics must name a calendar file beside this one, not {name!r}.")
    usual = calendar_from(case, language=language)
    years = [int(year) for year in _YEAR.findall(json.dumps(given, default=str))]
    if not years:
        raise RulesError("The case's input has no date, so nobody knows which years of holidays_ics count.")
    # Loaded only when a calendar file is named: the libraries load slowly.
    reading = import_module("huolto.rules.worktime.icalendar")
    start, end = date(max(min(years) - 1, 1), 1, 1), date(min(max(years), 9990) + YEARS_AHEAD, 1, 1)
    try:
        days = reading.read_days(read(name), zone=usual.zone, start=start, end=end).days
    except RulesError as error:
        raise RulesError(f"{name}: {error}") from None
    return with_exceptions(usual, days)


def _time(value: object, key: str) -> datetime:
    try:
        return datetime.fromisoformat(str(value))
    except ValueError:
        raise RulesError(f"input.{key} must be a time such as 2026-03-01T08:00:00, not {value!r}.") from None


def _is_date(value: object) -> bool:
    return isinstance(value, str) and len(value) == len("2026-03-01")


def _add(question: _Question) -> Answer:
    return _counted(question, 1)


def _subtract(question: _Question) -> Answer:
    return _counted(question, -1)


def _counted(question: _Question, sign: int) -> Answer:
    start, seconds = question.at("start"), sign * question.whole("seconds")
    if sign < 0 and seconds == 0:
        at = operations.prev_open(question.calendar, start)
        return question.written(at, "start"), explained.why_moment("prev-open", question.calendar, start, at)
    target = explained.due(question.calendar, start, seconds)
    return question.written(target.at, "start"), target.reason


def _between(question: _Question) -> Answer:
    start, end = question.at("start"), question.at("end")
    seconds = operations.between(question.calendar, start, end)
    return seconds, explained.why_between(question.calendar, start, end, seconds)


def _is_open(question: _Question) -> Answer:
    at = question.at("at")
    return operations.is_open(question.calendar, at), explained.why_open(question.calendar, at)


def _moment(kind: str, find: Callable[[WorkCalendar, datetime], datetime]) -> Callable[[_Question], Answer]:
    def found(question: _Question) -> Answer:
        at = question.at("at")
        moment = find(question.calendar, at)
        return question.written(moment, "at"), explained.why_moment(kind, question.calendar, at, moment)

    return found


def _days(sign: int) -> Callable[[_Question], Answer]:
    def counted(question: _Question) -> Answer:
        days = sign * question.whole("days")
        if not _is_date(question.given.get("start")):
            target = explained.due_after_days(question.calendar, question.at("start"), days)
            return question.written(target.at, "start"), target.reason
        start = day_from(question.given["start"])
        day = operations.add_days_to_date(question.calendar, start, days)
        code = "worktime.dates-added" if days >= 0 else "worktime.dates-subtracted"
        facts = {"days": abs(days), "from": start.isoformat(), "to": day.isoformat()}
        return day.isoformat(), Reason(code, facts)

    return counted


def _days_between(question: _Question) -> Answer:
    start, end = (_day(question, key) for key in ("start", "end"))
    inclusive = question.given.get("inclusive") is True
    days = operations.days_between(question.calendar, start, end, inclusive=inclusive)
    return days, explained.why_days(days, start, end)


def _day(question: _Question, key: str) -> date:
    value = question.given.get(key)
    return day_from(value) if _is_date(value) else question.calendar.local_day(question.at(key))


def _periods_after(question: _Question) -> Answer:
    start, count = question.at("start"), question.whole("count")
    periods = operations.periods_after(question.calendar, start, count)
    written = [[question.written(at, "start") for at in (one.start, one.end)] for one in periods]
    facts = {"count": count, "from": explained.shown(question.calendar, start)}
    return written, Reason("worktime.periods", facts)


def _local_to_instant(question: _Question) -> Answer:
    day, zone = day_from(question.given.get("date")), question.calendar.zone
    clock = timedelta(minutes=parse_clock(str(question.given.get("time"))))
    at = local_to_instant(day, clock, zone).astimezone(zone).isoformat()
    facts = {"day": day.isoformat(), "time": str(question.given["time"]), "at": at}
    return at, Reason(f"worktime.wall-time-{wall_time(day, clock, zone).value}", facts)


def _is_holiday(question: _Question) -> Answer:
    day = day_from(question.given.get("date"))
    ranges = _list(question, "holiday_ranges")
    found = question.calendar.is_holiday(day) or any(_in_range(day, one) for one in ranges)
    code = "worktime.holiday" if found else "worktime.no-holiday"
    return found, Reason(code, {"day": day.isoformat()})


def _in_range(day: date, entry: object) -> bool:
    if not isinstance(entry, list) or len(entry) not in (2, 3):
        raise RulesError(
            f"{entry!r} is no range of holidays; write [first day, last day, once or every year]."
        )
    first, last = day_from(entry[0]), day_from(entry[1])
    if entry[2:] != ["every year"]:
        return first <= day <= last
    in_year = (day.month, day.day)
    start, end = (first.month, first.day), (last.month, last.day)
    return start <= in_year <= end if start <= end else in_year >= start or in_year <= end


def _sla(question: _Question) -> Answer:
    readings = sla.read_clocks(
        question.calendar,
        question.at("created"),
        [_event(question, entry) for entry in _list(question, "events")],
        respond_seconds=question.minutes("first_response_minutes"),
        update_seconds=question.minutes("update_minutes"),
        solve_seconds=question.minutes("solution_minutes"),
    )
    result: dict[str, Any] = {}
    reasons: dict[str, Reason] = {}
    for clock, reading in readings.items():
        name = _CLOCKS[clock]
        due_at = None if reading.due_at is None else question.written(reading.due_at, "created")
        result[f"{name}_due"] = due_at
        if reading.used_seconds is not None and reading.margin_seconds is not None:
            result[f"{name}_minutes_used"] = _in_minutes(reading.used_seconds)
            result[f"{name}_margin"] = _in_minutes(reading.margin_seconds)
        reasons[name] = reading.reason
    if not reasons:
        raise RulesError("No target is given: first_response_minutes, update_minutes or solution_minutes.")
    return result, reasons


def _list(question: _Question, key: str) -> list[object]:
    value = question.given.get(key) or []
    if not isinstance(value, list):
        raise RulesError(f"input.{key} must be a list, not {value!r}.")
    return value


def _event(question: _Question, entry: object) -> tuple[datetime, sla.ClockEvent]:
    if not isinstance(entry, list) or len(entry) != 2:
        raise RulesError(f"{entry!r} is no event; write [time, event].")
    try:
        return question.instant_of(entry[0], "events"), sla.ClockEvent(entry[1])
    except ValueError as error:
        if isinstance(error, RulesError):
            raise
        known = ", ".join(sla.ClockEvent)
        raise RulesError(f"Unknown event {entry[1]!r}; known are {known}.") from None


def _in_minutes(seconds: int) -> int | float:
    return seconds // 60 if seconds % 60 == 0 else round(seconds / 60, 2)


def _delivery(question: _Question) -> Answer:
    receiver = question.given.get("receiver")
    if receiver is not None and not isinstance(receiver, Mapping):
        raise RulesError(f"input.receiver must be a calendar, not {receiver!r}.")
    delivery = delivery_of(
        question.at("at"),
        parse_clock(str(question.given.get("cut_off"))),
        sender=question.calendar,
        receiver=question.calendar
        if receiver is None
        else calendar_from(receiver, question.calendar.zone.key),
    )
    result = {
        "dispatched_on": delivery.dispatched_on.isoformat(),
        "delivered_on": delivery.delivered_on.isoformat(),
        "due_at": question.written(delivery.due_at, "at"),
    }
    return result, delivery.reason


OPERATIONS: Mapping[str, Callable[[_Question], Answer]] = {
    "add": _add,
    "subtract": _subtract,
    "between": _between,
    "is_open": _is_open,
    "next_open": _moment("next-open", operations.next_open),
    "next_close": _moment("next-close", operations.next_close),
    "prev_open": _moment("prev-open", operations.prev_open),
    "add_days": _days(1),
    "subtract_days": _days(-1),
    "days_between": _days_between,
    "periods_after": _periods_after,
    "local_to_instant": _local_to_instant,
    "is_holiday": _is_holiday,
    "sla": _sla,
    "delivery": _delivery,
}
"""Name of an operation -> how it is answered."""
