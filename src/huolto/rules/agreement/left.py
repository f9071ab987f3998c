"""What is left of prepaid pots and of what is included, as a rating leaves them."""

from dataclasses import dataclass

from huolto.rules.explanation import Reason


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a pot or of what is included, after these usages have drawn from it."""

    usages: frozenset[str]
    reason: Reason
