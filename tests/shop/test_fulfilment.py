"""Fulfilment: received with serial and tag, delivered, in service; what the register and the ledger hear of it."""

from decimal import Decimal

import pytest

from cast import Cast
from huolto.charges.models import Usage
from huolto.desk.commands import finish_request
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.foundation.models import EventRecord
from huolto.register.models import Assignment, Item, ItemIdentifier, Lease, ServiceInterval
from huolto.shop.choices import LineState, OrderState
from huolto.shop.commands import Receipt, deliver_order_lines, receive_order_lines
from huolto.shop.queries import counts_to_do, orders_at_work, suggested_tags
from shop.shops import Shop, day, deliver, line_of, open_shop, order, receive, serve

RECEIVED, DELIVERED, SERVED = day(2026, 2, 10), day(2026, 2, 11), day(2026, 2, 12)


@pytest.fixture
def shop(cast: Cast) -> Shop:
    return open_shop(cast)


def test_a_device_is_received_with_serial_and_tag_and_becomes_the_customers_item(shop: Shop) -> None:
    placed = order(shop, shop.cast.orderer, shop.laptop, holder=shop.cast.employee)
    line = receive(shop, line_of(placed, shop.laptop), RECEIVED, serial="SN 77-1", tag="KA-20418")
    item = Item.objects.get()
    assert line.item == item
    assert (line.state, item.state, item.asset_tag, item.kind) == (
        "received",
        "received",
        "KA-20418",
        "device",
    )
    assert (item.customer, item.owner, item.custodian) == (
        shop.cast.kaarnalahti,
        shop.cast.kaarnalahti,
        shop.cast.suopursu_itself,
    )
    assert (item.holder, item.place, item.cost_centre, item.posting_code, item.package) == (
        shop.cast.employee,
        shop.cast.town_hall,
        shop.cast.administration,
        "4370",
        shop.plus,
    )
    assert ItemIdentifier.objects.get().value == "SN 77-1"
    assert Assignment.objects.get().during.lower == RECEIVED


def test_a_leased_device_is_owned_by_the_provider(cast: Cast) -> None:
    shop = open_shop(cast, leases=True)
    receive(shop, line_of(order(shop, cast.orderer, shop.laptop), shop.laptop), RECEIVED)
    assert Item.objects.get().owner == cast.suopursu_itself


@pytest.mark.parametrize(
    ("serial", "tag", "field"), [("", "KA-1", "serial"), ("SN-1", "", "asset_tag"), (" ", "KA-1", "serial")]
)
def test_a_device_without_serial_or_tag_is_not_received(
    shop: Shop, serial: str, tag: str, field: str
) -> None:
    line = line_of(order(shop, shop.cast.orderer, shop.laptop), shop.laptop)
    with pytest.raises(InvalidInput) as refused:
        receive(shop, line, RECEIVED, serial=serial, tag=tag)
    assert refused.value.field == f"{field}-{line.pk}"
    assert not Item.objects.exists()


def test_a_serial_number_that_exists_is_refused_at_its_unit_and_nothing_is_received(shop: Shop) -> None:
    first = line_of(order(shop, shop.cast.orderer, shop.laptop), shop.laptop)
    receive(shop, first, RECEIVED, serial="SN-1", tag="KA-1")
    placed = order(shop, shop.cast.orderer, shop.laptop, shop.laptop)
    one, other = placed.lines.all()
    with pytest.raises(InvalidInput) as refused:
        receive_order_lines(
            actor=shop.cast.actor(shop.cast.store_keeper),
            receipts=[
                Receipt(line_id=one.pk, serial="SN-2", asset_tag="KA-2"),
                Receipt(line_id=other.pk, serial="sn 1", asset_tag="KA-3"),
            ],
            at=RECEIVED,
        )
    assert refused.value.field == f"serial-{other.pk}"
    assert Item.objects.count() == 1
    assert {line.state for line in placed.lines.all()} == {LineState.ORDERED}


def test_a_tag_that_exists_is_refused_at_its_unit(shop: Shop) -> None:
    placed = order(shop, shop.cast.orderer, shop.laptop, shop.laptop)
    one, other = placed.lines.all()
    receive(shop, one, RECEIVED, serial="SN-1", tag="KA-1")
    with pytest.raises(InvalidInput) as refused:
        receive(shop, other, RECEIVED, serial="SN-2", tag="ka-1")
    assert refused.value.field == f"asset_tag-{other.pk}"


def test_a_device_is_not_delivered_before_it_is_received(shop: Shop) -> None:
    line = line_of(order(shop, shop.cast.orderer, shop.laptop), shop.laptop)
    with pytest.raises(WrongState):
        deliver(shop, line, at=DELIVERED)
    assert not Usage.objects.exists()


def test_nothing_is_received_twice(shop: Shop) -> None:
    line = line_of(order(shop, shop.cast.orderer, shop.laptop), shop.laptop)
    receive(shop, line, RECEIVED)
    with pytest.raises(WrongState):
        receive(shop, line, RECEIVED, serial="SN-2", tag="KA-2")
    assert Item.objects.count() == 1


def test_delivery_is_a_happening_with_cost_and_price_of_the_order(shop: Shop) -> None:
    line = receive(shop, line_of(order(shop, shop.cast.orderer, shop.laptop), shop.laptop), RECEIVED)
    deliver(shop, line, at=DELIVERED)
    usage = Usage.objects.get()
    assert (usage.kind, usage.source_key, usage.occurred_at) == (
        "delivery",
        f"order-line:{line.pk}:delivery",
        DELIVERED,
    )
    assert (usage.customer, usage.payer, usage.cost_centre, usage.posting_code) == (
        shop.cast.kaarnalahti,
        shop.cast.kaarnalahti,
        shop.cast.administration,
        "4370",
    )
    assert usage.item == line.item
    assert Decimal(usage.facts["cost"]) == Decimal("1000")
    assert (usage.facts["item"], usage.facts["acquisition_model"], usage.facts["order"]) == (
        "KA-1",
        "direct_purchase",
        "SR-000001",
    )


def test_in_service_on_a_day_begins_the_time_that_is_charged_and_ends_the_order(shop: Shop) -> None:
    placed = order(shop, shop.cast.orderer, shop.laptop)
    line = receive(shop, line_of(placed, shop.laptop), RECEIVED)
    deliver(shop, line, at=DELIVERED)
    serve(shop, line, at=SERVED)
    placed.refresh_from_db()
    placed.request.refresh_from_db()
    interval = ServiceInterval.objects.get()
    assert (interval.during.lower, interval.during.upper, interval.package) == (SERVED, None, shop.plus)
    assert (placed.state, placed.request.state) == (OrderState.FULFILLED, "done")
    assert not Lease.objects.exists(), "a purchase has no lease"


def test_a_lease_begins_on_the_day_of_going_in_service(cast: Cast) -> None:
    shop = open_shop(cast, leases=True)
    line = receive(shop, line_of(order(shop, cast.orderer, shop.laptop), shop.laptop), RECEIVED)
    deliver(shop, line, at=DELIVERED)
    assert not Lease.objects.exists()
    serve(shop, line, at=SERVED)
    lease = Lease.objects.get()
    assert (lease.acquisition_model, lease.starts_on, lease.term_months, lease.monthly, lease.residual) == (
        "lifecycle_lease",
        SERVED.date(),
        48,
        Decimal("21.40"),
        Decimal("100"),
    )


def test_a_licence_is_an_item_in_service_from_delivery_on(shop: Shop) -> None:
    placed = order(shop, shop.cast.orderer, shop.licence, holder=shop.cast.employee)
    deliver(shop, line_of(placed, shop.licence), at=DELIVERED)
    item = Item.objects.get()
    placed.refresh_from_db()
    assert (item.kind, item.state, item.asset_tag, item.holder) == (
        "licence",
        "in_service",
        "SR-000001-1",
        shop.cast.employee,
    )
    assert ServiceInterval.objects.get().during.lower == DELIVERED
    assert placed.state == OrderState.FULFILLED


def test_goods_make_no_item_but_are_charged_on_delivery(shop: Shop) -> None:
    placed = order(shop, shop.cast.orderer, shop.keyboard)
    deliver(shop, line_of(placed, shop.keyboard), at=DELIVERED)
    placed.refresh_from_db()
    usage = Usage.objects.get()
    assert not Item.objects.exists()
    assert (usage.item, usage.facts["item"], Decimal(usage.facts["cost"])) == (
        None,
        "SR-000001-1",
        Decimal("37.86"),
    )
    assert placed.state == OrderState.FULFILLED


def test_the_request_follows_its_units(shop: Shop) -> None:
    placed = order(shop, shop.cast.orderer, shop.laptop, shop.keyboard)
    laptop, keyboard = line_of(placed, shop.laptop), line_of(placed, shop.keyboard)
    states = [placed.request.state]

    def step() -> None:
        placed.request.refresh_from_db()
        states.append(placed.request.state)

    receive(shop, laptop, RECEIVED)
    step()
    deliver(shop, laptop, keyboard, at=DELIVERED)
    step()
    serve(shop, laptop, at=SERVED)
    step()
    assert states == ["open", "in_progress", "in_progress", "done"]


def test_an_order_is_not_called_done_by_hand(shop: Shop) -> None:
    placed = order(shop, shop.cast.orderer, shop.laptop)
    receive(shop, line_of(placed, shop.laptop), RECEIVED)
    with pytest.raises(WrongState):
        finish_request(actor=shop.cast.actor(shop.cast.agent), request_id=placed.request_id)


def test_each_step_of_a_unit_stands_on_the_timeline_of_its_item(shop: Shop) -> None:
    line = receive(shop, line_of(order(shop, shop.cast.orderer, shop.laptop), shop.laptop), RECEIVED)
    deliver(shop, line, at=DELIVERED)
    serve(shop, line, at=SERVED)
    moved = EventRecord.objects.filter(name="shop.order_line_moved").order_by("pk")
    assert [(event.data["to_state"], event.occurred_at) for event in moved] == [
        ("received", RECEIVED),
        ("delivered", DELIVERED),
        ("in_service", SERVED),
    ]
    assert all(f"item:{line.item_id}" in event.subjects for event in moved)


@pytest.mark.parametrize("role", ["agent", "store_keeper", "provider_administrator"])
def test_who_handles_goods_receives(shop: Shop, role: str) -> None:
    line = line_of(order(shop, shop.cast.orderer, shop.keyboard), shop.keyboard)
    actor = shop.cast.actor(getattr(shop.cast, role))
    assert deliver_order_lines(actor=actor, line_ids=[line.pk], at=DELIVERED)[0].state == LineState.DELIVERED


@pytest.mark.parametrize("role", ["orderer", "inspector", "billing", "hr_agent", "technician"])
def test_nobody_else_does(shop: Shop, role: str) -> None:
    line = line_of(order(shop, shop.cast.orderer, shop.keyboard), shop.keyboard)
    with pytest.raises((NotAllowed, NotVisible)):
        deliver_order_lines(actor=shop.cast.actor(getattr(shop.cast, role)), line_ids=[line.pk], at=DELIVERED)
    assert not Usage.objects.exists()


def test_another_providers_store_keeper_does_not_find_the_order(shop: Shop) -> None:
    line = line_of(order(shop, shop.cast.orderer, shop.keyboard), shop.keyboard)
    with pytest.raises(NotVisible):
        deliver_order_lines(
            actor=shop.cast.actor(shop.cast.payar_store_keeper), line_ids=[line.pk], at=DELIVERED
        )


def test_what_is_to_be_done_is_counted_by_orders_and_found_by_words(shop: Shop) -> None:
    first = order(shop, shop.cast.orderer, shop.laptop, shop.keyboard)
    second = order(shop, shop.cast.orderer, shop.laptop)
    line = receive(shop, line_of(second, shop.laptop), RECEIVED, tag="KA-9")
    deliver(shop, line, at=DELIVERED)
    actor = shop.cast.actor(shop.cast.store_keeper)
    assert counts_to_do(actor) == {"receive": 1, "deliver": 1, "put_in_service": 1}
    assert list(orders_at_work(actor, to_do="receive")) == [first]
    assert list(orders_at_work(actor, to_do="put_in_service")) == [second]
    found = {
        text: [found.request.number for found in orders_at_work(actor, search=text)]
        for text in ("sr-000002", "quiet", "ka-9", "kaarnalahti", "nothing", "۰۰۰۰۰۱")
    }
    assert found == {
        "sr-000002": ["SR-000002"],
        "quiet": ["SR-000001"],
        "ka-9": ["SR-000002"],
        "kaarnalahti": ["SR-000002", "SR-000001"],
        "nothing": [],
        "۰۰۰۰۰۱": ["SR-000001"],
    }


def test_suggested_tags_go_on_where_the_customer_left_off(shop: Shop) -> None:
    actor = shop.cast.actor(shop.cast.store_keeper)
    assert suggested_tags(actor, shop.cast.kaarnalahti, 2) == ["D-00001", "D-00002"]
    placed = order(shop, shop.cast.orderer, shop.laptop, shop.laptop)
    one, other = placed.lines.all()
    receive(shop, one, RECEIVED, serial="SN-1", tag="KA-00012")
    receive(shop, other, RECEIVED, serial="SN-2", tag="KA-00010")
    assert suggested_tags(actor, shop.cast.kaarnalahti, 2) == ["KA-00011", "KA-00013"]
