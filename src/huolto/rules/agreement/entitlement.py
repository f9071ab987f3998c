"""What a person or an item is entitled to at an instant: of each cover whether it holds, and what else it depends on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from huolto.rules.agreement.clauses.cover import CoverClause
from huolto.rules.agreement.conditions import Condition
from huolto.rules.agreement.happenings import Fact, Happening
from huolto.rules.agreement.model import Agreement
from huolto.rules.agreement.stack import in_order
from huolto.rules.agreement.vocabulary import VOCABULARY
from huolto.rules.explanation import Reason


class Standing(StrEnum):
    """Whether a cover holds: yes, not, or for what the condition on the case says."""

    YES = "yes"
    NO = "no"
    FOR = "for"


@dataclass(frozen=True, slots=True)
class Entitlement:
    """One cover of an agreement as it stands for somebody; `open` are conditions that only a case will answer."""

    agreement: str
    clause: str
    standing: Standing
    reason: Reason
    open: tuple[Condition, ...] = ()


def entitlement_of(
    stack: Sequence[Agreement], facts: Mapping[str, Fact], at: datetime
) -> tuple[Entitlement, ...]:
    """Every cover of the agreements that are in force at `at` (aware), for somebody of whom these facts are known."""
    return tuple(
        _standing(agreement, clause, facts, at)
        for agreement in in_order(stack)
        if _in_force(agreement, at)
        for clause in agreement.clauses
        if isinstance(clause, CoverClause)
    )


def _in_force(agreement: Agreement, at: datetime) -> bool:
    days = agreement.header.in_force
    return days is None or days.contains(at.astimezone(agreement.header.zone).date())


def _standing(
    agreement: Agreement, clause: CoverClause, facts: Mapping[str, Fact], at: datetime
) -> Entitlement:
    happening = Happening("", VOCABULARY[clause.kinds[0]], {**facts, "at": at})
    named = {"agreement": agreement.id, "clause": clause.id}
    known = [condition for condition in clause.when if condition.fact in happening.facts]
    broken = next((condition for condition in known if not condition.holds(happening)), None)
    if broken is not None:
        got = happening.text(broken.fact)
        asked = {"fact": broken.fact, "operator": broken.operator, "expected": broken.expected, "got": got}
        return Entitlement(agreement.id, clause.id, Standing.NO, Reason("unpriced.condition", named | asked))
    if clause.window is not None and not clause.window.holds(happening):
        return Entitlement(agreement.id, clause.id, Standing.NO, Reason("unpriced.window", named))
    open_ = tuple(condition for condition in clause.when if condition.fact not in happening.facts)
    standing = Standing.FOR if open_ else Standing.YES
    return Entitlement(agreement.id, clause.id, standing, Reason("decision.covered", named), open_)
