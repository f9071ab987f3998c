"""Repair, store, loss and return: the steps of an item's life beside going into service and out of it.

An item in service that is repaired or missing stays in service unless its time in service is ended: only that is
what charges by days are made of.
"""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from huolto.catalogue.choices import AcquisitionModel
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.dated import ended_at
from huolto.foundation.errors import NotAllowed, WrongState
from huolto.foundation.events import publish
from huolto.register.access import CHANGEABLE
from huolto.register.choices import ItemState, LeaseEnd, Step
from huolto.register.commands.chains import SERVICE, Chains
from huolto.register.commands.moves import (
    Move,
    day_of,
    moved_event,
    moves_of,
    put_at_rest,
    require_store,
    save_moves,
    search_again,
)
from huolto.register.commands.service import lease_ended
from huolto.register.events import (
    ItemBackFromRepair,
    ItemFound,
    ItemMissed,
    ItemReturned,
    ItemSentToRepair,
    ItemStored,
    ItemTakenOutOfService,
)
from huolto.register.models import Item, Lease


@command
def send_to_repair(*, actor: Actor, item_ids: Iterable[int], at: datetime, reason: str = "") -> list[Item]:
    """Send items to repair; one in service stays commissioned and is charged on. Raises as `moves_of`."""
    moves = moves_of(actor, item_ids, Step.SEND_TO_REPAIR, at=at)
    for move in moves:
        move.item.state = ItemState.IN_REPAIR
    save_moves(moves, at)
    publish(*(moved_event(ItemSentToRepair, actor, move, at, reason=reason) for move in moves))
    return [move.item for move in moves]


@command
def return_from_repair(
    *,
    actor: Actor,
    item_ids: Iterable[int],
    at: datetime,
    place_id: int | None = None,
    reason: str = "",
) -> list[Item]:
    """Take items back from repair: in service again where their time in service runs, else out of service.

    With a place, what is out of service goes in store there. Raises as `moves_of`, and InvalidInput for a place
    that is neither site nor store.
    """
    moves = moves_of(actor, item_ids, Step.BACK_FROM_REPAIR, at=at)
    _come_back(actor, moves, at, place_id)
    publish(*(moved_event(ItemBackFromRepair, actor, move, at, reason=reason) for move in moves))
    return [move.item for move in moves]


@command
def store_items(
    *, actor: Actor, item_ids: Iterable[int], at: datetime, place_id: int, reason: str = ""
) -> list[Item]:
    """Put items that are not in service in store, to be used again: they are there, and nobody holds them.

    Raises as `moves_of`, and InvalidInput for a place that is neither site nor store.
    """
    moves = moves_of(actor, item_ids, Step.STORE, at=at)
    require_store(actor, moves, place_id)
    for move in moves:
        move.item.state = ItemState.IN_STORE
    put_at_rest(actor, moves, at, place_id)
    save_moves(moves, at, "place", "holder")
    search_again(moves)
    publish(*(moved_event(ItemStored, actor, move, at, reason=reason, place_id=place_id) for move in moves))
    return [move.item for move in moves]


@command
def report_missing(
    *,
    actor: Actor,
    item_ids: Iterable[int],
    at: datetime,
    is_stolen: bool = False,
    ends_service: bool = True,
    reason: str = "",
) -> list[Item]:
    """Say that items are lost or stolen. With `ends_service` their time in service ends at `at`, else it goes on.

    A lease runs on until it is settled. Raises as `moves_of`.
    """
    moves = moves_of(actor, item_ids, Step.MISS, at=at)
    served = [move for move in moves if move.is_served and ends_service]
    service = Chains(SERVICE, (move.item.pk for move in served), provider_id=actor.provider_id)
    for move in served:
        service.after[move.item.pk] = ended_at(service.of(move.item.pk), at)
    service.save()
    for move in moves:
        move.item.state = ItemState.MISSING
    save_moves(moves, at)
    publish(
        *(
            ItemTakenOutOfService(
                provider_id=actor.provider_id,
                occurred_at=at,
                customer_id=move.item.customer_id,
                person_id=actor.person_id,
                item_id=move.item.pk,
            )
            for move in served
        ),
        *(moved_event(ItemMissed, actor, move, at, reason=reason, is_stolen=is_stolen) for move in moves),
    )
    return [move.item for move in moves]


@command
def find_items(
    *,
    actor: Actor,
    item_ids: Iterable[int],
    at: datetime,
    place_id: int | None = None,
    reason: str = "",
) -> list[Item]:
    """Say that missing items are found again: in service where their time in service runs, else out of service.

    With a place, what is out of service goes in store there. Raises as `return_from_repair`.
    """
    moves = moves_of(actor, item_ids, Step.FIND, at=at)
    _come_back(actor, moves, at, place_id)
    publish(*(moved_event(ItemFound, actor, move, at, reason=reason) for move in moves))
    return [move.item for move in moves]


@command
def return_to_lessor(*, actor: Actor, item_ids: Iterable[int], at: datetime, reason: str = "") -> list[Item]:
    """Send items back to their lessor for good; an open lease ends as returned that day. Staff only.

    Raises as `moves_of`, and WrongState for an item without a lease, one that was bought, and a finance lease that
    has not reached the end of its term (it is ended early first, with its sum).
    """
    if not CHANGEABLE.is_for_all(actor):
        raise NotAllowed
    moves = moves_of(actor, item_ids, Step.RETURN, at=at)
    leases = _last_leases(moves)
    day = day_of(actor, at)
    ended: list[Lease] = []
    for move in moves:
        lease = leases.get(move.item.pk)
        if lease is None or lease.end == LeaseEnd.BOUGHT:
            raise WrongState(
                _("%(tag)s has no lessor to go back to.") % {"tag": move.item.asset_tag},
                details={"item_id": move.item.pk},
            )
        if lease.ended_on is None:
            if lease.acquisition_model == AcquisitionModel.FINANCE_LEASE and day < lease.ends_on:
                raise WrongState(
                    _("The lease of %(tag)s has not reached its end. End it early with its sum first.")
                    % {"tag": move.item.asset_tag},
                    details={"item_id": move.item.pk},
                )
            lease.ended_on, lease.end = max(day, lease.starts_on), LeaseEnd.RETURNED
            ended.append(lease)
        move.item.state = ItemState.RETURNED
    Lease.objects.bulk_update(ended, ["ended_on", "end"], batch_size=500)
    save_moves(moves, at)
    publish(
        *(lease_ended(actor, lease, at) for lease in ended),
        *(moved_event(ItemReturned, actor, move, at, reason=reason) for move in moves),
    )
    return [move.item for move in moves]


def _come_back(actor: Actor, moves: list[Move], at: datetime, place_id: int | None) -> None:
    resting = [move for move in moves if not move.is_served]
    for move in moves:
        move.item.state = ItemState.IN_SERVICE if move.is_served else ItemState.OUT_OF_SERVICE
    if place_id is None or not resting:
        save_moves(moves, at)
        return
    require_store(actor, resting, place_id)
    for move in resting:
        move.item.state = ItemState.IN_STORE
    put_at_rest(actor, resting, at, place_id)
    save_moves(moves, at, "place", "holder")
    search_again(resting)


def _last_leases(moves: list[Move]) -> dict[int, Lease]:
    rows = Lease.objects.filter(item__in=[move.item for move in moves]).select_for_update()
    return {lease.item_id: lease for lease in rows.order_by("starts_on", "pk")}
