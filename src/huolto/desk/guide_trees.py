"""A guide as a tree to look at: each step under the answer that leads there, with how often it was given."""

from collections.abc import Mapping
from dataclasses import dataclass

from huolto.foundation.localisation import current
from huolto.foundation.texts import text_in
from huolto.rules.explanation import render
from huolto.rules.formatting import format_number
from huolto.rules.guides import Guide, OutcomeKind, Step, StepKind, answer_texts, fact_reason


@dataclass(frozen=True)
class Node:
    """A step or an outcome: `by` is the answer that leads there. What stands elsewhere already is only named."""

    id: str
    by: str
    text: str
    outcome: str = ""
    is_fact: bool = False
    is_repeated: bool = False
    count: int = 0
    step: str = ""
    answer: str = ""
    children: tuple["Node", ...] = ()


def tree_of(guide: Guide, passes: Mapping[tuple[str, str], int] | None = None) -> Node:
    """The tree from the start; `passes` counts answers by (step, answer)."""
    return _node(guide, guide.start, "", "", "", passes or {}, set())


def _node(
    guide: Guide,
    name: str,
    by: str,
    step: str,
    answer: str,
    passes: Mapping[tuple[str, str], int],
    shown: set[str],
) -> Node:
    count = passes.get((step, answer), 0) if step else 0
    if outcome := guide.outcomes.get(name):
        kind = OutcomeKind(outcome.kind).value
        return Node(name, by, text_in(outcome.says), kind, count=count, step=step, answer=answer)
    found = guide.steps[name]
    is_fact = found.kind is StepKind.BRANCH
    text = "" if is_fact else text_in(found.text)
    if name in shown:
        return Node(name, by, text, is_fact=is_fact, is_repeated=True, count=count, step=step, answer=answer)
    shown.add(name)
    children = tuple(
        _node(guide, one.to, words, "" if is_fact else name, one.id, passes, shown)
        for one, words in zip(found.answers, _words(found), strict=True)
    )
    return Node(name, by, text, is_fact=is_fact, count=count, step=step, answer=answer, children=children)


def _words(step: Step) -> list[str]:
    """What leads on from a step, an answer each."""
    here = current()
    if step.kind is StepKind.BRANCH:
        return [render(fact_reason(one), here.language, here.calendar_system) for one in step.answers]
    if step.kind is not StepKind.NUMBER:
        return [text_in(answer_texts(step, one.id)) for one in step.answers]
    words = []
    last = None
    for one in step.answers:
        bound = one.below if one.below is not None else last
        sign = "<" if one.below is not None else "≥"
        figure = format_number(bound, here.language) if bound is not None else ""
        words.append(f"\u2066{sign} {figure} {step.unit}".strip() + "\u2069")
        last = one.below if one.below is not None else last
    return words
