"""Calendars and periods: parts of dates, months, labels, half-open intervals."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huolto.rules.calendars import (
    CalendarSystem,
    DateError,
    add_months,
    date_from_parts,
    days_in_month,
    parse_date,
    parts_of,
    weekday_name,
)
from huolto.rules.periods import (
    DateInterval,
    IntervalError,
    Period,
    PeriodLabelError,
    fiscal_year_label,
    month_of,
    next_period,
    period_from_label,
    periods_between,
    previous_period,
)

G, J = CalendarSystem.GREGORIAN, CalendarSystem.JALALI
DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))
SYSTEMS = st.sampled_from([G, J])


@pytest.mark.parametrize(
    ("gregorian", "jalali"),
    [
        (date(2024, 3, 19), (1402, 12, 29)),
        (date(2024, 3, 20), (1403, 1, 1)),
        (date(2025, 3, 20), (1403, 12, 30)),
        (date(2026, 3, 21), (1405, 1, 1)),
        (date(1979, 2, 11), (1357, 11, 22)),
    ],
)
def test_known_days_in_both_calendars(gregorian, jalali):
    assert parts_of(gregorian, J) == jalali
    assert date_from_parts(J, *jalali) == gregorian


@given(DAYS, SYSTEMS)
def test_a_date_made_of_its_parts_is_itself(day, system):
    assert date_from_parts(system, *parts_of(day, system)) == day


def test_months_have_their_days():
    assert [days_in_month(2024, month, G) for month in (1, 2, 4)] == [31, 29, 30]
    assert [days_in_month(1403, month, J) for month in (1, 6, 7, 12)] == [31, 31, 30, 30]
    assert days_in_month(1404, 12, J) == 29


@pytest.mark.parametrize(("system", "parts"), [(G, (2026, 2, 29)), (J, (1404, 12, 30)), (J, (1405, 13, 1))])
def test_a_day_that_does_not_exist_is_refused(system, parts):
    with pytest.raises(DateError, match="There is no day"):
        date_from_parts(system, *parts)


def test_months_are_added_to_the_end_of_a_shorter_month():
    assert add_months(date(2026, 1, 31), 1, G) == date(2026, 2, 28)
    assert add_months(date(2026, 2, 28), 1, G) == date(2026, 3, 28)
    assert add_months(date(2026, 2, 28), 1, G, anchor_day=31) == date(2026, 3, 31)
    assert add_months(date(2024, 2, 29), -12, G) == date(2023, 2, 28)
    assert parts_of(add_months(date_from_parts(J, 1405, 6, 31), 1, J), J) == (1405, 7, 30)
    assert parts_of(add_months(date_from_parts(J, 1403, 12, 30), 12, J), J) == (1404, 12, 29)


@pytest.mark.parametrize(
    ("text", "system", "day"),
    [
        ("2026-03-01", G, date(2026, 3, 1)),
        ("2026/3/1", G, date(2026, 3, 1)),
        ("۱۴۰۵/۰۱/۰۱", J, date(2026, 3, 21)),
        ("١٤٠٥-١-١", J, date(2026, 3, 21)),
        (" 1405-01-01 ", J, date(2026, 3, 21)),
    ],
)
def test_dates_are_read_in_any_digits(text, system, day):
    assert parse_date(text, system) == day


@pytest.mark.parametrize(
    "text", ["", "01.03.2026", "2026-03/01", "26-03-01", "2026-13-01", "2026-02-30", "x"]
)
def test_what_is_no_date_is_refused_in_a_sentence(text):
    with pytest.raises(DateError, match=r"write year-month-day, such as 2026-03-01|There is no day"):
        parse_date(text, G)


def test_weekdays_have_names():
    day = date(2026, 3, 2)
    assert [weekday_name(day, language) for language in ("en", "fi", "sv", "nb", "fa")] == [
        "Monday",
        "maanantai",
        "måndag",
        "mandag",
        "دوشنبه",
    ]


def test_intervals_are_half_open():
    interval = DateInterval(date(2026, 2, 12), date(2026, 2, 14))
    assert interval.days == 2
    assert interval.contains(date(2026, 2, 12))
    assert not interval.contains(date(2026, 2, 14))
    assert interval.intersect(DateInterval(date(2026, 2, 14))) is None
    assert interval.intersect(DateInterval(date(2026, 2, 13))) == DateInterval(
        date(2026, 2, 13), date(2026, 2, 14)
    )
    assert DateInterval(date(2026, 1, 1)).intersect(DateInterval(date(2026, 2, 1))) == DateInterval(
        date(2026, 2, 1)
    )


def test_a_reversed_interval_is_refused_and_a_running_one_has_no_days():
    with pytest.raises(IntervalError, match="before it starts"):
        DateInterval(date(2026, 2, 2), date(2026, 2, 1))
    with pytest.raises(IntervalError, match="still running"):
        _ = DateInterval(date(2026, 2, 2)).days
    with pytest.raises(IntervalError):
        Period("2026-02", date(2026, 2, 1), date(2026, 2, 1), G)


def test_periods_are_named_by_their_label():
    assert period_from_label("2026-03", G) == Period("2026-03", date(2026, 3, 1), date(2026, 4, 1), G)
    assert period_from_label("1405-01", J) == Period("1405-01", date(2026, 3, 21), date(2026, 4, 21), J)
    assert month_of(date(2026, 3, 20), J).label == "1404-12"
    assert period_from_label("2024-02", G).days == 29


@pytest.mark.parametrize(
    ("label", "system", "form"),
    [("2026-13", G, "2026-03"), ("March", G, "2026-03"), ("1405-1", J, "1405-01"), ("0000-01", G, "2026-03")],
)
def test_a_wrong_label_names_the_expected_form(label, system, form):
    with pytest.raises(PeriodLabelError, match=form):
        period_from_label(label, system)


@given(DAYS, SYSTEMS)
def test_periods_follow_each_other_without_gap(day, system):
    period = month_of(day, system)
    assert period.interval.contains(day)
    assert next_period(period).start == period.end
    assert previous_period(next_period(period)) == period
    assert 28 <= period.days <= 31


@given(DAYS, st.integers(0, 800), SYSTEMS)
def test_periods_between_cover_every_day(start, length, system):
    end = start + timedelta(days=length)
    periods = periods_between(start, end, system)
    inside = [period.interval.intersect(DateInterval(start, end)) for period in periods]
    assert sum(interval.days for interval in inside) == length


def test_fiscal_years_follow_the_calendar_of_the_provider():
    assert fiscal_year_label(date(2026, 3, 20), G) == "2026"
    assert fiscal_year_label(date(2026, 3, 20), J) == "1404"
    assert fiscal_year_label(date(2026, 3, 21), J) == "1405"
    assert fiscal_year_label(date(2026, 6, 30), G, first_month=7) == "2025-2026"
    assert fiscal_year_label(date(2026, 7, 1), G, first_month=7) == "2026-2027"
