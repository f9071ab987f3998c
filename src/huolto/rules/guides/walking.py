"""Walking through a guide: given facts and answers, what is asked now or where it ended, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from huolto.rules.errors import RulesError
from huolto.rules.explanation import Reason
from huolto.rules.guides.model import Answer, FactValue, Guide, Outcome, Step, StepKind
from huolto.rules.guides.words import answer_texts
from huolto.rules.texts import latin_digits

MOST_DIGITS = 12


class AnswerError(RulesError):
    """An answer that the step does not take; `position` counts answers from 0."""

    code = "no-such-answer"

    def __init__(self, message: str, *, position: int, step: str) -> None:
        super().__init__(message)
        self.position = position
        self.step = step


@dataclass(frozen=True, slots=True)
class Passed:
    """A step behind the one who walks: the answer as it is kept ("" where facts decided), and why it went on so."""

    step: Step
    answer: str
    to: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Walk:
    """Where a walk stands: at a `step` that waits for its answer, or at its `outcome`."""

    passed: tuple[Passed, ...]
    step: Step | None = None
    outcome: Outcome | None = None

    @property
    def answers(self) -> tuple[str, ...]:
        """The answers that were given, in order; what facts decided is not among them."""
        return tuple(one.answer for one in self.passed if one.step.kind is not StepKind.BRANCH)


def walk(guide: Guide, facts: Mapping[str, FactValue | None], answers: Sequence[str]) -> Walk:
    """Walk as far as the answers lead; raises `AnswerError` for one that does not fit or comes after the end."""
    passed: list[Passed] = []
    at, used = guide.start, 0
    while at in guide.steps:
        step = guide.steps[at]
        if step.kind is StepKind.BRANCH:
            way = _decided(step, facts)
            passed.append(Passed(step, "", way.to, fact_reason(way)))
        elif used == len(answers):
            return Walk(tuple(passed), step=step)
        else:
            given, way = _taken(step, answers[used], used)
            passed.append(Passed(step, given, way.to, _answer_reason(step, given)))
            used += 1
        at = way.to
    if used < len(answers):
        raise AnswerError(
            f'the walk ended at "{at}" before the answer {answers[used]!r}', position=used, step=at
        )
    return Walk(tuple(passed), outcome=guide.outcomes[at])


def _decided(step: Step, facts: Mapping[str, FactValue | None]) -> Answer:
    for way in step.answers:
        if all(facts.get(name) in values for name, values in way.when.items()):
            return way
    return step.answers[-1]


def _taken(step: Step, answer: str, position: int) -> tuple[str, Answer]:
    """The answer as it is kept and the way it leads."""
    if step.kind is not StepKind.NUMBER:
        found = next((one for one in step.answers if one.id == answer), None)
        if found is None:
            known = ", ".join(one.id for one in step.answers)
            message = f'"{step.id}" does not take the answer {answer!r}; it takes: {known}'
            raise AnswerError(message, position=position, step=step.id)
        return answer, found
    number = _number(answer)
    if number is None:
        raise AnswerError(f'"{step.id}" takes a number, not {answer!r}', position=position, step=step.id)
    way = next(one for one in step.answers if one.below is None or number < one.below)
    return format(number, "f"), way


def way_of(step: Step, answer: str) -> str:
    """The id of the way that a kept answer took: of a number its range."""
    return _taken(step, answer, 0)[1].id


def _number(answer: str) -> Decimal | None:
    """A number in any digits, with comma, point or Persian separator."""
    written = latin_digits(answer.strip()).replace("٫", ".").replace(",", ".").replace("\u2212", "-")
    if not written.isascii() or "e" in written.lower() or "_" in written or len(written) > MOST_DIGITS:
        return None
    try:
        number = Decimal(written)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _answer_reason(step: Step, given: str) -> Reason:
    if step.kind is StepKind.INSTRUCTION:
        code = "guide.done" if given == step.answers[0].id else "guide.not-done"
        return Reason(code, {"what": dict(step.text)})
    params = {"question": dict(step.text), "answer": dict(answer_texts(step, given))}
    return Reason("guide.answered", params)


def fact_reason(way: Answer) -> Reason:
    """Why facts lead this way."""
    if not way.when:
        return Reason("guide.otherwise")
    told = []
    for name, values in way.when.items():
        if isinstance(values[0], bool):
            code = f"guide.fact.{'' if values[0] else 'not-'}{name.replace('_', '-')}"
            told.append(Reason(code).to_json())
        else:
            words = ", ".join(str(value) for value in values)
            told.append(Reason(f"guide.fact.{name}", {"is": words}).to_json())
    return Reason("guide.facts", {"facts": told})
