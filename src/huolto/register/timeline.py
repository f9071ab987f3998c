"""What happened to an item, as its reader may know it. Begin at `timeline_of`."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from huolto.catalogue.choices import AcquisitionModel
from huolto.catalogue.models import Category, DeviceModel, ServicePackage
from huolto.foundation.actors import Actor
from huolto.foundation.models import EventRecord
from huolto.foundation.texts import text_in
from huolto.parties.access import people_visible_to
from huolto.parties.models import CostCentre, Organisation, Place
from huolto.register.access import SEEING_RIGHTS, VISIBLE
from huolto.register.choices import HandOverWay, LeaseEnd
from huolto.register.models import Item

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


@dataclass(frozen=True)
class TimelineEntry:
    """One thing that happened: when, what, and lines of detail; `by` is who, if the reader may know."""

    at: datetime
    title: str
    icon: str
    kind: str = ""
    lines: tuple[str, ...] = ()
    by: str = ""


class Names:
    """Names of the people and things that events and changes mention, read at once, only what the reader may see."""

    def __init__(self, actor: Actor, values: Iterable[tuple[str, Any]]) -> None:
        wanted: dict[str, set[int]] = defaultdict(set)
        for field, value in values:
            if isinstance(value, int):
                wanted[field].add(value)
        people = people_visible_to(actor).filter(pk__in=wanted.pop("holder_id", set()))
        self._people: dict[int, str] = {person.pk: person.name for person in people}
        self._names: dict[str, dict[int, str]] = {}
        for field, model in _MODELS.items():
            if wanted.get(field):
                rows = model.objects.of(actor.provider).filter(pk__in=wanted[field])
                self._names[field] = {row.pk: _name_of(row) for row in rows}

    def person(self, pk: int | None) -> str:
        """A person's name, "" if the reader may not know it."""
        return self._people.get(pk or 0, "")

    def of(self, field: str, value: Any) -> str:
        """A field's value as a reader knows it."""
        if value is None or value == "":
            return _("nobody") if field == "holder_id" else _("nothing")
        if field == "holder_id":
            return self._people.get(value) or _("somebody else")
        if field in _MODELS:
            return self._names.get(field, {}).get(value, _("something else"))
        if field == "acquisition_model":
            return str(AcquisitionModel(value).label)
        return str(value)


def timeline_of(actor: Actor, item: Item, *, limit: int = 50) -> list[TimelineEntry]:
    """What happened to an item, latest first; a customer reads what happened while it was theirs only."""
    records = EventRecord.objects.of(actor.provider).filter(subjects__contains=[f"item:{item.pk}"])
    if not VISIBLE.is_for_all(actor):
        own = {actor.organisation_id} if actor.organisation_id else set()
        records = records.filter(customer_id__in=actor.organisations_with(*SEEING_RIGHTS) | own)
    found = list(records.filter(name__in=_SENTENCES).order_by("-occurred_at", "-pk")[:limit])
    changes = [change for record in found for change in record.data.get("changes", ())]
    mentioned = [(field, value) for field, *both in changes for value in both]
    mentioned += [("holder_id", record.person_id) for record in found]
    mentioned += [("package_id", record.data.get("package_id")) for record in found]
    mentioned += [("holder_id", record.data.get("holder_id")) for record in found]
    names = Names(actor, mentioned)
    return [_SENTENCES[record.name](record, names) for record in found]


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
    line = _("%(new)s is in service in place of %(old)s") % {
        "new": f"\u2066{record.data['new_tag']}\u2069",
        "old": f"\u2066{record.data['tag']}\u2069",
    }
    return _entry(record, names, _("Replaced by a new device"), "refresh", "good", [line])


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
    )


_SENTENCES: dict[str, Callable[[EventRecord, Names], TimelineEntry]] = {
    "register.item_registered": _registered,
    "register.item_put_in_service": _put_in_service,
    "register.item_taken_out_of_service": _taken_out,
    "register.item_changed": _changed,
    "register.lease_started": _lease_started,
    "register.lease_ended": _lease_ended,
    "register.replacement_ordered": _replacement_ordered,
    "register.replacement_in_service": _replaced,
    "register.item_handed_over": _handed_over,
}


def _name_of(row: Any) -> str:
    name = getattr(row, "name", "")
    if isinstance(name, dict):
        return text_in(name) or row.code
    return str(row)
