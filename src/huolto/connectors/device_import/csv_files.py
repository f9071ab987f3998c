"""CSV files, read through without keeping them: any encoding, any line ends, whichever sign parts the cells."""

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from django.utils.translation import gettext as _

from huolto.connectors.device_import.columns import recognised
from huolto.connectors.device_import.encodings import Encoding, detected
from huolto.connectors.device_import.lines import LIMIT_COLUMNS, Ignored, Line
from huolto.connectors.device_import.systems import system_of
from huolto.foundation.errors import InvalidInput
from huolto.foundation.tables import bare

SEPARATORS = ",;\t|"
SAMPLE_LINES = 40
LIMIT_LINE = 4_000_000
"""Characters of one line; a file of more without a line's end is no list."""
_SEP_LINE = re.compile(r"\s*\"?sep=(.)\"?\s*", re.IGNORECASE)
# A control character in a cell is damage, and the database takes no NUL.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def open_csv(path: Path, *, name: str) -> "CsvFile":
    """Find out how a CSV file is written; raises InvalidInput (field: file) for what is no text."""
    return CsvFile(path, name, detected(path, name))


class CsvFile:
    """A CSV file; see `lines.Reader`."""

    kind = "csv"
    sheet = ""

    def __init__(self, path: Path, name: str, encoding: Encoding) -> None:
        self._path, self._name, self._written = path, name, encoding
        self.encoding = encoding.name
        self.separator, self._said_in = self._find_separator()
        mended = _("Letters that were broken on the way are put right.")
        self.ignored: tuple[Ignored, ...] = (Ignored(encoding.name, mended),) if encoding.is_mended else ()

    def records(self) -> Iterator[Line]:
        """Every filled row of the file; one that swallowed others by an open quotation mark says so."""
        reader = csv.reader(self._texts(), delimiter=self.separator)
        number = 0
        try:
            for cells in reader:
                number += 1
                if number == self._said_in or not any(cells):
                    continue
                filled = tuple([cell.strip() for cell in cells])
                if any(filled):
                    yield self._line(number, filled)
        except csv.Error as error:
            raise InvalidInput(
                _(
                    "%(name)s cannot be read as CSV at line %(line)s. Is a quotation mark never closed, "
                    "or a cell very long?"
                )
                % {"name": self._name, "line": reader.line_num},
                field="file",
            ) from error

    def close(self) -> None:
        """Nothing is kept open."""

    def _line(self, number: int, cells: tuple[str, ...]) -> Line:
        fault = ""
        # Once for the whole row: a guard that was a text's own apostrophe stays.
        if any(cell[:1] == "'" for cell in cells):
            cells = tuple(bare(cell) for cell in cells)
        for cell in cells:
            if "\n" in cell and len(cells) > 1 and (swallowed := self._swallowed(cell)):
                fault = _("A quotation mark is never closed here: it takes in %(count)s further rows.") % {
                    "count": swallowed
                }
        return Line(number, cells, fault)

    def _swallowed(self, cell: str) -> int:
        """How many rows of the table a cell with line ends holds: lines with at least three parting signs."""
        return sum(line.count(self.separator) >= 3 for line in cell.split("\n")[1:])

    def _texts(self) -> Iterator[str]:
        """The lines of the file without damage, their ends LF."""
        with self._path.open("rb") as raw, self._written.reader(raw) as text:
            while line := text.readline(LIMIT_LINE):
                if len(line) >= LIMIT_LINE:
                    raise InvalidInput(
                        _("%(name)s has a line of more than %(limit)s characters; it is no list.")
                        % {"name": self._name, "limit": LIMIT_LINE},
                        field="file",
                    )
                if not line.isprintable() and _CONTROL.search(line):
                    line = _CONTROL.sub("", line)
                yield self._written.mended(line) if self._written.is_mended else line

    def _find_separator(self) -> tuple[str, int]:
        """The sign that parts the cells, and the number of the row that says so in words ("sep=;"), 0 if none.

        Where none says so, that sign is taken by which the most columns are known, then the one that stands most.
        """
        sample: list[str] = []
        texts = self._texts()
        for line in texts:
            sample.append(line)
            if len(sample) >= SAMPLE_LINES:
                break
        texts.close()  # type: ignore[attr-defined]
        for number, line in enumerate(sample, start=1):
            if said := _SEP_LINE.fullmatch(line.lstrip("\ufeff")):
                return said[1], number
            if line.strip():
                break
        return max(SEPARATORS, key=lambda sign: (*_fitness(sample, sign), -SEPARATORS.index(sign))), 0


def _fitness(sample: Sequence[str], sign: str) -> tuple[int, int]:
    """How well a sign parts these lines: the most columns known in one row, the most cells of the first wide row."""
    try:
        rows = list(csv.reader(sample, delimiter=sign))
    except csv.Error:
        return 0, 0
    known = max((len(recognised(row, system=system_of(row, "csv")).places) for row in rows[:30]), default=0)
    wide = next((len(row) for row in rows if any(cell.strip() for cell in row)), 0)
    return known, min(wide, LIMIT_COLUMNS)
