"""The clock of a target that somebody works towards: due when, once the time in which nobody could work is counted out.

A target in open time or in working days moves by the open time of each pause. One that is said in words ("the close
of the same working day", "the next working day") begins anew when a pause ends, as though it were asked then. A
target that a planned start suspends is not due at all (design.md 4.5). Begin at `clock_of`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from huolto.rules.agreement.clauses.target import TargetClause
from huolto.rules.explanation import Reason
from huolto.rules.worktime.explained import shown
from huolto.rules.worktime.operations import add, between
from huolto.rules.worktime.zones import instant


@dataclass(frozen=True, slots=True)
class Pause:
    """Time in which the clock stands still, half-open; `end` None is until further notice. `cause` names a sentence."""

    start: datetime
    end: datetime | None
    cause: str = "customer"


@dataclass(frozen=True, slots=True)
class Clock:
    """When a target is due (None while it is paused or suspended), what is left at a pause, and each step to it.

    `left_seconds` is open time between the beginning of the running pause and when it was due then.
    """

    due_at: datetime | None
    left_seconds: int | None
    steps: tuple[Reason, ...]


def clock_of(
    clause: TargetClause,
    asked_at: datetime,
    pauses: Sequence[Pause] = (),
    *,
    planned_start_at: datetime | None = None,
) -> Clock:
    """The clock of what was asked at an instant, with its pauses in any order; all instants are aware."""
    timing = clause.timing
    calendar = timing.calendar
    if planned_start_at is not None and clause.is_suspended_by_planned_start:
        agreed = shown(timing.receiver, planned_start_at)
        return Clock(None, None, (Reason("target.suspended", {"start": agreed}),))
    due_at, first = timing.due(instant(asked_at))
    steps = [first]
    for pause in sorted(pauses, key=lambda one: instant(one.start)):
        start = max(instant(pause.start), instant(asked_at))
        if start >= due_at or (pause.end is not None and instant(pause.end) <= start):
            continue
        facts: dict[str, object] = {"from": shown(timing.receiver, start)}
        if pause.end is None:
            left = between(calendar, start, due_at)
            steps.append(Reason(f"clock.paused.{pause.cause}", {**facts, "left": left}))
            return Clock(None, left, tuple(steps))
        facts["until"] = shown(timing.receiver, instant(pause.end))
        if timing.word:
            due_at, again = timing.due(instant(pause.end))
            steps += [Reason(f"clock.anew.{pause.cause}", facts), again]
        else:
            span = between(calendar, start, pause.end)
            due_at = add(calendar, due_at, span)
            facts |= {"span": span, "due": shown(timing.receiver, due_at)}
            steps.append(Reason(f"clock.moved.{pause.cause}", facts))
    return Clock(due_at, None, tuple(steps))
