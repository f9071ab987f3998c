"""Phones, models and a swap stock for tests, made by their commands."""

from datetime import datetime
from typing import Any

from cast import Cast
from huolto.catalogue.commands import create_category
from huolto.catalogue.commands.device_models import NewDeviceModel, ensure_device_models
from huolto.catalogue.models import Category, DeviceModel
from huolto.register.commands import NewItem, register_items
from huolto.register.models import Item
from huolto.stock.choices import PoolKind
from huolto.stock.commands import PoolFacts, keep_pool, put_in_pool
from huolto.stock.models import Pool, PoolUnit
from register.registers import day

IN_THE_POOL = day(2, 1)


def phones(cast: Cast) -> Category:
    """The category of phones at Suopursu."""
    found = Category.objects.filter(provider=cast.suopursu, code="phone").first()
    return found or create_category(
        actor=cast.system(), code="phone", name={"en": "Phones", "fi": "Puhelimet"}
    )


def model(cast: Cast, name: str = "Vireo P7") -> DeviceModel:
    """A model of phone."""
    new = NewDeviceModel(maker="Vireo", name=name)
    return ensure_device_models(actor=cast.system(), models=[(new, phones(cast))])[new]


def a_phone(cast: Cast, tag: str, **facts: Any) -> Item:
    """A phone of Kaarnalahti, registered on 1 January 2026; a Vireo P7 unless told otherwise."""
    given: dict[str, Any] = {
        "customer_id": cast.kaarnalahti.pk,
        "category_id": phones(cast).pk,
        "device_model_id": model(cast).pk,
        "name": "Vireo P7",
        "at": day(1, 1),
        **facts,
    }
    return register_items(actor=cast.system(), items=[NewItem(asset_tag=tag, **given)])[0]


def pool_facts(cast: Cast, **facts: Any) -> PoolFacts:
    """Kaarnalahti's own swap phones, kept in the provider's store."""
    given: dict[str, Any] = {
        "name": "Swap phones",
        "kind": PoolKind.SWAP,
        "customer_id": cast.kaarnalahti.pk,
        "owner_id": cast.kaarnalahti.pk,
        "place_id": cast.store.pk,
        "category_id": phones(cast).pk,
        **facts,
    }
    return PoolFacts(**given)


def a_pool(cast: Cast, *tags: str, at: datetime = IN_THE_POOL, **facts: Any) -> Pool:
    """A pool with free Vireo P7 phones of these tags."""
    pool = keep_pool(actor=cast.system(), facts=pool_facts(cast, **facts))
    if tags:
        fill(cast, pool, *tags, at=at)
    return pool


def fill(cast: Cast, pool: Pool, *tags: str, at: datetime = IN_THE_POOL, **facts: Any) -> list[PoolUnit]:
    """Free phones of these tags, put in the pool."""
    items = [a_phone(cast, tag, owner_id=pool.owner_id, **facts) for tag in tags]
    return put_in_pool(actor=cast.system(), pool_id=pool.pk, item_ids=[item.pk for item in items], at=at)


def units(pool: Pool) -> dict[str, str]:
    """The state of each unit that is in the pool now, by tag."""
    rows = PoolUnit.objects.filter(pool=pool, during__upper_inf=True)
    return dict(rows.values_list("item__asset_tag", "state"))
