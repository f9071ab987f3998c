"""Tables of the register."""

from huolto.register.models.device_import import DeviceImport
from huolto.register.models.intervals import Assignment, Lease, Placement, ServiceInterval
from huolto.register.models.item import Item, ItemIdentifier
from huolto.register.models.stock_take import (
    StockTake,
    StockTakeDecision,
    StockTakeLine,
    StockTakeScan,
)

__all__ = [
    "Assignment",
    "DeviceImport",
    "Item",
    "ItemIdentifier",
    "Lease",
    "Placement",
    "ServiceInterval",
    "StockTake",
    "StockTakeDecision",
    "StockTakeLine",
    "StockTakeScan",
]
