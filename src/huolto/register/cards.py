"""The identity card of an item: what its page shows, ready to be rendered. Begin at `card_of`."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from huolto.catalogue.choices import AcquisitionModel
from huolto.foundation.actors import Actor
from huolto.foundation.pages import Text
from huolto.foundation.texts import text_in
from huolto.parties.access import people_visible_to
from huolto.parties.models import Place
from huolto.register.access import VISIBLE, may_change
from huolto.register.choices import FINAL, STEPS, IdentifierKind, ItemState, LeaseEnd, Step
from huolto.register.endings import said_choice
from huolto.register.history import FieldChange
from huolto.register.lifecycle_actions import CardAction, lifecycle_actions
from huolto.register.models import Disposal, Item, Lease, ServiceInterval
from huolto.register.queries import STATE_KINDS
from huolto.register.timeline import FIELD_LABELS, Names, TimelineEntry, timeline_of


@dataclass(frozen=True)
class Party:
    """One of the four parties of an item."""

    label: Text
    name: str
    second: str = ""


@dataclass(frozen=True)
class LeaseFacts:
    """The lease that runs, or the last one."""

    model: Text
    starts_on: date
    ends_on: date
    monthly: Any
    residual: Any
    lessor: str
    is_open: bool
    choice: Text = ""


@dataclass(frozen=True)
class ItemCard:
    """One item for its page; `served_from` and `served_until` are the last time in service.

    What it costs is shown with a right over devices, not to whoever merely holds it.
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
    lease: LeaseFacts | None
    served_from: datetime | None
    served_until: datetime | None
    timeline: tuple[TimelineEntry, ...]
    shows_money: bool
    may_change: bool
    may_take_out: bool
    life: tuple[CardAction, ...]
    serves_on: bool
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
    changeable = may_change(actor, item)
    intervals = [row.during for row in ServiceInterval.objects.filter(item=item).order_by("during")]
    served_from = _last_spell(intervals)
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
        parties=_parties(actor, item),
        lease=_lease(actor, item),
        served_from=served_from,
        served_until=intervals[-1].upper if intervals else None,
        timeline=tuple(timeline_of(actor, item)),
        shows_money=VISIBLE.is_given(actor),
        may_change=changeable and item.state not in FINAL,
        may_take_out=changeable and item.state in STEPS[Step.TAKE_OUT] and _runs(intervals),
        life=lifecycle_actions(actor, item),
        serves_on=item.state != ItemState.IN_SERVICE and _runs(intervals),
        disposal=Disposal.objects.filter(item=item, undone_at=None).select_related("proof").first(),
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


def _parties(actor: Actor, item: Item) -> tuple[Party, ...]:
    holder = item.holder
    is_known = holder is not None and (
        holder.pk == actor.person_id or people_visible_to(actor).filter(pk=holder.pk).exists()
    )
    return (
        Party(_("Owner"), item.owner.name),
        Party(_("Custodian"), item.custodian.name),
        Party(
            _("Holder"),
            holder.name if holder and is_known else "",
            holder.organisation.name if holder and is_known else "",
        ),
        Party(_("Payer"), item.payer.name, str(item.cost_centre) if item.cost_centre else ""),
    )


def _lease(actor: Actor, item: Item) -> LeaseFacts | None:
    lease = Lease.objects.filter(item=item).select_related("lessor").order_by("-starts_on", "-pk").first()
    if lease is None:
        return None
    return LeaseFacts(
        model=AcquisitionModel(lease.acquisition_model).label,
        starts_on=lease.starts_on,
        ends_on=lease.ended_on or lease.ends_on,
        monthly=lease.monthly,
        residual=lease.residual,
        lessor=lease.lessor.name if lease.lessor else "",
        is_open=lease.ended_on is None,
        choice=said_choice(lease) if lease.ended_on is None else LeaseEnd(lease.end).label,
    )
