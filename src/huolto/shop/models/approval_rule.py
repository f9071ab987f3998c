"""When an order waits for an approval."""

from django.db import models

from huolto.desk.choices import OnExpiry
from huolto.foundation.history import tracked
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import Organisation


@tracked
class ApprovalRule(TenantModel):
    """A customer's limits: an order above one of them is approved by the owner of its cost centre.

    Amounts are without tax in the provider's currency; None never asks, 0 always does. Where the cost centre
    has no owner, whoever holds an approval right over it with a sufficient amount is asked. With `supervisor_first`
    the orderer's manager is asked before. Whoever does not answer within `answer_within_days` (None: for ever) is
    reminded `remind_days_before`, and `on_expiry` says what comes then.
    """

    customer = TenantForeignKey(Organisation)
    once_over = models.DecimalField(max_digits=19, decimal_places=4, null=True, blank=True)
    monthly_over = models.DecimalField(max_digits=19, decimal_places=4, null=True, blank=True)

    supervisor_first = models.BooleanField(default=False)
    answer_within_days = models.PositiveSmallIntegerField(null=True, blank=True)
    remind_days_before = models.PositiveSmallIntegerField(null=True, blank=True)
    on_expiry = models.CharField(max_length=4, choices=OnExpiry.choices, default=OnExpiry.NEXT)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(on_expiry__in=OnExpiry.values), name="approval_rule_on_expiry"
            ),
            models.UniqueConstraint(fields=["provider", "customer"], name="approval_rule_one_a_customer"),
        ]

    def __str__(self) -> str:
        return f"{self.customer_id}"
