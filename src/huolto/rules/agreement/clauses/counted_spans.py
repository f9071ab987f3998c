"""Fees whose price bends: months of all subjects, counted in order of time by steps, allowances, minimums and caps.

Each stay gives its share of every month, cut at the bounds of billing periods and where an index moves the price. The
shares of one counter add up to what the whole month costs, so that 400 persons of whom one came on the 15th are counted
as they were there.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from huolto.rules.agreement.clauses.counted import rate_counted
from huolto.rules.agreement.clauses.segments import segments
from huolto.rules.agreement.clauses.shares import Stay, parts_in, side_by_side
from huolto.rules.agreement.clauses.sums import Entry
from huolto.rules.agreement.happenings import Happening
from huolto.rules.agreement.model import RatedCharge, RatingContext

if TYPE_CHECKING:
    from huolto.rules.agreement.clauses.fee import FeeClause

ONE_DAY = timedelta(days=1)


def rate_counted_spans(
    clause: "FeeClause", stays: Iterable[tuple[Happening, Stay]], context: RatingContext
) -> list[RatedCharge]:
    """One charge a key and period for the stays of all subjects."""
    by_subject: defaultdict[str, list[tuple[Happening, Stay]]] = defaultdict(list)
    for happening, stay in stays:
        by_subject[clause.subject_of(happening)].append((happening, stay))
    entries = [entry for rows in by_subject.values() for entry in _entries(clause, rows, context)]
    entries.sort(key=lambda entry: (entry.day, entry.happening.id))
    return rate_counted(clause, entries, context, unit="month")


def _entries(
    clause: "FeeClause", rows: list[tuple[Happening, Stay]], context: RatingContext
) -> Iterator[Entry]:
    by_usage = {happening.id: happening for happening, _ in rows}
    laid = side_by_side(stay for _, stay in rows)
    end = max(max(stay.end for stay in laid), laid[-1].start + ONE_DAY)
    system = context.agreement.calendar_system
    asked = context.windows(laid[0].start, end)
    if not asked:
        return
    since = clause.terms.since(asked[0].start, context.agreement)
    for window, period in segments(laid[0].start, end, context, since=since, index=clause.terms.index):
        parts = parts_in(window, laid, system, clause.method, clause.minimum_days)
        here = [stay for stay in laid if stay.start < window.end and stay.end > window.start] or laid[:1]
        first = max(window.start, min(stay.start for stay in here))
        last = max(first, min(window.end, max(stay.end for stay in here)) - ONE_DAY)
        for part in parts:
            usage = next((stay.usage for stay in here if stay.price == part.price), here[0].usage)
            yield Entry(by_usage[usage], first, period, part.share, Fraction(part.price), last=last)
