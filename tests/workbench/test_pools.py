"""The pages of stock: a pool is set up, filled by scanning, and its devices are sent on from its page."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from huolto.register.commands import NewIdentifier, send_to_repair
from huolto.stock.choices import UnitState
from huolto.stock.commands import put_in_pool, reserve
from huolto.stock.models import Pool, PoolUnit
from register.registers import day
from stock.pools import a_phone, a_pool, model, phones, units

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(client: Client, cast: Cast) -> Client:
    client.force_login(cast.user(cast.store_keeper))
    client.cookies["django_language"] = "en"
    return client


def at(name: str, *args: Any) -> str:
    return "/p/suopursu" + reverse(name, args=args)


def page(client: Client, address: str, **query: str) -> str:
    answer = client.get(address, query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_a_pool_is_set_up_for_a_customer(cast: Cast, keeper: Client) -> None:
    phones(cast)
    assert "No pools yet" in page(keeper, at("work_pools"))
    assert "For whom" in page(keeper, at("work_pool_new"))
    address = at("work_pool_new") + f"?customer={cast.kaarnalahti.pk}"
    form = page(keeper, address)
    assert cast.store.name in form
    assert cast.town_hall.name in form
    assert cast.otavala_office.name not in form
    given = {
        "name": "Swap phones",
        "kind": "swap",
        "category": phones(cast).pk,
        "owner": "customer",
        "place": cast.store.pk,
        "minimum": "2",
    }
    refused = keeper.post(address, {**given, "place": cast.otavala_office.pk})
    assert refused.status_code == 422
    assert keeper.post(address, given).status_code == 302
    pool = Pool.objects.get()
    assert (pool.customer, pool.owner, pool.minimum, pool.is_open) == (
        cast.kaarnalahti,
        cast.kaarnalahti,
        2,
        True,
    )
    assert keeper.post(address, given).status_code == 422, "a second one of the name"
    edit = at("work_pool_edit", pool.pk)
    changed = {**given, "owner": "provider", "minimum": "0", "is_open": "on", "revision": "1"}
    assert keeper.post(edit, changed).status_code == 302
    pool.refresh_from_db()
    assert (pool.owner, pool.minimum) == (cast.suopursu_itself, 0)
    late = keeper.post(edit, {**changed, "name": "Later"})
    assert late.status_code == 422
    assert "Somebody else changed this" in late.content.decode()


def test_the_list_says_where_there_are_too_few(cast: Cast, keeper: Client) -> None:
    a_pool(cast, "S-1", "S-2", name="Plenty")
    short = a_pool(cast, "K-1", name="Scarce", minimum=1)
    reserve(actor=cast.system(), pool_id=short.pk, model_id=model(cast).pk, source_key="x:1")
    found = page(keeper, at("work_pools"))
    assert found.index("Plenty") < found.index("Scarce")
    assert (found.count("Too few"), found.count(">Enough")) == (1, 1)
    assert "Plenty" not in page(keeper, at("work_pools"), q="scar")
    assert "No pool is called so" in page(keeper, at("work_pools"), q="nothing")


def test_devices_are_put_in_by_any_of_their_codes(cast: Cast, keeper: Client) -> None:
    pool = a_pool(cast)
    a_phone(cast, "S-1")
    a_phone(cast, "S-2", identifiers=(NewIdentifier(kind="serial", value="VP7-40C-8812"),))
    address = at("work_pool_put", pool.pk)
    for codes, says in (("", "Scan or write"), ("S-1\nNOPE", "NOPE")):
        refused = keeper.post(address, {"codes": codes, "is_ready": "yes"})
        assert refused.status_code == 422
        assert says in refused.content.decode()
        assert not PoolUnit.objects.exists()
    assert keeper.post(address, {"codes": "s-1, vp740c8812\n", "is_ready": "yes"}).status_code == 302
    assert units(pool) == {"S-1": UnitState.FREE, "S-2": UnitState.FREE}
    again = keeper.post(address, {"codes": "S-1", "is_ready": "yes"})
    assert again.status_code == 422
    assert "already" in again.content.decode()
    shown = page(keeper, at("work_pool", pool.pk))
    assert "Put in the pool" in shown
    assert "Vireo P7" in shown


def test_chosen_devices_go_their_way_all_or_none(cast: Cast, keeper: Client) -> None:
    pool = a_pool(cast, "S-1", "S-2")
    broken = a_phone(cast, "B-1")
    send_to_repair(actor=cast.system(), item_ids=[broken.pk], at=day(1, 20))
    put_in_pool(actor=cast.system(), pool_id=pool.pk, item_ids=[broken.pk], at=day(2, 1), is_ready=False)
    keys = dict(PoolUnit.objects.values_list("item__asset_tag", "pk"))
    step = at("work_pool_step", pool.pk)
    mixed = keeper.post(step, {"step": "ready", "pick": [keys["B-1"], keys["S-1"]]})
    assert mixed.status_code == 422
    assert "S-1" in mixed.content.decode()
    assert units(pool)["B-1"] == UnitState.AWAY
    keeper.post(step, {"step": "ready", "pick": [keys["B-1"]]})
    keeper.post(step, {"step": "away", "pick": [keys["S-1"]]})
    keeper.post(step, {"step": "out", "pick": [keys["S-2"]]})
    assert units(pool) == {"B-1": UnitState.FREE, "S-1": UnitState.AWAY}
    assert "S-1" in page(keeper, at("work_pool", pool.pk), state="away")
    assert ">B-1" not in page(keeper, at("work_pool", pool.pk), state="away").split("What moved")[0]
    assert keeper.post(step, {"step": "out", "pick": [keys["S-2"]]}).status_code == 404
    keeper.post(step, {"step": "?", "pick": [keys["B-1"]]})
    assert units(pool)["B-1"] == UnitState.FREE


def test_an_agent_moves_devices_but_sets_up_no_pool(cast: Cast, client: Client) -> None:
    pool = a_pool(cast, "S-1")
    client.force_login(cast.user(cast.agent))
    shown = page(client, at("work_pool", pool.pk))
    assert at("work_pool_put", pool.pk) in shown
    assert at("work_pool_edit", pool.pk) not in shown
    assert client.get(at("work_pool_edit", pool.pk)).status_code == 404
    client.force_login(cast.user(cast.billing))
    shown = page(client, at("work_pool", pool.pk))
    assert at("work_pool_put", pool.pk) not in shown
    assert client.post(at("work_pool_step", pool.pk), {"step": "out", "pick": "1"}).status_code == 404


def test_a_page_of_a_pool_asks_as_much_for_many_devices_as_for_one(
    cast: Cast, keeper: Client, django_assert_max_num_queries: Any
) -> None:
    pool = a_pool(cast, *(f"S-{number}" for number in range(30)))
    with django_assert_max_num_queries(16):
        page(keeper, at("work_pool", pool.pk))
    for number in range(5):
        a_pool(cast, name=f"Pool {number}")
    with django_assert_max_num_queries(13):
        page(keeper, at("work_pools"))
