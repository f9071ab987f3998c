"""How long a request is expected to take, said before the work starts."""

from django.db import models

from huolto.agreements.models import AgreementVersion
from huolto.desk.choices import ConsentState
from huolto.desk.models.request import ServiceRequest
from huolto.foundation.history import tracked
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import Person


@tracked
class Estimate(TenantModel):
    """One estimate; a new one replaces it and both stay. `told_at` is when the customer was told.

    `version` and `clause` are what asks for telling or for consent, `reason` in whose words; none where nothing asks.
    """

    request = TenantForeignKey(ServiceRequest, on_delete=models.CASCADE, related_name="estimates")
    number = models.PositiveSmallIntegerField()
    minutes = models.PositiveIntegerField()
    amount = models.DecimalField(max_digits=19, decimal_places=4, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    sentence = models.CharField(max_length=500, blank=True)
    made_by = TenantForeignKey(Person, null=True, blank=True)
    made_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)
    version = TenantForeignKey(AgreementVersion, null=True, blank=True)
    clause = models.CharField(max_length=80, blank=True)
    reason = models.JSONField(default=dict, blank=True)
    consent = models.CharField(max_length=10, choices=ConsentState.choices, default=ConsentState.NOT_ASKED)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = TenantForeignKey(Person, null=True, blank=True)
    answer = models.TextField(blank=True)
    overrun_told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "request", "number"], name="estimate_number"),
            models.CheckConstraint(condition=models.Q(minutes__range=(1, 600_000)), name="estimate_minutes"),
            models.CheckConstraint(
                condition=models.Q(consent__in=ConsentState.values), name="estimate_consent"
            ),
            models.CheckConstraint(
                condition=models.Q(consent__in=["accepted", "declined"], answered_at__isnull=False)
                | models.Q(consent__in=["not_asked", "asked"], answered_at=None),
                name="estimate_answered_at",
            ),
        ]
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"{self.request_id} {self.number}"
