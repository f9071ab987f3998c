"""Tables as files that spreadsheets open: no cell is run as a formula, and what is read back is what was written."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

MARK = "\ufeff"
"""At the head of a CSV file: spreadsheets read UTF-8 only with it."""

_FORMULA = re.compile(r"\s*'*\s*[=+\-@]")
_GUARDED = re.compile(r"'\s*'*\s*[=+\-@]")


def guarded(cell: str) -> str:
    """A cell that a spreadsheet takes for a text; an apostrophe goes before what it would run."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def bare(cell: str) -> str:
    """A cell without the guard, as it was before."""
    return cell[1:].strip() if _GUARDED.match(cell) else cell


def csv_lines(lines: Iterable[Sequence[str]]) -> str:
    """These rows as CSV with guards and CRLF; the file's mark is not with them."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([guarded(cell) for cell in line] for line in lines)
    return out.getvalue()


def written_table(header: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """A whole CSV text that spreadsheets open as it is meant: UTF-8 with its mark, CRLF, no formulas."""
    return MARK + csv_lines([header, *lines])
