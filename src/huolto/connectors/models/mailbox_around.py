"""What hangs on mailboxes: further addresses, times when mail could not be fetched, and people who were in copy of a mail."""

from django.db import models
from django.db.models.functions import Lower

from huolto.connectors.choices import CopyState, MailboxFault
from huolto.connectors.models.mail import Mailbox, ReceivedMail
from huolto.desk.models import ServiceRequest
from huolto.foundation.history import tracked
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import Person


@tracked
class MailboxAlias(TenantModel):
    """A further address of a mailbox: what is sent there comes to it all the same."""

    mailbox = TenantForeignKey(Mailbox, on_delete=models.CASCADE, related_name="aliases")
    address = models.EmailField(max_length=254)

    class Meta:
        constraints = [models.UniqueConstraint(Lower("address"), name="mailbox_alias_address")]
        ordering = ["address"]

    def __str__(self) -> str:
        return self.address


class MailboxOutage(TenantModel):
    """A time during which the mail of a mailbox could not be fetched, for one reason; without an end it still lasts."""

    mailbox = TenantForeignKey(Mailbox, on_delete=models.CASCADE, related_name="outages")
    fault = models.CharField(max_length=12, choices=MailboxFault.choices)
    said = models.CharField(max_length=300, blank=True)
    """What the server said the last time."""
    began_at = models.DateTimeField()
    last_at = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=1)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "mailbox"],
                condition=models.Q(ended_at=None),
                name="mailbox_outage_one_lasts",
            ),
            models.CheckConstraint(
                condition=models.Q(fault__in=MailboxFault.values), name="mailbox_outage_fault"
            ),
        ]
        indexes = [models.Index(fields=["provider", "mailbox", "-began_at"], name="mailbox_outage_recent")]
        ordering = ["-began_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.mailbox_id} {self.fault}"


class CopiedPerson(TenantModel):
    """Somebody who was in copy of a mail of a request and does not follow it: an agent says whether they shall.

    One row an address and request, also when it was decided, so that nobody is asked about them twice.
    """

    request = TenantForeignKey(ServiceRequest, on_delete=models.CASCADE, related_name="copied_people")
    mail = TenantForeignKey(ReceivedMail, on_delete=models.CASCADE)
    name = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=254)
    state = models.CharField(max_length=8, choices=CopyState.choices, default=CopyState.OFFERED)
    decided_by = TenantForeignKey(Person, null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "request", "address"], name="copied_person_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=CopyState.values), name="copied_person_state"
            ),
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.request_id} {self.state}"
