"""When devices are renewed and what it costs."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huolto.rules.calendars import CalendarSystem
from huolto.rules.refresh import (
    LATER,
    OVERDUE,
    UNKNOWN,
    Batch,
    Life,
    RefreshError,
    Sum,
    UnitPrice,
    end_of,
    plan,
    successors,
    year_of_end,
    years_from,
)

GREGORIAN, JALALI = CalendarSystem.GREGORIAN, CalendarSystem.JALALI
TODAY = date(2026, 11, 28)

money = st.decimals(min_value=0, max_value=10**6, places=4)
batches = st.lists(
    st.builds(
        Batch,
        row=st.sampled_from(["laptops", "phones", "monitors"]),
        year=st.sampled_from([OVERDUE, UNKNOWN, 2026, 2027, 2028, LATER]),
        count=st.integers(min_value=0, max_value=50_000),
        price=st.none() | st.builds(UnitPrice, once=money, monthly=money),
    ),
    max_size=40,
)


@given(batches)
def test_the_parts_of_a_plan_make_up_the_whole(given_batches: list[Batch]) -> None:
    made = plan(given_batches)
    for parts in (made.cells, made.rows, made.years):
        total = Sum()
        for part in parts.values():
            total += part
        assert total == made.total
    assert made.total.count == sum(batch.count for batch in given_batches)


@given(batches)
def test_what_has_no_price_is_counted_and_in_no_amount(given_batches: list[Batch]) -> None:
    made = plan(given_batches)
    priced = plan(batch for batch in given_batches if batch.price is not None)
    assert made.total.unpriced == made.total.count - priced.total.count
    assert (made.total.once, made.total.monthly) == (priced.total.once, priced.total.monthly)


@given(st.dictionaries(st.integers(0, 9), st.integers(0, 9)), st.integers(0, 9))
def test_successors_end_even_in_a_circle_and_name_nobody_twice(next_of: dict[int, int], model: int) -> None:
    found = list(successors(model, next_of))
    assert len(found) == len(set(found))
    assert model not in found


def test_successors_come_nearest_first() -> None:
    assert list(successors("g1", {"g1": "g2", "g2": "g3", "g3": "g1"})) == ["g2", "g3"]


@pytest.mark.parametrize(
    ("life", "end"),
    [
        (Life(ends_on=date(2027, 5, 1), lease_from=date(2020, 1, 1), lease_months=12), date(2027, 5, 1)),
        (Life(lease_from=date(2024, 2, 29), lease_months=36, life_months=60), date(2027, 2, 28)),
        (Life(began_on=date(2023, 6, 15), life_months=48, assumed_months=12), date(2027, 6, 15)),
        (Life(began_on=date(2023, 6, 15), assumed_months=36), date(2026, 6, 15)),
        (Life(began_on=date(2023, 6, 15)), None),
        (Life(life_months=48), None),
    ],
)
def test_a_stated_end_wins_then_the_lease_then_the_model_then_the_category(
    life: Life, end: date | None
) -> None:
    assert end_of(life, GREGORIAN) == end


def test_a_longer_life_moves_every_end_but_a_leases() -> None:
    assert end_of(Life(ends_on=date(2027, 1, 31)), GREGORIAN, longer_by=1) == date(2027, 2, 28)
    assert end_of(Life(began_on=date(2023, 1, 1), life_months=48), GREGORIAN, longer_by=-12) == date(
        2026, 1, 1
    )
    lease = Life(lease_from=date(2024, 1, 1), lease_months=36)
    assert end_of(lease, GREGORIAN, longer_by=12) == date(2027, 1, 1)


def test_years_are_those_of_the_providers_calendar() -> None:
    assert years_from(TODAY, GREGORIAN, 3) == (2026, 2027, 2028)
    years = years_from(TODAY, JALALI, 3)
    assert years == (1405, 1406, 1407)
    # 20 and 21 March 2027 lie on both sides of Nowruz 1406.
    assert year_of_end(date(2027, 3, 20), TODAY, years, JALALI) == 1405
    assert year_of_end(date(2027, 3, 21), TODAY, years, JALALI) == 1406


def test_what_ended_is_overdue_and_what_ends_today_is_not() -> None:
    years = years_from(TODAY, GREGORIAN, 3)
    assert year_of_end(date(2026, 11, 27), TODAY, years, GREGORIAN) == OVERDUE
    assert year_of_end(TODAY, TODAY, years, GREGORIAN) == 2026
    assert year_of_end(date(2029, 1, 1), TODAY, years, GREGORIAN) == LATER
    assert year_of_end(None, TODAY, years, GREGORIAN) == UNKNOWN


@pytest.mark.parametrize("horizon", [2, 8, 0, -1])
def test_a_plan_looks_three_to_seven_years_ahead(horizon: int) -> None:
    with pytest.raises(RefreshError):
        years_from(TODAY, GREGORIAN, horizon)
