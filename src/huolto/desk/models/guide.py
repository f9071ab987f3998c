"""Diagnosis guides with their versions, and every time that one was walked through."""

import pgtrigger
from django.db import models

from huolto.desk.choices import DefinitionState, OutcomeKind, RequestChannel
from huolto.desk.models.request import ServiceRequest
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.foundation.texts import TranslatedText
from huolto.parties.models import Organisation, Person
from huolto.register.models import Item


class DiagnosisGuide(TenantModel):
    """A guide by its code. Title, what it suits and whom it is for are those of its published, else newest version."""

    code = models.SlugField(max_length=60)
    title = TranslatedText()
    suits = models.JSONField(default=dict)
    """What it is suggested first for: `kinds`, `categories`, `models`, `tasks`, each a list of words."""
    is_for_employees = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "code"], name="guide_code")]
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class GuideVersion(TenantModel):
    """One text of a guide; what was published once never changes, for runs are pinned to it."""

    guide = TenantForeignKey(DiagnosisGuide, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    source = models.TextField()
    state = models.CharField(max_length=10, choices=DefinitionState.choices, default=DefinitionState.DRAFT)
    created_by = TenantForeignKey(Person, null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    published_by = TenantForeignKey(Person, null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "guide", "number"], name="guide_version_number"),
            models.UniqueConstraint(
                fields=["provider", "guide"],
                condition=models.Q(state="published"),
                name="guide_one_is_published",
            ),
            models.UniqueConstraint(
                fields=["provider", "guide"], condition=models.Q(state="draft"), name="guide_one_draft"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=DefinitionState.values), name="guide_version_state"
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft") | models.Q(published_at__isnull=False),
                name="guide_version_published_at",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="published_guide_is_unchanged",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__published_at__isnull=False)
                & (
                    pgtrigger.Q(old__source__df=pgtrigger.F("new__source"))
                    | pgtrigger.Q(old__number__df=pgtrigger.F("new__number"))
                    | pgtrigger.Q(old__guide__df=pgtrigger.F("new__guide"))
                    | pgtrigger.Q(new__published_at__isnull=True)
                ),
            ),
        ]
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"{self.guide_id} {self.number}"

    @property
    def is_draft(self) -> bool:
        """Whether it is still being written."""
        return self.state == DefinitionState.DRAFT

    @property
    def is_published(self) -> bool:
        """Whether it is the one in use."""
        return self.state == DefinitionState.PUBLISHED


class GuideRun(TenantModel):
    """One walk through a version: whom and what it was about, who went through it, the answers, where it ended.

    `answers` are [step, answer] in order, `facts` what was known when it began. It ends when its outcome is acted
    on or confirmed; one that has ended without an outcome was stopped, or did not help. After its end nothing changes
    but the request that comes of it.
    """

    version = TenantForeignKey(GuideVersion, related_name="runs")
    guide = TenantForeignKey(DiagnosisGuide, related_name="runs")
    request = TenantForeignKey(
        ServiceRequest, null=True, blank=True, on_delete=models.CASCADE, related_name="guide_runs"
    )
    customer = TenantForeignKey(Organisation)
    person = TenantForeignKey(Person)
    item = TenantForeignKey(Item, null=True, blank=True)
    ran_by = TenantForeignKey(Person)
    channel = models.CharField(max_length=12, choices=RequestChannel.choices)
    facts = models.JSONField(default=dict)
    answers = models.JSONField(default=list)
    outcome = models.CharField(max_length=60, blank=True)
    outcome_kind = models.CharField(max_length=16, choices=OutcomeKind.choices, blank=True)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(channel__in=RequestChannel.values), name="guide_run_channel"
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="", outcome_kind="")
                | (~models.Q(outcome="") & models.Q(outcome_kind__in=OutcomeKind.values)),
                name="guide_run_outcome",
            ),
        ]
        indexes = [
            models.Index(fields=["provider", "guide", "-began_at"], name="guide_run_of_guide"),
            models.Index(fields=["provider", "-began_at"], name="guide_run_recent"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="ended_run_is_unchanged",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__ended_at__isnull=False)
                & (
                    pgtrigger.Q(old__answers__df=pgtrigger.F("new__answers"))
                    | pgtrigger.Q(old__facts__df=pgtrigger.F("new__facts"))
                    | pgtrigger.Q(old__outcome__df=pgtrigger.F("new__outcome"))
                    | pgtrigger.Q(old__outcome_kind__df=pgtrigger.F("new__outcome_kind"))
                    | pgtrigger.Q(old__ended_at__df=pgtrigger.F("new__ended_at"))
                    | pgtrigger.Q(old__version__df=pgtrigger.F("new__version"))
                    | pgtrigger.Q(old__person__df=pgtrigger.F("new__person"))
                    | pgtrigger.Q(old__ran_by__df=pgtrigger.F("new__ran_by"))
                    | pgtrigger.Q(old__item__df=pgtrigger.F("new__item"))
                ),
            ),
        ]
        ordering = ["-began_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.guide_id} {self.began_at:%Y-%m-%d %H:%M}"

    @property
    def is_solved(self) -> bool:
        """Whether it ended in a solution."""
        return self.outcome_kind == OutcomeKind.SOLVED
