"""Days of somebody's own laid over the calendars of an agreement: the provider's where it works, the customer's where it receives.

An agreement names holidays of a country and dates; that the provider takes stock on 2 May or that a school is closed for
a week stands in no file. Begin at `OwnDays`; `Agreement.with_days` gives the agreement that knows them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from huolto.rules.explanation import Reason
from huolto.rules.worktime.calendar import ONE_DAY, Named, WorkCalendar
from huolto.rules.worktime.exceptions import DayException, with_exceptions


@dataclass(frozen=True, slots=True)
class OwnDays:
    """Days that differ: the provider's, and those of the customer (and of the organisations above it)."""

    provider: tuple[DayException, ...] = ()
    customer: tuple[DayException, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.provider or self.customer)


@dataclass(frozen=True, slots=True)
class Laid:
    """Own days on their way over an agreement: clauses that share a calendar share what becomes of it."""

    days: OwnDays
    _done: dict[tuple[int, str], WorkCalendar] = field(default_factory=dict)

    def where_provided(self, calendar: WorkCalendar) -> WorkCalendar:
        """A calendar by which the provider works."""
        return self._laid(calendar, "provider", self.days.provider)

    def where_received(self, calendar: WorkCalendar) -> WorkCalendar:
        """A calendar by which something is received at the customer's."""
        return self._laid(calendar, "customer", self.days.customer)

    def _laid(self, calendar: WorkCalendar, side: str, days: tuple[DayException, ...]) -> WorkCalendar:
        key = (id(calendar), side)
        if key not in self._done:
            self._done[key] = with_exceptions(calendar, days)
        return self._done[key]


def told_with_own_days(reason: Reason, *between: tuple[WorkCalendar, datetime, datetime]) -> Reason:
    """The reason, and the own days between two instants that changed what is open and that it does not name yet."""
    named = {
        piece["params"]["day"]
        for piece in reason.params.get("walk", ())
        if piece["code"].startswith("walk.own-day")
    }
    days: list[Reason] = []
    for calendar, start, end in between:
        days += [one for one in _own_days(calendar, start, end, named) if one not in days]
    if not days:
        return reason
    told = {"why": [reason.to_json()], "days": [day.to_json() for day in days]}
    return Reason("worktime.with-own-days", told)


def _own_days(calendar: WorkCalendar, start: datetime, end: datetime, named: set[str]) -> Iterator[Reason]:
    """The own days as phrases; neighbouring ones of one name together, and without those that are closed anyway."""
    if not (calendar.closed_for or calendar.hours_for or calendar.breaks_for):
        return
    first, last = calendar.local_day(start), calendar.local_day(end)
    run: list[tuple[date, str, Named]] = []
    for number in range((last - first).days + 1):
        found = _own(calendar, first + number * ONE_DAY, named)
        if run and (found is None or found[1:] != run[-1][1:]):
            yield from _run(calendar, run)
            run = []
        if found is not None:
            run.append(found)
    yield from _run(calendar, run)


def _own(calendar: WorkCalendar, day: date, named: set[str]) -> tuple[date, str, Named] | None:
    if day in calendar.closed_for:
        return None if day.isoformat() in named else (day, "closed", calendar.closed_for[day])
    if day in calendar.hours_for:
        return day, "hours", calendar.hours_for[day]
    breaks = [name for (on, _span), name in calendar.breaks_for.items() if on == day]
    return (day, "hours", breaks[0]) if breaks else None


def _run(calendar: WorkCalendar, run: list[tuple[date, str, Named]]) -> Iterator[Reason]:
    if not run:
        return
    days, kind, name = [day for day, _kind, _name in run], run[0][1], run[0][2]
    if kind == "closed" and not any(day.weekday() in calendar.weekly for day in days):
        return
    facts = {"from": days[0].isoformat(), "name": name}
    if len(days) == 1:
        yield Reason(f"own-days.{kind}", facts)
    else:
        yield Reason(f"own-days.{kind}-to", facts | {"to": days[-1].isoformat()})
