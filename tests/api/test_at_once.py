"""Simultaneous calls under one idempotency key: the thing is done once, whoever comes first."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from typing import Any

import pytest
from django.db import connection

from api.calling import program_of
from cast import Cast
from huolto.api import items
from huolto.catalogue.models import Category
from huolto.register.models import Item

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 30


@pytest.fixture
def register(cast: Cast) -> Callable[[], Any]:
    """A program's call that registers one item under a key, on a connection that it gives back."""
    category = Category.objects.create(provider=cast.suopursu, code="laptop", name={"en": "Laptop"})
    program = program_of(cast, cast.agent)
    body = {
        "customer_id": cast.kaarnalahti.pk,
        "category_id": category.pk,
        "name": "Lumo",
        "asset_tag": "K-1",
    }

    def call() -> Any:
        try:
            return program.post("/items", body, idempotency_key="order-7")
        finally:
            connection.close()

    return call


def test_a_second_call_is_told_to_wait_while_the_first_is_under_way(
    register: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    has_begun, may_end = Event(), Event()
    register_items = items.register_items

    def slowly(**given: Any) -> Any:
        has_begun.set()
        assert may_end.wait(PATIENCE)
        return register_items(**given)

    monkeypatch.setattr(items, "register_items", slowly)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(register)
        assert has_begun.wait(PATIENCE)
        second = register()
        may_end.set()

    assert second.status_code == 409
    assert second.json()["code"] == "idempotency-key-busy"
    assert first.result().status_code == 201
    third = register()
    assert (third.content, third["Idempotent-Replayed"]) == (first.result().content, "true")
    assert Item.objects.filter(asset_tag="K-1").count() == 1


def test_of_calls_at_the_same_moment_one_is_done_and_nobody_hears_otherwise(
    register: Callable[[], Any],
) -> None:
    together = Barrier(4)

    def call() -> Any:
        together.wait(PATIENCE)
        return register()

    with ThreadPoolExecutor(4) as pool:
        answers = [one.result() for one in [pool.submit(call) for _caller in range(4)]]

    done = [one for one in answers if one.status_code == 201]
    assert len({one.content for one in done}) == 1
    assert {one.json()["code"] for one in answers if one not in done} <= {"idempotency-key-busy"}
    assert Item.objects.filter(asset_tag="K-1").count() == 1
