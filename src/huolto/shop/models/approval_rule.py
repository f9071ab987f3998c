"""When an order waits for an approval."""

from django.db import models

from huolto.foundation.history import tracked
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import Organisation


@tracked
class ApprovalRule(TenantModel):
    """A customer's limits: an order above one of them is approved by the owner of its cost centre.

    Amounts are without tax in the provider's currency; None never asks, 0 always does. Where the cost centre
    has no owner, whoever holds an approval right over it with a sufficient amount is asked.
    """

    customer = TenantForeignKey(Organisation)
    once_over = models.DecimalField(max_digits=19, decimal_places=4, null=True, blank=True)
    monthly_over = models.DecimalField(max_digits=19, decimal_places=4, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "customer"], name="approval_rule_one_a_customer")
        ]

    def __str__(self) -> str:
        return f"{self.customer_id}"
