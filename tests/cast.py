"""The fixed cast of all tests: three providers, their customers, and somebody for every role.

Begin at `Cast`; the fixture `cast` gives it. Everybody signs in with `PASSWORD`. All names are invented.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest

from cast_abroad import payar, vindkulla
from cast_people import PASSWORD, person_with_login
from huolto.foundation.actors import Actor
from huolto.foundation.models import Provider
from huolto.parties.choices import OrganisationRole, PlaceKind, Right
from huolto.parties.commands import (
    create_cost_centre,
    create_organisation,
    create_place,
    create_provider,
    create_sign_in_entry,
    grant_right,
    set_contact,
)
from huolto.parties.models import CostCentre, Organisation, Person, Place, User
from huolto.parties.queries import actor_of_person
from kept_rows import made_once

__all__ = ["PASSWORD", "Cast", "build_cast", "cast"]


@dataclass(frozen=True)
class Cast:
    """Who there is. Persons are named by their role; `actor(person)` acts, `user(person)` signs in."""

    suopursu: Provider
    """Finnish provider: EUR, Finnish, Europe/Helsinki."""
    suopursu_itself: Organisation
    kaarnalahti: Organisation
    """City of Kaarnalahti, customer."""
    rantakoulu: Organisation
    """A school, part of Kaarnalahti, which pays for it."""
    otavala: Organisation
    """Otavala Housing, the other customer."""
    lessor: Organisation
    town_hall: Place
    town_hall_third_floor: Place
    room_312: Place
    school_site: Place
    otavala_office: Place
    store: Place
    """The provider's own store."""
    basic_education: CostCentre
    """4120; the approver owns it."""
    administration: CostCentre
    """1010, without an owner."""
    otavala_upkeep: CostCentre
    employee: Person
    orderer: Person
    """Orders for all of Kaarnalahti, up to 5,000 € without approval."""
    inspector: Person
    hr: Person
    customer_administrator: Person
    data_officer: Person
    """Looks after the data of Kaarnalahti's people."""
    approver: Person
    school_orderer: Person
    """Orders for Rantakoulu only."""
    teacher: Person
    other_employee: Person
    other_orderer: Person
    other_administrator: Person
    agent: Person
    hr_agent: Person
    technician: Person
    store_keeper: Person
    account_manager: Person
    billing: Person
    provider_administrator: Person
    privacy_officer: Person
    """Looks after everybody's data at Suopursu."""

    payar: Provider
    """Iranian provider: IRR, Persian, Asia/Tehran, Jalali."""
    payar_itself: Organisation
    sepidar: Organisation
    sepidar_site: Place
    sepidar_cost_centre: CostCentre
    payar_store: Place
    sepidar_orderer: Person
    payar_billing: Person
    payar_store_keeper: Person
    payar_administrator: Person

    vindkulla: Provider
    """Swedish provider: SEK, Swedish, Europe/Stockholm."""
    norrbacka: Organisation
    norrbacka_orderer: Person
    vindkulla_agent: Person
    traveller: Person
    """An employee of Kaarnalahti whose one login also orders at Norrbäcka (`traveller_at_norrbacka`)."""
    traveller_at_norrbacka: Person

    def actor(self, person: Person) -> Actor:
        """The person at work, with today's rights."""
        return actor_of_person(Person.objects.select_related("provider", "organisation").get(pk=person.pk))

    def user(self, person: Person) -> User:
        """The person's login."""
        return User.objects.get(memberships__person=person)

    def system(self, provider: Provider | None = None) -> Actor:
        """The program itself, at Suopursu unless told otherwise."""
        return Actor.system(provider or self.suopursu)


@pytest.fixture
def cast(db: None) -> Cast:
    """The cast, as its commands make it, new for each test."""
    return build_cast()


def build_cast() -> Cast:
    """Everybody, made by the same commands that pages use."""
    return made_once("cast", _everybody)


def _everybody() -> Cast:
    return Cast(**_suopursu(), **payar(), **vindkulla())


def _suopursu() -> dict[str, Any]:
    provider = create_provider(
        slug="suopursu",
        name="Suopursu Services",
        country="FI",
        currency="EUR",
        language="fi",
        zone="Europe/Helsinki",
        brand_colour="#1d5c53",
        logo_svg='<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="3" fill="#1d5c53"/></svg>',
        business_id="0000001-9",
        vat_id="FI00000019",
        street="Niittypolku 2",
        postcode="00002",
        city="Kaarnalahti",
        email="palvelu@suopursu.example",
        iban="FI2112345600000785",
        bic="NDEAFIHH",
    )
    system = Actor.system(provider)
    itself = Organisation.objects.get(provider=provider, slug="suopursu")
    kaarnalahti = create_organisation(
        actor=system,
        slug="kaarnalahti",
        name="City of Kaarnalahti",
        roles=[OrganisationRole.CUSTOMER],
        country="FI",
        language="fi",
        business_id="0000002-7",
        vat_id="FI00000027",
        street="Torikatu 1",
        postcode="00001",
        city="Kaarnalahti",
        payment_term_days=14,
        buyer_reference="KAARNA-ICT",
    )
    rantakoulu = create_organisation(
        actor=system,
        slug="rantakoulu",
        name="Rantakoulu",
        roles=[OrganisationRole.CUSTOMER],
        country="FI",
        language="fi",
        parent=kaarnalahti,
        invoiced_to=kaarnalahti,
        street="Rantatie 9",
        postcode="00003",
        city="Kaarnalahti",
    )
    otavala = create_organisation(
        actor=system,
        slug="otavala",
        name="Otavala Housing",
        roles=[OrganisationRole.CUSTOMER],
        country="FI",
        language="en",
        business_id="0000003-5",
        street="Otavantie 30",
        postcode="00004",
        city="Otavala",
    )
    lessor = create_organisation(
        actor=system,
        slug="suvirinne",
        name="Suvirinne Finance",
        roles=[OrganisationRole.LESSOR],
        country="FI",
        language="fi",
        business_id="0000004-3",
    )
    town_hall = create_place(
        actor=system,
        organisation=kaarnalahti,
        name="Town Hall",
        code="TH",
        street="Torikatu 1",
        postcode="00001",
        city="Kaarnalahti",
    )
    floor = create_place(
        actor=system, organisation=kaarnalahti, name="3rd floor", kind=PlaceKind.FLOOR, parent=town_hall
    )
    room = create_place(actor=system, organisation=kaarnalahti, name="312", kind=PlaceKind.ROOM, parent=floor)
    school_site = create_place(
        actor=system,
        organisation=rantakoulu,
        name="Rantakoulu",
        street="Rantatie 9",
        postcode="00003",
        city="Kaarnalahti",
    )
    otavala_office = create_place(actor=system, organisation=otavala, name="Housing office", city="Otavala")
    store = create_place(actor=system, organisation=itself, name="Main store", kind=PlaceKind.STORE)

    def at_kaarnalahti(name: str, address: str, *rights: str, **facts: Any) -> Person:
        return person_with_login(
            system, kaarnalahti, name, f"{address}@kaarnalahti.example", *rights, **facts
        )

    approver = at_kaarnalahti("Riitta Kallasvuo", "riitta", Right.APPROVE)
    basic_education = create_cost_centre(
        actor=system, organisation=kaarnalahti, code="4120", name="Basic education", owner=approver
    )
    administration = create_cost_centre(
        actor=system, organisation=kaarnalahti, code="1010", name="Administration"
    )
    otavala_upkeep = create_cost_centre(actor=system, organisation=otavala, code="200", name="Upkeep")
    orderer = at_kaarnalahti("Aino Kettunen", "aino", place=floor, cost_centre=administration)
    grant_right(
        actor=system,
        person=orderer,
        right=Right.ORDER,
        organisation=kaarnalahti,
        amount_limit=Decimal("5000"),
    )
    teacher = person_with_login(
        system, rantakoulu, "Sanni Orvokki", "sanni@rantakoulu.example", place=school_site
    )
    people = {
        "employee": at_kaarnalahti(
            "Elina Rauta", "elina", place=room, cost_centre=basic_education, manager=approver
        ),
        "orderer": orderer,
        "inspector": at_kaarnalahti("Ilkka Saarelma", "ilkka", Right.INSPECT),
        "hr": at_kaarnalahti("Helmi Rannisto", "helmi", Right.HUMAN_RESOURCES),
        "customer_administrator": at_kaarnalahti("Antti Vuorela", "antti", Right.ADMINISTER_CUSTOMER),
        "data_officer": at_kaarnalahti("Tuija Hongisto", "tuija", Right.DATA_OFFICER),
        "approver": approver,
        "traveller": at_kaarnalahti("Matilda Reijo", "matilda"),
        "school_orderer": person_with_login(
            system, rantakoulu, "Kaisla Tuomi", "kaisla@rantakoulu.example", Right.ORDER, place=school_site
        ),
        "teacher": teacher,
        "other_employee": person_with_login(system, otavala, "Onni Hirsi", "onni@otavala.example"),
        "other_orderer": person_with_login(
            system, otavala, "Olavi Hirsi", "olavi@otavala.example", Right.ORDER
        ),
        "other_administrator": person_with_login(
            system, otavala, "Outi Salmela", "outi@otavala.example", Right.ADMINISTER_CUSTOMER
        ),
    }
    staff = {
        role: person_with_login(system, itself, name, f"{address}@suopursu.example", right)
        for role, name, address, right in (
            ("agent", "Jonas Virta", "jonas", Right.AGENT),
            ("hr_agent", "Hanna Lampi", "hanna", Right.HR_AGENT),
            ("technician", "Teemu Kivelä", "teemu", Right.TECHNICIAN),
            ("store_keeper", "Vesa Harjula", "vesa", Right.STORE_KEEPER),
            ("account_manager", "Päivi Lindroos", "paivi", Right.ACCOUNT_MANAGER),
            ("billing", "Laura Niemelä", "laura", Right.BILLING),
            ("provider_administrator", "Pauli Arola", "pauli", Right.ADMINISTER_PROVIDER),
            ("privacy_officer", "Kerttu Salmi", "kerttu", Right.PRIVACY_OFFICER),
        )
    }
    for customer in (kaarnalahti, otavala):
        set_contact(
            actor=system,
            organisation=customer,
            kind="account_manager",
            name="Päivi Lindroos",
            email="paivi@suopursu.example",
            phone="000 000 1203",
        )
    for position, (organisation, label, domains) in enumerate(
        (
            (
                kaarnalahti,
                {"en": "City of Kaarnalahti", "fi": "Kaarnalahden kaupunki"},
                ["kaarnalahti.example"],
            ),
            (rantakoulu, {"fi": "Rantakoulu"}, ["rantakoulu.example"]),
        )
    ):
        create_sign_in_entry(
            actor=system,
            organisation=organisation,
            label=label,
            email_domains=domains,
            is_listed=True,
            position=position,
        )
    # A door that strangers do not see: Otavala does not want to be named.
    create_sign_in_entry(
        actor=system, organisation=otavala, label={"en": "Otavala Housing"}, email_domains=["otavala.example"]
    )
    return {
        "suopursu": provider,
        "suopursu_itself": itself,
        "kaarnalahti": kaarnalahti,
        "rantakoulu": rantakoulu,
        "otavala": otavala,
        "lessor": lessor,
        "town_hall": town_hall,
        "town_hall_third_floor": floor,
        "room_312": room,
        "school_site": school_site,
        "otavala_office": otavala_office,
        "store": store,
        "basic_education": basic_education,
        "administration": administration,
        "otavala_upkeep": otavala_upkeep,
        **people,
        **staff,
    }
