"""Whether it is open now, until when or from when again, and the week's hours in words. Begin at `opening_at`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from babel import Locale

from huolto.rules.calendars import CalendarSystem
from huolto.rules.explanation import Reason
from huolto.rules.formatting import format_date, format_time
from huolto.rules.texts import local_digits
from huolto.rules.worktime.calendar import WorkCalendar
from huolto.rules.worktime.explained import shown, why_open
from huolto.rules.worktime.hours import MINUTES_IN_DAY, Span, WeeklyHours
from huolto.rules.worktime.operations import NeverOpenError, is_open, next_close, next_open

_LOCALES = {"en": "en_GB", "fi": "fi", "sv": "sv", "nb": "nb", "fa": "fa"}
_FIRST_WEEKDAY = {"fa": 5}
"""The week begins on Saturday in Persian, on Monday elsewhere."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Open or closed at an instant; `changes_at` (UTC) is the closing or the next opening, None if there is none."""

    is_open: bool
    changes_at: datetime | None
    reason: Reason


def opening_at(calendar: WorkCalendar, at: datetime) -> Opening:
    """Whether the calendar is open at `at` (its end is outside), and when that changes."""
    opened = is_open(calendar, at)
    try:
        changes_at = next_close(calendar, at) if opened else next_open(calendar, at)
    except NeverOpenError:
        return Opening(opened, None, why_open(calendar, at))
    if opened:
        facts = {"at": shown(calendar, at), "to": shown(calendar, changes_at)}
        return Opening(True, changes_at, Reason("worktime.open-until", facts))
    return Opening(False, changes_at, why_open(calendar, at))


def moment_in_words(
    calendar: WorkCalendar,
    at: datetime,
    now: datetime,
    language: str,
    system: CalendarSystem = CalendarSystem.GREGORIAN,
) -> str:
    """A coming instant as the calendar's clock shows it: `16:00` today, `Monday 07:30` within a week, else its date."""
    local, today = at.astimezone(calendar.zone), now.astimezone(calendar.zone).date()
    time = format_time(local, language)
    days = (local.date() - today).days
    if days == 0:
        return time
    if 0 < days < 7:
        return f"{weekday_name(local.date().weekday(), language)} {time}"
    return f"{format_date(local.date(), language, system)} {time}"


def weekday_name(weekday: int, language: str, width: str = "wide") -> str:
    """The name of a weekday (Monday 0), `wide` or `abbreviated`, as it stands alone."""
    names = Locale.parse(_LOCALES.get(language, "en_GB")).days["stand-alone"][width]
    return str(names[weekday])


def spans_in_words(spans: Iterable[Span], language: str) -> str:
    """Hours of a day: `07:30–12:00, 13:00–16:00`."""
    written = [f"{_clock(span.start, language)}–{_clock(span.end, language)}" for span in spans]
    return local_digits(("، " if language == "fa" else ", ").join(written), language)


def hours_in_words(weekly: WeeklyHours, language: str) -> tuple[tuple[str, str], ...]:
    """The week as lines of days and hours, days with the same hours in a row joined: (`Mon–Fri`, `07:30–16:00`)."""
    first = _FIRST_WEEKDAY.get(language, 0)
    runs: list[tuple[list[int], tuple[Span, ...]]] = []
    for weekday in ((first + step) % 7 for step in range(7)):
        spans = tuple(weekly.get(weekday, ()))
        if not spans:
            continue
        if runs and runs[-1][1] == spans and (runs[-1][0][-1] + 1) % 7 == weekday:
            runs[-1][0].append(weekday)
        else:
            runs.append(([weekday], spans))
    return tuple((_days(days, language), spans_in_words(spans, language)) for days, spans in runs)


def _days(days: list[int], language: str) -> str:
    first = weekday_name(days[0], language, "abbreviated")
    if len(days) == 1:
        return first
    last = weekday_name(days[-1], language, "abbreviated")
    # Persian weekdays are two words; a word between them reads better than a dash.
    return f"{first} تا {last}" if language == "fa" else f"{first}–{last}"


def _clock(minutes: int, language: str) -> str:
    if minutes == MINUTES_IN_DAY:
        return f"24{format_time(datetime(2000, 1, 1), language)[2:]}"  # noqa: DTZ001  (a wall clock without a zone)
    wall = datetime.combine(date(2000, 1, 1), datetime.min.time()) + timedelta(minutes=minutes)
    return format_time(wall, language)
