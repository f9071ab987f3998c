"""Lists of items: search, filters, sorting and paging over what the actor may see. Begin at `list_items`."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from huolto.catalogue.models import Category, DeviceModel, ServicePackage
from huolto.foundation.actors import Actor
from huolto.foundation.pages import Text
from huolto.foundation.paging import COUNT_LIMIT, capped_count, page_of
from huolto.foundation.texts import is_id, text_in
from huolto.parties.models import CostCentre, Organisation, Person, Place
from huolto.register.access import item_visible_to, items_changeable_by, items_visible_to, may_change
from huolto.register.choices import ItemState
from huolto.register.models import Item
from huolto.register.timeline import timeline_of
from huolto.rules.formatting import fold, format_number

__all__ = [
    "ItemFilter",
    "ItemList",
    "ItemRow",
    "item_visible_to",
    "items_changeable_by",
    "items_visible_to",
    "list_items",
    "may_change",
    "options_of_filters",
    "timeline_of",
]

NOBODY = "nobody"
SORTS = {
    "tag": "folded_tag",
    "device": "name",
    "customer": "customer__name",
    "holder": "holder__name",
    "place": "place__name",
    "cost_centre": "cost_centre__code",
    "package": "package__code",
    "state": "state",
    "ends": "end_of_life_on",
}
"""Columns that a list is sorted by, and their field."""

STATE_KINDS = {
    ItemState.RECEIVED: "go",
    ItemState.DELIVERED: "go",
    ItemState.IN_SERVICE: "good",
    ItemState.IN_REPAIR: "go",
    ItemState.IN_STORE: "",
    ItemState.OUT_OF_SERVICE: "",
    ItemState.MISSING: "bad",
    ItemState.RETURNED: "",
    ItemState.DISPOSED: "",
}
"""How a state is coloured."""

OPTIONS_LIMIT = 500


@dataclass(frozen=True, kw_only=True)
class ItemFilter:
    """What a list is narrowed by; empty means all. `holder` may be "nobody"."""

    q: str = ""
    state: str = ""
    category: str = ""
    model: str = ""
    holder: str = ""
    place: str = ""
    cost_centre: str = ""
    package: str = ""
    customer: str = ""

    @classmethod
    def read(cls, values: Mapping[str, str]) -> "ItemFilter":
        """From an address; what is not understood is left out."""
        given = {
            # The database takes no NUL, and nobody types one.
            name: str(values.get(name, "")).replace("\x00", "").strip()[:200]
            for name in cls.__dataclass_fields__
        }
        for name in ("category", "model", "place", "cost_centre", "package", "customer"):
            if not is_id(given[name]):
                given[name] = ""
        if given["holder"] != NOBODY and not is_id(given["holder"]):
            given["holder"] = ""
        if given["state"] not in ItemState.values:
            given["state"] = ""
        return cls(**given)

    def narrow(self, items: "QuerySet[Item]") -> "QuerySet[Item]":
        """The items that fit."""
        for name, lookup in (
            ("category", "category_id"),
            ("model", "device_model_id"),
            ("cost_centre", "cost_centre_id"),
            ("package", "package_id"),
        ):
            if getattr(self, name):
                items = items.filter(**{lookup: int(getattr(self, name))})
        if self.state:
            items = items.filter(state=self.state)
        if self.holder:
            items = items.filter(
                **({"holder": None} if self.holder == NOBODY else {"holder_id": int(self.holder)})
            )
        if self.place:
            items = items.filter(place__path__contains=f"/{int(self.place)}/")
        if self.customer:
            items = items.filter(customer__path__contains=f"/{int(self.customer)}/")
        return items.filter(searched(self.q))


@dataclass(frozen=True)
class ItemRow:
    """One line of a list."""

    pk: int
    tag: str
    name: str
    icon: str
    serial: str
    customer: str
    holder: str
    place: str
    cost_centre: str
    package: str
    state: Text
    state_kind: str
    ends_on: object


@dataclass(frozen=True)
class ItemList:
    """A page of a list with its count ("41", "1,000+") and the counts of its views."""

    rows: tuple[ItemRow, ...]
    count: str
    after: str
    before: str
    views: tuple[tuple[Text, dict[str, str], str], ...] = field(default=())


def list_items(
    actor: Actor,
    narrowed: ItemFilter,
    *,
    sort: str = "tag",
    size: int = 20,
    after: str = "",
    before: str = "",
    language: str = "en",
) -> ItemList:
    """One page of the visible items; `sort` is a column of SORTS, with "-" falling."""
    visible = items_visible_to(actor)
    related = ("category", "customer", "holder", "place", "cost_centre", "package")
    column = sort.removeprefix("-")
    page = page_of(
        narrowed.narrow(visible).select_related(*related).prefetch_related("identifiers"),
        key=SORTS.get(column, SORTS["tag"]),
        descending=sort.startswith("-") and column in SORTS,
        size=size,
        after=after,
        before=before,
    )
    return ItemList(
        rows=tuple(_row(item) for item in page.rows),
        count=_said(narrowed.narrow(visible), language),
        after=page.after,
        before=page.before,
        views=tuple(
            (label, chosen, _said(replace(ItemFilter(), **chosen).narrow(visible), language))
            for label, chosen in VIEWS
        ),
    )


VIEWS: tuple[tuple[Text, dict[str, str]], ...] = (
    (_("All"), {}),
    (_("In service"), {"state": ItemState.IN_SERVICE.value}),
    (_("No holder"), {"state": ItemState.IN_SERVICE.value, "holder": NOBODY}),
    (_("Taken out"), {"state": ItemState.OUT_OF_SERVICE.value}),
)
"""Ready-made views: label and filter."""


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


def options_of_filters(
    actor: Actor, narrowed: ItemFilter, names: Container[str]
) -> dict[str, list[tuple[str, str]]]:
    """What these filters of a list may be set to: (value, name) by filter, only what visible items have."""
    items = items_visible_to(actor).order_by()
    options: dict[str, list[tuple[str, str]]] = {}
    for name, model, column in (
        ("category", Category, "category_id"),
        ("model", DeviceModel, "device_model_id"),
        ("place", Place, "place_id"),
        ("cost_centre", CostCentre, "cost_centre_id"),
        ("package", ServicePackage, "package_id"),
        ("customer", Organisation, "customer_id"),
    ):
        if name not in names:
            continue
        rows = model.objects.of(actor.provider).filter(pk__in=items.values(column))[:OPTIONS_LIMIT]
        options[name] = sorted(((str(row.pk), _named(row)) for row in rows), key=lambda option: option[1])
    holder = narrowed.holder
    if holder and holder != NOBODY:
        people = Person.objects.of(actor.provider).filter(
            pk=int(holder), pk__in=items.filter(holder_id=int(holder)).values("holder_id")
        )
        options["holder"] = [(str(person.pk), person.name) for person in people]
    return options


def _named(row: object) -> str:
    name = getattr(row, "name", "")
    if isinstance(name, dict):
        return text_in(name) or str(row)
    return str(row) if isinstance(row, CostCentre) else str(name)


def _said(items: "QuerySet[Item]", language: str) -> str:
    count, is_more = capped_count(items, COUNT_LIMIT)
    return format_number(count, language) + ("+" if is_more else "")


def _row(item: Item) -> ItemRow:
    serials = [number.value for number in item.identifiers.all() if number.kind == "serial"]
    return ItemRow(
        pk=item.pk,
        tag=item.asset_tag,
        name=item.name,
        icon=item.category.icon,
        serial=serials[0] if serials else "",
        customer=item.customer.name,
        holder=item.holder.name if item.holder else "",
        place=item.place.name if item.place else "",
        cost_centre=str(item.cost_centre) if item.cost_centre else "",
        package=text_in(item.package.name) or item.package.code if item.package else "",
        state=ItemState(item.state).label,
        state_kind=STATE_KINDS[ItemState(item.state)],
        ends_on=item.end_of_life_on,
    )
