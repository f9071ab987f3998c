"""Makers, categories and the models that devices are of."""

from django.db import models

from huolto.catalogue.choices import ItemKind
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.foundation.texts import TranslatedText


class Maker(TenantModel):
    """Who makes devices."""

    name = models.CharField(max_length=200)
    folded_name = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "folded_name"], name="maker_name")]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Category(TenantModel):
    """A group of products and items: laptops, phones, licences. `code` is what agreements name.

    `life_months` is how long its devices are supposed to live where their model does not say.
    """

    code = models.SlugField(max_length=40)
    name = TranslatedText()
    item_kind = models.CharField(max_length=14, choices=ItemKind.choices, default=ItemKind.DEVICE)
    icon = models.CharField(max_length=40, default="device-laptop")
    position = models.PositiveSmallIntegerField(default=0)
    life_months = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "code"], name="category_code")]
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.code


class DeviceModel(TenantModel):
    """A model of device with its expected life and the model that succeeds it."""

    maker = TenantForeignKey(Maker)
    name = models.CharField(max_length=200)
    folded_name = models.CharField(max_length=200)
    model_number = models.CharField(max_length=100, blank=True)
    category = TenantForeignKey(Category)
    life_months = models.PositiveSmallIntegerField(null=True, blank=True)
    successor = TenantForeignKey("self", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "maker", "folded_name", "model_number"], name="device_model_name"
            )
        ]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
