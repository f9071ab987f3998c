"""Lines of a device list to device rows, or to refusals that say which field and why.

Begin at `read_rows`. Of a million rows only the hashes of their numbers are kept. What a row's cells say of a device
stands in `cells`, how a day or an amount is written in `values`.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from huolto.catalogue.commands.device_models import NewDeviceModel
from huolto.connectors.device_import.cells import DeviceReader
from huolto.connectors.device_import.columns import Columns
from huolto.connectors.device_import.devices import DeviceRow, NewPart, NewReading, Refusal, RefusedCell
from huolto.connectors.device_import.lines import Line
from huolto.connectors.device_import.seen import SeenNumbers
from huolto.connectors.device_import.values import is_month_first
from huolto.foundation.errors import InvalidInput
from huolto.foundation.localisation import current
from huolto.register.identifiers import folded_tag
from huolto.register.list_files import list_file
from huolto.rules.formatting import fold, format_number

if TYPE_CHECKING:
    from huolto.connectors.device_import.sources import Source

__all__ = [
    "DeviceRow",
    "NewPart",
    "NewReading",
    "Refusal",
    "model_rows",
    "read_rows",
    "write_mended",
]

DATES = ("purchased_on", "warranty_until", "end_of_life_on", "last_seen_at")
SAMPLE_ROWS = 5_000
"""So many rows are looked at to see whether days are written month first."""


def read_rows(source: "Source", *, country: str) -> Iterator[DeviceRow | Refusal]:
    """Every line of a file as a device row or a refusal, in its order; a number named twice is taken the first time.

    Raises InvalidInput (field: file) for a file that holds no devices, or is damaged further down.
    """
    source.require_devices()
    yield from _rows(source.columns, source.system, len(source.header), source.lines(), country)


def model_rows(source: "Source") -> Iterator[NewDeviceModel]:
    """The models that a list of models names, each once; raises InvalidInput (field: file) where it has no such columns."""
    columns = source.columns
    if not {"maker", "model"} <= columns.places.keys():
        raise InvalidInput(
            _("%(name)s has no columns for makers and models.") % {"name": source.name}, field="file"
        )
    seen = SeenNumbers()
    for line in source.lines():
        maker, model = columns.value(line.cells, "maker"), columns.value(line.cells, "model")
        key = ("model", fold(maker), fold(model))
        if maker and model and not seen.row_of(key):
            seen.add(key, line.number)
            number = columns.value(line.cells, "model_number")
            yield NewDeviceModel(maker[:200], model[:200], number[:100])


def _rows(
    columns: Columns, system: str, width: int, lines: Iterator[Line], country: str
) -> Iterator[DeviceRow | Refusal]:
    sample = list(islice(lines, SAMPLE_ROWS))
    month_first = {
        ours: is_month_first((columns.value(line.cells, ours) for line in sample), country)
        for ours in DATES
        if ours in columns.places
    }
    reader = DeviceReader(columns, system, width, month_first)
    seen = SeenNumbers()
    for line in chain(sample, lines):
        try:
            row = reader.device(line)
            _once(row, seen)
        except RefusedCell as refusal:
            yield Refusal(line.number, columns.theirs(refusal.field), refusal.reason)
            continue
        yield row


def _once(row: DeviceRow, seen: SeenNumbers) -> None:
    keys = [("asset_tag", folded_tag(row.asset_tag)), *sorted(row.identifier_keys())]
    for kind, number in keys:
        if found := seen.row_of((kind, number)):
            row_number = format_number(found, current().language)
            raise RefusedCell(kind, _("This number stands in row %(row)s already.") % {"row": row_number})
    for key in keys:
        seen.add(key, row.number)


def write_mended(source: "Source", refused: Iterable[Refusal], path: Path, form: str) -> None:
    """Write the refused lines as they were, with the reason in one more column: a file to mend and import again."""
    reasons = {refusal.row: f"{refusal.field}: {refusal.reason}" for refusal in refused}
    width = len(source.header)
    header = [*source.header, _("Reason")]
    is_rtl = get_language_bidi()
    with list_file(path, form, header, title=_("Refused rows, to mend"), is_rtl=is_rtl) as kept:
        for line in source.lines():
            if line.number in reasons:
                cells, beyond = line.cells[:width], line.cells[width:]
                kept.add([[*cells, *[""] * (width - len(cells)), reasons[line.number], *beyond]])
