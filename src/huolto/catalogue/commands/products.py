"""What can be ordered: categories, packages, products and their prices."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from huolto.catalogue.access import require_catalogue_keeper
from huolto.catalogue.choices import LEASES, ItemKind
from huolto.catalogue.models import (
    Category,
    DeviceModel,
    PackageComponent,
    Product,
    ProductPrice,
    ServicePackage,
)
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput
from huolto.foundation.events import publish
from huolto.foundation.localisation import written_day
from huolto.foundation.locks import lock_row
from huolto.parties.events import name_changed

Texts = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Component:
    """A named part of a package (S1.7)."""

    kind: str
    name: Texts


@command
def create_category(
    *,
    actor: Actor,
    code: str,
    name: Texts,
    item_kind: str = ItemKind.DEVICE,
    icon: str = "device-laptop",
    position: int = 0,
) -> Category:
    """Make a group of products; `code` is what agreements name."""
    require_catalogue_keeper(actor)
    _require_name(name)
    _require_free(Category.objects.of(actor.provider).filter(code=code), "code", code)
    return Category.objects.create(
        provider=actor.provider, code=code, name=dict(name), item_kind=item_kind, icon=icon, position=position
    )


@command
def create_package(
    *,
    actor: Actor,
    code: str,
    name: Texts,
    description: Texts | None = None,
    components: Sequence[Component] = (),
) -> ServicePackage:
    """Make a service package with its components; what it costs stands in the agreement (S1.6)."""
    require_catalogue_keeper(actor)
    _require_name(name)
    _require_free(ServicePackage.objects.of(actor.provider).filter(code=code), "code", code)
    package = ServicePackage.objects.create(
        provider=actor.provider, code=code, name=dict(name), description=dict(description or {})
    )
    _write_components(package, components)
    return package


@command
def change_package(
    *, actor: Actor, package_id: int, name: Texts, description: Texts, components: Sequence[Component]
) -> ServicePackage:
    """Give a package other words and other components; its code stays, for agreements name it."""
    require_catalogue_keeper(actor)
    _require_name(name)
    package = lock_row(ServicePackage.objects.of(actor.provider), package_id)
    is_renamed = package.name != dict(name)
    package.name, package.description = dict(name), dict(description)
    package.save(update_fields=["name", "description"])
    if is_renamed:
        publish(name_changed(actor, "package", package.pk))
    package.components.all().delete()
    _write_components(package, components)
    return package


@command
def create_product(
    *,
    actor: Actor,
    sku: str,
    name: Texts,
    category: Category,
    description: Texts | None = None,
    device_model: DeviceModel | None = None,
    makes_item: bool = True,
) -> Product:
    """Make something that can be ordered once it stands in an assortment and has a price."""
    require_catalogue_keeper(actor)
    _require_name(name)
    _require_free(Product.objects.of(actor.provider).filter(sku=sku), "sku", sku)
    return Product.objects.create(
        provider=actor.provider,
        sku=sku,
        name=dict(name),
        description=dict(description or {}),
        category=category,
        device_model=device_model,
        makes_item=makes_item,
    )


@command
def change_product(
    *,
    actor: Actor,
    product_id: int,
    name: Texts,
    description: Texts,
    category: Category,
    device_model: DeviceModel | None,
    makes_item: bool,
    is_active: bool,
) -> Product:
    """Change what a product is called and is; its number stays. Orders keep the prices that they were placed with."""
    require_catalogue_keeper(actor)
    _require_name(name)
    product = lock_row(Product.objects.of(actor.provider), product_id)
    product.name, product.description = dict(name), dict(description)
    product.category, product.device_model = category, device_model
    product.makes_item, product.is_active = makes_item, is_active
    product.save()
    return product


@command
def set_price(
    *,
    actor: Actor,
    product: Product,
    acquisition_model: str,
    price: Decimal,
    from_on: date,
    monthly: Decimal | None = None,
    term_months: int | None = None,
    residual: Decimal | None = None,
) -> ProductPrice:
    """Price a product under one acquisition model from a date on; ends the price that was valid before.

    Amounts are without tax in the provider's currency. Raises InvalidInput for a lease without rent and term,
    for a negative amount, and for a date on or before the start of the present price.
    """
    require_catalogue_keeper(actor)
    if acquisition_model in LEASES and (monthly is None or not term_months):
        raise InvalidInput(_("A lease needs its monthly rent and its term in months."), field="monthly")
    if price < 0 or (monthly is not None and monthly < 0):
        raise InvalidInput(_("A price cannot be negative."), field="price")
    lock_row(Product.objects.of(actor.provider), product.pk)
    present = (
        ProductPrice.objects.of(actor.provider)
        .filter(product=product, acquisition_model=acquisition_model, valid_until=None)
        .first()
    )
    if present is not None:
        if present.valid_from >= from_on:
            raise InvalidInput(
                _("The present price is valid from %(day)s; a new one must begin later.")
                % {"day": written_day(present.valid_from)},
                field="from_on",
            )
        present.valid_until = from_on
        present.save(update_fields=["valid_until"])
    return ProductPrice.objects.create(
        provider=actor.provider,
        product=product,
        acquisition_model=acquisition_model,
        price=price,
        monthly=monthly,
        term_months=term_months,
        residual=residual,
        valid_from=from_on,
    )


def _write_components(package: ServicePackage, components: Sequence[Component]) -> None:
    PackageComponent.objects.bulk_create(
        PackageComponent(
            provider_id=package.provider_id,
            package=package,
            kind=part.kind,
            name=dict(part.name),
            position=position,
        )
        for position, part in enumerate(components)
    )


def _require_name(name: Texts) -> None:
    if not any(text.strip() for text in name.values()):
        raise InvalidInput(_("Give a name."), field="name")


def _require_free(taken: QuerySet, field: str, value: str) -> None:
    if taken.exists():
        raise InvalidInput(_("“%(value)s” is in use already.") % {"value": value}, field=field)
