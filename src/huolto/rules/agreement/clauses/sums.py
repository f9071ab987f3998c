"""The lines of a sum that stands behind a charge, each with how many, its exact amount, and its phrase.

Stages (tiers, allowances, caps) leave lines on entries; a charge adds up those that say the same and tells them one after
the other: `10 × 100.00 €, 12 × 80.00 €, 40.00 € above the cap are not charged`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from huolto.rules.agreement.happenings import Happening
from huolto.rules.agreement.model import Header
from huolto.rules.agreement.values import plain
from huolto.rules.explanation import Reason, money_param
from huolto.rules.money import round_fraction
from huolto.rules.periods import Period

_MANY = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a code of `sum.`, what it says, how many and the exact amount that it moves."""

    code: str
    params: Mapping[str, Any]
    quantity: Fraction
    amount: Fraction


def added_up(lines: Iterable[Line]) -> list[Line]:
    """Lines that say the same become one, in the order of their first; those that come to nothing are left out."""
    found: dict[str, Line] = {}
    for line in lines:
        key = repr((line.code, sorted(line.params.items())))
        before = found.get(key)
        if before is not None:
            line = Line(line.code, line.params, before.quantity + line.quantity, before.amount + line.amount)
        found[key] = line
    return [line for line in found.values() if line.quantity or line.amount]


def told(lines: Iterable[Line], currency: str) -> list[dict[str, Any]]:
    """The lines as phrases, kept as JSON, each with `quantity` and `amount`."""
    return [
        Reason(
            line.code,
            {
                **line.params,
                "quantity": plain(number_of(line.quantity)),
                "amount": money_param(round_fraction(abs(line.amount), currency), currency),
            },
        ).to_json()
        for line in lines
    ]


def number_of(value: Fraction) -> Decimal:
    """A fraction as a number, to six decimals at the most."""
    return (Decimal(value.numerator) / value.denominator).quantize(_MANY, rounding=ROUND_HALF_UP)


def money_of(amount: Decimal, agreement: Header) -> dict[str, str]:
    """An amount of an agreement as a parameter."""
    return money_param(amount, agreement.currency)


@dataclass(slots=True)
class Entry:
    """One happening on its way through the stages: how many are billed, at which price, and what that comes to.

    `period` is where it is charged; an entry without one only moves the counters of those after it. `last` is the last
    day of what lasts; `own` are lines of a price that is no number of units.
    """

    happening: Happening
    day: date
    period: Period | None
    quantity: Fraction
    each: Fraction
    amount: Fraction = Fraction(0)
    lines: list[Line] = field(default_factory=list)
    last: date | None = None
    own: tuple[Line, ...] = ()

    def add(self, *lines: Line) -> None:
        """Put lines and their amounts on the entry."""
        for line in lines:
            self.lines.append(line)
            self.amount += line.amount
