"""What a provider has set for itself, where it differs from the default (see `provider_settings.py`)."""

from django.db import models

from huolto.foundation.history import tracked
from huolto.foundation.tenancy import TenantModel


@tracked(except_for=["sealed"])
class ProviderSetting(TenantModel):
    """One setting by its key: a plain value, or a secret that is sealed and never in the history."""

    key = models.CharField(max_length=60)
    value = models.JSONField(null=True)
    sealed = models.TextField(blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "key"], name="setting_once")]

    def __str__(self) -> str:
        return self.key
