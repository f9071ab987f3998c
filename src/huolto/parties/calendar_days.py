"""Days that differ, read: for pages, for the rules of working time, and what a calendar file would change.

`exception_days`, `own_days_along` and `working_calendar` are for whoever computes times and asks for nobody; begin there. A list of days
is one query, however many there are.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Q, QuerySet

from huolto.foundation.actors import Actor
from huolto.foundation.errors import NotVisible
from huolto.foundation.models import Provider
from huolto.foundation.texts import text_in
from huolto.parties.access import calendar_days_kept_by, calendar_days_visible_to, require_keeper_of_days
from huolto.parties.doers import name_of_doer, names_of_doers
from huolto.parties.models import CalendarDays, Organisation
from huolto.rules.agreement.own_days import OwnDays
from huolto.rules.worktime import DayException, Effect, WorkCalendar, calendar_from
from huolto.rules.worktime.hours import parse_spans

CHANGES_SHOWN = 10

_ALONG = """
SELECT customer_id, starts_on, ends_on, effect, hours, name
FROM parties_calendardays
WHERE provider_id = %s AND (customer_id IS NULL OR customer_id = ANY(%s)) AND starts_on < %s AND ends_on > %s
ORDER BY id
"""
"""Written out, for every decision asks it: Django takes longer to make it anew than the database to answer."""


@dataclass(frozen=True)
class ChangeOfDays:
    """One change of days: when, by whom, of which, and whether they were new, changed or removed."""

    at: datetime
    by: str
    name: str
    starts_on: date
    what: str


@dataclass(frozen=True)
class ImportPlan:
    """What a calendar file would do: days to add, rows of the same source that it no longer has, and how many stay."""

    added: tuple[DayException, ...]
    removed: tuple[CalendarDays, ...]
    kept: int


def exception_days(
    provider: Provider,
    customer: Organisation | None = None,
    *,
    start: date,
    end: date,
    language: str | None = None,
) -> tuple[DayException, ...]:
    """The provider's days that touch [start, end), or a customer's with those of the organisations above it.

    As `rules.worktime` takes them; of equally long ones the customer's own come last, so that they count. Names are
    in `language`, else in the provider's.
    """
    rows = _whose(CalendarDays.objects.of(provider), customer)
    touching = _within(rows, start, end).order_by("customer__path", "pk")
    return tuple(exception_of(row, language or provider.language, provider.language) for row in touching)


def own_days_along(
    provider: Provider, paths: Mapping[int, str], *, start: date, end: date
) -> dict[int, OwnDays]:
    """The provider's days and each customer's, {customer id: path} -> {customer id: days}, as agreements take them.

    Those that touch [start, end), called in all the languages they have a name in: reasons are read by anybody. One query.
    """
    chains = {pk: [int(part) for part in path.split("/") if part] or [pk] for pk, path in paths.items()}
    known = sorted({pk for chain in chains.values() for pk in chain})
    by_owner: defaultdict[int | None, list[DayException]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_ALONG, [provider.pk, known, end, start])
        for owner, starts_on, ends_on, effect, hours, name in cursor.fetchall():
            day = DayException(starts_on, ends_on, "", Effect(effect), parse_spans(json.loads(hours)))
            by_owner[owner].append(_called_in_all(day, json.loads(name)))
    common = tuple(by_owner[None])
    return {
        customer: OwnDays(common, tuple(day for pk in chain for day in by_owner[pk]))
        for customer, chain in chains.items()
    }


def working_calendar(
    provider: Provider,
    table: Mapping[str, Any],
    customer: Organisation | None = None,
    *,
    start: date,
    end: date,
    zone: str | None = None,
    language: str | None = None,
) -> WorkCalendar:
    """The calendar of a table of hours and holidays, as an agreement's file has them, with the days that differ.

    `customer` is given where its own days count (where something is delivered or visited), else the provider's do.
    The days are those that touch [start, end). Raises `RulesError` that names what is wrong with the table.
    """
    days = exception_days(provider, customer, start=start, end=end, language=language)
    return calendar_from(table, zone or provider.zone, exceptions=days, language=language)


def exception_of(row: CalendarDays, language: str | None = None, fallback: str = "en") -> DayException:
    """A row as the rules take it, its name in `language` (the reader's by default)."""
    return DayException(
        first=row.starts_on,
        until=row.ends_on,
        name=text_in(row.name, language, fallback),
        effect=Effect(row.effect),
        spans=parse_spans(row.hours),
    )


def own_days_of(provider: Provider, *, start: date, end: date) -> OwnDays:
    """The provider's days that touch [start, end), as agreements take them; nobody's who receives. One query."""
    rows = CalendarDays.objects.of(provider).filter(customer=None)
    touching = _within(rows, start, end).order_by("pk")
    return OwnDays(tuple(_called_in_all(exception_of(row), row.name) for row in touching))


def _called_in_all(day: DayException, names: Mapping[str, str]) -> DayException:
    return replace(day, name="", names=tuple(sorted((code, name) for code, name in names.items() if name)))


def calendar_days(
    actor: Actor, customer: Organisation | None, *, start: date, end: date
) -> list[CalendarDays]:
    """The days of the provider, or of a customer and those above it, that touch [start, end); what the actor sees."""
    rows = _whose(calendar_days_visible_to(actor), customer)
    return list(_within(rows, start, end).select_related("customer").order_by("starts_on", "pk"))


def days_to_change(actor: Actor, pk: int) -> CalendarDays:
    """One row that the actor keeps, with its customer; raises NotVisible."""
    found = calendar_days_kept_by(actor).select_related("customer").filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def sources_of(actor: Actor, customer: Organisation | None) -> list[str]:
    """The calendar files that days of this owner came from, for whoever keeps them."""
    rows = calendar_days_kept_by(actor).filter(customer=customer).exclude(source="")
    return list(rows.order_by("source").values_list("source", flat=True).distinct())


def import_plan(
    actor: Actor,
    customer: Organisation | None,
    *,
    source: str,
    days: Sequence[DayException],
    start: date,
    end: date,
) -> ImportPlan:
    """What taking in these days of a file would do to those that touch [start, end); raises NotVisible, NotAllowed.

    Days that are there already, by hand or by whatever file, are not added again. What this source brought earlier
    and no longer has is to be removed.
    """
    require_keeper_of_days(actor, customer.pk if customer else None)
    rows = list(
        _within(CalendarDays.objects.of(actor.provider).filter(customer=customer), start, end).order_by("pk")
    )
    wanted = {_key(one): one for one in reversed(days)}
    stay = {_key(exception_of(row)) for row in rows if row.source != source}
    removed = []
    for row in (row for row in rows if row.source == source):
        key = _key(exception_of(row))
        is_wanted = key in wanted and key not in stay and _is_named(row, wanted[key].name)
        if is_wanted:
            stay.add(key)
        else:
            removed.append(row)
    added = tuple(one for one in days if one is wanted[_key(one)] and _key(one) not in stay)
    return ImportPlan(added, tuple(removed), len(wanted) - len(added))


def changes_of_days(
    actor: Actor, customer: Organisation | None, limit: int = CHANGES_SHOWN
) -> list[ChangeOfDays]:
    """The latest changes of an owner's days, newest first, for whoever keeps them; people by names they may know."""
    require_keeper_of_days(actor, customer.pk if customer else None)
    versions: Any = apps.get_model("parties", "CalendarDaysEvent").objects
    mine = versions.filter(provider_id=actor.provider_id, customer_id=customer.pk if customer else None)
    rows = list(mine.select_related("pgh_context").order_by("-pgh_id")[:limit])
    names = names_of_doers(actor, rows)
    return [
        ChangeOfDays(
            at=row.pgh_created_at,
            by=name_of_doer(names, row),
            name=text_in(row.name, fallback=actor.provider.language),
            starts_on=row.starts_on,
            what=row.pgh_label,
        )
        for row in rows
    ]


def _whose(rows: QuerySet[CalendarDays], customer: Organisation | None) -> QuerySet[CalendarDays]:
    if customer is None:
        return rows.filter(customer=None)
    return rows.filter(customer_id__in=[int(part) for part in customer.path.split("/") if part])


def _within(rows: QuerySet[CalendarDays], start: date, end: date) -> QuerySet[CalendarDays]:
    return rows.filter(Q(starts_on__lt=end) & Q(ends_on__gt=start))


def _key(one: DayException) -> tuple[Any, ...]:
    return (one.first, one.until, one.effect, one.spans)


def _is_named(row: CalendarDays, name: str) -> bool:
    names: Iterable[str] = row.name.values()
    return name in names or not name
