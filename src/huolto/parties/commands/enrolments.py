"""Who has which level of service: people enrolled, changed and withdrawn in batches, from a day that may lie back."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby, pairwise
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.dated import Span, changed_from, ended_at
from huolto.foundation.errors import InvalidInput, NotVisible, WrongState
from huolto.foundation.events import publish
from huolto.foundation.localisation import written_day
from huolto.foundation.locks import lock_rows
from huolto.parties.access import enrols_everywhere, people_enrolled_by
from huolto.parties.commands.enrolment_lines import Line, Lines
from huolto.parties.events import EnrolmentChanged, EnrolmentEnded, EnrolmentEvent, PersonEnrolled
from huolto.parties.models import CostCentre, Organisation, Person
from huolto.parties.payers import payers_of

LONGEST_WORD = 80
FACTS = frozenset({"level", "group", "payer_id", "cost_centre_id", "posting_code"})


@dataclass(frozen=True, kw_only=True)
class NewEnrolment:
    """A person's level from a day on, to before `until_on` where that is known.

    Without a cost centre the person's own pays; without a payer whoever pays for the person's organisation.
    """

    person_id: int
    level: str
    from_on: date
    until_on: date | None = None
    group: str = ""
    cost_centre_id: int | None = None
    posting_code: str = ""
    payer_id: int | None = None


@command
def enrol_people(*, actor: Actor, enrolments: Sequence[NewEnrolment]) -> list[uuid.UUID]:
    """Give people a level of service; answers the lines, in the order asked for.

    Raises InvalidInput for who has the level on one of these days already, WrongState for who is erased.
    """
    people = _people(actor, (new.person_id for new in enrolments))
    if gone := next((person for person in people.values() if person.erased_at), None):
        raise WrongState(
            _("%(name)s is erased: there is nobody behind the row any more.") % {"name": gone.name}
        )
    lines = Lines(actor.provider, people)
    payers = payers_of(actor.provider, {person.organisation_id for person in people.values()})
    events: list[EnrolmentEvent] = []
    made = []
    for new in enrolments:
        person = people[new.person_id]
        if new.until_on is not None and new.until_on <= new.from_on:
            raise InvalidInput(_("The last day lies before the first one."), field="until_on")
        values = {
            "level": _word(new.level, "level"),
            "group": _word(new.group, "group") if new.group.strip() else "",
            "payer_id": new.payer_id or payers[person.organisation_id],
            "cost_centre_id": new.cost_centre_id or person.cost_centre_id,
            "posting_code": new.posting_code.strip(),
        }
        span = Span(start=new.from_on, end=new.until_on, values=values)
        line = lines.begin(person, span)
        made.append(line.key)
        events.append(_event(PersonEnrolled, actor, line, values["level"], new.from_on))
        if new.until_on is not None:
            events.append(_event(EnrolmentEnded, actor, line, values["level"], new.until_on))
    _check_references(actor, lines, people)
    _require_once_a_level(lines, people)
    lines.save()
    publish(*events)
    return made


@command
def change_enrolments(
    *, actor: Actor, lines: Iterable[uuid.UUID], from_on: date, changes: Mapping[str, Any]
) -> None:
    """Change level, group, payer, cost centre or posting code from a day on, until a later change of the same.

    Raises InvalidInput where somebody is not enrolled on the day, or would have a level twice on one.
    """
    if unknown := sorted(changes.keys() - FACTS):
        raise TypeError(f"An enrolment has no {', '.join(unknown)}")
    facts = dict(changes)
    for name in ("level", "group"):
        if name in facts and (name == "level" or facts[name].strip()):
            facts[name] = _word(facts[name], name)
    book, people = _locked(actor, lines)
    events: list[EnrolmentEvent] = []
    for line in book.asked:
        if not any(span.holds(from_on) for span in line.spans):
            raise InvalidInput(
                _("%(name)s is not enrolled on %(day)s. Choose a day on which it is so, or enrol anew.")
                % {"name": people[line.person_id].name, "day": written_day(from_on)},
                field="from_on",
            )
        line.spans = changed_from(line.spans, from_on, facts)
        level = next(span.values["level"] for span in line.spans if span.holds(from_on))
        events.append(_event(EnrolmentChanged, actor, line, level, from_on))
    _check_references(actor, book, people)
    _require_once_a_level(book, people)
    book.save()
    publish(*events)


@command
def end_enrolments(*, actor: Actor, lines: Iterable[uuid.UUID], from_on: date) -> None:
    """Withdraw people from a day on, the first that is not charged; what ended before stays as it is.

    From the first day of an enrolment or before it, nothing is left of it but its history.
    """
    book, _people_of_lines = _locked(actor, lines)
    events: list[EnrolmentEvent] = []
    for line in book.asked:
        last = line.spans[-1]
        if last.end is not None and last.end <= from_on:
            continue
        line.spans = ended_at(line.spans, from_on)
        events.append(_event(EnrolmentEnded, actor, line, last.values["level"], from_on))
    book.save()
    publish(*events)


def _locked(actor: Actor, keys: Iterable[uuid.UUID]) -> tuple[Lines, Mapping[int, Person]]:
    """The lines asked for among all those of their people, locked."""
    wanted = set(keys)
    people = _people(actor, Lines.people_of(actor.provider, wanted))
    book = Lines(actor.provider, people)
    book.ask(wanted)
    return book, people


def _people(actor: Actor, ids: Iterable[int]) -> dict[int, Person]:
    wanted = set(ids)
    if people_enrolled_by(actor).filter(pk__in=wanted).count() < len(wanted):
        raise NotVisible
    rows = lock_rows(Person.objects.of(actor.provider).select_related("organisation"), wanted)
    return {person.pk: person for person in rows}


def _event(kind: type[EnrolmentEvent], actor: Actor, line: Line, level: str, from_on: date) -> EnrolmentEvent:
    return kind(
        provider_id=actor.provider_id,
        occurred_at=datetime.combine(from_on, time(), ZoneInfo(actor.provider.zone)),
        customer_id=line.customer_id,
        person_id=actor.person_id,
        to_person_id=line.person_id,
        level=level,
        from_on=from_on,
    )


def _word(value: str, field: str) -> str:
    word = value.strip()
    if not word or len(word) > LONGEST_WORD or any(sign.isspace() for sign in word):
        raise InvalidInput(
            _("Write one word without blanks, as the agreement names it: prof, gold, mobile-plus."),
            field=field,
        )
    return word


def _require_once_a_level(lines: Lines, people: Mapping[int, Person]) -> None:
    """Nobody has a level twice on one day."""
    spans = sorted(
        (
            (line.person_id, str(span.values["level"]), span.start, span.end)
            for line in lines.all()
            for span in line.spans
        ),
        key=lambda row: row[:3],
    )
    for (person_id, level), rows in groupby(spans, key=lambda row: row[:2]):
        for (*_one, _start, end), (*_other, start, _end) in pairwise(rows):
            if end is None or end > start:
                raise InvalidInput(
                    _("%(name)s has the level %(level)s on %(day)s already. Choose another day or level.")
                    % {"name": people[person_id].name, "level": level, "day": written_day(start)},
                    field="from_on",
                )


def _check_references(actor: Actor, lines: Lines, people: Mapping[int, Person]) -> None:
    """Cost centres belong to the person's own customer, payers to it or to what is above; two queries."""
    used: dict[str, set[tuple[int, int]]] = {"cost_centre_id": set(), "payer_id": set()}
    for line in lines.changed():
        for span in line.spans:
            for name, pairs in used.items():
                if span.values[name] is not None:
                    pairs.add((span.values[name], people[line.person_id].organisation.tree_id))
    centres = CostCentre.objects.of(actor.provider).select_related("organisation")
    trees = {
        row.pk: row.organisation.tree_id
        for row in centres.filter(pk__in={pk for pk, _tree in used["cost_centre_id"]})
    }
    for pk, tree in used["cost_centre_id"]:
        if pk not in trees:
            raise NotVisible
        if trees[pk] != tree:
            raise InvalidInput(_("This belongs to another organisation."), field="cost_centre_id")
    rows = Organisation.objects.of(actor.provider).filter(pk__in={pk for pk, _tree in used["payer_id"]})
    trees = {row.pk: row.tree_id for row in rows}
    for pk, tree in used["payer_id"]:
        if pk not in trees:
            raise NotVisible
        # Who pays for another's customer is set by the provider, on the organisation or here.
        if trees[pk] != tree and not enrols_everywhere(actor) and pk not in lines.known_payers:
            raise InvalidInput(_("This belongs to another organisation."), field="payer_id")
