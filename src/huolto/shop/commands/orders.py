"""Orders: placed once from a cart, approved or not, cancelled while nothing has been done."""

from collections import Counter
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from huolto.catalogue.queries import Offer, offers_for
from huolto.desk.choices import RequestKind, RequestState
from huolto.desk.commands import ask_approvals, cancel_approvals, cancel_request, open_request
from huolto.desk.models import ServiceRequest
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotVisible, WrongState
from huolto.foundation.events import publish
from huolto.foundation.killpoints import reached
from huolto.foundation.locks import lock_name
from huolto.foundation.texts import text_in
from huolto.parties.models import Organisation
from huolto.parties.queries import today_at
from huolto.shop import events
from huolto.shop.approvals import approval_need, approval_steps
from huolto.shop.choices import LINE_TRANSITIONS, ORDER_TRANSITIONS, LineState, OrderState
from huolto.shop.commands.replacing import check_not_replaced_twice, note_replacements_ordered
from huolto.shop.costs import cost_of_lines
from huolto.shop.models import Cart, CartLine, Order, OrderLine


@command
def place_order(*, actor: Actor, cart_key: UUID, message: str = "") -> Order:
    """Order what is in the cart: one order, one service request with its SR number (S1.12, S1.13).

    A second call with the same `cart_key` (a double click) answers the same order. Prices are those of today
    and are kept. Raises InvalidInput, naming the product, for a unit that lacks what it needs or is no longer
    offered; NotVisible for somebody else's cart.
    """
    lock_name(f"cart:{cart_key}")
    placed = Order.objects.of(actor.provider).filter(cart_key=cart_key, orderer_id=actor.person_id).first()
    if placed is not None:
        return placed
    cart = (
        Cart.objects.of(actor.provider)
        .filter(key=cart_key, person_id=actor.person_id)
        .select_related("customer", "person__manager")
        .first()
    )
    if cart is None:
        raise NotVisible
    today = today_at(actor.provider)
    lines = list(
        cart.lines.select_related(
            "product__category",
            "product__device_model",
            "package",
            "holder",
            "place",
            "cost_centre__owner__organisation",
            "cost_centre__organisation",
        )
    )
    check_not_replaced_twice(actor, [line.replaces_id for line in lines if line.replaces_id])
    offers = _checked_offers(actor, cart.customer, lines, today)
    cost = cost_of_lines(actor.provider, cart.customer, [(line, offers[line.pk]) for line in lines], today)
    need = approval_need(actor, cart.customer, lines, cost)
    request = open_request(
        actor=actor,
        kind=RequestKind.ORDER,
        title=_title(cart.customer, lines),
        customer=cart.customer,
        requester=cart.person,
        description=message.strip(),
        state=RequestState.WAITING_FOR_APPROVAL if need else RequestState.OPEN,
    )
    reached("order.after_request")
    order = Order.objects.create(
        provider=actor.provider,
        request=request,
        customer=cart.customer,
        orderer=cart.person,
        state=OrderState.WAITING_FOR_APPROVAL if need else OrderState.PLACED,
        cart_key=cart.key,
        currency=actor.provider.currency,
        placed_at=timezone.now(),
    )
    OrderLine.objects.bulk_create(
        _order_line(order, position, line, offers[line.pk]) for position, line in enumerate(lines, start=1)
    )
    note_replacements_ordered(actor, order)
    reached("order.after_lines")
    steps = approval_steps(cart.customer, cart.person, need, cost, actor.provider.currency)
    if steps:
        ask_approvals(actor=actor, request=request, steps=steps, message=message)
    cart.delete()
    publish(
        events.OrderPlaced(
            provider_id=actor.provider_id,
            occurred_at=order.placed_at,
            customer_id=order.customer_id,
            person_id=actor.person_id,
            order_id=order.pk,
            request_id=request.pk,
            number=request.number,
            waits=bool(need),
        )
    )
    reached("order.before_commit")
    return order


@command
def cancel_order(*, actor: Actor, order_id: int) -> Order:
    """Cancel an order of which nothing has been received yet; cancels its request and what is asked about it."""
    order = Order.objects.of(actor.provider).filter(pk=order_id).first()
    if order is None:
        raise NotVisible
    cancel_request(actor=actor, request_id=order.request_id)
    order.refresh_from_db()
    return order


def move_order(*, actor: Actor, order: Order, to_state: str) -> None:
    """Move an order along its transitions, inside the caller's transaction."""
    if order.state == to_state:
        return
    if to_state not in ORDER_TRANSITIONS[order.state]:
        raise WrongState(
            _("The order is “%(state)s” and cannot become “%(wanted)s”.")
            % {"state": order.get_state_display(), "wanted": OrderState(to_state).label}
        )
    before, order.state = order.state, to_state
    order.save(update_fields=["state"])
    publish(
        events.OrderMoved(
            provider_id=actor.provider_id,
            occurred_at=timezone.now(),
            customer_id=order.customer_id,
            person_id=actor.person_id,
            order_id=order.pk,
            request_id=order.request_id,
            from_state=before,
            to_state=to_state,
        )
    )


class OrderProcess:
    """What stands behind requests of the kind `order` (the desk's port)."""

    def may_cancel(self, *, actor: Actor, request: ServiceRequest) -> bool:
        """While no unit has been received or delivered."""
        done = OrderLine.objects.of(actor.provider).filter(order__request=request)
        return not done.exclude(state__in=[LineState.ORDERED, LineState.CANCELLED]).exists()

    def may_finish(self, *, actor: Actor, request: ServiceRequest) -> bool:
        """Only once the order is fulfilled; then its request ends by itself."""
        orders = Order.objects.of(actor.provider).filter(request=request)
        return orders.filter(state=OrderState.FULFILLED).exists()

    def cancelled(self, *, actor: Actor, request: ServiceRequest) -> None:
        """End the order and every unit of it."""
        self._end(actor, request, OrderState.CANCELLED)
        cancel_approvals(actor=actor, request=request)

    def approved(self, *, actor: Actor, request: ServiceRequest) -> None:
        """Let the order go on to whoever fulfils it."""
        move_order(actor=actor, order=_order_of(actor, request), to_state=OrderState.PLACED)

    def declined(self, *, actor: Actor, request: ServiceRequest) -> None:
        """End the order as declined."""
        self._end(actor, request, OrderState.DECLINED)

    def _end(self, actor: Actor, request: ServiceRequest, state: str) -> None:
        order = _order_of(actor, request)
        move_order(actor=actor, order=order, to_state=state)
        for line in order.lines.select_for_update().order_by("pk"):
            if LineState.CANCELLED in LINE_TRANSITIONS[line.state]:
                line.state = LineState.CANCELLED
                line.save(update_fields=["state"])


def _order_of(actor: Actor, request: ServiceRequest) -> Order:
    order = Order.objects.of(actor.provider).select_for_update().filter(request=request).first()
    if order is None:
        raise NotVisible
    return order


def _checked_offers(
    actor: Actor, customer: Organisation, lines: list[CartLine], today: date
) -> dict[int, Offer]:
    if not lines:
        raise InvalidInput(_("The cart is empty."))
    by_assortment = {
        assortment_id: {
            offer.product.pk: offer
            for offer in offers_for(actor, assortment_id=assortment_id, customer=customer, on=today)
        }
        for assortment_id in {line.assortment_id for line in lines}
    }
    found: dict[int, Offer] = {}
    for line in lines:
        name = text_in(line.product.name)
        offer = by_assortment[line.assortment_id].get(line.product_id)
        if offer is None:
            raise InvalidInput(_("%(product)s is no longer offered; remove it.") % {"product": name})
        if line.place_id is None:
            raise InvalidInput(
                _("Say where %(product)s is to be delivered.") % {"product": name}, field=f"place-{line.pk}"
            )
        if line.cost_centre_id is None:
            raise InvalidInput(
                _("Say which cost centre pays for %(product)s.") % {"product": name},
                field=f"cost_centre-{line.pk}",
            )
        found[line.pk] = offer
    return found


def _order_line(order: Order, position: int, line: CartLine, offer: Offer) -> OrderLine:
    price = offer.price
    if price is None:
        raise InvalidInput(_("%(product)s has no price.") % {"product": text_in(line.product.name)})
    return OrderLine(
        provider_id=order.provider_id,
        order=order,
        position=position,
        product=line.product,
        package=line.package,
        acquisition_model=offer.acquisition_model,
        price=price.price,
        monthly=price.monthly,
        term_months=price.term_months,
        residual=price.residual,
        holder=line.holder,
        place=line.place,
        cost_centre=line.cost_centre,
        posting_code=line.posting_code,
        replaces_id=line.replaces_id,
    )


def _title(customer: Organisation, lines: list[CartLine]) -> str:
    """A title in the customer's language: it is read by everybody, for years."""
    with override(customer.language):
        counted = Counter(text_in(line.product.name) for line in lines)
        names = ", ".join(name if count == 1 else f"{count} × {name}" for name, count in counted.items())
        return _("Order: %(products)s") % {"products": names}
