"""Reads of the catalogue: what a customer's shop offers, how it acquires, what goods cost."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from huolto.catalogue.access import assortments_for, nearest_of
from huolto.catalogue.choices import AcquisitionModel
from huolto.catalogue.models import (
    AcquisitionChoice,
    Assortment,
    AssortmentEntry,
    DeviceModel,
    Product,
    ProductPrice,
    ServicePackage,
)
from huolto.foundation.actors import Actor
from huolto.parties.models import Organisation
from huolto.rules.refresh import successors


@dataclass(frozen=True)
class AcquisitionChoices:
    """A customer's choices on one day: for categories and in general, inherited from the organisations above."""

    by_category: dict[int, AcquisitionChoice]
    general: AcquisitionChoice | None

    def for_product(self, product: Product) -> AcquisitionChoice | None:
        """The choice that holds for a product: its category's, else the general one."""
        return self.by_category.get(product.category_id) or self.general

    def model_for(self, product: Product) -> str:
        """The acquisition model of a product; goods that make no item, and customers without a choice, buy."""
        chosen = self.for_product(product)
        if chosen is None or not product.makes_item:
            return AcquisitionModel.DIRECT_PURCHASE
        return chosen.acquisition_model


def acquisition_choices(customer: Organisation, on: date) -> AcquisitionChoices:
    """The choices in force for a customer on a day; the organisation itself wins over those above it."""
    path_ids = [int(part) for part in customer.path.split("/") if part]
    rows = (
        AcquisitionChoice.objects.of(customer.provider_id)
        .filter(customer_id__in=path_ids, during__contains=on)
        .select_related("customer", "category")
    )
    by_category: dict[int, AcquisitionChoice] = {}
    general: AcquisitionChoice | None = None
    for row in sorted(rows, key=lambda row: path_ids.index(row.customer_id)):
        if row.category_id is None:
            general = row
        else:
            by_category[row.category_id] = row
    return AcquisitionChoices(by_category=by_category, general=general)


def choices_of(customer: Organisation) -> QuerySet[AcquisitionChoice]:
    """All that a customer itself has chosen, the newest first."""
    rows = AcquisitionChoice.objects.of(customer.provider_id).filter(customer=customer)
    return rows.select_related("category").order_by("category__position", "-during")


def product_ids_named(provider_id: int, text: str) -> QuerySet[Product]:
    """Products whose number or name, in any language, contains a text; to be used as a subquery."""
    named = Product.objects.of(provider_id).annotate(texts=Cast("name", TextField()))
    return named.filter(Q(texts__icontains=text) | Q(sku__icontains=text)).values("pk")


def prices_on(products: Iterable[Product], on: date) -> dict[tuple[int, str], ProductPrice]:
    """The valid price of each product under each acquisition model on a day: {(product id, model): price}."""
    rows = ProductPrice.objects.filter(
        Q(valid_until=None) | Q(valid_until__gt=on), product__in=list(products), valid_from__lte=on
    ).order_by("valid_from")
    return {(row.product_id, row.acquisition_model): row for row in rows}


@dataclass(frozen=True)
class Offer:
    """One product as a shop shows it: how it is acquired, what it costs, with which packages it may come."""

    product: Product
    assortment_id: int
    acquisition_model: str
    price: ProductPrice | None
    packages: tuple[ServicePackage, ...]


def offers_for(actor: Actor, *, assortment_id: int, customer: Organisation, on: date) -> list[Offer]:
    """What an assortment offers a customer on a day, in its order; products without a price are left out."""
    if not assortments_for(actor).filter(pk=assortment_id).exists():
        return []
    return offers_of(assortment_id, customer=customer, on=on)


def offers_of(assortment_id: int, *, customer: Organisation, on: date) -> list[Offer]:
    """As `offers_for`, for whoever may know what a customer's shop offers without ordering there."""
    entries = (
        AssortmentEntry.objects.of(customer.provider_id)
        .filter(assortment_id=assortment_id, product__is_active=True)
        .select_related("product__category", "product__device_model__maker", "package")
        .prefetch_related("package__components")
        .order_by("position", "pk")
    )
    packages: dict[int, list[ServicePackage]] = {}
    products: dict[int, Product] = {}
    for entry in entries:
        products.setdefault(entry.product_id, entry.product)
        own = packages.setdefault(entry.product_id, [])
        if entry.package is not None:
            own.append(entry.package)
    choices = acquisition_choices(customer, on)
    prices = prices_on(products.values(), on)
    offers = []
    for product in products.values():
        model = choices.model_for(product)
        price = prices.get((product.pk, model))
        if price is None:
            # Not leased: what has no rent is bought (licences, accessories).
            model = AcquisitionModel.DIRECT_PURCHASE
            price = prices.get((product.pk, model))
        if price is not None:
            offers.append(Offer(product, assortment_id, model, price, tuple(packages[product.pk])))
    return offers


def storefronts_of(customer: Organisation) -> list[Assortment]:
    """The storefronts of an organisation: its own, else those of the nearest organisation above that has any."""
    active = Assortment.objects.of(customer.provider_id).filter(is_active=True)
    nearest = nearest_of(customer.path, set(active.values_list("organisation_id", flat=True)))
    return list(active.filter(organisation_id=nearest).order_by("position", "code")) if nearest else []


def lines_of_models(provider_id: int, model_ids: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """The models that may take each model's place, the newest of its successors first and itself last."""
    rows = DeviceModel.objects.of(provider_id).exclude(successor=None)
    next_of: dict[int, int] = dict(rows.values_list("pk", "successor_id"))
    return {pk: (*reversed(list(successors(pk, next_of))), pk) for pk in model_ids}
