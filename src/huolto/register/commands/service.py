"""Takes items into service and out of it: what is charged by days in service begins and ends here (S1.4, S1.18)."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from huolto.catalogue.choices import AcquisitionModel
from huolto.foundation.actors import Actor
from huolto.foundation.bulk import update_rows
from huolto.foundation.commands import command
from huolto.foundation.dated import Span, begun_earlier, ended_at, spell_start
from huolto.foundation.errors import InvalidInput, WrongState
from huolto.foundation.events import publish
from huolto.register.choices import ItemState, LeaseEnd, Step
from huolto.register.commands.chains import ASSIGNMENTS, PLACEMENTS, SERVICE, Chains
from huolto.register.commands.inputs import UNSET, StartOfService
from huolto.register.commands.moves import Move, locked_for, moved_event, require_not_before, save_moves
from huolto.register.commands.references import check_references
from huolto.register.events import ItemDelivered, ItemPutInService, ItemTakenOutOfService, LeaseEnded
from huolto.register.list_keys import save_found_anew
from huolto.register.models import Item, Lease

_NEW = frozenset({ItemState.RECEIVED, ItemState.DELIVERED})
"""States in which service may have begun before the papers say so."""


@command
def put_in_service(*, actor: Actor, starts: Sequence[StartOfService]) -> list[Item]:
    """Put items in service from an instant each, with a package or none.

    An instant before the item was registered is taken for when its customer really had it: its first assignment
    and placement are drawn back to it. Raises WrongState unless received, delivered or out of service;
    InvalidInput for an instant inside or before an earlier time in service.
    """
    if not starts:
        return []
    by_item = {start.item_id: start for start in starts}
    items = locked_for(actor, by_item, Step.PUT_IN_SERVICE)
    packages = {
        item.pk: item.package_id if by_item[item.pk].package_id is UNSET else by_item[item.pk].package_id
        for item in items
    }
    check_references(
        actor.provider, [(item.customer_id, {"package_id": packages[item.pk]}) for item in items]
    )
    service = Chains(SERVICE, by_item, provider_id=actor.provider_id)
    earlier = [Chains(kind, by_item, provider_id=actor.provider_id) for kind in (ASSIGNMENTS, PLACEMENTS)]
    for item in items:
        at = by_item[item.pk].at
        chain = service.of(item.pk)
        if chain and (chain[-1].end is None or at < chain[-1].end):
            raise InvalidInput(
                _("%(tag)s was in service until later than this day. Choose a later day.")
                % {"tag": item.asset_tag},
                field="at",
                details={"item_id": item.pk},
            )
        if item.state not in _NEW:
            require_not_before(item, at)
        values = {"customer_id": item.customer_id, "package_id": packages[item.pk]}
        service.after[item.pk] = [*chain, Span(start=at, end=None, values=values)]
        for chains in earlier:
            if chains.of(item.pk) and at < chains.of(item.pk)[0].start:
                chains.after[item.pk] = begun_earlier(chains.of(item.pk), at)
        item.state, item.state_since = ItemState.IN_SERVICE, at
        item.package_id = packages[item.pk]
        item.revision += 1
    for chains in (service, *earlier):
        chains.save()
    save_found_anew(actor.provider, items, ["state", "state_since", "package", "revision"])
    publish(
        *(
            ItemPutInService(
                provider_id=actor.provider_id,
                occurred_at=by_item[item.pk].at,
                customer_id=item.customer_id,
                person_id=actor.person_id,
                item_id=item.pk,
                package_id=item.package_id,
            )
            for item in items
        )
    )
    return items


@command
def take_out_of_service(
    *, actor: Actor, item_ids: Iterable[int], at: datetime, reason: str = ""
) -> list[Item]:
    """Take items out of service at `at`: the time in service and a life-cycle lease end, a finance lease runs on.

    Out at the very instant of going in leaves no time in service at all, so nothing is charged for it; the
    timeline keeps both. Package changes recorded for `at` or later fall away. An item in repair or missing whose time
    in service runs stays so, without being charged. Raises WrongState for what is not in service, InvalidInput for an
    instant before it went into service, or before it went to repair or missing.
    """
    items = locked_for(actor, item_ids, Step.TAKE_OUT)
    service = Chains(SERVICE, (item.pk for item in items), provider_id=actor.provider_id)
    for item in items:
        chain = service.of(item.pk)
        if not chain or chain[-1].end is not None:
            raise WrongState(
                _("%(tag)s is not in service.") % {"tag": item.asset_tag},
                details={"item_id": item.pk, "state": item.state},
            )
        if item.state != ItemState.IN_SERVICE:
            require_not_before(item, at)
        began = spell_start(chain)
        if began is None or at < began:
            raise InvalidInput(
                _("%(tag)s went into service later than this day. Choose a later day.")
                % {"tag": item.asset_tag},
                field="at",
                details={"item_id": item.pk},
            )
        service.after[item.pk] = ended_at(chain, at)
        if item.state == ItemState.IN_SERVICE:
            item.state, item.state_since = ItemState.OUT_OF_SERVICE, at
        item.revision += 1
    service.save()
    update_rows(items, ["state", "state_since", "revision"])
    publish(
        *(
            ItemTakenOutOfService(
                provider_id=actor.provider_id,
                occurred_at=at,
                customer_id=item.customer_id,
                person_id=actor.person_id,
                item_id=item.pk,
                reason=reason,
                state=str(item.state),
            )
            for item in items
        ),
        *_ended_lifecycle_leases(actor, [item for item in items if item.state != ItemState.MISSING], at),
    )
    return items


@command
def deliver_items(*, actor: Actor, item_ids: Iterable[int], at: datetime) -> list[Item]:
    """Say that received items were handed to their customer; raises WrongState for any other state."""
    items = locked_for(actor, item_ids, Step.DELIVER)
    moves = [Move(item, ItemState(item.state), item.state_since, is_served=False) for item in items]
    for move in moves:
        move.item.state = ItemState.DELIVERED
    save_moves(moves, at)
    publish(*(moved_event(ItemDelivered, actor, move, at) for move in moves))
    return items


def _ended_lifecycle_leases(actor: Actor, items: Sequence[Item], at: datetime) -> list[LeaseEnded]:
    last_day = at.astimezone(ZoneInfo(actor.provider.zone)).date()
    leases = list(
        Lease.objects.filter(
            item__in=items, ended_on=None, acquisition_model=AcquisitionModel.LIFECYCLE_LEASE
        ).order_by("pk")
    )
    for lease in leases:
        lease.ended_on = max(lease.starts_on, last_day)
        lease.end = LeaseEnd.RETURNED
    update_rows(leases, ["ended_on", "end"])
    return [lease_ended(actor, lease, at) for lease in leases]


def lease_ended(actor: Actor, lease: Lease, at: datetime) -> LeaseEnded:
    """The event of a lease that has just ended."""
    return LeaseEnded(
        provider_id=actor.provider_id,
        occurred_at=at,
        customer_id=lease.customer_id,
        person_id=actor.person_id,
        item_id=lease.item_id,
        lease_id=lease.pk,
        **{name: getattr(lease, name) for name in ("ended_on", "end", "early_end_sum", "residual")},
    )
