"""Billing cycles: anchor days in short months, leading and trailing parts, what is billed when."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

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
from huolto.rules.money import allocate
from huolto.rules.periods import DateInterval, IntervalError, month_of, period_from_label
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


DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))
RHYTHMS = st.builds(
    Rhythm,
    months=st.sampled_from([1, 1, 2, 3, 5, 6, 12, 24]),
    anchor_day=st.integers(1, 31),
    since=st.none() | DAYS,
    system=st.sampled_from([G, J]),
)
TERMS = st.builds(
    BillingTerms,
    rhythm=RHYTHMS,
    billed=st.sampled_from(list(Billed)),
    refund=st.booleans(),
    last_day_counts=st.booleans(),
)


@st.composite
def stays(draw, running: bool = True):
    start = draw(DAYS)
    length = draw(st.integers(0, 900) | st.none() if running else st.integers(0, 900))
    return DateInterval(start, None if length is None else start + timedelta(days=length))


@given(DAYS, st.integers(1, 900), RHYTHMS)
def test_cycles_cover_all_days_without_gap_or_overlap(start, length, rhythm):
    end = start + timedelta(days=length)
    cycles = cycles_between(start, end, rhythm)
    assert cycles[0].interval.contains(start)
    assert cycles[-1].interval.contains(end - timedelta(days=1))
    assert all(earlier.end == later.start for earlier, later in pairwise(cycles))


@given(DAYS, st.integers(0, 400), RHYTHMS)
def test_every_day_of_a_cycle_has_that_cycle(asked, offset, rhythm):
    cycle = cycle_of(asked, rhythm)
    assert cycle.interval.contains(asked)
    assert cycle_of(cycle.start + timedelta(days=offset % cycle.days), rhythm) == cycle


@given(DAYS, RHYTHMS)
def test_a_cycle_begins_on_its_day_or_on_the_last_of_a_shorter_month(asked, rhythm):
    cycle = cycle_of(asked, rhythm)
    first = parts_of(cycle.start, rhythm.system)[2]
    last_of_month = month_of(cycle.start, rhythm.system).end - timedelta(days=1)
    assert first == rhythm.anchor_day or (first < rhythm.anchor_day and cycle.start == last_of_month)


@given(stays(running=False), st.integers(0, 900), RHYTHMS)
def test_a_stay_cut_anywhere_owes_the_same(whole, cut, rhythm):
    middle = min(whole.start + timedelta(days=cut), whole.end)
    halves = [DateInterval(whole.start, middle), DateInterval(middle, whole.end)]
    for method in (Method.ACTUAL_DAYS, Method.THIRTY_DAY_MONTH):
        owed = [cycles_in(cycle_parts(half, rhythm), method) for half in halves]
        assert sum(owed) == cycles_in(cycle_parts(whole, rhythm), method)


@given(DAYS, RHYTHMS, st.sampled_from(list(Method)))
def test_a_whole_cycle_is_one_by_every_measure(asked, rhythm, method):
    [part] = cycle_parts(cycle_of(asked, rhythm).interval, rhythm)
    assert part.share(method).fraction == 1


@given(
    DAYS,
    RHYTHMS,
    st.lists(st.integers(0, 800), max_size=5),
    st.decimals(min_value=0, max_value=10**6, places=4),
    st.sampled_from(["EUR", "IRR", "KWD", "SEK"]),
)
def test_the_price_of_a_cycle_split_over_its_stays_sums_to_the_price(asked, rhythm, cuts, price, currency):
    cycle = cycle_of(asked, rhythm)
    bounds = sorted({0, cycle.days, *(cut % cycle.days for cut in cuts)})
    parts = [
        cycle_parts(DateInterval(cycle.start + timedelta(a), cycle.start + timedelta(b)), rhythm)[0]
        for a, b in pairwise(bounds)
    ]
    assert sum(part.share().fraction for part in parts) == 1
    split = allocate(price, [Decimal(part.interval.days) for part in parts], currency)
    assert sum(split) == prorated_amount(price, Share(1, 1), currency)


@given(stays(), TERMS, DAYS, st.integers(0, 700), st.integers(0, 700))
def test_windows_side_by_side_bill_each_part_once(interval, terms, start, first, second):
    middle = start + timedelta(days=first)
    end = middle + timedelta(days=second)
    apart = billed_in(interval, terms, DateInterval(start, middle))
    apart += billed_in(interval, terms, DateInterval(middle, end))
    assert apart == billed_in(interval, terms, DateInterval(start, end))


@given(stays(), TERMS, DAYS)
def test_what_windows_bill_is_what_is_billed_by_their_last_day(interval, terms, target):
    so_far = billed_by(interval, terms, target)
    # In arrears the last day of a window is billed on the day after it.
    until = target + timedelta(days=1) if terms.billed is ADVANCE else target
    assume(until > interval.start)
    assert billed_in(interval, terms, DateInterval(interval.start, until)) == so_far


@given(stays(), TERMS, DAYS)
def test_nothing_is_billed_between_a_day_and_the_next_day_of_billing(interval, terms, after):
    upcoming = next_billed_on(interval, terms, after)
    now = billed_by(interval, terms, after)
    if upcoming is None:
        assert billed_by(interval, terms, date(2040, 1, 1)) == now
    else:
        assert upcoming > after
        assert billed_by(interval, terms, upcoming - timedelta(days=1)) == now
        assert len(billed_by(interval, terms, upcoming)) == len(now) + 1


@given(stays(running=False), TERMS)
def test_in_the_end_exactly_the_owed_days_were_billed(interval, terms):
    parts = billed_by(interval, terms, date(2060, 1, 1))
    owed = owed_interval(interval, terms)
    assert sum(part.interval.days for part in parts) == owed.days


@given(stays(running=False), TERMS)
def test_with_refund_nobody_pays_for_a_day_without_service(interval, terms):
    assume(terms.refund and not terms.last_day_counts)
    parts = billed_by(interval, terms, date(2060, 1, 1))
    assert sum(part.interval.days for part in parts) == interval.days
