"""The customers of the Finnish provider: a town with a school, a housing company, a waterworks."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib.resources import files

from huolto.agreements.commands import activate_version, draft_version
from huolto.catalogue.choices import AcquisitionModel
from huolto.catalogue.commands import add_to_assortment, choose_acquisition_model, create_assortment
from huolto.demo.goods import Goods
from huolto.demo.parts import DemoPerson, Newcomer, settle
from huolto.foundation.actors import Actor
from huolto.parties.choices import ContactKind, OrganisationRole, Right
from huolto.parties.commands import (
    change_cost_centre,
    create_cost_centre,
    create_organisation,
    create_place,
    create_sign_in_entry,
    set_contact,
)
from huolto.parties.models import CostCentre, Organisation, Person, Place
from huolto.shop.commands import set_approval_rule

EMPLOYEES = (
    "Onni Saari", "Helmi Aalto", "Elina Rauta", "Mikko Sundberg", "Sanna Vesala", "Petra Ilves", "Ville Arola",
    "Oskari Niemi", "Tuuli Karhu", "Jari Pohjola", "Riikka Laine", "Aleksi Koskela", "Noora Salo", "Kalle Virta",
    "Emmi Harju", "Lauri Metsola", "Aada Lehto", "Eino Ranta", "Iida Suvanto", "Veeti Halla",
)  # fmt: skip


SCHOOLS = (
    ("rantakoulu", "Rantakoulu", "RK", "4120", "Perusopetus"),
    ("kivikko", "Kivikon koulu", "KK", "4130", "Yläkoulu"),
    ("lukio", "Kaarnalahden lukio", "LU", "4140", "Lukio"),
)
"""Each school: short name, name, code of its place, its cost centre."""

HOUSES = (("Kaupungintalo", "KT"), ("Terveysasema", "TA"), ("Pääkirjasto", "PK"), ("Varikko", "VA"))
CENTRES = (("1010", "Hallinto"), ("2210", "Kirjasto"), ("3110", "Terveys"), ("5120", "Varikko"))


@dataclass
class Town:
    """The customer Kaarnalahti: the city, its first school, places, cost centres and people by address."""

    city: Organisation
    school: Organisation
    places: dict[str, Place]
    cost_centres: dict[str, CostCentre]
    people: dict[str, Person]


@dataclass
class Other:
    """A smaller customer: its shop and who orders there, where it is and what pays."""

    customer: Organisation
    orderer: Person
    place: Place
    cost_centre: CostCentre


def settle_town(actor: Actor, goods: Goods, since: date, shown: list[DemoPerson]) -> Town:
    """Make the city with its schools, people, shops and agreement."""
    city = create_organisation(
        actor=actor,
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
        buyer_reference="KAARNA-ICT",
        email="laskut@kaarnalahti.example",
    )
    schools = {
        slug: create_organisation(
            actor=actor,
            slug=slug,
            name=name,
            roles=[OrganisationRole.CUSTOMER],
            country="FI",
            language="fi",
            parent=city,
            invoiced_to=city,
            street=f"Rantatie {9 + 2 * number}",
            postcode="00003",
            city="Kaarnalahti",
        )
        for number, (slug, name, _code, _centre, _title) in enumerate(SCHOOLS)
    }
    school = schools["rantakoulu"]
    places = {
        name: create_place(actor=actor, organisation=city, name=name, code=code, city="Kaarnalahti")
        for name, code in HOUSES
    }
    cost_centres = {
        code: create_cost_centre(actor=actor, organisation=city, code=code, name=name)
        for code, name in CENTRES
    }
    for slug, name, code, centre, title in SCHOOLS:
        places[name] = create_place(actor=actor, organisation=schools[slug], name=name, code=code)
        cost_centres[centre] = create_cost_centre(
            actor=actor, organisation=schools[slug], code=centre, name=title
        )
    people, at_city = settle(
        actor,
        city,
        [
            Newcomer("Aino Kettunen", "aino@kaarnalahti.example", [Right.ORDER], {"en": "Orderer", "fi": "Tilaaja", "sv": "Beställare", "nb": "Bestiller", "fa": "سفارش‌دهنده"}, {"place": places["Kaupungintalo"], "cost_centre": cost_centres["1010"]}),
            Newcomer("Leena Hakala", "leena@kaarnalahti.example", [Right.APPROVE], {"en": "Approver, owner of 4120", "fi": "Hyväksyjä, 4120", "sv": "Godkännare, 4120", "nb": "Godkjenner, 4120", "fa": "تأییدکننده"}),
            Newcomer("Ilkka Saarelma", "ilkka@kaarnalahti.example", [Right.INSPECT], {"en": "Inspector", "fi": "Tarkastaja", "sv": "Granskare", "nb": "Inspektør", "fa": "بازرس"}),
            Newcomer("Antti Vuorela", "antti@kaarnalahti.example", [Right.ADMINISTER_CUSTOMER], {"en": "Customer administrator", "fi": "Asiakkaan pääkäyttäjä", "sv": "Kundens administratör", "nb": "Kundens administrator", "fa": "مدیر مشتری"}),
            Newcomer("Tuija Hongisto", "tuija@kaarnalahti.example", [Right.DATA_OFFICER], {"en": "Data officer", "fi": "Tietosuojavastaava", "sv": "Dataskyddsombud", "nb": "Personvernombud", "fa": "مسئول حفاظت داده"}),
            Newcomer("Sirkka Paanala", "sirkka@kaarnalahti.example", [Right.HUMAN_RESOURCES], {"en": "HR officer", "fi": "Henkilöstöpäällikkö", "sv": "HR-ansvarig", "nb": "HR-ansvarlig", "fa": "مسئول منابع انسانی"}),
            Newcomer("Eero Mäkiranta", "eero@kaarnalahti.example", [], {"en": "Employee", "fi": "Työntekijä", "sv": "Anställd", "nb": "Ansatt", "fa": "کارمند"}, {"place": places["Kaupungintalo"], "cost_centre": cost_centres["1010"]}),
            *(Newcomer(name, f"{name.split()[0].lower()}@kaarnalahti.example") for name in EMPLOYEES),
        ],
    )  # fmt: skip
    pupils, at_school = settle(
        actor,
        school,
        [
            Newcomer("Kaisla Tuomi", "kaisla@rantakoulu.example", [Right.ORDER], {"en": "Orderer of a school", "fi": "Koulun tilaaja", "sv": "Skolans beställare", "nb": "Skolens bestiller", "fa": "سفارش‌دهندهٔ مدرسه"}, {"place": places["Rantakoulu"], "cost_centre": cost_centres["4120"]}),
        ],
    )  # fmt: skip
    shown += [*at_city, *at_school]
    leena = people["leena@kaarnalahti.example"]
    for code in ("4120", "4130", "4140"):
        change_cost_centre(
            actor=actor, cost_centre=cost_centres[code], name=cost_centres[code].name, owner=leena
        )
    for organisation, label, domains in (
        (city, {"en": "City of Kaarnalahti", "fi": "Kaarnalahden kaupunki"}, ["kaarnalahti.example"]),
        (school, {"fi": "Rantakoulu"}, ["rantakoulu.example"]),
    ):
        create_sign_in_entry(
            actor=actor, organisation=organisation, label=label, email_domains=domains, is_listed=True
        )
    set_contact(
        actor=actor,
        organisation=city,
        kind=ContactKind.ACCOUNT_MANAGER,
        name="Päivi Lindroos",
        email="paivi@suopursu.example",
        phone="000 000 1203",
    )
    choose_acquisition_model(
        actor=actor,
        customer=city,
        acquisition_model=AcquisitionModel.LIFECYCLE_LEASE,
        from_on=date(since.year - 1, 1, 1),
        decided_by="Kaupunginhallitus § 12",
    )
    set_approval_rule(actor=actor, customer=city, once_over=Decimal(500), monthly_over=Decimal(50))
    plus, basic, mobile = (goods.packages[code] for code in ("plus", "basic", "mobile"))
    products = goods.products
    shop = create_assortment(
        actor=actor,
        organisation=city,
        code="kaupunki",
        name={"en": "City shop", "fi": "Kaupungin verkkokauppa", "sv": "Stadens webbutik", "nb": "Byens nettbutikk", "fa": "فروشگاه شهر"},
    )  # fmt: skip
    add_to_assortment(
        actor=actor,
        assortment=shop,
        entries=[
            (products["lumo-book-14"], plus),
            (products["lumo-book-14"], basic),
            (products["lumo-book-15-max"], plus),
            (products["lumo-view-27"], basic),
            (products["vireo-p7"], mobile),
            (products["quiet-keyboard"], None),
            (products["drawing-suite"], None),
            (products["office-suite"], None),
            (products["voice-and-data"], None),
        ],
    )
    for each in schools.values():
        _school_shop(actor, each, goods)
    _agree(actor, city, since)
    return Town(city, school, places, cost_centres, people | pupils)


def settle_others(actor: Actor, goods: Goods, since: date, shown: list[DemoPerson]) -> list[Other]:
    """Two smaller customers: one buys, one leases for a term."""
    return [
        _settle_other(
            actor,
            goods,
            since,
            shown,
            ("otavala", "Otavala Housing", "fi", "0000003-5", AcquisitionModel.DIRECT_PURCHASE),
            ("Olavi Hirsi", "Toimisto", "Hallinto"),
            (("210", "Huolto"), ("220", "Asukastilat")),
        ),
        _settle_other(
            actor,
            goods,
            since,
            shown,
            ("hirvijoki", "Hirvijoki Waterworks", "sv", "0000004-3", AcquisitionModel.FINANCE_LEASE),
            ("Saga Lindström", "Kontoret", "Förvaltning"),
            (("310", "Vattenverket"),),
        ),
    ]


def _settle_other(
    actor: Actor,
    goods: Goods,
    since: date,
    shown: list[DemoPerson],
    facts: tuple[str, str, str, str, AcquisitionModel],
    names: tuple[str, str, str],
    further: tuple[tuple[str, str], ...],
) -> Other:
    slug, name, language, business_id, model = facts
    orderer, at, pays = names
    customer = create_organisation(
        actor=actor,
        slug=slug,
        name=name,
        roles=[OrganisationRole.CUSTOMER],
        country="FI",
        language=language,
        business_id=business_id,
        street="Otavantie 30",
        postcode="00004",
        city="Otavala",
        email=f"laskut@{slug}.example",
    )
    place = create_place(actor=actor, organisation=customer, name=at)
    centre = create_cost_centre(actor=actor, organisation=customer, code="200", name=pays)
    for code, title in further:
        create_cost_centre(actor=actor, organisation=customer, code=code, name=title)
    address = f"{orderer.split()[0].lower()}@{slug}.example"
    role = {"en": "Orderer and administrator", "fi": "Tilaaja ja pääkäyttäjä", "sv": "Beställare och administratör", "nb": "Bestiller og administrator", "fa": "سفارش‌دهنده و مدیر"}  # fmt: skip
    people, made = settle(
        actor,
        customer,
        [
            Newcomer(
                orderer,
                address,
                [Right.ORDER, Right.ADMINISTER_CUSTOMER],
                role,
                {"place": place, "cost_centre": centre},
            )
        ],
    )
    shown += made
    create_sign_in_entry(
        actor=actor, organisation=customer, label={"en": name}, email_domains=[f"{slug}.example"]
    )
    set_contact(
        actor=actor,
        organisation=customer,
        kind=ContactKind.ACCOUNT_MANAGER,
        name="Päivi Lindroos",
        email="paivi@suopursu.example",
        phone="000 000 1203",
    )
    choose_acquisition_model(
        actor=actor, customer=customer, acquisition_model=model, from_on=since, decided_by="Board"
    )
    shop = create_assortment(
        actor=actor,
        organisation=customer,
        code=slug,
        name={"en": "Shop", "fi": "Verkkokauppa", "sv": "Webbutik", "nb": "Nettbutikk", "fa": "فروشگاه"},
    )
    entries = [
        (goods.products[sku], goods.packages[package] if package else None)
        for sku, package in (
            ("lumo-book-14", "plus"),
            ("lumo-view-27", "basic"),
            ("vireo-p7", "mobile"),
            ("quiet-keyboard", ""),
            ("office-suite", ""),
            ("voice-and-data", ""),
        )
    ]
    add_to_assortment(actor=actor, assortment=shop, entries=entries)
    _agree(actor, customer, since)
    return Other(customer, people[address], place, centre)


def _school_shop(actor: Actor, school: Organisation, goods: Goods) -> None:
    shop = create_assortment(
        actor=actor,
        organisation=school,
        code="koulut",
        name={"en": "Schools’ shop", "fi": "Koulujen verkkokauppa", "sv": "Skolornas webbutik", "nb": "Skolenes nettbutikk", "fa": "فروشگاه مدارس"},
    )  # fmt: skip
    basic = goods.packages["basic"]
    add_to_assortment(
        actor=actor,
        assortment=shop,
        entries=[
            (goods.products["lumo-book-14"], basic),
            (goods.products["lumo-view-27"], basic),
            (goods.products["drawing-suite"], None),
        ],
    )


def _agree(actor: Actor, customer: Organisation, since: date) -> None:
    source = files("huolto.demo").joinpath("agreements/workplace.toml").read_text(encoding="utf-8")
    version = draft_version(actor=actor, customer=customer, source=source)
    activate_version(actor=actor, version=version, from_on=since)
