"""Guides at the workbench: begun from a request or with a caller, walked one question at a time, followed in one step."""

from django.test import Client
from django.urls import reverse

from cast import Cast
from desk.desks import asked, hr_queue
from desk.diagnoses import begun, lamp_guide
from huolto.desk.choices import RequestState
from huolto.desk.models import GuideRun, ServiceRequest
from huolto.parties.models import Person
from register.registers import an_item


def browser(cast: Cast, person: Person) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(cast.user(person))
    return client


def at(name: str, *args: object) -> str:
    return "/p/suopursu" + reverse(name, args=args)


def read(response) -> str:
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


def press(client: Client, run: GuideRun, step: str, answer: str):
    sent = {"step": step, "answer": answer}
    return client.post(at("work_guide_step", run.pk, "answer"), sent, follow=True)


def test_a_caller_is_guided_to_a_solution_and_the_call_is_written_down_in_one_step(cast: Cast) -> None:
    guide = lamp_guide(cast)
    client = browser(cast, cast.agent)
    caller = client.get(at("work_request_new"), {"person": cast.employee.pk})
    assert "The lamp is dark" in read(caller)
    page = client.post(at("work_guide_begin"), {"guide": guide.pk, "person": cast.employee.pk}, follow=True)
    run = GuideRun.objects.get()
    assert "Is it plugged in?" in read(page)
    assert 'data-key="2"' in read(page)
    press(client, run, "plug", "no")
    page = press(client, run, "push", "done")
    assert "It shines." in read(page)
    assert page.context["told"] == "Se palaa.", "what they are told is in their language"
    page = client.post(at("work_guide_step", run.pk, "follow"), {"body": "Se palaa."}, follow=True)
    request = ServiceRequest.objects.get()
    assert page.request["PATH_INFO"] == at("work_request", request.pk)
    assert request.state == RequestState.DONE
    assert "Solved" in read(page)


def test_a_number_that_is_none_is_told_at_the_question(cast: Cast) -> None:
    run = begun(cast, lamp_guide(cast))
    client = browser(cast, cast.agent)
    press(client, run, "plug", "yes")
    page = press(client, run, "volts", "plenty")
    assert page.status_code == 422
    assert "Choose an answer, or write a number." in read(page)
    assert "How many volts?" in read(page)


def test_an_outcome_on_a_request_leads_to_what_comes_next(cast: Cast) -> None:
    guide, request = lamp_guide(cast), asked(cast)
    client = browser(cast, cast.agent)
    assert "The lamp is dark" in read(client.get(at("work_request", request.pk)))
    client.post(at("work_guide_begin"), {"guide": guide.pk, "request": request.pk})
    run = GuideRun.objects.get()
    press(client, run, "plug", "yes")
    press(client, run, "volts", "100")
    answer = client.post(at("work_guide_step", run.pk, "follow"), {"body": ""})
    assert answer["Location"].endswith(f"/requests/{request.pk}/#plan")
    page = read(client.get(at("work_request", request.pk)))
    assert "How many volts?" in page
    assert "100 V" in page


def test_stopping_leads_back_to_where_it_was_begun(cast: Cast) -> None:
    run = begun(cast, lamp_guide(cast))
    answer = browser(cast, cast.agent).post(at("work_guide_step", run.pk, "stop"))
    assert answer["Location"].endswith(f"?person={cast.employee.pk}")


def test_a_guide_runs_for_the_device_that_was_chosen(cast: Cast) -> None:
    guide, item = lamp_guide(cast), an_item(cast, "KA-1", holder_id=cast.employee.pk)
    client = browser(cast, cast.agent)
    sent = {"guide": guide.pk, "person": cast.employee.pk, "item": item.pk}
    client.post(at("work_guide_begin"), sent)
    run = GuideRun.objects.get()
    assert run.item == item
    assert run.facts["category"] == "laptop"
    assert run.facts["covers_swap"] is False
    others = {**sent, "person": cast.sepidar_orderer.pk}
    assert client.post(at("work_guide_begin"), others).status_code == 404


def test_the_run_of_a_confidential_request_is_no_page_for_others(cast: Cast) -> None:
    request = asked(cast, queue=hr_queue(cast))
    run = begun(cast, lamp_guide(cast), actor=cast.actor(cast.hr_agent), request_id=request.pk)
    assert browser(cast, cast.agent).get(at("work_guide_run", run.pk)).status_code == 404
    assert browser(cast, cast.hr_agent).get(at("work_guide_run", run.pk)).status_code == 200


def test_the_page_of_a_request_asks_as_often_for_many_runs_as_for_one(
    cast: Cast, django_assert_max_num_queries
) -> None:
    guide, request = lamp_guide(cast), asked(cast)
    client = browser(cast, cast.agent)
    begun(cast, guide, request_id=request.pk)
    with django_assert_max_num_queries(200) as one:
        client.get(at("work_request", request.pk))
        asked_once = len(one)
    for _again in range(4):
        begun(cast, guide, request_id=request.pk)
    with django_assert_max_num_queries(asked_once):
        client.get(at("work_request", request.pk))
