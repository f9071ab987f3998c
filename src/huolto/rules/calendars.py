"""Two calendar systems, Gregorian and Jalali: parts of a date, months, and reading a date that a person typed.

A day is always a `datetime.date`; only its parts depend on the system. Begin at `parts_of`.
"""

import re
from datetime import date
from enum import StrEnum

from babel import Locale
from persiantools.jdatetime import JalaliDate

from huolto.rules.errors import RulesError

MONTHS_IN_YEAR = 12

_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_DATE_TEXT = re.compile(r"([0-9]{4})([-/])([0-9]{1,2})\2([0-9]{1,2})", re.ASCII)


class CalendarSystem(StrEnum):
    """How years and months are counted."""

    GREGORIAN = "gregorian"
    JALALI = "jalali"


class DateError(RulesError):
    """A date or a month that does not exist, or a text that is none."""

    code = "invalid-date"


def date_from_parts(system: CalendarSystem, year: int, month: int, day: int) -> date:
    """The day `year`-`month`-`day` of `system`; raises `DateError` when there is none."""
    try:
        if system is CalendarSystem.GREGORIAN:
            return date(year, month, day)
        gregorian: date = JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
    except (ValueError, OverflowError):
        message = f"There is no day {year:04d}-{month:02d}-{day:02d} in the {system} calendar."
        raise DateError(message) from None
    return gregorian


def parts_of(day: date, system: CalendarSystem) -> tuple[int, int, int]:
    """Year, month and day of the month of `day` in `system`."""
    if system is CalendarSystem.GREGORIAN:
        return day.year, day.month, day.day
    try:
        jalali = JalaliDate.to_jalali(day.year, day.month, day.day)  # type: ignore[no-untyped-call]
    except (ValueError, OverflowError):
        message = f"{day.isoformat()} is outside the years of the {system} calendar."
        raise DateError(message) from None
    return jalali.year, jalali.month, jalali.day


def days_in_month(year: int, month: int, system: CalendarSystem) -> int:
    """Days of that month: 28 to 31 in the Gregorian calendar, 29 to 31 in the Jalali one."""
    first = date_from_parts(system, year, month, 1)
    next_year, next_month = month_after(year, month, 1)
    return (date_from_parts(system, next_year, next_month, 1) - first).days


def month_after(year: int, month: int, months: int) -> tuple[int, int]:
    """Year and month that lie `months` (may be negative) after `year`-`month`; the same in both systems."""
    index = year * MONTHS_IN_YEAR + (month - 1) + months
    return index // MONTHS_IN_YEAR, index % MONTHS_IN_YEAR + 1


def add_months(day: date, months: int, system: CalendarSystem, anchor_day: int | None = None) -> date:
    """The day `months` later (earlier when negative), clamped to the end of a shorter month.

    `anchor_day` is the day of the month to come back to, so that a series begun on the 31st does not stay on
    the 28th after February; without it the day of `day` counts.
    """
    year, month, day_of_month = parts_of(day, system)
    wanted = day_of_month if anchor_day is None else anchor_day
    if not 1 <= wanted <= 31:
        raise DateError(f"A day of the month is 1 to 31, not {wanted}.")
    target_year, target_month = month_after(year, month, months)
    last = days_in_month(target_year, target_month, system)
    return date_from_parts(system, target_year, target_month, min(wanted, last))


def weekday_name(day: date, language: str, width: str = "wide") -> str:
    """Name of the weekday of `day` in `language`; `width` is babel's: wide, abbreviated, short, narrow."""
    names = Locale.parse(language).days["stand-alone"][width]
    return str(names[day.weekday()])


def parse_date(text: str, system: CalendarSystem) -> date:
    """The day that `text` names in `system`: `2026-03-01` or `۱۴۰۵/۰۱/۱۲`, in Latin, Persian or Arabic digits.

    Raises `DateError` with the expected form.
    """
    match = _DATE_TEXT.fullmatch(text.strip().translate(_DIGITS))
    if match is None:
        example = "2026-03-01" if system is CalendarSystem.GREGORIAN else "1405-01-12"
        message = f"{text!r} is not a date; write year-month-day, such as {example} ({system} calendar)."
        raise DateError(message)
    return date_from_parts(system, int(match[1]), int(match[3]), int(match[4]))
