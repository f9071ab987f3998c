"""docs/guides.md is true: the guide in it reads and holds, and the wrong one is told as printed."""

from pathlib import Path

from huolto.desk.guide_files import shipped_codes
from huolto.rules.guides import GuideError, StepKind, examine, parse
from rules.agreement.tutorial import blocks

DOCUMENT = (Path(__file__).parents[3] / "docs" / "guides.md").read_text(encoding="utf-8")
LAST = list(blocks(DOCUMENT))[-1].files


def test_the_guide_of_the_document_reads_with_the_codes_of_the_program_and_holds() -> None:
    codes = {kind: list(names) for kind, names in shipped_codes().items()}
    guide = parse(LAST["kettle.toml"], codes=codes)
    assert guide.warnings == ()
    assert examine(guide).holds
    assert {step.kind for step in guide.steps.values()} == set(StepKind), "it shows every kind of step"


def test_the_wrong_guide_is_told_as_printed() -> None:
    [printed] = [block.text for block in blocks(DOCUMENT) if block.language == "text"]
    try:
        parse(LAST["wrong.toml"])
    except GuideError as error:
        told = [f"{one.line} {one.key}: {one.message}" for one in error.problems]
    assert printed.strip().split("\n") == told
