"""Tallkrona's swap stock: phones that the municipality owns and Granhaga keeps, and three of Granhaga's own to lend."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from huolto.catalogue.commands.device_models import NewDeviceModel, ensure_device_models
from huolto.catalogue.models import Category, DeviceModel
from huolto.demo.customers import Customer
from huolto.demo.diary import Diary, Size
from huolto.parties.choices import OrganisationRole
from huolto.parties.models import Organisation, Person, Place
from huolto.parties.queries import actor_of_person
from huolto.register.commands import NewIdentifier, NewItem, register_items
from huolto.stock.choices import PoolKind, UnitState
from huolto.stock.commands import (
    PoolFacts,
    Substitute,
    keep_pool,
    make_ready,
    put_in_pool,
    send_away,
    set_substitutes,
)
from huolto.stock.models import Pool, PoolUnit


def keep_stock(diary: Diary, customer: Customer, keeper: Person, store: Place, size: Size) -> None:
    """Set up the pools in the first month, and let one phone or another be looked at on the way."""
    pools: list[Pool] = []

    def begin(at: datetime) -> None:
        provider = Organisation.objects.of(store.provider_id).get(roles__contains=[OrganisationRole.PROVIDER])
        category = Category.objects.of(store.provider_id).get(code="phone")
        plain, tough = _models(keeper, category)
        for name, kind, owner, minimum, tags in (
            ("Bytestelefoner", PoolKind.SWAP, customer.organisation, size.count(10), ("TB", size.count(22))),
            ("Lånetelefoner", PoolKind.LOANER, provider, 1, ("GL", 3)),
        ):
            facts = PoolFacts(
                name=name,
                kind=kind,
                customer_id=customer.organisation.pk,
                owner_id=owner.pk,
                place_id=store.pk,
                category_id=category.pk,
                minimum=minimum,
            )
            pool = keep_pool(actor=actor_of_person(keeper), facts=facts)
            pools.append(pool)
            _fill(keeper, pool, [f"{tags[0]}-{number}" for number in range(101, 101 + tags[1])], plain, at)
        _fill(keeper, pools[0], [f"TB-{number}" for number in range(201, 203)], tough, at)
        set_substitutes(
            actor=actor_of_person(keeper),
            pool_id=pools[0].pk,
            substitutes=[Substitute(model_id=plain.pk, substitute_id=tough.pk)],
        )

    diary.in_month(0, 4, begin)
    for month in (3, 6, 9):
        diary.in_month(month, 6, lambda at: _look_at_one(keeper, pools[0], at))
    diary.ago(3, lambda at: _send_one(keeper, pools[0], at))


def _models(keeper: Person, category: Category) -> tuple[DeviceModel, DeviceModel]:
    plain, tough = (NewDeviceModel(maker="Vireo", name=name) for name in ("P7", "P7 Tålig"))
    made = ensure_device_models(actor=actor_of_person(keeper), models=[(plain, category), (tough, category)])
    return made[plain], made[tough]


def _fill(keeper: Person, pool: Pool, tags: Sequence[str], model: DeviceModel, at: datetime) -> None:
    actor = actor_of_person(keeper)
    items = register_items(
        actor=actor,
        items=[
            NewItem(
                customer_id=pool.customer_id,
                category_id=pool.category_id,
                owner_id=pool.owner_id,
                device_model_id=model.pk,
                asset_tag=tag,
                name=f"Vireo {model.name}",
                at=at,
                identifiers=(NewIdentifier(kind="serial", value=f"VX7-{tag}-{pool.pk:03}"),),
            )
            for tag in tags
        ],
    )
    put_in_pool(actor=actor, pool_id=pool.pk, item_ids=[item.pk for item in items], at=at, reason="Nya")


def _look_at_one(keeper: Person, pool: Pool, at: datetime) -> None:
    unit = _send_one(keeper, pool, at - timedelta(hours=2))
    make_ready(actor=actor_of_person(keeper), item_ids=[unit.item_id], at=at, reason="Nytt batteri")


def _send_one(keeper: Person, pool: Pool, at: datetime) -> PoolUnit:
    unit = PoolUnit.objects.filter(pool=pool, state=UnitState.FREE, during__upper_inf=True).order_by(
        "since", "pk"
    )[0]
    send_away(actor=actor_of_person(keeper), item_ids=[unit.item_id], at=at, reason="Laddar inte")
    return unit
