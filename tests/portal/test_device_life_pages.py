"""Replacements, the refresh plan and hand-overs on pages."""

from datetime import date

from django.test import Client

from cast import Cast
from huolto.parties.models import Person
from huolto.register.choices import HandOverState
from huolto.register.commands import Handed, hand_over
from huolto.register.hand_over_access import token_of
from huolto.register.models import HandOver, Item
from huolto.shop.models import CartLine
from portal.test_device_pages import browser
from register.registers import an_item
from register.test_hand_overs import drawn
from shop.shops import open_shop
from shop.test_replacements import an_old_one, models

HERE = "/p/suopursu/"


def asked(cast: Cast, item: Item) -> HandOver:
    return hand_over(
        actor=cast.actor(cast.agent), items=[Handed(item_id=item.pk)], person_id=cast.employee.pk
    )


def test_from_the_card_the_new_device_goes_into_the_cart(cast: Cast) -> None:
    shop = open_shop(cast)
    first, *_others = models(shop)
    item = an_old_one(shop, first)
    client = browser(cast, cast.orderer)
    address = f"{HERE}devices/replacements/"
    assert f"replacements/?ids={item.pk}" in client.get(f"{HERE}devices/{item.pk}/").content.decode()
    page = client.get(address, {"ids": item.pk}).content.decode()
    for said in ("Lumo Book 14", "OLD-1", "1,030.00", "Elina Rauta"):
        assert said in page
    answer = client.post(address, {"ids": item.pk})
    assert (answer.status_code, answer["Location"]) == (302, f"{HERE}cart/")
    assert CartLine.objects.get().replaces == item


def test_without_a_corresponding_device_the_account_manager_is_named(cast: Cast) -> None:
    shop = open_shop(cast)
    item = an_old_one(shop, None)
    client = browser(cast, cast.orderer)
    page = client.get(f"{HERE}devices/replacements/", {"ids": item.pk}).content.decode()
    assert "Päivi Lindroos" in page
    assert client.post(f"{HERE}devices/replacements/", {"ids": item.pk}).status_code == 422


def test_the_plan_has_a_picture_a_table_and_the_devices_behind_each_number(cast: Cast) -> None:
    shop = open_shop(cast)
    first, *_others = models(shop)
    an_old_one(shop, first, end_of_life_on=date(2020, 1, 1))
    an_old_one(shop, None, "OLD-2", end_of_life_on=date(2020, 1, 1))
    for person, prefix in ((cast.orderer, ""), (cast.agent, "work/")):
        client = browser(cast, person)
        page = client.get(f"{HERE}{prefix}devices/refresh-plan/")
        text = page.content.decode()
        for said in ('role="img"', "Overdue", "1,030.00", "1 device has no price", "without price"):
            assert said in text
        url = page.context["years"][0]["url"]
        behind = client.get(url).content.decode()
        assert "OLD-1" in behind
        assert "OLD-2" in behind
        file = client.get(page.context["csv_url"]).content.decode()
        assert "Overdue,Laptops,Lumo Book 0,Lumo Book 14,1,0,1030" in file


def test_a_plan_with_nonsense_in_its_address_is_drawn_all_the_same(cast: Cast) -> None:
    client = browser(cast, cast.orderer)
    nonsense = {"horizon": "99", "longer": "x", "place": "1' OR", "customer": "-1", "measure": "?"}
    assert client.get(f"{HERE}devices/refresh-plan/", nonsense).status_code == 200
    an_item(cast)
    assert client.get(f"{HERE}devices/refresh-plan/", nonsense).status_code == 200
    assert client.get(f"{HERE}devices/refresh-plan/devices/", {"year": "--"}).status_code == 302


def test_by_the_link_one_confirms_once_without_signing_in(cast: Cast) -> None:
    Person.objects.filter(pk=cast.employee.pk).update(language="en")
    found = asked(cast, an_item(cast))
    address = f"{HERE}hand-over/{token_of(found.nonce)}/"
    one, other = Client(), Client()
    assert "Did you get these devices?" in one.get(address).content.decode()
    assert other.get(address).status_code == 200
    assert one.post(address, {"choice": "accept"}).status_code == 422
    sent = {"choice": "accept", "name": "Elina Rauta", "agree": "yes"}
    assert "Thank you" in one.post(address, sent).content.decode()
    again = other.post(address, sent)
    assert again.status_code == 409
    assert "used already" in again.content.decode()
    assert "KA-1" not in other.get(address).content.decode()
    assert Client().get(f"{HERE}hand-over/{'0' * 64}/").status_code == 404
    assert Client().get(f"/p/payar/hand-over/{token_of(found.nonce)}/").status_code == 404


def test_the_holder_signs_on_the_agents_screen(cast: Cast) -> None:
    item = an_item(cast)
    client = browser(cast, cast.agent)
    start = f"{HERE}work/devices/hand-over/"
    assert client.get(start, {"ids": item.pk}).status_code == 200
    assert client.post(start, {"ids": item.pk}).status_code == 422
    answer = client.post(
        start, {"ids": item.pk, "person": cast.employee.pk, f"accessories-{item.pk}": "charger"}
    )
    assert answer.status_code == 302
    assert "charger" in client.get(answer["Location"]).content.decode()
    signed = client.post(answer["Location"], {"choice": "accept", "signature": drawn()})
    assert signed.status_code == 302
    found = HandOver.objects.get()
    assert (found.state, found.way) == (HandOverState.ACCEPTED, "on_the_spot")
    receipt = client.get(f"{HERE}work/hand-overs/{found.pk}/receipt.pdf")
    assert receipt.content.startswith(b"%PDF-")
    assert client.get(f"{HERE}work/hand-overs/{found.pk}/signature.png")["Content-Type"] == "image/png"


def test_what_waits_for_somebody_stands_in_their_list_and_is_declined_there(cast: Cast) -> None:
    found = asked(cast, an_item(cast))
    client = browser(cast, cast.employee)
    assert "Waiting for you" in client.get(f"{HERE}hand-overs/").content.decode()
    address = f"{HERE}hand-overs/{found.pk}/"
    assert client.post(address, {"choice": "decline", "because": ""}).status_code == 422
    assert client.post(address, {"choice": "decline", "because": "not mine"}).status_code == 302
    assert browser(cast, cast.other_employee).get(address).status_code == 404
    assert "not mine" in browser(cast, cast.agent).get(f"{HERE}work/hand-overs/{found.pk}/").content.decode()


def test_what_is_handed_over_waits_on_the_home_page_of_whom_it_is_for_until_it_is_answered(
    cast: Cast,
) -> None:
    found = asked(cast, an_item(cast))
    said, address = (
        "Jonas Virta hands Lumo Book 14 over to you: confirm it.",
        f"{HERE}hand-overs/{found.pk}/",
    )
    home = browser(cast, cast.employee).get(HERE).content.decode()
    assert said in home
    assert address in home
    assert address not in browser(cast, cast.other_employee).get(HERE).content.decode()
    browser(cast, cast.employee).post(address, {"choice": "decline", "because": "not mine"})
    assert "Waits for you" not in browser(cast, cast.employee).get(HERE).content.decode()
