"""Stretches of days in which nothing changes: cut at billing periods, months of the agreement and adjustments of prices."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from huolto.rules.agreement.clauses.indexes import Index
from huolto.rules.agreement.model import RatingContext
from huolto.rules.periods import Period, periods_between

Segment = tuple[Period, Period | None]
"""Some days, and the period they are charged in; None for days that only move the counters."""


def segments(
    start: date, end: date, context: RatingContext, *, since: date | None = None, index: Index | None = None
) -> Iterator[Segment]:
    """The days from `start` (from `since` if that is later) to `end`, segment by segment in order."""
    asked = context.windows(start, end)
    system = context.agreement.calendar_system
    for whole in context.schedule(max(start, since) if since else start, end):
        window = next((one for one in asked if one.start < whole.end and one.end > whole.start), None)
        cuts = {whole.start, whole.end, *((window.start, window.end) if window else ())}
        months = periods_between(whole.start, whole.end, system)
        cuts |= {month.start for month in months if month.start > whole.start}
        if index is not None:
            cuts |= {at for at, _ in index.pieces(whole.start, whole.end, system)}
        for begin, until in pairwise(sorted(cuts)):
            inside = window if window and window.start <= begin < window.end else None
            yield replace(whole, start=begin, end=until), inside
