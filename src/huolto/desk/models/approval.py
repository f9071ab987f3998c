"""Questions to people: may this be done? In steps, one after another; answered on a page or by a mailed link."""

from django.db import models

from huolto.desk.choices import ApprovalState, OnExpiry, StepNeeds
from huolto.desk.models.request import ServiceRequest
from huolto.foundation.history import tracked
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import CostCentre, Person


class ApprovalStep(TenantModel):
    """One step of a request's approvals: whose word it needs, how long it waits, what comes when nobody answers.

    Its days are working days of whoever is asked (`desk.approval_times`).
    """

    request = TenantForeignKey(ServiceRequest, on_delete=models.CASCADE, related_name="approval_steps")
    position = models.PositiveSmallIntegerField()
    needs = models.CharField(max_length=4, choices=StepNeeds.choices, default=StepNeeds.ALL)
    answer_within_days = models.PositiveSmallIntegerField(null=True, blank=True)
    remind_days_before = models.PositiveSmallIntegerField(null=True, blank=True)
    on_expiry = models.CharField(max_length=4, choices=OnExpiry.choices, default=OnExpiry.END)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "request", "position"], name="approval_step_once"),
            models.CheckConstraint(
                condition=models.Q(needs__in=StepNeeds.values), name="approval_step_needs"
            ),
            models.CheckConstraint(
                condition=models.Q(on_expiry__in=OnExpiry.values), name="approval_step_on_expiry"
            ),
        ]
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.request_id} {self.position}"


@tracked(except_for=("reminded_at",))
class Approval(TenantModel):
    """Who is asked, about what, how much. Only hashes of mailed tokens are kept; `token_hash` is that of the first.

    Without a `step` it stands in one of its own that needs all and waits for ever. `because` is a Reason: why this
    person is asked, after `passed_from` where there is one. `answered_by` is who answered: the approver, or their
    stand-in.
    """

    request = TenantForeignKey(ServiceRequest, on_delete=models.CASCADE, related_name="approvals")
    step = TenantForeignKey(ApprovalStep, null=True, blank=True, on_delete=models.CASCADE)
    approver = TenantForeignKey(Person)
    asked_by = TenantForeignKey(Person)
    cost_centre = TenantForeignKey(CostCentre, null=True, blank=True)
    once_amount = models.DecimalField(max_digits=19, decimal_places=4, null=True, blank=True)
    monthly_amount = models.DecimalField(max_digits=19, decimal_places=4, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    reason = models.JSONField(default=dict)
    because = models.JSONField(default=dict, blank=True)
    message = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=ApprovalState.choices, default=ApprovalState.PENDING)
    token_hash = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField()
    ask_until = models.DateTimeField(null=True, blank=True)
    until_because = models.JSONField(default=dict, blank=True)
    """The Reason of `ask_until`: the working days that were counted."""
    remind_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    passed_from = TenantForeignKey("self", null=True, blank=True, on_delete=models.CASCADE)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = TenantForeignKey(Person, null=True, blank=True)
    answer = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=ApprovalState.values), name="approval_state"),
            models.CheckConstraint(
                condition=~models.Q(state__in=["approved", "declined"]) | models.Q(answered_at__isnull=False),
                name="approval_answered_at",
            ),
        ]
        indexes = [
            models.Index(
                fields=["provider", "ask_until"],
                condition=models.Q(state="pending", ask_until__isnull=False),
                name="approval_asked_until",
            )
        ]
        ordering = ["asked_at", "pk"]

    def __str__(self) -> str:
        return f"{self.request_id} {self.state}"


class ApprovalLink(TenantModel):
    """A mailed link to an approval for one person, besides the first: for a stand-in, or in a reminder."""

    approval = TenantForeignKey(Approval, on_delete=models.CASCADE)
    person = TenantForeignKey(Person)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.approval_id} {self.person_id}"
