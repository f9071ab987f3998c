"""Rights over devices: what each reaches, changed by their administrator, and the policy against a plain oracle."""

import random
from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from cast import Cast
from huolto.foundation.errors import DomainError, InvalidInput, NotVisible
from huolto.parties.choices import Right
from huolto.parties.commands import change_grant, grant_right, revoke_grant
from huolto.parties.models import Grant, Person
from huolto.parties.queries import today_at
from huolto.register.access import items_changeable_by, items_visible_to, leaves_scope
from huolto.register.commands import ItemChanges, change_items, register_items
from huolto.register.delegation import (
    device_grants,
    history_of_grants,
    reach_of_grants,
    sight_of,
)
from huolto.register.list_page import list_page
from huolto.register.models import Item
from register.registers import an_item, day, laptops, new_item

PREFIX = "/p/suopursu"


def signed_in(cast: Cast, person: Person) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(cast.user(person), backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def give(cast: Cast, person: Person, right: str = Right.ORDER, **narrowed: Any) -> Grant:
    return grant_right(
        actor=cast.actor(cast.customer_administrator),
        person=person,
        right=right,
        organisation=narrowed.pop("organisation", cast.kaarnalahti),
        **narrowed,
    )


@pytest.mark.parametrize("seed", range(4))
def test_for_any_rights_and_items_lists_figures_and_policy_say_what_a_plain_oracle_says(
    cast: Cast, seed: int
) -> None:
    chance = random.Random(seed)
    organisations = [cast.kaarnalahti, cast.rantakoulu, cast.otavala]
    places = [None, cast.town_hall, cast.town_hall_third_floor, cast.room_312, cast.school_site]
    centres = [None, cast.basic_education, cast.administration]
    people = [cast.employee, cast.teacher, cast.traveller]
    given = []
    for person in people:
        for _count in range(chance.randint(0, 3)):
            place, centre = chance.choice([(chance.choice(places), None), (None, chance.choice(centres))])
            organisation = chance.choice(organisations[:2])
            right = chance.choice([Right.ORDER, Right.INSPECT])
            try:
                give(cast, person, right, organisation=organisation, place=place, cost_centre=centre)
            except InvalidInput:
                continue
            # The same grant again is the one that stands.
            if (grant := (person, right, organisation, place, centre)) not in given:
                given.append(grant)
    laptops(cast)
    new = []
    for number in range(30):
        customer = chance.choice(organisations)
        is_ours = customer != cast.otavala
        new.append(
            new_item(
                cast,
                f"R-{number}",
                customer=customer,
                place_id=getattr(chance.choice(places), "pk", None) if is_ours else None,
                cost_centre_id=getattr(chance.choice(centres), "pk", None) if is_ours else None,
                holder_id=chance.choice([None, *(one.pk for one in people)]) if is_ours else None,
            )
        )
    register_items(actor=cast.system(), items=new)
    items = list(Item.objects.select_related("customer", "place"))

    def reaches(grant: tuple[Any, ...], item: Item) -> bool:
        _person, _right, organisation, place, centre = grant
        return (
            item.customer.path.startswith(organisation.path)
            and (place is None or (item.place is not None and item.place.path.startswith(place.path)))
            and (centre is None or item.cost_centre_id == centre.pk)
        )

    for person in people:
        actor = cast.actor(person)
        mine = [grant for grant in given if grant[0] == person]
        visible = {
            item.pk
            for item in items
            if item.holder_id == person.pk or any(reaches(grant, item) for grant in mine)
        }
        changeable = {
            item.pk
            for item in items
            if any(reaches(grant, item) for grant in mine if grant[1] == Right.ORDER)
        }
        assert set(items_visible_to(actor).values_list("pk", flat=True)) == visible
        assert set(items_changeable_by(actor).values_list("pk", flat=True)) == changeable
        listed = list_page(actor, {"size": "50"})
        assert {row.pk for row in listed.rows} == visible
        assert listed.count == str(len(visible))
        assert {row.pk for row in list_page(actor, {"size": "50", "q": "R-"}).rows} == visible
        sight = sight_of(cast.actor(cast.customer_administrator), person)
        assert (sight.visible, sight.changeable) == (len(visible), len(changeable))
        for item in items:
            if item.pk in visible:
                leaves = leaves_scope(actor, item, {})
                assert not leaves
        reach = reach_of_grants(cast.suopursu, Grant.objects.filter(person=person).select_related())
        expected = sorted(sum(reaches(grant, item) for item in items) for grant in mine)
        assert sorted(reach.values()) == expected


def test_an_orderer_of_one_place_moves_a_device_to_another_only_after_being_told(cast: Cast) -> None:
    give(cast, cast.employee, place=cast.town_hall_third_floor)
    item = an_item(cast, "A-1", place_id=cast.room_312.pk)
    client = signed_in(cast, cast.employee)
    address = f"{PREFIX}/devices/{item.pk}/change/"
    posted = {
        "place": cast.town_hall.pk,
        "from_on": "2026-11-01",
        "revision": "1",
        "seen": f'{{"place_id": {cast.room_312.pk}, "holder_id": null, "cost_centre_id": null, "posting_code": ""}}',
    }
    told = client.post(address, posted)
    assert told.status_code == 422
    assert "After this you will not see this device any more." in told.content.decode()
    item.refresh_from_db()
    assert item.place_id == cast.room_312.pk
    done = client.post(address, {**posted, "leaves": "1"}, follow=True)
    assert done.status_code == 200
    item.refresh_from_db()
    assert item.place_id == cast.town_hall.pk
    assert client.get(f"{PREFIX}/devices/{item.pk}/").status_code == 404


def test_nobody_moves_a_device_to_a_place_that_it_cannot_see(cast: Cast) -> None:
    give(cast, cast.teacher, organisation=cast.rantakoulu, place=cast.school_site)
    mine = an_item(cast, "A-1", customer=cast.rantakoulu, place_id=cast.school_site.pk)
    for place in (cast.otavala_office, cast.store):
        with pytest.raises(NotVisible):
            change_items(
                actor=cast.actor(cast.teacher),
                item_ids=[mine.pk],
                changes=ItemChanges(place_id=place.pk),
                from_at=day(11, 1),
            )


def test_another_end_keeps_the_right_and_its_history_says_who_set_it(cast: Cast) -> None:
    administrator = cast.actor(cast.customer_administrator)
    grant = give(cast, cast.employee)
    end = today_at(cast.suopursu) + timedelta(days=10)
    assert change_grant(actor=administrator, grant=grant, valid_until=end).pk == grant.pk
    latest, first = [change for change in history_of_grants(administrator) if change.grant.pk == grant.pk]
    assert (str(latest.what), latest.by, latest.grant.valid_until) == ("Other end set", "Antti Vuorela", end)
    assert (str(first.what), first.grant.valid_until) == ("Given", None)


def test_another_scope_ends_the_right_and_gives_a_new_one(cast: Cast) -> None:
    administrator = cast.actor(cast.customer_administrator)
    grant = give(cast, cast.employee)
    narrowed = change_grant(actor=administrator, grant=grant, place=cast.town_hall)
    grant.refresh_from_db()
    assert (grant.revoked_at is None, narrowed.pk == grant.pk) == (False, False)
    assert [scope.place_ids for scope in cast.actor(cast.employee).scopes] == [
        {cast.town_hall.pk, cast.town_hall_third_floor.pk, cast.room_312.pk}
    ]


def test_a_right_is_not_changed_to_an_end_gone_by_nor_after_it_was_taken_back(cast: Cast) -> None:
    administrator = cast.actor(cast.customer_administrator)
    grant = give(cast, cast.employee)
    with pytest.raises(InvalidInput):
        change_grant(actor=administrator, grant=grant, valid_until=date(2020, 1, 1))
    revoke_grant(actor=administrator, grant=grant)
    with pytest.raises(DomainError):
        change_grant(actor=administrator, grant=grant)


def test_an_administrator_of_a_school_gives_only_below_it(cast: Cast) -> None:
    system, school = cast.system(), cast.rantakoulu
    grant_right(actor=system, person=cast.teacher, right=Right.ADMINISTER_CUSTOMER, organisation=school)
    principal = cast.actor(cast.teacher)
    above = give(cast, cast.employee)
    with pytest.raises(NotVisible):
        grant_right(
            actor=principal, person=cast.school_orderer, right=Right.INSPECT, organisation=cast.kaarnalahti
        )
    with pytest.raises(NotVisible):
        change_grant(actor=principal, grant=above, place=cast.town_hall)
    assert not device_grants(principal).filter(pk=above.pk).exists()
    client = signed_in(cast, cast.teacher)
    page = client.get(f"{PREFIX}/rights/").content.decode()
    assert "Kaisla Tuomi" in page
    assert "Elina Rauta" not in page
    assert client.get(f"{PREFIX}/rights/{above.pk}/").status_code == 404
    assert client.get(f"{PREFIX}/rights/of/{cast.employee.pk}/").status_code == 404
    with_others = {"person": cast.employee.name, "right": "inspect", "organisation": school.pk}
    assert client.post(f"{PREFIX}/rights/", with_others).status_code == 422


def test_the_page_says_how_far_a_right_reaches_before_and_after_it_is_given(cast: Cast) -> None:
    an_item(cast, "A-1", place_id=cast.room_312.pk)
    an_item(cast, "A-2", place_id=cast.school_site.pk)
    client = signed_in(cast, cast.customer_administrator)
    asked = {"right": "inspect", "organisation": cast.kaarnalahti.pk, "place": cast.town_hall.pk}
    assert "Reaches 1 device" in client.get(f"{PREFIX}/rights/reach/", asked).content.decode()
    given = client.post(f"{PREFIX}/rights/", {**asked, "person": "Elina Rauta"}, follow=True)
    assert "Elina Rauta has the right now." in given.content.decode()
    assert "reaches 1" in given.content.decode()
    sees = client.get(f"{PREFIX}/rights/of/{cast.employee.pk}/").content.decode()
    assert "A-1" in sees
    assert "A-2" not in sees


def test_rights_that_end_soon_have_a_list_of_their_own(cast: Cast) -> None:
    today = today_at(cast.suopursu)
    give(cast, cast.employee, valid_until=today + timedelta(days=5))
    give(cast, cast.traveller, valid_until=today + timedelta(days=50))
    page = signed_in(cast, cast.customer_administrator).get(f"{PREFIX}/rights/?show=soon").content.decode()
    rows = page[page.index("<tbody>") : page.index("</tbody>")]
    assert "Elina Rauta" in rows
    assert "Matilda Reijo" not in rows
