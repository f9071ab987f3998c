"""What the bar of the list leads on to, with picked rows or all that fit: stickers, cards, hand-overs, an export."""

from cast import Cast
from huolto.register.export_columns import exported_of
from portal.test_device_pages import browser
from register.registers import an_item

HERE = "/p/suopursu/devices/"


def test_picked_rows_reach_every_page_of_the_bar_and_another_customers_do_not(cast: Cast) -> None:
    first, second = an_item(cast, "KA-1"), an_item(cast, "KA-2")
    other = an_item(cast, "OT-1", customer=cast.otavala)
    client = browser(cast, cast.orderer)
    picked = f"pick={first.pk}&pick={second.pk}&pick={other.pk}&shown={first.pk}"
    assert client.get(f"{HERE}stickers/?{picked}").context["count"] == 2
    lines = client.get(f"{HERE}hand-over/?{picked}").context["lines"]
    assert [item.asset_tag for item, *_typed in lines] == ["KA-1", "KA-2"]
    answer = client.get(f"{HERE}cards.pdf?{picked}")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")


def test_all_that_fit_are_those_of_the_lists_filter_without_the_ones_let_go(cast: Cast) -> None:
    first, second = an_item(cast, "KA-1"), an_item(cast, "KA-2")
    an_item(cast, "KX-1")
    client = browser(cast, cast.orderer)
    shown = f"all=1&address=q%3DKA&shown={first.pk},{second.pk}&pick={second.pk}"
    lines = client.get(f"{HERE}hand-over/?{shown}").context["lines"]
    assert [item.asset_tag for item, *_typed in lines] == ["KA-2"]
    assert client.get(f"{HERE}stickers/?{shown}").context["count"] == 1


def test_nothing_picked_hands_nothing_over(cast: Cast) -> None:
    an_item(cast, "KA-1")
    assert browser(cast, cast.orderer).get(f"{HERE}hand-over/").context["lines"] == []


def test_the_bar_offers_only_what_its_reader_may_do(cast: Cast) -> None:
    an_item(cast, "KA-1", holder_id=cast.employee.pk)
    for person, may in ((cast.orderer, True), (cast.employee, False)):
        page = browser(cast, person).get(HERE).content.decode()
        assert ('formaction="/p/suopursu/devices/hand-over/"' in page) is may
        assert ('formaction="/p/suopursu/devices/replacements/"' in page) is may
        assert 'formaction="/p/suopursu/devices/stickers/"' in page


def test_columns_of_the_list_are_exported_under_the_codes_of_a_file() -> None:
    assert exported_of(["tag", "numbers", "price", "tag", "nonsense"]) == [
        "tag",
        "imei",
        "mac",
        "purchase_price",
    ]
