"""Bytes of a device list to a table: any encoding, any line ends, whichever sign parts the cells."""

import csv
import io
import json
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes
from django.utils.translation import gettext as _

from huolto.connectors.device_import.columns import Columns, recognised
from huolto.foundation.errors import InvalidInput
from huolto.foundation.tables import bare

SEPARATORS = ",;\t|"
LIMIT_ROWS = 50_000
LIMIT_COLUMNS = 500
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_LINE_ENDS = re.compile(r"\r\n?")
# A control character in a cell is damage, and the database takes no NUL.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Line:
    """One row of a file: its number as an editor counts rows of the table (the header is 1), and its cells."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """What a file says, its columns known."""

    header: tuple[str, ...]
    lines: tuple[Line, ...]
    columns: Columns
    encoding: str
    separator: str


def read_table(content: bytes, *, name: str = "") -> Table:
    """Read a CSV file; raises InvalidInput (field: file) for what is none, empty, or has no column we know."""
    _refuse_other_kinds(content, name)
    text, encoding = decoded(content)
    separator = _separator(text)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=separator))
    except csv.Error as error:
        raise InvalidInput(
            _("%(name)s cannot be read as CSV. Is a quotation mark never closed, or a cell very long?")
            % {"name": name or "CSV"},
            field="file",
        ) from error
    filled = [
        Line(number, tuple(bare(cell.strip()) for cell in cells))
        for number, cells in enumerate(rows, start=1)
        if any(cell.strip() for cell in cells)
    ]
    if len(filled) < 2:
        raise InvalidInput(
            _("%(name)s has no rows: the first row names the columns, each further one is a device.")
            % {"name": name or "CSV"},
            field="file",
        )
    if len(filled) - 1 > LIMIT_ROWS:
        raise InvalidInput(
            _("%(name)s has more than %(limit)s rows; divide it.") % {"name": name, "limit": LIMIT_ROWS},
            field="file",
        )
    if max(len(line.cells) for line in filled) > LIMIT_COLUMNS:
        raise InvalidInput(
            _("%(name)s has more than %(limit)s columns; leave out those that say nothing of devices.")
            % {"name": name or "CSV", "limit": LIMIT_COLUMNS},
            field="file",
        )
    columns = recognised(filled[0].cells)
    if not {"asset_tag", "serial"} & columns.places.keys():
        raise InvalidInput(
            _("%(name)s has no column for the asset tag or the serial number; its columns are: %(columns)s.")
            % {"name": name or "CSV", "columns": ", ".join(filled[0].cells)[:300]},
            field="file",
        )
    return Table(
        header=filled[0].cells,
        lines=tuple(filled[1:]),
        columns=columns,
        encoding=encoding,
        separator=separator,
    )


def decoded(content: bytes) -> tuple[str, str]:
    """The text of these bytes and the encoding taken: its mark, UTF-8, else the likeliest; line ends become LF."""
    encoding = next((name for mark, name in MARKS if content.startswith(mark)), "")
    if encoding:
        text = content.decode(encoding, "replace")
    else:
        try:
            text, encoding = content.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            best = from_bytes(content).best()
            encoding = best.encoding if best else "latin-1"
            text = content.decode(encoding, "replace")
    return _CONTROL.sub("", _LINE_ENDS.sub("\n", text)), encoding


def _separator(text: str) -> str:
    """The sign that parts the cells of the first filled row; quoted ones do not count."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    bare = re.sub(r'"[^"]*"', "", first)
    return max(SEPARATORS, key=lambda sign: (bare.count(sign), -SEPARATORS.index(sign)))


def _refuse_other_kinds(content: bytes, name: str) -> None:
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    kind = ""
    if content.startswith(b"PK\x03\x04"):
        kind = "XLSX"
    elif start.startswith((b"<?xml", b"<REQUEST", b"<inventory")):
        kind = "XML"
    elif start.startswith((b"{", b"[")) and _is_json(content):
        kind = "JSON"
    if kind:
        raise InvalidInput(
            _("%(name)s is %(kind)s, which is not read yet. Save the list as CSV and import that.")
            % {"name": name or kind, "kind": kind},
            field="file",
        )
    is_utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    if content.startswith((b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"\xd0\xcf\x11\xe0")) or (
        b"\x00" in content[:4096] and not is_utf16
    ):
        raise InvalidInput(
            _("%(name)s is not a text file. Save the list as CSV and import that.") % {"name": name or "CSV"},
            field="file",
        )


def _is_json(content: bytes) -> bool:
    try:
        json.loads(content)
    except (ValueError, RecursionError):
        return False
    return True
