"""Going anywhere by a few letters: what is found, by whom, how many queries it takes."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cast import Cast
from huolto.faces.search.finding import found_for
from huolto.faces.search.found import Found
from huolto.faces.search.things import by_number
from huolto.foundation.actors import Actor
from huolto.parties.models import Person
from huolto.register.commands import NewIdentifier, register_items
from portal.test_device_pages import browser
from register.registers import new_item


def found(actor: Actor, text: str, key: str) -> list[Found]:
    """The rows of one group."""
    return [row for group in found_for(actor, [], text) if group.key == key for row in group.rows]


def named(rows: list[Found]) -> list[str]:
    return [row.code or str(row.title) for row in rows]


def a_register(cast: Cast) -> None:
    register_items(
        actor=cast.system(),
        items=[
            new_item(cast, "KA-1042", identifiers=(NewIdentifier("serial", "LB3-77A0142"),)),
            new_item(cast, "KA-1043", holder_id=cast.employee.pk),
            new_item(cast, "KA-7"),
        ],
    )


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("KA-1042", ["KA-1042"]),
        ("ka-104", ["KA-1042", "KA-1043"]),
        ("lb3-77a0142", ["KA-1042"]),
        ("LB377A0142", ["KA-1042"]),
        ("KA-۱۰۴۳", ["KA-1043"]),
        ("elina rauta", ["KA-1043"]),
        ("ka", ["KA-1042", "KA-1043", "KA-7"]),
        ("ZZ-9", []),
    ],
)
def test_a_device_is_found_by_tag_by_serial_however_it_is_written_and_by_its_holder(
    cast: Cast, typed: str, tags: list[str]
) -> None:
    a_register(cast)
    assert named(found(cast.actor(cast.agent), typed, "items")) == tags


def test_who_may_not_see_a_device_does_not_find_it(cast: Cast) -> None:
    a_register(cast)
    assert named(found(cast.actor(cast.orderer), "ka-104", "items")) == ["KA-1042", "KA-1043"]
    assert named(found(cast.actor(cast.employee), "ka-104", "items")) == ["KA-1043"]
    assert found(cast.actor(cast.other_orderer), "ka-104", "items") == []
    assert found(cast.actor(cast.sepidar_orderer), "ka-104", "items") == []


def test_a_persian_name_is_found_with_arabic_letters(cast: Cast) -> None:
    person = cast.payar_administrator
    Person.objects.filter(pk=person.pk).update(name="کیان رهنورد")
    assert named(found(cast.actor(person), "كيان", "people")) == ["کیان رهنورد"]


def test_nothing_typed_is_taken_for_a_pattern(cast: Cast) -> None:
    a_register(cast)
    for typed in ("%%%", "___", "\\", "'\"", "(", "a" * 500):
        assert found(cast.actor(cast.agent), typed, "people") == []


def test_people_lead_staff_to_the_person_and_orderers_to_what_they_hold(cast: Cast) -> None:
    by_staff = found(cast.actor(cast.agent), "elina", "people")
    by_orderer = found(cast.actor(cast.orderer), "elina", "people")
    assert by_staff[0].url.endswith(reverse("work_person", args=[cast.employee.pk]))
    assert by_orderer[0].url.endswith(f"/devices/?holder={cast.employee.pk}")
    assert found(cast.actor(cast.employee), "aino", "people") == []


def test_pages_are_offered_to_whom_they_open(cast: Cast) -> None:
    def ways(person: Any) -> list[str]:
        return [row.url for row in found(cast.actor(person), "", "ways")]

    assert reverse("work_billing") in ways(cast.billing)
    assert reverse("work_billing") not in ways(cast.technician)
    assert "/shop/" in ways(cast.orderer)
    assert "/shop/" not in ways(cast.employee)
    assert not any(url.startswith(reverse("work_home")) for url in ways(cast.orderer))


def test_another_language_is_switched_to_by_a_form(cast: Cast) -> None:
    rows = found_for(cast.actor(cast.orderer), [], "persian", path="/devices/")[0].rows
    assert [(row.url, dict(row.posted)) for row in rows] == [
        ("/language/", {"language": "fa", "next": "/devices/"})
    ]


@pytest.mark.parametrize("typed", ["SR-000012", "sr12", "12", "۱۲", "SR 12"])
def test_a_request_is_meant_however_its_number_is_written(typed: str) -> None:
    assert ("number", "SR-000012") in by_number(typed).children


def test_words_are_no_number() -> None:
    assert by_number("printer").children == [("pk__in", [])]


def test_each_kind_of_thing_costs_one_query(cast: Cast) -> None:
    a_register(cast)
    actor = cast.actor(cast.provider_administrator)
    found_for(actor, [], "lumo")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        found_for(actor, [], "lumo")
    assert len(asked) == 11


def test_the_page_answers_without_scripts_and_its_part_alone(cast: Cast) -> None:
    a_register(cast)
    client = browser(cast, cast.orderer)
    page = client.get("/p/suopursu/search/?q=ka-1042").content.decode()
    part = client.get("/p/suopursu/search/?q=ka-1042&part=1").content.decode()
    assert "<html" in page
    assert "KA-1042" in page
    assert 'role="option"' in part
    assert "<html" not in part
    assert "Nothing found" in client.get("/p/suopursu/search/?q=zzzz").content.decode()
