"""The one tree of places: sites, floors, rooms, stores, vans."""

from django.db import models

from huolto.foundation.history import tracked
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.choices import PlaceKind
from huolto.parties.models.organisation import Organisation


@tracked
class Place(TenantModel):
    """Where something is. `path` is "/1/5/" as for organisations; a store or van may belong to the provider."""

    organisation = TenantForeignKey(Organisation)
    parent = TenantForeignKey("self", null=True, blank=True)
    path = models.CharField(max_length=400, blank=True, db_index=True)
    kind = models.CharField(max_length=8, choices=PlaceKind.choices, default=PlaceKind.SITE)
    name = models.CharField(max_length=200)
    code = models.CharField(max_length=40, blank=True)
    street = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=20, blank=True)
    city = models.CharField(max_length=100, blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name
