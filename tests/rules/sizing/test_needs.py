"""How many spares serve so many requests at once: the worked numbers of S4.17 and S4.20, and what must always hold."""

from math import exp, factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huolto.rules.sizing import (
    Away,
    SizingError,
    mean_away,
    needed_spares,
    service_level,
    spares_by_model,
)

means = st.floats(min_value=0, max_value=200)
levels = st.floats(min_value=0.01, max_value=0.9999)


def phones(count: int, rate: float = 0.25) -> Away:
    """Phones of which a quarter is swapped in a year and away for three weeks."""
    return Away(mean_away(count, rate, 21))


def test_of_400_phones_nearly_six_are_away_at_a_time() -> None:
    assert round(phones(400).mean, 2) == 5.75


@pytest.mark.parametrize(("spares", "level"), [(10, "96.7"), (12, "99.4")])
def test_ten_spares_serve_967_and_twelve_994_of_a_thousand(spares: int, level: str) -> None:
    assert f"{service_level(spares, phones(400)) * 100:.1f}" == level


@pytest.mark.parametrize(("count", "spares"), [(35, 2), (100, 4), (1000, 21)])
def test_spares_for_95_percent(count: int, spares: int) -> None:
    assert needed_spares(phones(count), 0.95).spares == spares


def test_over_ten_models_twice_as_many_are_needed_and_over_two_a_fifth_more() -> None:
    together = needed_spares(phones(400), 0.95).spares
    ten = spares_by_model({model: phones(40) for model in range(10)}, 0.95)
    two = spares_by_model({model: phones(200) for model in range(2)}, 0.95)
    assert (together, sum(one.spares for one in ten.values()), sum(one.spares for one in two.values())) == (
        10,
        20,
        12,
    )


def test_thirty_two_are_right_where_each_phone_is_swapped_about_once_a_year() -> None:
    assert round(service_level(32, phones(400, rate=1.05)), 2) == 0.95


@given(means, st.integers(min_value=0, max_value=40))
def test_a_level_is_the_sum_of_the_poisson_distribution(mean: float, spares: int) -> None:
    plainly = sum(mean**n / factorial(n) * exp(-mean) for n in range(spares + 1))
    assert service_level(spares, Away(mean)) == pytest.approx(plainly, abs=1e-9)


@given(means, st.floats(min_value=0.5, max_value=50), st.integers(min_value=0, max_value=60))
def test_a_level_in_doubt_is_the_poisson_level_mixed_over_the_doubt(
    mean: float, shape: float, spares: int
) -> None:
    # P(n) of the negative binomial by its definition as a recurrence of plain products.
    ratio = mean / (mean + shape)
    probability = total = (1 - ratio) ** shape
    for n in range(1, spares + 1):
        probability *= ratio * (shape + n - 1) / n
        total += probability
    assert service_level(spares, Away(mean, shape)) == pytest.approx(total, abs=1e-9)


@given(means, st.none() | st.floats(min_value=0.5, max_value=1000), levels)
def test_what_is_needed_reaches_the_level_and_one_fewer_does_not(
    mean: float, shape: float | None, level: float
) -> None:
    away = Away(mean, shape)
    need = needed_spares(away, level)
    assert need.level == service_level(need.spares, away) >= level
    assert need.level_below == service_level(need.spares - 1, away) < level


@given(means, st.floats(min_value=0.5, max_value=1000))
def test_doubt_never_asks_for_fewer_at_the_usual_levels(mean: float, shape: float) -> None:
    certain, doubtful = needed_spares(Away(mean), 0.95), needed_spares(Away(mean, shape), 0.95)
    assert (
        doubtful.spares >= certain.spares - 1
    )  # one less only where the certain need lies barely above a step


def test_a_rate_learnt_from_very_much_is_as_good_as_certain() -> None:
    assert service_level(12, Away(5.75, 1e9)) == pytest.approx(service_level(12, Away(5.75)), abs=1e-6)


def test_ten_thousand_away_are_no_trouble() -> None:
    need = needed_spares(Away(10_000.0), 0.95)
    assert 10_160 < need.spares < 10_170  # 10,000 and 1.645 standard deviations of 100


def test_hardly_anything_away_needs_nothing() -> None:
    assert needed_spares(Away(5e-324, 50.0), 0.99).spares == 0


def test_nothing_away_needs_nothing() -> None:
    assert needed_spares(Away(0.0), 0.99).spares == 0
    assert service_level(-1, Away(0.0)) == 0


@pytest.mark.parametrize("level", [0, 1, 1.5, -0.1])
def test_a_level_lies_between_nothing_and_all(level: float) -> None:
    with pytest.raises(SizingError):
        needed_spares(Away(1.0), level)


@pytest.mark.parametrize("facts", [(-1, 0.25, 21), (400, -0.25, 21), (400, 0.25, -21)])
def test_nothing_is_below_zero(facts: tuple[int, float, float]) -> None:
    with pytest.raises(SizingError):
        mean_away(*facts)
    with pytest.raises(SizingError):
        service_level(1, Away(-1.0))
