"""Domains tell each other what happened.

An event is a frozen dataclass in a domain's `events.py`. `publish` keeps it as an `EventRecord` (the timeline),
calls the `in_transaction` handlers with the whole batch (they may fail the command), and leaves the
`after_commit` handlers to a job enqueued in the same transaction. `config/wiring.py` has the two lists.
"""

import dataclasses
import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, ClassVar

from django.db import transaction

from huolto.foundation.bulk import copy_rows
from huolto.foundation.jobs import enqueue
from huolto.foundation.models import EventDelivery, EventRecord


@dataclasses.dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened. `name` is "domain.past_tense"; fields are ids and plain values."""

    name: ClassVar[str]
    subject_fields: ClassVar[Mapping[str, str]] = {}
    """Which fields name what it happened to: {"item_id": "item"} makes the subject "item:12"."""

    provider_id: int
    occurred_at: datetime
    customer_id: int | None = None
    person_id: int | None = None

    def subjects(self) -> list[str]:
        """What it happened to, as kind:id."""
        found = ((kind, getattr(self, field)) for field, kind in self.subject_fields.items())
        return [f"{kind}:{value}" for kind, value in found if value is not None]

    def data(self) -> dict[str, Any]:
        """The event's own facts as JSON."""
        kind: Any = type(self)
        return {name: _plain(getattr(self, name)) for name in _own_facts(kind)}


InTransaction = Callable[[Sequence[Any]], None]
AfterCommit = Callable[[EventRecord], None]

_in_transaction: dict[type[Event], list[InTransaction]] = {}
_after_commit: dict[str, list[AfterCommit]] = {}


def wire(
    *,
    in_transaction: Mapping[type[Event], Sequence[InTransaction]],
    after_commit: Mapping[type[Event], Sequence[AfterCommit]],
) -> None:
    """Set who hears what; called once at start by `config/wiring.py`."""
    _in_transaction.clear()
    _after_commit.clear()
    _in_transaction.update({kind: list(handlers) for kind, handlers in in_transaction.items()})
    _after_commit.update({kind.name: list(handlers) for kind, handlers in after_commit.items()})


def publish(*events: Event) -> None:
    """Record these events and tell whoever listens; to be called inside a command's transaction."""
    if not events:
        return
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("publish() belongs inside a command")
    keys = copy_rows(
        EventRecord,
        ("key", "provider_id", "name", "occurred_at", "customer_id", "person_id", "subjects", "data"),
        (
            (
                uuid.uuid4(), event.provider_id, event.name, event.occurred_at, event.customer_id,
                event.person_id, event.subjects(), event.data(),
            )
            for event in events
        ),
    )  # fmt: skip
    by_kind: dict[type[Event], list[Event]] = {}
    for event in events:
        by_kind.setdefault(type(event), []).append(event)
    for kind, batch in by_kind.items():
        for handler in _in_transaction.get(kind, ()):
            handler(batch)
    waiting = [key for key, event in zip(keys, events, strict=True) if event.name in _after_commit]
    if waiting:
        enqueue("foundation.deliver_events", event_ids=waiting)


def deliver(event_ids: Sequence[int]) -> None:
    """Call the after-commit handlers of these events, each handler once an event."""
    for record in EventRecord.objects.filter(pk__in=event_ids).select_related("provider").order_by("pk"):
        for handler in _after_commit.get(record.name, ()):
            with transaction.atomic():
                label = f"{handler.__module__}.{handler.__qualname__}"
                _delivery, is_new = EventDelivery.objects.get_or_create(event=record, handler=label)
                if is_new:
                    handler(record)


@cache
def _own_facts(kind: Any) -> tuple[str, ...]:
    common = {field.name for field in dataclasses.fields(Event)}
    return tuple(field.name for field in dataclasses.fields(kind) if field.name not in common)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple | list | frozenset):
        return [_plain(part) for part in value]
    return value
