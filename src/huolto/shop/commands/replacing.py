"""The corresponding new device (S2.9): put into the cart, followed until it serves in place of the old one."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InUse, InvalidInput, NotAllowed
from huolto.foundation.events import publish
from huolto.foundation.localisation import figure
from huolto.foundation.locks import lock_rows
from huolto.parties.choices import Right
from huolto.register.access import require_changeable
from huolto.register.commands import link_predecessor
from huolto.register.events import ReplacementOrdered
from huolto.register.models import Item
from huolto.shop.access import customer_of_orderer
from huolto.shop.choices import LineState
from huolto.shop.commands.cart import MAX_LINES, open_cart
from huolto.shop.models import Cart, CartLine, Order, OrderLine
from huolto.shop.queries import orderable_cost_centres, orderable_people, orderable_places
from huolto.shop.replacements import items_with_facts, replacements_for


@command
def order_replacements(*, actor: Actor, item_ids: Sequence[int]) -> Cart:
    """Put the corresponding new device of each item into the orderer's cart: for its holder, place and cost centre.

    What the orderer may not order for (a holder who has left, a foreign cost centre) is left open in the cart. An
    item whose replacement lies in this cart already is not put there twice. Raises NotVisible and NotAllowed as the
    register does, NotAllowed without an ordering right, InUse where a replacement is on its way, InvalidInput where
    the customer's shop offers nothing that corresponds.
    """
    if actor.is_staff_of_provider or not actor.has_right(Right.ORDER):
        raise NotAllowed
    require_changeable(actor, item_ids)
    lock_rows(Item.objects.of(actor.provider), item_ids)
    found = replacements_for(actor, items_with_facts(actor, item_ids))
    for one in found:
        if one.on_its_way is not None:
            raise InUse(
                _("The replacement of %(tag)s is on its way: %(number)s.")
                % {"tag": one.item.asset_tag, "number": one.on_its_way.order.request.number}
            )
        if one.offer is None:
            raise InvalidInput(
                _("Your shop offers nothing that corresponds to %(tag)s.") % {"tag": one.item.asset_tag},
                field="ids",
            )
    customer = customer_of_orderer(actor)
    cart = open_cart(actor=actor, customer=customer)
    lying = set(cart.lines.exclude(replaces=None).values_list("replaces_id", flat=True))
    wanted = [one for one in found if one.item.pk not in lying]
    if cart.lines.count() + len(wanted) > MAX_LINES:
        raise InvalidInput(
            _("A cart holds at most %(limit)s units; order these first.") % {"limit": figure(MAX_LINES)}
        )
    people = set(orderable_people(actor, customer).values_list("pk", flat=True))
    places = set(orderable_places(actor, customer).values_list("pk", flat=True))
    centres = set(orderable_cost_centres(actor, customer).values_list("pk", flat=True))
    CartLine.objects.bulk_create(
        CartLine(
            provider=actor.provider,
            cart=cart,
            product=one.offer.product,
            assortment_id=one.offer.assortment_id,
            package=one.package,
            holder_id=one.item.holder_id if one.item.holder_id in people else None,
            place_id=one.item.place_id if one.item.place_id in places else None,
            cost_centre_id=one.item.cost_centre_id if one.item.cost_centre_id in centres else None,
            posting_code=one.item.posting_code,
            replaces_id=one.item.pk,
        )
        for one in wanted
        if one.offer is not None
    )
    return cart


def check_not_replaced_twice(actor: Actor, item_ids: Sequence[int]) -> None:
    """Raise InUse where another order brings the replacement already; locks the items, as two may order at once."""
    lock_rows(Item.objects.of(actor.provider), item_ids)
    again = (
        OrderLine.objects.of(actor.provider)
        .filter(replaces__in=item_ids)
        .exclude(state=LineState.CANCELLED)
        .select_related("replaces", "order__request")
        .first()
    )
    if again is not None and again.replaces is not None:
        raise InUse(
            _("The replacement of %(tag)s has been ordered already: %(number)s. Take it out of the cart.")
            % {"tag": again.replaces.asset_tag, "number": again.order.request.number}
        )


def note_replacements_ordered(actor: Actor, order: Order) -> None:
    """Let the old items tell that their replacement is ordered; inside the caller's transaction."""
    lines = order.lines.exclude(replaces=None).select_related("replaces").order_by("position")
    publish(
        *(
            ReplacementOrdered(
                provider_id=actor.provider_id,
                occurred_at=order.placed_at,
                customer_id=line.replaces.customer_id,
                person_id=actor.person_id,
                item_id=line.replaces.pk,
                request_id=order.request_id,
                number=order.request.number,
            )
            for line in lines
        )
    )


def note_replacements_in_service(actor: Actor, lines: Sequence[OrderLine], at: datetime) -> None:
    """Say of new items in service which ones they replace; inside the caller's transaction.

    Where somebody named another successor meanwhile, that one stays.
    """
    replaced = [line.replaces_id for line in lines if line.replaces_id is not None]
    taken = set(Item.objects.filter(predecessor__in=replaced).values_list("predecessor_id", flat=True))
    for line in lines:
        if line.replaces_id not in {None, *taken} and line.item_id is not None:
            link_predecessor(actor=actor, item_id=line.item_id, predecessor_id=line.replaces_id, at=at)
