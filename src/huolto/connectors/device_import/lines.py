"""What every reader of a file hands on: lines of cells, and what it left aside with the reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

LIMIT_COLUMNS = 500


class Line(NamedTuple):
    """One row of a file: its number as a spreadsheet counts rows (in an inventory its place), and its cells.

    `fault` is a sentence where the row itself is damaged, so that none of its cells can be trusted.
    """

    number: int
    cells: tuple[str, ...]
    fault: str = ""


@dataclass(frozen=True)
class Ignored:
    """A column or another thing of a file that is left aside, and why, in a sentence."""

    name: str
    reason: str


class Reader(Protocol):
    """One kind of file, opened: it can be read from the beginning as often as wanted."""

    kind: str
    encoding: str
    separator: str
    sheet: str
    ignored: tuple[Ignored, ...]

    def records(self) -> Iterator[Line]:
        """Every filled row from the top of the file, headings included."""

    def close(self) -> None:
        """Give back what was kept open."""
