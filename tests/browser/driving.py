"""A real browser over the live server: signing in, walking, the worker's jobs, and what the console complained about."""

import os
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from procrastinate.contrib.django import app

from cast import PASSWORD

playwright = pytest.importorskip("playwright.sync_api")
axe = pytest.importorskip("axe_playwright_python.sync_playwright")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
LEVELS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
"""The rules of axe that count: WCAG 2.2, levels A and AA."""

needs_chromium = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is missing: install it to run the browser tests"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """The system's Chromium."""
    # Playwright's own loop would make Django refuse the database in this thread.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


class Somebody:
    """A signed-in person at a provider, in a browser of their own."""

    def __init__(self, browser: Any, server: str, provider: str, *, language: str, width: int = 1440) -> None:
        self.base = f"{server}/p/{provider}"
        self.context = browser.new_context(viewport={"width": width, "height": 900})
        self.context.add_cookies([{"name": "django_language", "value": language, "url": server}])
        self.page = self.context.new_page()
        self.page.set_default_timeout(12_000)
        self.complaints: list[str] = []
        self.page.on("console", lambda said: self._complain(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self._complain(str(error)))
        self._lost_network = False

    def _complain(self, text: str) -> None:
        """Keep what the console complained of, but a lost network of somebody who was to lose it (told late, at times)."""
        if not (self._lost_network and "ERR_INTERNET_DISCONNECTED" in text):
            self.complaints.append(text)

    @contextmanager
    def without_network(self) -> Iterator[None]:
        """The browser has no network inside; it has it again afterwards."""
        self._lost_network = True
        self.context.set_offline(True)
        yield
        self.context.set_offline(False)

    def open(self, path: str) -> Any:
        """Go to a path of the provider; the page must answer 200."""
        answer = self.page.goto(f"{self.base}{path}")
        assert answer.status == 200, f"{path}: {answer.status}\n{self.page.inner_text('body')[:1500]}"
        return self.page

    def sign_in(self, email: str, *, door: str | None = None) -> None:
        """By a listed door of the organisation, or by the address; ends an earlier session."""
        self.context.clear_cookies(name="sessionid")
        self.open("/sign-in/")
        if door:
            self.page.click(f"ul.h-doors a:has-text('{door}')")
            self.page.fill("input[name=login]", email)
        else:
            self.page.fill("input[name=email]", email)
            self.page.click("main form[method=post] button.btn-primary")
        self.page.fill("input[name=password]", PASSWORD)
        self.page.click("main form[method=post] button.btn-primary")
        self.page.wait_for_url(re.compile(rf"{re.escape(self.base)}/(work/)?$"))

    def submit(self, form: str, button: str = "button[type=submit]") -> None:
        """Press a button of the form whose action ends so (or any CSS selector of a form) and wait for the answer."""
        selector = form if form.startswith(("form", "main", "section")) else f"form[action$='{form}']"
        with self.page.expect_navigation():
            self.page.click(f"{selector} {button}")

    def text(self) -> str:
        """What the page says."""
        return self.page.inner_text("main")

    def close(self) -> None:
        """Leave."""
        self.context.close()


@pytest.fixture
def somebody(browser: Any, live_server: Any) -> Iterator[Any]:
    """Makes people in browsers; at the end nobody's console may have complained."""
    people: list[Somebody] = []

    def come(provider: str, *, language: str, width: int = 1440) -> Somebody:
        people.append(Somebody(browser, live_server.url, provider, language=language, width=width))
        return people[-1]

    yield come
    complaints = [complaint for one in people for complaint in one.complaints]
    for one in people:
        one.close()
    assert complaints == [], complaints


def faults(page: Any) -> list[str]:
    """What axe finds on a page against WCAG A and AA: rule, place, what is wrong."""
    found = axe.Axe().run(page, options={"runOnly": list(LEVELS), "resultTypes": ["violations"]})
    return [
        f"{violation['id']} {node['target']}: {node['failureSummary']} {node['html'][:200]}"
        for violation in found.response["violations"]
        for node in violation["nodes"]
    ]


def run_jobs() -> None:
    """Let a worker do what waits, on its own connection, as the worker process does."""
    failures: list[BaseException] = []

    def work() -> None:
        try:
            with app.replace_connector(app.connector.get_worker_connector()) as worker:
                worker.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
        except BaseException as error:
            failures.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(timeout=60)
    assert not thread.is_alive(), "the worker did not end"
    if failures:
        raise failures[0]
