"""The providers of the cast outside Finland, with their customers and people."""

from typing import Any

from cast_people import person_with_login
from huolto.foundation.actors import Actor
from huolto.parties.choices import OrganisationRole, PlaceKind, Right
from huolto.parties.commands import (
    create_cost_centre,
    create_organisation,
    create_person,
    create_place,
    create_provider,
    create_sign_in_entry,
    grant_right,
    open_login,
)
from huolto.parties.models import Organisation


def payar() -> dict[str, Any]:
    """An office-machine company in Iran."""
    provider = create_provider(
        slug="payar",
        name="پایار",
        country="IR",
        currency="IRR",
        language="fa",
        zone="Asia/Tehran",
        calendar_system="jalali",
        brand_colour="#7a3b8f",
        city="تهران",
    )
    system = Actor.system(provider)
    itself = Organisation.objects.get(provider=provider, slug="payar")
    sepidar = create_organisation(
        actor=system,
        slug="sepidar",
        name="کارگاه سپیداران",
        roles=[OrganisationRole.CUSTOMER],
        country="IR",
        language="fa",
        calendar_system="jalali",
        city="اصفهان",
    )
    site = create_place(actor=system, organisation=sepidar, name="دفتر مرکزی", city="اصفهان")
    store = create_place(actor=system, organisation=itself, name="انبار", kind=PlaceKind.STORE)
    centre = create_cost_centre(actor=system, organisation=sepidar, code="10", name="اداری")
    create_sign_in_entry(
        actor=system,
        organisation=sepidar,
        label={"fa": "کارگاه سپیداران", "en": "Sepidaran Workshop"},
        email_domains=["sepidar.example"],
        is_listed=True,
    )
    return {
        "payar": provider,
        "payar_itself": itself,
        "sepidar": sepidar,
        "sepidar_site": site,
        "sepidar_cost_centre": centre,
        "payar_store": store,
        "sepidar_orderer": person_with_login(
            system, sepidar, "نرگس بهاری", "narges@sepidar.example", Right.ORDER, language="fa"
        ),
        "payar_billing": person_with_login(
            system, itself, "کیوان مهرگان", "keyvan@payar.example", Right.BILLING, language="fa"
        ),
        "payar_store_keeper": person_with_login(
            system, itself, "شیرین پارسا", "shirin@payar.example", Right.STORE_KEEPER, language="fa"
        ),
        "payar_administrator": person_with_login(
            system, itself, "بابک رستگار", "babak@payar.example", Right.ADMINISTER_PROVIDER, language="fa"
        ),
    }


def vindkulla() -> dict[str, Any]:
    """A support centre in Sweden."""
    provider = create_provider(
        slug="vindkulla",
        name="Vindkulla Stöd",
        country="SE",
        currency="SEK",
        language="sv",
        zone="Europe/Stockholm",
        brand_colour="#2f5d8a",
    )
    system = Actor.system(provider)
    itself = Organisation.objects.get(provider=provider, slug="vindkulla")
    norrbacka = create_organisation(
        actor=system,
        slug="norrbacka",
        name="Norrbäcka förvaltning",
        roles=[OrganisationRole.CUSTOMER],
        country="SE",
        language="sv",
    )
    traveller = create_person(
        actor=system, organisation=norrbacka, name="Matilda Reijo", email="matilda@kaarnalahti.example"
    )
    # The same address as at Kaarnalahti: one login, two memberships at two providers.
    open_login(actor=system, person=traveller, email="matilda@kaarnalahti.example")
    grant_right(actor=system, person=traveller, right=Right.ORDER, organisation=norrbacka)
    return {
        "vindkulla": provider,
        "norrbacka": norrbacka,
        "norrbacka_orderer": person_with_login(
            system, norrbacka, "Nils Åkerlind", "nils@norrbacka.example", Right.ORDER
        ),
        "vindkulla_agent": person_with_login(
            system, itself, "Vera Sundhage", "vera@vindkulla.example", Right.AGENT
        ),
        "traveller_at_norrbacka": traveller,
    }
