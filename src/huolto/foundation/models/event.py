"""What happened, told in the past tense: the record behind timelines and behind messages to other domains."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from huolto.foundation.tenancy import TenantModel


class EventRecord(TenantModel):
    """One event. `subjects` are the things it happened to ("item:12", "request:7"); append-only."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=80)
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    customer_id = models.BigIntegerField(null=True)
    person_id = models.BigIntegerField(null=True)
    subjects = ArrayField(models.CharField(max_length=60), default=list)
    data = models.JSONField(default=dict)

    class Meta:
        indexes = [
            GinIndex(fields=["subjects"], name="event_subjects"),
            models.Index(fields=["provider", "-recorded_at"], name="event_recent"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.occurred_at:%Y-%m-%d %H:%M}"


class EventDelivery(models.Model):
    """That a handler has dealt with an event: makes deliveries after commit idempotent."""

    event = models.ForeignKey(EventRecord, on_delete=models.CASCADE, related_name="deliveries")
    handler = models.CharField(max_length=200)
    delivered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "handler"], name="event_delivered_once")]

    def __str__(self) -> str:
        return f"{self.event_id} {self.handler}"
