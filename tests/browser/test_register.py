"""The register as people use it in Chromium: a list taken in, devices found, views kept, with scripts and without."""

import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from browser.driving import browser, faults, needs_chromium, somebody
from cast import PASSWORD, Cast, build_cast
from huolto.register.commands import NewIdentifier, register_items
from huolto.register.models import Item
from register.registers import new_item

__all__ = ["browser", "somebody"]

pytestmark = needs_chromium

ROWS = (
    ("Asset tag", "Serial number", "Model", "Category", "Whose budget", "Purchase date"),
    ("KA-1", "LB3-77A0141", "Lumo Book 14", "Laptop", "4711", "2026-03-01"),
    ("KA-2", "LB3-77A0142", "Lumo Book 14", "Laptop", "4712", "2026-03-01"),
    ("KA-3", "LB3-77A0142", "Lumo Book 14", "Laptop", "4713", "2026-03-01"),
)
"""The third device says the serial of the second one."""


@pytest.fixture
def sheet(tmp_path: Path, settings: Any) -> Path:
    settings.MEDIA_ROOT = str(tmp_path / "media")
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(tmp_path / "devices.xlsx")
    return tmp_path / "devices.xlsx"


def said(page: Any, label: str) -> str:
    """The value that stands beside a label."""
    return str(page.locator(f"dt:text-is('{label}') + dd").first.inner_text())


def figures(page: Any) -> dict[str, str]:
    return {
        label: said(page, label) for label in ("Rows", "New devices", "Changed", "As they were", "Refused")
    }


def tags(page: Any) -> list[str]:
    """The devices on the list, in order."""
    return [str(text) for text in page.locator("#rows tbody tr td:nth-child(2)").all_inner_texts()]


def upload(orderer: Any, sheet: Path) -> None:
    page = orderer.open("/devices/import/")
    page.set_input_files("input[name=file]", sheet)
    orderer.submit("main form[enctype]", "button.btn-primary")


def test_a_spreadsheet_is_mapped_looked_at_taken_in_and_taken_in_again(somebody: Any, sheet: Path) -> None:
    build_cast()
    aino = somebody("suopursu", language="en")
    aino.sign_in("aino@kaarnalahti.example")
    upload(aino, sheet)
    page = aino.page
    assert "Left aside: Whose budget" in aino.text()
    page.click("summary:has-text('Say what the columns mean')")
    page.get_by_label("Whose budget").select_option("posting_code")
    aino.submit("main form:has(select[name=field])", "button[value=map]")
    assert "Nothing has been changed yet" in aino.text()
    assert said(page, "Whose budget") == "Posting code"
    wanted = {"Rows": "3", "New devices": "2", "Changed": "0", "As they were": "0", "Refused": "1"}
    assert figures(page) == wanted
    assert Item.objects.count() == 0
    assert faults(page) == []

    aino.submit("main form[method=post]", "button.btn-primary:has-text('Import now')")
    assert figures(page) == wanted
    codes = Item.objects.order_by("asset_tag").values_list("asset_tag", "posting_code")
    assert list(codes) == [("KA-1", "4711"), ("KA-2", "4712")]
    with page.expect_download() as fetched:
        page.click("a:has-text('Refused rows, to mend')")
    with Path(fetched.value.path()).open("rb") as file:
        mend = list(load_workbook(file).active.iter_rows(values_only=True))
    assert [row[0] for row in mend] == ["Asset tag", "KA-3"]
    assert "stands in row 3 already" in mend[1][-1]

    upload(aino, sheet)
    assert said(page, "Whose budget") == "Posting code"
    aino.submit("main form[method=post]", "button.btn-primary:has-text('Import now')")
    assert figures(page) == wanted | {"New devices": "0", "As they were": "2"}
    assert Item.objects.count() == 2


def register(cast: Cast) -> None:
    """Three devices: one of Elina's, one elsewhere, one of nobody."""
    register_items(
        actor=cast.system(),
        items=[
            new_item(
                cast,
                f"KA-{number}",
                holder_id=holder,
                posting_code=f"47{number}",
                identifiers=(NewIdentifier("serial", f"LB3-77A014{number}"),),
            )
            for number, holder in ((1, cast.employee.pk), (2, cast.orderer.pk), (3, None))
        ],
    )


def test_devices_are_found_filtered_sorted_and_the_view_is_kept(somebody: Any) -> None:
    register(build_cast())
    aino = somebody("suopursu", language="en")
    aino.sign_in("aino@kaarnalahti.example")
    page = aino.open("/devices/")
    assert tags(page) == ["KA-1", "KA-2", "KA-3"]
    search = page.locator(".h-find-form input[type=search]")
    search.press_sequentially("7A0142")
    page.wait_for_url(re.compile(r"[?&]q=7A0142"))
    assert tags(page) == ["KA-2"]
    search.fill("rauta")
    page.wait_for_url(re.compile(r"[?&]q=rauta"))
    assert tags(page) == ["KA-1"]
    search.fill("")
    page.wait_for_url(re.compile(r"/devices/$"))

    # A filter from the menu goes together with what is searched, and both are in the address.
    page.click("summary:has-text('Add a filter')")
    page.click("#facets a:has-text('Holder')")
    page.wait_for_selector("#facets a:has-text('Nobody')")
    assert faults(page) == []
    with page.expect_navigation():
        page.click("#facets a:has-text('Elina Rauta')")
    assert f"holder={Item.objects.get(asset_tag='KA-1').holder_id}" in page.url
    assert tags(page) == ["KA-1"]
    search.fill("ka")
    page.wait_for_url(re.compile(r"q=ka"))
    assert "holder=" in page.url
    page.reload()
    assert tags(page) == ["KA-1"]

    # Without the filter again, other columns, another order: kept as a view of one's own.
    with page.expect_navigation():
        page.click(".h-chip a.clear[aria-label='Without Holder']")
    page.click("summary:has-text('Columns')")
    page.check("label:has-text('Posting code') input")
    page.uncheck("label:has-text('Serial number') input")
    with page.expect_navigation():
        page.click(".h-columns button")
    heads = page.inner_text("#rows thead")
    assert "Posting code" in heads
    assert "Serial number" not in heads
    for _twice in range(2):
        with page.expect_navigation():
            page.click("#rows th a:has-text('Tag')")
    assert tags(page) == ["KA-3", "KA-2", "KA-1"]
    heads = page.inner_text("#rows thead")
    with page.expect_navigation():
        page.click("#views a:has-text('Save this view')")
    page.fill("#view-name", "Backwards")
    aino.submit("/devices/views/", "button.btn-primary")
    page = aino.open("/devices/")
    with page.expect_navigation():
        page.click("#views a:has-text('Backwards')")
    assert page.locator("#views a[aria-current=page]").inner_text().startswith("Backwards")
    assert page.inner_text("#rows thead") == heads
    assert tags(page) == ["KA-3", "KA-2", "KA-1"]
    assert faults(page) == []
    aino.submit("main form[action*='/devices/views/']", "button")
    assert "Backwards" not in page.inner_text("#views")


def test_all_of_it_without_scripts(browser: Any, live_server: Any) -> None:
    register(build_cast())
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    context.add_cookies([{"name": "django_language", "value": "en", "url": live_server.url}])
    page = context.new_page()
    base = f"{live_server.url}/p/suopursu"
    page.goto(f"{base}/sign-in/")
    page.fill("input[name=email]", "aino@kaarnalahti.example")
    page.click("main form[method=post] button.btn-primary")
    page.fill("input[name=password]", PASSWORD)
    page.click("main form[method=post] button.btn-primary")
    page.goto(f"{base}/devices/")
    page.fill(".h-find-form input[type=search]", "7a014")
    page.press(".h-find-form input[type=search]", "Enter")
    page.wait_for_url(re.compile(r"[?&]q=7a014"))
    assert tags(page) == ["KA-1", "KA-2", "KA-3"]
    page.click("summary:has-text('Add a filter')")
    page.click("#facets a:has-text('Holder')")
    page.wait_for_url(re.compile(r"/devices/filter/holder/\?q=7a014"))
    page.click("#facets a:has-text('Aino Kettunen')")
    page.wait_for_url(re.compile(r"/devices/\?.*holder="))
    assert tags(page) == ["KA-2"]
    page.click("#views a:has-text('Save this view')")
    page.fill("#view-name", "Mine")
    page.click("form[action$='/devices/views/'] button.btn-primary")
    page.goto(f"{base}/devices/")
    page.click("#views a:has-text('Mine')")
    page.wait_for_url(re.compile(r"q=7a014"))
    assert tags(page) == ["KA-2"]
    context.close()
