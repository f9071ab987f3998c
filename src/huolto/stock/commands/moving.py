"""What commands that move units share: locking them, writing their movements, telling of them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huolto.foundation.actors import Actor
from huolto.foundation.bulk import insert_rows, update_rows
from huolto.foundation.errors import InvalidInput, NotVisible, WrongState
from huolto.foundation.events import publish
from huolto.foundation.locks import lock_rows
from huolto.register.models import Item
from huolto.stock.choices import UNIT_TRANSITIONS, MovementKind, UnitState
from huolto.stock.events import UnitMoved
from huolto.stock.models import Pool, PoolUnit, StockMovement

LONGEST_REASON = 300


def require_past(at: datetime) -> None:
    """Raise InvalidInput for an instant that has not come."""
    if at > timezone.now():
        raise InvalidInput(_("This day has not come yet."), field="at")


def locked_units(actor: Actor, item_ids: Iterable[int]) -> list[PoolUnit]:
    """Lock these items, then their present units, each in key order, as the register's own commands lock items first.

    Raises NotVisible for an item that is in no pool now.
    """
    wanted = set(item_ids)
    lock_rows(Item.objects.of(actor.provider), wanted)
    present = PoolUnit.objects.of(actor.provider).filter(during__upper_inf=True)
    keys = list(present.filter(item_id__in=wanted).values_list("pk", flat=True))
    units = lock_rows(PoolUnit.objects.of(actor.provider).select_related("item", "pool"), keys)
    # Somebody may have taken one out while this waited for the lock.
    if len([unit for unit in units if unit.during.upper is None]) != len(wanted):
        raise NotVisible
    return units


def move_units(units: Sequence[PoolUnit], was: UnitState, to: UnitState, at: datetime) -> None:
    """Bring locked units from one state into another; raises WrongState naming the first that is not in it."""
    for unit in units:
        if unit.state != was or to not in UNIT_TRANSITIONS[was]:
            raise WrongState(
                _("%(tag)s is “%(now)s” in its pool; only what is “%(was)s” can become “%(then)s”.")
                % {
                    "tag": unit.item.asset_tag,
                    "now": UnitState(unit.state).label,
                    "was": was.label,
                    "then": to.label,
                },
                details={"item_id": unit.item_id, "state": unit.state},
            )
        require_after(unit, at)
    for unit in units:
        unit.state, unit.since = to, at
    update_rows(units, ["state", "since"])


def require_after(unit: PoolUnit, at: datetime) -> None:
    """Raise InvalidInput for an instant before the unit came into its present state."""
    require_past(at)
    if at < unit.since:
        raise InvalidInput(
            _("%(tag)s is “%(now)s” since a later day than this. Choose a later day.")
            % {"tag": unit.item.asset_tag, "now": UnitState(unit.state).label},
            field="at",
            details={"item_id": unit.item_id},
        )


def tell(
    actor: Actor,
    kind: MovementKind,
    moved: Sequence[tuple[Item, Pool]],
    at: datetime,
    reason: str = "",
    **places: Any,
) -> None:
    """Write the movements of these items and publish them; `places` may have `from_place_id` and `to_place_id`."""
    insert_rows(
        StockMovement(
            provider_id=actor.provider_id,
            kind=kind,
            item=item,
            pool=pool,
            occurred_at=at,
            person_id=actor.person_id,
            reason=reason[:LONGEST_REASON],
            **places,
        )
        for item, pool in moved
    )
    publish(
        *(
            UnitMoved(
                provider_id=actor.provider_id,
                occurred_at=at,
                customer_id=pool.customer_id,
                person_id=actor.person_id,
                item_id=item.pk,
                pool_id=pool.pk,
                kind=kind,
                reason=reason[:LONGEST_REASON],
            )
            for item, pool in moved
        )
    )
