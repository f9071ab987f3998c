"""The XML of one sheet to rows of texts: numbers as they are meant, days as ISO dates, errors as nothing."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import IO, Any, Protocol
from xml.parsers import expat

BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
DAY_0 = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's days have no zone
DAY_0_OF_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
LAST_DAY = 2_958_465
EXACT = 10**15
"""A spreadsheet keeps 15 digits of a number; a longer one has lost the others."""
LIMIT_COLUMNS = 16_384
_NOT_DATE = re.compile(r'"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]', re.IGNORECASE)
_DATE_SIGNS = re.compile(r"[dmyhs]", re.IGNORECASE)


class Texts(Protocol):
    """Texts that cells share."""

    def text_at(self, number: int) -> str:
        """The text of a number."""


class NoEntities(ValueError):
    """The XML names a document type, by which entities could be blown up or fetched."""


def safe_parser() -> Any:
    """A parser that refuses document types, so that there are no entities to blow up or to fetch."""
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_arguments: Any) -> None:
        raise NoEntities

    parser.StartDoctypeDeclHandler = refuse
    return parser


def parsed(part: IO[bytes] | None, start: Callable[[str, dict[str, str]], None]) -> None:
    """Read one small part of a workbook, telling each element's name without its prefix."""
    if part is None:
        return
    parser = safe_parser()
    parser.StartElementHandler = lambda tag, attributes: start(tag.rpartition(":")[2], attributes)
    with part:
        while chunk := part.read(1 << 16):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)


def date_formats(styles: Sequence[int], formats: dict[int, str]) -> frozenset[str]:
    """The styles, by their numbers as cells name them, that show a number as a day."""

    def is_date(number: int) -> bool:
        code = formats.get(number)
        if code is None:
            return number in BUILT_IN_DATES
        return bool(_DATE_SIGNS.search(_NOT_DATE.sub("", code.split(";")[0])))

    return frozenset(str(index) for index, number in enumerate(styles) if is_date(number))


class SheetParser:
    """Parses a sheet piece by piece; cells and rows without an address stand behind the one before."""

    def __init__(self, texts: Texts, dates: frozenset[str], *, is_1904: bool) -> None:
        self._texts, self._dates = texts, dates
        self._day_0 = DAY_0_OF_1904 if is_1904 else DAY_0
        self._done: list[tuple[int, list[str]]] = []
        self._cells: list[str] = []
        self._pieces: list[str] = []
        self._number = 0
        self._column = -1
        self._kind = self._style = ""
        self._is_value = False
        self._columns: dict[str, int] = {}
        self._parser = safe_parser()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._data

    def rows(self, chunk: bytes) -> Iterator[tuple[int, list[str]]]:
        """The rows that end in this piece."""
        self._parser.Parse(chunk, False)
        done, self._done = self._done, []
        return iter(done)

    def end(self) -> None:
        """Say that there is no more; raises ExpatError where the sheet is cut off."""
        self._parser.Parse(b"", True)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if ":" in tag:
            tag = tag.rpartition(":")[2]
        if tag == "c":
            reference = attributes.get("r")
            self._column = self._index(reference) if reference else self._column + 1
            self._kind = attributes.get("t", "n")
            self._style = attributes.get("s", "")
            self._pieces.clear()
        elif tag == "v" or tag == "t":
            self._is_value = True
        elif tag == "row":
            said = attributes.get("r", "")
            self._number = int(said) if said.isdigit() and int(said) > self._number else self._number + 1
            self._cells = []
            self._column = -1
        elif tag == "rPh":
            self._kind = "phonetic"

    def _end(self, tag: str) -> None:
        if ":" in tag:
            tag = tag.rpartition(":")[2]
        if tag == "v" or tag == "t":
            self._is_value = False
        elif tag == "c":
            if self._pieces:
                self._put("".join(self._pieces))
        elif tag == "row":
            self._done.append((self._number, self._cells))
        elif tag == "rPh":
            self._kind = "inlineStr"

    def _data(self, text: str) -> None:
        if self._is_value and self._kind != "phonetic":
            self._pieces.append(text)

    def _put(self, raw: str) -> None:
        kind = self._kind
        if kind == "s":
            text = self._texts.text_at(int(raw)) if raw.strip().isdigit() else ""
        elif kind == "n":
            text = self._as_number(raw)
        elif kind == "b":
            text = "TRUE" if raw.strip() == "1" else "FALSE"
        elif kind == "e":
            text = ""
        else:
            text = raw
        cells, column = self._cells, self._column
        if not text or column >= LIMIT_COLUMNS:
            return
        if column > len(cells):
            cells.extend([""] * (column - len(cells)))
        if column == len(cells):
            cells.append(text)
        else:
            cells[column] = text

    def _as_number(self, raw: str) -> str:
        if self._style in self._dates:
            try:
                return self._as_day(float(raw))
            except (ValueError, OverflowError):
                return raw
        if raw.isdigit() and len(raw) <= 15:
            return raw
        try:
            number = float(raw)
        except ValueError:
            return raw
        if abs(number) >= EXACT:
            return f"{number:.14E}" if number == number and abs(number) != float("inf") else ""
        return str(int(number)) if number.is_integer() else repr(round(number, 10))

    def _as_day(self, number: float) -> str:
        if not 0 < number <= LAST_DAY:
            return str(number)
        moment = self._day_0 + timedelta(seconds=round(number * 86_400))
        return moment.date().isoformat() if number.is_integer() else moment.isoformat(" ")

    def _index(self, reference: str) -> int:
        letters = reference.rstrip("0123456789")
        found = self._columns.get(letters)
        if found is None:
            found = 0
            for letter in letters.upper()[:4]:
                found = found * 26 + ord(letter) - 64
            found -= 1
            if len(self._columns) < LIMIT_COLUMNS:
                self._columns[letters] = found
        return found if found >= 0 else self._column + 1
