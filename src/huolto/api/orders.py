"""Orders: ordered in one call, followed, and moved along by the provider's staff."""

from typing import Annotated, Any, Literal

from django.http import HttpResponse
from ninja import Body, Query, Router, Schema
from pydantic import Field

from huolto.api.answers import answer, page_by_id, ref
from huolto.api.callers import Bearer
from huolto.api.catalogue import named
from huolto.api.schemas import (
    After,
    CodeRef,
    Id,
    Input,
    Instant,
    Limit,
    LongText,
    Money,
    Page,
    PathId,
    Ref,
    instant,
)
from huolto.foundation.actors import Actor
from huolto.foundation.errors import NotVisible
from huolto.foundation.texts import text_in
from huolto.shop.access import order_visible_to, orders_visible_to
from huolto.shop.choices import LineState, OrderState
from huolto.shop.commands import (
    NewUnit,
    Receipt,
    cancel_order,
    deliver_order_lines,
    order_units,
    put_order_lines_in_service,
    receive_order_lines,
)
from huolto.shop.models import Order, OrderLine
from huolto.shop.queries import lines_of_order

router = Router(tags=["Orders"])
READ, WRITE = Bearer("orders:read"), Bearer("orders:write")


class LineOut(Schema):
    """One unit of an order."""

    id: int
    position: int
    state: LineState
    product: CodeRef
    package: CodeRef | None
    acquisition_model: str
    price: Money
    monthly: Money | None
    term_months: int | None
    holder: Ref | None
    place: Ref | None
    cost_centre: CodeRef | None
    posting_code: str
    item_id: int | None


class OrderHead(Schema):
    """An order, followed by its request's number."""

    id: int
    number: str
    request_id: int
    state: OrderState
    customer: Ref
    orderer: Ref
    currency: str
    placed_at: Instant


class OrderOut(OrderHead):
    """An order with its units."""

    lines: list[LineOut]


class UnitIn(Input):
    """One unit; place and cost centre are your own where not given."""

    assortment_id: Id
    product_id: Id
    package_id: Id | None = None
    holder_id: Id | None = None
    place_id: Id | None = None
    cost_centre_id: Id | None = None
    posting_code: Annotated[str, Field(max_length=60)] = ""


class OrderIn(Input):
    """Units to order, as `list_offers` names them."""

    units: Annotated[list[UnitIn], Field(min_length=1, max_length=100)]
    message: LongText = ""


class ReceiptIn(Input):
    """What arrived for one unit."""

    line_id: Id
    serial: Annotated[str, Field(max_length=100)] = ""
    asset_tag: Annotated[str, Field(max_length=60)] = ""


class ReceiveIn(Input):
    """Units that arrived."""

    receipts: Annotated[list[ReceiptIn], Field(min_length=1, max_length=200)]
    at: Instant | None = None


class MoveIn(Input):
    """Units that go on."""

    line_ids: Annotated[list[Id], Field(min_length=1, max_length=200)]
    at: Instant | None = None


def _head(order: Order) -> dict[str, Any]:
    return {
        "id": order.pk,
        "number": order.request.number,
        "request_id": order.request_id,
        "state": order.state,
        "customer": ref(order.customer),
        "orderer": ref(order.orderer),
        "currency": order.currency,
        "placed_at": order.placed_at,
    }


def _line(line: OrderLine) -> dict[str, Any]:
    product = line.product
    names = (
        "position",
        "state",
        "acquisition_model",
        "price",
        "monthly",
        "term_months",
        "posting_code",
        "item_id",
    )
    return {
        "id": line.pk,
        "product": {"id": product.pk, "code": product.sku, "name": text_in(product.name) or product.sku},
        "package": named(line.package) if line.package else None,
        "holder": ref(line.holder),
        "place": ref(line.place),
        "cost_centre": ref(line.cost_centre, "code"),
        **{name: getattr(line, name) for name in names},
    }


def _told(actor: Actor, order_id: int, status: int = 200) -> HttpResponse:
    order = order_visible_to(actor, order_id)
    return answer(_head(order) | {"lines": [_line(line) for line in lines_of_order(order)]}, status=status)


@router.get(
    "",
    response=Page[OrderHead],
    auth=READ,
    url_name="api_orders",
    operation_id="list_orders",
    summary="Find orders",
)
def list_orders(
    request: Any,
    state: Annotated[OrderState | Literal[""], Query()] = "",
    limit: Limit = 50,
    after: After = "",
) -> HttpResponse:
    """The orders whose request you may read, the latest first."""
    rows = orders_visible_to(request.call.actor).select_related("request", "customer", "orderer")
    if state:
        rows = rows.filter(state=state)
    return answer(page_by_id(rows, _head, limit=limit, after=after))


@router.post(
    "",
    response={201: OrderOut},
    auth=WRITE,
    url_name="api_orders",
    operation_id="place_order",
    summary="Order",
)
def place(request: Any, order: Body[OrderIn]) -> HttpResponse:
    """Order units at the prices of today: one order, one request. It may wait for an approval, as on pages."""
    actor = request.call.actor
    units = [NewUnit(**unit.dict()) for unit in order.units]
    placed = order_units(actor=actor, units=units, message=order.message)
    return _told(actor, placed.pk, 201)


@router.get(
    "/{order_id}",
    response=OrderOut,
    auth=READ,
    url_name="api_order",
    operation_id="get_order",
    summary="Read an order",
)
def get_order(request: Any, order_id: PathId) -> HttpResponse:
    """One order with its units."""
    return _told(request.call.actor, order_id)


@router.post(
    "/{order_id}/cancel",
    response=OrderOut,
    auth=WRITE,
    url_name="api_order_cancel",
    operation_id="cancel_order",
    summary="Cancel an order",
)
def cancel(request: Any, order_id: PathId) -> HttpResponse:
    """While nothing of it has been received."""
    actor = request.call.actor
    order_visible_to(actor, order_id)
    cancel_order(actor=actor, order_id=order_id)
    return _told(actor, order_id)


def _own_lines(actor: Actor, order_id: int, line_ids: list[int]) -> None:
    """Raise NotVisible for a unit of another order than the one that the address names."""
    order = order_visible_to(actor, order_id)
    if set(line_ids) - set(order.lines.values_list("pk", flat=True)):
        raise NotVisible


@router.post(
    "/{order_id}/receive",
    response=OrderOut,
    auth=WRITE,
    url_name="api_order_receive",
    operation_id="receive_order_lines",
    summary="Receive units",
)
def receive(request: Any, order_id: PathId, what: Body[ReceiveIn]) -> HttpResponse:
    """Each becomes an item with its serial number and tag; the provider's staff do this."""
    actor = request.call.actor
    _own_lines(actor, order_id, [receipt.line_id for receipt in what.receipts])
    receipts = [Receipt(**receipt.dict()) for receipt in what.receipts]
    receive_order_lines(actor=actor, receipts=receipts, at=instant(actor, what.at))
    return _told(actor, order_id)


@router.post(
    "/{order_id}/deliver",
    response=OrderOut,
    auth=WRITE,
    url_name="api_order_deliver",
    operation_id="deliver_order_lines",
    summary="Deliver units",
)
def deliver(request: Any, order_id: PathId, what: Body[MoveIn]) -> HttpResponse:
    """Hand units over; the agreement says what it costs."""
    actor = request.call.actor
    _own_lines(actor, order_id, what.line_ids)
    deliver_order_lines(actor=actor, line_ids=what.line_ids, at=instant(actor, what.at))
    return _told(actor, order_id)


@router.post(
    "/{order_id}/put-in-service",
    response=OrderOut,
    auth=WRITE,
    url_name="api_order_in_service",
    operation_id="put_order_lines_in_service",
    summary="Put units in service",
)
def into_service(request: Any, order_id: PathId, what: Body[MoveIn]) -> HttpResponse:
    """From now on they are charged, and their leases begin."""
    actor = request.call.actor
    _own_lines(actor, order_id, what.line_ids)
    put_order_lines_in_service(actor=actor, line_ids=what.line_ids, at=instant(actor, what.at))
    return _told(actor, order_id)
