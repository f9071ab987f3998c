"""Fees whose price bends: months of all subjects, counted in order of time by steps, allowances, minimums and caps.

Each stay gives its share of every month, cut at the bounds of billing periods and where an index moves the price. The
shares of one counter add up to what the whole month costs, so that 400 persons of whom one came on the 15th are counted
as they were there.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from huolto.rules.agreement.clauses.counted import rate_counted
from huolto.rules.agreement.clauses.shares import Stay, parts_in, side_by_side
from huolto.rules.agreement.clauses.sums import Entry
from huolto.rules.agreement.happenings import Happening
from huolto.rules.agreement.model import RatedCharge, RatingContext
from huolto.rules.periods import Period, periods_between

if TYPE_CHECKING:
    from huolto.rules.agreement.clauses.fee import FeeClause

ONE_DAY = timedelta(days=1)
Segment = tuple[Period, Period | None]
"""Some days, and the period they are charged in; None for days that only move the counters."""


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
    for window, period in _segments(clause, laid[0].start, end, context):
        parts = parts_in(window, laid, system, clause.method, clause.minimum_days)
        here = [stay for stay in laid if stay.start < window.end and stay.end > window.start] or laid[:1]
        first = max(window.start, min(stay.start for stay in here))
        last = max(first, min(window.end, max(stay.end for stay in here)) - ONE_DAY)
        for part in parts:
            usage = next((stay.usage for stay in here if stay.price == part.price), here[0].usage)
            yield Entry(by_usage[usage], first, period, part.share, Fraction(part.price), last=last)


def _segments(clause: "FeeClause", start: date, end: date, context: RatingContext) -> Iterator[Segment]:
    """The days from `start` to `end` by period and month, cut at what is asked for and where the price is adjusted."""
    asked = context.windows(start, end)
    if not asked:
        return
    index, system = clause.terms.index, context.agreement.calendar_system
    since = max(start, min(asked[0].start, clause.terms.since(asked[0].start, context.agreement)))
    for whole in context.schedule(since, end):
        window = next((one for one in asked if one.start < whole.end and one.end > whole.start), None)
        cuts = {whole.start, whole.end, *((window.start, window.end) if window else ())}
        months = periods_between(whole.start, whole.end, system)
        cuts |= {month.start for month in months if month.start > whole.start}
        if index is not None:
            cuts |= {at for at, _ in index.pieces(whole.start, whole.end, system)}
        days = sorted(cuts)
        for begin, until in pairwise(days):
            inside = window if window and window.start <= begin < window.end else None
            yield replace(whole, start=begin, end=until), inside
