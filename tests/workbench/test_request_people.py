"""Colleagues and followers of a request: a list for few, found by name where there are many, within the rights of both."""

import re

import pytest
from django.urls import reverse

from cast import Cast
from desk.desks import asked
from desk.test_work_request_pages import AT, at, browser, listed, read
from huolto.desk.choices import Confidentiality
from huolto.desk.models import ServiceRequest, Watcher

NAMES = re.compile(r'data-name="([^"]+)"')


def step(request: ServiceRequest, name: str) -> str:
    """The address of a step with a request."""
    return AT + reverse("work_request_step", args=[request.pk, name])


def found(client, name: str, words: str, *args) -> list[str]:
    """Whom an address finds by words."""
    return NAMES.findall(client.get(AT + reverse(name, args=args), {"q": words}).content.decode())


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every colleague were one too many for a list."""
    monkeypatch.setattr("huolto.workbench.request_people.MOST_LISTED", 1)
    monkeypatch.setattr("huolto.workbench.request_lists.MOST_LISTED", 1)


def test_few_colleagues_are_a_list(cast: Cast) -> None:
    request = asked(cast)
    client = browser(cast, cast.agent)
    for page in (at("work_request", request.pk), listed()):
        assert '<select class="form-select" name="assignee">' in read(client.get(page))
        assert 'id="pick-assignee"' not in read(client.get(page))


def test_of_many_colleagues_one_is_found_by_name(cast: Cast, many: None) -> None:
    request = asked(cast)
    client = browser(cast, cast.agent)
    for page in (at("work_request", request.pk), listed()):
        assert 'id="pick-assignee"' in read(client.get(page))
    assert found(client, "work_request_workers", cast.technician.name) == [cast.technician.name]
    assert found(client, "work_request_workers", cast.employee.name) == []
    client.post(step(request, "assign"), {"assignee": "", "assignee-words": cast.technician.name})
    request.refresh_from_db()
    assert request.assignee == cast.technician
    client.post(step(request, "assign"), {"assignee": "", "assignee-words": ""})
    request.refresh_from_db()
    assert request.assignee is None


def test_a_name_that_is_nobodys_gives_it_to_nobody_else(cast: Cast, many: None) -> None:
    request = asked(cast)
    client = browser(cast, cast.agent)
    client.post(step(request, "take"))
    page = client.post(step(request, "assign"), {"assignee": "", "assignee-words": "Xyz"}, follow=True)
    assert "Nobody who may be chosen here is called “Xyz”." in read(page)
    request.refresh_from_db()
    assert request.assignee == cast.agent


def test_picked_requests_are_given_by_name(cast: Cast, many: None) -> None:
    request = asked(cast)
    sent = {"do": "assignee", "pick": [str(request.pk)], "back": listed(), "assignee": ""}
    browser(cast, cast.agent).post(
        AT + reverse("work_requests_change"), {**sent, "assignee-words": cast.technician.name}
    )
    request.refresh_from_db()
    assert request.assignee == cast.technician


def test_somebody_of_the_customer_is_found_and_follows_until_taken_off(cast: Cast) -> None:
    request = asked(cast)
    client = browser(cast, cast.agent)
    assert found(client, "work_request_followers", cast.inspector.name, request.pk) == [cast.inspector.name]
    assert found(client, "work_request_followers", cast.technician.name, request.pk) == [cast.technician.name]
    client.post(step(request, "watch"), {"person": "", "person-words": cast.inspector.name})
    assert Watcher.objects.get().person == cast.inspector
    assert cast.inspector.name in read(client.get(at("work_request", request.pk)))
    client.post(step(request, "watch"), {"remove": str(cast.inspector.pk)})
    assert not Watcher.objects.exists()


def test_nobody_of_another_customer_follows_it(cast: Cast) -> None:
    request = asked(cast)
    client = browser(cast, cast.agent)
    assert found(client, "work_request_followers", cast.other_employee.name, request.pk) == []
    for sent in ({"person-words": cast.other_employee.name}, {"person-one": str(cast.other_employee.pk)}):
        client.post(step(request, "watch"), {"person": "", "person-words": "", **sent})
    assert not Watcher.objects.exists()


def test_followers_of_what_one_may_not_handle_are_not_looked_up(cast: Cast) -> None:
    request = asked(cast, confidentiality=Confidentiality.HUMAN_RESOURCES)
    address = AT + reverse("work_request_followers", args=[request.pk])
    assert browser(cast, cast.agent).get(address).status_code == 404
    client = browser(cast, cast.hr_agent)
    assert 'id="pick-person"' not in read(client.get(at("work_request", request.pk)))
    client.post(step(request, "watch"), {"person": "", "person-words": cast.inspector.name})
    assert not Watcher.objects.exists()
