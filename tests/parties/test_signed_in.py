"""Who is signed in is read anew by each request: what was taken away bites at the next one."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cast import Cast
from huolto.foundation.models import Provider
from huolto.parties.choices import Right
from huolto.parties.commands import close_login, create_place, grant_right, open_login, revoke_grant
from huolto.parties.models import Grant, Membership, Notification, Organisation, Person, User
from huolto.parties.notices import unread_count
from huolto.parties.queries import memberships_of
from huolto.parties.signed_in import memberships_at_work, user_of

PAGE = "people"


@pytest.fixture
def administrator(cast: Cast, client: Client) -> Client:
    """A customer's administrator, signed in."""
    client.force_login(cast.user(cast.customer_administrator))
    return client


def status(client: Client, cast: Cast, name: str = PAGE) -> int:
    return client.get(f"/p/{cast.suopursu.slug}{reverse(name)}").status_code


def test_a_login_and_its_memberships_are_what_django_would_read(cast: Cast, client: Client) -> None:
    login = cast.user(cast.traveller)
    open_login(actor=cast.system(), person=cast.inspector, email=login.email)
    told = Membership.objects.get(user=login, person=cast.traveller)
    for number in range(3):
        Notification.objects.create(
            provider=cast.suopursu,
            membership=told,
            topic="order",
            code="told.order_new",
            path="",
            once_key=str(number),
            occurred_at=timezone.now(),
            read_at=timezone.now() if number == 0 else None,
        )
    request = _request(client, login)
    with CaptureQueriesContext(connection) as asked:
        user = user_of(request)
        request.user = user
        found = memberships_at_work(request)
    assert len(asked) == 2  # the session, and everything else
    expected = list(memberships_of(login).annotate(unread=unread_count()))
    assert len(expected) == 3
    assert _values(user) == _values(login)
    for one, other in zip(found, expected, strict=True):
        assert _values(one) == _values(other)
        assert _values(one.person) == _values(other.person)
        assert _values(one.provider) == _values(other.provider)
        assert _values(one.person.organisation) == _values(other.person.organisation)
        assert one.unread == other.unread
    assert sorted(one.unread for one in found) == [0, 0, 2]


def test_a_right_that_is_taken_away_bites_at_the_next_request(cast: Cast, administrator: Client) -> None:
    assert status(administrator, cast) == 200
    for grant in Grant.objects.filter(person=cast.customer_administrator):
        revoke_grant(actor=cast.system(), grant=grant)
    assert status(administrator, cast) == 404
    grant_right(
        actor=cast.system(),
        person=cast.customer_administrator,
        right=Right.ADMINISTER_CUSTOMER,
        organisation=cast.kaarnalahti,
    )
    assert status(administrator, cast) == 200


def test_a_membership_that_is_closed_opens_no_page_any_more(cast: Cast, administrator: Client) -> None:
    assert status(administrator, cast) == 200
    close_login(actor=cast.system(), membership=Membership.objects.get(person=cast.customer_administrator))
    assert status(administrator, cast) == 404


@pytest.mark.parametrize("model", [Person, Organisation, Provider])
def test_who_or_what_is_no_longer_active_opens_nothing(cast: Cast, administrator: Client, model: Any) -> None:
    assert status(administrator, cast) == 200
    keys = {
        Person: cast.customer_administrator.pk,
        Organisation: cast.kaarnalahti.pk,
        Provider: cast.suopursu.pk,
    }
    model.objects.filter(pk=keys[model]).update(is_active=False)
    assert status(administrator, cast) == 404


def test_a_login_that_is_switched_off_or_has_a_new_password_is_signed_out(
    cast: Cast, administrator: Client
) -> None:
    login = cast.user(cast.customer_administrator)
    User.objects.filter(pk=login.pk).update(is_active=False)
    assert status(administrator, cast) == 302
    User.objects.filter(pk=login.pk).update(is_active=True)
    administrator.force_login(login)
    assert status(administrator, cast) == 200
    login.set_password("another one than before")
    login.save()
    assert status(administrator, cast) == 302


def test_a_session_ends_by_its_time_and_when_it_is_taken_away(cast: Cast, administrator: Client) -> None:
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert status(administrator, cast) == 302
    administrator.force_login(cast.user(cast.customer_administrator))
    assert status(administrator, cast) == 200
    Session.objects.all().delete()
    assert status(administrator, cast) == 302


def test_a_session_that_names_no_login_is_nobodys(cast: Cast, client: Client) -> None:
    login = cast.user(cast.employee)
    for damage in ({"_auth_user_id": "0"}, {"_auth_user_backend": "no.such"}):
        client.force_login(login)
        session = client.session
        session.update(damage)
        session.save()
        assert status(client, cast, "home") == 302


def test_a_grant_reaches_what_stands_below_and_nothing_that_only_begins_alike(cast: Cast) -> None:
    system = cast.system()
    grants = Grant.objects.filter(person=cast.employee)
    for grant in grants:
        revoke_grant(actor=system, grant=grant)
    grant_right(
        actor=system, person=cast.employee, right=Right.INSPECT, organisation=cast.kaarnalahti,
        place=cast.town_hall,
    )  # fmt: skip
    grant_right(actor=system, person=cast.employee, right=Right.ORDER, organisation=cast.rantakoulu)
    # "/1/" and "/10/" begin alike: an organisation and a place whose ids are the others' with a digit more.
    alike = Organisation.objects.create(
        provider=cast.suopursu, slug="alike", name="Alike", roles=["customer"], country="FI", language="fi",
        path=f"/{cast.kaarnalahti.pk}0/",
    )  # fmt: skip
    other = create_place(actor=system, organisation=cast.kaarnalahti, name="Alike")
    type(other).objects.filter(pk=other.pk).update(path=f"{cast.town_hall.path[:-1]}0/")
    scopes = {scope.right: scope for scope in cast.actor(cast.employee).scopes}
    below = {
        one.pk
        for one in Organisation.objects.filter(provider=cast.suopursu)
        if one.path.startswith(cast.kaarnalahti.path)
    }
    assert cast.rantakoulu.pk in below
    assert scopes[Right.INSPECT].organisation_ids == below
    assert alike.pk not in scopes[Right.INSPECT].organisation_ids
    assert scopes[Right.INSPECT].place_ids == {
        cast.town_hall.pk, cast.town_hall_third_floor.pk, cast.room_312.pk,
    }  # fmt: skip
    assert scopes[Right.ORDER].organisation_ids == {cast.rantakoulu.pk}
    assert scopes[Right.ORDER].place_ids is None


def test_the_floor_under_every_page_is_four_queries(cast: Cast, administrator: Client) -> None:
    address = f"/p/{cast.suopursu.slug}/no/such/page"
    with CaptureQueriesContext(connection) as asked:
        assert administrator.get(address).status_code == 404
    assert len(asked) == 4  # provider, session, login with memberships, rights


def _request(client: Client, login: User) -> Any:
    client.force_login(login)
    request: Any = RequestFactory().get("/")
    request.session = client.session
    return request


def _values(row: Any) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
