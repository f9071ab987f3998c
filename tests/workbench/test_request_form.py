"""A form that an agent fills in for a caller: the caller's forms and request, the agent's name, HR's for HR agents."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cast import Cast
from desk.desks import under_support
from desk.formed import SOFTWARE, it_area, pay_form, published_form, software
from desk.test_work_request_pages import AT, browser, read
from huolto.desk.choices import Confidentiality, RequestChannel, RequestState
from huolto.desk.commands import import_form, publish_form
from huolto.desk.models import Approval, FormAnswers, FormDraft, RequestItem, ServiceRequest
from huolto.parties.models import Person
from register.registers import an_item


def here(caller: Person, code: str = "software") -> str:
    """The address of a form for a caller."""
    return AT + reverse("work_request_form", args=[caller.pk, code])


def call_page(caller: Person) -> str:
    """The page of who calls."""
    return f"{AT}{reverse('work_request_new')}?person={caller.pk}"


def begun(cast: Cast, caller: Person, code: str = "software", by: Person | None = None):
    """An agent's browser with an open form, and what the form sends of itself."""
    client = browser(cast, by or cast.agent)
    page = read(client.get(here(caller, code)))
    own = dict(re.findall(r'<input type="hidden" name="(version|key)" value="([^"]+)"', page))
    return client, {**own, "channel": "phone"}


def test_the_request_is_the_callers_and_the_agent_is_named(cast: Cast) -> None:
    software(cast)
    client, own = begun(cast, cast.employee)
    answer = client.post(
        here(cast.employee), {**own, "a_program": "Lumo Draw", "a_licence": "yes"}, follow=True
    )
    opened = ServiceRequest.objects.get()
    assert (opened.requester, opened.taken_by, opened.customer) == (
        cast.employee,
        cast.agent,
        cast.kaarnalahti,
    )
    assert opened.channel == RequestChannel.PHONE
    assert opened.title == "Ohjelmiston asennus: Lumo Draw"
    assert f"Taken down by {cast.agent.name}" in read(answer)
    theirs = browser(cast, cast.employee).get(AT + reverse("request", args=[opened.pk]))
    assert f"Taken down by {cast.agent.name}" in read(theirs)
    assert "Lumo Draw" in read(theirs)


def test_the_page_of_a_caller_offers_the_callers_forms_only(cast: Cast) -> None:
    it_area(cast)
    published_form(cast, SOFTWARE)
    published_form(
        cast, SOFTWARE.replace('code = "software"', 'code = "staff-only"\nfor = ["human_resources"]')
    )
    client = browser(cast, cast.agent)
    page = read(client.get(call_page(cast.employee)))
    assert here(cast.employee).removeprefix(AT) in page
    assert here(cast.employee, "staff-only").removeprefix(AT) not in page
    assert client.get(here(cast.employee, "staff-only")).status_code == 404
    assert here(cast.hr, "staff-only").removeprefix(AT) in read(client.get(call_page(cast.hr)))


def test_forms_of_hr_are_taken_down_by_hr_agents_only(cast: Cast) -> None:
    software(cast)
    pay_form(cast)
    client, own = begun(cast, cast.employee)
    address = here(cast.employee, "pay")
    assert address.removeprefix(AT) not in read(client.get(call_page(cast.employee)))
    assert client.get(address).status_code == 404
    assert client.post(address, {**own, "a_question": "Why?"}).status_code == 404
    client, own = begun(cast, cast.employee, "pay", by=cast.hr_agent)
    client.post(address, {**own, "a_question": "Why is my pay lower?"})
    opened = ServiceRequest.objects.get()
    assert opened.confidentiality == Confidentiality.HUMAN_RESOURCES
    assert (opened.requester, opened.taken_by) == (cast.employee, cast.hr_agent)
    # Who looks after HR's alone takes down nothing else.
    assert browser(cast, cast.hr_agent).get(here(cast.employee)).status_code == 404


def test_a_caller_of_another_provider_is_not_found(cast: Cast) -> None:
    software(cast)
    assert browser(cast, cast.agent).get(here(cast.sepidar_orderer)).status_code == 404


def test_choices_are_the_callers(cast: Cast) -> None:
    software(cast)
    own_item = an_item(cast, "KA-1", holder_id=cast.employee.pk)
    other = an_item(cast, "KA-2", holder_id=cast.orderer.pk)
    client, own = begun(cast, cast.employee)
    page = read(client.get(here(cast.employee)))
    assert own_item.asset_tag in page
    assert other.asset_tag not in page
    facts = {**own, "a_program": "Lumo", "a_licence": "yes"}
    assert client.post(here(cast.employee), {**facts, "a_device": str(other.pk)}).status_code == 422
    client.post(here(cast.employee), {**facts, "a_device": str(own_item.pk)})
    assert [row.item for row in RequestItem.objects.all()] == [own_item]


def test_an_agreement_that_the_caller_chooses_answers_for_it(cast: Cast) -> None:
    software(cast)
    support = under_support(cast).agreement
    client, own = begun(cast, cast.employee)
    facts = {**own, "a_program": "Lumo", "a_licence": "yes", "channel": "in_person"}
    client.post(here(cast.employee), {**facts, "agreement": str(support.pk)})
    opened = ServiceRequest.objects.get()
    assert (opened.agreement, opened.is_chosen_by_caller, opened.channel) == (support, True, "in_person")


def test_refused_answers_come_back_and_open_nothing(cast: Cast) -> None:
    software(cast)
    client, own = begun(cast, cast.employee)
    answer = client.post(here(cast.employee), {**own, "a_program": "Lumo Draw"})
    assert answer.status_code == 422
    assert 'value="Lumo Draw"' in read(answer)
    assert not ServiceRequest.objects.exists()


def test_a_double_click_opens_one_and_what_the_caller_began_stays(cast: Cast) -> None:
    software(cast)
    own_browser = browser(cast, cast.employee)
    form = AT + reverse("form_fill", args=["software"])
    sent = dict(re.findall(r'name="(version|key)" value="([^"]+)"', read(own_browser.get(form))))
    own_browser.post(form, {**sent, "keep": "1", "a_program": "Begun"})
    client, own = begun(cast, cast.employee)
    facts = {**own, "a_program": "Lumo", "a_licence": "yes"}
    for _click in range(2):
        client.post(here(cast.employee), facts)
    assert ServiceRequest.objects.count() == 1
    assert FormDraft.objects.get().answers["program"] == "Begun"


def test_a_form_published_anew_meanwhile_is_taken_with_its_files(cast: Cast) -> None:
    form = software(cast)
    client, own = begun(cast, cast.employee)
    import_form(actor=cast.system(), source=SOFTWARE.replace("Which program?", "Which software?"))
    publish_form(actor=cast.system(), form_id=form.pk)
    offer = SimpleUploadedFile("offer.pdf", b"%PDF-1.7")
    client.post(here(cast.employee), {**own, "a_program": "Lumo", "a_licence": "yes", "a_offer": offer})
    assert FormAnswers.objects.get().version.number == 1
    assert [row.file.name for row in ServiceRequest.objects.get().files.all()] == ["offer.pdf"]


def test_the_callers_supervisor_is_asked(cast: Cast) -> None:
    it_area(cast)
    published_form(cast, SOFTWARE.replace('task = "install"', 'approval = "supervisor"'))
    Person.objects.filter(pk=cast.employee.pk).update(manager=cast.approver)
    client, own = begun(cast, cast.employee)
    assert f"{cast.approver.name} is asked to approve it first." in read(client.get(here(cast.employee)))
    client.post(here(cast.employee), {**own, "a_program": "Lumo", "a_licence": "yes"})
    assert ServiceRequest.objects.get().state == RequestState.WAITING_FOR_APPROVAL
    approval = Approval.objects.get()
    assert (approval.approver, approval.asked_by) == (cast.approver, cast.employee), (
        "who hears the answer is the caller"
    )


def test_questions_that_follow_are_shown_as_one_answers(cast: Cast) -> None:
    software(cast)
    client, own = begun(cast, cast.employee)
    look = {**own, "step": "look", "a_licence": "no", "seen": "program,device,licence,until,offer"}
    part = client.post(here(cast.employee), look, headers={"hx-request": "true"})
    assert "Who pays?" in read(part)
    assert "<html" not in read(part)
    whole = read(client.post(here(cast.employee), look))
    assert "<html" in whole
    assert "Who pays?" in whole
