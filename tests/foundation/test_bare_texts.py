"""No text escapes translation, and no tag or number turns round in a sentence that runs from right to left."""

import importlib.util
import re
from pathlib import Path
from typing import Any

import pytest

from huolto.foundation.localisation import speaking
from huolto.foundation.templatetags.huolto import isolated

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "huolto"

CODES = re.compile(
    r"\{\{ ?(?:\w+\.)*(?:request\.number|invoice\.number|found\.number|asset_tag|serial) ?\}\}"
    r"|\w+=(?:\w+\.)*(?:request\.number|invoice\.number|found\.number|asset_tag|serial)(?=[ %])"
)
"""A tag or number written into a page or mail as it is, not through `ltr` or `isolated`."""


@pytest.fixture(scope="module")
def tool() -> Any:
    spec = importlib.util.spec_from_file_location("bare_texts", ROOT / "tools" / "bare_texts.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_nothing_that_readers_see_is_left_untranslated(tool: Any) -> None:
    assert tool.bare_texts(SOURCE) == []


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>Order now</p>", ["Order now"]),
        ('<c-button label="Order now" />', ["Order now"]),
        ('<p>{% translate "Order now" %} {{ name }}</p>', []),
        ("{% blocktranslate with n=n %}{{ n }} left{% endblocktranslate %} · PDF", []),
        ("{% block main_class %} wide{% endblock %}<kbd>esc</kbd>&nbsp;", []),
        ("{# said to whoever reads the source #}", []),
        ("{% load i18n %}Dear customer,", ["Dear customer,"]),
    ],
)
def test_bare_words_of_templates_are_found(tool: Any, template: str, found: list[str]) -> None:
    assert tool.in_template(template) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('toast("No connection now.");', ["No connection now."]),
        ('button.setAttribute("aria-haspopup", "dialog");', []),
        ('// says "No connection now."', []),
    ],
)
def test_sentences_in_scripts_are_found(tool: Any, line: str, found: list[str]) -> None:
    assert list(tool.in_code(line)) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('raise InvalidInput("Give a title.", field="title")', ["Give a title."]),
        ('raise InvalidInput(_("Give a title."), field="title")', []),
        ('messages.success(request, "Saved.")', ["Saved."]),
        ('messages.success(request, _("Saved."))', []),
        ('name = CharField(label="Name")', ["Name"]),
        ('log.info("command")', []),
    ],
)
def test_plain_sentences_of_python_are_found(tool: Any, line: str, found: list[str]) -> None:
    assert list(tool.in_python(line)) == found


def test_tags_and_numbers_are_isolated_in_pages_and_mails() -> None:
    bare = [
        f"{path.relative_to(SOURCE)}: {match.group(0)}"
        for path in sorted([*SOURCE.rglob("*.html"), *SOURCE.glob("*/templates/**/*.txt")])
        for match in CODES.finditer(path.read_text(encoding="utf-8"))
    ]
    assert bare == []


def test_a_number_is_isolated_for_persian_readers_and_plain_for_others() -> None:
    with speaking("fa"):
        assert isolated("SR-104310") == "\u2066SR-104310\u2069"
    with speaking("fi"):
        assert isolated("SR-104310") == "SR-104310"
        assert isolated(None) == "–"
