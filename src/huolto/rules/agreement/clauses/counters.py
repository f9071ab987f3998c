"""What is counted together, and from when on: the scope and the reset of tiers, allowances, caps and minimums.

    scope = "item" | "place" | "case" | "person" | "agreement"      (also written `per`)
    every = "month" | "quarter" | "year" | "agreement-year" | "term"

Months, quarters and years are those of the agreement's calendar system; an agreement year counts from the first day of
the term. A counter goes up in order of time and begins anew with each window.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from huolto.rules.agreement.happenings import Happening
from huolto.rules.agreement.model import Header
from huolto.rules.agreement.reading import Table
from huolto.rules.calendars import MONTHS_IN_YEAR, add_months, date_from_parts, month_after, parts_of
from huolto.rules.explanation import Reason

MONTHS_IN_QUARTER = 3
EVER = date(1900, 1, 1)
"""The first day that a happening can have."""


class Scope(StrEnum):
    """What shares one counter."""

    ITEM = "item"
    PLACE = "place"
    CASE = "case"
    PERSON = "person"
    AGREEMENT = "agreement"

    @property
    def fact(self) -> str:
        """The fact of a happening that names it; empty for the whole agreement."""
        return "" if self is Scope.AGREEMENT else self.value

    @property
    def is_shared(self) -> bool:
        """Whether several subjects count together."""
        return self in (Scope.AGREEMENT, Scope.PLACE)

    def of(self, happening: Happening, agreement: Header) -> str:
        """The subject of its counter, as rating keys write it: `item:KA-1`, `agreement:workplace`."""
        if self is Scope.AGREEMENT:
            return f"agreement:{agreement.id}"
        return f"{self.value}:{happening.text(self.fact)}"


WIDEST_FIRST = (Scope.AGREEMENT, Scope.PLACE, Scope.PERSON, Scope.ITEM, Scope.CASE)


class Every(StrEnum):
    """When a counter begins anew."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    AGREEMENT_YEAR = "agreement-year"
    TERM = "term"

    def window(self, day: date, agreement: Header) -> tuple[date, date | None]:
        """First day, and day after the last, of the window that `day` lies in; None for one without an end."""
        system = agreement.calendar_system
        if self is Every.TERM:
            term = agreement.term
            return (term.start, term.end) if term else (EVER, None)
        if self is Every.AGREEMENT_YEAR and agreement.term is not None:
            first = agreement.term.start
            years = max(0, parts_of(day, system)[0] - parts_of(first, system)[0] + 1)
            while (start := add_months(first, MONTHS_IN_YEAR * years, system)) > day:
                years -= 1
            return start, add_months(first, MONTHS_IN_YEAR * (years + 1), system)
        months = _MONTHS[self]
        year, month, _ = parts_of(day, system)
        begun = (month - 1) // months * months + 1
        start = date_from_parts(system, year, begun, 1)
        return start, date_from_parts(system, *month_after(year, begun, months), 1)


_MONTHS = {
    Every.MONTH: 1,
    Every.QUARTER: MONTHS_IN_QUARTER,
    Every.YEAR: MONTHS_IN_YEAR,
    Every.AGREEMENT_YEAR: MONTHS_IN_YEAR,
}


@dataclass(frozen=True, slots=True)
class Counter:
    """One scope and one reset."""

    scope: Scope
    every: Every

    def key(self, happening: Happening, day: date, agreement: Header) -> tuple[str, date]:
        """What the happening counts towards: the subject and the first day of the window."""
        return self.scope.of(happening, agreement), self.every.window(day, agreement)[0]

    def since(self, day: date, agreement: Header) -> date:
        """From which day on everything must be known to count right on `day`."""
        return self.every.window(day, agreement)[0]

    def phrases(self) -> list[Reason]:
        """The counter in words: per item, each month."""
        return [Reason(f"counter.scope.{self.scope}"), Reason(f"counter.every.{self.every}")]


def read_counter(table: Table, agreement: Header, *, scope: Scope, every: Every) -> Counter:
    """The keys `scope` (or `per`) and `every` of a table, with these where they are not written."""
    if table.has("scope") and table.has("per"):
        table.wrong("per", "`scope` and `per` mean the same; leave one out")
    said = table.choice("per" if table.has("per") else "scope", Scope)
    reset = table.choice("every", Every)
    table.allow("scope", "per")
    if reset == Every.AGREEMENT_YEAR and agreement.term is None:
        table.wrong(
            "every", "an agreement year counts from the first day of the term; write [agreement.term]"
        )
    return Counter(Scope(said) if said else scope, Every(reset) if reset else every)


def widest(counters: Iterable[Counter]) -> Scope | None:
    """The widest scope of some counters, which the rating key is about."""
    scopes = {counter.scope for counter in counters}
    return next((scope for scope in WIDEST_FIRST if scope in scopes), None)
