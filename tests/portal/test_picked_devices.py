"""What the bar of the list leads on to, with picked rows or all that fit: stickers, cards, hand-overs, an export."""

from typing import Any

import pytest

from cast import Cast
from huolto.foundation.errors import InvalidInput, NotVisible
from huolto.register.commands import cancel_list_export, write_list_export
from huolto.register.commands.exports import ask_card_export
from huolto.register.export_columns import exported_of
from huolto.register.models import ListExport
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
    assert client.get(f"{HERE}cards/?{picked}").context["count"] == 2


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


def test_the_cards_of_picked_devices_are_drawn_by_a_job_and_fetched_by_who_asked(cast: Cast) -> None:
    items = [an_item(cast, tag) for tag in ("KA-1", "KA/2 b")]
    client = browser(cast, cast.orderer)
    answer = client.post(f"{HERE}cards/?" + "&".join(f"pick={item.pk}" for item in items))
    export = ListExport.objects.get()
    address = f"{HERE}exports/{export.pk}/"
    assert answer["Location"] == address
    assert (export.state, export.format, export.file) == ("waiting", "pdf", None)
    assert export.card_address.endswith("/p/suopursu/d/")
    write_list_export(export.pk)
    export.refresh_from_db()
    assert (export.state, export.total, export.written) == ("ready", 2, 2)
    assert "Identity cards" in client.get(address).content.decode()
    fetched = client.get(f"{address}file/")
    assert fetched["Content-Type"] == "application/pdf"
    assert b"".join(fetched.streaming_content).startswith(b"%PDF-")
    assert browser(cast, cast.inspector).get(f"{address}file/").status_code == 404


def test_cards_cancelled_while_they_are_drawn_leave_no_file(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = [an_item(cast, tag) for tag in ("KA-1", "KA-2")]
    actor = cast.actor(cast.orderer)
    export = ask_card_export(
        actor=actor, item_ids=[item.pk for item in items], card_address="https://x/d/", language="en"
    )
    drawn: list[str] = []

    def paper(actor: Any, items: Any, *, address: Any, goes_on: Any) -> bytes | None:
        for number, item in enumerate(items, start=1):
            drawn.append(address(item))
            cancel_list_export(actor=actor, export_id=export.pk)
            if not goes_on(number):
                return None
        return b"%PDF-"

    monkeypatch.setattr("huolto.register.ports._paper", [paper])
    write_list_export(export.pk)
    export.refresh_from_db()
    assert drawn == ["https://x/d/KA-1"]
    assert (export.state, export.file) == ("cancelled", None)


def test_cards_are_asked_for_what_one_may_see_and_not_too_much_at_once(cast: Cast) -> None:
    own, other = an_item(cast, "KA-1"), an_item(cast, "OT-1", customer=cast.otavala)
    asked = {"actor": cast.actor(cast.orderer), "card_address": "", "language": "en"}
    with pytest.raises(NotVisible):
        ask_card_export(item_ids=[own.pk, other.pk], **asked)
    for wrong in ([], range(1, 202)):
        with pytest.raises(InvalidInput):
            ask_card_export(item_ids=wrong, **asked)
    assert not ListExport.objects.exists()
