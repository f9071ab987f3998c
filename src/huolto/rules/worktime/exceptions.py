"""Days that differ from the usual week and from the country's holidays: closed, shorter, or open after all.

Begin at `with_exceptions`, which gives a calendar that knows them.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from huolto.rules.errors import RulesError
from huolto.rules.worktime.calendar import ONE_DAY, Named, WorkCalendar
from huolto.rules.worktime.hours import Span

LONGEST_DAYS = 366
"""A longer exception is a mistake: weekly hours are changed instead."""


class Effect(StrEnum):
    """What an exception does to its days."""

    CLOSED = "closed"
    """Closed all day."""
    CLOSED_HOURS = "closed_hours"
    """Closed in these hours, else as usual."""
    OPEN = "open"
    """Open as on any such weekday, though it is a holiday of the country."""
    OPEN_HOURS = "open_hours"
    """Open in these hours and no others, holiday or weekend or not."""


WITH_HOURS = frozenset({Effect.CLOSED_HOURS, Effect.OPEN_HOURS})


@dataclass(frozen=True, slots=True)
class DayException:
    """Days from `first` until before `until` with their name; `spans` where the effect has hours.

    `names` are the name by language, for reasons that are read later, whatever the reader's.
    """

    first: date
    until: date
    name: str = ""
    effect: Effect = Effect.CLOSED
    spans: tuple[Span, ...] = ()
    names: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if not 0 < self.days <= LONGEST_DAYS:
            raise RulesError(
                f"{self.days} days are no exception; write 1 to {LONGEST_DAYS}.", code="invalid-exception"
            )
        if bool(self.spans) != (self.effect in WITH_HOURS):
            raise RulesError(f"{self.effect.value} with hours {self.spans!r}.", code="invalid-exception")

    @property
    def days(self) -> int:
        """How many days these are."""
        return (self.until - self.first).days

    @property
    def called(self) -> Named:
        """What the days are called, in every language where these are known."""
        return dict(self.names) or self.name

    @property
    def last(self) -> date:
        """The last day."""
        return self.until - ONE_DAY

    def dates(self) -> list[date]:
        """Its days, one by one."""
        return [self.first + step * ONE_DAY for step in range(self.days)]


def with_exceptions(calendar: WorkCalendar, exceptions: Iterable[DayException]) -> WorkCalendar:
    """The calendar with these exceptions.

    Where several name a day the one with fewer days counts, of equally long ones the later given; hours closed are
    taken out of whatever then is open. A date that the calendar itself names as a holiday stays closed. A calendar
    that does not follow such days stays as it is.
    """
    told = sorted(exceptions, key=lambda one: -one.days)
    if not told or not calendar.follows_own_days:
        return calendar
    whole: dict[date, DayException] = {}
    parts: dict[date, list[DayException]] = {}
    for one in told:
        for day in one.dates():
            if one.effect is Effect.CLOSED_HOURS:
                parts.setdefault(day, []).append(one)
            else:
                whole[day] = one
    date_hours, breaks = dict(calendar.date_hours), dict(calendar.breaks)
    closed: dict[date, Named] = {}
    names, opened = dict(calendar.closed_for), dict(calendar.hours_for)
    for day, one in whole.items():
        if one.effect is Effect.CLOSED:
            closed[day] = one.called
            continue
        if one.called:
            opened[day] = one.called
        if one.effect is Effect.OPEN_HOURS:
            date_hours[day] = one.spans
        else:
            date_hours.setdefault(day, calendar.weekly.get(day.weekday(), ()))
    for day, several in parts.items():
        spans = tuple(span for one in several for span in one.spans)
        breaks[day] = tuple(sorted((*breaks.get(day, ()), *spans)))
    break_names = dict(calendar.breaks_for)
    break_names |= {
        (day, span): one.called for day, several in parts.items() for one in several for span in one.spans
    }
    names |= {day: name for day, name in closed.items() if name}
    return replace(
        calendar,
        holidays=_Also(frozenset(closed), calendar.holidays),
        date_hours=date_hours,
        breaks=breaks,
        closed_for=names,
        hours_for=opened,
        breaks_for={key: name for key, name in break_names.items() if name},
    )


@dataclass(frozen=True, slots=True)
class _Also:
    """Days of either."""

    own: frozenset[date]
    others: Container[date]

    def __contains__(self, day: object) -> bool:
        return day in self.own or day in self.others
