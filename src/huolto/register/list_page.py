"""A list of items as its page shows it: rows, columns, views, filters in force. Begin at `list_page`."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from urllib.parse import urlencode

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from huolto.foundation.actors import Actor
from huolto.foundation.localisation import current
from huolto.foundation.pages import Text, View
from huolto.parties.choices import ListName
from huolto.parties.models import SavedView
from huolto.parties.saved_views import saved_views_of
from huolto.register.choices import ItemState
from huolto.register.facets import FACETS, FacetValue, facet_of, said_values
from huolto.register.item_filter import NOBODY, ItemFilter
from huolto.register.queries import ItemRow, list_items

SIZES = (20, 50, 100)
COLUMNS: Mapping[str, Text] = {
    "tag": _("Tag"),
    "device": _("Device"),
    "serial": _("Serial number"),
    "numbers": _("Other numbers"),
    "category": _("Category"),
    "model": _("Model"),
    "customer": _("Customer"),
    "holder": _("Holder"),
    "place": _("Place"),
    "cost_centre": _("Cost centre"),
    "posting_code": _("Posting code"),
    "package": _("Package"),
    "acquisition": _("Acquisition model"),
    "state": _("State"),
    "bought": _("Bought on"),
    "price": _("Price"),
    "warranty": _("Warranty until"),
    "ends": _("Ends"),
}
"""All columns in their order; tag, device and state are always there."""

ONE_VALUE = frozenset({"agreement", "age", "warranty", "lease", "life"})
"""Filters that have one value at a time."""

LONG = 12
"""From so many values on a filter is searched in."""

ALWAYS = ("tag", "device", "state")
USUAL = ("tag", "device", "serial", "customer", "holder", "place", "cost_centre", "package", "state", "ends")

READY: tuple[tuple[Text, Mapping[str, str]], ...] = (
    (_("All"), {}),
    (_("In service"), {"state": ItemState.IN_SERVICE.value}),
    (_("No holder"), {"state": ItemState.IN_SERVICE.value, "holder": NOBODY}),
    (_("Ends within 6 months"), {"state": ItemState.IN_SERVICE.value, "life": "6"}),
    (_("Taken out"), {"state": ItemState.OUT_OF_SERVICE.value}),
)
"""Views that everybody has: label and filters."""


@dataclass(frozen=True)
class Chip:
    """A filter in force; `clear` is the address without it, `change` where its values are chosen."""

    name: str
    label: Text
    value: str
    clear: str


@dataclass(frozen=True)
class Column:
    """A column that may be shown."""

    name: str
    label: Text
    shown: bool
    always: bool


@dataclass(frozen=True)
class ListPage:
    """All that a list of items shows; `address` is its query with nothing in it that says nothing."""

    rows: tuple[ItemRow, ...]
    count: str
    shown: int
    after: str
    before: str
    size: int
    sizes: tuple[int, ...]
    sort: str
    q: str
    views: tuple[View, ...]
    own_view: SavedView | None
    chips: tuple[Chip, ...]
    columns: tuple[Column, ...]
    show: Mapping[str, bool]
    given: Mapping[str, str]
    is_narrowed: bool
    is_empty: bool
    address: str


def list_page(
    actor: Actor, address: Mapping[str, str], *, with_customer: bool = False, with_prices: bool = False
) -> ListPage:
    """The list for an address (`q`, filters, `columns`, `sort`, `size`, `after`, `before`)."""
    narrowed = ItemFilter.read(address)
    given = {name: value for name, value in asdict(narrowed).items() if value}
    size = next((size for size in SIZES if str(size) == address.get("size")), SIZES[0])
    sort = address.get("sort", "") or "tag"
    columns = columns_of(address.get("columns", ""), with_customer=with_customer, with_prices=with_prices)
    chosen = ",".join(column.name for column in columns if column.shown)
    usual = ",".join(name for name in USUAL if name != "customer" or with_customer)
    saved = saved_views_of(actor, ListName.DEVICES)
    offered = [
        *((label, dict(filters), None) for label, filters in READY),
        *((view.name, view.filters, view) for view in saved),
    ]
    found = list_items(
        actor,
        narrowed,
        sort=sort,
        size=size,
        after=address.get("after", ""),
        before=address.get("before", ""),
        language=current().language,
        beside=[ItemFilter.read(filters) for _label, filters, _view in offered],
    )
    now = given | ({"columns": chosen} if chosen != usual else {}) | ({"sort": sort} if sort != "tag" else {})
    return ListPage(
        rows=found.rows,
        count=found.count,
        shown=len(found.rows),
        after=found.after,
        before=found.before,
        size=size,
        sizes=SIZES,
        sort=sort,
        q=narrowed.q,
        views=tuple(
            View(label=label, url=f"?{urlencode(filters)}", current=_is_now(filters, now, view), count=count)
            for (label, filters, view), count in zip(offered, found.counts, strict=True)
        ),
        own_view=next(
            (view for view in saved if view.owner_id == actor.person_id and _is_now(view.filters, now, view)),
            None,
        ),
        chips=_chips(actor, given, now),
        columns=columns,
        show={column.name: column.shown for column in columns},
        given=now,
        is_narrowed=bool(given),
        is_empty=not found.rows,
        address=urlencode(now | ({"size": str(size)} if size != SIZES[0] else {})),
    )


def columns_of(text: str, *, with_customer: bool, with_prices: bool) -> tuple[Column, ...]:
    """The columns that may be shown, and which are: those named in `text`, parted by commas, else the usual ones."""
    wanted = frozenset(name for name in text.split(",") if name in COLUMNS) or frozenset(USUAL)
    hidden = {name for name, may in (("customer", with_customer), ("price", with_prices)) if not may}
    return _columns(wanted, frozenset(hidden), get_language() or "")


@lru_cache(maxsize=512)
def _columns(wanted: frozenset[str], hidden: frozenset[str], _language: str) -> tuple[Column, ...]:
    return tuple(
        Column(name=name, label=str(label), shown=name in wanted or name in ALWAYS, always=name in ALWAYS)
        for name, label in COLUMNS.items()
        if name not in hidden
    )


def _is_now(filters: Mapping[str, str], now: Mapping[str, str], view: SavedView | None) -> bool:
    """Whether a view is what one looks at; sort and columns count where the view says something about them."""
    if view is not None:
        return dict(filters) == dict(now)
    return dict(filters) == {name: value for name, value in now.items() if name not in ("columns", "sort")}


def _chips(actor: Actor, given: Mapping[str, str], now: Mapping[str, str]) -> tuple[Chip, ...]:
    return tuple(
        Chip(
            name=name,
            label=label,
            value=said_values(actor, name, given[name]),
            clear=f"?{urlencode({key: value for key, value in now.items() if key != name})}",
        )
        for name, label in FACETS.items()
        if name in given
    )


def facet_names(*, with_customer: bool) -> Sequence[tuple[str, Text]]:
    """The filters that this reader may add."""
    return [(name, label) for name, label in FACETS.items() if name != "customer" or with_customer]


@dataclass(frozen=True)
class FacetPage:
    """One filter to choose a value of; `links` are its values with the address that has them, or no longer has."""

    name: str
    label: Text
    q: str
    given: Mapping[str, str]
    values: tuple[tuple[FacetValue, str], ...]
    is_long: bool


def facet_page(actor: Actor, address: Mapping[str, str], name: str) -> FacetPage:
    """The values of a filter for an address; `find` looks in their names. Choosing a chosen one takes it away."""
    narrowed = ItemFilter.read(address)
    q = str(address.get("find", "")).strip()[:100]
    given = {key: value for key, value in asdict(narrowed).items() if value}
    given |= {key: str(address[key])[:400] for key in ("sort", "columns") if address.get(key)}
    chosen = [value for value in given.get(name, "").split(",") if value]
    values = facet_of(actor, narrowed, name, q)
    return FacetPage(
        name=name,
        label=FACETS[name],
        q=q,
        given=given,
        values=tuple(
            (value, f"?{urlencode(_toggled(given, name, value.value, chosen))}") for value in values
        ),
        is_long=bool(q) or len(values) >= LONG,
    )


def _toggled(given: Mapping[str, str], name: str, value: str, chosen: Sequence[str]) -> dict[str, str]:
    if value in chosen:
        left = [one for one in chosen if one != value]
    elif name in ONE_VALUE or value == NOBODY or NOBODY in chosen:
        left = [value]
    else:
        left = [*chosen, value]
    changed = {**given, name: ",".join(left)}
    return {key: said for key, said in changed.items() if said}
