"""Rounding of begin, end and duration: up, down, to the nearest, on the clock on the wall."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huolto.rules.errors import RulesError
from huolto.rules.time_rounding import (
    Rounding,
    RoundTo,
    TimeRounding,
    rounded_duration,
    rounded_instant,
    rounded_work,
    whole_quanta,
)

UP, DOWN, NEAREST = Rounding.UP, Rounding.DOWN, Rounding.NEAREST
HELSINKI, TEHRAN = ZoneInfo("Europe/Helsinki"), ZoneInfo("Asia/Tehran")


def minutes(count: float, mode: Rounding = UP) -> RoundTo:
    return RoundTo(timedelta(minutes=count), mode)


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-03-02T{text}")


@pytest.mark.parametrize(
    ("seconds", "up", "down", "nearest"),
    [
        (0, 0, 0, 0),
        (1, 1, 0, 0),
        (449, 1, 0, 0),
        (450, 1, 0, 1),
        (900, 1, 1, 1),
        (901, 2, 1, 1),
        (1349, 2, 1, 1),
        (1350, 2, 1, 2),
    ],
)
def test_seconds_of_a_quarter_count_up_down_and_to_the_nearest(seconds, up, down, nearest):
    assert [whole_quanta(seconds, 900, mode) for mode in (UP, DOWN, NEAREST)] == [up, down, nearest]


def test_a_quantum_alone_means_up_to_the_started_one():
    assert RoundTo(timedelta(minutes=15)).mode is UP
    assert whole_quanta(16, 15) == 2


def test_a_microsecond_starts_a_quantum():
    assert rounded_duration(timedelta(minutes=15, microseconds=1), minutes(15)) == timedelta(minutes=30)


@pytest.mark.parametrize(
    "wrong", [lambda: whole_quanta(1, 0), lambda: whole_quanta(-1, 15), lambda: minutes(0)]
)
def test_no_quantum_and_time_below_zero_are_refused(wrong):
    with pytest.raises(RulesError):
        wrong()


@pytest.mark.parametrize(
    ("mode", "begin", "end"),
    [(UP, "08:15:00", "09:45:00"), (DOWN, "08:00:00", "09:30:00"), (NEAREST, "08:15:00", "09:30:00")],
)
def test_begin_and_end_go_to_the_quarter_of_the_clock(mode, begin, end):
    to = minutes(15, mode)
    work = rounded_work(at("08:07:30"), at("09:37:29"), TimeRounding(begin=to, end=to))
    assert (work.begin, work.end) == (at(begin), at(end))
    assert work.duration == at(end) - at(begin)


def test_the_duration_is_rounded_from_the_rounded_ends():
    rounding = TimeRounding(begin=minutes(5, DOWN), end=minutes(5), duration=minutes(60))
    work = rounded_work(at("08:04:00"), at("08:58:00"), rounding)
    assert (work.begin, work.end, work.duration) == (at("08:00:00"), at("09:00:00"), timedelta(hours=1))


def test_without_a_word_nothing_is_rounded():
    work = rounded_work(at("08:04:07"), at("08:58:09"), TimeRounding())
    assert (work.begin, work.end, work.duration) == (at("08:04:07"), at("08:58:09"), timedelta(seconds=3242))


def test_ends_that_change_places_give_no_time():
    rounding = TimeRounding(begin=minutes(15, UP), end=minutes(15, DOWN), duration=minutes(15))
    work = rounded_work(at("08:01:00"), at("08:14:00"), rounding)
    assert (work.begin, work.end, work.duration) == (at("08:15:00"), at("08:15:00"), timedelta(0))


def test_a_reversed_work_gives_no_time():
    assert rounded_work(at("09:00"), at("08:00"), TimeRounding(duration=minutes(15))).duration == timedelta(0)


def test_before_midnight_up_is_the_next_day():
    assert rounded_instant(at("23:50:00"), minutes(15)) == datetime.fromisoformat("2026-03-03T00:00:00")


def test_an_hour_is_that_of_the_wall_and_not_of_utc():
    tehran = datetime(2026, 3, 2, 10, 20, tzinfo=TEHRAN)
    assert rounded_instant(tehran, minutes(60)) == datetime(2026, 3, 2, 11, 0, tzinfo=TEHRAN)
    assert rounded_instant(tehran.astimezone(UTC), minutes(60)) == datetime(2026, 3, 2, 7, 0, tzinfo=UTC)


def test_work_over_the_hour_that_the_clocks_skip_is_not_an_hour_longer():
    begin = datetime(2026, 3, 29, 2, 52, tzinfo=HELSINKI)
    end = datetime(2026, 3, 29, 4, 8, tzinfo=HELSINKI)
    rounding = TimeRounding(begin=minutes(15, DOWN), end=minutes(15), duration=minutes(15))
    work = rounded_work(begin, end, rounding)
    assert (str(work.begin), str(work.end)) == ("2026-03-29 02:45:00+02:00", "2026-03-29 04:15:00+03:00")
    assert work.duration == timedelta(minutes=30)


def test_up_to_the_hour_that_is_shown_twice_stays_in_the_first():
    first = datetime(2026, 10, 25, 2, 50, tzinfo=HELSINKI)
    assert str(rounded_instant(first, minutes(60))) == "2026-10-25 03:00:00+03:00"


def test_the_end_of_the_hour_that_is_shown_twice_is_where_it_begins_again():
    first = datetime(2026, 10, 25, 3, 50, tzinfo=HELSINKI)
    assert str(rounded_instant(first, minutes(60))) == "2026-10-25 03:00:00+02:00"


def test_a_zone_on_one_side_only_is_refused():
    with pytest.raises(RulesError, match="has a zone"):
        rounded_work(at("08:00"), at("09:00").replace(tzinfo=UTC), TimeRounding())


MODES = st.sampled_from(list(Rounding))
TO = st.builds(RoundTo, st.sampled_from([timedelta(minutes=m) for m in (1, 6, 15, 30, 60)]), MODES)
DURATIONS = st.timedeltas(timedelta(0), timedelta(days=2))
BEGINS = st.datetimes(at("00:00"), at("00:00") + timedelta(days=365))


@given(DURATIONS, TO)
def test_a_rounded_duration_is_whole_quanta_and_less_than_one_away(duration, to):
    rounded = rounded_duration(duration, to)
    assert rounded % to.quantum == timedelta(0)
    away = {UP: rounded - duration, DOWN: duration - rounded, NEAREST: 2 * abs(rounded - duration)}[to.mode]
    assert timedelta(0) <= away <= to.quantum
    assert rounded_duration(rounded, to) == rounded


@given(DURATIONS, DURATIONS, TO)
def test_more_time_never_counts_less(one, other, to):
    shorter, longer = sorted([one, other])
    assert rounded_duration(shorter, to) <= rounded_duration(longer, to)


@given(BEGINS, DURATIONS, DURATIONS, TO, TO, TO)
def test_a_later_end_never_counts_less(begin, one, other, first, last, whole):
    rounding = TimeRounding(begin=first, end=last, duration=whole)
    shorter, longer = sorted([one, other])
    zoned = begin.replace(tzinfo=timezone(timedelta(hours=3, minutes=30)))
    assert (
        rounded_work(zoned, zoned + shorter, rounding).duration
        <= rounded_work(zoned, zoned + longer, rounding).duration
    )


@given(BEGINS, DURATIONS, TO, st.sampled_from([UTC, TEHRAN, HELSINKI]))
def test_begin_down_and_end_up_leave_no_time_out(begin, length, to, zone):
    start = begin.replace(tzinfo=UTC).astimezone(zone)
    end = (start.astimezone(UTC) + length).astimezone(zone)
    rounding = TimeRounding(begin=RoundTo(to.quantum, DOWN), end=RoundTo(to.quantum, UP))
    assert rounded_work(start, end, rounding).duration >= length
