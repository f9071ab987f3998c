"""Prices by how many: graduated, volume and by packages, each with its scope and its reset."""

from datetime import date
from decimal import Decimal

import pytest

from huolto.rules.agreement import clause_text, rate
from rules.agreement.kit import agreement, happening, nets, said

STEPS = '{ tiers = [{ up_to = "10", price = "100" }, { price = "80" }]'


def parts(price: str, more: str = "") -> str:
    return f'[[charge]]\ncode = "part"\non = "part"\nprice = {price}\n{more}\n'


def fitted(usage: str, at: str, quantity: int = 1, **facts):
    return happening(usage, "part", at, quantity=quantity, **{"item": "A", "part": "roller", **facts})


def test_each_piece_has_the_price_of_the_step_that_it_lies_in():
    result = rate([agreement(parts(STEPS + "}"))], [fitted("p", "2026-02-03", 12)])
    (charge,) = result.charges
    assert charge.net == Decimal("1160.00")  # 10 × 100 + 2 × 80
    assert (charge.quantity, charge.subject, charge.unit) == (Decimal(12), "agreement:workplace", "piece")
    assert said(charge.reason) == "workplace: 10 × 100.00 €, 2 × 80.00 €: 1,160.00 €."


def test_the_count_goes_on_over_happenings_and_begins_anew_each_month():
    rows = [fitted("a", "2026-02-03", 8), fitted("b", "2026-02-20", 4), fitted("c", "2026-03-01", 8)]
    assert nets(rate([agreement(parts(STEPS + "}"))], rows)) == {
        ("part", "agreement:workplace", "2026-02"): "1160.00",
        ("part", "agreement:workplace", "2026-03"): "800.00",
    }


def test_a_year_counts_over_its_months():
    rows = [fitted("a", "2026-02-03", 8), fitted("b", "2026-03-20", 4), fitted("c", "2027-01-01", 4)]
    assert nets(rate([agreement(parts(STEPS + ', every = "year" }'))], rows)) == {
        ("part", "agreement:workplace", "2026-02"): "800.00",
        ("part", "agreement:workplace", "2026-03"): "360.00",  # 2 × 100 + 2 × 80
        ("part", "agreement:workplace", "2027-01"): "400.00",
    }


def test_what_lies_before_the_days_asked_for_still_counts():
    rows = [fitted("a", "2026-02-03", 8), fitted("b", "2026-03-20", 4)]
    result = rate(
        [agreement(parts(STEPS + ', every = "year" }'))], rows, from_=date(2026, 3, 1), until=date(2026, 4, 1)
    )
    assert nets(result) == {("part", "agreement:workplace", "2026-03"): "360.00"}


def test_items_count_apart_where_the_scope_is_the_item():
    rows = [fitted("a", "2026-02-03", 8), fitted("b", "2026-02-04", 8, item="B")]
    assert nets(rate([agreement(parts(STEPS + ', scope = "item" }'))], rows)) == {
        ("part", "item:A", "2026-02"): "800.00",
        ("part", "item:B", "2026-02"): "800.00",
    }


def test_a_happening_without_the_fact_of_the_scope_is_unpriced_and_says_which():
    result = rate(
        [agreement(parts(STEPS + ', scope = "place" }'))],
        [fitted("a", "2026-02-03"), fitted("b", "2026-02-03", place="hq")],
    )
    assert nets(result) == {("part", "place:hq", "2026-02"): "100.00"}
    assert [(u.usage, u.reason.params["fact"]) for u in result.unpriced] == [("a", "place")]


def test_volume_prices_all_pieces_by_the_step_their_number_reached():
    price = STEPS + ', kind = "volume", every = "year" }'
    rows = [fitted("a", "2026-02-03", 10), fitted("b", "2026-03-20", 2)]
    result = rate([agreement(parts(price))], rows)
    assert nets(result) == {
        ("part", "agreement:workplace", "2026-02"): "1000.00",
        ("part", "agreement:workplace", "2026-03"): "-40.00",  # 12 × 80 less the 1000 charged before
    }
    assert said(result.charges[1].reason) == (
        "workplace: 2 × 80.00 €, the 10 before at 80.00 € instead of 100.00 €: −40.00 €."
    )


@pytest.mark.parametrize(("pieces", "net"), [(1, "250.00"), (10, "250.00"), (11, "500.00"), (21, "750.00")])
def test_a_package_is_charged_once_it_is_started(pieces: int, net: str):
    result = rate([agreement(parts('{ package = "250", size = "10" }'))], [fitted("p", "2026-02-03", pieces)])
    assert nets(result) == {("part", "agreement:workplace", "2026-02"): net}


def test_time_goes_by_steps_of_hours_counted_in_started_quanta():
    clause = """
[[charge]]
code = "labour"
on = "work"
quantum = "15 min"
price = { tiers = [{ up_to = "1 h", per_hour = "100" }, { per_hour = "80" }] }
"""
    rows = [
        happening("a", "work", "2026-02-03T09:00", case="c1", minutes=50),  # 4 quarters
        happening("b", "work", "2026-02-04T09:00", case="c2", minutes=16),  # 2 quarters
    ]
    (charge,) = rate([agreement(clause)], rows).charges
    assert (charge.net, charge.quantity, charge.unit) == (Decimal("140.00"), Decimal(6), "15 min")
    assert charge.reason.params["minutes"] == 66


def test_minutes_taken_back_lower_the_count_again():
    clause = """
[[charge]]
code = "labour"
on = "work"
quantum = "15 min"
price = { tiers = [{ up_to = "1 h", per_hour = "100" }, { per_hour = "80" }] }
"""
    rows = [
        happening("a", "work", "2026-02-03T09:00", case="c1", minutes=90),
        happening("b", "work", "2026-02-04T09:00", case="c1", minutes=-90),
    ]
    assert nets(rate([agreement(clause)], rows)) == {}


@pytest.mark.parametrize(("currency", "net"), [("IRR", "2"), ("EUR", "1.50"), ("KWD", "1.500")])
def test_the_sum_of_all_steps_is_rounded_once(currency: str, net: str):
    price = '{ tiers = [{ up_to = "1", price = "0.5" }, { price = "0.25" }] }'
    result = rate([agreement(parts(price), currency=currency)], [fitted("p", "2026-02-03", 5)])
    assert nets(result) == {("part", "agreement:workplace", "2026-02"): net}


def test_quarters_are_those_of_the_calendar_of_the_agreement():
    price = STEPS + ', every = "quarter" }'
    rows = [fitted("a", "2026-03-20", 10), fitted("b", "2026-03-21", 2)]  # 29 Esfand 1404, 1 Farvardin 1405
    assert nets(rate([agreement(parts(price), system="jalali")], rows)) == {
        ("part", "agreement:workplace", "1404-12"): "1000.00",
        ("part", "agreement:workplace", "1405-01"): "200.00",
    }


def test_the_clause_says_its_steps():
    text = clause_text(agreement(parts(STEPS + ', every = "year" }')), "part", "en").replace("\u00a0", " ")
    assert text == (
        "100.00 € each up to 10, 80.00 € each above 10, each at the price of its step, for the whole agreement, "
        "each year, for each part."
    )
