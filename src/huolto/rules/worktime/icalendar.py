"""Reads and writes days as iCalendar files (RFC 5545). Begin at `read_days`; `written_days` is its counterpart.

An event of whole days closes them, whether it says busy or free; an event with times closes these hours, unless it
says free (TRANSP:TRANSPARENT). What is cancelled is left out. Times are laid out as the clock in `zone` shows them.
A separate module because the libraries load slowly.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events

from huolto.rules.worktime.calendar import ONE_DAY
from huolto.rules.worktime.exceptions import LONGEST_DAYS, WITH_HOURS, DayException, Effect
from huolto.rules.worktime.hours import MINUTES_IN_DAY, HoursError, Span, parse_spans, written
from huolto.rules.worktime.icalendar_lines import EventLines, decoded, events_in, wrong
from huolto.rules.worktime.icalendar_rules import most_repeats

MOST_REPEATS = 5_000
"""Days that the events of one file may come to within the time looked at."""
EFFECT: Final = "X-HUOLTO-EFFECT"
HOURS: Final = "X-HUOLTO-HOURS"
_DAY, _TIME = "DTSTART;VALUE=DATE:20260619", "20260619T120000"


@dataclass(frozen=True, slots=True)
class FileDays:
    """What a file says: the calendar's own name, its days in order, and how many events were left out as not closing."""

    name: str
    days: tuple[DayException, ...]
    left_out: int


def read_days(content: bytes, *, zone: ZoneInfo, start: date, end: date) -> FileDays:
    """The days of a file that touch [start, end); raises `IcalendarError`, which names the line.

    Repeated events are laid out within that time, with RDATE, EXDATE and single changed ones. Events without a zone
    are in `zone`.
    """
    text = decoded(content)
    told = events_in(text)
    calendars = _parsed(text)
    events: list[Any] = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    if len(events) != len(told):
        raise wrong("not-understood")
    repeats = 0
    for lines, event in zip(told, events, strict=True):
        _check(lines, event)
        repeats += most_repeats(lines, start, end)
    if repeats > MOST_REPEATS:
        seen = {"from": start.isoformat(), "until": end.isoformat()}
        raise wrong("too-many-days", None, most=MOST_REPEATS, **seen)
    found: set[DayException] = set()
    left_out = 0
    for calendar in calendars:
        for occurrence in _occurrences(calendar, start, end):
            days = [one for one in _days_of(occurrence, zone) if one.first < end and one.until > start]
            left_out += not days
            found.update(days)
    name = next((str(one.get("X-WR-CALNAME") or one.get("NAME") or "") for one in calendars), "")
    return FileDays(name.strip(), tuple(sorted(found, key=_in_order)), left_out)


def written_days(days: Sequence[DayException], *, name: str, zone: ZoneInfo, at: datetime) -> bytes:
    """The days as an iCalendar file that `read_days` reads again as the same days; `at` is when it is written."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Huolto//Huolto//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", zone.key)
    for one in days:
        calendar.add_component(_event(one, at))
    return bytes(calendar.to_ical())


def _event(one: DayException, at: datetime) -> icalendar.Event:
    said = f"{one.first} {one.until} {one.effect} {_hours(one.spans)} {one.name}"
    event = icalendar.Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, said)))
    event.add("dtstamp", at.astimezone(UTC))
    event.add("dtstart", one.first)
    event.add("dtend", one.until)
    event.add("summary", one.name)
    event.add("transp", "TRANSPARENT")
    event.add(EFFECT, one.effect.value)
    if one.spans:
        event.add(HOURS, _hours(one.spans))
    return event


def _hours(spans: Iterable[Span]) -> str:
    return " ".join(written(span) for span in spans)


def _parsed(text: str) -> list[Any]:
    try:
        return list(icalendar.Calendar.from_ical(text, multiple=True))
    except (ValueError, TypeError, KeyError, AttributeError):
        raise wrong("not-understood") from None


def _check(lines: EventLines, event: Any) -> None:
    """Refuse an event that has no days, with its line."""
    if "DTSTART" not in lines.lines:
        raise wrong("no-start", lines.line, wanted=_DAY)
    times = {}
    for key in ("DTSTART", "DTEND", "DURATION", "EXDATE", "RDATE", "RECURRENCE-ID"):
        if key in lines.lines:
            times[key] = _value_of(lines, event, key)
    start = times["DTSTART"]
    if isinstance(start, timedelta) or not isinstance(start, date):
        raise wrong("bad-time", lines.line_of("DTSTART"), name="DTSTART", wanted=_DAY)
    try:
        end = times["DTEND"] if "DTEND" in times else start + times.get("DURATION", timedelta())
    except OverflowError:
        raise wrong("too-long", lines.line_of("DURATION"), most=LONGEST_DAYS) from None
    if isinstance(end, datetime) != isinstance(start, datetime):
        raise wrong("bad-time", lines.line_of("DTEND"), name="DTEND", wanted=_DAY.replace("START", "END"))
    if _plain(end) < _plain(start):
        raise wrong("reversed", lines.line_of("DTEND" if "DTEND" in times else "DURATION"))
    if _plain(end) - _plain(start) > timedelta(days=LONGEST_DAYS):
        raise wrong("too-long", lines.line_of("DTEND"), most=LONGEST_DAYS)
    _effect_of(event, lines)


def _value_of(lines: EventLines, event: Any, key: str) -> Any:
    wanted = _DAY if key == "DTSTART" else f"{key}:{'P1D' if key == 'DURATION' else _TIME}"
    given = event.get(key)
    several = given if isinstance(given, list) else [given]
    try:
        values = [one.dts if key in ("EXDATE", "RDATE") else one.dt for one in several]
    except (ValueError, AttributeError, TypeError):
        raise wrong("bad-time", lines.line_of(key), name=key, wanted=wanted) from None
    if len(values) > 1 and key not in ("EXDATE", "RDATE"):
        raise wrong("bad-time", lines.lines[key][1].line, name=key, wanted=wanted)
    return values[0]


def _plain(at: date) -> datetime:
    """A day or time to compare and subtract; zones are passed over unless it has one."""
    if isinstance(at, datetime):
        return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    return datetime(at.year, at.month, at.day, tzinfo=UTC)


def _effect_of(event: Any, lines: EventLines | None = None) -> tuple[Effect, tuple[Span, ...]] | None:
    """What our own files say that the days are; None for all other files."""
    if EFFECT not in event:
        return None
    said, hours = str(event[EFFECT]).strip(), str(event.get(HOURS, "")).split()
    try:
        effect, spans = Effect(said), parse_spans(hours)
    except (ValueError, HoursError):
        effect, spans = Effect.CLOSED, (Span(0, 1),)
    if bool(spans) != (effect in WITH_HOURS):
        line = lines.line_of(EFFECT) if lines else 1
        raise wrong(
            "bad-effect", line, text=f"{said} {' '.join(hours)}".strip()[:60], wanted=f"{EFFECT}:closed"
        )
    return effect, spans


def _occurrences(calendar: Any, start: date, end: date) -> list[Any]:
    try:
        # Events of other zones begin up to a day before or after as the clocks here show it.
        query = recurring_ical_events.of(calendar)
        return list(query.between(start - ONE_DAY, end + ONE_DAY))
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        raise wrong("not-understood") from None


def _days_of(occurrence: Any, zone: ZoneInfo) -> Iterator[DayException]:
    if str(occurrence.get("STATUS", "")).upper() == "CANCELLED":
        return
    start, end = occurrence["DTSTART"].dt, occurrence["DTEND"].dt
    name = str(occurrence.get("SUMMARY", "")).strip()
    if not isinstance(start, datetime):
        effect, spans = _effect_of(occurrence) or (Effect.CLOSED, ())
        # Some programs write the day itself as its end.
        yield DayException(start, max(end, start + ONE_DAY), name, effect, spans)
        return
    if str(occurrence.get("TRANSP", "")).upper() != "TRANSPARENT":
        yield from _hours_closed(_wall(start, zone), _wall(end, zone), name)


def _wall(at: datetime, zone: ZoneInfo) -> datetime:
    return (at.astimezone(zone) if at.tzinfo else at).replace(tzinfo=None, second=0, microsecond=0)


def _hours_closed(start: datetime, end: datetime, name: str) -> Iterator[DayException]:
    """The hours from `start` to `end` by day; whole days within are closed as days."""
    day = start.date()
    whole: list[date] = []
    while day <= end.date():
        midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001  (a wall clock without a zone)
        first = max(0, int((start - midnight).total_seconds()) // 60)
        last = min(MINUTES_IN_DAY, int((end - midnight).total_seconds()) // 60)
        if last - first == MINUTES_IN_DAY:
            whole.append(day)
        elif last > first:
            yield DayException(day, day + ONE_DAY, name, Effect.CLOSED_HOURS, (Span(first, last),))
        day += ONE_DAY
    if whole:
        yield DayException(whole[0], whole[-1] + ONE_DAY, name)


def _in_order(one: DayException) -> tuple[date, date, str, str, tuple[Span, ...]]:
    return (one.first, one.until, one.name, one.effect.value, one.spans)
