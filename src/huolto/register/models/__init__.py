"""Tables of the register."""

from huolto.register.models.bulk import BulkChange, BulkChangeItem
from huolto.register.models.card import (
    ConditionPhoto,
    ConditionReport,
    ItemPart,
    Meter,
    MeterReading,
)
from huolto.register.models.device_import import DeviceImport, ImportMapping
from huolto.register.models.disposal import Disposal
from huolto.register.models.hand_over import HandOver, HandOverItem, HandOverTerms
from huolto.register.models.intervals import Assignment, Lease, Placement, ServiceInterval
from huolto.register.models.item import Item, ItemIdentifier
from huolto.register.models.list_export import ListExport
from huolto.register.models.reminder import Reminder, ReminderRule
from huolto.register.models.stock_take import (
    StockTake,
    StockTakeDecision,
    StockTakeLine,
    StockTakeScan,
)

__all__ = [
    "Assignment",
    "BulkChange",
    "BulkChangeItem",
    "ConditionPhoto",
    "ConditionReport",
    "DeviceImport",
    "Disposal",
    "HandOver",
    "HandOverItem",
    "HandOverTerms",
    "ImportMapping",
    "Item",
    "ItemIdentifier",
    "ItemPart",
    "Lease",
    "ListExport",
    "Meter",
    "MeterReading",
    "Placement",
    "Reminder",
    "ReminderRule",
    "ServiceInterval",
    "StockTake",
    "StockTakeDecision",
    "StockTakeLine",
    "StockTakeScan",
]
