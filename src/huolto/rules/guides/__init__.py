"""Diagnosis guides: control questions as a TOML text that says what is asked, in which order, and where it ends.

parse(text)                              a Guide; GuideError holds all mistakes, with line and key
examine(guide)                           the examples written in it, and the outcomes that none reaches
walk(guide, facts, answers)              the step that is asked now or the outcome, with the path and its reasons
"""

from huolto.rules.guides.examining import Examined, ExampleResult, examine
from huolto.rules.guides.model import FACTS, CodeKind, Example, Guide, Outcome, OutcomeKind, Step, StepKind
from huolto.rules.guides.parsing import LANGUAGE, GuideError, parse
from huolto.rules.guides.walking import AnswerError, Passed, Walk, fact_reason, walk, way_of
from huolto.rules.guides.words import answer_texts

__all__ = [
    "FACTS",
    "LANGUAGE",
    "AnswerError",
    "CodeKind",
    "Examined",
    "Example",
    "ExampleResult",
    "Guide",
    "GuideError",
    "Outcome",
    "OutcomeKind",
    "Passed",
    "Step",
    "StepKind",
    "Walk",
    "answer_texts",
    "examine",
    "fact_reason",
    "parse",
    "walk",
    "way_of",
]
