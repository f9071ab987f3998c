"""A pool, the units in it at a time, and what is reserved of them."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models

from huolto.catalogue.models import Category, DeviceModel
from huolto.foundation.history import tracked, tracked_in_bulk
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import Organisation, Person, Place
from huolto.register.models import Item
from huolto.stock.choices import OPEN, PoolKind, ReservationState, UnitState


@tracked
class Pool(TenantModel):
    """Devices of one category kept for a customer: its own swap stock, the provider's loaners, spares on site.

    The `owner` need not be who keeps it (S4.16): where it is kept is the `place`. `minimum` is what is never to be
    gone below; the agreement's share and the need that failures make are worked out beside it.
    """

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=6, choices=PoolKind.choices)
    customer = TenantForeignKey(Organisation)
    owner = TenantForeignKey(Organisation)
    place = TenantForeignKey(Place)
    category = TenantForeignKey(Category)
    minimum = models.PositiveIntegerField(default=0)
    is_open = models.BooleanField(default=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=PoolKind.values), name="pool_kind"),
            models.UniqueConstraint(fields=["provider", "customer", "name"], name="pool_name"),
        ]
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


@tracked_in_bulk
class PoolUnit(TenantModel):
    """That an item is in a pool during a time: in one pool at a time, which the database sees to.

    `device_model` is the item's, kept beside the state so that a free one is found at once among many; `customer` the
    pool's.
    """

    pool = TenantForeignKey(Pool, related_name="units", db_index=False)
    item = TenantForeignKey(Item, related_name="pool_units")
    customer = TenantForeignKey(Organisation, db_index=False)
    device_model = TenantForeignKey(DeviceModel, db_index=False)
    state = models.CharField(max_length=8, choices=UnitState.choices, default=UnitState.FREE)
    since = models.DateTimeField()
    during = DateTimeRangeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=UnitState.values), name="pool_unit_state"),
            ExclusionConstraint(
                name="pool_unit_in_one_pool",
                expressions=[("item", RangeOperators.EQUAL), ("during", RangeOperators.OVERLAPS)],
            ),
        ]
        indexes = [
            models.Index(
                fields=["pool", "device_model", "since", "id"],
                condition=models.Q(state=UnitState.FREE, during__upper_inf=True),
                name="pool_unit_free",
            ),
            models.Index(fields=["pool", "state"], name="pool_unit_by_state"),
            models.Index(fields=["provider", "customer"], name="pool_unit_of_customer"),
        ]
        ordering = ["since", "pk"]

    def __str__(self) -> str:
        return f"{self.item_id} in {self.pool_id}"


@tracked
class PoolSubstitute(TenantModel):
    """That one model may be given for another from this pool, as agreed; the lowest rank is offered first."""

    pool = TenantForeignKey(Pool, on_delete=models.CASCADE, related_name="substitutes")
    device_model = TenantForeignKey(DeviceModel)
    substitute = TenantForeignKey(DeviceModel)
    rank = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pool", "device_model", "substitute"], name="pool_substitute_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(device_model=models.F("substitute")), name="pool_substitute_is_another"
            ),
        ]
        ordering = ["rank", "pk"]

    def __str__(self) -> str:
        return f"{self.substitute_id} for {self.device_model_id}"


@tracked
class Reservation(TenantModel):
    """A device of a model promised from a pool. Until it is picked its unit only keeps the count: any other free one
    of the model may take its place.

    `source_key` says for what ("exchange:12"), and that it is reserved once.
    """

    pool = TenantForeignKey(Pool, related_name="reservations")
    asked_model = TenantForeignKey(DeviceModel)
    unit = TenantForeignKey(PoolUnit, related_name="reservations")
    state = models.CharField(max_length=10, choices=ReservationState.choices, default=ReservationState.HELD)
    source_key = models.CharField(max_length=200)
    reserved_at = models.DateTimeField()
    reserved_by = TenantForeignKey(Person, null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=ReservationState.values), name="reservation_state"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=OPEN, ended_at=None)
                | models.Q(~models.Q(state__in=OPEN), ended_at__isnull=False),
                name="reservation_end",
            ),
            models.UniqueConstraint(fields=["provider", "source_key"], name="reservation_source_once"),
            models.UniqueConstraint(
                fields=["unit"], condition=models.Q(state__in=OPEN), name="reservation_one_a_unit"
            ),
        ]
        ordering = ["reserved_at", "pk"]

    def __str__(self) -> str:
        return self.source_key
