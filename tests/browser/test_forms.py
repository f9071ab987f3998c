"""Forms in the browser on a phone: Finnish with questions that come and go, Persian with a day of its own calendar."""

from typing import Any

from django.urls import reverse

from browser.driving import browser, faults, needs_chromium, somebody
from cast import Cast
from huolto.desk.commands import AreaFacts, import_form, keep_area, publish_form, take_shipped_forms
from huolto.desk.models import FormAnswers, FormDraft, ServiceRequest

__all__ = ["browser", "somebody"]

pytestmark = needs_chromium
PHONE = 390
MENTOR = """
code = "mentor"
area = "it"
name = { en = "A mentor" }

[[field]]
id = "who"
kind = "person"
label = { en = "Who is to help?" }
required = true

[[example]]
says = "nobody is named"
given = { }
refused = ["who"]
"""


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
    page.wait_for_url("**/forms/incident/check/")
    assert not ServiceRequest.objects.exists()
    for said in ("Ketä se koskee?", "Sähköposti", "kuva.png", "kello yhdeksän"):
        assert said in elina.text(), "all of it is told before it is sent"
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    page.click("main .h-actions a[href$='/forms/incident/']")
    page.wait_for_selector("text=kuva.png")
    assert page.input_value("input[name=a_what]") == "Sähköposti"
    page.fill("input[name=a_what]", "Kalenteri")
    elina.submit("main form[enctype]", "button.btn-primary")
    elina.submit("main form[data-once]", "button.btn-primary")
    request = ServiceRequest.objects.get()
    assert request.title == "Ilmoita häiriöstä: Kalenteri"
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
    assert "۱ فروردین ۱۴۲۰" in elina.text()
    assert faults(page) == []
    elina.submit("main form[data-once]", "button.btn-primary")
    assert FormAnswers.objects.get().answers["until"] == "2041-03-20"
    assert "۱ فروردین ۱۴۲۰" in elina.text()
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE


def test_an_agent_fills_in_a_form_for_a_caller_and_finds_a_person_by_name(cast: Cast, somebody: Any) -> None:
    keep_area(actor=cast.system(), facts=AreaFacts(code="it", name={"en": "IT"}))
    form = import_form(actor=cast.system(), source=MENTOR)
    publish_form(actor=cast.system(), form_id=form.pk)
    jonas = somebody("suopursu", language="en")
    jonas.sign_in("jonas@suopursu.example")
    page = jonas.open(f"{reverse('work_request_new')}?person={cast.employee.pk}")
    assert faults(page) == []
    page.click("main a:has-text('A mentor')")
    page.wait_for_selector("input[name='a_who-words']")
    assert faults(page) == []
    page.locator("input[name='a_who-words']").press_sequentially(cast.inspector.name[:4])
    page.wait_for_selector(".h-pick-list [role=option]")
    assert faults(page) == []
    page.press("input[name='a_who-words']", "ArrowDown")
    page.press("input[name='a_who-words']", "Enter")
    assert page.input_value("input[name='a_who-words']") == cast.inspector.name
    jonas.submit("main form[enctype]", "div.h-actions button.btn-primary")
    request = ServiceRequest.objects.get()
    assert (request.requester, request.taken_by) == (cast.employee, cast.agent)
    assert FormAnswers.objects.get().answers == {"who": cast.inspector.pk}
    assert f"Taken down by {cast.agent.name}" in jonas.text()
    assert faults(page) == []
