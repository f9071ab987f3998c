"""A past stretch played again day by day with another number of spares: whom it would have served, whom kept waiting."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from huolto.rules.sizing.errors import SizingError

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Trip:
    """One spare that went out: asked for on a day, and how many days after going out a unit was back in the pool.

    `days` is None for one that never came back.
    """

    asked_on: date
    days: int | None


@dataclass(frozen=True, slots=True)
class Day:
    """The evening of a day: spares left, how many are away, how many users still wait."""

    on: date
    left: int
    away: int
    waiting: int


@dataclass(frozen=True)
class Replayed:
    """What so many spares would have done: days, who was served at once, and the waits of the others in days.

    `unserved` still wait at the end. `enough` is the fewest spares that would have served all at once.
    """

    days: tuple[Day, ...]
    asked: int
    served_at_once: int
    waits: tuple[int, ...]
    unserved: int
    enough: int

    @property
    def level(self) -> float:
        """The share that was served at once; 1 where nobody asked."""
        return self.served_at_once / self.asked if self.asked else 1.0


def replay(trips: Iterable[Trip], *, spares: int, begins: date, ends: date) -> Replayed:
    """Play the trips asked for from `begins` until before `ends` with `spares` in the pool at the beginning.

    On each day what comes back comes first, then those who wait are served, the longest first, then who asks that
    day. Raises SizingError for fewer than no spares, a time away below zero or a stretch that ends before it begins.
    """
    if spares < 0 or ends < begins:
        raise SizingError(f"{spares} spares from {begins} to {ends} cannot be played.")
    asking: dict[date, list[Trip]] = {}
    for trip in trips:
        if trip.days is not None and trip.days < 0:
            raise SizingError(f"What goes out on {trip.asked_on} cannot be back {-trip.days} days before.")
        if begins <= trip.asked_on < ends:
            asking.setdefault(trip.asked_on, []).append(trip)
    enough = _most_at_once(asking)
    left, away = spares, 0
    back: dict[date, int] = {}
    queue: deque[Trip] = deque()
    days, waits, at_once = [], [], 0
    on = begins
    while on < ends:
        returned = back.pop(on, 0)
        left, away = left + returned, away - returned
        queue.extend(asking.get(on, ()))
        while queue and left:
            trip = queue.popleft()
            waited = (on - trip.asked_on).days
            if waited:
                waits.append(waited)
            else:
                at_once += 1
            if trip.days == 0:
                continue
            left, away = left - 1, away + 1
            if trip.days is not None:
                due = on + DAY * trip.days
                back[due] = back.get(due, 0) + 1
        days.append(Day(on, left, away, len(queue)))
        on += DAY
    asked = sum(len(same_day) for same_day in asking.values())
    return Replayed(tuple(days), asked, at_once, tuple(waits), len(queue), enough)


def _most_at_once(asking: Mapping[date, Sequence[Trip]]) -> int:
    """The most that would have been away at a time had all been served on the day they asked, in their order."""
    back: dict[date, int] = {}
    most = away = 0
    for on in sorted({*asking, *(_back(trip) for day in asking.values() for trip in day if trip.days)}):
        away -= back.pop(on, 0)
        for trip in asking.get(on, ()):
            most = max(most, away + 1)
            if trip.days == 0:
                continue
            away += 1
            if trip.days is not None:
                back[_back(trip)] = back.get(_back(trip), 0) + 1
    return most


def _back(trip: Trip) -> date:
    return trip.asked_on + DAY * (trip.days or 0)
