"""A stack of agreements: which answers first, and what the stack decides about one happening.

An agreement `on_top_of` another answers first; the lower one answers only what is left open (design.md 4.4). Of the
clauses that answer one question (`charge:labour`) the first that fits counts; fees always apply.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from huolto.rules.agreement.happenings import Happening
from huolto.rules.agreement.model import Agreement, Clause, Decision
from huolto.rules.errors import RulesError
from huolto.rules.explanation import Reason


class StackError(RulesError):
    """Agreements that cannot stand on each other."""

    code = "invalid-stack"


@dataclass(frozen=True, slots=True)
class Answer:
    """One clause that applies to a happening."""

    agreement: Agreement
    clause: Clause


def in_order(agreements: Sequence[Agreement]) -> tuple[Agreement, ...]:
    """The agreements as they answer: each before the one it stands on, else as given.

    Raises `StackError` for two of one id, a circle, or two currencies.
    """
    by_id = {agreement.id: agreement for agreement in agreements}
    if len(by_id) < len(agreements):
        raise StackError("Two of the agreements have the same id.")
    if len({agreement.currency for agreement in agreements}) > 1:
        said = ", ".join(f"{a.id} in {a.currency}" for a in agreements)
        raise StackError(f"Agreements of one stack have one currency, not {said}.")
    depths = {agreement.id: _depth(agreement, by_id) for agreement in agreements}
    return tuple(sorted(agreements, key=lambda agreement: -depths[agreement.id]))


def _depth(agreement: Agreement, by_id: dict[str, Agreement]) -> int:
    depth, seen = 0, {agreement.id}
    while (below := by_id.get(agreement.header.on_top_of or "")) is not None:
        if below.id in seen:
            raise StackError(f"{agreement.id} and {below.id} stand on top of each other.")
        seen.add(below.id)
        agreement, depth = below, depth + 1
    return depth


def answers(stack: Sequence[Agreement], happening: Happening) -> list[Answer]:
    """The clauses that apply, the first for each question and all fees; `stack` is in order."""
    found: list[Answer] = []
    asked: set[str] = set()
    for agreement in stack:
        if not _in_term(agreement, happening):
            continue
        for clause in agreement.clauses:
            question = clause.question
            if question in asked or not clause.fits(happening):
                continue
            if question is not None:
                asked.add(question)
            found.append(Answer(agreement, clause))
    return found


def decide(stack: Sequence[Agreement], happening: Happening) -> Decision:
    """Whether a happening is covered or priced, by which clause first, and why.

    Nothing is `covered` yet: that asks for `cover` clauses, which this version of the language refuses.
    """
    ordered = in_order(stack)
    found = answers(ordered, happening)
    priced = [a for a in found if lacking(a, happening) is None]
    first = next(iter(priced or found), None)
    return Decision(
        usage=happening.id,
        covered=False,
        priced=bool(priced),
        agreement=first.agreement.id if first else None,
        clause=first.clause.id if first else None,
        reason=_reason(ordered, happening, first, is_priced=bool(priced)),
        answers=tuple((a.agreement.id, a.clause.id) for a in found),
    )


def lacking(answer: Answer, happening: Happening) -> Reason | None:
    """Why a clause that applies cannot price the happening; None when it can."""
    return answer.clause.lacks(happening, answer.agreement.header)


def _reason(
    stack: Sequence[Agreement], happening: Happening, first: Answer | None, *, is_priced: bool
) -> Reason:
    if first and is_priced:
        params = {"agreement": first.agreement.id, "clause": first.clause.id}
        return Reason("decision.priced", params)
    if first:
        return lacking(first, happening) or _no_clause(stack, happening)
    return _near_miss(stack, happening) or _no_clause(stack, happening)


def _near_miss(stack: Sequence[Agreement], happening: Happening) -> Reason | None:
    """The first clause that speaks of such a happening, and the condition that did not hold."""
    for agreement in stack:
        if not _in_term(agreement, happening):
            return Reason("unpriced.outside-term", {"agreement": agreement.id})
        for clause in agreement.clauses:
            if clause.on != happening.kind.name:
                continue
            broken = next(c for c in clause.when if not c.holds(happening))
            params = {"agreement": agreement.id, "clause": clause.id, "fact": broken.fact}
            if broken.fact not in happening.facts:
                return Reason("unpriced.unknown", params)
            got = happening.text(broken.fact)
            got = got.lower() if isinstance(happening.facts[broken.fact], bool) else got
            asked = {"operator": broken.operator, "expected": broken.expected, "got": got}
            return Reason("unpriced.condition", params | asked)
    return None


def _no_clause(stack: Sequence[Agreement], happening: Happening) -> Reason:
    params = {"agreements": [agreement.id for agreement in stack], "kind": happening.kind.name}
    return Reason("unpriced.no-clause", params)


def _in_term(agreement: Agreement, happening: Happening) -> bool:
    term = agreement.header.term
    if term is None:
        return True
    start, end = happening.start(agreement.header.zone), happening.end(agreement.header.zone)
    if not happening.kind.is_span:
        return term.contains(start)
    return (term.end is None or start < term.end) and (end is None or end > term.start)
