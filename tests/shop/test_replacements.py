"""The corresponding new device (S2.9): found by the successor, ordered, followed until it serves."""

import itertools
from typing import Any

import pytest
from django.utils import timezone

from cast import Cast
from huolto.catalogue.models import DeviceModel, Maker
from huolto.foundation.errors import InUse, InvalidInput, NotAllowed, NotVisible
from huolto.foundation.models import EventRecord
from huolto.parties.commands import grant_right
from huolto.parties.models import Person
from huolto.register.choices import ItemState
from huolto.register.commands import StartOfService, put_in_service, register_items
from huolto.register.commands.inputs import NewItem
from huolto.register.models import Item
from huolto.shop.commands import cancel_order, order_replacements, place_order, remove_cart_line
from huolto.shop.models import CartLine, Order
from huolto.shop.replacements import following_of, items_with_facts, replacements_for
from shop.shops import Shop, day, deliver, line_of, open_shop, receive, serve


def models(shop: Shop, count: int = 3) -> list[DeviceModel]:
    """Models that succeed one another; the laptop of the shop is of the last."""
    maker = Maker.objects.create(provider=shop.cast.suopursu, name="Lumo", folded_name="lumo")
    made = [
        DeviceModel.objects.create(
            provider=shop.cast.suopursu,
            maker=maker,
            name=f"Book {number}",
            folded_name=f"book {number}",
            category=shop.laptop.category,
        )
        for number in range(count)
    ]
    for before, after in itertools.pairwise(made):
        before.successor = after
        before.save()
    shop.laptop.device_model = made[-1]
    shop.laptop.save()
    return made


def an_old_one(shop: Shop, model: DeviceModel | None, tag: str = "OLD-1", **facts: Any) -> Item:
    """A laptop of the employee in service since 2025."""
    given: dict[str, Any] = {
        "customer_id": shop.cast.kaarnalahti.pk,
        "category_id": shop.laptop.category_id,
        "device_model_id": model.pk if model else None,
        "holder_id": shop.cast.employee.pk,
        "place_id": shop.cast.room_312.pk,
        "cost_centre_id": shop.cast.administration.pk,
        "posting_code": "77",
        "package_id": shop.basic.pk,
        **facts,
    }
    system = shop.cast.system()
    [item] = register_items(
        actor=system, items=[NewItem(asset_tag=tag, name="Old book", at=day(2025, 1, 1), **given)]
    )
    put_in_service(actor=system, starts=[StartOfService(item_id=item.pk, at=day(2025, 1, 1))])
    item.refresh_from_db()
    return item


def put(shop: Shop, *items: Item, person: Person | None = None) -> list[CartLine]:
    actor = shop.cast.actor(person or shop.cast.orderer)
    cart = order_replacements(actor=actor, item_ids=[item.pk for item in items])
    return list(cart.lines.order_by("pk"))


def ordered(shop: Shop, *items: Item) -> Order:
    lines = put(shop, *items)
    return place_order(actor=shop.cast.actor(shop.cast.orderer), cart_key=lines[0].cart.key)


def test_the_newest_successor_on_offer_takes_the_place_of_an_old_model(cast: Cast) -> None:
    shop = open_shop(cast)
    first, *_others = models(shop)
    item = an_old_one(shop, first)
    [line] = put(shop, item)
    assert (line.product, line.package) == (shop.laptop, shop.basic)
    assert (line.holder, line.place, line.cost_centre) == (cast.employee, cast.room_312, cast.administration)
    assert (line.posting_code, line.replaces) == ("77", item)


def test_without_a_successor_on_offer_the_same_model_is_ordered_again(cast: Cast) -> None:
    shop = open_shop(cast)
    first, second, _third = models(shop)
    shop.laptop.device_model = first
    shop.laptop.save()
    second.successor = first
    second.save()
    [line] = put(shop, an_old_one(shop, first))
    assert line.product == shop.laptop


def test_a_circle_of_successors_is_gone_round_once(cast: Cast) -> None:
    shop = open_shop(cast)
    first, _second, third = models(shop)
    third.successor = first
    third.save()
    [line] = put(shop, an_old_one(shop, first))
    assert line.product == shop.laptop


def test_a_package_that_is_not_offered_gives_way_to_the_usual_one(cast: Cast) -> None:
    shop = open_shop(cast)
    first, *_others = models(shop)
    [line] = put(shop, an_old_one(shop, first, package_id=None))
    assert line.package == shop.plus


def test_the_price_comes_with_its_reasons_from_the_agreement(cast: Cast) -> None:
    shop = open_shop(cast)
    first, *_others = models(shop)
    actor = cast.actor(cast.orderer)
    [found] = replacements_for(actor, items_with_facts(actor, [an_old_one(shop, first).pk]))
    assert found.cost is not None
    assert [(charge.clause, str(charge.net)) for charge in found.cost.once] == [("purchase", "1030.00")]


def test_what_nothing_corresponds_to_is_said_and_not_ordered(cast: Cast) -> None:
    shop = open_shop(cast)
    models(shop)
    item = an_old_one(shop, None)
    actor = cast.actor(cast.orderer)
    [found] = replacements_for(actor, items_with_facts(actor, [item.pk]))
    assert found.offer is None
    with pytest.raises(InvalidInput, match="OLD-1"):
        put(shop, item)
    assert not CartLine.objects.exists()


def test_each_device_is_replaced_from_the_storefront_of_whose_it_is(cast: Cast) -> None:
    shop = open_shop(cast)
    first, *_others = models(shop)
    shop.laptop.device_model = None
    shop.laptop.save()
    shop.slate.device_model = first
    shop.slate.save()
    schools = an_old_one(
        shop,
        first,
        "SCHOOL-1",
        customer_id=cast.rantakoulu.pk,
        holder_id=cast.teacher.pk,
        place_id=cast.school_site.pk,
    )
    [line] = put(shop, schools)
    assert (line.product, line.assortment, line.holder) == (shop.slate, shop.school, cast.teacher)
    with pytest.raises(InvalidInput, match="OLD-1"):
        put(shop, an_old_one(shop, first))


def test_only_an_orderer_of_that_customer_orders(cast: Cast) -> None:
    shop = open_shop(cast)
    first, *_others = models(shop)
    item = an_old_one(shop, first)
    for person, refusal in (
        (cast.employee, NotAllowed),
        (cast.inspector, NotAllowed),
        (cast.agent, NotAllowed),
        (cast.other_orderer, NotVisible),
        (cast.school_orderer, NotVisible),
    ):
        with pytest.raises(refusal):
            put(shop, item, person=person)


def test_asked_for_twice_it_lies_in_the_cart_once(cast: Cast) -> None:
    shop = open_shop(cast)
    first, *_others = models(shop)
    item = an_old_one(shop, first)
    put(shop, item)
    assert len(put(shop, item, an_old_one(shop, first, "OLD-2"))) == 2


def test_what_is_on_its_way_is_not_ordered_again_and_after_cancelling_it_is(cast: Cast) -> None:
    shop = open_shop(cast)
    first, *_others = models(shop)
    item = an_old_one(shop, first)
    placed = ordered(shop, item)
    with pytest.raises(InUse, match=placed.request.number):
        put(shop, item)
    cancel_order(actor=cast.actor(cast.orderer), order_id=placed.pk)
    assert len(put(shop, item)) == 1


def test_of_two_orderers_carts_only_one_becomes_an_order(cast: Cast) -> None:
    shop = open_shop(cast)
    first, *_others = models(shop)
    item = an_old_one(shop, first)
    grant_right(actor=cast.system(), person=cast.hr, right="order", organisation=cast.kaarnalahti)
    [mine], [theirs] = put(shop, item), put(shop, item, person=cast.hr)
    place_order(actor=cast.actor(cast.orderer), cart_key=mine.cart.key)
    with pytest.raises(InUse, match="OLD-1"):
        place_order(actor=cast.actor(cast.hr), cart_key=theirs.cart.key)
    remove_cart_line(actor=cast.actor(cast.hr), line_id=theirs.pk)


def test_the_old_device_is_told_of_and_asked_back_once_the_new_one_serves(cast: Cast) -> None:
    shop = open_shop(cast)
    first, *_others = models(shop)
    item = an_old_one(shop, first)
    system = cast.system()
    assert following_of(system, item) is None
    placed = ordered(shop, item)
    told = EventRecord.objects.get(name="register.replacement_ordered")
    assert (told.subjects[0], told.data["number"]) == (f"item:{item.pk}", placed.request.number)
    following = following_of(system, item)
    assert following is not None
    assert (following.is_in_service, following.old_is_to_go) == (False, False)
    at = timezone.now()
    line = receive(shop, line_of(placed, shop.laptop), at, tag="NEW-1")
    deliver(shop, line, at=at)
    serve(shop, line, at=at)
    following = following_of(system, item)
    assert following is not None
    assert (following.is_in_service, following.old_is_to_go) == (True, True)
    new = Item.objects.get(asset_tag="NEW-1")
    assert new.predecessor_id == item.pk
    told = EventRecord.objects.filter(name="register.item_replaced")
    assert {record.subjects[0] for record in told} == {f"item:{item.pk}", f"item:{new.pk}"}
    assert (new.holder, new.package) == (cast.employee, shop.basic)
    Item.objects.filter(pk=item.pk).update(state=ItemState.OUT_OF_SERVICE)
    item.refresh_from_db()
    following = following_of(system, item)
    assert following is not None
    assert not following.old_is_to_go
