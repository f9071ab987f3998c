"""All state changes of the register; inputs are the frozen values of `inputs`."""

from huolto.register.commands.bulk import (
    plan_bulk_change,
    run_batch,
    start_bulk_change,
    undo_bulk_change,
)
from huolto.register.commands.card_inputs import NewPart, NewPhoto, NewReading
from huolto.register.commands.changes import change_items, change_items_each
from huolto.register.commands.conditions import report_condition
from huolto.register.commands.disposal import DisposalFacts, dispose_items, undo_disposal
from huolto.register.commands.exports import ask_list_export, cancel_list_export, write_list_export
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
from huolto.register.commands.lease_ends import LeaseChoice, carry_out_lease_ends, choose_lease_ends
from huolto.register.commands.leases import end_lease, start_leases
from huolto.register.commands.lifecycle import (
    find_items,
    report_missing,
    return_from_repair,
    return_to_lessor,
    send_to_repair,
    store_items,
)
from huolto.register.commands.parts import fit_parts, remove_parts
from huolto.register.commands.readings import record_readings
from huolto.register.commands.reminding import forget_reminder_days, set_reminder_days
from huolto.register.commands.service import (
    deliver_items,
    put_in_service,
    take_out_of_service,
)
from huolto.register.commands.succession import link_predecessor

__all__ = [
    "UNSET",
    "Confirmation",
    "DisposalFacts",
    "Handed",
    "ItemChanges",
    "LeaseChoice",
    "NewIdentifier",
    "NewItem",
    "NewLease",
    "NewPart",
    "NewPhoto",
    "NewReading",
    "StartOfService",
    "accept_hand_over",
    "ask_list_export",
    "cancel_list_export",
    "carry_out_lease_ends",
    "change_items",
    "change_items_each",
    "choose_lease_ends",
    "decline_hand_over",
    "deliver_items",
    "dispose_items",
    "end_lease",
    "find_items",
    "fit_parts",
    "forget_reminder_days",
    "hand_over",
    "link_predecessor",
    "plan_bulk_change",
    "put_in_service",
    "record_readings",
    "register_items",
    "remove_parts",
    "report_condition",
    "report_missing",
    "return_from_repair",
    "return_to_lessor",
    "run_batch",
    "send_to_repair",
    "set_hand_over_terms",
    "set_reminder_days",
    "start_bulk_change",
    "start_leases",
    "store_items",
    "take_out_of_service",
    "undo_bulk_change",
    "undo_disposal",
    "withdraw_hand_over",
    "write_list_export",
]
