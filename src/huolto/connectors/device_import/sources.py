"""A device list on disk, of whichever kind: what it is, which columns it has, and its lines as often as wanted.

Begin at `open_source`. Memory stays flat: readers go through the file, nothing keeps its rows. A file that holds no
devices is opened too, so that its columns can be named and mapped; `require_devices` says what it is instead.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext as _

from huolto.connectors.device_import.columns import Columns, recognised
from huolto.connectors.device_import.csv_files import open_csv
from huolto.connectors.device_import.inventory import open_inventory, seems_inventory
from huolto.connectors.device_import.lines import LIMIT_COLUMNS, Ignored, Line, Reader
from huolto.connectors.device_import.systems import no_devices_in, system_of
from huolto.connectors.device_import.xlsx_files import open_xlsx
from huolto.foundation.errors import InvalidInput

__all__ = ["Ignored", "Line", "Source", "open_source"]

TITLE_ROWS = 30
"""So far down a header is looked for; what stands above it are titles."""
LEAST_KNOWN = 3
"""So many known columns make a row the header where none names a device's number."""
OTHER_KINDS = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\xd0\xcf\x11\xe0", "XLS (Excel 97-2003)"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7z"),
    (b"SQLite format 3", "SQLite"),
)
XLSX_MARK = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"


@dataclass(frozen=True, kw_only=True)
class Source:
    """A file of devices, its columns known. `system` is "" where it looks like no known system's export.

    `encoding` and `separator` are a CSV file's, `sheet` is an XLSX file's; `no_devices` is a sentence saying what
    the file is instead of a list of devices, "" where it is one. `ignored` are columns and other things left aside.
    """

    name: str
    kind: str
    system: str
    header: tuple[str, ...]
    header_number: int
    columns: Columns
    encoding: str
    separator: str
    sheet: str
    ignored: tuple[Ignored, ...]
    no_devices: str
    _records: Callable[[], Iterator[Line]]

    def lines(self) -> Iterator[Line]:
        """The rows below the header from the first on, blank ones left out; each call begins anew."""
        return (line for line in self._records() if line.number > self.header_number)

    def require_devices(self) -> None:
        """Raise InvalidInput (field: file) for a file that holds no devices, saying what it is."""
        if self.no_devices:
            raise InvalidInput(self.no_devices, field="file")


@contextmanager
def open_source(path: Path, *, name: str, mapping: Mapping[str, str] | None = None) -> Iterator[Source]:
    """Open a list of devices; `mapping` says of their columns which field of ours they are, "" to leave one aside.

    Raises InvalidInput (field: file) for what cannot be read: no table or inventory, empty, damaged, a bomb.
    """
    reader = _reader(path, name)
    try:
        yield _source(reader, name, mapping or {})
    finally:
        reader.close()


def _reader(path: Path, name: str) -> Reader:
    with path.open("rb") as file:
        start = file.read(8192)
    for mark, kind in OTHER_KINDS:
        if start.startswith(mark):
            raise InvalidInput(
                _("%(name)s is %(kind)s. Save the list as XLSX or CSV and import that.")
                % {"name": name, "kind": kind},
                field="file",
            )
    if start.startswith((XLSX_MARK, EMPTY_ZIP)):
        return open_xlsx(path, name=name)
    if seems_inventory(start):
        return open_inventory(path, name=name)
    return open_csv(path, name=name)


def _source(reader: Reader, name: str, mapping: Mapping[str, str]) -> Source:
    first = list(islice(reader.records(), TITLE_ROWS))
    if not first:
        raise InvalidInput(
            _("%(name)s has no rows: the first row names the columns, each further one is a device.")
            % {"name": name},
            field="file",
        )
    header = header_of(first, mapping)
    if len(header.cells) > LIMIT_COLUMNS:
        raise InvalidInput(
            _("%(name)s has more than %(limit)s columns; leave out those that say nothing of devices.")
            % {"name": name, "limit": LIMIT_COLUMNS},
            field="file",
        )
    system = system_of(header.cells, reader.kind)
    columns = recognised(header.cells, mapping=mapping, system=system)
    has_rows = header is not first[-1] or len(first) == TITLE_ROWS
    return Source(
        name=name,
        kind=reader.kind,
        system=system,
        header=header.cells,
        header_number=header.number,
        columns=columns,
        encoding=reader.encoding,
        separator=reader.separator,
        sheet=reader.sheet,
        ignored=(
            *(Ignored(title, columns.reason(title)) for title in columns.ignored),
            *reader.ignored,
            *(
                Ignored(_title(line), _("It stands above the columns’ names."))
                for line in first
                if line.number < header.number
            ),
        ),
        no_devices=no_devices_in(name, header.cells, columns, has_rows=has_rows),
        _records=reader.records,
    )


def header_of(first: list[Line], mapping: Mapping[str, str]) -> Line:
    """The row that names the columns: the first with a device's number and another column, else the best known."""
    best, best_count = first[0], LEAST_KNOWN - 1
    for line in first:
        known = recognised(line.cells, mapping=mapping, system=system_of(line.cells, "csv"))
        count = len(known.places) + sum(title in mapping for title in line.cells)
        if known.has_numbers() and (count > 1 or line is first[0]):
            return line
        if count > best_count:
            best, best_count = line, count
    if best_count >= LEAST_KNOWN:
        return best
    # None is known: a title is one cell wide, names of columns are more.
    return next((line for line in first if sum(bool(cell) for cell in line.cells) > 1), first[0])


def _title(line: Line) -> str:
    return " ".join(cell for cell in line.cells if cell)[:100]
