"""Counting by search answers what walking from opening to opening answers, on random calendars, over clock changes."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huolto.rules.worktime import (
    NeverOpenError,
    WorkCalendar,
    add,
    between,
    is_open,
    next_open,
    open_between,
    prev_open,
    subtract,
    timeline,
    zone_named,
)
from huolto.rules.worktime.hours import Span

BEGIN = datetime(2026, 1, 15, tzinfo=UTC)
FAR = timedelta(days=400)

spans = st.builds(
    lambda start, length: Span(start, start + length), st.integers(0, 1439), st.integers(1, 1440)
)
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
calendars = st.builds(
    WorkCalendar,
    zone=st.sampled_from(["Europe/Helsinki", "Asia/Tehran", "UTC", "America/St_Johns"]).map(zone_named),
    weekly=st.dictionaries(st.integers(0, 6), st.lists(spans, min_size=1, max_size=3).map(tuple), min_size=1),
    holidays=st.frozensets(days, max_size=20),
    date_hours=st.dictionaries(days, st.lists(spans, max_size=2).map(tuple), max_size=8),
    breaks=st.dictionaries(days, st.lists(spans, min_size=1, max_size=2).map(tuple), max_size=8),
)
instants = st.integers(0, 250 * 24 * 60).map(lambda minutes: BEGIN + timedelta(minutes=minutes))
spells = st.integers(1, 90 * 60 * 60)


def walked(calendar: WorkCalendar, start: datetime, seconds: int) -> datetime:
    left = timedelta(seconds=seconds)
    for opened in open_between(calendar, start, start + FAR):
        if opened.start + left <= opened.end:
            return opened.start + left
        left -= opened.end - opened.start
    pytest.fail("the walk is too short")


def walked_back(calendar: WorkCalendar, end: datetime, seconds: int) -> datetime:
    left = timedelta(seconds=seconds)
    for opened in reversed(open_between(calendar, end - FAR, end)):
        if opened.end - left >= opened.start:
            return opened.end - left
        left -= opened.end - opened.start
    pytest.fail("the walk is too short")


@settings(max_examples=60, deadline=None)
@given(
    calendar=calendars.filter(lambda one: between(one, BEGIN, BEGIN + timedelta(days=21)) >= 60 * 60 * 6),
    start=instants,
    seconds=spells,
)
def test_adding_and_taking_away_stop_where_a_walk_stops(
    calendar: WorkCalendar, start: datetime, seconds: int
) -> None:
    assert add(calendar, start, seconds) == walked(calendar, start, seconds)
    assert subtract(calendar, start, seconds) == walked_back(calendar, start, seconds)
    assert between(calendar, start, add(calendar, start, seconds)) == seconds


@settings(max_examples=60, deadline=None)
@given(calendar=calendars, start=instants, end=instants)
def test_between_is_the_sum_of_what_is_open(calendar: WorkCalendar, start: datetime, end: datetime) -> None:
    opened = open_between(calendar, start, end) if start < end else []
    assert between(calendar, start, end) == sum(one.seconds for one in opened)


@settings(max_examples=60, deadline=None)
@given(calendar=calendars, at=instants)
def test_the_next_and_the_last_opening_are_those_of_a_walk(calendar: WorkCalendar, at: datetime) -> None:
    ahead, behind = open_between(calendar, at, at + FAR), open_between(calendar, at - FAR, at)
    if ahead and behind:
        assert next_open(calendar, at) == ahead[0].start
        assert prev_open(calendar, at) == behind[-1].end
    assert is_open(calendar, at) == bool(open_between(calendar, at, at + timedelta.resolution))


def test_hours_that_never_end_are_one_stretch_over_all_blocks() -> None:
    always = WorkCalendar(zone_named("UTC"), {day: (Span(0, 1440),) for day in range(7)})
    year = 365 * 24 * 60 * 60
    assert add(always, BEGIN, year) == BEGIN + timedelta(seconds=year)
    assert subtract(always, BEGIN, year) == BEGIN - timedelta(seconds=year)
    assert between(always, BEGIN, BEGIN + timedelta(seconds=year)) == year


def test_a_calendar_that_is_open_once_in_nine_years_is_waited_for_and_one_that_never_is_refused() -> None:
    once = WorkCalendar(zone_named("UTC"), {}, date_hours={date(2035, 1, 1): (Span(0, 60),)})
    assert add(once, BEGIN, 3600) == datetime(2035, 1, 1, 1, tzinfo=UTC)
    assert next_open(once, BEGIN) == datetime(2035, 1, 1, tzinfo=UTC)
    with pytest.raises(NeverOpenError, match="after 2026-01-15"):
        add(once, BEGIN, 3601)
    with pytest.raises(NeverOpenError, match="before 2026-01-15"):
        subtract(once, BEGIN, 1)


@settings(max_examples=60, deadline=None)
@given(calendars, instants, st.integers(1, 300 * 24 * 60))
def test_what_is_open_between_two_instants_is_what_the_days_say(
    calendar: WorkCalendar, start: datetime, minutes: int
) -> None:
    end = start + timedelta(minutes=minutes)
    known = timeline.opened(calendar, timeline.micros(start), timeline.micros(end))
    days = open_between(calendar, start, end)
    assert known == [(timeline.micros(one.start), timeline.micros(one.end)) for one in days]
