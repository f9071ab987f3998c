"""What a guide is made of: steps that ask, tell or decide, and the outcomes in which every walk ends."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from huolto.rules.agreement.problems import Problem

Texts = Mapping[str, str]
"""A text by language."""

FactValue = str | bool


class StepKind(enum.StrEnum):
    """What happens at a step."""

    YES_NO = "yes_no"
    CHOICE = "choice"
    NUMBER = "number"
    INSTRUCTION = "instruction"
    BRANCH = "branch"
    """Nobody is asked: facts that are known decide."""


class OutcomeKind(enum.StrEnum):
    """Where a walk ends; `solved` is the one that needs nothing more."""

    SOLVED = "solved"
    REPAIR = "repair"
    SWAP = "swap"
    LOAN = "loan"
    VISIT = "visit"
    REMOTE_SESSION = "remote_session"


class CodeKind(enum.StrEnum):
    """What is kept of a fault: how it showed, what it was, what made it, what was done."""

    SYMPTOM = "symptom"
    FAULT = "fault"
    CAUSE = "cause"
    RESOLUTION = "resolution"


FACTS: Mapping[str, type[str] | type[bool]] = {
    "kind": str,
    "category": str,
    "maker": str,
    "model": str,
    "in_warranty": bool,
    "covers_swap": bool,
    "covers_loan": bool,
}
"""What a branch may ask of the item and its agreement. What is not known fits no branch."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One way on from a step: `id` is what is kept of it, `to` the id of a step or an outcome.

    `below` bounds a range of numbers (None: no bound); `when` are the facts of a branch, each any of its values.
    """

    id: str
    to: str
    says: Texts = field(default_factory=dict)
    below: Decimal | None = None
    when: Mapping[str, tuple[FactValue, ...]] = field(default_factory=dict)
    line: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """A question, an instruction or a branch. `unit` and `meter` belong to numbers, `picture` names an icon."""

    id: str
    kind: StepKind
    text: Texts
    answers: tuple[Answer, ...]
    help: Texts = field(default_factory=dict)
    unit: str = ""
    meter: str = ""
    picture: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """An end: what it is, what the person is told, which codes are kept; `task` is the agreement's word."""

    id: str
    kind: OutcomeKind
    says: Texts
    codes: Mapping[CodeKind, str] = field(default_factory=dict)
    task: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Example:
    """A walk written in the guide, and where it has to end."""

    says: str
    facts: Mapping[str, FactValue]
    answers: tuple[str, ...]
    outcome: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Suits:
    """For what a guide is suggested first; what is empty is not asked."""

    kinds: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide that was read and has no mistakes; `warnings` are translations that are missing."""

    id: str
    title: Texts
    start: str
    steps: Mapping[str, Step]
    outcomes: Mapping[str, Outcome]
    examples: tuple[Example, ...]
    symptoms: tuple[str, ...] = ()
    suits: Suits = field(default_factory=Suits)
    for_employees: bool = True
    source: str = "guide"
    warnings: tuple[Problem, ...] = ()

    def codes(self) -> set[tuple[CodeKind, str]]:
        """Every code that the guide names."""
        named = {(CodeKind.SYMPTOM, code) for code in self.symptoms}
        return named | {pair for outcome in self.outcomes.values() for pair in outcome.codes.items()}
