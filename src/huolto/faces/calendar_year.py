"""A year as a list by month: holidays of the country by name, and days that differ. Begin at `year_of`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from huolto.foundation.actors import Actor
from huolto.foundation.localisation import Localisation, current
from huolto.parties.calendar_days import calendar_days, exception_of
from huolto.parties.calendar_words import days_in_words, what_happens
from huolto.parties.models import CalendarDays, Organisation
from huolto.rules.calendars import date_from_parts, parts_of
from huolto.rules.errors import RulesError
from huolto.rules.formatting import country_name, format_month
from huolto.rules.periods import month_of
from huolto.rules.texts import local_digits
from huolto.rules.worktime import weekday_name
from huolto.rules.worktime.exceptions import Effect
from huolto.rules.worktime.national import holidays_between, weekend_of

AROUND = 50
"""Years before and after this one that can be looked at."""


@dataclass(frozen=True)
class YearRow:
    """A holiday (`days` is None), or days that differ; `owner` is named where they come from somebody else."""

    first: date
    when: str
    weekday: str
    name: str
    is_weekend: bool
    what: str = ""
    kind: str = ""
    owner: str = ""
    days: CalendarDays | None = None


@dataclass(frozen=True)
class Year:
    """One year of the reader's calendar, by month, with what is before and after it."""

    number: int
    label: str
    country: str
    before: int | None
    after: int | None
    months: tuple[tuple[str, tuple[YearRow, ...]], ...]
    weekend: str
    is_known: bool
    """Whether the country's holidays are known."""
    own: int
    """How many rows are the owner's own."""


def year_of(actor: Actor, customer: Organisation | None, asked: str | None) -> Year:
    """The year asked for (else this one) of the provider, or of a customer with what the provider closes for."""
    here = current()
    this_year = parts_of(timezone.now().astimezone(here.zone).date(), here.calendar_system)[0]
    number = _number(asked, this_year)
    start, end = (date_from_parts(here.calendar_system, year, 1, 1) for year in (number, number + 1))
    country = customer.country if customer else actor.provider.country
    holidays, weekend = _country(country, start, end, here.language)
    rows = [_holiday(day, name, weekend, here) for day, name in holidays.items()]
    days = calendar_days(actor, customer, start=start, end=end)
    if customer is not None:
        days += calendar_days(actor, None, start=start, end=end)
    rows += [_differing(row, actor, customer, weekend, start) for row in days]
    rows.sort(key=lambda row: (row.first, row.days is not None))
    return Year(
        number=number,
        label=local_digits(str(number), here.language),
        country=country_name(country, here.language),
        before=number - 1 if number > this_year - AROUND else None,
        after=number + 1 if number < this_year + AROUND else None,
        months=tuple(_by_month(rows, here)),
        weekend=" · ".join(weekday_name(day, here.language) for day in _in_week_order(weekend)),
        is_known=bool(weekend),
        own=sum(1 for row in rows if row.days is not None and not row.owner),
    )


def _number(asked: str | None, this_year: int) -> int:
    if asked and asked.isascii() and asked.isdigit() and abs(int(asked[:6]) - this_year) <= AROUND:
        return int(asked)
    return this_year


def _country(code: str, start: date, end: date, language: str) -> tuple[Mapping[date, str], frozenset[int]]:
    try:
        return holidays_between(code, start, end, language), weekend_of(code)
    except RulesError:
        return {}, frozenset()


def _holiday(day: date, name: str, weekend: frozenset[int], here: Localisation) -> YearRow:
    return YearRow(
        first=day,
        when=days_in_words(day, day),
        weekday=weekday_name(day.weekday(), here.language),
        name=name,
        is_weekend=day.weekday() in weekend,
    )


def _differing(
    row: CalendarDays, actor: Actor, customer: Organisation | None, weekend: frozenset[int], start: date
) -> YearRow:
    one = exception_of(row, fallback=actor.provider.language)
    is_own = row.customer_id == (customer.pk if customer else None)
    whose: Any = row.customer or actor.provider
    return YearRow(
        # What began in the year before stands at its beginning.
        first=max(one.first, start),
        when=days_in_words(one.first, one.last),
        weekday=weekday_name(one.first.weekday(), current().language) if one.days == 1 else "",
        name=one.name,
        is_weekend=one.days == 1 and one.first.weekday() in weekend,
        what=what_happens(one),
        kind="good" if one.effect in (Effect.OPEN, Effect.OPEN_HOURS) else "bad",
        owner="" if is_own else whose.name,
        days=row,
    )


def _by_month(rows: list[YearRow], here: Localisation) -> Iterator[tuple[str, tuple[YearRow, ...]]]:
    months: dict[Any, list[YearRow]] = {}
    for row in rows:
        months.setdefault(month_of(row.first, here.calendar_system), []).append(row)
    for month, several in months.items():
        yield format_month(month, here.language), tuple(several)


def _in_week_order(weekend: frozenset[int]) -> list[int]:
    """Saturday stands before Sunday, Thursday before Friday."""
    return sorted(weekend)
