"""Amounts of money: decimals of a currency, rounding once and half up, and splitting without losing a cent.

An amount is a `Decimal` with its currency beside it; float is refused everywhere (design.md section 3).
Half up is symmetrical about zero, so a credit of a charge is exactly its opposite. Begin at `round_amount`.
"""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import cache

from babel.core import get_global

from huolto.rules.errors import RulesError

UNIT_PRICE_DECIMALS = 4
"""Decimals of a unit price (design.md section 3)."""

_WIDE = Context(prec=60)
_DECIMAL_TEXT = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?", re.ASCII)


class UnknownCurrencyError(RulesError):
    """A currency code that ISO 4217, as CLDR carries it, does not know."""

    code = "unknown-currency"


class NotDecimalError(RulesError, TypeError):
    """An amount that is not a finite Decimal: a float, a text, NaN."""

    code = "not-decimal"


@cache
def currency_decimals(currency: str) -> int:
    """Decimals that amounts in `currency` (ISO 4217, upper case) have: EUR 2, JPY 0, KWD 3, IRR 0.

    Source: CLDR, as babel carries it. Raises `UnknownCurrencyError`.
    """
    if currency not in get_global("all_currencies"):
        message = f"Unknown currency {currency!r}; write an ISO 4217 code such as EUR or IRR."
        raise UnknownCurrencyError(message)
    fractions = get_global("currency_fractions")
    digits: int = fractions.get(currency, fractions["DEFAULT"])[0]
    return digits


def to_decimal(value: str | int | Decimal) -> Decimal:
    """`value` as a finite Decimal; texts are written `-12.50`: plain digits, a point, no exponent, no spaces.

    Raises `NotDecimalError` for anything else, floats and booleans included.
    """
    if isinstance(value, str):
        if not _DECIMAL_TEXT.fullmatch(value):
            message = f"{value!r} is not an amount; write digits with a point, such as 14.90."
            raise NotDecimalError(message)
        return Decimal(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    return require_decimal(value)


def require_decimal(value: object, name: str = "amount") -> Decimal:
    """`value` itself if it is a finite Decimal, else `NotDecimalError`; `name` is said in the message."""
    if not isinstance(value, Decimal):
        message = f"The {name} must be a Decimal, not {type(value).__name__} ({value!r})."
        raise NotDecimalError(message)
    if not value.is_finite():
        message = f"The {name} must be a finite number, not {value}."
        raise NotDecimalError(message)
    return value


def round_amount(amount: Decimal, currency: str) -> Decimal:
    """`amount` rounded half up (away from zero) to the decimals of `currency`."""
    return _quantize(require_decimal(amount), currency_decimals(currency))


def round_unit_price(amount: Decimal) -> Decimal:
    """`amount` rounded half up to the four decimals of a unit price."""
    return _quantize(require_decimal(amount, "unit price"), UNIT_PRICE_DECIMALS)


def round_fraction(amount: Fraction, currency: str) -> Decimal:
    """An exact fraction of money rounded once, half up, to the decimals of `currency`."""
    decimals = currency_decimals(currency)
    return _from_units(_half_up(amount * 10**decimals), decimals)


def round_to_step(amount: Fraction, step: Decimal) -> Decimal:
    """An exact amount rounded once, half up (away from zero), to a multiple of `step`: 10.09 to 0.05 is 10.10.

    Raises `RulesError` for a step that is not above zero.
    """
    if require_decimal(step, "step") <= 0:
        raise RulesError(f"Amounts are rounded to steps above zero, not {step}.", code="invalid-step")
    return _WIDE.multiply(Decimal(_half_up(amount / Fraction(step))), step)


def allocate(total: Decimal, weights: Sequence[Decimal], currency: str) -> list[Decimal]:
    """Split `total` by `weights` with the largest remainder, so that the parts sum to the rounded total.

    Ties go to the earlier position; all weights zero gives everything to the first. A negative total is split
    as its opposite. Raises `RulesError` for a negative weight, or when there is nobody to take the total.
    """
    decimals = currency_decimals(currency)
    rounded = _quantize(require_decimal(total, "total"), decimals)
    shares = [Fraction(require_decimal(weight, "weight")) for weight in weights]
    if any(share < 0 for share in shares):
        raise RulesError("A weight must not be negative.", code="negative-weight")
    if not shares:
        if rounded:
            raise RulesError("There is nothing to split the total over.", code="no-weights")
        return []
    units = abs(int(rounded.scaleb(decimals, _WIDE)))
    parts = _largest_remainder(units, shares)
    sign = -1 if rounded < 0 else 1
    return [_from_units(sign * part, decimals) for part in parts]


def _half_up(amount: Fraction) -> int:
    whole = (2 * abs(amount.numerator) + amount.denominator) // (2 * amount.denominator)
    return whole if amount >= 0 else -whole


def _largest_remainder(units: int, shares: Sequence[Fraction]) -> list[int]:
    whole = sum(shares, Fraction(0))
    if whole == 0:
        return [units] + [0] * (len(shares) - 1)
    exact = [units * share / whole for share in shares]
    parts = [int(value) for value in exact]
    by_remainder = sorted(range(len(exact)), key=lambda position: parts[position] - exact[position])
    for position in by_remainder[: units - sum(parts)]:
        parts[position] += 1
    return parts


def _quantize(amount: Decimal, decimals: int) -> Decimal:
    rounded = amount.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=_WIDE)
    return abs(rounded) if rounded.is_zero() else rounded


def _from_units(units: int, decimals: int) -> Decimal:
    return Decimal(units).scaleb(-decimals, _WIDE)
