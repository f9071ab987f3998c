"""Fees by steps, with an index, limits and what is included: months of all are counted as they were there."""

from datetime import date
from decimal import Decimal

from huolto.rules.agreement import rate, rate_period
from huolto.rules.calendars import CalendarSystem
from huolto.rules.periods import Period, period_from_label
from rules.agreement.kit import agreement, happening, in_service, nets, said
from rules.agreement.test_terms import CPI

FEB = {"from_": date(2026, 2, 1), "until": date(2026, 3, 1)}
STEPS = '{ tiers = [{ up_to = "100", price = "39" }, { price = "29" }] }'


def person(usage: str, start: str, end: str | None = None, **facts):
    return happening(usage, "person_enrolled", start, person=usage, to=end, **facts)


def fee(price: str, more: str = "", per: str = "person") -> str:
    return f'[[fee]]\nid = "user"\nper = "{per}"\nevery = "month"\nprice = {price}\n{more}\n'


def test_four_hundred_users_pay_by_steps_together():
    rows = [person(f"p{n}", "2026-01-01") for n in range(400)]
    (charge,) = rate([agreement(fee(STEPS))], rows, **FEB).charges
    assert (charge.net, charge.quantity, charge.subject) == (Decimal("12600.00"), 400, "agreement:workplace")
    assert said(charge.reason) == "workplace: 100 × 39.00 €, 300 × 29.00 €: 12,600.00 €."
    assert len(charge.usage) == 400


def test_days_are_counted_before_the_steps():
    rows = [person("a", "2026-02-15"), person("b", "2026-01-01", "2026-02-15")]
    clause = fee('{ tiers = [{ up_to = "1", price = "28" }, { price = "14" }] }')
    assert nets(rate([agreement(clause)], rows, **FEB)) == {
        ("user", "agreement:workplace", "2026-02"): "28.00"
    }


def test_volume_gives_all_the_price_of_the_number_there_is():
    clause = fee('{ kind = "volume", tiers = [{ up_to = "2", price = "39" }, { price = "29" }] }')
    rows = [person(f"p{n}", "2026-01-01") for n in range(3)]
    assert nets(rate([agreement(clause)], rows, **FEB)) == {
        ("user", "agreement:workplace", "2026-02"): "87.00"
    }


def test_some_are_included_in_the_price():
    clause = fee('"39"', 'allowance = { included = "2" }')
    rows = [person(f"p{n}", "2026-01-01") for n in range(3)]
    assert nets(rate([agreement(clause)], rows, **FEB)) == {
        ("user", "agreement:workplace", "2026-02"): "39.00"
    }


def test_a_fee_follows_its_index_from_the_day_within_a_month():
    clause = fee('"28"', 'index = { source = "cpi", base = "2025-01", date = 2026-02-15 }', per="item")
    (charge,) = rate([agreement(clause + CPI)], [in_service("s", "2026-01-01")], **FEB).charges
    assert charge.net == Decimal("28.28")  # 14 days at 28.00, 14 at 28.56
    assert (charge.starts_on, charge.ends_on) == (date(2026, 2, 1), date(2026, 2, 28))
    assert said(charge.reason).startswith(
        "KA-1: 0.5 × 28.00 €, prices follow cpi: 112.2 (December 2025) against 110"
    )


def test_a_minimum_of_a_fleet_is_owed_whatever_its_size():
    clause = fee('"10"', 'minimum = { amount = "500", scope = "agreement" }', per="item")
    rows = [in_service(f"s{n}", "2026-01-01", item=f"KA-{n}") for n in range(35)]
    assert nets(rate([agreement(clause)], rows, **FEB)) == {
        ("user", "agreement:workplace", "2026-02"): "500.00"
    }


def test_a_place_pays_once_however_many_items_stand_there():
    clause = fee('"280"', per="place")
    rows = [
        in_service("a", "2026-02-01", "2026-02-15", item="A", place="hq"),
        in_service("b", "2026-02-08", item="B", place="hq"),
        in_service("c", "2026-02-15", item="C", place="yard"),
        in_service("d", "2026-02-15", item="D"),
    ]
    result = rate([agreement(clause)], rows, **FEB)
    assert nets(result) == {
        ("user", "place:hq", "2026-02"): "280.00",
        ("user", "place:yard", "2026-02"): "140.00",
    }
    assert [(u.usage, u.reason.params["fact"]) for u in result.unpriced] == [("d", "place")]


def test_months_cut_by_periods_of_another_calendar_add_up():
    clause = fee('{ tiers = [{ up_to = "1", price = "31" }, { price = "15.5" }] }')
    rows = [person(f"p{n}", "2026-01-01", "2026-06-01") for n in range(3)]
    rated = agreement(clause, system="jalali")
    whole = rate([rated], rows)
    cut = [
        charge.exact
        for label in ("2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06")
        for charge in rate_period([rated], rows, period_from_label(label, CalendarSystem.GREGORIAN)).charges
    ]
    assert sum(cut) == sum(charge.exact for charge in whole.charges)


def test_a_month_shared_by_two_versions_goes_on_counting():
    clause = fee('{ tiers = [{ up_to = "1", price = "28" }, { price = "14" }] }')
    rows = [person("a", "2026-01-01"), person("b", "2026-01-01")]
    pieces = [
        rate_period([agreement(clause)], rows, Period("2026-02", start, end, CalendarSystem.GREGORIAN))
        for start, end in ((date(2026, 2, 1), date(2026, 2, 15)), (date(2026, 2, 15), date(2026, 3, 1)))
    ]
    assert [charge.net for piece in pieces for charge in piece.charges] == [
        Decimal("28.00"),
        Decimal("14.00"),
    ]
