"""One device as people meet it in Chromium: its card in Persian, disposal, the end of a lease, hand-over, replacement."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from PIL import Image

from browser.driving import browser, faults, needs_chromium, somebody
from cast import Cast
from huolto.catalogue.commands import create_category
from huolto.parties.models import Person
from huolto.register.commands import (
    Handed,
    NewIdentifier,
    NewItem,
    NewLease,
    hand_over,
    register_items,
    start_leases,
)
from huolto.register.models import Disposal, HandOver, Item, Lease
from register.registers import an_item, day
from shop.shops import open_shop
from shop.test_replacements import an_old_one, models

__all__ = ["browser", "somebody"]

pytestmark = needs_chromium

PHONE = 390


def fits(page: Any, width: int) -> bool:
    """Whether nothing stands out of the page sideways."""
    return bool(page.evaluate("() => document.documentElement.scrollWidth") <= width)


@pytest.fixture
def persian_laptop(cast: Cast) -> Item:
    """A laptop of Narges since 1 Farvardin 1405."""
    system = cast.system(cast.payar)
    category = create_category(actor=system, code="laptop", name={"fa": "لپ‌تاپ", "en": "Laptops"})
    at = timezone.make_aware(timezone.datetime(2026, 3, 21, 12))
    new = NewItem(
        customer_id=cast.sepidar.pk,
        category_id=category.pk,
        asset_tag="SP-020",
        name="Kavan Book 13",
        at=at,
        holder_id=cast.sepidar_orderer.pk,
        place_id=cast.sepidar_site.pk,
        purchased_on=date(2026, 3, 21),
        identifiers=(NewIdentifier("serial", "KB13-0001"),),
    )
    [item] = register_items(actor=system, items=[new])
    return item


@pytest.mark.parametrize("width", [PHONE, 1440])
def test_the_identity_card_in_persian(cast: Cast, somebody: Any, persian_laptop: Item, width: int) -> None:
    narges = somebody("payar", language="fa", width=width)
    narges.sign_in("narges@sepidar.example")
    page = narges.open("/devices/")
    with page.expect_navigation():
        page.locator(f"#rows a[href$='/devices/{persian_laptop.pk}/']:visible").click()
    assert page.get_attribute("html", "dir") == "rtl"
    assert page.get_attribute("html", "lang") == "fa"
    # A code stays as it is written, also between words that run the other way.
    serial = page.locator(".h-ltr:text-is('KB13-0001')").first
    assert serial.evaluate("one => getComputedStyle(one).direction") == "ltr"
    text = narges.text()
    assert "SP-020" in text
    assert "نرگس بهاری" in text
    # 21 March 2026 is the first day of 1405.
    assert "۱۴۰۵" in text
    assert "فروردین" in text or "۱۴۰۵/۰۱/۰۱" in text
    assert "2026" not in text
    assert "۲۰۲۶" not in text
    assert page.locator("#events time").count() >= 1
    assert "۱۴۰۵" in page.inner_text("#events")
    assert fits(page, width)
    page.emulate_media(color_scheme="dark")
    page.reload()
    assert page.get_attribute("html", "data-bs-theme") == "dark"
    assert faults(page) == []
    page.click(".h-head .h-actions summary")
    link = page.locator("a[href$='.pdf']").first.get_attribute("href")
    answer = narges.context.request.get(page.evaluate("one => new URL(one, location.href).href", link))
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.body().startswith(b"%PDF-")


@pytest.fixture
def proof(tmp_path: Path, settings: Any) -> Path:
    settings.MEDIA_ROOT = str(tmp_path / "media")
    Image.new("RGB", (40, 30), "white").save(tmp_path / "certificate.png")
    return tmp_path / "certificate.png"


def test_a_device_is_disposed_of_with_proof(cast: Cast, somebody: Any, proof: Path) -> None:
    item = an_item(cast, "KA-1")
    aino = somebody("suopursu", language="en")
    aino.sign_in("aino@kaarnalahti.example")
    page = aino.open(f"/devices/{item.pk}/")
    assert faults(page) == []
    page.click("summary[aria-label='More']")
    with page.expect_navigation():
        page.click("a[href$='/dispose/']")
    # Without proof or a reason nothing happens, and what was chosen stays.
    page.check("input[name=way][value=recycled]")
    page.fill("input[name=to_company]", "Kierto Oy")
    aino.submit("main form[data-once]", "button.btn-primary")
    assert page.is_checked("input[name=way][value=recycled]")
    assert page.input_value("input[name=to_company]") == "Kierto Oy"
    assert Disposal.objects.count() == 0
    assert faults(page) == []
    aino.complaints.clear()
    page.set_input_files("input[name=proof]", proof)
    aino.submit("main form[data-once]", "button.btn-primary")
    assert "KA-1 is disposed of" in page.inner_text("#toasts")
    item.refresh_from_db()
    assert item.state == "disposed"
    link = page.locator("a:has-text('certificate.png')").get_attribute("href")
    kept = aino.context.request.get(page.evaluate("one => new URL(one, location.href).href", link))
    assert kept.body() == proof.read_bytes()


def test_the_end_of_a_lease_is_chosen(cast: Cast, somebody: Any) -> None:
    item = an_item(cast, "KA-1")
    today = timezone.localdate()
    new = NewLease(
        item_id=item.pk,
        acquisition_model="finance_lease",
        starts_on=date(today.year - 1, today.month, 1),
        term_months=13,
        monthly=Decimal("10.01"),
        residual=Decimal(55),
        lessor_id=cast.lessor.pk,
    )
    [lease] = start_leases(actor=cast.system(), leases=[new])
    aino = somebody("suopursu", language="en")
    aino.sign_in("aino@kaarnalahti.example")
    page = aino.open("/devices/")
    link = page.locator("main a:has-text('Ending soon')")
    if not link.is_visible():
        page.click(".h-head summary")
    with page.expect_navigation():
        link.click()
    assert "Nothing chosen" in aino.text()
    page.check("tbody [data-pick]")
    page.check("input[name=choice][value=buy]")
    assert faults(page) == []
    aino.submit("main form[data-pickable]", "button:has-text('Choose')")
    assert "Chosen for 1 lease." in page.inner_text("#toasts")
    assert Lease.objects.get(pk=lease.pk).end_choice == "buy"
    assert "Buy" in page.inner_text("tbody:has([data-pick])")


def test_a_hand_over_is_signed_on_a_phone(cast: Cast, somebody: Any, tmp_path: Any, settings: Any) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    item = an_item(cast, "KA-1")
    aino = somebody("suopursu", language="en", width=PHONE)
    aino.sign_in("aino@kaarnalahti.example")
    page = aino.open(f"/devices/hand-over/?ids={item.pk}")
    page.select_option("select[name=person]", str(cast.employee.pk))
    aino.submit("main form[data-once]", "button.btn-primary")
    assert "Let Elina Rauta read and sign here." in aino.text()
    assert fits(page, PHONE)
    assert faults(page) == []
    pad = page.locator("canvas.h-sign")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    page.mouse.move(box["x"] + 30, box["y"] + box["height"] / 2)
    page.mouse.down()
    for step in range(1, 9):
        page.mouse.move(box["x"] + 30 + step * 25, box["y"] + box["height"] / 2 + (-1) ** step * 15, steps=3)
    page.mouse.up()
    aino.submit("main form[data-signing]", "button.btn-primary")
    found = HandOver.objects.get()
    assert (found.state, found.way) == ("accepted", "on_the_spot")
    assert page.locator("img.h-signed").evaluate("one => one.complete && one.naturalWidth > 0")
    item.refresh_from_db()
    assert item.holder == Person.objects.get(pk=cast.employee.pk)
    elina = somebody("suopursu", language="en", width=PHONE)
    elina.sign_in("elina@kaarnalahti.example")
    page = elina.open("/hand-overs/")
    assert "Accepted" in elina.text() or "Confirmed" in elina.text()
    assert fits(page, PHONE)


def test_a_hand_over_is_not_confirmed_without_signature_or_name(cast: Cast, somebody: Any) -> None:
    item = an_item(cast, "KA-1")
    found = hand_over(
        actor=cast.actor(cast.orderer), items=[Handed(item_id=item.pk)], person_id=cast.employee.pk
    )
    elina = somebody("suopursu", language="en", width=PHONE)
    elina.sign_in("elina@kaarnalahti.example")
    page = elina.open(f"/hand-overs/{found.pk}/")
    elina.submit("main form[data-signing]", "button.btn-primary")
    elina.complaints.clear()
    assert page.locator("main [role=alert]").count() == 1
    assert HandOver.objects.get().state == "waiting"
    page.fill("input[name=name]", "Elina Rauta")
    page.check("input[name=agree]")
    elina.submit("main form[data-signing]", "button.btn-primary")
    assert HandOver.objects.get().state == "accepted"


def test_a_replacement_goes_from_the_card_into_the_cart(cast: Cast, somebody: Any) -> None:
    shop = open_shop(cast)
    old = an_old_one(shop, models(shop)[0])
    assert old.end_of_life_on is None or old.end_of_life_on > day(1, 1, 2025).date()
    aino = somebody("suopursu", language="en")
    aino.sign_in("aino@kaarnalahti.example")
    page = aino.open(f"/devices/{old.pk}/")
    link = page.locator("a[href*='/devices/replacements/']").first
    if not link.is_visible():
        page.click("summary[aria-label='More']")
    with page.expect_navigation():
        link.click()
    assert "OLD-1" in aino.text()
    assert faults(page) == []
    with page.expect_navigation(url=re.compile(r"/cart/$")):
        page.click("main form[data-once] button.btn-primary")
    assert "Elina Rauta" in aino.text()
    assert faults(page) == []
