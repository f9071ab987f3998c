"""Allowances, caps, minimums, indexes, shares of other charges and prices by quote, exactly."""

from datetime import date
from decimal import Decimal

import pytest

from huolto.rules.agreement import clause_text, rate
from huolto.rules.formatting import LANGUAGES
from rules.agreement.kit import agreement, happening, nets, said

TERM = "term = { from = 2026-01-01, to = 2027-01-01 }"
CPI = "".join(
    f'[[index.cpi]]\nmonth = "{month}"\nvalue = "{value}"\n'
    for month, value in (("2025-01", "110.0"), ("2025-12", "112.2"), ("2026-12", "109.956"))
)


def labour(more: str) -> str:
    return f'[[charge]]\ncode = "labour"\non = "work"\nquantum = "15 min"\nrate = {{ per_hour = "100" }}\n{more}\n'


def visits(more: str, price: str = '"60"') -> str:
    return f'[[charge]]\ncode = "visit"\non = "visit"\nprice = {price}\n{more}\n'


def work(usage: str, at: str, minutes: int, case: str = "c1", **facts):
    return happening(usage, "work", at, case=case, minutes=minutes, **facts)


def visit(usage: str, at: str, item: str = "A", **facts):
    return happening(usage, "visit", at, item=item, **facts)


# Allowances


def test_what_is_included_is_not_charged_and_the_rest_is():
    rated = agreement(labour('allowance = { included = "1 h" }'))
    rows = [work("a", "2026-02-03T09:00", 50), work("b", "2026-02-04T09:00", 31, "c2")]  # 4 and 3 quarters
    (charge,) = rate([rated], rows).charges
    assert (charge.net, charge.quantity) == (Decimal("75.00"), Decimal(3))
    assert said(charge.reason) == "workplace: 4 × 15 min included, 3 × 25.00 €: 75.00 €."


def test_what_lies_wholly_within_is_covered_by_the_price_and_gives_no_charge():
    result = rate(
        [agreement(labour('allowance = { included = "1 h" }'))], [work("a", "2026-02-03T09:00", 50)]
    )
    assert (result.charges, result.unpriced) == ((), ())
    assert [decision.priced for decision in result.decisions] == [True]


def test_an_allowance_begins_anew_with_each_window_and_does_not_go_on_by_itself():
    rated = agreement(visits('allowance = { included = "2", every = "month" }'))
    rows = [visit(f"v{n}", f"2026-03-0{n}") for n in range(1, 4)]
    assert nets(rate([rated], rows)) == {("visit", "agreement:workplace", "2026-03"): "60.00"}


@pytest.mark.parametrize(("carry", "net"), [('"all"', None), ('"1"', "60.00"), ('"none"', "120.00")])
def test_what_is_left_goes_on_as_far_as_the_clause_says(carry: str, net: str | None):
    clause = visits(f'allowance = {{ included = "1", every = "month", carry_over = {carry} }}')
    rows = [visit(f"v{n}", f"2026-03-0{n}") for n in range(1, 4)]  # January and February were not used
    expected = {} if net is None else {("visit", "agreement:workplace", "2026-03"): net}
    assert nets(rate([agreement(clause, more=TERM)], rows)) == expected


def test_beyond_an_allowance_that_blocks_nothing_is_free_but_waits_for_a_decision():
    clause = visits('allowance = { included = "1", then = "block" }')
    result = rate([agreement(clause)], [visit("a", "2026-02-03"), visit("b", "2026-02-04")])
    assert result.charges == ()
    assert [(u.usage, said(u.reason)) for u in result.unpriced] == [
        ("b", "What clause visit of workplace includes for workplace is used up; 1 more wait for a decision.")
    ]


def test_beyond_an_allowance_that_warns_it_is_charged_and_told():
    clause = visits('allowance = { included = "1", then = "warn" }')
    result = rate([agreement(clause)], [visit("a", "2026-02-03"), visit("b", "2026-02-04")])
    assert nets(result) == {("visit", "agreement:workplace", "2026-02"): "60.00"}
    assert [(n.usage, n.reason.code) for n in result.notices] == [("b", "notice.beyond-allowance")]


def test_an_allowance_of_money_comes_off_the_amounts():
    clause = visits('allowance = { amount = "100", scope = "item" }')
    rows = [visit("a", "2026-02-03"), visit("b", "2026-02-04"), visit("c", "2026-02-05", "B")]
    assert nets(rate([agreement(clause)], rows)) == {("visit", "item:A", "2026-02"): "20.00"}


def test_blocked_money_is_neither_charged_nor_forgotten():
    clause = visits('allowance = { amount = "100", then = "block" }')
    result = rate([agreement(clause)], [visit("a", "2026-02-03"), visit("b", "2026-02-04")])
    assert result.charges == ()
    assert [(u.usage, u.reason.params["beyond"]["amount"]) for u in result.unpriced] == [("b", "20.00")]


# Caps and minimums


def test_a_cap_of_a_case_holds_for_the_case():
    clause = labour('cap = { amount = "150", scope = "case", every = "term" }')
    rows = [
        work("a", "2026-02-03T09:00", 60),
        work("b", "2026-03-03T09:00", 60),
        work("c", "2026-03-03T09:00", 60, "c2"),
    ]
    result = rate([agreement(clause)], rows)
    assert nets(result) == {
        ("labour", "case:c1", "2026-02"): "100.00",
        ("labour", "case:c1", "2026-03"): "50.00",
        ("labour", "case:c2", "2026-03"): "100.00",
    }
    assert said(result.charges[1].reason) == (
        "c1: 4 × 25.00 €, less 50.00 € above the cap of 150.00 €: 50.00 €."
    )


def test_a_minimum_is_owed_once_something_is_charged():
    clause = visits('minimum = { amount = "100", scope = "item", every = "month" }')
    rows = [visit("a", "2026-02-03"), visit("b", "2026-03-04"), visit("c", "2026-03-05")]
    result = rate([agreement(clause)], rows)
    assert nets(result) == {
        ("visit", "item:A", "2026-02"): "100.00",
        ("visit", "item:A", "2026-03"): "120.00",
    }
    assert said(result.charges[0].reason) == (
        "A: 1 × 60.00 €, plus 40.00 € up to the minimum of 100.00 €: 100.00 €."
    )


# Indexes


def test_a_price_follows_its_index_from_the_day_of_adjustment_on():
    clause = visits('index = { source = "cpi", base = "2025-01", date = 2026-01-01 }', '"59.9999"')
    rows = [visit("a", "2025-12-31"), visit("b", "2026-01-01")]
    result = rate([agreement(clause + CPI)], rows)
    assert nets(result) == {("visit", "item:A", "2025-12"): "60.00", ("visit", "item:A", "2026-01"): "61.20"}
    assert result.charges[1].unit_price == Decimal("61.1999")  # 59.9999 × 112.2/110.0 = 61.199898
    assert said(result.charges[1].reason) == (
        "A: prices follow cpi: 112.2 (December 2025) against 110 (January 2025), 2%, 1 × 61.1999 €: 61.20 €."
    )


def test_each_year_is_measured_against_the_adjustment_before_and_a_floor_holds():
    clause = visits('index = { source = "cpi", base = "2025-01", date = "01-01", floor = "0 %" }', '"100"')
    rows = [visit("a", "2026-06-01"), visit("b", "2027-06-01")]
    assert nets(rate([agreement(clause + CPI)], rows)) == {
        ("visit", "item:A", "2026-06"): "102.00",
        ("visit", "item:A", "2027-06"): "102.00",  # the index fell by 2 %
    }


def test_without_a_floor_the_price_falls_with_its_index_and_a_cap_bounds_the_rise():
    falling = visits('index = { source = "cpi", base = "2025-01", date = "01-01", cap = "1 %" }', '"100"')
    rows = [visit("a", "2026-06-01"), visit("b", "2027-06-01")]
    assert nets(rate([agreement(falling + CPI)], rows)) == {
        ("visit", "item:A", "2026-06"): "101.00",
        ("visit", "item:A", "2027-06"): "98.98",  # 101 × 109.956/112.2
    }


def test_a_month_that_the_table_lacks_is_told_and_the_newest_before_counts():
    clause = visits('index = { source = "cpi", base = "2025-01", date = "01-01" }', '"100"')
    table = CPI.replace('month = "2025-12"', 'month = "2025-11"')
    result = rate([agreement(clause + table)], [visit("a", "2026-06-01")])
    assert nets(result) == {("visit", "item:A", "2026-06"): "102.00"}
    assert [said(n.reason) for n in result.notices] == [
        "cpi has no value for December 2025; the one of November 2025 was used."
    ]


def test_an_index_may_round_to_the_currency_and_bends_steps_too():
    price = '{ tiers = [{ up_to = "1", price = "0.99" }, { price = "0.5" }] }'
    index = 'index = { source = "cpi", base = "2025-01", date = 2026-01-01 }'
    rows = [visit("a", "2026-06-01"), visit("b", "2026-06-01")]
    (charge,) = rate([agreement(visits(index, price) + CPI)], rows).charges
    assert charge.net == Decimal("1.52")  # 1.0098 + 0.51
    rounded = visits(index.replace(" }", ', round = "currency" }'), '"0.333"')
    assert rate([agreement(rounded + CPI)], rows[:1]).charges[0].unit_price == Decimal("0.34")


# Shares of other charges, and quotes


def test_a_share_is_taken_of_each_charge_of_the_codes_named():
    clauses = (
        visits("")
        + labour("")
        + ('[[charge]]\ncode = "fee"\nprice = { percent = "8 %", of = ["labour", "visit"] }\n')
    )
    rows = [visit("v", "2026-02-03"), work("w", "2026-02-04T09:00", 60)]
    result = rate([agreement(clauses)], rows)
    assert nets(result) == {
        ("visit", "item:A", "2026-02"): "60.00",
        ("labour", "case:c1", "2026-02"): "100.00",
        ("fee", "case:c1", "2026-02"): "8.00",
        ("fee", "item:A", "2026-02"): "4.80",
    }
    assert said(result.charges[2].reason) == "c1: 8% of 100.00 € (labour) is 8.00 €."
    assert result.charges[2].usage == ("w",)


def test_a_share_may_be_of_a_fact():
    clause = '[[charge]]\ncode = "handling"\non = "shipment"\nprice = { percent = "12.5 %", of = { fact = "cost" } }\n'
    (charge,) = rate(
        [agreement(clause)], [happening("s", "shipment", "2026-02-03", case="c", cost="70.20")]
    ).charges
    assert charge.net == Decimal("8.78")  # 8.775
    assert said(charge.reason) == "c, 3 Feb 2026: 12.5% of 70.20 € is 8.78 €."


def quoted(usage: str, **facts):
    return happening(usage, "repair_quote", "2026-02-03", case=usage, amount="480", **facts)


def test_a_quote_is_unpriced_until_it_is_accepted_and_costs_nothing_once_declined():
    clause = '[[charge]]\ncode = "repair"\non = "repair_quote"\nprice = "by-quote"\n'
    result = rate(
        [agreement(clause)], [quoted("open"), quoted("yes", accepted=True), quoted("no", accepted=False)]
    )
    assert nets(result) == {("repair", "case:yes", "2026-02"): "480.00"}
    assert [(u.usage, u.reason.code) for u in result.unpriced] == [("open", "unpriced.not-accepted")]
    assert [d.priced for d in result.decisions] == [False, True, True]


# Prices with tax


def test_charges_say_whether_tax_is_in_them():
    rows = [visit("v", "2026-02-03")]
    with_tax = agreement(visits(""), more="prices_include_tax = true")
    assert [c.prices_include_tax for c in rate([with_tax], rows).charges] == [True]
    assert [c.prices_include_tax for c in rate([agreement(visits(""))], rows).charges] == [False]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_is_told_in_every_language(language: str):
    more = (
        'allowance = { included = "10 h", scope = "place", every = "quarter", carry_over = "all", then = "block" }\n'
        'index = { source = "cpi", base = "2025-01", date = "01-01", floor = "0 %", cap = "3 %" }\n'
        'minimum = { amount = "50", scope = "case", every = "agreement-year" }\n'
        'cap = { amount = "5000", scope = "person", every = "term" }\n'
    )
    text = clause_text(agreement(labour(more) + CPI, more=TERM), "labour", language)
    assert text.count("،" if language == "fa" else ",") >= 12
    rows = [work("a", "2026-02-03T09:00", 50, place="hq", person="p")]
    assert rate([agreement(labour(more) + CPI, more=TERM)], rows, until=date(2026, 3, 1)).unpriced == ()
