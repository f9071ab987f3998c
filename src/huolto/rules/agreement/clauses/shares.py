"""Days of several stays in the months of the agreement, as shares of a month that can be added and explained.

Stays of one rating key are laid side by side so that no day counts twice; a month never gives more than the whole.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from huolto.rules.calendars import CalendarSystem
from huolto.rules.periods import DateInterval, Period, periods_between
from huolto.rules.proration import Method, share_of_month


@dataclass(frozen=True, slots=True, order=True)
class Stay:
    """Days [start, end) at a monthly price; `usage` says which happening."""

    start: date
    end: date
    usage: str
    price: Decimal

    @property
    def interval(self) -> DateInterval:
        """The days as an interval."""
        return DateInterval(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Part:
    """So many of so many days of one month of the agreement, at one price."""

    month: str
    numerator: int
    denominator: int
    price: Decimal

    @property
    def share(self) -> Fraction:
        """The share of a month."""
        return Fraction(self.numerator, self.denominator)

    @property
    def amount(self) -> Fraction:
        """The exact price of the share."""
        return Fraction(self.price) * self.share


def side_by_side(stays: Iterable[Stay]) -> list[Stay]:
    """The stays in order, overlaps given to the earlier one, neighbours of one price joined.

    Of those that begin together the first by usage is the earlier, never the shorter: where one without an end is cut,
    by a period or by the whole stretch, must not decide which of two prices a day has. One of no days comes before them.
    """
    laid: list[Stay] = []
    for stay in sorted(stays, key=lambda stay: (stay.start, stay.end > stay.start, stay.usage, stay.end)):
        start = max(stay.start, laid[-1].end) if laid else stay.start
        if start > stay.end or (laid and start == stay.end and stay.start < stay.end):
            continue
        last = laid[-1] if laid else None
        if last and last.end == start and last.price == stay.price:
            laid[-1] = Stay(last.start, max(last.end, stay.end), last.usage, last.price)
        else:
            laid.append(Stay(start, stay.end, stay.usage, stay.price))
    return laid


def parts_in(
    window: Period, stays: Sequence[Stay], system: CalendarSystem, method: Method, minimum_days: int
) -> list[Part]:
    """What the stays (laid side by side) owe for the days of `window`, by month of `system` and price.

    A window may cut months of another calendar system: each month gives what is owed at the window's end less
    what was owed at its start, so the windows of any year add up to the months of that year.
    """
    parts: list[Part] = []
    for month in periods_between(window.start, window.end, system):
        owed = _owed(window.end, month, stays, method, minimum_days)
        before = _owed(window.start, month, stays, method, minimum_days)
        for price, (numerator, denominator) in owed.items():
            more = numerator - before.get(price, (0, denominator))[0]
            if more:
                parts.append(Part(month.label, more, denominator, price))
    return parts


def _owed(
    until: date, month: Period, stays: Sequence[Stay], method: Method, minimum_days: int
) -> dict[Decimal, tuple[int, int]]:
    """Numerator and denominator by price of what the stays before `until` owe for a month."""
    owed: dict[Decimal, tuple[int, int]] = {}
    room: int | None = None
    for stay in stays:
        if stay.start >= until:
            break
        cut = DateInterval(stay.start, min(stay.end, until))
        share = share_of_month(cut, month, method)
        lifted = share_of_month(stay.interval, month, method, minimum_days).numerator
        plain = share_of_month(stay.interval, month, method).numerator
        room = share.denominator if room is None else room
        taken = min(room, share.numerator + lifted - plain)
        room -= taken
        numerator, denominator = owed.get(stay.price, (0, share.denominator))
        owed[stay.price] = (numerator + taken, denominator)
    return owed
