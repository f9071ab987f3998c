"""Takes the README's pictures of a running demonstration: python tools/pictures.py [ADDRESS] [NAME...].

Start `make demo` first. Needs what the tests need (Playwright and the system's Chromium). A picture is a person, an
address and what is done there; its file is `docs/pictures/NAME.png`.
"""

import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "pictures"
WIDE = (1280, 800)
PHONE = (390, 780)


@dataclass(frozen=True)
class Picture:
    """Who looks at which address, in which language, and does what before the picture is taken."""

    name: str
    who: str
    address: str
    act: Callable[[Any], None] = lambda _page: None
    language: str = "en"
    size: tuple[int, int] = WIDE
    is_dark: bool = False


def into_cart(page: Any) -> None:
    """Put a laptop into the cart unless one lies there, and look at it."""
    provider = "/".join(page.url.split("/")[:5])
    page.goto(f"{provider}/cart/")
    if page.locator("form[action*='/cart/place/']").count():
        return
    page.goto(f"{provider}/shop/")
    page.locator("form[action*='/shop/add/'] button[type=submit]").first.click()
    page.wait_for_load_state("networkidle")
    page.goto(f"{provider}/cart/")


def first_of(kind: str, then: Callable[[Any], None] = lambda _page: None) -> Callable[[Any], None]:
    """Follow the first link of a list that leads to one of a kind ("invoices", "devices")."""

    def act(page: Any) -> None:
        links = page.locator("main a[href]").evaluate_all("links => links.map(link => link.href)")
        page.goto(next(link for link in links if re.search(rf"/{kind}/\d+/$", link)))
        then(page)

    return act


def ask_why(page: Any) -> None:
    """Open the first line's why."""
    page.locator(".h-why").first.click()
    page.wait_for_timeout(400)


def search(words: str) -> Callable[[Any], None]:
    """Search a list as one types."""

    def act(page: Any) -> None:
        page.locator("input[type=search]").first.fill(words)
        page.wait_for_timeout(900)

    return act


TOUR = (
    Picture("sign-in", "", "/p/suopursu/sign-in/"),
    Picture("cart", "aino@kaarnalahti.example", "/p/suopursu/shop/", into_cart),
    Picture("register", "vesa@suopursu.example", "/p/suopursu/work/devices/", search("lumo")),
    Picture("card", "aino@kaarnalahti.example", "/p/suopursu/devices/?q=KA-20911", first_of("devices")),
    Picture("refresh-plan", "aino@kaarnalahti.example", "/p/suopursu/devices/refresh-plan/"),
    Picture("invoice-why", "laura@suopursu.example", "/p/suopursu/work/invoices/?view=issued&q=Kaarnalahti", first_of("invoices", ask_why)),
    Picture("phone", "siri@tallkrona.example", "/p/granhaga/devices/", search("TK-10"), "sv", PHONE, is_dark=True),
    Picture("persian", "sara@sepidar.example", "/p/payar/invoices/", first_of("invoices", ask_why), "fa"),
)  # fmt: skip


def main(address: str, wanted: list[str]) -> None:
    """Take the pictures named, or all."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for picture in TOUR:
            if not wanted or picture.name in wanted:
                _take(browser, address, picture)
        browser.close()


def _take(browser: Any, address: str, picture: Picture) -> None:
    width, height = picture.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale=picture.language,
        color_scheme="dark" if picture.is_dark else "light",
    )
    page = context.new_page()
    page.set_default_timeout(60_000)
    provider = "/".join(picture.address.split("/")[:3])
    if picture.who:
        page.goto(f"{address}{provider}/sign-in/")
        page.locator(f"button[value='{picture.who}']").click()
        page.wait_for_load_state()
        _speak(page, address + provider, picture.language)
    page.goto(address + picture.address)
    picture.act(page)
    page.wait_for_load_state("networkidle")
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{picture.name}.png", animations="disabled")
    print(f"docs/pictures/{picture.name}.png")
    context.close()


def _speak(page: Any, base: str, language: str) -> None:
    """Choose the language as a reader does."""
    page.goto(f"{base}/")
    button = page.locator(f"button[name=language][value={language}]").first
    if button.get_attribute("aria-current") is None:
        with page.expect_navigation():
            button.evaluate("button => button.form.requestSubmit(button)")


if __name__ == "__main__":
    given = sys.argv[1:]
    at = given.pop(0) if given and given[0].startswith("http") else "http://127.0.0.1:8000"
    main(at.rstrip("/"), given)
