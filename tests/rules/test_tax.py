"""Tax: dated rates of four countries, breakdown rounded per rate."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huolto.rules.errors import RulesError
from huolto.rules.explanation import render
from huolto.rules.tax import TaxableLine, TaxCategory, UnknownTaxRateError, breakdown, rate_on
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
