"""The page that teaches the file of a form: each block of it reads, and its examples come out as they say."""

import re
from datetime import date
from pathlib import Path

import pytest

from huolto.rules.forms import FieldKind, parse_definition, read_form, run_examples
from huolto.rules.forms.files import read_definition

PAGE = Path(__file__).parents[2] / "docs" / "forms.md"
TEXT = PAGE.read_text(encoding="utf-8")
BLOCKS = re.findall(r"```toml (form|definition)\n(.*?)```", TEXT, re.S)


@pytest.mark.parametrize(("what", "source"), BLOCKS)
def test_a_block_reads_and_its_examples_come_out(what: str, source: str) -> None:
    data = read_form(source).definition if what == "form" else read_definition(source)
    results = run_examples(parse_definition(data), today=date(2026, 3, 2))
    assert all(result.ok for result in results)


def test_there_are_blocks_for_the_form_conditions_and_rows() -> None:
    assert [what for what, _source in BLOCKS] == ["form", "definition", "definition"]


@pytest.mark.parametrize("kind", list(FieldKind))
def test_every_kind_of_field_is_told_of(kind: FieldKind) -> None:
    assert f"`{kind.value}`" in TEXT
