"""Issuing gives a number, dates and a reference, freezes who was who, and is for ever."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from ledger import Ledger
from procrastinate.contrib.django.models import ProcrastinateJob

from cast import Cast
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.foundation.jobs import ORIGIN
from huolto.foundation.models import OutgoingMail
from huolto.invoicing.choices import InvoiceState
from huolto.invoicing.commands import issue_invoices, run_billing, void_invoice
from huolto.invoicing.models import Invoice, InvoiceFile, InvoiceLine, InvoiceTax
from huolto.invoicing.tasks import make_pdf, tell_customers
from huolto.parties.choices import ContactKind
from huolto.parties.commands import change_organisation, set_contact

D = Decimal


@pytest.fixture(autouse=True)
def _march() -> object:
    with time_machine.travel("2026-03-02T06:00:00Z", tick=False):
        yield


def draft(cast: Cast, amount: str = "9.05", period: str = "2026-02") -> Invoice:
    Ledger(cast.suopursu, _versions=VERSIONS).charge(cast.kaarnalahti, amount, period=period)
    result = run_billing(actor=cast.system(), period_label=period)
    return Invoice.objects.get(pk=result.invoice_ids[0])


VERSIONS: dict = {}


@pytest.fixture(autouse=True)
def _fresh() -> None:
    VERSIONS.clear()


def test_an_issued_invoice_has_number_dates_and_a_finnish_reference(cast: Cast) -> None:
    (issued,) = issue_invoices(actor=cast.actor(cast.billing), invoice_ids=[draft(cast).pk])

    stored = Invoice.objects.get(pk=issued.pk)
    assert (stored.state, stored.number, stored.series, stored.fiscal_year) == (
        InvoiceState.ISSUED,
        "2026-000001",
        "invoice",
        "2026",
    )
    assert (stored.issued_on, stored.due_on) == (date(2026, 3, 2), date(2026, 3, 16))
    # 2026000001 weighted 7-3-1 from its end: 7 + 0 … + 6×7 + 2×3 + 0×1 + 2×7 = 69, so the check digit is 1.
    assert stored.payment_reference == "20260000011"
    assert stored.issued_by == cast.billing


def test_seller_and_buyer_stay_as_they_were(cast: Cast) -> None:
    (issued,) = issue_invoices(actor=cast.system(), invoice_ids=[draft(cast).pk])
    change_organisation(
        actor=cast.system(), organisation=cast.kaarnalahti, name="Renamed", street="Elsewhere 9"
    )
    stored = Invoice.objects.get(pk=issued.pk)
    assert (stored.buyer["name"], stored.buyer["street"]) == ("City of Kaarnalahti", "Torikatu 1")
    assert (stored.seller["name"], stored.seller["vat_id"]) == ("Suopursu Services", "FI00000019")


def test_what_changed_since_the_draft_counts_at_issue(cast: Cast) -> None:
    waiting = draft(cast)
    change_organisation(
        actor=cast.system(), organisation=cast.kaarnalahti, street="Uusitie 2", payment_term_days=30
    )
    (issued,) = issue_invoices(actor=cast.system(), invoice_ids=[waiting.pk])
    assert (issued.buyer["street"], issued.due_on) == ("Uusitie 2", date(2026, 4, 1))


def test_numbers_of_a_jalali_year(cast: Cast) -> None:
    ledger = Ledger(cast.payar)
    ledger.charge(cast.sepidar, "1500000", period="1404-11", currency="IRR")
    run = run_billing(actor=cast.system(cast.payar), period_label="1404-11")
    (issued,) = issue_invoices(actor=cast.actor(cast.payar_billing), invoice_ids=run.invoice_ids)
    # 2 March 2026 is 11 Esfand 1404; there is no payment reference in Iran, so the number stands there.
    assert (issued.number, issued.fiscal_year, issued.payment_reference) == (
        "1404-000001",
        "1404",
        "1404-000001",
    )


def test_numbers_run_on_without_a_gap_and_begin_anew_each_year(cast: Cast) -> None:
    ids = [draft(cast, period=label).pk for label in ("2025-11", "2025-12", "2026-01", "2026-02")]
    first = issue_invoices(actor=cast.system(), invoice_ids=ids[:2], issued_on=date(2025, 12, 31))
    second = issue_invoices(actor=cast.system(), invoice_ids=ids[2:])
    assert [one.number for one in first + second] == [
        "2025-000001",
        "2025-000002",
        "2026-000001",
        "2026-000002",
    ]


def test_a_rollback_gives_its_numbers_back(cast: Cast) -> None:
    lost, kept = draft(cast), draft(cast, "1.00")
    with transaction.atomic():
        issue_invoices(actor=cast.system(), invoice_ids=[lost.pk])
        transaction.set_rollback(True)
    (issued,) = issue_invoices(actor=cast.system(), invoice_ids=[kept.pk])
    assert issued.number == "2026-000001"


def test_the_same_draft_is_not_issued_twice(cast: Cast) -> None:
    waiting = draft(cast)
    issue_invoices(actor=cast.system(), invoice_ids=[waiting.pk])
    with pytest.raises(WrongState, match="2026-000001 has been issued already"):
        issue_invoices(actor=cast.system(), invoice_ids=[waiting.pk])
    with pytest.raises(WrongState):
        void_invoice(actor=cast.system(), invoice=waiting)


def test_a_void_draft_is_not_issued(cast: Cast) -> None:
    waiting = draft(cast)
    void_invoice(actor=cast.system(), invoice=waiting)
    with pytest.raises(WrongState):
        issue_invoices(actor=cast.system(), invoice_ids=[waiting.pk])


def test_a_day_to_come_and_nothing_chosen_are_refused(cast: Cast) -> None:
    with pytest.raises(InvalidInput) as refused:
        issue_invoices(actor=cast.system(), invoice_ids=[draft(cast).pk], issued_on=date(2026, 3, 3))
    assert refused.value.field == "issued_on"
    with pytest.raises(InvalidInput):
        issue_invoices(actor=cast.system(), invoice_ids=[])


def test_only_who_bills_issues_and_only_at_home(cast: Cast) -> None:
    waiting = draft(cast)
    with pytest.raises(NotAllowed):
        issue_invoices(actor=cast.actor(cast.agent), invoice_ids=[waiting.pk])
    with pytest.raises(NotVisible):
        issue_invoices(actor=cast.actor(cast.payar_billing), invoice_ids=[waiting.pk])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE invoicing_invoice SET net = net + 1, gross = gross + 1 WHERE id = %(id)s",
        "UPDATE invoicing_invoice SET state = 'draft' WHERE id = %(id)s",
        "DELETE FROM invoicing_invoice WHERE id = %(id)s",
        "UPDATE invoicing_invoiceline SET net = 0 WHERE invoice_id = %(id)s",
        "DELETE FROM invoicing_invoiceline WHERE invoice_id = %(id)s",
        "UPDATE invoicing_invoicetax SET tax = 0 WHERE invoice_id = %(id)s",
        "DELETE FROM invoicing_invoicetax WHERE invoice_id = %(id)s",
        "INSERT INTO invoicing_invoicetax (provider_id, invoice_id, category, category_code, rate, base, tax) "
        "SELECT provider_id, invoice_id, 'zero', 'Z', 0, 0, 0 FROM invoicing_invoicetax WHERE invoice_id = %(id)s",
        "UPDATE invoicing_invoiceline SET invoice_id = %(id)s WHERE invoice_id <> %(id)s",
    ],
)
def test_the_database_refuses_to_change_what_is_issued(cast: Cast, statement: str) -> None:
    (issued,) = issue_invoices(actor=cast.system(), invoice_ids=[draft(cast).pk])
    draft(cast, "1.00")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, {"id": issued.pk})
    assert Invoice.objects.get(pk=issued.pk).gross == D("11.36")
    assert (
        InvoiceLine.objects.filter(invoice=issued).count()
        == InvoiceTax.objects.filter(invoice=issued).count()
        == 1
    )


def test_a_charge_can_stand_on_two_lines_of_nobodys_making(cast: Cast) -> None:
    line = draft(cast).lines.get()
    table = "invoicing_billedcharge"
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (provider_id, charge_id, line_id) VALUES (%s, %s, %s)",  # noqa: S608
            [line.provider_id, line.charge_id, line.pk],
        )


def test_papers_and_mails_are_asked_for_in_the_same_transaction(cast: Cast) -> None:
    (issued,) = issue_invoices(actor=cast.system(), invoice_ids=[draft(cast).pk])
    jobs = ProcrastinateJob.objects.filter(task_name__startswith="invoicing.")
    assert sorted((job.task_name, job.args) for job in jobs) == [
        ("invoicing.make_pdf", {"invoice_ids": [issued.pk], ORIGIN: {"provider": "suopursu"}}),
        ("invoicing.tell_customers", {"invoice_ids": [issued.pk], ORIGIN: {"provider": "suopursu"}}),
    ]


def test_the_paper_is_made_once_and_kept(cast: Cast) -> None:
    (issued,) = issue_invoices(actor=cast.system(), invoice_ids=[draft(cast).pk])
    make_pdf(invoice_ids=[issued.pk])
    make_pdf(invoice_ids=[issued.pk])
    kept = InvoiceFile.objects.get()
    assert (kept.file.name, kept.format) == ("2026-000001.pdf", "pdf")
    assert kept.file.content.read(5) == b"%PDF-"


def test_the_billing_contact_is_told_once_with_a_link(cast: Cast) -> None:
    set_contact(
        actor=cast.system(),
        organisation=cast.kaarnalahti,
        kind=ContactKind.BILLING,
        name="Laskut",
        email="laskut@kaarnalahti.example",
    )
    (issued,) = issue_invoices(actor=cast.system(), invoice_ids=[draft(cast).pk])
    tell_customers(invoice_ids=[issued.pk])
    tell_customers(invoice_ids=[issued.pk])
    mail = OutgoingMail.objects.get(to_address="laskut@kaarnalahti.example")
    assert f"/p/suopursu/invoices/{issued.pk}/" in mail.text
    assert "2026-000001" in mail.subject
    assert mail.language == "fi"


def test_nobody_is_written_to_where_no_address_is_known(cast: Cast) -> None:
    (issued,) = issue_invoices(actor=cast.system(), invoice_ids=[draft(cast).pk])
    tell_customers(invoice_ids=[issued.pk])
    assert not OutgoingMail.objects.filter(once_key=f"invoicing.issued:{issued.pk}").exists()
