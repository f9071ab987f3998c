"""Reads of privacy: what is held, about whom how much, what forbids an erasure, what an erasure would do."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from huolto.foundation.actors import Actor
from huolto.foundation.personal_data import Purpose, Reason, Sort, Table, domains, tables
from huolto.parties.models import Person
from huolto.parties.personal_data import subject_of
from huolto.privacy.access import people_in_care_of
from huolto.privacy.models import Erasure


def reasons_against(person: Person) -> Iterator[Reason]:
    """Why a person cannot be erased yet, as every domain tells."""
    subject = subject_of(person)
    for domain in domains():
        if domain.reasons is not None:
            yield from domain.reasons(subject)


@dataclass(frozen=True)
class Held:
    """How many rows of a table are about a person."""

    table: Table
    count: int


def held_about(person: Person) -> list[Held]:
    """The tables that hold something about a person, with the number of rows."""
    subject = subject_of(person)
    counted = ((table, table.rows_about(subject).count()) for table in tables() if table.shown)
    return [Held(table, count) for table, count in counted if count]


@dataclass(frozen=True)
class Processing:
    """One line of the record of processing (GDPR art. 30)."""

    title: Any
    sorts: tuple[Any, ...]
    kept: Any
    columns: tuple[str, ...]


def record_of_processing() -> list[tuple[Any, list[Processing]]]:
    """What is held of people, by purpose; tables that hold nothing of people are left out."""
    by_purpose: dict[Purpose, list[Processing]] = {purpose: [] for purpose in Purpose}
    for table in tables():
        sorts = table.sorts()
        if not sorts:
            continue
        by_purpose[table.purpose].append(
            Processing(
                title=table.title,
                sorts=tuple(Sort(sort).label for sort in sorts),
                kept=table.kept.label,
                columns=tuple(name for names in sorts.values() for name in names),
            )
        )
    return [(purpose.label, lines) for purpose, lines in by_purpose.items() if lines]


def found_in_care(actor: Actor, *, q: str = "", state: str = "") -> "QuerySet[Person]":
    """The people in an officer's care: searched by words, and here, left or erased."""
    people = people_in_care_of(actor)
    for word in q.split():
        people = people.filter(
            Q(name__icontains=word)
            | Q(email__icontains=word)
            | Q(employee_number__icontains=word)
            | Q(organisation__name__icontains=word)
        )
    narrowed = {
        "here": Q(is_active=True, erased_at=None),
        "left": Q(is_active=False, erased_at=None),
        "erased": Q(erased_at__isnull=False),
    }.get(state, Q())
    return people.filter(narrowed).order_by("name", "pk")


def latest_erasure(person: Person) -> Erasure | None:
    """The last erasure of a person, refused ones too."""
    return Erasure.objects.of(person.provider_id).filter(person=person).select_related("asked_by").first()
