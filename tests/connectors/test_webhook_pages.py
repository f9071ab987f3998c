"""Webhooks on pages and by the API: the secret shown once, the log, and what is not one's own."""

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from api.calling import program_of
from cast import Cast
from connectors.listening import REGISTERED, an_item, of_kaarnalahti
from huolto.connectors.models import WebhookDelivery, WebhookEndpoint
from huolto.connectors.webhooks.hearing import hear
from huolto.connectors.webhooks.sending import MOST_FAILURES, NotDelivered, send
from huolto.foundation.models import KeptAnswer
from huolto.parties.models import Person

pytestmark = pytest.mark.django_db
PAGES, WORK_PAGES = ("/p/suopursu" + reverse(name) for name in ("webhooks", "work_webhooks"))
URL = "https://hooks.example/in"


def signed_in(cast: Cast, person: Person) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(cast.user(person), backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def test_an_administrator_sets_one_up_and_sees_its_secret_once(cast: Cast) -> None:
    client = signed_in(cast, cast.customer_administrator)
    form = {"url": URL, "names": [REGISTERED], "customer_id": cast.kaarnalahti.pk}
    made = client.post(PAGES, form)

    assert made.status_code == 200
    assert made.context["secret"] in made.content.decode()
    assert "no-store" in made["Cache-Control"]
    endpoint = WebhookEndpoint.objects.get()
    later = client.get(f"{PAGES}{endpoint.pk}/").content.decode()
    assert made.context["secret"] not in later
    assert URL in client.get(PAGES).content.decode()


def test_a_refused_form_keeps_what_was_typed(cast: Cast) -> None:
    form = {"url": "http://10.0.0.1/", "names": [REGISTERED], "customer_id": cast.kaarnalahti.pk}
    answer = signed_in(cast, cast.customer_administrator).post(PAGES, form)
    assert answer.status_code == 422
    assert 'value="http://10.0.0.1/"' in answer.content.decode()
    assert not WebhookEndpoint.objects.exists()


def test_the_provider_sets_one_up_for_all_customers(cast: Cast) -> None:
    client = signed_in(cast, cast.provider_administrator)
    assert client.post(WORK_PAGES, {"url": URL, "names": [REGISTERED]}).status_code == 200
    assert WebhookEndpoint.objects.get().customer is None
    assert URL not in signed_in(cast, cast.customer_administrator).get(PAGES).content.decode()


def test_the_log_is_read_and_an_event_sent_again(cast: Cast) -> None:
    endpoint, _secret = of_kaarnalahti(cast, URL)
    an_item(cast)
    hear(cast.suopursu.pk)
    WebhookDelivery.objects.update(
        state="failed", status=503, fault="refused", answer="<b>busy</b>", attempts=8
    )
    client = signed_in(cast, cast.customer_administrator)

    said = client.get(f"{PAGES}{endpoint.pk}/").content.decode()
    assert "answered 503" in said
    assert "&lt;b&gt;busy&lt;/b&gt;" in said
    again = client.post(f"{PAGES}deliveries/{WebhookDelivery.objects.get().pk}/replay/")
    assert again.status_code == 302
    assert WebhookDelivery.objects.get().state == "waiting"


def test_paused_let_go_on_changed_and_removed(cast: Cast) -> None:
    endpoint, secret = of_kaarnalahti(cast, URL)
    client = signed_in(cast, cast.customer_administrator)
    move = f"{PAGES}{endpoint.pk}/move/"
    client.post(move, {"move": "pause"})
    assert WebhookEndpoint.objects.get().state == "paused"
    client.post(move, {"move": "resume"})
    assert WebhookEndpoint.objects.get().state == "active"
    assert client.post(move, {"move": "secret"}).context["secret"] != secret
    assert client.post(move, {"move": "remove"}).status_code == 302
    assert not WebhookEndpoint.objects.exists()


def test_others_do_not_find_it(cast: Cast) -> None:
    endpoint, _secret = of_kaarnalahti(cast, URL)
    other = signed_in(cast, cast.other_administrator)
    assert other.get(f"{PAGES}{endpoint.pk}/").status_code == 404
    assert other.post(f"{PAGES}{endpoint.pk}/move/", {"move": "remove"}).status_code == 404
    assert signed_in(cast, cast.orderer).get(PAGES).status_code in (403, 404)
    assert WebhookEndpoint.objects.exists()


def test_the_log_asks_as_much_for_many_as_for_one(cast: Cast) -> None:
    endpoint, _secret = of_kaarnalahti(cast, URL)
    client = signed_in(cast, cast.customer_administrator)
    counts = []
    for tags in (("A-1",), ("B-1", "B-2", "B-3")):
        for tag in tags:
            an_item(cast, tag=tag)
        hear(cast.suopursu.pk)
        client.get(f"{PAGES}{endpoint.pk}/")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(f"{PAGES}{endpoint.pk}/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_its_maker_reads_why_it_is_paused(cast: Cast) -> None:
    endpoint, _secret = of_kaarnalahti(cast, "https://127.0.0.2.hooks.invalid/in")
    WebhookEndpoint.objects.update(failures_in_a_row=MOST_FAILURES - 1)
    an_item(cast)
    hear(cast.suopursu.pk)
    with pytest.raises(NotDelivered):
        send(WebhookDelivery.objects.get().pk)
    client = signed_in(cast, cast.customer_administrator)

    said = client.get("/p/suopursu/notifications/").content.decode()
    assert "did not take what was sent 20 times in a row" in said
    assert "Let it go on" in client.get(f"{PAGES}{endpoint.pk}/").content.decode()


def test_a_program_sets_one_up_reads_its_log_and_removes_it(cast: Cast) -> None:
    program = program_of(cast, cast.customer_administrator)
    body = {"url": URL, "events": [REGISTERED], "customer_id": cast.kaarnalahti.pk}
    made = program.post("/webhooks", body)
    assert made.status_code == 201
    assert made.json()["secret"].startswith("whsec_")
    path = f"/webhooks/{made.json()['id']}"
    assert "secret" not in program.get(path).json()
    an_item(cast)
    hear(cast.suopursu.pk)
    [sent] = program.get(f"{path}/deliveries").json()["data"]
    assert (sent["event"], sent["state"], sent["attempts"]) == (REGISTERED, "waiting", 0)
    assert program.post(f"{path}/pause").json()["state"] == "paused"
    assert program.post(f"{path}/resume").json()["state"] == "active"
    assert program.post(f"{path}/secret").json()["secret"] != made.json()["secret"]
    assert program.call("DELETE", path).status_code == 204
    assert program.get(path).status_code == 404


def test_a_token_for_reading_sets_nothing_up(cast: Cast) -> None:
    program = program_of(cast, cast.customer_administrator, "webhooks:read")
    body = {"url": URL, "events": [REGISTERED], "customer_id": cast.kaarnalahti.pk}
    assert program.post("/webhooks", body).status_code == 403
    assert program.get("/webhooks").json()["data"] == []


def test_a_secret_that_is_told_again_to_the_same_call_is_kept_sealed(cast: Cast) -> None:
    program = program_of(cast, cast.customer_administrator)
    body = {"url": URL, "events": [REGISTERED], "customer_id": cast.kaarnalahti.pk}
    first = program.post("/webhooks", body, idempotency_key="once").json()
    assert b"whsec_" not in bytes(KeptAnswer.objects.get().body)
    assert program.post("/webhooks", body, idempotency_key="once").json() == first
    assert WebhookEndpoint.objects.count() == 1
