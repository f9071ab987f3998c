"""What happened to an item, as its reader may know it. Begin at `timeline_of`."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet, Value
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from huolto.catalogue.choices import AcquisitionModel
from huolto.catalogue.models import Category, DeviceModel, ServicePackage
from huolto.foundation.actors import Actor
from huolto.foundation.localisation import figure, written_day
from huolto.foundation.models import EventRecord
from huolto.foundation.texts import text_in
from huolto.parties.access import people_visible_to
from huolto.parties.models import CostCentre, Organisation, Place
from huolto.register.access import VISIBLE, items_visible_to
from huolto.register.choices import METER_UNITS, ConditionGrade, HandOverWay, ItemState, LeaseEnd
from huolto.register.lifecycle_sentences import LIFECYCLE_SENTENCES
from huolto.register.models import Item
from huolto.register.stock_taking.access import stock_takes_visible_to
from huolto.register.tenures import customers_of

FIELD_LABELS: dict[str, Any] = {
    "holder_id": gettext_lazy("Holder"),
    "payer_id": gettext_lazy("Payer"),
    "owner_id": gettext_lazy("Owner"),
    "custodian_id": gettext_lazy("Custodian"),
    "cost_centre_id": gettext_lazy("Cost centre"),
    "posting_code": gettext_lazy("Posting code"),
    "place_id": gettext_lazy("Place"),
    "package_id": gettext_lazy("Package"),
    "name": gettext_lazy("Name"),
    "category_id": gettext_lazy("Category"),
    "device_model_id": gettext_lazy("Model"),
    "acquisition_model": gettext_lazy("Acquisition model"),
    "purchased_on": gettext_lazy("Bought on"),
    "purchase_price": gettext_lazy("Price"),
    "warranty_until": gettext_lazy("Warranty until"),
    "end_of_life_on": gettext_lazy("End of life"),
    "notes": gettext_lazy("Notes"),
    "identifiers": gettext_lazy("Numbers"),
    "state": gettext_lazy("State"),
}
"""What the fields of an item are called on pages."""

_DAYS = frozenset({"purchased_on", "warranty_until", "end_of_life_on"})
_MODELS: dict[str, Any] = {
    "payer_id": Organisation,
    "owner_id": Organisation,
    "custodian_id": Organisation,
    "cost_centre_id": CostCentre,
    "place_id": Place,
    "package_id": ServicePackage,
    "category_id": Category,
    "device_model_id": DeviceModel,
}
_NAME_PARTS = {
    "item_id": ("name", "asset_tag"),
    "cost_centre_id": ("code", "name"),
    "package_id": ("code", "name"),
    "category_id": ("code", "name"),
}
"""Of what a name is made where there is more to it than `name`."""


@dataclass(frozen=True)
class TimelineEntry:
    """One thing that happened: when, what, and lines of detail; `by` is who, if the reader may know.

    `stock_take_id` is the session that it comes from, where there is one; `may_open_stock_take` whether its reader
    may read that.
    """

    at: datetime
    title: str
    icon: str
    kind: str = ""
    lines: tuple[str, ...] = ()
    by: str = ""
    stock_take_id: int | None = None
    may_open_stock_take: bool = False
    tab: str = ""


class Names:
    """Names of the people and things that events and changes mention, read at once, only what the reader may see."""

    def __init__(self, actor: Actor, values: Iterable[tuple[str, Any]]) -> None:
        wanted: dict[str, set[int]] = defaultdict(set)
        for field, value in values:
            if isinstance(value, int):
                wanted[field].add(value)
        self._names: dict[str, dict[int, str]] = defaultdict(dict)
        self._people = self._names["holder_id"]
        sources = [
            _source(field, rows, wanted[field])
            for field, rows in (
                ("holder_id", people_visible_to(actor)),
                ("item_id", items_visible_to(actor)),
                *((field, model.objects.of(actor.provider)) for field, model in _MODELS.items()),
            )
            if wanted[field]
        ]
        if not sources:
            return
        first, *others = sources
        for field, pk, parts in first.union(*others, all=True) if others else first:
            self._names[field][pk] = _name_of(field, parts)

    def person(self, pk: int | None) -> str:
        """A person's name, "" if the reader may not know it."""
        return self._people.get(pk or 0, "")

    def of(self, field: str, value: Any) -> str:
        """A field's value as a reader knows it."""
        if value is None or value == "":
            return _("nobody") if field == "holder_id" else _("nothing")
        if field == "holder_id":
            return self._people.get(value) or _("somebody else")
        if field == "item_id" or field in _MODELS:
            return self._names.get(field, {}).get(value, _("something else"))
        if field == "state":
            return str(ItemState(value).label)
        if field in _DAYS:
            return written_day(value if isinstance(value, date) else date.fromisoformat(value))
        if field == "acquisition_model":
            return str(AcquisitionModel(value).label)
        return str(value)


MOST_RECORDS = 1000
MOVING_FIELDS = frozenset({"holder_id", "place_id", "owner_id", "custodian_id", "payer_id", "cost_centre_id"})
_MOVES = frozenset(
    {
        "register.item_registered",
        "register.item_put_in_service",
        "register.item_taken_out_of_service",
        "register.item_replaced",
        "register.item_counted",
        "register.item_not_found",
        *LIFECYCLE_SENTENCES,
    }
)
_FAULTS = frozenset(
    {
        "register.condition_reported",
        "register.parts_fitted",
        "register.parts_removed",
        "register.item_sent_to_repair",
        "register.item_back_from_repair",
    }
)


def timeline_of(actor: Actor, item: Item, *, limit: int = 50) -> list[TimelineEntry]:
    """What happened to an item, latest first; a customer reads what happened while it was theirs only."""
    return entries_of(actor, records_of(actor, item)[:limit])


def records_of(actor: Actor, item: Item) -> list[EventRecord]:
    """What is on record about an item and can be told to the actor, latest first; the last thousand."""
    records = EventRecord.objects.of(actor.provider).filter(subjects__contains=[f"item:{item.pk}"])
    if not VISIBLE.is_for_all(actor):
        records = records.filter(customer_id__in=customers_of(actor))
    return list(records.filter(name__in=_SENTENCES).order_by("-occurred_at", "-pk")[:MOST_RECORDS])


def tab_of(record: EventRecord) -> str:
    """Under which tab of the card a record stands: moves, faults, readings, or none of them."""
    if record.name == "register.item_changed":
        moved = any(field in MOVING_FIELDS for field, *_both in record.data.get("changes", ()))
        return "moves" if moved else ""
    if record.name == "register.readings_recorded":
        return "readings"
    if record.name in _FAULTS:
        return "faults"
    return "moves" if record.name in _MOVES else ""


def entries_of(actor: Actor, found: list[EventRecord]) -> list[TimelineEntry]:
    """These records in words, names as the actor may know them."""
    changes = [change for record in found for change in record.data.get("changes", ())]
    mentioned = [(field, value) for field, *both in changes for value in both]
    mentioned += [("holder_id", record.person_id) for record in found]
    mentioned += [(name, record.data.get(name)) for record in found for name in ("package_id", "place_id")]
    mentioned += [
        ("item_id", record.data.get(name)) for record in found for name in ("predecessor_id", "successor_id")
    ]
    mentioned += [("holder_id", record.data.get("holder_id")) for record in found]
    names = Names(actor, mentioned)
    sessions = {record.data["stock_take_id"] for record in found if record.data.get("stock_take_id")}
    readable = set(
        stock_takes_visible_to(actor).filter(pk__in=sessions).values_list("pk", flat=True) if sessions else ()
    )
    entries = (_SENTENCES[record.name](record, names) for record in found)
    return [replace(entry, may_open_stock_take=entry.stock_take_id in readable) for entry in entries]


def _registered(record: EventRecord, names: Names) -> TimelineEntry:
    return _entry(record, names, _("Entered in the register"), "circle-plus")


def _put_in_service(record: EventRecord, names: Names) -> TimelineEntry:
    package = record.data.get("package_id")
    lines = [_("Package: %(package)s") % {"package": names.of("package_id", package)}] if package else []
    return _entry(record, names, pgettext("what happened", "Put in service"), "check", "good", lines)


def _taken_out(record: EventRecord, names: Names) -> TimelineEntry:
    return _entry(record, names, _("Taken out of service"), "power", "", [record.data.get("reason", "")])


def _changed(record: EventRecord, names: Names) -> TimelineEntry:
    changes = record.data["changes"]
    labels = [str(FIELD_LABELS.get(field, field)) for field, _before, _after in changes]
    title = _("%(fields)s changed") % {"fields": ", ".join(labels)}
    lines = [_change_line(label, change, names) for label, change in zip(labels, changes, strict=True)]
    return _entry(record, names, title, "arrows-exchange", "you", [*lines, record.data.get("reason", "")])


def _taken_back(record: EventRecord, names: Names) -> TimelineEntry:
    changes = record.data["changes"]
    labels = [str(FIELD_LABELS.get(field, field)) for field, _before, _after in changes]
    title = _("%(fields)s: change taken back") % {"fields": ", ".join(labels)}
    lines = [_change_line(label, change, names) for label, change in zip(labels, changes, strict=True)]
    return _entry(record, names, title, "arrow-back-up", "you", lines)


def _change_line(label: str, change: list[Any], names: Names) -> str:
    field, before, after = change
    if before is None and field == "identifiers":
        return f"{label}: {after}"
    return _("%(field)s: %(before)s, now %(after)s") % {
        "field": label,
        "before": names.of(field, before),
        "after": names.of(field, after),
    }


def _lease_started(record: EventRecord, names: Names) -> TimelineEntry:
    label = AcquisitionModel(record.data["acquisition_model"]).label
    return _entry(record, names, _("Lease began"), "certificate", "go", [str(label)])


def _lease_ended(record: EventRecord, names: Names) -> TimelineEntry:
    return _entry(
        record, names, _("Lease ended"), "certificate", "", [str(LeaseEnd(record.data["end"]).label)]
    )


def _counted(record: EventRecord, names: Names) -> TimelineEntry:
    place = record.data.get("place_id")
    lines = [_("Place: %(place)s") % {"place": names.of("place_id", place)}] if place else []
    return _entry(record, names, _("Found in a stock-take"), "clipboard-check", "good", lines)


def _not_found(record: EventRecord, names: Names) -> TimelineEntry:
    title = _("Not found in a stock-take")
    return _entry(record, names, title, "alert-triangle", "bad", [record.data.get("reason", "")])


def _parts_fitted(record: EventRecord, names: Names) -> TimelineEntry:
    count = len(record.data["parts"])
    title = ngettext("Part fitted", "%(count)s parts fitted", count) % {"count": figure(count)}
    return _entry(record, names, title, "tool", "good", [", ".join(record.data["parts"])])


def _parts_removed(record: EventRecord, names: Names) -> TimelineEntry:
    count = len(record.data["parts"])
    title = ngettext("Part taken out", "%(count)s parts taken out", count) % {"count": figure(count)}
    lines = [", ".join(record.data["parts"]), record.data.get("reason", "")]
    return _entry(record, names, title, "tool", "", lines)


def _readings(record: EventRecord, names: Names) -> TimelineEntry:
    said = ", ".join(reading_text(kind, Decimal(value)) for kind, value in record.data["readings"])
    return _entry(record, names, _("Reading %(values)s") % {"values": said}, "gauge")


def _condition(record: EventRecord, names: Names) -> TimelineEntry:
    grade = ConditionGrade(record.data["grade"])
    title = _("Condition: %(grade)s") % {"grade": grade.label}
    count = record.data.get("photos", 0)
    lines = (
        [ngettext("with a photo", "with %(count)s photos", count) % {"count": figure(count)}] if count else []
    )
    kinds = {ConditionGrade.DAMAGED: "you", ConditionGrade.BROKEN: "bad"}
    is_hurt = grade in kinds
    return _entry(
        record, names, title, "alert-triangle" if is_hurt else "camera", kinds.get(grade, ""), lines
    )


def _replacement_ordered(record: EventRecord, names: Names) -> TimelineEntry:
    return _entry(
        record,
        names,
        _("Replacement ordered"),
        "shopping-cart",
        "go",
        [f"\u2066{record.data['number']}\u2069"],
    )


def _replaced(record: EventRecord, names: Names) -> TimelineEntry:
    predecessor, successor = record.data["predecessor_id"], record.data["successor_id"]
    if f"item:{successor}" in record.subjects:
        title = _("Took the place of %(item)s") % {"item": names.of("item_id", predecessor)}
    else:
        title = _("Replaced by %(item)s") % {"item": names.of("item_id", successor)}
    return _entry(record, names, title, "switch-horizontal", "go")


def reading_text(kind: str, value: Decimal) -> str:
    """A reading as it is said: 184,220 pages."""
    return f"{figure(value.normalize())} {METER_UNITS[kind].label}"


def _handed_over(record: EventRecord, names: Names) -> TimelineEntry:
    holder = names.of("holder_id", record.data["holder_id"])
    is_back = record.data["is_back"]
    title = _("Given back by %(name)s") if is_back else _("Taken over by %(name)s")
    way = HandOverWay(record.data["way"]).label
    return _entry(record, names, title % {"name": holder}, "writing-sign", "good", [str(way)])


def _entry(
    record: EventRecord,
    names: Names,
    title: str,
    icon: str,
    kind: str = "",
    lines: Iterable[str] = (),
) -> TimelineEntry:
    return TimelineEntry(
        at=record.occurred_at,
        title=title,
        icon=icon,
        kind=kind,
        lines=tuple(line for line in lines if line),
        by=names.person(record.person_id),
        stock_take_id=record.data.get("stock_take_id"),
        tab=tab_of(record),
    )


def _step(record: EventRecord, names: Names) -> TimelineEntry:
    place = record.data.get("place_id")
    said = LIFECYCLE_SENTENCES[record.name](record.data, names.of("place_id", place) if place else "")
    return _entry(record, names, *said)


_SENTENCES: dict[str, Callable[[EventRecord, Names], TimelineEntry]] = {
    "register.item_registered": _registered,
    "register.item_put_in_service": _put_in_service,
    "register.item_taken_out_of_service": _taken_out,
    "register.item_changed": _changed,
    "register.item_change_taken_back": _taken_back,
    "register.item_counted": _counted,
    "register.item_not_found": _not_found,
    "register.lease_started": _lease_started,
    "register.lease_ended": _lease_ended,
    **dict.fromkeys(LIFECYCLE_SENTENCES, _step),
    "register.parts_fitted": _parts_fitted,
    "register.parts_removed": _parts_removed,
    "register.readings_recorded": _readings,
    "register.condition_reported": _condition,
    "register.item_replaced": _replaced,
    "register.replacement_ordered": _replacement_ordered,
    "register.item_handed_over": _handed_over,
}


def _source(field: str, rows: QuerySet[Any], ids: set[int]) -> QuerySet[Any]:
    """What these rows are called, (field, id, parts of the name), so that all kinds of them are read by one query."""
    parts = {part: part for part in _NAME_PARTS.get(field, ("name",))}
    chosen = rows.filter(pk__in=ids).order_by()
    return chosen.annotate(named=Value(field), parts=JSONObject(**parts)).values_list("named", "pk", "parts")


def _name_of(field: str, parts: dict[str, Any]) -> str:
    if field == "item_id":
        return f"{parts['name']} ({parts['asset_tag']})"
    if isinstance(parts["name"], dict):
        return text_in(parts["name"]) or str(parts["code"])
    return str(_MODELS[field](**parts)) if field in _MODELS else str(parts["name"])
