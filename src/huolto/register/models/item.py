"""An item in service and its numbers."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from huolto.catalogue.choices import AcquisitionModel, ItemKind
from huolto.catalogue.models import Category, DeviceModel, Product, ServicePackage
from huolto.foundation.history import tracked_in_bulk
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import CostCentre, Organisation, Person, Place
from huolto.register.choices import IdentifierKind, ItemState


@tracked_in_bulk
class Item(TenantModel):
    """A device, licence, subscription, account or system. It belongs to its provider's register.

    Customer, holder, payer, cost centre, posting code, place, package and state are the latest recorded, planned
    days included; the dated rows (`Assignment`, `Placement`, `ServiceInterval`) are the truth that charges are
    made of. `revision` counts changes, so that two people editing at once are told (`ChangedMeanwhile`).
    """

    kind = models.CharField(max_length=14, choices=ItemKind.choices, default=ItemKind.DEVICE)
    asset_tag = models.CharField(max_length=60)
    folded_tag = models.CharField(max_length=60)
    name = models.CharField(max_length=200)
    state = models.CharField(max_length=16, choices=ItemState.choices, default=ItemState.RECEIVED)
    category = TenantForeignKey(Category)
    device_model = TenantForeignKey(DeviceModel, null=True, blank=True)
    product = TenantForeignKey(Product, null=True, blank=True)
    acquisition_model = models.CharField(max_length=16, choices=AcquisitionModel.choices, blank=True)
    customer = TenantForeignKey(Organisation)
    owner = TenantForeignKey(Organisation)
    custodian = TenantForeignKey(Organisation)
    payer = TenantForeignKey(Organisation)
    holder = TenantForeignKey(Person, null=True, blank=True)
    place = TenantForeignKey(Place, null=True, blank=True)
    cost_centre = TenantForeignKey(CostCentre, null=True, blank=True)
    posting_code = models.CharField(max_length=60, blank=True)
    package = TenantForeignKey(ServicePackage, null=True, blank=True)
    purchased_on = models.DateField(null=True, blank=True)
    purchase_price = models.DecimalField(max_digits=19, decimal_places=4, null=True, blank=True)
    warranty_until = models.DateField(null=True, blank=True)
    end_of_life_on = models.DateField(null=True, blank=True)
    notes = models.TextField(blank=True)
    search_text = models.TextField(blank=True)
    source_key = models.CharField(max_length=200, blank=True)
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "folded_tag"], name="item_tag"),
            models.CheckConstraint(condition=models.Q(state__in=ItemState.values), name="item_state"),
        ]
        indexes = [
            GinIndex(fields=["search_text"], opclasses=["gin_trgm_ops"], name="item_search"),
            models.Index(fields=["provider", "customer", "state", "id"], name="item_of_customer"),
        ]
        ordering = ["asset_tag", "pk"]

    def __str__(self) -> str:
        return f"{self.asset_tag} {self.name}"


class ItemIdentifier(TenantModel):
    """A number that an item is known by; `normalised` has no blanks, dashes or case."""

    item = TenantForeignKey(Item, on_delete=models.CASCADE, related_name="identifiers")
    kind = models.CharField(max_length=10, choices=IdentifierKind.choices)
    value = models.CharField(max_length=100)
    normalised = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "kind", "normalised"], name="item_identifier_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"
