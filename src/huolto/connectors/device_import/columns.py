"""What other systems call their columns, and what they are to us.

Each of our fields has the names that exports give it, written small and without signs; a further system adds its
names here and nothing else changes. A column of none of these names is left aside, and said.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from huolto.foundation.localisation import LANGUAGE_NAMES
from huolto.register.export_columns import COLUMNS
from huolto.rules.formatting import fold

FIELDS: Mapping[str, tuple[str, ...]] = {
    "asset_tag": ("asset tag", "tag", "asset id", "asset number", "inventory number"),
    "serial": ("serial", "serial number", "serial no", "service tag"),
    "imei": ("imei",),
    "mac": ("mac", "mac address"),
    "name": ("name", "item name", "asset name", "device name"),
    "category": ("category", "category name"),
    "maker": ("manufacturer", "maker", "brand", "manufacturer name"),
    "model": ("model", "model name"),
    "model_number": ("model number", "model no"),
    "organisation": ("company", "company name", "organisation", "organization"),
    "place": ("location", "default location", "rtd location", "place", "site"),
    "holder_place": ("checked out to location", "checkout location", "checked out location"),
    "cost_centre": ("cost centre", "cost center", "cost centre code", "cost center code"),
    "posting_code": ("posting code", "account", "accounting code"),
    "purchased_on": ("purchase date", "purchased", "purchased on"),
    "purchase_price": ("purchase cost", "cost", "purchase price", "price"),
    "warranty_months": ("warranty", "warranty months"),
    "warranty_until": ("warranty until", "warranty expires", "warranty expiration date"),
    "end_of_life_on": ("asset eol date", "eol date", "end of life", "eol"),
    "status": ("status", "status label"),
    "notes": ("notes", "asset notes", "note"),
    "holder_name": ("full name", "checked out to", "checked out to name", "user", "assigned to", "checked out to full name"),
    "holder_first_name": ("checked out to first name", "first name"),
    "holder_last_name": ("checked out to last name", "last name"),
    "holder_email": ("email", "checked out to email", "user email", "e mail"),
    "holder_username": ("username", "checked out to username", "user name"),
    "holder_number": ("employee number", "checked out to employee number", "employee num"),
}  # fmt: skip
"""Our fields and the column names that mean them (Snipe-IT's first)."""

LABELS: Mapping[str, Any] = {
    "asset_tag": _("Asset tag"),
    "serial": _("Serial number"),
    "imei": _("IMEI"),
    "mac": _("MAC address"),
    "name": _("Name"),
    "category": _("Category"),
    "maker": _("Maker"),
    "model": _("Model"),
    "model_number": _("Model number"),
    "organisation": _("Organisation"),
    "place": _("Place"),
    "holder_place": _("Place"),
    "cost_centre": _("Cost centre"),
    "posting_code": _("Posting code"),
    "purchased_on": _("Bought on"),
    "purchase_price": _("Price"),
    "warranty_months": _("Warranty in months"),
    "warranty_until": _("Warranty until"),
    "end_of_life_on": _("End of life"),
    "status": _("Whether it is in use"),
    "notes": _("Notes"),
    "holder_name": _("Holder"),
    "holder_first_name": _("Holder’s first name"),
    "holder_last_name": _("Holder’s last name"),
    "holder_email": _("Holder’s e-mail address"),
    "holder_username": _("Holder’s user name"),
    "holder_number": _("Holder’s employee number"),
}
"""What our fields are called on pages."""

NAMES = {name: field for field, names in FIELDS.items() for name in names}
_SIGNS = re.compile(r"[^\w]+|_+")


@dataclass(frozen=True)
class Columns:
    """Which columns of a table we know: {theirs: ours}; `places` says where each of our fields stands."""

    known: dict[str, str]
    ignored: tuple[str, ...]
    places: dict[str, tuple[int, ...]]

    def value(self, cells: Sequence[str], field: str) -> str:
        """What a row says of our field: the first filled one of its columns, "" if it says nothing."""
        for place in self.places.get(field, ()):
            if place < len(cells) and cells[place].strip():
                return cells[place].strip()
        return ""

    def theirs(self, field: str) -> str:
        """The column that a field comes from, as its file calls it; our own name where it has none."""
        return next((name for name, ours in self.known.items() if ours == field), field)


def recognised(header: Sequence[str]) -> Columns:
    """Compare a header with the table; two columns of one field complete each other."""
    known: dict[str, str] = {}
    ignored: list[str] = []
    places: dict[str, list[int]] = {}
    for index, title in enumerate(header):
        field = NAMES.get(comparable(title)) or own_headings().get(comparable(title))
        if field is None:
            if title.strip():
                ignored.append(title.strip())
            continue
        known[title.strip()] = field
        places.setdefault(field, []).append(index)
    return Columns(
        known=known, ignored=tuple(ignored), places={field: tuple(rows) for field, rows in places.items()}
    )


@cache
def own_headings() -> dict[str, str]:
    """Our fields by the headings of our own exported lists, in every language."""
    found: dict[str, str] = {}
    for language in LANGUAGE_NAMES:
        with translation.override(language):
            found |= {
                comparable(str(column.heading)): column.imported
                for column in COLUMNS.values()
                if column.imported
            }
    return found


def comparable(title: str) -> str:
    """A column's name without case, signs and doubled blanks."""
    return " ".join(_SIGNS.sub(" ", fold(title)).split())
