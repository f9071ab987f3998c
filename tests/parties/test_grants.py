"""Rights are given and taken inside what one administers, once, with dates."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine

from cast import Cast
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible
from huolto.foundation.models import EventRecord
from huolto.parties.choices import Right
from huolto.parties.commands import (
    NewPerson,
    NewPlace,
    ensure_people,
    ensure_places,
    grant_right,
    open_login,
    revoke_grant,
)
from huolto.parties.models import Grant, Person, Place
from huolto.parties.queries import cost_centres_visible_to, people_visible_to, places_visible_to


def test_the_same_grant_again_is_the_one_that_stands(cast: Cast) -> None:
    actor = cast.actor(cast.customer_administrator)
    wanted = {"person": cast.employee, "right": Right.INSPECT, "organisation": cast.kaarnalahti}
    first = grant_right(actor=actor, **wanted)
    assert grant_right(actor=actor, **wanted) == first
    assert Grant.objects.filter(person=cast.employee).count() == 1
    with pytest.raises(InvalidInput, match="held already"):
        grant_right(actor=actor, **wanted, valid_until=date(2100, 1, 1))


def test_a_right_that_ended_by_its_date_can_be_given_again(cast: Cast) -> None:
    actor = cast.actor(cast.customer_administrator)
    wanted = {"person": cast.employee, "right": Right.INSPECT, "organisation": cast.kaarnalahti}
    with time_machine.travel("2026-01-10T12:00Z"):
        old = grant_right(actor=actor, **wanted, valid_until=date(2026, 2, 1))
    with time_machine.travel("2026-02-01T12:00Z"):
        assert not cast.actor(cast.employee).has_right(Right.INSPECT)
        new = grant_right(actor=actor, **wanted)
        assert new != old
        assert cast.actor(cast.employee).has_right(Right.INSPECT)


def test_a_grant_holds_from_its_first_day_at_the_provider_and_not_on_its_last(cast: Cast) -> None:
    grant_right(
        actor=cast.actor(cast.customer_administrator),
        person=cast.employee,
        right=Right.INSPECT,
        organisation=cast.kaarnalahti,
        valid_from=date(2026, 3, 2),
        valid_until=date(2026, 3, 3),
    )
    for at, holds in (
        ("2026-03-01T21:59Z", False),
        ("2026-03-01T22:00Z", True),  # midnight in Helsinki
        ("2026-03-02T21:59Z", True),
        ("2026-03-02T22:00Z", False),
    ):
        with time_machine.travel(at):
            assert cast.actor(cast.employee).has_right(Right.INSPECT) is holds, at


def test_a_customers_administrator_reaches_neither_other_customers_nor_staff_rights(cast: Cast) -> None:
    actor = cast.actor(cast.customer_administrator)
    with pytest.raises(NotVisible):
        grant_right(actor=actor, person=cast.other_employee, right=Right.ORDER, organisation=cast.otavala)
    with pytest.raises(NotVisible):
        grant_right(actor=actor, person=cast.employee, right=Right.ORDER, organisation=cast.otavala)
    for right in (Right.AGENT, Right.ADMINISTER_CUSTOMER, Right.HUMAN_RESOURCES):
        with pytest.raises(NotAllowed):
            grant_right(actor=actor, person=cast.employee, right=right, organisation=cast.kaarnalahti)


def test_a_schools_administrator_does_not_reach_the_city_above(cast: Cast) -> None:
    grant_right(
        actor=cast.actor(cast.provider_administrator),
        person=cast.teacher,
        right=Right.ADMINISTER_CUSTOMER,
        organisation=cast.rantakoulu,
    )
    actor = cast.actor(cast.teacher)
    with pytest.raises(NotVisible):
        grant_right(actor=actor, person=cast.teacher, right=Right.ORDER, organisation=cast.kaarnalahti)
    assert grant_right(actor=actor, person=cast.teacher, right=Right.ORDER, organisation=cast.rantakoulu)


def test_an_employee_or_an_agent_grants_nothing(cast: Cast) -> None:
    for person in (cast.employee, cast.orderer, cast.agent, cast.billing, cast.sepidar_orderer):
        with pytest.raises(NotVisible):
            grant_right(
                actor=cast.actor(person),
                person=cast.employee,
                right=Right.ORDER,
                organisation=cast.kaarnalahti,
            )


def test_staff_rights_stay_with_the_providers_own_people(cast: Cast) -> None:
    actor = cast.actor(cast.provider_administrator)
    with pytest.raises(InvalidInput):
        grant_right(actor=actor, person=cast.employee, right=Right.AGENT, organisation=cast.suopursu_itself)
    with pytest.raises(InvalidInput):
        grant_right(actor=actor, person=cast.employee, right=Right.AGENT, organisation=cast.kaarnalahti)
    with pytest.raises(InvalidInput):
        grant_right(
            actor=actor, person=cast.agent, right=Right.ADMINISTER_CUSTOMER, organisation=cast.kaarnalahti
        )


def test_revoking_ends_a_right_at_once_and_says_so_once(cast: Cast) -> None:
    actor = cast.actor(cast.customer_administrator)
    grant = Grant.objects.get(person=cast.inspector)
    first = revoke_grant(actor=actor, grant=grant).revoked_at
    assert revoke_grant(actor=actor, grant=grant).revoked_at == first
    assert not cast.actor(cast.inspector).has_right(Right.INSPECT)
    assert EventRecord.objects.filter(name="parties.right_revoked").count() == 1


def test_narrowed_rights_reach_only_what_they_name(cast: Cast) -> None:
    actor = cast.actor(cast.customer_administrator)
    grant_right(
        actor=actor,
        person=cast.teacher,
        right=Right.INSPECT,
        organisation=cast.kaarnalahti,
        place=cast.town_hall,
    )
    reader = cast.actor(cast.teacher)
    seen = set(people_visible_to(reader))
    assert cast.orderer in seen, "works on the third floor of the Town Hall"
    assert cast.inspector not in seen, "works nowhere in particular"
    assert cast.room_312 in places_visible_to(reader)
    assert set(people_visible_to(cast.actor(cast.employee))) == {cast.employee}


def test_an_orderer_of_a_school_charges_the_citys_cost_centres_too_but_nobody_elses(cast: Cast) -> None:
    seen = set(cost_centres_visible_to(cast.actor(cast.school_orderer)))
    assert seen == {cast.basic_education, cast.administration}


def test_a_limit_belongs_to_ordering_and_approving(cast: Cast) -> None:
    with pytest.raises(InvalidInput):
        grant_right(
            actor=cast.system(),
            person=cast.employee,
            right=Right.INSPECT,
            organisation=cast.kaarnalahti,
            amount_limit=Decimal(10),
        )


def test_opening_a_login_never_changes_a_password_that_exists(cast: Cast) -> None:
    before = cast.user(cast.orderer).password
    second = Person.objects.create(provider=cast.suopursu, organisation=cast.otavala, name="Aino K.")
    open_login(
        actor=cast.system(), person=second, email="AINO@kaarnalahti.example", password="stolen-password"
    )
    assert cast.user(second).password == before


def test_imported_people_are_known_again_by_address_number_then_name(cast: Cast) -> None:
    system = cast.system()
    people = [
        NewPerson("A. Kettunen", email="AINO@kaarnalahti.example"),
        NewPerson("Elina Rauta"),
        NewPerson("Sanni Orvokki"),
        NewPerson("Elina Rauta", email="another.elina@kaarnalahti.example"),
        NewPerson("New One", employee_number="77"),
        NewPerson("New One, renamed", employee_number="77"),
    ]
    found = ensure_people(actor=system, organisation=cast.kaarnalahti, people=people)
    assert found[people[0]] == cast.orderer
    assert found[people[1]] == cast.employee
    assert found[people[2]] == cast.teacher, "people of the schools are the city's too"
    assert found[people[3]] not in (cast.employee, cast.orderer), "a namesake with another address"
    assert found[people[4]] == found[people[5]]
    again = ensure_people(actor=system, organisation=cast.kaarnalahti, people=people)
    assert {key: person.pk for key, person in again.items()} == {
        key: person.pk for key, person in found.items()
    }


def test_imported_places_join_the_tree_that_stands(cast: Cast) -> None:
    wanted = [NewPlace(("Town Hall", "3rd floor", "314")), NewPlace(("Library",))]
    places = ensure_places(actor=cast.system(), organisation=cast.kaarnalahti, places=wanted)
    room = places["Town Hall", "3rd floor", "314"]
    assert room.path == f"{Place.objects.get(pk=cast.town_hall_third_floor.pk).path}{room.pk}/"
    assert places["Town Hall",] == cast.town_hall
    assert places["Library",].path == f"/{places['Library',].pk}/"
    again = ensure_places(actor=cast.system(), organisation=cast.kaarnalahti, places=wanted)
    assert again == places
