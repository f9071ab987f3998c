"""`window = { inside = "team" }` or `{ outside = "team" }`: whether something happens within the hours of a calendar."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from huolto.rules.agreement.calendars import calendar_named
from huolto.rules.agreement.happenings import Happening
from huolto.rules.agreement.own_days import Laid
from huolto.rules.agreement.reading import Table
from huolto.rules.explanation import Reason
from huolto.rules.worktime.calendar import WorkCalendar
from huolto.rules.worktime.operations import is_open


@dataclass(frozen=True, slots=True)
class Window:
    """The hours of a calendar, or all time outside them."""

    name: str
    calendar: WorkCalendar
    is_inside: bool
    zone: ZoneInfo
    """In which a time without a zone is meant."""

    def holds(self, happening: Happening) -> bool:
        """Whether the happening falls into the window."""
        return is_open(self.calendar, happening.moment(self.zone)) == self.is_inside

    def with_days(self, laid: Laid) -> "Window":
        """The window with the provider's own days."""
        return replace(self, calendar=laid.where_provided(self.calendar))

    @property
    def phrase(self) -> Reason:
        """The window in words."""
        side = "inside" if self.is_inside else "outside"
        return Reason(f"clause.window.{side}", {"calendar": self.name})


def read_window(table: Table, calendars: Mapping[str, WorkCalendar], zone: ZoneInfo) -> Window | None:
    """The key `window` of a table; None when there is none, or something in it is wrong and noted."""
    window = table.table("window", expected='{ inside = "team" } or { outside = "team" }')
    if window is None:
        return None
    sides = [side for side in ("inside", "outside") if window.has(side)]
    window.allow("inside", "outside")
    window.close()
    if len(sides) != 1:
        window.wrong("", 'expected either { inside = "team" } or { outside = "team" }')
        return None
    calendar = calendar_named(window, sides[0], calendars, required=True)
    if calendar is None:
        return None
    return Window(str(window.data[sides[0]]), calendar, sides[0] == "inside", zone)
