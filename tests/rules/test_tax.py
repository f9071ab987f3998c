"""Tax: dated rates of four countries, breakdown rounded per rate."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huolto.rules.errors import RulesError
from huolto.rules.explanation import render
from huolto.rules.money import currency_decimals, round_amount
from huolto.rules.tax import (
    TaxableLine,
    TaxCategory,
    TaxedPrice,
    UnknownTaxRateError,
    breakdown,
    exact_tax,
    rate_on,
    taxed_price,
)
from huolto.rules.tax_rates import EN16931_CODES, RATES

S, R = TaxCategory.STANDARD, TaxCategory.REDUCED


def lines(*rows: tuple[str, TaxCategory, str]) -> list[TaxableLine]:
    return [TaxableLine(Decimal(amount), category, Decimal(percent)) for amount, category, percent in rows]


@pytest.mark.parametrize(
    ("country", "category", "day", "percent"),
    [
        ("FI", "standard", date(2013, 1, 1), "24"),
        ("FI", "standard", date(2024, 8, 31), "24"),
        ("FI", "standard", date(2024, 9, 1), "25.5"),
        ("FI", "reduced", date(2025, 12, 31), "14"),
        ("FI", "reduced", date(2026, 1, 1), "13.5"),
        ("FI", "reduced-low", date(2026, 1, 1), "10"),
        ("SE", "standard", date(2026, 3, 1), "25"),
        ("SE", "reduced", date(2026, 3, 1), "12"),
        ("SE", "reduced-low", date(2026, 3, 1), "6"),
        ("NO", "standard", date(2026, 3, 1), "25"),
        ("NO", "reduced", date(2026, 3, 1), "15"),
        ("NO", "reduced-low", date(2026, 3, 1), "12"),
        ("NO", "reduced-low", date(2020, 4, 1), "6"),
        ("IR", "standard", date(2024, 3, 19), "9"),
        ("IR", "standard", date(2024, 3, 20), "10"),
        ("DE", "reverse-charge", date(2026, 3, 1), "0"),
        ("IR", "exempt", date(2026, 3, 1), "0"),
    ],
)
def test_rates_are_those_of_the_day(country, category, day, percent):
    assert rate_on(country, category, day).percent == Decimal(percent)


@pytest.mark.parametrize(
    ("country", "category", "day", "said"),
    [
        ("DE", "standard", date(2026, 1, 1), "known are FI, IR, NO, SE"),
        ("FI", "standard", date(2012, 12, 31), "first known day is 2013-01-01"),
        ("IR", "reduced", date(2026, 1, 1), "IR has no rate 'reduced'"),
    ],
)
def test_an_unknown_rate_says_what_is_known(country, category, day, said):
    with pytest.raises(UnknownTaxRateError, match=said):
        rate_on(country, category, day)


def test_an_unknown_category_names_the_known_ones():
    with pytest.raises(RulesError, match="reverse-charge"):
        rate_on("FI", "luxury", date(2026, 1, 1))


def test_rates_of_a_category_never_overlap_nor_leave_a_gap():
    for key in {row[:2] for row in RATES}:
        rows = [row for row in RATES if row[:2] == key]
        for earlier, later in pairwise(rows):
            assert (later[3] - earlier[4]).days == 1
        assert rows[-1][4] is None


def test_categories_have_their_code_of_en_16931():
    assert set(EN16931_CODES) == set(TaxCategory)
    assert [category.en16931_code for category in TaxCategory] == ["S", "S", "S", "Z", "E", "AE", "O"]


def test_tax_is_rounded_per_rate_and_not_per_line():
    three = breakdown(lines(*[("0.33", S, "25.5")] * 3), "EUR", prices_include_tax=False)
    assert (three.net, three.tax, three.gross) == (Decimal("0.99"), Decimal("0.25"), Decimal("1.24"))
    assert [(row.base, row.tax) for row in three.rows] == [(Decimal("0.99"), Decimal("0.25"))]


def test_each_rate_has_its_row():
    mixed = breakdown(
        lines(("9.05", S, "25.5"), ("100", R, "13.5"), ("50", TaxCategory.EXEMPT, "0"), ("10", S, "24")),
        "EUR",
        prices_include_tax=False,
    )
    assert [(row.en16931_code, str(row.percent), str(row.base), str(row.tax)) for row in mixed.rows] == [
        ("S", "25.5", "9.05", "2.31"),
        ("S", "24", "10.00", "2.40"),
        ("S", "13.5", "100.00", "13.50"),
        ("E", "0", "50.00", "0.00"),
    ]
    assert (str(mixed.net), str(mixed.tax), str(mixed.gross)) == ("169.05", "18.21", "187.26")


def test_prices_with_tax_keep_their_gross():
    included = breakdown(lines(("11.90", S, "21"), ("52.50", R, "12")), "EUR", prices_include_tax=True)
    assert [(str(row.base), str(row.tax)) for row in included.rows] == [("9.83", "2.07"), ("46.87", "5.63")]
    assert str(included.gross) == "64.40"


def test_a_credit_is_the_opposite_and_no_lines_are_nothing():
    credit = breakdown(lines(("-9.05", S, "25.5")), "EUR", prices_include_tax=False)
    assert (str(credit.net), str(credit.tax)) == ("-9.05", "-2.31")
    nothing = breakdown([], "IRR", prices_include_tax=False)
    assert (nothing.rows, nothing.gross) == ((), Decimal(0))


def test_rial_has_no_decimals():
    rial = breakdown(lines(("2900005", S, "10")), "IRR", prices_include_tax=False)
    assert (str(rial.tax), str(rial.gross)) == ("290001", "3190006")


def test_a_row_says_its_arithmetic():
    row = breakdown(lines(("9.05", S, "25.5")), "EUR", prices_include_tax=False).rows[0]
    assert render(row.reason("EUR"), "fi").replace("\u00a0", " ") == "25,5 % summasta 9,05 € on 2,31 €."


def test_wrong_lines_are_refused():
    with pytest.raises(RulesError):
        breakdown([TaxableLine(1.5, S, Decimal(24))], "EUR", prices_include_tax=False)
    with pytest.raises(RulesError):
        breakdown(lines(("1", S, "-1")), "EUR", prices_include_tax=False)


@pytest.mark.parametrize(
    ("amount", "percent", "includes_tax", "net", "tax", "gross"),
    [
        ("18.40", "25.5", False, "18.40", "4.69", "23.09"),
        ("18.40", "25.5", True, "14.66", "3.74", "18.40"),
        ("0.03", "25.5", True, "0.02", "0.01", "0.03"),
        ("-18.40", "25.5", True, "-14.66", "-3.74", "-18.40"),
        ("49.00", "0", True, "49.00", "0.00", "49.00"),
    ],
)
def test_a_price_shows_what_it_is_with_and_without_tax(amount, percent, includes_tax, net, tax, gross):
    price = taxed_price(Decimal(amount), Decimal(percent), "EUR", includes_tax=includes_tax)
    assert (str(price.net), str(price.tax), str(price.gross)) == (net, tax, gross)


def test_a_price_may_be_rounded_to_another_step():
    rial = taxed_price(Decimal(148500), Decimal(10), "IRR", includes_tax=True, step=Decimal(1000))
    assert rial == TaxedPrice(net=Decimal(135000), tax=Decimal(14000), gross=Decimal(149000))
    fine = taxed_price(Decimal("3.10"), Decimal("25.5"), "EUR", includes_tax=True, step=Decimal("0.0001"))
    assert (str(fine.net), str(fine.tax), str(fine.gross)) == ("2.4701", "0.6299", "3.1000")


def test_the_exact_tax_is_not_rounded():
    assert exact_tax(Decimal(10), Decimal("25.5"), includes_tax=False) == Fraction(51, 20)
    assert exact_tax(Decimal(10), Decimal("25.5"), includes_tax=True) == Fraction(510, 251)


def test_tax_below_zero_and_amounts_that_are_none_are_refused():
    with pytest.raises(RulesError, match="below zero"):
        exact_tax(Decimal(10), Decimal(-1), includes_tax=False)
    with pytest.raises(RulesError):
        taxed_price(18.4, Decimal(24), "EUR", includes_tax=True)


def test_many_prices_with_tax_are_taken_out_of_their_sum_and_not_one_by_one():
    one = taxed_price(Decimal("0.03"), Decimal("25.5"), "EUR", includes_tax=True)
    all_three = breakdown(lines(*[("0.03", S, "25.5")] * 3), "EUR", prices_include_tax=True)
    assert (str(one.tax * 3), str(all_three.tax), str(all_three.gross)) == ("0.03", "0.02", "0.09")


LINES = st.lists(
    st.builds(
        TaxableLine,
        st.decimals(min_value=-(10**7), max_value=10**7, places=2),
        st.sampled_from([S, R, TaxCategory.ZERO]),
        st.sampled_from([Decimal("25.5"), Decimal(24), Decimal("13.5"), Decimal(0)]),
    ),
    max_size=30,
)


@given(LINES, st.booleans(), st.sampled_from(["EUR", "IRR", "KWD"]))
def test_totals_are_the_sums_of_the_rows(some, included, currency):
    result = breakdown(some, currency, prices_include_tax=included)
    assert result.net == sum(row.base for row in result.rows)
    assert result.tax == sum(row.tax for row in result.rows)
    assert result.gross == result.net + result.tax


@given(LINES, st.booleans(), st.randoms())
def test_the_order_of_lines_does_not_matter(some, included, chance):
    shuffled = list(some)
    chance.shuffle(shuffled)
    straight = breakdown(some, "EUR", prices_include_tax=included)
    assert breakdown(shuffled, "EUR", prices_include_tax=included) == straight


@given(LINES)
def test_prices_with_tax_sum_to_the_gross(some):
    result = breakdown(some, "EUR", prices_include_tax=True)
    assert result.gross == sum(line.amount for line in some)


RATES_IN_USE = st.sampled_from(sorted({Decimal(row[2]) for row in RATES}))
PRICES = st.decimals(min_value=-(10**6), max_value=10**6, places=3)


@given(PRICES, RATES_IN_USE, st.booleans(), st.sampled_from(["EUR", "NOK", "IRR", "KWD"]))
def test_net_and_tax_are_always_the_gross_and_a_price_alone_is_an_invoice_of_one_line(
    price, percent, included, currency
):
    split = taxed_price(price, percent, currency, includes_tax=included)
    assert split.net + split.tax == split.gross
    assert (split.gross if included else split.net) == round_amount(price, currency)
    whole = breakdown([TaxableLine(price, S, percent)], currency, prices_include_tax=included)
    assert (whole.net, whole.tax, whole.gross) == (split.net, split.tax, split.gross)


@given(PRICES, RATES_IN_USE, st.sampled_from(["EUR", "NOK", "IRR", "KWD"]))
def test_tax_taken_out_and_put_on_again_is_the_price_to_the_smallest_coin(price, percent, currency):
    coin = Decimal(1).scaleb(-currency_decimals(currency))
    out = taxed_price(price, percent, currency, includes_tax=True)
    on_again = taxed_price(out.net, percent, currency, includes_tax=False)
    assert abs(on_again.gross - out.gross) <= coin
