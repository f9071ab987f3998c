"""For how many days a provider keeps things, and what the nights removed."""

from django.db import models

from huolto.foundation.history import tracked
from huolto.foundation.tenancy import TenantModel


@tracked
class RetentionRule(TenantModel):
    """A provider's own number of days for a kind (see `Sweep`); none keeps it until somebody removes it."""

    code = models.CharField(max_length=30)
    days = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "code"], name="retention_rule_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.days}"


class RetentionRun(TenantModel):
    """One night: how much of each kind was removed; one a day where the provider is."""

    day = models.DateField()
    ran_at = models.DateTimeField(auto_now_add=True)
    figures = models.JSONField(default=dict)

    class Meta:
        ordering = ["-day"]
        constraints = [models.UniqueConstraint(fields=["provider", "day"], name="retention_run_once_a_day")]

    def __str__(self) -> str:
        return f"{self.day}"
