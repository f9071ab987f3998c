"""All that changes the ledger."""

from huolto.charges.commands.closing import ClosingResult, close_period
from huolto.charges.commands.due import (
    note_activation,
    note_enrolments,
    note_item_changes,
    note_own_days,
    note_readings,
)
from huolto.charges.commands.periods import ensure_period
from huolto.charges.commands.purchases import record_lease_purchases
from huolto.charges.commands.rating import RatingSummary, rate_period
from huolto.charges.commands.usages import NewUsage, foresee_usage, foresee_usages, record_usages, taking_back
from huolto.charges.commands.what_ifs import ask_what_if

__all__ = [
    "ClosingResult",
    "NewUsage",
    "RatingSummary",
    "ask_what_if",
    "close_period",
    "ensure_period",
    "foresee_usage",
    "foresee_usages",
    "note_activation",
    "note_enrolments",
    "note_item_changes",
    "note_own_days",
    "note_readings",
    "rate_period",
    "record_lease_purchases",
    "record_usages",
    "taking_back",
]
