"""The outgoing mail box: a mail is a row first, sent by a job, tried again until it is gone or has failed for good."""

from django.db import models

from huolto.foundation.models.stored_file import StoredFile
from huolto.foundation.tenancy import ProviderField, TenantForeignKey, TenantModel


class OutgoingMail(models.Model):
    """One mail to one address, in the receiver's language; `fault` says why it was not sent, `last_error` in whose words."""

    class State(models.TextChoices):
        QUEUED = "queued"
        SENT = "sent"
        FAILED = "failed"
        WITHHELD = "withheld"

    class Fault(models.TextChoices):
        """Why a mail ended unsent: the server said no for good, did not take it in time, or the address is gone."""

        REFUSED = "refused"
        UNREACHED = "unreached"
        ADDRESS_GONE = "address_gone"

    provider = ProviderField(null=True)
    to_address = models.EmailField(max_length=254)
    from_address = models.CharField(max_length=254)
    subject = models.CharField(max_length=250)
    text = models.TextField()
    html = models.TextField(blank=True)
    language = models.CharField(max_length=5, default="en")
    attachment = TenantForeignKey(StoredFile, null=True, blank=True)
    headers = models.JSONField(default=dict, blank=True)
    message_id = models.CharField(max_length=250, unique=True)
    once_key = models.CharField(max_length=200, unique=True, null=True)  # noqa: DJ001  (many mails have none)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    fault = models.CharField(max_length=12, choices=Fault.choices, blank=True)
    last_error = models.TextField(blank=True)
    next_attempt_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "created_at"], name="mail_waiting")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["queued", "sent", "failed", "withheld"]), name="mail_state"
            ),
            models.CheckConstraint(
                condition=models.Q(fault__in=["", "refused", "unreached", "address_gone"]), name="mail_fault"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state}: {self.subject}"


class OutgoingMailFile(TenantModel):
    """A kept file that goes with a mail; the file itself belongs to whoever keeps it."""

    mail = TenantForeignKey(OutgoingMail, on_delete=models.CASCADE)
    file = TenantForeignKey(StoredFile, on_delete=models.CASCADE)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.mail_id} {self.file_id}"
