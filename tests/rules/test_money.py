"""Money: decimals, rounding half up, splitting without losing a cent."""

from decimal import Decimal
from fractions import Fraction

import pytest
from babel.core import get_global
from hypothesis import given
from hypothesis import strategies as st

from huolto.rules.errors import RulesError
from huolto.rules.money import (
    NotDecimalError,
    UnknownCurrencyError,
    allocate,
    currency_decimals,
    round_amount,
    round_fraction,
    round_to_step,
    round_unit_price,
    to_decimal,
)

AMOUNTS = st.decimals(min_value=-(10**9), max_value=10**9, places=4)
WEIGHTS = st.lists(st.decimals(min_value=0, max_value=10**6, places=3), min_size=1, max_size=20)
CURRENCIES = st.sampled_from(["EUR", "NOK", "IRR", "KWD", "JPY"])


@pytest.mark.parametrize(
    ("currency", "decimals"),
    [("EUR", 2), ("SEK", 2), ("NOK", 2), ("IRR", 0), ("JPY", 0), ("KWD", 3), ("CLF", 4)],
)
def test_decimals_are_those_of_cldr(currency, decimals):
    assert currency_decimals(currency) == decimals


@pytest.mark.parametrize("currency", sorted(get_global("all_currencies")))
def test_every_currency_rounds_to_its_own_decimals(currency):
    rounded = round_amount(Decimal("1234.56789"), currency)
    assert -rounded.as_tuple().exponent == currency_decimals(currency)
    assert sum(allocate(rounded, [Decimal(1)] * 7, currency)) == rounded


@pytest.mark.parametrize("currency", ["", "eur", "EURO", "ABC"])
def test_an_unknown_currency_is_named(currency):
    with pytest.raises(UnknownCurrencyError, match=repr(currency)):
        round_amount(Decimal(1), currency)


@pytest.mark.parametrize(
    ("amount", "currency", "rounded"),
    [
        ("0.005", "EUR", "0.01"),
        ("0.0049", "EUR", "0.00"),
        ("2.675", "EUR", "2.68"),
        ("-0.005", "EUR", "-0.01"),
        ("-0.004", "EUR", "0.00"),
        ("0.5", "IRR", "1"),
        ("1.0005", "KWD", "1.001"),
    ],
)
def test_amounts_round_half_up_away_from_zero(amount, currency, rounded):
    assert str(round_amount(Decimal(amount), currency)) == rounded


def test_unit_prices_keep_four_decimals():
    assert str(round_unit_price(Decimal("82.64465"))) == "82.6447"


@pytest.mark.parametrize(
    "value", [1.5, "1,5", "1e3", " 1", "", "NaN", ".5", True, None, Decimal("NaN"), "۱۲"]
)
def test_what_is_no_plain_decimal_is_refused(value):
    with pytest.raises(NotDecimalError):
        to_decimal(value)


def test_float_is_refused_everywhere():
    with pytest.raises(TypeError):
        round_amount(1.5, "EUR")
    with pytest.raises(ValueError, match="float"):
        round_unit_price(1.5)
    with pytest.raises(RulesError):
        allocate(Decimal(1), [0.5], "EUR")


def test_texts_of_amounts_are_read_exactly():
    assert to_decimal("-14.90") == Decimal("-14.90")
    assert to_decimal(19) == Decimal(19)


@pytest.mark.parametrize(
    ("total", "weights", "currency", "parts"),
    [
        ("10.00", "1 1 1", "EUR", "3.34 3.33 3.33"),
        ("-10.00", "1 1 1", "EUR", "-3.34 -3.33 -3.33"),
        ("0.05", "3 2 2", "EUR", "0.02 0.02 0.01"),
        ("100", "2 1", "IRR", "67 33"),
        ("7.00", "0 0", "EUR", "7.00 0.00"),
        ("7.00", "0 1", "EUR", "0.00 7.00"),
        ("0.00", "1 2", "EUR", "0.00 0.00"),
    ],
)
def test_totals_are_split_by_the_largest_remainder(total, weights, currency, parts):
    split = allocate(Decimal(total), [Decimal(weight) for weight in weights.split()], currency)
    assert " ".join(str(part) for part in split) == parts


def test_nobody_to_take_a_total_is_an_error_and_nothing_to_split_is_not():
    assert allocate(Decimal(0), [], "EUR") == []
    with pytest.raises(RulesError, match="split"):
        allocate(Decimal(1), [], "EUR")
    with pytest.raises(RulesError, match="negative"):
        allocate(Decimal(1), [Decimal(-1), Decimal(2)], "EUR")


@given(AMOUNTS, WEIGHTS, CURRENCIES)
def test_parts_sum_to_the_rounded_total(total, weights, currency):
    assert sum(allocate(total, weights, currency)) == round_amount(total, currency)


@given(AMOUNTS, WEIGHTS, CURRENCIES)
def test_the_split_of_a_credit_is_the_opposite_of_its_charge(total, weights, currency):
    assert allocate(-total, weights, currency) == [-part for part in allocate(total, weights, currency)]


@given(AMOUNTS, WEIGHTS, CURRENCIES)
def test_no_part_is_a_whole_unit_away_from_its_exact_share(total, weights, currency):
    whole = sum(weights)
    unit = Decimal(1).scaleb(-currency_decimals(currency))
    rounded = round_amount(total, currency)
    for part, weight in zip(allocate(total, weights, currency), weights, strict=True):
        if whole:
            assert abs(part * whole - rounded * weight) < unit * whole


@pytest.mark.parametrize(
    ("amount", "step", "rounded"),
    [
        ("7.32", "0.05", "7.30"),
        ("7.325", "0.05", "7.35"),
        ("-7.325", "0.05", "-7.35"),
        ("-0.02", "0.05", "0.00"),
        ("119.5", "1", "120"),
        ("148499", "1000", "148000"),
        ("0.12345", "0.0001", "0.1235"),
    ],
)
def test_amounts_round_half_up_to_a_step(amount, step, rounded):
    assert str(round_to_step(Fraction(amount), Decimal(step))) == rounded


@pytest.mark.parametrize("step", ["0", "-0.05"])
def test_a_step_that_is_none_is_refused(step):
    with pytest.raises(RulesError, match="steps above zero"):
        round_to_step(Fraction(1), Decimal(step))


@given(st.fractions(min_value=-(10**9), max_value=10**9), CURRENCIES)
def test_a_step_of_the_smallest_coin_is_rounding_to_the_currency(amount, currency):
    coin = Decimal(1).scaleb(-currency_decimals(currency))
    assert round_to_step(amount, coin) == round_fraction(amount, currency)


@given(
    st.fractions(min_value=-(10**9), max_value=10**9), st.sampled_from(["0.05", "0.5", "1", "1000", "0.0001"])
)
def test_no_step_is_nearer_than_the_one_rounded_to(amount, step):
    rounded = Fraction(round_to_step(amount, Decimal(step)))
    assert (rounded / Fraction(step)).denominator == 1
    assert abs(rounded - amount) <= Fraction(step) / 2
