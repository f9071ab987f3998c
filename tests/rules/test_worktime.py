"""Working time: the worked numbers, clock changes, boundaries of design section 4.11, and properties."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huolto.rules.errors import RulesError
from huolto.rules.explanation import render
from huolto.rules.worktime import (
    NeverOpenError,
    add,
    add_days,
    add_days_to_date,
    between,
    calendar_from,
    days_between,
    delivery_of,
    due,
    is_open,
    next_close,
    next_open,
    next_working_day,
    periods_after,
    prev_open,
    subtract,
    subtract_days,
)
from huolto.rules.worktime.zones import WallTime, local_to_instant, wall_time, zone_named

HELSINKI = calendar_from({"zone": "Europe/Helsinki", "hours": {"mon-fri": ["07:30-16:00"]}})
STOCKHOLM = calendar_from({"zone": "Europe/Stockholm", "hours": {"mon-fri": ["08:00-17:00"]}})
NIGHTS = calendar_from({"zone": "Europe/Oslo", "hours": {"mon-sun": ["22:00-06:00"]}})
ALWAYS = calendar_from({"zone": "Europe/Oslo", "hours": {"mon-sun": ["00:00-24:00"]}})
SPLIT = calendar_from(
    {
        "zone": "America/New_York",
        "hours": {"mon-thu": ["08:00-12:00", "13:00-17:30"], "sat": ["20:00-04:00"]},
        "holidays": ["2026-07-03"],
        "date_hours": {"2026-03-08": ["01:00-05:00"]},
        "breaks": {"2026-03-09": ["09:00-10:00"]},
    }
)
CALENDARS = st.sampled_from([HELSINKI, STOCKHOLM, NIGHTS, ALWAYS, SPLIT])
INSTANTS = st.datetimes(datetime(2025, 10, 1), datetime(2026, 11, 30), timezones=st.just(UTC))  # noqa: DTZ001
HOUR = 3600


def at(text: str, calendar=HELSINKI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=calendar.zone)


def test_half_an_hour_asked_on_friday_at_ten_to_four_is_due_on_monday():
    assert add(HELSINKI, at("2026-03-06T15:50"), 30 * 60) == at("2026-03-09T07:50")


def test_a_target_exactly_on_closing_time_is_due_at_closing():
    assert add(HELSINKI, at("2026-03-06T15:30"), 30 * 60) == at("2026-03-06T16:00")
    assert add(HELSINKI, at("2026-03-06T15:30"), 30 * 60 + 1) == at("2026-03-09T07:30:01")


def test_nothing_asked_outside_hours_is_due_at_the_next_opening():
    assert add(HELSINKI, at("2026-03-07T12:00"), 0) == at("2026-03-09T07:30")
    assert add(HELSINKI, at("2026-03-06T16:00"), 0) == at("2026-03-09T07:30")
    assert add(HELSINKI, at("2026-03-06T15:59"), 0) == at("2026-03-06T15:59")


def test_a_reversed_interval_is_nothing():
    assert between(HELSINKI, at("2026-03-06T12:00"), at("2026-03-06T09:00")) == 0
    assert days_between(HELSINKI, date(2026, 3, 6), date(2026, 3, 2)) == 0


def test_elapsed_minutes_count_on_the_days_the_clocks_change():
    spring, autumn = at("2026-03-29T00:00", ALWAYS), at("2026-10-25T00:00", ALWAYS)
    assert between(ALWAYS, spring, at("2026-03-30T00:00", ALWAYS)) == 23 * HOUR
    assert between(ALWAYS, autumn, at("2026-10-26T00:00", ALWAYS)) == 25 * HOUR
    assert between(NIGHTS, at("2026-03-28T22:00", NIGHTS), at("2026-03-29T06:00", NIGHTS)) == 7 * HOUR
    assert between(NIGHTS, at("2026-10-24T22:00", NIGHTS), at("2026-10-25T06:00", NIGHTS)) == 9 * HOUR
    assert add(NIGHTS, at("2026-03-28T22:00", NIGHTS), 5 * HOUR) == at("2026-03-29T04:00", NIGHTS)


def test_hours_past_midnight_belong_to_the_day_they_began_on():
    closed_friday = calendar_from(
        {"zone": "Europe/Oslo", "hours": {"thu-fri": ["22:00-06:00"]}, "holidays": ["2026-03-06"]}
    )
    assert is_open(closed_friday, at("2026-03-06T05:59", closed_friday))
    assert not is_open(closed_friday, at("2026-03-06T06:00", closed_friday))
    assert not is_open(closed_friday, at("2026-03-06T23:00", closed_friday))


def test_opening_is_open_and_closing_is_not():
    assert is_open(HELSINKI, at("2026-03-06T07:30"))
    assert not is_open(HELSINKI, at("2026-03-06T16:00"))


def test_moments_around_a_weekend():
    saturday = at("2026-03-07T12:00")
    assert next_open(HELSINKI, saturday) == at("2026-03-09T07:30")
    assert next_close(HELSINKI, saturday) == at("2026-03-09T16:00")
    assert prev_open(HELSINKI, saturday) == at("2026-03-06T16:00")
    assert next_close(HELSINKI, at("2026-03-06T12:00")) == at("2026-03-06T16:00")
    assert prev_open(HELSINKI, at("2026-03-06T12:00")) == at("2026-03-06T12:00")


def test_hours_that_never_close_or_never_open_say_so():
    never = calendar_from({"zone": "UTC", "hours": {}})
    with pytest.raises(NeverOpenError, match="never close"):
        next_close(ALWAYS, at("2026-03-06T12:00"))
    with pytest.raises(NeverOpenError):
        add(never, at("2026-03-06T12:00"), 60)
    with pytest.raises(NeverOpenError):
        prev_open(never, at("2026-03-06T12:00"))
    with pytest.raises(NeverOpenError):
        periods_after(never, at("2026-03-06T12:00"), 1)
    with pytest.raises(NeverOpenError):
        next_working_day(never, date(2026, 3, 6))


def test_a_named_date_is_closed_while_hours_of_a_date_beat_a_national_holiday():
    data = {"zone": "Europe/Oslo", "hours": {"mon-fri": ["08:00-16:00"]}, "holidays": ["NO"]}
    assert not is_open(calendar_from(data), at("2026-05-01T09:00", NIGHTS))
    opened = data | {"date_hours": {"2026-05-01": ["09:00-12:00"]}}
    assert is_open(calendar_from(opened), at("2026-05-01T09:00", NIGHTS))
    both = opened | {"holidays": ["NO", "2026-05-01"]}
    assert not is_open(calendar_from(both), at("2026-05-01T09:00", NIGHTS))


def test_breaks_close_time_and_split_hours_have_pauses():
    nine = at("2026-03-09T08:00", SPLIT)
    assert between(SPLIT, nine, nine + timedelta(hours=10)) == int(7.5 * HOUR)
    assert add(SPLIT, nine, 2 * HOUR) == at("2026-03-09T11:00", SPLIT)


def test_a_skipped_time_moves_on_and_the_first_of_a_repeated_one_counts():
    zone, night = zone_named("Europe/Helsinki"), timedelta(hours=3, minutes=30)
    assert wall_time(date(2026, 3, 29), night, zone) is WallTime.SKIPPED
    assert local_to_instant(date(2026, 3, 29), night, zone) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert wall_time(date(2026, 10, 25), night, zone) is WallTime.TWICE
    assert local_to_instant(date(2026, 10, 25), night, zone) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert wall_time(date(2026, 10, 26), night, zone) is WallTime.ONCE


def test_working_days_keep_the_time_of_day():
    assert add_days(HELSINKI, at("2026-03-06T12:00"), 1) == at("2026-03-09T12:00")
    assert subtract_days(HELSINKI, at("2026-03-09T12:00"), 1) == at("2026-03-06T12:00")
    assert add_days(HELSINKI, at("2026-03-06T18:00"), 1) == at("2026-03-10T07:30")
    assert add_days(HELSINKI, at("2026-03-27T12:00"), 1) == at("2026-03-30T12:00")
    assert add_days_to_date(HELSINKI, date(2026, 3, 7), 1) == date(2026, 3, 10)
    assert add_days_to_date(HELSINKI, date(2026, 3, 7), -1) == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("registered", "delivered"),
    [
        ("2026-03-03T13:59", date(2026, 3, 4)),
        ("2026-03-03T14:00", date(2026, 3, 5)),
        ("2026-03-06T13:59", date(2026, 3, 9)),
        ("2026-03-06T14:00", date(2026, 3, 10)),
        ("2026-03-07T09:00", date(2026, 3, 10)),
    ],
)
def test_what_is_registered_before_the_cut_off_arrives_the_next_working_day(registered, delivered):
    delivery = delivery_of(at(registered, STOCKHOLM), 14 * 60, sender=STOCKHOLM, receiver=STOCKHOLM)
    assert delivery.delivered_on == delivered


def test_the_sender_dispatches_and_the_receiver_receives_by_their_own_days_and_zones():
    receiver = calendar_from(
        {"zone": "Europe/Helsinki", "hours": {"mon-fri": ["08:00-16:00"]}, "holidays": ["2026-03-09"]}
    )
    in_time = datetime(2026, 3, 6, 12, 59, tzinfo=UTC)
    delivery = delivery_of(in_time, 14 * 60, sender=STOCKHOLM, receiver=receiver)
    assert (delivery.dispatched_on, delivery.delivered_on) == (date(2026, 3, 6), date(2026, 3, 10))
    assert delivery.due_at == at("2026-03-10T16:00")
    assert render(delivery.reason, "en") == (
        "Registered 6 Mar 2026, 13:59, before 14:00: leaves 6 Mar 2026, arrives 10 Mar 2026."
    )
    with pytest.raises(RulesError, match="at least one day"):
        delivery_of(in_time, 14 * 60, sender=STOCKHOLM, receiver=receiver, transit_days=0)


def test_a_due_time_says_why_with_the_clock_on_the_wall():
    target = due(HELSINKI, at("2026-03-06T15:50"), 30 * 60)
    assert render(target.reason, "en").replace("\u00a0", " ") == (
        "30 min of open time after 6 Mar 2026, 15:50 end at 9 Mar 2026, 07:50:"
        " 10 min on Friday, closed on Saturday and Sunday, 20 min on Monday from 07:30."
    )
    assert due(HELSINKI, at("2026-03-06T15:30"), 1800).reason.code == "worktime.added-to-closing"
    assert due(HELSINKI, at("2026-03-07T15:30"), 0).reason.code == "worktime.nothing-asked-closed"


def test_more_than_a_century_and_times_without_zone_are_refused():
    noon = at("2026-03-06T12:00")
    for refused in (
        lambda: add(HELSINKI, noon, 10**12),
        lambda: add_days(HELSINKI, noon, 10**6),
        lambda: periods_after(HELSINKI, noon, 10**6),
        lambda: between(HELSINKI, noon, datetime(9999, 1, 1, tzinfo=UTC)),
        lambda: days_between(HELSINKI, date(1, 1, 1), date(2026, 1, 1)),
    ):
        with pytest.raises(RulesError, match="century"):
            refused()
    with pytest.raises(RulesError, match="no zone"):
        next_open(HELSINKI, datetime(2026, 3, 6, 12))  # noqa: DTZ001


@pytest.mark.parametrize(
    "data",
    [
        {"zone": "Europe/Nowhere"},
        {},
        {"zone": "UTC", "hours": {"monday": ["08:00-16:00"]}},
        {"zone": "UTC", "hours": {"mon": ["8-16"]}},
        {"zone": "UTC", "hours": {"mon": "08:00-16:00"}},
        {"zone": "UTC", "hours": {"mon": [["08:00"]]}},
        {"zone": "UTC", "hours": {"mon": [[8, 16]]}},
        {"zone": "UTC", "hours": {"mon": ["08:00-08:00"]}},
        {"zone": "UTC", "hours": ["x"]},
        {"zone": "UTC", "holidays": ["2026-02-30"]},
        {"zone": "UTC", "holidays": "QQ"},
        {"zone": "UTC", "holidays": 5},
        {"zone": "UTC", "date_hours": {"tomorrow": []}},
    ],
)
def test_a_calendar_that_cannot_be_read_says_what_is_wrong(data):
    with pytest.raises(RulesError):
        calendar_from(data)


@given(CALENDARS, INSTANTS, st.integers(1, 90 * 24 * HOUR))
def test_the_time_to_a_target_is_what_was_asked(calendar, start, seconds):
    assert between(calendar, start, add(calendar, start, seconds)) == seconds


@given(CALENDARS, INSTANTS, st.integers(1, 40 * 24 * HOUR))
def test_adding_then_subtracting_comes_back_to_open_time(calendar, start, seconds):
    begun = next_open(calendar, start)
    back = subtract(calendar, add(calendar, start, seconds), seconds)
    assert back in (begun, prev_open(calendar, begun))


@given(CALENDARS, INSTANTS, st.integers(0, 20 * 24 * HOUR), st.integers(1, 20 * 24 * HOUR))
def test_targets_in_steps_are_the_target_at_once(calendar, start, first, second):
    assert add(calendar, add(calendar, start, first), second) == add(calendar, start, first + second)


@given(CALENDARS, INSTANTS, st.integers(0, 30 * 24 * HOUR), st.integers(0, 30 * 24 * HOUR))
def test_adjacent_stretches_sum_to_the_whole(calendar, start, first, second):
    middle, end = start + timedelta(seconds=first), start + timedelta(seconds=first + second)
    parts = between(calendar, start, middle) + between(calendar, middle, end)
    assert abs(parts - between(calendar, start, end)) <= 1
    assert parts <= first + second


@given(CALENDARS, INSTANTS)
def test_the_next_open_moment_is_open_and_nothing_before_it_is(calendar, moment):
    opening = next_open(calendar, moment)
    assert is_open(calendar, opening)
    assert between(calendar, moment, opening) == 0


@given(CALENDARS, INSTANTS, st.integers(0, 12))
def test_periods_are_in_order_and_disjoint(calendar, start, count):
    periods = periods_after(calendar, start, count)
    assert len(periods) == count
    edges = [edge for one in periods for edge in (one.start, one.end)]
    assert edges == sorted(edges)
    assert all(one.seconds > 0 or one.end > one.start for one in periods)


@given(CALENDARS, st.dates(date(2025, 1, 1), date(2027, 12, 31)), st.integers(1, 40))
def test_days_added_are_the_days_between(calendar, day, days):
    origin = next_working_day(calendar, day)
    assert days_between(calendar, origin, add_days_to_date(calendar, origin, days)) == days
    assert add_days_to_date(calendar, add_days_to_date(calendar, origin, days), -days) == origin


FRIDAY_TO_MONDAY = {
    "en": "10 min on Friday, closed on Saturday and Sunday, 20 min on Monday from 07:30.",
    "fi": "10 min perjantaina, suljettu lauantaina ja sunnuntaina, 20 min maanantaina kello 07.30 alkaen.",
    "sv": "10 min på fredag, stängt på lördag och söndag, 20 min på måndag från 07:30.",
    "nb": "10 min på fredag, stengt på lørdag og søndag, 20 min på mandag fra 07:30.",
    "fa": "۱۰ دقیقه در جمعه، شنبه و یکشنبه تعطیل، ۲۰ دقیقه در دوشنبه از ساعت ۰۷:۳۰.",
}


@pytest.mark.parametrize("language", list(FRIDAY_TO_MONDAY))
def test_what_each_day_gave_is_told(language: str) -> None:
    told = render(due(HELSINKI, at("2026-03-06T15:50"), 1800).reason, language, zone=HELSINKI.zone)
    assert told.replace("\u00a0", " ").endswith(FRIDAY_TO_MONDAY[language])


def test_holidays_between_are_told_and_many_days_in_one() -> None:
    easter = replace(HELSINKI, holidays=frozenset({date(2026, 4, 3), date(2026, 4, 6)}))
    short = render(due(easter, at("2026-04-02T15:00"), 3 * 3600).reason, "en").replace("\u00a0", " ")
    assert short.endswith(
        "1 h on Thursday, a holiday on Friday, closed on Saturday and Sunday, a holiday on Monday,"
        " 2 h on Tuesday from 07:30."
    )
    long = render(due(easter, at("2026-04-02T15:00"), 60 * 3600).reason, "en").replace("\u00a0", " ")
    assert long.endswith(
        "1 h on 2 Apr 2026, 51 h on the 6 working days between, 8 h on 15 Apr 2026 from 07:30."
    )
    within = due(easter, at("2026-04-02T08:00"), 3600).reason
    assert (within.code, "walk" in within.params) == ("worktime.added", False)
