"""What the identity card tells of an item besides its dated facts: parts, counters, condition with photos."""

from django.db import models

from huolto.foundation.history import tracked
from huolto.foundation.models import StoredFile
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import Person
from huolto.register.choices import (
    METER_UNITS,
    ConditionGrade,
    MeterKind,
    MeterUnit,
    PartGrade,
    PartKind,
    ReadingDoubt,
    ReadingSource,
)
from huolto.register.models.item import Item


@tracked
class ItemPart(TenantModel):
    """A part of an item, from the day it was fitted (unknown: None) until it was removed (None: it is in there)."""

    item = TenantForeignKey(Item, on_delete=models.CASCADE, related_name="parts")
    kind = models.CharField(max_length=16, choices=PartKind.choices, default=PartKind.OTHER)
    name = models.CharField(max_length=200)
    maker = models.CharField(max_length=100, blank=True)
    serial = models.CharField(max_length=100, blank=True)
    grade = models.CharField(max_length=12, choices=PartGrade.choices, blank=True)
    quantity = models.PositiveIntegerField(default=1)
    fitted_on = models.DateField(null=True, blank=True)
    removed_on = models.DateField(null=True, blank=True)
    warranty_until = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(quantity__gte=1), name="part_quantity"),
            models.CheckConstraint(
                condition=models.Q(removed_on=None)
                | models.Q(fitted_on=None)
                | models.Q(removed_on__gte=models.F("fitted_on")),
                name="part_dates",
            ),
        ]
        indexes = [models.Index(fields=["item", "removed_on"], name="part_of_item")]
        ordering = ["kind", "name", "pk"]

    def __str__(self) -> str:
        return self.name


class Meter(TenantModel):
    """A counter of an item; an item has one of a kind."""

    item = TenantForeignKey(Item, on_delete=models.CASCADE, related_name="meters")
    kind = models.CharField(max_length=16, choices=MeterKind.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "kind"], name="meter_of_a_kind")]
        ordering = ["item", "kind"]

    def __str__(self) -> str:
        return f"{self.item_id} {self.kind}"

    @property
    def unit(self) -> MeterUnit:
        """What its readings are counted in."""
        return METER_UNITS[self.kind]


@tracked
class MeterReading(TenantModel):
    """What a counter showed at an instant. A reading in doubt is kept and not counted.

    `is_reset`: the counter began anew since the reading before (a new mainboard), so that it may show less.
    """

    meter = TenantForeignKey(Meter, on_delete=models.CASCADE, related_name="readings")
    value = models.DecimalField(max_digits=14, decimal_places=2)
    read_at = models.DateTimeField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    source = models.CharField(max_length=10, choices=ReadingSource.choices, default=ReadingSource.HAND)
    by = TenantForeignKey(Person, null=True, blank=True)
    is_reset = models.BooleanField(default=False)
    doubt = models.CharField(max_length=8, choices=ReadingDoubt.choices, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meter", "read_at", "value"], name="reading_once"),
            models.UniqueConstraint(
                fields=["meter", "read_at"], condition=models.Q(doubt=""), name="reading_one_an_instant"
            ),
            models.CheckConstraint(condition=models.Q(value__gte=0), name="reading_not_negative"),
        ]
        ordering = ["meter", "read_at"]

    def __str__(self) -> str:
        return f"{self.meter_id} {self.value} {self.read_at}"


@tracked
class ConditionReport(TenantModel):
    """How somebody found an item: a grade, a note, photos."""

    item = TenantForeignKey(Item, on_delete=models.CASCADE, related_name="condition_reports")
    grade = models.CharField(max_length=8, choices=ConditionGrade.choices)
    note = models.TextField(blank=True)
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    by = TenantForeignKey(Person, null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["item", "-occurred_at"], name="condition_of_item")]
        ordering = ["-occurred_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.item_id} {self.grade}"


class ConditionPhoto(TenantModel):
    """A photo of a report: upright, without anything about camera, place or person, and a small copy of it."""

    report = TenantForeignKey(ConditionReport, on_delete=models.CASCADE, related_name="photos")
    file = TenantForeignKey(StoredFile)
    thumbnail = TenantForeignKey(StoredFile)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["report", "position"]

    def __str__(self) -> str:
        return f"{self.report_id}/{self.position}"
