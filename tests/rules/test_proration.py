"""Proration: days in service, shares of a month, one rounding (design section 4.7)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huolto.rules.calendars import CalendarSystem
from huolto.rules.errors import RulesError
from huolto.rules.periods import DateInterval, month_of, period_from_label, periods_between
from huolto.rules.proration import Method, Share, in_service_days, prorated_amount, share_of_month

G, J = CalendarSystem.GREGORIAN, CalendarSystem.JALALI
FEBRUARY = period_from_label("2026-02", G)
LEAP_FEBRUARY = period_from_label("2024-02", G)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def stay(start: str, end: str | None = None) -> DateInterval:
    return DateInterval(date.fromisoformat(start), None if end is None else date.fromisoformat(end))


@pytest.mark.parametrize(
    ("interval", "days"),
    [
        (stay("2026-02-12"), 17),
        (stay("2026-02-01"), 28),
        (stay("2026-01-15", "2026-02-01"), 0),
        (stay("2026-01-15", "2026-02-02"), 1),
        (stay("2026-02-12", "2026-02-12"), 0),
        (stay("2026-02-12", "2026-02-13"), 1),
        (stay("2026-02-28"), 1),
        (stay("2026-03-01"), 0),
    ],
)
def test_the_first_day_counts_and_the_day_of_removal_does_not(interval, days):
    assert in_service_days(interval, FEBRUARY) == days


def test_in_and_out_on_one_day_is_nothing_unless_a_minimum_says_one():
    one_day = stay("2026-02-12", "2026-02-12")
    assert in_service_days(one_day, FEBRUARY) == 0
    assert in_service_days(one_day, FEBRUARY, minimum_days=1) == 1
    assert in_service_days(one_day, period_from_label("2026-03", G), minimum_days=1) == 0


def test_a_minimum_is_owed_once_for_a_stay_over_two_months():
    interval = stay("2026-01-31", "2026-02-02")
    january = period_from_label("2026-01", G)
    assert in_service_days(interval, january, minimum_days=5) == 4
    assert in_service_days(interval, FEBRUARY, minimum_days=5) == 1


@pytest.mark.parametrize(
    ("price", "share", "currency", "amount"),
    [
        ("14.90", Share(17, 28), "EUR", "9.05"),
        ("14.90", Share(17, 29), "EUR", "8.73"),
        ("18.40", Share(28, 28), "EUR", "18.40"),
        ("14.90", Share(0, 28), "EUR", "0.00"),
        ("0.01", Share(1, 2), "EUR", "0.01"),
        ("-0.01", Share(1, 2), "EUR", "-0.01"),
        ("2900000", Share(10, 31), "IRR", "935484"),
        ("39", Share(1, 1), "SEK", "39.00"),
    ],
)
def test_the_amount_is_rounded_once_half_up(price, share, currency, amount):
    assert str(prorated_amount(Decimal(price), share, currency)) == amount


def test_a_leap_february_has_twenty_nine_days():
    share = share_of_month(stay("2024-02-12"), LEAP_FEBRUARY, Method.ACTUAL_DAYS)
    assert share == Share(18, 29)
    assert str(prorated_amount(Decimal("14.90"), share, "EUR")) == "9.25"


def test_a_started_month_is_a_whole_one_and_an_untouched_month_is_none():
    assert share_of_month(stay("2026-02-28"), FEBRUARY, Method.MONTH_STARTED) == Share(1, 1)
    assert share_of_month(stay("2026-03-01"), FEBRUARY, Method.MONTH_STARTED) == Share(0, 1)


@pytest.mark.parametrize(
    ("interval", "label", "share"),
    [
        (stay("2026-02-01"), "2026-02", Share(30, 30)),
        (stay("2026-03-01"), "2026-03", Share(30, 30)),
        (stay("2026-02-16"), "2026-02", Share(15, 30)),
        (stay("2026-03-16"), "2026-03", Share(15, 30)),
        (stay("2026-03-16", "2026-03-16"), "2026-03", Share(0, 30)),
        (stay("2026-03-30", "2026-03-31"), "2026-03", Share(1, 30)),
        (stay("2026-03-31", "2026-04-01"), "2026-03", Share(0, 30)),
    ],
)
def test_every_month_may_count_thirty_days(interval, label, share):
    assert share_of_month(interval, period_from_label(label, G), Method.THIRTY_DAY_MONTH) == share


def test_a_minimum_lifts_a_thirty_day_share_too():
    one_day = stay("2026-02-12", "2026-02-12")
    assert share_of_month(one_day, FEBRUARY, Method.THIRTY_DAY_MONTH, minimum_days=1) == Share(1, 30)


def test_a_jalali_month_is_measured_by_its_own_days():
    farvardin = period_from_label("1405-01", J)
    assert share_of_month(stay("2026-04-11"), farvardin, Method.ACTUAL_DAYS) == Share(10, 31)


def test_a_share_below_nothing_is_refused():
    with pytest.raises(RulesError):
        Share(-1, 28)
    with pytest.raises(RulesError):
        Share(1, 0)


@given(DAYS, st.integers(0, 60), st.integers(0, 60), st.sampled_from([G, J]))
def test_adjacent_stays_sum_to_whole_days(start, first, second, system):
    middle, end = start + timedelta(days=first), start + timedelta(days=first + second)
    for period in periods_between(start, end, system):
        whole = in_service_days(DateInterval(start, end), period)
        parts = [DateInterval(start, middle), DateInterval(middle, end)]
        assert sum(in_service_days(part, period) for part in parts) == whole
        for method in (Method.ACTUAL_DAYS, Method.THIRTY_DAY_MONTH):
            shares = [share_of_month(part, period, method).fraction for part in parts]
            assert sum(shares) == share_of_month(DateInterval(start, end), period, method).fraction


@given(DAYS, st.integers(0, 400), st.sampled_from([G, J]))
def test_days_over_all_periods_are_the_days_of_the_stay(start, length, system):
    interval = DateInterval(start, start + timedelta(days=length))
    periods = periods_between(start, start + timedelta(days=length + 1), system)
    assert sum(in_service_days(interval, period) for period in periods) == length


@given(DAYS, st.integers(0, 40), st.integers(0, 28))
def test_a_minimum_is_reached_exactly_when_the_first_period_has_room(start, length, minimum):
    interval = DateInterval(start, start + timedelta(days=length))
    periods = periods_between(start, start + timedelta(days=length + 1), G)
    assert sum(in_service_days(interval, period, minimum) for period in periods) == max(length, minimum)


@given(DAYS, st.decimals(min_value=0, max_value=10**6, places=4), st.sampled_from(list(Method)))
def test_nobody_pays_more_than_the_price_of_the_month(start, price, method):
    period = month_of(start, G)
    amount = prorated_amount(price, share_of_month(DateInterval(start), period, method), "EUR")
    assert 0 <= amount <= prorated_amount(price, Share(1, 1), "EUR")
