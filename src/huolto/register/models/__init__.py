"""Tables of the register."""

from huolto.register.models.device_import import DeviceImport, ImportMapping
from huolto.register.models.intervals import Assignment, Lease, Placement, ServiceInterval
from huolto.register.models.item import Item, ItemIdentifier

__all__ = [
    "Assignment",
    "DeviceImport",
    "ImportMapping",
    "Item",
    "ItemIdentifier",
    "Lease",
    "Placement",
    "ServiceInterval",
]
