"""The Finnish provider of the demonstration: a shared-services company for a town, a housing company and a waterworks."""

from datetime import date

from huolto.demo.goods import FINNISH_LINES, FINNISH_PACKAGES, stock_the_shelves
from huolto.demo.parts import DemoPerson, Newcomer, settle
from huolto.demo.suopursu_customers import settle_others, settle_town
from huolto.demo.suopursu_hands import pass_on
from huolto.demo.suopursu_lives import live_on
from huolto.demo.suopursu_months import bill_two_months, place_orders, put_devices_in_service
from huolto.foundation.actors import Actor
from huolto.parties.choices import Right
from huolto.parties.commands import (
    create_provider,
    create_sign_in_entry,
)
from huolto.parties.models import Organisation
from huolto.rules.calendars import CalendarSystem
from huolto.rules.periods import month_of, previous_period


def load(anchor: date) -> list[DemoPerson]:
    """Make the provider with three customers, its goods, agreements, devices, orders and two billed months."""
    provider = create_provider(
        slug="suopursu",
        name="Suopursu Services",
        country="FI",
        currency="EUR",
        language="fi",
        zone="Europe/Helsinki",
        brand_colour="#1d5c53",
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
    actor = Actor.system(provider)
    shown = _staff(actor)
    month = month_of(anchor, CalendarSystem.GREGORIAN)
    since = previous_period(previous_period(previous_period(month))).start
    goods = stock_the_shelves(actor, packages=FINNISH_PACKAGES, lines=FINNISH_LINES, prices_from=since)
    town = settle_town(actor, goods, since, shown)
    settle_others(actor, goods, since, shown)
    put_devices_in_service(actor, goods, town, since, month)
    bill_two_months(actor, month)
    place_orders(actor, goods, town, anchor)
    live_on(actor, goods, town, anchor)
    pass_on(actor, town, anchor)
    return shown


def _staff(actor: Actor) -> list[DemoPerson]:
    itself = Organisation.objects.of(actor.provider).get(slug=actor.provider.slug)
    create_sign_in_entry(
        actor=actor,
        organisation=itself,
        label={"en": "Suopursu Services, staff", "fi": "Suopursu Services, henkilöstö"},
        email_domains=["suopursu.example"],
        is_listed=True,
        position=9,
    )
    _people, shown = settle(
        actor,
        itself,
        [
            Newcomer("Vesa Harjula", "vesa@suopursu.example", [Right.STORE_KEEPER], {"en": "Store keeper", "fi": "Varastonhoitaja", "sv": "Lageransvarig", "nb": "Lageransvarlig", "fa": "انباردار"}),
            Newcomer("Laura Niemelä", "laura@suopursu.example", [Right.BILLING], {"en": "Billing clerk", "fi": "Laskuttaja", "sv": "Fakturerare", "nb": "Fakturamedarbeider", "fa": "مسئول صورتحساب"}),
            Newcomer("Päivi Lindroos", "paivi@suopursu.example", [Right.ACCOUNT_MANAGER], {"en": "Account manager", "fi": "Asiakasvastaava", "sv": "Kundansvarig", "nb": "Kundeansvarlig", "fa": "مدیر حساب"}),
            Newcomer("Jonas Virta", "jonas@suopursu.example", [Right.AGENT], {"en": "Agent", "fi": "Asiantuntija", "sv": "Handläggare", "nb": "Saksbehandler", "fa": "کارشناس"}),
            Newcomer("Pauli Arola", "pauli@suopursu.example", [Right.ADMINISTER_PROVIDER], {"en": "Provider administrator", "fi": "Pääkäyttäjä", "sv": "Administratör", "nb": "Administrator", "fa": "مدیر سامانه"}),
            Newcomer("Kerttu Salmi", "kerttu@suopursu.example", [Right.PRIVACY_OFFICER], {"en": "Data officer", "fi": "Tietosuojavastaava", "sv": "Dataskyddsombud", "nb": "Personvernombud", "fa": "مسئول حفاظت داده"}),
        ],
    )  # fmt: skip
    return shown
