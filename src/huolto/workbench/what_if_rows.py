"""The rows of a replay as its page shows them, every amount written out."""

from dataclasses import dataclass
from datetime import datetime

from huolto.foundation.pages import Why


@dataclass(frozen=True)
class Difference:
    """An amount before and after, written out; `kind` colours the change."""

    old: str
    new: str
    change: str
    is_changed: bool


@dataclass(frozen=True)
class ClauseRow:
    """One clause in one currency: in all, and what changes in each month."""

    key: str
    code: str
    clause: str
    quote: str
    together: Difference
    months: tuple[str, ...]
    old_lines: int
    new_lines: int


@dataclass(frozen=True)
class Total:
    """All clauses of one currency: in all, by month, and the change in per cent where there was something."""

    currency: str
    together: Difference
    months: tuple[tuple[str, Difference], ...]
    percent: str


@dataclass(frozen=True)
class LineRow:
    """One line that changes."""

    month: str
    name: str
    clause: str
    amounts: Difference
    why: Why | None


@dataclass(frozen=True)
class DecisionRow:
    """One happening of which agreements would have said something else."""

    at: datetime
    kind: str
    tag: str
    old: str
    new: str


@dataclass(frozen=True)
class DueRow:
    """One promise of a happening: what is due, when it was and when it would be; None where nothing is promised."""

    at: datetime
    kind: str
    tag: str
    target: str
    old: datetime | None
    new: datetime | None


@dataclass(frozen=True)
class OpenRow:
    """One happening that is priced on one side only."""

    month: str
    kind: str
    tag: str
    reason: str
