"""Tables of the register."""

from huolto.register.models.card import (
    ConditionPhoto,
    ConditionReport,
    ItemPart,
    Meter,
    MeterReading,
)
from huolto.register.models.device_import import DeviceImport
from huolto.register.models.intervals import Assignment, Lease, Placement, ServiceInterval
from huolto.register.models.item import Item, ItemIdentifier

__all__ = [
    "Assignment",
    "ConditionPhoto",
    "ConditionReport",
    "DeviceImport",
    "Item",
    "ItemIdentifier",
    "ItemPart",
    "Lease",
    "Meter",
    "MeterReading",
    "Placement",
    "ServiceInterval",
]
