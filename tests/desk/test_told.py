"""What people were told of confidential requests: the number, and neither title nor name, whoever reads it and when."""

import pytest

from cast import Cast
from desk.desks import asked, hr_queue
from huolto.desk.commands import (
    QueueFacts,
    add_message,
    assign_requests,
    change_queue,
    first_queue,
    move_to_queue,
)
from huolto.desk.models import ServiceRequest
from huolto.desk.notices import tell_message, tell_request_assigned, tell_request_opened
from huolto.foundation.localisation import speaking
from huolto.foundation.models import EventRecord
from huolto.parties.models import Notification, Person
from huolto.parties.notices import sentence_of

SECRET = "Sick leave of Ilta"


def told(person: Person, language: str = "en") -> list[str]:
    """What stands in somebody's list, the oldest first."""
    rows = (
        Notification.objects.filter(membership__person=person).select_related("by", "provider").order_by("pk")
    )
    with speaking(language):
        return [
            sentence_of(row).replace("\u2068", "").replace("\u2066", "").replace("\u2069", "") for row in rows
        ]


def last(name: str) -> EventRecord:
    """The latest event of a kind."""
    return EventRecord.objects.filter(name=name).latest("pk")


def told_of_everything(cast: Cast, request: ServiceRequest) -> None:
    """It came in, was given to somebody, and who asked writes."""
    tell_request_opened(last("desk.request_opened"))
    [member] = request.queue.members.values_list("person_id", flat=True)
    worker = Person.objects.get(pk=member)
    assign_requests(actor=cast.system(), request_ids=[request.pk], assignee=worker)
    tell_request_assigned(last("desk.request_assigned"))
    add_message(actor=cast.actor(cast.employee), request_id=request.pk, body="I am back on Monday")
    tell_message(last("desk.message_written"))


def test_hr_agents_are_told_the_number_and_neither_title_nor_name(cast: Cast) -> None:
    request = asked(cast, title=SECRET, queue=hr_queue(cast))
    told_of_everything(cast, request)
    sentences = told(cast.hr_agent)
    assert len(sentences) == 3
    assert all(request.number in one and "Confidential request" in one for one in sentences)
    assert sentences[-1] == f"Somebody wrote about Confidential request ({request.number})."
    for language in ("en", "fi", "sv", "nb", "fa"):
        for one in told(cast.hr_agent, language):
            assert SECRET not in one
            assert cast.employee.name not in one
    kept = Notification.objects.filter(membership__person=cast.hr_agent)
    assert not any(SECRET in str(row.params) or row.by_id == cast.employee.pk for row in kept)


def test_who_asked_reads_who_answered_them(cast: Cast) -> None:
    request = asked(cast, title=SECRET, queue=hr_queue(cast))
    add_message(actor=cast.actor(cast.hr_agent), request_id=request.pk, body="Welcome back")
    tell_message(last("desk.message_written"))
    assert told(cast.employee) == [
        f"{cast.hr_agent.name} wrote about Confidential request ({request.number})."
    ]


@pytest.mark.parametrize("language", ["en", "fa"])
def test_what_becomes_confidential_is_taken_out_of_what_others_were_told(cast: Cast, language: str) -> None:
    queue = first_queue(cast.suopursu)
    change_queue(
        actor=cast.system(),
        queue_id=queue.pk,
        facts=QueueFacts(code=queue.code, name=queue.name, member_ids=[cast.agent.pk]),
    )
    request = asked(cast, title=SECRET)
    told_of_everything(cast, request)
    assert any(SECRET in one for one in told(cast.agent, language))
    other = asked(cast, title="Screen")
    tell_request_opened(last("desk.request_opened"))
    move_to_queue(actor=cast.system(), request_ids=[request.pk], queue=hr_queue(cast))
    about = [one for one in told(cast.agent, language) if request.number in one]
    assert len(about) == 3
    assert not any(SECRET in one or cast.employee.name in one for one in about)
    assert any("Screen" in one and other.number in one for one in told(cast.agent, language))
