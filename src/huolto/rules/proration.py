"""How much of a month, or of another cycle, an item was in service, and what that costs (design.md section 4.7).

Half-open: the first day counts, the day of removal does not, in and out on one day is 0 unless `minimum_days`
or `counted_days` say otherwise. Begin at `share_of_month`; `prorated_amount` rounds once.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from huolto.rules.calendars import MONTHS_IN_YEAR, CalendarSystem, parts_of
from huolto.rules.errors import RulesError
from huolto.rules.money import require_decimal, round_fraction
from huolto.rules.periods import DateInterval, Period

THIRTY = 30


class Method(StrEnum):
    """What a part of a month or cycle is measured against."""

    ACTUAL_DAYS = "actual_days"
    MONTH_STARTED = "month_started"
    THIRTY_DAY_MONTH = "thirty_day_month"


@dataclass(frozen=True, slots=True)
class Share:
    """An exact part of a month or cycle, kept unreduced (17 of 28 days) so that it can be said."""

    numerator: int
    denominator: int

    def __post_init__(self) -> None:
        if self.denominator <= 0 or self.numerator < 0:
            message = f"{self.numerator}/{self.denominator} is not a share of anything."
            raise RulesError(message, code="invalid-share")

    @property
    def fraction(self) -> Fraction:
        """The share as a reduced fraction."""
        return Fraction(self.numerator, self.denominator)


def counted_days(interval: DateInterval, *, last_day_counts: bool) -> DateInterval:
    """The days of `interval` that are charged for: with `last_day_counts` the day of removal is one of them.

    In and out on one day is then 1 day. Stays side by side would both count the day between them, so a clause that
    says so counts a day twice when an item changes hands.
    """
    if not last_day_counts or interval.end is None:
        return interval
    return replace(interval, end=interval.end + timedelta(days=1))


def in_service_days(interval: DateInterval, period: Period, minimum_days: int = 0) -> int:
    """Days of `period` on which the item was in service.

    `minimum_days` is owed for the whole stay: what a shorter stay lacks is added in the period it began in
    (never more than that period has days), so a stay over two months is not lifted twice.
    """
    inside = interval.intersect(period.interval)
    days = 0 if inside is None else inside.days
    if interval.end is None or not period.interval.contains(interval.start):
        return days
    lacking = max(0, minimum_days - interval.days)
    return min(days + lacking, period.days)


def share_of_month(interval: DateInterval, period: Period, method: Method, minimum_days: int = 0) -> Share:
    """The part of `period` (a month, or a cycle of `billing_cycles`) that `interval` is charged for.

    `actual_days`: days in service of the days of the month. `month_started`: the whole month once a day counts.
    `thirty_day_month`: the 30/360 convention, every month has 30 days and its last day is the 30th, so a whole
    month is 30/30 and adjacent stays sum to it; a cycle from the 15th has 30 days too, a quarter 90.
    """
    days = in_service_days(interval, period, minimum_days)
    if method is Method.MONTH_STARTED:
        return Share(1 if days else 0, 1)
    if method is Method.ACTUAL_DAYS:
        return Share(days, period.days)
    first, past = (_thirtieths(day, period.system) for day in (period.start, period.end))
    inside = interval.intersect(period.interval)
    if inside is None or inside.end is None:
        return Share(min(days, past - first), past - first)
    start, end = (_thirtieths(day, period.system) for day in (inside.start, inside.end))
    lifted = days - inside.days
    return Share(min(end - start + lifted, past - first), past - first)


def prorated_amount(price: Decimal, share: Share, currency: str) -> Decimal:
    """`price` times `share`, computed exactly and rounded once, half up: 14.90 × 17/28 = 9.05."""
    return round_fraction(Fraction(require_decimal(price, "price")) * share.fraction, currency)


def _thirtieths(day: date, system: CalendarSystem) -> int:
    """Days before `day` where every month has thirty: the 31st is where the next month begins."""
    year, month, day_of_month = parts_of(day, system)
    return (year * MONTHS_IN_YEAR + month - 1) * THIRTY + min(day_of_month - 1, THIRTY)
