"""Requests through the API: what HR may read, nobody else may, and its reading is kept."""

import pytest
from django.utils import timezone

from api.calling import program_of
from cast import Cast
from huolto.desk.choices import Confidentiality, RequestKind
from huolto.desk.commands import open_request
from huolto.desk.models import RequestReading, ServiceRequest
from register.registers import an_item

pytestmark = pytest.mark.django_db


@pytest.fixture
def secret(cast: Cast) -> ServiceRequest:
    return open_request(
        actor=cast.actor(cast.employee),
        kind=RequestKind.FORM,
        customer=cast.kaarnalahti,
        requester=cast.employee,
        title="Certificate of salary",
        confidentiality=Confidentiality.HUMAN_RESOURCES,
    )


def test_reading_a_request_of_hr_is_kept_with_who_and_when(cast: Cast, secret: ServiceRequest) -> None:
    before = timezone.now()
    answer = program_of(cast, cast.hr_agent).get(f"/requests/{secret.pk}")

    assert answer.json()["title"] == "Certificate of salary"
    [reading] = RequestReading.objects.all()
    assert (reading.request, reading.person) == (secret, cast.hr_agent)
    assert before <= reading.read_at <= timezone.now()


def test_reading_ones_own_request_of_hr_is_not_kept(cast: Cast, secret: ServiceRequest) -> None:
    assert program_of(cast, cast.employee).get(f"/requests/{secret.pk}").status_code == 200
    assert not RequestReading.objects.exists()


@pytest.mark.parametrize("who", ["agent", "provider_administrator", "orderer"])
def test_a_request_of_hr_is_nobody_elses(cast: Cast, secret: ServiceRequest, who: str) -> None:
    program = program_of(cast, getattr(cast, who))

    assert program.get(f"/requests/{secret.pk}").status_code == 404
    assert program.post(f"/requests/{secret.pk}/messages", {"body": "?"}).status_code == 404
    assert program.get("/requests?q=salary").json()["data"] == []
    assert program.get("/events?name=desk.request_opened").json()["data"] == []
    assert not RequestReading.objects.exists()


def test_reading_a_plain_request_is_not_kept(cast: Cast) -> None:
    plain = open_request(
        actor=cast.actor(cast.employee),
        kind=RequestKind.INCIDENT,
        customer=cast.kaarnalahti,
        requester=cast.employee,
        title="Black screen",
    )

    assert program_of(cast, cast.agent).get(f"/requests/{plain.pk}").status_code == 200
    assert not RequestReading.objects.exists()


def test_a_program_asks_for_its_person_about_an_item_and_gets_a_number(cast: Cast) -> None:
    item = an_item(cast, "KA-1", holder_id=cast.employee.pk)
    body = {"title": "Black screen", "description": "Since noon", "item_ids": [item.pk]}
    answer = program_of(cast, cast.employee).post("/requests", body)

    assert answer.status_code == 201
    told = answer.json()
    assert (told["number"], told["kind"], told["channel"], told["state"]) == (
        "SR-000001",
        "incident",
        "program",
        "open",
    )
    made = ServiceRequest.objects.get(pk=told["id"])
    assert (made.requester, made.items.get().item) == (cast.employee, item)


def test_an_agent_asks_for_somebody_and_an_employee_does_not(cast: Cast) -> None:
    body = {"title": "Black screen", "requester_id": cast.orderer.pk}
    assert program_of(cast, cast.employee).post("/requests", body).status_code == 403
    made = program_of(cast, cast.agent).post("/requests", body).json()
    assert made["requester"]["id"] == cast.orderer.pk
    foreign = {"title": "Black screen", "requester_id": cast.sepidar_orderer.pk}
    assert program_of(cast, cast.agent).post("/requests", foreign).status_code == 404


def test_an_item_that_one_does_not_see_is_not_asked_about(cast: Cast) -> None:
    item = an_item(cast, "KA-1")
    body = {"title": "Black screen", "item_ids": [item.pk]}
    assert program_of(cast, cast.employee).post("/requests", body).status_code == 404
    assert not ServiceRequest.objects.exists()


def test_a_request_is_begun_and_finished_by_who_handles_it(cast: Cast) -> None:
    made = program_of(cast, cast.employee).post("/requests", {"title": "Black screen"}).json()
    agent = program_of(cast, cast.agent)
    begun = agent.post(f"/requests/{made['id']}/moves", {"move": "start"}).json()
    assert (begun["state"], begun["assignee"]["id"]) == ("in_progress", cast.agent.pk)
    refused = program_of(cast, cast.employee).post(f"/requests/{made['id']}/moves", {"move": "finish"})
    assert refused.status_code == 403
    assert agent.post(f"/requests/{made['id']}/moves", {"move": "finish"}).json()["state"] == "done"
