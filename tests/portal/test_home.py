"""The customers' first page: shaped by rights, with what waits, whom to call, and in few queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast import Cast
from huolto.desk.choices import ChannelKind
from huolto.desk.commands import ChannelFacts, add_channel
from huolto.register.commands import register_items
from portal.test_device_pages import browser
from register.registers import new_item

HOME = "/p/suopursu/"


def page_of(cast: Cast, name: str) -> str:
    return browser(cast, getattr(cast, name)).get(HOME).content.decode()


@pytest.mark.parametrize(
    ("person", "offered", "not_offered"),
    [
        ("orderer", ["Order something", "What ends soon", "Invoices"], ["People and rights"]),
        ("employee", ["My devices", "Requests"], ["Order something", "What ends soon", "Invoices"]),
        ("inspector", ["What ends soon", "Invoices"], ["Order something"]),
        ("customer_administrator", ["People and rights", "Invoices"], ["Order something"]),
    ],
)
def test_ways_are_those_that_the_readers_rights_open(
    cast: Cast, person: str, offered: list[str], not_offered: list[str]
) -> None:
    tiles = page_of(cast, person).split('class="h-tiles')[1].split('class="h-home')[0]
    assert [word for word in offered if word not in tiles] == []
    assert [word for word in not_offered if word in tiles] == []


def test_a_customer_sees_its_own_channels_and_not_those_of_another(cast: Cast) -> None:
    for name, customer in (("City line", cast.kaarnalahti), ("Housing line", cast.otavala)):
        facts = ChannelFacts(
            kind=ChannelKind.PHONE, name={"en": name}, address="000", customer_id=customer.pk
        )
        add_channel(actor=cast.system(), facts=facts)
    page = page_of(cast, "orderer")
    assert "City line" in page
    assert "Housing line" not in page


def test_an_old_channel_says_from_when_it_is_here(cast: Cast) -> None:
    facts = ChannelFacts(
        kind=ChannelKind.LINK,
        name={"en": "Finance, old"},
        address="https://old.example/",
        valid_until=date(2999, 6, 1),
    )
    add_channel(actor=cast.system(), facts=facts)
    page = page_of(cast, "employee")
    assert "From 1 Jun 2999 on you find it on these pages." in page
    assert 'href="https://old.example/"' in page


def test_many_devices_cost_no_more_queries_than_one(cast: Cast) -> None:
    client = browser(cast, cast.orderer)
    one = new_item(cast, "KA-1", holder_id=cast.orderer.pk)
    register_items(actor=cast.system(), items=[one])
    client.get(HOME)
    with CaptureQueriesContext(connection) as few:
        client.get(HOME)
    more = [new_item(cast, f"KA-{number}", holder_id=cast.orderer.pk) for number in range(2, 30)]
    register_items(actor=cast.system(), items=more)
    with CaptureQueriesContext(connection) as many:
        client.get(HOME)
    # One more: how many there are in all, where not all are shown.
    assert len(many) == len(few) + 1
    assert len(many) <= 26
