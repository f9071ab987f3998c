"""A stock-take: what was expected where, what was scanned, and what was decided about each difference."""

import uuid

from django.db import models
from django.utils import timezone

from huolto.foundation.history import tracked
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import CostCentre, Organisation, Person, Place
from huolto.register.models.item import Item
from huolto.register.stock_taking.choices import Decision, DifferenceKind, ScanResult, StockTakeState


@tracked
class StockTake(TenantModel):
    """One session over a customer's devices, narrowed by a place, a cost centre or a holder.

    The customer's organisations below it and the places below the place are part of it.
    """

    customer = TenantForeignKey(Organisation)
    place = TenantForeignKey(Place, null=True, blank=True)
    cost_centre = TenantForeignKey(CostCentre, null=True, blank=True)
    holder = TenantForeignKey(Person, null=True, blank=True)
    name = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=StockTakeState.choices, default=StockTakeState.OPEN)
    started_by = TenantForeignKey(Person, null=True, blank=True)
    started_at = models.DateTimeField()
    closed_by = TenantForeignKey(Person, null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=StockTakeState.values), name="stock_take_state"
            ),
            models.UniqueConstraint(
                fields=["provider", "customer", "place", "cost_centre", "holder"],
                condition=models.Q(state__in=["open", "looked_at"]),
                nulls_distinct=False,
                name="stock_take_one_at_a_time",
            ),
        ]
        indexes = [models.Index(fields=["provider", "-started_at"], name="stock_take_recent")]
        ordering = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return self.name


class StockTakeLine(TenantModel):
    """A device that was expected, with its place and holder at the start; `found_…` says where it was scanned last."""

    stock_take = TenantForeignKey(StockTake, on_delete=models.CASCADE, related_name="lines")
    item = TenantForeignKey(Item, on_delete=models.CASCADE)
    place = TenantForeignKey(Place, null=True, blank=True)
    holder = TenantForeignKey(Person, null=True, blank=True)
    found_at = models.DateTimeField(null=True, blank=True)
    found_place = TenantForeignKey(Place, null=True, blank=True)
    is_elsewhere = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stock_take", "item"], name="stock_take_line_once")]
        indexes = [
            models.Index(fields=["stock_take", "is_elsewhere", "found_at"], name="stock_take_line_found")
        ]

    def __str__(self) -> str:
        return f"{self.stock_take_id}: {self.item_id}"


class StockTakeScan(TenantModel):
    """One code as it was read. `client_id` is the reading device's own number, so that sending again adds nothing."""

    stock_take = TenantForeignKey(StockTake, on_delete=models.CASCADE, related_name="scans")
    client_id = models.UUIDField(default=uuid.uuid4)
    code = models.CharField(max_length=200)
    folded_code = models.CharField(max_length=200)
    result = models.CharField(max_length=12, choices=ScanResult.choices)
    item = TenantForeignKey(Item, on_delete=models.CASCADE, null=True, blank=True)
    place = TenantForeignKey(Place, null=True, blank=True)
    scanned_by = TenantForeignKey(Person, null=True, blank=True)
    scanned_at = models.DateTimeField()
    received_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stock_take", "client_id"], name="stock_take_scan_sent_once"),
            models.UniqueConstraint(
                fields=["stock_take", "item"],
                condition=~models.Q(result="twice") & models.Q(item__isnull=False),
                name="stock_take_item_counted_once",
            ),
        ]
        indexes = [models.Index(fields=["stock_take", "result", "folded_code"], name="stock_take_scan_code")]

    def __str__(self) -> str:
        return f"{self.code}: {self.result}"


class StockTakeDecision(TenantModel):
    """What was decided about one difference, by whom, with the reason where nothing was changed."""

    stock_take = TenantForeignKey(StockTake, on_delete=models.CASCADE, related_name="decisions")
    kind = models.CharField(max_length=12, choices=DifferenceKind.choices)
    item = TenantForeignKey(Item, on_delete=models.CASCADE, null=True, blank=True)
    code = models.CharField(max_length=200, blank=True)
    decision = models.CharField(max_length=10, choices=Decision.choices)
    place = TenantForeignKey(Place, null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    decided_by = TenantForeignKey(Person, null=True, blank=True)
    decided_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["stock_take", "kind", "item", "code"],
                nulls_distinct=False,
                name="stock_take_decided_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.decision}"
