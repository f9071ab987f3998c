"""Requests: numbers, messages, states, and who may read what, HR above all."""

import pytest
from django.apps import apps

from cast import Cast
from desk.desks import under_support
from huolto.desk.access import request_visible_to, requests_visible_to
from huolto.desk.choices import TRANSITIONS, Confidentiality, RequestKind, RequestState
from huolto.desk.commands import (
    add_message,
    cancel_request,
    finish_request,
    move_request,
    open_request,
    start_request,
)
from huolto.desk.models import Message, RequestReading, ServiceRequest
from huolto.desk.queries import RequestFilter, counts_of_filters, log_confidential_reading, requests_at_work
from huolto.foundation.actors import Actor
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.foundation.models import EventRecord
from huolto.parties.commands import grant_right

SALARIES = RequestFilter(view="all", search="salary")


def asked(cast: Cast, **facts) -> ServiceRequest:
    """The employee asks for something."""
    given = {
        "actor": cast.actor(cast.employee),
        "kind": RequestKind.INCIDENT,
        "title": "Screen stays dark",
        "customer": cast.kaarnalahti,
        "requester": cast.employee,
    }
    return open_request(**{**given, **facts})


def asked_hr(cast: Cast) -> ServiceRequest:
    """The employee asks HR for something."""
    return asked(
        cast,
        kind=RequestKind.FORM,
        title="Certificate of salary",
        confidentiality=Confidentiality.HUMAN_RESOURCES,
    )


def test_numbers_run_by_provider_without_gaps(cast: Cast) -> None:
    ours = [asked(cast).number for _ in range(3)]
    theirs = open_request(
        actor=cast.actor(cast.sepidar_orderer),
        kind=RequestKind.INCIDENT,
        title="چاپگر",
        customer=cast.sepidar,
        requester=cast.sepidar_orderer,
    )
    assert ours == ["SR-000001", "SR-000002", "SR-000003"]
    assert theirs.number == "SR-000001"


def test_opening_stands_on_the_timeline_without_personal_data(cast: Cast) -> None:
    request = asked(cast)
    event = EventRecord.objects.get(name="desk.request_opened")
    assert event.subjects == [f"request:{request.pk}"]
    assert event.data == {"request_id": request.pk, "number": "SR-000001", "kind": "incident"}


@pytest.mark.parametrize("before", RequestState.values)
@pytest.mark.parametrize("after", RequestState.values)
def test_states_follow_the_table_and_nothing_else(cast: Cast, before: str, after: str) -> None:
    request, other = asked(cast), asked(cast)
    into = {state: other if state == RequestState.MERGED else None for state in (before, after)}
    ServiceRequest.objects.filter(pk=request.pk).update(state=before, merged_into=into[before])
    move = {"request_id": request.pk, "to_state": after, "merged_into": into[after]}
    if after == before or after in TRANSITIONS[before]:
        assert move_request(actor=cast.system(), **move).state == after
        return
    with pytest.raises(WrongState):
        move_request(actor=cast.system(), **move)


def test_the_agent_begins_and_finishes(cast: Cast) -> None:
    request = asked(cast)
    agent = cast.actor(cast.agent)
    assert start_request(actor=agent, request_id=request.pk).state == RequestState.IN_PROGRESS
    done = finish_request(actor=agent, request_id=request.pk)
    assert done.state == RequestState.DONE
    assert done.closed_at is not None
    moved = EventRecord.objects.filter(name="desk.request_moved").order_by("pk")
    assert [(event.data["from_state"], event.data["to_state"]) for event in moved] == [
        ("open", "in_progress"),
        ("in_progress", "done"),
    ]


def test_the_customer_does_not_begin_or_finish(cast: Cast) -> None:
    request = asked(cast)
    for move in (start_request, finish_request):
        with pytest.raises(NotAllowed):
            move(actor=cast.actor(cast.employee), request_id=request.pk)


def test_who_asked_may_cancel_and_a_reading_colleague_may_not(cast: Cast) -> None:
    request = asked(cast)
    with pytest.raises(NotAllowed):
        cancel_request(actor=cast.actor(cast.inspector), request_id=request.pk)
    assert cancel_request(actor=cast.actor(cast.employee), request_id=request.pk).state == "cancelled"
    with pytest.raises(WrongState):
        cancel_request(actor=cast.actor(cast.employee), request_id=request.pk)


def test_a_message_needs_words(cast: Cast) -> None:
    with pytest.raises(InvalidInput) as refused:
        add_message(actor=cast.actor(cast.employee), request_id=asked(cast).pk, body="  \n ")
    assert refused.value.field == "body"


def test_an_internal_note_is_the_providers_alone(cast: Cast) -> None:
    request = asked(cast)
    with pytest.raises(NotAllowed):
        add_message(actor=cast.actor(cast.employee), request_id=request.pk, body="Psst", is_public=False)
    note = add_message(actor=cast.actor(cast.agent), request_id=request.pk, body="Old model", is_public=False)
    assert (note.is_public, note.author) == (False, cast.agent)


def test_nobody_writes_about_what_it_does_not_see(cast: Cast) -> None:
    request = asked(cast)
    with pytest.raises(NotVisible):
        add_message(actor=cast.actor(cast.other_employee), request_id=request.pk, body="Hello")
    assert not Message.objects.exists()


def test_an_inspector_reads_and_does_not_write(cast: Cast) -> None:
    request = asked(cast)
    with pytest.raises(NotAllowed):
        add_message(actor=cast.actor(cast.inspector), request_id=request.pk, body="Hello")
    assert not Message.objects.exists()
    assert add_message(actor=cast.actor(cast.orderer), request_id=request.pk, body="Hello")


@pytest.mark.parametrize(
    ("role", "normal", "confidential"),
    [
        ("employee", True, True),
        ("orderer", True, False),
        ("inspector", True, False),
        ("approver", False, False),
        ("hr", False, False),
        ("customer_administrator", False, False),
        ("school_orderer", False, False),
        ("other_orderer", False, False),
        ("agent", True, False),
        ("technician", True, False),
        ("store_keeper", True, False),
        ("account_manager", True, False),
        ("billing", True, False),
        ("provider_administrator", True, False),
        ("hr_agent", False, True),
    ],
)
def test_who_reads_a_request_and_an_hr_request(
    cast: Cast, role: str, normal: bool, confidential: bool
) -> None:
    plain, secret = asked(cast), asked_hr(cast)
    actor = cast.actor(getattr(cast, role))
    expected = {pk for pk, is_seen in ((plain.pk, normal), (secret.pk, confidential)) if is_seen}
    assert set(requests_visible_to(actor).values_list("pk", flat=True)) == expected
    for request in (plain, secret):
        if request.pk in expected:
            assert request_visible_to(actor, request.pk) == request
        else:
            with pytest.raises(NotVisible):
                request_visible_to(actor, request.pk)


def test_hr_requests_are_in_nobody_elses_lists_searches_and_counts(cast: Cast) -> None:
    asked(cast)
    asked_hr(cast)
    views = [RequestFilter(view="open"), RequestFilter(view="all")]
    for reader in (cast.provider_administrator, cast.hr_agent):
        assert counts_of_filters(cast.actor(reader), views) == [(1, False), (1, False)]
    for person in (cast.agent, cast.provider_administrator):
        assert not requests_at_work(cast.actor(person), SALARIES).exists()
    assert requests_at_work(cast.actor(cast.hr_agent), SALARIES).count() == 1


def test_an_agent_does_not_move_or_answer_an_hr_request(cast: Cast) -> None:
    secret = asked_hr(cast)
    for move in (start_request, finish_request, cancel_request):
        with pytest.raises(NotVisible):
            move(actor=cast.actor(cast.agent), request_id=secret.pk)
    with pytest.raises(NotVisible):
        add_message(actor=cast.actor(cast.provider_administrator), request_id=secret.pk, body="?")
    assert start_request(actor=cast.actor(cast.hr_agent), request_id=secret.pk).state == "in_progress"


def test_that_an_hr_agent_read_an_hr_request_is_kept_but_not_that_its_own_writer_did(cast: Cast) -> None:
    secret = asked_hr(cast)
    log_confidential_reading(actor=cast.actor(cast.employee), request=secret)
    log_confidential_reading(actor=cast.actor(cast.hr_agent), request=secret)
    log_confidential_reading(actor=cast.actor(cast.hr_agent), request=asked(cast))
    assert [(one.request, one.person) for one in RequestReading.objects.all()] == [(secret, cast.hr_agent)]


def test_a_narrowed_inspection_right_does_not_show_requests(cast: Cast) -> None:
    request = asked(cast)
    grant_right(
        actor=cast.system(),
        person=cast.teacher,
        right="inspect",
        organisation=cast.rantakoulu,
        place=cast.school_site,
    )
    with pytest.raises(NotVisible):
        request_visible_to(cast.actor(cast.teacher), request.pk)


def test_another_provider_sees_nothing(cast: Cast) -> None:
    request = asked(cast)
    with pytest.raises(NotVisible):
        request_visible_to(cast.actor(cast.payar_administrator), request.pk)
    with pytest.raises(NotVisible):
        request_visible_to(Actor.system(cast.payar), request.pk)


def test_requests_are_found_by_number_in_any_digits_title_customer_and_person(cast: Cast) -> None:
    asked(cast)
    asked(cast, title="New chair")
    actor = cast.actor(cast.agent)
    assert {
        text: [one.number for one in requests_at_work(actor, RequestFilter(search=text))]
        for text in ("۰۰۰۰۰۲", "chair", "kaarnalahti", "elina", "zzz")
    } == {
        "۰۰۰۰۰۲": ["SR-000002"],
        "chair": ["SR-000002"],
        "kaarnalahti": ["SR-000002", "SR-000001"],
        "elina": ["SR-000002", "SR-000001"],
        "zzz": [],
    }


def test_the_history_of_a_request_names_who_opened_it_and_not_what_the_ledger_did_on_the_way(
    cast: Cast,
) -> None:
    under_support(cast)
    request = asked(cast)
    events = apps.get_model("desk", "ServiceRequestEvent").objects.filter(pgh_obj_id=request.pk)
    told = {(one.pgh_context.metadata["command"], one.pgh_context.metadata["person"]) for one in events}
    assert told == {("desk.open_request", cast.employee.pk)}
