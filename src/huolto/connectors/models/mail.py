"""Mailboxes, and the mails that came to them. Begin with `ReceivedMail`: a row first, then what became of it."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower

from huolto.connectors.choices import AfterTaking, MailboxFault, MailReason, MailSecurity, MailState
from huolto.desk.choices import Confidentiality, RequestKind
from huolto.desk.models import Message, Queue, ServiceRequest
from huolto.foundation.history import tracked
from huolto.foundation.models import StoredFile
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import Organisation, Person

OPENED_KINDS = (RequestKind.INCIDENT, RequestKind.SERVICE_REQUEST)


@tracked(except_for=("password", "uid_validity", "uid_next", "looked_at", "fetched_at", "fault", "said"))
class Mailbox(TenantModel):
    """An address that requests come to. `code` is the word that `[intake] mailbox = …` of agreements names (S3.9).

    Without a queue its mail comes to the provider's first. With a `host` its mail is fetched from there by IMAP, else it
    comes to our own receiver. Unknown senders from `domains` become people of `customer`; others wait for a decision.
    `uid_validity` and `uid_next` say how far its folder was looked at. The `keeper` is told daily what waits
    (`mail_in.waiting`).
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=100)
    address = models.EmailField(max_length=254)
    queue = TenantForeignKey(Queue, null=True, blank=True)
    agreement_code = models.CharField(max_length=60, blank=True)
    """The agreement of each sender's own customer that its requests are under; empty: all of them, in their order."""
    kind = models.CharField(max_length=16, choices=RequestKind.choices, default=RequestKind.INCIDENT)
    customer = TenantForeignKey(Organisation, null=True, blank=True)
    domains = ArrayField(models.CharField(max_length=253), default=list, blank=True)
    host = models.CharField(max_length=253, blank=True)
    port = models.PositiveIntegerField(default=993)
    security = models.CharField(max_length=10, choices=MailSecurity.choices, default=MailSecurity.TLS)
    user = models.CharField(max_length=254, blank=True)
    password = models.TextField(blank=True)
    folder = models.CharField(max_length=200, default="INBOX")
    after_taking = models.CharField(max_length=6, choices=AfterTaking.choices, default=AfterTaking.SEEN)
    moved_to = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(default=True)
    keeper = TenantForeignKey(Person, null=True, blank=True)
    uid_validity = models.BigIntegerField(null=True, blank=True)
    uid_next = models.BigIntegerField(default=0)
    looked_at = models.DateTimeField(null=True, blank=True)
    fetched_at = models.DateTimeField(null=True, blank=True)
    """When the last look succeeded."""
    fault = models.CharField(max_length=12, choices=MailboxFault.choices, blank=True)
    said = models.CharField(max_length=300, blank=True)
    """What the server said when it refused."""

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("address"), name="mailbox_address"),
            models.UniqueConstraint(fields=["provider", "code"], name="mailbox_code"),
            models.CheckConstraint(condition=models.Q(kind__in=OPENED_KINDS), name="mailbox_kind"),
            models.CheckConstraint(
                condition=models.Q(security__in=MailSecurity.values), name="mailbox_security"
            ),
            models.CheckConstraint(
                condition=models.Q(after_taking__in=AfterTaking.values), name="mailbox_after_taking"
            ),
            models.CheckConstraint(
                condition=models.Q(fault__in=["", *MailboxFault.values]), name="mailbox_fault"
            ),
            models.CheckConstraint(
                condition=models.Q(domains=[]) | models.Q(customer__isnull=False), name="mailbox_domains"
            ),
        ]
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.address

    @property
    def place(self) -> str:
        """For what its password is sealed."""
        return f"mailbox:{self.provider_id}:{self.key}"

    @property
    def is_fetched(self) -> bool:
        """Whether its mail is fetched from a server elsewhere."""
        return bool(self.host)


class ReceivedMail(TenantModel):
    """One mail as it came, and what became of it; the same bytes at the same mailbox are one row.

    `file` is the original; a row without one was erased. `message_key` tells the same mail by another way: it stands
    on the one that counted. `request` and `message` are what it became; without a message it opened the request.
    `confidentiality` is that of the queue, or of the request that it speaks of: who may decide about it.
    """

    mailbox = TenantForeignKey(Mailbox)
    file = TenantForeignKey(StoredFile, null=True, blank=True)
    sha256 = models.CharField(max_length=64)
    source = models.CharField(max_length=60, blank=True)
    """How it came: `smtp`, `imap:UIDVALIDITY:UID`, `by-hand`."""
    envelope_from = models.CharField(max_length=320, blank=True)
    received_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=MailState.choices, default=MailState.RECEIVED)
    reason = models.CharField(max_length=20, choices=MailReason.choices, blank=True)
    confidentiality = models.CharField(
        max_length=16, choices=Confidentiality.choices, default=Confidentiality.NORMAL
    )
    sender_name = models.CharField(max_length=200, blank=True)
    sender_address = models.CharField(max_length=320, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    header_id = models.CharField(max_length=500, blank=True)
    """Its Message-ID, without brackets."""
    message_key = models.CharField(max_length=64, blank=True)
    is_automatic = models.BooleanField(default=False)
    request = TenantForeignKey(ServiceRequest, null=True, blank=True)
    message = TenantForeignKey(Message, null=True, blank=True)
    decided_by = TenantForeignKey(Person, null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mailbox", "sha256"], name="received_mail_once"),
            models.UniqueConstraint(
                fields=["mailbox", "message_key"],
                condition=~models.Q(message_key=""),
                name="received_mail_counts_once",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=MailState.values), name="received_mail_state"
            ),
            models.CheckConstraint(
                condition=models.Q(reason__in=["", *MailReason.values]), name="received_mail_reason"
            ),
            models.CheckConstraint(
                condition=~models.Q(state=MailState.TAKEN) | models.Q(request__isnull=False),
                name="received_mail_taken_into_a_request",
            ),
        ]
        indexes = [
            models.Index(fields=["provider", "state", "-received_at", "-id"], name="received_mail_list"),
            models.Index(
                fields=["provider", "sender_address", "received_at"], name="received_mail_of_sender"
            ),
            models.Index(
                "provider",
                "header_id",
                condition=~models.Q(header_id=""),
                name="received_mail_header_id",
            ),
            models.Index(fields=["provider", "request"], name="received_mail_of_request"),
        ]
        ordering = ["-received_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.state}: {self.subject}"
