"""Where two agreements that do not stand on each other would both answer: the same question about the same happening.

Told before both are in force, for then the order of their codes would decide, which nobody agreed on. Conditions are
compared fact by fact; what only an order of numbers or a window would keep apart counts as meeting.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from huolto.rules.agreement.clauses.fee import FeeClause
from huolto.rules.agreement.conditions import Condition
from huolto.rules.agreement.happenings import Fact
from huolto.rules.agreement.model import Agreement, Clause
from huolto.rules.agreement.vocabulary import VOCABULARY

_IS, _NOT = ("is", "in"), ("not", "not_in")


@dataclass(frozen=True, slots=True)
class Overlap:
    """A question that a clause of each agreement would answer about one kind of happening."""

    question: str
    kind: str
    clause: str
    other: str


def overlaps(one: Agreement, other: Agreement) -> list[Overlap]:
    """Every pair of clauses of two agreements that answer one question and may meet, in the order of the first."""
    return [
        Overlap(question, kind, ours.id, theirs.id)
        for ours, theirs in product(one.clauses, other.clauses)
        if (question := _question(ours)) and question == _question(theirs)
        for kind in _kinds_of_both(ours, theirs, one, other)
        if _meet(ours.when, theirs.when)
    ]


def stands_above(agreements: Sequence[Agreement], upper: str, lower: str) -> bool:
    """Whether `upper` stands on `lower`, directly or through others of the agreements."""
    by_id = {agreement.id: agreement for agreement in agreements}
    seen: set[str] = set()
    current = by_id.get(upper)
    while current is not None and current.id not in seen:
        seen.add(current.id)
        if current.header.on_top_of == lower:
            return True
        current = by_id.get(current.header.on_top_of or "")
    return False


def _question(clause: Clause) -> str | None:
    """The question; fees of one code for the same thing would be paid twice."""
    if isinstance(clause, FeeClause):
        return f"fee:{clause.code}"
    return clause.question


def _kinds_of_both(ours: Clause, theirs: Clause, one: Agreement, other: Agreement) -> Iterator[str]:
    for kind in ours.speaks_of:
        if kind not in theirs.speaks_of:
            continue
        if "case" not in VOCABULARY[kind].facts or one.intake.meets(other.intake):
            yield kind


def _meet(ours: Iterable[Condition], theirs: Iterable[Condition]) -> bool:
    """Whether one happening could fulfil both."""
    by_fact: dict[str, list[Condition]] = {}
    for condition in (*ours, *theirs):
        by_fact.setdefault(condition.fact, []).append(condition)
    return all(_possible(conditions) for conditions in by_fact.values())


def _possible(conditions: Sequence[Condition]) -> bool:
    allowed: set[Fact] | None = None
    refused: set[Fact] = set()
    for condition in conditions:
        if condition.operator in _IS:
            allowed = set(condition.values) if allowed is None else allowed & set(condition.values)
        elif condition.operator in _NOT:
            refused |= set(condition.values)
    return allowed is None or bool(allowed - refused)
