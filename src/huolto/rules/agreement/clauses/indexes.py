"""Prices that follow an index: `index = { source = "cpi", base = "2025-01", date = 2026-01-01, floor = "0 %" }`.

    [[index.cpi]]
    month = "2025-01"
    value = "112.4"

On each `date` (a day, or "01-01" for that day of every year in the agreement's calendar) the price moves as the index
did from the adjustment before (first: from `base`) to the month before the date, or `months_before` earlier. `floor` and
`cap` bound one adjustment. Where that month is not in the table the newest one before it counts, with a notice.
The adjusted unit price is rounded to its four decimals, or with `round = "currency"` to those of the currency.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from huolto.rules.agreement.clauses.sums import Line
from huolto.rules.agreement.index_tables import read_month
from huolto.rules.agreement.model import Header, IndexTable
from huolto.rules.agreement.problems import hint
from huolto.rules.agreement.reading import Table
from huolto.rules.agreement.values import plain
from huolto.rules.calendars import (
    CalendarSystem,
    DateError,
    add_months,
    date_from_parts,
    days_in_month,
    parts_of,
)
from huolto.rules.explanation import Reason
from huolto.rules.money import round_fraction, round_unit_price
from huolto.rules.periods import month_of, period_from_label

ROUND = ("price", "currency")
_DAY_OF_YEAR = re.compile(r"(\d{2})-(\d{2})", re.ASCII)
UNCHANGED = Fraction(1)


@dataclass(frozen=True, slots=True)
class Adjusted:
    """What a price is multiplied by on a day: the factor, the months and values it comes from, whether one lacked."""

    factor: Fraction
    month: str = ""
    value: Decimal = Decimal(0)
    lacking: str = ""


@dataclass(frozen=True, slots=True)
class Index:
    """How a price follows an index."""

    source: str
    values: IndexTable
    base: str
    dates: date | tuple[int, int]
    months_before: int = 1
    floor: Decimal | None = None
    cap: Decimal | None = None
    to_currency: bool = False

    def on(self, day: date, system: CalendarSystem) -> Adjusted:
        """What holds on a day."""
        found = Adjusted(UNCHANGED, self.base, self.values[self.base])
        for at in self._dates(day, system):
            wanted = month_of(add_months(at, -self.months_before, system), system).label
            month = max((known for known in self.values if known <= wanted), default=self.base)
            month = max(month, found.month)
            change = Fraction(self.values[month]) / Fraction(found.value) - 1
            if self.floor is not None:
                change = max(change, Fraction(self.floor))
            if self.cap is not None:
                change = min(change, Fraction(self.cap))
            lacking = wanted if month < wanted else ""
            found = Adjusted(found.factor * (1 + change), month, self.values[month], lacking)
        return found

    def price(self, price: Decimal, day: date, agreement: Header) -> Decimal:
        """A unit price as it is on a day."""
        exact = Fraction(price) * self.on(day, agreement.calendar_system).factor
        if self.to_currency:
            return round_fraction(exact, agreement.currency)
        return round_unit_price(Decimal(exact.numerator) / exact.denominator)

    def pieces(self, start: date, end: date, system: CalendarSystem) -> Iterator[tuple[date, date]]:
        """The days [start, end) cut where the price is adjusted."""
        cuts = [at for at in self._dates(end, system) if start < at < end]
        yield from zip([start, *cuts], [*cuts, end], strict=True)

    def line(self, day: date, agreement: Header) -> Line | None:
        """The line that says by which values the price has moved; None before the first adjustment."""
        held = self.on(day, agreement.calendar_system)
        if held.month == self.base and held.factor == UNCHANGED:
            return None
        percent = (held.factor - 1) * 100
        params = {
            "source": self.source,
            "base": {"label": self.base, "system": agreement.calendar_system.value},
            "base_value": plain(self.values[self.base]),
            "month": {"label": held.month, "system": agreement.calendar_system.value},
            "value": plain(held.value),
            "percent": plain(round_unit_price(Decimal(percent.numerator) / percent.denominator)),
        }
        return Line("sum.index", params, Fraction(1), Fraction(0))

    def lacking(self, day: date, agreement: Header) -> Reason | None:
        """That the month which should count is not in the table."""
        held = self.on(day, agreement.calendar_system)
        if not held.lacking:
            return None
        system = agreement.calendar_system.value
        return Reason(
            "notice.index-missing",
            {
                "source": self.source,
                "month": {"label": held.lacking, "system": system},
                "used": {"label": held.month, "system": system},
            },
        )

    def _dates(self, until: date, system: CalendarSystem) -> Iterator[date]:
        """The days of adjustment up to and with `until`, in order."""
        if isinstance(self.dates, date):
            if self.dates <= until:
                yield self.dates
            return
        month, day_of_month = self.dates
        base = period_from_label(self.base, system)
        for year in range(parts_of(base.start, system)[0], parts_of(until, system)[0] + 1):
            at = date_from_parts(system, year, month, min(day_of_month, days_in_month(year, month, system)))
            if base.end <= at <= until:
                yield at

    def phrases(self, agreement: Header) -> list[Reason]:
        """The index in words."""
        base = {"label": self.base, "system": agreement.calendar_system.value}
        params = {"source": self.source, "base": base}
        if isinstance(self.dates, date):
            told = [Reason("clause.index.once", params | {"on": self.dates.isoformat()})]
        else:
            told = [Reason("clause.index.yearly", params)]
        if self.floor is not None:
            told.append(Reason("clause.index.floor", {"percent": plain(self.floor * 100)}))
        if self.cap is not None:
            told.append(Reason("clause.index.cap", {"percent": plain(self.cap * 100)}))
        return told


def read_index(table: Table, header: Header) -> Index | None:
    """The key `index` of a clause; None when it is not there or something in it is wrong."""
    index = table.table("index", expected='{ source = "cpi", base = "2025-01", date = 2026-01-01 }')
    if index is None:
        return None
    before = len(table.notebook.problems)
    system = header.calendar_system
    source, base = index.text("source", required=True), read_month(index, "base", system)
    dates = _read_dates(index, system)
    floor, cap = index.percent("floor"), index.percent("cap")
    months_before = index.whole("months_before", default=1, lowest=1)
    to_currency = index.choice("round", ROUND) == "currency"
    index.close()
    if source is None:
        return None
    values = header.indexes.get(source)
    if values is None:
        index.wrong("source", f"no [[index.{source}]]; {hint(source, header.indexes)}")
    elif base and base not in values:
        index.wrong("base", f"[[index.{source}]] has no value for {base}; {hint(base, values)}")
    if floor is not None and cap is not None and cap < floor:
        index.wrong("cap", "lies below the floor")
    if len(table.notebook.problems) > before or values is None or base is None or dates is None:
        return None
    return Index(source, values, base, dates, months_before, floor, cap, to_currency)


def _read_dates(table: Table, system: CalendarSystem) -> date | tuple[int, int] | None:
    written = table.raw("date")
    if isinstance(written, date):
        return table.day("date")
    match = _DAY_OF_YEAR.fullmatch(written) if isinstance(written, str) else None
    if match:
        month, day = int(match[1]), int(match[2])
        try:
            # The longest year of each calendar: 2024, and 1403 in the Jalali one.
            date_from_parts(system, 2024 if system is CalendarSystem.GREGORIAN else 1403, month, day)
        except DateError:
            match = None
        else:
            return month, day
    said = "`date` is missing; " if written is None else ""
    table.wrong(
        "date", f'{said}expected a day such as 2026-01-01, or "01-01" for that day of every year (month-day)'
    )
    return None
