"""Cases in which ledgers lose cents: edges of versions, months, zones and corrections, each with its exact sum."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils.translation import override

from cast import Cast
from charges.ledgers import WORKPLACE, Ledger, finnish_ledger, nets
from charges.test_rating import _at_price
from huolto.agreements.commands import activate_version, draft_version
from huolto.catalogue.commands.products import create_category, create_package
from huolto.charges.commands.waive import waive
from huolto.charges.models import Charge, RatingDue
from huolto.charges.queries import unpriced_usages
from huolto.invoicing.commands import run_billing
from huolto.invoicing.results import BillingResult
from huolto.parties.models import Organisation
from huolto.register.commands import take_out_of_service
from huolto.register.models import Assignment, Item, ServiceInterval

D = Decimal


@pytest.fixture
def ledger(cast: Cast) -> Ledger:
    ledger = finnish_ledger(cast)
    ledger.period("2026-01")
    return ledger


def posted(for_period: str = "", **filters: object) -> Decimal:
    """What was posted in all, or for one period."""
    rows = Charge.objects.filter(**filters)
    rows = rows.filter(for_period__label=for_period) if for_period else rows
    return sum(rows.values_list("delta", flat=True), D(0))


# Versions that share a month


def test_days_of_a_version_that_round_to_nothing_are_not_lost(ledger: Ledger) -> None:
    ledger.activate(_at_price("0.135"), date(2026, 2, 1))
    ledger.activate(_at_price("0.135"), date(2026, 2, 2))
    ledger.start(ledger.item(), date(2026, 2, 1))
    # 0.135 × 1/28 is 0.0048, which is nothing; 0.135 × 27/28 is 0.1302; together they are 0.135.
    assert nets(ledger.rate("2026-02")) == {"standard": "0.14"}


def test_a_lease_sums_to_its_rents_though_a_version_takes_over_in_its_last_month(ledger: Ledger) -> None:
    ledger.activate(WORKPLACE, date(2026, 4, 5))
    ledger.lease(ledger.item(), "finance_lease", date(2026, 1, 12), months=3, monthly="10")
    rents = {label: nets(ledger.rate(label)) for label in ("2026-01", "2026-02", "2026-03", "2026-04")}
    assert rents == {
        "2026-01": {"finance-lease": "6.45"},
        "2026-02": {"finance-lease": "10"},
        "2026-03": {"finance-lease": "10"},
        "2026-04": {"finance-lease": "3.55"},  # what is left of 30.00; 11 of 30 days would be 3.67
    }


def test_another_tax_back_in_time_takes_the_old_amount_back_and_charges_it_anew(ledger: Ledger) -> None:
    ledger.start(ledger.item(), date(2026, 1, 1))
    ledger.close("2026-01")
    reduced = _at_price("14.90").replace('price = "14.90"', 'price = "14.90"\ntax = "reduced"')
    ledger.activate(reduced, date(2026, 1, 1))
    january = [row for row in ledger.close("2026-02") if row.for_period.label == "2026-01"]
    assert sorted((row.tax_category, row.delta) for row in january) == [
        ("reduced", D("14.90")),
        ("standard", D("-14.90")),
    ]
    assert posted("2026-01") == D("14.90")


def test_another_tax_in_mid_month_is_charged_apart(ledger: Ledger) -> None:
    reduced = _at_price("14.90").replace('price = "14.90"', 'price = "14.90"\ntax = "reduced"')
    ledger.activate(reduced, date(2026, 2, 15))
    ledger.start(ledger.item(), date(2026, 2, 1))
    assert sorted((row.tax_category, row.net) for row in ledger.rate("2026-02")) == [
        ("reduced", D("7.45")),
        ("standard", D("7.45")),
    ]


def test_amounts_of_two_currencies_are_never_added(ledger: Ledger) -> None:
    ledger.start(ledger.item(), date(2026, 1, 1))
    ledger.close("2026-01")
    in_crowns = _at_price("160.00").replace('"EUR"', '"SEK"')
    ledger.activate(in_crowns, date(2026, 1, 11))
    rows = ledger.close("2026-02")
    assert sorted((row.for_period.label, row.currency, row.delta) for row in rows) == [
        ("2026-01", "EUR", D("-10.09")),  # 14.90 × 10/31 is 4.81
        ("2026-01", "SEK", D("108.39")),  # 160 × 21/31
        ("2026-02", "SEK", D("160.00")),
    ]


# Whose days


def test_of_an_item_that_moves_to_another_customer_each_has_its_own_days(ledger: Ledger, cast: Cast) -> None:
    item = ledger.start(ledger.item(), date(2026, 2, 1))
    _move(ledger, item, cast.rantakoulu, date(2026, 2, 15), payer=cast.kaarnalahti)
    rows = ledger.close("2026-01") + ledger.close("2026-02")
    assert {row.customer_id: (row.payer_id, row.delta) for row in rows} == {
        cast.kaarnalahti.pk: (cast.kaarnalahti.pk, D("7.45")),
        cast.rantakoulu.pk: (cast.kaarnalahti.pk, D("7.45")),
    }


def test_under_two_agreements_each_customer_pays_its_own_days(ledger: Ledger, cast: Cast) -> None:
    ledger.activate(_at_price("28.00"), date(2020, 1, 1), customer=cast.otavala)
    item = ledger.start(ledger.item(), date(2026, 2, 1))
    ledger.close("2026-01")
    ledger.close("2026-02")
    _move(ledger, item, cast.otavala, date(2026, 2, 15), payer=cast.otavala)
    RatingDue.objects.create(provider=ledger.provider, item=item, from_on=date(2026, 2, 15))
    ledger.close("2026-03")
    february = Charge.objects.filter(for_period__label="2026-02").order_by("pk")
    assert [(row.payer_id, row.delta) for row in february] == [
        (cast.kaarnalahti.pk, D("14.90")),
        (cast.kaarnalahti.pk, D("-7.45")),
        (cast.otavala.pk, D("14.00")),
    ]


def _move(ledger: Ledger, item: Item, customer: Organisation, day: date, *, payer: Organisation) -> None:
    """What a command will do that moves an item: its rows end, the other customer's begin."""
    at = ledger.at(day)
    for kind, fields in (
        (Assignment, {"customer": customer, "payer": payer}),
        (ServiceInterval, {"customer": customer, "package": ledger.standard}),
    ):
        row = kind.objects.get(item=item, during__endswith=None)
        row.during = DateTimeTZRange(row.during.lower, at)
        row.save()
        kind.objects.create(provider=ledger.provider, item=item, during=DateTimeTZRange(at, None), **fields)


# What was credited for good


def test_what_was_given_up_is_not_given_back_again_by_a_correction(ledger: Ledger) -> None:
    item = ledger.start(ledger.item(), date(2026, 1, 1))
    ledger.close("2026-01")
    waive(actor=ledger.actor, charges=list(Charge.objects.all()))
    assert posted("2026-01") == 0
    ledger.stop(item, date(2026, 1, 11))
    assert ledger.close("2026-02") == list(Charge.objects.filter(waives__isnull=False))
    assert posted("2026-01") == 0  # the customer paid nothing, so nothing goes back


def test_what_is_more_than_was_given_up_is_charged(ledger: Ledger) -> None:
    ledger.start(ledger.item(), date(2026, 1, 1))
    ledger.close("2026-01")
    waive(actor=ledger.actor, charges=list(Charge.objects.all()))
    ledger.activate(_at_price("20.00"), date(2026, 1, 1))
    ledger.close("2026-02")
    assert posted("2026-01") == D("5.10")


def test_what_was_given_up_stays_so_when_its_cost_centre_turns_out_to_be_another(
    ledger: Ledger, cast: Cast
) -> None:
    item = ledger.start(ledger.item(cost_centre_id=cast.administration.pk), date(2026, 1, 1))
    ledger.close("2026-01")
    waive(actor=ledger.actor, charges=list(Charge.objects.all()))
    ledger.change(item, date(2026, 1, 11), cost_centre_id=cast.basic_education.pk)
    ledger.stop(item, date(2026, 1, 21))
    ledger.close("2026-02")
    assert posted("2026-01") == 0


def test_giving_up_what_was_corrected_already_gives_back_only_what_was_paid(ledger: Ledger) -> None:
    item = ledger.start(ledger.item(), date(2026, 1, 1))
    (charge,) = ledger.close("2026-01")
    ledger.stop(item, date(2026, 1, 11))
    ledger.close("2026-02")
    assert posted("2026-01") == D("4.81")
    waive(actor=ledger.actor, charges=[charge])
    assert posted("2026-01") == D("-10.09")
    ledger.close("2026-03")
    assert posted("2026-01") == 0
    assert ledger.close("2026-04") == []


# Nothing is left standing, nothing left out


def test_a_rating_goes_when_nothing_is_left_of_it(ledger: Ledger) -> None:
    item = ledger.start(ledger.item(), date(2026, 1, 11))
    assert nets(ledger.rate("2026-02")) == {"standard": "14.9"}
    ledger.stop(item, date(2026, 1, 21))
    assert ledger.rate("2026-02") == []


def test_whoever_has_no_agreement_stands_on_the_billing_clerks_list(ledger: Ledger, cast: Cast) -> None:
    ledger.start(ledger.item("OT-1", customer_id=cast.otavala.pk), date(2026, 1, 11))
    ledger.start(ledger.item("KA-1"), date(2026, 1, 1))
    result = _billed(ledger, "2026-01")
    assert result.unpriced == (
        "Otavala Housing has no agreement from 1 Jan 2026 to 31 Jan 2026, so 1 item is charged nothing: OT-1",
    )


def test_days_that_an_agreement_leaves_out_are_told(ledger: Ledger, cast: Cast) -> None:
    version = draft_version(actor=ledger.actor, customer=cast.otavala, source=_at_price("31.00"))
    activate_version(
        actor=ledger.actor, version=version, from_on=date(2026, 1, 6), until_on=date(2026, 1, 26)
    )
    ledger.start(ledger.item("OT-1", customer_id=cast.otavala.pk), date(2026, 1, 1))
    ledger.start(ledger.item("OT-2", customer_id=cast.otavala.pk), date(2026, 1, 28))
    result = _billed(ledger, "2026-01")
    assert posted("2026-01") == D("20.00")
    assert result.unpriced == (
        "Otavala Housing has no agreement from 1 Jan 2026 to 5 Jan 2026, so 1 item is charged nothing: OT-1",
        "Otavala Housing has no agreement from 26 Jan 2026 to 31 Jan 2026, "
        "so 2 items are charged nothing: OT-1, OT-2",
        "Otavala Housing: 1 item is charged nothing: OT-2",
    )


def test_an_item_that_no_clause_prices_is_told_and_one_of_no_days_is_not(ledger: Ledger) -> None:
    other = create_package(actor=ledger.actor, code="other", name={"en": "Other"})
    for number in range(7):
        ledger.start(ledger.item(f"KA-{number}"), date(2026, 1, 1), other)
    ledger.start(ledger.item("KA-8"), date(2026, 1, 1))
    in_and_out = ledger.start(ledger.item("KA-9"), date(2026, 1, 5))
    take_out_of_service(actor=ledger.actor, item_ids=[in_and_out.pk], at=ledger.at(date(2026, 1, 5), 9))
    assert _billed(ledger, "2026-01").unpriced == (
        "City of Kaarnalahti: 7 items are charged nothing: KA-0, KA-1, KA-2, KA-3, KA-4 …",
    )


def test_a_lease_that_nothing_prices_is_told_though_its_item_is_not_in_service(
    ledger: Ledger, cast: Cast
) -> None:
    item = ledger.item("OT-1", customer_id=cast.otavala.pk)
    ledger.lease(item, "finance_lease", date(2026, 1, 12), months=1)
    assert len(_billed(ledger, "2026-01").unpriced) == 1
    assert _billed(ledger, "2026-03").unpriced == ()  # its term is over


def _billed(ledger: Ledger, label: str) -> BillingResult:
    with time_machine.travel("2026-06-01T09:00:00Z", tick=False), override("en"):
        for earlier in ("2026-01", "2026-02", "2026-03"):
            result = run_billing(actor=ledger.actor, period_label=earlier)
            if earlier == label:
                return result
    raise AssertionError(label)


def test_what_an_agreement_prices_after_all_leaves_the_list(ledger: Ledger, cast: Cast) -> None:
    usage = ledger.deliver("order-line:1", date(2026, 1, 5), "100", customer=cast.otavala)
    ledger.close("2026-01")
    assert list(unpriced_usages(ledger.actor)) == [usage]
    ledger.activate(WORKPLACE, date(2026, 1, 1), customer=cast.otavala)
    ledger.close("2026-02")
    assert posted("2026-01") == D("103.00")
    assert list(unpriced_usages(ledger.actor)) == []
    assert [row.is_priced for row in usage.decisions.order_by("pk")] == [False, False, True]


def test_a_category_put_right_was_never_otherwise(ledger: Ledger) -> None:
    by_category = _at_price("14.90").replace('package = "standard"', 'category = "tablet"')
    ledger.activate(by_category, date(2026, 1, 1))
    tablets = create_category(actor=ledger.actor, code="tablet", name={"en": "Tablets"})
    item = ledger.start(ledger.item(), date(2026, 1, 1))
    assert ledger.close("2026-01") == []
    ledger.change(item, date(2026, 6, 1), category_id=tablets.pk)
    assert [(row.for_period.label, row.delta) for row in ledger.close("2026-02")] == [
        ("2026-01", D("14.90")),
        ("2026-02", D("14.90")),
    ]
