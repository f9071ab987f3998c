"""Hands the parts and readings of imported rows to the register; what it has no word for is said and left aside."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from huolto.connectors.device_import.devices import DeviceRow
from huolto.connectors.device_import.devices import NewPart as SaidPart
from huolto.foundation.actors import Actor
from huolto.foundation.localisation import current
from huolto.register.choices import MeterKind, PartKind, ReadingSource
from huolto.register.commands import NewPart, NewReading, fit_parts, record_readings
from huolto.register.commands.readings import CLOCKS_DIFFER_BY, HIGHEST
from huolto.register.models import Meter, MeterReading
from huolto.rules.formatting import format_number

LONGEST_NAME, LONGEST_NUMBER = 200, 100
MOST_PIECES = 1_000_000


@dataclass(frozen=True)
class Details:
    """How many parts and readings rows named that are on their items now, and what was left aside, in words."""

    parts: int
    readings: int
    aside: tuple[str, ...]


def keep_parts_and_readings(actor: Actor, rows: Sequence[tuple[int, DeviceRow]], now: datetime) -> Details:
    """Keep what these rows, each with its item's id, say of parts and counters; said again it changes nothing.

    A part of a kind that the register does not know is another part. A reading of unknown time is of when the device
    was last seen, else of now, and if it shows what the counter showed last it is no new one. Readings in doubt are
    marked, never a reason to refuse a device.
    """
    parts = [(item_id, _part(part)) for item_id, row in rows for part in row.parts if part.name.strip()]
    aside: dict[str, None] = {}
    readings = _readings(rows, now, aside)
    if parts:
        fit_parts(actor=actor, parts=parts)
    if new := _without_repeated(readings):
        record_readings(actor=actor, readings=new, doubtful="mark")
    return Details(len(parts), len(readings), tuple(aside))


def _part(part: SaidPart) -> NewPart:
    return NewPart(
        kind=part.kind if part.kind in PartKind.values else PartKind.OTHER,
        name=part.name.strip()[:LONGEST_NAME],
        maker=part.maker.strip()[:LONGEST_NUMBER],
        serial=part.serial.strip()[:LONGEST_NUMBER],
        quantity=min(max(part.quantity, 1), MOST_PIECES),
    )


def _number(row: DeviceRow) -> str:
    return format_number(row.number, current().language)


def _readings(
    rows: Iterable[tuple[int, DeviceRow]], now: datetime, aside: dict[str, None]
) -> list[tuple[NewReading, bool]]:
    """Readings that a counter can show, each with whether its time is known."""
    found = []
    for item_id, row in rows:
        for said in row.readings:
            if said.meter not in MeterKind.values:
                aside[
                    _("Counter “%(name)s”: the register keeps none of this kind.") % {"name": said.meter}
                ] = None
                continue
            if not said.value.is_finite() or not 0 <= said.value <= HIGHEST:
                reason = _("Row %(row)s: no counter shows %(value)s.")
                aside[reason % {"row": _number(row), "value": str(said.value)[:30]}] = None
                continue
            at = said.read_at or row.last_seen_at
            if at is not None and at > now + CLOCKS_DIFFER_BY:
                aside[_("Row %(row)s: a reading of the future.") % {"row": _number(row)}] = None
                continue
            reading = NewReading(
                item_id=item_id,
                kind=MeterKind(said.meter),
                value=said.value,
                read_at=at or now,
                source=ReadingSource.IMPORT,
            )
            found.append((reading, at is not None))
    return found


def _without_repeated(readings: Iterable[tuple[NewReading, bool]]) -> list[NewReading]:
    """Without those of unknown time that show what their counter showed last."""
    said = list(readings)
    timeless = {reading.item_id for reading, is_timed in said if not is_timed}
    last: dict[tuple[int, str], Decimal] = {}
    if timeless:
        latest = MeterReading.objects.filter(meter=OuterRef("pk"), doubt="").order_by("-read_at")
        meters = Meter.objects.filter(item__in=timeless).annotate(shown=Subquery(latest.values("value")[:1]))
        last = {
            (item_id, kind): shown for item_id, kind, shown in meters.values_list("item_id", "kind", "shown")
        }
    return [
        reading
        for reading, is_timed in said
        if is_timed or last.get((reading.item_id, str(reading.kind))) != reading.value
    ]
