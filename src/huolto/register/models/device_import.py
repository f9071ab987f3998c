"""A list of devices taken in: which file, by whom, and the result of each row that was refused."""

from django.db import models

from huolto.foundation.models import StoredFile
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import Organisation, Person


class DeviceImport(TenantModel):
    """One import of one file for one customer."""

    customer = TenantForeignKey(Organisation)
    file = TenantForeignKey(StoredFile, null=True, blank=True)
    file_name = models.CharField(max_length=200)
    imported_by = TenantForeignKey(Person, null=True, blank=True)
    imported_at = models.DateTimeField(auto_now_add=True)
    is_dry_run = models.BooleanField(default=False)
    result = models.JSONField(default=dict)

    class Meta:
        ordering = ["-imported_at"]

    def __str__(self) -> str:
        return self.file_name
