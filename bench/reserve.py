"""Sixteen agents reserve from one pool at once, in a stock of 100,000 units; the floor is the same three statements bare.

Each agent is a process with a connection of its own, as at work. Nobody pauses between two reservations, so the figures
are those of a crowd; alone they are what one agent waits.
"""

import multiprocessing
import os
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from bench.measure import Latency, latency, middle
from bench.register_world import make_world

POOLS = 200
UNITS = 100_000
AGENTS = 16
EACH = 30
ALONE = 100
WARM = 3
SINCE = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def measure() -> Sequence[Latency]:
    """Milliseconds of one reservation, alone and by sixteen agents; nothing may be given twice."""
    from django.db import connection

    from huolto.stock.models import PoolUnit, Reservation

    pool_id, model_id = _stock()
    connection.close()
    ours, bare = (_Asked(pool_id, model_id, way) for way in (_reserve, _bare))
    alone = ours.by(1, ALONE)
    crowd = ours.by(AGENTS, EACH)
    floor = bare.by(1, ALONE)
    floor_crowd = bare.by(AGENTS, EACH)
    made = Reservation.objects.count()
    expected = 2 * (ALONE + WARM + AGENTS * (EACH + WARM))
    given = PoolUnit.objects.filter(pool_id=pool_id, state="reserved").count()
    if not made == given == expected:
        raise AssertionError(f"{expected} were asked for, {made} reserved, {given} units are taken")
    return (
        latency(f"reserve a unit, {AGENTS} agents", one=alone, crowd=crowd, empty=floor, sql=middle(floor)),
        latency("its statements alone", one=floor, crowd=floor_crowd, empty=floor, sql=middle(floor)),
    )


class _Asked:
    """One way to reserve, asked by some processes at once."""

    def __init__(self, pool_id: int, model_id: int, way: Callable[..., None]) -> None:
        self.asked = (pool_id, model_id)
        self.way = way

    def by(self, agents: int, each: int) -> list[float]:
        """Milliseconds of every reservation."""
        fork = multiprocessing.get_context("fork")
        start, answers = fork.Barrier(agents), fork.Queue()
        processes = [fork.Process(target=self._agent, args=(each, start, answers)) for _each in range(agents)]
        for process in processes:
            process.start()
        found = [one for _process in processes for one in answers.get(timeout=300)]
        for process in processes:
            process.join()
        return found

    def _agent(self, each: int, start: Any, answers: Any) -> None:
        from django.db import connection

        connection.ensure_connection()
        start.wait()
        took = []
        for turn in range(WARM + each):
            before = time.perf_counter()
            self.way(*self.asked, f"{self.way.__name__}:{os.getpid()}:{turn}")
            took.append((time.perf_counter() - before) * 1000)
        answers.put(took[WARM:])
        connection.close()


def _reserve(pool_id: int, model_id: int, key: str) -> None:
    from huolto.stock.commands import reserve

    reserve(actor=_actor(), pool_id=pool_id, model_id=model_id, source_key=key)


@cache
def _actor() -> Any:
    """The program itself; who asks is known before they ask."""
    from huolto.foundation.actors import Actor
    from huolto.foundation.models import Provider

    return Actor.system(Provider.objects.get(slug="alfa"))


def _bare(pool_id: int, model_id: int, key: str) -> None:
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM stock_poolunit WHERE pool_id = %s AND device_model_id = %s AND state = 'free'"
            " AND upper_inf(during) ORDER BY since, id LIMIT 1 FOR UPDATE SKIP LOCKED",
            [pool_id, model_id],
        )
        (unit,) = cursor.fetchone()
        cursor.execute("UPDATE stock_poolunit SET state = 'reserved', since = now() WHERE id = %s", [unit])
        cursor.execute(
            "INSERT INTO stock_reservation (provider_id, pool_id, asked_model_id, unit_id, state, source_key, reserved_at)"
            " SELECT provider_id, pool_id, device_model_id, id, 'held', %s, now() FROM stock_poolunit WHERE id = %s",
            [key, unit],
        )


def _stock() -> tuple[int, int]:
    """Pools of one provider with all units free, a quarter of them in one; answers that one and the model of all."""
    from django.db import connection
    from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

    from huolto.foundation.bulk import insert_rows
    from huolto.parties.choices import PlaceKind
    from huolto.parties.models import Organisation, Place
    from huolto.register.models import Item
    from huolto.stock.choices import PoolKind
    from huolto.stock.models import Pool, PoolUnit

    make_world(UNITS, 1)
    item = Item.objects.filter(device_model__isnull=False).select_related("category").first()
    assert item is not None
    assert item.device_model_id is not None
    provider_id, model_id = item.provider_id, item.device_model_id
    place = Place.objects.of(provider_id).filter(kind=PlaceKind.SITE).first()
    customer = Organisation.objects.of(provider_id).get(pk=item.customer_id)
    pools = Pool.objects.bulk_create(
        Pool(
            provider_id=provider_id,
            name=f"Pool {number}",
            kind=PoolKind.SWAP,
            customer=customer,
            owner=customer,
            place=place,
            category=item.category,
        )
        for number in range(POOLS)
    )
    ids = Item.objects.of(provider_id).order_by("pk").values_list("pk", flat=True)[:UNITS]
    insert_rows(
        PoolUnit(
            provider_id=provider_id,
            pool=pools[number % POOLS] if number % 4 else pools[0],
            item_id=item_id,
            customer=customer,
            device_model_id=model_id,
            since=SINCE + timedelta(seconds=number),
            during=DateTimeTZRange(SINCE, None),
        )
        for number, item_id in enumerate(ids)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE stock_poolunit, stock_pool, stock_reservation")
    return pools[0].pk, model_id
