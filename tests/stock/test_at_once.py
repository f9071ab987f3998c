"""Sixteen agents reserve at the same instant: no unit twice, none left lying while somebody is refused."""

import threading
from collections import Counter

import pytest
from django.db import connection

from cast import build_cast
from huolto.stock.choices import UnitState
from huolto.stock.commands import reserve
from huolto.stock.errors import NothingFree
from huolto.stock.models import PoolUnit, Reservation
from stock.pools import a_pool, model

pytestmark = pytest.mark.django_db(transaction=True)
AGENTS, UNITS = 16, 12


def test_never_one_unit_twice() -> None:
    cast = build_cast()
    pool = a_pool(cast, *(f"S-{number}" for number in range(UNITS)))
    agent, wanted = cast.actor(cast.agent), model(cast).pk
    start = threading.Barrier(AGENTS)
    answers: Counter[str] = Counter()
    lock = threading.Lock()

    def ask(number: int) -> None:
        try:
            start.wait(timeout=30)
            try:
                reserve(actor=agent, pool_id=pool.pk, model_id=wanted, source_key=f"x:{number}")
                said = "reserved"
            except NothingFree:
                said = "nothing free"
            with lock:
                answers[said] += 1
        finally:
            connection.close()

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(AGENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert answers == {"reserved": UNITS, "nothing free": AGENTS - UNITS}
    assert len(set(Reservation.objects.values_list("unit", flat=True))) == UNITS
    assert set(PoolUnit.objects.values_list("state", flat=True)) == {UnitState.RESERVED}


def test_the_same_asked_twice_at_once_is_reserved_once() -> None:
    cast = build_cast()
    pool = a_pool(cast, "S-1", "S-2", "S-3")
    agent, wanted = cast.actor(cast.agent), model(cast).pk
    start = threading.Barrier(3)
    made: list[int] = []

    def ask() -> None:
        try:
            start.wait(timeout=30)
            made.append(reserve(actor=agent, pool_id=pool.pk, model_id=wanted, source_key="x:1").pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=ask) for _each in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(made) == 3
    assert len(set(made)) == 1
    assert Counter(PoolUnit.objects.values_list("state", flat=True)) == {"free": 2, "reserved": 1}
