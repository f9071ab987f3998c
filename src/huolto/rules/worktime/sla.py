"""Clocks of a request on a working calendar: respond, update, solve, with pauses (design.md section 4.11).

A clock counts open time only, and not while the request is paused or closed. Begin at `read_clocks`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from huolto.rules.errors import RulesError
from huolto.rules.explanation import Reason
from huolto.rules.worktime.calendar import WorkCalendar
from huolto.rules.worktime.operations import add, between
from huolto.rules.worktime.zones import instant

SECONDS_IN_MINUTE = 60


class ClockEvent(StrEnum):
    """What happens to a request that a clock heeds."""

    CUSTOMER_MESSAGE = "customer_message"
    AGENT_REPLY = "agent_reply"
    FIRST_RESPONSE = "first_response"
    PAUSE = "pause"
    RESUME = "resume"
    CLOSE = "close"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True)
class ClockReading:
    """One clock: due while it runs (None while paused), or how much it used once it was stopped.

    `margin_seconds` is what was left of the target; below zero it was late.
    """

    due_at: datetime | None
    used_seconds: int | None
    margin_seconds: int | None
    reason: Reason


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Time in which the clocks run; `end` None is now and on."""

    start: datetime
    end: datetime | None


def read_clocks(
    calendar: WorkCalendar,
    created_at: datetime,
    events: Sequence[tuple[datetime, ClockEvent]],
    *,
    respond_seconds: int | None = None,
    update_seconds: int | None = None,
    solve_seconds: int | None = None,
) -> dict[str, ClockReading]:
    """The clocks that have a target, by name: `respond`, `update`, `solve`.

    The first reply (or first response) stops `respond`; `update` runs from a customer's message to the next
    reply and is there only once a customer wrote; closing stops `solve` until a reopening.
    """
    created = instant(created_at)
    ordered = sorted(((instant(at), event) for at, event in events), key=lambda pair: pair[0])
    running = list(_running(created, ordered))
    readings = {}
    if respond_seconds is not None:
        readings["respond"] = _reading(calendar, running, respond_seconds, created, _responded_at(ordered))
    if update_seconds is not None:
        waiting_since, answered_at = _last_exchange(ordered)
        if waiting_since is not None:
            readings["update"] = _reading(calendar, running, update_seconds, waiting_since, answered_at)
    if solve_seconds is not None:
        readings["solve"] = _reading(calendar, running, solve_seconds, created, _closed_at(ordered))
    return readings


def _reading(
    calendar: WorkCalendar,
    running: Sequence[_Stretch],
    target_seconds: int,
    start: datetime,
    stopped_at: datetime | None,
) -> ClockReading:
    if target_seconds < 0:
        raise RulesError(f"A target cannot be below zero, not {target_seconds} s.", code="invalid-target")
    asked = {"asked": target_seconds, "from": _shown(calendar, start)}
    if stopped_at is not None:
        used = _used(calendar, running, start, stopped_at)
        margin = target_seconds - used
        facts = asked | {"used": used, "at": _shown(calendar, stopped_at)}
        code = "worktime.clock-late" if margin < 0 else "worktime.clock-in-time"
        return ClockReading(None, used, margin, Reason(code, facts))
    due_at = _due_at(calendar, running, start, target_seconds)
    if due_at is None:
        return ClockReading(None, None, None, Reason("worktime.clock-paused", asked))
    facts = asked | {"due": _shown(calendar, due_at)}
    paused = any(one.end is not None and start <= one.end <= due_at for one in running)
    code = "worktime.clock-due-after-pause" if paused else "worktime.clock-due"
    return ClockReading(due_at, None, None, Reason(code, facts))


def _used(calendar: WorkCalendar, running: Sequence[_Stretch], start: datetime, until: datetime) -> int:
    return sum(
        between(calendar, max(one.start, start), until if one.end is None else min(one.end, until))
        for one in running
    )


def _due_at(
    calendar: WorkCalendar, running: Sequence[_Stretch], start: datetime, seconds: int
) -> datetime | None:
    remaining = seconds
    for one in running:
        begins = max(one.start, start)
        if one.end is None:
            return add(calendar, begins, remaining)
        if one.end <= begins:
            continue
        open_seconds = between(calendar, begins, one.end)
        if 0 < remaining <= open_seconds:
            return add(calendar, begins, remaining)
        remaining -= open_seconds
    return None


def _running(created: datetime, events: Sequence[tuple[datetime, ClockEvent]]) -> Iterator[_Stretch]:
    paused = closed = False
    begins: datetime | None = created
    for at, event in events:
        if event in (ClockEvent.PAUSE, ClockEvent.RESUME):
            paused = event is ClockEvent.PAUSE
        elif event in (ClockEvent.CLOSE, ClockEvent.REOPEN):
            closed = event is ClockEvent.CLOSE
        runs = not paused and not closed
        if begins is not None and not runs:
            yield _Stretch(begins, at)
            begins = None
        elif begins is None and runs:
            begins = at
    if begins is not None:
        yield _Stretch(begins, None)


def _responded_at(events: Sequence[tuple[datetime, ClockEvent]]) -> datetime | None:
    replies = (ClockEvent.AGENT_REPLY, ClockEvent.FIRST_RESPONSE)
    return next((at for at, event in events if event in replies), None)


def _closed_at(events: Sequence[tuple[datetime, ClockEvent]]) -> datetime | None:
    closed_at: datetime | None = None
    for at, event in events:
        if event is ClockEvent.CLOSE and closed_at is None:
            closed_at = at
        elif event is ClockEvent.REOPEN:
            closed_at = None
    return closed_at


def _last_exchange(
    events: Sequence[tuple[datetime, ClockEvent]],
) -> tuple[datetime | None, datetime | None]:
    """When the customer's last unanswered turn began, and when it was answered."""
    asked_at: datetime | None = None
    answered_at: datetime | None = None
    for at, event in events:
        if event is ClockEvent.CUSTOMER_MESSAGE and (asked_at is None or answered_at is not None):
            asked_at, answered_at = at, None
        elif event is ClockEvent.AGENT_REPLY and asked_at is not None and answered_at is None:
            answered_at = at
    return asked_at, answered_at


def _shown(calendar: WorkCalendar, at: datetime) -> str:
    return at.astimezone(calendar.zone).isoformat()
