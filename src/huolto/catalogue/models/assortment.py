"""What each customer sees in its shop, and how it has chosen to acquire."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from huolto.catalogue.choices import AcquisitionModel
from huolto.catalogue.models.device_model import Category
from huolto.catalogue.models.product import Product, ServicePackage
from huolto.foundation.history import tracked
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.foundation.texts import TranslatedText
from huolto.parties.models import Organisation


class Assortment(TenantModel):
    """A storefront of a customer, or of a part of it: "Koulujen verkkokauppa" for the schools (S1.10, S2.12)."""

    organisation = TenantForeignKey(Organisation)
    code = models.SlugField(max_length=40)
    name = TranslatedText()
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "organisation", "code"], name="assortment_code")
        ]
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.code

    def packages_of(self, product_id: int) -> "models.QuerySet[ServicePackage]":
        """The packages that a product of this assortment may come with."""
        chosen = self.entries.filter(product_id=product_id, package__isnull=False)
        return ServicePackage.objects.filter(pk__in=chosen.values("package_id"))


class AssortmentEntry(TenantModel):
    """One product of an assortment with the packages that may be chosen; the first is the usual one."""

    assortment = TenantForeignKey(Assortment, on_delete=models.CASCADE, related_name="entries")
    product = TenantForeignKey(Product)
    package = TenantForeignKey(ServicePackage, null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assortment", "product", "package"],
                nulls_distinct=False,
                name="assortment_entry_once",
            )
        ]
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.assortment_id} {self.product_id}"


@tracked
class AcquisitionChoice(TenantModel):
    """Which acquisition model a customer uses, in general or for one category, in which dates (S1.2)."""

    customer = TenantForeignKey(Organisation)
    category = TenantForeignKey(Category, null=True, blank=True)
    acquisition_model = models.CharField(max_length=16, choices=AcquisitionModel.choices)
    during = DateRangeField()
    decided_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="acquisition_choice_one_at_a_time",
                expressions=[
                    ("customer", RangeOperators.EQUAL),
                    (
                        models.functions.Coalesce(
                            "category", models.Value(0), output_field=models.BigIntegerField()
                        ),
                        RangeOperators.EQUAL,
                    ),
                    ("during", RangeOperators.OVERLAPS),
                ],
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return self.acquisition_model
