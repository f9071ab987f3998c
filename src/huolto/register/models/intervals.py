"""Dated facts of an item: who has it and pays, where it is, when it is in service, its lease.

Ranges are half-open instants; the database refuses overlaps of one item, checked at commit.
"""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField, RangeOperators
from django.db import models

from huolto.catalogue.choices import AcquisitionModel
from huolto.catalogue.models import ServicePackage
from huolto.foundation.history import tracked, tracked_in_bulk
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import CostCentre, Organisation, Person, Place
from huolto.register.choices import EndChoice, LeaseEnd
from huolto.register.models.item import Item


def _one_at_a_time(name: str) -> ExclusionConstraint:
    return ExclusionConstraint(
        name=name,
        expressions=[("item", RangeOperators.EQUAL), ("during", RangeOperators.OVERLAPS)],
        deferrable=models.Deferrable.DEFERRED,
    )


@tracked_in_bulk
class Assignment(TenantModel):
    """Whose an item is at a time: customer, holder, payer, cost centre and posting code.

    `changed` names what was recorded as changing at the start of this row: a back-dated change of a field holds
    until the next row that names the field, in whatever order the changes were recorded. Neighbours may be equal.
    """

    item = TenantForeignKey(Item, on_delete=models.CASCADE, related_name="assignments")
    customer = TenantForeignKey(Organisation)
    payer = TenantForeignKey(Organisation)
    holder = TenantForeignKey(Person, null=True, blank=True)
    cost_centre = TenantForeignKey(CostCentre, null=True, blank=True)
    posting_code = models.CharField(max_length=60, blank=True)
    changed = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    during = DateTimeRangeField()

    class Meta:
        constraints = [_one_at_a_time("assignment_one_at_a_time")]
        ordering = ["during"]

    def __str__(self) -> str:
        return f"{self.item_id} {self.during}"


@tracked_in_bulk
class Placement(TenantModel):
    """Where an item is at a time; without a place nobody knows where."""

    item = TenantForeignKey(Item, on_delete=models.CASCADE, related_name="placements")
    place = TenantForeignKey(Place, null=True, blank=True)
    during = DateTimeRangeField()

    class Meta:
        constraints = [_one_at_a_time("placement_one_at_a_time")]
        ordering = ["during"]

    def __str__(self) -> str:
        return f"{self.item_id} {self.during}"


@tracked_in_bulk
class ServiceInterval(TenantModel):
    """When an item is in service and with which package: what it is charged for (S1.4)."""

    item = TenantForeignKey(Item, on_delete=models.CASCADE, related_name="service_intervals")
    customer = TenantForeignKey(Organisation)
    package = TenantForeignKey(ServicePackage, null=True, blank=True)
    during = DateTimeRangeField()

    class Meta:
        constraints = [_one_at_a_time("service_interval_one_at_a_time")]
        ordering = ["during"]

    def __str__(self) -> str:
        return f"{self.item_id} {self.during}"


@tracked
class Lease(TenantModel):
    """A lease of an item: a finance lease runs its term, a life-cycle lease while the item is in service.

    `ends_on` is the first day after the term, by months of the provider's calendar. `end_choice` says what is done
    then; where nothing is chosen, one that `holds_over` goes on by the month, any other asks for no more rent.
    """

    item = TenantForeignKey(Item, on_delete=models.CASCADE, related_name="leases")
    customer = TenantForeignKey(Organisation)
    lessor = TenantForeignKey(Organisation, null=True, blank=True)
    acquisition_model = models.CharField(max_length=16, choices=AcquisitionModel.choices)
    starts_on = models.DateField()
    term_months = models.PositiveSmallIntegerField()
    ends_on = models.DateField()
    monthly = models.DecimalField(max_digits=19, decimal_places=4)
    residual = models.DecimalField(max_digits=19, decimal_places=4, null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    end = models.CharField(max_length=10, choices=LeaseEnd.choices, blank=True)
    early_end_sum = models.DecimalField(max_digits=19, decimal_places=4, null=True, blank=True)
    holds_over = models.BooleanField(default=False)
    end_choice = models.CharField(max_length=6, choices=EndChoice.choices, blank=True)
    extend_months = models.PositiveSmallIntegerField(null=True, blank=True)
    extend_monthly = models.DecimalField(max_digits=19, decimal_places=4, null=True, blank=True)
    chosen_on = models.DateField(null=True, blank=True)
    chosen_by = TenantForeignKey(Person, null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["provider", "ends_on"], name="lease_ending")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end_choice="", chosen_on=None)
                | models.Q(end_choice__in=EndChoice.values, chosen_on__isnull=False),
                name="lease_choice",
            ),
            models.CheckConstraint(
                condition=models.Q(end_choice=EndChoice.EXTEND, extend_months__gte=1, extend_monthly__gte=0)
                | (
                    ~models.Q(end_choice=EndChoice.EXTEND) & models.Q(extend_months=None, extend_monthly=None)
                ),
                name="lease_extension",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on=None) | models.Q(ended_on__gte=models.F("starts_on")),
                name="lease_dates",
            ),
            models.CheckConstraint(condition=models.Q(monthly__gte=0), name="lease_monthly"),
            models.UniqueConstraint(
                fields=["item"], condition=models.Q(ended_on=None), name="lease_one_open"
            ),
        ]
        ordering = ["starts_on"]

    def __str__(self) -> str:
        return f"{self.item_id} {self.acquisition_model} {self.starts_on}"
