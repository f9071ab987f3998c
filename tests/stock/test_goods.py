"""Goods that are counted: none comes from nowhere untold, and none is taken that is not there."""

from typing import Any

import pytest

from cast import Cast
from huolto.catalogue.commands import create_product
from huolto.catalogue.models import Product
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible
from huolto.stock.commands import GoodsMove, count_goods, move_goods, set_minimum
from huolto.stock.models import StockLevel, StockMovement
from huolto.stock.queries import goods_below_minimum
from register.registers import day
from stock.pools import phones

pytestmark = pytest.mark.django_db


@pytest.fixture
def bags(cast: Cast) -> Product:
    return create_product(
        actor=cast.system(), sku="BAG", name={"en": "Return bag"}, category=phones(cast), makes_item=False
    )


def move(cast: Cast, product: Product, quantity: int, **facts: Any) -> GoodsMove:
    return GoodsMove(product_id=product.pk, quantity=quantity, at=day(2, 1), **facts)


def levels() -> dict[str, int]:
    return dict(StockLevel.objects.values_list("place__name", "quantity"))


def test_what_comes_in_goes_on_and_is_used(cast: Cast, bags: Product) -> None:
    keeper, store, hall = cast.actor(cast.store_keeper), cast.store.pk, cast.town_hall.pk
    received = move(cast, bags, 100, to_place_id=store, source_key="delivery:1")
    moves = [
        received,
        received,
        move(cast, bags, 30, from_place_id=store, to_place_id=hall),
        move(cast, bags, 5, from_place_id=hall),
    ]
    move_goods(actor=keeper, moves=moves)
    assert levels() == {cast.store.name: 70, cast.town_hall.name: 25}
    move_goods(actor=keeper, moves=[received, received])
    assert levels()[cast.store.name] == 70, "a delivery told twice counts once"
    assert [row.kind for row in StockMovement.objects.order_by("pk")] == ["received", "moved", "used"]


def test_what_is_not_there_is_not_taken_and_nothing_of_it_happens(cast: Cast, bags: Product) -> None:
    keeper, store = cast.actor(cast.store_keeper), cast.store.pk
    with pytest.raises(InvalidInput, match="fewer than 6"):
        move_goods(
            actor=keeper,
            moves=[move(cast, bags, 5, to_place_id=store), move(cast, bags, 6, from_place_id=store)],
        )
    assert not StockLevel.objects.exists()
    assert not StockMovement.objects.exists()


@pytest.mark.parametrize(
    ("quantity", "places", "field"),
    [
        (0, {"to_place_id": 1}, "quantity"),
        (1, {}, "place"),
        (1, {"from_place_id": 1, "to_place_id": 1}, "place"),
    ],
)
def test_a_move_says_how_many_and_where(
    cast: Cast, bags: Product, quantity: int, places: dict[str, int], field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        move_goods(actor=cast.actor(cast.store_keeper), moves=[move(cast, bags, quantity, **places)])
    assert refused.value.field == field


def test_a_count_is_the_truth_and_its_difference_a_movement(cast: Cast, bags: Product) -> None:
    keeper, store = cast.actor(cast.store_keeper), cast.store.pk
    move_goods(actor=keeper, moves=[move(cast, bags, 10, to_place_id=store)])
    count_goods(actor=keeper, place_id=store, counted={bags.pk: 7}, at=day(2, 2), reason="Spring count")
    assert count_goods(actor=keeper, place_id=store, counted={bags.pk: 7}, at=day(2, 3)) == []
    lost = StockMovement.objects.get(kind="counted")
    assert (lost.quantity, lost.from_place, lost.to_place, lost.reason) == (
        3,
        cast.store,
        None,
        "Spring count",
    )
    count_goods(actor=keeper, place_id=store, counted={bags.pk: 9}, at=day(2, 4))
    assert levels() == {cast.store.name: 9}
    with pytest.raises(InvalidInput):
        count_goods(actor=keeper, place_id=store, counted={bags.pk: -1}, at=day(2, 4))


def test_what_is_below_its_minimum_is_said(cast: Cast, bags: Product) -> None:
    keeper, store = cast.actor(cast.store_keeper), cast.store.pk
    set_minimum(actor=keeper, place_id=store, product_id=bags.pk, minimum=20)
    assert [level.product for level in goods_below_minimum(cast.suopursu)] == [bags]
    move_goods(actor=keeper, moves=[move(cast, bags, 20, to_place_id=store)])
    assert not goods_below_minimum(cast.suopursu).exists()
    with pytest.raises(NotAllowed):
        set_minimum(actor=cast.actor(cast.agent), place_id=store, product_id=bags.pk, minimum=1)


def test_others_places_and_products_are_not_there(cast: Cast, bags: Product) -> None:
    with pytest.raises(NotVisible):
        move_goods(
            actor=cast.actor(cast.store_keeper), moves=[move(cast, bags, 1, to_place_id=cast.payar_store.pk)]
        )
    with pytest.raises(NotVisible):
        move_goods(
            actor=cast.actor(cast.payar_store_keeper),
            moves=[move(cast, bags, 1, to_place_id=cast.payar_store.pk)],
        )
    with pytest.raises(NotVisible):
        move_goods(actor=cast.actor(cast.orderer), moves=[move(cast, bags, 1, to_place_id=cast.store.pk)])
