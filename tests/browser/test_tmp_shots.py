from browser.driving import needs_chromium
from browser.test_reading import *

pytestmark = needs_chromium


def test_shots(troubled, somebody):
    for language, width, colours in (("en", 1440, "light"), ("fa", 1440, "light"), ("fa", 390, "dark")):
        one = somebody("suopursu", language=language, width=width)
        one.page.emulate_media(color_scheme=colours)
        one.sign_in("aino@kaarnalahti.example")

        def shot(name):
            one.page.screenshot(path=f"/tmp/know-{name}-{language}-{width}.png", full_page=True)

        one.open("/")
        shot("home")
        one.open("/guide/")
        shot("guide")
        one.open("/guide/order/")
        shot("article")
        p = one.open("/devices/")
        p.click("a.h-helplink")
        p.locator("#help-panel h2").first.wait_for()
        one.page.screenshot(path=f"/tmp/know-help-{language}-{width}.png")
        p = one.open("/news/")
        p.click("#useful button[value=no]")
        p.locator("#useful textarea").wait_for()
        shot("news")
        one.sign_in("pauli@suopursu.example")
        p = one.open("/work/articles/")
        shot("articles")
        p.goto(p.locator("table a").first.evaluate("a=>a.href"))
        shot("edit")
        p = one.open("/work/announcements/new/")
        if language == "fa":
            p.locator(".h-datefield:has(#id_from_on) > button").click()
        shot("announce")
        one.open("/work/feedback/")
        shot("feedback")
