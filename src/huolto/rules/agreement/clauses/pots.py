"""Prepaid pots: charges with `pot = "prepaid"` draw from one, charges with `fills = "prepaid"` put into it.

All clauses of a pot are priced first; then it is drawn in order of time over all of them, so it does not matter which
clause stands first. What was bought serves what happens after it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from huolto.rules.agreement.clauses.counters import Every
from huolto.rules.agreement.clauses.sums import Entry, Line, money_of
from huolto.rules.agreement.left import Left
from huolto.rules.agreement.model import Clause, Header, Notice, RatedCharge, RatingContext, Unpriced
from huolto.rules.agreement.pot_tables import Pot
from huolto.rules.explanation import Reason, money_param
from huolto.rules.money import round_fraction


@dataclass(frozen=True, slots=True)
class Staged:
    """The priced entries of one clause of a pot, and what makes charges of them once the pot was drawn."""

    pot: str
    fills: bool
    clause: Clause
    entries: Sequence[Entry]
    build: Callable[[], list[RatedCharge]]


def settle(staged: Sequence[Staged], context: RatingContext) -> list[RatedCharge]:
    """Draw from all pots, then make the charges."""
    for pot_id in dict.fromkeys(one.pot for one in staged):
        of_pot = [one for one in staged if one.pot == pot_id]
        _draw(context.agreement.pots[pot_id], of_pot, context)
    return [charge for one in staged for charge in one.build()]


def since(pot: Pot, day: date, agreement: Header) -> date:
    """The day since when everything that draws or fills must be known."""
    return Every(pot.every).window(day, agreement)[0]


def _draw(pot: Pot, staged: Sequence[Staged], context: RatingContext) -> None:
    window: date | None = None
    left = drawn = Fraction(0)
    usages: set[str] = set()
    for one, entry in _in_order_of_time(staged, context):
        at = since(pot, entry.day, context.agreement)
        if at != window:
            window, left, drawn = at, Fraction(pot.given), Fraction(0)
            usages = set()
        if one.fills:
            left += entry.amount
            continue
        taken = min(left, entry.amount) if entry.amount > 0 else max(-drawn, entry.amount)
        beyond = entry.amount - taken
        before, left, drawn = left, left - taken, drawn + taken
        usages.add(entry.happening.id)
        entry.add(Line("sum.pot", {"pot": pot.id}, Fraction(0), -taken))
        if entry.period is not None:
            _tell(pot, one.clause, entry, (before, left, beyond), context)
    if usages:
        currency = context.agreement.currency
        told = {"pot": pot.id, "left": money_param(round_fraction(left, currency), currency)}
        context.left.append(Left(frozenset(usages), Reason("left.pot", told)))


def _in_order_of_time(staged: Sequence[Staged], context: RatingContext) -> Iterator[tuple[Staged, Entry]]:
    zone = context.agreement.zone
    rows = [(one, entry) for one in staged for entry in one.entries]
    # What is bought at the same moment as it is used is there in time.
    yield from sorted(
        rows,
        key=lambda row: (row[1].day, row[1].happening.moment(zone), not row[0].fills, row[1].happening.id),
    )


def _tell(
    pot: Pot,
    clause: Clause,
    entry: Entry,
    amounts: tuple[Fraction, Fraction, Fraction],
    context: RatingContext,
) -> None:
    before, left, beyond = amounts
    currency = context.agreement.currency
    params = {"agreement": context.agreement.id, "clause": clause.id, "pot": pot.id}
    if pot.warns_at is not None and before >= pot.warns_at > left:
        told = {"left": money_param(round_fraction(left, currency), currency)}
        context.notices.append(Notice(entry.happening.id, Reason("notice.pot-low", params | told)))
    if beyond <= 0:
        return
    over = {"beyond": money_param(round_fraction(beyond, currency), currency)}
    if pot.when_empty == "warn":
        context.notices.append(Notice(entry.happening.id, Reason("notice.pot-empty", params | over)))
    elif pot.when_empty == "block":
        entry.add(Line("sum.blocked", {}, Fraction(0), -beyond))
        context.unpriced.append(Unpriced(entry.happening.id, Reason("unpriced.pot-empty", params | over)))


def phrases_of(pot: Pot, agreement: Header, *, fills: bool) -> list[Reason]:
    """The pot in words, as a clause that draws from it or fills it says."""
    if fills:
        return [Reason("clause.pot.fills", {"pot": pot.id})]
    told = [Reason("clause.pot.draws", {"pot": pot.id})]
    if pot.given:
        given = {"amount": money_of(pot.given, agreement)}
        told += [Reason("clause.pot.given", given), Reason(f"counter.every.{pot.every}")]
    return [*told, Reason(f"clause.allowance.then.{pot.when_empty}")]
