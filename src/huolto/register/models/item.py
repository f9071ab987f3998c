"""An item in service and its numbers."""

from datetime import date

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Coalesce

from huolto.catalogue.choices import AcquisitionModel, ItemKind
from huolto.catalogue.models import Category, DeviceModel, Product, ServicePackage
from huolto.foundation.history import tracked_in_bulk
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import CostCentre, Organisation, Person, Place
from huolto.register.choices import IdentifierKind, ItemState

SORT_KEYS = (
    "sort_device", "sort_customer", "sort_holder", "sort_place", "sort_cost_centre", "sort_package",
)  # fmt: skip
"""What `list_keys` writes for sorting."""

NO_DAY = date(9999, 12, 31)
"""Where a day that is not known stands in a list: last."""


def day_or_last(field: str) -> Coalesce:
    """A day as lists are sorted by it; an index stands on exactly this expression."""
    return Coalesce(F(field), Value(NO_DAY))


def _key(length: int) -> models.CharField:
    """A text to sort by, compared by code points whatever the database's own language is."""
    return models.CharField(max_length=length, blank=True, default="", db_collation="C")


def _sorted_by(name: str, *keys: object) -> tuple[models.Index, models.Index]:
    """Lists run along these: all items of a provider, and those of one customer's tree."""
    return (
        models.Index(F("provider"), *keys, F("id"), name=f"item_{name}"),
        models.Index(F("tree"), *keys, F("id"), name=f"item_{name}_in_tree"),
    )


@tracked_in_bulk(except_for=("tree", "search_text", *SORT_KEYS))
class Item(TenantModel):
    """A device, licence, subscription, account or system. It belongs to its provider's register.

    Customer, holder, payer, cost centre, posting code, place, package and state are the latest recorded, planned
    days included; the dated rows (`Assignment`, `Placement`, `ServiceInterval`) are the truth that charges are
    made of. `tree` is the organisation at the top of the customer's tree. `search_text` and the `sort_` keys are
    what lists are searched and sorted by, written by `list_keys` alone. `revision` counts changes, so that two people editing at once are told (`ChangedMeanwhile`).
    """

    kind = models.CharField(max_length=14, choices=ItemKind.choices, default=ItemKind.DEVICE)
    asset_tag = models.CharField(max_length=60)
    folded_tag = _key(60)
    name = models.CharField(max_length=200)
    state = models.CharField(max_length=16, choices=ItemState.choices, default=ItemState.RECEIVED)
    state_since = models.DateTimeField(null=True, blank=True)
    category = TenantForeignKey(Category)
    device_model = TenantForeignKey(DeviceModel, null=True, blank=True)
    product = TenantForeignKey(Product, null=True, blank=True)
    acquisition_model = models.CharField(max_length=16, choices=AcquisitionModel.choices, blank=True)
    customer = TenantForeignKey(Organisation)
    tree = TenantForeignKey(Organisation, db_index=False)
    owner = TenantForeignKey(Organisation, db_index=False)
    custodian = TenantForeignKey(Organisation, db_index=False)
    payer = TenantForeignKey(Organisation, db_index=False)
    holder = TenantForeignKey(Person, null=True, blank=True)
    place = TenantForeignKey(Place, null=True, blank=True)
    cost_centre = TenantForeignKey(CostCentre, null=True, blank=True)
    posting_code = models.CharField(max_length=60, blank=True)
    package = TenantForeignKey(ServicePackage, null=True, blank=True)
    purchased_on = models.DateField(null=True, blank=True)
    purchase_price = models.DecimalField(max_digits=19, decimal_places=4, null=True, blank=True)
    warranty_until = models.DateField(null=True, blank=True)
    end_of_life_on = models.DateField(null=True, blank=True)
    predecessor = TenantForeignKey("self", null=True, blank=True, related_name="successors", db_index=False)
    notes = models.TextField(blank=True)
    search_text = models.TextField(blank=True)
    sort_device = _key(32)
    sort_customer = _key(32)
    sort_holder = _key(32)
    sort_place = _key(32)
    sort_cost_centre = _key(32)
    sort_package = _key(32)
    source_key = models.CharField(max_length=200, blank=True)
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "folded_tag"], name="item_tag"),
            models.CheckConstraint(condition=models.Q(state__in=ItemState.values), name="item_state"),
            models.UniqueConstraint(fields=["predecessor"], name="item_one_successor"),
        ]
        indexes = [
            # Tenant and tree stand in the index: what others have under the same letters costs nothing.
            GinIndex(
                fields=["provider", "tree", "search_text"],
                opclasses=["int8_ops", "int8_ops", "gin_trgm_ops"],
                # A trigram at a time would cost more than all else of writing an item; a search reads what waits.
                fastupdate=True,
                gin_pending_list_limit=512,
                name="item_search",
            ),
            models.Index(F("tree"), F("folded_tag"), name="item_tag_in_tree"),
            *_sorted_by("device", F("sort_device")),
            *_sorted_by("holder", F("sort_holder")),
            *_sorted_by("place", F("sort_place")),
            *_sorted_by("centre", F("sort_cost_centre")),
            *_sorted_by("state", F("state")),
            *_sorted_by("ends", day_or_last("end_of_life_on")),
            models.Index(F("provider"), F("sort_customer"), F("id"), name="item_customer"),
            models.Index(F("provider"), F("sort_package"), F("id"), name="item_package"),
            models.Index(F("provider"), day_or_last("purchased_on"), F("id"), name="item_bought"),
            models.Index(F("provider"), day_or_last("warranty_until"), F("id"), name="item_warranty"),
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
