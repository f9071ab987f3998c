"""What happens in the shop."""

from dataclasses import dataclass
from typing import ClassVar

from huolto.foundation.events import Event

ORDER = {"order_id": "order", "request_id": "request"}


@dataclass(frozen=True, kw_only=True)
class OrderPlaced(Event):
    """A customer ordered; `waits` says whether an approval is needed first."""

    name: ClassVar[str] = "shop.order_placed"
    subject_fields: ClassVar[dict[str, str]] = ORDER
    order_id: int
    request_id: int
    number: str
    waits: bool


@dataclass(frozen=True, kw_only=True)
class OrderMoved(Event):
    """An order went from one state to another."""

    name: ClassVar[str] = "shop.order_moved"
    subject_fields: ClassVar[dict[str, str]] = ORDER
    order_id: int
    request_id: int
    from_state: str
    to_state: str


@dataclass(frozen=True, kw_only=True)
class OrderLineMoved(Event):
    """One unit of an order was received, delivered or put in service."""

    name: ClassVar[str] = "shop.order_line_moved"
    subject_fields: ClassVar[dict[str, str]] = {**ORDER, "item_id": "item"}
    order_id: int
    request_id: int
    line_id: int
    item_id: int | None
    number: str
    to_state: str
