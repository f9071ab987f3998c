"""Zones and clock changes: every time is turned into an instant (UTC) before anything is counted."""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from huolto.rules.errors import RulesError


class WallTime(StrEnum):
    """How often a wall clock shows a time on a day: once, never (spring gap) or twice (autumn)."""

    ONCE = "once"
    SKIPPED = "skipped"
    TWICE = "twice"


def zone_named(name: str) -> ZoneInfo:
    """The zone of the tz database; raises `RulesError` for an unknown name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError, TypeError, AttributeError):
        message = f"Unknown zone {name!r}; write a name such as Europe/Oslo."
        raise RulesError(message, code="unknown-zone") from None


def local_to_instant(day: date, since_midnight: timedelta, zone: ZoneInfo) -> datetime:
    """The instant (UTC) at which the wall clock in `zone` shows that time of `day`; 24 h is the day's end.

    A time that the spring change skips is as much later (02:30 is 03:30); of one that autumn repeats the first
    counts.
    """
    wall = datetime.combine(day, time(0)) + since_midnight
    return wall.replace(tzinfo=zone, fold=0).astimezone(UTC)


def wall_time(day: date, since_midnight: timedelta, zone: ZoneInfo) -> WallTime:
    """Whether the wall clock shows that time of `day` once, never or twice."""
    wall = datetime.combine(day, time(0)) + since_midnight
    first, second = wall.replace(tzinfo=zone, fold=0), wall.replace(tzinfo=zone, fold=1)
    if first.utcoffset() == second.utcoffset():
        return WallTime.ONCE
    back = first.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    return WallTime.TWICE if back == wall else WallTime.SKIPPED


def instant(at: datetime) -> datetime:
    """`at` in UTC; raises `RulesError` when it has no zone."""
    if at.tzinfo is None:
        raise RulesError(f"{at.isoformat()} has no zone; an instant needs one.", code="naive-time")
    return at.astimezone(UTC)


def since_midnight(at: datetime) -> timedelta:
    """The time of day of `at` as its wall clock shows it."""
    return timedelta(hours=at.hour, minutes=at.minute, seconds=at.second, microseconds=at.microsecond)


def shown_in(zone: ZoneInfo, at: datetime) -> str:
    """`at` as the wall clock of a zone shows it, with its offset."""
    return instant(at).astimezone(zone).isoformat()
