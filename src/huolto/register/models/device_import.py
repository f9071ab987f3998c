"""A list of devices taken in: which file, by whom, how far it is, and the result of each row that was refused."""

from django.db import models

from huolto.foundation.models import StoredFile
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import Organisation, Person
from huolto.register.choices import ImportState


class DeviceImport(TenantModel):
    """One import of one file for one customer.

    `rows_done` of `rows_total` (0 while they are not counted) are its progress; `figures` is what it did up to a
    row of its file, from where it goes on after it was killed; `error` says why it failed.
    """

    customer = TenantForeignKey(Organisation)
    file = TenantForeignKey(StoredFile, null=True, blank=True)
    file_name = models.CharField(max_length=200)
    imported_by = TenantForeignKey(Person, null=True, blank=True)
    imported_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=12, choices=ImportState.choices, default=ImportState.DONE)
    rows_done = models.PositiveIntegerField(default=0)
    rows_total = models.PositiveIntegerField(default=0)
    figures = models.JSONField(default=dict, blank=True)
    error = models.TextField(blank=True)
    result = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=ImportState.values), name="device_import_state"
            )
        ]
        ordering = ["-imported_at"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_dry_run(self) -> bool:
        """Whether nothing was changed yet."""
        return self.state in (ImportState.PREVIEWING, ImportState.PREVIEWED)

    @property
    def is_working(self) -> bool:
        """Whether a job is at it."""
        return self.state in (ImportState.PREVIEWING, ImportState.RUNNING)


class ImportMapping(TenantModel):
    """What the columns of lists with one header mean for a customer, as somebody said once.

    `names` are people, places, makers and models under another name: {kind: {name: known name, "" for a new one}}.
    """

    customer = TenantForeignKey(Organisation)
    fingerprint = models.CharField(max_length=64)
    columns = models.JSONField(default=dict)
    names = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["customer", "fingerprint"], name="import_mapping_once")
        ]

    def __str__(self) -> str:
        return self.fingerprint
