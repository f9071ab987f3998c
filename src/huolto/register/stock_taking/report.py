"""What a stock-take came to, line by line: for its page, as a file and on paper."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from huolto.foundation.actors import Actor
from huolto.foundation.pages import Text
from huolto.parties.access import people_visible_to
from huolto.register.models import StockTake, StockTakeDecision, StockTakeLine, StockTakeScan
from huolto.register.stock_taking.choices import Decision, DifferenceKind, ScanResult
from huolto.register.stock_taking.counts import told_items
from huolto.register.stock_taking.differences import open_differences

_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class ReportLine:
    """One device or unknown code: what was expected, what was found, what was decided."""

    kind: str
    result: Text
    tag: str
    name: str
    holder: str
    place: str
    found_place: str
    found_at: datetime | None
    decision: Text
    reason: str
    decided_by: str
    item_id: int | None = None


def report_lines(
    actor: Actor, stock_take: StockTake, *, only_differences: bool = False
) -> Iterator[ReportLine]:
    """Differences first, then what was found as expected; people only by names that the reader may know."""
    decisions = {
        (row.kind, row.item_id, row.code): row
        for row in StockTakeDecision.objects.filter(stock_take=stock_take)
    }
    concerned = Q(pk__in=stock_take.lines.values("holder")) | Q(
        pk__in=stock_take.decisions.values("decided_by")
    )
    people = dict(people_visible_to(actor).filter(concerned).values_list("pk", "name"))
    lines = StockTakeLine.objects.filter(stock_take=stock_take).select_related("item", "place", "found_place")
    kinds = (
        (DifferenceKind.MISSING, lines.filter(found_at=None), DifferenceKind.MISSING.label),
        (DifferenceKind.ELSEWHERE, lines.filter(is_elsewhere=True), DifferenceKind.ELSEWHERE.label),
    )
    for kind, rows, said in kinds:
        for row in rows.order_by("item__asset_tag", "pk").iterator(2000):
            yield _line(row, kind, said, decisions.get((kind, row.item_id, "")), people)
    yield from _found_again(actor, stock_take, people)
    yield from _strange(actor, stock_take, decisions, people)
    if not only_differences:
        found = lines.filter(found_at__isnull=False, is_elsewhere=False)
        for row in found.order_by("item__asset_tag", "pk").iterator(2000):
            yield _line(row, "found", ScanResult.EXPECTED.label, None, people)


def report_csv(actor: Actor, stock_take: StockTake) -> Iterator[str]:
    """The report as comma-separated lines, with a byte-order mark for spreadsheets; no cell runs as a formula."""
    yield "\ufeff" + _row(
        [
            _("Result"), _("Tag"), _("Device"), _("Holder"), _("Expected at"), _("Found at"), _("Found on"),
            _("Decision"), _("Reason"), _("Decided by"),
        ]
    )  # fmt: skip
    for line in report_lines(actor, stock_take):
        yield _row(
            [
                line.result, line.tag, line.name, line.holder, line.place, line.found_place,
                line.found_at.isoformat(timespec="seconds") if line.found_at else "",
                line.decision, line.reason, line.decided_by,
            ]
        )  # fmt: skip


def _line(
    row: StockTakeLine,
    kind: str,
    said: Text,
    decision: StockTakeDecision | None,
    people: dict[int, str],
) -> ReportLine:
    return ReportLine(
        kind=kind,
        result=said,
        tag=row.item.asset_tag,
        name=row.item.name,
        holder=people.get(row.holder_id or 0, ""),
        place=row.place.name if row.place else "",
        found_place=row.found_place.name if row.found_place else "",
        found_at=row.found_at,
        item_id=row.item_id,
        **_decided(decision, people),
    )


def _found_again(actor: Actor, stock_take: StockTake, people: dict[int, str]) -> Iterator[ReportLine]:
    """Devices that were missing and were scanned: those still undecided, then what was decided."""
    kind = DifferenceKind.FOUND
    for one in open_differences(actor, stock_take, kind, limit=None):
        yield ReportLine(
            kind=kind,
            result=kind.label,
            tag=one.tag or one.code,
            name=one.name,
            holder=one.holder,
            place=one.place,
            found_place=one.found.name if one.found else "",
            found_at=one.found_at,
            item_id=one.item_id,
            **_decided(None, people),
        )
    decided = list(stock_take.decisions.filter(kind=kind).select_related("place").order_by("pk"))
    items = told_items(actor, stock_take, {row.item_id for row in decided if row.item_id})
    for row in decided:
        item = items.get(row.item_id or 0)
        yield ReportLine(
            kind=kind,
            result=kind.label,
            tag=item.asset_tag if item else "",
            name=item.name if item else "",
            holder=people.get(item.holder_id or 0, "") if item else "",
            place=item.place.name if item and item.place else "",
            found_place=row.place.name if row.place else "",
            found_at=None,
            item_id=item.pk if item else None,
            **_decided(row, people),
        )


def _strange(
    actor: Actor,
    stock_take: StockTake,
    decisions: dict[tuple[str, int | None, str], StockTakeDecision],
    people: dict[int, str],
) -> Iterator[ReportLine]:
    scans = StockTakeScan.objects.filter(stock_take=stock_take).select_related("place")
    unexpected = list(scans.filter(result=ScanResult.UNEXPECTED).order_by("code", "pk"))
    items = told_items(actor, stock_take, {scan.item_id for scan in unexpected if scan.item_id})
    unknown = scans.filter(result=ScanResult.UNKNOWN)
    unknown = unknown.order_by("folded_code", "-scanned_at", "-pk").distinct("folded_code")
    for kind, rows in ((DifferenceKind.UNEXPECTED, unexpected), (DifferenceKind.UNKNOWN, list(unknown))):
        for scan in rows:
            item = items.get(scan.item_id or 0)
            code = scan.folded_code if kind == DifferenceKind.UNKNOWN else ""
            yield ReportLine(
                kind=kind,
                result=kind.label,
                tag=item.asset_tag if item else scan.code,
                name=item.name if item else "",
                holder=item.customer.name if item else "",
                place=item.place.name if item and item.place else "",
                found_place=scan.place.name if scan.place else "",
                found_at=scan.scanned_at,
                item_id=item.pk if item else None,
                **_decided(decisions.get((kind, scan.item_id, code)), people),
            )


def _decided(decision: StockTakeDecision | None, people: dict[int, str]) -> dict[str, str]:
    if decision is None:
        return {"decision": "", "reason": "", "decided_by": ""}
    return {
        "decision": str(Decision(decision.decision).label),
        "reason": decision.reason,
        "decided_by": people.get(decision.decided_by_id or 0, ""),
    }


def _row(cells: list[Text]) -> str:
    out = io.StringIO()
    texts = [str(cell) for cell in cells]
    csv.writer(out).writerow([f"'{text}" if text.startswith(_FORMULAS) else text for text in texts])
    return out.getvalue()
