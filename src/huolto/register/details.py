"""The parts of an identity card below its head: parts, counters, condition, leases, succession. Begin at `details_of`.

A customer reads of an item's past only what was in its own time (`tenures`).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Q

from huolto.catalogue.choices import AcquisitionModel
from huolto.foundation.actors import Actor
from huolto.foundation.localisation import current
from huolto.foundation.pages import Text
from huolto.parties.access import people_visible_to
from huolto.parties.queries import today_at
from huolto.register.access import VISIBLE, items_visible_to
from huolto.register.choices import (
    ConditionGrade,
    LeaseEnd,
    MeterKind,
    MeterUnit,
    PartGrade,
    PartKind,
    ReadingDoubt,
)
from huolto.register.endings import said_choice
from huolto.register.models import ConditionPhoto, ConditionReport, Item, ItemPart, Lease, MeterReading
from huolto.register.tenures import Tenures, customers_of
from huolto.rules.meters import Reading, usage_by_period
from huolto.rules.periods import Period, month_of, previous_period

MONTHS = 12
GRADE_KINDS = {
    ConditionGrade.NEW: "good",
    ConditionGrade.GOOD: "good",
    ConditionGrade.WORN: "",
    ConditionGrade.DAMAGED: "you",
    ConditionGrade.BROKEN: "bad",
}
"""How a grade is coloured."""


@dataclass(frozen=True)
class PartLine:
    """One part; of its warranty how many of how many days are left, where both ends are known."""

    pk: int
    name: str
    kind: Text
    maker: str
    serial: str
    grade: Text
    quantity: int
    fitted_on: date | None
    removed_on: date | None
    warranty_until: date | None
    days_left: int
    days_all: int
    note: str


@dataclass(frozen=True)
class ReadingLine:
    """One reading of a counter; `doubt` says why it is not counted."""

    value: Decimal
    read_at: datetime
    is_reset: bool
    doubt: Text
    note: str
    by: str


@dataclass(frozen=True)
class MeterSeries:
    """A counter with its last reading and what it counted in each of the last months."""

    kind: str
    label: Text
    unit: Text
    last: Decimal
    last_at: datetime
    readings: tuple[ReadingLine, ...]
    months: tuple[Period, ...]
    usage: tuple[int | None, ...]

    @property
    def a_month(self) -> int | None:
        """What it counts in a usual month: the mean of the months that are known."""
        known = [used for used in self.usage if used is not None]
        return round(sum(known) / len(known)) if known else None


@dataclass(frozen=True)
class Condition:
    """How the item was found last, or once."""

    grade: str
    label: Text
    kind: str
    note: str
    at: datetime
    by: str
    photos: tuple[ConditionPhoto, ...]


@dataclass(frozen=True)
class LeaseLine:
    """One lease, running or ended."""

    model: Text
    starts_on: date
    ends_on: date
    monthly: Decimal
    residual: Decimal | None
    lessor: str
    is_open: bool
    end: Text


@dataclass(frozen=True)
class Details:
    """Everything of one item that stands below the four parties.

    `people` are the names by id, so far as the reader may know them, of its holder and of who wrote any of this.
    """

    people: Mapping[int, str]
    parts: tuple[PartLine, ...]
    removed: tuple[PartLine, ...]
    meters: tuple[MeterSeries, ...]
    conditions: tuple[Condition, ...]
    leases: tuple[LeaseLine, ...]
    predecessor: Item | None
    successor: Item | None

    @property
    def condition(self) -> Condition | None:
        """The latest one."""
        return self.conditions[0] if self.conditions else None


def details_of(actor: Actor, item: Item, tenures: Tenures) -> Details:
    """The details that the actor may know of an item that it may see."""
    today = today_at(actor.provider)
    parts = [_part(actor, item, tenures, row, today) for row in item.parts.order_by("kind", "name", "pk")]
    conditions = _condition_rows(actor, item, tenures)
    readings = _reading_rows(actor, item, tenures)
    told = [*conditions, *(row for rows in readings.values() for row in rows)]
    by = _names(actor, {item.holder_id, *(row.by_id for row in told)})
    return Details(
        people=by,
        parts=tuple(line for line, is_seen in parts if line.removed_on is None and is_seen),
        removed=tuple(line for line, is_seen in parts if line.removed_on is not None and is_seen),
        meters=tuple(_series(kind, rows, by) for kind, rows in readings.items()),
        conditions=_conditions(conditions, by),
        leases=_leases(actor, item),
        **_succession(actor, item),
    )


def _part(actor: Actor, item: Item, tenures: Tenures, row: ItemPart, today: date) -> tuple[PartLine, bool]:
    """A part; one that was taken out in another customer's time is not seen, nor what was noted of one then."""
    is_own = row.fitted_on is None or _is_of_own_time(actor, item, tenures, row.fitted_on)
    is_seen = row.removed_on is None or _is_of_own_time(actor, item, tenures, row.removed_on)
    start = row.fitted_on
    line = PartLine(
        pk=row.pk,
        name=row.name,
        kind=PartKind(row.kind).label,
        maker=row.maker,
        serial=row.serial,
        grade=PartGrade(row.grade).label if row.grade else "",
        quantity=row.quantity,
        fitted_on=start if is_own else None,
        removed_on=row.removed_on,
        warranty_until=row.warranty_until,
        days_left=max(0, (row.warranty_until - today).days) if row.warranty_until else 0,
        days_all=(row.warranty_until - start).days if row.warranty_until and start else 0,
        note=row.note if is_own else "",
    )
    return line, is_seen


def _is_of_own_time(actor: Actor, item: Item, tenures: Tenures, day: date) -> bool:
    at = datetime(day.year, day.month, day.day, 12, tzinfo=current().zone)
    return tenures.may_read(actor, item.pk, at)


def _reading_rows(actor: Actor, item: Item, tenures: Tenures) -> dict[str, list[MeterReading]]:
    found: dict[str, list[MeterReading]] = defaultdict(list)
    rows = MeterReading.objects.filter(meter__item=item).select_related("meter").order_by("read_at", "pk")
    for row in rows:
        if tenures.may_read(actor, item.pk, row.read_at):
            found[row.meter.kind].append(row)
    order = list(MeterKind.values)
    return dict(sorted(found.items(), key=lambda pair: order.index(pair[0])))


def _series(kind: str, rows: Sequence[MeterReading], by: dict[int, str]) -> MeterSeries:
    here = current()
    counted = [row for row in rows if not row.doubt] or list(rows)
    last = counted[-1]
    months = [month_of(last.read_at.astimezone(here.zone).date(), here.calendar_system)]
    while len(months) < MONTHS:
        months.insert(0, previous_period(months[0]))
    usage = usage_by_period(
        [
            Reading(row.read_at.astimezone(here.zone).date(), row.value, row.is_reset)
            for row in rows
            if not row.doubt
        ],
        months,
    )
    return MeterSeries(
        kind=kind,
        label=MeterKind(kind).label,
        unit=MeterUnit(last.meter.unit).label,
        last=last.value,
        last_at=last.read_at,
        readings=tuple(
            ReadingLine(
                value=row.value,
                read_at=row.read_at,
                is_reset=row.is_reset,
                doubt=ReadingDoubt(row.doubt).label if row.doubt else "",
                note=row.note,
                by=by.get(row.by_id or 0, ""),
            )
            for row in reversed(rows)
        ),
        months=tuple(months),
        usage=tuple(usage),
    )


def _condition_rows(actor: Actor, item: Item, tenures: Tenures) -> list[ConditionReport]:
    rows = ConditionReport.objects.filter(item=item).order_by("-occurred_at", "-pk")
    return [row for row in rows if tenures.may_read(actor, item.pk, row.occurred_at)]


def _conditions(rows: Sequence[ConditionReport], by: dict[int, str]) -> tuple[Condition, ...]:
    photos: dict[int, list[ConditionPhoto]] = defaultdict(list)
    if rows:
        for photo in ConditionPhoto.objects.filter(report__in=rows).order_by("report_id", "position"):
            photos[photo.report_id].append(photo)
    return tuple(
        Condition(
            grade=row.grade,
            label=ConditionGrade(row.grade).label,
            kind=GRADE_KINDS[ConditionGrade(row.grade)],
            note=row.note,
            at=row.occurred_at,
            by=by.get(row.by_id or 0, ""),
            photos=tuple(photos[row.pk]),
        )
        for row in rows
    )


def _leases(actor: Actor, item: Item) -> tuple[LeaseLine, ...]:
    rows = Lease.objects.filter(item=item).select_related("lessor").order_by("-starts_on", "-pk")
    if not VISIBLE.is_for_all(actor):
        rows = rows.filter(customer_id__in=customers_of(actor))
    return tuple(
        LeaseLine(
            model=AcquisitionModel(lease.acquisition_model).label,
            starts_on=lease.starts_on,
            ends_on=lease.ended_on or lease.ends_on,
            monthly=lease.monthly,
            residual=lease.residual,
            lessor=lease.lessor.name if lease.lessor else "",
            is_open=lease.ended_on is None,
            end=LeaseEnd(lease.end).label if lease.end else said_choice(lease),
        )
        for lease in rows
    )


def _succession(actor: Actor, item: Item) -> dict[str, Item | None]:
    """The items before and after it, where the reader may see them."""
    beside = Q(predecessor_id=item.pk)
    if item.predecessor_id:
        beside |= Q(pk=item.predecessor_id)
    found = list(items_visible_to(actor).filter(beside))
    return {
        "predecessor": next((row for row in found if row.pk == item.predecessor_id), None),
        "successor": next((row for row in found if row.predecessor_id == item.pk), None),
    }


def _names(actor: Actor, wanted: set[int | None]) -> dict[int, str]:
    known = wanted - {None}
    if not known:
        return {}
    return dict(people_visible_to(actor).filter(pk__in=known).values_list("pk", "name"))


def photo_visible_to(actor: Actor, item: Item, pk: int) -> ConditionPhoto | None:
    """A photo of this item that the actor may look at: one of its own time."""
    photo = (
        ConditionPhoto.objects.of(actor.provider)
        .select_related("report", "file", "thumbnail")
        .filter(pk=pk, report__item=item)
        .first()
    )
    if photo is None or not Tenures([item]).may_read(actor, item.pk, photo.report.occurred_at):
        return None
    return photo
