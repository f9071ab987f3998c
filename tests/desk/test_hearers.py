"""Who at the provider hears of a customer's message: whoever works on it, and the team where that is nobody."""

import pytest

from cast import Cast
from desk.desks import asked
from huolto.desk.commands import add_message, assign_requests, watch_request
from huolto.desk.hearers import hearers
from huolto.desk.models import QueueMember, ServiceRequest
from huolto.foundation.models import EventRecord

pytestmark = pytest.mark.django_db


def staff_told(cast: Cast, request: ServiceRequest) -> set[str]:
    add_message(actor=cast.actor(cast.employee), request_id=request.pk, body="Still dark.")
    record = EventRecord.objects.filter(name="desk.message_written").latest("pk")
    return {person.name for person, is_staff in hearers(record) if is_staff}


@pytest.fixture
def request_of_the_team(cast: Cast) -> ServiceRequest:
    request = asked(cast)
    QueueMember.objects.filter(queue=request.queue).delete()
    QueueMember.objects.create(provider=cast.suopursu, queue=request.queue, person=cast.agent)
    return request


def test_a_colleague_who_only_follows_answers_for_nobody(
    cast: Cast, request_of_the_team: ServiceRequest
) -> None:
    assert staff_told(cast, request_of_the_team) == {cast.agent.name}
    watch_request(actor=cast.system(), request_id=request_of_the_team.pk, person=cast.account_manager)
    assert staff_told(cast, request_of_the_team) == {cast.agent.name, cast.account_manager.name}


def test_whoever_works_on_it_hears_alone(cast: Cast, request_of_the_team: ServiceRequest) -> None:
    assign_requests(
        actor=cast.system(), request_ids=[request_of_the_team.pk], assignee=cast.provider_administrator
    )
    assert staff_told(cast, request_of_the_team) == {cast.provider_administrator.name}
