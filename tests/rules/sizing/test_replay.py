"""A past year played again with another number of spares."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huolto.rules.sizing import SizingError, Trip, replay

BEGINS, ENDS = date(2026, 1, 1), date(2026, 3, 1)
LENGTH = (ENDS - BEGINS).days

trips = st.lists(
    st.builds(
        Trip,
        asked_on=st.integers(-5, LENGTH + 5).map(lambda day: BEGINS + timedelta(days=day)),
        days=st.none() | st.integers(0, 40),
    ),
    max_size=40,
)


def january(day: int, days: int | None) -> Trip:
    """One that was asked for on a day of January."""
    return Trip(date(2026, 1, day), days)


def test_with_one_spare_the_second_user_waits_until_it_is_back() -> None:
    played = replay([january(5, 10), january(7, 3)], spares=1, begins=BEGINS, ends=ENDS)
    assert (played.asked, played.served_at_once, played.waits, played.unserved) == (2, 1, (8,), 0)
    assert (played.enough, played.level) == (2, 0.5)
    by_day = {day.on: day for day in played.days}
    assert (by_day[date(2026, 1, 7)].left, by_day[date(2026, 1, 7)].waiting) == (0, 1)
    assert (by_day[date(2026, 1, 18)].left, by_day[date(2026, 1, 18)].away) == (1, 0)


def test_what_comes_back_in_the_morning_goes_out_on_the_same_day() -> None:
    played = replay([january(5, 2), january(7, 2)], spares=1, begins=BEGINS, ends=ENDS)
    assert (played.waits, played.enough) == ((), 1)


def test_what_never_comes_back_is_gone() -> None:
    played = replay([january(5, None), january(6, 1)], spares=1, begins=BEGINS, ends=ENDS)
    assert (played.unserved, played.days[-1].away, played.days[-1].left) == (1, 1, 0)


def test_nobody_asked_and_nothing_went_wrong() -> None:
    played = replay([Trip(ENDS, 3)], spares=0, begins=BEGINS, ends=ENDS)
    assert (played.asked, played.level, played.enough) == (0, 1.0, 0)


@given(trips, st.integers(0, 12))
def test_no_unit_is_made_or_lost_and_everybody_is_accounted_for(given_trips: list[Trip], spares: int) -> None:
    played = replay(given_trips, spares=spares, begins=BEGINS, ends=ENDS)
    assert all(day.left + day.away == spares and day.left >= 0 for day in played.days)
    assert not any(day.left and day.waiting for day in played.days)
    assert played.served_at_once + len(played.waits) + played.unserved == played.asked
    assert len(played.days) == LENGTH


@given(trips)
def test_enough_is_enough_and_one_fewer_is_not(given_trips: list[Trip]) -> None:
    enough = replay(given_trips, spares=0, begins=BEGINS, ends=ENDS).enough
    with_enough = replay(given_trips, spares=enough, begins=BEGINS, ends=ENDS)
    assert (with_enough.waits, with_enough.unserved) == ((), 0)
    if enough:
        fewer = replay(given_trips, spares=enough - 1, begins=BEGINS, ends=ENDS)
        assert fewer.served_at_once < fewer.asked


@pytest.mark.parametrize(
    ("given_trips", "spares", "ends"),
    [([], -1, ENDS), ([], 1, BEGINS - timedelta(days=1)), ([january(5, -1)], 1, ENDS)],
)
def test_what_cannot_be_played_is_refused(given_trips: list[Trip], spares: int, ends: date) -> None:
    with pytest.raises(SizingError):
        replay(given_trips, spares=spares, begins=BEGINS, ends=ends)
