"""Billing cycles: anchor days in short months, leading and trailing parts, what is billed when."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from huolto.rules.billing_cycles import (
    Billed,
    BillingTerms,
    Every,
    Rhythm,
    billed_by,
    billed_in,
    cycle_of,
    cycle_parts,
    cycles_between,
    cycles_in,
    next_billed_on,
    owed_interval,
)
from huolto.rules.calendars import CalendarSystem, date_from_parts, parts_of
from huolto.rules.errors import RulesError
from huolto.rules.periods import DateInterval, IntervalError, period_from_label
from huolto.rules.proration import Method, Share, prorated_amount

G, J = CalendarSystem.GREGORIAN, CalendarSystem.JALALI
ADVANCE, ARREARS = Billed.IN_ADVANCE, Billed.IN_ARREARS
MONTHLY = Rhythm()


def day(text: str) -> date:
    return date.fromisoformat(text)


def persian(text: str) -> date:
    return date_from_parts(J, *(int(part) for part in text.split("-")))


def stay(start: str, end: str | None = None) -> DateInterval:
    return DateInterval(day(start), None if end is None else day(end))


def starts(since: str, until: str, rhythm: Rhythm) -> list[str]:
    return [str(cycle.start) for cycle in cycles_between(day(since), day(until), rhythm)]


def days_of(parts) -> list[tuple[str, str]]:
    return [(str(part.interval.start), str(part.interval.end)) for part in parts]


def test_the_usual_lengths_are_one_three_and_twelve_months():
    assert [every.months for every in Every] == [1, 3, 12]


def test_a_cycle_from_the_31st_begins_on_the_last_day_of_a_short_month_and_comes_back():
    rhythm = Rhythm(anchor_day=31)
    assert starts("2026-01-31", "2026-06-01", rhythm) == [
        "2026-01-31",
        "2026-02-28",
        "2026-03-31",
        "2026-04-30",
        "2026-05-31",
    ]


def test_a_leap_february_gives_the_29th():
    assert starts("2028-01-30", "2028-04-01", Rhythm(anchor_day=30)) == [
        "2028-01-30",
        "2028-02-29",
        "2028-03-30",
    ]


def test_a_jalali_cycle_from_the_31st_begins_on_the_last_day_of_mehr_and_of_esfand():
    cycles = cycles_between(persian("1404-06-31"), persian("1405-01-31"), Rhythm(anchor_day=31, system=J))
    assert [parts_of(cycle.start, J)[1:] for cycle in cycles] == [
        (6, 31),
        (7, 30),
        (8, 30),
        (9, 30),
        (10, 30),
        (11, 30),
        (12, 29),
    ]


def test_quarters_follow_the_calendar_year_unless_a_month_is_said():
    assert starts("2026-02-01", "2026-08-01", Rhythm(months=3)) == ["2026-01-01", "2026-04-01", "2026-07-01"]
    since = Rhythm(months=3, since=day("2020-11-09"))
    assert starts("2026-02-01", "2026-08-01", since) == ["2026-02-01", "2026-05-01"]


def test_a_cycle_may_last_any_number_of_months():
    rhythm = Rhythm(months=5, anchor_day=20, since=day("2026-01-02"))
    assert starts("2026-01-19", "2026-12-01", rhythm) == [
        "2025-08-20",
        "2026-01-20",
        "2026-06-20",
        "2026-11-20",
    ]


@pytest.mark.parametrize(
    ("asked", "rhythm", "label"),
    [
        ("2026-03-31", Rhythm(), "2026-03"),
        ("2026-03-31", Rhythm(anchor_day=15), "2026-03-15"),
        ("2026-06-30", Rhythm(months=3), "2026-Q2"),
        ("2026-12-31", Rhythm(months=3), "2026-Q4"),
        ("2026-06-30", Rhythm(months=3, since=day("2026-02-01")), "2026-05-01"),
        ("2026-06-30", Rhythm(months=12), "2026"),
        ("2026-06-30", Rhythm(months=12, since=day("2020-04-01")), "2026-2027"),
        ("2026-06-30", Rhythm(months=12, anchor_day=8), "2026-01-08"),
        ("2026-06-30", Rhythm(months=2), "2026-05-01"),
        ("2026-04-25", Rhythm(system=J), "1405-02"),
        ("2026-04-25", Rhythm(months=3, system=J), "1405-Q1"),
        ("2026-04-25", Rhythm(months=12, system=J), "1405"),
        ("2026-04-25", Rhythm(anchor_day=10, system=J), "1405-01-10"),
    ],
)
def test_a_cycle_is_called_as_its_calendar_calls_it_else_by_its_first_day(asked, rhythm, label):
    assert cycle_of(day(asked), rhythm).label == label


def test_cycles_of_whole_months_are_the_months_that_periods_know():
    assert cycle_of(day("2026-03-17"), MONTHLY) == period_from_label("2026-03", G)
    assert cycle_of(persian("1404-12-29"), Rhythm(system=J)) == period_from_label("1404-12", J)


@pytest.mark.parametrize("wrong", [{"months": 0}, {"anchor_day": 0}, {"anchor_day": 32}])
def test_a_rhythm_that_cannot_be_is_refused(wrong):
    with pytest.raises(RulesError):
        Rhythm(**wrong)


def test_no_days_have_no_cycles_and_a_running_stay_cannot_be_cut():
    assert cycles_between(day("2026-03-01"), day("2026-03-01"), MONTHLY) == []
    assert cycle_parts(stay("2026-03-01", "2026-03-01"), MONTHLY) == []
    with pytest.raises(IntervalError):
        cycle_parts(stay("2026-03-01"), MONTHLY)


def test_a_stay_has_a_leading_part_whole_cycles_and_a_trailing_part():
    parts = cycle_parts(stay("2026-01-05", "2026-04-13"), Rhythm(anchor_day=10))
    assert days_of(parts) == [
        ("2026-01-05", "2026-01-10"),
        ("2026-01-10", "2026-02-10"),
        ("2026-02-10", "2026-03-10"),
        ("2026-03-10", "2026-04-10"),
        ("2026-04-10", "2026-04-13"),
    ]
    assert [part.share() for part in parts] == [
        Share(5, 31),
        Share(31, 31),
        Share(28, 28),
        Share(31, 31),
        Share(3, 30),
    ]
    assert cycles_in(parts) == Fraction(5, 31) + 3 + Fraction(3, 30)


def test_a_part_of_a_quarter_is_measured_by_the_days_of_that_quarter():
    [part] = cycle_parts(stay("2026-02-20", "2026-03-20"), Rhythm(months=3))
    assert part.share() == Share(28, 90)
    assert str(prorated_amount(Decimal("270.00"), part.share(), "EUR")) == "84.00"


def test_thirty_day_months_give_a_quarter_ninety_and_a_year_three_hundred_and_sixty():
    [quarter] = cycle_parts(stay("2026-02-16", "2026-03-16"), Rhythm(months=3))
    [year] = cycle_parts(stay("2026-02-16", "2026-03-16"), Rhythm(months=12))
    assert quarter.share(Method.THIRTY_DAY_MONTH) == Share(30, 90)
    assert year.share(Method.THIRTY_DAY_MONTH) == Share(30, 360)


def test_thirty_day_months_hold_over_the_end_of_february():
    [part] = cycle_parts(stay("2026-02-25", "2026-03-15"), Rhythm(anchor_day=15))
    assert part.share(Method.THIRTY_DAY_MONTH) == Share(20, 30)


def test_a_started_cycle_may_be_owed_whole():
    parts = cycle_parts(stay("2026-01-31", "2026-03-02"), MONTHLY)
    assert [part.share(Method.MONTH_STARTED) for part in parts] == [Share(1, 1)] * 3


FROM_10TH = Rhythm(anchor_day=10)


@pytest.mark.parametrize(
    ("billed", "target", "days"),
    [
        (ADVANCE, "2026-01-04", []),
        (ADVANCE, "2026-01-05", [("2026-01-05", "2026-01-10")]),
        (ADVANCE, "2026-01-09", [("2026-01-05", "2026-01-10")]),
        (ADVANCE, "2026-01-10", [("2026-01-05", "2026-01-10"), ("2026-01-10", "2026-02-10")]),
        (ARREARS, "2026-01-09", []),
        (ARREARS, "2026-01-10", [("2026-01-05", "2026-01-10")]),
        (ARREARS, "2026-02-09", [("2026-01-05", "2026-01-10")]),
        (ARREARS, "2026-02-10", [("2026-01-05", "2026-01-10"), ("2026-01-10", "2026-02-10")]),
    ],
)
def test_in_advance_a_running_stay_is_billed_as_a_cycle_begins_and_in_arrears_once_it_is_over(
    billed, target, days
):
    terms = BillingTerms(rhythm=FROM_10TH, billed=billed)
    assert days_of(billed_by(stay("2026-01-05"), terms, day(target))) == days


def test_in_arrears_what_ends_within_a_cycle_is_billed_when_it_ends():
    terms = BillingTerms(rhythm=FROM_10TH)
    ended = stay("2026-01-10", "2026-01-20")
    assert billed_by(ended, terms, day("2026-01-19")) == []
    assert days_of(billed_by(ended, terms, day("2026-01-20"))) == [("2026-01-10", "2026-01-20")]


def test_billed_in_advance_unused_days_are_given_back_or_kept():
    ended = stay("2026-01-10", "2026-02-20")
    given_back = BillingTerms(rhythm=FROM_10TH, billed=ADVANCE, refund=True)
    kept = BillingTerms(rhythm=FROM_10TH, billed=ADVANCE, refund=False)
    assert cycles_in(billed_by(ended, given_back, day("2026-06-01"))) == 1 + Fraction(10, 28)
    assert cycles_in(billed_by(ended, kept, day("2026-06-01"))) == 2


@pytest.mark.parametrize("on", ["2026-01-10", "2026-01-12"])
def test_without_refund_no_days_begin_no_cycle(on):
    kept = BillingTerms(rhythm=FROM_10TH, billed=ADVANCE, refund=False)
    assert billed_by(stay(on, on), kept, day("2026-06-01")) == []


def test_without_refund_no_cycle_after_the_end_is_owed():
    kept = BillingTerms(rhythm=FROM_10TH, billed=ADVANCE, refund=False)
    assert owed_interval(stay("2026-01-10", "2026-02-10"), kept) == stay("2026-01-10", "2026-02-10")
    assert owed_interval(stay("2026-01-10", "2026-02-11"), kept) == stay("2026-01-10", "2026-03-10")


def test_in_arrears_an_end_is_always_an_end():
    terms = BillingTerms(rhythm=FROM_10TH, refund=False)
    assert owed_interval(stay("2026-01-10", "2026-02-20"), terms) == stay("2026-01-10", "2026-02-20")


def test_the_day_of_removal_may_count():
    terms = BillingTerms(rhythm=MONTHLY, last_day_counts=True)
    june = day("2026-07-01")
    assert cycles_in(billed_by(stay("2026-06-11", "2026-06-20"), terms, june)) == Fraction(10, 30)
    assert cycles_in(billed_by(stay("2026-06-11", "2026-06-11"), terms, june)) == Fraction(1, 30)


def test_a_part_belongs_to_the_window_of_its_first_day_or_of_its_last():
    april = period_from_label("2026-04", G).interval
    running = stay("2026-01-10")
    advance = BillingTerms(rhythm=FROM_10TH, billed=ADVANCE)
    assert days_of(billed_in(running, advance, april)) == [("2026-04-10", "2026-05-10")]
    assert days_of(billed_in(running, BillingTerms(rhythm=FROM_10TH), april)) == [
        ("2026-03-10", "2026-04-10")
    ]


def test_the_months_of_a_provider_take_what_is_over_with_them():
    march = period_from_label("2026-03", G).interval
    assert days_of(billed_in(stay("2026-01-10"), BillingTerms(rhythm=MONTHLY), march)) == [
        ("2026-03-01", "2026-04-01")
    ]


def test_a_window_without_an_end_is_refused():
    with pytest.raises(IntervalError):
        billed_in(stay("2026-01-10"), BillingTerms(rhythm=MONTHLY), stay("2026-03-01"))


@pytest.mark.parametrize(
    ("billed", "end", "after", "then"),
    [
        (ADVANCE, None, None, "2026-01-05"),
        (ADVANCE, None, "2025-12-01", "2026-01-05"),
        (ADVANCE, None, "2026-01-05", "2026-01-10"),
        (ADVANCE, None, "2026-01-10", "2026-02-10"),
        (ADVANCE, "2026-02-10", "2026-01-10", None),
        (ADVANCE, "2026-01-05", None, None),
        (ARREARS, None, None, "2026-01-10"),
        (ARREARS, None, "2025-12-01", "2026-01-10"),
        (ARREARS, None, "2026-01-10", "2026-02-10"),
        (ARREARS, "2026-01-20", "2026-01-10", "2026-01-20"),
        (ARREARS, "2026-01-20", "2026-01-20", None),
        (ARREARS, "2026-01-05", None, None),
    ],
)
def test_the_next_day_of_billing(billed, end, after, then):
    terms = BillingTerms(rhythm=FROM_10TH, billed=billed)
    found = next_billed_on(stay("2026-01-05", end), terms, None if after is None else day(after))
    assert found == (None if then is None else day(then))
