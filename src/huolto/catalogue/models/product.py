"""What can be ordered, and the service packages that go with it."""

from django.db import models

from huolto.catalogue.choices import AcquisitionModel, ComponentKind
from huolto.catalogue.models.device_model import Category, DeviceModel
from huolto.foundation.history import tracked
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.foundation.texts import TranslatedText


class ServicePackage(TenantModel):
    """The work that the provider does for an item; its price stands in the agreement (S1.6)."""

    code = models.SlugField(max_length=40)
    name = TranslatedText()
    description = TranslatedText()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "code"], name="package_code")]
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class PackageComponent(TenantModel):
    """One named part of a service package."""

    package = TenantForeignKey(ServicePackage, on_delete=models.CASCADE, related_name="components")
    kind = models.CharField(max_length=16, choices=ComponentKind.choices)
    name = TranslatedText()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.kind


@tracked
class Product(TenantModel):
    """Something a customer can order. Without `makes_item` it is goods only (a keyboard)."""

    sku = models.SlugField(max_length=60)
    name = TranslatedText()
    description = TranslatedText()
    category = TenantForeignKey(Category)
    device_model = TenantForeignKey(DeviceModel, null=True, blank=True)
    makes_item = models.BooleanField(default=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "sku"], name="product_sku")]
        ordering = ["sku"]

    def __str__(self) -> str:
        return self.sku


@tracked
class ProductPrice(TenantModel):
    """The price of goods under one acquisition model: bought for `price`, or leased for `monthly` a month.

    For a lease `price` is what the lessor pays (kept for cost), `term_months` and `residual` are its terms.
    Half-open dates; the latest that is valid on a day counts.
    """

    product = TenantForeignKey(Product, on_delete=models.CASCADE, related_name="prices")
    acquisition_model = models.CharField(max_length=16, choices=AcquisitionModel.choices)
    price = models.DecimalField(max_digits=19, decimal_places=4)
    monthly = models.DecimalField(max_digits=19, decimal_places=4, null=True, blank=True)
    term_months = models.PositiveSmallIntegerField(null=True, blank=True)
    residual = models.DecimalField(max_digits=19, decimal_places=4, null=True, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(acquisition_model="direct_purchase")
                | models.Q(monthly__isnull=False, term_months__isnull=False),
                name="product_price_lease_terms",
            ),
            models.CheckConstraint(condition=models.Q(price__gte=0), name="product_price_positive"),
            models.UniqueConstraint(
                fields=["provider", "product", "acquisition_model", "valid_from"], name="product_price_from"
            ),
        ]
        ordering = ["-valid_from"]

    def __str__(self) -> str:
        return f"{self.product_id} {self.acquisition_model}"
