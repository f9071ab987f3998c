"""Reserving a device of a model, choosing the very unit, handing it out or giving it up.

A reservation takes a free unit with `SKIP LOCKED`: agents who reserve at the same instant take different units and do
not wait for each other, and one unit cannot be given twice. It stands for any of its model until it is picked.
"""

from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huolto.catalogue.models import DeviceModel
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotVisible, WrongState
from huolto.foundation.events import publish
from huolto.foundation.locks import lock_row, lock_rows
from huolto.stock.access import pool_visible_to, require_moving
from huolto.stock.choices import RESERVATION_TRANSITIONS, MovementKind, ReservationState, UnitState
from huolto.stock.commands.moving import move_units, require_after, tell
from huolto.stock.commands.units import end_membership
from huolto.stock.errors import NothingFree
from huolto.stock.events import ReservationReleased, UnitReserved
from huolto.stock.models import Pool, PoolUnit, Reservation
from huolto.stock.queries import substitutes_for

_TAKE = """
WITH pool AS (
  SELECT id, customer_id FROM stock_pool WHERE provider_id = %(provider)s AND id = %(pool)s
), free AS (
  SELECT u.id FROM stock_poolunit u
  WHERE u.pool_id = (SELECT id FROM pool) AND u.device_model_id = %(given)s AND u.state = 'free' AND upper_inf(u.during)
    AND NOT EXISTS (SELECT FROM stock_reservation r WHERE r.provider_id = %(provider)s AND r.source_key = %(key)s)
  ORDER BY u.since, u.id LIMIT 1 FOR UPDATE OF u {waiting}
), taken AS (
  UPDATE stock_poolunit u SET state = 'reserved', since = %(now)s FROM free WHERE u.id = free.id RETURNING u.id
), made AS (
  INSERT INTO stock_reservation
    (provider_id, pool_id, asked_model_id, unit_id, state, source_key, reserved_at, reserved_by_id)
  SELECT %(provider)s, %(pool)s, %(asked)s, taken.id, 'held', %(key)s, %(now)s, %(person)s FROM taken
  ON CONFLICT (provider_id, source_key) DO NOTHING
  RETURNING id
)
SELECT (SELECT id FROM made), (SELECT id FROM taken), customer_id FROM pool
"""
"""One way to the database and back: agents ask this at the same moment, and each holds what they took until the end."""


@command
def reserve(
    *,
    actor: Actor,
    pool_id: int,
    model_id: int,
    source_key: str,
    substitute_id: int | None = None,
) -> Reservation:
    """Promise a device of the model, or of an agreed substitute for it; the same `source_key` again answers the same.

    Raises NotVisible, NotAllowed; InvalidInput for a substitute that is not agreed; NothingFree with the agreed
    substitutes of which there is one.
    """
    require_moving(actor)
    given_id = model_id if substitute_id is None else substitute_id
    if given_id != model_id:
        _require_agreed(actor, pool_id, model_id, given_id)
    now = timezone.now()
    asked = {
        "provider": actor.provider_id,
        "pool": pool_id,
        "asked": model_id,
        "given": given_id,
        "key": source_key,
        "now": now,
        "person": actor.person_id,
        "may_wait": False,
    }
    took = _take(asked)
    if took is None:
        raise NotVisible
    made_id, unit_id, customer_id = took
    if made_id is None:
        kept = Reservation.objects.of(actor.provider).filter(source_key=source_key).first()
        if kept is not None:
            if unit_id is not None:
                # Somebody asked the same meanwhile: what was taken here is free again.
                PoolUnit.objects.filter(pk=unit_id).update(state=UnitState.FREE)
            return kept
        # All are being taken at this moment: wait, for who takes the last one may yet give it up.
        waited = _take({**asked, "may_wait": True})
        made_id = waited[0] if waited else None
    if made_id is None:
        raise _nothing_free(actor, pool_visible_to(actor, pool_id), model_id, given_id)
    publish(
        UnitReserved(
            provider_id=actor.provider_id,
            occurred_at=now,
            customer_id=customer_id,
            person_id=actor.person_id,
            pool_id=pool_id,
            reservation_id=made_id,
            asked_model_id=model_id,
            given_model_id=given_id,
        )
    )
    return Reservation.objects.get(pk=made_id)


@command
def pick(*, actor: Actor, reservation_id: int, item_id: int | None = None) -> Reservation:
    """Choose the unit that goes out: the one at hand, which must be free and of the model, or the one that was kept.

    Raises NotVisible, NotAllowed; WrongState; InvalidInput for a unit of another pool, another model or one not free.
    """
    require_moving(actor)
    reservation, unit = _locked(actor, reservation_id, with_item=item_id)
    if item_id is not None and unit.item_id != item_id:
        chosen = _chosen(actor, reservation, unit, item_id)
        now = timezone.now()
        unit.state, unit.since = UnitState.FREE, now
        unit.save(update_fields=["state", "since"])
        chosen.state, chosen.since = UnitState.RESERVED, now
        chosen.save(update_fields=["state", "since"])
        reservation.unit = chosen
    _move(reservation, ReservationState.PICKED)
    reservation.save(update_fields=["state", "unit"])
    return reservation


@command
def hand_out(*, actor: Actor, reservation_id: int, at: datetime, is_for_good: bool) -> Reservation:
    """The picked unit leaves the store: for good it is the pool's no more, else it is lent and awaited.

    Raises NotVisible, NotAllowed; WrongState for one not picked; InvalidInput for an instant that cannot be.
    """
    require_moving(actor)
    reservation, unit = _locked(actor, reservation_id)
    _move(reservation, ReservationState.HANDED_OUT)
    if is_for_good:
        require_after(unit, at)
        end_membership([unit], at)
    else:
        move_units([unit], UnitState.RESERVED, UnitState.LENT, at)
    reservation.ended_at = at
    reservation.save(update_fields=["state", "ended_at"])
    kind = MovementKind.SWAPPED if is_for_good else MovementKind.LENT
    tell(actor, kind, [(unit.item, unit.pool)], at, from_place_id=unit.pool.place_id)
    return reservation


@command
def release(*, actor: Actor, reservation_id: int) -> Reservation:
    """Give a reservation up; its unit is free for the next. Raises NotVisible, NotAllowed, WrongState."""
    require_moving(actor)
    reservation, unit = _locked(actor, reservation_id)
    _move(reservation, ReservationState.RELEASED)
    now = timezone.now()
    unit.state, unit.since = UnitState.FREE, now
    unit.save(update_fields=["state", "since"])
    reservation.ended_at = now
    reservation.save(update_fields=["state", "ended_at"])
    publish(
        ReservationReleased(
            provider_id=actor.provider_id,
            occurred_at=now,
            customer_id=unit.pool.customer_id,
            person_id=actor.person_id,
            pool_id=unit.pool_id,
            reservation_id=reservation.pk,
        )
    )
    return reservation


def _take(asked: dict[str, Any]) -> tuple[int | None, int | None, int] | None:
    """Take the unit that is free the longest and nobody else is about to take, and keep the reservation of it.

    Answers the keys of reservation and unit, None for what was not made, and the pool's customer; None without the pool.
    """
    waiting = "" if asked["may_wait"] else "SKIP LOCKED"
    with connection.cursor() as cursor:
        cursor.execute(_TAKE.format(waiting=waiting), asked)
        row: tuple[int | None, int | None, int] | None = cursor.fetchone()
    return row


def _require_agreed(actor: Actor, pool_id: int, model_id: int, substitute_id: int) -> None:
    pool = pool_visible_to(actor, pool_id)
    if not pool.substitutes.filter(device_model_id=model_id, substitute_id=substitute_id).exists():
        raise InvalidInput(_("This model is not agreed on as a substitute."), field="substitute")


def _nothing_free(actor: Actor, pool: Pool, asked_id: int, given_id: int) -> NothingFree:
    model = DeviceModel.objects.of(actor.provider).filter(pk=given_id).first()
    if model is None:
        raise NotVisible
    offered = [one for one in substitutes_for(pool, asked_id) if one.free]
    says = {"model": model.name, "pool": pool.name, "others": ", ".join(one.name for one in offered)}
    text = (
        _("No %(model)s is free in “%(pool)s”. Free instead: %(others)s.")
        if offered
        else _("No %(model)s is free in “%(pool)s”, and no agreed substitute either.")
    )
    details = [{"model_id": one.model_id, "name": one.name, "free": one.free} for one in offered]
    return NothingFree(text % says, details={"substitutes": details})


def _locked(actor: Actor, pk: int, with_item: int | None = None) -> tuple[Reservation, PoolUnit]:
    """Lock a reservation, then its unit (and that of another item to choose) in key order."""
    reservation = lock_row(Reservation.objects.of(actor.provider), pk)
    keys = {reservation.unit_id}
    if with_item is not None:
        keys |= set(
            PoolUnit.objects.of(actor.provider)
            .filter(item_id=with_item, pool_id=reservation.pool_id, during__upper_inf=True)
            .values_list("pk", flat=True)
        )
    units = lock_rows(PoolUnit.objects.of(actor.provider).select_related("item", "pool"), keys)
    return reservation, next(unit for unit in units if unit.pk == reservation.unit_id)


def _chosen(actor: Actor, reservation: Reservation, instead_of: PoolUnit, item_id: int) -> PoolUnit:
    rows = PoolUnit.objects.of(actor.provider).select_related("item", "device_model")
    chosen = rows.filter(item_id=item_id, pool_id=reservation.pool_id, during__upper_inf=True).first()
    if chosen is None:
        raise InvalidInput(_("This device is not in the pool that was reserved from."), field="item")
    says = {
        "tag": chosen.item.asset_tag,
        "now": UnitState(chosen.state).label,
        "model": chosen.device_model.name,
    }
    if chosen.device_model_id != instead_of.device_model_id:
        raise InvalidInput(_("%(tag)s is a %(model)s: another model was promised.") % says, field="item")
    if chosen.state != UnitState.FREE:
        raise InvalidInput(_("%(tag)s is “%(now)s”. Take another one.") % says, field="item")
    return chosen


def _move(reservation: Reservation, to: ReservationState) -> None:
    if to not in RESERVATION_TRANSITIONS[reservation.state]:
        raise WrongState(
            _("This reservation is “%(now)s”; it cannot become “%(then)s”.")
            % {"now": ReservationState(reservation.state).label, "then": to.label},
            details={"state": reservation.state},
        )
    reservation.state = to
