"""A device of a model is promised, any unit of it is picked, and it goes for good, on loan, or not at all."""

import pytest

from cast import Cast
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.stock.choices import MovementKind, ReservationState, UnitState
from huolto.stock.commands import (
    Substitute,
    hand_out,
    make_ready,
    pick,
    release,
    reserve,
    set_substitutes,
    take_back,
    take_from_pool,
)
from huolto.stock.errors import NothingFree
from huolto.stock.models import PoolUnit, Reservation, StockMovement
from stock.pools import a_pool, fill, model, units

pytestmark = pytest.mark.django_db


def an_item_id(tag: str) -> int:
    return PoolUnit.objects.get(item__asset_tag=tag).item_id


def test_any_unit_of_the_model_may_be_picked(cast: Cast) -> None:
    pool = a_pool(cast, "S-1", "S-2", "S-3")
    agent, keeper = cast.actor(cast.agent), cast.actor(cast.store_keeper)
    held = reserve(actor=agent, pool_id=pool.pk, model_id=model(cast).pk, source_key="exchange:1")
    other = reserve(actor=agent, pool_id=pool.pk, model_id=model(cast).pk, source_key="exchange:2")
    assert sorted(units(pool).values()) == ["free", "reserved", "reserved"]
    assert reserve(actor=agent, pool_id=pool.pk, model_id=model(cast).pk, source_key="exchange:1") == held
    free = next(tag for tag, state in units(pool).items() if state == UnitState.FREE)
    pick(actor=keeper, reservation_id=held.pk, item_id=an_item_id(free))
    assert units(pool)[free] == UnitState.RESERVED
    assert sorted(units(pool).values()) == ["free", "reserved", "reserved"], "the count stays"
    with pytest.raises(InvalidInput, match="Reserved"):
        pick(actor=keeper, reservation_id=other.pk, item_id=an_item_id(free))
    pick(actor=keeper, reservation_id=other.pk)
    assert {row.state for row in Reservation.objects.all()} == {ReservationState.PICKED}
    with pytest.raises(WrongState):
        pick(actor=keeper, reservation_id=other.pk)
    for step in (make_ready, take_back):
        with pytest.raises(WrongState, match="Reserved"):
            step(actor=keeper, item_ids=[an_item_id(free)], at=held.reserved_at)


def test_a_swap_leaves_the_pool_for_good_and_a_loan_comes_back(cast: Cast) -> None:
    pool = a_pool(cast, "S-1", "S-2")
    keeper = cast.actor(cast.store_keeper)
    swap, loan = (
        reserve(actor=keeper, pool_id=pool.pk, model_id=model(cast).pk, source_key=key)
        for key in ("x:1", "x:2")
    )
    with pytest.raises(WrongState):
        hand_out(actor=keeper, reservation_id=swap.pk, at=swap.reserved_at, is_for_good=True)
    for reservation, is_for_good in ((swap, True), (loan, False)):
        picked = pick(actor=keeper, reservation_id=reservation.pk)
        hand_out(actor=keeper, reservation_id=picked.pk, at=picked.reserved_at, is_for_good=is_for_good)
    [(lent, state)] = units(pool).items()
    assert state == UnitState.LENT
    with pytest.raises(WrongState, match="Lent"):
        take_from_pool(actor=keeper, item_ids=[an_item_id(lent)], at=loan.reserved_at)
    take_back(actor=keeper, item_ids=[an_item_id(lent)], at=loan.reserved_at)
    assert units(pool) == {lent: UnitState.AWAY}, "it is tested and erased before the next one has it"
    make_ready(actor=keeper, item_ids=[an_item_id(lent)], at=loan.reserved_at)
    assert units(pool) == {lent: UnitState.FREE}
    kinds = list(StockMovement.objects.values_list("kind", flat=True).order_by("pk"))
    assert kinds == [
        MovementKind.ENTERED,
        MovementKind.ENTERED,
        MovementKind.SWAPPED,
        MovementKind.LENT,
        MovementKind.CAME_BACK,
        MovementKind.READY,
    ]


def test_the_last_one_goes_to_one_and_the_other_is_offered_a_substitute(cast: Cast) -> None:
    pool = a_pool(cast, "S-1")
    big, small, tiny = (model(cast, name) for name in ("Vireo P7", "Vireo P5", "Vireo P3"))
    fill(cast, pool, "K-1", device_model_id=small.pk)
    pairs = [Substitute(model_id=big.pk, substitute_id=one.pk) for one in (tiny, small)]
    set_substitutes(actor=cast.system(), pool_id=pool.pk, substitutes=pairs)
    agent = cast.actor(cast.agent)
    reserve(actor=agent, pool_id=pool.pk, model_id=big.pk, source_key="x:1")
    with pytest.raises(NothingFree, match="Vireo P5") as refused:
        reserve(actor=agent, pool_id=pool.pk, model_id=big.pk, source_key="x:2")
    assert refused.value.details["substitutes"] == [{"model_id": small.pk, "name": "Vireo P5", "free": 1}]
    with pytest.raises(InvalidInput, match="not agreed"):
        reserve(actor=agent, pool_id=pool.pk, model_id=small.pk, substitute_id=big.pk, source_key="x:2")
    given = reserve(actor=agent, pool_id=pool.pk, model_id=big.pk, substitute_id=small.pk, source_key="x:2")
    assert (given.asked_model, given.unit.device_model) == (big, small)
    with pytest.raises(NothingFree, match="no agreed substitute"):
        reserve(actor=agent, pool_id=pool.pk, model_id=big.pk, source_key="x:3")
    fill(cast, pool, "S-9")
    with pytest.raises(InvalidInput, match="another model"):
        pick(actor=agent, reservation_id=given.pk, item_id=an_item_id("S-9"))


def test_what_is_given_up_is_free_again(cast: Cast) -> None:
    pool = a_pool(cast, "S-1")
    keeper = cast.actor(cast.store_keeper)
    held = reserve(actor=keeper, pool_id=pool.pk, model_id=model(cast).pk, source_key="x:1")
    release(actor=keeper, reservation_id=held.pk)
    assert units(pool) == {"S-1": UnitState.FREE}
    with pytest.raises(WrongState):
        release(actor=keeper, reservation_id=held.pk)
    again = reserve(actor=keeper, pool_id=pool.pk, model_id=model(cast).pk, source_key="x:2")
    pick(actor=keeper, reservation_id=again.pk)
    release(actor=keeper, reservation_id=again.pk)
    assert units(pool) == {"S-1": UnitState.FREE}


def test_others_reserve_nothing(cast: Cast) -> None:
    pool = a_pool(cast, "S-1")
    asked = {"pool_id": pool.pk, "model_id": model(cast).pk, "source_key": "x:1"}
    for person in (cast.employee, cast.orderer, cast.other_orderer, cast.payar_store_keeper):
        with pytest.raises(NotVisible):
            reserve(actor=cast.actor(person), **asked)
    with pytest.raises(NotAllowed):
        reserve(actor=cast.actor(cast.billing), **asked)
    held = reserve(actor=cast.system(), **asked)
    for step in (pick, release):
        with pytest.raises(NotVisible):
            step(actor=cast.actor(cast.payar_store_keeper), reservation_id=held.pk)
    with pytest.raises(NotVisible):
        reserve(actor=cast.system(), pool_id=pool.pk, model_id=0, source_key="x:9")
