"""What somebody is told on their pages, and which of it is mailed too."""

from django.db import models

from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.choices import NotificationTopic, NotificationWay
from huolto.parties.models.person import Membership, Person


class Notification(TenantModel):
    """One thing told to one membership: a sentence of `rules.sentences` by code and parameters, and where it leads.

    `path` is below the provider's address ("requests/7/"); `by` is who did it, whose name fills `{name:text}`.
    Kept 90 days; `once_key` keeps it from being told twice.
    """

    membership = TenantForeignKey(Membership, on_delete=models.CASCADE, related_name="notifications")
    topic = models.CharField(max_length=20, choices=NotificationTopic.choices)
    code = models.CharField(max_length=60)
    params = models.JSONField(default=dict)
    by = TenantForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True)
    path = models.CharField(max_length=200)
    once_key = models.CharField(max_length=120)
    occurred_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["membership", "once_key"], name="notification_once"),
            models.CheckConstraint(
                condition=models.Q(topic__in=NotificationTopic.values), name="notification_topic"
            ),
        ]
        indexes = [
            models.Index(fields=["membership", "-occurred_at", "-id"], name="notification_recent"),
            models.Index(
                fields=["membership", "path"],
                condition=models.Q(read_at__isnull=True),
                name="notification_unread",
            ),
            models.Index(fields=["occurred_at"], name="notification_age"),
        ]
        ordering = ["-occurred_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.membership_id} {self.code}"


class NotificationChoice(TenantModel):
    """How a membership wants to be told of a topic, where it does not want it as it comes."""

    membership = TenantForeignKey(Membership, on_delete=models.CASCADE, related_name="notification_choices")
    topic = models.CharField(max_length=20, choices=NotificationTopic.choices)
    way = models.CharField(max_length=4, choices=NotificationWay.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["membership", "topic"], name="notification_choice_once"),
            models.CheckConstraint(
                condition=models.Q(topic__in=NotificationTopic.values, way__in=NotificationWay.values),
                name="notification_choice_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership_id} {self.topic} {self.way}"
