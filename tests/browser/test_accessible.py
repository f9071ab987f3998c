"""The register's pages before axe: nothing against WCAG 2.2 A and AA, in light and dark, from both sides, on a phone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from access.addresses import ADDRESSES, Fixed
from access.objects import Objects, own_objects
from browser.driving import browser, faults, needs_chromium, somebody
from cast import Cast
from huolto.register.commands import ItemChanges, NewIdentifier, plan_bulk_change, register_items
from huolto.register.commands.stock_takes import start_stock_take
from huolto.register.models import Item
from huolto.register.selection import Selection
from register.registers import new_item
from shop.shops import fill_cart, open_shop
from shop.test_replacements import an_old_one, models

__all__ = ["browser", "somebody"]

pytestmark = needs_chromium

LOOKS = [("en", "light", 1440), ("fa", "dark", 1440), ("fi", "light", 390)]
"""Language, colours, width."""


@pytest.fixture(params=LOOKS, ids=lambda look: "-".join(map(str, look)))
def look(request: Any, somebody: Any) -> Callable[[str, str, list[str]], dict[str, list[str]]]:
    """Signs somebody in and answers what axe finds on each of their pages, by address; wider than the screen is a fault."""
    language, colours, width = request.param

    def found(email: str, first: str, addresses: list[str]) -> dict[str, list[str]]:
        one = somebody("suopursu", language=language, width=width)
        one.page.emulate_media(color_scheme=colours)
        one.sign_in(email)
        said: dict[str, list[str]] = {}
        for address in [first, *addresses]:
            page = one.open(address)
            wide = page.evaluate("() => document.documentElement.scrollWidth") - width
            said[address] = [*faults(page), *([f"{wide} px too wide"] if wide > 0 else [])]
        return {address: all_of_it for address, all_of_it in said.items() if all_of_it}

    return found


def register(cast: Cast) -> list[Item]:
    return register_items(
        actor=cast.system(),
        items=[
            new_item(
                cast,
                f"KA-{number}",
                holder_id=cast.employee.pk if number % 2 else None,
                place_id=cast.room_312.pk,
                cost_centre_id=cast.administration.pk,
                identifiers=(NewIdentifier("serial", f"LB3-77A014{number}"),),
            )
            for number in range(4)
        ],
    )


def test_the_orderers_pages(cast: Cast, look: Any) -> None:
    items = register(cast)
    shop = open_shop(cast)
    old = an_old_one(shop, models(shop)[0])
    orderer = cast.actor(cast.orderer)
    bulk = plan_bulk_change(
        actor=orderer,
        selection=Selection(ids=tuple(item.pk for item in items)),
        kind="change",
        changes=ItemChanges(posting_code="77"),
        from_at=timezone.now(),
    )
    session = start_stock_take(actor=orderer, customer_id=cast.kaarnalahti.pk, place_id=cast.town_hall.pk)
    item = items[1].pk
    addresses = [
        "/devices/?holder=nobody&q=ka",
        "/devices/?q=nothing-of-this-name",
        "/devices/filter/holder/",
        "/devices/views/?q=ka",
        "/devices/import/",
        f"/devices/bulk/?do=change&pick={item}",
        f"/devices/bulk/{bulk.pk}/",
        f"/devices/exports/?pick={item}",
        f"/devices/{item}/",
        f"/devices/{old.pk}/",
        f"/devices/{item}/change/",
        f"/devices/{item}/store/",
        f"/devices/{item}/history/",
        "/devices/ending/",
        "/devices/refresh-plan/",
        f"/devices/replacements/?ids={old.pk}",
        f"/devices/hand-over/?ids={item}",
        "/hand-overs/",
        f"/devices/stickers/?ids={item}",
        "/stock-takes/",
        f"/stock-takes/{session.pk}/",
        f"/stock-takes/{session.pk}/scan/",
    ]
    assert look("aino@kaarnalahti.example", "/devices/", addresses) == {}


def test_what_an_orderer_reads_and_orders(cast: Cast, look: Any) -> None:
    shop = open_shop(cast)
    cart = fill_cart(shop, cast.orderer, shop.laptop, place=cast.town_hall, cost_centre=cast.administration)
    [line] = cart.lines.all()
    addresses = [
        "/shop/?q=lumo",
        "/cart/",
        f"/cart/lines/{line.pk}/",
        *(
            reverse(name)
            for name in (
                "requests",
                "agreements",
                "invoices",
                "notifications",
                "api_tokens",
                "api_reference",
                "my_data",
                "guide",
                "news",
                "account_change_password",
            )
        ),
        reverse("help", args=["devices"]),
        reverse("help", args=["api_tokens"]),
    ]
    assert look("aino@kaarnalahti.example", "/shop/", addresses) == {}


def test_the_administrators_pages(cast: Cast, look: Any) -> None:
    register(cast)
    person = cast.inspector.pk
    addresses = [
        "/rights/?show=history",
        f"/rights/of/{person}/",
        "/people/",
        "/people/new/",
        f"/people/{person}/",
        "/webhooks/",
    ]
    assert look("antti@kaarnalahti.example", "/rights/", addresses) == {}


def test_the_pages_of_the_workbench(cast: Cast, look: Any) -> None:
    item = register(cast)[1].pk
    addresses = [
        reverse("work_device", args=[item]),
        reverse("work_device_put_in_service", args=[item]),
        *(
            reverse(name)
            for name in (
                "work_device_import",
                "work_endings",
                "work_refresh_plan",
                "work_stock_take_list",
                "work_hand_overs",
            )
        ),
    ]
    assert look("pauli@suopursu.example", reverse("work_devices"), addresses) == {}


OF_THE_ADMINISTRATOR = [
    "work_home",
    "work_orders",
    "work_order",
    "work_requests",
    "work_request",
    "work_customers",
    "work_customer",
    "work_customer_facts",
    "work_person",
    "work_catalogue",
    "work_product",
    "work_packages",
    "work_assortments",
    "work_agreements",
    "work_agreement",
    "work_articles",
    "work_article_edit",
    "work_announcement_new",
    "work_feedback",
    "work_channels",
    "work_channel_new",
    "work_device_settings",
    "work_jobs",
    "work_settings",
    "work_failed_mails",
    "work_api_tokens",
    "work_webhooks",
    "work_webhook",
    "work_webhook_change",
]
OF_THE_CLERK = ["work_billing", "work_period", "work_invoices", "work_invoice", "work_invoice_credit"]
OF_THE_OFFICER = [
    "work_privacy",
    "work_privacy_person",
    "work_privacy_erase",
    "work_privacy_record",
    "work_privacy_retention",
    "work_privacy_rule",
    "work_privacy_readings",
]
"""Pages of the workbench by the names of their addresses."""


def address_of(name: str, things: Objects) -> str:
    """The page of this name, below the provider, for the object that the all-routes test opens it with."""
    filled = {
        part: field.value if isinstance(field, Fixed) else getattr(things, field)
        for part, field in ADDRESSES.get(name, {}).items()
    }
    return reverse(name, kwargs=filled)


def test_the_other_pages_of_the_workbench(cast: Cast, look: Any, request: pytest.FixtureRequest) -> None:
    """Each page in one of the looks: they are many, and their parts are the same."""
    things, turn = own_objects(cast), LOOKS.index(request.node.callspec.params["look"])
    for email, names in (
        (cast.provider_administrator.email, OF_THE_ADMINISTRATOR),
        (cast.billing.email, OF_THE_CLERK),
        (cast.privacy_officer.email, OF_THE_OFFICER),
    ):
        first, *others = (address_of(name, things) for name in names[turn :: len(LOOKS)])
        assert look(email, first, others) == {}


def test_one_box_stands_for_all_events_of_a_kind(cast: Cast, somebody: Any) -> None:
    pauli = somebody("suopursu", language="en")
    pauli.sign_in(cast.provider_administrator.email)
    page = pauli.open(reverse("work_webhooks"))
    orders = page.locator("[data-whole]", has_text="shop.order_placed")
    boxes, whole = orders.locator("input[name=names]"), orders.locator("[data-whole-all]")
    whole.check()
    assert boxes.evaluate_all("all => all.every(one => one.checked)")
    boxes.first.uncheck()
    assert whole.evaluate("box => [box.checked, box.indeterminate]") == [False, True]
    assert page.locator("input[name=names]:checked").count() == boxes.count() - 1
