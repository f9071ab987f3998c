"""Lists of items: search, filters, sorting and paging over what the actor may see. Begin at `list_items`."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import F, QuerySet

from huolto.catalogue.choices import AcquisitionModel
from huolto.foundation.actors import Actor
from huolto.foundation.pages import Text
from huolto.foundation.paging import (
    SortKey,
    Statement,
    counted,
    counting_sql,
    first_page,
    first_page_sql,
    page_of,
)
from huolto.foundation.texts import text_in
from huolto.parties.names import read_name
from huolto.parties.queries import today_at
from huolto.register.access import (
    VISIBLE,
    item_visible_to,
    items_changeable_by,
    items_visible_to,
    may_change,
)
from huolto.register.choices import STATE_KINDS, IdentifierKind, ItemState
from huolto.register.item_filter import NOBODY, ItemFilter
from huolto.register.models import Item
from huolto.register.models.item import day_or_last
from huolto.register.timeline import timeline_of
from huolto.rules.formatting import format_number

__all__ = [
    "NOBODY",
    "STATE_KINDS",
    "ItemFilter",
    "ItemList",
    "ItemRow",
    "item_visible_to",
    "items_changeable_by",
    "items_visible_to",
    "list_items",
    "may_change",
    "timeline_of",
]

SORTS: Mapping[str, SortKey] = {
    "tag": SortKey("tag", F("folded_tag")),
    "device": SortKey("device", F("sort_device")),
    "customer": SortKey("customer", F("sort_customer")),
    "holder": SortKey("holder", F("sort_holder")),
    "place": SortKey("place", F("sort_place")),
    "cost_centre": SortKey("cost_centre", F("sort_cost_centre")),
    "package": SortKey("package", F("sort_package")),
    "state": SortKey("state", F("state")),
    "bought": SortKey("bought", day_or_last("purchased_on"), is_day=True),
    "warranty": SortKey("warranty", day_or_last("warranty_until"), is_day=True),
    "ends": SortKey("ends", day_or_last("end_of_life_on"), is_day=True),
}
"""Columns that a list is sorted by; each has an index behind the tenant, see `Item.Meta`."""


@dataclass(frozen=True)
class ItemRow:
    """One line of a list; what its list does not show is empty."""

    pk: int
    tag: str
    name: str
    icon: str
    serial: str
    numbers: str
    category: str
    model: str
    customer: str
    holder: str
    place: str
    cost_centre: str
    posting_code: str
    package: str
    acquisition: Text
    state: Text
    state_kind: str
    bought_on: date | None
    price: Decimal | None
    warranty_until: date | None
    ends_on: date | None


@dataclass(frozen=True)
class ItemList:
    """A page of a list with its count ("41", "1,000+") and the counts of the filters asked for beside it."""

    rows: tuple[ItemRow, ...]
    count: str
    counts: tuple[str, ...]
    after: str
    before: str


def list_items(
    actor: Actor,
    narrowed: ItemFilter,
    *,
    sort: str = "tag",
    size: int = 20,
    after: str = "",
    before: str = "",
    language: str = "en",
    beside: Sequence[ItemFilter] = (),
) -> ItemList:
    """One page of the visible items; `sort` is a column of SORTS, with "-" falling; `beside` are counted too."""
    column = sort.removeprefix("-")
    key = SORTS.get(column, SORTS["tag"])
    descending = sort.startswith("-") and column in SORTS
    asking = _Asking.of(actor)
    if narrowed.is_plain and not after and not before:
        page = first_page(_front(asking, narrowed, key.name, descending, size), sort=key, size=size)
    else:
        page = page_of(
            asking.narrowed(narrowed), sort=key, descending=descending, size=size, after=after, before=before
        )
    wanted = list(dict.fromkeys((narrowed, *beside)))
    counts = dict(
        zip(
            wanted,
            counted([(_count if one.is_plain else _count.__wrapped__)(asking, one) for one in wanted]),
            strict=True,
        )
    )
    said = {
        one: format_number(count, language) + ("+" if is_more else "")
        for one, (count, is_more) in counts.items()
    }
    return ItemList(
        rows=_rows(page.ids),
        count=said[narrowed],
        counts=tuple(said[other] for other in beside),
        after=page.after,
        before=page.before,
    )


@dataclass(frozen=True)
class _Asking:
    """All that the SQL of a list depends on besides filter and order. Nothing of it is kept but the SQL: the rows are
    asked for each time, and who has other rights asks by other SQL."""

    actor: Actor
    today: date
    calendar_system: str

    @classmethod
    def of(cls, actor: Actor) -> "_Asking":
        """Who sees all items of a provider asks as everybody else who does."""
        provider = actor.provider
        seen_by = Actor.system(provider) if VISIBLE.is_for_all(actor) else actor
        return cls(seen_by, today_at(provider), provider.calendar_system)

    def narrowed(self, narrowed: ItemFilter) -> "QuerySet[Item]":
        """The items seen that fit."""
        found: QuerySet[Item] = narrowed.narrow(items_visible_to(self.actor), self.actor.provider)
        return found


@lru_cache(maxsize=512)
def _front(asking: _Asking, narrowed: ItemFilter, sort: str, descending: bool, size: int) -> Statement:
    return first_page_sql(asking.narrowed(narrowed), sort=SORTS[sort], descending=descending, size=size)


@lru_cache(maxsize=512)
def _count(asking: _Asking, narrowed: ItemFilter) -> Statement:
    return counting_sql(asking.narrowed(narrowed))


_COLUMNS = (
    "id", "asset_tag", "name", "posting_code", "acquisition_model", "state", "purchased_on", "purchase_price", "warranty_until",
    "end_of_life_on", "category_id", "device_model_id", "customer_id", "holder_id", "place_id", "cost_centre_id", "package_id",
)  # fmt: skip

_ITEMS = f"SELECT {', '.join(_COLUMNS)} FROM register_item WHERE id = ANY(%s)"  # noqa: S608 - the columns above

# One statement for all names of a page: joined to the items it would take longer to plan than to run.
_NAMES = """
    SELECT 'holder', id, name, '', '' FROM parties_person WHERE id = ANY(%(holder)s)
    UNION ALL SELECT 'place', id, name, '', '' FROM parties_place WHERE id = ANY(%(place)s)
    UNION ALL SELECT 'customer', id, name, '', '' FROM parties_organisation WHERE id = ANY(%(customer)s)
    UNION ALL SELECT 'cost_centre', id, code, name, '' FROM parties_costcentre WHERE id = ANY(%(cost_centre)s)
    UNION ALL SELECT 'package', id, code, name::text, '' FROM catalogue_servicepackage WHERE id = ANY(%(package)s)
    UNION ALL SELECT 'category', id, code, name::text, icon FROM catalogue_category WHERE id = ANY(%(category)s)
    UNION ALL SELECT 'device_model', model.id, maker.name, model.name, ''
        FROM catalogue_devicemodel model JOIN catalogue_maker maker ON maker.id = model.maker_id
        WHERE model.id = ANY(%(device_model)s)
    UNION ALL (SELECT 'number', item_id, kind, value, '' FROM register_itemidentifier WHERE item_id = ANY(%(pk)s) ORDER BY id)
"""
_NAMED = ("category", "device_model", "customer", "holder", "place", "cost_centre", "package")


def _rows(ids: Sequence[int]) -> tuple[ItemRow, ...]:
    """The rows of these items in this order."""
    with connection.cursor() as cursor:
        cursor.execute(_ITEMS, [list(ids)])
        items = {values[0]: dict(zip(_COLUMNS, values, strict=True)) for values in cursor.fetchall()}
    wanted: dict[str, list[int]] = {"pk": list(items)}
    for name in _NAMED:
        wanted[name] = [pk for pk in {item[f"{name}_id"] for item in items.values()} if pk is not None]
    names: dict[tuple[str, int | None], tuple[str, str]] = {}
    numbers: dict[int, list[tuple[str, str]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_NAMES, wanted)
        for what, pk, *said in cursor.fetchall():
            if what == "number":
                numbers.setdefault(pk, []).append((said[0], said[1]))
            else:
                names[what, pk] = (_in_words(what, said[0], said[1]), said[2])
    return tuple(_row(items[pk], names, numbers.get(pk, ())) for pk in ids if pk in items)


def _row(
    item: Mapping[str, Any],
    names: Mapping[tuple[str, int | None], tuple[str, str]],
    numbers: Sequence[tuple[str, str]],
) -> ItemRow:
    category, model, customer, holder, place, centre, package = (
        names.get((what, item[f"{what}_id"]), ("", "")) for what in _NAMED
    )
    serials = [value for kind, value in numbers if kind == IdentifierKind.SERIAL]
    return ItemRow(
        pk=item["id"],
        tag=item["asset_tag"],
        name=item["name"],
        icon=category[1],
        serial=serials[0] if serials else "",
        numbers=", ".join(value for kind, value in numbers if kind != IdentifierKind.SERIAL),
        category=category[0],
        model=model[0],
        customer=customer[0],
        holder=holder[0],
        place=place[0],
        cost_centre=centre[0],
        posting_code=item["posting_code"],
        package=package[0],
        acquisition=AcquisitionModel(item["acquisition_model"]).label if item["acquisition_model"] else "",
        state=ItemState(item["state"]).label,
        state_kind=STATE_KINDS[ItemState(item["state"])],
        bought_on=item["purchased_on"],
        price=item["purchase_price"],
        warranty_until=item["warranty_until"],
        ends_on=item["end_of_life_on"],
    )


def _in_words(what: str, first: str, second: str) -> str:
    """A name as the list shows it: of a category or package the reader's own, else its code."""
    if what in ("category", "package"):
        return (text_in(json.loads(second)) if second else "") or first
    if what == "holder":
        return read_name(first) or ""
    return f"{first} {second}".strip()
