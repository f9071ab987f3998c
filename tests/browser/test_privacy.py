"""Privacy before a browser: axe finds nothing, and an officer goes from a copy to an erasure by hand."""

import re
import zipfile
from pathlib import Path
from typing import Any

from django.urls import reverse

from browser.driving import browser, needs_chromium, run_jobs, somebody
from browser.test_accessible import look
from cast import Cast
from desk.test_requests import asked_hr
from huolto.desk.commands import finish_request
from huolto.desk.queries import log_confidential_reading
from huolto.parties.models import Person
from huolto.privacy.commands import ask_copy, make_copy

__all__ = ["browser", "look", "somebody"]

pytestmark = needs_chromium


def read_by_hr(cast: Cast) -> None:
    request = asked_hr(cast)
    log_confidential_reading(actor=cast.actor(cast.hr_agent), request=request)
    finish_request(actor=cast.system(), request_id=request.pk)


def test_the_pages_of_a_customers_data_officer(cast: Cast, look: Any) -> None:
    read_by_hr(cast)
    make_copy(ask_copy(actor=cast.actor(cast.data_officer), person_id=cast.employee.pk).pk)
    person = f"/privacy/people/{cast.employee.pk}"
    addresses = [
        "/privacy/record/",
        "/privacy/readings/",
        f"{person}/",
        f"{person}/erase/",
        f"{person}/erase/?step=confirm",
        f"/privacy/people/{cast.approver.pk}/erase/",
        "/my-data/",
    ]
    assert look("tuija@kaarnalahti.example", "/privacy/", addresses) == {}


def test_the_pages_of_the_providers_data_officer(cast: Cast, look: Any) -> None:
    addresses = [
        reverse("work_privacy_retention"),
        reverse("work_privacy_rule", args=["left"]),
        reverse("work_my_data"),
    ]
    assert look("kerttu@suopursu.example", reverse("work_privacy"), addresses) == {}


def test_from_a_copy_to_an_erasure(cast: Cast, somebody: Any, tmp_path: Path) -> None:
    read_by_hr(cast)
    officer = somebody("suopursu", language="en")
    officer.sign_in("tuija@kaarnalahti.example")
    page = officer.open("/privacy/?q=Elina")
    page.click("#privacy-people a:has-text('Elina Rauta')")
    officer.submit("/copy/")
    run_jobs()
    with page.expect_download() as download:
        page.click("a[href*='/privacy/copies/']")
    download.value.save_as(tmp_path / "copy.zip")
    assert "index.html" in zipfile.ZipFile(tmp_path / "copy.zip").namelist()
    page.click("a[href$='/erase/']")
    page.click("a[href='?step=confirm']")
    page.fill("input[name=name]", "Elina Rauta")
    with page.expect_navigation():
        page.click("main form button.danger, main form .h-actions button")
    run_jobs()
    page.wait_for_selector("h1:has-text('Former'), h1:has-text('Entinen')")
    assert re.search(r"\b[0-9A-F]{4}\b", page.inner_text("h1"))
    assert Person.objects.filter(pk=cast.employee.pk, name__startswith="erased:").exists()
