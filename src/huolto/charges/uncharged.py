"""What a period charges nothing for: days without an agreement, items that nothing prices; so nobody overlooks them.

Read after rating. Customers are those of the stays and leases themselves, whoever has the item now.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import TruncDate

from huolto.agreements.choices import VersionState
from huolto.agreements.models import AgreementVersion
from huolto.agreements.queries import parsed
from huolto.agreements.stacks import Stack, stacks_of
from huolto.catalogue.choices import AcquisitionModel
from huolto.charges.covered import covered_items, covered_people
from huolto.charges.models import Period, Rating
from huolto.charges.rating.lasting import ENROLLED
from huolto.charges.rating.projection import month_of_period
from huolto.foundation.models import Provider
from huolto.parties.models import Enrolment, Organisation
from huolto.register.models import Lease, ServiceInterval
from huolto.rules.periods import DateInterval

_SHORTEST_MONTH = 28

PERSON = "person:"
"""How the subject of a rating about one person begins."""


@dataclass(frozen=True)
class Uncharged:
    """Items of a customer that cost nothing: on these days for want of an agreement, or in the whole period (None)."""

    customer_id: int
    tags: tuple[str, ...]
    days: DateInterval | None = None


def uncharged_in(provider: Provider, period: Period) -> list[Uncharged]:
    """Everything in service or leased for a term that the period charges nothing for; by customer and day."""
    interval = month_of_period(period).interval
    lasting = _lasting(provider, interval)
    stacks = stacks_of(provider, {customer_id for customer_id, _tag in lasting}, interval)
    found = []
    without = set()
    for customer_id in sorted({customer_id for customer_id, _tag in lasting}):
        for gap in _gaps(stacks.get(customer_id, ()), interval):
            if tags := [
                tag for customer, tag in _lasting(provider, gap, customer_id) if customer == customer_id
            ]:
                found.append(Uncharged(customer_id, tuple(tags), gap))
            if gap == interval:
                without.add(customer_id)
    by_customer: defaultdict[int, list[str]] = defaultdict(list)
    unrated = [row for row in _lasting(provider, interval, unrated_in=period) if row[0] not in without]
    covered = covered_items(provider, period, {tag for _customer, tag in unrated}) if unrated else set()
    for customer_id, tag in unrated:
        if (customer_id, tag) not in covered:
            by_customer[customer_id].append(tag)
    return found + [Uncharged(customer_id, tuple(tags)) for customer_id, tags in sorted(by_customer.items())]


def _gaps(stacks: Sequence[Stack], interval: DateInterval) -> Iterable[DateInterval]:
    """The days that no stack answers for."""
    reached: date = interval.start
    for stack in stacks:
        if reached < stack.start:
            yield DateInterval(reached, stack.start)
        reached = stack.end
    if interval.end is not None and reached < interval.end:
        yield DateInterval(reached, interval.end)


def _lasting(
    provider: Provider,
    days: DateInterval,
    customer_id: int | None = None,
    unrated_in: Period | None = None,
) -> list[tuple[int, str]]:
    """Customer and tag of what is in service for a day of these at least, or leased for a term; each once, in order."""
    zone = ZoneInfo(provider.zone)
    start, end = (
        datetime.combine(day, datetime.min.time(), zone) for day in (days.start, days.end or days.start)
    )
    served = (
        ServiceInterval.objects.of(provider)
        .filter(during__overlap=(start, end))
        .annotate(
            first=TruncDate(F("during__startswith"), tzinfo=zone),
            last=TruncDate(F("during__endswith"), tzinfo=zone),
        )
        # In and out on one day is no day.
        .filter(Q(last=None) | Q(last__gt=F("first")))
    )
    leased = (
        Lease.objects.of(provider)
        .filter(acquisition_model=AcquisitionModel.FINANCE_LEASE, starts_on__lt=days.end)
        .filter(Q(ended_on=None) | Q(ended_on__gt=days.start))
        .filter(starts_on__gt=days.start - F("term_months") * _SHORTEST_MONTH)
    )
    found: set[tuple[int, str]] = set()
    for rows in (served, leased):
        if customer_id is not None:
            rows = rows.filter(customer_id=customer_id)
        if unrated_in is not None:
            rows = rows.filter(~Exists(Rating.objects.filter(item=OuterRef("item"), period=unrated_in)))
        found.update(rows.values_list("customer_id", "item__asset_tag"))
    return sorted(found)


@dataclass(frozen=True)
class UnchargedPeople:
    """Enrolled people of a customer who cost nothing in a period; or, with an agreement and none, that nobody is enrolled."""

    customer_id: int
    people: int
    agreement: str = ""


def uncharged_people_in(provider: Provider, period: Period) -> list[UnchargedPeople]:
    """Who is enrolled and charged nothing, and agreements with a fee per person at whose customer nobody is enrolled."""
    interval = month_of_period(period).interval
    days = (interval.start, interval.end)
    rows = Enrolment.objects.of(provider).filter(during__overlap=days)
    enrolled: defaultdict[int, set[int]] = defaultdict(set)
    for customer_id, person_id in rows.values_list("customer_id", "person_id"):
        enrolled[customer_id].add(person_id)
    subjects = Rating.objects.filter(
        provider=provider, period=period, subject__startswith=PERSON
    ).values_list("subject", flat=True)
    rated = {int(subject.removeprefix(PERSON)) for subject in subjects}
    free_by_cover = covered_people(provider, period) if enrolled else set()
    together = frozenset(_counting_together(provider, period))
    found = [
        UnchargedPeople(customer_id, len(free))
        for customer_id, people in sorted(enrolled.items())
        if customer_id not in together
        and (free := {one for one in people - rated if (customer_id, one) not in free_by_cover})
    ]
    paths = dict(Organisation.objects.of(provider).filter(pk__in=enrolled.keys()).values_list("pk", "path"))
    with_people = {int(part) for path in paths.values() for part in path.split("/") if part} | enrolled.keys()
    versions = AgreementVersion.objects.of(provider).filter(state=VersionState.ACTIVE, in_force__overlap=days)
    empty: dict[tuple[int, str], UnchargedPeople] = {}
    for version in versions.select_related("agreement"):
        customer_id, code = version.agreement.customer_id, version.agreement.code
        if customer_id not in with_people and any(
            clause.on == ENROLLED for clause in parsed(version).clauses
        ):
            empty[customer_id, code] = UnchargedPeople(customer_id, 0, code)
    return [*found, *(empty[key] for key in sorted(empty))]


def _counting_together(provider: Provider, period: Period) -> Iterable[int]:
    """Customers charged for people in one sum, so that no row names one of them."""
    rows = Rating.objects.filter(provider=provider, period=period, item=None).exclude(
        subject__startswith=PERSON
    )
    return rows.filter(sources__0__has_key="enrolment").values_list("customer_id", flat=True).distinct()
