"""Units of a pool: in, out, back from a user, away to be repaired, ready for the next."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils.translation import gettext_lazy as _

from huolto.foundation.actors import Actor
from huolto.foundation.bulk import insert_rows, update_rows
from huolto.foundation.commands import command
from huolto.foundation.errors import InUse, InvalidInput, WrongState
from huolto.foundation.locks import lock_row, lock_rows
from huolto.register.access import require_changeable
from huolto.register.choices import STEPS, ItemState, Step
from huolto.register.commands import (
    ItemChanges,
    change_items,
    return_from_repair,
    send_to_repair,
    store_items,
)
from huolto.register.events import ItemChanged, ItemEvent, ItemSentToRepair
from huolto.register.models import Item, ServiceInterval
from huolto.stock.access import require_moving
from huolto.stock.choices import LEAVING, MovementKind, UnitState
from huolto.stock.commands.moving import locked_units, move_units, require_after, require_past, tell
from huolto.stock.models import Pool, PoolUnit

_AT_REST = STEPS[Step.STORE] | {ItemState.IN_STORE}


@command
def put_in_pool(
    *,
    actor: Actor,
    pool_id: int,
    item_ids: Iterable[int],
    at: datetime,
    is_ready: bool = True,
    reason: str = "",
) -> list[PoolUnit]:
    """Put items that nobody uses in a pool: ready ones are stored where it is kept; others wait for repair or a test.

    Raises NotVisible, NotAllowed; InvalidInput for another customer's, owner's or category's item and one without a
    model; WrongState for one in service; InUse for one that is in a pool already or where the pool is closed.
    """
    require_moving(actor)
    require_past(at)
    wanted = set(item_ids)
    pool = lock_row(Pool.objects.of(actor.provider).select_related("place"), pool_id)
    if not pool.is_open:
        raise InUse(_("This pool is closed. Open it again first."))
    require_changeable(actor, wanted)
    items = lock_rows(Item.objects.of(actor.provider), wanted)
    _check_items(pool, items, is_ready)
    _check_days(items, at)
    if is_ready:
        lay_in_store(actor, pool, items, at, reason)
    units = insert_rows(
        PoolUnit(
            provider_id=actor.provider_id,
            pool=pool,
            item=item,
            customer_id=pool.customer_id,
            device_model_id=item.device_model_id,
            state=UnitState.FREE if is_ready else UnitState.AWAY,
            since=at,
            during=DateTimeTZRange(at, None),
        )
        for item in items
    )
    places = {"to_place_id": pool.place_id} if is_ready else {}
    tell(actor, MovementKind.ENTERED, [(item, pool) for item in items], at, reason, **places)
    return units


@command
def take_from_pool(
    *, actor: Actor, item_ids: Iterable[int], at: datetime, reason: str = ""
) -> list[PoolUnit]:
    """Take units out of their pool: they stay where they are and serve it no more.

    Raises NotVisible, NotAllowed; WrongState for a reserved or lent one; InvalidInput for an instant before its last move.
    """
    require_moving(actor)
    units = locked_units(actor, item_ids)
    for unit in units:
        if unit.state not in LEAVING:
            raise WrongState(
                _("%(tag)s is “%(now)s”. Give up its reservation, or take it back, first.")
                % {"tag": unit.item.asset_tag, "now": UnitState(unit.state).label},
                details={"item_id": unit.item_id, "state": unit.state},
            )
        require_after(unit, at)
    end_membership(units, at)
    tell(actor, MovementKind.LEFT, [(unit.item, unit.pool) for unit in units], at, reason)
    return units


@command
def take_back(*, actor: Actor, item_ids: Iterable[int], at: datetime, reason: str = "") -> list[PoolUnit]:
    """Lent units came back; they wait to be tested. Raises NotVisible, NotAllowed, WrongState, InvalidInput."""
    require_moving(actor)
    units = locked_units(actor, item_ids)
    move_units(units, UnitState.LENT, UnitState.AWAY, at)
    tell(actor, MovementKind.CAME_BACK, [(unit.item, unit.pool) for unit in units], at, reason)
    return units


@command
def send_away(*, actor: Actor, item_ids: Iterable[int], at: datetime, reason: str = "") -> list[PoolUnit]:
    """Send free units to be repaired or tested; in the register they are in repair. Raises as `take_back`."""
    require_moving(actor)
    units = locked_units(actor, item_ids)
    move_units(units, UnitState.FREE, UnitState.AWAY, at)
    send_to_repair(actor=actor, item_ids=[unit.item_id for unit in units], at=at, reason=reason)
    tell(actor, MovementKind.SENT_AWAY, [(unit.item, unit.pool) for unit in units], at, reason)
    return units


@command
def make_ready(*, actor: Actor, item_ids: Iterable[int], at: datetime, reason: str = "") -> list[PoolUnit]:
    """Units are repaired, erased and tested: each lies where its pool is kept and may go to the next user.

    Raises NotVisible, NotAllowed, WrongState, InvalidInput.
    """
    require_moving(actor)
    units = locked_units(actor, item_ids)
    move_units(units, UnitState.AWAY, UnitState.FREE, at)
    pools: dict[int, tuple[Pool, list[Item]]] = {}
    for unit in units:
        pools.setdefault(unit.pool_id, (unit.pool, []))[1].append(unit.item)
    for pool, items in pools.values():
        lay_in_store(actor, pool, items, at, reason)
        moved = [(item, pool) for item in items]
        tell(actor, MovementKind.READY, moved, at, reason, to_place_id=pool.place_id)
    return units


def end_membership(units: Sequence[PoolUnit], at: datetime) -> None:
    """Locked units are in their pool until `at`."""
    for unit in units:
        if at <= unit.during.lower:
            raise InvalidInput(
                _("%(tag)s came into the pool later than this. Choose a later time.")
                % {"tag": unit.item.asset_tag},
                field="at",
                details={"item_id": unit.item_id},
            )
        unit.during = DateTimeTZRange(unit.during.lower, at)
    update_rows(units, ["during"])


def follow_items(events: Sequence[ItemEvent]) -> None:
    """A device of a pool went into service, missing or away for good by the register's own page: it leaves the pool.

    One sent to repair is repaired as the pool's. Lent ones may be in service. Raises WrongState for one that is promised to somebody: that is given up first.
    """
    when = {event.item_id: event.occurred_at for event in events}
    repaired = {event.item_id for event in events if isinstance(event, ItemSentToRepair)}
    rows = PoolUnit.objects.filter(item_id__in=when, during__upper_inf=True).exclude(state=UnitState.LENT)
    units = list(rows.select_related("item", "pool").order_by("pk").select_for_update(of=("self",)))
    for unit in units:
        if unit.state == UnitState.RESERVED:
            raise WrongState(
                _("%(tag)s is promised from the pool “%(pool)s”. Give up its reservation first.")
                % {"tag": unit.item.asset_tag, "pool": unit.pool.name},
                details={"item_id": unit.item_id},
            )
        at = max(when[unit.item_id], unit.since + timedelta(microseconds=1))
        kind = MovementKind.SENT_AWAY if unit.item_id in repaired else MovementKind.LEFT
        if kind == MovementKind.LEFT:
            end_membership([unit], at)
        elif unit.state == UnitState.AWAY:
            continue
        else:
            unit.state, unit.since = UnitState.AWAY, at
            unit.save(update_fields=["state", "since"])
        tell(Actor.system(unit.pool.provider), kind, [(unit.item, unit.pool)], at)


def follow_models(events: Sequence[ItemChanged]) -> None:
    """The model of an item was corrected: as a unit of a pool it is of that model too."""
    changed = {
        event.item_id for event in events if any(name == "device_model_id" for name, _b, _a in event.changes)
    }
    if not changed:
        return
    rows = PoolUnit.objects.filter(item_id__in=changed, during__upper_inf=True).select_related("item")
    units = [
        unit for unit in rows.order_by("pk").select_for_update(of=("self",)) if unit.item.device_model_id
    ]
    for unit in units:
        unit.device_model_id = unit.item.device_model_id
    update_rows(units, ["device_model"])


def lay_in_store(actor: Actor, pool: Pool, items: Sequence[Item], at: datetime, reason: str) -> None:
    """The items lie where the pool is kept, in the hands of whoever keeps that place; raises WrongState for one in use."""
    fresh = {item.pk: item.state for item in Item.objects.filter(pk__in=[item.pk for item in items])}
    served = _served(items)
    for item in items:
        if item.pk in served or fresh[item.pk] not in _AT_REST | {ItemState.IN_REPAIR}:
            raise WrongState(
                _(
                    "%(tag)s is “%(now)s”: it is not in the store. Take it out of the pool, or take it back first."
                )
                % {"tag": item.asset_tag, "now": ItemState(fresh[item.pk]).label},
                details={"item_id": item.pk, "state": fresh[item.pk]},
            )
    in_repair = [pk for pk, state in fresh.items() if state == ItemState.IN_REPAIR]
    to_store = [pk for pk, state in fresh.items() if state in STEPS[Step.STORE]]
    if in_repair:
        return_from_repair(actor=actor, item_ids=in_repair, at=at, place_id=pool.place_id, reason=reason)
    if to_store:
        store_items(actor=actor, item_ids=to_store, at=at, place_id=pool.place_id, reason=reason)
    change_items(
        actor=actor,
        item_ids=list(fresh),
        changes=ItemChanges(place_id=pool.place_id, custodian_id=pool.place.organisation_id),
        from_at=at,
        reason=reason,
    )


def _served(items: Sequence[Item]) -> set[int]:
    """Those in service, by their ids."""
    rows = ServiceInterval.objects.filter(item__in=items, during__upper_inf=True)
    return set(rows.values_list("item_id", flat=True))


def _check_days(items: Sequence[Item], at: datetime) -> None:
    later = PoolUnit.objects.filter(item__in=items, during__overlap=DateTimeTZRange(at, None))
    unit = later.select_related("item", "pool").order_by("pk").first()
    if unit is not None:
        raise InvalidInput(
            _("%(tag)s was in the pool “%(pool)s” at a later time than this. Choose a later time.")
            % {"tag": unit.item.asset_tag, "pool": unit.pool.name},
            field="at",
            details={"item_id": unit.item_id},
        )


def _check_items(pool: Pool, items: Sequence[Item], is_ready: bool) -> None:
    states = _AT_REST | {ItemState.IN_REPAIR}
    served = _served(items)
    taken = dict(
        PoolUnit.objects.filter(item__in=items, during__upper_inf=True).values_list("item_id", "pool__name")
    )
    for item in items:
        says = {"tag": item.asset_tag, "pool": taken.get(item.pk, ""), "now": ItemState(item.state).label}
        details = {"item_id": item.pk}
        if item.pk in taken:
            raise InUse(_("%(tag)s is in the pool “%(pool)s” already.") % says, details=details)
        if item.customer_id != pool.customer_id:
            raise InvalidInput(
                _("%(tag)s belongs to another customer than the pool.") % says, details=details
            )
        if item.owner_id != pool.owner_id:
            raise InvalidInput(_("%(tag)s has another owner than the pool.") % says, details=details)
        if item.category_id != pool.category_id:
            raise InvalidInput(
                _("%(tag)s is another kind of device than the pool's.") % says, details=details
            )
        if item.device_model_id is None:
            raise InvalidInput(_("Say first which model %(tag)s is.") % says, details=details)
        if item.pk in served:
            raise WrongState(
                _("%(tag)s is still in service. Take it out of service first.") % says, details=details
            )
        if item.state not in states or (item.state == ItemState.IN_REPAIR and is_ready):
            raise WrongState(
                _("%(tag)s is “%(now)s” and cannot be put in a pool so.") % says, details=details
            )
