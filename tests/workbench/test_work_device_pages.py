"""The provider's register in the browser: all customers' devices, by whose right."""

import pytest
from django.test import Client

from cast import Cast
from huolto.parties.models import Person
from register.registers import an_item, day, services

HERE = "/p/suopursu/work/devices/"


def browser(cast: Cast, person: Person) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(cast.user(person))
    return client


def test_staff_see_the_devices_of_all_customers_of_their_provider_only(cast: Cast) -> None:
    an_item(cast, "CITY-1")
    an_item(cast, "OTAVALA-1", customer=cast.otavala)
    page = browser(cast, cast.agent).get(HERE)
    assert [row.tag for row in page.context["list"].rows] == ["CITY-1", "OTAVALA-1"]
    assert "Otavala Housing" in page.content.decode()
    narrowed = browser(cast, cast.billing).get(HERE, {"customer": cast.otavala.pk})
    assert [row.tag for row in narrowed.context["list"].rows] == ["OTAVALA-1"]
    assert browser(cast, cast.vindkulla_agent).get("/p/vindkulla/work/devices/").context["list"].rows == ()


@pytest.mark.parametrize("role", ["orderer", "employee", "hr_agent", "vindkulla_agent"])
def test_who_does_not_open_the_register(cast: Cast, role: str) -> None:
    assert browser(cast, getattr(cast, role)).get(HERE).status_code == 404


def test_an_agent_takes_a_device_out_and_a_billing_clerk_only_looks(cast: Cast) -> None:
    item = an_item(cast, in_service_from=day(1, 5))
    clerk, agent = browser(cast, cast.billing), browser(cast, cast.agent)
    assert clerk.get(f"{HERE}{item.pk}/").status_code == 200
    assert clerk.get(f"{HERE}{item.pk}/take-out/").status_code == 404
    assert agent.get(f"{HERE}{item.pk}/change/").status_code == 200
    assert agent.post(f"{HERE}{item.pk}/take-out/", {"on": "2026-02-01"}).status_code == 302
    assert services(item) == [(None, day(1, 5), day(2, 1))]


def test_an_agent_opens_the_import_for_every_customer(cast: Cast) -> None:
    page = browser(cast, cast.agent).get(f"{HERE}import/")
    names = [name for _pk, name in page.context["form"].fields["customer"].choices]
    assert "Otavala Housing" in names
    assert "City of Kaarnalahti" in names
