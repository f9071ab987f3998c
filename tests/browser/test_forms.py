"""Forms in the browser on a phone: Finnish with questions that come and go, Persian with a day of its own calendar."""

from typing import Any

from django.urls import reverse

from browser.driving import browser, faults, needs_chromium, somebody
from cast import Cast
from huolto.desk.commands import take_shipped_forms
from huolto.desk.models import FormAnswers, FormDraft, ServiceRequest

__all__ = ["browser", "somebody"]

pytestmark = needs_chromium
PHONE = 390


def test_a_form_is_filled_in_on_a_phone_in_finnish(cast: Cast, somebody: Any) -> None:
    take_shipped_forms(actor=cast.system(), codes=["incident"])
    elina = somebody("suopursu", language="fi", width=PHONE)
    elina.sign_in("elina@kaarnalahti.example")
    page = elina.open(reverse("forms"))
    assert faults(page) == []
    page.click("a.h-tile:has-text('Ilmoita häiriöstä')")
    page.wait_for_url("**/forms/incident/")
    assert faults(page) == []
    page.fill("input[name=a_what]", "Sähköposti")
    assert not page.locator("select[name=a_place]").count()
    with page.expect_response("**/forms/incident/"):
        page.check("input[name=a_who][value=all]")
    page.wait_for_selector("select[name=a_place]")
    assert page.input_value("input[name=a_what]") == "Sähköposti"
    page.select_option("select[name=a_place]", index=1)
    page.check("input[name=a_stops][value=yes]")
    page.wait_for_selector("text=Jos moni ei pysty")
    page.set_input_files(
        "input[name=a_files]", {"name": "kuva.png", "mimeType": "image/png", "buffer": b"\x89PNG"}
    )
    page.fill("textarea[name=a_details]", "Uusia viestejä ei ole tullut kello yhdeksän jälkeen.")
    assert faults(page) == []
    elina.submit("main form[enctype]", "button.btn-primary")
    request = ServiceRequest.objects.get()
    assert request.title == "Ilmoita häiriöstä: Sähköposti"
    assert request.files.get().file.name == "kuva.png"
    assert "Ketä se koskee?" in elina.text()
    assert faults(page) == []
    assert not FormDraft.objects.exists()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE


def test_a_form_is_filled_in_on_a_phone_in_persian(cast: Cast, somebody: Any) -> None:
    take_shipped_forms(actor=cast.system(), codes=["software"])
    elina = somebody("suopursu", language="fa", width=PHONE)
    elina.sign_in("elina@kaarnalahti.example")
    page = elina.open(reverse("form_fill", args=["software"]))
    assert page.get_attribute("html", "dir") == "rtl"
    page.fill("input[name=a_program]", "نقشه‌کش")
    page.check("input[name=a_licence][value=have]")
    page.fill("input[name=a_until]", "۱۴۲۰/۰۱/۰۱")
    page.press("input[name=a_until]", "Tab")
    assert faults(page) == []
    elina.submit("main form[enctype]", "button.btn-primary")
    assert FormAnswers.objects.get().answers["until"] == "2041-03-20"
    assert "۱ فروردین ۱۴۲۰" in elina.text()
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
