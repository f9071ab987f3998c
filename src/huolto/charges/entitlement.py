"""What an item or a person is entitled to at an instant, by the agreements that answer for its customer.

Hours in them follow the own days of provider and customer, which the caller reads once (`own_days_at`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from huolto.agreements.in_force import parsed, parsed_with
from huolto.agreements.models import AgreementVersion
from huolto.charges.rating.lasting import ENROLLED
from huolto.charges.rating.reading import item_facts
from huolto.foundation.models import Provider
from huolto.parties.calendar_days import own_days_along
from huolto.parties.models import Organisation
from huolto.register.models import Item
from huolto.rules.agreement.entitlement import (
    Entitlement,
    Promise,
    Standing,
    entitlement_of,
    hours_of,
    promises_of,
)
from huolto.rules.agreement.happenings import Fact, Happening
from huolto.rules.agreement.model import Agreement
from huolto.rules.agreement.own_days import OwnDays
from huolto.rules.agreement.vocabulary import VOCABULARY
from huolto.rules.worktime import Opening, WorkCalendar

_ZONES = timedelta(days=2)
_FARTHEST = timedelta(days=400)
NO_OWN_DAYS = OwnDays()
Row = TypeVar("Row", Entitlement, Promise)


def own_days_at(
    provider: Provider, customer: Organisation, versions: Sequence[AgreementVersion], at: datetime
) -> OwnDays:
    """The own days that count from `at` on for what these versions promise: one query, none where nothing goes by hours."""
    if not any(parsed(version).header.calendars for version in versions):
        return NO_OWN_DAYS
    day = at.date()
    paths = {customer.pk: customer.path}
    return own_days_along(provider, paths, start=day - _ZONES, end=day + _FARTHEST)[customer.pk]


def entitlement_of_item(
    versions: Sequence[AgreementVersion],
    item: Item,
    at: datetime,
    package: str = "",
    own: OwnDays = NO_OWN_DAYS,
) -> tuple[Entitlement, ...]:
    """Every cover of the versions that answer for the item, as it stands at `at`; no query of its own."""
    facts = item_facts(item) | ({"package": package} if package else {})
    return entitlement_of([parsed_with(version, own) for version in versions], facts, at)


@dataclass(frozen=True)
class PersonEntitlement:
    """What one agreement gives a person: fees of their levels, covers, due times if asked now, hours."""

    version: AgreementVersion
    agreement: Agreement
    fees: tuple[str, ...]
    covers: tuple[Entitlement, ...]
    promises: tuple[Promise, ...]
    hours: tuple[tuple[str, Opening, WorkCalendar], ...]


def entitlement_of_person(
    versions: Sequence[AgreementVersion],
    person_id: int,
    levels: Sequence[tuple[str, str]],
    at: datetime,
    own: OwnDays = NO_OWN_DAYS,
) -> tuple[PersonEntitlement, ...]:
    """What each of the versions that answer gives a person with these (level, group) at `at`; no query of its own.

    Somebody of several levels is entitled to what any of them gives; somebody of none to what asks for no level.
    """
    read = {version.pk: parsed_with(version, own) for version in versions}
    stack = list(read.values())
    known = [
        {"person": str(person_id), "level": level, **({"group": group} if group else {})}
        for level, group in levels or (("", ""),)
    ]
    covers = _best([entitlement_of(stack, facts, at) for facts in known])
    promises = _best([promises_of(stack, facts, at) for facts in known])
    return tuple(
        PersonEntitlement(
            version=version,
            agreement=read[version.pk],
            fees=tuple(_fees(read[version.pk], known if levels else (), at)),
            covers=tuple(one for one in covers if one.agreement == read[version.pk].id),
            promises=tuple(one for one in promises if one.agreement == read[version.pk].id),
            hours=tuple(hours_of(read[version.pk], at)),
        )
        for version in versions
    )


def _best(of_levels: Sequence[tuple[Row, ...]]) -> list[Row]:
    """Of each clause what stands best over all levels, in order."""
    rank = {Standing.YES: 0, Standing.FOR: 1, Standing.NO: 2}
    found: dict[tuple[str, str], Row] = {}
    for rows in of_levels:
        for row in rows:
            before = found.get((row.agreement, row.clause))
            if before is None or rank[row.standing] < rank[before.standing]:
                found[row.agreement, row.clause] = row
    return list(found.values())


def _fees(agreement: Agreement, known: Sequence[Mapping[str, Fact]], at: datetime) -> Iterator[str]:
    """The clauses that ask a fee for somebody of one of these levels."""
    for clause in agreement.clauses:
        told = (Happening("", VOCABULARY[ENROLLED], {**facts, "from": at}) for facts in known)
        if clause.on == ENROLLED and any(clause.fits(one) for one in told):
            yield clause.id
