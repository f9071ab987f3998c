"""Where webhooks are never sent, and who may set one up."""

import socket
from typing import Any

import pytest

from cast import Cast
from connectors.listening import REGISTERED, administrator, of_kaarnalahti, one_on_its_way, receiver
from connectors.receiving import Receiver
from huolto.connectors.models import WebhookDelivery, WebhookEndpoint
from huolto.connectors.webhooks.addresses import is_outside
from huolto.connectors.webhooks.commands import (
    change_webhook_secret,
    create_webhook,
    pause_webhook,
    remove_webhook,
    replay_delivery,
    resume_webhook,
)
from huolto.connectors.webhooks.sending import (
    NotDelivered,
    send,
)
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible

__all__ = ["receiver"]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "url",
    [
        "http://hooks.example/",
        "https://127.0.0.1/",
        "https://localhost/",
        "https://10.0.0.8/",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/",
        "https://[::ffff:192.168.0.1]/",
        "https://me:secret@hooks.example/",
        "https://hooks.example:99999/",
        "https://",
        "ftp://hooks.example/",
        "https://hooks.example/a b",
    ],
)
def test_addresses_that_are_not_public_https_are_refused(cast: Cast, url: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        of_kaarnalahti(cast, url)
    assert refused.value.field == "url"
    assert not WebhookEndpoint.objects.exists()


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "0.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1", "169.254.169.254", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:10.0.0.1", "64:ff9b::a00:1",
        "2002:a00:1::", "fe80::1%eth0",
    ],
)  # fmt: skip
def test_what_is_inside_is_told_from_what_is_outside(address: str) -> None:
    assert not is_outside(address)
    assert is_outside("93.184.215.14")
    assert is_outside("2606:2800:21f:cb07:6820:80da:af6b:8b2c")


def test_a_name_that_leads_inside_is_connected_to_by_nobody(
    cast: Cast, receiver: Receiver, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of its addresses is public, one our own: none is tried."""
    endpoint, _secret = of_kaarnalahti(cast, receiver.url)
    settings.HUOLTO_WEBHOOKS_TO_LOOPBACK = False
    port = int(receiver.url.partition("127.0.0.1:")[2].partition("/")[0])
    WebhookEndpoint.objects.update(url=f"https://hooks.example:{port}/")
    means = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
        for address in ("93.184.215.14", "127.0.0.1")
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_asked, **_how: means)
    monkeypatch.setattr(socket.socket, "connect", lambda *_to: pytest.fail("connected"))
    delivery = one_on_its_way(cast, endpoint)
    with pytest.raises(NotDelivered):
        send(delivery.pk)
    assert WebhookDelivery.objects.get().fault == "inside"
    assert receiver.got == []


def test_who_administers_nothing_sets_up_nothing(cast: Cast) -> None:
    url = "https://hooks.example/in"
    with pytest.raises(NotAllowed):
        create_webhook(actor=administrator(cast), url=url, names=[REGISTERED])
    with pytest.raises(NotVisible):
        create_webhook(actor=administrator(cast), url=url, names=[REGISTERED], customer_id=cast.otavala.pk)
    with pytest.raises(NotVisible):
        create_webhook(
            actor=cast.actor(cast.orderer), url=url, names=[REGISTERED], customer_id=cast.kaarnalahti.pk
        )
    with pytest.raises(InvalidInput):
        of_kaarnalahti(cast, url, "parties.right_granted")


def test_another_customers_administrator_changes_nothing(cast: Cast) -> None:
    endpoint, _secret = of_kaarnalahti(cast, "https://hooks.example/in")
    delivery = one_on_its_way(cast, endpoint)
    other = cast.actor(cast.other_administrator)
    for do in (pause_webhook, resume_webhook, change_webhook_secret, remove_webhook):
        with pytest.raises(NotVisible):
            do(actor=other, webhook_id=endpoint.pk)
    with pytest.raises(NotVisible):
        replay_delivery(actor=other, delivery_id=delivery.pk)
