"""The cast stands, so every other test may lean on it."""

from cast import PASSWORD, Cast
from huolto.parties.choices import Right
from huolto.parties.models import Membership, Organisation, Person


def test_everybody_named_is_a_different_person_who_can_sign_in(cast: Cast) -> None:
    people = [value for value in vars(cast).values() if isinstance(value, Person)]
    assert len({person.pk for person in people}) == len(people) == 28
    for person in people:
        assert Membership.objects.filter(person=person, is_active=True).count() == 1
    assert cast.user(cast.employee).check_password(PASSWORD)


def test_a_school_stands_inside_its_city(cast: Cast) -> None:
    school = Organisation.objects.get(pk=cast.rantakoulu.pk)
    assert school.path == f"/{cast.kaarnalahti.pk}/{school.pk}/"
    assert cast.actor(cast.orderer).organisations_with(Right.ORDER) == {cast.kaarnalahti.pk, school.pk}
    assert cast.actor(cast.school_orderer).organisations_with(Right.ORDER) == {school.pk}


def test_one_login_has_memberships_at_two_providers(cast: Cast) -> None:
    login = cast.user(cast.traveller)
    assert login == cast.user(cast.traveller_at_norrbacka)
    assert {membership.provider_id for membership in login.memberships.all()} == {
        cast.suopursu.pk,
        cast.vindkulla.pk,
    }
