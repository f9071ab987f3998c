"""Whether a condition holds over answers. What has no answer equals nothing, is not filled, greater nor less."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from huolto.rules.forms.model import AllOf, AnyOf, Asked, Condition, Not


def holds(condition: Condition | None, answers: Mapping[str, Any]) -> bool:
    """Whether the condition holds; none always does."""
    match condition:
        case None:
            return True
        case AllOf(parts):
            return all(holds(part, answers) for part in parts)
        case AnyOf(parts):
            return any(holds(part, answers) for part in parts)
        case Not(part):
            return not holds(part, answers)
        case Asked(name, operator, value):
            return _test(operator, answers.get(name), value)


def is_filled(answer: Any) -> bool:
    """Whether something was answered; no (as in yes or no) and zero are answers."""
    if isinstance(answer, str):
        return bool(answer.strip())
    return answer is not None and answer != [] and answer != {}


def fields_of(condition: Condition | None) -> set[str]:
    """The ids of the fields that a condition asks about."""
    match condition:
        case None:
            return set()
        case AllOf(parts) | AnyOf(parts):
            return {name for part in parts for name in fields_of(part)}
        case Not(part):
            return fields_of(part)
        case Asked(name):
            return {name}


def _test(operator: str, answer: Any, value: Any) -> bool:
    if operator == "filled":
        return is_filled(answer) is bool(value)
    if not is_filled(answer):
        return False
    if operator in ("equals", "in"):
        wanted = value if operator == "in" else [value]
        given = answer if isinstance(answer, list) else [answer]
        return any(_alike(one, other) for one in given for other in wanted)
    return _compared(answer, value, greater=operator == "greater")


def _alike(answer: Any, value: Any) -> bool:
    if isinstance(answer, bool) or isinstance(value, bool):
        return answer is value
    return str(answer) == str(value) or _same_figure(answer, value)


def _same_figure(answer: Any, value: Any) -> bool:
    one, other = _figure(answer), _figure(value)
    return one is not None and one == other


def _compared(answer: Any, value: Any, *, greater: bool) -> bool:
    one, other = _figure(answer), _figure(value)
    if one is not None and other is not None:
        return one > other if greater else one < other
    # Days as ISO texts stand in the order of time.
    return str(answer) > str(value) if greater else str(answer) < str(value)


def _figure(value: Any) -> Decimal | None:
    if isinstance(value, bool):
        return None
    try:
        found = Decimal(str(value))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None
