"""Time that somebody worked on a request, and clocks that count it while it passes."""

from django.db import models

from huolto.charges.models import Usage
from huolto.desk.models.request import ServiceRequest
from huolto.foundation.history import tracked
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import Person

MOST_MINUTES = 24 * 60


class Worked(TenantModel):
    """What both say: on which request, by whom, what kind of work in the words of agreements, and a line about it."""

    request = TenantForeignKey(ServiceRequest, on_delete=models.CASCADE)
    agent = TenantForeignKey(Person)
    task = models.CharField(max_length=60, blank=True)
    skill = models.CharField(max_length=60, blank=True)
    is_asked_for = models.BooleanField(default=False)
    """Whether the customer asked for this very work (S3.3)."""
    is_travel = models.BooleanField(default=False)
    note = models.CharField(max_length=300, blank=True)
    is_public = models.BooleanField(default=True)
    """Whether the customer reads the line; the minutes they read always."""

    class Meta:
        abstract = True


@tracked
class TimeEntry(Worked):
    """Minutes from `begun_at` on. `usage` is what the ledger knows of it now; None of a confidential request.

    A correction takes the usage back and records another, of the next `revision`. One removed stays, and counts nowhere.
    """

    begun_at = models.DateTimeField()
    minutes = models.PositiveIntegerField()
    revision = models.PositiveSmallIntegerField(default=1)
    usage = TenantForeignKey(Usage, null=True, blank=True)
    written_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minutes__range=(1, MOST_MINUTES)), name="time_entry_minutes"
            ),
        ]
        indexes = [
            models.Index(fields=["provider", "request", "begun_at"], name="time_of_request"),
            models.Index(fields=["provider", "agent", "begun_at"], name="time_of_agent"),
        ]
        ordering = ["begun_at", "pk"]

    def __str__(self) -> str:
        return f"{self.request_id} {self.minutes} min"


class Timer(Worked):
    """A clock of one agent on one request: `banked_seconds` passed before, and it runs since `running_since`.

    None there: it is paused. Of an agent's clocks one runs; starting another pauses it.
    """

    begun_at = models.DateTimeField()
    banked_seconds = models.PositiveIntegerField(default=0)
    running_since = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    """When its agent was told that it runs on after closing time."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "request", "agent"], name="timer_once"),
            models.UniqueConstraint(
                fields=["provider", "agent"],
                condition=models.Q(running_since__isnull=False),
                name="timer_one_runs",
            ),
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.request_id} {self.agent_id}"
