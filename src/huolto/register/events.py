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
class ReplacementOrdered(ItemEvent):
    """A new item was ordered in place of this one, under an SR number."""

    name: ClassVar[str] = "register.replacement_ordered"
    subject_fields: ClassVar[Mapping[str, str]] = {"item_id": "item", "request_id": "request"}

    request_id: int
    number: str


@dataclass(frozen=True, kw_only=True)
class ReplacementInService(ItemEvent):
    """The new item that was ordered in place of this one went into service."""

    name: ClassVar[str] = "register.replacement_in_service"
    subject_fields: ClassVar[Mapping[str, str]] = {"item_id": "item", "new_item_id": "item"}

    new_item_id: int
    tag: str
    new_tag: str


@dataclass(frozen=True, kw_only=True)
class ItemHandedOver(ItemEvent):
    """A holder took an item over, or gave it back (`is_back`), and said so in this `way`; `holder_id` is who."""

    name: ClassVar[str] = "register.item_handed_over"
    subject_fields: ClassVar[Mapping[str, str]] = {"item_id": "item", "hand_over_id": "hand_over"}

    hand_over_id: int
    holder_id: int
    is_back: bool
    way: str
