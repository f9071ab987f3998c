"""What happens to items. `occurred_at` is when it took effect, which may lie before it was recorded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from huolto.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class ItemEvent(Event):
    """Something that happened to one item; `customer_id` is the item's customer at that time."""

    subject_fields: ClassVar[Mapping[str, str]] = {"item_id": "item"}

    item_id: int


@dataclass(frozen=True, kw_only=True)
class ItemRegistered(ItemEvent):
    """An item stands in the register."""

    name: ClassVar[str] = "register.item_registered"


@dataclass(frozen=True, kw_only=True)
class ItemPutInService(ItemEvent):
    """An item went into service with a package, or with none."""

    name: ClassVar[str] = "register.item_put_in_service"

    package_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class ItemTakenOutOfService(ItemEvent):
    """An item left service: what is charged by days in service stops."""

    name: ClassVar[str] = "register.item_taken_out_of_service"

    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ItemChanged(ItemEvent):
    """Facts of an item changed: (field, before, after), ids and plain values."""

    name: ClassVar[str] = "register.item_changed"

    changes: tuple[tuple[str, Any, Any], ...] = ()
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class LeaseStarted(ItemEvent):
    """A lease of an item began."""

    name: ClassVar[str] = "register.lease_started"
    subject_fields: ClassVar[Mapping[str, str]] = {"item_id": "item", "lease_id": "lease"}

    lease_id: int
    acquisition_model: str
    starts_on: date


@dataclass(frozen=True, kw_only=True)
class LeaseEnded(ItemEvent):
    """A lease of an item ended."""

    name: ClassVar[str] = "register.lease_ended"
    subject_fields: ClassVar[Mapping[str, str]] = {"item_id": "item", "lease_id": "lease"}

    lease_id: int
    ended_on: date
    end: str
    early_end_sum: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class PartsFitted(ItemEvent):
    """Parts went into an item on one day."""

    name: ClassVar[str] = "register.parts_fitted"

    parts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PartsRemoved(ItemEvent):
    """Parts were taken out of an item."""

    name: ClassVar[str] = "register.parts_removed"

    parts: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ReadingsRecorded(ItemEvent):
    """Counters of an item were read at one instant: (kind, value)."""

    name: ClassVar[str] = "register.readings_recorded"

    readings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class ConditionReported(ItemEvent):
    """Somebody said in what state an item is, with so many photos."""

    name: ClassVar[str] = "register.condition_reported"

    grade: str
    photos: int = 0


@dataclass(frozen=True, kw_only=True)
class ItemReplaced(ItemEvent):
    """An item took the place of another; published for both."""

    name: ClassVar[str] = "register.item_replaced"

    predecessor_id: int
    successor_id: int
