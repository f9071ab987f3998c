"""What leases cost, exactly: by their term or while their device is in service, and ended early."""

from datetime import date
from decimal import Decimal

from huolto.rules.agreement import rate, rate_period
from huolto.rules.calendars import CalendarSystem
from huolto.rules.periods import period_from_label
from rules.agreement.kit import agreement, happening, in_service, nets

FEB = {"from_": date(2026, 2, 1), "until": date(2026, 3, 1)}
FEBRUARY = period_from_label("2026-02", CalendarSystem.GREGORIAN)
FINANCE = '[[fee]]\nid = "rent"\nof = "lease"\nbasis = "term"\n'
LIFECYCLE = '[[fee]]\nid = "rent"\nof = "lease"\nbasis = "in-service"\n'


def lease(usage: str, start: str, **facts):
    return happening(usage, "lease", start, **{"item": "KA-1", "price": "21.40", "term_months": 36, **facts})


def test_a_finance_lease_sums_to_its_months_times_rent():
    result = rate([agreement(FINANCE)], [lease("l", "2028-02-12")])
    assert result.total_net == Decimal("770.40")
    assert len(result.charges) == 37
    assert result.charges[-1].reason.code == "fee.lease.last"


def test_a_finance_lease_runs_on_when_the_device_is_taken_out_of_service():
    happenings = [lease("l", "2026-01-01", ended="2026-02-10"), in_service("s", "2026-01-01", "2026-02-10")]
    assert nets(rate([agreement(FINANCE)], happenings, **FEB)) == {("rent", "item:KA-1", "2026-02"): "21.40"}


def test_ending_a_finance_lease_early_costs_the_agreed_share_of_what_is_left():
    clause = FINANCE + 'early_end = { share = "50 %" }\n'
    result = rate([agreement(clause)], [lease("l", "2026-01-01", term_months=12, ended="2026-07-01")])
    by_subject = {
        (c.subject, c.code): sum(d.net for d in result.charges if d.subject == c.subject)
        for c in result.charges
    }
    assert by_subject == {
        ("item:KA-1", "lease"): Decimal("128.40"),
        ("early-end:KA-1", "early-end"): Decimal("64.20"),
    }


def test_the_leases_own_sum_for_ending_early_wins():
    clause = FINANCE + 'early_end = "500"\n'
    result = rate([agreement(clause)], [lease("l", "2026-01-01", ended="2026-01-01", early_end="333.33")])
    assert nets(result) == {("rent", "early-end:KA-1", "2026-01"): "333.33"}


def test_a_finance_lease_without_a_term_is_unpriced():
    result = rate([agreement(FINANCE)], [lease("l", "2026-01-01", term_months=None)])
    assert [(u.usage, u.reason.params["fact"]) for u in result.unpriced] == [("l", "term_months")]


def test_a_life_cycle_lease_runs_while_its_device_is_in_service():
    happenings = [lease("l", "2026-02-01"), in_service("s", "2026-02-12", "2026-02-20", package=None)]
    (charge,) = rate([agreement(LIFECYCLE)], happenings, **FEB).charges
    assert charge.net == Decimal("6.11")  # 8 of 28 days
    assert charge.usage == ("l", "s")
    assert charge.weights == (8, 0)


def test_a_life_cycle_lease_stops_for_good_with_a_stay_that_ended_before_the_period():
    happenings = [lease("l", "2026-01-01"), in_service("s", "2026-01-01", "2026-01-20", package=None)]
    assert rate_period([agreement(LIFECYCLE)], happenings, FEBRUARY).charges == ()


def test_a_stay_that_only_bounds_a_lease_is_not_left_unpriced():
    happenings = [lease("l", "2026-02-01"), in_service("s", "2026-02-12", "2026-02-20", package=None)]
    assert rate([agreement(LIFECYCLE)], happenings, **FEB).unpriced == ()


def test_of_two_leases_that_begin_together_the_same_one_answers_by_the_month_and_over_all():
    both = [
        lease("a", "2026-01-05", price="21.40"),
        lease("b", "2026-01-05", price="9.80", ended="2026-02-01"),
    ]
    january = period_from_label("2026-01", CalendarSystem.GREGORIAN)
    (of_january,) = rate_period([agreement(LIFECYCLE)], both, january).charges
    whole = nets(rate([agreement(LIFECYCLE)], both, until=date(2026, 7, 1)))
    assert of_january.net == Decimal("18.64")
    assert whole["rent", "item:KA-1", "2026-01"] == "18.64"
