"""An agreement with a customer and the versions of its text."""

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from huolto.agreements.choices import VersionState
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.foundation.texts import TranslatedText
from huolto.parties.models import Organisation, Person


class Agreement(TenantModel):
    """What a customer and the provider agreed; covers the customer's whole subtree."""

    code = models.SlugField(max_length=60)
    name = TranslatedText()
    customer = TenantForeignKey(Organisation)
    on_top_of = TenantForeignKey("self", null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "customer", "code"], name="agreement_code"),
        ]
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class AgreementVersion(TenantModel):
    """One text of an agreement, in force during half-open dates; unchangeable once active, but for its end.

    `cut_short` are the versions that it took over from, {id: their days before}, so that it can be taken back
    (`withdrawn_at`) before it begins.
    """

    agreement = TenantForeignKey(Agreement, related_name="versions")
    number = models.PositiveIntegerField()
    source = models.TextField()
    beside = models.JSONField(default=list)
    """The texts of the templates and libraries that the source took something from, as they were."""
    language_version = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=8, choices=VersionState.choices, default=VersionState.DRAFT)
    in_force = DateRangeField(null=True, blank=True)
    examples = models.JSONField(default=list)
    created_by = TenantForeignKey(Person, null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    activated_by = TenantForeignKey(Person, null=True, blank=True)
    activated_at = models.DateTimeField(null=True, blank=True)
    cut_short = models.JSONField(default=dict)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="agreement_version_number"),
            models.CheckConstraint(
                condition=models.Q(state="draft")
                | models.Q(in_force__isnull=False, activated_at__isnull=False),
                name="agreement_version_active",
            ),
            ExclusionConstraint(
                name="agreement_version_in_force_alone",
                expressions=[("agreement", RangeOperators.EQUAL), ("in_force", RangeOperators.OVERLAPS)],
                condition=models.Q(state="active"),
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="active_version_is_kept",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__state="active"),
            ),
            pgtrigger.Protect(
                name="active_version_is_unchanged",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state="active")
                & (
                    pgtrigger.Q(old__source__df=pgtrigger.F("new__source"))
                    | pgtrigger.Q(old__beside__df=pgtrigger.F("new__beside"))
                    | pgtrigger.Q(new__state__df=pgtrigger.F("old__state"))
                    | pgtrigger.Q(old__number__df=pgtrigger.F("new__number"))
                    | pgtrigger.Q(old__agreement__df=pgtrigger.F("new__agreement"))
                ),
            ),
        ]
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"{self.agreement} {self.number}"


class AgreementTemplate(TenantModel):
    """One version of a template of the provider's own, which agreements extend; never changed once kept."""

    code = models.SlugField(max_length=60)
    number = models.PositiveIntegerField()
    source = models.TextField()
    beside = models.JSONField(default=list)
    created_by = TenantForeignKey(Person, null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "code", "number"], name="agreement_template_number"),
        ]
        triggers = [
            pgtrigger.Protect(name="template_is_kept", operation=pgtrigger.Update | pgtrigger.Delete),
        ]
        ordering = ["code", "-number"]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """How an agreement names it: `bas@1`."""
        return f"{self.code}@{self.number}"
