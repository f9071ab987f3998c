"""What counters say over months: readings spread evenly over the time between them. Begin at `usage_by_period`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from huolto.rules.periods import Period


@dataclass(frozen=True)
class Reading:
    """What a counter showed on a day; `is_reset` where it began anew from 0 after the reading before."""

    day: date
    value: Decimal
    is_reset: bool = False


def usage_by_period(readings: Sequence[Reading], periods: Sequence[Period]) -> list[int | None]:
    """How much was counted in each period, whole; None for one that no two readings reach into.

    Readings are in order of time. What was counted between two of them is spread evenly over the days between;
    two of one day add to that day.
    """
    sums: list[Decimal | None] = [None] * len(periods)
    for before, after in pairwise(readings):
        used = after.value if after.is_reset else after.value - before.value
        end = max(after.day, before.day + timedelta(days=1))
        days = (end - before.day).days
        for index, period in enumerate(periods):
            shared = (min(end, period.end) - max(before.day, period.start)).days
            if shared > 0:
                sums[index] = (sums[index] or Decimal(0)) + used * shared / days
    return [None if total is None else int(total.to_integral_value(ROUND_HALF_UP)) for total in sums]
