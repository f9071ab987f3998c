"""What happenings cost, exactly: purchases, fees by days, work by started time."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from huolto.rules.agreement import StackError, answers, decide, in_order, rate, rate_period
from huolto.rules.calendars import CalendarSystem
from huolto.rules.errors import RulesError
from huolto.rules.periods import period_from_label
from rules.agreement.kit import STANDARD_FEE, agreement, fixture, happening, in_service, nets

FEB = {"from_": date(2026, 2, 1), "until": date(2026, 3, 1)}
FEBRUARY = period_from_label("2026-02", CalendarSystem.GREGORIAN)


def work(usage: str, at: str, minutes: int, case: str = "c1", **facts):
    return happening(usage, "work", at, case=case, minutes=minutes, **facts)


# Purchases


def test_a_purchase_is_charged_at_cost_and_the_agreed_share():
    clause = '[[charge]]\ncode = "purchase"\non = "delivery"\nprice = { cost_plus = "3 %" }\n'
    result = rate([agreement(clause)], [happening("d", "delivery", "2026-02-05", item="KA-1", cost="999.99")])
    (charge,) = result.charges
    assert (charge.quantity, charge.unit, charge.net) == (1, "piece", Decimal("1029.99"))
    assert charge.unit_price == Decimal("1029.9897")
    assert charge.reason.params["exact"] == "1029.9897"


def test_several_pieces_are_multiplied_before_rounding():
    clause = '[[charge]]\ncode = "purchase"\non = "delivery"\nprice = { fact = "price" }\n'
    delivered = happening("d", "delivery", "2026-02-05", product="cable", price="0.335", quantity=3)
    assert nets(rate([agreement(clause)], [delivered])) == {("purchase", "usage:d", "2026-02"): "1.01"}


def test_a_delivery_without_the_fact_that_prices_it_is_unpriced_and_says_which():
    clause = '[[charge]]\ncode = "purchase"\non = "delivery"\n'
    result = rate([agreement(clause)], [happening("d", "delivery", "2026-02-05", item="KA-1")])
    assert result.charges == ()
    assert [(u.usage, u.reason.code, u.reason.params["fact"]) for u in result.unpriced] == [
        ("d", "unpriced.missing-fact", "price")
    ]


def test_of_two_clauses_for_one_code_the_first_that_fits_answers():
    first = (
        '[[charge]]\nid = "cheap"\ncode = "visit"\non = "visit"\nwhen = { type = "periodic" }\nprice = "0"\n'
    )
    then = '[[charge]]\nid = "dear"\ncode = "visit"\non = "visit"\nprice = "80"\n'
    visits = [
        happening("v1", "visit", "2026-02-05", item="A", type="periodic"),
        happening("v2", "visit", "2026-02-05", item="B", type="fault"),
    ]
    result = rate([agreement(first + then)], visits)
    assert nets(result) == {("dear", "item:B", "2026-02"): "80.00"}
    assert [(d.usage, d.clause, d.priced) for d in result.decisions] == [
        ("v1", "cheap", True),
        ("v2", "dear", True),
    ]
    assert result.unpriced == ()


def test_clauses_of_two_codes_both_answer():
    clauses = '[[charge]]\ncode = "visit"\non = "visit"\nprice = "80"\n[[charge]]\ncode = "travel"\non = "visit"\nprice = "20"\n'
    result = rate([agreement(clauses)], [happening("v", "visit", "2026-02-05", item="A")])
    assert result.total_net == Decimal("100.00")


def test_a_happening_just_after_midnight_belongs_to_the_month_of_the_agreements_zone():
    clause = '[[charge]]\ncode = "visit"\non = "visit"\nprice = "80"\n'
    visit = happening("v", "visit", "2026-02-28T22:30:00Z", item="A")
    assert nets(rate([agreement(clause)], [visit])) == {("visit", "item:A", "2026-03"): "80.00"}
    assert nets(rate([agreement(clause, zone="UTC")], [visit])) == {("visit", "item:A", "2026-02"): "80.00"}


# Fees by days


def test_a_device_is_charged_from_its_first_day_to_the_day_before_removal():
    result = rate([agreement()], [in_service("s", "2026-02-12", "2026-02-20")], **FEB)
    (charge,) = result.charges
    assert charge.net == Decimal("4.26")
    assert (charge.starts_on, charge.ends_on) == (date(2026, 2, 12), date(2026, 2, 19))
    params = charge.reason.params
    assert (params["numerator"], params["denominator"], params["exact"]) == (8, 28, "4.2571")
    assert (params["zero_from"], params["zero_to"]) == ("2026-03-01", "2026-02-12")


def test_seventeen_of_twenty_eight_days_of_14_90_are_9_05():
    assert nets(rate([agreement()], [in_service("s", "2026-02-12")], **FEB)) == {
        ("standard", "item:KA-1", "2026-02"): "9.05"
    }


def test_in_and_out_on_one_day_is_decided_but_not_charged():
    result = rate([agreement()], [in_service("s", "2026-02-12", "2026-02-12")], **FEB)
    assert result.charges == ()
    assert result.unpriced == ()
    assert [(d.usage, d.priced) for d in result.decisions] == [("s", True)]


def test_in_and_out_on_one_day_costs_the_minimum_days_that_are_agreed():
    clause = STANDARD_FEE + "minimum_days = 1\n"
    result = rate([agreement(clause)], [in_service("s", "2026-02-12", "2026-02-12")], **FEB)
    assert [c.net for c in result.charges] == [Decimal("0.53")]
    assert "zero_from" not in result.charges[0].reason.params


def test_stays_of_one_device_in_a_month_are_added_before_rounding():
    stays = [in_service("s1", "2026-02-01", "2026-02-04"), in_service("s2", "2026-02-10", "2026-02-13")]
    (charge,) = rate([agreement()], stays, **FEB).charges
    assert charge.net == Decimal("3.19")  # 14.90 × 6/28 = 3.1928, not 2 × 1.60
    assert charge.usage == ("s1", "s2")
    assert charge.weights == (3, 3)


def test_a_day_of_two_overlapping_stays_counts_once():
    stays = [in_service("s1", "2026-02-01", "2026-03-01"), in_service("s2", "2026-02-10", "2026-02-13")]
    (charge,) = rate([agreement()], stays, **FEB).charges
    assert charge.net == Decimal("14.90")


def test_a_package_changed_in_the_month_gives_each_clause_its_own_days():
    stays = [
        in_service("s1", "2026-02-01", "2026-02-15", package="standard"),
        in_service("s2", "2026-02-15", package="plus"),
    ]
    assert nets(rate([fixture("workplace.toml")], stays, **FEB)) == {
        ("standard", "item:KA-1", "2026-02"): "9.20",
        ("plus", "item:KA-1", "2026-02"): "12.45",
    }


def test_a_started_month_is_charged_whole_and_once():
    clause = STANDARD_FEE.replace("in-service", "month-started")
    stays = [in_service("s1", "2026-02-01", "2026-02-02"), in_service("s2", "2026-02-27", "2026-03-02")]
    assert nets(rate([agreement(clause)], stays)) == {
        ("standard", "item:KA-1", "2026-02"): "14.90",
        ("standard", "item:KA-1", "2026-03"): "14.90",
    }


def test_a_month_of_thirty_days_divides_by_thirty():
    clause = STANDARD_FEE.replace("in-service", "thirty-day-month")
    (charge,) = rate([agreement(clause)], [in_service("s", "2026-03-01", "2026-03-16")]).charges
    assert charge.net == Decimal("7.45")
    assert charge.reason.code == "fee.thirty-day-month"


def test_what_has_no_end_asks_until_when():
    result = rate([agreement()], [in_service("s", "2026-02-12")])
    assert result.charges == ()
    assert [(u.usage, u.reason.code) for u in result.unpriced] == [("s", "unpriced.no-end")]


def test_nothing_before_the_first_day_asked_is_charged():
    result = rate([agreement()], [in_service("s", "2025-06-01", "2026-06-01")], **FEB)
    assert nets(result) == {("standard", "item:KA-1", "2026-02"): "14.90"}


def test_the_agreements_term_bounds_its_fees():
    bounded = agreement(more="term = { from = 2026-02-15, to = 2026-03-01 }")
    result = rate([bounded], [in_service("s", "2026-01-01", "2026-06-01")])
    assert nets(result) == {("standard", "item:KA-1", "2026-02"): "7.45"}


def test_a_leap_year_counts_twenty_nine_days():
    result = rate([agreement()], [in_service("s", "2028-02-12", "2028-03-01")])
    assert nets(result) == {("standard", "item:KA-1", "2028-02"): "9.25"}  # 14.90 × 18/29


def test_fees_per_person_and_per_agreement_work_alike():
    people = [
        happening(f"p{n}", "person_enrolled", "2026-03-01", person=f"p{n}", to="2026-04-01")
        for n in range(400)
    ]
    assert rate([fixture("mobile-prof.toml")], people).total_net == Decimal("15600.00")
    bas = agreement('[[fee]]\nper = "person"\nprice = "19"\n', currency="SEK")
    assert rate([bas], people).total_net == Decimal("7600.00")
    whole = agreement('[[fee]]\nper = "agreement"\nprice = "100"\n')
    force = happening("f", "agreement_in_force", "2026-01-17", agreement="workplace", to="2026-03-01")
    assert nets(rate([whole], [force])) == {
        ("fee-agreement", "agreement:workplace", "2026-01"): "48.39",
        ("fee-agreement", "agreement:workplace", "2026-02"): "100.00",
    }


# Work


@pytest.mark.parametrize(("minutes", "net"), [(1, "250.00"), (15, "250.00"), (16, "500.00"), (61, "1250.00")])
def test_service_work_costs_250_a_started_quarter(minutes: int, net: str):
    result = rate([fixture("web-service.toml")], [work("w", "2026-03-02T09:00", minutes)])
    assert nets(result) == {("service-work", "case:c1", "2026-03"): net}


@pytest.mark.parametrize(("minutes", "net"), [(1, "1250.00"), (60, "1250.00"), (61, "2500.00")])
def test_support_at_the_customers_request_costs_1250_a_started_hour(minutes: int, net: str):
    result = rate(
        [fixture("support.toml")], [work("w", "2026-03-02T09:00", minutes, at_customers_request=True)]
    )
    assert nets(result) == {("work-at-request", "case:c1", "2026-03"): net}


@pytest.mark.parametrize(
    ("round_per", "minutes", "net"),
    [
        ("case", (31, 30), "1250.00"),
        ("entry", (31, 30), "1250.00"),
        ("case", (16, 16, 16, 13), "1250.00"),
        ("entry", (16, 16, 16, 13), "1750.00"),
        ("case_day", (16, 16, 16, 13), "1750.00"),
        ("period", (16, 16, 16, 13), "1250.00"),
    ],
)
def test_what_is_added_before_rounding_is_agreed(round_per: str, minutes: tuple[int, ...], net: str):
    clause = f'[[charge]]\ncode = "labour"\non = "work"\nquantum = "15 min"\nminimum_per_quantum = "250"\nround_per = "{round_per}"\n'
    entries = [work(f"w{n}", f"2026-03-{n + 2:02d}T09:00", m) for n, m in enumerate(minutes)]
    (charge,) = rate([agreement(clause, currency="NOK")], entries).charges
    assert format(charge.net, "f") == net


def test_a_case_over_two_months_is_rounded_once_and_each_quantum_falls_where_it_was_reached():
    entries = [work("w1", "2026-01-30T09:00", 10), work("w2", "2026-02-02T09:00", 10)]
    both = {
        ("service-work", "case:c1", "2026-01"): "250.00",
        ("service-work", "case:c1", "2026-02"): "250.00",
    }
    assert nets(rate([fixture("web-service.toml")], entries)) == both
    only_february = rate_period([fixture("web-service.toml")], entries, FEBRUARY)
    assert nets(only_february.charges) == {("service-work", "case:c1", "2026-02"): "250.00"}


RATES = """
[[rate_card.hourly]]
per_hour = "1400"
skill = "senior"
[[rate_card.hourly]]
to = 2026-03-01
per_hour = "900"
[[rate_card.hourly]]
from = 2026-03-01
per_hour = "1200"
[[charge]]
code = "labour"
on = "work"
rate = { card = "hourly" }
quantum = "15 min"
minimum_per_quantum = "250"
"""


@pytest.mark.parametrize(
    ("at", "skill", "net"),
    [("2026-02-28", None, "500.00"), ("2026-03-01", None, "600.00"), ("2026-02-28", "senior", "700.00")],
)
def test_the_greater_of_dated_rate_and_minimum_counts(at: str, skill: str | None, net: str):
    (charge,) = rate([agreement(RATES, currency="NOK")], [work("w", at, 16, skill=skill)]).charges
    assert format(charge.net, "f") == net


def test_work_without_any_rate_is_unpriced_not_free():
    clauses = '[[rate_card.h]]\nper_hour = "900"\nto = 2026-01-01\n[[charge]]\ncode = "labour"\non = "work"\nquantum = "15 min"\nrate = { card = "h" }\n'
    result = rate([agreement(clauses)], [work("w", "2026-03-01", 16)])
    assert [(u.usage, u.reason.params["fact"]) for u in result.unpriced] == [("w", "rate")]


# Stacks and decisions


def test_the_agreement_on_top_answers_first_and_the_lower_one_only_what_is_left_open():
    top, below = fixture("web-service.toml"), fixture("support.toml")
    asked = work("w", "2026-03-02T09:00", 16, at_customers_request=True)
    for stack in ([top, below], [below, top]):
        assert nets(rate(stack, [asked])) == {("service-work", "case:c1", "2026-03"): "500.00"}
        assert [a.id for a in in_order(stack)] == ["web-service", "support"]
    decision = decide([below, top], asked)
    assert (decision.agreement, decision.clause, decision.priced, decision.covered) == (
        "web-service",
        "service-work",
        True,
        False,
    )
    assert [a.clause.id for a in answers((below,), asked)] == ["work-at-request"]


def test_a_decision_names_the_condition_that_did_not_hold():
    refused = work("w", "2026-03-02T09:00", 16, at_customers_request=False)
    decision = decide([fixture("support.toml")], refused)
    assert (decision.priced, decision.clause, decision.reason.code) == (False, None, "unpriced.condition")
    assert decision.reason.params["got"] == "false"


def test_agreements_that_cannot_stand_together_are_refused():
    euro, crown = agreement(), agreement(id="other", currency="SEK")
    circle = [agreement(id="a", more='on_top_of = "b"'), agreement(id="b", more='on_top_of = "a"')]
    for stack in ([euro, crown], [euro, euro], circle):
        with pytest.raises(StackError):
            rate(stack, [])


def test_one_usage_id_twice_is_refused():
    with pytest.raises(RulesError, match="given twice"):
        rate([agreement()], [in_service("s", "2026-02-01"), in_service("s", "2026-02-02")])


def test_a_fact_that_the_kind_does_not_know_is_noticed():
    result = rate([agreement()], [in_service("s", "2026-02-01", "2026-02-02", pakage="plus")])
    assert [(n.usage, n.reason.code, n.reason.params["near"]) for n in result.notices] == [
        ("s", "notice.unknown-fact-near", "package")
    ]


# Periods of another calendar system


def test_a_provider_period_that_cuts_the_agreements_months_adds_their_shares_and_rounds_once():
    jalali = fixture("negahdari.toml")
    stay = happening("s", "item_in_service", "2026-01-01", item="M-7", category="copier", to="2026-12-01")
    (charge,) = rate_period([jalali], [stay], FEBRUARY).charges
    # February 2026 is 12 Bahman (30 days) to 9 Esfand (29 days) 1404: 19 of 30 and 9 of 29 days.
    assert charge.net == Decimal(round(2900000 * (Fraction(19, 30) + Fraction(9, 29))))
    assert charge.period == "2026-02"
    assert [(p["numerator"], p["denominator"]) for p in charge.reason.params["parts"]] == [(19, 30), (9, 29)]


@pytest.mark.parametrize("days", ["in-service", "month-started", "thirty-day-month"])
def test_the_periods_of_another_system_add_up_to_the_agreements_months(days: str):
    clause = STANDARD_FEE.replace("in-service", days).replace("14.90", "870000")
    jalali = agreement(clause, currency="IRR", zone="Asia/Tehran", system="jalali")
    stay = in_service("s", "2026-03-21", "2027-03-21")  # the whole year 1405
    labels = [f"2026-{month:02d}" for month in range(3, 13)] + ["2027-01", "2027-02", "2027-03"]
    periods = [period_from_label(label, CalendarSystem.GREGORIAN) for label in labels]
    shares = [
        Fraction(part["numerator"], part["denominator"])
        for period in periods
        for charge in rate_period([jalali], [stay], period).charges
        for part in charge.reason.params.get("parts", [charge.reason.params])
    ]
    assert sum(shares) == 12
