"""What one case costs a customer, and would cost with more: rated as a closing rates, without writing anything.

Rated is what belongs to no item, by all that the family of the customer used in the month; the case's part is what
the keys lose without it. Fees of devices and people are left out, for they do not depend on a case.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.backends.postgresql.psycopg_any import DateRange

from huolto.charges.choices import UsageKind
from huolto.charges.models import Period, Rating, Usage
from huolto.charges.rating.lasting import told_of_agreements
from huolto.charges.rating.projection import Said, month_of_period, part_key, rate_told, rows_of
from huolto.charges.rating.reading import standing, told_of_rest, told_of_usage
from huolto.charges.rating.scope import Scope, families
from huolto.charges.rating.stack_book import StackBook
from huolto.charges.rating.told import Told
from huolto.foundation.models import Provider
from huolto.parties.models import Organisation
from huolto.parties.queries import today_at
from huolto.rules.agreement.left import Left
from huolto.rules.calendars import CalendarSystem
from huolto.rules.explanation import Reason
from huolto.rules.periods import month_of


@dataclass(frozen=True)
class CostLine:
    """One key that a case adds to: the whole as it would be rated, and the case's part of it."""

    row: Rating
    net: Decimal


@dataclass(frozen=True)
class CaseCost:
    """What a case comes to; `left_open` is what nothing covers or prices, `left` what is left of pots and allowances."""

    lines: tuple[CostLine, ...]
    left_open: tuple[Reason, ...]
    left: tuple[Reason, ...] = ()

    @property
    def net(self) -> Decimal:
        """The sum, in the currency of the lines: a stack has one."""
        return sum((line.net for line in self.lines), Decimal(0))


def cost_of_case(
    provider: Provider,
    customer: Organisation,
    case: str,
    *,
    more: Sequence[Usage] = (),
    leaving_out: Collection[str] = (),
) -> CaseCost:
    """What the case costs by what is recorded, with `more` (not kept) and without some source keys; over all its months."""
    kept = standing(Usage.objects.of(provider)).filter(facts__case=case)
    known = [one for one in kept.select_related("item", "customer") if one.source_key not in leaving_out]
    every = [*known, *more]
    family = families(provider, Scope(customer_ids=frozenset({customer.pk}))) or []
    lines: list[CostLine] = []
    left_open: dict[str, Reason] = {}
    left: list[Left] = []
    own = {one.source_key for one in every}
    for start in sorted({_month_start(provider, one) for one in every}):
        # What is left is told as the last month leaves it.
        found, said = _month(provider, start, family, every, case)
        lines, left = lines + found, said.left
        left_open |= {key: one.reason for key, one in said.left_open.items() if key in own}
    return CaseCost(
        lines=tuple(lines),
        left_open=tuple(left_open.values()),
        left=tuple(one.reason for one in left if one.usages & own),
    )


def _month_start(provider: Provider, usage: Usage) -> date:
    day = today_at(provider, usage.occurred_at)
    return month_of(day, CalendarSystem(provider.calendar_system)).start


def _month(
    provider: Provider, start: date, family: Sequence[int], of_case: Sequence[Usage], case: str
) -> tuple[list[CostLine], Said]:
    period = _period(provider, start)
    stacks = StackBook(provider, month_of_period(period).interval)
    kinds = stacks.shared_kinds()
    since = min(stacks.since(UsageKind.values, shared=False), stacks.since(kinds, shared=True))
    others = [
        one for one in told_of_rest(provider, period, family, since) if one.happening.text("case") != case
    ]
    others += told_of_agreements(period, family, stacks)
    # Work of other months of the case only explains what is reached in this one.
    own = [told_of_usage(one) for one in of_case if _month_start(provider, one) <= start]
    before = _rated([*others], stacks, period)
    after = _rated([*others, *own], stacks, period)
    without = {part_key(row): row.net for row in rows_of(period, before.pieces, is_rest=True)}
    lines = []
    for row in rows_of(period, after.pieces, is_rest=True):
        net = row.net - without.get(part_key(row), Decimal(0))
        if net:
            lines.append(CostLine(row, net))
    return lines, after


def _rated(told: Sequence[Told], stacks: StackBook, period: Period) -> Said:
    said = Said(is_rest=True)
    rate_told(told, stacks, period, said, shared=False)
    if stacks.shared_kinds():
        rate_told(told, stacks, period, said, shared=True)
    return said


def _period(provider: Provider, start: date) -> Period:
    """The provider's period of a month; one not begun yet as it will be, unsaved."""
    kept = Period.objects.of(provider).filter(during__contains=start).first()
    if kept is not None:
        return kept
    month = month_of(start, CalendarSystem(provider.calendar_system))
    return Period(
        provider=provider,
        label=month.label,
        during=DateRange(month.start, month.end),
        calendar_system=provider.calendar_system,
    )
