"""Kinds of pool, states of a unit and of a reservation and what may follow which, kinds of movement."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PoolKind(models.TextChoices):
    """What the devices of a pool are for."""

    SWAP = "swap", _("Swap stock")
    LOANER = "loaner", _("Loan devices")
    SPARE = "spare", _("Spare devices on site")


class UnitState(models.TextChoices):
    """Where a unit of a pool stands."""

    FREE = "free", pgettext_lazy("a unit of a pool", "Free")
    RESERVED = "reserved", pgettext_lazy("a unit of a pool", "Reserved")
    LENT = "lent", pgettext_lazy("a unit of a pool", "Lent")
    AWAY = "away", pgettext_lazy("a unit of a pool", "Being repaired or tested")


UNIT_TRANSITIONS: dict[str, frozenset[str]] = {
    UnitState.FREE: frozenset({UnitState.RESERVED, UnitState.AWAY}),
    UnitState.RESERVED: frozenset({UnitState.FREE, UnitState.LENT}),
    UnitState.LENT: frozenset({UnitState.AWAY}),
    UnitState.AWAY: frozenset({UnitState.FREE}),
}
"""Which state may follow which; what is lent comes back to be tested, never straight to the next user."""

LEAVING = frozenset({UnitState.FREE, UnitState.AWAY})
"""States in which a unit may be taken from its pool; a reserved one leaves by being handed out."""


class ReservationState(models.TextChoices):
    """How far a reservation is."""

    HELD = "held", pgettext_lazy("a reservation", "Reserved")
    PICKED = "picked", pgettext_lazy("a reservation", "Picked")
    HANDED_OUT = "handed_out", pgettext_lazy("a reservation", "Handed out")
    RELEASED = "released", pgettext_lazy("a reservation", "Given up")


RESERVATION_TRANSITIONS: dict[str, frozenset[str]] = {
    ReservationState.HELD: frozenset({ReservationState.PICKED, ReservationState.RELEASED}),
    ReservationState.PICKED: frozenset({ReservationState.HANDED_OUT, ReservationState.RELEASED}),
    ReservationState.HANDED_OUT: frozenset(),
    ReservationState.RELEASED: frozenset(),
}

OPEN = (ReservationState.HELD, ReservationState.PICKED)
"""States of a reservation that holds a unit."""


class MovementKind(models.TextChoices):
    """Why something moved."""

    ENTERED = "entered", pgettext_lazy("a movement of stock", "Put in the pool")
    LEFT = "left", pgettext_lazy("a movement of stock", "Taken from the pool")
    SWAPPED = "swapped", pgettext_lazy("a movement of stock", "Given for good")
    LENT = "lent", pgettext_lazy("a movement of stock", "Lent")
    CAME_BACK = "came_back", pgettext_lazy("a movement of stock", "Came back")
    SENT_AWAY = "sent_away", pgettext_lazy("a movement of stock", "Sent to be repaired or tested")
    READY = "ready", pgettext_lazy("a movement of stock", "Made ready")
    RECEIVED = "received", pgettext_lazy("a movement of stock", "Received")
    USED = "used", pgettext_lazy("a movement of stock", "Used")
    MOVED = "moved", pgettext_lazy("a movement of stock", "Moved")
    COUNTED = "counted", pgettext_lazy("a movement of stock", "Counted otherwise")


INTO_POOL = frozenset({MovementKind.ENTERED})
OUT_OF_POOL = frozenset({MovementKind.LEFT, MovementKind.SWAPPED})
"""What a pool holds is what entered it less what left it; all other movements stay inside."""
