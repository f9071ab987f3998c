"""Which columns of a table we know, by their names or by a mapping that somebody chose.

A column of no known name is left aside, and said with the reason. The names themselves stand in `column_names`.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huolto.connectors.device_import.column_names import FIELDS, OF_SYSTEMS
from huolto.rules.formatting import fold

LABELS: Mapping[str, Any] = {
    "asset_tag": gettext_lazy("Asset tag"),
    "serial": gettext_lazy("Serial number"),
    "imei": gettext_lazy("IMEI"),
    "mac": gettext_lazy("MAC address"),
    "phone_number": gettext_lazy("Phone number"),
    "sim": gettext_lazy("SIM card"),
    "external_id": gettext_lazy("Number in another system"),
    "name": gettext_lazy("Name"),
    "kind": gettext_lazy("Kind"),
    "category": gettext_lazy("Category"),
    "maker": gettext_lazy("Maker"),
    "model": gettext_lazy("Model"),
    "model_number": gettext_lazy("Model number"),
    "organisation": gettext_lazy("Organisation"),
    "place": gettext_lazy("Place"),
    "building": gettext_lazy("Building"),
    "floor": gettext_lazy("Floor"),
    "room": gettext_lazy("Room"),
    "holder_place": gettext_lazy("Place"),
    "cost_centre": gettext_lazy("Cost centre"),
    "posting_code": gettext_lazy("Posting code"),
    "purchased_on": gettext_lazy("Bought on"),
    "purchase_price": gettext_lazy("Price"),
    "warranty_months": gettext_lazy("Warranty in months"),
    "warranty_until": gettext_lazy("Warranty until"),
    "end_of_life_on": gettext_lazy("End of life"),
    "status": gettext_lazy("Whether it is in use"),
    "notes": gettext_lazy("Notes"),
    "holder_name": gettext_lazy("Holder"),
    "holder_first_name": gettext_lazy("Holder’s first name"),
    "holder_last_name": gettext_lazy("Holder’s last name"),
    "holder_email": gettext_lazy("Holder’s e-mail address"),
    "holder_username": gettext_lazy("Holder’s user name"),
    "holder_number": gettext_lazy("Holder’s employee number"),
    "last_seen_at": gettext_lazy("Last seen"),
    "operating_system": gettext_lazy("Operating system"),
    "os_version": gettext_lazy("Version of the operating system"),
    "quantity": gettext_lazy("Quantity"),
    "tracking": gettext_lazy("How it is counted"),
    "parts": gettext_lazy("Parts"),
    "readings": gettext_lazy("Readings"),
}
"""What our fields are called on pages."""

_SIGNS = re.compile(r"[^\w]+|_+")
# Shelf: "cf: Serial number,type:text".
_CUSTOM = re.compile(r"\s*cf:\s*(.*?)\s*(?:,\s*type:.*)?", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True)
class Columns:
    """Which columns of a table we know: {theirs: ours}; `places` says where each of our fields stands."""

    known: dict[str, str]
    ignored: tuple[str, ...]
    places: dict[str, tuple[int, ...]]
    reasons: dict[str, str] = field(default_factory=dict)

    def value(self, cells: Sequence[str], ours: str) -> str:
        """What a row says of our field: the first filled one of its columns, "" if it says nothing."""
        for place in self.places.get(ours, ()):
            if place < len(cells) and (cell := cells[place].strip()):
                return cell
        return ""

    def values(self, cells: Sequence[str], ours: str) -> tuple[str, ...]:
        """All that a row says of our field, in the order of its columns: a telephone has two IMEIs."""
        places = self.places.get(ours, ())
        return tuple(cell for place in places if place < len(cells) and (cell := cells[place].strip()))

    def theirs(self, ours: str) -> str:
        """The column that a field comes from, as its file calls it; our own name where it has none."""
        return next((name for name, field_ in self.known.items() if field_ == ours), ours)

    def reason(self, theirs: str) -> str:
        """Why a column is left aside."""
        return self.reasons.get(theirs) or _("No field of a device has this name.")

    def has_numbers(self) -> bool:
        """Whether a device could be known again by these columns."""
        return "asset_tag" in self.places or "serial" in self.places


def recognised(
    header: Sequence[str], *, mapping: Mapping[str, str] | None = None, system: str = ""
) -> Columns:
    """Compare a header with the known names; a mapping goes before them. Two columns of one field complete each other."""
    known: dict[str, str] = {}
    ignored: list[str] = []
    reasons: dict[str, str] = {}
    places: dict[str, list[int]] = {}
    chosen = {title.strip(): ours for title, ours in (mapping or {}).items()}
    own = OF_SYSTEMS.get(system, {})
    for index, cell in enumerate(header):
        title, plain = cell.strip(), comparable(cell)
        if title in chosen:
            ours, reason = chosen[title], _("It was chosen to be left aside.")
        elif plain in own:
            ours, reason = (
                own[plain],
                _("In exports of %(system)s it says nothing of a device.") % {"system": system},
            )
        else:
            ours, reason = _names().get(plain, ""), ""
        if ours in LABELS:
            known[title] = ours
            places.setdefault(ours, []).append(index)
        elif title and title not in ignored:
            ignored.append(title)
            reasons[title] = reason
    return Columns(
        known=known,
        ignored=tuple(ignored),
        places={ours: tuple(indexes) for ours, indexes in places.items()},
        reasons=reasons,
    )


@lru_cache(4096)
def comparable(title: str) -> str:
    """A column's name without case, accents, signs and doubled blanks."""
    custom = _CUSTOM.fullmatch(title)
    text = fold(custom[1] if custom else title)
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return " ".join(_SIGNS.sub(" ", fold(plain)).split())


@cache
def _names() -> Mapping[str, str]:
    return {comparable(name): ours for ours, names in FIELDS.items() for name in names}
