"""What the shop shows, as frozen values: how the customer acquires, storefronts, products with what they cost."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from huolto.catalogue.choices import AcquisitionModel, ItemKind
from huolto.catalogue.models import Assortment
from huolto.catalogue.queries import Offer, acquisition_choices
from huolto.foundation.actors import Actor
from huolto.foundation.pages import View
from huolto.foundation.texts import text_in
from huolto.parties.models import Organisation
from huolto.parties.queries import today_at
from huolto.rules.formatting import fold
from huolto.shop.costs import LineCost, costs_of_offers


@dataclass(frozen=True)
class AcquisitionBand:
    """How the customer acquires, in the reader's words: the band above shop and cart (S1.3)."""

    customer: str
    model: str
    label: str
    meaning: str
    since: Any
    decided_by: str
    exceptions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ShopProduct:
    """One product on the shop's page."""

    pk: int
    assortment_id: int
    name: str
    description: str
    icon: str
    category: str
    acquired_by: str
    term_months: int | None
    once: Decimal
    monthly: Decimal
    is_priced: bool
    packages: tuple[tuple[int, str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class ShopPage:
    """The shop."""

    band: AcquisitionBand | None
    storefronts: tuple[View, ...]
    name: str
    categories: tuple[View, ...]
    products: tuple[ShopProduct, ...]
    currency: str
    search: str
    category: str
    of: str = ""


MEANINGS = {
    AcquisitionModel.DIRECT_PURCHASE: lambda: _("The device is yours: you pay its price once, on delivery."),
    AcquisitionModel.FINANCE_LEASE: lambda: _(
        "You pay the same rent every month of the agreed term, whether or not the device is in service."
    ),
    AcquisitionModel.LIFECYCLE_LEASE: lambda: _(
        "You pay a monthly price from the day a device is put in service to the day it is taken out; "
        "the day of removal is free."
    ),
}


def shop_page(
    *,
    actor: Actor,
    customer: Organisation,
    assortments: Sequence[Assortment],
    chosen: Assortment | None,
    offers: Sequence[Offer],
    search: str = "",
    category: str = "",
) -> ShopPage:
    """The shop of this orderer, narrowed to a category and to products whose texts contain `search`."""
    wanted = fold(search)
    shown = [
        offer
        for offer in offers
        if (not category or offer.product.category.code == category)
        and (
            not wanted
            or wanted in fold(f"{text_in(offer.product.name)} {text_in(offer.product.description)}")
        )
    ]
    costs = costs_of_offers(actor.provider, customer, shown, today_at(actor.provider))
    categories = {offer.product.category.code: offer.product.category for offer in offers}
    here, of = _address(chosen, assortments) if chosen else (reverse("shop"), "")
    more = f"{here}?of={of}&category=" if of else f"{here}?category="
    return ShopPage(
        band=acquisition_band(actor, customer),
        storefronts=tuple(
            View(
                label=_storefront_name(one, assortments),
                url=f"{address[0]}?of={address[1]}" if address[1] else address[0],
                current=chosen is not None and one.pk == chosen.pk,
            )
            for one in assortments
            for address in [_address(one, assortments)]
        ),
        name=_storefront_name(chosen, assortments) if chosen else "",
        categories=(
            View(label=_("All"), url=f"{here}?of={of}" if of else here, current=not category),
            *(
                View(label=text_in(one.name), url=f"{more}{one.code}", current=one.code == category)
                for one in sorted(categories.values(), key=lambda one: (one.position, one.code))
            ),
        ),
        products=tuple(_shop_product(offer, costs.get(offer.product.pk, LineCost())) for offer in shown),
        currency=actor.provider.currency,
        search=search,
        category=category,
        of=of,
    )


def chosen_storefront(assortments: Sequence[Assortment], code: str, of: str) -> Assortment | None:
    """The storefront of an address: by its code, and by its organisation where several use the same code."""
    fitting = [one for one in assortments if not code or one.code == code]
    return next((one for one in fitting if str(one.organisation_id) == of), fitting[0] if fitting else None)


def _address(one: Assortment, assortments: Sequence[Assortment]) -> tuple[str, str]:
    shared = sum(other.code == one.code for other in assortments) > 1
    return reverse("shop_of", args=[one.code]), str(one.organisation_id) if shared else ""


def _storefront_name(one: Assortment, assortments: Sequence[Assortment]) -> str:
    name = text_in(one.name)
    if sum(text_in(other.name) == name for other in assortments) > 1:
        return f"{name}, {one.organisation.name}"
    return name


def acquisition_band(actor: Actor, customer: Organisation) -> AcquisitionBand | None:
    """How a customer acquires today; None where it has not chosen."""
    choices = acquisition_choices(customer, today_at(actor.provider))
    general = choices.general
    if general is None:
        return None
    model = AcquisitionModel(general.acquisition_model)
    return AcquisitionBand(
        customer=general.customer.name,
        model=model.value,
        label=str(model.label),
        meaning=MEANINGS[model](),
        since=general.during.lower,
        decided_by=general.decided_by,
        exceptions=tuple(
            (text_in(choice.category.name), str(AcquisitionModel(choice.acquisition_model).label))
            for choice in choices.by_category.values()
            if choice.category is not None
        ),
    )


def acquired_by(offer: Offer) -> str:
    """How a unit is acquired; what is no device is said by its kind, for nobody "buys" a licence's months."""
    kind = offer.product.category.item_kind
    if offer.product.makes_item and kind != ItemKind.DEVICE:
        return str(ItemKind(kind).label)
    return str(AcquisitionModel(offer.acquisition_model).label)


def _shop_product(offer: Offer, cost: LineCost) -> ShopProduct:
    return ShopProduct(
        pk=offer.product.pk,
        assortment_id=offer.assortment_id,
        name=text_in(offer.product.name),
        description=text_in(offer.product.description),
        icon=offer.product.category.icon,
        category=text_in(offer.product.category.name),
        acquired_by=acquired_by(offer),
        term_months=offer.price.term_months if offer.price else None,
        once=cost.once_net,
        monthly=cost.monthly_net,
        is_priced=cost.is_priced,
        packages=tuple(
            (
                package.pk,
                text_in(package.name),
                tuple(text_in(component.name) for component in package.components.all()),
            )
            for package in offer.packages
        ),
    )
