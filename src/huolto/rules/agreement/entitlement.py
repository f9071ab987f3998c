"""What a person or an item is entitled to at an instant: of each cover whether it holds, and what else it depends on.

`promises_of` says by when something would be done if it were asked for now, `hours_of` whether anybody is there.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from huolto.rules.agreement.clauses.cover import CoverClause
from huolto.rules.agreement.clauses.target import TargetClause
from huolto.rules.agreement.conditions import Condition
from huolto.rules.agreement.happenings import Fact, Happening
from huolto.rules.agreement.model import Agreement, Clause
from huolto.rules.agreement.stack import in_order
from huolto.rules.agreement.vocabulary import VOCABULARY
from huolto.rules.explanation import Reason
from huolto.rules.worktime.calendar import WorkCalendar
from huolto.rules.worktime.opening import Opening, opening_at
from huolto.rules.worktime.operations import NeverOpenError


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


@dataclass(frozen=True, slots=True)
class Promise:
    """By when something of one kind would be done if it were asked for now, and why; `due_at` None where nobody can say."""

    agreement: str
    clause: str
    kind: str
    standing: Standing
    due_at: datetime | None
    reason: Reason
    open: tuple[Condition, ...] = ()


def promises_of(stack: Sequence[Agreement], facts: Mapping[str, Fact], at: datetime) -> tuple[Promise, ...]:
    """The due times that would answer at `at` (aware): of a kind those that depend on the case, up to one that holds."""
    found: list[Promise] = []
    answered: set[str] = set()
    for agreement in in_order(stack):
        if not _in_force(agreement, at):
            continue
        for clause in agreement.clauses:
            if not isinstance(clause, TargetClause) or clause.target in answered:
                continue
            promise = _promise(agreement, clause, facts, at)
            if promise.standing is Standing.NO:
                continue
            found.append(promise)
            if promise.standing is Standing.YES:
                answered.add(clause.target)
    return tuple(found)


def _promise(agreement: Agreement, clause: TargetClause, facts: Mapping[str, Fact], at: datetime) -> Promise:
    said = _standing(agreement, clause, facts, at)
    standing, intake = said.standing, agreement.intake
    happening = Happening("", VOCABULARY[clause.kinds[0]], {**facts, "at": at})
    if intake.window is not None and not intake.window.holds(happening):
        standing = Standing.NO
    elif standing is Standing.YES and (intake.is_chosen_by_caller or intake.mailboxes or intake.queues):
        standing = Standing.FOR
    try:
        target = clause.target_of(happening, agreement.header)
    except NeverOpenError:
        standing, due_at, reason = Standing.NO, None, said.reason
    else:
        due_at, reason = target.due_at, target.reason
    return Promise(agreement.id, clause.id, clause.target, standing, due_at, reason, said.open)


def hours_of(agreement: Agreement, at: datetime) -> Iterator[tuple[str, Opening, WorkCalendar]]:
    """The calendars that its clauses go by: name, whether it is open at `at` (aware) and until when, and the calendar."""
    used = {id(clause.timing.calendar) for clause in agreement.clauses if isinstance(clause, TargetClause)}
    windows = [agreement.intake.window, *(clause.window for clause in agreement.clauses)]
    used |= {id(window.calendar) for window in windows if window is not None}
    for name, calendar in agreement.header.calendars.items():
        if id(calendar) in used:
            yield name, opening_at(calendar, at), calendar


def _standing(agreement: Agreement, clause: Clause, facts: Mapping[str, Fact], at: datetime) -> Entitlement:
    happening = Happening("", VOCABULARY[clause.speaks_of[0]], {**facts, "at": at})
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
