"""A list of items as its page shows it: rows, ready views, filters in force and what they may be set to."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from huolto.foundation.actors import Actor
from huolto.foundation.localisation import current
from huolto.foundation.pages import Text, View
from huolto.register.choices import ItemState
from huolto.register.queries import NOBODY, ItemFilter, ItemRow, list_items, options_of_filters

SIZES = (20, 50)


@dataclass(frozen=True)
class Chip:
    """A filter in force; `clear` is the address without it."""

    label: str
    value: str
    clear: str


@dataclass(frozen=True)
class Choice:
    """A filter that may be set: its name in the address, label, and (value, name, chosen) of its options."""

    name: str
    label: str
    options: tuple[tuple[str, Text, bool], ...]


@dataclass(frozen=True)
class ListPage:
    """All that a list of items shows; `address` is its query with nothing in it that says nothing."""

    rows: tuple[ItemRow, ...]
    count: str
    shown: int
    after: str
    before: str
    size: int
    sort: str
    q: str
    views: tuple[View, ...]
    chips: tuple[Chip, ...]
    choices: tuple[Choice, ...]
    is_narrowed: bool
    is_empty: bool
    address: str


def list_page(
    actor: Actor, address: Mapping[str, str], *, with_customer: bool = False, with_choices: bool = True
) -> ListPage:
    """The list for an address (`q`, filters, `sort`, `size`, `after`, `before`); rows alone need no choices."""
    narrowed = ItemFilter.read(address)
    given = {name: value for name, value in asdict(narrowed).items() if value}
    filters = {name: value for name, value in given.items() if name != "q"}
    size = next((size for size in SIZES if str(size) == address.get("size")), SIZES[0])
    sort = address.get("sort", "") or "tag"
    found = list_items(
        actor,
        narrowed,
        sort=sort,
        size=size,
        after=address.get("after", ""),
        before=address.get("before", ""),
        language=current().language,
    )
    labels = {
        "state": _("State"),
        "category": _("Category"),
        "model": _("Model"),
        "place": _("Place"),
        "cost_centre": _("Cost centre"),
        "package": _("Package"),
        "holder": _("Holder"),
    } | ({"customer": _("Customer")} if with_customer else {})
    options: dict[str, Any] = {
        "state": list(ItemState.choices),
        **options_of_filters(actor, narrowed, labels if with_choices else given),
    }
    options["holder"] = [(NOBODY, _("Nobody")), *options.get("holder", ())]
    return ListPage(
        rows=found.rows,
        count=found.count,
        shown=len(found.rows),
        after=found.after,
        before=found.before,
        size=size,
        sort=sort,
        q=narrowed.q,
        views=tuple(
            View(label=label, url=f"?{urlencode(chosen)}", current=filters == chosen, count=count)
            for label, chosen, count in found.views
        ),
        chips=tuple(
            Chip(
                label=label,
                value=str(dict(options.get(name, ())).get(given[name], given[name])),
                clear=f"?{urlencode({key: value for key, value in given.items() if key != name})}",
            )
            for name, label in labels.items()
            if name in given
        ),
        choices=tuple(
            Choice(
                name=name,
                label=label,
                options=tuple((value, said, given.get(name) == value) for value, said in options[name]),
            )
            for name, label in labels.items()
            if options.get(name)
        ),
        is_narrowed=bool(given),
        is_empty=not found.rows,
        address=urlencode(
            given | ({"sort": sort} if sort != "tag" else {}) | ({"size": size} if size != SIZES[0] else {})
        ),
    )
