"""The pages of billing and invoices: who sees what, what they show, what their buttons do."""

from collections.abc import Iterator
from io import BytesIO

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from ledger import Ledger
from pypdf import PdfReader

from cast import Cast
from huolto.invoicing.commands import credit_invoice, issue_invoices, run_billing
from huolto.invoicing.models import Invoice
from huolto.parties.models import Person


@pytest.fixture(autouse=True)
def _march() -> Iterator[None]:
    with time_machine.travel("2026-03-02T06:00:00Z", tick=False):
        yield


@pytest.fixture
def draft(cast: Cast) -> Invoice:
    ledger = Ledger(cast.suopursu)
    ledger.charge(cast.kaarnalahti, "9.05", cost_centre=cast.basic_education)
    ledger.charge(cast.kaarnalahti, "12.99", cost_centre=cast.administration)
    run = run_billing(actor=cast.system(), period_label="2026-02")
    return Invoice.objects.get(pk=run.invoice_ids[0])


@pytest.fixture
def invoice(cast: Cast, draft: Invoice) -> Invoice:
    issue_invoices(actor=cast.system(), invoice_ids=[draft.pk])
    return Invoice.objects.get(pk=draft.pk)


def at(name: str, *args: object) -> str:
    return "/p/suopursu" + reverse(name, args=args)


def signed_in(cast: Cast, person: Person, language: str = "en") -> Client:
    client = Client(HTTP_ACCEPT_LANGUAGE=language)
    client.force_login(cast.user(person), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_an_orderer_reads_the_invoice_with_a_reason_on_each_line(cast: Cast, invoice: Invoice) -> None:
    answer = signed_in(cast, cast.orderer).get(f"/p/suopursu/invoices/{invoice.pk}/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Invoice 2026-000001" in page
    assert page.count('class="whyrow"') == 2
    assert "The package is charged for the days a device is in service." in page
    assert "27.66" in page
    assert "4120 Basic education" in page


@pytest.mark.parametrize("role", ["orderer", "inspector", "customer_administrator"])
def test_ordering_inspection_and_administration_open_invoices(
    cast: Cast, invoice: Invoice, role: str
) -> None:
    client = signed_in(cast, getattr(cast, role))
    assert "2026-000001" in client.get("/p/suopursu/invoices/").content.decode()
    assert client.get(f"/p/suopursu/invoices/{invoice.pk}/").status_code == 200


@pytest.mark.parametrize(
    "role",
    ["employee", "hr", "approver", "teacher", "other_orderer", "other_administrator", "school_orderer"],
)
def test_employees_and_other_customers_see_none(cast: Cast, invoice: Invoice, role: str) -> None:
    client = signed_in(cast, getattr(cast, role))
    for tail in ("", "pdf/"):
        assert client.get(f"/p/suopursu/invoices/{invoice.pk}/{tail}").status_code == 404
    assert "2026-000001" not in client.get("/p/suopursu/invoices/").content.decode()


def test_a_customer_sees_no_drafts(cast: Cast, draft: Invoice) -> None:
    assert signed_in(cast, cast.orderer).get(f"/p/suopursu/invoices/{draft.pk}/").status_code == 404


def test_the_pdf_says_why_on_every_line_in_the_customers_language(cast: Cast, invoice: Invoice) -> None:
    answer = signed_in(cast, cast.orderer).get(f"/p/suopursu/invoices/{invoice.pk}/pdf/")
    assert answer["Content-Disposition"] == 'attachment; filename="2026-000001.pdf"'
    assert answer["Content-Type"] == "application/pdf"
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages).replace(
        "\xa0", " "
    )
    assert "2026-000001" in text
    assert "27,66" in text
    assert text.count("14,90") == 0
    for amount in ("9,05", "12,99"):
        assert text.count(amount) >= 2
    assert "helmikuu 2026" in text


def test_agents_and_technicians_have_no_billing(cast: Cast, draft: Invoice) -> None:
    for person in (cast.agent, cast.technician, cast.store_keeper):
        client = signed_in(cast, person)
        for address in (
            at("work_billing"),
            at("work_period", "2026-02"),
            at("work_invoices"),
            at("work_invoice", draft.pk),
            at("work_invoice_pdf", draft.pk),
        ):
            assert client.get(address).status_code == 404


def test_the_account_manager_reads_but_changes_nothing(cast: Cast, draft: Invoice) -> None:
    client = signed_in(cast, cast.account_manager)
    assert client.get(at("work_invoice", draft.pk)).status_code == 200
    assert client.post(at("work_invoice_void", draft.pk)).status_code == 404
    assert client.post(at("work_invoices_issue"), {"pick": draft.pk}).status_code == 404


def test_billing_is_previewed_and_run_from_its_page(cast: Cast) -> None:
    Ledger(cast.suopursu).charge(cast.kaarnalahti, "9.05")
    client = signed_in(cast, cast.billing)
    assert "February 2026" in client.get(at("work_billing")).content.decode()
    preview = client.get(at("work_period", "2026-02") + "?preview=1").content.decode()
    assert "11.36" in preview
    assert "City of Kaarnalahti" in preview
    assert Invoice.objects.count() == 0
    for _click in range(2):
        assert client.post(at("work_period_run", "2026-02")).status_code == 302
    assert Invoice.objects.count() == 1


def test_a_period_that_is_not_over_is_said_on_the_page(cast: Cast) -> None:
    answer = signed_in(cast, cast.billing).post(at("work_period_run", "2026-03"))
    assert answer.status_code == 409
    assert "2026-03 is not over yet" in answer.content.decode()


def test_no_month_no_page(cast: Cast) -> None:
    assert signed_in(cast, cast.billing).get(at("work_period", "2026-99")).status_code == 404


def test_picked_drafts_are_issued_and_a_second_click_issues_nothing(cast: Cast, draft: Invoice) -> None:
    client = signed_in(cast, cast.billing)
    assert "Draft" in client.get(at("work_invoices")).content.decode()
    assert client.post(at("work_invoices_issue"), {"pick": [draft.pk]}).status_code == 302
    again = client.post(at("work_invoices_issue"), {"pick": [draft.pk]})
    assert again.status_code == 409
    assert Invoice.objects.get().number == "2026-000001"


def test_the_list_begins_with_what_waits_and_else_with_what_was_issued(cast: Cast, draft: Invoice) -> None:
    client = signed_in(cast, cast.billing)
    here = at("work_invoices")
    current = f'<a href="{here}?view={{}}" aria-current="page">'
    assert current.format("draft") in client.get(here).content.decode()
    issue_invoices(actor=cast.system(), invoice_ids=[draft.pk])
    page = client.get(here).content.decode()
    assert current.format("issued") in page
    assert "2026-000001" in page
    assert current.format("draft") in client.get(f"{here}?view=draft").content.decode()


def test_nothing_picked_is_said(cast: Cast, draft: Invoice) -> None:
    answer = signed_in(cast, cast.billing).post(at("work_invoices_issue"), {})
    assert answer.status_code == 422
    assert "Choose at least one draft." in answer.content.decode()


def test_a_draft_is_voided_and_previewed(cast: Cast, draft: Invoice) -> None:
    client = signed_in(cast, cast.billing)
    assert client.get(at("work_invoice_pdf", draft.pk)).content.startswith(b"%PDF")
    assert client.post(at("work_invoice_void", draft.pk)).status_code == 302
    assert "Voided" in client.get(at("work_invoice", draft.pk)).content.decode()


def test_a_line_is_credited_from_the_page_and_input_is_kept_when_refused(
    cast: Cast, invoice: Invoice
) -> None:
    client = signed_in(cast, cast.billing)
    url = at("work_invoice_credit", invoice.pk)
    line = invoice.lines.first()
    assert line.description in client.get(url).content.decode()
    refused = client.post(url, {"lines": [line.pk], "reason": "", "charges": "again"})
    assert refused.status_code == 422
    assert f'value="{line.pk}" checked' in refused.content.decode()
    done = client.post(url, {"lines": [line.pk], "reason": "Returned", "charges": "again"})
    note = Invoice.objects.get(credits=invoice)
    assert done.headers["Location"] == at("work_invoice", note.pk)
    assert note.net == line.net
    page = client.get(at("work_invoice", invoice.pk)).content.decode()
    assert "2026-000002" in page
    assert "credited" in page


def test_a_credit_note_names_its_invoice_on_page_and_paper(cast: Cast, invoice: Invoice) -> None:
    note = credit_invoice(actor=cast.system(), invoice=invoice, reason="Palautettu", charge_again=True)
    client = signed_in(cast, cast.orderer)
    page = client.get(f"/p/suopursu/invoices/{note.pk}/").content.decode()
    assert f'href="/p/suopursu/invoices/{invoice.pk}/"' in page
    assert "Palautettu" in page
    pdf = client.get(f"/p/suopursu/invoices/{note.pk}/pdf/").content
    text = "".join(part.extract_text() for part in PdfReader(BytesIO(pdf)).pages)
    assert "2026-000001" in text
    assert "Palautettu" in text


def test_lists_ask_the_database_a_fixed_number_of_times(
    cast: Cast, invoice: Invoice, django_assert_max_num_queries: object
) -> None:
    client = signed_in(cast, cast.billing)
    with django_assert_max_num_queries(28):
        client.get(at("work_invoices") + "?view=issued")
    with django_assert_max_num_queries(38):
        client.get(at("work_invoice", invoice.pk))


def test_a_persian_invoice_is_read_in_jalali_days_and_persian_digits(cast: Cast) -> None:
    Ledger(cast.payar).charge(cast.sepidar, "1500000", period="1404-11", currency="IRR")
    run = run_billing(actor=cast.system(cast.payar), period_label="1404-11")
    (issued,) = issue_invoices(actor=cast.system(cast.payar), invoice_ids=run.invoice_ids)
    answer = signed_in(cast, cast.sepidar_orderer, "fa").get(f"/p/payar/invoices/{issued.pk}/")
    page = answer.content.decode()
    assert "۱٬۶۵۰٬۰۰۰" in page
    assert "1404-000001" in page
    assert "اسفند ۱۴۰۴" in page


def test_a_month_that_is_not_over_is_looked_at_but_not_closed(cast: Cast) -> None:
    page = signed_in(cast, cast.billing).get(at("work_period", "2026-03")).content.decode()
    assert "Preview" in page
    assert "/2026-03/run/" not in page
    assert "it can be closed and billed from 1 Apr 2026" in page


def test_the_last_month_is_offered_until_it_is_billed(cast: Cast) -> None:
    Ledger(cast.suopursu).charge(cast.kaarnalahti, "9.05")
    client = signed_in(cast, cast.billing)
    assert "Bill February 2026" in client.get(at("work_billing")).content.decode()
    client.post(at("work_period_run", "2026-02"))
    assert "Bill February 2026" not in client.get(at("work_billing")).content.decode()


def test_the_drafts_of_a_month_are_led_to_while_there_are_any(cast: Cast, draft: Invoice) -> None:
    client = signed_in(cast, cast.billing)
    assert "Issue the drafts" in client.get(at("work_period", "2026-02")).content.decode()
    issue_invoices(actor=cast.system(), invoice_ids=[draft.pk])
    assert "Issue the drafts" not in client.get(at("work_period", "2026-02")).content.decode()
