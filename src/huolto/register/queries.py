"""Lists of items: search, filters, sorting and paging over what the actor may see. Begin at `list_items`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import F

from huolto.catalogue.choices import AcquisitionModel
from huolto.foundation.actors import Actor
from huolto.foundation.pages import Text
from huolto.foundation.paging import SortKey, capped_counts, page_of
from huolto.foundation.texts import text_in
from huolto.register.access import item_visible_to, items_changeable_by, items_visible_to, may_change
from huolto.register.choices import STATE_KINDS, IdentifierKind, ItemState
from huolto.register.item_filter import NOBODY, ItemFilter
from huolto.register.models import Item, ItemIdentifier
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
    visible = items_visible_to(actor)
    column = sort.removeprefix("-")
    found = narrowed.narrow(visible, actor.provider)
    page = page_of(
        found,
        sort=SORTS.get(column, SORTS["tag"]),
        descending=sort.startswith("-") and column in SORTS,
        size=size,
        after=after,
        before=before,
    )
    counts = capped_counts([found, *(other.narrow(visible, actor.provider) for other in beside)])
    said = [format_number(count, language) + ("+" if is_more else "") for count, is_more in counts]
    return ItemList(
        rows=_rows(page.ids),
        count=said[0],
        counts=tuple(said[1:]),
        after=page.after,
        before=page.before,
    )


def _rows(ids: Sequence[int]) -> tuple[ItemRow, ...]:
    """The rows of these items in this order."""
    related = ("category", "customer", "holder", "place", "cost_centre", "package", "device_model__maker")
    items = {item.pk: item for item in Item.objects.filter(pk__in=ids).select_related(*related)}
    numbers: dict[int, list[tuple[str, str]]] = {}
    for item_id, kind, value in (
        ItemIdentifier.objects.filter(item_id__in=ids).order_by("pk").values_list("item_id", "kind", "value")
    ):
        numbers.setdefault(item_id, []).append((kind, value))
    return tuple(_row(items[pk], numbers.get(pk, ())) for pk in ids if pk in items)


def _row(item: Item, numbers: Sequence[tuple[str, str]]) -> ItemRow:
    serials = [value for kind, value in numbers if kind == IdentifierKind.SERIAL]
    model: Any = item.device_model
    return ItemRow(
        pk=item.pk,
        tag=item.asset_tag,
        name=item.name,
        icon=item.category.icon,
        serial=serials[0] if serials else "",
        numbers=", ".join(value for kind, value in numbers if kind != IdentifierKind.SERIAL),
        category=text_in(item.category.name) or item.category.code,
        model=f"{model.maker.name} {model.name}" if model else "",
        customer=item.customer.name,
        holder=item.holder.name if item.holder else "",
        place=item.place.name if item.place else "",
        cost_centre=str(item.cost_centre) if item.cost_centre else "",
        posting_code=item.posting_code,
        package=text_in(item.package.name) or item.package.code if item.package else "",
        acquisition=AcquisitionModel(item.acquisition_model).label if item.acquisition_model else "",
        state=ItemState(item.state).label,
        state_kind=STATE_KINDS[ItemState(item.state)],
        bought_on=item.purchased_on,
        price=item.purchase_price,
        warranty_until=item.warranty_until,
        ends_on=item.end_of_life_on,
    )
