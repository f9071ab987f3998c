"""Setting up pools: for whom, whose, where, how few, and which model may be given for which."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huolto.catalogue.models import Category, DeviceModel
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import ChangedMeanwhile, InUse, InvalidInput
from huolto.foundation.locks import lock_row
from huolto.parties.choices import OrganisationRole
from huolto.parties.models import Organisation, Place
from huolto.register.commands.moves import STORES
from huolto.stock.access import require_keeping
from huolto.stock.choices import MovementKind, PoolKind, UnitState
from huolto.stock.commands.moving import tell
from huolto.stock.commands.units import lay_in_store
from huolto.stock.models import Pool, PoolSubstitute


@dataclass(frozen=True, kw_only=True)
class PoolFacts:
    """What a pool is. Customer, owner and category stay once it has had a unit."""

    name: str
    kind: str
    customer_id: int
    owner_id: int
    place_id: int
    category_id: int
    minimum: int = 0
    is_open: bool = True


@dataclass(frozen=True, kw_only=True)
class Substitute:
    """That `substitute_id` may be given for `model_id`."""

    model_id: int
    substitute_id: int


@command
def keep_pool(
    *, actor: Actor, facts: PoolFacts, pool_id: int | None = None, revision: int | None = None
) -> Pool:
    """Make a pool, or change one as it was seen at `revision`.

    Raises InvalidInput, NotVisible, NotAllowed; ChangedMeanwhile; InUse for what units in it forbid.
    """
    require_keeping(actor)
    pool = (
        Pool(provider=actor.provider)
        if pool_id is None
        else lock_row(Pool.objects.of(actor.provider), pool_id)
    )
    _check(actor, facts)
    if pool_id is not None:
        if revision is not None and revision != pool.revision:
            raise ChangedMeanwhile
        _check_units(pool, facts)
        pool.revision += 1
    was_at = pool.place_id
    pool.name = facts.name.strip()
    pool.kind = facts.kind
    pool.customer_id, pool.owner_id = facts.customer_id, facts.owner_id
    pool.place_id, pool.category_id = facts.place_id, facts.category_id
    pool.minimum, pool.is_open = facts.minimum, facts.is_open
    try:
        with transaction.atomic():
            pool.save()
    except IntegrityError as error:
        if "pool_name" not in str(error):
            raise
        raise InvalidInput(
            _("This customer has a pool of this name. Choose another name."), field="name"
        ) from error
    if pool_id is not None and was_at != pool.place_id:
        _move_to_place(actor, pool, was_at)
    return pool


@command
def set_substitutes(*, actor: Actor, pool_id: int, substitutes: Sequence[Substitute]) -> list[PoolSubstitute]:
    """Say anew which models may be given for which, the first of a model being offered first.

    Raises InvalidInput for a model that there is not, for itself and for one of another kind of device.
    """
    require_keeping(actor)
    pool = lock_row(Pool.objects.of(actor.provider), pool_id)
    wanted = list(dict.fromkeys(substitutes))
    ids = {pk for one in wanted for pk in (one.model_id, one.substitute_id)}
    known = DeviceModel.objects.of(actor.provider).in_bulk(ids)
    for one in wanted:
        for pk in (one.model_id, one.substitute_id):
            if pk not in known:
                raise InvalidInput(_("There is no such model."), field="substitute")
            if known[pk].category_id not in (None, pool.category_id):
                raise InvalidInput(
                    _("%(model)s is another kind of device than the pool's.") % {"model": known[pk].name},
                    field="substitute",
                )
        if one.model_id == one.substitute_id:
            raise InvalidInput(_("A model is no substitute for itself."), field="substitute")
    pool.substitutes.all().delete()
    rank: dict[int, int] = {}
    rows = []
    for one in wanted:
        rank[one.model_id] = rank.get(one.model_id, 0) + 1
        rows.append(
            PoolSubstitute(
                provider=actor.provider,
                pool=pool,
                device_model_id=one.model_id,
                substitute_id=one.substitute_id,
                rank=rank[one.model_id],
            )
        )
    return PoolSubstitute.objects.bulk_create(rows)


def _move_to_place(actor: Actor, pool: Pool, was_at: int) -> None:
    """What lay at the old place lies at the new one."""
    pool.refresh_from_db()
    units = pool.units.filter(during__upper_inf=True, state__in=(UnitState.FREE, UnitState.RESERVED))
    items = [unit.item for unit in units.select_related("item").order_by("item_id")]
    if items:
        at = timezone.now()
        lay_in_store(actor, pool, items, at, "")
        moved = [(item, pool) for item in items]
        tell(actor, MovementKind.MOVED, moved, at, from_place_id=was_at, to_place_id=pool.place_id)


def _check(actor: Actor, facts: PoolFacts) -> None:
    if not facts.name.strip():
        raise InvalidInput(_("Give the pool a name."), field="name")
    if facts.kind not in PoolKind.values:
        raise InvalidInput(_("Choose what the devices are for."), field="kind")
    if facts.minimum < 0:
        raise InvalidInput(_("A minimum is 0 or more."), field="minimum")
    organisations = Organisation.objects.of(actor.provider)
    customer = organisations.filter(pk=facts.customer_id).first()
    owner = organisations.filter(pk=facts.owner_id).first()
    place = Place.objects.of(actor.provider).select_related("organisation").filter(pk=facts.place_id).first()
    if customer is None or OrganisationRole.CUSTOMER not in customer.roles:
        raise InvalidInput(_("Choose the customer whose devices the pool replaces."), field="customer")
    if owner is None or not (owner == customer or OrganisationRole.PROVIDER in owner.roles):
        raise InvalidInput(_("A pool belongs to its customer or to the provider."), field="owner")
    if place is None or not (
        place.organisation == customer or OrganisationRole.PROVIDER in place.organisation.roles
    ):
        raise InvalidInput(_("Choose a place of the customer or of the provider."), field="place")
    if place.kind not in STORES:
        raise InvalidInput(_("Items are stored at a site or in a store; choose one."), field="place")
    if not Category.objects.of(actor.provider).filter(pk=facts.category_id).exists():
        raise InvalidInput(_("Choose a category of devices."), field="category")


def _check_units(pool: Pool, facts: PoolFacts) -> None:
    units: Any = pool.units
    fixed = ("customer_id", "owner_id", "category_id")
    changed = [name for name in fixed if getattr(pool, name) != getattr(facts, name)]
    if changed and units.exists():
        raise InUse(
            _("The pool has had devices: its customer, owner and category stay. Close it and make another."),
            field=changed[0].removesuffix("_id"),
        )
    if pool.is_open and not facts.is_open and units.filter(during__upper_inf=True).exists():
        raise InUse(
            _("There are devices in this pool. Take them out of it before you close it."), field="is_open"
        )
