"""An order and its lines; prices are what the customer saw when ordering."""

from django.db import models

from huolto.catalogue.choices import AcquisitionModel
from huolto.catalogue.models import Product, ServicePackage
from huolto.desk.models import ServiceRequest
from huolto.foundation.history import tracked
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.models import CostCentre, Organisation, Person, Place
from huolto.register.models import Item
from huolto.shop.choices import LineState, OrderState


@tracked
class Order(TenantModel):
    """An order of a customer, followed by its service request's SR number (S1.12)."""

    request = TenantForeignKey(ServiceRequest)
    customer = TenantForeignKey(Organisation)
    orderer = TenantForeignKey(Person)
    state = models.CharField(max_length=24, choices=OrderState.choices, default=OrderState.PLACED)
    cart_key = models.UUIDField(unique=True)
    currency = models.CharField(max_length=3)
    placed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=OrderState.values), name="order_state"),
            models.UniqueConstraint(fields=["request"], name="order_one_a_request"),
        ]
        ordering = ["-placed_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.pk} {self.state}"


@tracked
class OrderLine(TenantModel):
    """One unit ordered: what, how acquired, for whom, instead of which item; becomes an item when it arrives."""

    order = TenantForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, choices=LineState.choices, default=LineState.ORDERED)
    product = TenantForeignKey(Product)
    package = TenantForeignKey(ServicePackage, null=True, blank=True)
    acquisition_model = models.CharField(max_length=16, choices=AcquisitionModel.choices)
    price = models.DecimalField(max_digits=19, decimal_places=4)
    monthly = models.DecimalField(max_digits=19, decimal_places=4, null=True, blank=True)
    term_months = models.PositiveSmallIntegerField(null=True, blank=True)
    residual = models.DecimalField(max_digits=19, decimal_places=4, null=True, blank=True)
    holder = TenantForeignKey(Person, null=True, blank=True)
    place = TenantForeignKey(Place, null=True, blank=True)
    cost_centre = TenantForeignKey(CostCentre, null=True, blank=True)
    posting_code = models.CharField(max_length=60, blank=True)
    item = TenantForeignKey(Item, null=True, blank=True)
    replaces = TenantForeignKey(Item, null=True, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["order", "position"], name="order_line_position"),
            models.CheckConstraint(condition=models.Q(state__in=LineState.values), name="order_line_state"),
        ]
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.order_id}.{self.position}"
