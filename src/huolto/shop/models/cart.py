"""What somebody is about to order."""

from django.db import models

from huolto.catalogue.models import Assortment, Product, ServicePackage
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import CostCentre, Organisation, Person, Place
from huolto.register.models import Item


class Cart(TenantModel):
    """The one open cart of a person for a customer. `key` makes placing it idempotent: a double click orders once."""

    person = TenantForeignKey(Person)
    customer = TenantForeignKey(Organisation)
    key = models.UUIDField(unique=True)
    message = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "customer"], name="cart_one_open")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.customer_id}"


class CartLine(TenantModel):
    """One unit of a product with its own holder, place, cost centre, posting code, and the item that it replaces."""

    cart = TenantForeignKey(Cart, on_delete=models.CASCADE, related_name="lines")
    product = TenantForeignKey(Product)
    assortment = TenantForeignKey(Assortment)
    package = TenantForeignKey(ServicePackage, null=True, blank=True)
    holder = TenantForeignKey(Person, null=True, blank=True)
    place = TenantForeignKey(Place, null=True, blank=True)
    cost_centre = TenantForeignKey(CostCentre, null=True, blank=True)
    posting_code = models.CharField(max_length=60, blank=True)
    replaces = TenantForeignKey(Item, on_delete=models.CASCADE, null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.cart_id} {self.product_id}"
