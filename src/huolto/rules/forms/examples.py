"""The examples that a form carries, run: answers that must be taken or refused, and fields that must be seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from huolto.rules.forms.answers import check_answers
from huolto.rules.forms.model import Definition


@dataclass(frozen=True)
class ExampleResult:
    """How one example went: fields refused and seen, as expected and as found."""

    says: str
    ok: bool
    refused_expected: Sequence[str]
    refused: Sequence[str]
    visible_expected: Sequence[str] | None
    visible: Sequence[str]


def run_examples(definition: Definition, *, today: date) -> tuple[ExampleResult, ...]:
    """Every example with its outcome, as though filled in on `today`."""
    results = []
    for example in definition.examples:
        checked = check_answers(definition, example.given, today=today)
        refused = tuple(sorted(checked.errors))
        wanted = tuple(sorted(example.refused))
        seen = example.visible is None or set(example.visible) == set(checked.visible)
        results.append(
            ExampleResult(
                says=example.says,
                ok=refused == wanted and seen,
                refused_expected=wanted,
                refused=refused,
                visible_expected=example.visible,
                visible=checked.visible,
            )
        )
    return tuple(results)
