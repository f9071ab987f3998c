"""Whose export a file is, and what it is where it is no list of devices, by the names of its columns."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from huolto.connectors.device_import.column_names import SIGNATURES
from huolto.connectors.device_import.columns import Columns, comparable


def system_of(header: Sequence[str], kind: str) -> str:
    """The system that a file of these columns looks like an export of; "" unknown. Inventories are GLPI's."""
    if kind.startswith("inventory"):
        return "GLPI"
    names = {comparable(title) for title in header}
    return next(
        (system for system, several in SIGNATURES.items() if any(one <= names for one in several)), ""
    )


def no_devices_in(name: str, header: Sequence[str], columns: Columns, *, has_rows: bool) -> str:
    """What a file is instead of a list of devices, as a sentence for its reader; "" where it is one."""
    names = {comparable(title) for title in header}
    said = {"name": name, "columns": ", ".join(title for title in header if title)[:300]}
    if sentence := _other_list(names, columns):
        return sentence % said
    if not columns.has_numbers():
        return (
            _("%(name)s has no column for the asset tag or the serial number; its columns are: %(columns)s.")
            % said
        )
    if not has_rows:
        return (
            _("%(name)s has no rows: the first row names the columns, each further one is a device.") % said
        )
    return ""


def is_model_list(names: set[str], columns: Columns) -> bool:
    """Whether these columns are of models of a catalogue: makers and models without any device's number."""
    return {"maker", "model"} <= columns.places.keys() and not (
        columns.has_numbers()
        or {"holder_name", "imei", "purchased_on", "external_id"} & columns.places.keys()
    )


def _other_list(names: set[str], columns: Columns) -> str:
    if names >= {"graph property", "export header"}:
        return _(
            "%(name)s lists the columns of an Intune export and holds no devices; import the export itself."
        )
    if _one_of(names, {"title", "priority"}, {"titre", "priorite"}, {"title", "due date"}):
        return _("%(name)s lists work orders, not devices: import them as service requests.")
    if _one_of(names, {"non stock"}, {"minimum quantity"}, {"quantite minimale"}):
        return _("%(name)s lists spare parts, not devices: they belong to a store.")
    if _one_of(names, {"parent location"}, {"emplacement parent"}) and not columns.has_numbers():
        return _("%(name)s lists places, not devices: places are made on the way when devices name them.")
    if _one_of(names, {"qty", "min amount"}, {"item number", "qty"}) and not columns.has_numbers():
        return _("%(name)s lists consumables, counted and not known one by one; they are no devices.")
    if names <= {"id", "name", ""} and "name" in names:
        return _("%(name)s lists names only (such as warehouses), not devices.")
    if is_model_list(names, columns):
        return _("%(name)s lists models of devices, not devices: they can be taken into the catalogue.")
    return ""


def _one_of(names: set[str], *signatures: set[str]) -> bool:
    return any(signature <= names for signature in signatures)
