"""Whatever is done in whatever order: a unit is in one pool and one state, and a pool holds what came less what went."""

import random
from collections import Counter
from collections.abc import Callable

import pytest
from django.db.models import F, Q
from django.utils import timezone

from cast import Cast
from huolto.foundation.errors import DomainError
from huolto.register.choices import ItemState
from huolto.stock.choices import INTO_POOL, OPEN, OUT_OF_POOL, PoolKind, UnitState
from huolto.stock.commands import (
    hand_out,
    make_ready,
    pick,
    put_in_pool,
    release,
    reserve,
    send_away,
    take_back,
    take_from_pool,
)
from huolto.stock.models import Pool, PoolUnit, Reservation, StockMovement
from huolto.stock.queries import stock_of
from stock.pools import a_pool, fill, model

pytestmark = pytest.mark.django_db
STEPS = 120


@pytest.mark.parametrize("seed", range(4))
def test_a_random_walk_keeps_the_books(cast: Cast, seed: int) -> None:
    chance = random.Random(seed)
    pools = [a_pool(cast, "S-1", "S-2", "S-3"), a_pool(cast, name="Loan phones", kind=PoolKind.LOANER)]
    fill(cast, pools[1], "L-1", "L-2", device_model_id=model(cast, "Vireo P5").pk)
    models = [model(cast).pk, model(cast, "Vireo P5").pk]
    items = list(PoolUnit.objects.order_by("pk").values_list("item_id", flat=True))
    keeper = cast.actor(cast.store_keeper)
    told: Counter[str] = Counter()

    def recent_reservation() -> int:
        return chance.choice([0, *Reservation.objects.order_by("-pk").values_list("pk", flat=True)[:4]])

    ways: dict[str, Callable[[], object]] = {
        "reserve": lambda: reserve(
            actor=keeper,
            pool_id=chance.choice(pools).pk,
            model_id=chance.choice(models),
            source_key=f"x:{chance.randrange(1000)}",
        ),
        "pick": lambda: pick(
            actor=keeper,
            reservation_id=recent_reservation(),
            item_id=chance.choice([None, None, *items][: chance.choice([2, 99])]),
        ),
        "hand_out": lambda: hand_out(
            actor=keeper,
            reservation_id=recent_reservation(),
            at=timezone.now(),
            is_for_good=chance.random() < 0.5,
        ),
        "release": lambda: release(actor=keeper, reservation_id=recent_reservation()),
        "take_back": lambda: take_back(actor=keeper, item_ids=[chance.choice(items)], at=timezone.now()),
        "send_away": lambda: send_away(actor=keeper, item_ids=[chance.choice(items)], at=timezone.now()),
        "make_ready": lambda: make_ready(actor=keeper, item_ids=[chance.choice(items)], at=timezone.now()),
        "take_from_pool": lambda: take_from_pool(
            actor=keeper, item_ids=[chance.choice(items)], at=timezone.now()
        ),
        "put_in_pool": lambda: put_in_pool(
            actor=keeper,
            pool_id=chance.choice(pools).pk,
            item_ids=[chance.choice(items)],
            at=timezone.now(),
            is_ready=chance.random() < 0.7,
        ),
    }
    for _step in range(STEPS):
        name = chance.choices(list(ways), weights=[4, 4, 4, 1, 2, 1, 4, 1, 3])[0]
        try:
            ways[name]()
        except DomainError:
            told["refused"] += 1
        else:
            told[name] += 1
    assert told["reserve"], told
    assert told["refused"], told

    # Nothing is in two pools, and a unit is reserved exactly while one open reservation holds it.
    present = PoolUnit.objects.filter(during__upper_inf=True)
    assert present.count() == present.values("item").distinct().count()
    reserved = set(present.filter(state=UnitState.RESERVED).values_list("pk", flat=True))
    held = list(Reservation.objects.filter(state__in=OPEN).values_list("unit_id", flat=True))
    assert sorted(reserved) == sorted(held)
    # Stock is in less out, pool by pool and item by item.
    for pool in Pool.objects.all():
        moved = StockMovement.objects.filter(pool=pool)
        came, went = (
            Counter(moved.filter(kind__in=kinds).values_list("item", flat=True))
            for kinds in (INTO_POOL, OUT_OF_POOL)
        )
        assert came - went == Counter(present.filter(pool=pool).values_list("item", flat=True))
        assert not went - came
        assert stock_of([pool])[pool.pk].all == present.filter(pool=pool).count()
    # What is free lies where its pool is kept, and nobody holds it.
    astray = (
        ~Q(item__state=ItemState.IN_STORE) | ~Q(item__place=F("pool__place")) | Q(item__holder__isnull=False)
    )
    assert not present.filter(astray, state=UnitState.FREE).exists()
