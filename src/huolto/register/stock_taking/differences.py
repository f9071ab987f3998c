"""What a stock-take found that the register does not say, and what may be decided about it.

`open_differences` are those that nobody has decided; a list of one kind, by key: an item's id or an unknown code.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from huolto.foundation.actors import Actor
from huolto.foundation.texts import is_id
from huolto.parties.access import people_visible_to
from huolto.parties.models import Place
from huolto.register.access import items_changeable_by
from huolto.register.choices import ItemState
from huolto.register.models import StockTake, StockTakeDecision, StockTakeLine, StockTakeScan
from huolto.register.stock_taking.choices import DECISIONS, Decision, DifferenceKind, ScanResult
from huolto.register.stock_taking.counts import told_items

SHOWN = 200


@dataclass(frozen=True)
class Difference:
    """One difference: `key` names it in forms; `found` and `found_at` are of the latest scan."""

    key: str
    kind: DifferenceKind
    item_id: int | None
    code: str
    tag: str
    name: str
    holder: str
    place: str
    found: Place | None
    found_at: datetime | None
    found_by: str
    may: tuple[str, ...]


def open_differences(
    actor: Actor,
    stock_take: StockTake,
    kind: DifferenceKind | str,
    *,
    keys: Sequence[str] | None = None,
    limit: int | None = SHOWN,
) -> list[Difference]:
    """Undecided differences of a kind, at most `limit` (None is all); with `keys` only those."""
    kind = DifferenceKind(kind)
    if kind is DifferenceKind.UNKNOWN:
        return _unknown(actor, stock_take, keys, limit)
    if kind is DifferenceKind.UNEXPECTED:
        return _unexpected(actor, stock_take, keys, limit)
    if kind is DifferenceKind.FOUND:
        return _found_again(actor, stock_take, keys, limit)
    lines = _lines(stock_take, kind)
    if keys is not None:
        lines = lines.filter(item_id__in=[int(key) for key in keys if is_id(key)])
    rows = list(
        lines.select_related("item", "place", "holder", "found_place").order_by("item__asset_tag")[:limit]
    )
    people = _names(actor, {row.holder_id for row in rows if row.holder_id})
    by = _scanned_by(actor, stock_take, {row.item_id for row in rows if row.found_at})
    return [
        Difference(
            key=str(row.item_id),
            kind=kind,
            item_id=row.item_id,
            code="",
            tag=row.item.asset_tag,
            name=row.item.name,
            holder=people.get(row.holder_id or 0, ""),
            place=row.place.name if row.place else "",
            found=row.found_place,
            found_at=row.found_at,
            found_by=by.get(row.item_id, ""),
            may=DECISIONS[kind],
        )
        for row in rows
    ]


def count_open(stock_take: StockTake) -> dict[str, int]:
    """How many differences of each kind nobody has decided yet."""
    return {
        DifferenceKind.MISSING: _lines(stock_take, DifferenceKind.MISSING).count(),
        DifferenceKind.FOUND: _scans_of_missing(stock_take).values("item_id").distinct().count(),
        DifferenceKind.ELSEWHERE: _lines(stock_take, DifferenceKind.ELSEWHERE).count(),
        DifferenceKind.UNEXPECTED: _unexpected_scans(stock_take).count(),
        DifferenceKind.UNKNOWN: _unknown_scans(stock_take).values("folded_code").distinct().count(),
    }


def _lines(stock_take: StockTake, kind: DifferenceKind) -> "QuerySet[StockTakeLine]":
    rows = StockTakeLine.objects.filter(stock_take=stock_take).exclude(
        _decided(kind, item=OuterRef("item_id"))
    )
    if kind is DifferenceKind.MISSING:
        return rows.filter(found_at=None)
    # Who moved it in the register meanwhile has settled it.
    return rows.filter(is_elsewhere=True).exclude(item__place_id=F("found_place_id"))


def _decided(kind: DifferenceKind, **which: OuterRef) -> Exists:
    return Exists(StockTakeDecision.objects.filter(stock_take=OuterRef("stock_take_id"), kind=kind, **which))


def _unexpected_scans(stock_take: StockTake) -> "QuerySet[StockTakeScan]":
    return StockTakeScan.objects.filter(stock_take=stock_take, result=ScanResult.UNEXPECTED).exclude(
        _decided(DifferenceKind.UNEXPECTED, item=OuterRef("item_id"))
    )


def _scans_of_missing(stock_take: StockTake) -> "QuerySet[StockTakeScan]":
    """Scans of devices that were missing already; one that was reported missing after its scan is not found by it."""
    since = F("item__state_since")
    scans = StockTakeScan.objects.filter(stock_take=stock_take, item__state=ItemState.MISSING)
    return scans.filter(Q(item__state_since=None) | Q(scanned_at__gte=since)).exclude(
        _decided(DifferenceKind.FOUND, item=OuterRef("item_id"))
    )


def _unknown_scans(stock_take: StockTake) -> "QuerySet[StockTakeScan]":
    return StockTakeScan.objects.filter(stock_take=stock_take, result=ScanResult.UNKNOWN).exclude(
        _decided(DifferenceKind.UNKNOWN, code=OuterRef("folded_code"))
    )


def _unexpected(
    actor: Actor, stock_take: StockTake, keys: Sequence[str] | None, limit: int | None
) -> list[Difference]:
    scans = _unexpected_scans(stock_take)
    if keys is not None:
        scans = scans.filter(item_id__in=[int(key) for key in keys if is_id(key)])
    rows = list(scans.order_by("pk")[:limit])
    item_ids = {row.item_id for row in rows if row.item_id}
    items = told_items(actor, stock_take, item_ids)
    changeable = set(items_changeable_by(actor).filter(pk__in=item_ids).values_list("pk", flat=True))
    latest = _latest(stock_take, item_ids)
    tree = stock_take.customer.tree_id
    by = _scanned_by(actor, stock_take, item_ids)
    found = []
    for row in rows:
        item = items.get(row.item_id or 0)
        last = latest.get(row.item_id or 0, row)
        movable = (
            item is not None
            and last.place is not None
            and item.pk in changeable
            and item.customer.tree_id == tree
        )
        found.append(
            Difference(
                key=str(row.item_id),
                kind=DifferenceKind.UNEXPECTED,
                item_id=item.pk if item else None,
                code=row.code,
                tag=item.asset_tag if item else "",
                name=item.name if item else "",
                holder=item.customer.name if item else "",
                place=item.place.name if item and item.place else "",
                found=last.place,
                found_at=last.scanned_at,
                found_by=by.get(row.item_id or 0, ""),
                may=DECISIONS[DifferenceKind.UNEXPECTED] if movable else (Decision.IGNORE,),
            )
        )
    return found


def _found_again(
    actor: Actor, stock_take: StockTake, keys: Sequence[str] | None, limit: int | None
) -> list[Difference]:
    scans = _scans_of_missing(stock_take)
    if keys is not None:
        scans = scans.filter(item_id__in=[int(key) for key in keys if is_id(key)])
    latest = scans.select_related("place").order_by("item_id", "-scanned_at", "-pk").distinct("item_id")
    rows = {row.item_id: row for row in latest[:limit] if row.item_id}
    items = told_items(actor, stock_take, set(rows))
    changeable = set(items_changeable_by(actor).filter(pk__in=rows).values_list("pk", flat=True))
    names = _names(
        actor,
        {row.scanned_by_id for row in rows.values() if row.scanned_by_id}
        | {item.holder_id for item in items.values() if item.holder_id},
    )
    found = []
    for pk, row in rows.items():
        item = items.get(pk)
        found.append(
            Difference(
                key=str(pk),
                kind=DifferenceKind.FOUND,
                item_id=item.pk if item else None,
                code=row.code,
                tag=item.asset_tag if item else "",
                name=item.name if item else "",
                holder=names.get(item.holder_id or 0, "") if item else "",
                place=item.place.name if item and item.place else "",
                found=row.place,
                found_at=row.scanned_at,
                found_by=names.get(row.scanned_by_id or 0, ""),
                may=DECISIONS[DifferenceKind.FOUND] if item and pk in changeable else (Decision.IGNORE,),
            )
        )
    return sorted(found, key=lambda one: (one.tag, one.key))


def _unknown(
    actor: Actor, stock_take: StockTake, keys: Sequence[str] | None, limit: int | None
) -> list[Difference]:
    scans = _unknown_scans(stock_take)
    if keys is not None:
        scans = scans.filter(folded_code__in=keys)
    scans = scans.order_by("folded_code", "-scanned_at", "-pk").distinct("folded_code")
    rows = list(scans.select_related("place")[:limit])
    people = _names(actor, {row.scanned_by_id for row in rows if row.scanned_by_id})
    return [
        Difference(
            key=row.folded_code,
            kind=DifferenceKind.UNKNOWN,
            item_id=None,
            code=row.code,
            tag="",
            name="",
            holder="",
            place="",
            found=row.place,
            found_at=row.scanned_at,
            found_by=people.get(row.scanned_by_id or 0, ""),
            may=DECISIONS[DifferenceKind.UNKNOWN],
        )
        for row in rows
    ]


def _latest(stock_take: StockTake, item_ids: set[int]) -> dict[int, StockTakeScan]:
    rows = (
        StockTakeScan.objects.filter(stock_take=stock_take, item_id__in=item_ids)
        .select_related("place")
        .order_by("item_id", "-scanned_at", "-pk")
        .distinct("item_id")
    )
    return {row.item_id: row for row in rows}


def _scanned_by(actor: Actor, stock_take: StockTake, item_ids: set[int]) -> dict[int, str]:
    latest = _latest(stock_take, item_ids)
    names = _names(actor, {row.scanned_by_id for row in latest.values() if row.scanned_by_id})
    return {pk: names.get(row.scanned_by_id or 0, "") for pk, row in latest.items()}


def _names(actor: Actor, ids: set[int]) -> dict[int, str]:
    return dict(people_visible_to(actor).filter(pk__in=ids).values_list("pk", "name")) if ids else {}
