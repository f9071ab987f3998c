"""A small table read whole; the import reads through `sources` instead."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from huolto.connectors.device_import.columns import Columns
from huolto.connectors.device_import.csv_files import written_table
from huolto.connectors.device_import.lines import Line
from huolto.connectors.device_import.sources import open_source
from huolto.foundation.errors import InvalidInput

__all__ = ["Line", "Table", "read_table", "written_table"]


@dataclass(frozen=True)
class Table:
    """What a file says, its columns known."""

    header: tuple[str, ...]
    lines: tuple[Line, ...]
    columns: Columns
    encoding: str
    separator: str


def read_table(content: bytes, *, name: str = "") -> Table:
    """Read a file whole; raises InvalidInput (field: file) for what is none, empty, or has no column we know."""
    with tempfile.NamedTemporaryFile() as kept:
        kept.write(content)
        kept.flush()
        with open_source(Path(kept.name), name=name or "CSV") as source:
            source.require_devices()
            lines = tuple(source.lines())
            if not lines:
                raise InvalidInput(
                    _("%(name)s has no rows: the first row names the columns, each further one is a device.")
                    % {"name": name or "CSV"},
                    field="file",
                )
            return Table(source.header, lines, source.columns, source.encoding, source.separator)
