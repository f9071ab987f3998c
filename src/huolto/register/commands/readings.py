"""Records what counters show. The same reading again changes nothing; one that cannot be is refused or marked."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput
from huolto.foundation.events import publish
from huolto.foundation.locks import lock_rows
from huolto.register.access import require_reportable
from huolto.register.choices import MOST_A_DAY, MeterKind, ReadingDoubt, ReadingSource
from huolto.register.commands.card_inputs import NewReading
from huolto.register.events import ReadingsRecorded
from huolto.register.models import Item, Meter, MeterReading
from huolto.register.tenures import Tenures

HIGHEST = Decimal(999_999_999_999)
CLOCKS_DIFFER_BY = timedelta(minutes=10)
"""A device's clock may be a little ahead of ours."""

_BATCH = 1000
_CENT = Decimal("0.01")


@command
def record_readings(
    *,
    actor: Actor,
    readings: Sequence[NewReading],
    doubtful: Literal["refuse", "mark"] = "refuse",
    reason: str = "",
) -> list[MeterReading]:
    """Record what counters showed; answers the readings in the order given, meters are made as they are named.

    Equal in meter, instant and value is the same reading. One lower than the reading before (unless it `is_reset`),
    higher than the one after, or more than a device can do in the time between is in doubt: refused, or with
    `doubtful="mark"` kept and not counted. Raises NotVisible, NotAllowed; InvalidInput (details: index) for what no
    counter shows, for an instant in the future, and for what is in doubt.
    """
    item_ids = {reading.item_id for reading in readings}
    require_reportable(actor, item_ids)
    for index, reading in enumerate(readings):
        _check(index, reading)
    items = {item.pk: item for item in lock_rows(Item.objects.of(actor.provider), item_ids)}
    meters = _meters(actor, readings)
    kept: dict[int, list[MeterReading]] = defaultdict(list)
    for row in MeterReading.objects.filter(meter__in=meters.values()).order_by("read_at", "pk"):
        kept[row.meter_id].append(row)
    known = {(row.meter_id, row.read_at, row.value): row for rows in kept.values() for row in rows}
    answers: dict[int, MeterReading] = {}
    new: list[MeterReading] = []
    # In the order of time, so that a list given backwards is judged as one given forwards.
    for index, reading in sorted(enumerate(readings), key=lambda pair: pair[1].read_at):
        meter = meters[(reading.item_id, str(reading.kind))]
        value = reading.value.quantize(_CENT, ROUND_HALF_UP)
        key = (meter.pk, reading.read_at, value)
        if key not in known:
            row = MeterReading(
                provider_id=actor.provider_id,
                meter=meter,
                value=value,
                read_at=reading.read_at,
                source=str(reading.source),
                by_id=actor.person_id,
                is_reset=reading.is_reset,
                note=reading.note.strip(),
            )
            row.doubt = doubt_about(row, kept[meter.pk])
            if row.doubt and doubtful == "refuse":
                raise _refusal(index, row, kept[meter.pk])
            known[key] = row
            kept[meter.pk].append(row)
            new.append(row)
        answers[index] = known[key]
    MeterReading.objects.bulk_create(new, batch_size=_BATCH)
    publish(*_events(actor, Tenures(items.values()), new))
    return [answers[index] for index in range(len(readings))]


def doubt_about(row: MeterReading, others: Iterable[MeterReading]) -> str:
    """Why this reading cannot be, beside the others of its meter that count; "" if it can."""
    counted = [other for other in others if not other.doubt]
    before = max((r for r in counted if r.read_at < row.read_at), key=lambda r: r.read_at, default=None)
    after = min((r for r in counted if r.read_at > row.read_at), key=lambda r: r.read_at, default=None)
    if any(other.read_at == row.read_at for other in counted):
        return ReadingDoubt.FALLS
    if before is not None and not row.is_reset:
        if row.value < before.value:
            return ReadingDoubt.FALLS
        if _is_too_much(row.meter, before, row):
            return ReadingDoubt.JUMPS
    if after is not None and not after.is_reset:
        if row.value > after.value:
            return ReadingDoubt.FALLS
        if _is_too_much(row.meter, row, after):
            return ReadingDoubt.JUMPS
    return ""


def _is_too_much(meter: Meter, before: MeterReading, after: MeterReading) -> bool:
    # A day at least: two readings of one day may be minutes apart.
    days = max(Decimal((after.read_at - before.read_at).total_seconds()) / 86_400, Decimal(1))
    return after.value - before.value > MOST_A_DAY[meter.unit] * days


def _check(index: int, reading: NewReading) -> None:
    field, message = "", ""
    if str(reading.kind) not in MeterKind.values:
        field, message = "kind", _("There is no such kind of counter.")
    elif str(reading.source) not in ReadingSource.values:
        field, message = "source", _("A reading does not come from there.")
    elif not reading.value.is_finite() or not 0 <= reading.value <= HIGHEST:
        field, message = "value", _("No counter shows this. Give the figure as it stands on the device.")
    elif reading.read_at > timezone.now() + CLOCKS_DIFFER_BY:
        field, message = "read_at", _("A counter cannot have been read in the future.")
    elif len(reading.note) > 300:
        field, message = "note", _("At most %(count)s characters fit here.") % {"count": 300}
    if message:
        raise InvalidInput(message, field=field, details={"index": index})


def _refusal(index: int, row: MeterReading, others: Iterable[MeterReading]) -> InvalidInput:
    same = next((r for r in others if r.read_at == row.read_at and not r.doubt), None)
    if same is not None:
        message = _("Another reading of this instant is there already: %(value)s.") % {
            "value": same.value.normalize().to_eng_string()
        }
    elif row.doubt == ReadingDoubt.FALLS:
        message = _(
            "A counter does not run backwards: this does not fit between the readings before and after it. "
            "If it began anew after a repair, say so."
        )
    else:
        message = _(
            "No device does that much in the time since the reading before. Look at the figure again."
        )
    return InvalidInput(message, field="value", details={"index": index, "doubt": row.doubt})


def _meters(actor: Actor, readings: Iterable[NewReading]) -> dict[tuple[int, str], Meter]:
    wanted = {(reading.item_id, str(reading.kind)) for reading in readings}
    rows = Meter.objects.of(actor.provider).filter(item_id__in={item_id for item_id, _kind in wanted})
    found = {(row.item_id, row.kind): row for row in rows}
    made = Meter.objects.bulk_create(
        [
            Meter(provider_id=actor.provider_id, item_id=item_id, kind=kind)
            for item_id, kind in sorted(wanted - found.keys())
        ],
        batch_size=_BATCH,
    )
    return found | {(row.item_id, row.kind): row for row in made}


def _events(actor: Actor, tenures: Tenures, new: Iterable[MeterReading]) -> list[ReadingsRecorded]:
    said: dict[tuple[int, datetime], list[tuple[str, str]]] = defaultdict(list)
    for row in new:
        if not row.doubt:
            said[(row.meter.item_id, row.read_at)].append((row.meter.kind, str(row.value)))
    return [
        ReadingsRecorded(
            provider_id=actor.provider_id,
            occurred_at=read_at,
            customer_id=tenures.customer_at(item_id, read_at),
            person_id=actor.person_id,
            item_id=item_id,
            readings=tuple(values),
        )
        for (item_id, read_at), values in said.items()
    ]
