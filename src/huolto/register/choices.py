"""States of an item and what may follow which, kinds of identifier."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ItemState(models.TextChoices):
    """Where an item is in its life."""

    RECEIVED = "received", _("Received")
    DELIVERED = "delivered", _("Delivered")
    IN_SERVICE = "in_service", _("In service")
    OUT_OF_SERVICE = "out_of_service", _("Taken out of service")
    DISPOSED = "disposed", _("Disposed of")


TRANSITIONS: dict[str, frozenset[str]] = {
    ItemState.RECEIVED: frozenset({ItemState.DELIVERED, ItemState.IN_SERVICE, ItemState.DISPOSED}),
    ItemState.DELIVERED: frozenset({ItemState.IN_SERVICE, ItemState.RECEIVED, ItemState.DISPOSED}),
    ItemState.IN_SERVICE: frozenset({ItemState.OUT_OF_SERVICE}),
    ItemState.OUT_OF_SERVICE: frozenset({ItemState.IN_SERVICE, ItemState.DISPOSED}),
    ItemState.DISPOSED: frozenset(),
}
"""Which state may follow which; one command a transition."""


class IdentifierKind(models.TextChoices):
    SERIAL = "serial", _("Serial number")
    IMEI = "imei", _("IMEI")
    MAC = "mac", _("MAC address")
    SIM = "sim", _("SIM card")
    PHONE_NUMBER = "number", _("Phone number")
    EXTERNAL = "external", _("Number in another system")


class LeaseEnd(models.TextChoices):
    """How a lease ended."""

    RETURNED = "returned", _("Returned")
    BOUGHT = "bought", _("Bought")
    EXTENDED = "extended", _("Extended")
    EARLY = "early", _("Ended early")


class BulkState(models.TextChoices):
    """How far a change of many items is."""

    PLANNED = "planned", _("Waiting for you")
    RUNNING = "running", _("Under way")
    DONE = "done", _("Done")
    UNDOING = "undoing", _("Being taken back")
    UNDONE = "undone", _("Taken back")


BULK_TRANSITIONS: dict[str, frozenset[str]] = {
    BulkState.PLANNED: frozenset({BulkState.RUNNING}),
    BulkState.RUNNING: frozenset({BulkState.DONE}),
    BulkState.DONE: frozenset({BulkState.UNDOING}),
    BulkState.UNDOING: frozenset({BulkState.UNDONE}),
    BulkState.UNDONE: frozenset(),
}


class BulkFate(models.TextChoices):
    """What a change of many items did, or would do, to one of them."""

    WAITING = "waiting", _("Would change")
    SAME = "same", _("So already")
    REFUSED = "refused", _("Left out")
    CHANGED = "changed", _("Changed")
    TAKEN_BACK = "taken_back", _("Taken back")
    KEPT = "kept", _("Left as it is")


class BulkReason(models.TextChoices):
    """Why an item is left out of a change of many, or of taking it back."""

    NOT_YOURS = "not_yours", _("Not yours to change")
    DISPOSED = "disposed", _("Disposed of")
    OTHER_CUSTOMER = "other_customer", _("Of another customer than the person, place or cost centre chosen")
    NOT_THERE = "not_there", _("Not there yet on this day")
    NO_SERVICE = "no_service", _("Not in service on this day")
    LATER_SERVICE = "later_service", _("In service until later than this day")
    WRONG_STATE = "wrong_state", _("In a state from which this cannot be done")
    CHANGED_MEANWHILE = "changed_meanwhile", _("Changed by somebody else since you looked")
    NO_LONGER_FITS = "no_longer_fits", _("Fits the filters no longer")
    NEWER_CHANGE = "newer_change", _("Changed again since then")
    OTHER = "other", _("Could not be changed")


class ExportFormat(models.TextChoices):
    CSV = "csv", _("CSV (any program)")
    XLSX = "xlsx", _("XLSX (spreadsheets)")


class ExportState(models.TextChoices):
    """How far a list written to a file is."""

    WAITING = "waiting", _("Waiting")
    RUNNING = "running", _("Being written")
    READY = "ready", _("Ready")
    CANCELLED = "cancelled", _("Cancelled")
    REFUSED = "refused", _("Refused")
    EXPIRED = "expired", _("Removed")
