"""For how many days each kind is kept at a provider: its own rule, else the default of the kind."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from huolto.foundation.models import Provider
from huolto.foundation.personal_data import Sweep, sweeps
from huolto.privacy.models import RetentionRule

COPIES = "person_copies"


@dataclass(frozen=True)
class Retained:
    """One kind at one provider; `due` is how much of it would go now (None: not counted)."""

    sweep: Sweep
    days: int | None
    is_own: bool
    due: int | None = None


def days_of(provider: Provider) -> dict[str, int | None]:
    """The days of each kind; None keeps it."""
    own = dict(RetentionRule.objects.of(provider).values_list("code", "days"))
    return {code: own.get(code, sweep.default) for code, sweep in sweeps().items()}


def retained(provider: Provider, now: datetime) -> list[Retained]:
    """Every kind with its days and what would go now, by the very code that removes it."""
    own = set(RetentionRule.objects.of(provider).values_list("code", flat=True))
    found = []
    for code, days in days_of(provider).items():
        sweep = sweeps()[code]
        due = sweep.due(provider, now - timedelta(days=days)) if days is not None else None
        found.append(Retained(sweep=sweep, days=days, is_own=code in own, due=due))
    return found
