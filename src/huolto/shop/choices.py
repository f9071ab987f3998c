"""States of orders and order lines, and what may follow which."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrderState(models.TextChoices):
    WAITING_FOR_APPROVAL = "waiting_for_approval", _("Waiting for approval")
    PLACED = "placed", _("Ordered")
    FULFILLED = "fulfilled", _("Fulfilled")
    CANCELLED = "cancelled", _("Cancelled")
    DECLINED = "declined", _("Declined")


ORDER_TRANSITIONS: dict[str, frozenset[str]] = {
    OrderState.WAITING_FOR_APPROVAL: frozenset(
        {OrderState.PLACED, OrderState.DECLINED, OrderState.CANCELLED}
    ),
    OrderState.PLACED: frozenset({OrderState.FULFILLED, OrderState.CANCELLED}),
    OrderState.FULFILLED: frozenset(),
    OrderState.CANCELLED: frozenset(),
    OrderState.DECLINED: frozenset(),
}


class LineState(models.TextChoices):
    ORDERED = "ordered", _("Ordered")
    RECEIVED = "received", _("Received")
    DELIVERED = "delivered", _("Delivered")
    IN_SERVICE = "in_service", _("In service")
    CANCELLED = "cancelled", _("Cancelled")


LINE_TRANSITIONS: dict[str, frozenset[str]] = {
    LineState.ORDERED: frozenset({LineState.RECEIVED, LineState.DELIVERED, LineState.CANCELLED}),
    LineState.RECEIVED: frozenset({LineState.DELIVERED, LineState.CANCELLED}),
    LineState.DELIVERED: frozenset({LineState.IN_SERVICE}),
    LineState.IN_SERVICE: frozenset(),
    LineState.CANCELLED: frozenset(),
}
"""A device is received with its serial and tag; a licence, a subscription or goods go straight to delivered."""
