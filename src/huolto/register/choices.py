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


class HandOverState(models.TextChoices):
    """What became of a hand-over that a person was asked to confirm."""

    WAITING = "waiting", _("Waiting")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    EXPIRED = "expired", _("Expired")
    WITHDRAWN = "withdrawn", _("Withdrawn")


HAND_OVER_TRANSITIONS: dict[str, frozenset[str]] = {
    HandOverState.WAITING: frozenset(
        {
            HandOverState.ACCEPTED,
            HandOverState.DECLINED,
            HandOverState.EXPIRED,
            HandOverState.WITHDRAWN,
        }
    ),
    HandOverState.ACCEPTED: frozenset(),
    HandOverState.DECLINED: frozenset(),
    HandOverState.EXPIRED: frozenset(),
    HandOverState.WITHDRAWN: frozenset(),
}


class HandOverWay(models.TextChoices):
    """How a hand-over was confirmed."""

    ON_THE_SPOT = "on_the_spot", _("Signed on the spot")
    LINK = "link", _("Confirmed by the mailed link")
    SIGNED_IN = "signed_in", _("Confirmed after signing in")
