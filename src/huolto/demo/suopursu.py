"""The Finnish provider of the demonstration: a shared-services company for a town, a housing company and a waterworks."""

from datetime import date, timedelta
from decimal import Decimal
from importlib.resources import files

from huolto.agreements.commands import activate_version, draft_version
from huolto.catalogue.choices import AcquisitionModel
from huolto.catalogue.commands import add_to_assortment, choose_acquisition_model, create_assortment
from huolto.catalogue.models import Assortment, Product
from huolto.charges.commands import ensure_period
from huolto.demo.goods import FINNISH_LINES, FINNISH_PACKAGES, Goods, stock_the_shelves
from huolto.demo.parts import DemoPerson, Newcomer, instant, settle, start_of
from huolto.foundation.actors import Actor
from huolto.invoicing.commands import issue_invoices, run_billing
from huolto.parties.choices import ContactKind, OrganisationRole, Right
from huolto.parties.commands import (
    change_cost_centre,
    create_cost_centre,
    create_organisation,
    create_place,
    create_provider,
    create_sign_in_entry,
    set_contact,
)
from huolto.parties.models import CostCentre, Organisation, Person, Place
from huolto.parties.queries import actor_of_person
from huolto.register.commands import (
    NewIdentifier,
    NewItem,
    NewLease,
    StartOfService,
    put_in_service,
    register_items,
    start_leases,
    take_out_of_service,
)
from huolto.rules.calendars import CalendarSystem
from huolto.rules.periods import Period, month_of, previous_period
from huolto.shop.commands import (
    LineChanges,
    Receipt,
    add_to_cart,
    change_cart_line,
    place_order,
    receive_order_lines,
    set_approval_rule,
)
from huolto.shop.models import Order

EMPLOYEES = (
    "Onni Saari", "Helmi Aalto", "Elina Rauta", "Mikko Sundberg", "Sanna Vesala", "Petra Ilves", "Ville Arola",
    "Oskari Niemi", "Tuuli Karhu", "Jari Pohjola", "Riikka Laine", "Antti Koskela", "Noora Salo", "Kalle Virta",
    "Emmi Harju", "Lauri Metsola", "Aada Lehto", "Eino Ranta", "Iida Suvanto", "Veeti Halla",
)  # fmt: skip


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
    town = _town(actor, goods, since, shown)
    _housing(actor, goods, since, shown)
    _old_devices(actor, goods, town, since, month)
    _bill(actor, month)
    _orders(actor, goods, town, anchor)
    return shown


class Town:
    """The customer Kaarnalahti: the city, its school, places, cost centres and people by address."""

    def __init__(
        self,
        city: Organisation,
        school: Organisation,
        places: dict[str, Place],
        cost_centres: dict[str, CostCentre],
        people: dict[str, Person],
    ) -> None:
        self.city = city
        self.school = school
        self.places = places
        self.cost_centres = cost_centres
        self.people = people


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
        ],
    )  # fmt: skip
    return shown


def _town(actor: Actor, goods: Goods, since: date, shown: list[DemoPerson]) -> Town:
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
    school = create_organisation(
        actor=actor,
        slug="rantakoulu",
        name="Rantakoulu",
        roles=[OrganisationRole.CUSTOMER],
        country="FI",
        language="fi",
        parent=city,
        invoiced_to=city,
        street="Rantatie 9",
        postcode="00003",
        city="Kaarnalahti",
    )
    places = {
        "hall": create_place(actor=actor, organisation=city, name="Kaupungintalo", code="KT"),
        "school": create_place(actor=actor, organisation=school, name="Rantakoulu", code="RK"),
    }
    cost_centres = {
        code: create_cost_centre(actor=actor, organisation=city, code=code, name=name)
        for code, name in (("1010", "Hallinto"), ("4120", "Perusopetus"), ("4130", "Yläkoulu"))
    }
    people, at_city = settle(
        actor,
        city,
        [
            Newcomer("Aino Kettunen", "aino@kaarnalahti.example", [Right.ORDER], {"en": "Orderer", "fi": "Tilaaja", "sv": "Beställare", "nb": "Bestiller", "fa": "سفارش‌دهنده"}, {"place": places["hall"], "cost_centre": cost_centres["1010"]}),
            Newcomer("Leena Hakala", "leena@kaarnalahti.example", [Right.APPROVE], {"en": "Approver, owner of 4120", "fi": "Hyväksyjä, 4120", "sv": "Godkännare, 4120", "nb": "Godkjenner, 4120", "fa": "تأییدکننده"}),
            Newcomer("Ilkka Saarelma", "ilkka@kaarnalahti.example", [Right.INSPECT], {"en": "Inspector", "fi": "Tarkastaja", "sv": "Granskare", "nb": "Inspektør", "fa": "بازرس"}),
            Newcomer("Antti Vuorela", "antti@kaarnalahti.example", [Right.ADMINISTER_CUSTOMER], {"en": "Customer administrator", "fi": "Asiakkaan pääkäyttäjä", "sv": "Kundens administratör", "nb": "Kundens administrator", "fa": "مدیر مشتری"}),
            Newcomer("Eero Mäkiranta", "eero@kaarnalahti.example", [], {"en": "Employee", "fi": "Työntekijä", "sv": "Anställd", "nb": "Ansatt", "fa": "کارمند"}, {"place": places["hall"], "cost_centre": cost_centres["1010"]}),
            *(Newcomer(name, f"{name.split()[0].lower()}@kaarnalahti.example") for name in EMPLOYEES),
        ],
    )  # fmt: skip
    pupils, at_school = settle(
        actor,
        school,
        [
            Newcomer("Kaisla Tuomi", "kaisla@rantakoulu.example", [Right.ORDER], {"en": "Orderer of a school", "fi": "Koulun tilaaja", "sv": "Skolans beställare", "nb": "Skolens bestiller", "fa": "سفارش‌دهندهٔ مدرسه"}, {"place": places["school"], "cost_centre": cost_centres["4120"]}),
        ],
    )  # fmt: skip
    shown += [*at_city, *at_school]
    leena = people["leena@kaarnalahti.example"]
    for code in ("4120", "4130"):
        change_cost_centre(actor=actor, cost_centre=cost_centres[code], owner=leena)
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
    schools = create_assortment(
        actor=actor,
        organisation=school,
        code="koulut",
        name={"en": "Schools’ shop", "fi": "Koulujen verkkokauppa", "sv": "Skolornas webbutik", "nb": "Skolenes nettbutikk", "fa": "فروشگاه مدارس"},
    )  # fmt: skip
    add_to_assortment(
        actor=actor,
        assortment=schools,
        entries=[
            (products["lumo-book-14"], basic),
            (products["lumo-view-27"], basic),
            (products["drawing-suite"], None),
        ],
    )
    _agree(actor, city, since)
    return Town(city, school, places, cost_centres, people | pupils)


def _housing(actor: Actor, goods: Goods, since: date, shown: list[DemoPerson]) -> None:
    """Two smaller customers: one buys, one leases for a term."""
    for slug, name, model, orderer in (
        ("otavala", "Otavala Housing", AcquisitionModel.DIRECT_PURCHASE, "Olavi Hirsi"),
        ("hirvijoki", "Hirvijoki Waterworks", AcquisitionModel.FINANCE_LEASE, "Saga Lindström"),
    ):
        customer = create_organisation(
            actor=actor,
            slug=slug,
            name=name,
            roles=[OrganisationRole.CUSTOMER],
            country="FI",
            language="fi" if slug == "otavala" else "sv",
            business_id="0000003-5" if slug == "otavala" else "0000004-3",
            street="Otavantie 30",
            postcode="00004",
            city="Otavala",
        )
        place = create_place(actor=actor, organisation=customer, name="Office")
        centre = create_cost_centre(actor=actor, organisation=customer, code="200", name="Upkeep")
        role = {"en": f"Orderer, {name}", "fi": f"Tilaaja, {name}"}
        _people, made = settle(
            actor,
            customer,
            [
                Newcomer(
                    orderer,
                    f"{orderer.split()[0].lower()}@{slug}.example",
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
        choose_acquisition_model(
            actor=actor, customer=customer, acquisition_model=model, from_on=since, decided_by="Board"
        )
        shop = create_assortment(
            actor=actor,
            organisation=customer,
            code=slug,
            name={"en": "Shop", "fi": "Verkkokauppa", "sv": "Webbutik"},
        )
        entries = [
            (goods.products[sku], goods.packages[package] if package else None)
            for sku, package in (
                ("lumo-book-14", "plus"),
                ("vireo-p7", "mobile"),
                ("quiet-keyboard", ""),
                ("office-suite", ""),
            )
        ]
        add_to_assortment(actor=actor, assortment=shop, entries=entries)
        _agree(actor, customer, since)


def _agree(actor: Actor, customer: Organisation, since: date) -> None:
    source = files("huolto.demo").joinpath("agreements/workplace.toml").read_text(encoding="utf-8")
    version = draft_version(actor=actor, customer=customer, source=source)
    activate_version(actor=actor, version=version, from_on=since)


def _old_devices(actor: Actor, goods: Goods, town: Town, since: date, month: Period) -> None:
    """Devices in service since the first month, one that came in the last month, one that left in it."""
    provider = actor.provider
    people = [town.people[f"{name.split()[0].lower()}@kaarnalahti.example"] for name in EMPLOYEES]
    skus = ("lumo-book-14", "lumo-view-27", "vireo-p7")
    rents = {"lumo-book-14": "21.40", "lumo-view-27": "4.60", "vireo-p7": "9.80"}
    months = {"lumo-book-14": 48, "lumo-view-27": 60, "vireo-p7": 36}
    packages = {"lumo-book-14": "plus", "lumo-view-27": "basic", "vireo-p7": "mobile"}
    plan = [
        (sku, person, number)
        for number, (person, sku) in enumerate(
            ((person, sku) for person in people for sku in skus), start=20_401
        )
    ]
    begin = start_of(provider, since)
    items = register_items(
        actor=actor,
        items=[
            NewItem(
                customer_id=town.city.pk,
                category_id=goods.products[sku].category_id,
                at=begin,
                name=goods.models[sku].name,
                asset_tag=f"KA-{number}",
                state="delivered",
                device_model_id=goods.models[sku].pk,
                product_id=goods.products[sku].pk,
                acquisition_model=AcquisitionModel.LIFECYCLE_LEASE,
                holder_id=person.pk,
                place_id=town.places["hall"].pk,
                cost_centre_id=list(town.cost_centres.values())[number % 3].pk,
                posting_code=f"4{number % 3}100",
                package_id=goods.packages[packages[sku]].pk,
                identifiers=(NewIdentifier("serial", f"{sku[:2].upper()}3-77A{number % 10_000:04d}"),),
            )
            for sku, person, number in plan
        ],
    )
    late_by = {items[0].pk: month.start - timedelta(days=17)}
    put_in_service(
        actor=actor,
        starts=[
            StartOfService(item_id=item.pk, at=start_of(provider, late_by.get(item.pk, since)))
            for item in items
        ],
    )
    start_leases(
        actor=actor,
        leases=[
            NewLease(
                item_id=item.pk,
                acquisition_model=AcquisitionModel.LIFECYCLE_LEASE,
                starts_on=late_by.get(item.pk, since),
                term_months=months[sku],
                monthly=Decimal(rents[sku]),
            )
            for item, (sku, _person, _number) in zip(items, plan, strict=True)
        ],
    )
    take_out_of_service(
        actor=actor,
        item_ids=[items[4].pk],
        at=start_of(provider, previous_period(month).start + timedelta(days=8)),
        reason="Broken screen",
    )


def _bill(actor: Actor, month: Period) -> None:
    """Close and invoice the two months before this one."""
    last = previous_period(month)
    for period in (previous_period(last), last):
        ensure_period(actor=actor, label=period.label)
        result = run_billing(actor=actor, period_label=period.label)
        issue_invoices(
            actor=actor, invoice_ids=[invoice.pk for invoice in result.invoices], issued_on=period.end
        )
    ensure_period(actor=actor, label=month.label)


def _orders(actor: Actor, goods: Goods, town: Town, anchor: date) -> None:
    """One order received and waiting for delivery, one that waits for an approval."""
    aino = actor_of_person(town.people["aino@kaarnalahti.example"])
    kaisla = actor_of_person(town.people["kaisla@rantakoulu.example"])
    phone = _order(aino, "kaupunki", goods.products["vireo-p7"], 1, town.people["onni@kaarnalahti.example"])
    line = phone.lines.get()
    receive_order_lines(
        actor=actor,
        receipts=[Receipt(line_id=line.pk, serial="VI3-90C0001", asset_tag="KA-20990")],
        at=instant(actor.provider, anchor),
    )
    _order(
        kaisla,
        "koulut",
        goods.products["lumo-book-14"],
        2,
        message="Kahdelle opettajalle, jotka aloittavat ensi kuussa.",
    )


def _order(
    orderer: Actor, code: str, product: Product, count: int, holder: Person | None = None, message: str = ""
) -> Order:
    """Order as a person would: into the cart, for whom, order."""
    assortment = Assortment.objects.of(orderer.provider).get(code=code)
    cart = add_to_cart(actor=orderer, assortment_id=assortment.pk, product_id=product.pk, quantity=count)
    for line in cart.lines.all():
        change_cart_line(
            actor=orderer,
            line_id=line.pk,
            changes=LineChanges(
                holder_id=holder.pk if holder else None,
                place_id=line.place_id,
                cost_centre_id=line.cost_centre_id,
                package_id=line.package_id,
            ),
        )
    return place_order(actor=orderer, cart_key=cart.key, message=message)
