"""Reads a working calendar from plain data, as agreement files and questions write it. Begin at `calendar_from`."""

from collections.abc import Container, Iterable, Mapping
from datetime import date
from importlib import import_module
from typing import Any

from huolto.rules.errors import RulesError
from huolto.rules.texts import local_digits
from huolto.rules.worktime.calendar import WorkCalendar
from huolto.rules.worktime.exceptions import DayException, with_exceptions
from huolto.rules.worktime.hours import Span, parse_spans, parse_weekly_hours
from huolto.rules.worktime.zones import zone_named


def calendar_from(
    data: Mapping[str, Any],
    zone: str | None = None,
    *,
    exceptions: Iterable[DayException] = (),
    language: str | None = None,
) -> WorkCalendar:
    """The calendar of `{"zone", "hours", "holidays", "date_hours", "breaks"}`, with these exceptions.

    `zone` serves data without one. Hours are `{"mon-fri": ["08:00-16:00"]}` or lists of two times; holidays are
    a list of ISO dates and country codes, or one country code; with `language` reasons call these by name. Raises
    `RulesError` that names what is wrong.
    """
    named = data.get("zone") or zone
    if not isinstance(named, str):
        raise RulesError("A calendar needs a zone, such as Europe/Oslo.", code="unknown-zone")
    dates, national = _holidays(data.get("holidays") or [], language)
    calendar = WorkCalendar(
        zone=zone_named(named),
        weekly=parse_weekly_hours(_mapping(data, "hours")),
        holidays=dates,
        national=national,
        date_hours=_by_date(_mapping(data, "date_hours")),
        breaks=_by_date(_mapping(data, "breaks")),
        follows_own_days=data.get("own_days", True) is not False,
    )
    return with_exceptions(calendar, exceptions)


def day_from(value: object) -> date:
    """The day of an ISO text or a date (TOML has them); raises `RulesError`."""
    if type(value) is date:
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise RulesError(f"{value!r} is not a date; write 2026-03-01.", code="invalid-date") from None


class _AnyOf:
    """Days of several countries, with their names where a language was asked for."""

    def __init__(self, several: list[Container[date]], language: str | None) -> None:
        self._several = several
        self._language = language

    def __contains__(self, day: object) -> bool:
        return any(day in one for one in self._several)

    def get(self, day: date) -> str:
        """What the holiday is called; "" where nobody says."""
        if self._language is None:
            return ""
        names = (getattr(one, "get", lambda _day: "")(day) for one in self._several)
        return next((local_digits(str(name), self._language) for name in names if name), "")


def _holidays(value: object, language: str | None) -> tuple[frozenset[date], Container[date]]:
    entries = [value] if isinstance(value, str) else value
    if not isinstance(entries, list | tuple):
        raise RulesError(
            f"{value!r} are no holidays; write dates or a country such as NO.", code="invalid-holidays"
        )
    countries = [entry for entry in entries if isinstance(entry, str) and entry[:1].isalpha()]
    dates = frozenset(day_from(entry) for entry in entries if entry not in countries)
    if not countries:
        return dates, frozenset()
    # Loaded only when a country is named: the library takes longer to load than all the rules.
    national = import_module("huolto.rules.worktime.national")
    several = [national.national_holidays(country, language) for country in countries]
    return dates, _AnyOf(several, language)


def _mapping(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = data.get(key) or {}
    if not isinstance(value, Mapping):
        raise RulesError(f"{key!r} must be a table of days and hours, not {value!r}.", code="invalid-hours")
    return value


def _by_date(spans: Mapping[str, Any]) -> dict[date, tuple[Span, ...]]:
    return {day_from(day): parse_spans(values) for day, values in spans.items()}
