"""Choosing one of many people: found by words within what the reader may see, by typing or without scripts."""

import re

from django.urls import reverse

from cast import Cast
from desk.formed import SOFTWARE, it_area, published_form
from huolto.desk.models import FormAnswers, FormDraft
from huolto.parties.commands import create_person
from huolto.parties.models import Person
from huolto.parties.picking import People, Picked
from portal.test_request_pages import browser, read

AT = "/p/suopursu"
FORM = """
code = "mentor"
area = "it"
name = { en = "A mentor" }

[[field]]
id = "who"
kind = "person"
label = { en = "Who is to help?" }
required = true

[[example]]
says = "nobody is named"
given = { }
refused = ["who"]
"""


def somebody(cast: Cast, name: str, address: str = "") -> Person:
    """Another person at Kaarnalahti."""
    return create_person(actor=cast.system(), organisation=cast.kaarnalahti, name=name, email=address)


def mentor(cast: Cast) -> str:
    """The address of a form that asks for a person."""
    it_area(cast)
    published_form(cast, FORM)
    return AT + reverse("form_fill", args=["mentor"])


def begun(cast: Cast, here: str):
    client = browser(cast, cast.employee)
    own = dict(re.findall(r'name="(version|key)" value="([^"]+)"', read(client.get(here))))
    return client, own


def names(response) -> list[str]:
    return re.findall(r'data-name="([^"]+)"', response.content.decode())


def test_people_are_found_by_the_beginnings_and_parts_of_their_words(cast: Cast) -> None:
    somebody(cast, "Vieno Lahtinen", "vieno.l@kaarnalahti.example")
    somebody(cast, "Vieno Aalto")
    here = AT + reverse("form_people")
    client = browser(cast, cast.employee)
    assert names(client.get(here, {"q": "vieno"})) == ["Vieno Aalto", "Vieno Lahtinen"]
    assert names(client.get(here, {"q": "lahti vie"})) == ["Vieno Lahtinen"]
    assert names(client.get(here, {"q": "vieno.l@"})) == ["Vieno Lahtinen"]
    assert names(client.get(here, {"q": " "})) == []


def test_nobody_of_another_customer_or_of_the_provider_is_found(cast: Cast) -> None:
    here = AT + reverse("form_people")
    client = browser(cast, cast.employee)
    for stranger in (cast.other_employee, cast.agent, cast.sepidar_orderer):
        assert names(client.get(here, {"q": stranger.name})) == []
    assert names(browser(cast, cast.other_employee).get(here, {"q": cast.other_employee.name}))


def test_however_many_people_there_are_each_of_them_can_be_chosen(cast: Cast) -> None:
    Person.objects.bulk_create(
        Person(provider=cast.suopursu, organisation=cast.kaarnalahti, name=f"Person {number:04d}")
        for number in range(1_200)
    )
    last = Person.objects.get(name="Person 1199")
    here = mentor(cast)
    client, own = begun(cast, here)
    assert names(client.get(AT + reverse("form_people"), {"q": "1199"})) == ["Person 1199"]
    client.post(here, {**own, "a_who": str(last.pk), "a_who-words": last.name})
    assert FormDraft.objects.get().answers == {"who": last.pk}


def test_without_scripts_what_was_typed_is_looked_up(cast: Cast) -> None:
    one = somebody(cast, "Vieno Lahtinen", "vieno.l@kaarnalahti.example")
    here = mentor(cast)
    client, own = begun(cast, here)
    client.post(here, {**own, "a_who": "", "a_who-words": "vieno  lahtinen"})
    assert FormDraft.objects.get().answers == {"who": one.pk}


def test_a_whole_name_is_found_behind_many_that_contain_it(cast: Cast) -> None:
    for number in range(12):
        somebody(cast, f"Aili {number}", f"aili.{number}@kaarnalahti.example")
    one = somebody(cast, "Li", "li@kaarnalahti.example")
    here = mentor(cast)
    client, own = begun(cast, here)
    client.post(here, {**own, "a_who": "", "a_who-words": "li"})
    assert FormDraft.objects.get().answers == {"who": one.pk}


def test_several_who_fit_are_shown_to_choose_from(cast: Cast) -> None:
    somebody(cast, "Vieno Lahtinen")
    second = somebody(cast, "Vieno Lahtinen", "vieno.2@kaarnalahti.example")
    here = mentor(cast)
    client, own = begun(cast, here)
    answer = client.post(here, {**own, "a_who-words": "Vieno Lahtinen"})
    assert answer.status_code == 422
    page = read(answer)
    assert "Several people fit. Choose one of them." in page
    assert "vieno.2@kaarnalahti.example" in page
    client.post(here, {**own, "a_who-words": "Vieno Lahtinen", "a_who-one": str(second.pk)})
    assert FormDraft.objects.get().answers == {"who": second.pk}


def test_a_name_that_is_nobodys_is_refused_and_stays_as_typed(cast: Cast) -> None:
    here = mentor(cast)
    client, own = begun(cast, here)
    answer = client.post(here, {**own, "a_who-words": "Nobody Here"})
    assert answer.status_code == 422
    assert "Nobody who may be chosen here is called “Nobody Here”." in read(answer)
    assert 'value="Nobody Here"' in read(answer)
    assert 'value="Nobody Here"' in read(client.get(here))


def test_a_key_of_somebody_out_of_reach_is_refused(cast: Cast) -> None:
    here = mentor(cast)
    client, own = begun(cast, here)
    for stranger in (cast.other_employee, cast.agent):
        facts = {**own, "a_who": str(stranger.pk), "a_who-words": stranger.name}
        assert client.post(here, facts).status_code == 422
        assert client.post(here, {**own, "a_who-one": str(stranger.pk)}).status_code == 422
    assert not FormAnswers.objects.exists()


def test_words_changed_after_picking_count_more_than_the_key(cast: Cast) -> None:
    first, second = somebody(cast, "Vieno Lahtinen"), somebody(cast, "Aune Salo")
    people = People(Person.objects.filter(organisation=cast.kaarnalahti))
    assert people.meant(Picked(str(first.pk), "Aune Salo")).person == second
    assert people.meant(Picked(str(first.pk), "Vieno Lahtinen")).person == first
    assert people.meant(Picked(str(first.pk), "")).person is None


def test_who_fills_in_for_a_caller_finds_the_callers_people(cast: Cast) -> None:
    it_area(cast)
    published_form(cast, SOFTWARE)
    here = AT + reverse("work_form_people", args=[cast.employee.pk])
    agent = browser(cast, cast.agent)
    assert names(agent.get(here, {"q": cast.inspector.name})) == [cast.inspector.name]
    assert names(agent.get(here, {"q": cast.other_employee.name})) == []
    assert browser(cast, cast.orderer).get(here, {"q": "a"}).status_code == 404


def test_a_stand_in_is_found_by_name(cast: Cast) -> None:
    here = AT + reverse("stand_ins")
    client = browser(cast, cast.employee)
    found = AT + reverse("stand_in_people")
    assert names(client.get(found, {"q": cast.orderer.name})) == [cast.orderer.name]
    assert names(client.get(found, {"q": cast.employee.name})) == []
    days = {"from_on": "2099-01-01", "until_on": "2099-01-08"}
    page = client.post(here, {**days, "stand_in-words": cast.orderer.name}, follow=True)
    assert f"{cast.orderer.name} answers for {cast.employee.name} then." in read(page)
    assert browser(cast, cast.employee).get(f"{found}?person={cast.orderer.pk}").status_code == 404
