"""What happened, told to programs: which kinds there are, and to whom each is told. Begin at `told_events`.

An event is told to whoever may see what it happened to; a customer's program hears of its own time only. In the
order in which events were recorded, without gaps: what a transaction under way may still come before is held back.
"""

import dataclasses
import inspect
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from huolto.agreements import events as agreement_events
from huolto.charges import events as charge_events
from huolto.charges.access import reads_all
from huolto.desk import events as desk_events
from huolto.desk.access import requests_visible_to
from huolto.foundation.actors import Actor
from huolto.foundation.events import Event
from huolto.foundation.models import EventRecord
from huolto.invoicing import events as invoice_events
from huolto.invoicing.access import invoices_visible_to
from huolto.register import events as register_events
from huolto.register.access import VISIBLE, items_visible_to
from huolto.register.tenures import customers_of
from huolto.shop import events as shop_events
from huolto.shop.access import orders_visible_to

MODULES = (register_events, shop_events, desk_events, invoice_events, charge_events, agreement_events)
SCAN = 500
MOST_SCANNED = 5000


@dataclass(frozen=True)
class EventKind:
    """A kind of event: its name, what it says, and the facts in its `data` as (name, kind of value)."""

    name: str
    says: str
    facts: tuple[tuple[str, str], ...]


def event_kinds() -> tuple[EventKind, ...]:
    """All kinds that programs can hear of, by name."""
    found = {kind.name: kind for kind in kinds_told()}
    common = {field.name for field in dataclasses.fields(Event)}
    return tuple(
        EventKind(
            name=name,
            says=inspect.getdoc(kind) or "",
            facts=tuple(
                (field.name, _kind_of(field.type))
                for field in dataclasses.fields(kind)
                if field.name not in common
            ),
        )
        for name, kind in sorted(found.items())
    )


def kinds_told() -> tuple[type[Event], ...]:
    """The classes of all events that programs can hear of."""
    return tuple(
        kind
        for module in MODULES
        for kind in vars(module).values()
        if inspect.isclass(kind) and issubclass(kind, Event) and "name" in vars(kind)
    )


def event_told(record: EventRecord) -> dict[str, Any]:
    """An event as programs read it, in values that JSON knows."""
    return {
        "id": str(record.key),
        "name": record.name,
        "occurred_at": _instant(record.occurred_at),
        "recorded_at": _instant(record.recorded_at),
        "customer_id": record.customer_id,
        "person_id": record.person_id,
        "subjects": record.subjects,
        "data": record.data,
    }


def settled_until(provider_id: int) -> int:
    """The id of the last event behind which none can appear any more; 0 where there is none."""
    rows = EventRecord.objects.of(provider_id).filter(recorded_at__lt=_held_back_from())
    return int(rows.order_by("-recorded_at", "-pk").values_list("pk", flat=True).first() or 0)


def told_events(
    actor: Actor, *, after: int, limit: int, names: Sequence[str] = ()
) -> tuple[list[EventRecord], int]:
    """Events recorded behind `after` (an id) that the actor may hear of, and from where to go on."""
    rows = EventRecord.objects.of(actor.provider).filter(
        name__in=names or [kind.name for kind in event_kinds()], recorded_at__lt=_held_back_from()
    )
    if not actor.is_staff_of_provider:
        rows = rows.filter(customer_id__in=customers_of(actor))
    found: list[EventRecord] = []
    scanned = 0
    while scanned < MOST_SCANNED:
        batch = list(rows.filter(pk__gt=after).order_by("pk")[:SCAN])
        for record in audible(actor, batch):
            found.append(record)
            if len(found) == limit:
                return found, record.pk
        if batch:
            after = batch[-1].pk
        if len(batch) < SCAN:
            break
        scanned += len(batch)
    return found, after


def audible(actor: Actor, records: Iterable[EventRecord]) -> list[EventRecord]:
    """Of these records those that the actor may hear of, in their order."""
    kept = list(records)
    subjects: dict[str, set[int]] = defaultdict(set)
    for record in kept:
        for subject in record.subjects:
            kind, _colon, number = subject.partition(":")
            if number.isdigit():
                subjects[kind].add(int(number))
    sources: dict[str, Any] = {
        "item": items_visible_to,
        "order": orders_visible_to,
        "request": requests_visible_to,
        "invoice": invoices_visible_to,
    }
    seen = {
        kind: set(visible(actor).filter(pk__in=subjects[kind]).order_by().values_list("pk", flat=True))
        for kind, visible in sources.items()
        if subjects[kind]
    }
    return [record for record in kept if _is_told(actor, record, seen)]


def _is_told(actor: Actor, record: EventRecord, seen: dict[str, set[int]]) -> bool:
    domain = record.name.partition(".")[0]
    is_own_time = record.customer_id is not None and record.customer_id in customers_of(actor)
    if domain == "register":
        return _sees(record, "item", seen) and (VISIBLE.is_for_all(actor) or is_own_time)
    if domain == "shop":
        return _sees(record, "order", seen)
    if domain == "desk":
        if record.name == desk_events.MessageWritten.name and not record.data.get("is_public", True):
            return actor.is_staff_of_provider and _sees(record, "request", seen)
        return _sees(record, "request", seen)
    if record.name in (invoice_events.InvoiceIssued.name, invoice_events.InvoiceCredited.name):
        return _sees(record, "invoice", seen)
    return actor.is_staff_of_provider and reads_all(actor)


def _sees(record: EventRecord, kind: str, seen: dict[str, set[int]]) -> bool:
    named = [subject for subject in record.subjects if subject.startswith(f"{kind}:")]
    return bool(named) and all(int(subject.partition(":")[2]) in seen.get(kind, set()) for subject in named)


def _held_back_from() -> Any:
    """Since when a transaction that writes is under way elsewhere, which may have taken lower numbers than we see.

    Where none is, this very instant: one that begins while we read is not overtaken either.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(min(xact_start), clock_timestamp()) FROM pg_stat_activity"
            " WHERE datname = current_database() AND backend_xid IS NOT NULL AND pid <> pg_backend_pid()"
        )
        return cursor.fetchone()[0]


def _instant(value: datetime) -> str:
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


_KINDS = {
    "int": "integer",
    "str": "string",
    "bool": "boolean",
    "date": "date",
    "datetime": "instant",
    "Decimal": "decimal string",
}


def _kind_of(annotation: Any) -> str:
    written = annotation if isinstance(annotation, str) else getattr(annotation, "__name__", str(annotation))
    parts = [part.strip() for part in str(written).split("|")]
    told = [_KINDS.get(part, "null" if part in ("None", "NoneType") else "list") for part in parts]
    return " or ".join(dict.fromkeys(told))
