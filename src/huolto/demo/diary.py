"""The demonstration's past: what happened on which day, lived through in the order of time.

Commands read the clock themselves (`django.utils.timezone.now`), so the clock is set back while a day is lived; that
is what makes an order placed in March be placed in March. Only the program that loads the demonstration does so.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from unittest import mock
from zoneinfo import ZoneInfo

from huolto.demo.parts import DemoPerson
from huolto.foundation.actors import Actor
from huolto.foundation.models import Provider
from huolto.parties.models import Person
from huolto.parties.queries import actor_of_person
from huolto.rules.calendars import CalendarSystem
from huolto.rules.periods import Period, month_of, previous_period


@dataclass(frozen=True)
class Size:
    """How much of the demonstration is made: the share of its devices, and how many months are lived through.

    The last month, the anchor's, is still open.
    """

    devices: float = 1.0
    months: int = 13

    def count(self, whole: int) -> int:
        """So many of `whole`, one at least."""
        return max(1, round(whole * self.devices))


Act = Callable[[datetime], object]
"""Something done at an instant, which it is given."""


@contextmanager
def clock_at(instant: datetime) -> Iterator[None]:
    """Let the commands below believe that it is this instant."""

    def now() -> datetime:
        return instant

    # A mock would write down each of a million calls.
    with mock.patch("django.utils.timezone.now", now):
        yield


class Diary:
    """Acts by their days; `live` does them in order. What is written for a day to come is done as the anchor begins."""

    def __init__(self, provider: Provider, anchor: date, months: int) -> None:
        self.provider = provider
        self.anchor = anchor
        self.months = _months(anchor, CalendarSystem(provider.calendar_system), months)
        self._acts: list[tuple[datetime, int, Act]] = []
        self._acting: dict[int, Actor] = {}

    @property
    def begin(self) -> date:
        """The first day of all."""
        return self.months[0].start

    def acting(self, person: Person) -> Actor:
        """The person with the rights of the first time that it acts: whoever acts often keeps theirs all year."""
        if person.pk not in self._acting:
            self._acting[person.pk] = actor_of_person(person)
        return self._acting[person.pk]

    def on(self, day: date, act: Act, *, hour: int = 9) -> None:
        """Write an act down for an hour of a day."""
        latest = self._instant(self.anchor, time(0, 5))
        at = min(self._instant(day, time(hour)), latest)
        self._acts.append((at, len(self._acts), act))

    def in_month(self, number: int, days: int, act: Act, *, hour: int = 9) -> None:
        """Write an act down for so many days after a month began, the first being 0; not for a month that is not lived."""
        if number < len(self.months):
            self.on(self.months[number].start + timedelta(days=days), act, hour=hour)

    def ago(self, days: int, act: Act, *, hour: int = 9) -> None:
        """Write an act down for so many days before the anchor, at least one."""
        self.on(self.anchor - timedelta(days=max(1, days)), act, hour=hour)

    def live(self) -> None:
        """Do everything in the order of time; what an act writes down is done too. Then there is nothing left."""
        while self._acts:
            self._acts.sort(key=lambda entry: entry[:2])
            at, _number, act = self._acts.pop(0)
            with clock_at(at):
                act(at)

    def _instant(self, day: date, hour: time) -> datetime:
        return datetime.combine(day, hour, tzinfo=ZoneInfo(self.provider.zone))


def _months(anchor: date, system: CalendarSystem, count: int) -> tuple[Period, ...]:
    months = [month_of(anchor, system)]
    while len(months) < count:
        months.insert(0, previous_period(months[0]))
    return tuple(months)


def lived_through(
    provider: Provider,
    anchor: date,
    size: Size,
    begin: Callable[[Actor, Diary, list[DemoPerson], Size], None],
) -> list[DemoPerson]:
    """Live a provider's past: `begin` settles everybody early on the first day and writes the rest into the diary."""
    diary = Diary(provider, anchor, size.months)
    shown: list[DemoPerson] = []
    diary.on(diary.begin, lambda _at: begin(Actor.system(provider), diary, shown, size), hour=6)
    diary.live()
    return shown
