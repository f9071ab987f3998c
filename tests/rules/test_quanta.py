"""Time by started quanta: the worked numbers of S3.3 and S3.10, rounding per entry, day, case and period."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huolto.rules.errors import RulesError
from huolto.rules.explanation import render
from huolto.rules.quanta import (
    RoundPer,
    WorkedTime,
    case_rounding,
    started_quanta,
    time_amount,
    time_reason,
)
from huolto.rules.time_rounding import Rounding, whole_quanta

MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def worked(*minutes: int, case: str = "c1") -> list[WorkedTime]:
    return [WorkedTime(f"u{n}", case, MORNING + timedelta(hours=n), m) for n, m in enumerate(minutes)]


@pytest.mark.parametrize(
    ("minutes", "quantum", "minimum", "amount"),
    [
        (1, 15, "250", "250.00"),
        (15, 15, "250", "250.00"),
        (16, 15, "250", "500.00"),
        (61, 15, "250", "1250.00"),
        (1, 60, "1250", "1250.00"),
        (60, 60, "1250", "1250.00"),
        (61, 60, "1250", "2500.00"),
        (0, 15, "250", "0.00"),
    ],
)
def test_minimum_sums_per_commenced_quantum(minutes, quantum, minimum, amount):
    quanta = started_quanta(minutes, quantum)
    assert str(time_amount(None, quanta * quantum, Decimal(minimum), quanta, "NOK")) == amount


@pytest.mark.parametrize(
    ("minutes", "round_per", "quanta"),
    [
        ((31, 30), RoundPer.CASE, [3, 2]),
        ((31, 30), RoundPer.ENTRY, [3, 2]),
        ((16, 16, 16, 13), RoundPer.CASE, [2, 1, 1, 1]),
        ((16, 16, 16, 13), RoundPer.ENTRY, [2, 2, 2, 1]),
        ((5, 5, 5), RoundPer.CASE, [1, 0, 0]),
        ((20, -10), RoundPer.CASE, [2, -1]),
        ((20, -30), RoundPer.CASE, [2, -2]),
    ],
)
def test_quanta_stand_where_they_were_reached(minutes, round_per, quanta):
    assert [reached.quanta for reached in case_rounding(worked(*minutes), 15, round_per)] == quanta


@pytest.mark.parametrize(("round_per", "total"), [(RoundPer.CASE, "1250.00"), (RoundPer.ENTRY, "1750.00")])
def test_four_entries_cost_what_their_rounding_says(round_per, total):
    reached = case_rounding(worked(16, 16, 16, 13), 15, round_per)
    amounts = [time_amount(None, one.minutes_rounded, Decimal(250), one.quanta, "NOK") for one in reached]
    assert str(sum(amounts)) == total


@pytest.mark.parametrize(
    ("mode", "quanta"),
    [
        (Rounding.UP, [2, 1, 1, 1]),
        (Rounding.DOWN, [1, 1, 1, 1]),
        (Rounding.NEAREST, [1, 1, 1, 1]),
    ],
)
def test_an_agreement_may_round_the_other_way(mode, quanta):
    assert [one.quanta for one in case_rounding(worked(16, 16, 16, 13), 15, mode=mode)] == quanta


def test_rounded_down_a_quantum_is_reached_once_it_is_full():
    reached = case_rounding(worked(14, 2, 13, 1), 15, mode=Rounding.DOWN)
    assert [one.quanta for one in reached] == [0, 1, 0, 1]


def test_minutes_are_added_in_order_of_happening_not_of_recording():
    first, second = worked(10, 10)
    assert [r.key for r in case_rounding([second, first], 15)] == ["u0", "u1"]
    assert [r.quanta for r in case_rounding([second, first], 15)] == [1, 1]


def test_cases_round_apart_and_a_period_rounds_together():
    entries = worked(10) + worked(10, case="c2") + worked(10, case="c3")
    assert sum(r.quanta for r in case_rounding(entries, 15, RoundPer.CASE)) == 3
    assert sum(r.quanta for r in case_rounding(entries, 15, RoundPer.PERIOD)) == 2


def test_the_day_of_a_case_is_the_day_in_the_zone():
    late = WorkedTime("u1", "c1", datetime(2026, 3, 2, 21, 30, tzinfo=UTC), 10)
    later = WorkedTime("u2", "c1", datetime(2026, 3, 2, 22, 30, tzinfo=UTC), 5)
    helsinki = timezone(timedelta(hours=2))
    assert [r.quanta for r in case_rounding([late, later], 15, RoundPer.CASE_DAY)] == [1, 0]
    assert [r.quanta for r in case_rounding([late, later], 15, RoundPer.CASE_DAY, helsinki)] == [1, 1]


def test_the_greater_of_rate_and_minimum_counts():
    assert str(time_amount(Decimal(1100), 30, Decimal(250), 2, "NOK")) == "550.00"
    assert str(time_amount(Decimal(900), 30, Decimal(250), 2, "NOK")) == "500.00"
    assert str(time_amount(Decimal(900), -30, Decimal(250), -2, "NOK")) == "-500.00"


def test_time_without_any_price_and_wrong_quanta_are_refused():
    with pytest.raises(RulesError, match="no price"):
        time_amount(None, 15, None, 1, "NOK")
    with pytest.raises(RulesError):
        started_quanta(10, 0)
    with pytest.raises(RulesError):
        started_quanta(-1, 15)


def test_the_amount_says_why():
    facts = {"minutes": 16, "minutes_rounded": 30, "quanta": 2, "quantum": 15, "currency": "NOK"}
    by_minimum = time_reason(rate=None, minimum_per_quantum=Decimal(250), **facts)
    by_rate = time_reason(rate=Decimal(1100), minimum_per_quantum=Decimal(250), **facts)
    assert render(by_minimum, "en").replace("\u00a0", " ") == (
        "16 min: 2 started quanta of 15 min, at least 250.00 NOK each: 500.00 NOK."
    )
    assert render(by_rate, "en").replace("\u00a0", " ") == (
        "16 min rounded up to 30 min at 1,100.00 NOK an hour: 550.00 NOK."
    )


@given(
    st.lists(st.integers(0, 300), max_size=12),
    st.sampled_from([1, 6, 15, 60]),
    st.sampled_from(list(Rounding)),
)
def test_quanta_of_a_case_sum_to_those_of_its_minutes(minutes, quantum, mode):
    reached = case_rounding(worked(*minutes), quantum, mode=mode)
    assert sum(one.quanta for one in reached) == whole_quanta(sum(minutes), quantum, mode)
    if mode is Rounding.UP:
        assert sum(one.quanta for one in reached) == started_quanta(sum(minutes), quantum)


@given(st.lists(st.integers(0, 300), max_size=12), st.sampled_from([6, 15, 60]))
def test_rounding_each_entry_never_costs_less_than_rounding_the_case(minutes, quantum):
    per_case = sum(one.quanta for one in case_rounding(worked(*minutes), quantum, RoundPer.CASE))
    assert sum(one.quanta for one in case_rounding(worked(*minutes), quantum, RoundPer.ENTRY)) >= per_case
