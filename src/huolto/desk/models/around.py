"""What hangs on a request: items, watchers, links to other requests, tasks, files of messages."""

from django.db import models

from huolto.desk.choices import LinkKind
from huolto.desk.models.request import Message, ServiceRequest
from huolto.foundation.history import tracked
from huolto.foundation.models import StoredFile
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import Person
from huolto.register.models import Item


@tracked
class RequestItem(TenantModel):
    """An item that a request is about; the first is the one that agreements are asked for."""

    request = TenantForeignKey(ServiceRequest, on_delete=models.CASCADE, related_name="items")
    item = TenantForeignKey(Item)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "request", "item"], name="request_item_once")
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.request_id} {self.item_id}"


@tracked
class Watcher(TenantModel):
    """Somebody who follows a request besides who asked and who works on it."""

    request = TenantForeignKey(ServiceRequest, on_delete=models.CASCADE, related_name="watchers")
    person = TenantForeignKey(Person)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "request", "person"], name="watcher_once")]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.request_id} {self.person_id}"


@tracked
class RequestLink(TenantModel):
    """What one request is to another: `request` is split from, merged into, follows or is related to `other`."""

    kind = models.CharField(max_length=12, choices=LinkKind.choices)
    request = TenantForeignKey(ServiceRequest, on_delete=models.CASCADE, related_name="links")
    other = TenantForeignKey(ServiceRequest, on_delete=models.CASCADE, related_name="linked_from")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "request", "other", "kind"], name="request_link_once"
            ),
            models.CheckConstraint(condition=models.Q(kind__in=LinkKind.values), name="request_link_kind"),
            models.CheckConstraint(
                condition=~models.Q(request=models.F("other")), name="request_link_to_another"
            ),
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.request_id} {self.kind} {self.other_id}"


@tracked
class RequestTask(TenantModel):
    """Something to do within a request."""

    request = TenantForeignKey(ServiceRequest, on_delete=models.CASCADE, related_name="tasks")
    text = models.CharField(max_length=300)
    assignee = TenantForeignKey(Person, null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = TenantForeignKey(Person, null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text


class MessageFile(TenantModel):
    """A file that came with a message, or with the request itself (`message` None)."""

    request = TenantForeignKey(ServiceRequest, on_delete=models.CASCADE, related_name="files")
    message = TenantForeignKey(Message, null=True, blank=True, on_delete=models.CASCADE, related_name="files")
    file = TenantForeignKey(StoredFile)
    is_public = models.BooleanField(default=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.request_id} {self.file_id}"
