"""What the commands of the life cycle share: who may, which state, which instant, and who is still in service."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huolto.foundation.actors import Actor
from huolto.foundation.bulk import update_rows
from huolto.foundation.dated import changed_from
from huolto.foundation.errors import InvalidInput, WrongState
from huolto.foundation.locks import lock_rows
from huolto.parties.choices import OrganisationRole, PlaceKind
from huolto.parties.models import Place
from huolto.register.access import require_changeable
from huolto.register.choices import ENDS_SERVICE_FIRST, STEPS, ItemState, Step
from huolto.register.commands.chains import ASSIGNMENTS, PLACEMENTS, Chains
from huolto.register.commands.references import check_references
from huolto.register.events import ItemMoved
from huolto.register.list_keys import refresh_list_keys
from huolto.register.models import Item, ServiceInterval

STORES = frozenset({PlaceKind.SITE, PlaceKind.STORE})
"""Kinds of place that items are stored at."""


@dataclass
class Move:
    """One item on its way from the state that it `was` in; `is_served` while its time in service has no end."""

    item: Item
    was: ItemState
    since: datetime | None
    is_served: bool


def moves_of(actor: Actor, item_ids: Iterable[int], step: Step, *, at: datetime) -> list[Move]:
    """Lock these items for a step at `at`; raises for the first that cannot take it, and so for all of them.

    Raises NotVisible, NotAllowed, WrongState; InvalidInput for an instant in the future or before the present state.
    """
    items = locked_for(actor, item_ids, step)
    now = timezone.now()
    served = set(
        ServiceInterval.objects.filter(
            item_id__in=[item.pk for item in items], during__upper_inf=True
        ).values_list("item_id", flat=True)
    )
    for item in items:
        if at > now:
            raise InvalidInput(_("This day has not come yet."), field="at", details={"item_id": item.pk})
        require_not_before(item, at)
        if step in ENDS_SERVICE_FIRST and item.pk in served:
            raise WrongState(
                _("%(tag)s is still in service. Take it out of service first.") % {"tag": item.asset_tag},
                details={"item_id": item.pk, "state": item.state},
            )
    return [Move(item, ItemState(item.state), item.state_since, item.pk in served) for item in items]


def locked_for(actor: Actor, item_ids: Iterable[int], step: Step) -> list[Item]:
    """Lock these items, each in a state from which the step sets out."""
    wanted = set(item_ids)
    require_changeable(actor, wanted)
    items = lock_rows(Item.objects.of(actor.provider), wanted)
    for item in items:
        if item.state not in STEPS[step]:
            raise WrongState(
                _("%(tag)s is “%(now)s”; “%(step)s” is not possible.")
                % {"tag": item.asset_tag, "now": ItemState(item.state).label, "step": step.label},
                details={"item_id": item.pk, "state": item.state},
            )
    return items


def require_not_before(item: Item, at: datetime) -> None:
    """Raise InvalidInput for an instant before the item came into its present state."""
    if item.state_since is not None and at < item.state_since:
        raise InvalidInput(
            _("%(tag)s is “%(now)s” since a later day than this. Choose a later day.")
            % {"tag": item.asset_tag, "now": ItemState(item.state).label},
            field="at",
            details={"item_id": item.pk},
        )


def save_moves(moves: Collection[Move], at: datetime, *fields: str) -> None:
    """Write the new states, in force from `at`, and other fields of the items."""
    for move in moves:
        move.item.state_since = at
        move.item.revision += 1
    columns = ["state", "state_since", "revision", *fields]
    update_rows([move.item for move in moves], columns)


def moved_event(kind: Any, actor: Actor, move: Move, at: datetime, **facts: Any) -> ItemMoved:
    """The event of a move."""
    event: ItemMoved = kind(
        provider_id=actor.provider_id,
        occurred_at=at,
        customer_id=move.item.customer_id,
        person_id=actor.person_id,
        item_id=move.item.pk,
        state=str(move.item.state),
        was=str(move.was),
        **facts,
    )
    return event


def require_store(actor: Actor, moves: Collection[Move], place_id: int) -> None:
    """Raise unless the place is a site or a store, of the items' customer or of the provider."""
    check_references(actor.provider, [(move.item.customer_id, {"place_id": place_id}) for move in moves])
    place = Place.objects.of(actor.provider).select_related("organisation").get(pk=place_id)
    if place.kind not in STORES:
        raise InvalidInput(_("Items are stored at a site or in a store; choose one."), field="place")
    if not actor.is_staff_of_provider and OrganisationRole.PROVIDER in place.organisation.roles:
        raise InvalidInput(_("Only the provider puts items in its own store."), field="place")


def put_at_rest(actor: Actor, moves: Collection[Move], at: datetime, place_id: int) -> None:
    """Nobody holds these items from `at` on, and they are at this place."""
    ids = [move.item.pk for move in moves]
    places = Chains(PLACEMENTS, ids, provider_id=actor.provider_id)
    holders = Chains(ASSIGNMENTS, ids, provider_id=actor.provider_id)
    for move in moves:
        for chains, name, value in ((places, "place_id", place_id), (holders, "holder_id", None)):
            chains.after[move.item.pk] = changed_from(chains.of(move.item.pk), at, {name: value})
            setattr(move.item, name, chains.after[move.item.pk][-1].values[name])
    places.save()
    holders.save()


def search_again(moves: Collection[Move]) -> None:
    """Let lists find the items by their new place and holder."""
    refresh_list_keys(move.item.pk for move in moves)


def day_of(actor: Actor, at: datetime) -> Any:
    """The day of an instant where the provider is."""
    return at.astimezone(ZoneInfo(actor.provider.zone)).date()
