"""The columns of an exported list: heading in the reader's language, and what stands there for an item.

Headings are those that an import recognises in every language, so a list that was exported can be mended and taken
in again.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from huolto.catalogue.choices import AcquisitionModel
from huolto.foundation.actors import Actor
from huolto.foundation.texts import text_in
from huolto.parties.access import people_visible_to
from huolto.register.access import VISIBLE
from huolto.register.choices import IdentifierKind, ItemState
from huolto.register.models import Item

Value = str | date | Decimal | None


@dataclass(frozen=True)
class Written:
    """An item with what is known beside it: its numbers by kind, and its holder's address if the reader may know it."""

    item: Item
    numbers: Mapping[str, str]
    email: str = ""


@dataclass(frozen=True)
class Column:
    """One column; with `imported` its heading is one that an import takes for that field of its own."""

    code: str
    heading: Any
    value: Callable[[Written], Value]
    imported: str = ""
    is_money: bool = False


def _number(kind: str) -> Callable[[Written], Value]:
    return lambda row: row.numbers.get(kind, "")


def _maker(row: Written) -> Value:
    return row.item.device_model.maker.name if row.item.device_model else ""


def _model_number(row: Written) -> Value:
    return row.item.device_model.model_number if row.item.device_model else ""


def _named(row: Any) -> str:
    if row is None:
        return ""
    return text_in(row.name) or str(row.code) if isinstance(row.name, dict) else str(row.name)


def _acquired(row: Written) -> Value:
    model = row.item.acquisition_model
    return str(AcquisitionModel(model).label) if model else ""


COLUMNS: dict[str, Column] = {
    column.code: column
    for column in (
        Column("tag", _("Asset tag"), lambda row: row.item.asset_tag, "asset_tag"),
        Column("device", _("Name"), lambda row: row.item.name, "name"),
        Column("serial", _("Serial number"), _number(IdentifierKind.SERIAL), "serial"),
        Column("imei", _("IMEI"), _number(IdentifierKind.IMEI), "imei"),
        Column("mac", _("MAC address"), _number(IdentifierKind.MAC), "mac"),
        Column("category", _("Category"), lambda row: _named(row.item.category), "category"),
        Column("maker", _("Maker"), _maker, "maker"),
        Column("model", _("Model"), lambda row: _named(row.item.device_model), "model"),
        Column("model_number", _("Model number"), _model_number, "model_number"),
        Column("customer", _("Organisation"), lambda row: row.item.customer.name, "organisation"),
        Column("holder", _("Holder"), lambda row: _named(row.item.holder), "holder_name"),
        Column("holder_email", _("Holder’s e-mail address"), lambda row: row.email, "holder_email"),
        Column("place", _("Place"), lambda row: _named(row.item.place), "place"),
        Column(
            "cost_centre",
            _("Cost centre"),
            lambda row: row.item.cost_centre.code if row.item.cost_centre else "",
            "cost_centre",
        ),
        Column("posting_code", _("Posting code"), lambda row: row.item.posting_code, "posting_code"),
        Column("package", _("Package"), lambda row: _named(row.item.package)),
        Column("state", _("State"), lambda row: str(ItemState(row.item.state).label)),
        Column("acquisition_model", _("Acquisition model"), _acquired),
        Column("purchased_on", _("Bought on"), lambda row: row.item.purchased_on, "purchased_on"),
        Column(
            "purchase_price", _("Price"), lambda row: row.item.purchase_price, "purchase_price", is_money=True
        ),
        Column("warranty_until", _("Warranty until"), lambda row: row.item.warranty_until, "warranty_until"),
        Column("ends", _("End of life"), lambda row: row.item.end_of_life_on, "end_of_life_on"),
        Column("notes", _("Notes"), lambda row: row.item.notes, "notes"),
    )
}
"""All columns by their code, in the order of the file."""

RELATED = ("category", "device_model__maker", "customer", "holder", "place", "cost_centre", "package")
AS_LISTED = (
    "tag",
    "device",
    "serial",
    "customer",
    "holder",
    "place",
    "cost_centre",
    "package",
    "state",
    "ends",
)
"""What the list shows unless its reader chose otherwise."""


OTHERWISE_NAMED: Mapping[str, tuple[str, ...]] = {
    "numbers": ("imei", "mac"),
    "acquisition": ("acquisition_model",),
    "bought": ("purchased_on",),
    "price": ("purchase_price",),
    "warranty": ("warranty_until",),
}
"""Columns of the list that a file has under another code, or as several."""


def exported_of(listed: Iterable[str]) -> list[str]:
    """The codes of a file's columns for those that a list shows; unknown ones are left out."""
    codes = [code for name in listed for code in OTHERWISE_NAMED.get(name, (name,))]
    return [code for code in dict.fromkeys(codes) if code in COLUMNS]


def columns_for(actor: Actor, codes: Sequence[str]) -> list[Column]:
    """The columns of these codes (none: all) that the actor may see: money needs a right over devices."""
    wanted = frozenset(codes) or frozenset(COLUMNS)
    return [
        column
        for column in COLUMNS.values()
        if column.code in wanted and (not column.is_money or VISIBLE.is_given(actor))
    ]


@dataclass
class Emails:
    """Addresses of holders that a reader may know, asked once each."""

    actor: Actor
    known: dict[int, str] = field(default_factory=dict)

    def learn(self, items: Iterable[Item]) -> None:
        """Ask for the holders of these items that were not asked for yet."""
        new = {item.holder_id for item in items if item.holder_id} - self.known.keys()
        if new:
            self.known |= dict.fromkeys(new, "")
            people = people_visible_to(self.actor).filter(pk__in=new)
            self.known |= dict(people.values_list("pk", "email"))


def written_of(items: Sequence[Item], emails: Emails) -> list[Written]:
    """These items (with identifiers prefetched) as rows to write."""
    emails.learn(items)
    return [
        Written(
            item,
            {number.kind: number.value for number in reversed(item.identifiers.all())},
            emails.known.get(item.holder_id or 0, ""),
        )
        for item in items
    ]
