"""What meters counted: readings of one machine and meter in order of time, each with the days that its pages lie in."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from huolto.rules.agreement.happenings import Happening
from huolto.rules.explanation import Reason

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Counted:
    """Pages of one reading, spread evenly over the days [start, end); whole pages a stretch, and no page is lost."""

    reading: Happening
    start: date
    end: date
    pages: int

    def within(self, start: date, end: date) -> int:
        """The pages of some days."""
        return self._until(end) - self._until(start)

    def _until(self, day: date) -> int:
        days = (min(max(day, self.start), self.end) - self.start).days
        return self.pages * days // (self.end - self.start).days


@dataclass(frozen=True, slots=True)
class Meters:
    """All that was counted, up to which day each machine was read, and readings that cannot be right."""

    counted: Sequence[Counted]
    read_until: dict[str, date]
    faults: Sequence[tuple[Happening, Reason]]


def read_meters(
    readings: Iterable[Happening], zone: ZoneInfo, agreement: str, clause: str, *, is_spread: bool
) -> Meters:
    """The pages between readings. The first one of a meter only says where it stands, unless it says `from` or `count`."""
    by_meter: defaultdict[tuple[str, str], list[Happening]] = defaultdict(list)
    for reading in readings:
        by_meter[reading.subject, reading.text("meter")].append(reading)
    counted: list[Counted] = []
    faults: list[tuple[Happening, Reason]] = []
    until: dict[str, list[date]] = defaultdict(list)
    for (subject, _meter), rows in sorted(by_meter.items()):
        before: Happening | None = None
        for reading in sorted(rows, key=lambda row: (row.moment(zone), row.id)):
            day = reading.start(zone)
            pages, fault = _pages(reading, before, {"agreement": agreement, "clause": clause})
            if fault is not None:
                faults.append((reading, fault))
            if pages:
                begun = before.start(zone) if before is not None and is_spread else day
                counted.append(Counted(reading, begun, max(day, begun + ONE_DAY), pages))
            before = reading
        if before is not None:
            until[subject].append(before.start(zone))
    # A machine of several meters is read as far as all of them are.
    return Meters(counted, {subject: min(days) for subject, days in until.items()}, faults)


def _pages(reading: Happening, before: Happening | None, named: dict[str, str]) -> tuple[int, Reason | None]:
    count, start, end = (reading.number(fact) for fact in ("count", "from", "to"))
    if count is not None:
        return int(count), None
    stood = before.number("to") if before is not None else None
    if end is None:
        return 0, None
    if start is None:
        start = stood
    if start is None:
        return 0, None
    if end < start:
        back = {"from": int(start), "to": int(end)}
        return 0, Reason("unpriced.meter-back", named | back)
    if stood is not None and start > stood:
        gap = {"from": int(stood), "to": int(start)}
        return int(end - start), Reason("unpriced.meter-gap", named | gap)
    return int(end - start), None
