"""What was issued is taken back by a credit note of the same lines, whole or in part, and never more than once."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
import time_machine
from ledger import Ledger

from cast import Cast
from huolto.charges.choices import PeriodState
from huolto.charges.models import Charge
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.invoicing.choices import InvoiceKind, InvoiceState
from huolto.invoicing.commands import credit_invoice, issue_invoices, run_billing
from huolto.invoicing.models import BilledCharge, Invoice

D = Decimal


@pytest.fixture(autouse=True)
def _march() -> object:
    with time_machine.travel("2026-03-02T06:00:00Z", tick=False):
        yield


def issued(cast: Cast, amounts: Sequence[str], **fields: object) -> Invoice:
    ledger = Ledger(cast.suopursu)
    for amount in amounts:
        ledger.charge(cast.kaarnalahti, amount, **fields)
    run = run_billing(actor=cast.system(), period_label="2026-02")
    (invoice,) = issue_invoices(actor=cast.system(), invoice_ids=run.invoice_ids)
    return Invoice.objects.get(pk=invoice.pk)


def credit(
    cast: Cast, invoice: Invoice, *, again: bool = False, lines: Sequence[int] | None = None
) -> Invoice:
    note = credit_invoice(
        actor=cast.actor(cast.billing),
        invoice=invoice,
        reason="The device had been returned.",
        charge_again=again,
        line_ids=lines,
    )
    return Invoice.objects.get(pk=note.pk)


def test_a_whole_credit_mirrors_the_invoice_and_names_it(cast: Cast) -> None:
    invoice = issued(cast, ["9.05", "12.99"])
    note = credit(cast, invoice)
    assert (note.kind, note.state, note.credits) == (InvoiceKind.CREDIT_NOTE, InvoiceState.ISSUED, invoice)
    assert (
        (note.net, note.tax, note.gross)
        == (invoice.net, invoice.tax, invoice.gross)
        == (
            D("22.04"),
            D("5.62"),
            D("27.66"),
        )
    )
    assert note.number == "2026-000002"
    assert note.credit_reason == "The device had been returned."
    assert (note.issued_on, note.due_on) == (date(2026, 3, 2), date(2026, 3, 2))
    assert [line.charge_id for line in note.lines.all()] == [line.charge_id for line in invoice.lines.all()]
    assert [line.credits_line_id for line in note.lines.all()] == [line.pk for line in invoice.lines.all()]


def test_parts_never_give_back_more_tax_and_the_last_takes_what_is_left(cast: Cast) -> None:
    # 25.5 % of 0.30 is 0.08; by parts of 0.10: 0.03, then 0.05 − 0.03 = 0.02, then 0.08 − 0.05 = 0.03.
    invoice = issued(cast, ["0.10", "0.10", "0.10"])
    lines = list(invoice.lines.values_list("pk", flat=True))
    taxes = [credit(cast, invoice, lines=[line]).tax for line in lines]
    assert taxes == [D("0.03"), D("0.02"), D("0.03")]
    assert sum(taxes) == invoice.tax == D("0.08")


def test_parts_of_prices_with_tax_sum_to_the_invoice_too(cast: Cast) -> None:
    invoice = issued(cast, ["10.00", "10.00", "10.00"], includes_tax=True)
    lines = list(invoice.lines.values_list("pk", flat=True))
    notes = [credit(cast, invoice, lines=[line]) for line in reversed(lines)]
    assert sum(note.gross for note in notes) == invoice.gross == D("30.00")
    assert sum(note.tax for note in notes) == invoice.tax == D("6.10")


def test_the_rest_after_a_part_is_credited_by_naming_no_lines(cast: Cast) -> None:
    invoice = issued(cast, ["9.05", "12.99", "3.00"])
    first = invoice.lines.first()
    credit(cast, invoice, lines=[first.pk])
    rest = credit(cast, invoice)
    assert rest.net == invoice.net - first.net
    assert rest.lines.count() == 2


def test_nothing_is_credited_twice(cast: Cast) -> None:
    invoice = issued(cast, ["9.05", "1.00"])
    line = invoice.lines.first()
    credit(cast, invoice, lines=[line.pk])
    with pytest.raises(WrongState, match="One of these lines has been credited already"):
        credit(cast, invoice, lines=[line.pk])
    credit(cast, invoice)
    with pytest.raises(WrongState, match="Everything on this invoice has been credited already"):
        credit(cast, invoice)


def test_charged_again_it_stands_on_the_next_run(cast: Cast) -> None:
    invoice = issued(cast, ["9.05", "1.00"])
    line = invoice.lines.get(net=D("9.05"))
    credit(cast, invoice, again=True, lines=[line.pk])
    again = run_billing(actor=cast.system(), period_label="2026-02")
    assert [(one.lines, one.net) for one in again.documents] == [(1, D("9.05"))]
    assert Charge.objects.count() == 2


def test_given_up_it_is_offset_in_the_ledger_and_never_billed(cast: Cast) -> None:
    invoice = issued(cast, ["9.05"])
    note = credit(cast, invoice)
    charge = invoice.lines.get().charge
    offset = Charge.objects.get(waives=charge)
    assert (offset.delta, offset.should_be, offset.posted_before) == (D("-9.05"), D(0), D("9.05"))
    assert (offset.clause, offset.code, offset.subject) == (charge.clause, charge.code, charge.subject)
    assert offset.for_period.label == "2026-02"
    assert (offset.period.label, offset.period.state) == ("2026-03", PeriodState.OPEN)
    assert BilledCharge.objects.get(charge=offset).line.invoice == note
    with time_machine.travel("2026-04-02T06:00:00Z", tick=False):
        assert run_billing(actor=cast.system(), period_label="2026-03").documents == ()


def test_only_issued_invoices_are_credited(cast: Cast) -> None:
    invoice = issued(cast, ["9.05"])
    note = credit(cast, invoice, again=True)
    with pytest.raises(WrongState):
        credit(cast, note)
    run = run_billing(actor=cast.system(), period_label="2026-02")
    with pytest.raises(WrongState):
        credit(cast, Invoice.objects.get(pk=run.invoice_ids[0]))


def test_a_reason_and_a_line_are_needed(cast: Cast) -> None:
    invoice = issued(cast, ["9.05"])
    with pytest.raises(InvalidInput) as refused:
        credit_invoice(actor=cast.system(), invoice=invoice, reason="  ", charge_again=True)
    assert refused.value.field == "reason"
    with pytest.raises(InvalidInput) as refused:
        credit(cast, invoice, lines=[])
    assert refused.value.field == "lines"
    assert Invoice.objects.count() == 1


def test_lines_of_another_invoice_and_strangers_are_kept_out(cast: Cast) -> None:
    invoice = issued(cast, ["9.05"])
    with pytest.raises(NotVisible):
        credit(cast, invoice, lines=[invoice.lines.get().pk + 1000])
    with pytest.raises(NotAllowed):
        credit_invoice(actor=cast.actor(cast.agent), invoice=invoice, reason="x", charge_again=True)
    with pytest.raises(NotVisible):
        credit_invoice(actor=cast.actor(cast.payar_billing), invoice=invoice, reason="x", charge_again=True)


def test_lines_that_come_to_less_than_nothing_are_not_given_back(cast: Cast) -> None:
    invoice = issued(cast, ["9.05", "-2.00"])
    with pytest.raises(InvalidInput):
        credit(cast, invoice, lines=[invoice.lines.get(net=D("-2.00")).pk])
    assert credit(cast, invoice).gross == invoice.gross
