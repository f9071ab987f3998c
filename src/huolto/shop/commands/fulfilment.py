"""Fulfilment: a unit is received with its numbers, delivered, put in service; each step moves its item too."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from huolto.catalogue.choices import LEASES, AcquisitionModel, ItemKind
from huolto.charges.commands import NewUsage, record_usages
from huolto.desk.choices import RequestState
from huolto.desk.commands import move_request
from huolto.desk.models import ServiceRequest
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, WrongState
from huolto.foundation.events import publish
from huolto.foundation.killpoints import reached
from huolto.foundation.locks import lock_rows
from huolto.foundation.texts import text_in
from huolto.parties.payers import payer_of, provider_organisation
from huolto.register.commands import (
    NewIdentifier,
    NewItem,
    NewLease,
    StartOfService,
    deliver_items,
    put_in_service,
    register_items,
    start_leases,
)
from huolto.shop import events
from huolto.shop.access import orders_visible_to, require_fulfiller
from huolto.shop.choices import LINE_TRANSITIONS, LineState, OrderState
from huolto.shop.commands.orders import move_order
from huolto.shop.commands.replacing import note_replacements_in_service
from huolto.shop.costs import item_facts
from huolto.shop.models import Order, OrderLine


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What arrived for one unit: its serial number and the tag put on it."""

    line_id: int
    serial: str = ""
    asset_tag: str = ""


@command
def receive_order_lines(*, actor: Actor, receipts: Sequence[Receipt], at: datetime) -> list[OrderLine]:
    """Take units in: each becomes an item with its serial and tag, owned as acquired, kept by the provider.

    Raises InvalidInput for a missing tag or serial, and whatever the register refuses (a number in use).
    """
    require_fulfiller(actor)
    by_line = {receipt.line_id: receipt for receipt in receipts}
    lines = _locked(actor, list(by_line), LineState.RECEIVED)
    for line in lines:
        receipt = by_line[line.pk]
        if not line.product.makes_item:
            continue
        if not receipt.asset_tag.strip():
            raise InvalidInput(_("Give the tag that was put on it."), field=f"asset_tag-{line.pk}")
        if line.product.category.item_kind == ItemKind.DEVICE and not receipt.serial.strip():
            raise InvalidInput(_("Give the serial number."), field=f"serial-{line.pk}")
    _make_items(actor, [line for line in lines if line.product.makes_item], by_line, at)
    for line in lines:
        line.received_at = at
    _move(actor, lines, LineState.RECEIVED, at)
    _begin_requests(actor, lines)
    reached("fulfilment.received")
    return lines


@command
def deliver_order_lines(*, actor: Actor, line_ids: Sequence[int], at: datetime) -> list[OrderLine]:
    """Hand units over. This is the happening `delivery`: the agreement says what it costs (S1.5).

    A licence, subscription or account becomes an item here and is in service at once; goods end here.
    """
    require_fulfiller(actor)
    lines = _locked(actor, line_ids, LineState.DELIVERED)
    for line in lines:
        is_device = line.product.makes_item and line.product.category.item_kind == ItemKind.DEVICE
        if is_device and line.item_id is None:
            raise WrongState(
                _("%(product)s has not been received yet.") % {"product": text_in(line.product.name)}
            )
    unmade = [line for line in lines if line.product.makes_item and line.item_id is None]
    _make_items(actor, unmade, {}, at)
    deliver_items(actor=actor, item_ids=[line.item_id for line in lines if line.item_id], at=at)
    for line in lines:
        line.delivered_at = at
    _move(actor, lines, LineState.DELIVERED, at)
    record_usages(actor=actor, usages=[_delivery_usage(line, at) for line in lines])
    _begin_requests(actor, lines)
    reached("fulfilment.delivered")
    immediate = [
        line
        for line in lines
        if line.product.makes_item and line.product.category.item_kind != ItemKind.DEVICE
    ]
    _put_in_service(actor, immediate, at)
    _finish_orders(actor, lines)
    return lines


@command
def put_order_lines_in_service(*, actor: Actor, line_ids: Sequence[int], at: datetime) -> list[OrderLine]:
    """Commission delivered devices: from this day on they are charged (S1.4), and their leases begin."""
    require_fulfiller(actor)
    lines = _locked(actor, line_ids, LineState.IN_SERVICE)
    _put_in_service(actor, lines, at)
    _finish_orders(actor, lines)
    reached("fulfilment.in_service")
    return lines


def _locked(actor: Actor, line_ids: Sequence[int], to_state: str) -> list[OrderLine]:
    """Lock requests, orders and lines, in the order in which cancelling and approving lock them too."""
    orders = Order.objects.of(actor.provider).filter(lines__in=list(line_ids))
    pairs = set(orders_visible_to(actor).filter(pk__in=orders).values_list("request_id", "pk"))
    lock_rows(ServiceRequest.objects.of(actor.provider), (request_id for request_id, _order in pairs))
    lock_rows(Order.objects.of(actor.provider), (order_id for _request, order_id in pairs))
    rows = OrderLine.objects.of(actor.provider).filter(order__in=[pk for _request, pk in pairs]).select_related(
        "order__request", "order__customer", "product__category", "product__device_model", "package",
        "cost_centre", "item", "replaces",
    )  # fmt: skip
    lines = lock_rows(rows, line_ids)
    for line in lines:
        if line.order.state != OrderState.PLACED:
            raise WrongState(
                _("The order is “%(state)s”; nothing can be done for it.")
                % {"state": line.order.get_state_display()}
            )
        if to_state not in LINE_TRANSITIONS[line.state]:
            raise WrongState(
                _("%(product)s is “%(state)s” and cannot become “%(wanted)s”.")
                % {
                    "product": text_in(line.product.name),
                    "state": line.get_state_display(),
                    "wanted": LineState(to_state).label,
                }
            )
    return lines


def _make_items(actor: Actor, lines: Sequence[OrderLine], receipts: dict[int, Receipt], at: datetime) -> None:
    if not lines:
        return
    us = provider_organisation(actor.provider)
    new = [_new_item(line, receipts.get(line.pk), us.pk, at) for line in lines]
    try:
        items = register_items(actor=actor, items=new)
    except InvalidInput as error:
        # The register says which of the items; who reads wants to know which unit.
        if error.field is None or "index" not in error.details:
            raise
        at_fault = lines[error.details["index"]].pk
        raise InvalidInput(error.message, field=f"{error.field}-{at_fault}", details=error.details) from error
    for line, item in zip(lines, items, strict=True):
        line.item = item


def _new_item(
    line: OrderLine, receipt: Receipt | None, provider_organisation_id: int, at: datetime
) -> NewItem:
    customer = line.order.customer
    payer = payer_of(customer)
    is_leased = line.acquisition_model in LEASES
    number = f"{line.order.request.number}-{line.position}"
    return NewItem(
        kind=line.product.category.item_kind,
        asset_tag=receipt.asset_tag if receipt else number,
        name=text_in(line.product.name, customer.language),
        category_id=line.product.category_id,
        device_model_id=line.product.device_model_id,
        product_id=line.product_id,
        acquisition_model=line.acquisition_model,
        customer_id=customer.pk,
        owner_id=provider_organisation_id if is_leased else payer.pk,
        custodian_id=provider_organisation_id,
        payer_id=payer.pk,
        holder_id=line.holder_id,
        place_id=line.place_id,
        cost_centre_id=line.cost_centre_id,
        posting_code=line.posting_code,
        package_id=line.package_id,
        identifiers=(NewIdentifier("serial", receipt.serial),) if receipt and receipt.serial.strip() else (),
        purchase_price=line.price,
        at=at,
        source_key=f"order-line:{line.pk}",
    )


def _delivery_usage(line: OrderLine, at: datetime) -> NewUsage:
    number = line.order.request.number
    facts = item_facts(line, line.acquisition_model)
    facts["item"] = line.item.asset_tag if line.item else f"{number}-{line.position}"
    return NewUsage(
        kind="delivery",
        source_key=f"order-line:{line.pk}:delivery",
        occurred_at=at,
        customer=line.order.customer,
        payer=payer_of(line.order.customer),
        cost_centre=line.cost_centre,
        posting_code=line.posting_code,
        item=line.item,
        facts={
            **facts,
            "price": str(line.price),
            "cost": str(line.price),
            "order": number,
            "request": number,
        },
    )


def _put_in_service(actor: Actor, lines: Sequence[OrderLine], at: datetime) -> None:
    if not lines:
        return
    put_in_service(
        actor=actor,
        starts=[
            StartOfService(item_id=line.item_id, at=at, package_id=line.package_id)
            for line in lines
            if line.item_id is not None
        ],
    )
    start_leases(
        actor=actor,
        leases=[
            NewLease(
                item_id=line.item_id,
                acquisition_model=line.acquisition_model,
                starts_on=at.astimezone(ZoneInfo(actor.provider.zone)).date(),
                term_months=line.term_months,
                monthly=line.monthly,
                residual=line.residual,
            )
            for line in lines
            if line.item_id is not None
            and line.acquisition_model != AcquisitionModel.DIRECT_PURCHASE
            and line.monthly is not None
            and line.term_months is not None
        ],
    )
    _move(actor, lines, LineState.IN_SERVICE, at)
    note_replacements_in_service(actor, lines, at)


def _move(actor: Actor, lines: Sequence[OrderLine], to_state: str, at: datetime) -> None:
    for line in lines:
        line.state = to_state
    OrderLine.objects.bulk_update(lines, ["state", "item", "received_at", "delivered_at"])
    publish(
        *(
            events.OrderLineMoved(
                provider_id=actor.provider_id,
                occurred_at=at,
                customer_id=line.order.customer_id,
                person_id=actor.person_id,
                order_id=line.order_id,
                request_id=line.order.request_id,
                line_id=line.pk,
                item_id=line.item_id,
                number=line.order.request.number,
                to_state=to_state,
            )
            for line in lines
        )
    )


def _begin_requests(actor: Actor, lines: Sequence[OrderLine]) -> None:
    for order in _orders(lines):
        if order.request.state == RequestState.OPEN:
            move_request(actor=actor, request_id=order.request_id, to_state=RequestState.IN_PROGRESS)
            order.request.state = RequestState.IN_PROGRESS


def _finish_orders(actor: Actor, lines: Sequence[OrderLine]) -> None:
    """End the orders of which everything has arrived, and their requests with them."""
    for order in _orders(lines):
        if not any(_is_open(line) for line in order.lines.select_related("product")):
            move_order(actor=actor, order=order, to_state=OrderState.FULFILLED)
            move_request(actor=actor, request_id=order.request_id, to_state=RequestState.DONE)


def _orders(lines: Sequence[OrderLine]) -> list[Order]:
    return sorted({line.order_id: line.order for line in lines}.values(), key=lambda order: order.pk)


def _is_open(line: OrderLine) -> bool:
    if line.state in (LineState.CANCELLED, LineState.IN_SERVICE):
        return False
    # Goods that make no item have nothing to be put in service.
    return line.product.makes_item or line.state != LineState.DELIVERED
