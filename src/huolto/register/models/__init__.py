"""Tables of the register."""

from huolto.register.models.device_import import DeviceImport
from huolto.register.models.hand_over import HandOver, HandOverItem, HandOverTerms
from huolto.register.models.intervals import Assignment, Lease, Placement, ServiceInterval
from huolto.register.models.item import Item, ItemIdentifier

__all__ = [
    "Assignment",
    "DeviceImport",
    "HandOver",
    "HandOverItem",
    "HandOverTerms",
    "Item",
    "ItemIdentifier",
    "Lease",
    "Placement",
    "ServiceInterval",
]
