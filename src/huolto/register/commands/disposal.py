"""Disposes of items with proof, and takes back what was disposed of by mistake."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huolto.foundation.actors import Actor
from huolto.foundation.bulk import update_rows
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.foundation.events import publish
from huolto.foundation.models import StoredFile
from huolto.parties.choices import OrganisationRole, Right
from huolto.register.access import CHANGEABLE
from huolto.register.choices import DisposalWay, ItemState, Step
from huolto.register.commands.moves import Move, locked_for, moved_event, moves_of, save_moves
from huolto.register.events import DisposalUndone, ItemDisposed
from huolto.register.models import Disposal, Item, Lease


@dataclass(frozen=True, kw_only=True)
class DisposalFacts:
    """How items went: the way, to which company, data wiped by which method, company and day, and the proof."""

    way: DisposalWay | str
    to_company: str = ""
    wipe_method: str = ""
    wiped_by_company: str = ""
    wiped_on: date | None = None
    proof_id: int | None = None


@command
def dispose_items(
    *,
    actor: Actor,
    item_ids: Iterable[int],
    at: datetime,
    facts: DisposalFacts | None = None,
    reason: str = "",
) -> list[Item]:
    """Say that items are gone for good; one proof may speak for many.

    A person says which way, and adds the proof or the reason why there is none; only the program itself (a list taken
    in) may know neither. Raises as `moves_of`; WrongState while an item is in service or on a lease; NotAllowed for a
    customer's person and an item that the customer does not own.
    """
    moves = moves_of(actor, item_ids, Step.DISPOSE, at=at)
    _check_facts(actor, facts, reason)
    _check_free(moves)
    if not CHANGEABLE.is_for_all(actor):
        _check_owned(moves)
    known = asdict(facts) if facts else {}
    rows = Disposal.objects.bulk_create(
        (
            Disposal(
                provider=actor.provider,
                item=move.item,
                disposed_at=at,
                reason=reason,
                recorded_by_id=actor.person_id,
                state_before=move.was,
                since_before=move.since,
                **known,
            )
            for move in moves
        ),
        batch_size=500,
    )
    for move in moves:
        move.item.state = ItemState.DISPOSED
    save_moves(moves, at)
    publish(
        *(
            moved_event(ItemDisposed, actor, move, at, reason=reason, disposal_id=row.pk, way=str(row.way))
            for move, row in zip(moves, rows, strict=True)
        )
    )
    return [move.item for move in moves]


@command
def undo_disposal(*, actor: Actor, item_ids: Iterable[int], reason: str) -> list[Item]:
    """Take back that items were disposed of, for it was a mistake: they are what they were before.

    What was recorded stays readable with the reason. Provider administrators only. Raises InvalidInput without a
    reason, WrongState for an item that is not disposed of.
    """
    if not (actor.is_staff_of_provider and actor.has_right(Right.ADMINISTER_PROVIDER)):
        raise NotAllowed
    if not reason.strip():
        raise InvalidInput(_("Say why the disposal was a mistake."), field="reason")
    items = locked_for(actor, item_ids, Step.UNDO_DISPOSAL)
    rows = {
        row.item_id: row
        for row in Disposal.objects.filter(item__in=items, undone_at=None).select_for_update()
    }
    events = []
    for item in items:
        row = rows.get(item.pk)
        if row is None:
            raise WrongState(
                _("Nothing is recorded of how %(tag)s was disposed of.") % {"tag": item.asset_tag},
                details={"item_id": item.pk},
            )
        row.undone_at, row.undone_by_id, row.undo_reason = timezone.now(), actor.person_id, reason
        move = Move(item, ItemState(item.state), item.state_since, is_served=False)
        item.state, item.state_since = row.state_before, row.since_before
        item.revision += 1
        events.append(
            moved_event(DisposalUndone, actor, move, row.disposed_at, reason=reason, disposal_id=row.pk)
        )
    Disposal.objects.bulk_update(rows.values(), ["undone_at", "undone_by", "undo_reason"], batch_size=500)
    update_rows(items, ["state", "state_since", "revision"])
    publish(*events)
    return items


def _check_facts(actor: Actor, facts: DisposalFacts | None, reason: str) -> None:
    if facts is None:
        if actor.is_system:
            return
        raise InvalidInput(_("Say how it was disposed of, and add the proof."), field="way")
    if facts.way not in DisposalWay.values:
        raise InvalidInput(_("Choose how it was disposed of."), field="way")
    if facts.wiped_on is not None and not facts.wipe_method:
        raise InvalidInput(_("Say how the data were wiped."), field="wipe_method")
    if facts.proof_id is None:
        if not reason.strip():
            raise InvalidInput(_("Add the proof, or write in the reason why there is none."), field="proof")
    elif not StoredFile.objects.of(actor.provider).filter(pk=facts.proof_id).exists():
        raise NotVisible


def _check_free(moves: list[Move]) -> None:
    leased = Lease.objects.filter(item__in=[move.item for move in moves], ended_on=None)
    lease = leased.select_related("item").order_by("item_id").first()
    if lease is not None:
        raise WrongState(
            _("%(tag)s is on a lease that has not ended: end it, return it or buy it first.")
            % {"tag": lease.item.asset_tag},
            details={"item_id": lease.item_id},
        )


def _check_owned(moves: list[Move]) -> None:
    items = Item.objects.select_related("owner", "customer").in_bulk([move.item.pk for move in moves])
    for item in items.values():
        top = item.customer.path.split("/")[1]
        is_own = OrganisationRole.PROVIDER not in item.owner.roles and item.owner.path.startswith(f"/{top}/")
        if not is_own:
            raise NotAllowed(
                _("%(tag)s does not belong to the customer, so only the provider disposes of it.")
                % {"tag": item.asset_tag},
                details={"item_id": item.pk},
            )
