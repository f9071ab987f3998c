"""A way to look at the list of items, kept under a name: filters, sorting and columns as they stand in the address."""

from django.db import models

from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import Organisation, Person


class SavedView(TenantModel):
    """One saved view. Shared, everybody of the owner's organisation sees it; each with what they may see."""

    owner = TenantForeignKey(Person)
    organisation = TenantForeignKey(Organisation)
    name = models.CharField(max_length=60)
    filters = models.JSONField(default=dict)
    is_shared = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="saved_view_name")]
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return self.name
