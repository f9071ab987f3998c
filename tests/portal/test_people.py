"""People and rights on pages: a customer's administrator grants inside its own organisations, and nowhere else."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.conf import settings
from django.test import Client

from cast import Cast
from huolto.foundation.models import OutgoingMail
from huolto.parties.choices import Right
from huolto.parties.models import Grant, Membership, Person
from huolto.parties.queries import today_at

PREFIX = "/p/suopursu"


@pytest.fixture
def administrator(cast: Cast) -> Client:
    return signed_in(cast, cast.customer_administrator)


def signed_in(cast: Cast, person: Person) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(cast.user(person), backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def rows(page: str) -> str:
    """The list itself, without the reader's own menu."""
    return page[page.index('id="people-rows"') :]


def test_the_list_shows_the_people_of_the_own_organisations_and_nobody_else(
    cast: Cast, administrator: Client
) -> None:
    page = rows(administrator.get(f"{PREFIX}/people/").content.decode())
    for name in ("Aino Kettunen", "Elina Rauta", "Sanni Orvokki", "Kaisla Tuomi"):
        assert name in page
    for name in ("Olavi Hirsi", "Jonas Virta", "Nils", "نرگس"):
        assert name not in page


def test_people_are_searched_by_name_address_and_organisation_and_filtered_by_right(
    cast: Cast, administrator: Client
) -> None:
    by_name = rows(administrator.get(f"{PREFIX}/people/?q=elina").content.decode())
    assert "Elina Rauta" in by_name
    assert "Aino Kettunen" not in by_name
    by_school = rows(administrator.get(f"{PREFIX}/people/?q=rantakoulu").content.decode())
    assert "Sanni Orvokki" in by_school
    assert "Elina Rauta" not in by_school
    inspectors = rows(administrator.get(f"{PREFIX}/people/?right=inspect").content.decode())
    assert "Ilkka Saarelma" in inspectors
    assert "Aino Kettunen" not in inspectors
    without = rows(administrator.get(f"{PREFIX}/people/?right=none").content.decode())
    assert "Elina Rauta" in without
    assert "Ilkka Saarelma" not in without
    nobody = administrator.get(f"{PREFIX}/people/?q=zzz").content.decode()
    assert "Nobody is found" in nobody


def test_the_list_asks_the_database_the_same_number_of_times_however_many_people_there_are(
    cast: Cast, administrator: Client, django_assert_max_num_queries
) -> None:
    Person.objects.bulk_create(
        Person(provider=cast.suopursu, organisation=cast.kaarnalahti, name=f"Extra {n}") for n in range(30)
    )
    with django_assert_max_num_queries(18):
        administrator.get(f"{PREFIX}/people/")


def test_a_right_is_granted_with_scope_dates_and_a_limit_and_says_who_granted_it(
    cast: Cast, administrator: Client
) -> None:
    today = today_at(cast.suopursu)
    answer = administrator.post(
        f"{PREFIX}/people/{cast.teacher.pk}/",
        {
            "right": "order",
            "organisation": cast.rantakoulu.pk,
            "cost_centre": cast.basic_education.pk,
            "amount_limit": "250",
            "valid_until": (today + timedelta(days=30)).isoformat(),
        },
    )
    assert answer.status_code == 302
    grant = Grant.objects.get(person=cast.teacher)
    assert (grant.right, grant.organisation, grant.cost_centre, grant.amount_limit) == (
        Right.ORDER,
        cast.rantakoulu,
        cast.basic_education,
        Decimal(250),
    )
    assert (grant.valid_from, grant.valid_until) == (today, today + timedelta(days=30))
    assert grant.granted_by == cast.customer_administrator
    page = administrator.get(f"{PREFIX}/people/{cast.teacher.pk}/").content.decode()
    assert "granted by Antti Vuorela" in page
    assert "up to 250.00" in page.replace("€", "").replace("\xa0", " ")


def test_revoking_keeps_who_had_the_right_as_history(cast: Cast, administrator: Client) -> None:
    grant = Grant.objects.get(person=cast.inspector)
    assert administrator.post(f"{PREFIX}/grants/{grant.pk}/revoke/").status_code == 302
    grant.refresh_from_db()
    assert grant.revoked_by == cast.customer_administrator
    page = administrator.get(f"{PREFIX}/people/{cast.inspector.pk}/").content.decode()
    assert "Rights held before" in page
    assert "revoked by Antti Vuorela" in page
    assert not cast.actor(cast.inspector).has_right(Right.INSPECT)


@pytest.mark.parametrize("right", ["agent", "administer_provider", "administer_customer", "human_resources"])
def test_rights_that_are_not_delegated_are_refused_with_the_input_kept(
    cast: Cast, administrator: Client, right: str
) -> None:
    answer = administrator.post(
        f"{PREFIX}/people/{cast.teacher.pk}/", {"right": right, "organisation": cast.rantakoulu.pk}
    )
    assert answer.status_code == 422
    assert not Grant.objects.filter(person=cast.teacher).exists()


def test_nothing_is_granted_over_organisations_places_or_cost_centres_of_another_customer(
    cast: Cast, administrator: Client
) -> None:
    for outside in (
        {"organisation": cast.otavala.pk},
        {"organisation": cast.kaarnalahti.pk, "place": cast.otavala_office.pk},
        {"organisation": cast.kaarnalahti.pk, "cost_centre": cast.otavala_upkeep.pk},
        {"organisation": cast.suopursu_itself.pk},
        {"organisation": cast.sepidar.pk},
    ):
        answer = administrator.post(f"{PREFIX}/people/{cast.teacher.pk}/", {"right": "order", **outside})
        assert answer.status_code == 422
    assert not Grant.objects.filter(person=cast.teacher).exists()


def test_people_and_grants_of_another_customer_are_not_found(cast: Cast, administrator: Client) -> None:
    foreign = Grant.objects.get(person=cast.other_orderer)
    assert administrator.get(f"{PREFIX}/people/{cast.other_employee.pk}/").status_code == 404
    assert administrator.post(f"{PREFIX}/grants/{foreign.pk}/revoke/").status_code == 404
    assert administrator.post(f"{PREFIX}/people/{cast.agent.pk}/login/", {"do": "close"}).status_code == 404
    foreign.refresh_from_db()
    assert foreign.revoked_at is None


def test_a_new_person_is_mailed_a_way_to_choose_a_password(cast: Cast, administrator: Client) -> None:
    answer = administrator.post(
        f"{PREFIX}/people/new/",
        {
            "name": "Uuno Uusi",
            "organisation": cast.rantakoulu.pk,
            "email": "Uuno@Rantakoulu.example",
            "can_sign_in": "on",
        },
    )
    added = Person.objects.get(name="Uuno Uusi")
    assert answer["Location"] == f"{PREFIX}/people/{added.pk}/"
    login = Membership.objects.get(person=added).user
    assert (login.email, login.has_usable_password()) == ("uuno@rantakoulu.example", False)
    mail = OutgoingMail.objects.get()
    assert f"{PREFIX}/sign-in/new/" in mail.text
    assert mail.language == "fi"


def test_a_person_without_an_address_has_no_login_and_the_form_says_so(
    cast: Cast, administrator: Client
) -> None:
    answer = administrator.post(
        f"{PREFIX}/people/new/",
        {"name": "Uuno Uusi", "organisation": cast.rantakoulu.pk, "can_sign_in": "on"},
    )
    assert answer.status_code == 422
    assert 'value="Uuno Uusi"' in answer.content.decode(), "what was typed is still there"
    assert not Person.objects.filter(name="Uuno Uusi").exists()


def test_the_providers_administrator_makes_customer_administrators_but_no_orderers(cast: Cast) -> None:
    client = signed_in(cast, cast.provider_administrator)
    address = f"{PREFIX}/work/people/{cast.teacher.pk}/"
    refused = client.post(address, {"right": "order", "organisation": cast.rantakoulu.pk})
    assert refused.status_code == 422
    given = client.post(address, {"right": "administer_customer", "organisation": cast.rantakoulu.pk})
    assert given.status_code == 302
    assert cast.actor(cast.teacher).organisations_with(Right.ADMINISTER_CUSTOMER) == {cast.rantakoulu.pk}


def test_an_agent_reads_people_but_grants_nothing(cast: Cast) -> None:
    client = signed_in(cast, cast.agent)
    address = f"{PREFIX}/work/people/{cast.teacher.pk}/"
    assert client.get(address).status_code == 200
    assert "Grant a right" not in client.get(address).content.decode()
    answer = client.post(address, {"right": "administer_customer", "organisation": cast.rantakoulu.pk})
    assert answer.status_code == 404
    assert not Grant.objects.filter(person=cast.teacher).exists()
