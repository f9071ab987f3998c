"""A way to look at a list, kept under a name: filters, sorting and columns as they stand in the address."""

from django.db import models

from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.choices import ListName
from huolto.parties.models.organisation import Organisation
from huolto.parties.models.person import Person


class SavedView(TenantModel):
    """One saved view of one list. Shared, everybody of the owner's organisation sees it; each with what they may see.

    The default one is what its owner sees where the list's address asks for nothing.
    """

    owner = TenantForeignKey(Person)
    organisation = TenantForeignKey(Organisation)
    list_name = models.CharField(max_length=16, choices=ListName.choices, default=ListName.DEVICES)
    name = models.CharField(max_length=60)
    filters = models.JSONField(default=dict)
    is_shared = models.BooleanField(default=False)
    is_default = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "list_name", "name"], name="saved_view_name"),
            models.UniqueConstraint(
                fields=["owner", "list_name"],
                condition=models.Q(is_default=True),
                name="saved_view_one_default",
            ),
            models.CheckConstraint(
                condition=models.Q(list_name__in=ListName.values), name="saved_view_list_name"
            ),
        ]
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return self.name
