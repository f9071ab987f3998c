"""All state changes of the register; inputs are the frozen values of `inputs`."""

from huolto.register.commands.changes import change_items, change_items_each
from huolto.register.commands.inputs import (
    UNSET,
    ItemChanges,
    NewIdentifier,
    NewItem,
    NewLease,
    StartOfService,
)
from huolto.register.commands.items import register_items
from huolto.register.commands.leases import end_lease, start_leases
from huolto.register.commands.saved_views import delete_view, save_view
from huolto.register.commands.service import (
    deliver_items,
    dispose_items,
    put_in_service,
    take_out_of_service,
)

__all__ = [
    "UNSET",
    "ItemChanges",
    "NewIdentifier",
    "NewItem",
    "NewLease",
    "StartOfService",
    "change_items",
    "change_items_each",
    "delete_view",
    "deliver_items",
    "dispose_items",
    "end_lease",
    "put_in_service",
    "register_items",
    "save_view",
    "start_leases",
    "take_out_of_service",
]
