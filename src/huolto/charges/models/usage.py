"""What happened, and what was promised about it when it was recorded and again at closing."""

import pgtrigger
from django.db import models

from huolto.agreements.models import AgreementVersion
from huolto.charges.choices import Stage, UsageKind
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import CostCentre, Organisation
from huolto.register.models import Item


class Usage(TenantModel):
    """One happening, immutable, with a snapshot of who pays and where it is posted.

    One that was wrong is taken back by another: both stay, and neither counts.
    """

    kind = models.CharField(max_length=20, choices=UsageKind.choices)
    source_key = models.CharField(max_length=200)
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    customer = TenantForeignKey(Organisation)
    payer = TenantForeignKey(Organisation)
    cost_centre = TenantForeignKey(CostCentre, null=True, blank=True)
    posting_code = models.CharField(max_length=60, blank=True)
    item = TenantForeignKey(Item, null=True, blank=True)
    facts = models.JSONField(default=dict)
    takes_back = TenantForeignKey("self", null=True, blank=True, related_name="taken_back_by")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "source_key"], name="usage_source_once"),
            models.UniqueConstraint(fields=["provider", "takes_back"], name="usage_taken_back_once"),
            models.CheckConstraint(condition=models.Q(kind__in=UsageKind.values), name="usage_kind"),
        ]
        indexes = [
            models.Index(fields=["provider", "customer", "occurred_at"], name="usage_of_customer"),
            models.Index(fields=["provider", "occurred_at"], name="usage_by_time"),
            models.Index(fields=["provider", "item"], name="usage_of_item"),
        ]
        triggers = [
            pgtrigger.Protect(name="usage_is_immutable", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.source_key}"


class Decision(TenantModel):
    """What an agreement said about a usage; the one at recording is the promise, the one at closing counts."""

    usage = TenantForeignKey(Usage, related_name="decisions")
    stage = models.CharField(max_length=8, choices=Stage.choices)
    version = TenantForeignKey(AgreementVersion, null=True, blank=True)
    clause = models.CharField(max_length=80, blank=True)
    is_covered = models.BooleanField(default=False)
    is_priced = models.BooleanField(default=False)
    payer = models.CharField(max_length=12, blank=True)
    """Who pays (`rules.agreement.repair.Payer`); empty in decisions from before it was kept."""
    reason = models.JSONField(default=dict)
    steps = models.JSONField(default=list)
    """How a repair came to its payer: reasons in order."""
    targets = models.JSONField(default=list)
    """What was promised: {"kind", "strength", "agreement", "version", "clause", "due_at", "reason"}."""
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(stage__in=Stage.values), name="decision_stage")
        ]
        triggers = [
            pgtrigger.Protect(name="decision_is_immutable", operation=pgtrigger.Update | pgtrigger.Delete)
        ]
        ordering = ["decided_at", "pk"]

    def __str__(self) -> str:
        return f"{self.usage_id} {self.stage}"
