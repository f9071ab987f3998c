"""Tables of the register."""

from huolto.register.models.bulk import BulkChange, BulkChangeItem
from huolto.register.models.device_import import DeviceImport
from huolto.register.models.intervals import Assignment, Lease, Placement, ServiceInterval
from huolto.register.models.item import Item, ItemIdentifier
from huolto.register.models.list_export import ListExport

__all__ = [
    "Assignment",
    "BulkChange",
    "BulkChangeItem",
    "DeviceImport",
    "Item",
    "ItemIdentifier",
    "Lease",
    "ListExport",
    "Placement",
    "ServiceInterval",
]
