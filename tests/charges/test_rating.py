"""What items cost in a month: days in service, packages, leases, and who is charged."""

from datetime import date
from decimal import Decimal

import pytest

from cast import Cast
from charges.ledgers import (
    ADVICE,
    Ledger,
    by_cost_centre,
    finnish_ledger,
    nets,
    persian_ledger,
)
from huolto.charges.models import Rating
from huolto.foundation.errors import WrongState


@pytest.fixture
def ledger(cast: Cast) -> Ledger:
    return finnish_ledger(cast)


def test_an_item_put_in_service_on_12_february_2026_costs_17_of_28_days(ledger: Ledger) -> None:
    ledger.start(ledger.item(), date(2026, 2, 12))
    (row,) = ledger.rate("2026-02")
    assert row.net == Decimal("9.05")
    assert row.quantity == Decimal("0.607143")
    assert row.unit_price == Decimal("14.90")
    assert (row.reason["params"]["numerator"], row.reason["params"]["denominator"]) == (17, 28)


@pytest.mark.parametrize(("year", "net"), [(2024, "9.25"), (2028, "9.25"), (2026, "9.05")])
def test_february_has_29_days_in_a_leap_year(ledger: Ledger, year: int, net: str) -> None:
    ledger.start(ledger.item(), date(year, 2, 12))
    assert nets(ledger.rate(f"{year}-02")) == {"standard": net}


def test_in_and_out_on_one_day_costs_nothing(ledger: Ledger) -> None:
    item = ledger.start(ledger.item(), date(2026, 2, 12))
    ledger.stop(item, date(2026, 2, 12))
    assert ledger.rate("2026-02") == []


def test_the_day_of_removal_is_not_charged(ledger: Ledger) -> None:
    item = ledger.start(ledger.item(), date(2026, 2, 1))
    ledger.stop(item, date(2026, 2, 15))
    assert nets(ledger.rate("2026-02")) == {"standard": "7.45"}


def test_a_jalali_month_is_charged_in_whole_rial_by_its_own_days(cast: Cast) -> None:
    ledger = persian_ledger(cast)
    # 15 Esfand 1404 is 6 March 2026; Esfand 1404 has 29 days, 15 of them are left.
    ledger.start(ledger.item("M-7"), date(2026, 3, 6))
    assert nets(ledger.rate("1404-12")) == {"standard": "1500000"}
    assert nets(ledger.rate("1405-01")) == {"standard": "2900000"}
    assert ledger.period("1405-01").during.lower == date(2026, 3, 21)


def test_a_package_changed_in_mid_month_is_charged_by_the_days_of_each(ledger: Ledger) -> None:
    item = ledger.start(ledger.item(), date(2026, 2, 1))
    ledger.change(item, date(2026, 2, 15), package_id=ledger.plus.pk)
    assert nets(ledger.rate("2026-02")) == {"standard": "7.45", "plus": "12.45"}


def test_a_cost_centre_changed_in_mid_month_splits_the_total_and_loses_no_cent(
    ledger: Ledger, cast: Cast
) -> None:
    item = ledger.start(ledger.item(cost_centre_id=cast.administration.pk), date(2026, 2, 12))
    ledger.change(item, date(2026, 2, 20), cost_centre_id=cast.basic_education.pk)
    rows = ledger.rate("2026-02")
    # 9.05 whole; 8 of 17 days are 4.2588, 9 of 17 are 4.7911: the larger remainder takes the cent.
    assert by_cost_centre(rows) == {"1010": Decimal("4.26"), "4120": Decimal("4.79")}
    assert {row.key_net for row in rows} == {Decimal("9.05")}
    assert sum(row.quantity for row in rows) == Decimal("0.607143")


def test_a_posting_code_changed_twice_gives_three_parts_that_sum_to_the_whole(ledger: Ledger) -> None:
    item = ledger.start(ledger.item(posting_code="a"), date(2026, 3, 1))
    ledger.change(item, date(2026, 3, 11), posting_code="b")
    ledger.change(item, date(2026, 3, 21), posting_code="c")
    rows = ledger.rate("2026-03")
    assert {row.posting_code: row.net for row in rows} == {
        "a": Decimal("4.81"),
        "b": Decimal("4.80"),
        "c": Decimal("5.29"),
    }
    assert sum(row.net for row in rows) == Decimal("14.90")


def test_a_finance_lease_runs_whether_in_service_or_not(ledger: Ledger) -> None:
    item = ledger.item()
    ledger.lease(item, "finance_lease", date(2026, 2, 12))
    ledger.start(item, date(2026, 2, 12))
    ledger.stop(item, date(2026, 3, 11))
    assert nets(ledger.rate("2026-02")) == {"finance-lease": "12.99", "standard": "9.05"}
    assert nets(ledger.rate("2026-03")) == {"finance-lease": "21.4", "standard": "4.81"}
    assert nets(ledger.rate("2026-04")) == {"finance-lease": "21.4"}


def test_a_life_cycle_lease_runs_while_in_service(ledger: Ledger) -> None:
    item = ledger.item()
    ledger.lease(item, "lifecycle_lease", date(2026, 2, 12))
    ledger.start(item, date(2026, 2, 12))
    ledger.stop(item, date(2026, 3, 11))
    assert nets(ledger.rate("2026-02")) == {"life-cycle-lease": "12.99", "standard": "9.05"}
    assert nets(ledger.rate("2026-03")) == {"life-cycle-lease": "6.9", "standard": "4.81"}
    assert nets(ledger.rate("2026-04")) == {}


def test_a_life_cycle_lease_ends_with_the_service_though_its_stay_ended_in_an_earlier_month(
    ledger: Ledger,
) -> None:
    item = ledger.item()
    ledger.lease(item, "lifecycle_lease", date(2026, 2, 12))
    ledger.start(item, date(2026, 2, 12))
    ledger.stop(item, date(2026, 2, 20))
    assert "life-cycle-lease" not in nets(ledger.rate("2026-03"))


def test_a_finance_lease_of_an_item_out_of_service_is_posted_where_it_was_last(
    ledger: Ledger, cast: Cast
) -> None:
    item = ledger.item(cost_centre_id=cast.basic_education.pk)
    ledger.lease(item, "finance_lease", date(2026, 2, 1))
    ledger.start(item, date(2026, 2, 1))
    ledger.stop(item, date(2026, 2, 10))
    (row,) = ledger.rate("2026-03")
    assert row.cost_centre_id == cast.basic_education.pk


def test_a_delivery_is_charged_once_with_its_snapshot(ledger: Ledger, cast: Cast) -> None:
    item = ledger.item(cost_centre_id=cast.administration.pk)
    ledger.deliver("order-line:1", date(2026, 2, 10), "1000", item=item, cost_centre=cast.administration)
    ledger.change(item, date(2026, 2, 1), cost_centre_id=cast.basic_education.pk)
    (row,) = ledger.rate("2026-02")
    assert (row.clause, row.net, row.cost_centre_id) == (
        "purchase",
        Decimal("1030.00"),
        cast.administration.pk,
    )
    assert row.subject == f"item:{item.pk}"


def test_a_school_under_the_city_is_under_the_citys_agreement_and_the_city_pays(
    ledger: Ledger, cast: Cast
) -> None:
    item = ledger.item(customer_id=cast.rantakoulu.pk, payer_id=cast.kaarnalahti.pk)
    ledger.start(item, date(2026, 2, 12))
    (row,) = ledger.rate("2026-02")
    assert (row.customer_id, row.payer_id, row.agreement_id) == (
        cast.rantakoulu.pk,
        cast.kaarnalahti.pk,
        ledger.version.agreement_id,
    )


def test_the_nearest_agreement_answers_alone(ledger: Ledger, cast: Cast) -> None:
    own = WORKPLACE_OF_THE_SCHOOL
    version = ledger.activate(own, date(2026, 1, 1), customer=cast.rantakoulu)
    ledger.start(ledger.item(customer_id=cast.rantakoulu.pk), date(2026, 2, 1))
    (row,) = ledger.rate("2026-02")
    assert (row.version_id, row.net) == (version.pk, Decimal("5.00"))


def test_a_customer_without_an_agreement_is_charged_nothing(ledger: Ledger, cast: Cast) -> None:
    ledger.start(ledger.item(customer_id=cast.otavala.pk), date(2026, 2, 1))
    assert ledger.rate("2026-02") == []


def test_a_version_that_takes_over_in_mid_month_prices_its_own_days(ledger: Ledger) -> None:
    dearer = _at_price("20.00")
    version = ledger.activate(dearer, date(2026, 2, 15))
    ledger.start(ledger.item(), date(2026, 2, 1))
    (row,) = ledger.rate("2026-02")
    # 14.90 × 14/28 + 20.00 × 14/28
    assert row.net == Decimal("17.45")
    assert row.version_id == version.pk
    assert [reason["params"]["price"]["amount"] for reason in row.reason["before"]] == ["14.90"]


def test_a_version_that_changes_nothing_for_a_fee_leaves_it_whole_to_the_cent(ledger: Ledger) -> None:
    # 14.90 × 10/31 is 4.81, 14.90 × 21/31 is 10.09: rounded apart they would not lose a cent, 13 and 18 would.
    for day in (11, 14, 19):
        Rating.objects.all().delete()
        ledger.activate(_at_price("14.90"), date(2026, 3, day))
    ledger.start(ledger.item(), date(2026, 3, 1))
    (row,) = ledger.rate("2026-03")
    assert row.net == Decimal("14.90")


def test_minutes_of_a_case_are_rounded_over_its_entries(cast: Cast) -> None:
    ledger = finnish_ledger(cast, ADVICE)
    ledger.work("t1", "c1", ledger.at(date(2026, 2, 10), 9), 10)
    ledger.work("t2", "c1", ledger.at(date(2026, 2, 10), 10), 6)
    assert nets(ledger.rate("2026-02")) == {"hours": "50"}


def test_a_case_over_two_months_is_rounded_over_both(cast: Cast) -> None:
    ledger = finnish_ledger(cast, ADVICE)
    ledger.work("t1", "c1", ledger.at(date(2026, 2, 27), 9), 10)
    ledger.work("t2", "c1", ledger.at(date(2026, 3, 2), 10), 4)
    assert nets(ledger.rate("2026-02")) == {"hours": "25"}
    assert nets(ledger.rate("2026-03")) == {}


def test_rating_again_replaces_the_rows(ledger: Ledger) -> None:
    item = ledger.start(ledger.item(), date(2026, 2, 1))
    assert nets(ledger.rate("2026-02")) == {"standard": "14.9"}
    ledger.stop(item, date(2026, 2, 15))
    assert nets(ledger.rate("2026-02")) == {"standard": "7.45"}


def test_rating_a_closed_period_is_refused(ledger: Ledger) -> None:
    ledger.close("2026-02")
    with pytest.raises(WrongState):
        ledger.rate("2026-02")


def test_the_queries_of_a_rating_do_not_grow_with_the_items(
    ledger: Ledger, django_assert_max_num_queries
) -> None:
    for _number in range(30):
        ledger.start(ledger.item(), date(2026, 2, 1))
    ledger.period("2026-02")
    with django_assert_max_num_queries(32):
        rows = ledger.rate("2026-02")
    assert len(rows) == 30


WORKPLACE_OF_THE_SCHOOL = """
language = 1

[agreement]
id = "school"
name = { en = "School" }
currency = "EUR"
zone = "Europe/Helsinki"

[[fee]]
id = "all"
per = "item"
price = "5"
"""


def _at_price(price: str) -> str:
    return f"""
language = 1

[agreement]
id = "workplace"
name = {{ en = "Workplace services" }}
currency = "EUR"
zone = "Europe/Helsinki"

[[fee]]
id = "standard"
per = "item"
when = {{ package = "standard" }}
price = "{price}"
"""
