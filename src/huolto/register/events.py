"""What happens to items. `occurred_at` is when it took effect, which may lie before it was recorded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from huolto.foundation.events import Event
from huolto.register.choices import ItemState


@dataclass(frozen=True, kw_only=True)
class ItemEvent(Event):
    """Something that happened to one item; `customer_id` is the item's customer at that time."""

    subject_fields: ClassVar[Mapping[str, str]] = {"item_id": "item"}

    item_id: int


@dataclass(frozen=True, kw_only=True)
class ItemRegistered(ItemEvent):
    """An item stands in the register."""

    name: ClassVar[str] = "register.item_registered"

    state: str = ItemState.RECEIVED


@dataclass(frozen=True, kw_only=True)
class ItemPutInService(ItemEvent):
    """An item went into service with a package, or with none."""

    name: ClassVar[str] = "register.item_put_in_service"

    package_id: int | None = None
    state: str = ItemState.IN_SERVICE


@dataclass(frozen=True, kw_only=True)
class ItemTakenOutOfService(ItemEvent):
    """An item left service: what is charged by days in service stops. In repair or missing it stays so."""

    name: ClassVar[str] = "register.item_taken_out_of_service"

    reason: str = ""
    state: str = ItemState.OUT_OF_SERVICE


@dataclass(frozen=True, kw_only=True)
class ItemMoved(ItemEvent):
    """An item came into another state, from the one that it `was` in."""

    state: str
    was: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ItemDelivered(ItemMoved):
    """An item was handed to its customer."""

    name: ClassVar[str] = "register.item_delivered"


@dataclass(frozen=True, kw_only=True)
class ItemSentToRepair(ItemMoved):
    """An item went to be repaired; one in service stays commissioned."""

    name: ClassVar[str] = "register.item_sent_to_repair"


@dataclass(frozen=True, kw_only=True)
class ItemBackFromRepair(ItemMoved):
    """An item came back from repair."""

    name: ClassVar[str] = "register.item_back_from_repair"


@dataclass(frozen=True, kw_only=True)
class ItemStored(ItemMoved):
    """An item was put in store, to be used again."""

    name: ClassVar[str] = "register.item_stored"

    place_id: int


@dataclass(frozen=True, kw_only=True)
class ItemMissed(ItemMoved):
    """An item was lost or stolen."""

    name: ClassVar[str] = "register.item_missed"

    is_stolen: bool


@dataclass(frozen=True, kw_only=True)
class ItemFound(ItemMoved):
    """A missing item was found again."""

    name: ClassVar[str] = "register.item_found"


@dataclass(frozen=True, kw_only=True)
class ItemReturned(ItemMoved):
    """An item went back to its lessor."""

    name: ClassVar[str] = "register.item_returned"


@dataclass(frozen=True, kw_only=True)
class ItemDisposed(ItemMoved):
    """An item is gone for good."""

    name: ClassVar[str] = "register.item_disposed"

    disposal_id: int
    way: str


@dataclass(frozen=True, kw_only=True)
class DisposalUndone(ItemMoved):
    """An item had been disposed of by mistake: it never was."""

    name: ClassVar[str] = "register.disposal_undone"

    disposal_id: int


@dataclass(frozen=True, kw_only=True)
class ItemChanged(ItemEvent):
    """Facts of an item changed: (field, before, after), ids and plain values."""

    name: ClassVar[str] = "register.item_changed"

    changes: tuple[tuple[str, Any, Any], ...] = ()
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ItemChangeTakenBack(ItemEvent):
    """A recorded change is taken back as if it had not been recorded: (field, as it was changed, as it is again)."""

    name: ClassVar[str] = "register.item_change_taken_back"

    changes: tuple[tuple[str, Any, Any], ...] = ()


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
    residual: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class LeaseEndChosen(ItemEvent):
    """Somebody chose what is done when a lease ends; an empty choice takes the choice back."""

    name: ClassVar[str] = "register.lease_end_chosen"
    subject_fields: ClassVar[Mapping[str, str]] = {"item_id": "item", "lease_id": "lease"}

    lease_id: int
    choice: str
    ends_on: date
    extend_months: int | None = None


@dataclass(frozen=True, kw_only=True)
class ItemCounted(ItemEvent):
    """An item was found in a stock-take, at a place where one was said."""

    name: ClassVar[str] = "register.item_counted"
    subject_fields: ClassVar[Mapping[str, str]] = {"item_id": "item", "stock_take_id": "stock_take"}

    stock_take_id: int
    place_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class ItemNotFound(ItemEvent):
    """A stock-take looked for an item in vain, and somebody noted it as missing."""

    name: ClassVar[str] = "register.item_not_found"
    subject_fields: ClassVar[Mapping[str, str]] = {"item_id": "item", "stock_take_id": "stock_take"}

    stock_take_id: int
    place_id: int | None = None
    reason: str = ""


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


@dataclass(frozen=True, kw_only=True)
class ReplacementOrdered(ItemEvent):
    """A new item was ordered in place of this one, under an SR number."""

    name: ClassVar[str] = "register.replacement_ordered"
    subject_fields: ClassVar[Mapping[str, str]] = {"item_id": "item", "request_id": "request"}

    request_id: int
    number: str


@dataclass(frozen=True, kw_only=True)
class ItemHandedOver(ItemEvent):
    """A holder took an item over, or gave it back (`is_back`), and said so in this `way`; `holder_id` is who."""

    name: ClassVar[str] = "register.item_handed_over"
    subject_fields: ClassVar[Mapping[str, str]] = {"item_id": "item", "hand_over_id": "hand_over"}

    hand_over_id: int
    holder_id: int
    is_back: bool
    way: str
