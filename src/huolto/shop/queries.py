"""Reads of the shop: the cart as its page shows it, orders with their lines, what a fulfiller has to do."""

import re

from django.db.models import Count, Q, QuerySet

from huolto.catalogue.choices import ItemKind
from huolto.catalogue.models import Product
from huolto.catalogue.queries import product_ids_named
from huolto.foundation.actors import Actor
from huolto.parties.choices import Right
from huolto.parties.models import CostCentre, Organisation, Person, Place
from huolto.register.identifiers import folded_tag
from huolto.register.models import Item
from huolto.rules.texts import latin_digits
from huolto.shop.access import orders_visible_to
from huolto.shop.choices import LineState, OrderState
from huolto.shop.models import Order, OrderLine

DEVICES = Product.objects.filter(makes_item=True, category__item_kind=ItemKind.DEVICE).values("pk")
"""Products whose units are received with a serial number and a tag."""


def orderable_people(actor: Actor, customer: Organisation) -> QuerySet[Person]:
    """Whom the orderer may order for: the people of the organisations that its right reaches."""
    return Person.objects.of(actor.provider).filter(
        organisation_id__in=_reached(actor, customer), is_active=True
    )


def orderable_places(actor: Actor, customer: Organisation) -> QuerySet[Place]:
    """Where the orderer may have something delivered; a right narrowed to places allows only those."""
    places = Place.objects.of(actor.provider).filter(
        organisation_id__in=_reached(actor, customer), is_active=True
    )
    scopes = actor.scopes_of([Right.ORDER])
    if any(scope.place_ids is None for scope in scopes):
        return places
    return places.filter(pk__in=frozenset().union(*(scope.place_ids or frozenset() for scope in scopes)))


def orderable_cost_centres(actor: Actor, customer: Organisation) -> QuerySet[CostCentre]:
    """To which cost centres the orderer may post; a right narrowed to one allows only that.

    The cost centres of the organisations above count too: a school posts to the city's.
    """
    above = [int(part) for part in customer.path.split("/") if part]
    cost_centres = CostCentre.objects.of(actor.provider).filter(
        Q(organisation_id__in=_reached(actor, customer)) | Q(organisation_id__in=above), is_active=True
    )
    scopes = actor.scopes_of([Right.ORDER])
    if any(scope.cost_centre_id is None for scope in scopes):
        return cost_centres
    return cost_centres.filter(pk__in=[scope.cost_centre_id for scope in scopes])


TO_DO: dict[str, Q] = {
    "receive": Q(lines__state=LineState.ORDERED, lines__product__in=DEVICES),
    "deliver": Q(lines__state=LineState.RECEIVED)
    | (Q(lines__state=LineState.ORDERED) & ~Q(lines__product__in=DEVICES)),
    "put_in_service": Q(lines__state=LineState.DELIVERED, lines__product__makes_item=True),
}
"""What is to be done with a unit: devices are received first, everything else is delivered at once."""


def orders_at_work(
    actor: Actor, *, to_do: str = "", state: str = "", search: str = "", customer_id: int | None = None
) -> QuerySet[Order]:
    """Orders with how many units are to be received, delivered and put in service, the newest first.

    `to_do` keeps those with such units, the oldest first; `search` looks at the SR number, the customer, the
    orderer, products and tags.
    """
    orders = orders_visible_to(actor).select_related("request", "customer", "orderer")
    if state:
        orders = orders.filter(state=state)
    if customer_id is not None:
        orders = orders.filter(customer_id=customer_id)
    if search:
        orders = orders.filter(pk__in=_found(actor, search))
    is_placed = Q(state=OrderState.PLACED)
    orders = orders.annotate(
        **{f"{name}_count": Count("lines", filter=is_placed & wanted) for name, wanted in TO_DO.items()},
        unit_count=Count("lines"),
    )
    if to_do:
        return orders.filter(**{f"{to_do}_count__gt": 0}).order_by("placed_at", "pk")
    return orders.order_by("-placed_at", "-pk")


OPEN_LINES = (LineState.ORDERED, LineState.RECEIVED, LineState.DELIVERED)


def lines_to_fulfil(actor: Actor, *, states: tuple[str, ...]) -> QuerySet[OrderLine]:
    """Units of placed orders in these states, oldest order first."""
    return (
        OrderLine.objects.of(actor.provider)
        .filter(order__in=orders_visible_to(actor).filter(state=OrderState.PLACED), state__in=states)
        .select_related(
            "order__request",
            "order__customer",
            "order__orderer",
            "product__category",
            "holder",
            "place",
            "item",
        )
        .order_by("order__placed_at", "order_id", "position")
    )


def counts_to_do(actor: Actor) -> dict[str, int]:
    """In how many orders there is something to receive, to deliver, to put in service."""
    placed = orders_visible_to(actor).filter(state=OrderState.PLACED)
    return placed.aggregate(
        **{name: Count("pk", filter=wanted, distinct=True) for name, wanted in TO_DO.items()}
    )


def lines_of_order(order: Order) -> QuerySet[OrderLine]:
    """The units of an order with all that its page shows."""
    return order.lines.select_related(
        "product__category", "package", "holder", "place", "cost_centre", "item"
    ).order_by("position")


def suggested_tags(actor: Actor, customer: Organisation, count: int) -> list[str]:
    """Free tags that go on where the customer's newest device left off (KA-20418, KA-20419), else the provider's."""
    devices = Item.objects.of(actor.provider).filter(kind=ItemKind.DEVICE).order_by("-pk")
    newest = [
        rows.values_list("asset_tag", flat=True).first()
        for rows in (devices.filter(customer=customer), devices)
    ]
    match = next((found for tag in newest if tag and (found := re.fullmatch(r"(.*?)(\d{1,12})", tag))), None)
    prefix, digits = match.groups() if match else ("D-", "00000")
    free: list[str] = []
    number = int(digits)
    while len(free) < count:
        made = [f"{prefix}{number + step:0{len(digits)}d}" for step in range(1, 2 * count + 1)]
        number += 2 * count
        folded = Item.objects.of(actor.provider).filter(folded_tag__in=[folded_tag(tag) for tag in made])
        taken = set(folded.values_list("folded_tag", flat=True))
        free += [tag for tag in made if folded_tag(tag) not in taken]
    return free[:count]


def next_step(line: OrderLine) -> str:
    """What is to be done with a unit of a placed order: a name of `TO_DO`, or ""."""
    is_device = line.product.makes_item and line.product.category.item_kind == ItemKind.DEVICE
    if line.state == LineState.ORDERED:
        return "receive" if is_device else "deliver"
    if line.state == LineState.RECEIVED:
        return "deliver"
    return "put_in_service" if line.state == LineState.DELIVERED and line.product.makes_item else ""


def _found(actor: Actor, search: str) -> QuerySet[Order]:
    text = latin_digits(search.strip())
    products = product_ids_named(actor.provider_id, text)
    return (
        Order.objects.of(actor.provider)
        .filter(
            Q(request__number__icontains=text)
            | Q(customer__name__icontains=text)
            | Q(orderer__name__icontains=text)
            | Q(lines__product__in=products)
            | Q(lines__item__asset_tag__icontains=text)
        )
        .values("pk")
    )


def _reached(actor: Actor, customer: Organisation) -> frozenset[int]:
    reached = actor.organisations_with(Right.ORDER)
    below = Organisation.objects.of(actor.provider).filter(path__startswith=customer.path)
    return frozenset(below.values_list("pk", flat=True)) & reached
