"""Requests at the workbench: lists and counts by right, messages and notes, moves, HR confidentiality."""

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from huolto.desk.choices import Confidentiality, RequestKind
from huolto.desk.commands import open_request
from huolto.desk.models import Message, RequestReading, ServiceRequest
from huolto.parties.models import Person
from shop.shops import open_shop, order

AT = "/p/suopursu"


def listed() -> str:
    """The address of the list."""
    return AT + reverse("work_requests")


def at(name: str, request_id: int) -> str:
    """The address of a page of a request."""
    return AT + reverse(name, args=[request_id])


def browser(cast: Cast, person: Person) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(cast.user(person))
    return client


def read(response) -> str:
    """The page with plain blanks."""
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


def asked(cast: Cast, title: str = "Screen stays dark", **facts) -> ServiceRequest:
    return open_request(
        actor=cast.actor(cast.employee),
        title=title,
        customer=cast.kaarnalahti,
        requester=cast.employee,
        **{"kind": RequestKind.INCIDENT, **facts},
    )


def asked_hr(cast: Cast) -> ServiceRequest:
    return asked(
        cast,
        "Certificate of salary",
        kind=RequestKind.FORM,
        confidentiality=Confidentiality.HUMAN_RESOURCES,
    )


def test_the_list_is_filtered_by_state_kind_and_words(cast: Cast) -> None:
    incident = asked(cast)
    form = asked(cast, "New chair", kind=RequestKind.FORM)
    ServiceRequest.objects.filter(pk=form.pk).update(state="done")
    client = browser(cast, cast.agent)

    def found(**query: str) -> list[int]:
        return [row.request.pk for row in client.get(listed(), query).context["rows"]]

    assert found() == [incident.pk], "open ones unless told otherwise"
    assert found(state="ended") == [form.pk]
    assert found(state="all") == [form.pk, incident.pk]
    assert found(state="all", kind="form") == [form.pk]
    assert found(state="all", q="chair") == [form.pk]
    assert found(state="nonsense", kind="nonsense") == [incident.pk]


@pytest.mark.parametrize("role", ["agent", "store_keeper", "billing", "provider_administrator"])
def test_an_hr_request_is_in_nobodys_list_count_or_address(cast: Cast, role: str) -> None:
    secret = asked_hr(cast)
    client = browser(cast, getattr(cast, role))
    response = client.get(listed(), {"state": "all", "q": "Certificate"})
    assert response.context["rows"] == []
    assert {view.count for view in response.context["views"]} == {"0"}
    assert "Certificate of salary" not in read(response)
    assert client.get(at("work_request", secret.pk)).status_code == 404
    assert client.post(at("work_request_message", secret.pk), {"body": "?"}).status_code == 404
    assert client.post(at("work_request_move", secret.pk), {"move": "start"}).status_code == 404
    assert not RequestReading.objects.exists()


def test_the_hr_agent_reads_it_and_that_is_kept(cast: Cast) -> None:
    secret, plain = asked_hr(cast), asked(cast)
    client = browser(cast, cast.hr_agent)
    assert [row.request.pk for row in client.get(listed()).context["rows"]] == [secret.pk]
    assert "Confidential" in read(client.get(at("work_request", secret.pk)))
    assert [(one.request, one.person) for one in RequestReading.objects.all()] == [(secret, cast.hr_agent)]
    assert client.get(at("work_request", plain.pk)).status_code == 404


def test_an_answer_goes_to_the_customer_and_a_note_does_not(cast: Cast) -> None:
    request = asked(cast)
    client = browser(cast, cast.agent)
    client.post(at("work_request_message", request.pk), {"body": "Try the power button."})
    client.post(at("work_request_message", request.pk), {"body": "Third this week.", "is_internal": "on"})
    assert [(one.body, one.is_public) for one in Message.objects.all()] == [
        ("Try the power button.", True),
        ("Third this week.", False),
    ]
    assert "Third this week." in read(client.get(at("work_request", request.pk)))


def test_an_empty_message_is_refused_beside_its_field_and_the_box_stays_ticked(cast: Cast) -> None:
    request = asked(cast)
    answer = browser(cast, cast.agent).post(
        at("work_request_message", request.pk), {"body": " ", "is_internal": "on"}
    )
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["body"]
    assert answer.context["form"]["is_internal"].value() is True
    assert not Message.objects.exists()


def test_a_request_is_begun_done_and_no_longer_cancelled(cast: Cast) -> None:
    request = asked(cast)
    client = browser(cast, cast.agent)
    assert client.get(at("work_request", request.pk)).context["moves"] == (
        "start",
        "wait",
        "wait_others",
        "finish",
        "cancel",
    )
    client.post(at("work_request_move", request.pk), {"move": "start"})
    page = client.post(at("work_request_move", request.pk), {"move": "finish"}, follow=True)
    assert "SR-000001: Done." in read(page)
    assert page.context["moves"] == ("reopen",)
    refused = client.post(at("work_request_move", request.pk), {"move": "cancel"}, follow=True)
    assert "cannot become" in read(refused)
    assert client.post(at("work_request_move", request.pk), {"move": "burn"}).status_code == 404


def test_an_orders_request_leads_to_the_order_and_is_not_called_done_by_hand(cast: Cast) -> None:
    shop = open_shop(cast)
    placed = order(shop, cast.orderer, shop.laptop)
    response = browser(cast, cast.agent).get(at("work_request", placed.request_id))
    assert at("work_order", placed.pk) in read(response)
    assert response.context["moves"] == ("start", "cancel")


def test_long_lists_take_no_more_queries(cast: Cast, django_assert_max_num_queries) -> None:
    client = browser(cast, cast.agent)
    for number in range(25):
        asked(cast, f"Number {number}")
    client.get(listed())
    with django_assert_max_num_queries(12):
        assert len(client.get(listed()).context["rows"]) == 25
