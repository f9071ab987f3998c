"""A list's first rows as they are understood: by our fields, as they will stand in the register."""

from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any

from huolto.connectors.device_import.devices import DeviceRow
from huolto.connectors.device_import.found import path_of
from huolto.connectors.device_import.rows import read_rows
from huolto.connectors.device_import.sources import Source
from huolto.register.choices import IdentifierKind

SHOWN: Mapping[str, Callable[[DeviceRow], Any]] = {
    "asset_tag": lambda row: row.asset_tag if row.has_tag else "",
    "serial": lambda row: _numbers(row, IdentifierKind.SERIAL),
    "imei": lambda row: _numbers(row, IdentifierKind.IMEI),
    "mac": lambda row: _numbers(row, IdentifierKind.MAC),
    "name": lambda row: row.name,
    "category": lambda row: row.category,
    "maker": lambda row: row.model.maker if row.model else "",
    "model": lambda row: row.model.name if row.model else "",
    "organisation": lambda row: row.organisation,
    "holder_name": lambda row: row.person.name if row.person else "",
    "holder_email": lambda row: row.person.email if row.person else "",
    "place": lambda row: " / ".join(path_of(row)),
    "cost_centre": lambda row: row.cost_centre,
    "purchased_on": lambda row: row.purchased_on.isoformat() if row.purchased_on else "",
    "purchase_price": lambda row: "" if row.purchase_price is None else str(row.purchase_price),
    "warranty_until": lambda row: row.warranty_until.isoformat() if row.warranty_until else "",
    "parts": lambda row: "; ".join(part.name for part in row.parts),
    "readings": lambda row: "; ".join(f"{reading.meter} {reading.value}" for reading in row.readings),
}
"""Our fields that a preview shows, in its order."""


def first_rows(source: Source, *, country: str, count: int) -> dict[str, list[Any]]:
    """The first rows that are taken, as {"fields", "rows"}; fields that none of them says are left out."""
    devices = (row for row in read_rows(source, country=country) if isinstance(row, DeviceRow))
    said = [{ours: str(say(row)) for ours, say in SHOWN.items()} for row in islice(devices, count)]
    fields = [ours for ours in SHOWN if any(row[ours] for row in said)]
    return {"fields": fields, "rows": [[row[ours] for ours in fields] for row in said]}


def _numbers(row: DeviceRow, kind: str) -> str:
    return "; ".join(number.value for number in row.identifiers if str(number.kind) == kind)
