"""Which new device corresponds to an old one, what it costs, and where its order stands. Begin at `replacements_for`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from huolto.catalogue.access import assortments_for
from huolto.catalogue.models import ServicePackage
from huolto.catalogue.queries import Offer, lines_of_models, offers_of, storefronts_of
from huolto.foundation.actors import Actor
from huolto.foundation.errors import NotVisible
from huolto.parties.queries import today_at
from huolto.register.access import items_visible_to
from huolto.register.choices import ItemState
from huolto.register.models import Item
from huolto.shop.access import customer_of_orderer
from huolto.shop.choices import LineState
from huolto.shop.costs import LineCost, cost_of_lines
from huolto.shop.models import CartLine, OrderLine

ON_ITS_WAY = (LineState.ORDERED, LineState.RECEIVED, LineState.DELIVERED)
MOST = 200
"""How many items are replaced at once: what a cart holds."""


@dataclass(frozen=True)
class Replacement:
    """The new device for an item: the offer (None: the shop has nothing that corresponds), package and cost of one.

    `on_its_way` is the unit of an order that replaces the item; `is_in_cart` says that it lies in the reader's cart.
    """

    item: Item
    offer: Offer | None
    package: ServicePackage | None
    cost: LineCost | None
    on_its_way: OrderLine | None
    is_in_cart: bool


@dataclass(frozen=True)
class Following:
    """What follows an item: the unit ordered in its place, and whether that one serves while the old one still does."""

    line: OrderLine
    is_in_service: bool
    old_is_to_go: bool


def items_with_facts(actor: Actor, item_ids: Iterable[int]) -> list[Item]:
    """These items with what a replacement needs to know, by tag; raises NotVisible for any that may not be seen."""
    wanted = set(item_ids)
    items = list(
        items_visible_to(actor)
        .filter(pk__in=wanted)
        .select_related("customer", "device_model", "category", "package", "holder", "place", "cost_centre")
        .order_by("folded_tag", "pk")
    )
    if len(items) != len(wanted):
        raise NotVisible
    return items


def replacements_for(actor: Actor, items: Sequence[Item]) -> list[Replacement]:
    """The corresponding new device of each item, of what its own storefront offers this orderer today (S2.9).

    It is of the newest successor of the item's model that is offered, else of the same model, else the very
    product; acquired as the customer has chosen, with the item's own package where that is offered.
    """
    customer = customer_of_orderer(actor)
    today = today_at(actor.provider)
    orderable = set(assortments_for(actor).values_list("pk", flat=True))
    chosen: dict[int, Offer] = {}
    for owner in {item.customer for item in items}:
        offers = [
            offer
            for assortment in storefronts_of(owner)
            if assortment.pk in orderable
            for offer in offers_of(assortment.pk, customer=customer, on=today)
        ]
        chosen.update(chosen_offers([item for item in items if item.customer_id == owner.pk], offers))
    units = []
    for item in items:
        offer = chosen.get(item.pk)
        if offer is not None:
            package = package_with(offer, item.package_id)
            units.append((CartLine(pk=item.pk, product=offer.product, package=package), offer))
    cost = cost_of_lines(actor.provider, customer, units, today)
    waiting = {
        line.replaces_id: line
        for line in OrderLine.objects.of(actor.provider)
        .filter(replaces__in=[item.pk for item in items])
        .exclude(state=LineState.CANCELLED)
        .select_related("order__request")
        .order_by("pk")
    }
    in_cart = set(
        CartLine.objects.of(actor.provider)
        .filter(cart__person_id=actor.person_id, replaces__in=[item.pk for item in items])
        .values_list("replaces_id", flat=True)
    )
    return [
        Replacement(
            item=item,
            offer=chosen.get(item.pk),
            package=package_with(chosen[item.pk], item.package_id) if item.pk in chosen else None,
            cost=cost.lines.get(item.pk),
            on_its_way=waiting.get(item.pk),
            is_in_cart=item.pk in in_cart,
        )
        for item in items
    ]


def chosen_offers(items: Iterable[Item], offers: Sequence[Offer]) -> Iterable[tuple[int, Offer]]:
    """The offer that corresponds to each item, (item id, offer); items without one are left out."""
    items = list(items)
    by_model, by_product = offers_by_model(offers), {offer.product.pk: offer for offer in reversed(offers)}
    provider_id = items[0].provider_id if items else 0
    lines = lines_of_models(provider_id, {item.device_model_id for item in items if item.device_model_id})
    for item in items:
        found = first_offer(lines.get(item.device_model_id or 0, ()), by_model)
        found = found or by_product.get(item.product_id or 0)
        if found is not None:
            yield item.pk, found


def offers_by_model(offers: Sequence[Offer]) -> dict[int, Offer]:
    """The first offer of each device model."""
    return {
        offer.product.device_model_id: offer
        for offer in reversed(offers)
        if offer.product.device_model_id is not None
    }


def first_offer(models: Iterable[int], by_model: Mapping[int, Offer]) -> Offer | None:
    """The offer of the first of these models that has one."""
    return next((by_model[pk] for pk in models if pk in by_model), None)


def package_with(offer: Offer, package_id: int | None) -> ServicePackage | None:
    """This package if it is offered with the product, else the product's usual one."""
    usual = next(iter(offer.packages), None)
    return next((package for package in offer.packages if package.pk == package_id), usual)


def following_of(actor: Actor, item: Item) -> Following | None:
    """The unit that was last ordered in place of an item that the actor may see; None if there is none."""
    line = (
        OrderLine.objects.of(actor.provider)
        .filter(replaces=item)
        .exclude(state=LineState.CANCELLED)
        .select_related("order__request", "item")
        .order_by("-pk")
        .first()
    )
    if line is None:
        return None
    is_in_service = line.state == LineState.IN_SERVICE
    return Following(
        line=line,
        is_in_service=is_in_service,
        old_is_to_go=is_in_service and item.state == ItemState.IN_SERVICE,
    )
