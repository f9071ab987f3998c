"""Rounding of begin, end and duration of work: up, down or to the nearest quantum, exact to the microsecond.

Begin and end are rounded on the clock on the wall (from local midnight), the duration by what then lies between
them. Nothing is rounded that nothing is said of; a quantum alone means up to the started one, as design.md section
4.1 has it. Begin at `rounded_work`; minutes of a case that are added first are rounded by `quanta.case_rounding`.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from huolto.rules.errors import RulesError

MICROSECOND = timedelta(microseconds=1)
NO_TIME = timedelta(0)


class Rounding(StrEnum):
    """Which way a part of a quantum goes."""

    UP = "up"
    DOWN = "down"
    NEAREST = "nearest"


@dataclass(frozen=True, slots=True)
class RoundTo:
    """A quantum of time and the way to it: 15 minutes, up."""

    quantum: timedelta
    mode: Rounding = Rounding.UP

    def __post_init__(self) -> None:
        if self.quantum <= NO_TIME:
            raise RulesError(f"A quantum is longer than nothing, not {self.quantum}.", code="invalid-quantum")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRounding:
    """What is rounded, each in its own way; None leaves it as it is."""

    begin: RoundTo | None = None
    end: RoundTo | None = None
    duration: RoundTo | None = None


@dataclass(frozen=True, slots=True)
class RoundedWork:
    """Work as it is charged; `duration` may differ from what lies between begin and end by its own rounding."""

    begin: datetime
    end: datetime
    duration: timedelta


def whole_quanta(amount: int, quantum: int, mode: Rounding = Rounding.UP) -> int:
    """How many quanta `amount` counts as, both in one unit: 16 of 15 are 2 up, 1 down, 1 to the nearest.

    Half a quantum goes up to the nearest. Raises `RulesError` for an amount below zero or no quantum.
    """
    if quantum <= 0:
        raise RulesError(f"A quantum is above zero, not {quantum}.", code="invalid-quantum")
    if amount < 0:
        raise RulesError(f"Time that is rounded cannot be below zero, not {amount}.", code="negative-time")
    if mode is Rounding.UP:
        return -(-amount // quantum)
    if mode is Rounding.DOWN:
        return amount // quantum
    return (2 * amount + quantum) // (2 * quantum)


def rounded_duration(duration: timedelta, to: RoundTo | None) -> timedelta:
    """`duration` in whole quanta; itself where nothing is said. Raises `RulesError` for one below zero."""
    if to is None:
        return duration
    return to.quantum * whole_quanta(duration // MICROSECOND, to.quantum // MICROSECOND, to.mode)


def rounded_instant(instant: datetime, to: RoundTo | None) -> datetime:
    """`instant` moved to a whole quantum of its own wall clock; itself where nothing is said.

    The way there is elapsed time, so on the day the clocks change no hour is won or lost.
    """
    if to is None:
        return instant
    since_midnight = timedelta(
        hours=instant.hour,
        minutes=instant.minute,
        seconds=instant.second,
        microseconds=instant.microsecond,
    )
    moved = rounded_duration(since_midnight, to) - since_midnight
    if instant.tzinfo is None:
        return instant + moved
    return (instant.astimezone(UTC) + moved).astimezone(instant.tzinfo)


def rounded_work(begin: datetime, end: datetime, rounding: TimeRounding) -> RoundedWork:
    """Work from `begin` to `end`, both with a zone or both without: the ends are rounded, then what is between.

    An end that lies before the begin, or comes to lie there by rounding, gives no time.
    """
    if (begin.tzinfo is None) != (end.tzinfo is None):
        message = f"Begin ({begin}) and end ({end}) are told apart: one has a zone and the other has none."
        raise RulesError(message, code="mixed-zones")
    first = rounded_instant(begin, rounding.begin)
    last = rounded_instant(end, rounding.end)
    between = _elapsed(first, last)
    if between < NO_TIME:
        return RoundedWork(first, first, NO_TIME)
    return RoundedWork(first, last, rounded_duration(between, rounding.duration))


def _elapsed(begin: datetime, end: datetime) -> timedelta:
    if begin.tzinfo is None:
        return end - begin
    return end.astimezone(UTC) - begin.astimezone(UTC)
