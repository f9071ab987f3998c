"""All state changes of the register; inputs are the frozen values of `inputs`."""

from huolto.register.commands.card_inputs import NewPart, NewPhoto, NewReading
from huolto.register.commands.changes import change_items, change_items_each
from huolto.register.commands.conditions import report_condition
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
from huolto.register.commands.parts import fit_parts, remove_parts
from huolto.register.commands.readings import record_readings
from huolto.register.commands.service import (
    deliver_items,
    dispose_items,
    put_in_service,
    take_out_of_service,
)
from huolto.register.commands.succession import link_predecessor

__all__ = [
    "UNSET",
    "ItemChanges",
    "NewIdentifier",
    "NewItem",
    "NewLease",
    "NewPart",
    "NewPhoto",
    "NewReading",
    "StartOfService",
    "change_items",
    "change_items_each",
    "deliver_items",
    "dispose_items",
    "end_lease",
    "fit_parts",
    "link_predecessor",
    "put_in_service",
    "record_readings",
    "register_items",
    "remove_parts",
    "report_condition",
    "start_leases",
    "take_out_of_service",
]
