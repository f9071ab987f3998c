"""XLSX files, read through with flat memory: the sheet is parsed as it is unpacked, shared texts lie on disk.

The first visible sheet with a header that we know is taken. Formulas are never run: the value that the spreadsheet
kept is read. A file that unpacks to far more than it is (a zip bomb), or names entities, is refused unread; no
part is ever unpacked further than the size that its directory admits.
"""

import mmap
import posixpath
import tempfile
import zipfile
import zlib
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import IO
from xml.parsers import expat

from django.utils.translation import gettext as _

from huolto.connectors.device_import.columns import recognised
from huolto.connectors.device_import.csv_files import unguarded
from huolto.connectors.device_import.lines import Ignored, Line
from huolto.connectors.device_import.sheets import SheetParser, date_formats, parsed, safe_parser
from huolto.connectors.device_import.systems import system_of
from huolto.foundation.errors import InvalidInput

LIMIT_UNPACKED = 4 << 30
LIMIT_RATIO = 200
"""A part that unpacks to more than this many times its size is no list, where it is larger than SMALL."""
SMALL = 32 << 20
LIMIT_SHEETS = 200
TITLE_ROWS = 30
CHUNK = 64 << 10


def open_xlsx(path: Path, *, name: str) -> "XlsxFile":
    """Open a workbook and choose its sheet; raises InvalidInput (field: file) for a damaged one or a bomb."""
    try:
        return XlsxFile(path, name)
    except (
        zipfile.BadZipFile,
        zlib.error,
        expat.ExpatError,
        OSError,
        ValueError,
        KeyError,
        NotImplementedError,
    ) as error:
        raise _damaged(name) from error


class XlsxFile:
    """A workbook's sheet of devices; see `lines.Reader`."""

    kind = "xlsx"
    encoding = ""
    separator = ""

    def __init__(self, path: Path, name: str) -> None:
        self._name = name
        self._zip = zipfile.ZipFile(path)
        self._texts: SharedTexts | None = None
        try:
            self._require_harmless()
            sheets = self._sheets()
            self._texts = SharedTexts(self._part("xl/sharedStrings.xml"))
            self._date_formats = self._formats()
            self.sheet, self._target = self._choose([sheet for sheet in sheets if not sheet[2]] or sheets)
        except BaseException:
            self.close()
            raise
        self.ignored = tuple(
            Ignored(
                title,
                _("The sheet is hidden.") if is_hidden else _("Another sheet of the file is read."),
            )
            for title, target, is_hidden in sheets
            if target != self._target
        )

    def records(self) -> Iterator[Line]:
        """Every filled row of the chosen sheet."""
        return self._rows(self._target)

    def close(self) -> None:
        """Close the file and forget its texts."""
        self._zip.close()
        if self._texts is not None:
            self._texts.close()

    def _require_harmless(self) -> None:
        parts = self._zip.infolist()
        unpacked = sum(part.file_size for part in parts)
        is_bomb = unpacked > LIMIT_UNPACKED or any(
            part.file_size > SMALL and part.file_size > LIMIT_RATIO * max(part.compress_size, 1)
            for part in parts
        )
        # Parts that share their packed bytes unpack to more than the file could hold.
        if is_bomb or sum(part.compress_size for part in parts) > self._zip.fp.seek(0, 2):  # type: ignore[union-attr]
            raise InvalidInput(
                _(
                    "%(name)s would unpack to far more than a list of devices has (%(size)s MB); it is not read."
                )
                % {"name": self._name, "size": unpacked >> 20},
                field="file",
            )
        if any(part.flag_bits & 1 for part in parts):
            raise InvalidInput(
                _("%(name)s is protected by a password. Save it without and import that.")
                % {"name": self._name},
                field="file",
            )
        if "xl/workbook.xml" not in self._zip.namelist() and "_rels/.rels" not in self._zip.namelist():
            raise InvalidInput(
                _("%(name)s is a ZIP file and no spreadsheet. Unpack it and import the list that is in it.")
                % {"name": self._name},
                field="file",
            )

    def _part(self, target: str) -> IO[bytes] | None:
        try:
            return self._zip.open(target)
        except KeyError:
            return None

    def _sheets(self) -> list[tuple[str, str, bool]]:
        """The sheets in their order: title, part of the file, whether hidden."""
        workbook = self._workbook()
        folder, base = posixpath.split(workbook)
        targets: dict[str, str] = {}
        sheets: list[tuple[str, str, bool]] = []
        self._is_1904 = False

        def relation(tag: str, attributes: dict[str, str]) -> None:
            if tag == "Relationship":
                targets[attributes.get("Id", "")] = posixpath.normpath(
                    posixpath.join("/" + folder, attributes.get("Target", ""))
                ).lstrip("/")

        def sheet(tag: str, attributes: dict[str, str]) -> None:
            if tag == "sheet":
                reference = next((value for key, value in attributes.items() if key.endswith(":id")), "")
                is_hidden = attributes.get("state", "visible") != "visible"
                sheets.append((attributes.get("name", ""), targets.get(reference, ""), is_hidden))
            elif tag == "workbookPr":
                self._is_1904 = attributes.get("date1904", "0") in ("1", "true")

        parsed(self._part(posixpath.join(folder, "_rels", base + ".rels")), relation)
        parsed(self._part(workbook), sheet)
        known = [one for one in sheets if one[1] in self._zip.namelist()][:LIMIT_SHEETS]
        if not known:
            raise InvalidInput(
                _("%(name)s has no sheet with rows.") % {"name": self._name},
                field="file",
            )
        return known

    def _workbook(self) -> str:
        found = ["xl/workbook.xml"]

        def relation(tag: str, attributes: dict[str, str]) -> None:
            if tag == "Relationship" and attributes.get("Type", "").endswith("/officeDocument"):
                found.append(attributes.get("Target", "").lstrip("/"))

        parsed(self._part("_rels/.rels"), relation)
        return found[-1]

    def _formats(self) -> frozenset[str]:
        formats: dict[int, str] = {}
        styles: list[int] = []
        inside = [False]

        def style(tag: str, attributes: dict[str, str]) -> None:
            if tag == "numFmt":
                formats[int(attributes.get("numFmtId", "0"))] = attributes.get("formatCode", "")
            elif tag in ("cellXfs", "cellStyleXfs", "dxfs"):
                inside[0] = tag == "cellXfs"
            elif tag == "xf" and inside[0]:
                styles.append(int(attributes.get("numFmtId", "0")))

        parsed(self._part("xl/styles.xml"), style)
        return date_formats(styles, formats)

    def _choose(self, sheets: list[tuple[str, str, bool]]) -> tuple[str, str]:
        """The first sheet with a device's number among its columns, else the first with rows."""
        filled = ("", "")
        for title, target, _is_hidden in sheets:
            for count, line in enumerate(self._rows(target)):
                if count >= TITLE_ROWS:
                    break
                filled = filled if filled[1] else (title, target)
                columns = recognised(line.cells, system=system_of(line.cells, "xlsx"))
                if columns.has_numbers() and len(columns.places) > 1:
                    return title, target
        return filled if filled[1] else (sheets[0][0], sheets[0][1])

    def _rows(self, target: str) -> Iterator[Line]:
        assert self._texts is not None  # noqa: S101
        parser = SheetParser(self._texts, self._date_formats, is_1904=self._is_1904)
        try:
            with self._zip.open(target) as part:
                while chunk := part.read(CHUNK):
                    for number, cells in parser.rows(chunk):
                        bare = tuple([cell.strip() for cell in cells])
                        if any(bare):
                            if any(cell[:1] == "'" for cell in bare):
                                bare = tuple(unguarded(cell) for cell in bare)
                            yield Line(number, bare)
                parser.end()
        except (zipfile.BadZipFile, zlib.error, expat.ExpatError, OSError, ValueError, EOFError) as error:
            raise _damaged(self._name) from error


class SharedTexts:
    """The texts that cells share, kept in a file; `text_at` answers one by its number."""

    def __init__(self, part: IO[bytes] | None) -> None:
        self._ends = array("Q", [0])
        self._file = tempfile.TemporaryFile()  # noqa: SIM115
        self._map: mmap.mmap | None = None
        if part is not None:
            with part:
                self._fill(part)
        self._file.flush()
        if self._ends[-1]:
            self._map = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ)

    def text_at(self, number: int) -> str:
        """The text of a number, "" where there is none."""
        if self._map is None or not 0 <= number < len(self._ends) - 1:
            return ""
        return self._map[self._ends[number] : self._ends[number + 1]].decode("utf-8", "replace")

    def close(self) -> None:
        """Forget them."""
        if self._map is not None:
            self._map.close()
        self._file.close()

    def _fill(self, part: IO[bytes]) -> None:
        pieces: list[str] = []
        state = {"text": False, "phonetic": False}

        def start(tag: str, _attributes: dict[str, str]) -> None:
            tag = tag.rpartition(":")[2]
            if tag == "si":
                pieces.clear()
            elif tag == "rPh":
                state["phonetic"] = True
            elif tag == "t":
                state["text"] = not state["phonetic"]

        def end(tag: str) -> None:
            tag = tag.rpartition(":")[2]
            if tag == "si":
                text = "".join(pieces).encode("utf-8", "replace")
                self._file.write(text)
                self._ends.append(self._ends[-1] + len(text))
            elif tag == "rPh":
                state["phonetic"] = False
            elif tag == "t":
                state["text"] = False

        def data(text: str) -> None:
            if state["text"]:
                pieces.append(text)

        parser = safe_parser()
        parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, data
        while chunk := part.read(CHUNK):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)


def _damaged(name: str) -> InvalidInput:
    return InvalidInput(
        _("%(name)s is a damaged spreadsheet. Open it, save it anew as XLSX or CSV and import that.")
        % {"name": name},
        field="file",
    )
