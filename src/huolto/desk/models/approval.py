"""A question to somebody: may this be done? Answered on a page or by a mailed link."""

from django.db import models

from huolto.desk.choices import ApprovalState
from huolto.desk.models.request import ServiceRequest
from huolto.foundation.history import tracked
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import CostCentre, Person


@tracked
class Approval(TenantModel):
    """Who is asked, about what, how much. Only the hash of the mailed link's token is kept."""

    request = TenantForeignKey(ServiceRequest, on_delete=models.CASCADE, related_name="approvals")
    approver = TenantForeignKey(Person)
    asked_by = TenantForeignKey(Person)
    cost_centre = TenantForeignKey(CostCentre, null=True, blank=True)
    once_amount = models.DecimalField(max_digits=19, decimal_places=4, null=True, blank=True)
    monthly_amount = models.DecimalField(max_digits=19, decimal_places=4, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    reason = models.JSONField(default=dict)
    message = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=ApprovalState.choices, default=ApprovalState.PENDING)
    token_hash = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = TenantForeignKey(Person, null=True, blank=True)
    answer = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=ApprovalState.values), name="approval_state"),
            models.CheckConstraint(
                condition=models.Q(state__in=["pending", "cancelled"]) | models.Q(answered_at__isnull=False),
                name="approval_answered_at",
            ),
        ]
        ordering = ["asked_at", "pk"]

    def __str__(self) -> str:
        return f"{self.request_id} {self.state}"
