"""A billing run makes drafts of what is free, once, with the tax of the day of supply."""

from datetime import date
from decimal import Decimal

import pytest
from ledger import Ledger

from cast import Cast
from huolto.charges.choices import PeriodState
from huolto.charges.models import Period
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.invoicing.choices import InvoiceKind, InvoiceState
from huolto.invoicing.commands import run_billing, void_invoice
from huolto.invoicing.models import BilledCharge, BillingRun, Invoice, InvoiceLine
from huolto.parties.commands import change_organisation
from huolto.parties.models import Organisation

D = Decimal


@pytest.fixture
def ledger(cast: Cast) -> Ledger:
    return Ledger(cast.suopursu)


def only_invoice() -> Invoice:
    return Invoice.objects.get()


def rows(invoice: Invoice) -> list[tuple[str, Decimal, Decimal, Decimal]]:
    return [(row.category_code, row.rate, row.base, row.tax) for row in invoice.taxes.order_by("-rate")]


def test_a_finnish_invoice_carries_25_5_percent(cast: Cast, ledger: Ledger) -> None:
    ledger.charge(cast.kaarnalahti, "9.05")
    ledger.charge(cast.kaarnalahti, "12.99")

    result = run_billing(actor=cast.actor(cast.billing), period_label="2026-02")

    invoice = only_invoice()
    assert (invoice.net, invoice.tax, invoice.gross) == (D("22.04"), D("5.62"), D("27.66"))
    assert rows(invoice) == [("S", D("25.5"), D("22.04"), D("5.62"))]
    assert invoice.state == InvoiceState.DRAFT
    assert invoice.number == ""
    assert (invoice.customer, invoice.language, invoice.currency) == (cast.kaarnalahti, "fi", "EUR")
    assert result.invoice_ids == (invoice.pk,)
    assert result.totals == {"EUR": (D("22.04"), D("5.62"), D("27.66"))}


def test_tax_is_rounded_once_a_rate_and_never_a_line(cast: Cast, ledger: Ledger) -> None:
    # 0.10 a line is 0.0255 of tax: by the line 3 × 0.03 = 0.09, by the rate 0.0765 = 0.08.
    for _ in range(3):
        ledger.charge(cast.kaarnalahti, "0.10")
    ledger.charge(cast.kaarnalahti, "0.33", tax="reduced")
    ledger.charge(cast.kaarnalahti, "0.05", tax="reduced-low")
    ledger.charge(cast.kaarnalahti, "4.00", tax="exempt")

    run_billing(actor=cast.system(), period_label="2026-02")

    invoice = only_invoice()
    assert rows(invoice) == [
        ("S", D("25.5"), D("0.30"), D("0.08")),
        ("S", D("13.5"), D("0.33"), D("0.04")),
        ("S", D("10"), D("0.05"), D("0.01")),
        ("E", D("0"), D("4.00"), D("0.00")),
    ]
    assert (invoice.net, invoice.tax, invoice.gross) == (D("4.68"), D("0.13"), D("4.81"))


@pytest.mark.parametrize(
    ("country", "currency", "net", "tax"),
    [("SE", "SEK", "100.01", "25.00"), ("NO", "NOK", "99.99", "25.00"), ("FI", "EUR", "99.99", "25.50")],
)
def test_the_tax_is_that_of_the_providers_country(
    cast: Cast, ledger: Ledger, country: str, currency: str, net: str, tax: str
) -> None:
    cast.suopursu.country, cast.suopursu.currency = country, currency
    cast.suopursu.save()
    ledger.charge(cast.kaarnalahti, net, currency=currency)

    run_billing(actor=cast.system(), period_label="2026-02")

    assert (only_invoice().net, only_invoice().tax) == (D(net), D(tax))


def test_a_persian_provider_bills_whole_rials_of_its_jalali_month(cast: Cast) -> None:
    ledger = Ledger(cast.payar)
    ledger.charge(cast.sepidar, "1500005", period="1404-12", currency="IRR")

    run_billing(actor=cast.actor(cast.payar_billing), period_label="1404-12")

    invoice = only_invoice()
    assert (invoice.net, invoice.tax, invoice.gross) == (D(1500005), D(150001), D(1650006))
    assert (invoice.language, invoice.calendar_system) == ("fa", "jalali")
    assert invoice.invoiced_for.lower == date(2026, 2, 20)


def test_with_tax_in_the_prices_the_gross_is_what_was_charged(cast: Cast, ledger: Ledger) -> None:
    # 10.00 × 25.5 / 125.5 = 2.0319 each, 6.0956 for three: 6.10; the nets are steps that sum to 23.90.
    for _ in range(3):
        ledger.charge(cast.kaarnalahti, "10.00", includes_tax=True)

    run_billing(actor=cast.system(), period_label="2026-02")

    invoice = only_invoice()
    assert (invoice.net, invoice.tax, invoice.gross) == (D("23.90"), D("6.10"), D("30.00"))
    assert [line.net for line in invoice.lines.all()] == [D("7.97"), D("7.97"), D("7.96")]
    assert {line.unit_price for line in invoice.lines.all()} == {D("7.9681")}


def test_prices_with_and_without_tax_go_on_documents_of_their_own(cast: Cast, ledger: Ledger) -> None:
    ledger.charge(cast.kaarnalahti, "10.00", includes_tax=True)
    ledger.charge(cast.kaarnalahti, "10.00")
    run_billing(actor=cast.system(), period_label="2026-02")
    assert sorted(Invoice.objects.values_list("gross", flat=True)) == [D("10.00"), D("12.55")]


def test_a_rate_that_changes_follows_the_day_of_supply(cast: Cast, ledger: Ledger) -> None:
    # 24 % until 31 August 2024, 25.5 % from 1 September.
    ledger.charge(cast.kaarnalahti, "100.00", period="2024-09", on=date(2024, 8, 31), for_period="2024-08")
    ledger.charge(cast.kaarnalahti, "100.00", period="2024-09", on=date(2024, 9, 1))
    ledger.charge(cast.kaarnalahti, "10.00", period="2024-09", for_period="2024-08")
    ledger.charge(cast.kaarnalahti, "10.00", period="2024-09")

    run_billing(actor=cast.system(), period_label="2024-09")

    assert rows(only_invoice()) == [
        ("S", D("25.5"), D("110.00"), D("28.05")),
        ("S", D("24"), D("110.00"), D("26.40")),
    ]


def test_a_rate_that_changes_inside_a_month_divides_its_deliveries(cast: Cast, ledger: Ledger) -> None:
    # Reduced: 14 % until 31 December 2025, 13.5 % from 1 January 2026; in an agreement's quarter both may fall.
    cast.suopursu.country = "NO"
    cast.suopursu.save()
    # Norway's low rate changed from 12 to 6 % on 1 April 2020, in the middle of nothing but a period of ours.
    ledger.charge(
        cast.kaarnalahti,
        "100",
        period="2020-04",
        for_period="2020-04",
        on=date(2020, 3, 31),
        tax="reduced-low",
    )
    ledger.charge(
        cast.kaarnalahti,
        "100",
        period="2020-04",
        for_period="2020-04",
        on=date(2020, 4, 1),
        tax="reduced-low",
    )
    run_billing(actor=cast.system(), period_label="2020-04")
    assert rows(only_invoice()) == [("S", D(12), D(100), D(12)), ("S", D(6), D(100), D(6))]


def test_an_unknown_rate_is_said_and_nothing_is_written(cast: Cast) -> None:
    ledger = Ledger(cast.payar)
    charge = ledger.charge(cast.sepidar, "100", period="1404-12", currency="IRR", tax="reduced")
    with pytest.raises(InvalidInput) as refused:
        run_billing(actor=cast.system(cast.payar), period_label="1404-12")
    assert f"charge {charge.pk}" in str(refused.value)
    assert Invoice.objects.count() == 0


def test_whoever_pays_gets_one_draft_a_currency(cast: Cast, ledger: Ledger) -> None:
    ledger.charge(cast.rantakoulu, "10.00", payer=cast.kaarnalahti)
    ledger.charge(cast.kaarnalahti, "20.00")
    ledger.charge(cast.kaarnalahti, "30.00", currency="SEK")
    ledger.charge(cast.otavala, "40.00")

    result = run_billing(actor=cast.system(), period_label="2026-02")

    assert [(one.customer, one.currency, one.net) for one in result.documents] == [
        ("kaarnalahti", "EUR", D("30.00")),
        ("kaarnalahti", "SEK", D("30.00")),
        ("otavala", "EUR", D("40.00")),
    ]


def test_a_second_run_makes_nothing_new(cast: Cast, ledger: Ledger) -> None:
    ledger.charge(cast.kaarnalahti, "9.05")
    run_billing(actor=cast.system(), period_label="2026-02")
    again = run_billing(actor=cast.system(), period_label="2026-02")
    assert again.documents == ()
    assert Invoice.objects.count() == BillingRun.objects.count() == InvoiceLine.objects.count() == 1


def test_a_second_run_bills_only_what_came_late(cast: Cast, ledger: Ledger) -> None:
    ledger.charge(cast.kaarnalahti, "9.05")
    run_billing(actor=cast.system(), period_label="2026-02")
    ledger.charge(cast.kaarnalahti, "1.00", for_period="2026-01")
    again = run_billing(actor=cast.system(), period_label="2026-02")
    assert [(one.lines, one.net) for one in again.documents] == [(1, D("1.00"))]


def test_what_an_earlier_period_left_is_taken_and_a_later_one_is_not(cast: Cast, ledger: Ledger) -> None:
    ledger.charge(cast.kaarnalahti, "1.00", period="2026-01")
    ledger.charge(cast.kaarnalahti, "2.00", period="2026-02")
    ledger.charge(cast.kaarnalahti, "4.00", period="2026-03")
    run_billing(actor=cast.system(), period_label="2026-02")
    assert only_invoice().net == D("3.00")


def test_a_dry_run_gives_the_figures_of_the_run_and_writes_nothing(cast: Cast, ledger: Ledger) -> None:
    for amount in ("9.05", "12.99", "0.33", "-4.10"):
        ledger.charge(cast.kaarnalahti, amount, tax="reduced" if amount == "0.33" else "standard")
    ledger.charge(cast.otavala, "77.77")

    dry = run_billing(actor=cast.system(), period_label="2026-02", dry_run=True)

    assert Invoice.objects.count() == BillingRun.objects.count() == BilledCharge.objects.count() == 0
    real = run_billing(actor=cast.system(), period_label="2026-02")
    as_planned = {**dry.to_json(), "dry_run": False}
    assert [one["invoice"] for one in as_planned["documents"]] == [None, None]
    for one, other in zip(as_planned["documents"], real.to_json()["documents"], strict=True):
        assert {**one, "invoice": 0} == {**other, "invoice": 0}
    assert as_planned["totals"] == real.to_json()["totals"]


def test_a_dry_run_closes_nothing(cast: Cast, ledger: Ledger) -> None:
    run_billing(actor=cast.system(), period_label="2026-01", dry_run=True)
    assert not Period.objects.filter(provider=cast.suopursu, state=PeriodState.CLOSED).exists()


def test_a_run_closes_the_period_and_opens_the_next(cast: Cast) -> None:
    run_billing(actor=cast.system(), period_label="2026-01")
    states = dict(Period.objects.filter(provider=cast.suopursu).values_list("label", "state"))
    assert states == {"2026-01": "closed", "2026-02": "open"}


def test_a_period_that_is_not_over_is_refused_but_may_be_looked_into(cast: Cast) -> None:
    with pytest.raises(WrongState, match="2098-01 is not over yet"):
        run_billing(actor=cast.system(), period_label="2098-01")
    assert run_billing(actor=cast.system(), period_label="2098-01", dry_run=True).documents == ()


@pytest.mark.parametrize("label", ["2026-13", "March", "", "1404/12"])
def test_a_label_that_is_no_month_is_said(cast: Cast, label: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        run_billing(actor=cast.system(), period_label=label)
    assert refused.value.field == "period"


def test_a_run_for_one_customer_leaves_the_others(cast: Cast, ledger: Ledger) -> None:
    ledger.charge(cast.kaarnalahti, "1.00")
    ledger.charge(cast.otavala, "2.00")
    run_billing(actor=cast.system(), period_label="2026-02", customer=cast.otavala)
    assert only_invoice().customer == cast.otavala


def test_only_the_billing_clerk_and_the_administrator_bill(cast: Cast) -> None:
    for person in (cast.orderer, cast.inspector, cast.agent, cast.technician, cast.account_manager):
        with pytest.raises(NotAllowed):
            run_billing(actor=cast.actor(person), period_label="2026-02")
    for person in (cast.billing, cast.provider_administrator):
        run_billing(actor=cast.actor(person), period_label="2026-02")


def test_a_customer_of_another_provider_is_not_visible(cast: Cast) -> None:
    with pytest.raises(NotVisible):
        run_billing(actor=cast.system(), period_label="2026-02", customer=cast.sepidar)


def test_below_zero_becomes_a_credit_note_with_positive_amounts(cast: Cast, ledger: Ledger) -> None:
    ledger.charge(cast.kaarnalahti, "-10.00", before="14.90", for_period="2026-01")
    ledger.charge(cast.kaarnalahti, "4.00")

    run_billing(actor=cast.system(), period_label="2026-02")

    note = only_invoice()
    assert (note.kind, note.credits) == (InvoiceKind.CREDIT_NOTE, None)
    assert (note.net, note.tax, note.gross) == (D("6.00"), D("1.53"), D("7.53"))
    lines = {(line.net, line.quantity, line.unit_price) for line in note.lines.all()}
    assert lines == {(D("10.00"), D(1), D("10.00")), (D("-4.00"), D(-1), D("4.00"))}


def test_what_comes_to_nothing_waits_for_more(cast: Cast, ledger: Ledger) -> None:
    ledger.charge(cast.kaarnalahti, "-10.00", before="10.00", for_period="2026-01")
    ledger.charge(cast.kaarnalahti, "10.00")
    assert run_billing(actor=cast.system(), period_label="2026-02").documents == ()
    ledger.charge(cast.kaarnalahti, "1.00")
    assert [one.lines for one in run_billing(actor=cast.system(), period_label="2026-02").documents] == [3]


def test_a_correction_shows_the_difference_and_not_the_whole_again(cast: Cast, ledger: Ledger) -> None:
    ledger.charge(cast.kaarnalahti, "5.85", before="9.05", quantity="1.0", unit="month", unit_price="14.90")
    run_billing(actor=cast.system(), period_label="2026-02")
    line = InvoiceLine.objects.get()
    assert (line.quantity, line.unit, line.unit_price, line.net) == (D(1), "correction", D("5.85"), D("5.85"))


def test_a_line_has_its_cost_centre_and_the_words_of_the_customers_language(
    cast: Cast, ledger: Ledger
) -> None:
    ledger.charge(cast.kaarnalahti, "9.05", cost_centre=cast.basic_education, posting_code="P-7")
    run_billing(actor=cast.system(), period_label="2026-02")
    line = InvoiceLine.objects.get()
    assert (line.cost_centre_code, line.cost_centre_name, line.posting_code) == (
        "4120",
        "Basic education",
        "P-7",
    )
    assert line.description == "Paketti veloitetaan päivistä, jolloin laite on palvelussa."
    assert line.reference.startswith("U-")


def test_a_voided_draft_frees_its_charges_and_cannot_come_back(cast: Cast, ledger: Ledger) -> None:
    ledger.charge(cast.kaarnalahti, "9.05")
    run_billing(actor=cast.system(), period_label="2026-02")
    draft = only_invoice()

    void_invoice(actor=cast.actor(cast.billing), invoice=draft)

    assert Invoice.objects.get(pk=draft.pk).state == InvoiceState.VOID
    with pytest.raises(WrongState, match="voided"):
        void_invoice(actor=cast.actor(cast.billing), invoice=draft)
    assert len(run_billing(actor=cast.system(), period_label="2026-02").documents) == 1
    assert Invoice.objects.filter(state=InvoiceState.DRAFT).get().net == D("9.05")


def test_a_draft_of_another_provider_cannot_be_voided(cast: Cast, ledger: Ledger) -> None:
    ledger.charge(cast.kaarnalahti, "9.05")
    run_billing(actor=cast.system(), period_label="2026-02")
    with pytest.raises(NotVisible):
        void_invoice(actor=cast.system(cast.payar), invoice=only_invoice())


def test_the_draft_speaks_the_language_of_whoever_pays(cast: Cast, ledger: Ledger) -> None:
    changed: Organisation = change_organisation(
        actor=cast.system(), organisation=cast.otavala, buyer_reference="PO 7"
    )
    ledger.charge(changed, "1.00")
    run_billing(actor=cast.system(), period_label="2026-02")
    assert (only_invoice().language, only_invoice().buyer_reference) == ("en", "PO 7")
