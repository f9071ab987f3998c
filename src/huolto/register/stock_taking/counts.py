"""How a stock-take stands: the figures that everybody who scans sees, and the latest scans."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from huolto.foundation.actors import Actor
from huolto.foundation.pages import Text
from huolto.parties.access import people_visible_to
from huolto.register.access import items_visible_to
from huolto.register.models import Item, StockTake, StockTakeLine, StockTakeScan
from huolto.register.stock_taking.choices import RESULT_KINDS, ScanResult

LATEST = 12


@dataclass(frozen=True)
class Counts:
    """Figures of a session; `found` counts expected devices, wherever they were found."""

    expected: int
    found: int
    elsewhere: int
    unexpected: int
    unknown: int
    twice: int

    @property
    def missing(self) -> int:
        """Expected and not scanned so far."""
        return self.expected - self.found


@dataclass(frozen=True)
class ScanLine:
    """One scan as a reader may know it."""

    pk: int
    code: str
    result: Text
    kind: str
    item_id: int | None
    name: str
    second: str
    place: str
    by: str
    at: datetime


def counts_of(stock_take: StockTake) -> Counts:
    """The figures now; two queries over the session's own rows."""
    lines = StockTakeLine.objects.filter(stock_take=stock_take).aggregate(
        expected=Count("pk"),
        found=Count("pk", filter=Q(found_at__isnull=False)),
        elsewhere=Count("pk", filter=Q(is_elsewhere=True)),
    )
    results = dict(
        StockTakeScan.objects.filter(stock_take=stock_take)
        .exclude(result=ScanResult.PLACE)
        .values_list("result")
        .annotate(Count("pk"))
        .order_by()
    )
    unknown = (
        StockTakeScan.objects.filter(stock_take=stock_take, result=ScanResult.UNKNOWN)
        .values("folded_code")
        .distinct()
        .count()
        if results.get(ScanResult.UNKNOWN)
        else 0
    )
    return Counts(
        **lines,
        unexpected=results.get(ScanResult.UNEXPECTED, 0),
        unknown=unknown,
        twice=results.get(ScanResult.TWICE, 0),
    )


def latest_scans(actor: Actor, stock_take: StockTake, limit: int = LATEST) -> list[ScanLine]:
    """What was scanned last, newest first, by whomever."""
    rows = StockTakeScan.objects.filter(stock_take=stock_take).select_related("place", "scanned_by")
    return scan_lines(actor, stock_take, list(rows.order_by("-pk")[:limit]))


def scan_lines(actor: Actor, stock_take: StockTake, scans: list[StockTakeScan]) -> list[ScanLine]:
    """These scans in words; of a device that the reader may not see only the code is told."""
    items = told_items(actor, stock_take, {scan.item_id for scan in scans if scan.item_id})
    people = set(
        people_visible_to(actor)
        .filter(pk__in={scan.scanned_by_id for scan in scans if scan.scanned_by_id})
        .values_list("pk", flat=True)
    )
    return [_line(scan, items, people) for scan in scans]


def told_items(actor: Actor, stock_take: StockTake, item_ids: set[int]) -> dict[int, Item]:
    """Devices of a session that its reader may know: those expected, and what the reader sees anyway."""
    if not item_ids:
        return {}
    expected = StockTakeLine.objects.filter(stock_take=stock_take, item_id__in=item_ids).values("item_id")
    seen = items_visible_to(actor).filter(pk__in=item_ids).order_by().values("pk")
    rows = Item.objects.of(actor.provider).filter(Q(pk__in=expected) | Q(pk__in=seen), pk__in=item_ids)
    return {item.pk: item for item in rows.select_related("place", "customer", "category")}


def _line(scan: StockTakeScan, items: Mapping[int, Item], people: set[int]) -> ScanLine:
    item = items.get(scan.item_id or 0)
    result = ScanResult(scan.result)
    if scan.item_id and item is None:
        result = ScanResult.UNKNOWN if result == ScanResult.UNEXPECTED else result
    second = item.asset_tag if item else ""
    name = item.name if item else ""
    if result == ScanResult.PLACE and scan.place:
        name = scan.place.name
    return ScanLine(
        pk=scan.pk,
        code=scan.code,
        result=result.label,
        kind=RESULT_KINDS[result],
        item_id=scan.item_id if item else None,
        name=name,
        second=second,
        place=_where(result, scan, item),
        by=scan.scanned_by.name if scan.scanned_by and scan.scanned_by_id in people else "",
        at=scan.scanned_at,
    )


def _where(result: ScanResult, scan: StockTakeScan, item: Item | None) -> str:
    """Where the register has a thing that is not where it should be, and whose it is."""
    if item is not None and result in (ScanResult.UNEXPECTED, ScanResult.ELSEWHERE):
        return ", ".join(filter(None, (item.place.name if item.place else "", item.customer.name)))
    return scan.place.name if scan.place and result != ScanResult.PLACE else ""
