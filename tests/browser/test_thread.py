"""The thread from an order to an explained, credited invoice, as people do it in Chromium; nothing is faked but the date.

In Finnish with the February of a leap year, in Persian with a Jalali month.
"""

import io
import os
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from pypdf import PdfReader

from browser.driving import browser, needs_chromium, run_jobs, somebody
from cast import build_cast
from huolto.invoicing.models import Invoice, InvoiceLine
from huolto.register.models import Item
from thread_world import agreement_text, finnish_world, persian_world

__all__ = ["browser", "somebody"]

pytestmark = needs_chromium

CORPUS = Path(os.environ.get("HUOLTO_CORPORA") or Path(__file__).resolve().parents[3] / "shared" / "corpora")
REAL_EXPORT = CORPUS / "imports" / "snipe-it" / "sample_csvs" / "assets-sample.csv"

OWN_EXPORT = """Asset Tag,Serial,Model,Manufacturer,Category,Location,Checked Out To: First Name,Checked Out To: Last Name,Checked Out To: Email
OLD-001,OS-0001,Meri 13,Saarni,Laptop,Town Hall,Oona,Mattila,oona@kaarnalahti.example
OLD-002,OS-0002,Meri 13,Saarni,Laptop,Town Hall,,,
OLD-003,OS-0003,Meri 15,Saarni,Laptop,Library,Aarni,Heino,aarni@kaarnalahti.example
"""


def noon(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 12, tzinfo=UTC)


@pytest.fixture(params=["real", "own"])
def export(request: Any, tmp_path: Path) -> Path:
    """The export of another system: a real one where the corpora are, and one of our own."""
    if request.param == "real":
        if not REAL_EXPORT.exists():
            pytest.skip(f"the corpora are not there: {REAL_EXPORT}")
        return REAL_EXPORT
    own = tmp_path / "devices.csv"
    own.write_text(OWN_EXPORT, encoding="utf-8")
    return own


def pdf_text(content: bytes) -> str:
    """What a reader of the PDF finds, blanks folded."""
    pages = PdfReader(io.BytesIO(content)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def put_agreement_in_force(staff: Any, *, customer: int, source: str, from_on: str) -> None:
    """Paste the file, keep it as a draft, put it in force: two pages of the workbench."""
    page = staff.open(reverse("work_agreement_new"))
    page.select_option("select[name=customer]", str(customer))
    page.fill("textarea[name=source]", source)
    staff.submit("main form[enctype]", "button.btn-primary")
    page.fill("#activate input[name=from_on]", from_on)
    with page.expect_navigation():
        page.click("#activate button.btn-primary")


def put_in_cart(orderer: Any, product: int) -> None:
    """One of a product, from the shop's own page."""
    page = orderer.open("/shop/")
    with page.expect_navigation():
        page.click(f"form:has(input[name=product][value='{product}']) button[type=submit]")


def test_a_laptop_in_the_february_of_a_leap_year(somebody: Any, export: Path) -> None:
    with time_machine.travel(noon(2028, 1, 31)) as clock:
        cast = build_cast()
        world = finnish_world(cast, since=date(2028, 1, 1), agreed=False)

        # The provider writes the agreement down and takes in what the customer has.
        pauli = somebody("suopursu", language="fi")
        pauli.sign_in("pauli@suopursu.example")
        put_agreement_in_force(
            pauli, customer=world.customer.pk, source=agreement_text("workplace"), from_on="2028-01-01"
        )
        page = pauli.open(reverse("work_device_import"))
        page.set_input_files("input[name=file]", export)
        page.select_option("select[name=customer]", str(world.customer.pk))
        page.fill("input[name=in_service_from]", "2028-02-01")
        page.select_option("select[name=package]", "basic")
        pauli.submit("main form[enctype]", "button.btn-primary")
        with page.expect_navigation():
            page.click("main form[method=post] button.btn-primary")
        imported = Item.objects.filter(customer=world.customer).count()
        assert imported >= 3

        # The orderer finds her own shop, with the way her town acquires devices in the cart.
        clock.move_to(noon(2028, 2, 10))
        aino = somebody("suopursu", language="fi")
        aino.sign_in("aino@kaarnalahti.example", door="Kaarnalahden kaupunki")
        laptop, keyboard = (world.goods.products[sku] for sku in ("lumo-book-14", "quiet-keyboard"))
        put_in_cart(aino, laptop.pk)
        put_in_cart(aino, keyboard.pk)
        assert "Elinkaarileasing" in aino.text()
        assert "36,30" in aino.text()
        assert "39,00" in aino.text()
        page = aino.page
        for number in range(2):
            links = page.locator("a[href*='/cart/lines/']")
            with page.expect_navigation():
                links.nth(number).click()
            page.select_option("select[name=place]", str(cast.town_hall.pk))
            page.select_option("select[name=cost_centre]", str(cast.administration.pk))
            aino.submit("main form[method=post]", "button.btn-primary")
        page.click("form[action$='/cart/place/'] button[type=submit]", click_count=2)
        page.wait_for_url(re.compile(r"/requests/\d+/$"))
        assert "SR-000001" in aino.text()
        run_jobs()
        assert any("SR-000001" in letter.subject for letter in mail.outbox)

        # The provider receives, delivers and puts it in service.
        vesa = somebody("suopursu", language="fi")
        vesa.sign_in("vesa@suopursu.example")
        page = vesa.open(reverse("work_orders"))
        with page.expect_navigation():
            page.click(f"table a[href*='{reverse('work_orders')}']")
        page.fill("input[name^='serial'], input[name*='serial']", "LB3-77A0142")
        page.fill("input[name^='tag'], input[name*='tag']", "KA-20418")
        vesa.submit("/receive/", "button.btn-primary")
        clock.move_to(noon(2028, 2, 11))
        vesa.sign_in("vesa@suopursu.example")
        page = vesa.open(reverse("work_orders"))
        with page.expect_navigation():
            page.click(f"table a[href*='{reverse('work_orders')}']")
        vesa.submit("/deliver/")
        clock.move_to(noon(2028, 2, 12))
        vesa.sign_in("vesa@suopursu.example")
        page = vesa.open(f"{reverse('work_orders')}?do=put_in_service")
        with page.expect_navigation():
            page.click(f"table a[href*='{reverse('work_orders')}']")
        vesa.submit("/in-service/")
        item = Item.objects.get(asset_tag="KA-20418")
        assert item.state == "in_service"
        run_jobs()

        # The customer sees it in the register.
        aino.sign_in("aino@kaarnalahti.example")
        aino.open(f"/devices/{item.pk}/")
        assert "KA-20418" in aino.text()
        assert "LB3-77A0142" in aino.text()

        # The month is closed and invoiced: 18 of 29 days, counted from the 12th.
        clock.move_to(noon(2028, 3, 1))
        laura = somebody("suopursu", language="fi")
        laura.sign_in("laura@suopursu.example")
        invoice = bill_and_issue(laura, "2028-02")
        run_jobs()
        of_laptop = {
            line.charge.clause: str(line.net.normalize())
            for line in InvoiceLine.objects.filter(invoice=invoice, charge__item=item)
        }
        assert of_laptop == {"package-plus": "9.25", "elinkaarileasing": "13.28"}
        others = InvoiceLine.objects.filter(invoice=invoice, charge__clause="package-basic")
        assert others.count() == imported
        assert {str(line.net.normalize()) for line in others} == {"8.4"}
        assert invoice.net == imported * Decimal("8.40") + Decimal("39.00") + Decimal("9.25") + Decimal(
            "13.28"
        )

        # Every line of the paper says why, in the customer's language.
        said = pdf_text(
            laura.context.request.get(f"{laura.base}{reverse('work_invoice_pdf', args=[invoice.pk])}").body()
        )
        assert "2028-000001" in said
        assert "25,5" in said
        assert "18 / 29" in said or "18/29" in said or "18 päivä" in said

        # She reads it herself, opens a why, and is credited.
        aino.sign_in("aino@kaarnalahti.example")
        page = aino.open(f"/invoices/{invoice.pk}/")
        page.locator("button.h-why, summary.h-why, .h-why").first.click()
        laura.sign_in("laura@suopursu.example")
        page = laura.open(reverse("work_invoice_credit", args=[invoice.pk]))
        page.fill("[name=reason]", "Väärä viite")
        laura.submit("main form[method=post]", "button.btn-primary")
        note = Invoice.objects.get(credits=invoice)
        assert (note.kind, note.state, note.gross) == ("credit_note", "issued", invoice.gross)
        run_jobs()


def bill_and_issue(clerk: Any, label: str) -> Invoice:
    """Preview, close and bill, issue the draft: all on the pages of billing."""
    clerk.open(f"{reverse('work_period', args=[label])}?preview=1")
    clerk.submit("/run/")
    page = clerk.open(f"{reverse('work_invoices')}?view=draft")
    with page.expect_navigation():
        page.click(f"table a[href*='{reverse('work_invoices')}']")
    clerk.submit("/issue/")
    return Invoice.objects.get(state="issued")


def test_a_laptop_in_a_jalali_month(somebody: Any) -> None:
    # Ordibehesht 1405 has 31 days: 21 April to 21 May 2026.
    with time_machine.travel(noon(2026, 4, 21)) as clock:
        cast = build_cast()
        world = persian_world(cast, since=date(2026, 3, 21), agreed=False)
        manager = somebody("payar", language="fa")
        manager.sign_in(cast.payar_administrator.email)
        put_agreement_in_force(
            manager, customer=world.customer.pk, source=agreement_text("negahdari"), from_on="۱۴۰۵/۰۱/۰۱"
        )

        orderer = somebody("payar", language="fa", width=390)
        orderer.sign_in(cast.sepidar_orderer.email)
        assert orderer.page.get_attribute("html", "dir") == "rtl"
        put_in_cart(orderer, world.goods.products["kavan-book-13"].pk)
        assert "۶۶۳٬۴۰۰٬۰۰۰" in orderer.text()
        page = orderer.page
        with page.expect_navigation():
            page.locator("a[href*='/cart/lines/']").first.click()
        page.select_option("select[name=place]", str(cast.sepidar_site.pk))
        page.select_option("select[name=cost_centre]", str(cast.sepidar_cost_centre.pk))
        orderer.submit("main form[method=post]", "button.btn-primary")
        orderer.submit("/cart/place/")

        keeper = somebody("payar", language="fa", width=390)
        keeper.sign_in(cast.payar_store_keeper.email)
        page = keeper.open(reverse("work_orders"))
        with page.expect_navigation():
            page.click(f"table a[href*='{reverse('work_orders')}']")
        page.fill("input[name*='serial']", "KB13-0001")
        page.fill("input[name*='tag']", "SP-020")
        keeper.submit("/receive/", "button.btn-primary")
        keeper.submit("/deliver/")
        # In service from 15 Ordibehesht: 17 of 31 days, typed as a Persian writes it.
        clock.move_to(noon(2026, 5, 5))
        keeper.sign_in(cast.payar_store_keeper.email)
        page = keeper.open(f"{reverse('work_orders')}?do=put_in_service")
        with page.expect_navigation():
            page.click(f"table a[href*='{reverse('work_orders')}']")
        page.fill("form[action$='/in-service/'] input[name$=on]", "۱۴۰۵/۰۲/۱۵")
        keeper.submit("/in-service/")

        clock.move_to(noon(2026, 5, 23))
        clerk = somebody("payar", language="fa")
        clerk.sign_in(cast.payar_billing.email)
        invoice = bill_and_issue(clerk, "1405-02")
        run_jobs()
        nets = {line.charge.clause: int(line.net) for line in InvoiceLine.objects.filter(invoice=invoice)}
        assert nets == {"purchase": 663_400_000, "care-laptop": 795_161}
        assert invoice.number == "1405-000001"
        assert int(invoice.tax) == 66_419_516
        said = pdf_text(
            clerk.context.request.get(f"{clerk.base}{reverse('work_invoice_pdf', args=[invoice.pk])}").body()
        )
        assert "1405-000001" in said
        orderer.sign_in(cast.sepidar_orderer.email)
        orderer.open(f"/invoices/{invoice.pk}/")
        assert "۷۹۵٬۱۶۱" in orderer.text()
