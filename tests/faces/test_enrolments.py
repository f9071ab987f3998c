"""The page of levels of service, on both faces."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cast import Cast
from huolto.parties.models import CostCentre, Enrolment, Person

PORTAL, WORKBENCH = "enrolments", "work_enrolments"
"""Names of the page on either face."""
FORM = {"do": "enrol", "level": "prof", "day": "2026-03-01"}


def at(name: str) -> str:
    return "/p/suopursu" + reverse(name)


def post(client: Client, cast: Cast, who: Person, address: str, people: list[Person], **more: Any) -> Any:
    client.force_login(cast.user(who), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client.post(at(address), {**FORM, "pick": [person.pk for person in people], **more})


def levels(person: Person) -> list[tuple[str, date, date | None]]:
    rows = Enrolment.objects.filter(person=person).order_by("during")
    return [(row.level, row.during.lower, row.during.upper) for row in rows]


@pytest.mark.parametrize(
    ("role", "address"), [("customer_administrator", PORTAL), ("account_manager", WORKBENCH)]
)
def test_people_are_picked_enrolled_changed_and_withdrawn(
    client: Client, cast: Cast, role: str, address: str
) -> None:
    who, people = getattr(cast, role), [cast.employee, cast.orderer]
    assert post(client, cast, who, address, people).status_code == 302
    assert (
        post(client, cast, who, address, people, do="change", level="gold", day="2026-04-01").status_code
        == 302
    )
    assert (
        post(client, cast, who, address, people[:1], do="end", level="", day="2026-05-01").status_code == 302
    )
    assert levels(cast.employee) == [
        ("prof", date(2026, 3, 1), date(2026, 4, 1)),
        ("gold", date(2026, 4, 1), date(2026, 5, 1)),
    ]
    assert levels(cast.orderer)[-1] == ("gold", date(2026, 4, 1), None)
    assert "gold" in client.get(address).content.decode()


def test_people_are_listed_by_address_and_number(client: Client, cast: Cast) -> None:
    Person.objects.filter(pk=cast.orderer.pk).update(employee_number="E-77")
    listed = f"{cast.employee.email.upper()}\ne-77"
    assert post(client, cast, cast.customer_administrator, PORTAL, [], listed=listed).status_code == 302
    assert set(Enrolment.objects.values_list("person_id", flat=True)) == {cast.employee.pk, cast.orderer.pk}


def test_who_is_not_found_is_named_and_nobody_is_enrolled(client: Client, cast: Cast) -> None:
    answer = post(
        client,
        cast,
        cast.customer_administrator,
        PORTAL,
        [cast.employee],
        listed="nobody@kaarnalahti.example",
    )
    assert answer.status_code == 422
    assert "nobody@kaarnalahti.example" in answer.content.decode()
    assert not Enrolment.objects.exists()


def test_another_customers_person_is_not_enrolled_by_picking_or_listing(client: Client, cast: Cast) -> None:
    other = cast.other_employee
    for more in ({}, {"listed": other.email}):
        answer = post(client, cast, cast.customer_administrator, PORTAL, [other], **more)
        assert answer.status_code == 422
    assert not Enrolment.objects.exists()


@pytest.mark.parametrize("wrong", [{"level": ""}, {"day": "soon"}, {"do": "change"}, {"do": "end"}])
def test_what_cannot_be_done_keeps_the_form(client: Client, cast: Cast, wrong: dict[str, str]) -> None:
    answer = post(client, cast, cast.customer_administrator, PORTAL, [cast.employee], **wrong)
    assert answer.status_code == 422
    assert f'value="{cast.employee.pk}" data-pick checked' in answer.content.decode()
    assert not Enrolment.objects.exists()


def test_the_list_asks_as_often_for_one_enrolled_as_for_many(client: Client, cast: Cast) -> None:
    post(client, cast, cast.customer_administrator, PORTAL, [cast.employee])
    client.get(at(PORTAL))
    with CaptureQueriesContext(connection) as one:
        client.get(at(PORTAL))
    post(client, cast, cast.customer_administrator, PORTAL, [cast.orderer, cast.inspector, cast.hr])
    client.get(at(PORTAL))
    with CaptureQueriesContext(connection) as many:
        client.get(at(PORTAL))
    assert len(many) == len(one)


def test_the_persons_page_says_what_they_are_entitled_to(client: Client, cast: Cast) -> None:
    post(client, cast, cast.customer_administrator, PORTAL, [cast.employee])
    shown = client.get(f"/p/suopursu/people/{cast.employee.pk}/").content.decode()
    assert "prof" in shown


def centres_and_payers(person: Person) -> list[tuple[str, int | None, int]]:
    rows = Enrolment.objects.filter(person=person).order_by("during")
    return [(row.level, row.cost_centre_id, row.payer_id) for row in rows]


def test_people_are_enrolled_at_a_cost_centre_and_a_payer(client: Client, cast: Cast) -> None:
    chosen = {"cost_centre": cast.basic_education.pk, "payer": cast.kaarnalahti.pk}
    answer = post(client, cast, cast.customer_administrator, PORTAL, [cast.orderer], **chosen)
    assert answer.status_code == 302
    assert centres_and_payers(cast.orderer) == [("prof", cast.basic_education.pk, cast.kaarnalahti.pk)]


def test_another_cost_centre_from_a_day_keeps_the_level(client: Client, cast: Cast) -> None:
    post(client, cast, cast.customer_administrator, PORTAL, [cast.orderer])
    own = cast.orderer.cost_centre_id
    more = {"do": "change", "level": "", "day": "2026-04-01", "cost_centre": cast.basic_education.pk}
    assert post(client, cast, cast.customer_administrator, PORTAL, [cast.orderer], **more).status_code == 302
    assert [row[:2] for row in centres_and_payers(cast.orderer)] == [
        ("prof", own),
        ("prof", cast.basic_education.pk),
    ]


def test_a_change_of_nothing_says_what_may_change(client: Client, cast: Cast) -> None:
    post(client, cast, cast.customer_administrator, PORTAL, [cast.orderer])
    more = {"do": "change", "level": "", "day": "2026-04-01"}
    answer = post(client, cast, cast.customer_administrator, PORTAL, [cast.orderer], **more)
    assert answer.status_code == 422
    assert "Say what changes" in answer.content.decode()
    assert len(centres_and_payers(cast.orderer)) == 1


def test_cost_centres_and_payers_of_another_customer_are_neither_offered_nor_taken(
    client: Client, cast: Cast
) -> None:
    theirs = CostCentre.objects.filter(organisation=cast.otavala).first()
    chosen = {"cost_centre": theirs.pk} if theirs else {"payer": cast.otavala.pk}
    answer = post(client, cast, cast.customer_administrator, PORTAL, [cast.orderer], **chosen)
    assert answer.status_code == 422
    assert not Enrolment.objects.exists()
    assert cast.otavala.name not in answer.content.decode()
