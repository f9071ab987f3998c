"""Small values as an agreement writes them: amounts, percentages and durations, always as strings.

Each reader answers the value, or raises `ValueError` with the sentence that says what was expected.
"""

import re
from decimal import Decimal

_AMOUNT = re.compile(r"-?\d+(\.\d+)?")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*%")
_MONTHS = re.compile(r"(\d{1,4})\s*(months?|years?)")
MOST_MONTHS = 1200
_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*(min|h)")
PLACES_OF_A_UNIT_PRICE = 4
DIGITS = 15
LARGEST_AMOUNT = Decimal(10**DIGITS)
"""What a column of numeric(19,4) holds."""


def read_amount(value: object) -> Decimal:
    """A price such as `"18.40"`: zero or more, at most four decimals, in the agreement's currency."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float, Decimal)):
        raise ValueError('expected a price as a string, such as "18.40"')
    if not isinstance(value, str):
        raise ValueError(f'a price is written as a string, so that it stays exact: write "{value}"')
    if not value.isascii() or not _AMOUNT.fullmatch(value):
        raise ValueError(
            f'"{value}" is not a price; write digits with a point and no spaces, such as "18.40"'
        )
    amount = Decimal(value)
    if amount < 0:
        raise ValueError(f'"{value}" is below zero; a price is zero or more')
    if amount >= LARGEST_AMOUNT:
        raise ValueError(f"a price has at most {DIGITS} digits before the point")
    if len(value.partition(".")[2]) > PLACES_OF_A_UNIT_PRICE:
        raise ValueError(f'"{value}" has more than {PLACES_OF_A_UNIT_PRICE} decimals')
    return amount


def read_percent(value: object) -> Decimal:
    """A percentage such as `"3 %"`, answered as a fraction (0.03)."""
    match = _PERCENT.fullmatch(value) if isinstance(value, str) and value.isascii() else None
    if not match:
        raise ValueError(f'expected a percentage as a string, such as "3 %", not {value!r}')
    return Decimal(match[1]) / 100


def read_minutes(value: object) -> Decimal:
    """A duration such as `"15 min"` or `"3 h"`, answered in minutes, above zero."""
    match = _DURATION.fullmatch(value) if isinstance(value, str) and value.isascii() else None
    minutes = Decimal(match[1]) * (60 if match[2] == "h" else 1) if match else Decimal(0)
    if not 0 < minutes < LARGEST_AMOUNT:
        raise ValueError(f'expected a duration such as "15 min" or "3 h", not {value!r}')
    return minutes


def read_months(value: object) -> int:
    """A length such as `"3 months"` or `"1 year"`, answered in months."""
    match = _MONTHS.fullmatch(value) if isinstance(value, str) and value.isascii() else None
    months = int(match[1]) * (12 if match[2].startswith("year") else 1) if match else 0
    if not 0 < months <= MOST_MONTHS:
        raise ValueError(f'expected a length such as "3 months" or "1 year", not {value!r}')
    return months


def plain(value: Decimal) -> str:
    """A number without exponent and trailing zeros: `2`, `0.607143`, `14.9`."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
