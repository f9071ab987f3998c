"""Picking on the list by mouse and by keys, changing what was picked, and undoing it, as people do it in Chromium."""

from typing import Any

import pytest

from browser.driving import browser, needs_chromium, run_jobs, somebody
from cast import build_cast
from huolto.register.commands import register_items
from huolto.register.models import Item
from register.registers import new_item

__all__ = ["browser", "somebody"]

pytestmark = needs_chromium


def codes() -> list[str]:
    return list(Item.objects.order_by("asset_tag").values_list("posting_code", flat=True))


def test_a_range_is_picked_changed_and_undone_and_the_list_is_fetched(
    somebody: Any, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    cast = build_cast()
    register_items(actor=cast.system(), items=[new_item(cast, f"KA-{n}") for n in range(6)])
    aino = somebody("suopursu", language="en")
    aino.sign_in("aino@kaarnalahti.example")
    page = aino.open("/devices/")
    boxes = page.locator("[data-pick]")
    assert not page.locator(".h-bulk").is_visible()
    boxes.nth(1).click()
    boxes.nth(4).click(modifiers=["Shift"])
    assert page.inner_text("[data-picked-count]") == "4"
    with page.expect_navigation():
        page.click(".h-bulk button[value=change]")
    assert "4 devices picked" in aino.text()
    page.fill("input[name=posting_code]", "77")
    aino.submit("main form[data-once]", "button.btn-primary")
    assert "Nothing has been changed yet" in aino.text()
    assert codes() == [""] * 6
    aino.submit("main form[data-once]", "button[value=start]")
    assert "4 devices are changed" in page.inner_text("#toasts")
    assert codes() == ["", "77", "77", "77", "77", ""]
    aino.submit("main form[data-once]", "button[value=undo]")
    assert "4 devices are as they were before" in page.inner_text("#toasts")
    assert codes() == [""] * 6


def test_keys_pick_move_open_and_export_but_never_while_typing(
    somebody: Any, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    cast = build_cast()
    register_items(actor=cast.system(), items=[new_item(cast, f"KA-{n}") for n in range(3)])
    aino = somebody("suopursu", language="en")
    aino.sign_in("aino@kaarnalahti.example")
    page = aino.open("/devices/")
    for key in ("j", "j", "x"):
        page.keyboard.press(key)
    picked = page.locator("[data-pick]:checked")
    assert picked.get_attribute("aria-label") == "Pick KA-1"
    page.keyboard.press("?")
    assert page.locator("#list-keys").is_visible()
    page.keyboard.press("?")
    page.keyboard.press("/")
    page.keyboard.type("xjk?/e")
    assert page.input_value("input[name=q]") == "xjk?/e"
    page = aino.open("/devices/")
    for key in ("j", "x"):
        page.keyboard.press(key)
    with page.expect_navigation():
        page.keyboard.press("e")
    assert "1 device" in aino.text()
    aino.submit("main form[data-once]", "button.btn-primary")
    run_jobs()
    with page.expect_download() as fetched:
        page.click("a:has-text('Fetch the file')")
    assert fetched.value.suggested_filename.endswith(".xlsx")
    page = aino.open("/devices/")
    page.keyboard.press("k")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "KA-2" in aino.text()


@pytest.mark.parametrize("language", ["en", "fa"])
def test_without_scripts_all_that_fit_but_one_are_changed(
    browser: Any, live_server: Any, language: str
) -> None:
    cast = build_cast()
    register_items(actor=cast.system(), items=[new_item(cast, f"KA-{n}") for n in range(3)])
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    context.add_cookies([{"name": "django_language", "value": language, "url": live_server.url}])
    page = context.new_page()
    base = f"{live_server.url}/p/suopursu"
    page.goto(f"{base}/sign-in/")
    page.fill("input[name=email]", "aino@kaarnalahti.example")
    page.click("main form[method=post] button.btn-primary")
    page.fill("input[name=password]", "lantern-under-birch-7")
    page.click("main form[method=post] button.btn-primary")
    page.goto(f"{base}/devices/?q=ka")
    for index in (0, 2):
        page.check(f"tbody tr:nth-child({index + 1}) [data-pick]")
    page.check("input[name=all]")
    page.click(".h-bulk button[value=change]")
    page.fill("input[name=posting_code]", "77")
    page.click("main form[data-once] button.btn-primary")
    page.click("main form[data-once] button[value=start]")
    assert page.locator("button[value=undo]").is_visible()
    context.close()
    assert codes() == ["77", "", "77"]
