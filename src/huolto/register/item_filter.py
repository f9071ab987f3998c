"""What a list of items is narrowed by, as it stands in the address. Begin at `ItemFilter`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.lookups import Exact, GreaterThan, GreaterThanOrEqual, LessThan, LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from huolto.catalogue.choices import AcquisitionModel, ItemKind
from huolto.foundation.models import Provider
from huolto.foundation.pages import Text
from huolto.foundation.texts import is_id
from huolto.parties.models import Organisation, Place
from huolto.parties.queries import today_at
from huolto.register.choices import ItemState
from huolto.register.models import Lease
from huolto.register.models.item import NO_DAY, day_or_last
from huolto.register.ports import customers_of_agreement
from huolto.rules.calendars import CalendarSystem, add_months
from huolto.rules.formatting import fold

NOBODY = "nobody"
MOST_VALUES = 50

FIELDS: Mapping[str, str] = {
    "category": "category_id",
    "model": "device_model_id",
    "holder": "holder_id",
    "place": "place_id",
    "cost_centre": "cost_centre_id",
    "package": "package_id",
    "customer": "customer_id",
    "state": "state",
    "kind": "kind",
    "acquisition": "acquisition_model",
}
"""Filters that compare a field of the item; several values are joined by commas, any of them fits."""

WORDS: Mapping[str, Any] = {"state": ItemState, "kind": ItemKind, "acquisition": AcquisitionModel}
"""Filters whose values are words of a fixed list."""

EMPTY = frozenset({"holder", "place", "cost_centre", "package", "model"})
"""Filters that may ask for what says nothing, by the value `NOBODY`."""

AGES: Mapping[str, tuple[Text, int | None, int | None]] = {
    "0-12": (_("under a year"), 0, 12),
    "12-24": (_("1 to 2 years"), 12, 24),
    "24-36": (_("2 to 3 years"), 24, 36),
    "36-48": (_("3 to 4 years"), 36, 48),
    "48-60": (_("4 to 5 years"), 48, 60),
    "60-": (_("5 years and more"), 60, None),
    "unknown": (_("not known"), None, None),
}
"""Ages in months since the day of purchase, half-open."""

DEADLINES: Mapping[str, tuple[Text, int | None]] = {
    "ended": (_("ended"), 0),
    "1": (_("within a month"), 1),
    "3": (_("within 3 months"), 3),
    "6": (_("within 6 months"), 6),
    "12": (_("within a year"), 12),
    "unknown": (_("not known"), None),
}
"""What ends when, in months from today."""

_KEYED = frozenset({"holder", "place", "cost_centre", "package"})

DAYS: Mapping[str, str] = {"warranty": "warranty_until", "life": "end_of_life_on"}
"""Filters by a day of the item."""


@dataclass(frozen=True, kw_only=True)
class ItemFilter:
    """What a list is narrowed by; empty means all."""

    q: str = ""
    state: str = ""
    kind: str = ""
    category: str = ""
    model: str = ""
    holder: str = ""
    place: str = ""
    cost_centre: str = ""
    package: str = ""
    acquisition: str = ""
    agreement: str = ""
    age: str = ""
    warranty: str = ""
    lease: str = ""
    life: str = ""
    customer: str = ""

    @classmethod
    def read(cls, values: Mapping[str, str]) -> "ItemFilter":
        """From an address; what is not understood is left out."""
        # The database takes no NUL, and nobody types one.
        given = {
            field.name: str(values.get(field.name, "")).replace("\x00", "").strip()[:200]
            for field in fields(cls)
        }
        return cls(q=given.pop("q"), **{name: _understood(name, text) for name, text in given.items()})

    @property
    def is_plain(self) -> bool:
        """Whether narrowing by it asks the database nothing: it says the same all day long."""
        return not (self.q or self.place or self.customer or self.agreement)

    def narrow(self, items: Any, provider: Provider) -> Any:
        """The items that fit; ages and ends count from today at the provider."""
        for name in FIELDS:
            value = getattr(self, name)
            if value:
                items = items.filter(_SPECIAL.get(name, _by_field)(name, value, provider))
        if self.agreement:
            items = items.filter(customer_id__in=customers_of_agreement(provider, int(self.agreement)))
        if any((self.age, self.warranty, self.lease, self.life)):
            today = today_at(provider)
            if self.age:
                items = items.filter(_of_age(self.age, today, provider))
            for name, field in DAYS.items():
                if getattr(self, name):
                    items = items.filter(_ending(getattr(self, name), day_or_last(field), today, provider))
            if self.lease:
                items = items.filter(_leased(self.lease, today, provider))
        found = items.filter(searched(self.q))
        # Without an order the database may look for the first of them in the rows of all providers, one after the other.
        return found.order_by("folded_tag") if self.q else found


def searched(text: str) -> Q:
    """Items found by a text: every word of it somewhere in what the item is known by.

    A text under three characters is looked for at the beginning of the tag only: no index helps it elsewhere.
    """
    folded = fold(text)
    if not folded:
        return Q()
    if len(folded) < 3:
        return Q(folded_tag__startswith=folded)
    found = Q()
    for word in folded.split():
        found &= Q(search_text__contains=word)
    return found


def _understood(name: str, text: str) -> str:
    if name in ("warranty", "lease", "life"):
        return text if text in DEADLINES else ""
    if name == "age":
        return text if text in AGES else ""
    values = dict.fromkeys(part.strip() for part in text.split(",")[:MOST_VALUES])
    if name in WORDS:
        return ",".join(value for value in values if value in WORDS[name].values)
    if NOBODY in values and name in EMPTY:
        return NOBODY
    known = [value for value in values if is_id(value)]
    return ",".join(known[:1] if name == "agreement" else known)


def _by_field(name: str, value: str, _provider: Provider) -> Q:
    if value == NOBODY:
        # The key is empty just where there is nothing, and an index stands on it behind the tenant.
        return Q(**({f"sort_{name}": ""} if name in _KEYED else {f"{FIELDS[name]}__isnull": True}))
    values: list[Any] = value.split(",") if name in WORDS else [int(part) for part in value.split(",")]
    # An equality keeps the order of an index behind it; a list of one does not.
    return Q(**({FIELDS[name]: values[0]} if len(values) == 1 else {f"{FIELDS[name]}__in": values}))


def _within_places(name: str, value: str, provider: Provider) -> Q:
    if value == NOBODY:
        return _by_field(name, value, provider)
    below = Place.objects.of(provider)
    reach = Q(pk__in=[])
    for path in below.filter(pk__in=[int(part) for part in value.split(",")]).values_list("path", flat=True):
        reach |= Q(path__startswith=path)
    ids = list(below.filter(reach).order_by().values_list("pk", flat=True)[:2000])
    return Q(place_id=ids[0]) if len(ids) == 1 else Q(place_id__in=ids)


def _within_customers(_name: str, value: str, provider: Provider) -> Q:
    organisations = Organisation.objects.of(provider)
    reach = Q(pk__in=[])
    for chosen in organisations.filter(pk__in=[int(part) for part in value.split(",")]).only("path"):
        if chosen.tree_id == chosen.pk:
            reach |= Q(tree_id=chosen.pk)
            continue
        below = organisations.filter(path__startswith=chosen.path).order_by().values_list("pk", flat=True)
        reach |= Q(tree_id=chosen.tree_id, customer_id__in=list(below))
    return reach


_SPECIAL: Mapping[str, Callable[[str, str, Provider], Q]] = {
    "place": _within_places,
    "customer": _within_customers,
}


def _of_age(value: str, today: date, provider: Provider) -> Q:
    _label, youngest, oldest = AGES[value]
    bought = day_or_last("purchased_on")
    if youngest is None:
        return Q(Exact(bought, NO_DAY))
    found = Q(LessThanOrEqual(bought, _months_from(today, -youngest, provider)))
    if oldest is None:
        return found
    return found & Q(GreaterThan(bought, _months_from(today, -oldest, provider)))


def _ending(value: str, day: Any, today: date, provider: Provider) -> Q:
    """By a day as lists are sorted by it, so that the index of the order serves the filter too."""
    _label, months = DEADLINES[value]
    if months is None:
        return Q(Exact(day, NO_DAY))
    if months == 0:
        return Q(LessThan(day, today))
    return Q(GreaterThanOrEqual(day, today)) & Q(LessThanOrEqual(day, _months_from(today, months, provider)))


def _leased(value: str, today: date, provider: Provider) -> Any:
    """By the planned end of the lease that runs; "not known" is an item without one."""
    running = Lease.objects.of(provider).filter(ended_on=None)
    if DEADLINES[value][1] is None:
        return ~Exists(running.filter(item_id=OuterRef("pk")))
    return Q(pk__in=running.filter(_ending(value, F("ends_on"), today, provider)).values("item_id"))


def _months_from(day: date, months: int, provider: Provider) -> date:
    return add_months(day, months, CalendarSystem(provider.calendar_system))
