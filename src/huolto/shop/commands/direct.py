"""Ordering without a cart of one's own: the units are named at once, as programs do."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InUse, InvalidInput
from huolto.foundation.locks import lock_name, lock_row
from huolto.shop.access import customer_of_orderer
from huolto.shop.commands.cart import LineChanges, add_to_cart, change_cart_line, open_cart
from huolto.shop.commands.orders import place_order
from huolto.shop.models import Cart, Order


@dataclass(frozen=True, kw_only=True)
class NewUnit:
    """One unit to order: which product of which shop, for whom; place and cost centre are the orderer's where not given."""

    assortment_id: int
    product_id: int
    package_id: int | None = None
    holder_id: int | None = None
    place_id: int | None = None
    cost_centre_id: int | None = None
    posting_code: str = ""


@command
def order_units(*, actor: Actor, units: Sequence[NewUnit], message: str = "") -> Order:
    """Order these units: one order, one service request, by the same steps as the cart's page.

    Raises InUse while units lie in the orderer's own cart, InvalidInput (details: index of the unit) and all that
    `add_to_cart`, `change_cart_line` and `place_order` raise.
    """
    customer = customer_of_orderer(actor)
    if not units:
        raise InvalidInput(_("Order at least one."), field="units")
    lock_name(f"cart-of:{actor.person_id}:{customer.pk}")
    cart = lock_row(Cart.objects.of(actor.provider), open_cart(actor=actor, customer=customer).pk)
    if cart.lines.exists():
        raise InUse(_("There are units in your cart. Order or remove them first."), code="cart-in-use")
    ours = [_put(actor, cart, index, unit) for index, unit in enumerate(units)]
    if cart.lines.count() != len(ours):
        raise InUse(_("There are units in your cart. Order or remove them first."), code="cart-in-use")
    return place_order(actor=actor, cart_key=cart.key, message=message)


def _put(actor: Actor, cart: Cart, index: int, unit: NewUnit) -> int:
    try:
        add_to_cart(
            actor=actor,
            assortment_id=unit.assortment_id,
            product_id=unit.product_id,
            package_id=unit.package_id,
        )
        line = cart.lines.order_by("-pk")[0]
        change_cart_line(
            actor=actor,
            line_id=line.pk,
            changes=LineChanges(
                holder_id=unit.holder_id,
                place_id=unit.place_id or line.place_id,
                cost_centre_id=unit.cost_centre_id or line.cost_centre_id,
                package_id=line.package_id,
                posting_code=unit.posting_code,
            ),
        )
    except InvalidInput as error:
        raise InvalidInput(
            error.message, code=error.code, field=error.field, details={**error.details, "index": index}
        ) from error
    return int(line.pk)
