"""What sizing refuses."""

from huolto.rules.errors import RulesError


class SizingError(RulesError):
    """A pool that cannot be sized: a rate or a time below zero, a level that no number of spares reaches."""

    code = "invalid-sizing"
