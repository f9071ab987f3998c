"""When devices are to be renewed and what that costs, by years of the provider's calendar. Begin at `plan`.

Pure values: what is counted comes in as `Batch`es of equal devices, prices as `UnitPrice`s; no database here.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from huolto.rules.calendars import CalendarSystem, add_months, date_from_parts, parts_of
from huolto.rules.errors import RulesError

ZERO = Decimal(0)
HORIZONS = range(3, 8)
"""How many years a plan may look ahead, the present one included."""

LONGER = range(-24, 61)
"""By how many months devices may be supposed to live longer."""

OVERDUE = 0
UNKNOWN = -1
LATER = 9999
"""Stand for a year: the life has ended already, its end is not known, it ends after the plan."""

M = TypeVar("M", bound=Hashable)


class RefreshError(RulesError):
    """A plan that cannot be drawn: a horizon or a longer life outside what is allowed."""

    code = "invalid-refresh-plan"


@dataclass(frozen=True, slots=True)
class Life:
    """What is known of the end of some devices' lives.

    `ends_on` is a stated end of life, `lease_from` and `lease_months` a running lease, `began_on` when they were
    bought or put in service; `life_months` the model's expected life, `assumed_months` that of the category.
    """

    ends_on: date | None = None
    lease_from: date | None = None
    lease_months: int | None = None
    began_on: date | None = None
    life_months: int | None = None
    assumed_months: int | None = None


def end_of(life: Life, system: CalendarSystem, *, longer_by: int = 0) -> date | None:
    """The day on which a life ends, None where nothing tells: stated, else the lease's end, else by months of life.

    `longer_by` months are added to all but leases, which end when they were agreed to.
    """
    if life.ends_on is not None:
        return add_months(life.ends_on, longer_by, system)
    if life.lease_from is not None and life.lease_months is not None:
        return add_months(life.lease_from, life.lease_months, system)
    months = life.life_months or life.assumed_months
    if life.began_on is None or not months:
        return None
    return add_months(life.began_on, months + longer_by, system)


def years_from(today: date, system: CalendarSystem, horizon: int) -> tuple[int, ...]:
    """The years of a plan, this year first; raises RefreshError for a horizon outside 3 to 7."""
    if horizon not in HORIZONS:
        raise RefreshError(f"A plan looks {HORIZONS[0]} to {HORIZONS[-1]} years ahead, not {horizon}.")
    this_year = parts_of(today, system)[0]
    return tuple(range(this_year, this_year + horizon))


def year_of_end(end: date | None, today: date, years: Sequence[int], system: CalendarSystem) -> int:
    """The year in which a device falls due: one of `years`, OVERDUE before today, LATER or UNKNOWN."""
    if end is None:
        return UNKNOWN
    if end < today:
        return OVERDUE
    year = parts_of(end, system)[0]
    return year if year <= years[-1] else LATER


def first_day(year: int, system: CalendarSystem) -> date:
    """The day on which a year of the calendar begins."""
    return date_from_parts(system, year, 1, 1)


def successors(model: M, next_of: Mapping[M, M]) -> Iterator[M]:
    """The models that follow one another after `model`, nearest first; a circle is gone round once."""
    seen = {model}
    following = next_of.get(model)
    while following is not None and following not in seen:
        seen.add(following)
        yield following
        following = next_of.get(following)


@dataclass(frozen=True, slots=True)
class UnitPrice:
    """What one new device costs once and in a month, without tax."""

    once: Decimal = ZERO
    monthly: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Batch:
    """Devices that are alike for a plan: their row, the year they fall due, how many, the price of a new one."""

    row: Hashable
    year: int
    count: int
    price: UnitPrice | None


@dataclass(frozen=True, slots=True)
class Sum:
    """How many devices and what renewing them costs; `unpriced` of them have no price and are in no amount."""

    count: int = 0
    unpriced: int = 0
    once: Decimal = ZERO
    monthly: Decimal = ZERO

    def __add__(self, other: "Sum") -> "Sum":
        return Sum(
            self.count + other.count,
            self.unpriced + other.unpriced,
            self.once + other.once,
            self.monthly + other.monthly,
        )


@dataclass(frozen=True)
class Plan:
    """The sums of each row and year, of each row, of each year, and of all; the parts make up the whole."""

    cells: Mapping[tuple[Hashable, int], Sum]
    rows: Mapping[Hashable, Sum]
    years: Mapping[int, Sum]
    total: Sum


def plan(batches: Iterable[Batch]) -> Plan:
    """Add up batches by row and year."""
    cells: dict[tuple[Hashable, int], Sum] = {}
    rows: dict[Hashable, Sum] = {}
    years: dict[int, Sum] = {}
    total = Sum()
    for batch in batches:
        part = sum_of(batch)
        cell = (batch.row, batch.year)
        cells[cell] = cells.get(cell, Sum()) + part
        rows[batch.row] = rows.get(batch.row, Sum()) + part
        years[batch.year] = years.get(batch.year, Sum()) + part
        total += part
    return Plan(cells, rows, years, total)


def sum_of(batch: Batch) -> Sum:
    """One batch as a sum."""
    if batch.price is None:
        return Sum(count=batch.count, unpriced=batch.count)
    return Sum(
        count=batch.count, once=batch.price.once * batch.count, monthly=batch.price.monthly * batch.count
    )
