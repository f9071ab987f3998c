"""What happens to units of pools and to reservations."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from huolto.foundation.events import Event
from huolto.register.events import ItemEvent


@dataclass(frozen=True, kw_only=True)
class UnitMoved(ItemEvent):
    """A unit came into a pool, went out of it, or into another state inside it (`kind`: a `MovementKind`)."""

    name: ClassVar[str] = "stock.unit_moved"
    subject_fields: ClassVar[Mapping[str, str]] = {"item_id": "item", "pool_id": "pool"}

    pool_id: int
    kind: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class UnitReserved(Event):
    """A device of a model was promised from a pool."""

    name: ClassVar[str] = "stock.unit_reserved"
    subject_fields: ClassVar[Mapping[str, str]] = {"pool_id": "pool"}

    pool_id: int
    reservation_id: int
    asked_model_id: int
    given_model_id: int


@dataclass(frozen=True, kw_only=True)
class ReservationReleased(Event):
    """A reservation was given up; its unit is free again."""

    name: ClassVar[str] = "stock.reservation_released"
    subject_fields: ClassVar[Mapping[str, str]] = {"pool_id": "pool"}

    pool_id: int
    reservation_id: int
