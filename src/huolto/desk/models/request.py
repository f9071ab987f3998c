"""A service request with its number, and the messages about it."""

import pgtrigger
from django.db import models

from huolto.desk.choices import Confidentiality, RequestKind, RequestState
from huolto.foundation.history import tracked
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import Organisation, Person


@tracked
class ServiceRequest(TenantModel):
    """Somebody asked for something; followed by its SR number (S1.13)."""

    number = models.CharField(max_length=20)
    kind = models.CharField(max_length=16, choices=RequestKind.choices)
    state = models.CharField(max_length=24, choices=RequestState.choices, default=RequestState.OPEN)
    confidentiality = models.CharField(
        max_length=16, choices=Confidentiality.choices, default=Confidentiality.NORMAL
    )
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    customer = TenantForeignKey(Organisation)
    requester = TenantForeignKey(Person)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "number"], name="request_number"),
            models.CheckConstraint(condition=models.Q(state__in=RequestState.values), name="request_state"),
        ]
        indexes = [models.Index(fields=["provider", "customer", "-opened_at"], name="request_of_customer")]
        ordering = ["-opened_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class Message(TenantModel):
    """What somebody wrote about a request; public to the customer or internal to the provider."""

    request = TenantForeignKey(ServiceRequest, on_delete=models.CASCADE, related_name="messages")
    author = TenantForeignKey(Person, null=True, blank=True)
    body = models.TextField()
    is_public = models.BooleanField(default=True)
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["written_at", "pk"]

    def __str__(self) -> str:
        return f"{self.request_id} {self.written_at:%Y-%m-%d %H:%M}"


class RequestReading(TenantModel):
    """That somebody read a confidential request (design: Tenancy, access, privacy); kept a year at the least."""

    request = TenantForeignKey(ServiceRequest, on_delete=models.CASCADE)
    person = TenantForeignKey(Person)
    read_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-read_at", "-pk"]
        indexes = [models.Index(fields=["provider", "-read_at", "-id"], name="reading_recent")]
        triggers = [
            pgtrigger.Protect(name="reading_is_unchanged", operation=pgtrigger.Update),
            pgtrigger.Protect(
                name="reading_is_kept",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Condition("OLD.read_at > now() - interval '364 days'"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request_id} {self.person_id}"
