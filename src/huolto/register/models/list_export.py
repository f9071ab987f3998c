"""A list of items written to a file by a job: what was asked, how far it is, and the file for some days."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from huolto.foundation.models import StoredFile
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import Person
from huolto.register.choices import ExportFormat, ExportState


class ListExport(TenantModel):
    """One list for one reader; `reach` is what the reader's rights reached when asking (see `reach.reach_of`).

    `card_address` is what the address of a device on its card begins with; its tag follows.
    """

    made_by = TenantForeignKey(Person, null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    selection = models.JSONField(default=dict)
    columns = ArrayField(models.CharField(max_length=30), default=list)
    sort = models.CharField(max_length=30, blank=True)
    format = models.CharField(max_length=4, choices=ExportFormat.choices)
    language = models.CharField(max_length=5)
    card_address = models.CharField(max_length=300, blank=True)
    reach = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=ExportState.choices, default=ExportState.WAITING)
    total = models.PositiveIntegerField(default=0)
    written = models.PositiveIntegerField(default=0)
    file = TenantForeignKey(StoredFile, on_delete=models.SET_NULL, null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=ExportState.values), name="list_export_state")
        ]

    def __str__(self) -> str:
        return f"{self.format} {self.made_at}"
