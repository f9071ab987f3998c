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


class ImportState(models.TextChoices):
    """How far an import of a device list is."""

    PREVIEWING = "previewing", _("Being looked at")
    PREVIEWED = "previewed", _("Waiting for you")
    RUNNING = "running", _("Being imported")
    DONE = "done", _("Imported")
    REFUSED = "refused", _("Refused whole")
    CANCELLED = "cancelled", _("Cancelled")
    FAILED = "failed", _("Failed")


IMPORT_TRANSITIONS: dict[str, frozenset[str]] = {
    ImportState.PREVIEWING: frozenset({ImportState.PREVIEWED, ImportState.FAILED, ImportState.CANCELLED}),
    ImportState.PREVIEWED: frozenset({ImportState.PREVIEWING, ImportState.RUNNING}),
    ImportState.RUNNING: frozenset(
        {ImportState.DONE, ImportState.REFUSED, ImportState.CANCELLED, ImportState.FAILED}
    ),
    ImportState.DONE: frozenset(),
    ImportState.REFUSED: frozenset(),
    ImportState.CANCELLED: frozenset(),
    ImportState.FAILED: frozenset(),
}
