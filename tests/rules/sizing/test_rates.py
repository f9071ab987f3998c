"""How often models fail: thin history borrows from all, long history speaks for itself, and doubt is shown."""

from math import exp, factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huolto.rules.sizing import (
    FailureRate,
    Observed,
    SizingError,
    away_of,
    failure_rates,
    interval_of,
    needed_spares,
)

histories = st.dictionaries(
    st.text(min_size=1, max_size=3),
    st.builds(Observed, failures=st.integers(0, 500), device_years=st.floats(0, 2000)),
    min_size=1,
    max_size=6,
)


def test_where_nothing_was_seen_the_assumption_stands() -> None:
    [rate] = failure_rates({"new": Observed(0, 0)}).values()
    assert rate.mean == pytest.approx(0.25)


def test_a_long_history_speaks_for_itself_and_a_thin_one_borrows_from_all() -> None:
    rates = failure_rates({"old": Observed(400, 1000), "new": Observed(0, 1)})
    assert rates["old"].mean == pytest.approx(0.4, abs=0.002)
    assert 0.35 < rates["new"].mean < 0.4
    low, high = interval_of(rates["new"])
    assert low < rates["new"].mean < high
    old_low, old_high = interval_of(rates["old"])
    assert high - low > 5 * (old_high - old_low)


def test_a_thin_history_asks_for_more_spares_than_a_long_one_of_the_same_rate() -> None:
    thin, long = FailureRate(1, 4), FailureRate(1000, 4000)
    away = [away_of(400, rate, 21) for rate in (thin, long)]
    assert away[0].mean == away[1].mean == pytest.approx(5.753, abs=0.001)
    assert [needed_spares(one, 0.95).spares for one in away] == [
        18,
        10,
    ]  # of one failure: geometric, 1 - (5.753 / 6.753) ** 19


@given(histories)
def test_a_rate_lies_between_its_own_history_and_what_all_say(seen: dict[str, Observed]) -> None:
    rates = failure_rates(seen)
    failures = 5 + sum(one.failures for one in seen.values())
    pooled = failures / (20 + sum(one.device_years for one in seen.values()))
    for model, rate in rates.items():
        own = seen[model].failures / seen[model].device_years if seen[model].device_years else None
        bounds = (pooled,) if own is None else (pooled, own)
        if own is not None or not seen[model].failures:
            assert min(bounds) - 1e-9 <= rate.mean <= max(bounds) + 1e-9


@given(st.integers(1, 60), st.floats(0.5, 500), st.floats(0.05, 0.99))
def test_an_interval_leaves_out_as_much_below_as_above(shape: int, years: float, likely: float) -> None:
    def below(rate: float) -> float:
        # For whole shapes the gamma distribution is a sum of Poisson's.
        mean = rate * years
        return 1 - sum(mean**n / factorial(n) * exp(-mean) for n in range(shape))

    low, high = interval_of(FailureRate(shape, years), likely)
    assert below(low) == pytest.approx((1 - likely) / 2, abs=1e-6)
    assert below(high) == pytest.approx((1 + likely) / 2, abs=1e-6)


@pytest.mark.parametrize("one", [Observed(-1, 10), Observed(1, -10)])
def test_a_history_is_not_below_zero(one: Observed) -> None:
    with pytest.raises(SizingError, match="x"):
        failure_rates({"x": one})
    with pytest.raises(SizingError):
        failure_rates({}, prior_years=0)
    with pytest.raises(SizingError):
        interval_of(FailureRate(1, 1), 1.0)
