"""An employee finds out what is wrong in the portal: plain questions, thanks at the end, or a request with the answers."""

from django.test import Client
from django.urls import reverse

from cast import Cast
from desk.diagnoses import begun, lamp_guide
from huolto.desk.commands import take_guides
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


def begin(cast: Cast, client: Client) -> GuideRun:
    client.post(at("find_out_begin"), {"guide": lamp_guide(cast).pk})
    return GuideRun.objects.get()


def press(client: Client, run: GuideRun, step: str, answer: str):
    return client.post(at("find_out_step", run.pk, "answer"), {"step": step, "answer": answer}, follow=True)


def test_a_solution_that_helped_ends_with_thanks_and_without_a_request(cast: Cast) -> None:
    client = browser(cast, cast.employee)
    run = begin(cast, client)
    press(client, run, "plug", "no")
    page = press(client, run, "push", "done")
    assert "Did it help?" in read(page)
    run.refresh_from_db()
    assert run.ended_at is None, "only who tried it knows whether it helped"
    page = client.post(at("find_out_step", run.pk, "helped"), follow=True)
    assert "We are glad that it works again." in read(page)
    run.refresh_from_db()
    assert (run.outcome_kind, run.channel, run.request) == ("solved", "portal", None)
    assert not ServiceRequest.objects.exists()


def test_stopping_sends_the_answers_along(cast: Cast) -> None:
    client = browser(cast, cast.employee)
    run = begin(cast, client)
    press(client, run, "plug", "yes")
    page = client.post(at("find_out_step", run.pk, "send"), {"note": "No meter here."}, follow=True)
    request = ServiceRequest.objects.get()
    assert page.request["PATH_INFO"] == at("request", request.pk)
    assert "No meter here." in read(page)
    assert "Onko se pistorasiassa?" in request.description
    agents = browser(cast, cast.agent).get(at("work_request", request.pk))
    assert "Is it plugged in?" in read(agents)
    assert "Go on from here" in read(agents)


def test_a_solution_that_did_not_help_becomes_a_request(cast: Cast) -> None:
    client = browser(cast, cast.employee)
    run = begin(cast, client)
    press(client, run, "plug", "no")
    press(client, run, "push", "done")
    client.post(at("find_out_step", run.pk, "send"), {"note": "Still dark."})
    run.refresh_from_db()
    assert (run.outcome_kind, run.request) == ("", ServiceRequest.objects.get())


def test_leaving_asks_nobody(cast: Cast) -> None:
    client = browser(cast, cast.employee)
    run = begin(cast, client)
    client.post(at("find_out_step", run.pk, "leave"))
    run.refresh_from_db()
    assert run.ended_at is not None
    assert not ServiceRequest.objects.exists()


def test_the_card_of_a_device_leads_its_holder_to_its_guides(cast: Cast) -> None:
    take_guides(actor=cast.system(), codes=["laptop-slow", "printer-fault"])
    mine = an_item(cast, "KA-1", holder_id=cast.employee.pk)
    other = an_item(cast, "KA-2", holder_id=cast.orderer.pk)
    client = browser(cast, cast.employee)
    assert at("find_out_of", mine.pk) in read(client.get(at("device", mine.pk)))
    page = read(client.get(at("find_out_of", mine.pk)))
    assert "The laptop is slow or does not start" in page
    assert "printer or copier" not in page
    assert client.get(at("find_out_of", other.pk)).status_code == 404
    orderer = browser(cast, cast.orderer)
    assert at("find_out_of", mine.pk) not in read(orderer.get(at("device", mine.pk)))


def test_nobody_begins_with_the_device_of_another(cast: Cast) -> None:
    guide, other = lamp_guide(cast), an_item(cast, "KA-2", holder_id=cast.orderer.pk)
    sent = {"guide": guide.pk, "item": other.pk}
    assert browser(cast, cast.employee).post(at("find_out_begin"), sent).status_code == 404
    assert not GuideRun.objects.exists()


def test_what_an_agent_walks_is_no_page_of_the_portal(cast: Cast) -> None:
    run = begun(cast, lamp_guide(cast))
    assert browser(cast, cast.employee).get(at("find_out_run", run.pk)).status_code == 404


def test_asking_offers_the_guides_only_where_there_are_any(cast: Cast) -> None:
    client = browser(cast, cast.employee)
    assert at("find_out") not in read(client.get(at("ask")))
    lamp_guide(cast)
    assert at("find_out") in read(client.get(at("ask")))
