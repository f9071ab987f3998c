"""Webhooks: addresses that are told what happened, and what became of each event sent there."""

import json
import uuid
import zlib
from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models

from huolto.connectors.choices import DeliveryState, Fault, WebhookState
from huolto.foundation.history import tracked
from huolto.foundation.models import EventRecord
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import Organisation, Person


@tracked(except_for=("secret", "former_secret", "heard_until", "failures_in_a_row"))
class WebhookEndpoint(TenantModel):
    """One address. Without a customer it hears of the whole provider, else of that customer and what is below it.

    Secrets are sealed for `key`; the former one signs too until `former_until`. `heard_until` is the id of the last
    event that was looked at: a paused one goes on from there.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    customer = TenantForeignKey(Organisation, null=True, blank=True)
    made_by = TenantForeignKey(Person)
    url = models.CharField(max_length=500)
    names = ArrayField(models.CharField(max_length=80))
    secret = models.TextField()
    former_secret = models.TextField(blank=True)
    former_until = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=WebhookState.choices, default=WebhookState.ACTIVE)
    heard_until = models.BigIntegerField()
    failures_in_a_row = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=WebhookState.values), name="webhook_state"),
        ]
        indexes = [models.Index(fields=["provider", "state"], name="webhook_listening")]

    def __str__(self) -> str:
        return self.url

    @property
    def place(self) -> str:
        """For what its secrets are sealed."""
        return f"webhook:{self.provider_id}:{self.key}"

    @property
    def revision(self) -> int:
        """A number that stands for the address and the events as they are, so that two who change them are told."""
        return zlib.crc32(json.dumps([self.url, *self.names]).encode()) % 1_000_000_000

    def has_former_secret(self, now: datetime) -> bool:
        """Whether the secret before the present one signs too."""
        return bool(self.former_secret) and self.former_until is not None and now < self.former_until


class WebhookDelivery(TenantModel):
    """One event on its way to one address; what is said of the attempt is of the last one."""

    endpoint = TenantForeignKey(WebhookEndpoint, on_delete=models.CASCADE)
    event = TenantForeignKey(EventRecord, on_delete=models.CASCADE)
    state = models.CharField(max_length=10, choices=DeliveryState.choices, default=DeliveryState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    ms = models.PositiveIntegerField(null=True, blank=True)
    fault = models.CharField(max_length=12, choices=Fault.choices, blank=True)
    answer = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    tried_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["endpoint", "event"], name="webhook_event_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=DeliveryState.values), name="webhook_delivery_state"
            ),
        ]
        indexes = [models.Index(fields=["provider", "made_at"], name="webhook_delivery_age")]

    def __str__(self) -> str:
        return f"{self.event_id} {self.state}"
