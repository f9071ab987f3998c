"""Days that differ from the usual week: the provider's own, and each customer's."""

from django.db import models
from django.db.models import F, Q

from huolto.foundation.history import tracked
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.foundation.texts import TranslatedText
from huolto.parties.choices import DayEffect
from huolto.parties.models.organisation import Organisation


@tracked
class CalendarDays(TenantModel):
    """Days from `starts_on` until before `ends_on` and what they do to working time, as `rules.worktime.exceptions` reads it.

    `customer` is whose they are and of all below it; without one they are the provider's. `hours` are spans as
    "08:00-12:00", where the effect has any. `source` is the calendar file that brought them, "" what was written by hand.
    """

    customer = TenantForeignKey(Organisation, null=True, blank=True)
    name = TranslatedText()
    starts_on = models.DateField()
    ends_on = models.DateField()
    effect = models.CharField(max_length=12, choices=DayEffect.choices, default=DayEffect.CLOSED)
    hours = models.JSONField(default=list, blank=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")) & Q(ends_on__lte=F("starts_on") + 366),
                name="calendar_days_dates",
            ),
            models.CheckConstraint(condition=Q(effect__in=DayEffect.values), name="calendar_days_effect"),
        ]
        indexes = [models.Index(fields=["provider", "customer", "starts_on"], name="calendar_days_whose")]
        ordering = ["starts_on", "pk"]

    def __str__(self) -> str:
        return f"{self.starts_on} {self.effect}"
