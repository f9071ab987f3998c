"""The cart: one open cart a person and customer, one line a unit."""

import uuid
from dataclasses import dataclass, fields
from typing import Any

from django.utils.translation import gettext as _

from huolto.catalogue.models import AssortmentEntry
from huolto.catalogue.queries import offers_for
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotVisible
from huolto.foundation.localisation import figure
from huolto.foundation.locks import lock_row
from huolto.parties.models import Organisation, Person
from huolto.parties.queries import today_at
from huolto.shop.access import customer_of_orderer
from huolto.shop.models import Cart, CartLine
from huolto.shop.queries import orderable_cost_centres, orderable_people, orderable_places

MAX_LINES = 200


@dataclass(frozen=True, kw_only=True)
class LineChanges:
    """For whom a unit is; ids of rows that the orderer may order for, None for nobody or nothing yet."""

    holder_id: int | None = None
    place_id: int | None = None
    cost_centre_id: int | None = None
    package_id: int | None = None
    posting_code: str = ""


@command
def add_to_cart(
    *, actor: Actor, assortment_id: int, product_id: int, quantity: int = 1, package_id: int | None = None
) -> Cart:
    """Put units of a product into the orderer's cart, with the product's usual package unless one is chosen.

    Raises NotVisible for what the orderer's shop does not offer, InvalidInput for a quantity below 1 or a cart
    that would grow past 200 units.
    """
    customer = customer_of_orderer(actor)
    if quantity < 1:
        raise InvalidInput(_("Order at least one."), field="quantity")
    offer = next(
        (
            offer
            for offer in offers_for(
                actor, assortment_id=assortment_id, customer=customer, on=today_at(actor.provider)
            )
            if offer.product.pk == product_id
        ),
        None,
    )
    if offer is None:
        raise NotVisible
    package = next((p for p in offer.packages if package_id in (None, p.pk)), None)
    if package_id is not None and package is None:
        raise InvalidInput(_("This package is not offered with this product."), field="package")
    cart = open_cart(actor=actor, customer=customer)
    if cart.lines.count() + quantity > MAX_LINES:
        raise InvalidInput(
            _("A cart holds at most %(limit)s units; order these first.") % {"limit": figure(MAX_LINES)},
            field="quantity",
        )
    orderer = Person.objects.get(pk=actor.person_id)
    CartLine.objects.bulk_create(
        CartLine(
            provider=actor.provider,
            cart=cart,
            product=offer.product,
            assortment_id=assortment_id,
            package=package,
            place_id=orderer.place_id,
            cost_centre_id=orderer.cost_centre_id,
        )
        for _unit in range(quantity)
    )
    return cart


@command
def change_cart_line(
    *, actor: Actor, line_id: int, changes: LineChanges, also_others: bool = False
) -> CartLine:
    """Say for whom a unit is: holder, place, cost centre, posting code, package.

    `also_others` gives the same place, cost centre and posting code to every other unit of the cart.
    """
    line = _own_line(actor, line_id)
    customer = line.cart.customer
    allowed: dict[str, Any] = {
        "holder_id": orderable_people(actor, customer),
        "place_id": orderable_places(actor, customer),
        "cost_centre_id": orderable_cost_centres(actor, customer),
    }
    for name, rows in allowed.items():
        wanted = getattr(changes, name)
        if wanted is not None and not rows.filter(pk=wanted).exists():
            raise InvalidInput(_("Choose one of the list."), field=name.removesuffix("_id"))
    offered = AssortmentEntry.objects.filter(assortment_id=line.assortment_id, product_id=line.product_id)
    if changes.package_id is not None and not offered.filter(package_id=changes.package_id).exists():
        raise InvalidInput(_("This package is not offered with this product."), field="package")
    for field in fields(changes):
        setattr(line, field.name, getattr(changes, field.name))
    line.save()
    if also_others:
        line.cart.lines.exclude(pk=line.pk).update(
            place_id=changes.place_id,
            cost_centre_id=changes.cost_centre_id,
            posting_code=changes.posting_code,
        )
    return line


@command
def remove_cart_line(*, actor: Actor, line_id: int) -> None:
    """Take a unit out of the cart."""
    _own_line(actor, line_id).delete()


def open_cart(*, actor: Actor, customer: Organisation) -> Cart:
    """The person's open cart for a customer, made when there is none."""
    cart, _is_new = Cart.objects.get_or_create(
        provider=actor.provider,
        person_id=actor.person_id,
        customer=customer,
        defaults={"key": uuid.uuid4()},
    )
    return cart


def _own_line(actor: Actor, line_id: int) -> CartLine:
    lines = CartLine.objects.of(actor.provider).filter(cart__person_id=actor.person_id)
    return lock_row(lines.select_related("cart__customer", "assortment"), line_id)
