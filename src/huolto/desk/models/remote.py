"""Looking at a screen from afar: asked for, allowed by the one who sits there, begun, ended with an outcome."""

from django.db import models

from huolto.desk.choices import RemoteOutcome, RemoteState
from huolto.desk.models.request import ServiceRequest
from huolto.foundation.history import tracked
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import Person
from huolto.register.models import Item


@tracked
class RemoteSession(TenantModel):
    """One session of a request (S5.13). Its link is shown to nobody before `person` has allowed it.

    Only the hash of the mailed link's token is kept. What was not answered until `expires_at` is no longer asked.
    """

    request = TenantForeignKey(ServiceRequest, on_delete=models.CASCADE, related_name="remote_sessions")
    item = TenantForeignKey(Item, null=True, blank=True)
    person = TenantForeignKey(Person)
    agent = TenantForeignKey(Person)
    link = models.CharField(max_length=500)
    state = models.CharField(max_length=10, choices=RemoteState.choices, default=RemoteState.ASKED)
    token_hash = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = TenantForeignKey(Person, null=True, blank=True)
    answered_by_link = models.BooleanField(default=False)
    began_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=8, choices=RemoteOutcome.choices, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=RemoteState.values), name="remote_state"),
            models.CheckConstraint(
                condition=models.Q(state__in=["asked", "expired"]) | models.Q(answered_at__isnull=False),
                name="remote_answered_at",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="begun") | models.Q(began_at__isnull=False),
                name="remote_began_at",
            ),
            models.CheckConstraint(
                condition=models.Q(state="ended", ended_at__isnull=False, began_at__isnull=False)
                & models.Q(outcome__in=RemoteOutcome.values)
                | (~models.Q(state="ended") & models.Q(ended_at=None, outcome="")),
                name="remote_outcome",
            ),
            models.UniqueConstraint(
                fields=["provider", "request"],
                condition=models.Q(state__in=["asked", "consented", "begun"]),
                name="remote_one_at_a_time",
            ),
        ]
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.request_id} {self.state}"

    @property
    def is_allowed(self) -> bool:
        """Whether it may begin."""
        return self.state == RemoteState.CONSENTED

    @property
    def is_declined(self) -> bool:
        """Whether the person at the screen said no."""
        return self.state == RemoteState.DECLINED

    @property
    def is_begun(self) -> bool:
        """Whether it is under way."""
        return self.state == RemoteState.BEGUN

    @property
    def is_ended(self) -> bool:
        """Whether it is over, with an outcome."""
        return self.state == RemoteState.ENDED
