"""The figures of documents: whatever is charged, lines and taxes sum to the gross and parts to the whole."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huolto.rules.calendars import CalendarSystem
from huolto.rules.invoicing import (
    SERIES,
    Figures,
    Payable,
    credited_tax,
    due_on,
    figures,
    fiscal_year,
    net_unit_price,
    number_text,
    payable,
    supply_day,
)
from huolto.rules.money import currency_decimals, round_amount
from huolto.rules.tax import TaxableLine, TaxCategory, TaxRow, taxed_price

D = Decimal
CURRENCIES = ("EUR", "SEK", "NOK", "IRR", "JPY", "KWD")
RATES = ((TaxCategory.STANDARD, D("25.5")), (TaxCategory.REDUCED, D("13.5")), (TaxCategory.EXEMPT, D(0)))


@st.composite
def documents(draw: st.DrawFn) -> tuple[list[TaxableLine], str, bool]:
    currency = draw(st.sampled_from(CURRENCIES))
    places = currency_decimals(currency)
    units = draw(st.lists(st.integers(-10_000_000, 10_000_000), min_size=1, max_size=30))
    lines = [TaxableLine(D(unit).scaleb(-places), *draw(st.sampled_from(RATES))) for unit in units]
    return lines, currency, draw(st.booleans())


@given(documents())
def test_lines_and_taxes_make_the_gross_in_every_currency(case: tuple[list[TaxableLine], str, bool]) -> None:
    lines, currency, includes_tax = case
    made = figures(lines, currency, prices_include_tax=includes_tax)
    if made is None:
        return
    assert sum(made.nets, D(0)) == made.net == sum((row.base for row in made.rows), D(0))
    assert made.net + made.tax == made.gross > 0
    assert sum((row.tax for row in made.rows), D(0)) == made.tax
    for amount in (*made.nets, made.tax, made.gross):
        assert amount == round_amount(amount, currency)
    sign = -1 if made.is_credit else 1
    charged = sign * sum((line.amount for line in lines), D(0))
    assert charged == (made.gross if includes_tax else made.net)


@given(documents())
def test_a_credit_is_exactly_the_opposite_of_the_charge(case: tuple[list[TaxableLine], str, bool]) -> None:
    lines, currency, includes_tax = case
    made = figures(lines, currency, prices_include_tax=includes_tax)
    turned = [TaxableLine(-line.amount, line.category, line.percent) for line in lines]
    opposite = figures(turned, currency, prices_include_tax=includes_tax)
    if made is None or opposite is None:
        assert made is opposite is None
        return
    assert made.is_credit is not opposite.is_credit
    assert (made.nets, made.tax, made.gross) == (opposite.nets, opposite.tax, opposite.gross)


@given(
    st.lists(st.integers(0, 100_000), min_size=1, max_size=12),
    st.sampled_from(CURRENCIES),
    st.booleans(),
    st.randoms(use_true_random=False),
)
def test_credits_in_any_order_give_back_exactly_the_tax_of_the_invoice(
    units: list[int], currency: str, includes_tax: bool, random: object
) -> None:
    places = currency_decimals(currency)
    lines = [TaxableLine(D(unit).scaleb(-places), TaxCategory.STANDARD, D("25.5")) for unit in units]
    made = figures(lines, currency, prices_include_tax=includes_tax)
    if made is None:
        return
    (row,) = made.rows
    order = list(made.nets)
    random.shuffle(order)  # type: ignore[attr-defined]
    before, given_back = D(0), D(0)
    for net in order:
        part = credited_tax(
            percent=D("25.5"), invoiced=row, nets=made.nets, before=before, now=net, currency=currency
        )
        assert part >= 0
        before, given_back = before + net, given_back + part
        assert given_back <= row.tax
    assert given_back == row.tax


def test_one_rate_is_rounded_once() -> None:
    lines = [TaxableLine(D("0.10"), TaxCategory.STANDARD, D("25.5"))] * 3
    assert figures(lines, "EUR", prices_include_tax=False) == Figures(
        False,
        (D("0.10"),) * 3,
        (TaxRow(TaxCategory.STANDARD, D("25.5"), D("0.30"), D("0.08")),),
        D("0.30"),
        D("0.08"),
        D("0.38"),
    )


def test_nothing_makes_no_document() -> None:
    lines = [TaxableLine(D(sign), TaxCategory.STANDARD, D(25)) for sign in (5, -5)]
    assert figures(lines, "SEK", prices_include_tax=False) is None


def test_numbers_dates_and_days_of_supply() -> None:
    assert number_text(SERIES["invoice"], "2026", 217) == "2026-000217"
    assert number_text(SERIES["credit_note"], "1405", 12) == "1405-000012"
    assert number_text(SERIES["invoice"], "2026", 1_000_000) == "2026-1000000"
    assert fiscal_year(date(2026, 3, 20), CalendarSystem.JALALI, 1) == "1404"
    assert fiscal_year(date(2026, 3, 21), CalendarSystem.JALALI, 1) == "1405"
    assert fiscal_year(date(2026, 3, 20), CalendarSystem.GREGORIAN, 7) == "2025-2026"
    assert due_on(date(2028, 2, 20), 14) == date(2028, 3, 5)
    assert supply_day({"on": "2026-02-05"}, date(2026, 3, 1)) == date(2026, 2, 5)
    assert supply_day({}, date(2026, 3, 1)) == date(2026, 2, 28)


@given(st.integers(-10_000_000, 10_000_000), st.sampled_from(CURRENCIES), st.decimals(0, 100, places=2))
def test_a_unit_price_without_tax_gives_the_price_with_tax_back(
    coins: int, currency: str, percent: Decimal
) -> None:
    price = D(coins).scaleb(-currency_decimals(currency))
    net = net_unit_price(price, percent, prices_include_tax=True)
    again = taxed_price(net, percent, currency, includes_tax=False, step=D("0.000001"))
    assert round_amount(again.gross, currency) == price


@pytest.mark.parametrize(
    ("gross", "currency", "step", "amount", "rounding"),
    [
        ("23.09", "EUR", None, "23.09", "0.00"),
        ("23.09", "EUR", "0.05", "23.10", "0.01"),
        ("23.12", "EUR", "0.05", "23.10", "-0.02"),
        ("-23.12", "EUR", "0.05", "-23.10", "0.02"),
        ("1249.50", "SEK", "1", "1250.00", "0.50"),
        ("1249.49", "NOK", "1", "1249.00", "-0.49"),
        ("2950400", "IRR", "1000", "2950000", "-400"),
        ("0.02", "EUR", "0.05", "0.00", "-0.02"),
    ],
)
def test_what_is_paid_may_be_rounded_to_coins_that_exist(
    gross: str, currency: str, step: str | None, amount: str, rounding: str
) -> None:
    paid = payable(D(gross), currency, None if step is None else D(step))
    assert (str(paid.amount), str(paid.rounding)) == (amount, rounding)


def test_rounding_what_is_paid_says_the_difference_exactly() -> None:
    assert payable(D("99.98"), "EUR", D("0.05")) == Payable(D("100.00"), D("0.02"))


def test_a_unit_price_leaves_the_tax_out() -> None:
    assert net_unit_price(D("10.00"), D("25.5"), prices_include_tax=True) == D("7.9681")
    assert net_unit_price(D("10.00"), D("25.5"), prices_include_tax=False) == D("10.00")
