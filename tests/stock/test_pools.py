"""Units come into a pool and go out of it: only those that belong there, and never without a movement."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.utils import ProgrammingError

from cast import Cast
from huolto.catalogue.commands.device_models import NewDeviceModel, ensure_device_models
from huolto.foundation.errors import ChangedMeanwhile, InUse, InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.register.choices import ItemState
from huolto.register.commands import (
    ItemChanges,
    StartOfService,
    change_items,
    put_in_service,
    report_missing,
    return_from_repair,
    send_to_repair,
)
from huolto.stock.access import pools_visible_to
from huolto.stock.choices import PoolKind, UnitState
from huolto.stock.commands import (
    Substitute,
    keep_pool,
    make_ready,
    put_in_pool,
    reserve,
    send_away,
    set_substitutes,
    take_from_pool,
)
from huolto.stock.models import PoolUnit, StockMovement
from huolto.stock.queries import stock_of
from register.registers import day, laptops
from stock.pools import IN_THE_POOL, a_phone, a_pool, fill, model, pool_facts, units

pytestmark = pytest.mark.django_db


def test_a_phone_in_the_pool_lies_in_the_store_of_whoever_keeps_it(cast: Cast) -> None:
    pool = a_pool(cast, "S-1", "S-2")
    phone = PoolUnit.objects.get(item__asset_tag="S-1").item
    assert (phone.state, phone.place, phone.holder) == (ItemState.IN_STORE, cast.store, None)
    assert (phone.owner, phone.custodian) == (cast.kaarnalahti, cast.suopursu_itself), (
        "owner is not keeper (S4.16)"
    )
    assert units(pool) == {"S-1": UnitState.FREE, "S-2": UnitState.FREE}
    told = StockMovement.objects.filter(pool=pool).values_list("kind", "item__asset_tag", "to_place")
    assert list(told) == [("entered", "S-1", cast.store.pk), ("entered", "S-2", cast.store.pk)]
    stock = stock_of([pool])[pool.pk]
    assert [(one.name, one.free, one.all) for one in stock.models] == [("Vireo P7", 2, 2)]


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"customer_id": "otavala"}, "another customer"),
        ({"owner_id": "suopursu_itself"}, "another owner"),
        ({"device_model_id": None}, "which model"),
    ],
)
def test_what_does_not_belong_there_is_refused_by_name(cast: Cast, facts: dict[str, Any], says: str) -> None:
    pool = a_pool(cast)
    given = {name: getattr(cast, value).pk if value else None for name, value in facts.items()}
    if "customer_id" in given:
        given["owner_id"] = cast.kaarnalahti.pk
    phone = a_phone(cast, "X-1", **given)
    with pytest.raises(InvalidInput, match=says) as refused:
        put_in_pool(actor=cast.system(), pool_id=pool.pk, item_ids=[phone.pk], at=IN_THE_POOL)
    assert "X-1" in str(refused.value)
    assert not PoolUnit.objects.exists()


def test_a_phone_in_use_or_in_another_pool_is_refused(cast: Cast) -> None:
    pool, other = a_pool(cast, "S-1"), a_pool(cast, name="Loan phones", kind=PoolKind.LOANER)
    used = a_phone(cast, "U-1")
    put_in_service(actor=cast.system(), starts=[StartOfService(item_id=used.pk, at=day(1, 5))])
    with pytest.raises(WrongState, match="still in service"):
        put_in_pool(actor=cast.system(), pool_id=pool.pk, item_ids=[used.pk], at=IN_THE_POOL)
    unit = PoolUnit.objects.get()
    with pytest.raises(InUse, match="Swap phones"):
        put_in_pool(actor=cast.system(), pool_id=other.pk, item_ids=[unit.item_id], at=day(2, 3))
    # The database itself refuses a second place, whatever a command forgets.
    with pytest.raises(IntegrityError, match="pool_unit_in_one_pool"), transaction.atomic():
        PoolUnit.objects.create(
            provider=cast.suopursu,
            pool=other,
            item=unit.item,
            customer=unit.customer,
            device_model=unit.device_model,
            since=day(2, 3),
            during=DateTimeTZRange(day(2, 3), None),
        )


def test_a_broken_phone_waits_until_it_is_made_ready(cast: Cast) -> None:
    pool = a_pool(cast)
    broken = a_phone(cast, "B-1")
    send_to_repair(actor=cast.system(), item_ids=[broken.pk], at=day(1, 20))
    with pytest.raises(WrongState, match="In repair"):
        put_in_pool(actor=cast.system(), pool_id=pool.pk, item_ids=[broken.pk], at=IN_THE_POOL)
    put_in_pool(actor=cast.system(), pool_id=pool.pk, item_ids=[broken.pk], at=IN_THE_POOL, is_ready=False)
    assert units(pool) == {"B-1": UnitState.AWAY}
    make_ready(actor=cast.actor(cast.store_keeper), item_ids=[broken.pk], at=day(2, 10), reason="New screen")
    broken.refresh_from_db()
    assert (broken.state, broken.place) == (ItemState.IN_STORE, cast.store)
    assert units(pool) == {"B-1": UnitState.FREE}
    assert list(StockMovement.objects.values_list("kind", "reason")) == [
        ("entered", ""),
        ("ready", "New screen"),
    ]
    send_away(actor=cast.system(), item_ids=[broken.pk], at=day(2, 12))
    broken.refresh_from_db()
    assert broken.state == ItemState.IN_REPAIR
    with pytest.raises(WrongState):
        send_away(actor=cast.system(), item_ids=[broken.pk], at=day(2, 13))


def test_what_left_the_pool_was_in_it_until_then(cast: Cast) -> None:
    pool = a_pool(cast, "S-1")
    phone = PoolUnit.objects.get().item
    with pytest.raises(InvalidInput, match="later"):
        take_from_pool(actor=cast.system(), item_ids=[phone.pk], at=day(1, 31))
    take_from_pool(actor=cast.system(), item_ids=[phone.pk], at=day(2, 20), reason="Too old")
    assert units(pool) == {}
    was_in_it = PoolUnit.objects.filter(item=phone)
    assert was_in_it.filter(during__contains=day(2, 19)).exists()
    assert not was_in_it.filter(during__contains=day(2, 20)).exists()
    with pytest.raises(NotVisible):
        take_from_pool(actor=cast.system(), item_ids=[phone.pk], at=day(2, 21))
    put_in_pool(actor=cast.system(), pool_id=pool.pk, item_ids=[phone.pk], at=day(2, 20))
    assert [row.kind for row in StockMovement.objects.order_by("pk")] == ["entered", "left", "entered"]


def test_a_movement_is_never_changed(cast: Cast) -> None:
    a_pool(cast, "S-1")
    movement = StockMovement.objects.get()
    with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic():
        StockMovement.objects.filter(pk=movement.pk).update(reason="other")
    with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic():
        movement.delete()


def test_a_corrected_model_is_followed(cast: Cast) -> None:
    pool = a_pool(cast, "S-1")
    phone = PoolUnit.objects.get().item
    smaller = model(cast, "Vireo P5")
    change_items(
        actor=cast.system(),
        item_ids=[phone.pk],
        changes=ItemChanges(device_model_id=smaller.pk),
        from_at=day(2, 5),
    )
    assert [one.name for one in stock_of([pool])[pool.pk].models] == ["Vireo P5"]


def test_who_may(cast: Cast) -> None:
    pool = a_pool(cast, "S-1")
    phone = PoolUnit.objects.get().item
    with pytest.raises(NotAllowed):
        keep_pool(actor=cast.actor(cast.agent), facts=pool_facts(cast, name="Another"))
    with pytest.raises(NotAllowed):
        take_from_pool(actor=cast.actor(cast.billing), item_ids=[phone.pk], at=day(2, 2))
    for person in (cast.orderer, cast.employee, cast.other_orderer):
        with pytest.raises(NotVisible):
            take_from_pool(actor=cast.actor(person), item_ids=[phone.pk], at=day(2, 2))
    with pytest.raises(NotVisible):
        take_from_pool(actor=cast.actor(cast.payar_store_keeper), item_ids=[phone.pk], at=day(2, 2))
    seeing = (cast.orderer, cast.inspector, cast.store_keeper, cast.agent, cast.billing)
    assert all(pools_visible_to(cast.actor(person)).filter(pk=pool.pk).exists() for person in seeing)
    blind = (cast.employee, cast.school_orderer, cast.other_orderer, cast.hr_agent, cast.payar_store_keeper)
    assert not any(pools_visible_to(cast.actor(person)).exists() for person in blind)


def test_setting_up_a_pool(cast: Cast) -> None:
    keeper = cast.actor(cast.store_keeper)
    pool = keep_pool(actor=keeper, facts=pool_facts(cast, minimum=3))
    with pytest.raises(InvalidInput) as refused:
        keep_pool(actor=keeper, facts=pool_facts(cast))
    assert refused.value.field == "name"
    for name, value in (
        ("customer_id", cast.suopursu_itself.pk),
        ("owner_id", cast.otavala.pk),
        ("place_id", cast.otavala_office.pk),
        ("place_id", cast.room_312.pk),
        ("category_id", 0),
        ("kind", "?"),
        ("minimum", -1),
        ("name", " "),
    ):
        with pytest.raises(InvalidInput) as refused:
            keep_pool(actor=keeper, facts=pool_facts(cast, **{"name": "Other", name: value}))
        assert refused.value.field == name.removesuffix("_id")
    fill(cast, pool, "S-1")
    with pytest.raises(InUse):
        keep_pool(actor=keeper, facts=pool_facts(cast, is_open=False), pool_id=pool.pk)
    with pytest.raises(InUse):
        keep_pool(actor=keeper, facts=pool_facts(cast, owner_id=cast.suopursu_itself.pk), pool_id=pool.pk)
    changed = keep_pool(actor=keeper, facts=pool_facts(cast, minimum=5), pool_id=pool.pk, revision=1)
    assert (changed.minimum, changed.revision) == (5, 2)
    with pytest.raises(ChangedMeanwhile):
        keep_pool(actor=keeper, facts=pool_facts(cast, minimum=6), pool_id=pool.pk, revision=1)
    with pytest.raises(NotVisible):
        keep_pool(actor=cast.actor(cast.payar_store_keeper), facts=pool_facts(cast), pool_id=pool.pk)


def test_a_closed_pool_takes_nothing(cast: Cast) -> None:
    pool = keep_pool(actor=cast.system(), facts=pool_facts(cast, is_open=False))
    phone = a_phone(cast, "S-1")
    with pytest.raises(InUse, match="closed"):
        put_in_pool(actor=cast.system(), pool_id=pool.pk, item_ids=[phone.pk], at=IN_THE_POOL)


def test_substitutes_are_models_that_there_are(cast: Cast) -> None:
    pool = a_pool(cast)
    big, small = model(cast).pk, model(cast, "Vireo P5").pk
    keeper = cast.actor(cast.store_keeper)
    for wrong in (Substitute(model_id=big, substitute_id=big), Substitute(model_id=big, substitute_id=0)):
        with pytest.raises(InvalidInput):
            set_substitutes(actor=keeper, pool_id=pool.pk, substitutes=[wrong])
    one = Substitute(model_id=big, substitute_id=small)
    assert len(set_substitutes(actor=keeper, pool_id=pool.pk, substitutes=[one, one])) == 1


def test_what_the_register_takes_away_leaves_the_pool(cast: Cast) -> None:
    pool = a_pool(cast, "S-1", "S-2", "S-3", "S-4")
    ids = dict(PoolUnit.objects.values_list("item__asset_tag", "item_id"))
    system = cast.system()
    put_in_service(actor=system, starts=[StartOfService(item_id=ids["S-1"], at=day(2, 5))])
    report_missing(actor=system, item_ids=[ids["S-2"]], at=day(2, 6))
    send_to_repair(actor=system, item_ids=[ids["S-3"]], at=day(2, 7))
    assert units(pool) == {"S-3": UnitState.AWAY, "S-4": UnitState.FREE}
    moved = StockMovement.objects.exclude(kind="entered").values_list("kind", "item__asset_tag")
    assert list(moved) == [("left", "S-1"), ("left", "S-2"), ("sent_away", "S-3")]
    reserve(actor=system, pool_id=pool.pk, model_id=model(cast).pk, source_key="x:1")
    with pytest.raises(WrongState, match="promised"):
        report_missing(actor=system, item_ids=[ids["S-4"]], at=day(2, 8))


def test_a_repaired_phone_that_went_to_a_user_is_not_made_ready(cast: Cast) -> None:
    pool = a_pool(cast, "S-1")
    item = PoolUnit.objects.get().item
    send_away(actor=cast.system(), item_ids=[item.pk], at=day(2, 5))
    PoolUnit.objects.update(state=UnitState.LENT)
    return_from_repair(actor=cast.system(), item_ids=[item.pk], at=day(2, 6), place_id=cast.store.pk)
    put_in_service(actor=cast.system(), starts=[StartOfService(item_id=item.pk, at=day(2, 7))])
    PoolUnit.objects.update(state=UnitState.AWAY)
    with pytest.raises(WrongState, match="not in the store"):
        make_ready(actor=cast.system(), item_ids=[item.pk], at=day(2, 8))
    assert units(pool) == {"S-1": UnitState.AWAY}


def test_devices_move_with_their_pool(cast: Cast) -> None:
    pool = a_pool(cast, "S-1", "S-2")
    away = PoolUnit.objects.get(item__asset_tag="S-2").item_id
    send_away(actor=cast.system(), item_ids=[away], at=day(2, 5))
    keep_pool(
        actor=cast.actor(cast.store_keeper),
        facts=pool_facts(cast, place_id=cast.town_hall.pk),
        pool_id=pool.pk,
    )
    here = PoolUnit.objects.get(item__asset_tag="S-1").item
    assert (here.place, here.custodian) == (cast.town_hall, cast.kaarnalahti)
    moved = StockMovement.objects.get(kind="moved")
    assert (moved.item, moved.from_place, moved.to_place) == (here, cast.store, cast.town_hall)


def test_what_was_in_a_pool_later_is_not_put_in_before(cast: Cast) -> None:
    pool = a_pool(cast, "S-1")
    item = PoolUnit.objects.get().item_id
    take_from_pool(actor=cast.system(), item_ids=[item], at=day(2, 20))
    with pytest.raises(InvalidInput, match="later time"):
        put_in_pool(actor=cast.system(), pool_id=pool.pk, item_ids=[item], at=day(2, 10))


def test_a_substitute_is_of_the_same_kind(cast: Cast) -> None:
    pool = a_pool(cast)
    book = NewDeviceModel(maker="Lumo", name="Book 14")
    laptop = ensure_device_models(actor=cast.system(), models=[(book, laptops(cast))])[book]
    pair = Substitute(model_id=model(cast).pk, substitute_id=laptop.pk)
    with pytest.raises(InvalidInput, match="another kind"):
        set_substitutes(actor=cast.actor(cast.store_keeper), pool_id=pool.pk, substitutes=[pair])
