"""Working time: calendars with hours, holidays and breaks, counting on them, clocks, deliveries, and why.

Instants go in aware and come out in UTC. Begin at `WorkCalendar` (or `calendar_from`, which reads one from data),
then `due`, which gives a target's instant with its reason.
"""

from huolto.rules.worktime.calendar import OpenInterval, WorkCalendar, open_between
from huolto.rules.worktime.delivery import Delivery, delivery_of
from huolto.rules.worktime.exceptions import DayException, Effect, with_exceptions
from huolto.rules.worktime.explained import Due, due, due_after_days
from huolto.rules.worktime.opening import (
    Opening,
    hours_in_words,
    moment_in_words,
    opening_at,
    spans_in_words,
    weekday_name,
)
from huolto.rules.worktime.operations import (
    NeverOpenError,
    add,
    add_days,
    add_days_to_date,
    between,
    closing_on,
    days_between,
    is_open,
    is_working_day,
    next_close,
    next_open,
    next_working_day,
    periods_after,
    prev_open,
    subtract,
    subtract_days,
)
from huolto.rules.worktime.reading import calendar_from
from huolto.rules.worktime.sla import ClockEvent, ClockReading, read_clocks
from huolto.rules.worktime.zones import local_to_instant, zone_named

__all__ = [
    "ClockEvent",
    "ClockReading",
    "DayException",
    "Delivery",
    "Due",
    "Effect",
    "NeverOpenError",
    "OpenInterval",
    "Opening",
    "WorkCalendar",
    "add",
    "add_days",
    "add_days_to_date",
    "between",
    "calendar_from",
    "closing_on",
    "days_between",
    "delivery_of",
    "due",
    "due_after_days",
    "hours_in_words",
    "is_open",
    "is_working_day",
    "local_to_instant",
    "moment_in_words",
    "next_close",
    "next_open",
    "next_working_day",
    "open_between",
    "opening_at",
    "periods_after",
    "prev_open",
    "read_clocks",
    "spans_in_words",
    "subtract",
    "subtract_days",
    "weekday_name",
    "with_exceptions",
    "zone_named",
]
