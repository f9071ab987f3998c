"""The palette and the notifications in a browser: by keyboard alone, on a phone, from right to left, before axe."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from browser.driving import browser, faults, needs_chromium, somebody
from cast import Cast
from huolto.desk.choices import ChannelKind
from huolto.desk.commands import ChannelFacts, add_channel
from huolto.parties.choices import NotificationTopic
from huolto.parties.notices import notify
from huolto.register.commands import register_items
from register.registers import new_item

__all__ = ["browser", "somebody"]

pytestmark = needs_chromium

LIST = "#palette-list"


def a_register(cast: Cast) -> None:
    register_items(actor=cast.system(), items=[new_item(cast, f"KA-{number}") for number in (1042, 1043)])


def typed(page: Any, text: str) -> None:
    page.fill("#palette input", text)
    page.wait_for_selector(f"{LIST}:not([aria-busy]) [role=option]")


def test_a_device_is_opened_by_keys_alone_and_stands_among_the_lately_opened(
    cast: Cast, somebody: Any
) -> None:
    a_register(cast)
    one = somebody("suopursu", language="en")
    one.sign_in("aino@kaarnalahti.example")
    page = one.page
    page.keyboard.press("Control+k")
    typed(page, "ka-104")
    field = page.locator("#palette input")
    assert field.get_attribute("aria-activedescendant") == "pal-items-1"
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#pal-items-2", "aria-selected") == "true"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "KA-1042" in one.text()
    one.open("/")
    page.keyboard.press("/")
    page.wait_for_selector("#pal-lately")
    assert "Lumo Book 14" in page.inner_text("#pal-lately-0")
    page.keyboard.press("Escape")
    assert not page.is_visible("#palette")


def test_the_language_is_switched_from_the_palette(cast: Cast, somebody: Any) -> None:
    one = somebody("suopursu", language="en")
    one.sign_in("aino@kaarnalahti.example")
    one.page.keyboard.press("Control+k")
    typed(one.page, "persian")
    with one.page.expect_navigation():
        one.page.keyboard.press("Enter")
    assert one.page.get_attribute("html", "dir") == "rtl"


def test_what_is_told_is_read_by_opening_it(cast: Cast, somebody: Any) -> None:
    notify(
        cast.orderer,
        topic=NotificationTopic.ENDING,
        code="ending",
        params={"count": 3},
        path="devices/ending/",
        once_key="x",
    )
    one = somebody("suopursu", language="en", width=390)
    one.sign_in("aino@kaarnalahti.example")
    page = one.page
    assert page.inner_text(".h-bell .n") == "1"
    page.click(".h-bell")
    page.click("text=The lease, warranty or life of 3 devices ends soon.")
    page.wait_for_url("**/devices/ending/")
    assert page.locator(".h-bell .n").count() == 0


@pytest.mark.parametrize(
    ("language", "colours", "width"), [("en", "light", 1440), ("fa", "dark", 390)], ids=["en", "fa"]
)
def test_first_pages_palette_and_notifications_before_axe(
    cast: Cast, somebody: Any, language: str, colours: str, width: int
) -> None:
    a_register(cast)
    for kind, address in ((ChannelKind.PHONE, "000"), (ChannelKind.LINK, "https://old.example/")):
        facts = ChannelFacts(
            kind=kind, name={"en": "Desk"}, address=address, hours={"mon-fri": ["08:00-16:00"]}
        )
        add_channel(actor=cast.system(), facts=facts)
    notify(
        cast.orderer, topic=NotificationTopic.ENDING, code="ending", params={"count": 3}, path="devices/",
        once_key="x",
    )  # fmt: skip
    found: dict[str, list[str]] = {}
    for email, pages in (
        ("aino@kaarnalahti.example", ["/", "/search/?q=ka", "/notifications/", "/notifications/choices/"]),
        (cast.provider_administrator.email, [
            reverse("work_home"), reverse("work_search") + "?q=ka", reverse("work_channels"), reverse("work_channel_new"),
        ]),
    ):  # fmt: skip
        one = somebody("suopursu", language=language, width=width)
        one.page.emulate_media(color_scheme=colours)
        one.sign_in(email)
        for address in pages:
            page = one.open(address)
            wide = page.evaluate("() => document.documentElement.scrollWidth") - width
            found[address] = [*faults(page), *([f"{wide} px too wide"] if wide > 0 else [])]
        page.keyboard.press("Control+k")
        typed(page, "ka")
        found[f"{email} palette"] = faults(page)
    assert {address: said for address, said in found.items() if said} == {}


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_first_page_weighs_less_than_300_kilobytes(cast: Cast, somebody: Any, language: str) -> None:
    a_register(cast)
    one = somebody("suopursu", language=language, width=390)
    one.sign_in("aino@kaarnalahti.example")
    loaded = one.context.browser.new_context(storage_state=one.context.storage_state()).new_page()
    weight: dict[str, int] = {}
    loaded.on(
        "requestfinished",
        lambda asked: weight.update({urlsplit(asked.url).path: asked.sizes()["responseBodySize"]}),
    )
    loaded.goto(f"{one.base}/", wait_until="networkidle")
    loaded.context.close()
    static = [path for path in weight if path.startswith("/static/")]
    assert len(static) >= 10
    # The test's own server sends files past our middleware; what goes over the wire is what that answers.
    for path in static:
        answer = Client().get(path, headers={"accept-encoding": "gzip"})
        weight[path] = int(answer.headers["Content-Length"])
        answer.close()
    assert sum(weight.values()) < 300_000
