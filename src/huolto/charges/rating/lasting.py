"""Reads what lasts and is about no item: people enrolled at a level, agreements in force; two or three queries in all."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any

from huolto.agreements.choices import VersionState
from huolto.agreements.models import AgreementVersion
from huolto.agreements.queries import parsed
from huolto.charges.models import Period
from huolto.charges.rating.reading import usage_id
from huolto.charges.rating.scope import bounds_of
from huolto.charges.rating.stack_book import StackBook
from huolto.charges.rating.told import Bucket, Told
from huolto.parties.models import Enrolment
from huolto.parties.payers import payers_of
from huolto.rules.agreement.happenings import Happening
from huolto.rules.agreement.vocabulary import VOCABULARY
from huolto.rules.periods import DateInterval

ENROLLED = "person_enrolled"
IN_FORCE = "agreement_in_force"

_ZONES = timedelta(days=2)


def told_of_people(period: Period, customer_ids: Collection[int] | None, stacks: StackBook) -> list[Told]:
    """Who was enrolled in the period, each stretch with who pays for it: one query, whatever their number.

    A person is named by the key of its row, never by name or number: those are in the person alone.
    """
    rows = Enrolment.objects.of(stacks.provider).filter(during__overlap=_days(period, stacks, ENROLLED))
    if customer_ids is not None:
        rows = rows.filter(customer_id__in=customer_ids)
    fields = (
        "pk", "person_id", "level", "group", "during", "customer_id", "payer_id", "cost_centre_id", "posting_code",
    )  # fmt: skip
    return [
        _told_of_person(*row)
        for row in rows.order_by("person_id", "during", "pk").values_list(*fields).iterator()
    ]


def told_of_agreements(period: Period, customer_ids: Collection[int] | None, stacks: StackBook) -> list[Told]:
    """The days on which agreements are in force, told of the customer each is made with, where one has a fee for it."""
    if not any(clause.on == IN_FORCE for _header, clause in stacks.clauses()):
        return []
    found = []
    days = _days(period, stacks, IN_FORCE)
    in_force = list(_in_force(stacks, days, customer_ids))
    payers = payers_of(stacks.provider, {version.agreement.customer_id for version, _days in in_force})
    for version, interval in in_force:
        agreement = version.agreement
        source = {
            "agreement": agreement.pk,
            "from": interval.start.isoformat(),
            "to": interval.end.isoformat() if interval.end else None,
        }
        facts = {"agreement": parsed(version).id, "from": interval.start, "to": interval.end}
        customer_id = agreement.customer_id
        bucket = Bucket(customer_id, payers[customer_id], None, "")
        usage = f"{usage_id('agreement', source)}:{interval.start.isoformat()}"
        found.append(_told(usage, IN_FORCE, facts, bucket, source))
    return found


def _days(period: Period, stacks: StackBook, kind: str) -> tuple[date, date]:
    """The days to read: those of the period and, where a clause counts on, those since its counter began."""
    start, end = bounds_of(stacks.provider, period)
    since = min(stacks.since((kind,), shared=shared) for shared in (False, True))
    return min(start.date(), since - _ZONES), end.date()


def _told_of_person(
    pk: int,
    person_id: int,
    level: str,
    group: str,
    during: Any,
    *bucket: Any,
) -> Told:
    source = {
        "enrolment": pk,
        "level": level,
        "from": during.lower.isoformat(),
        "to": during.upper.isoformat() if during.upper else None,
    }
    facts = {
        "person": str(person_id),
        "level": level,
        "group": group or None,
        "from": during.lower,
        "to": during.upper,
    }
    return _told(usage_id("enrolment", source), ENROLLED, facts, Bucket(*bucket), source)


def _told(usage: str, kind: str, facts: dict[str, Any], bucket: Bucket, source: dict[str, Any]) -> Told:
    known = {name: value for name, value in facts.items() if value is not None}
    return Told(
        happening=Happening(usage, VOCABULARY[kind], known),
        customer_id=bucket.customer_id,
        item_id=None,
        tag="",
        spans=(),
        fallback=bucket,
        source=source,
    )


def _in_force(
    stacks: StackBook, days: tuple[date, date], customer_ids: Collection[int] | None
) -> Iterator[tuple[AgreementVersion, DateInterval]]:
    """The unbroken stretches of each agreement, over the versions that follow one another, with the last of them."""
    rows = (
        AgreementVersion.objects.of(stacks.provider)
        .filter(state=VersionState.ACTIVE, in_force__overlap=days)
        .select_related("agreement")
        .order_by("agreement_id", "in_force")
    )
    if customer_ids is not None:
        rows = rows.filter(agreement__customer_id__in=customer_ids)
    by_agreement: defaultdict[int, list[tuple[AgreementVersion, DateInterval]]] = defaultdict(list)
    for version in rows:
        during = DateInterval(version.in_force.lower or days[0], version.in_force.upper)
        known = by_agreement[version.agreement_id]
        if known and known[-1][1].end == during.start:
            known[-1] = (version, DateInterval(known[-1][1].start, during.end))
        else:
            known.append((version, during))
    tried = stacks.tried
    if tried is not None and (customer_ids is None or tried.agreement.customer_id in customer_ids):
        # It answers on the days of its agreement's versions; where there are none, on all days.
        own = by_agreement.get(tried.agreement_id)
        by_agreement[tried.agreement_id] = own or [(tried, DateInterval(days[0], None))]
    for stretches in by_agreement.values():
        yield from stretches
