"""Working on requests: given, queued, begun; nothing comes to whom it may not, and many change together or not at all."""

import pytest
import time_machine

from cast import Cast
from desk.desks import asked, hr_queue, march, under_support, web_queue
from huolto.desk.choices import Confidentiality
from huolto.desk.commands import (
    QueueFacts,
    add_queue,
    assign_requests,
    change_queue,
    finish_request,
    first_queue,
    hand_over_requests,
    move_to_queue,
    plan_start,
    set_priority,
    start_request,
)
from huolto.desk.models import Message, Queue, ServiceRequest, Target
from huolto.desk.notices import tell_request_opened
from huolto.desk.queries import RequestFilter, requests_at_work
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.foundation.models import EventRecord
from huolto.parties.models import Notification


def test_every_provider_begins_with_one_queue(cast: Cast) -> None:
    assert [queue.code for queue in Queue.objects.of(cast.suopursu)] == ["desk"]
    assert asked(cast).queue == first_queue(cast.suopursu)


def test_who_begins_what_nobody_has_takes_it(cast: Cast) -> None:
    request = asked(cast)
    start_request(actor=cast.actor(cast.agent), request_id=request.pk)
    request.refresh_from_db()
    assert request.assignee == cast.agent


def test_several_are_given_at_once_and_each_is_told_of(cast: Cast) -> None:
    requests = [asked(cast) for _ in range(3)]
    ids = [one.pk for one in requests]
    changed = assign_requests(actor=cast.actor(cast.agent), request_ids=ids, assignee=cast.technician)
    assert [one.assignee for one in changed] == [cast.technician] * 3
    assert EventRecord.objects.filter(name="desk.request_assigned").count() == 3
    again = assign_requests(actor=cast.actor(cast.agent), request_ids=ids, assignee=cast.technician)
    assert again == []


def test_an_hr_request_is_not_given_to_an_agent_and_none_of_the_others_is(cast: Cast) -> None:
    secret = asked(cast, queue=hr_queue(cast))
    plain = asked(cast)
    with pytest.raises(InvalidInput) as refused:
        assign_requests(actor=cast.system(), request_ids=[plain.pk, secret.pk], assignee=cast.agent)
    assert refused.value.field == "assignee"
    assert not ServiceRequest.objects.exclude(assignee=None).exists()


def test_nobody_changes_what_it_does_not_see(cast: Cast) -> None:
    secret = asked(cast, queue=hr_queue(cast))
    with pytest.raises(NotVisible):
        set_priority(actor=cast.actor(cast.agent), request_ids=[secret.pk], priority="high")
    with pytest.raises(NotAllowed):
        set_priority(actor=cast.actor(cast.orderer), request_ids=[asked(cast).pk], priority="high")


def test_what_has_ended_is_not_changed(cast: Cast) -> None:
    request = asked(cast)
    finish_request(actor=cast.system(), request_id=request.pk)
    with pytest.raises(WrongState):
        set_priority(actor=cast.system(), request_ids=[request.pk], priority="high")


def test_another_queue_takes_it_with_whoever_has_it(cast: Cast) -> None:
    request = asked(cast)
    start_request(actor=cast.actor(cast.agent), request_id=request.pk)
    [moved] = move_to_queue(actor=cast.actor(cast.agent), request_ids=[request.pk], queue=web_queue(cast))
    assert (moved.queue.code, moved.assignee) == ("web", cast.agent)


def test_into_an_hr_queue_it_becomes_confidential_and_leaves_the_agent(cast: Cast) -> None:
    request = asked(cast)
    start_request(actor=cast.actor(cast.agent), request_id=request.pk)
    move_to_queue(actor=cast.system(), request_ids=[request.pk], queue=hr_queue(cast))
    request.refresh_from_db()
    assert (request.confidentiality, request.assignee) == (Confidentiality.HUMAN_RESOURCES, None)
    with pytest.raises(InvalidInput) as refused:
        move_to_queue(actor=cast.system(), request_ids=[request.pk], queue=first_queue(cast.suopursu))
    assert refused.value.field == "queue"


def test_a_queue_of_hr_is_worked_in_by_hr_agents_only(cast: Cast) -> None:
    facts = {"code": "hr", "name": {"en": "HR"}, "confidentiality": Confidentiality.HUMAN_RESOURCES}
    with pytest.raises(InvalidInput) as refused:
        add_queue(actor=cast.system(), facts=QueueFacts(**facts, member_ids=[cast.agent.pk]))
    assert refused.value.field == "members"
    assert cast.agent.name in str(refused.value)


def test_a_queue_keeps_its_confidentiality_and_the_first_stays_open(cast: Cast) -> None:
    queue = hr_queue(cast)
    with pytest.raises(InvalidInput) as refused:
        change_queue(actor=cast.system(), queue_id=queue.pk, facts=QueueFacts(code="hr", name={"en": "HR"}))
    assert refused.value.field == "confidentiality"
    first = first_queue(cast.suopursu)
    with pytest.raises(InvalidInput) as refused:
        change_queue(
            actor=cast.system(),
            queue_id=first.pk,
            facts=QueueFacts(code="desk", name={"en": "Desk"}, is_open=False),
        )
    assert refused.value.field == "is_open"


@pytest.mark.parametrize("role", ["agent", "billing", "orderer", "customer_administrator"])
def test_queues_are_made_by_the_providers_administrator_only(cast: Cast, role: str) -> None:
    with pytest.raises(NotAllowed):
        add_queue(actor=cast.actor(getattr(cast, role)), facts=QueueFacts(code="web", name={"en": "Web"}))


def test_a_start_is_agreed_for_later_with_a_reason(cast: Cast) -> None:
    request = asked(cast)
    with time_machine.travel(march(2, "09:00"), tick=False):
        with pytest.raises(InvalidInput) as refused:
            plan_start(actor=cast.system(), request_id=request.pk, start_at=march(2, "08:00"), because="x")
        assert refused.value.field == "start_at"
        with pytest.raises(InvalidInput) as refused:
            plan_start(actor=cast.system(), request_id=request.pk, start_at=march(3, "08:00"))
        assert refused.value.field == "because"
    with pytest.raises(NotAllowed):
        plan_start(actor=cast.actor(cast.employee), request_id=request.pk, start_at=None)


def test_lists_are_narrowed_by_queue_agent_priority_and_lateness(cast: Cast) -> None:
    web = web_queue(cast)
    first, second = asked(cast), asked(cast, queue=web, priority="high")
    assign_requests(actor=cast.system(), request_ids=[second.pk], assignee=cast.agent)
    ServiceRequest.objects.filter(pk=first.pk).update(due_at=march(2, "09:00"))
    agent = cast.actor(cast.agent)

    def found(**wanted) -> list[ServiceRequest]:
        return list(requests_at_work(agent, RequestFilter(**wanted), now=march(2, "10:00")))

    assert found() == [second, first]
    assert found(queue_id=web.pk) == [second]
    assert found(view="mine") == [second]
    assert found(view="unassigned") == [first]
    assert found(view="late") == [first]
    assert found(assignee="me") == [second]
    assert found(assignee="nobody") == [first]
    assert found(priority="high") == [second]
    assert found(channel="phone") == []


def test_the_team_is_told_of_what_comes_in(cast: Cast) -> None:
    change_queue(
        actor=cast.system(),
        queue_id=first_queue(cast.suopursu).pk,
        facts=QueueFacts(code="desk", name={"en": "Desk"}, member_ids=[cast.agent.pk]),
    )
    request = asked(cast)
    tell_request_opened(EventRecord.objects.get(name="desk.request_opened"))
    told = Notification.objects.get()
    assert (told.membership.person, told.code, told.path) == (
        cast.agent,
        "told.request-arrived",
        f"work/requests/{request.pk}/",
    )


def test_ones_open_requests_are_handed_over_with_a_note_on_each(cast: Cast) -> None:
    mine, done, other = asked(cast), asked(cast), asked(cast)
    agent = cast.actor(cast.agent)
    assign_requests(actor=agent, request_ids=[mine.pk, done.pk], assignee=cast.agent)
    ServiceRequest.objects.filter(pk=done.pk).update(state="done")
    given = hand_over_requests(actor=agent, to_person=cast.technician, note="Back on Monday")
    assert [one.pk for one in given] == [mine.pk]
    assert ServiceRequest.objects.get(pk=mine.pk).assignee == cast.technician
    assert ServiceRequest.objects.get(pk=done.pk).assignee == cast.agent
    assert ServiceRequest.objects.get(pk=other.pk).assignee is None
    note = Message.objects.get()
    assert (note.request, note.body, note.is_public) == (mine, "Back on Monday", False)


def test_to_whom_may_not_work_on_one_of_them_nothing_is_handed_over(cast: Cast) -> None:
    request = asked(cast)
    agent = cast.actor(cast.agent)
    assign_requests(actor=agent, request_ids=[request.pk], assignee=cast.agent)
    for person in (cast.hr_agent, cast.agent):
        with pytest.raises(InvalidInput):
            hand_over_requests(actor=agent, to_person=person)
    assert ServiceRequest.objects.get(pk=request.pk).assignee == cast.agent


def test_what_waits_for_the_customer_may_stay(cast: Cast) -> None:
    request, waits = asked(cast), asked(cast)
    agent = cast.actor(cast.agent)
    assign_requests(actor=agent, request_ids=[request.pk, waits.pk], assignee=cast.agent)
    ServiceRequest.objects.filter(pk=waits.pk).update(state="waiting_for_customer")
    given = hand_over_requests(actor=agent, to_person=cast.technician, is_waiting_too=False)
    assert [one.pk for one in given] == [request.pk]


@pytest.mark.parametrize("step", ["queue", "priority"])
def test_many_at_once_are_promised_anew_with_the_queries_of_few(
    cast: Cast, django_assert_max_num_queries, step: str
) -> None:
    under_support(cast)
    web, agent = web_queue(cast), cast.actor(cast.agent)

    def change(count: int) -> list[ServiceRequest]:
        ids = [asked(cast, priority="normal", kind="service_request").pk for _ in range(count)]
        assign_requests(actor=agent, request_ids=ids, assignee=cast.agent)
        with django_assert_max_num_queries(bound) as taken:
            if step == "queue":
                changed = move_to_queue(actor=agent, request_ids=ids, queue=web)
            else:
                changed = set_priority(actor=agent, request_ids=ids, priority="urgent")
        queries.append(len(taken))
        return changed

    queries: list[int] = []
    bound = 60
    change(2)
    bound = queries[0]
    many = change(20)
    clauses = Target.objects.filter(request__in=many, kind="respond").exclude(state="dropped")
    promised = {"queue": "answer", "priority": "answer-urgent"}[step]
    assert list(clauses.values_list("clause", flat=True)) == [promised] * 20
    assert Target.objects.filter(request__in=many, state="dropped").count() == (
        20 if step == "priority" else 0
    )
