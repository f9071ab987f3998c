"""What a row says that stands in the register already: said again it is no change, and nothing is made for it.

So a list that was exported comes back unchanged, though a row names a room by its own name only, or a holder of the
organisation above.
"""

from dataclasses import replace
from typing import Any

from huolto.catalogue.commands.device_models import NewDeviceModel
from huolto.catalogue.models import DeviceModel
from huolto.connectors.device_import.devices import DeviceRow
from huolto.register.models import Item
from huolto.rules.formatting import fold

RELATED = ("category", "device_model__maker", "holder", "place", "cost_centre")
"""What must be at hand of an item."""


def without_what_stands(row: DeviceRow, item: Item | None) -> DeviceRow:
    """The row without what its item is already: category, model, holder, place and cost centre by their names."""
    if item is None:
        return row
    blank: dict[str, Any] = {}
    if item.place and fold(row.place) == fold(item.place.name):
        blank |= {"place": "", "place_path": ()}
    if item.cost_centre and fold(row.cost_centre) == fold(item.cost_centre.code):
        blank["cost_centre"] = ""
    if fold(row.category) in {fold(text) for text in (*item.category.name.values(), item.category.code)}:
        blank["category"] = ""
    person = row.person
    if (
        item.holder
        and person
        and fold(person.name) == fold(item.holder.name)
        and (not person.email or person.email == item.holder.email.lower())
    ):
        blank["person"] = None
    if item.device_model and row.model and _is_model(row.model, item.device_model):
        blank["model"] = None
    if row.notes and row.notes == "\n".join(item.notes.splitlines()).strip():
        blank["notes"] = ""
    return replace(row, **blank) if blank else row


def _is_model(said: NewDeviceModel, known: DeviceModel) -> bool:
    return (
        fold(said.name) == fold(known.name)
        and fold(said.maker) in ("", fold(known.maker.name))
        and fold(said.model_number) in ("", fold(known.model_number))
    )
