"""What the pages of pools show: a pool's figures, its units page by page, what moved last."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from huolto.foundation.actors import Actor
from huolto.register.access import items_changeable_by
from huolto.register.identifiers import folded_tag, normalised
from huolto.register.models import Item, ItemIdentifier
from huolto.register.stock_taking.codes import code_of
from huolto.stock.access import pools_visible_to
from huolto.stock.choices import UnitState
from huolto.stock.models import Pool, PoolUnit, StockMovement
from huolto.stock.queries import PoolStock, stock_of

UNIT_KINDS = {
    UnitState.FREE: "good",
    UnitState.RESERVED: "go",
    UnitState.LENT: "",
    UnitState.AWAY: "you",
}
"""How a unit's state is coloured."""


@dataclass(frozen=True)
class PoolRow:
    """One pool in a list: how many units in each state, and whether fewer are free than its minimum."""

    pool: Pool
    stock: PoolStock

    @property
    def free(self) -> int:
        """How many may be promised."""
        return self.stock.count(UnitState.FREE)

    @property
    def reserved(self) -> int:
        """How many are promised."""
        return self.stock.count(UnitState.RESERVED)

    @property
    def elsewhere(self) -> int:
        """How many are lent, repaired or tested."""
        return self.stock.count(UnitState.LENT) + self.stock.count(UnitState.AWAY)

    @property
    def is_short(self) -> bool:
        """Whether fewer are free than there should be at the least."""
        return self.free < self.pool.minimum


def pools_listed(actor: Actor, *, search: str = "", customer_id: int | None = None) -> "QuerySet[Pool]":
    """Pools the actor may see, by customer and name; `search` in the names of pool, customer and place."""
    rows = pools_visible_to(actor).select_related("customer", "place", "category")
    if customer_id is not None:
        rows = rows.filter(customer_id=customer_id)
    for word in search.split():
        rows = rows.filter(
            Q(name__icontains=word) | Q(customer__name__icontains=word) | Q(place__name__icontains=word)
        )
    return rows.order_by("-is_open", "customer__name", "name", "pk")


def rows_of(pools: Iterable[Pool]) -> list[PoolRow]:
    """These pools with their figures: one query."""
    listed = list(pools)
    stock = stock_of(listed)
    return [PoolRow(pool, stock[pool.pk]) for pool in listed]


def units_listed(pool: Pool, *, state: str = "", search: str = "") -> "QuerySet[PoolUnit]":
    """Units in the pool now, the longest in their state first."""
    rows = PoolUnit.objects.filter(pool=pool, during__upper_inf=True)
    if state in UnitState.values:
        rows = rows.filter(state=state)
    if search:
        rows = rows.filter(
            Q(item__folded_tag__startswith=folded_tag(search)) | Q(device_model__name__icontains=search)
        )
    return rows.select_related("item", "device_model__maker").order_by("since", "pk")


def movements_of(pool: Pool) -> "QuerySet[StockMovement]":
    """What moved, the latest first."""
    return pool.movements.select_related("item", "person").order_by("-occurred_at", "-pk")


def items_named(actor: Actor, written: str) -> tuple[list[Item], list[str]]:
    """Devices the actor may change by scanned or written codes (tags, serials, IMEIs), and codes that name none.

    Codes stand on lines of their own or with commas or semicolons between them.
    """
    lines = written.replace(",", "\n").replace(";", "\n").replace("،", "\n").splitlines()
    codes = list(dict.fromkeys(code for line in lines if (code := code_of(line))))
    rows: Any = items_changeable_by(actor)
    tags, numbers = {folded_tag(code) for code in codes}, {normalised(code) for code in codes} - {""}
    by_tag = {item.folded_tag: item for item in rows.filter(folded_tag__in=tags)}
    named = ItemIdentifier.objects.of(actor.provider).filter(normalised__in=numbers, item__in=rows)
    by_number = {one.normalised: one.item for one in named.select_related("item").order_by("-pk")}
    found: dict[int, Item] = {}
    unknown = []
    for code in codes:
        item = by_tag.get(folded_tag(code)) or by_number.get(normalised(code))
        if item is None:
            unknown.append(code)
        else:
            found[item.pk] = item
    return list(found.values()), unknown
