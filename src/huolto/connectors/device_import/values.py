"""Cells to values: days, amounts and months as the exports of five countries write them.

Whether 3/4 is a day of March or of April is decided once a column, by all its cells together.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from huolto.rules.calendars import CalendarSystem, DateError, date_from_parts
from huolto.rules.formatting import fold, latin_digits

_DAY = re.compile(r"(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(?:[ T].*)?")
_BROKEN_AMOUNT = re.compile(r"\d[^\d,.٫٬\s'’]+\d")
_AMOUNT_SIGNS = re.compile(r"[^\d,.\-−]")
MONTH_FIRST_COUNTRIES = frozenset({"US"})
LATEST_JALALI_YEAR = 1600
SPREADSHEET_DAY_0 = date(1899, 12, 30)
SPREADSHEET_DAYS = (20_000, 80_000)
"""Days counted from 1900 that a cell without a format shows: 1954 to 2119."""
MONTHS = (
    ("jan", "tammi"), ("feb", "helmi"), ("mar", "mär", "maalis"), ("apr", "avr", "huhti"), ("may", "mai", "maj", "touko"),
    ("jun", "juin", "kesä"), ("jul", "juil", "heinä"), ("aug", "aoû", "elo"), ("sep", "syys"), ("oct", "okt", "loka"),
    ("nov", "marras"), ("dec", "des", "déc", "joulu"),
)  # fmt: skip
"""How the months begin in English, Finnish, Swedish, Norwegian and French."""
JALALI_MONTHS = (
    "فروردین",
    "اردیبهشت",
    "خرداد",
    "تیر",
    "مرداد",
    "شهریور",
    "مهر",
    "ابان",
    "اذر",
    "دی",
    "بهمن",
    "اسفند",
)
_DAY_MONTH_YEAR = re.compile(
    r"(?:\w+,? )?(?P<day>\d{1,2})[. -]+(?P<month>[^\W\d]+)[., -]+(?P<year>\d{4})(?:[ t,].*)?"
)
_MONTH_DAY_YEAR = re.compile(
    r"(?:\w+,? )?(?P<month>[^\W\d]+)[. ]+(?P<day>\d{1,2}),? (?P<year>\d{4})(?:[ t,].*)?"
)
_CLOCK = re.compile(
    r"[ T](?P<h>\d{1,2})[:.](?P<m>\d{2})(?:[:.](?P<s>\d{2}))?(?:\.\d+)?(?: ?(?P<half>[AaPp])[Mm])?"
)
PRICE_LIMIT = Decimal(10) ** 14


def is_month_first(cells: Iterable[str], country: str) -> bool:
    """Whether the days of a column are written month first: a second part over 12 says so, a first one denies it."""
    parts = [match for cell in cells if (match := _DAY.fullmatch(latin_digits(cell.strip())))]
    short = [match for match in parts if len(match[1]) <= 2]
    if any(int(match[1]) > 12 for match in short):
        return False
    if any(int(match[2]) > 12 for match in short):
        return True
    return country in MONTH_FIRST_COUNTRIES


@lru_cache(4096)
def day_of(cell: str, *, month_first: bool) -> date | None:
    """The day a cell names: ISO, 31.12.2025, 12/31/25 or a Jalali 1404/10/10; None if it names none."""
    text = latin_digits(cell.strip())
    match = _DAY.fullmatch(text)
    if match is None:
        return _other_day(text)
    first, second, third = int(match[1]), int(match[2]), int(match[3])
    system = CalendarSystem.GREGORIAN
    if len(match[1]) == 4:
        year, month, day = first, second, third
        if year < LATEST_JALALI_YEAR:
            system = CalendarSystem.JALALI
    else:
        month, day = (first, second) if month_first else (second, first)
        year = third if len(match[3]) == 4 else 2000 + third if third < 70 else 1900 + third
        if year < LATEST_JALALI_YEAR:
            system, month, day = CalendarSystem.JALALI, second, first
    return _dated(system, year, month, day)


def _other_day(text: str) -> date | None:
    """A day with its month in words, all in digits, or counted from 1900 as spreadsheets do."""
    if text.isdigit() and len(text) == 8:
        return _dated(CalendarSystem.GREGORIAN, int(text[:4]), int(text[4:6]), int(text[6:]))
    if text.isdigit() and len(text) == 5:
        return (
            SPREADSHEET_DAY_0 + timedelta(int(text))
            if SPREADSHEET_DAYS[0] <= int(text) <= SPREADSHEET_DAYS[1]
            else None
        )
    for pattern in (_DAY_MONTH_YEAR, _MONTH_DAY_YEAR):
        if match := pattern.fullmatch(fold(text)):
            word, day, year = match["month"], int(match["day"]), int(match["year"])
            if word in JALALI_MONTHS:
                return _dated(CalendarSystem.JALALI, year, JALALI_MONTHS.index(word) + 1, day)
            month = next(
                (number for number, starts in enumerate(MONTHS, start=1) if word.startswith(starts)), 0
            )
            return _dated(CalendarSystem.GREGORIAN, year, month, day)
    return None


def _dated(system: CalendarSystem, year: int, month: int, day: int) -> date | None:
    try:
        return date_from_parts(system, year, month, day)
    except DateError:
        return None


def instant_of(cell: str, *, month_first: bool) -> datetime | None:
    """The instant a cell names; UTC where no zone is written, midnight where no time is."""
    text = latin_digits(cell.strip())
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        day = day_of(text, month_first=month_first)
        if day is None:
            return None
        clock = _CLOCK.search(text)
        hour, minute, second = (int(clock[part] or 0) for part in ("h", "m", "s")) if clock else (0, 0, 0)
        if clock and clock["half"]:
            hour = hour % 12 + (12 if clock["half"].lower() == "p" else 0)
        if hour > 23 or minute > 59 or second > 59:
            return None
        found = datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=UTC)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


@lru_cache(4096)
def amount_of(cell: str) -> Decimal | None:
    """The amount a cell names: 1,234.50 or 1 234,50 € or 2.900.000; None if it names none or a negative one."""
    text = _AMOUNT_SIGNS.sub("", latin_digits(cell).replace("٫", ".").replace("٬", ","))
    comma, point = text.rfind(","), text.rfind(".")
    decimal = "," if comma > point else "."
    other = "." if decimal == "," else ","
    whole, sign, fraction = text.rpartition(decimal)
    # One kind of sign with three digits behind each is thousands: 2.900.000, but also 1.234.
    if sign and (whole.count(decimal) or (len(fraction) == 3 and decimal == ",")):
        whole, fraction = whole + fraction, ""
    elif not sign:
        whole, fraction = text, ""
    try:
        amount = Decimal(f"{whole.replace(other, '').replace(decimal, '') or '0'}.{fraction or '0'}")
    except InvalidOperation:
        return None
    if not re.search(r"\d", text) or _BROKEN_AMOUNT.search(cell) or amount < 0 or amount >= PRICE_LIMIT:
        return None
    return amount.quantize(Decimal("0.0001")).normalize() + Decimal("0.00")


def months_of(cell: str) -> int | None:
    """A number of months, also as "36 months"; None if it is none or senseless."""
    match = re.fullmatch(r"(\d{1,4})(?:[.,]0+)?\D*", latin_digits(cell.strip()))
    return int(match[1]) if match and int(match[1]) <= 600 else None
