"""A person's copy: all that is held, in their language, for them alone and for some days."""

import io
import json
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from cast import Cast
from huolto.desk.choices import Confidentiality, RequestKind
from huolto.desk.commands import add_message, open_request
from huolto.foundation.actors import Actor
from huolto.foundation.errors import NotVisible
from huolto.foundation.models import StoredFile
from huolto.parties.commands import change_person
from huolto.privacy.access import copies_visible_to
from huolto.privacy.choices import CopyState
from huolto.privacy.commands import ask_copy, make_copy, sweep_tonight
from huolto.privacy.models import PersonCopy

pytestmark = pytest.mark.django_db


def made(actor: Actor, person_id: int) -> zipfile.ZipFile:
    """Asked for, put together, opened."""
    copy = ask_copy(actor=actor, person_id=person_id)
    make_copy(copy.pk)
    copy.refresh_from_db()
    assert copy.file is not None
    return zipfile.ZipFile(io.BytesIO(copy.file.content.read()))


def a_request(cast: Cast, title: str = "A broken screen", **facts: Any) -> Any:
    return open_request(
        actor=cast.actor(cast.employee),
        kind=RequestKind.SERVICE_REQUEST,
        title=title,
        customer=cast.kaarnalahti,
        requester=cast.employee,
        **facts,
    )


def test_it_holds_the_person_their_login_and_what_they_wrote(cast: Cast) -> None:
    request = a_request(cast)
    add_message(actor=cast.actor(cast.employee), request_id=request.pk, body="It fell.")
    archive = made(cast.actor(cast.employee), cast.employee.pk)
    held = json.loads(archive.read("data.json"))["held"]
    assert held["parties.Person"][0]["email"] == "elina@kaarnalahti.example"
    assert [row["email"] for row in held["parties.User"]] == ["elina@kaarnalahti.example"]
    assert [row["title"] for row in held["desk.ServiceRequest"]] == ["A broken screen"]
    assert [row["body"] for row in held["desk.Message"]] == ["It fell."]


def test_it_holds_no_password_no_token_and_nothing_of_others(cast: Cast) -> None:
    request = a_request(cast)
    add_message(
        actor=cast.actor(cast.agent), request_id=request.pk, body="She is difficult.", is_public=False
    )
    open_request(
        actor=cast.actor(cast.orderer),
        kind=RequestKind.INCIDENT,
        title="Somebody else's",
        customer=cast.kaarnalahti,
        requester=cast.orderer,
    )
    archive = made(cast.actor(cast.employee), cast.employee.pk)
    everything = "".join(archive.read(name).decode() for name in ("data.json", "index.html"))
    for word in ("password", "md5$", "token", "somebody else", "difficult", "aino@"):
        assert word not in everything.lower().replace("passwords and keys are left out", ""), word


def test_the_page_is_in_the_persons_language_and_direction(cast: Cast) -> None:
    change_person(actor=cast.system(), person=cast.employee, language="fa")
    page = made(cast.actor(cast.employee), cast.employee.pk).read("index.html").decode()
    assert '<html lang="fa" dir="rtl">' in page
    assert "style.css" in page


def test_a_data_officer_asks_for_people_in_their_care_alone(cast: Cast) -> None:
    assert ask_copy(actor=cast.actor(cast.data_officer), person_id=cast.employee.pk).pk
    for role, person in (
        ("data_officer", cast.other_employee),
        ("data_officer", cast.agent),
        ("customer_administrator", cast.employee),
        ("provider_administrator", cast.employee),
        ("hr", cast.employee),
        ("privacy_officer", cast.sepidar_orderer),
    ):
        with pytest.raises(NotVisible):
            ask_copy(actor=cast.actor(getattr(cast, role)), person_id=person.pk)


def test_what_a_person_asked_for_is_fetched_by_nobody_else(cast: Cast) -> None:
    own = ask_copy(actor=cast.actor(cast.employee), person_id=cast.employee.pk)
    asked = ask_copy(actor=cast.actor(cast.data_officer), person_id=cast.employee.pk)

    def seen(person: Any) -> set[int]:
        return set(copies_visible_to(cast.actor(person)).values_list("pk", flat=True))

    assert seen(cast.employee) == {own.pk, asked.pk}
    assert seen(cast.data_officer) == {asked.pk}
    assert seen(cast.privacy_officer) == {asked.pk}
    assert seen(cast.customer_administrator) == set()


def test_asked_twice_while_it_is_put_together_there_is_one(cast: Cast) -> None:
    actor = cast.actor(cast.employee)
    first = ask_copy(actor=actor, person_id=cast.employee.pk)
    assert ask_copy(actor=actor, person_id=cast.employee.pk).pk == first.pk
    make_copy(first.pk)
    files = StoredFile.objects.count()
    make_copy(first.pk)
    assert StoredFile.objects.count() == files


def test_after_fourteen_days_the_file_is_gone(cast: Cast) -> None:
    copy = ask_copy(actor=cast.actor(cast.employee), person_id=cast.employee.pk)
    make_copy(copy.pk)
    copy.refresh_from_db()
    assert copy.expires_at - timezone.now() > timedelta(days=13, hours=23)
    day = timezone.localdate()
    sweep_tonight(actor=cast.system(), day=day, now=timezone.now() + timedelta(days=13))
    assert PersonCopy.objects.get(pk=copy.pk).state == CopyState.READY
    sweep_tonight(
        actor=cast.system(), day=day + timedelta(days=1), now=timezone.now() + timedelta(days=14, minutes=1)
    )
    copy.refresh_from_db()
    assert (copy.state, copy.file) == (CopyState.EXPIRED, None)


def test_a_confidential_request_of_ones_own_is_in_it(cast: Cast) -> None:
    a_request(cast, "I am ill", confidentiality=Confidentiality.HUMAN_RESOURCES)
    held = json.loads(made(cast.actor(cast.employee), cast.employee.pk).read("data.json"))["held"]
    assert [row["title"] for row in held["desk.ServiceRequest"]] == ["I am ill"]
