"""Reads and writes the enrolments of many people as lines: chains of spans by day."""

import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from huolto.foundation.bulk import insert_rows, update_rows
from huolto.foundation.dated import Span
from huolto.foundation.models import Provider
from huolto.parties.models import Enrolment, Person
from huolto.parties.payers import payers_of

VALUES = ("level", "group", "payer_id", "cost_centre_id", "posting_code")


@dataclass
class Line:
    """One enrolment with its changes."""

    key: uuid.UUID
    person_id: int
    customer_id: int
    spans: list[Span[date]]
    before: tuple[Span[date], ...] = field(default=())


class Lines:
    """All lines of these people; change `spans` and `save` writes the difference in few statements."""

    def __init__(self, provider: Provider, people: Mapping[int, Person]) -> None:
        self.provider = provider
        self.asked: list[Line] = []
        self._people = people
        self._lines: dict[uuid.UUID, Line] = {}
        self._rows: dict[int, Enrolment] = {}
        rows = Enrolment.objects.of(provider).filter(person_id__in=people.keys())
        for row in rows.order_by("person_id", "line", "during"):
            line = self._lines.setdefault(row.line, Line(row.line, row.person_id, row.customer_id, []))
            line.spans.append(_span(row))
            self._rows[row.pk] = row
        for line in self._lines.values():
            line.before = tuple(line.spans)

    @staticmethod
    def people_of(provider: Provider, keys: Collection[uuid.UUID]) -> set[int]:
        """Whose lines these are."""
        rows = Enrolment.objects.of(provider).filter(line__in=keys)
        return set(rows.values_list("person_id", flat=True))

    @property
    def known_payers(self) -> set[int]:
        """Who pays for one of these people already, or for their organisations."""
        paying = {row.payer_id for row in self._rows.values()}
        return paying | {
            *payers_of(self.provider, {p.organisation_id for p in self._people.values()}).values()
        }

    def begin(self, person: Person, span: Span[date]) -> Line:
        """A new line of a person."""
        line = Line(uuid.uuid4(), person.pk, person.organisation_id, [span])
        self._lines[line.key] = line
        return line

    def ask(self, keys: Collection[uuid.UUID]) -> None:
        """Pick those to be changed; in a fixed order."""
        self.asked = sorted(
            (self._lines[key] for key in keys if key in self._lines),
            key=lambda line: (line.person_id, line.key),
        )

    def all(self) -> Iterable[Line]:
        """Every line."""
        return self._lines.values()

    def changed(self) -> Iterator[Line]:
        """The lines that are not what they were."""
        return (line for line in self._lines.values() if tuple(line.spans) != line.before)

    def save(self) -> None:
        """Write what differs; the database checks for overlaps when the transaction ends."""
        stale: list[int] = []
        altered: list[Enrolment] = []
        new: list[Enrolment] = []
        for line in self.changed():
            kept: dict[Any, Span[date]] = {span.key: span for span in line.before}
            stale += kept.keys() - {span.key for span in line.spans}
            for span in line.spans:
                if span.key is None:
                    row = Enrolment(
                        provider=self.provider,
                        person_id=line.person_id,
                        customer_id=line.customer_id,
                        line=line.key,
                    )
                    new.append(_filled(row, span))
                elif kept[span.key] != span:
                    altered.append(_filled(self._rows[span.key], span))
        if stale:
            Enrolment.objects.filter(pk__in=stale).delete()
        update_rows(altered, [*(name.removesuffix("_id") for name in VALUES), "changed", "during"])
        insert_rows(new)


def _span(row: Enrolment) -> Span[date]:
    return Span(
        start=row.during.lower,
        end=row.during.upper,
        values={name: getattr(row, name) for name in VALUES},
        changed=frozenset(row.changed),
        key=row.pk,
    )


def _filled(row: Enrolment, span: Span[date]) -> Enrolment:
    for name in VALUES:
        setattr(row, name, span.values[name])
    row.changed = sorted(span.changed)
    row.during = DateRange(span.start, span.end)
    return row
