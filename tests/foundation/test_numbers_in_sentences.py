"""Numbers within sentences are in the reader's digits: ۱۲ ماه, 1 234 laitetta."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import huolto
from huolto.foundation.localisation import figure, speaking

SOURCE = Path(huolto.__file__).parent


@pytest.mark.parametrize(("language", "said"), [("en", "1,234"), ("fi", "1\xa0234"), ("fa", "۱٬۲۳۴")])
def test_a_figure_is_in_the_digits_of_the_reader(language: str, said: str) -> None:
    with speaking(language):
        assert figure(1234) == said


def bare_lengths(tree: ast.AST) -> Iterator[int]:
    """Lines where a text is filled with a bare `len(…)`, or with a name that stands for one."""
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef | ast.Module):
            continue
        lengths = {
            target.id
            for node in ast.walk(function)
            if isinstance(node, ast.Assign) and is_length(node.value)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(function):
            if (
                isinstance(node, ast.BinOp)
                and isinstance(node.op, ast.Mod)
                and isinstance(node.right, ast.Dict)
            ):
                for value in node.right.values:
                    if is_length(value) or (isinstance(value, ast.Name) and value.id in lengths):
                        yield value.lineno


def is_length(node: ast.AST) -> bool:
    """Whether it is `len(…)`."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "len"


def test_no_sentence_of_a_page_is_filled_with_a_bare_count() -> None:
    found = {
        f"{path.relative_to(SOURCE)}:{line}"
        for path in SOURCE.rglob("*.py")
        if "cli" not in path.parts and "rules" not in path.parts
        for line in bare_lengths(ast.parse(path.read_text("utf-8")))
    }

    assert found == set(), "say it by figure(…)"


def test_no_text_to_translate_asks_for_bare_digits() -> None:
    texts = (SOURCE / "locale/fa/LC_MESSAGES/django.po").read_text("utf-8")

    assert [line for line in texts.splitlines() if line.startswith("msgid") and ")d" in line] == []
