"""The gallery in a real browser: WCAG 2.2 rules, the content policy, panels and menus without scripts."""

import os
import shutil

import pytest
from django.urls import include, path

from huolto.foundation.gallery import FRAMES, gallery, gallery_sides

playwright = pytest.importorskip("playwright.sync_api")
axe = pytest.importorskip("axe_playwright_python.sync_playwright")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

urlpatterns = [
    path("_gallery/", gallery, name="gallery"),
    path("_gallery/sides/", gallery_sides),
    path("", include("huolto.foundation.urls")),
]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.urls(__name__),
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is missing: install it to run the browser tests"),
]


@pytest.fixture(scope="module")
def browser():
    # Playwright's own loop would make Django refuse the database in this thread.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def open_gallery(browser, live_server, settings):
    """Open the gallery as some reader has it; answers the page and what the console complained about."""
    settings.IS_DEMONSTRATION = True
    contexts = []

    def open_as(*, language: str, width: int, theme: str, frame: str = "portal", scripts: bool = True):
        context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
        contexts.append(context)
        context.add_cookies(
            [
                {"name": "django_language", "value": language, "url": live_server.url},
                {"name": "huolto_theme", "value": theme, "url": live_server.url},
            ]
        )
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{live_server.url}/_gallery/?frame={frame}")
        return page, complaints

    yield open_as
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("language", "width", "theme", "frame"),
    [
        ("en", 1440, "light", "portal"),
        ("en", 390, "dark", "workbench"),
        ("fa", 390, "light", "portal"),
        ("fa", 1440, "dark", "workbench"),
        ("sv", 390, "light", "entry"),
    ],
)
def test_no_rule_of_accessibility_or_content_policy_is_broken(open_gallery, language, width, theme, frame):
    assert frame in FRAMES
    page, complaints = open_gallery(language=language, width=width, theme=theme, frame=frame)
    found = axe.Axe().run(page).response["violations"]
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == []
    assert complaints == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_panels_rows_and_the_drawer_open_without_a_script(open_gallery):
    page, _complaints = open_gallery(language="en", width=390, theme="dark", frame="workbench", scripts=False)
    panel = page.locator("#why-example")
    assert not panel.is_visible()
    page.click("[popovertarget=why-example] >> nth=0")
    assert panel.is_visible()
    panel.locator(".x").click()
    assert not panel.is_visible()
    row = page.locator("#line-1")
    assert not row.is_visible()
    page.click(".h-whyrow-toggle summary >> nth=0")
    assert row.is_visible()
    page.click("[popovertarget=rail-menu] >> nth=0")
    assert page.locator("#rail-menu").is_visible()


def test_language_and_theme_are_chosen_without_a_script(open_gallery):
    page, _complaints = open_gallery(language="en", width=1440, theme="light", scripts=False)
    page.click("details.h-langs summary")
    page.click("details.h-langs button[value=fa]")
    assert page.locator("html").get_attribute("dir") == "rtl"
    page.click("header form[data-theme-switch] button >> nth=0")
    assert page.locator("html").get_attribute("data-bs-theme") == "dark"


def test_the_script_turns_the_theme_at_once_and_the_server_remembers(open_gallery):
    page, _complaints = open_gallery(language="en", width=1440, theme="light")
    page.click("header form[data-theme-switch] button >> nth=0")
    assert page.locator("html").get_attribute("data-bs-theme") == "dark"
    page.reload()
    assert page.locator("html").get_attribute("data-bs-theme") == "dark"


def test_the_bulk_bar_shows_with_the_first_row_picked_and_counts(open_gallery):
    page, _complaints = open_gallery(language="en", width=1440, theme="light")
    bar = page.locator("form[data-pickable] .h-bulk")
    assert not bar.is_visible()
    page.check("[data-pick] >> nth=0")
    assert bar.is_visible()
    assert bar.locator("[data-picked-count]").inner_text() == "1"
    page.check("[data-pick-all]")
    assert bar.locator("[data-picked-count]").inner_text() == "2"
    bar.locator("button[type=reset]").click()
    assert not bar.is_visible()


def test_a_second_click_on_a_form_sent_once_sends_nothing(open_gallery):
    page, _complaints = open_gallery(language="en", width=1440, theme="light")
    sent = page.evaluate(
        """() => {
            const form = document.querySelector("form[data-once]");
            let passed = 0;
            document.addEventListener("submit", (event) => { if (!event.defaultPrevented) passed += 1; event.preventDefault(); });
            for (let i = 0; i < 3; i += 1) form.dispatchEvent(new SubmitEvent("submit", {bubbles: true, cancelable: true}));
            return passed;
        }"""
    )
    assert sent == 1
