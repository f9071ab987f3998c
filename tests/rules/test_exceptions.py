"""Days that differ: closed, shorter, open after all; which counts where several name a day, and what reasons say."""

from datetime import UTC, date, datetime, timedelta

import pytest

from huolto.rules.errors import RulesError
from huolto.rules.explanation import render
from huolto.rules.worktime import add, calendar_from, due, is_open, opening_at
from huolto.rules.worktime.exceptions import DayException, Effect
from huolto.rules.worktime.explained import why_open
from huolto.rules.worktime.hours import Span
from huolto.rules.worktime.national import holidays_between

HELSINKI = {"zone": "Europe/Helsinki", "hours": {"mon-fri": ["08:00-16:00"]}, "holidays": ["FI"]}
AWAY = date(2026, 6, 12)
"""A Friday on which everybody is away together."""


def days(first: date, count: int = 1, **more: object) -> DayException:
    return DayException(first, first + timedelta(days=count), **more)  # type: ignore[arg-type]


def at(text: str) -> datetime:
    """A moment in Helsinki in summer."""
    return datetime.fromisoformat(f"{text}+03:00").astimezone(UTC)


def told(calendar, moment: datetime, language: str = "en") -> str:
    return render(why_open(calendar, moment), language, zone=calendar.zone)


def test_a_closed_day_is_closed_and_says_what_for():
    calendar = calendar_from(HELSINKI, exceptions=[days(AWAY, name="Company day")])
    assert not is_open(calendar, at("2026-06-12T10:00"))
    assert is_open(calendar, at("2026-06-11T10:00"))
    assert is_open(calendar, at("2026-06-15T10:00"))
    assert (
        told(calendar, at("2026-06-12T10:00"))
        == "12 Jun 2026, 10:00 is outside hours. Closed on 12 Jun 2026: Company day."
    )


def test_a_national_holiday_is_named_where_a_language_is_asked_for():
    named = calendar_from(HELSINKI, language="sv")
    assert told(named, at("2026-12-25T10:00"), "sv").endswith("Juldagen.")
    assert told(calendar_from(HELSINKI), at("2026-12-25T10:00")).endswith("25 Dec 2026 is a holiday.")


def test_hours_closed_are_taken_out_of_the_day_and_named():
    meeting = days(
        date(2026, 6, 11), name="Staff meeting", effect=Effect.CLOSED_HOURS, spans=(Span(600, 720),)
    )
    calendar = calendar_from(HELSINKI, exceptions=[meeting])
    opened = [is_open(calendar, at(f"2026-06-11T{clock}")) for clock in ("09:59", "10:00", "11:59", "12:00")]
    assert opened == [True, False, False, True]
    assert told(calendar, at("2026-06-11T10:30")) == (
        "11 Jun 2026, 10:30 is outside hours. Closed from 10:00 to 12:00: Staff meeting."
    )
    assert told(calendar, at("2026-06-11T17:00")) == "11 Jun 2026, 17:00 is outside hours."


def test_a_holiday_may_be_worked_on_with_the_usual_hours_of_its_weekday():
    epiphany = date(2026, 1, 6)
    calendar = calendar_from(HELSINKI, exceptions=[days(epiphany, effect=Effect.OPEN)])
    opened = [is_open(calendar, at(f"2026-01-06T{clock}")) for clock in ("08:59", "09:00", "16:59", "17:00")]
    assert opened == [False, True, True, False]
    assert not is_open(calendar_from(HELSINKI), at("2026-01-06T10:00"))


def test_a_saturday_may_have_hours():
    saturday = days(date(2026, 6, 13), effect=Effect.OPEN_HOURS, spans=(Span(540, 720),))
    calendar = calendar_from(HELSINKI, exceptions=[saturday])
    opened = [is_open(calendar, at(f"2026-06-13T{clock}")) for clock in ("08:59", "09:00", "12:00")]
    assert opened == [False, True, False]


@pytest.mark.parametrize("is_reversed", [False, True])
def test_the_exception_with_fewer_days_counts_in_whatever_order_they_come(is_reversed):
    summer = days(date(2026, 7, 6), 14, name="Summer")
    one_day = days(date(2026, 7, 8), effect=Effect.OPEN_HOURS, spans=(Span(600, 660),))
    given = [summer, one_day]
    calendar = calendar_from(HELSINKI, exceptions=reversed(given) if is_reversed else given)
    assert is_open(calendar, at("2026-07-08T10:30"))
    assert not is_open(calendar, at("2026-07-09T10:30"))


def test_of_equally_long_ones_the_later_counts():
    given = [days(AWAY, name="first"), days(AWAY, effect=Effect.OPEN)]
    assert is_open(calendar_from(HELSINKI, exceptions=given), at("2026-06-12T10:00"))
    assert not is_open(calendar_from(HELSINKI, exceptions=given[::-1]), at("2026-06-12T10:00"))


def test_a_day_that_the_calendar_itself_names_stays_closed():
    named = {**HELSINKI, "holidays": ["2026-06-12"]}
    assert not is_open(
        calendar_from(named, exceptions=[days(AWAY, effect=Effect.OPEN)]), at("2026-06-12T10:00")
    )


def test_due_times_step_over_exceptions_and_name_them():
    calendar = calendar_from(HELSINKI, exceptions=[days(AWAY, name="Company day")])
    target = due(calendar, at("2026-06-11T15:30"), 3600)
    assert target.at == at("2026-06-15T08:30")
    assert "closed on Friday (own day: Company day)" in render(target.reason, "en")
    assert add(calendar_from(HELSINKI), at("2026-06-11T15:30"), 3600) == at("2026-06-12T08:30")


def test_the_next_opening_is_after_the_exceptions():
    calendar = calendar_from(HELSINKI, exceptions=[days(AWAY, 5, name="Summer")])
    assert opening_at(calendar, at("2026-06-12T10:00")).changes_at == at("2026-06-17T08:00")


@pytest.mark.parametrize(
    "wrong",
    [
        {"until": AWAY},
        {"until": AWAY + timedelta(days=367)},
        {"effect": Effect.OPEN_HOURS},
        {"effect": Effect.CLOSED_HOURS},
        {"spans": (Span(0, 60),)},
    ],
)
def test_what_is_no_exception_is_refused(wrong):
    with pytest.raises(RulesError) as refused:
        DayException(**{"first": AWAY, "until": AWAY + timedelta(days=1), **wrong})
    assert refused.value.code == "invalid-exception"


def test_a_holiday_is_named_in_the_readers_language_else_in_the_countrys_own():
    day, after = date(2026, 12, 26), date(2026, 12, 27)
    named = {
        language: holidays_between("FI", day, after, language)[day] for language in ("en", "fi", "nb", "fa")
    }
    assert named == {
        "en": "Second Day of Christmas",
        "fi": "Tapaninpäivä",
        "nb": "Tapaninpäivä",
        "fa": "Tapaninpäivä",
    }
