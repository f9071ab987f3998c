"""Cells to values: days, amounts and months as the exports of five countries write them.

Whether 3/4 is a day of March or of April is decided once a column, by all its cells together.
"""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation

from huolto.rules.calendars import CalendarSystem, DateError, date_from_parts
from huolto.rules.formatting import latin_digits

_DAY = re.compile(r"(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(?:[ T].*)?")
_BROKEN_AMOUNT = re.compile(r"\d[^\d,.٫٬\s'’]+\d")
_AMOUNT_SIGNS = re.compile(r"[^\d,.\-−]")
MONTH_FIRST_COUNTRIES = frozenset({"US"})
LATEST_JALALI_YEAR = 1600
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


def day_of(cell: str, *, month_first: bool) -> date | None:
    """The day a cell names: ISO, 31.12.2025, 12/31/25 or a Jalali 1404/10/10; None if it names none."""
    match = _DAY.fullmatch(latin_digits(cell.strip()))
    if match is None:
        return None
    first, second, third = int(match[1]), int(match[2]), int(match[3])
    system = CalendarSystem.GREGORIAN
    if len(match[1]) == 4:
        year, month, day = first, second, third
        if year < LATEST_JALALI_YEAR:
            system = CalendarSystem.JALALI
    else:
        month, day = (first, second) if month_first else (second, first)
        year = third if len(match[3]) == 4 else 2000 + third if third < 70 else 1900 + third
    try:
        return date_from_parts(system, year, month, day)
    except DateError:
        return None


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
