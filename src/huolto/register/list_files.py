"""Writes rows to a file as CSV or XLSX, row by row: memory does not grow with the list."""

import io
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol

from huolto.foundation.late import LateModule
from huolto.foundation.tables import MARK, csv_lines
from huolto.register.choices import ExportFormat

openpyxl = LateModule("openpyxl")

SHEET_ROWS = 1_048_576
"""What one sheet of a spreadsheet holds, its header included; more rows go on in a further sheet."""

_LONGEST_CELL = 32_767
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class ListFile(Protocol):
    """A list being written; use it with `with`, its file is complete afterwards."""

    def __enter__(self) -> "ListFile": ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def add(self, rows: Sequence[Sequence[Any]]) -> None:
        """Write these rows: texts, days and amounts."""


def list_file(path: Path, form: str, header: Sequence[str], *, title: str, is_rtl: bool) -> ListFile:
    """A new list at this path."""
    if form == ExportFormat.XLSX:
        return _Spreadsheet(path, header, title=title, is_rtl=is_rtl)
    return _Text(path, header)


class _Text:
    def __init__(self, path: Path, header: Sequence[str]) -> None:
        self.path = path
        self.header = header

    def __enter__(self) -> "_Text":
        self.out = io.open(self.path, "w", encoding="utf-8", newline="")  # noqa: UP020
        self.out.write(MARK + csv_lines([self.header]))
        return self

    def __exit__(self, *_error: object) -> None:
        self.out.close()

    def add(self, rows: Sequence[Sequence[Any]]) -> None:
        self.out.write(csv_lines([[_text(cell) for cell in row] for row in rows]))


class _Spreadsheet:
    def __init__(self, path: Path, header: Sequence[str], *, title: str, is_rtl: bool) -> None:
        self.path = path
        self.header = header
        self.title = re.sub(r"[\\/*?:\[\]]", " ", title)[:25]
        self.is_rtl = is_rtl

    def __enter__(self) -> "_Spreadsheet":
        self.book = openpyxl.Workbook(write_only=True)
        self._new_sheet()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_error: object) -> None:
        if kind is None:
            self.book.save(self.path)
        else:
            self.book.close()

    def add(self, rows: Sequence[Sequence[Any]]) -> None:
        for row in rows:
            if self.filled == SHEET_ROWS:
                self._new_sheet()
            self.sheet.append([self._cell(value) for value in row])
            self.filled += 1

    def _new_sheet(self) -> None:
        number = len(self.book.sheetnames) + 1
        self.sheet = self.book.create_sheet(self.title if number == 1 else f"{self.title} {number}")
        self.sheet.freeze_panes = "A2"
        self.sheet.sheet_view.rightToLeft = self.is_rtl
        for index in range(len(self.header)):
            self.sheet.column_dimensions[_letter(index)].width = 20
        cells = [self._cell(title) for title in self.header]
        for cell in cells:
            cell.font = openpyxl.styles.Font(bold=True)
        self.sheet.append(cells)
        self.filled = 1

    def _cell(self, value: Any) -> Any:
        if isinstance(value, date):
            cell = openpyxl.cell.WriteOnlyCell(self.sheet, value)
            cell.number_format = "yyyy-mm-dd"
            return cell
        if isinstance(value, Decimal):
            cell = openpyxl.cell.WriteOnlyCell(self.sheet, value)
            cell.number_format = "#,##0.00##"
            return cell
        cell = openpyxl.cell.WriteOnlyCell(self.sheet, _CONTROL.sub("", _text(value))[:_LONGEST_CELL])
        # A text that begins like a formula stays a text.
        cell.data_type = "s"
        return cell


def _letter(index: int) -> str:
    return (chr(64 + index // 26) if index >= 26 else "") + chr(65 + index % 26)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value.normalize() + Decimal("0.00"), "f")
    return value.isoformat() if isinstance(value, date) else str(value)
