"""A stack of agreements: which answers first, and what the stack decides about one happening.

An agreement `on_top_of` another answers first; the lower one answers only what is left open (design.md 4.4). Of the
clauses that answer one question (`charge:labour`, `cover`, `target:solve`) the first that fits counts; rules always apply,
and fees unless a cover of what lasts takes them away. What an agreement covers it does not charge, nor does one below it; what one above charged stays charged.
A happening that belongs to a case is answered only by agreements whose `intake` lets it in.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from huolto.rules.agreement.clauses.cover import CoverClause
from huolto.rules.agreement.clauses.fee import FeeClause
from huolto.rules.agreement.clauses.pages import PagesClause
from huolto.rules.agreement.clauses.rule import RuleClause
from huolto.rules.agreement.clauses.target import TargetClause
from huolto.rules.agreement.happenings import Happening
from huolto.rules.agreement.model import Agreement, Answering, Clause, Decision, Notice, Target
from huolto.rules.agreement.repair import REPAIRS, Payer, steps_of, warranty_of
from huolto.rules.agreement.vocabulary import TOLD_ONLY
from huolto.rules.errors import RulesError
from huolto.rules.explanation import Reason

CHARGE = "charge:"
IN_FORCE = "agreement_in_force"
"""What lasts while one agreement does: no other of its stack has a fee for that."""


class StackError(RulesError):
    """Agreements that cannot stand on each other."""

    code = "invalid-stack"


@dataclass(frozen=True, slots=True)
class Answer:
    """One clause that applies to a happening."""

    agreement: Agreement
    clause: Clause


@dataclass(slots=True)
class Considered:
    """All that a stack says of one happening: what warrants or covers it, what it costs, due times and rules."""

    warranty: Reason | None = None
    cover: Answer | None = None
    money: list[Answer] = field(default_factory=list)
    targets: list[Answer] = field(default_factory=list)
    rules: list[Answer] = field(default_factory=list)

    def applying(self) -> Iterator[Answer]:
        """Every clause that applies: the one that covers first, then money, due times, rules."""
        if self.cover:
            yield self.cover
        yield from self.money
        yield from self.targets
        yield from self.rules


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


def consider(stack: Sequence[Agreement], happening: Happening) -> Considered:
    """What each question about a happening is answered by; `stack` is in order."""
    found = Considered(warranty=warranty_of(happening))
    asked: set[str] = set()
    covered: list[CoverClause] = []
    for agreement in _bound(stack, happening):
        if not answers_for(agreement, happening):
            continue
        answering = agreement.answering(happening.kind.name)
        cover = None if found.cover else _cover(answering, happening)
        if cover is not None:
            covered.append(cover)
            found.cover = Answer(agreement, cover)
        for clause, question in answering.others:
            if question in asked or not clause.fits(happening):
                continue
            if (covered or found.warranty) and _is_free(clause, covered, is_warranted=bool(found.warranty)):
                continue
            if question is not None:
                asked.add(question)
            _place(found, Answer(agreement, clause))
    if found.cover and found.money and not _answers_first(stack, found):
        # What an agreement above already charges is not left open for the cover below it.
        found.cover = None
    return found


def _bound(stack: Sequence[Agreement], happening: Happening) -> Sequence[Agreement]:
    """The agreement that a case was bound to at its intake and those it stands on; without one, the whole stack."""
    bound = happening.facts.get("bound_to")
    if bound is None:
        return stack
    by_id = {agreement.id: agreement for agreement in stack}
    kept: list[Agreement] = []
    current = by_id.get(str(bound))
    while current is not None:
        kept.append(current)
        current = by_id.get(current.header.on_top_of or "")
    return kept or stack


def answers(stack: Sequence[Agreement], happening: Happening) -> list[Answer]:
    """The clauses that cost something: the first for each question and all fees; `stack` is in order."""
    return consider(stack, happening).money


def _cover(answering: Answering, happening: Happening) -> CoverClause | None:
    fitting = (c for c in answering.covers if isinstance(c, CoverClause) and c.fits(happening))
    return next(fitting, None)


def _is_free(clause: Clause, covered: Sequence[CoverClause], *, is_warranted: bool) -> bool:
    if isinstance(clause, FeeClause | PagesClause):
        return any(cover.takes(clause.code) for cover in covered)
    question = clause.question or ""
    if not question.startswith(CHARGE):
        return False
    if is_warranted and not any(condition.fact == "warranty" for condition in clause.when):
        return True
    return any(cover.takes(question.removeprefix(CHARGE)) for cover in covered)


def _place(found: Considered, answer: Answer) -> None:
    if answer.clause.kind == "target":
        found.targets.append(answer)
    elif answer.clause.kind == "rule":
        found.rules.append(answer)
    else:
        found.money.append(answer)


def _answers_first(stack: Sequence[Agreement], found: Considered) -> bool:
    """Whether the cover stands no lower than every charge."""
    at = {agreement.id: place for place, agreement in enumerate(stack)}
    cover = found.cover
    return cover is not None and all(at[cover.agreement.id] <= at[a.agreement.id] for a in found.money)


def decide(stack: Sequence[Agreement], happening: Happening) -> Decision:
    """Whether a happening is covered or priced, by which clause first, who pays, when what is due, and why."""
    return decision_of(in_order(stack), happening)


def decision_of(
    ordered: Sequence[Agreement], happening: Happening, found: Considered | None = None
) -> Decision:
    """As `decide`, of a stack that is in order; `found` is what it says of the happening, if that is known already."""
    found = found or consider(ordered, happening)
    priced = [a for a in found.money if lacking(a, happening) is None]
    is_covered = found.warranty is not None or found.cover is not None
    first = found.cover or next(iter(priced or found.money), None)
    if found.warranty is not None:
        first = next(iter(priced), None)
    reason = found.warranty if found.warranty and not priced else _reason(ordered, happening, first, found)
    is_told = happening.kind.name in TOLD_ONLY and not found.money and bool(found.targets or found.rules)
    if is_told and first is None:
        first = (found.targets or found.rules)[0]
        reason = _told("decision.told", first)
    payer = _payer(found, priced, is_told=is_told)
    return Decision(
        usage=happening.id,
        covered=is_covered,
        priced=bool(priced),
        agreement=first.agreement.id if first else None,
        clause=first.clause.id if first else None,
        reason=reason,
        answers=tuple((a.agreement.id, a.clause.id) for a in found.applying()),
        payer=payer,
        steps=_steps(ordered, happening, found, priced) if happening.kind.name in REPAIRS else (),
        targets=tuple(targets_of(found, happening)),
    )


def targets_of(found: Considered, happening: Happening) -> Iterator[Target]:
    """The due times of a happening, one for each kind of target."""
    for answer in found.targets:
        if isinstance(answer.clause, TargetClause):
            yield answer.clause.target_of(happening, answer.agreement.header)


def notices_of(found: Considered, happening: Happening) -> Iterator[Notice]:
    """What the rules that fit ask for."""
    for answer in found.rules:
        if isinstance(answer.clause, RuleClause):
            yield answer.clause.notice_of(happening, answer.agreement.header)


def lacking(answer: Answer, happening: Happening) -> Reason | None:
    """Why a clause that applies cannot price the happening; None when it can."""
    return answer.clause.lacks(happening, answer.agreement.header)


def _payer(found: Considered, priced: Sequence[Answer], *, is_told: bool) -> str:
    if found.warranty is not None:
        return Payer.MAKER if found.warranty.code.startswith("decision.maker") else Payer.SUPPLIER
    if priced:
        return Payer.CUSTOMER
    if found.cover:
        return Payer.AGREEMENT
    return Payer.NOBODY if is_told else Payer.UNDECIDED


def _steps(
    stack: Sequence[Agreement], happening: Happening, found: Considered, priced: Sequence[Answer]
) -> tuple[Reason, ...]:
    cover = None
    if found.cover:
        cover = _told("repair.covered", found.cover)
    passed_on = next((_told("repair.passed-on", a) for a in priced if a.clause.passes_on), None)
    billed = next((_told("repair.billed", a) for a in priced if not a.clause.passes_on), None)
    open_still = None if priced or cover else _near_miss(stack, happening) or _no_clause(stack, happening)
    return steps_of(happening, cover=cover, passed_on=passed_on, billed=billed, left_open=open_still)


def _told(code: str, answer: Answer) -> Reason:
    return Reason(code, {"agreement": answer.agreement.id, "clause": answer.clause.id})


def _reason(
    stack: Sequence[Agreement], happening: Happening, first: Answer | None, found: Considered
) -> Reason:
    if first is None:
        return _near_miss(stack, happening) or _no_clause(stack, happening)
    if first == found.cover:
        return _told("decision.covered", first)
    return lacking(first, happening) or _told("decision.priced", first)


def _near_miss(stack: Sequence[Agreement], happening: Happening) -> Reason | None:
    """The first clause on money that speaks of such a happening, and the condition that did not hold."""
    for agreement in stack:
        if not _in_term(agreement, happening):
            return Reason("unpriced.outside-term", {"agreement": agreement.id})
        if not answers_for(agreement, happening):
            continue
        for clause in agreement.clauses:
            if happening.kind.name not in clause.speaks_of or isinstance(clause, (TargetClause, RuleClause)):
                continue
            params = {"agreement": agreement.id, "clause": clause.id}
            broken = next((c for c in clause.when if not c.holds(happening)), None)
            if broken is None:
                return Reason("unpriced.window", params)
            params["fact"] = broken.fact
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


def answers_for(agreement: Agreement, happening: Happening) -> bool:
    """Whether an agreement speaks of a happening at all: within its term, let in by its intake, no other's term."""
    if happening.kind.name == IN_FORCE and happening.text("agreement") not in ("", agreement.id):
        return False
    return _in_term(agreement, happening) and agreement.intake.lets_in(happening, agreement.id)


def _in_term(agreement: Agreement, happening: Happening) -> bool:
    term = agreement.header.in_force
    if term is None:
        return True
    start, end = happening.start(agreement.header.zone), happening.end(agreement.header.zone)
    if not happening.kind.is_span:
        return term.contains(start)
    return (term.end is None or start < term.end) and (end is None or end > term.start)
