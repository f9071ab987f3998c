"""Where a day and a month begin, what back-dated facts give back, and the way from charge to invoice and back."""

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
import time_machine

from cast import Cast
from charges.ledgers import Ledger, by_cost_centre, finnish_ledger, nets, persian_ledger
from charges.test_hard_cases import posted
from huolto.charges.commands import NewUsage, record_usages
from huolto.foundation.errors import InvalidInput
from huolto.invoicing.choices import InvoiceKind
from huolto.invoicing.commands import credit_invoice, issue_invoices, run_billing, void_invoice
from huolto.invoicing.models import Invoice
from huolto.register.commands import StartOfService, end_lease, put_in_service, take_out_of_service

D = Decimal
HELSINKI = ZoneInfo("Europe/Helsinki")


@pytest.fixture
def ledger(cast: Cast) -> Ledger:
    ledger = finnish_ledger(cast)
    ledger.period("2026-01")
    return ledger


# Edges of days


@pytest.mark.parametrize(
    ("begins", "ends", "net"),
    [
        # Half past midnight in Helsinki is still the day before in UTC.
        ("2026-02-01T00:30", "2026-03-01T00:30", "14.9"),
        ("2026-01-31T23:30", "2026-02-28T23:30", "14.37"),  # 27 of 28
        # On 29 March 2026 the clocks go forward: a day of 23 hours counts as one.
        ("2026-03-29T00:00", "2026-03-30T00:00", "0.48"),
        ("2026-03-29T03:30", "2026-03-30T00:00", "0.48"),
        ("2026-02-03T08:00", "2026-02-03T17:00", None),
        ("2026-02-03T23:59", "2026-02-04T00:01", "0.53"),
    ],
)
def test_days_are_days_where_the_agreement_is(
    ledger: Ledger, begins: str, ends: str, net: str | None
) -> None:
    item = ledger.item()
    first, last = (datetime.fromisoformat(at).replace(tzinfo=HELSINKI) for at in (begins, ends))
    start = StartOfService(item_id=item.pk, at=first, package_id=ledger.standard.pk)
    put_in_service(actor=ledger.actor, starts=[start])
    take_out_of_service(actor=ledger.actor, item_ids=[item.pk], at=last)
    label = "2026-03" if first.month == 3 else "2026-02"
    assert nets(ledger.rate(label)).get("standard") == net


def test_out_and_in_again_on_one_day_loses_no_day_and_counts_none_twice(ledger: Ledger, cast: Cast) -> None:
    item = ledger.start(ledger.item(cost_centre_id=cast.administration.pk), date(2026, 2, 1))
    at = ledger.at(date(2026, 2, 15), 9)
    take_out_of_service(actor=ledger.actor, item_ids=[item.pk], at=at)
    ledger.change(item, date(2026, 2, 15), cost_centre_id=cast.basic_education.pk)
    put_in_service(
        actor=ledger.actor, starts=[StartOfService(item_id=item.pk, at=ledger.at(date(2026, 2, 15), 14))]
    )
    rows = ledger.rate("2026-02")
    assert by_cost_centre(rows) == {"1010": D("7.45"), "4120": D("7.45")}


def test_a_removal_dated_before_closed_periods_gives_back_all_of_them(ledger: Ledger) -> None:
    item = ledger.start(ledger.item(), date(2026, 1, 1))
    for label in ("2026-01", "2026-02", "2026-03"):
        ledger.close(label)
    ledger.stop(item, date(2026, 1, 11))
    assert [(row.for_period.label, row.delta) for row in ledger.close("2026-04")] == [
        ("2026-01", D("-10.09")),
        ("2026-02", D("-14.90")),
        ("2026-03", D("-14.90")),
    ]


def test_a_lease_that_turns_out_to_have_ended_early_gives_back_rents_and_charges_its_sum(
    ledger: Ledger,
) -> None:
    item = ledger.item()
    ledger.lease(item, "finance_lease", date(2026, 1, 12), months=12, monthly="10")
    ledger.close("2026-01")
    ledger.close("2026-02")
    end_lease(
        actor=ledger.actor,
        lease_id=item.leases.get().pk,
        ended_on=date(2026, 2, 1),
        end="early",
        early_end_sum=D("33.33"),
    )
    assert [
        (row.for_period.label, row.subject.split(":")[0], row.delta) for row in ledger.close("2026-03")
    ] == [
        ("2026-02", "early-end", D("33.33")),
        ("2026-02", "item", D("-10.00")),
    ]


def test_a_life_cycle_lease_has_no_sum_for_an_early_end_for_nothing_would_charge_it(ledger: Ledger) -> None:
    item = ledger.item()
    ledger.lease(item, "lifecycle_lease", date(2026, 1, 12), months=12, monthly="10")
    with pytest.raises(InvalidInput) as refused:
        end_lease(
            actor=ledger.actor,
            lease_id=item.leases.get().pk,
            ended_on=date(2026, 2, 1),
            end="early",
            early_end_sum=D("33.33"),
        )
    assert refused.value.field == "end"


def test_a_purchase_at_the_stroke_of_midnight_belongs_to_the_month_that_begins(ledger: Ledger) -> None:
    usage = NewUsage(
        kind="delivery",
        source_key="at-midnight",
        occurred_at=datetime(2026, 1, 31, 22, 0, tzinfo=UTC),
        customer=ledger.customer,
        facts={"cost": D(100), "acquisition_model": "direct_purchase"},
    )
    record_usages(actor=ledger.actor, usages=[usage])
    assert ledger.close("2026-01") == []
    assert nets(ledger.close("2026-02")) == {"purchase": "103"}


# From charge to invoice and back


def test_credited_in_two_parts_and_charged_again_it_is_billed_once_in_the_end(ledger: Ledger) -> None:
    items = [ledger.start(ledger.item(), date(2026, 1, 1)) for _number in range(3)]
    with time_machine.travel("2026-06-01T09:00:00Z", tick=False):
        first = _issued(ledger, "2026-01")
        pks = list(first.lines.values_list("pk", flat=True))
        for part in (pks[:1], pks[1:2]):
            credit_invoice(
                actor=ledger.actor, invoice=first, reason="Wrong", charge_again=True, line_ids=part
            )
        # The late correction of one of them goes along: it was out of service from the 11th.
        ledger.stop(items[0], date(2026, 1, 11))
        second = _issued(ledger, "2026-02")
    assert (first.net, second.net) == (D("44.70"), 2 * D("14.90") - D("10.09") + 2 * D("14.90"))
    notes = sum(Invoice.objects.filter(credits=first).values_list("net", flat=True), D(0))
    assert first.net - notes + second.net == posted()


def test_a_voided_draft_is_billed_again_to_the_cent(ledger: Ledger) -> None:
    ledger.start(ledger.item(), date(2026, 1, 12))
    with time_machine.travel("2026-06-01T09:00:00Z", tick=False):
        (pk,) = run_billing(actor=ledger.actor, period_label="2026-01").invoice_ids
        draft = void_invoice(actor=ledger.actor, invoice=Invoice.objects.get(pk=pk))
        again = run_billing(actor=ledger.actor, period_label="2026-01")
    assert [(one.net, one.tax, one.gross) for one in again.documents] == [(draft.net, draft.tax, draft.gross)]


def test_below_zero_the_month_is_a_credit_note_and_nothing_is_paid(ledger: Ledger) -> None:
    item = ledger.start(ledger.item(), date(2026, 1, 1))
    with time_machine.travel("2026-06-01T09:00:00Z", tick=False):
        invoice = _issued(ledger, "2026-01")
        ledger.stop(item, date(2026, 1, 1))
        note = _issued(ledger, "2026-02")
    assert (note.kind, note.net, note.tax, note.gross) == (
        InvoiceKind.CREDIT_NOTE, invoice.net, invoice.tax, invoice.gross,
    )  # fmt: skip


def test_two_providers_bill_their_own_in_their_own_money(ledger: Ledger, cast: Cast) -> None:
    other = persian_ledger(cast)
    other.start(other.item("M-1"), date(2026, 1, 21))  # 1 Bahman 1404
    ledger.start(ledger.item("KA-1"), date(2026, 1, 1))
    with time_machine.travel("2026-06-01T09:00:00Z", tick=False):
        results = [
            run_billing(actor=one.actor, period_label=label)
            for one, label in ((ledger, "2026-01"), (other, "1404-11"))
        ]
    assert [[(row.currency, row.net, row.tax) for row in result.documents] for result in results] == [
        [("EUR", D("14.90"), D("3.80"))],
        [("IRR", D("2900000"), D("290000"))],
    ]


def _issued(ledger: Ledger, label: str) -> Invoice:
    result = run_billing(actor=ledger.actor, period_label=label)
    (invoice,) = issue_invoices(actor=ledger.actor, invoice_ids=result.invoice_ids)
    return Invoice.objects.get(pk=invoice.pk)
