"""Every movement of a unit or of counted goods, and how much of a product lies where."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from huolto.catalogue.models import Product
from huolto.foundation.history import tracked
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import Person, Place
from huolto.register.models import Item
from huolto.stock.choices import MovementKind
from huolto.stock.models.pool import Pool


class StockMovement(TenantModel):
    """One movement, never changed after: an item into, out of or within a pool, or a number of a product from a place
    to another (from nowhere: received or found; to nowhere: used or lost).
    """

    kind = models.CharField(max_length=10, choices=MovementKind.choices)
    item = TenantForeignKey(Item, null=True, blank=True)
    pool = TenantForeignKey(Pool, null=True, blank=True, related_name="movements")
    product = TenantForeignKey(Product, null=True, blank=True)
    from_place = TenantForeignKey(Place, null=True, blank=True)
    to_place = TenantForeignKey(Place, null=True, blank=True)
    quantity = models.PositiveIntegerField(default=1)
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    person = TenantForeignKey(Person, null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    source_key = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=MovementKind.values), name="movement_kind"),
            models.CheckConstraint(
                condition=Q(item__isnull=False, pool__isnull=False, product=None, quantity=1)
                | Q(item=None, pool=None, product__isnull=False, quantity__gte=1),
                name="movement_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(product=None)
                | Q(from_place__isnull=False, to_place=None)
                | Q(from_place=None, to_place__isnull=False)
                | (Q(from_place__isnull=False, to_place__isnull=False) & ~Q(from_place=F("to_place"))),
                name="movement_of_goods_has_places",
            ),
            models.UniqueConstraint(
                fields=["provider", "source_key"], condition=~Q(source_key=""), name="movement_source_once"
            ),
        ]
        indexes = [models.Index(fields=["pool", "-occurred_at", "-id"], name="movement_of_pool")]
        triggers = [
            pgtrigger.Protect(name="movement_is_immutable", operation=pgtrigger.Update | pgtrigger.Delete)
        ]
        ordering = ["occurred_at", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.item_id or self.product_id}"


@tracked
class StockLevel(TenantModel):
    """How much of a product lies at a place, and how much there should be at the least."""

    place = TenantForeignKey(Place)
    product = TenantForeignKey(Product)
    quantity = models.PositiveIntegerField(default=0)
    minimum = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "product"], name="stock_level_once")]
        ordering = ["place", "product"]

    def __str__(self) -> str:
        return f"{self.product_id} at {self.place_id}"
