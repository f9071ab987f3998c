"""A file that was uploaded or made: bytes in the storage, facts here."""

from django.db import models

from huolto.foundation.tenancy import TenantModel


class StoredFile(TenantModel):
    """One file; who may read it is decided by the domain that points at it."""

    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.FileField(upload_to="%Y/%m/", max_length=200)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["provider", "sha256"], name="file_content")]

    def __str__(self) -> str:
        return self.name
