"""The last number taken of each series."""

from django.db import models

from huolto.foundation.tenancy import TenantModel


class NumberSeries(TenantModel):
    """A gapless series of a provider, by fiscal year where it has one."""

    series = models.CharField(max_length=30)
    year = models.CharField(max_length=12, blank=True)
    last_number = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "series", "year"], name="series_once")]

    def __str__(self) -> str:
        return f"{self.series} {self.year}: {self.last_number}"
