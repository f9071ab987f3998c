"""`[calendar.NAME]`: opening hours and days off, by which due times and windows of a clause are counted.

    [calendar.team]
    hours = { mon-fri = ["08:00-16:00"] }; holidays = "NO"            or [2026-05-01, "NO"]
    date_hours = { 2026-12-24 = ["08:00-12:00"] }; breaks = { 2026-03-02 = ["11:00-11:30"] }; zone = "Europe/Oslo"

Without a zone of its own a calendar is in the agreement's. `own_days = false` is for a line that is always there: days that
the provider or the customer has closed do not count for it.
"""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from huolto.rules.agreement.problems import hint
from huolto.rules.agreement.reading import Table
from huolto.rules.errors import RulesError
from huolto.rules.worktime.calendar import WorkCalendar
from huolto.rules.worktime.reading import calendar_from

_KEYS = ("hours", "holidays", "date_hours", "breaks", "zone", "own_days")


def read_calendars(top: Table, zone: ZoneInfo) -> dict[str, WorkCalendar]:
    """The calendars of a file by their names; one that cannot be read is noted and left out."""
    tables = top.table("calendar", expected="tables [calendar.NAME]")
    found: dict[str, WorkCalendar] = {}
    for name in tables.data if tables is not None else ():
        table = tables.table(name) if tables is not None else None
        calendar = _read(table, zone) if table is not None else None
        if calendar is not None:
            found[name] = calendar
    return found


def calendar_named(
    table: Table, key: str, calendars: Mapping[str, WorkCalendar], *, required: bool
) -> WorkCalendar | None:
    """The calendar that a clause names under `key`; the only one of the file serves a clause that names none."""
    name = table.text(key)
    if name is None:
        if len(calendars) == 1 and not table.has(key):
            return next(iter(calendars.values()))
        if required and not table.has(key):
            table.wrong(key, f"`{key}` is missing; {_known(calendars)}")
        return None
    if name not in calendars:
        table.wrong(
            key, f"there is no [calendar.{name}]; {hint(name, calendars) if calendars else 'add one'}"
        )
    return calendars.get(name)


def _known(calendars: Mapping[str, WorkCalendar]) -> str:
    return f"known: {', '.join(sorted(calendars))}" if calendars else "add a [calendar.NAME] with its hours"


def _read(table: Table, zone: ZoneInfo) -> WorkCalendar | None:
    table.allow(*_KEYS)
    table.close()
    table.truth("own_days", default=True)
    if not table.data.get("hours"):
        table.wrong("hours", '`hours` is missing; expected { mon-fri = ["08:00-16:00"] }')
        return None
    is_right = True
    for key in _KEYS:
        if not table.has(key):
            continue
        try:
            calendar_from({key: table.data[key]}, zone.key)
        except RulesError as error:
            table.wrong(key, str(error))
            is_right = False
    return calendar_from(table.data, zone.key) if is_right else None
