"""Tables of the catalogue."""

from huolto.catalogue.models.assortment import AcquisitionChoice, Assortment, AssortmentEntry
from huolto.catalogue.models.device_model import Category, DeviceModel, Maker
from huolto.catalogue.models.product import PackageComponent, Product, ProductPrice, ServicePackage

__all__ = [
    "AcquisitionChoice",
    "Assortment",
    "AssortmentEntry",
    "Category",
    "DeviceModel",
    "Maker",
    "PackageComponent",
    "Product",
    "ProductPrice",
    "ServicePackage",
]
