"""Webhooks: who hears what, signed how, tried again, paused, and sent again."""

import hashlib
import hmac
import json
import socket
from datetime import timedelta

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from cast import Cast
from connectors.listening import (
    REGISTERED,
    administrator,
    an_item,
    of_kaarnalahti,
    one_on_its_way,
    receiver,
    told,
)
from connectors.receiving import Receiver
from huolto.connectors.models import WebhookDelivery, WebhookEndpoint
from huolto.connectors.webhooks import posting
from huolto.connectors.webhooks.commands import (
    change_webhook_secret,
    create_webhook,
    pause_webhook,
    remove_webhook,
    replay_delivery,
    resume_webhook,
)
from huolto.connectors.webhooks.hearing import hear
from huolto.connectors.webhooks.sending import (
    MOST_ATTEMPTS,
    MOST_FAILURES,
    NotDelivered,
    forget_old_deliveries,
    send,
)
from huolto.foundation.errors import WrongState
from huolto.foundation.models import EventRecord
from huolto.parties.models import Notification
from huolto.register.commands import StartOfService, put_in_service

__all__ = ["receiver"]
pytestmark = pytest.mark.django_db


def signatures(header: str) -> tuple[str, list[str]]:
    parts = [part.split("=") for part in header.split(",")]
    return parts[0][1], [value for name, value in parts if name == "v1"]


def signed(secret: str, at: str, body: bytes) -> str:
    return hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()


def test_an_event_arrives_signed_with_the_secret(cast: Cast, receiver: Receiver) -> None:
    endpoint, secret = of_kaarnalahti(cast, receiver.url)
    delivery = one_on_its_way(cast, endpoint)
    send(delivery.pk)

    [(path, headers, body)] = receiver.got
    at, [made] = signatures(headers["Huolto-Signature"])
    assert path == "/hooks?from=huolto"
    assert made == signed(secret, at, body)
    assert abs(timezone.now().timestamp() - int(at)) < 60
    record = EventRecord.objects.get(name=REGISTERED)
    assert (headers["Huolto-Event"], headers["Content-Type"]) == (REGISTERED, "application/json")
    assert json.loads(body)["id"] == str(record.key)
    assert json.loads(body)["customer_id"] == cast.kaarnalahti.pk
    delivery.refresh_from_db()
    assert (delivery.state, delivery.status, delivery.answer) == ("delivered", 200, "thanks")


def test_what_arrived_is_not_sent_again_by_the_same_job(cast: Cast, receiver: Receiver) -> None:
    endpoint, _secret = of_kaarnalahti(cast, receiver.url)
    delivery = one_on_its_way(cast, endpoint)
    send(delivery.pk)
    send(delivery.pk)
    assert len(receiver.got) == 1


def test_the_secret_is_kept_sealed_and_bound_to_its_row(cast: Cast) -> None:
    endpoint, secret = of_kaarnalahti(cast, "https://hooks.example/in")
    endpoint.refresh_from_db()
    assert secret.startswith("whsec_")
    assert secret not in endpoint.secret
    other, _secret = of_kaarnalahti(cast, "https://hooks.example/in")
    WebhookEndpoint.objects.filter(pk=other.pk).update(secret=endpoint.secret)
    with pytest.raises(NotDelivered, match="key"):
        send(WebhookDelivery.objects.create(
            provider=cast.suopursu, endpoint=other, event=EventRecord.objects.of(cast.suopursu).earliest("pk")
        ).pk)  # fmt: skip


def test_a_customer_hears_of_its_own_devices_only(cast: Cast) -> None:
    endpoint, _secret = of_kaarnalahti(cast, "https://hooks.example/in")
    an_item(cast, cast.otavala, "OT-1")
    assert told(cast, endpoint) == []
    an_item(cast, cast.rantakoulu, "RA-1")
    an_item(cast)
    assert told(cast, endpoint) == [REGISTERED, REGISTERED]


def test_the_provider_hears_of_all_its_customers_and_of_nobody_elses(cast: Cast) -> None:
    url = "https://hooks.example/in"
    endpoint, _secret = create_webhook(
        actor=cast.actor(cast.provider_administrator), url=url, names=[REGISTERED]
    )
    elsewhere, _secret = create_webhook(
        actor=cast.actor(cast.payar_administrator), url=url, names=[REGISTERED]
    )
    an_item(cast, cast.otavala, "OT-1")
    an_item(cast)
    hear(cast.payar.pk)
    assert told(cast, endpoint) == [REGISTERED, REGISTERED]
    assert told(cast, elsewhere) == []


def test_only_chosen_events_and_only_later_ones_are_told(cast: Cast) -> None:
    item = an_item(cast)
    endpoint, _secret = of_kaarnalahti(cast, "https://hooks.example/in", "register.item_put_in_service")
    put_in_service(actor=cast.system(), starts=[StartOfService(item_id=item.pk, at=timezone.now())])
    an_item(cast, tag="KA-2")
    assert told(cast, endpoint) == ["register.item_put_in_service"]


def test_an_event_is_told_once_however_often_is_looked(cast: Cast) -> None:
    endpoint, _secret = of_kaarnalahti(cast, "https://hooks.example/in")
    an_item(cast)
    assert told(cast, endpoint) == [REGISTERED]
    assert told(cast, endpoint) == [REGISTERED]


def test_the_worker_is_asked_only_where_somebody_listens(cast: Cast) -> None:
    asked = ProcrastinateJob.objects.filter(task_name="connectors.tell_webhooks")
    an_item(cast)
    assert not asked.exists()
    of_kaarnalahti(cast, "https://hooks.example/in")
    an_item(cast, tag="KA-2")
    assert asked.get().args["provider_id"] == cast.suopursu.pk


def test_a_failure_is_tried_again_and_then_arrives(cast: Cast, receiver: Receiver) -> None:
    endpoint, _secret = of_kaarnalahti(cast, receiver.url)
    delivery = one_on_its_way(cast, endpoint)
    receiver.status, receiver.body = 503, b"x" * 3000
    with pytest.raises(NotDelivered):
        send(delivery.pk)
    delivery.refresh_from_db()
    endpoint.refresh_from_db()
    assert (delivery.state, delivery.status, delivery.fault) == ("waiting", 503, "refused")
    assert delivery.answer == "x" * 500
    assert endpoint.failures_in_a_row == 1

    receiver.status = 204
    send(delivery.pk)
    delivery.refresh_from_db()
    endpoint.refresh_from_db()
    assert (delivery.state, delivery.attempts, endpoint.failures_in_a_row) == ("delivered", 2, 0)
    assert receiver.got[0][2] == receiver.got[1][2]


def test_after_the_last_attempt_it_is_given_up(cast: Cast, receiver: Receiver) -> None:
    endpoint, _secret = of_kaarnalahti(cast, receiver.url)
    delivery = one_on_its_way(cast, endpoint)
    receiver.status = 500
    for _attempt in range(MOST_ATTEMPTS - 1):
        with pytest.raises(NotDelivered):
            send(delivery.pk)
    send(delivery.pk)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == ("failed", MOST_ATTEMPTS)


def test_a_redirect_is_not_followed(cast: Cast, receiver: Receiver) -> None:
    endpoint, _secret = of_kaarnalahti(cast, receiver.url)
    receiver.status, receiver.headers = 302, {"Location": receiver.url}
    with pytest.raises(NotDelivered):
        send(one_on_its_way(cast, endpoint).pk)
    assert len(receiver.got) == 1


def test_who_never_answers_is_not_waited_for(
    cast: Cast, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting, "SECONDS", 0.3)
    endpoint, _secret = of_kaarnalahti(cast, receiver.url)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        WebhookEndpoint.objects.filter(pk=endpoint.pk).update(url=url)
        with pytest.raises(NotDelivered):
            send(one_on_its_way(cast, endpoint).pk)
    assert WebhookDelivery.objects.get().fault == "too-slow"


def test_twenty_failures_in_a_row_pause_it_and_its_maker_is_told(cast: Cast, receiver: Receiver) -> None:
    endpoint, _secret = of_kaarnalahti(cast, receiver.url)
    receiver.status = 500
    delivery = one_on_its_way(cast, endpoint)
    WebhookEndpoint.objects.update(failures_in_a_row=MOST_FAILURES - 2)
    with pytest.raises(NotDelivered):
        send(delivery.pk)
    endpoint.refresh_from_db()
    assert endpoint.state == "active"
    with pytest.raises(NotDelivered):
        send(delivery.pk)
    endpoint.refresh_from_db()
    assert endpoint.state == "paused"
    told_of = Notification.objects.get(code="told.webhook-paused")
    assert told_of.membership.person_id == cast.customer_administrator.pk
    assert told_of.path == f"webhooks/{endpoint.pk}/"

    send(delivery.pk)
    assert len(receiver.got) == 2


def test_a_paused_one_goes_on_where_it_stopped(cast: Cast, receiver: Receiver) -> None:
    endpoint, _secret = of_kaarnalahti(cast, receiver.url)
    waiting = one_on_its_way(cast, endpoint)
    pause_webhook(actor=administrator(cast), webhook_id=endpoint.pk)
    an_item(cast, tag="KA-2")
    send(waiting.pk)
    assert told(cast, endpoint) == [REGISTERED]
    assert receiver.got == []

    resume_webhook(actor=administrator(cast), webhook_id=endpoint.pk)
    assert told(cast, endpoint) == [REGISTERED, REGISTERED]
    send(waiting.pk)
    assert len(receiver.got) == 1


def test_what_arrived_can_be_sent_again(cast: Cast, receiver: Receiver) -> None:
    endpoint, _secret = of_kaarnalahti(cast, receiver.url)
    delivery = one_on_its_way(cast, endpoint)
    with pytest.raises(WrongState):
        replay_delivery(actor=administrator(cast), delivery_id=delivery.pk)
    send(delivery.pk)
    replay_delivery(actor=administrator(cast), delivery_id=delivery.pk)
    send(delivery.pk)
    assert [body for _path, _headers, body in receiver.got] == [receiver.got[0][2]] * 2


def test_for_a_day_both_secrets_sign(cast: Cast, receiver: Receiver) -> None:
    endpoint, before = of_kaarnalahti(cast, receiver.url)
    _endpoint, now = change_webhook_secret(actor=administrator(cast), webhook_id=endpoint.pk)
    delivery = one_on_its_way(cast, endpoint)
    send(delivery.pk)
    _path, headers, body = receiver.got[0]
    at, made = signatures(headers["Huolto-Signature"])
    assert made == [signed(now, at, body), signed(before, at, body)]

    WebhookEndpoint.objects.update(former_until=timezone.now() - timedelta(seconds=1))
    replay_delivery(actor=administrator(cast), delivery_id=delivery.pk)
    send(delivery.pk)
    _path, headers, body = receiver.got[1]
    at, made = signatures(headers["Huolto-Signature"])
    assert made == [signed(now, at, body)]


def test_a_removed_one_is_gone_with_its_log(cast: Cast) -> None:
    endpoint, _secret = of_kaarnalahti(cast, "https://hooks.example/in")
    delivery = one_on_its_way(cast, endpoint)
    remove_webhook(actor=administrator(cast), webhook_id=endpoint.pk)
    send(delivery.pk)
    assert not WebhookEndpoint.objects.exists()
    assert not WebhookDelivery.objects.exists()


def test_the_log_is_forgotten_after_a_month_but_not_what_waits(cast: Cast, receiver: Receiver) -> None:
    endpoint, _secret = of_kaarnalahti(cast, receiver.url)
    send(one_on_its_way(cast, endpoint).pk)
    an_item(cast, tag="KA-2")
    hear(cast.suopursu.pk)
    assert forget_old_deliveries() == 0
    WebhookDelivery.objects.update(made_at=timezone.now() - timedelta(days=31))
    assert forget_old_deliveries() == 1
    assert WebhookDelivery.objects.get().state == "waiting"
