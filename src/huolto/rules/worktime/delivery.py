"""Delivery by a cut-off: dispatched by the sender's working days, delivered on the receiver's (design.md 4.6, S4.21)."""

from dataclasses import dataclass
from datetime import date, datetime

from huolto.rules.errors import RulesError
from huolto.rules.explanation import Reason
from huolto.rules.worktime.calendar import WorkCalendar
from huolto.rules.worktime.operations import closing_on, is_working_day, next_working_day
from huolto.rules.worktime.zones import instant


@dataclass(frozen=True, slots=True)
class Delivery:
    """When a thing leaves, the day it arrives, and that day's closing at the receiver's, by which it is due."""

    dispatched_on: date
    delivered_on: date
    due_at: datetime
    reason: Reason


def delivery_of(
    registered_at: datetime,
    cut_off_minutes: int,
    *,
    sender: WorkCalendar,
    receiver: WorkCalendar,
    transit_days: int = 1,
) -> Delivery:
    """The delivery of what was registered at that instant; exactly at the cut-off is too late.

    `cut_off_minutes` are minutes of the sender's day (14:00 is 840). It leaves the same day when that is one of
    the sender's working days and the cut-off is not reached, else the sender's next working day; it arrives on
    the receiver's `transit_days`-th working day after. Friday 13:59 arrives Monday, Friday 14:00 Tuesday.
    """
    if transit_days < 1:
        raise RulesError(f"A delivery takes at least one day, not {transit_days}.", code="invalid-transit")
    local = instant(registered_at).astimezone(sender.zone)
    in_time = local.hour * 60 + local.minute < cut_off_minutes
    works = is_working_day(sender, local.date())
    dispatched_on = local.date() if works and in_time else next_working_day(sender, local.date())
    delivered_on = dispatched_on
    for _ in range(transit_days):
        delivered_on = next_working_day(receiver, delivered_on)
    facts = {
        "at": local.isoformat(),
        "cut_off": f"{cut_off_minutes // 60:02d}:{cut_off_minutes % 60:02d}",
        "dispatched": dispatched_on.isoformat(),
        "delivered": delivered_on.isoformat(),
    }
    code = _code(works=works, in_time=in_time)
    return Delivery(dispatched_on, delivered_on, closing_on(receiver, delivered_on), Reason(code, facts))


def _code(*, works: bool, in_time: bool) -> str:
    if not works:
        return "worktime.delivery-day-off"
    return "worktime.delivery-before-cut-off" if in_time else "worktime.delivery-after-cut-off"
