"""The Swedish provider of the demonstration: support for four hundred telephones of three customers.

What other parts of the product show here joins as a module of its own (`granhaga_….py`) that is called in `_begin`.
"""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import islice

from huolto.catalogue.choices import AcquisitionModel
from huolto.demo.customers import Customer, Facts, settle_customer, settle_staff
from huolto.demo.diary import Act, Diary, Size, lived_through
from huolto.demo.fleet import SWEDISH, Holder, Model, Unit, as_csv, rows_of, take_over
from huolto.demo.goods import DIRECT, LIFECYCLE, stock_the_shelves
from huolto.demo.goods_north import SWEDISH_LINES, SWEDISH_PACKAGES
from huolto.demo.granhaga_people import enrol_some
from huolto.demo.granhaga_stock import keep_stock
from huolto.demo.names import SWEDISH as SWEDISH_NAMES
from huolto.demo.names import address_of, people_of
from huolto.demo.parts import DemoPerson, logo
from huolto.demo.year import Retiring, Words, bill_months, break_some, credit_a_line, move_some, retire
from huolto.foundation.actors import Actor
from huolto.parties.commands import create_provider, save_view
from huolto.parties.models import Person, Place
from huolto.parties.queries import actor_of_person
from huolto.register.commands import NewLease, start_leases
from huolto.register.models import Item

WORDS = Words(
    old="Livslängden slut",
    spare="Till reservlagret",
    broken="Skärmen är sprucken",
    mended="Skärmen bytt",
    moved="Ny organisation",
    wiped="Återställd och krypteringsnyckeln raderad",
    recycler="Kvarnmossen Återvinning",
    credited="Telefonen var inlämnad hela månaden",
)
PHONE = Model("Vireo", "P7", "phone", "VP7", "4690.00", has_imei=True, oldest=820)
TOUGH_PHONE = Model("Vireo", "P7 Tålig", "phone", "VT7", "5890.00", has_imei=True, oldest=600)

MANAGER = ("Malin Ekdahl", "malin@granhaga.example", "000 000 3302")
SHOP = (("vireo-p7", "prof"), ("vireo-p7-tough", "prof"), ("phone-case", ""), ("voice-and-data", ""))
CUSTOMERS = (
    Facts(
        slug="tallkrona", name="Tallkrona Logistik", country="SE", language="sv", business_id="000000-1002",
        street="Terminalvägen 4", postcode="000 11", city="Granhaga",
        places=("Terminalen", "Kontoret", "Fordonshallen"),
        centres=(("100", "Ledning"), ("210", "Terminal"), ("220", "Transport")),
        people=(
            ("Agneta Brodin", "agneta", "orderer"), ("Rolf Stenmark", "rolf", "approver"),
            ("Siri Hagman", "siri", "inspector"), ("Johan Lilja", "johan", "customer"), ("Ella Norling", "ella", "employee"),
        ),
        shop=SHOP, acquisition_model=LIFECYCLE, agreements=("mobilsupport", "anvandarstod"), manager=MANAGER, decided_by="Ledningsgruppen",
    ),
    Facts(
        slug="ekbacken", name="Ekbackens Hemtjänst", country="SE", language="sv", business_id="000000-1010",
        street="Ekbacksgatan 18", postcode="000 12", city="Granhaga",
        places=("Centrum", "Norra distriktet"), centres=(("10", "Stab"), ("20", "Hemtjänst")),
        people=(("Doris Wiklund", "doris", "orderer"),),
        shop=SHOP, acquisition_model=DIRECT, agreements=("mobilsupport",), manager=MANAGER, decided_by="Nämnden",
    ),
    Facts(
        slug="kvarnhyttan", name="Kvarnhyttans Bygg", country="SE", language="sv", business_id="000000-1028",
        street="Smedjevägen 2", postcode="000 13", city="Kvarnhyttan",
        places=("Förrådet",), centres=(("1", "Drift"),),
        people=(("Stig Hyttner", "stig", "orderer"),),
        shop=SHOP, acquisition_model=DIRECT, agreements=("mobilsupport",), manager=MANAGER, decided_by="Styrelsen",
    ),
)  # fmt: skip
FLEETS = (("TK", 230, PHONE, "prof"), ("EK", 108, PHONE, "bas"), ("KH", 58, TOUGH_PHONE, "prof"))
"""For each customer: how tags begin, how many telephones, which, with which level."""


def load(anchor: date, size: Size) -> list[DemoPerson]:
    """Make the provider with three customers and live thirteen months; `size` says with how many telephones."""
    provider = create_provider(
        slug="granhaga",
        name="Granhaga Mobilservice",
        country="SE",
        currency="SEK",
        language="sv",
        zone="Europe/Stockholm",
        brand_colour="#7a3e9d",
        logo_svg=logo("granhaga"),
        business_id="000000-0005",
        vat_id="SE000000000501",
        street="Björkvägen 7",
        postcode="000 10",
        city="Granhaga",
        email="service@granhaga.example",
        phone="000 000 3300",
        iban="SE0000000000000000000001",
    )
    return lived_through(provider, anchor, size, _begin)


def _begin(actor: Actor, diary: Diary, shown: list[DemoPerson], size: Size) -> None:
    staff, made, store = settle_staff(
        actor,
        {"sv": "Granhaga Mobilservice, personal", "en": "Granhaga Mobilservice, staff"},
        (
            ("Tobias Granlund", "tobias", "store"),
            ("Malin Ekdahl", "malin", "manager"),
            ("Yrsa Lindvall", "yrsa", "agent"),
            ("Kerstin Dalman", "kerstin", "billing"),
            ("Henrik Forsgren", "henrik", "provider"),
        ),
        "Reservlagret",
    )
    shown += made
    goods = stock_the_shelves(actor, packages=SWEDISH_PACKAGES, lines=SWEDISH_LINES, prices_from=diary.begin)
    customers = [settle_customer(actor, goods, diary.begin, facts, shown) for facts in CUSTOMERS]
    keeper = staff["tobias"]
    for customer, (prefix, count, model, package) in zip(customers, FLEETS, strict=True):
        _take_over(
            actor_of_person(keeper),
            customer,
            diary.begin,
            (prefix, size.count(count), model, package),
        )
        _go_on(diary, customer, keeper, store, size)
    _bring(diary, customers[0], keeper, size)
    tallkrona = customers[0]
    move_some(
        diary,
        tallkrona.organisation,
        tallkrona.people["agneta"],
        WORDS,
        to=lambda: (None, tallkrona.centres["220"]),
        months=(4,),
        count=7,
    )
    enrol_some(diary, tallkrona, tallkrona.people["johan"], size)
    keep_stock(diary, tallkrona, keeper, store, size)
    bill_months(diary, staff["kerstin"])
    credit_a_line(diary, staff["kerstin"], tallkrona.organisation, WORDS, month=6)
    diary.in_month(2, 0, lambda _at: _keep_views(tallkrona, keeper))


def _take_over(
    actor: Actor, customer: Customer, begin: date, fleet: tuple[str, int, Model, str], *, first: int = 1001
) -> None:
    prefix, count, model, package = fleet
    organisation = customer.organisation
    leased = organisation.slug == "tallkrona"
    rows = rows_of(
        model=model,
        count=count,
        tags=[f"{prefix}-{number}" for number in range(first, first + count)],
        units=_units(customer),
        holders=_holders(organisation.slug, first - 1001, count),
        begin=begin,
        seed=f"{organisation.slug}:{first}",
    )
    take_over(
        actor=actor,
        customer=organisation,
        name=f"telefoner-{begin.isoformat()}.csv",
        content=as_csv(rows, SWEDISH, separator=";"),
        in_service_from=begin,
        package=package,
        acquisition_model=LIFECYCLE if leased else DIRECT,
    )
    if leased:
        _lease(actor, [row.tag for row in rows], begin)


def _lease(actor: Actor, tags: Sequence[str], begin: date) -> None:
    items = Item.objects.of(actor.provider).filter(asset_tag__in=tags).order_by("asset_tag")
    start_leases(
        actor=actor,
        leases=[
            NewLease(
                item_id=item.pk,
                acquisition_model=AcquisitionModel.LIFECYCLE_LEASE,
                starts_on=item.purchased_on or begin,
                term_months=36,
                monthly=Decimal(149),
            )
            for item in items
        ],
    )


def _units(customer: Customer) -> list[Unit]:
    """Each place with the cost centre of the same rank."""
    centres = list(customer.centres)
    return [
        Unit(customer.organisation.name, place, centres[min(number, len(centres) - 1)])
        for number, place in enumerate(customer.places)
    ]


def _holders(slug: str, after: int, count: int) -> list[Holder]:
    names = islice(people_of(SWEDISH_NAMES), after, after + count)
    return [Holder(name, address_of(name, f"{slug}.example")) for name in names]


def _go_on(diary: Diary, customer: Customer, keeper: Person, store: Place, size: Size) -> None:
    orderer = next(iter(customer.people.values()))
    organisation = customer.organisation
    gone = 2 if organisation.slug == "tallkrona" else 1
    retiring = Retiring(organisation, orderer, keeper, store, size.count(gone), 1 if gone > 1 else 4)
    retire(diary, retiring, WORDS)
    break_some(diary, organisation, keeper, WORDS, each_month=2, every=1 if gone > 1 else 4)


def _bring(diary: Diary, customer: Customer, keeper: Person, size: Size) -> None:
    """Every second month some new telephones come with a list of their numbers."""

    def bringing(first: int, count: int) -> Act:
        def bring(at: datetime) -> None:
            actor = actor_of_person(keeper)
            _take_over(actor, customer, at.date(), ("TK", count, PHONE, "prof"), first=first)

        return bring

    count = size.count(8)
    for number, month in enumerate(range(1, 12, 2)):
        diary.in_month(month, 3, bringing(1501 + number * 20, count))


def _keep_views(customer: Customer, keeper: Person) -> None:
    save_view(
        actor=actor_of_person(customer.people["agneta"]),
        list_name="devices",
        name="På reparation",
        filters={"state": "in_repair"},
    )
    save_view(
        actor=actor_of_person(keeper),
        list_name="devices",
        name="Reserver",
        filters={"state": "in_store"},
        is_shared=True,
    )
