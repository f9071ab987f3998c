"""Help beside the page, the question under it and the Jalali picker, by hand, by key and without scripts."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from browser.driving import browser, faults, needs_chromium, somebody
from cast import Cast
from huolto.knowledge.commands import AnnouncementFacts, announce
from huolto.knowledge.models import PageFeedback

__all__ = ["browser", "somebody"]

pytestmark = needs_chromium


@pytest.fixture
def troubled(cast: Cast) -> Cast:
    """A provider whose network is down."""
    facts = AnnouncementFacts(
        title={"fi": "Verkkohäiriö", "en": "The network is down", "fa": "شبکه قطع است"},
        body={"en": "We are **on it**."},
        kind="disruption",
        severity="major",
        from_at=timezone.now() - timedelta(hours=1),
    )
    announce(actor=cast.system(), facts=facts, at=timezone.now())
    return cast


def test_help_opens_beside_the_page_and_the_focus_comes_back(cast: Cast, somebody: Any) -> None:
    one = somebody("suopursu", language="en")
    one.sign_in("aino@kaarnalahti.example")
    page = one.open("/devices/")
    page.click("a.h-helplink")
    panel = page.locator("#help-panel")
    panel.locator("h2").first.wait_for()
    assert "How do I find a device?" in panel.inner_text()
    assert faults(page) == []
    page.keyboard.press("Escape")
    assert not panel.is_visible()
    assert page.evaluate("document.activeElement.matches('a.h-helplink')")


def test_the_question_is_answered_in_place_and_words_are_added(cast: Cast, somebody: Any) -> None:
    one = somebody("suopursu", language="en")
    one.sign_in("aino@kaarnalahti.example")
    page = one.open("/devices/")
    page.click("#useful button[value=no]")
    page.fill("#useful textarea", "Bigger letters")
    assert faults(page) == []
    page.click("#useful button")
    page.get_by_text("Whoever looks after this page").wait_for()
    assert list(PageFeedback.objects.values_list("page_key", "is_useful", "text")) == [
        ("devices", False, "Bigger letters")
    ]


@pytest.mark.parametrize(("language", "width", "colours"), [("en", 1440, "light"), ("fa", 390, "dark")])
def test_reading_pages_and_bands_keep_the_rules_of_accessibility(
    troubled: Cast, somebody: Any, language: str, width: int, colours: str
) -> None:
    one = somebody("suopursu", language=language, width=width)
    one.page.emulate_media(color_scheme=colours)
    one.sign_in("aino@kaarnalahti.example")
    found = {}
    for path in ("/guide/", "/guide/order/", "/help/devices/", "/news/"):
        page = one.open(path)
        wide = page.evaluate("() => document.documentElement.scrollWidth") - width
        found[path] = [*faults(page), *([f"{wide} px too wide"] if wide > 0 else [])]
    assert {path: said for path, said in found.items() if said} == {}


def test_writing_pages_keep_the_rules_of_accessibility(troubled: Cast, somebody: Any) -> None:
    one = somebody("suopursu", language="en")
    one.sign_in("pauli@suopursu.example")
    found = {}
    for name in ("work_articles", "work_announcements", "work_announcement_new", "work_feedback"):
        found[name] = faults(one.open(reverse(name)))
    page = one.open(reverse("work_articles"))
    with page.expect_navigation():
        page.click("table a >> nth=0")
    found["article"] = faults(page)
    page.fill("#id_body", "## Now\n\n**bold**")
    page.locator("#article-preview strong").first.wait_for()
    assert {path: said for path, said in found.items() if said} == {}


def test_a_jalali_day_is_picked_by_keys_and_written_in_persian_digits(cast: Cast, somebody: Any) -> None:
    one = somebody("suopursu", language="fa")
    one.sign_in("pauli@suopursu.example")
    page = one.open(reverse("work_announcement_new"))
    field = page.locator("#id_from_on")
    field.fill("1404/12/29")
    assert field.input_value() == "۱۴۰۴/۱۲/۲۹"
    page.locator(".h-datefield:has(#id_from_on) > button").click()
    panel = page.locator(".h-datefield:has(#id_from_on) .h-dates")
    assert panel.locator("b").inner_text() == "اسفند ۱۴۰۴"
    assert page.evaluate("document.activeElement.textContent") == "۲۹"
    assert faults(page) == []
    page.keyboard.press("ArrowLeft")
    assert panel.locator("b").inner_text() == "فروردین ۱۴۰۵"
    page.keyboard.press("PageDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert field.input_value() == "۱۴۰۵/۰۲/۰۸"
    assert not panel.is_visible()
    assert page.evaluate("document.activeElement.id") == "id_from_on"
    page.locator(".h-datefield:has(#id_from_on) > button").click()
    page.keyboard.press("Shift+PageUp")
    assert panel.locator("b").inner_text() == "اردیبهشت ۱۴۰۴"
    page.keyboard.press("Escape")
    assert field.input_value() == "۱۴۰۵/۰۲/۰۸"
