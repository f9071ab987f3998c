"""The arithmetic of a charge, step by step, as a page or a PDF draws it.

Every reason of a charge carries these parameters, each where it makes sense: `agreement`, `clause`, `subject`; `from` and
`last` (first and last day charged) with `to` (the day after); `on` (the day of a single happening); `price`
(money), `numerator` and `denominator` (17 of 28 days), `days`, `month`; `parts` (rows with `month`, `numerator`,
`denominator`, `price`, where a period touches several months or prices); `quantity`; `minutes`, `quanta`, `quantum`;
`cost`, `base`, `percent`; `sum` (lines of a sum as reasons, each with `quantity` and `amount`); `exact` (the unrounded amount as a string, cut after two further decimals) and `net` (money).
`zero_from` and `zero_to` say what would have made it 0: begun on `zero_from` or ended on `zero_to`.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from huolto.rules.explanation import Reason, ReasonError
from huolto.rules.money import currency_decimals

FURTHER_DECIMALS = 2

STEPS: tuple[tuple[str, str, str], ...] = (
    ("on", "step.on", "date"),
    ("minutes", "step.minutes", "duration"),
    ("quantum", "step.quantum", "duration"),
    ("quanta", "step.quanta", "int"),
    ("cost", "step.cost", "money"),
    ("base", "step.base", "money"),
    ("percent", "step.percent", "percent"),
    ("months", "step.months", "int"),
    ("quantity", "step.quantity", "number"),
    ("numerator", "step.numerator", "int"),
    ("denominator", "step.denominator", "int"),
    ("price", "step.price", "price"),
    ("whole", "step.whole", "money"),
    ("before", "step.before", "money"),
    ("exact", "step.exact", "number"),
    ("net", "step.net", "money"),
)
"""Parameter, code of its label (a sentence without placeholders) and type of its value, in the order of the sum."""

_ONLY_WITH_COST = ("cost", "percent")
_WITH_COST = ("charge.cost-plus", "charge.at-cost", "charge.share", "charge.share-of-fact")


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a sum: the code of its label, the type of the value (as in `explanation`), the value."""

    label: str
    type: str
    value: Any


def arithmetic(reason: Reason) -> list[Step]:
    """The lines of the sum behind a charge; raises `ReasonError` for the reason of something else."""
    if "net" not in reason.params:
        raise ReasonError(f"The reason {reason.code!r} is not that of a charge.")
    with_cost = reason.code in _WITH_COST
    steps = [
        Step(label, kind, reason.params[name])
        for name, label, kind in STEPS
        if name in reason.params and (with_cost or name not in _ONLY_WITH_COST)
    ]
    parts = [Step("step.part", "part", part) for part in reason.params.get("parts", ())]
    parts += [Step("step.line", "reason", line) for line in reason.params.get("sum", ())]
    return parts + steps


def zero_reason(reason: Reason) -> Reason | None:
    """What would have made a charge 0, as a reason; None when nothing simple would have."""
    params = reason.params
    if "zero_from" not in params:
        return None
    return Reason("charge.zero", {"from": params["zero_from"], "to": params["zero_to"]})


def exact_text(amount: Fraction, currency: str) -> str:
    """An unrounded amount, cut (not rounded, so that 9.0049 stays below half) after two further decimals."""
    decimals = currency_decimals(currency)
    shown = decimals + FURTHER_DECIMALS
    units = abs(amount.numerator) * 10**shown // amount.denominator
    digits = str(units).rjust(shown + 1, "0")
    whole, part = digits[:-shown], digits[-shown:]
    kept = part[:decimals] + part[decimals:].rstrip("0")
    sign = "-" if amount < 0 and units else ""
    return f"{sign}{whole}.{kept}" if kept else f"{sign}{whole}"
