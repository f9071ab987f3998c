"""All state changes of the register; inputs are the frozen values of `inputs`."""

from huolto.register.commands.changes import change_items, change_items_each
from huolto.register.commands.hand_overs import (
    Confirmation,
    Handed,
    accept_hand_over,
    decline_hand_over,
    hand_over,
    set_hand_over_terms,
    withdraw_hand_over,
)
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
    "Confirmation",
    "Handed",
    "ItemChanges",
    "NewIdentifier",
    "NewItem",
    "NewLease",
    "StartOfService",
    "accept_hand_over",
    "change_items",
    "change_items_each",
    "decline_hand_over",
    "deliver_items",
    "dispose_items",
    "end_lease",
    "hand_over",
    "put_in_service",
    "register_items",
    "set_hand_over_terms",
    "start_leases",
    "take_out_of_service",
    "withdraw_hand_over",
]
