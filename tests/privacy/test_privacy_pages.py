"""The pages of privacy on both faces: who sees whom, two steps to an erasure, the log, one's own data."""

from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cast import Cast
from huolto.desk.choices import Confidentiality, RequestKind
from huolto.desk.commands import open_request
from huolto.desk.models import RequestReading
from huolto.parties.commands import create_person
from huolto.parties.models import Person
from huolto.privacy.commands import ask_copy, make_copy
from huolto.privacy.models import Erasure

pytestmark = pytest.mark.django_db

P = "/p/suopursu"


def browsing(cast: Cast, role: str) -> Client:
    client = Client(headers={"accept-language": "en"})
    user = cast.user(getattr(cast, role))
    user.language = "en"
    user.save(update_fields=["language"])
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def an_hr_request(cast: Cast, person: Person | None = None) -> Any:
    who = person or cast.employee
    return open_request(
        actor=cast.actor(who),
        kind=RequestKind.SERVICE_REQUEST,
        title="I am ill",
        customer=who.organisation,
        requester=who,
        confidentiality=Confidentiality.HUMAN_RESOURCES,
    )


def test_a_customers_data_officer_finds_its_people_and_nobody_elses(cast: Cast) -> None:
    said = text_of(browsing(cast, "data_officer").get(f"{P}/privacy/"))
    assert "Elina Rauta" in said
    assert "Sanni Orvokki" in said  # at the school below
    assert "Onni Hirsi" not in said
    assert "Jonas Virta" not in said


def test_the_list_asks_as_often_for_one_as_for_many(cast: Cast) -> None:
    client = browsing(cast, "privacy_officer")
    client.get(f"{P}/work/privacy/")
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(f"{P}/work/privacy/?q=Elina")
    for number in range(5):
        create_person(actor=cast.system(), organisation=cast.otavala, name=f"Elina {number}")
    with CaptureQueriesContext(connection) as many:
        client.get(f"{P}/work/privacy/?q=Elina")
    assert len(many) == len(few)


def test_erasing_takes_two_steps_and_the_name(cast: Cast) -> None:
    client = browsing(cast, "data_officer")
    page = f"{P}/privacy/people/{cast.employee.pk}/erase/"
    first = text_of(client.get(page))
    assert "What goes" in first
    assert 'name="name"' not in first
    assert 'name="name"' in text_of(client.get(f"{page}?step=confirm"))
    wrong = client.post(page, {"name": "Elina"})
    assert wrong.status_code == 422
    assert "This is not the person" in text_of(wrong)
    assert not Erasure.objects.exists()
    assert client.post(page, {"name": "elina rauta"}).status_code == 302
    assert Erasure.objects.get().person_id == cast.employee.pk


def test_reasons_stand_before_the_way_on_with_a_link_where_the_officer_may_go(cast: Cast) -> None:
    page = f"privacy/people/{cast.approver.pk}/erase/?step=confirm"
    said = text_of(browsing(cast, "data_officer").get(f"{P}/{page}"))
    assert "Owns the cost centre 4120." in said
    assert 'name="name"' not in said
    an_hr_request(cast)
    said = text_of(
        browsing(cast, "privacy_officer").get(f"{P}/work/privacy/people/{cast.employee.pk}/erase/")
    )
    assert "of their requests is open" in said
    assert f'href="{P}/work/requests/"' in said


def test_opening_an_hr_request_is_written_down_and_its_title_is_not_told(cast: Cast) -> None:
    request = an_hr_request(cast)
    browsing(cast, "hr_agent").get(f"{P}/work/requests/{request.pk}/")
    for role, path in (("data_officer", "/privacy"), ("privacy_officer", "/work/privacy")):
        said = text_of(browsing(cast, role).get(f"{P}{path}/readings/"))
        assert "Hanna Lampi" in said
        assert request.number in said
        assert "I am ill" not in said


def test_the_person_concerned_sees_who_read_theirs_and_it_is_not_written_down_that_they_look(
    cast: Cast,
) -> None:
    request = an_hr_request(cast)
    browsing(cast, "hr_agent").get(f"{P}/work/requests/{request.pk}/")
    client = browsing(cast, "employee")
    client.get(f"{P}/requests/{request.pk}/")
    assert "Hanna Lampi" in text_of(client.get(f"{P}/my-data/"))
    assert "Hanna Lampi" not in text_of(browsing(cast, "orderer").get(f"{P}/my-data/"))
    assert RequestReading.objects.count() == 1


def test_another_customers_log_is_not_told(cast: Cast) -> None:
    request = an_hr_request(cast, cast.other_employee)
    browsing(cast, "hr_agent").get(f"{P}/work/requests/{request.pk}/")
    assert "Hanna Lampi" not in text_of(browsing(cast, "data_officer").get(f"{P}/privacy/readings/"))
    assert "Hanna Lampi" in text_of(browsing(cast, "privacy_officer").get(f"{P}/work/privacy/readings/"))


def test_the_log_is_narrowed_and_fetched_as_csv(cast: Cast) -> None:
    request = an_hr_request(cast)
    browsing(cast, "hr_agent").get(f"{P}/work/requests/{request.pk}/")
    client = browsing(cast, "privacy_officer")
    assert "Hanna" not in text_of(client.get(f"{P}/work/privacy/readings/?until=2020-01-01"))
    assert "Hanna" not in text_of(client.get(f"{P}/work/privacy/readings/?q=Nobody"))
    lines = (
        b"".join(client.get(f"{P}/work/privacy/readings.csv?q=hanna").streaming_content)
        .decode()
        .split("\r\n")
    )
    assert lines[0] == "\ufeffWhen,Person,Organisation,Request,Customer"
    assert lines[1].endswith(f",Hanna Lampi,Suopursu Services,{request.number},City of Kaarnalahti")
    assert lines[2:] == [""]


def test_a_day_that_is_none_is_said_and_changes_nothing(cast: Cast) -> None:
    said = text_of(browsing(cast, "privacy_officer").get(f"{P}/work/privacy/readings/?since=yesterday"))
    assert "This is not a day." in said


def test_ones_own_copy_is_asked_for_and_fetched(cast: Cast) -> None:
    client = browsing(cast, "employee")
    assert client.post(f"{P}/my-data/").status_code == 302
    copy = ask_copy(actor=cast.actor(cast.employee), person_id=cast.employee.pk)
    make_copy(copy.pk)
    answer = client.get(f"{P}/privacy/copies/{copy.pk}/file/")
    assert answer["Content-Type"] == "application/zip"
    assert answer["Cache-Control"] == "private, no-store"
    b"".join(answer.streaming_content)
    for role, path in (
        ("data_officer", "/privacy"),
        ("privacy_officer", "/work/privacy"),
        ("orderer", "/privacy"),
    ):
        assert browsing(cast, role).get(f"{P}{path}/copies/{copy.pk}/file/").status_code == 404


def test_days_are_changed_in_any_digits_and_refused_outside_the_limits(cast: Cast) -> None:
    client = browsing(cast, "privacy_officer")
    page = f"{P}/work/privacy/retention/mails/"
    assert client.post(page, {"days": "۹۰"}).status_code == 302
    assert "90 days" in text_of(client.get(f"{P}/work/privacy/retention/"))
    for wrong in ("1", "some", ""):
        assert client.post(page, {"days": wrong}).status_code == 422
    assert client.post(page, {"do": "default"}).status_code == 302
    assert "365 days" in text_of(client.get(f"{P}/work/privacy/retention/"))


def test_the_record_of_processing_tells_what_why_and_how_long(cast: Cast) -> None:
    said = text_of(browsing(cast, "data_officer").get(f"{P}/privacy/record/"))
    for words in ("Name and contact details", "To charge and to invoice", "As long as bookkeeping law asks"):
        assert words in said
