"""Codes that a queue asks for before a request is done: one, with an answer, many at once, from a guide, for a program."""

import pytest
from django.urls import reverse

from cast import Cast
from desk.desks import asked
from desk.test_work_request_pages import AT, at, browser, listed, read
from huolto.desk.choices import RequestKind, RequestState, ServiceCodeKind
from huolto.desk.commands import (
    QueueFacts,
    add_queue,
    change_queue,
    finish_request,
    finish_requests,
    keep_code,
    set_codes,
)
from huolto.desk.commands.requests import missing_codes
from huolto.desk.models import Message, Queue, ServiceCode, ServiceRequest
from huolto.foundation.errors import InvalidInput, WrongState
from shop.shops import open_shop, order


def code(cast: Cast, kind: str, word: str, **facts) -> ServiceCode:
    """A code of the provider's lists."""
    return keep_code(actor=cast.system(), kind=kind, code=word, name={"en": word.title()}, **facts)


def strict_queue(cast: Cast, *kinds: str) -> Queue:
    """A queue that asks for codes of these kinds, with one of each to choose."""
    for kind in kinds:
        code(cast, kind, f"a-{kind}")
    facts = QueueFacts(code="repairs", name={"en": "Repairs"}, codes_at_done=kinds)
    return add_queue(actor=cast.system(), facts=facts)


def state_of(request: ServiceRequest) -> str:
    return ServiceRequest.objects.get(pk=request.pk).state


def test_without_its_codes_a_request_is_not_done_and_it_is_said_which(cast: Cast) -> None:
    request = asked(cast, queue=strict_queue(cast, "fault", "resolution"))
    with pytest.raises(WrongState) as raised:
        finish_request(actor=cast.actor(cast.agent), request_id=request.pk)
    assert f"{request.number} (Fault, Resolution)" in str(raised.value)
    set_codes(actor=cast.actor(cast.agent), request_id=request.pk, codes={"fault": "a-fault"})
    with pytest.raises(WrongState) as raised:
        finish_request(actor=cast.actor(cast.agent), request_id=request.pk)
    assert f"{request.number} (Resolution)" in str(raised.value)
    set_codes(actor=cast.actor(cast.agent), request_id=request.pk, codes={"resolution": "a-resolution"})
    finish_request(actor=cast.actor(cast.agent), request_id=request.pk)
    assert state_of(request) == RequestState.DONE


def test_other_queues_ask_for_nothing(cast: Cast) -> None:
    strict_queue(cast, "fault")
    request = asked(cast)
    finish_request(actor=cast.actor(cast.agent), request_id=request.pk)
    assert state_of(request) == RequestState.DONE


def test_every_kind_of_request_is_asked_but_an_order(cast: Cast) -> None:
    queue = strict_queue(cast, "resolution")
    form = asked(cast, kind=RequestKind.FORM, queue=queue)
    with pytest.raises(WrongState):
        finish_request(actor=cast.actor(cast.agent), request_id=form.pk)
    shop = open_shop(cast)
    ordered = order(shop, cast.orderer, shop.laptop).request
    ServiceRequest.objects.filter(pk=ordered.pk).update(queue=queue)
    ordered.refresh_from_db()
    form.refresh_from_db()
    assert missing_codes([form, ordered]) == {form.pk: [ServiceCodeKind.RESOLUTION]}


def test_many_at_once_are_done_together_or_not_at_all(cast: Cast) -> None:
    queue = strict_queue(cast, "cause")
    bare, coded = asked(cast, queue=queue), asked(cast, queue=queue)
    agent = cast.actor(cast.agent)
    set_codes(actor=agent, request_id=coded.pk, codes={"cause": "a-cause"})
    with pytest.raises(WrongState) as raised:
        finish_requests(actor=agent, request_ids=[bare.pk, coded.pk])
    assert f"{bare.number} (Cause)" in str(raised.value)
    assert coded.number not in str(raised.value)
    assert {state_of(bare), state_of(coded)} == {RequestState.OPEN}
    set_codes(actor=agent, request_id=bare.pk, codes={"cause": "a-cause"})
    finish_requests(actor=agent, request_ids=[bare.pk, coded.pk])
    assert {state_of(bare), state_of(coded)} == {RequestState.DONE}


def test_the_list_finishes_what_is_picked_and_says_what_is_lacking(cast: Cast) -> None:
    queue = strict_queue(cast, "cause")
    bare, free = asked(cast, queue=queue), asked(cast)
    client = browser(cast, cast.agent)
    change = AT + reverse("work_requests_change")
    picked = {"do": "finish", "pick": [str(bare.pk), str(free.pk)], "back": listed()}
    assert f"{bare.number} (Cause)" in read(client.post(change, picked, follow=True))
    assert state_of(free) == RequestState.OPEN
    client.post(change, {**picked, "pick": [str(free.pk)]})
    assert state_of(free) == RequestState.DONE


def test_an_answer_that_would_finish_it_is_not_sent_twice(cast: Cast) -> None:
    request = asked(cast, queue=strict_queue(cast, "symptom"))
    client = browser(cast, cast.agent)
    sent = {"body": "It works again.", "then": "finish"}
    refused = client.post(at("work_request_message", request.pk), sent)
    assert refused.status_code == 422
    assert f"{request.number} (Symptom)" in read(refused)
    assert "It works again." in read(refused)
    assert not Message.objects.exists()
    set_codes(actor=cast.actor(cast.agent), request_id=request.pk, codes={"symptom": "a-symptom"})
    client.post(at("work_request_message", request.pk), sent)
    assert Message.objects.count() == 1
    assert state_of(request) == RequestState.DONE


def test_the_page_says_beforehand_what_is_lacking(cast: Cast) -> None:
    request = asked(cast, queue=strict_queue(cast, "fault"))
    page = at("work_request", request.pk)
    client = browser(cast, cast.agent)
    assert "Before it is done it needs: Fault." in read(client.get(page))
    set_codes(actor=cast.actor(cast.agent), request_id=request.pk, codes={"fault": "a-fault"})
    assert "Before it is done it needs" not in read(client.get(page))


def test_what_nobody_can_choose_is_not_asked_for(cast: Cast) -> None:
    queue = strict_queue(cast, "fault")
    kept = ServiceCode.objects.get()
    code(cast, "fault", "a-fault", is_active=False, code_id=kept.pk)
    request = asked(cast, queue=queue)
    finish_request(actor=cast.actor(cast.agent), request_id=request.pk)
    assert state_of(request) == RequestState.DONE


def test_a_queue_asks_for_no_list_that_is_empty_or_unknown(cast: Cast) -> None:
    queue = strict_queue(cast, "fault")
    for kinds, said in ((["fault", "cause"], "Cause"), (["colour"], "Choose one of the list.")):
        facts = QueueFacts(code="repairs", name={"en": "Repairs"}, codes_at_done=kinds)
        with pytest.raises(InvalidInput) as raised:
            change_queue(actor=cast.system(), queue_id=queue.pk, facts=facts)
        assert said in str(raised.value)
        assert raised.value.field == "codes_at_done"


def test_the_page_of_a_queue_keeps_what_it_asks_for(cast: Cast) -> None:
    code(cast, "fault", "a-fault")
    queue = strict_queue(cast, "resolution")
    client = browser(cast, cast.provider_administrator)
    page = AT + reverse("work_queue", args=[queue.pk])
    sent = {"code": "repairs", "name_fi": "Korjaukset", "confidentiality": "normal", "warn_minutes": "30"}
    answer = client.post(page, {**sent, "codes_at_done": ["fault", "resolution"], "is_open": "on"})
    assert answer.status_code == 302
    queue.refresh_from_db()
    assert queue.codes_at_done == [ServiceCodeKind.FAULT, ServiceCodeKind.RESOLUTION]
    assert read(client.get(page)).count('name="codes_at_done"') == len(ServiceCodeKind)
