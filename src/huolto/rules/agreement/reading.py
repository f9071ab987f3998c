"""One table of an agreement file, read key by key: each getter answers the typed value or notes a problem.

A getter that cannot answer gives None (or its default) and reading goes on, so that all mistakes are found at once.
`Table.close` then reports every key that nobody asked for, with the nearest right word.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from huolto.rules.agreement.positions import Path, line_of
from huolto.rules.agreement.problems import Problem, hint
from huolto.rules.agreement.values import read_amount, read_minutes, read_months, read_percent
from huolto.rules.formatting import LANGUAGES

V = TypeVar("V")
_SLUG = re.compile(r"[a-z0-9]+([-_.][a-z0-9]+)*")
_KINDS: tuple[tuple[type, str], ...] = (
    (bool, "true or false"),
    (int, "a whole number"),
    (Decimal, "a decimal number"),
    (str, "a string"),
    (list, "an array"),
    (dict, "a table"),
    (date, "a date"),
)


def kind_of(value: object) -> str:
    """What a TOML value is, in words."""
    return next((words for kind, words in _KINDS if isinstance(value, kind)), type(value).__name__)


class Notebook:
    """The problems found so far and the lines of the file."""

    def __init__(self, lines: dict[Path, int]) -> None:
        self.lines = lines
        self.problems: list[Problem] = []
        self.origins: dict[Path, str] = {}
        """Which template a table was taken over from."""

    def note(self, path: Path, message: str) -> None:
        """Keep one problem at a key or table."""
        key = ".".join(part for part in path if isinstance(part, str))
        if template := self.origins.get(path[:2]):
            message = f"{message} (in the template {template})"
        self.problems.append(Problem(self.line(path), key, message))

    def line(self, path: Path) -> int:
        """The line of a key, or of the table around a missing one."""
        return line_of(self.lines, path)


class Table:
    """A table at `path` of the file."""

    def __init__(self, data: Mapping[str, Any], path: Path, notebook: Notebook) -> None:
        self.data = data
        self.path = path
        self.notebook = notebook
        self.known: set[str] = set()

    @property
    def line(self) -> int:
        """The line where the table begins."""
        return self.notebook.line(self.path)

    def wrong(self, key: str, message: str) -> None:
        """Note a problem at a key of this table (an empty key: the table itself)."""
        self.notebook.note((*self.path, key) if key else self.path, message)

    def has(self, key: str) -> bool:
        """Whether the key is written."""
        return key in self.data

    def raw(self, key: str) -> Any:
        """The value as TOML gave it, None if absent."""
        self.known.add(key)
        return self.data.get(key)

    def allow(self, *keys: str) -> None:
        """Know these keys although nobody has asked for them yet."""
        self.known.update(keys)

    def _typed(self, key: str, kind: type[V], expected: str, *, required: bool) -> V | None:
        value = self.raw(key)
        if value is None:
            if required:
                self.wrong(key, f"`{key}` is missing; expected {expected}")
            return None
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.wrong(key, f"expected {expected}, found {kind_of(value)}")
            return None
        return value

    def text(self, key: str, *, required: bool = False) -> str | None:
        """A string that is not empty."""
        value = self._typed(key, str, "a string", required=required)
        if value is not None and not value.strip():
            self.wrong(key, "an empty string says nothing; write a word or leave the key out")
            return None
        return value

    def slug(self, key: str, *, required: bool = False) -> str | None:
        """A short name in lower case, such as `service-work`."""
        value = self.text(key, required=required)
        if value is not None and not _SLUG.fullmatch(value):
            self.wrong(key, f'"{value}" is not a short name; write lower-case letters, digits and hyphens')
            return None
        return value

    def choice(self, key: str, words: Iterable[str], *, required: bool = False) -> str | None:
        """One of some words; hyphen and underscore are taken for each other."""
        value = self.text(key, required=required)
        if value is None:
            return None
        by_folded = {word.replace("_", "-"): word for word in words}
        found = by_folded.get(value.replace("_", "-"))
        if found is None:
            self.wrong(key, f'unknown word "{value}"; {hint(value, by_folded.values())}')
        return found

    def truth(self, key: str, *, default: bool) -> bool:
        """true or false."""
        value = self._typed(key, bool, "true or false", required=False)
        return default if value is None else value

    def whole(self, key: str, *, default: int, lowest: int = 0) -> int:
        """A whole number, `lowest` or more."""
        value = self._typed(key, int, "a whole number", required=False)
        if value is not None and value < lowest:
            self.wrong(key, f"{value} is too small; the least is {lowest}")
            return default
        return default if value is None else value

    def day(self, key: str, *, required: bool = False) -> date | None:
        """A TOML date, such as 2026-02-12 without quotes."""
        value = self._typed(key, date, "a date such as 2026-02-12, without quotes", required=required)
        return value.date() if isinstance(value, datetime) else value

    def _read(self, key: str, read: Callable[[object], V], expected: str, *, required: bool) -> V | None:
        value = self.raw(key)
        if value is None:
            if required:
                self.wrong(key, f"`{key}` is missing; expected {expected}")
            return None
        try:
            return read(value)
        except ValueError as error:
            self.wrong(key, str(error))
            return None

    def amount(self, key: str, *, required: bool = False) -> Decimal | None:
        """A price as a string, zero or more."""
        return self._read(key, read_amount, 'a price such as "18.40"', required=required)

    def percent(self, key: str, *, required: bool = False) -> Decimal | None:
        """A percentage as a string, answered as a fraction."""
        return self._read(key, read_percent, 'a percentage such as "3 %"', required=required)

    def minutes(self, key: str, *, required: bool = False) -> Decimal | None:
        """A duration as a string, answered in minutes."""
        return self._read(key, read_minutes, 'a duration such as "15 min"', required=required)

    def months(self, key: str) -> int | None:
        """A length of months or years as a string, answered in months."""
        return self._read(key, read_months, 'a length such as "3 months"', required=False)

    def texts(self, key: str, *, required: bool = False) -> dict[str, str]:
        """A text by language: `{ fi = "Palvelu", en = "Service" }`."""
        value = self._typed(key, dict, 'a text by language such as { en = "Service" }', required=required)
        texts: dict[str, str] = {}
        for language, text in (value or {}).items():
            if language not in LANGUAGES:
                self.notebook.note(
                    (*self.path, key, language), f'unknown language "{language}"; {hint(language, LANGUAGES)}'
                )
            elif not isinstance(text, str) or not text.strip():
                self.notebook.note((*self.path, key, language), f"expected a text, found {kind_of(text)}")
            else:
                texts[language] = text
        return texts

    def table(self, key: str, *, required: bool = False, expected: str = "a table") -> "Table | None":
        """A table inside this one."""
        value = self._typed(key, dict, expected, required=required)
        return None if value is None else Table(value, (*self.path, key), self.notebook)

    def tables(self, key: str) -> list["Table"]:
        """The tables of an array of tables, `[[key]]`."""
        value = self.raw(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.wrong(key, f"is written [[{'.'.join((*map(str, self.path), key))}]], with two brackets")
            return []
        found = []
        for index, row in enumerate(value):
            if isinstance(row, dict):
                found.append(Table(row, (*self.path, key, index), self.notebook))
            else:
                self.notebook.note((*self.path, key, index), f"expected a table, found {kind_of(row)}")
        return found

    def close(self) -> None:
        """Report the keys that nobody asked for."""
        for key in self.data:
            if key not in self.known:
                self.wrong(key, f"unknown key `{key}`; {hint(key, self.known)}")
