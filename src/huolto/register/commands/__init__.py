"""All state changes of the register; inputs are the frozen values of `inputs`."""

from huolto.register.commands.bulk import (
    plan_bulk_change,
    run_batch,
    start_bulk_change,
    undo_bulk_change,
)
from huolto.register.commands.changes import change_items, change_items_each
from huolto.register.commands.exports import ask_list_export, cancel_list_export, write_list_export
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
    "ask_list_export",
    "cancel_list_export",
    "change_items",
    "change_items_each",
    "deliver_items",
    "dispose_items",
    "end_lease",
    "plan_bulk_change",
    "put_in_service",
    "register_items",
    "run_batch",
    "start_bulk_change",
    "start_leases",
    "take_out_of_service",
    "undo_bulk_change",
    "write_list_export",
]
