"""What happenings cost under a stack of agreements, and why.

`rate` answers for any stretch of time, by the months of each agreement's calendar system. `rate_period` answers for one
period of a provider, which may be of another system: an interval is cut to the period, each month of the agreement that it
touches gives its share by its own number of days, the shares are added exactly and the amount is rounded once. Days are
days of the agreement's zone. The answer does not depend on the order of the happenings. A key that comes to
nothing (in and out on one day, a price of zero) gives no charge; its decision stays.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from operator import attrgetter
from typing import TypeVar
from zoneinfo import ZoneInfo

from huolto.rules.agreement.clauses.pots import settle
from huolto.rules.agreement.considering import Considering
from huolto.rules.agreement.duty import DutyDue, duties_on
from huolto.rules.agreement.happenings import Happening
from huolto.rules.agreement.left import Left
from huolto.rules.agreement.model import (
    Agreement,
    Clause,
    Decision,
    Notice,
    RatedCharge,
    RatingContext,
    Target,
    Unpriced,
)
from huolto.rules.agreement.repair import Payer
from huolto.rules.agreement.stack import decision_of, in_order, notices_of
from huolto.rules.agreement.term import scope_notices
from huolto.rules.errors import RulesError
from huolto.rules.explanation import Reason
from huolto.rules.money import round_amount
from huolto.rules.periods import Period, periods_between

ONE_DAY = timedelta(days=1)
_UTC = ZoneInfo("UTC")
PeriodsOf = Callable[[date, date], list[Period]]
Told = TypeVar("Told", Unpriced, Notice)


@dataclass(frozen=True, slots=True)
class RatingResult:
    """Everything that follows from what was given."""

    currency: str
    charges: tuple[RatedCharge, ...]
    decisions: tuple[Decision, ...]
    targets: tuple[Target, ...]
    notices: tuple[Notice, ...]
    unpriced: tuple[Unpriced, ...]
    total_net: Decimal
    duties: tuple[DutyDue, ...] = ()
    prices_include_tax: bool = False
    """Whether the first agreement's prices have tax in them; each charge says it of its own."""


@dataclass(frozen=True, slots=True)
class PeriodResult:
    """The charges of one period of a provider, and what could not be priced.

    Where versions share a period their pieces are added before rounding, so a piece may round to nothing by itself.
    """

    charges: tuple[RatedCharge, ...]
    unpriced: tuple[Unpriced, ...]
    notices: tuple[Notice, ...] = ()
    left: tuple[Left, ...] = ()


def rate(
    stack: Sequence[Agreement],
    happenings: Iterable[Happening],
    *,
    from_: date | None = None,
    until: date | None = None,
) -> RatingResult:
    """What the happenings cost from `from_` up to but not including `until`; without them, all of it.

    An interval without an end needs `until`, else it is unpriced and says so. Give the earlier work of a case too.
    Raises `StackError` for agreements that cannot stand together, `RulesError` for a usage id given twice.
    """
    as_given, considering = list(happenings), Considering(in_order(stack))
    given, ordered = _in_order_of_id(as_given), considering.stack

    def windows_of(agreement: Agreement) -> PeriodsOf:
        return lambda start, end: _clipped(_months(agreement, start, end), from_, until)

    def schedule_of(agreement: Agreement) -> PeriodsOf:
        return lambda start, end: _months(agreement, start, end)

    rated, unpriced, notices, _left = _rated(considering, given, windows_of, schedule_of, until)
    charges = tuple(charge for charge in rated if charge.net)
    on = until - ONE_DAY if until else _last_day(ordered, given)
    decisions = tuple(decision_of(ordered, happening, considering.of(happening)) for happening in as_given)
    currency = ordered[0].currency if ordered else "EUR"
    return RatingResult(
        currency=currency,
        charges=charges,
        decisions=decisions,
        targets=tuple(target for decision in decisions for target in decision.targets),
        notices=(
            *_ruled(considering, as_given),
            *overruns(as_given),
            *(scope_notices(ordered, given, on) if on else ()),
            *_notices(as_given),
            *notices,
        ),
        duties=tuple(duties_on(ordered, given, on)) if on else (),
        unpriced=unpriced,
        prices_include_tax=bool(ordered) and ordered[0].header.prices_include_tax,
        total_net=round_amount(sum((charge.net for charge in charges), Decimal(0)), currency),
    )


def rate_period(
    stack: Sequence[Agreement],
    happenings: Iterable[Happening],
    period: Period,
    *,
    shared: bool | None = None,
) -> PeriodResult:
    """What the happenings cost in one period of a provider; the charges carry its label.

    `shared` asks for the clauses only whose keys are about many subjects, or only for those whose keys are not.

    Give all that touches the period, and for a lease by service all stays of its item since the lease began, for work
    all earlier entries of its case: what they only explain is not charged. Open intervals end with the period.
    """
    given, considering = _in_order_of_id(happenings), Considering(in_order(stack))

    def windows(start: date, end: date) -> list[Period]:
        return [period] if start < period.end and max(end, start + ONE_DAY) > period.start else []

    def schedule(start: date, end: date) -> list[Period]:
        return periods_between(start, end, period.system)

    charges, unpriced, notices, left = _rated(
        considering, given, lambda _: windows, lambda _: schedule, period.end, shared
    )
    return PeriodResult(charges, unpriced, notices, left)


def _rated(
    considering: Considering,
    given: Sequence[Happening],
    windows_of: Callable[[Agreement], PeriodsOf],
    schedule_of: Callable[[Agreement], PeriodsOf],
    until: date | None,
    shared: bool | None = None,
) -> tuple[tuple[RatedCharge, ...], tuple[Unpriced, ...], tuple[Notice, ...], tuple[Left, ...]]:
    stack = considering.stack
    unpriced: list[Unpriced] = []
    notices: list[Notice] = []
    left: list[Left] = []
    accepted: defaultdict[tuple[str, str], list[Happening]] = defaultdict(list)
    for happening in given:
        for answer in considering.of(happening).money:
            header, clause = answer.agreement.header, answer.clause
            if reason := clause.lacks(happening, header):
                unpriced.append(Unpriced(happening.id, reason))
            else:
                accepted[header.id, clause.id].append(happening)
    stays: defaultdict[str, list[Happening]] = defaultdict(list)
    for happening in given:
        if happening.kind.name == "item_in_service":
            stays[happening.text("item")].append(happening)
    charges: list[RatedCharge] = []
    for agreement in stack:
        context = RatingContext(
            agreement=agreement.header,
            happenings=(),
            stays_of_item=stays,
            windows=windows_of(agreement),
            schedule=schedule_of(agreement),
            until=until,
            unpriced=unpriced,
            notices=notices,
            left=left,
        )
        wanted = [c for c in agreement.clauses if shared is None or c.is_shared is shared or c.follows]
        of_agreement = _rated_by(agreement, wanted, accepted, context)
        with_tax = agreement.header.prices_include_tax
        charges += [_with_tax(charge) for charge in of_agreement] if with_tax else of_agreement
    named = {usage for charge in charges for usage in charge.usage} | {u.usage for u in unpriced}
    for happening in given:
        if happening.id in named:
            continue
        decision = decision_of(stack, happening, considering.of(happening))
        if decision.payer == Payer.UNDECIDED:
            unpriced.append(Unpriced(happening.id, decision.reason))
    in_order_of_usage = tuple(sorted(set_of(unpriced), key=lambda u: u.usage))
    told = tuple(sorted(set_of(notices), key=lambda n: n.usage))
    return tuple(charges), in_order_of_usage, told, tuple(left)


def _rated_by(
    agreement: Agreement,
    clauses: Sequence[Clause],
    accepted: Mapping[tuple[str, str], Sequence[Happening]],
    context: RatingContext,
) -> list[RatedCharge]:
    """What the clauses of one agreement charge: those with a price of their own, pots drawn, then shares of them."""
    charges: list[RatedCharge] = []
    for clause in clauses:
        of_clause = accepted.get((agreement.id, clause.id), ())
        if not clause.follows and (of_clause or (clause.wants_stays and context.stays_of_item)):
            charges += _in_order(clause.rate(replace(context, happenings=of_clause)))
    if context.staged:
        charges += _in_order(settle(context.staged, context))
    for clause in clauses:
        if clause.follows:
            charges += _in_order(clause.rate(replace(context, charges=tuple(charges))))
    return charges


def _in_order(charges: Iterable[RatedCharge]) -> list[RatedCharge]:
    return sorted(charges, key=lambda charge: (charge.period, charge.subject))


def _with_tax(charge: RatedCharge) -> RatedCharge:
    """A charge whose amounts have the tax in them, because the prices of the agreement have."""
    return replace(charge, prices_include_tax=True)


def set_of(told: Iterable[Told]) -> list[Told]:
    """Each usage and reason once."""
    return list({(one.usage, repr(one.reason)): one for one in told}.values())


def _in_order_of_id(happenings: Iterable[Happening]) -> list[Happening]:
    given = sorted(happenings, key=attrgetter("id"))
    for one, other in pairwise(given):
        if one.id == other.id:
            raise RulesError(f'The usage id "{one.id}" is given twice.', code="duplicate-usage")
    return given


def _months(agreement: Agreement, start: date, end: date) -> list[Period]:
    """The months of the agreement that have a day of [start, end); the month of `start` at the least."""
    return periods_between(start, max(end, start + ONE_DAY), agreement.header.calendar_system)


def _clipped(months: Iterable[Period], from_: date | None, until: date | None) -> list[Period]:
    clipped = []
    for month in months:
        start = max(month.start, from_) if from_ else month.start
        end = min(month.end, until) if until else month.end
        if start < end:
            clipped.append(Period(month.label, start, end, month.system))
    return clipped


def _last_day(stack: Sequence[Agreement], given: Sequence[Happening]) -> date | None:
    """The day on which everything given has begun; duties are told as they stand then. None without a happening."""
    zone = stack[0].header.zone if stack else _UTC
    return max((happening.start(zone) for happening in given), default=None)


def _ruled(considering: Considering, given: Iterable[Happening]) -> Iterable[Notice]:
    for happening in given:
        yield from notices_of(considering.of(happening), happening)


def overruns(given: Iterable[Happening]) -> Iterable[Notice]:
    """Work of a case beyond what its newest estimate before it expected, told once a case (design.md 4.3)."""
    events: defaultdict[str, list[Happening]] = defaultdict(list)
    for happening in given:
        if happening.kind.name in ("work", "estimate"):
            events[happening.text("case")].append(happening)
    for case, of_case in events.items():
        expected, minutes = None, 0
        for happening in sorted(of_case, key=lambda h: (h.moment(_UTC), h.kind.name, h.id)):
            if happening.kind.name == "estimate":
                expected = happening.number("expected")
                continue
            minutes += int(happening.number("minutes") or 0)
            if expected is not None and minutes > expected:
                params = {"case": case, "minutes": minutes, "expected": int(expected)}
                yield Notice(happening.id, Reason("notice.overrun", params), then="notify-overrun")
                break


def _notices(given: Iterable[Happening]) -> Iterable[Notice]:
    for happening in given:
        for fact, close in happening.unknown_facts():
            params = {"fact": fact, "kind": happening.kind.name}
            if close:
                yield Notice(happening.id, Reason("notice.unknown-fact-near", params | {"near": close}))
            else:
                yield Notice(happening.id, Reason("notice.unknown-fact", params))
