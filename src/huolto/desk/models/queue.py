"""Where requests wait for whoever works on them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from huolto.desk.choices import Confidentiality, ServiceCodeKind
from huolto.foundation.history import tracked
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.foundation.texts import TranslatedText
from huolto.parties.models import Person


@tracked
class Queue(TenantModel):
    """A line of requests with a team. `code` is the word that agreements' `[intake]` may name.

    What comes in has the queue's confidentiality; an HR queue is there for HR agents only. Before a target is due by
    `warn_minutes`, its agent is warned.
    """

    code = models.SlugField(max_length=40)
    name = TranslatedText()
    confidentiality = models.CharField(
        max_length=16, choices=Confidentiality.choices, default=Confidentiality.NORMAL
    )
    is_first = models.BooleanField(default=False)
    """Whether requests that nothing else directs come here; one a provider."""
    is_open = models.BooleanField(default=True)
    """Whether new requests may come; one that is not open keeps what it has."""
    warn_minutes = models.PositiveIntegerField(default=30)
    codes_at_done = ArrayField(
        models.CharField(max_length=12, choices=ServiceCodeKind.choices), default=list, blank=True
    )
    """The kinds of codes that a request of this queue has before it is done."""
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "code"], name="queue_code"),
            models.UniqueConstraint(
                fields=["provider"], condition=models.Q(is_first=True), name="queue_one_is_first"
            ),
            models.CheckConstraint(
                condition=models.Q(confidentiality__in=Confidentiality.values), name="queue_confidentiality"
            ),
            models.CheckConstraint(
                condition=models.Q(is_first=False)
                | models.Q(is_open=True, confidentiality=Confidentiality.NORMAL),
                name="queue_first_is_open_to_all",
            ),
        ]
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.code

    @property
    def is_confidential(self) -> bool:
        """Whether only HR agents read what comes here."""
        return self.confidentiality != Confidentiality.NORMAL


@tracked
class QueueMember(TenantModel):
    """Somebody of the queue's team: its requests are among theirs, and they are told of what comes."""

    queue = TenantForeignKey(Queue, on_delete=models.CASCADE, related_name="members")
    person = TenantForeignKey(Person)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "queue", "person"], name="queue_member_once")
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.queue_id} {self.person_id}"
