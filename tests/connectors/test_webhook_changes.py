"""Changing a webhook: another address, other events, two at once, and who changed what."""

from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from api.calling import program_of
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
from huolto.connectors.webhooks.commands import change_webhook, pause_webhook, resume_webhook
from huolto.connectors.webhooks.hearing import hear
from huolto.connectors.webhooks.history import changes_of_webhook
from huolto.connectors.webhooks.sending import send
from huolto.foundation.errors import ChangedMeanwhile, InvalidInput, NotVisible
from huolto.parties.models import Person

__all__ = ["receiver"]
pytestmark = pytest.mark.django_db

URL = "https://hooks.example/in"
ELSEWHERE = "https://hooks.example/elsewhere"
MOVED, DISPOSED = "desk.request_moved", "register.item_disposed"


def signed_in(cast: Cast, person: Person) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(cast.user(person), backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def page_of(endpoint: WebhookEndpoint) -> str:
    return f"/p/suopursu/webhooks/{endpoint.pk}/"


def form_of(endpoint: WebhookEndpoint, **changes: Any) -> dict[str, Any]:
    """The form as it was shown, with what was typed into it."""
    return {"url": endpoint.url, "names": endpoint.names, "revision": endpoint.revision, **changes}


def test_what_waits_goes_to_the_new_address(cast: Cast, receiver: Receiver) -> None:
    endpoint, _secret = of_kaarnalahti(cast, URL)
    waiting = one_on_its_way(cast, endpoint)
    change_webhook(actor=administrator(cast), webhook_id=endpoint.pk, url=receiver.url)
    send(waiting.pk)
    assert [path for path, _headers, _body in receiver.got] == ["/hooks?from=huolto"]


def test_it_hears_what_was_chosen_and_no_longer_what_was_not(cast: Cast) -> None:
    endpoint, _secret = of_kaarnalahti(cast, URL)
    change_webhook(actor=administrator(cast), webhook_id=endpoint.pk, names=[DISPOSED, DISPOSED])
    an_item(cast)
    assert WebhookEndpoint.objects.get().names == [DISPOSED]
    assert told(cast, endpoint) == []


def test_another_address_begins_without_failures_and_the_same_one_does_not(cast: Cast) -> None:
    endpoint, _secret = of_kaarnalahti(cast, URL)
    WebhookEndpoint.objects.update(failures_in_a_row=7)
    change_webhook(actor=administrator(cast), webhook_id=endpoint.pk, url=URL, names=[DISPOSED])
    assert WebhookEndpoint.objects.get().failures_in_a_row == 7
    change_webhook(actor=administrator(cast), webhook_id=endpoint.pk, url=ELSEWHERE)
    assert WebhookEndpoint.objects.get().failures_in_a_row == 0


def test_the_secret_and_the_state_stay(cast: Cast) -> None:
    endpoint, _secret = of_kaarnalahti(cast, URL)
    pause_webhook(actor=administrator(cast), webhook_id=endpoint.pk)
    change_webhook(actor=administrator(cast), webhook_id=endpoint.pk, url=ELSEWHERE)
    changed = WebhookEndpoint.objects.get()
    assert (changed.secret, changed.state) == (endpoint.secret, "paused")


@pytest.mark.parametrize(
    "changes",
    [
        {"url": "https://10.0.0.1/"},
        {"url": "https://localhost/in"},
        {"url": "http://hooks.example/in"},
        {"names": []},
        {"names": ["parties.right_granted"]},
    ],
)
def test_it_is_not_led_inside_nor_to_events_that_are_not_told(cast: Cast, changes: dict[str, Any]) -> None:
    endpoint, _secret = of_kaarnalahti(cast, URL)
    with pytest.raises(InvalidInput):
        change_webhook(actor=administrator(cast), webhook_id=endpoint.pk, **changes)
    kept = WebhookEndpoint.objects.get()
    assert (kept.url, kept.names) == (URL, [REGISTERED])


def test_another_customers_administrator_changes_nothing(cast: Cast) -> None:
    endpoint, _secret = of_kaarnalahti(cast, URL)
    with pytest.raises(NotVisible):
        change_webhook(actor=cast.actor(cast.other_administrator), webhook_id=endpoint.pk, url=ELSEWHERE)
    page = signed_in(cast, cast.other_administrator).post(
        f"{page_of(endpoint)}change/", form_of(endpoint, url=ELSEWHERE)
    )
    assert page.status_code == 404
    assert WebhookEndpoint.objects.get().url == URL


def test_who_saves_second_is_told(cast: Cast) -> None:
    endpoint, _secret = of_kaarnalahti(cast, URL)
    seen = endpoint.revision
    change_webhook(actor=administrator(cast), webhook_id=endpoint.pk, names=[MOVED], expected_revision=seen)
    with pytest.raises(ChangedMeanwhile):
        change_webhook(
            actor=administrator(cast), webhook_id=endpoint.pk, url=ELSEWHERE, expected_revision=seen
        )
    assert WebhookEndpoint.objects.get().url == URL


def test_its_past_says_who_changed_what(cast: Cast) -> None:
    endpoint, _secret = of_kaarnalahti(cast, URL)
    change_webhook(actor=administrator(cast), webhook_id=endpoint.pk, url=ELSEWHERE, names=[MOVED])
    pause_webhook(actor=cast.actor(cast.provider_administrator), webhook_id=endpoint.pk)
    changes = changes_of_webhook(administrator(cast), endpoint)
    assert [(one.says, one.address, one.added, one.removed) for one in changes] == [
        ("Paused", "", (), ()),
        ("", ELSEWHERE, (MOVED,), (REGISTERED,)),
        ("Set up", "", (), ()),
    ]
    assert changes[1].by == cast.customer_administrator.name


def test_saving_what_is_already_there_is_no_change(cast: Cast) -> None:
    endpoint, _secret = of_kaarnalahti(cast, URL)
    change_webhook(actor=administrator(cast), webhook_id=endpoint.pk, url=URL, names=[REGISTERED])
    assert len(changes_of_webhook(administrator(cast), endpoint)) == 1


def test_an_administrator_changes_it_on_a_page(cast: Cast) -> None:
    endpoint, _secret = of_kaarnalahti(cast, URL)
    client = signed_in(cast, cast.customer_administrator)
    shown = client.get(f"{page_of(endpoint)}change/").content.decode()
    assert f'value="{URL}"' in shown

    done = client.post(f"{page_of(endpoint)}change/", form_of(endpoint, url=ELSEWHERE, names=[MOVED]))
    assert (done.status_code, done["Location"]) == (302, page_of(endpoint))
    assert "No longer hears:" in client.get(page_of(endpoint)).content.decode()
    changed = WebhookEndpoint.objects.get()
    assert (changed.url, changed.names) == (ELSEWHERE, [MOVED])


def test_the_second_saver_keeps_what_was_typed_and_may_save_again(cast: Cast) -> None:
    endpoint, _secret = of_kaarnalahti(cast, URL)
    client = signed_in(cast, cast.customer_administrator)
    typed = form_of(endpoint, url=ELSEWHERE)
    change_webhook(actor=administrator(cast), webhook_id=endpoint.pk, names=[MOVED])

    late = client.post(f"{page_of(endpoint)}change/", typed)
    assert late.status_code == 409
    assert "Somebody else changed this webhook" in late.content.decode()
    assert f'value="{ELSEWHERE}"' in late.content.decode()
    again = {**typed, "revision": late.context["form"].data["revision"]}
    assert client.post(f"{page_of(endpoint)}change/", again).status_code == 302
    assert WebhookEndpoint.objects.get().url == ELSEWHERE


def test_a_refused_change_keeps_what_was_typed(cast: Cast) -> None:
    endpoint, _secret = of_kaarnalahti(cast, URL)
    client = signed_in(cast, cast.customer_administrator)
    answer = client.post(f"{page_of(endpoint)}change/", form_of(endpoint, url="https://10.0.0.1/"))
    assert answer.status_code == 422
    assert 'value="https://10.0.0.1/"' in answer.content.decode()
    assert "private network" in answer.content.decode()


def test_events_stand_by_what_they_are_about(cast: Cast) -> None:
    form = signed_in(cast, cast.customer_administrator).get("/p/suopursu/webhooks/").context["form"]
    groups = {str(subject): [option["label"] for option in options] for subject, options in form.groups()}
    assert list(groups) == ["Devices", "Orders", "Requests", "Agreements", "Billing", "Invoices"]
    assert REGISTERED in groups["Devices"]
    assert sum(map(len, groups.values())) == len(form.fields["names"].choices)


def test_a_program_changes_it_by_what_it_read(cast: Cast) -> None:
    endpoint, _secret = of_kaarnalahti(cast, URL)
    program = program_of(cast, cast.customer_administrator)
    path = f"/webhooks/{endpoint.pk}"
    read = program.get(path)["ETag"]
    assert program.patch(path, {"url": ELSEWHERE}).status_code == 428

    done = program.patch(path, {"url": ELSEWHERE}, if_match=read)
    assert (done.status_code, done.json()["url"], done.json()["events"]) == (200, ELSEWHERE, [REGISTERED])
    assert done["ETag"] == program.get(path)["ETag"] != read
    late = program.patch(path, {"events": [MOVED]}, if_match=read)
    assert (late.status_code, late.json()["code"]) == (412, "changed-meanwhile")
    assert program.patch(path, {"events": [MOVED]}, if_match="*").json()["events"] == [MOVED]


def test_a_program_leads_it_nowhere_inside(cast: Cast) -> None:
    endpoint, _secret = of_kaarnalahti(cast, URL)
    program = program_of(cast, cast.customer_administrator)
    refused = program.patch(f"/webhooks/{endpoint.pk}", {"url": "https://192.168.1.1/"}, if_match="*")
    assert refused.status_code == 422
    reading = program_of(cast, cast.customer_administrator, "webhooks:read")
    assert reading.patch(f"/webhooks/{endpoint.pk}", {"url": ELSEWHERE}, if_match="*").status_code == 403
    assert WebhookEndpoint.objects.get().url == URL


def test_letting_it_go_on_asks_for_all_that_waits_at_once(cast: Cast) -> None:
    endpoint, _secret = of_kaarnalahti(cast, URL)
    counts = []
    for tags in (("A-1",), ("B-1", "B-2", "B-3")):
        for tag in tags:
            an_item(cast, tag=tag)
        hear(cast.suopursu.pk)
        pause_webhook(actor=administrator(cast), webhook_id=endpoint.pk)
        ProcrastinateJob.objects.all().delete()
        with CaptureQueriesContext(connection) as asked:
            resume_webhook(actor=administrator(cast), webhook_id=endpoint.pk)
        counts.append(len(asked))
    assert counts[0] == counts[1]
    jobs = ProcrastinateJob.objects.filter(task_name="connectors.send_webhook")
    waiting = WebhookDelivery.objects.values_list("pk", flat=True)
    assert sorted(job.args["delivery_id"] for job in jobs) == sorted(waiting)
