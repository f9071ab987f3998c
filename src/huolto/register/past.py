"""The dated rows of an item that a reader may know: a customer's person those of its own time with it."""

from typing import Any

from django.db.models import QuerySet

from huolto.foundation.actors import Actor
from huolto.register.access import VISIBLE, items_visible_to
from huolto.register.models import Assignment, Item, Lease, Placement, ServiceInterval
from huolto.register.tenures import Tenures, customers_of


def assignments_told(actor: Actor, item: Item) -> list[Assignment]:
    """Whose it was when, the oldest first."""
    rows = Assignment.objects.filter(item=item).select_related("customer", "payer", "holder", "cost_centre")
    return list(_own(actor, rows).order_by("during"))


def placements_told(actor: Actor, item: Item) -> list[Placement]:
    """Where it was when, the oldest first."""
    rows = Placement.objects.filter(item=item).select_related("place").order_by("during")
    tenures = Tenures([item])
    return [row for row in rows if tenures.may_read(actor, item.pk, row.during.lower)]


def service_told(actor: Actor, item: Item) -> list[ServiceInterval]:
    """When it was in service with which package, the oldest first."""
    rows = ServiceInterval.objects.filter(item=item).select_related("customer", "package")
    return list(_own(actor, rows).order_by("during"))


def leases_visible_to(actor: Actor) -> "QuerySet[Lease]":
    """Leases of the items that the actor may see, of its own time with them."""
    rows = Lease.objects.of(actor.provider).select_related("item", "customer", "lessor")
    if not VISIBLE.is_given(actor):
        # Who only holds a thing is told no prices.
        return rows.none()
    return _own(actor, rows.filter(item__in=items_visible_to(actor)))


def _own(actor: Actor, rows: "QuerySet[Any]") -> "QuerySet[Any]":
    if VISIBLE.is_for_all(actor):
        return rows
    return rows.filter(customer_id__in=customers_of(actor))
