"""The clock of a target: pauses move it, words begin anew, a planned start suspends it; each step is told."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huolto.rules.agreement import parse
from huolto.rules.agreement.clauses.target import TargetClause
from huolto.rules.agreement.clock import Pause, clock_of
from huolto.rules.explanation import render
from huolto.rules.worktime.operations import add, between

HELSINKI = ZoneInfo("Europe/Helsinki")
AGREEMENT = """
language = 1
[agreement]
id = "support"
name = { en = "Support" }
currency = "EUR"
zone = "Europe/Helsinki"
tax = "standard"
prices_include_tax = false
[calendar.desk]
hours = { mon-fri = ["08:00-16:00"] }
[[target]]
id = "answer"
kind = "respond"
due = "2 h"
calendar = "desk"
[[target]]
id = "same-day"
kind = "solve"
due = "close-of-same-working-day"
calendar = "desk"
suspended_by = "planned-start"
[[target]]
id = "in-two-days"
kind = "plan"
due = "2 working days"
calendar = "desk"
[[target]]
id = "next-day"
kind = "deliver"
due = "next-working-day"
cut_off = "14:00"
calendar = "desk"
"""


def clause(name: str) -> TargetClause:
    found = next(one for one in parse(AGREEMENT).clauses if one.id == name)
    assert isinstance(found, TargetClause)
    return found


def at(day: int, clock: str) -> datetime:
    """A time in March 2026 in Helsinki; the 2nd is a Monday."""
    hour, minute = clock.split(":")
    return datetime(2026, 3, day, int(hour), int(minute), tzinfo=HELSINKI)


def test_without_a_pause_it_is_due_as_the_target_says() -> None:
    clock = clock_of(clause("answer"), at(2, "09:00"))
    assert clock.due_at == at(2, "11:00")
    assert [step.code for step in clock.steps] == ["worktime.added"]


def test_a_pause_moves_open_time_by_what_was_open_of_it() -> None:
    clock = clock_of(clause("answer"), at(2, "15:00"), [Pause(at(2, "15:30"), at(3, "09:00"))])
    # Half an hour used on Monday; the pause took half an hour of Monday and an hour of Tuesday.
    assert clock.due_at == at(3, "10:30")
    assert render(clock.steps[-1], "en", zone=HELSINKI).replace("\u00a0", " ").replace("\u202f", " ") == (
        "It waited for the customer from 2 Mar 2026, 15:30 until 3 Mar 2026, 09:00, 1 h 30 min of open time:"
        " due 3 Mar 2026, 10:30."
    )


def test_pauses_at_night_move_nothing() -> None:
    night = [Pause(at(2, "17:00"), at(3, "07:00"))]
    assert clock_of(clause("answer"), at(2, "15:00"), night).due_at == at(3, "09:00")


def test_while_it_is_paused_nothing_is_due_and_what_is_left_is_told() -> None:
    clock = clock_of(clause("answer"), at(2, "09:00"), [Pause(at(2, "09:45"), None, "approval")])
    assert clock.due_at is None
    assert clock.left_seconds == 75 * 60
    assert clock.steps[-1].code == "clock.paused.approval"


def test_a_pause_after_it_was_due_saves_nobody() -> None:
    late = [Pause(at(2, "12:00"), None)]
    assert clock_of(clause("answer"), at(2, "09:00"), late).due_at == at(2, "11:00")


def test_a_pause_from_before_it_was_asked_counts_from_then() -> None:
    early = [Pause(at(2, "08:00"), at(2, "10:00"))]
    assert clock_of(clause("answer"), at(2, "09:00"), early).due_at == at(2, "12:00")


def test_the_same_working_day_is_that_on_which_the_customer_answered() -> None:
    waited = [Pause(at(2, "10:00"), at(4, "09:00"))]
    clock = clock_of(clause("same-day"), at(2, "09:00"), waited)
    assert clock.due_at == at(4, "16:00")
    assert [step.code for step in clock.steps] == [
        "target.same-day",
        "clock.anew.customer",
        "target.same-day",
    ]


def test_the_next_working_day_heeds_the_cut_off_when_the_customer_answered() -> None:
    before = [Pause(at(2, "10:00"), at(3, "13:59"))]
    after = [Pause(at(2, "10:00"), at(3, "14:00"))]
    assert clock_of(clause("next-day"), at(2, "09:00"), before).due_at == at(4, "16:00")
    assert clock_of(clause("next-day"), at(2, "09:00"), after).due_at == at(5, "16:00")


def test_working_days_move_by_the_open_time_of_a_pause() -> None:
    waited = [Pause(at(2, "11:00"), at(4, "11:00"))]
    assert clock_of(clause("in-two-days"), at(2, "10:00")).due_at == at(4, "10:00")
    assert clock_of(clause("in-two-days"), at(2, "10:00"), waited).due_at == at(6, "10:00")


def test_a_planned_start_suspends_only_what_says_so() -> None:
    planned = at(9, "10:00")
    suspended = clock_of(clause("same-day"), at(2, "09:00"), planned_start_at=planned)
    assert suspended.due_at is None
    assert render(suspended.steps[0], "en", zone=HELSINKI) == (
        "It is agreed to look at this on 9 Mar 2026, 10:00; until then this goal rests."
    )
    assert clock_of(clause("answer"), at(2, "09:00"), planned_start_at=planned).due_at == at(2, "11:00")


minutes = st.integers(min_value=0, max_value=6 * 24 * 60)


@given(starts=st.lists(st.tuples(minutes, minutes), max_size=4))
def test_used_time_outside_of_pauses_is_what_the_target_asked(starts: list[tuple[int, int]]) -> None:
    base = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
    edges = sorted({edge for pair in starts for edge in pair})
    pairs = list(zip(edges[::2], edges[1::2], strict=False))
    moments = [(add_minutes(base, a), add_minutes(base, b)) for a, b in pairs]
    timed = clause("answer")
    calendar = timed.timing.calendar
    due_at = clock_of(timed, base, [Pause(a, b) for a, b in moments]).due_at
    assert due_at is not None
    paused = sum(between(calendar, a, min(b, due_at)) for a, b in moments if a < due_at)
    assert between(calendar, base, due_at) - paused == 2 * 60 * 60
    assert due_at == add(calendar, base, 2 * 60 * 60 + paused)


def add_minutes(base: datetime, count: int) -> datetime:
    return datetime.fromtimestamp(base.timestamp() + count * 60, tz=UTC)


@pytest.mark.parametrize("name", ["answer", "same-day", "in-two-days", "next-day"])
def test_an_empty_pause_changes_nothing(name: str) -> None:
    nothing = [Pause(at(2, "10:00"), at(2, "10:00"))]
    assert clock_of(clause(name), at(2, "09:00"), nothing) == clock_of(clause(name), at(2, "09:00"))
