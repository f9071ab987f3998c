"""Texts that readers would see in English whatever they chose: words in templates, documents and scripts outside translation.

Begin at `bare_texts`; `tools/messages.py check` prints what it finds.
"""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

SHOWN_ATTRIBUTES = frozenset(
    {
        "alt",
        "aria-label",
        "help",
        "label",
        "left",
        "note",
        "nobody",
        "placeholder",
        "text",
        "title",
        "unit",
        "word",
    }
)
"""Attributes of elements and components whose value is read or heard."""

SILENT = frozenset({"script", "style", "code", "kbd", "template"})
NOT_FOR_READERS = ("foundation/templates/foundation/", "foundation/templates/errors/500.html")
"""The developers' gallery; and the page for our own faults, which must not need anything to work."""

_TRANSLATED = re.compile(r"\{%\s*blocktrans(?:late)?\b.*?%\}.*?\{%\s*endblocktrans(?:late)?\s*%\}", re.DOTALL)
_COMMENT = re.compile(r"\{%\s*comment\b.*?endcomment\s*%\}|\{#.*?#\}", re.DOTALL)
_CLASSES = re.compile(r"\{%\s*block\s+\w+_class\s*%\}.*?\{%\s*endblock\b.*?%\}", re.DOTALL)
_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_ENTITY = re.compile(r"&[a-zA-Z#0-9]+;")
_WORD = re.compile(r"[A-Za-z]{2,}")
_STRING = re.compile(r'"([^"\\\n]*)"')
_SENTENCE = re.compile(r"[A-Z][a-z]+(?: [a-z]+)+[.!?…]?")
NAMES = frozenset(
    {"PDF", "CSV", "XLSX", "JSON", "OpenAPI", "XML", "QR", "Huolto", "IMEI", "SR", "Shift", "Enter", "Ctrl"}
)
"""Words that are the same in every language, and on every keyboard."""

SAID_BY = frozenset(
    {
        "ChangedMeanwhile", "DomainError", "InUse", "InvalidInput", "NotAllowed", "NotVisible", "ValidationError",
        "WrongState",
    }
)  # fmt: skip
"""Calls whose first argument a reader sees; so does that of `messages.success` and its like."""

SAID_AS = frozenset({"empty_label", "help_text", "label"})
"""Named arguments that a reader sees."""

NOT_FOR_READERS_OF_PAGES = ("config/", "demo/", "foundation/gallery.py", "rules/", "migrations/")
"""What speaks to whoever runs the program, invented data, and sentences that have all languages in themselves."""


def bare_texts(source: Path) -> list[str]:
    """What is wrong below `source`, one sentence each: place and words."""
    found = [
        f"{path.relative_to(source).as_posix()}: not translated: {words!r}"
        for path in sorted([*source.rglob("*.html"), *source.glob("*/templates/**/*.txt")])
        if not any(part in path.as_posix() for part in NOT_FOR_READERS)
        for words in in_template(path.read_text(encoding="utf-8"))
    ]
    for path in sorted([*source.rglob("*.js"), *source.rglob("*.typ")]):
        if "vendor" not in path.parts:
            place = path.relative_to(source).as_posix()
            found += [
                f"{place}: not translated: {words!r}" for words in in_code(path.read_text(encoding="utf-8"))
            ]
    for path in sorted(source.rglob("*.py")):
        place = path.relative_to(source).as_posix()
        if not any(part in place for part in NOT_FOR_READERS_OF_PAGES):
            found += [
                f"{place}: not translated: {words!r}" for words in in_python(path.read_text(encoding="utf-8"))
            ]
    return found


def in_python(text: str) -> Iterator[str]:
    """Plain texts where errors, messages and fields of forms speak to readers."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        is_message = (
            isinstance(called, ast.Attribute)
            and isinstance(called.value, ast.Name)
            and called.value.id == "messages"
        )
        said = [keyword.value for keyword in node.keywords if keyword.arg in SAID_AS]
        if name in SAID_BY:
            said += node.args[:1]
        elif is_message:
            said += node.args[1:2]
        for value in said:
            if isinstance(value, ast.Constant) and isinstance(value.value, str) and _WORD.search(value.value):
                yield value.value


def in_template(text: str) -> list[str]:
    """Words of a template that no tag translates."""
    for pattern in (_TRANSLATED, _COMMENT, _CLASSES, _TAG):
        text = pattern.sub("", text)
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.found


def in_code(text: str) -> Iterator[str]:
    """String literals of a script or a typst template that read like a sentence."""
    for line in text.splitlines():
        if line.lstrip().startswith("//"):
            continue
        for match in _STRING.finditer(line):
            if _SENTENCE.fullmatch(match.group(1)):
                yield match.group(1)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in SILENT
        for name, value in attrs:
            if name in SHOWN_ATTRIBUTES and value:
                self._look(value)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.silent -= tag in SILENT

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in SILENT

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self._look(data)

    def _look(self, text: str) -> None:
        words = [word for word in _WORD.findall(_ENTITY.sub(" ", text)) if word not in NAMES]
        if words:
            self.found.append(" ".join(text.split())[:80])
