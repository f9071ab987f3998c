"""News, disruptions and maintenance, each for some readers and for a time."""

from django.db import models
from django.db.models.functions import Now

from huolto.foundation.history import tracked
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.foundation.texts import TranslatedText
from huolto.knowledge.choices import AnnouncementKind, Readers, Severity
from huolto.knowledge.models.addressed import Addressed
from huolto.parties.models import Organisation, Person


@tracked
class Announcement(Addressed):
    """Shown from `from_at` until `until_at` (half-open; None: until it is withdrawn)."""

    kind = models.CharField(max_length=12, choices=AnnouncementKind.choices, default=AnnouncementKind.NEWS)
    severity = models.CharField(max_length=8, choices=Severity.choices, default=Severity.MINOR)
    title = TranslatedText()
    body = TranslatedText()
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True, blank=True)
    is_pinned = models.BooleanField(default=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    written_by = TenantForeignKey(Person, null=True, blank=True)
    written_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_at=None) | models.Q(until_at__gt=models.F("from_at")),
                name="announcement_times",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=AnnouncementKind.values), name="announcement_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(readers__in=Readers.values), name="announcement_readers"
            ),
        ]
        ordering = ["-is_pinned", "-from_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class AnnouncementCustomer(TenantModel):
    """A customer that an announcement is for."""

    announcement = TenantForeignKey(Announcement, models.CASCADE, related_name="customers")
    organisation = TenantForeignKey(Organisation)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["announcement", "organisation"], name="announcement_customer_once"
            )
        ]


class Dismissal(TenantModel):
    """That a person, at one organisation, has put an announcement's band away."""

    announcement = TenantForeignKey(Announcement, models.CASCADE, related_name="dismissals")
    person = TenantForeignKey(Person, models.CASCADE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["announcement", "person"], name="dismissal_once")]
