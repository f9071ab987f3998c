"""What a row of a device list becomes: a device with its numbers, parts and readings, or a refusal."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from huolto.catalogue.commands.device_models import NewDeviceModel
from huolto.parties.commands import NewPerson
from huolto.register.commands import NewIdentifier
from huolto.register.identifiers import normalised


@dataclass(frozen=True)
class Refusal:
    """Why a row is not taken: its number in the file, the column as the file calls it, a sentence."""

    row: int
    field: str
    reason: str

    def as_json(self) -> dict[str, Any]:
        """As interfaces.md says."""
        return {"row": self.row, "field": self.field, "reason": self.reason}


@dataclass(frozen=True, kw_only=True)
class NewPart:
    """A part that a list or an inventory names of a device.

    `kind` is one of the register's: processor, memory, disk, graphics, network, battery, screen, power_supply,
    other. The operating system is a part of kind "other": it is in there until another one takes its place.
    Parts without a serial number that are alike are one part, counted by `quantity`.
    """

    kind: str
    name: str
    maker: str = ""
    serial: str = ""
    quantity: int = 1


@dataclass(frozen=True, kw_only=True)
class NewReading:
    """What a device counted about itself.

    `meter` is one of the register's: pages_total, pages_mono, pages_colour, scans. `read_at` is None where the file
    does not say when: then it is the moment of the import.
    """

    meter: str
    value: Decimal
    read_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class DeviceRow:
    """One device as its list says it; None, "" and () are what the list does not say.

    `kind` is an item kind ("device", "licence" …). `place` is the text as it stands; `place_path` its names from
    the site inwards. `identifiers` may hold several of a kind. `last_seen_at` is UTC where no zone is written.
    """

    number: int
    asset_tag: str
    has_tag: bool
    name: str
    category: str
    model: NewDeviceModel | None
    organisation: str
    place: str
    cost_centre: str
    posting_code: str
    person: NewPerson | None
    purchased_on: date | None
    purchase_price: Decimal | None
    warranty_until: date | None
    end_of_life_on: date | None
    notes: str
    is_in_use: bool
    identifiers: tuple[NewIdentifier, ...]
    kind: str = "device"
    place_path: tuple[str, ...] = ()
    parts: tuple[NewPart, ...] = ()
    readings: tuple[NewReading, ...] = ()
    last_seen_at: datetime | None = None
    operating_system: str = ""
    _keys: frozenset[tuple[str, str]] = field(default=frozenset(), repr=False, compare=False)

    def identifier_keys(self) -> set[tuple[str, str]]:
        """The row's numbers as the register compares them."""
        return set(self._keys) or {
            (str(number.kind), normalised(number.value)) for number in self.identifiers
        }


class RefusedCell(Exception):
    """A cell cannot be taken: which field of ours, and why."""

    def __init__(self, ours: str, reason: str) -> None:
        self.field = ours
        self.reason = reason
        super().__init__(reason)
