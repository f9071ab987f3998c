"""Requests through the API: what HR may read, nobody else may, and its reading is kept."""

import pytest
from django.utils import timezone

from api.calling import program_of
from cast import Cast
from huolto.desk.choices import Confidentiality, RequestKind
from huolto.desk.commands import open_request
from huolto.desk.models import RequestReading, ServiceRequest

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
