"""Keys alone: order, find, move and retire a device without a pointer; the focus is always in sight and never lost."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from browser.driving import browser, needs_chromium, somebody
from cast import Cast
from huolto.register.commands import StartOfService, put_in_service, register_items
from huolto.register.models import Item
from huolto.shop.models import Order
from register.registers import new_item
from shop.shops import open_shop

__all__ = ["browser", "somebody"]

pytestmark = needs_chromium

MOST = 80
"""Presses of Tab within which anything on a page is reached."""

IN_SIGHT = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  const drawn = at => { const look = getComputedStyle(at);
    return (look.outlineStyle !== "none" && parseFloat(look.outlineWidth) > 0) || look.boxShadow !== "none"; };
  const marked = drawn(one) || [one.closest("label"), one.parentElement].some(at => at && drawn(at));
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  // The button of a date's own calendar is marked by the browser, inside the field.
  const own = one.type === "date" && !one.matches(":focus-visible");
  return (marked || own) && inside ? "" : one.outerHTML.slice(0, 160);
}"""
""""" where the focused element is on the screen with a mark around it, else the element."""


def reach(page: Any, selector: str) -> None:
    """Press Tab until the focus is there; on the way it is always to be seen."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        assert page.evaluate(IN_SIGHT) == ""
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is not reached by {MOST} presses of Tab on {page.url}")


def go(page: Any, selector: str) -> None:
    """Reach a link or a button and press Enter."""
    reach(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def choose_first(page: Any, selector: str) -> None:
    """Reach a list of choices and take the first real one."""
    reach(page, selector)
    page.keyboard.press("ArrowDown")


def a_served_device(cast: Cast) -> Item:
    new = new_item(cast, "KA-1", place_id=cast.town_hall.pk, holder_id=cast.employee.pk)
    [item] = register_items(actor=cast.system(), items=[new])
    start = StartOfService(item_id=item.pk, at=timezone.now() - timedelta(days=3))
    put_in_service(actor=cast.system(), starts=[start])
    return item


def orderer(cast: Cast, somebody: Any, **look: Any) -> Any:
    one = somebody("suopursu", language="en", **look)
    one.sign_in("aino@kaarnalahti.example")
    return one


def test_a_laptop_is_ordered_by_keys_alone(cast: Cast, somebody: Any) -> None:
    open_shop(cast)
    aino = orderer(cast, somebody)
    page = aino.open("/")
    go(page, ".h-tiles a[href$='/shop/']")
    go(page, "button[aria-label='Add Lumo Book 14 to the cart']")
    go(page, ".h-cartwho a")
    choose_first(page, "select[name=place]")
    choose_first(page, "select[name=cost_centre]")
    go(page, "main .h-actions button.btn-primary")
    go(page, "form[action$='/cart/place/'] button[type=submit]")
    order = Order.objects.get()
    assert order.request.number in aino.text()
    assert order.lines.count() == 1


def test_a_device_is_found_moved_and_retired_by_keys_alone(cast: Cast, somebody: Any) -> None:
    item = a_served_device(cast)
    aino = orderer(cast, somebody)
    page = aino.open("/")
    page.keyboard.press("Control+k")
    page.keyboard.type("KA-1")
    page.wait_for_selector("#palette-list:not([aria-busy]) [role=option]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    go(page, ".h-head a[href$='/change/']")
    choose_first(page, "select[name=place]")
    go(page, "main form[data-once] button.btn-primary")
    item.refresh_from_db()
    assert item.place_id not in (None, cast.town_hall.pk)
    go(page, "main a[href$='/take-out/']")
    go(page, "main form[data-once] button.btn-primary")
    item.refresh_from_db()
    assert item.state == "out_of_service"
    # What may follow stands in sight.
    go(page, "main a[href$='/store/']")


def test_the_list_leads_to_a_device_by_keys_alone(cast: Cast, somebody: Any) -> None:
    item = a_served_device(cast)
    page = orderer(cast, somebody).open("/devices/")
    go(page, f"#rows a[href$='/devices/{item.pk}/']")
    assert "KA-1" in page.inner_text("main")


def test_the_first_press_offers_to_skip_the_navigation(cast: Cast, somebody: Any) -> None:
    page = orderer(cast, somebody).open("/")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.className") == "h-skip"
    assert page.evaluate(IN_SIGHT) == ""
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('main') !== null")


def test_what_opens_keeps_the_focus_and_gives_it_back(cast: Cast, somebody: Any) -> None:
    item = a_served_device(cast)
    page = orderer(cast, somebody).open(f"/devices/{item.pk}/")
    reach(page, "a[data-open-palette]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#palette input:focus")
    for _ in range(6):
        page.keyboard.press("Tab")
        inside = (
            "() => document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
        assert page.evaluate(inside)
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.activeElement.matches('a[data-open-palette]')")
    reach(page, "main .h-head summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => !!document.activeElement.closest('.h-head .h-menu .m')")
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.activeElement.matches('.h-head summary')")
    assert page.locator(".h-head details[open]").count() == 0
