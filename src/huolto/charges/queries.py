"""Reads of the ledger: what was charged, what it comes to so far, what nothing priced, what something would cost."""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Sum

from huolto.agreements.queries import versions_in_force
from huolto.charges.access import charges_visible_to, reach_of, reads_all, usages_visible_to
from huolto.charges.choices import PeriodState
from huolto.charges.models import Charge, Decision, Period, Rating, Usage
from huolto.charges.rating.projection import month_of_period, rate_scope
from huolto.charges.rating.reading import standing
from huolto.charges.rating.scope import Scope, instants_of, subtree_ids
from huolto.charges.rating.stack_book import StackBook
from huolto.foundation.actors import Actor
from huolto.foundation.models import Provider
from huolto.parties.access import organisations_visible_to
from huolto.parties.models import Organisation
from huolto.register.access import items_visible_to
from huolto.register.models import Item, ServiceInterval
from huolto.rules.agreement.happenings import Happening
from huolto.rules.agreement.rating import RatingResult, rate
from huolto.rules.agreement.repair import Payer
from huolto.rules.money import round_amount
from huolto.rules.periods import DateInterval
from huolto.rules.periods import Period as Month

_ONE_DAY = timedelta(days=1)
_RELATED = ("agreement", "version", "item", "cost_centre", "period", "for_period", "customer", "payer")


@dataclass(frozen=True)
class SoFar:
    """What a customer's open period comes to: by clause code and in all, in one currency."""

    period: Period
    currency: str
    by_code: dict[str, Decimal]
    total: Decimal


def periods_of(provider: Provider) -> "QuerySet[Period]":
    """The provider's periods, the newest first."""
    return Period.objects.of(provider).order_by("-during")


def open_period(provider: Provider) -> Period | None:
    """The first period that is not closed: late facts are posted into it."""
    return _unclosed(provider).first()


def charges_of_period(actor: Actor, period: Period) -> "QuerySet[Charge]":
    """Charges posted into a period, by customer, period they are for, clause and subject."""
    rows = charges_visible_to(actor).filter(period=period).select_related(*_RELATED)
    return rows.order_by("customer_id", "for_period__during", "clause", "subject", "pk")


def charges_of_item(actor: Actor, item: Item) -> "QuerySet[Charge]":
    """What an item was charged, the newest first; only what the actor's rights over money show."""
    rows = charges_visible_to(actor).filter(item=item).select_related(*_RELATED)
    return rows.order_by("-period__during", "-for_period__during", "clause", "pk")


def ratings_of_item(actor: Actor, item: Item) -> "QuerySet[Rating]":
    """What an item costs in the first open period as last rated, by clause; only what the actor's rights show."""
    rows = Rating.objects.of(actor.provider).filter(
        item=item, period=Subquery(_unclosed(actor.provider).values("pk")[:1])
    )
    rows = rows if reads_all(actor) else rows.filter(reach_of(actor))
    return rows.select_related("agreement", "version", "item", "cost_centre", "period").order_by(
        "clause", "pk"
    )


def ratings_of_period(actor: Actor, period: Period) -> "QuerySet[Rating]":
    """What the keys of a period total as last rated; staff only."""
    rows = Rating.objects.of(actor.provider).filter(period=period)
    rows = rows if reads_all(actor) else rows.none()
    return rows.select_related("agreement", "version", "item", "cost_centre", "customer", "payer").order_by(
        "customer_id", "clause", "subject", "pk"
    )


def net_of_period(actor: Actor, period: Period) -> dict[str, Decimal]:
    """What was posted into a period, by currency."""
    rows = charges_visible_to(actor).filter(period=period).order_by()
    return {row["currency"]: row["net"] for row in rows.values("currency").annotate(net=Sum("delta"))}


def unpriced_usages(actor: Actor) -> "QuerySet[Usage]":
    """Usages that nothing covers or prices as last decided, or that lie before the first period; the oldest first."""
    latest = Decision.objects.filter(usage=OuterRef("pk")).order_by("-pk")
    first = Period.objects.of(actor.provider).order_by("during").first()
    rows = usages_visible_to(actor).annotate(
        is_covered=Subquery(latest.values("is_covered")[:1]),
        is_priced=Subquery(latest.values("is_priced")[:1]),
        decided_payer=Subquery(latest.values("payer")[:1]),
        reason=Subquery(latest.values("reason")[:1]),
    )
    left_out = Q(is_covered=False, is_priced=False) & ~Q(decided_payer=Payer.NOBODY)
    if first is not None:
        left_out |= Q(occurred_at__lt=instants_of(actor.provider, first)[0])
    return standing(rows).filter(left_out).select_related("customer", "item").order_by("occurred_at", "pk")


def items_without_charge(actor: Actor, period: Period) -> "QuerySet[Item]":
    """Items in service in a period for which it has no rating: without a package, or without an agreement."""
    served = ServiceInterval.objects.filter(
        item=OuterRef("pk"), during__overlap=instants_of(actor.provider, period)
    )
    rated = Rating.objects.filter(item=OuterRef("pk"), period=period)
    rows = items_visible_to(actor) if reads_all(actor) else items_visible_to(actor).none()
    return rows.filter(Exists(served), ~Exists(rated)).select_related("customer").order_by("pk")


def preview(
    provider: Provider, customer: Organisation, happenings: Iterable[Happening], period: Month
) -> RatingResult:
    """What happenings would cost a customer in a period, under the agreements in force on its last day.

    Without an agreement nothing is charged and every happening is in `unpriced`.
    """
    last = DateInterval(period.end - _ONE_DAY, period.end)
    stacks = versions_in_force(provider, customer, last)
    versions = stacks[-1].versions if stacks else ()
    book = StackBook(provider, period.interval)
    result = rate(
        [book.read(version) for version in versions], happenings, from_=period.start, until=period.end
    )
    return result if versions else dataclasses.replace(result, currency=provider.currency)


def period_so_far(actor: Actor, customer: Organisation, on: date | None = None) -> SoFar | None:
    """What a customer and all below it have used up in the first open period, as things stand.

    With `on`, only the days before and with it count ("250 so far"); without, the whole period as it will
    be if nothing changes. Rated anew, nothing is stored. None without an open period, for a customer that the actor
    may not see the money of, and when there is nothing in any currency.
    """
    period = open_period(actor.provider)
    reach = subtree_ids(actor.provider, [customer.pk])
    if period is None or not sees_money_of(actor, customer):
        return None
    if on is not None and on + _ONE_DAY < period.during.upper:
        period = _cut(period, on + _ONE_DAY)
    by_code: dict[str, Decimal] = {}
    currency = actor.provider.currency
    for rated in rate_scope(actor.provider, period, Scope(customer_ids=reach)):
        for row in rated.every_row():
            if row.customer_id in reach:
                currency = row.currency
                by_code[row.code] = by_code.get(row.code, Decimal(0)) + row.net
    total = round_amount(sum(by_code.values(), Decimal(0)), currency)
    return SoFar(period, currency, by_code, total)


def sees_money_of(actor: Actor, customer: Organisation) -> bool:
    """Whether the actor sees all that a customer is charged."""
    if reads_all(actor):
        return organisations_visible_to(actor).filter(pk=customer.pk).exists()
    whole = {
        organisation_id
        for scope in actor.scopes_of(("order", "inspect", "administer_customer"))
        if scope.place_ids is None and scope.cost_centre_id is None
        for organisation_id in scope.organisation_ids
    }
    return not actor.is_staff_of_provider and customer.pk in whole


def _cut(period: Period, end: date) -> Period:
    """The days of a period before `end`, unsaved."""
    month = month_of_period(period)
    during = type(period.during)(month.start, max(end, month.start + _ONE_DAY))
    cut = Period(
        pk=period.pk,
        provider=period.provider,
        label=period.label,
        during=during,
        calendar_system=period.calendar_system,
        state=period.state,
    )
    cut._state.adding = False
    return cut


def _unclosed(provider: Provider) -> "QuerySet[Period]":
    return Period.objects.of(provider).exclude(state=PeriodState.CLOSED).order_by("during")
