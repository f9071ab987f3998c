"""What a version would have done to a customer's real happenings: what was asked, how far it is, what came out."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from huolto.agreements.models import AgreementVersion
from huolto.charges.choices import WhatIfState
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import Organisation, Person


class WhatIf(TenantModel):
    """One replay of some months; `digest` is that of the text that was tried, for a draft may change.

    `result` is what `replay` answers. Nothing in it is charged, and nothing of the ledger points at it.
    """

    version = TenantForeignKey(AgreementVersion, on_delete=models.CASCADE)
    customer = TenantForeignKey(Organisation, on_delete=models.CASCADE)
    labels = ArrayField(models.CharField(max_length=12))
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=8, choices=WhatIfState.choices, default=WhatIfState.WAITING)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    result = models.JSONField(default=dict)
    error = models.TextField(blank=True)
    made_by = TenantForeignKey(Person, null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=WhatIfState.values), name="what_if_state")
        ]
        indexes = [models.Index(fields=["provider", "version", "-made_at"], name="what_if_of_version")]

    def __str__(self) -> str:
        return f"{self.version_id} {', '.join(self.labels)}"
