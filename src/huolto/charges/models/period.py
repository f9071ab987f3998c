"""The provider's billing periods."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from huolto.charges.choices import PeriodState
from huolto.foundation.models import CALENDAR_CHOICES
from huolto.foundation.tenancy import TenantModel


class Period(TenantModel):
    """A month of the provider's calendar; `during` is half-open dates, in Gregorian as everything stored."""

    label = models.CharField(max_length=12)
    during = DateRangeField()
    calendar_system = models.CharField(max_length=12, choices=CALENDAR_CHOICES)
    state = models.CharField(max_length=8, choices=PeriodState.choices, default=PeriodState.OPEN)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "label"], name="period_label"),
            models.CheckConstraint(condition=models.Q(state__in=PeriodState.values), name="period_state"),
            models.CheckConstraint(
                condition=~models.Q(state="closed") | models.Q(closed_at__isnull=False),
                name="period_closed_at",
            ),
            ExclusionConstraint(
                name="period_no_overlap",
                expressions=[("provider", RangeOperators.EQUAL), ("during", RangeOperators.OVERLAPS)],
            ),
        ]
        ordering = ["during"]

    def __str__(self) -> str:
        return self.label
