"""A program's key to the API: it acts as one membership, never beyond its rights."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from huolto.foundation.history import tracked
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.choices import ApiScope
from huolto.parties.models.person import Membership, Person


@tracked(except_for=("last_used_at", "secret_hash"))
class ApiToken(TenantModel):
    """One token. Only the hash of its secret is kept; `prefix` is how people tell it from others.

    Half-open: no longer valid on `expires_on`. `last_used_at` is exact to a minute.
    """

    membership = TenantForeignKey(Membership, on_delete=models.CASCADE)
    name = models.CharField(max_length=100)
    prefix = models.CharField(max_length=12)
    secret_hash = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=20, choices=ApiScope.choices))
    calls_a_minute = models.PositiveIntegerField()
    expires_on = models.DateField()
    created_at = models.DateTimeField(auto_now_add=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = TenantForeignKey(Person, null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(calls_a_minute__range=(1, 100_000)), name="api_token_rate"
            )
        ]
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.prefix} {self.name}"
