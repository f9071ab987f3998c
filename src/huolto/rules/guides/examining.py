"""The examples of a guide: each is walked and must end where it says, and every outcome must be shown by one."""

from dataclasses import dataclass

from huolto.rules.guides.model import Example, Guide, Outcome
from huolto.rules.guides.walking import AnswerError, walk


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """One example: `came` is the outcome it ended at, or a sentence that says where it stopped."""

    example: Example
    came: str
    is_ok: bool


@dataclass(frozen=True, slots=True)
class Examined:
    """All examples, and the outcomes that none of them reaches."""

    results: tuple[ExampleResult, ...]
    unshown: tuple[Outcome, ...]

    @property
    def failing(self) -> tuple[ExampleResult, ...]:
        """The examples that do not hold."""
        return tuple(one for one in self.results if not one.is_ok)

    @property
    def holds(self) -> bool:
        """Whether the guide may be published."""
        return not self.failing and not self.unshown


def examine(guide: Guide) -> Examined:
    """Walk every example of the guide."""
    results = tuple(_result(guide, example) for example in guide.examples)
    shown = {one.example.outcome for one in results if one.is_ok}
    return Examined(results, tuple(one for one in guide.outcomes.values() if one.id not in shown))


def _result(guide: Guide, example: Example) -> ExampleResult:
    try:
        walked = walk(guide, example.facts, example.answers)
    except AnswerError as error:
        return ExampleResult(example, str(error), is_ok=False)
    if walked.outcome is None:
        asked = walked.step.id if walked.step else ""
        return ExampleResult(example, f'is still asked "{asked}"', is_ok=False)
    return ExampleResult(example, walked.outcome.id, is_ok=walked.outcome.id == example.outcome)
