"""Duties: stock, visits, warranty, loaners, residents, reports; the term with its notice; for how many it is meant."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huolto.rules.agreement import rate
from huolto.rules.agreement.duty import duties_on, share_of, visit_days
from huolto.rules.agreement.term import term_on
from huolto.rules.explanation import render
from huolto.rules.periods import DateInterval
from rules.agreement.kit import agreement, happening, in_service

STOCK = '[[stock]]\nshare = "8 %"\nof = { category = "phone" }\nowner = "customer"\nkept_by = "provider"\n'


def phones(count: int, **facts: object):
    return [in_service(f"p{n}", "2026-01-01", item=f"P-{n}", category="phone", **facts) for n in range(count)]


@pytest.mark.parametrize(("devices", "units"), [(400, 32), (35, 3), (1000, 80), (0, 0)])
def test_the_stock_is_a_share_of_the_devices_rounded_up(devices: int, units: int):
    (due,) = duties_on([agreement(STOCK)], phones(devices), date(2026, 2, 1))
    assert due.count == units


def test_pool_units_other_devices_and_retired_ones_are_no_part_of_the_base():
    given_ = [
        *phones(100),
        happening("pool", "pool_unit", "2026-01-01", item="P-1"),
        in_service("laptop", "2026-01-01", item="L-1", category="laptop"),
        in_service("gone", "2025-01-01", "2026-01-15", item="P-gone", category="phone"),
    ]
    (due,) = duties_on([agreement(STOCK)], given_, date(2026, 2, 1))
    assert due.count == 8
    assert render(due.reason, "en") == "8% of 99\xa0devices is 7.92, rounded up to 8."


@given(st.integers(1, 12), st.integers(12, 3000))
def test_visits_are_evenly_spaced_within_the_days(count: int, days: int):
    during = DateInterval(date(2026, 1, 1), date.fromordinal(date(2026, 1, 1).toordinal() + days))
    found = visit_days(count, during)
    gaps = {(later - earlier).days for earlier, later in pairwise(found)}
    assert len(found) == count
    assert all(during.contains(day) for day in found)
    assert not gaps or max(gaps) - min(gaps) <= 1


def test_visits_of_a_term_lie_in_the_term():
    clauses = '[[visits]]\ncount = 3\nper = "term"\n'
    more = "term = { from = 2026-03-21, to = 2027-03-21 }"
    (due,) = duties_on([agreement(clauses, more=more)], [], date(2026, 5, 1))
    assert [day.isoformat() for day in due.on] == ["2026-05-20", "2026-09-19", "2027-01-19"]


@pytest.mark.parametrize(
    ("system", "fitted", "until"),
    [("gregorian", "2026-01-31", "2026-07-31"), ("jalali", "2026-03-21", "2026-09-23")],
)
def test_the_warranty_of_a_part_runs_in_months_of_the_agreements_calendar(
    system: str, fitted: str, until: str
):
    clauses = '[[warranty]]\npart_months = 6\nwhen = { class = { not = "toner" } }\n'
    given_ = [
        happening("a", "part", fitted, item="M", **{"class": "roller"}),
        happening("b", "part", fitted, item="M", **{"class": "toner"}),
    ]
    found = duties_on([agreement(clauses, system=system)], given_, date(2026, 3, 1))
    assert [(d.usage, d.on) for d in found] == [("a", (date.fromisoformat(until),))]


@pytest.mark.parametrize(("devices", "code"), [(300, "resident-not-advised"), (301, "resident-advised")])
def test_a_resident_is_advised_above_the_agreements_number(devices: int, code: str):
    (due,) = duties_on(
        [agreement("[[resident]]\ncount = 0\nadvised_above = 300\n")], phones(devices), date(2026, 2, 1)
    )
    assert due.reason.code == f"duty.due.{code}"


def test_a_report_is_due_once_every_device_had_its_second_visit():
    clauses = '[[report]]\nkind = "consumption"\nafter_visit_round = 2\n'
    visits = [
        happening(f"v{n}", "visit", day, item=item, type="periodic")
        for n, (item, day) in enumerate(
            [("P-0", "2026-02-01"), ("P-1", "2026-02-02"), ("P-0", "2026-06-01"), ("P-1", "2026-06-09")]
        )
    ]
    given_ = phones(2)
    (waits,) = duties_on([agreement(clauses)], [*given_, *visits[:3]], date(2026, 7, 1))
    assert (waits.reason.code, waits.on) == ("duty.due.report-waits", ())
    (due,) = duties_on([agreement(clauses)], [*given_, *visits], date(2026, 7, 1))
    assert due.on == (date(2026, 6, 9),)


def test_loaners_and_a_counted_stock_are_as_agreed():
    clauses = '[[loaners]]\ncount = 3\nowner = "provider"\nkept_at = "customer"\n'
    (due,) = duties_on([agreement(clauses)], phones(10), date(2026, 2, 1))
    assert (due.kind, due.count) == ("loaners", 3)


@given(st.integers(0, 100_000))
def test_a_share_is_never_less_than_asked_and_less_than_one_more(devices: int):
    units = share_of(Decimal("0.08"), devices)
    assert Decimal("0.08") * devices <= units < Decimal("0.08") * devices + 1


# The term.

TERM = 'term = { from = 2026-01-31, length = "1 month" }\nnotice = "1 month"\nrenewal = "1 month"'


@pytest.mark.parametrize(
    ("on", "start", "end", "renewals"),
    [
        (date(2026, 2, 1), date(2026, 1, 31), date(2026, 2, 28), 0),
        (date(2026, 2, 28), date(2026, 2, 28), date(2026, 3, 28), 1),
    ],
)
def test_a_term_goes_on_until_notice_is_given(on: date, start: date, end: date, renewals: int):
    found = term_on(agreement(more=TERM).header, on)
    assert found is not None
    assert (found.during, found.renewals) == (DateInterval(start, end), renewals)


def test_the_last_day_of_notice_is_told():
    more = 'term = { from = 2026-01-01, to = 2027-01-01 }\nnotice = "3 months"\nrenewal = "12 months"'
    found = term_on(agreement(more=more).header, date(2026, 5, 1))
    assert found is not None
    assert found.notice_by == date(2026, 10, 1)
    assert "unless notice is given by 1 Oct 2026" in render(found.reason, "en")


def test_without_renewal_nothing_is_answered_after_the_term():
    more = "term = { from = 2026-01-01, to = 2027-01-01 }"
    assert term_on(agreement(more=more).header, date(2027, 1, 1)) is None
    renewed = agreement(more=more + '\nrenewal = "12 months"')
    later = [in_service("s", "2027-02-01", "2027-03-01")]
    assert rate([agreement(more=more)], later).charges == ()
    assert [format(c.net, "f") for c in rate([renewed], later).charges] == ["14.90"]


@pytest.mark.parametrize(("devices", "codes"), [(34, ["below"]), (35, []), (1000, []), (1001, ["above"])])
def test_an_agreement_warns_outside_the_number_of_devices_it_is_meant_for(devices: int, codes: list[str]):
    scoped = agreement("[scope]\ndevices = { at_least = 35, at_most = 1000 }\n")
    notices = rate([scoped], phones(devices), until=date(2026, 2, 1)).notices
    assert [n.reason.code for n in notices] == [f"notice.scope-devices-{code}" for code in codes]
