"""Fees by cycles: quarters and years, in advance with and without refund, in arrears, from any day of the month."""

from datetime import date
from decimal import Decimal

import pytest

from huolto.rules.agreement import clause_text, rate, rate_period
from huolto.rules.calendars import CalendarSystem
from huolto.rules.formatting import LANGUAGES
from huolto.rules.periods import periods_between
from rules.agreement.kit import agreement, in_service, nets, said

FIRST, UNTIL = date(2026, 1, 1), date(2027, 1, 1)


def fee(more: str, price: str = '"90"') -> str:
    return f'[[fee]]\nid = "care"\nper = "item"\nprice = {price}\n{more}\n'


def by_month(clause: str, *rows, system: str = "gregorian", more: str = "") -> dict[str, str]:
    result = rate([agreement(clause, system=system, more=more)], rows, from_=FIRST, until=UNTIL)
    return {period: net for (_, _, period), net in nets(result).items()}


ADVANCE = 'every = "quarter"\nbilled = "in-advance"'


def test_a_quarter_in_advance_is_charged_as_it_begins():
    assert by_month(fee(ADVANCE), in_service("s", "2026-01-01", "2026-10-01")) == {
        "2026-01": "90.00",
        "2026-04": "90.00",
        "2026-07": "90.00",
    }


def test_a_stay_that_begins_within_a_quarter_pays_its_days_at_once():
    assert by_month(fee(ADVANCE), in_service("s", "2026-02-15", "2026-07-01")) == {
        "2026-02": "45.00",  # 45 of 90 days
        "2026-04": "90.00",
    }


def test_days_after_the_end_are_given_back_with_refund_and_owed_without():
    stay = in_service("s", "2026-01-01", "2026-02-15")
    assert by_month(fee(ADVANCE), stay) == {"2026-01": "45.00"}
    assert by_month(fee(ADVANCE + "\nrefund = false"), stay) == {"2026-01": "90.00"}


def test_who_comes_back_in_a_quarter_that_is_owed_whole_does_not_pay_twice():
    rows = [in_service("a", "2026-01-01", "2026-02-01"), in_service("b", "2026-03-01", "2026-04-01")]
    assert by_month(fee(ADVANCE + "\nrefund = false"), *rows) == {"2026-01": "90.00"}


def test_a_quarter_in_arrears_is_charged_once_it_is_over():
    stay = in_service("s", "2026-01-01", "2026-05-16")
    assert by_month(fee('every = "quarter"'), stay) == {
        "2026-03": "90.00",
        "2026-05": "44.51",
    }  # 45 of 91 days


def test_a_year_of_the_term_begins_with_it():
    more = "term = { from = 2025-07-01, to = 2028-07-01 }"
    clause = fee('every = "year"\nbilled = "in-advance"\ncycle = "term"')
    assert by_month(clause, in_service("s", "2025-07-01"), more=more) == {"2026-07": "90.00"}


def test_months_may_begin_on_any_day():
    clause = fee('billed = "in-advance"\nanchor_day = 15', '"31"')
    assert by_month(clause, in_service("s", "2026-01-10", "2026-03-15")) == {
        "2026-01": "36.00",  # 5 of 31 days, and the month from the 15th whole
        "2026-02": "31.00",
    }


def test_the_sum_says_which_days_it_is_for():
    result = rate([agreement(fee(ADVANCE))], [in_service("s", "2026-02-15", "2026-04-01")])
    (charge,) = result.charges
    assert (charge.quantity, charge.unit) == (Decimal("0.5"), "quarter")
    assert said(charge.reason) == "KA-1: 45 of 90 days, 15 Feb 2026 to 31 Mar 2026, 0.5 × 90.00 €: 45.00 €."


def test_quarters_of_the_jalali_calendar_begin_with_its_months():
    result = rate(
        [agreement(fee(ADVANCE), system="jalali")], [in_service("s", "2026-03-21", "2026-09-23")], until=UNTIL
    )
    assert nets(result) == {
        ("care", "item:KA-1", "1405-01"): "90.00",
        ("care", "item:KA-1", "1405-04"): "90.00",
    }


def test_steps_count_what_is_billed_together():
    clause = fee(ADVANCE, '{ tiers = [{ up_to = "1", price = "90" }, { price = "50" }] }')
    rows = [in_service(f"s{n}", "2026-01-01", "2026-04-01", item=f"KA-{n}") for n in range(3)]
    assert by_month(clause, *rows) == {"2026-01": "190.00"}


@pytest.mark.parametrize(
    "more", [ADVANCE, 'every = "quarter"', 'every = "year"\nbilled = "in-advance"\nrefund = false']
)
def test_period_by_period_gives_what_the_whole_stretch_gives(more: str):
    rows = [
        in_service("s", "2026-02-15", "2026-08-20"),
        in_service("t", "2026-01-01", "2026-12-31", item="B"),
    ]
    rated = agreement(fee(more))
    cut = [
        charge.exact
        for period in periods_between(FIRST, date(2028, 1, 1), CalendarSystem.GREGORIAN)
        for charge in rate_period([rated], rows, period).charges
    ]
    assert sum(cut) == sum(charge.exact for charge in rate([rated], rows).charges)


def test_what_runs_on_needs_to_be_told_until_when_to_rate():
    result = rate([agreement(fee(ADVANCE))], [in_service("s", "2026-01-01")])
    assert [u.reason.code for u in result.unpriced] == ["unpriced.no-end"]


def test_mistakes_are_named():
    with pytest.raises(ValueError, match="anchor_day") as caught:
        agreement(fee('anchor_day = 32\nrefund = true\ncycle = "term"'))
    assert [p.key for p in caught.value.problems] == ["fee.anchor_day", "fee.refund", "fee.cycle"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_cycle_is_told_in_every_language(language: str):
    rated = agreement(fee(ADVANCE))
    assert clause_text(rated, "care", language)
    result = rate([rated], [in_service("s", "2026-02-15", "2026-04-01")])
    assert all(said(charge.reason, language) for charge in result.charges)
