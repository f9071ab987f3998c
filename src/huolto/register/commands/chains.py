"""Reads and writes the dated rows of many items as chains of spans."""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from huolto.foundation.bulk import insert_rows, update_rows
from huolto.foundation.dated import Span
from huolto.register.models import Assignment, Placement, ServiceInterval


@dataclasses.dataclass(frozen=True)
class ChainKind:
    """One kind of dated row and its fields; of a single field each row is a recorded change of it."""

    model: type[models.Model]
    fields: tuple[str, ...]
    single: str = ""


ASSIGNMENTS = ChainKind(
    Assignment, ("customer_id", "payer_id", "holder_id", "cost_centre_id", "posting_code")
)
PLACEMENTS = ChainKind(Placement, ("place_id",), single="place_id")
SERVICE = ChainKind(ServiceInterval, ("customer_id", "package_id"), single="package_id")


class Chains:
    """The chains of these items; put new ones in `after` and `save` writes the difference in few statements."""

    def __init__(self, kind: ChainKind, item_ids: Iterable[int], *, provider_id: int) -> None:
        self.kind = kind
        self.provider_id = provider_id
        self.after: dict[int, list[Span]] = {}
        self.before: dict[int, list[Span]] = defaultdict(list)
        self._rows: dict[int, Any] = {}
        manager = kind.model._default_manager
        for row in manager.filter(item_id__any=list(item_ids)).order_by("item_id", "during", "pk"):
            self._rows[row.pk] = row
            self.before[row.item_id].append(self._span(row))

    def of(self, item_id: int) -> list[Span]:
        """The chain as it is to be."""
        return self.after[item_id] if item_id in self.after else self.before[item_id]

    def save(self) -> None:
        """Write what differs; the database checks for overlaps when the transaction ends."""
        stale: list[int] = []
        altered: list[Any] = []
        new: list[Any] = []
        for item_id, chain in self.after.items():
            kept = {span.key: span for span in self.before[item_id]}
            stale += kept.keys() - {span.key for span in chain}
            for span in chain:
                if span.key is None:
                    new.append(
                        self._filled(self.kind.model(provider_id=self.provider_id, item_id=item_id), span)
                    )
                elif kept[span.key] != span:
                    altered.append(self._filled(self._rows[span.key], span))
        if stale:
            self.kind.model._default_manager.filter(pk__in=stale).delete()
        names = [name.removesuffix("_id") for name in self.kind.fields] + ["during"]
        if not self.kind.single:
            names.append("changed")
        update_rows(altered, names)
        insert_rows(new)

    def _span(self, row: Any) -> Span:
        return Span(
            start=row.during.lower,
            end=row.during.upper,
            values={name: getattr(row, name) for name in self.kind.fields},
            changed=frozenset({self.kind.single} if self.kind.single else row.changed),
            key=row.pk,
        )

    def _filled(self, row: Any, span: Span) -> Any:
        values: Mapping[str, Any] = span.values
        for name in self.kind.fields:
            setattr(row, name, values.get(name))
        row.during = DateTimeTZRange(span.start, span.end)
        if not self.kind.single:
            row.changed = sorted(span.changed)
        return row
