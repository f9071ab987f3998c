"""A service request with its number, and the messages about it."""

from datetime import UTC, datetime

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Coalesce

from huolto.agreements.models import Agreement
from huolto.desk.choices import (
    OPEN_STATES,
    TONES,
    TONES_AT_WORK,
    WAITING,
    Confidentiality,
    Priority,
    RequestChannel,
    RequestKind,
    RequestState,
)
from huolto.desk.models.folded import Folded
from huolto.desk.models.queue import Queue
from huolto.foundation.history import tracked
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import Organisation, Person

FAR = models.Value(datetime(9999, 1, 1, tzinfo=UTC), output_field=models.DateTimeField())
WHEN_DUE = Coalesce("due_at", FAR)
LAST_HEARD = Coalesce("last_message_at", "opened_at")
"""What lists are sorted by; their indexes hold these very expressions. What is due at no time stands last."""
IS_OPEN = models.Q(state__in=OPEN_STATES)


@tracked(except_for=("search_text", "due_at", "last_message_at", "unanswered_since"))
class ServiceRequest(TenantModel):
    """Somebody asked for something; followed by its SR number (S1.13).

    `taken_by` is who wrote it down for whoever asks, where that was somebody else.
    `task` is the agreement's word for what is asked. `agreement` is the one it was bound to at intake, `bound_because`
    why; none means that all of the customer's answer in their order. `due_at` is the nearest of its running targets.
    `unanswered_since` is when the customer first wrote after our last answer.
    """

    number = models.CharField(max_length=20)
    kind = models.CharField(max_length=16, choices=RequestKind.choices)
    state = models.CharField(max_length=24, choices=RequestState.choices, default=RequestState.OPEN)
    confidentiality = models.CharField(
        max_length=16, choices=Confidentiality.choices, default=Confidentiality.NORMAL
    )
    channel = models.CharField(max_length=12, choices=RequestChannel.choices, default=RequestChannel.PORTAL)
    priority = models.CharField(max_length=8, choices=Priority.choices, default=Priority.NORMAL)
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    customer = TenantForeignKey(Organisation)
    requester = TenantForeignKey(Person)
    taken_by = TenantForeignKey(Person, null=True, blank=True)
    queue = TenantForeignKey(Queue)
    assignee = TenantForeignKey(Person, null=True, blank=True)
    task = models.CharField(max_length=60, blank=True)
    agreement = TenantForeignKey(Agreement, null=True, blank=True)
    bound_because = models.JSONField(default=dict, blank=True)
    mailbox = models.CharField(max_length=60, blank=True)
    is_chosen_by_caller = models.BooleanField(default=False)
    """Whether the caller chose the agreement, as critical support outside hours (S3.13)."""
    planned_start_at = models.DateTimeField(null=True, blank=True)
    planned_because = models.CharField(max_length=300, blank=True)
    merged_into = TenantForeignKey("self", null=True, blank=True)
    opened_at = models.DateTimeField()
    first_answered_at = models.DateTimeField(null=True, blank=True)
    last_message_at = models.DateTimeField(null=True, blank=True)
    unanswered_since = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    reopenings = models.PositiveSmallIntegerField(default=0)
    satisfaction = models.PositiveSmallIntegerField(null=True, blank=True)
    """1 to 5, as who asked said after it was done."""
    satisfaction_note = models.TextField(blank=True)
    search_text = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "number"], name="request_number"),
            models.CheckConstraint(condition=models.Q(state__in=RequestState.values), name="request_state"),
            models.CheckConstraint(
                condition=models.Q(channel__in=RequestChannel.values), name="request_channel"
            ),
            models.CheckConstraint(condition=models.Q(priority__in=Priority.values), name="request_priority"),
            models.CheckConstraint(
                condition=models.Q(satisfaction=None) | models.Q(satisfaction__range=(1, 5)),
                name="request_satisfaction",
            ),
            models.CheckConstraint(
                condition=models.Q(state=RequestState.MERGED, merged_into__isnull=False)
                | (~models.Q(state=RequestState.MERGED) & models.Q(merged_into=None)),
                name="request_merged_into",
            ),
        ]
        indexes = [
            models.Index(fields=["provider", "customer", "-opened_at"], name="request_of_customer"),
            models.Index(fields=["provider", "assignee", "state"], name="request_of_assignee"),
            models.Index(fields=["provider", "requester", "-opened_at"], name="request_of_requester"),
            models.Index("provider", "opened_at", "id", name="request_opened"),
            models.Index("provider", LAST_HEARD, "id", name="request_heard"),
            models.Index("provider", "opened_at", "id", condition=IS_OPEN, name="request_open_opened"),
            models.Index("provider", WHEN_DUE, "id", condition=IS_OPEN, name="request_open_due"),
            models.Index(
                "provider", "queue", WHEN_DUE, "id", condition=IS_OPEN, name="request_open_of_queue"
            ),
            models.Index(
                "provider", "state", WHEN_DUE, "id", condition=IS_OPEN, name="request_open_in_state"
            ),
            models.Index(
                "provider",
                "unanswered_since",
                condition=models.Q(unanswered_since__isnull=False) & IS_OPEN,
                name="request_unanswered",
            ),
            GinIndex(
                fields=["provider", "search_text"],
                opclasses=["int8_ops", "gin_trgm_ops"],
                name="request_search",
            ),
        ]
        ordering = ["-opened_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def is_confidential(self) -> bool:
        """Whether only HR and who asked may read it."""
        return self.confidentiality != Confidentiality.NORMAL

    @property
    def is_order(self) -> bool:
        """Whether an order stands behind it."""
        return self.kind == RequestKind.ORDER

    @property
    def is_pressing(self) -> bool:
        """Whether its priority is worth a word in lists."""
        return self.priority in (Priority.HIGH, Priority.URGENT)

    @property
    def is_untouched(self) -> bool:
        """Whether nobody has begun."""
        return self.state == RequestState.OPEN

    @property
    def is_done(self) -> bool:
        """Whether what was asked for is done."""
        return self.state == RequestState.DONE

    @property
    def is_waiting(self) -> bool:
        """Whether somebody else has the next word."""
        return self.state in WAITING

    @property
    def waits_for_customer(self) -> bool:
        """Whether the customer has the next word."""
        return self.state == RequestState.WAITING_FOR_CUSTOMER

    @property
    def tone(self) -> str:
        """How its state is shown to the customer."""
        return TONES.get(RequestState(self.state), "go")

    @property
    def tone_at_work(self) -> str:
        """How its state is shown to who works on it."""
        return TONES_AT_WORK.get(RequestState(self.state), "go")


class Message(TenantModel):
    """What somebody wrote about a request; public to the customer or internal to the provider."""

    request = TenantForeignKey(ServiceRequest, on_delete=models.CASCADE, related_name="messages")
    author = TenantForeignKey(Person, null=True, blank=True)
    body = models.TextField()
    is_public = models.BooleanField(default=True)
    is_from_customer = models.BooleanField(default=False)
    channel = models.CharField(max_length=12, choices=RequestChannel.choices, default=RequestChannel.PORTAL)
    written_at = models.DateTimeField()
    mail_id = models.CharField(max_length=998, blank=True)
    """The Message-ID of the mail that it came as or went out as (RFC 5322 3.6.4); "" for none."""
    search_text = models.GeneratedField(
        expression=Folded("body"), output_field=models.TextField(), db_persist=True
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(channel__in=RequestChannel.values), name="message_channel"
            ),
        ]
        indexes = [
            models.Index(
                fields=["provider", "mail_id"], condition=~models.Q(mail_id=""), name="message_by_mail_id"
            ),
            GinIndex(
                fields=["provider", "search_text"],
                opclasses=["int8_ops", "gin_trgm_ops"],
                name="message_search",
            ),
        ]
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
