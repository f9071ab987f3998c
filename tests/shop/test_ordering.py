"""Ordering: who may, what from, at which price, and that a double click orders once."""

import threading
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connections

from cast import Cast, build_cast
from huolto.catalogue.choices import AcquisitionModel
from huolto.catalogue.commands import remove_from_assortment, set_price
from huolto.catalogue.models import AssortmentEntry
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.foundation.models import EventRecord, NumberSeries
from huolto.parties.commands import grant_right
from huolto.parties.queries import today_at
from huolto.shop.access import customer_of_orderer, orders_visible_to
from huolto.shop.choices import LineState, OrderState
from huolto.shop.commands import (
    LineChanges,
    add_to_cart,
    cancel_order,
    change_cart_line,
    place_order,
    remove_cart_line,
)
from huolto.shop.models import Cart, CartLine, Order
from shop.shops import Shop, day, fill_cart, line_of, open_shop, order, receive


@pytest.fixture
def shop(cast: Cast) -> Shop:
    return open_shop(cast)


@pytest.mark.parametrize(
    "role", ["employee", "inspector", "hr", "approver", "customer_administrator", "agent", "store_keeper"]
)
def test_without_an_ordering_right_nothing_can_be_put_into_a_cart(shop: Shop, role: str) -> None:
    actor = shop.cast.actor(getattr(shop.cast, role))
    with pytest.raises((NotAllowed, NotVisible)):
        add_to_cart(actor=actor, assortment_id=shop.city.pk, product_id=shop.laptop.pk)
    assert not CartLine.objects.exists()


def test_another_customers_orderer_finds_nothing_of_this_shop(shop: Shop) -> None:
    with pytest.raises(NotVisible):
        add_to_cart(
            actor=shop.cast.actor(shop.cast.other_orderer),
            assortment_id=shop.city.pk,
            product_id=shop.laptop.pk,
        )


def test_the_school_orders_from_its_own_shop_only(shop: Shop) -> None:
    actor = shop.cast.actor(shop.cast.school_orderer)
    assert customer_of_orderer(actor) == shop.cast.rantakoulu
    with pytest.raises(NotVisible):
        add_to_cart(actor=actor, assortment_id=shop.city.pk, product_id=shop.laptop.pk)
    cart = add_to_cart(actor=actor, assortment_id=shop.school.pk, product_id=shop.slate.pk)
    assert [line.product for line in cart.lines.all()] == [shop.slate]


def test_a_product_that_a_shop_does_not_hold_cannot_be_ordered_from_it(shop: Shop) -> None:
    with pytest.raises(NotVisible):
        add_to_cart(
            actor=shop.cast.actor(shop.cast.orderer), assortment_id=shop.city.pk, product_id=shop.slate.pk
        )


def test_a_unit_begins_with_the_usual_package_and_the_orderers_own_place_and_cost_centre(shop: Shop) -> None:
    cart = add_to_cart(
        actor=shop.cast.actor(shop.cast.orderer),
        assortment_id=shop.city.pk,
        product_id=shop.laptop.pk,
        quantity=2,
    )
    assert [(line.package, line.place, line.cost_centre) for line in cart.lines.all()] == [
        (shop.plus, shop.cast.town_hall_third_floor, shop.cast.administration)
    ] * 2


def test_a_package_that_is_not_offered_with_the_product_is_refused(shop: Shop) -> None:
    with pytest.raises(InvalidInput) as refused:
        add_to_cart(
            actor=shop.cast.actor(shop.cast.orderer),
            assortment_id=shop.city.pk,
            product_id=shop.keyboard.pk,
            package_id=shop.plus.pk,
        )
    assert refused.value.field == "package"


def test_a_cart_holds_at_most_two_hundred_units(shop: Shop) -> None:
    actor = shop.cast.actor(shop.cast.orderer)
    add_to_cart(actor=actor, assortment_id=shop.city.pk, product_id=shop.keyboard.pk, quantity=200)
    with pytest.raises(InvalidInput):
        add_to_cart(actor=actor, assortment_id=shop.city.pk, product_id=shop.keyboard.pk)
    assert CartLine.objects.count() == 200


def test_nobody_changes_somebody_elses_cart(shop: Shop) -> None:
    line = fill_cart(shop, shop.cast.orderer, shop.laptop).lines.get()
    stranger = shop.cast.actor(shop.cast.school_orderer)
    with pytest.raises(NotVisible):
        change_cart_line(actor=stranger, line_id=line.pk, changes=LineChanges())
    with pytest.raises(NotVisible):
        remove_cart_line(actor=stranger, line_id=line.pk)
    with pytest.raises(NotVisible):
        place_order(actor=stranger, cart_key=line.cart.key)
    assert Cart.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "foreign"),
    [("holder_id", "other_employee"), ("place_id", "otavala_office"), ("cost_centre_id", "otavala_upkeep")],
)
def test_another_customers_people_places_and_cost_centres_are_refused(
    shop: Shop, field: str, foreign: str
) -> None:
    line = fill_cart(shop, shop.cast.orderer, shop.laptop).lines.get()
    with pytest.raises(InvalidInput) as refused:
        change_cart_line(
            actor=shop.cast.actor(shop.cast.orderer),
            line_id=line.pk,
            changes=LineChanges(**{field: getattr(shop.cast, foreign).pk}),
        )
    assert refused.value.field == field.removesuffix("_id")


def test_an_order_makes_a_service_request_with_the_next_sr_number(shop: Shop) -> None:
    first = order(shop, shop.cast.orderer, shop.laptop, holder=shop.cast.employee)
    second = order(shop, shop.cast.orderer, shop.keyboard)
    assert [first.request.number, second.request.number] == ["SR-000001", "SR-000002"]
    assert (first.request.kind, first.request.state) == ("order", "open")
    assert first.request.requester == shop.cast.orderer
    assert first.request.title.endswith(": Lumo-kirja 14"), "in the language of the customer"
    line = line_of(first, shop.laptop)
    assert (line.holder, line.place, line.cost_centre, line.posting_code) == (
        shop.cast.employee,
        shop.cast.town_hall,
        shop.cast.administration,
        "4370",
    )
    assert not Cart.objects.exists()


def test_ordering_stands_on_the_timeline_of_order_and_request(shop: Shop) -> None:
    placed = order(shop, shop.cast.orderer, shop.laptop)
    names = EventRecord.objects.filter(subjects__contains=[f"request:{placed.request_id}"]).order_by("pk")
    assert [event.name for event in names] == ["desk.request_opened", "shop.order_placed"]
    assert {event.person_id for event in names} == {shop.cast.orderer.pk}
    assert {event.customer_id for event in names} == {shop.cast.kaarnalahti.pk}


def test_the_price_of_the_day_of_ordering_is_kept(shop: Shop) -> None:
    placed = order(shop, shop.cast.orderer, shop.laptop)
    set_price(
        actor=shop.cast.system(),
        product=shop.laptop,
        acquisition_model=AcquisitionModel.DIRECT_PURCHASE,
        price=Decimal("1500"),
        from_on=today_at(shop.cast.suopursu),
    )
    line = line_of(placed, shop.laptop)
    assert (line.price, line.acquisition_model, line.monthly) == (Decimal("1000"), "direct_purchase", None)
    assert line_of(order(shop, shop.cast.orderer, shop.laptop), shop.laptop).price == Decimal("1500")


def test_who_leases_gets_rent_and_term_on_the_line(cast: Cast) -> None:
    shop = open_shop(cast, leases=True)
    line = line_of(order(shop, cast.orderer, shop.laptop, shop.keyboard), shop.laptop)
    assert (line.acquisition_model, line.monthly, line.term_months, line.residual) == (
        "lifecycle_lease",
        Decimal("21.40"),
        48,
        Decimal("100"),
    )


def test_goods_that_make_no_item_are_bought_even_where_devices_are_leased(cast: Cast) -> None:
    shop = open_shop(cast, leases=True)
    line = line_of(order(shop, cast.orderer, shop.keyboard), shop.keyboard)
    assert (line.acquisition_model, line.price) == ("direct_purchase", Decimal("37.86"))


@pytest.mark.parametrize(("missing", "field"), [("place_id", "place"), ("cost_centre_id", "cost_centre")])
def test_a_unit_without_place_or_cost_centre_is_named_and_nothing_is_ordered(
    shop: Shop, missing: str, field: str
) -> None:
    cart = fill_cart(shop, shop.cast.orderer, shop.laptop)
    cart.lines.update(**{missing: None})
    with pytest.raises(InvalidInput, match="Lumo Book 14") as refused:
        place_order(actor=shop.cast.actor(shop.cast.orderer), cart_key=cart.key)
    assert refused.value.field == f"{field}-{cart.lines.get().pk}"
    assert not Order.objects.exists()
    assert not NumberSeries.objects.filter(series="SR").exists()


def test_what_left_the_assortment_is_named_and_nothing_is_ordered(shop: Shop) -> None:
    cart = fill_cart(shop, shop.cast.orderer, shop.keyboard, shop.laptop)
    for entry in AssortmentEntry.objects.filter(product=shop.keyboard):
        remove_from_assortment(actor=shop.cast.system(), entry_id=entry.pk)
    with pytest.raises(InvalidInput, match="Quiet keyboard"):
        place_order(actor=shop.cast.actor(shop.cast.orderer), cart_key=cart.key)
    assert cart.lines.count() == 2


def test_an_empty_cart_is_not_ordered(shop: Shop) -> None:
    cart = fill_cart(shop, shop.cast.orderer, shop.keyboard)
    remove_cart_line(actor=shop.cast.actor(shop.cast.orderer), line_id=cart.lines.get().pk)
    with pytest.raises(InvalidInput):
        place_order(actor=shop.cast.actor(shop.cast.orderer), cart_key=cart.key)


def test_the_same_cart_ordered_twice_is_one_order(shop: Shop) -> None:
    cart = fill_cart(shop, shop.cast.orderer, shop.laptop)
    actor = shop.cast.actor(shop.cast.orderer)
    first = place_order(actor=actor, cart_key=cart.key)
    assert place_order(actor=actor, cart_key=cart.key) == first
    assert Order.objects.count() == 1
    assert EventRecord.objects.filter(name="shop.order_placed").count() == 1


def test_a_cart_key_that_does_not_exist_is_not_found(shop: Shop) -> None:
    with pytest.raises(NotVisible):
        place_order(actor=shop.cast.actor(shop.cast.orderer), cart_key=uuid4())


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_moment_are_one_order() -> None:
    shop = open_shop(build_cast())
    cart = fill_cart(shop, shop.cast.orderer, shop.laptop)
    actor = shop.cast.actor(shop.cast.orderer)
    barrier = threading.Barrier(2)
    found: list[int] = []

    def click() -> None:
        try:
            barrier.wait()
            found.append(place_order(actor=actor, cart_key=cart.key).pk)
        finally:
            connections.close_all()

    clicks = [threading.Thread(target=click) for _ in range(2)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()
    assert len(found) == 2
    assert len(set(found)) == 1
    assert Order.objects.count() == 1
    assert NumberSeries.objects.get(provider=shop.cast.suopursu, series="SR").last_number == 1


def test_an_order_is_cancelled_by_who_placed_it_while_nothing_has_arrived(shop: Shop) -> None:
    placed = order(shop, shop.cast.orderer, shop.laptop)
    cancelled = cancel_order(actor=shop.cast.actor(shop.cast.orderer), order_id=placed.pk)
    cancelled.request.refresh_from_db()
    assert (cancelled.state, cancelled.request.state) == (OrderState.CANCELLED, "cancelled")
    assert line_of(placed, shop.laptop).state == LineState.CANCELLED
    names = EventRecord.objects.filter(subjects__contains=[f"order:{placed.pk}"]).values_list(
        "name", flat=True
    )
    assert list(names.order_by("pk")) == ["shop.order_placed", "shop.order_moved"]


def test_an_order_of_which_something_has_arrived_is_not_cancelled(shop: Shop) -> None:
    placed = order(shop, shop.cast.orderer, shop.laptop, shop.keyboard)
    receive(shop, line_of(placed, shop.laptop), day(2026, 2, 10))
    with pytest.raises(WrongState):
        cancel_order(actor=shop.cast.actor(shop.cast.orderer), order_id=placed.pk)
    placed.refresh_from_db()
    assert placed.state == OrderState.PLACED


def test_a_colleague_who_only_reads_does_not_cancel(shop: Shop) -> None:
    placed = order(shop, shop.cast.orderer, shop.laptop)
    with pytest.raises(NotAllowed):
        cancel_order(actor=shop.cast.actor(shop.cast.inspector), order_id=placed.pk)
    with pytest.raises(NotVisible):
        cancel_order(actor=shop.cast.actor(shop.cast.other_orderer), order_id=placed.pk)


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        ("orderer", True),
        ("inspector", True),
        ("employee", False),
        ("customer_administrator", False),
        ("school_orderer", False),
        ("other_orderer", False),
        ("other_administrator", False),
        ("agent", True),
        ("store_keeper", True),
        ("billing", True),
        ("hr_agent", False),
    ],
)
def test_who_sees_an_order_of_the_city(shop: Shop, role: str, sees: bool) -> None:
    placed = order(shop, shop.cast.orderer, shop.laptop)
    visible = orders_visible_to(shop.cast.actor(getattr(shop.cast, role)))
    assert visible.filter(pk=placed.pk).exists() is sees


def test_the_city_sees_what_its_school_orders(shop: Shop) -> None:
    placed = order(
        shop,
        shop.cast.school_orderer,
        shop.slate,
        assortment=shop.school,
        place=shop.cast.school_site,
        cost_centre=shop.cast.basic_education,
    )
    assert orders_visible_to(shop.cast.actor(shop.cast.orderer)).filter(pk=placed.pk).exists()


def test_a_right_narrowed_to_a_cost_centre_orders_for_that_one_only(shop: Shop) -> None:
    cast = shop.cast
    grant_right(
        actor=cast.system(),
        person=cast.employee,
        right="order",
        organisation=cast.kaarnalahti,
        cost_centre=cast.basic_education,
    )
    actor = cast.actor(cast.employee)
    line = add_to_cart(actor=actor, assortment_id=shop.city.pk, product_id=shop.keyboard.pk).lines.get()
    with pytest.raises(InvalidInput) as refused:
        change_cart_line(
            actor=actor, line_id=line.pk, changes=LineChanges(cost_centre_id=cast.administration.pk)
        )
    assert refused.value.field == "cost_centre"
    change_cart_line(
        actor=actor, line_id=line.pk, changes=LineChanges(cost_centre_id=cast.basic_education.pk)
    )
