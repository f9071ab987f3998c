"""What was promised about a request, and when its clocks stood still."""

from django.db import models

from huolto.agreements.models import AgreementVersion
from huolto.desk.choices import PauseCause, TargetState
from huolto.desk.models.request import ServiceRequest
from huolto.foundation.tenancy import TenantForeignKey, TenantModel


class Target(TenantModel):
    """One promise: kind and strength as the clause says, counted from `asked_at`.

    `due_at` is None while it is paused or suspended, and stays as it was once it is met or dropped. `first_due_at` is
    what was promised at the beginning. `steps` are the reasons that lead to `due_at`, in order.
    """

    request = TenantForeignKey(ServiceRequest, on_delete=models.CASCADE, related_name="targets")
    kind = models.CharField(max_length=8)
    strength = models.CharField(max_length=12)
    version = TenantForeignKey(AgreementVersion)
    clause = models.CharField(max_length=80)
    state = models.CharField(max_length=10, choices=TargetState.choices, default=TargetState.RUNNING)
    asked_at = models.DateTimeField()
    first_due_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    left_seconds = models.PositiveIntegerField(null=True, blank=True)
    steps = models.JSONField(default=list)
    met_at = models.DateTimeField(null=True, blank=True)
    warned_at = models.DateTimeField(null=True, blank=True)
    told_late_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=TargetState.values), name="target_state"),
            models.CheckConstraint(
                condition=models.Q(state=TargetState.MET, met_at__isnull=False)
                | (~models.Q(state=TargetState.MET) & models.Q(met_at=None)),
                name="target_met_at",
            ),
            models.UniqueConstraint(
                fields=["provider", "request", "kind"],
                condition=~models.Q(state=TargetState.DROPPED),
                name="target_one_of_a_kind",
            ),
        ]
        indexes = [
            models.Index(
                fields=["provider", "due_at"],
                condition=models.Q(state=TargetState.RUNNING),
                name="target_running",
            ),
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.request_id} {self.kind} {self.state}"

    @property
    def is_kept(self) -> bool:
        """Whether it was met in time."""
        return self.met_at is not None and (self.due_at is None or self.met_at <= self.due_at)


class ClockPause(TenantModel):
    """Time in which a request's clocks stand still; `ended_at` None is until now."""

    request = TenantForeignKey(ServiceRequest, on_delete=models.CASCADE, related_name="pauses")
    cause = models.CharField(max_length=10, choices=PauseCause.choices)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(cause__in=PauseCause.values), name="pause_cause"),
            models.CheckConstraint(
                condition=models.Q(ended_at=None) | models.Q(ended_at__gte=models.F("started_at")),
                name="pause_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["provider", "request"], condition=models.Q(ended_at=None), name="pause_one_runs"
            ),
        ]
        ordering = ["started_at", "pk"]

    def __str__(self) -> str:
        return f"{self.request_id} {self.cause}"
