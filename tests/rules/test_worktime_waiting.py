"""Whole working days of somebody who tells no office hours: counted by country and own days."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huolto.rules.calendars import CalendarSystem
from huolto.rules.explanation import render
from huolto.rules.worktime import DayException, Effect, add_days_to_date, is_working_day
from huolto.rules.worktime.hours import Span
from huolto.rules.worktime.waiting import waited_until, whole_days

FRIDAY = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)
ZONE = "Europe/Helsinki"
MOMENTS = st.integers(0, 6 * 366 * 24 * 60).map(
    lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@given(MOMENTS, st.integers(1, 60), st.sampled_from(["FI", "SE", "NO", "IR", "XX"]))
def test_it_is_over_so_many_working_days_later_and_never_sooner_than_elapsed_days(
    start: datetime, days: int, country: str
) -> None:
    calendar = whole_days(ZONE, country)
    over = waited_until(calendar, start, days).at
    first, last = calendar.local_day(start), calendar.local_day(over)
    begins = first if is_working_day(calendar, first) else add_days_to_date(calendar, first, 0)
    assert last == add_days_to_date(calendar, begins, days)
    assert over.astimezone(calendar.zone).replace(tzinfo=None) >= start.astimezone(calendar.zone).replace(
        tzinfo=None
    ) + timedelta(days=days)


@given(MOMENTS, st.integers(1, 30))
def test_a_day_that_is_closed_never_shortens_it(start: datetime, days: int) -> None:
    closed = DayException(start.date() + timedelta(days=1), start.date() + timedelta(days=2))
    with_it = waited_until(whole_days(ZONE, "FI", [closed]), start, days).at
    assert with_it >= waited_until(whole_days(ZONE, "FI"), start, days).at


def test_closed_in_the_afternoon_it_is_over_at_the_next_opening() -> None:
    afternoon = DayException(
        date(2026, 3, 10), date(2026, 3, 11), effect=Effect.CLOSED_HOURS, spans=(Span(12 * 60, 24 * 60),)
    )
    over = waited_until(whole_days(ZONE, "FI", [afternoon]), FRIDAY, 2)
    assert over.at == datetime(2026, 3, 10, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "closed on Saturday and Sunday"),
        ("fi", "suljettu lauantaina ja sunnuntaina"),
        ("sv", "stängt på lördag och söndag"),
        ("nb", "stengt på lørdag og søndag"),
        ("fa", "شنبه"),
    ],
)
def test_it_says_which_days_did_not_count(language: str, said: str) -> None:
    reason = waited_until(whole_days(ZONE, "FI"), FRIDAY, 2).reason
    assert said in render(reason, language, CalendarSystem.GREGORIAN, ZONE)


def test_of_a_long_wait_holidays_on_working_days_are_named_and_weekends_counted() -> None:
    before_christmas = datetime(2026, 12, 21, 9, 0, tzinfo=UTC)
    reason = waited_until(whole_days(ZONE, "FI"), before_christmas, 6).reason
    said = render(reason, "en", CalendarSystem.GREGORIAN, ZONE)
    assert said.endswith("a holiday on 24 Dec 2026, a holiday on 25 Dec 2026, closed for 2\xa0days.")
