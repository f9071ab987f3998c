"""The Finnish provider of the demonstration: a shared-services company for a town, a housing company and a waterworks.

What other parts of the product show here joins as a module of its own (`suopursu_….py`) with a function that is
called in `_begin`, before anything is lived, or writes its acts into the diary.
"""

from datetime import date

from huolto.demo.diary import Diary, Size, lived_through
from huolto.demo.goods import FINNISH_LINES, FINNISH_PACKAGES, stock_the_shelves
from huolto.demo.parts import DemoPerson, Newcomer, logo, settle
from huolto.demo.suopursu_customers import settle_others, settle_town
from huolto.demo.suopursu_fleet import city_fleet, hirvijoki_fleet, otavala_fleet, take_over_fleet
from huolto.demo.suopursu_hands import pass_on
from huolto.demo.suopursu_orders import order_all_year
from huolto.demo.suopursu_year import live_through
from huolto.foundation.actors import Actor
from huolto.parties.choices import OrganisationRole, PlaceKind, Right
from huolto.parties.commands import create_organisation, create_place, create_provider, create_sign_in_entry
from huolto.parties.models import Organisation, Person
from huolto.parties.queries import actor_of_person


def load(anchor: date, size: Size) -> list[DemoPerson]:
    """Make the provider with three customers and live thirteen months with them; `size` says with how many devices."""
    provider = create_provider(
        slug="suopursu",
        name="Suopursu Services",
        country="FI",
        currency="EUR",
        language="fi",
        zone="Europe/Helsinki",
        brand_colour="#1d5c53",
        logo_svg=logo("suopursu"),
        business_id="0000001-9",
        vat_id="FI00000019",
        street="Niittypolku 2",
        postcode="00002",
        city="Kaarnalahti",
        email="palvelu@suopursu.example",
        phone="000 000 1200",
        iban="FI2112345600000785",
        bic="NDEAFIHH",
    )
    return lived_through(provider, anchor, size, _begin)


def _begin(actor: Actor, diary: Diary, shown: list[DemoPerson], size: Size) -> None:
    since = diary.begin
    staff = _staff(actor, shown)
    itself = Organisation.objects.of(actor.provider).get(slug=actor.provider.slug)
    store = create_place(actor=actor, organisation=itself, name="Varasto, Niittypolku", kind=PlaceKind.STORE)
    goods = stock_the_shelves(actor, packages=FINNISH_PACKAGES, lines=FINNISH_LINES, prices_from=since)
    town = settle_town(actor, goods, since, shown)
    otavala, hirvijoki = settle_others(actor, goods, since, shown)
    lessor = create_organisation(
        actor=actor,
        slug="suvirinne",
        name="Suvirinne Rahoitus",
        roles=[OrganisationRole.LESSOR],
        country="FI",
        language="fi",
    )
    vesa = actor_of_person(staff["vesa@suopursu.example"])
    take_over_fleet(vesa, city_fleet(town.city), begin=since, size=size)
    take_over_fleet(vesa, otavala_fleet(otavala.customer), begin=since, size=size)
    take_over_fleet(vesa, hirvijoki_fleet(hirvijoki.customer), begin=since, size=size, lessor=lessor)
    live_through(diary, staff, town, (otavala, hirvijoki), store, size)
    order_all_year(diary, goods, staff, town, (otavala, hirvijoki))
    pass_on(diary, staff, town, lessor, goods)


def _staff(actor: Actor, shown: list[DemoPerson]) -> dict[str, Person]:
    itself = Organisation.objects.of(actor.provider).get(slug=actor.provider.slug)
    create_sign_in_entry(
        actor=actor,
        organisation=itself,
        label={"en": "Suopursu Services, staff", "fi": "Suopursu Services, henkilöstö"},
        email_domains=["suopursu.example"],
        is_listed=True,
        position=9,
    )
    people, made = settle(
        actor,
        itself,
        [
            Newcomer("Vesa Harjula", "vesa@suopursu.example", [Right.STORE_KEEPER], {"en": "Store keeper", "fi": "Varastonhoitaja", "sv": "Lageransvarig", "nb": "Lageransvarlig", "fa": "انباردار"}),
            Newcomer("Laura Niemelä", "laura@suopursu.example", [Right.BILLING], {"en": "Billing clerk", "fi": "Laskuttaja", "sv": "Fakturerare", "nb": "Fakturamedarbeider", "fa": "مسئول صورت‌حساب"}),
            Newcomer("Päivi Lindroos", "paivi@suopursu.example", [Right.ACCOUNT_MANAGER], {"en": "Account manager", "fi": "Asiakasvastaava", "sv": "Kundansvarig", "nb": "Kundeansvarlig", "fa": "مدیر حساب"}),
            Newcomer("Jonas Virta", "jonas@suopursu.example", [Right.AGENT], {"en": "Agent", "fi": "Asiantuntija", "sv": "Handläggare", "nb": "Saksbehandler", "fa": "کارشناس"}),
            Newcomer("Pauli Arola", "pauli@suopursu.example", [Right.ADMINISTER_PROVIDER], {"en": "Provider administrator", "fi": "Pääkäyttäjä", "sv": "Administratör", "nb": "Administrator", "fa": "مدیر سامانه"}),
            Newcomer("Hilla Sorvali", "hilla@suopursu.example", [Right.HR_AGENT], {"en": "HR agent", "fi": "HR-asiantuntija", "sv": "HR-handläggare", "nb": "HR-saksbehandler", "fa": "کارشناس منابع انسانی"}),
            Newcomer("Kerttu Salmi", "kerttu@suopursu.example", [Right.PRIVACY_OFFICER], {"en": "Data officer", "fi": "Tietosuojavastaava", "sv": "Dataskyddsombud", "nb": "Personvernombud", "fa": "مسئول حفاظت داده"}),
        ],
    )  # fmt: skip
    shown += made
    return people
