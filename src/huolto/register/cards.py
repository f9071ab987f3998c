"""The identity card of an item: what its page shows, ready to be rendered. Begin at `card_of`."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from huolto.catalogue.choices import AcquisitionModel
from huolto.foundation.actors import Actor
from huolto.foundation.localisation import current
from huolto.foundation.pages import Text
from huolto.foundation.texts import text_in
from huolto.parties.models import Place
from huolto.parties.queries import today_at
from huolto.register.access import VISIBLE
from huolto.register.advice import Advice, AdviceFacts, advice_for
from huolto.register.choices import IdentifierKind, ItemState
from huolto.register.details import Details, details_of
from huolto.register.history import FieldChange
from huolto.register.models import Assignment, Disposal, Item, ServiceInterval
from huolto.register.queries import STATE_KINDS
from huolto.register.tenures import Tenures, customers_of
from huolto.register.timeline import FIELD_LABELS, Names


@dataclass(frozen=True)
class Party:
    """One of the four parties of an item."""

    label: Text
    name: str
    second: str = ""
    since: datetime | None = None


@dataclass(frozen=True)
class ItemCard:
    """One item for its page; `served_from` and `served_until` are the last time in service that its reader may know.

    `is_served` says that it is in service with whomever. What it costs is shown with a right over devices, not to whoever merely holds it.
    """

    item: Item
    icon: str
    model: str
    state: Text
    state_kind: str
    place: str
    package: str
    category: str
    acquisition_model: Text
    numbers: tuple[tuple[Text, str], ...]
    parties: tuple[Party, ...]
    served_from: datetime | None
    served_until: datetime | None
    details: Details
    advice: tuple[Advice, ...]
    shows_money: bool
    serves_on: bool
    is_served: bool
    disposal: Disposal | None


@dataclass(frozen=True)
class Difference:
    """A field that two people saved: what the reader wants, what stands there now, by whom and when."""

    label: Text
    yours: str
    theirs: str
    by: str
    at: datetime | None


def card_of(actor: Actor, item: Item) -> ItemCard:
    """The card of an item that the actor may see (see `item_visible_to`)."""
    assignments = list(Assignment.objects.filter(item=item).order_by("during"))
    served = list(ServiceInterval.objects.filter(item=item).order_by("during"))
    intervals = [row.during for row in served if _is_told(actor, row)]
    details = details_of(actor, item, Tenures([item], assignments))
    return ItemCard(
        item=item,
        icon=item.category.icon,
        model=f"{item.device_model.maker} {item.device_model}" if item.device_model else "",
        state=ItemState(item.state).label,
        state_kind=STATE_KINDS[ItemState(item.state)],
        place=place_path(item.place),
        package=(text_in(item.package.name) or item.package.code) if item.package else "",
        category=text_in(item.category.name) or item.category.code,
        acquisition_model=AcquisitionModel(item.acquisition_model).label if item.acquisition_model else "",
        numbers=tuple(
            (IdentifierKind(number.kind).label, number.value)
            for number in item.identifiers.order_by("kind", "pk")
        ),
        parties=_parties(actor, item, details, [row for row in assignments if _is_told(actor, row)]),
        served_from=_last_spell(intervals),
        served_until=intervals[-1].upper if intervals else None,
        details=details,
        advice=_advice(actor, item, details) if item.state == ItemState.IN_SERVICE else (),
        shows_money=VISIBLE.is_given(actor),
        serves_on=item.state != ItemState.IN_SERVICE and _runs(intervals),
        is_served=_runs([row.during for row in served]),
        disposal=_disposal(item) if item.state == ItemState.DISPOSED else None,
    )


def differences(
    actor: Actor, yours: dict[str, Any], theirs: dict[str, FieldChange]
) -> tuple[Difference, ...]:
    """Both sides of a `ChangedMeanwhile`, by their names, for the one who was second."""
    mentioned = [*yours.items(), *((name, change.value) for name, change in theirs.items())]
    mentioned += [("holder_id", change.person_id) for change in theirs.values()]
    names = Names(actor, mentioned)
    return tuple(
        Difference(
            label=FIELD_LABELS.get(name, name),
            yours=names.of(name, yours[name]) if name in yours else _("as it was"),
            theirs=names.of(name, theirs[name].value) if name in theirs else _("as it was"),
            by=names.person(theirs[name].person_id) if name in theirs else "",
            at=theirs[name].at if name in theirs else None,
        )
        for name in {**yours, **theirs}
    )


def place_path(place: Place | None) -> str:
    """A place with what is around it: "Town Hall, 3rd floor, 312"."""
    if place is None:
        return ""
    ids = [int(part) for part in place.path.split("/") if part]
    if ids == [place.pk]:
        return place.name
    names = dict(Place.objects.filter(pk__in=ids).values_list("pk", "name"))
    return ", ".join(names[pk] for pk in ids if pk in names) or place.name


def _runs(intervals: list[Any]) -> bool:
    return bool(intervals) and intervals[-1].upper is None


def _last_spell(intervals: list[Any]) -> datetime | None:
    from_spans: datetime | None = None
    for during in reversed(intervals):
        if from_spans is not None and during.upper != from_spans:
            break
        from_spans = during.lower
    return from_spans


def _is_told(actor: Actor, row: Assignment | ServiceInterval) -> bool:
    return VISIBLE.is_for_all(actor) or row.customer_id in customers_of(actor)


def _disposal(item: Item) -> Disposal | None:
    return Disposal.objects.filter(item=item, undone_at=None).select_related("proof").first()


def _parties(actor: Actor, item: Item, details: Details, told: Sequence[Assignment]) -> tuple[Party, ...]:
    holder = item.holder
    is_known = holder is not None and (holder.pk == actor.person_id or holder.pk in details.people)
    since = _since(item, told)
    return (
        Party(_("Owner"), item.owner.name, since=since["owner_id"]),
        Party(_("Custodian"), item.custodian.name, since=since["custodian_id"]),
        Party(
            _("Holder"),
            holder.name if holder and is_known else "",
            holder.organisation.name if holder and is_known else "",
            since=since["holder_id"],
        ),
        Party(
            _("Payer"),
            item.payer.name,
            str(item.cost_centre) if item.cost_centre else "",
            since=since["payer_id"],
        ),
    )


def _since(item: Item, told: Sequence[Assignment]) -> dict[str, datetime | None]:
    """Since when each of the four is who it is, in the reader's time; None for what begins later than now."""
    own = list(reversed(told))
    if not own:
        return dict.fromkeys(("owner_id", "custodian_id", "holder_id", "payer_id"))
    found: dict[str, datetime | None] = {}
    for name in ("holder_id", "payer_id"):
        start = own[0].during.lower if getattr(own[0], name) == getattr(item, name) else None
        for later, earlier in itertools.pairwise(own):
            if getattr(earlier, name) != getattr(item, name) or earlier.during.upper != later.during.lower:
                break
            start = earlier.during.lower
        found[name] = start
    begun = own[-1].during.lower
    events: Any = apps.get_model("register", "ItemEvent")
    history = list(
        events.objects.filter(pgh_obj_id=item.pk)
        .order_by("-pgh_id")
        .values_list("pgh_created_at", "owner_id", "custodian_id")
    )
    for index, name in enumerate(("owner_id", "custodian_id"), start=1):
        changed = next(
            (later[0] for later, earlier in itertools.pairwise(history) if later[index] != earlier[index]),
            None,
        )
        found[name] = max(changed, begun) if changed else begun
    return found


def _advice(actor: Actor, item: Item, details: Details) -> tuple[Advice, ...]:
    condition = details.condition
    running = next((lease for lease in details.leases if lease.is_open), None)
    return advice_for(
        AdviceFacts(
            end_of_life_on=item.end_of_life_on,
            warranty_until=item.warranty_until,
            lease_ends_on=running.ends_on if running else None,
            condition=condition.grade if condition else "",
            condition_on=condition.at.astimezone(current().zone).date() if condition else None,
            has_successor=details.successor is not None,
        ),
        today_at(actor.provider),
    )
