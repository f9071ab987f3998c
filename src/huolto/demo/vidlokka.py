"""The Norwegian provider of the demonstration: makes web shops, hosts them and works on them by the quarter.

What other parts of the product show here joins as a module of its own (`vidlokka_….py`) that is called in `_begin`.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from huolto.demo.customers import Customer, Facts, settle_customer, settle_staff
from huolto.demo.diary import Act, Diary, Size, lived_through
from huolto.demo.goods import DIRECT, Goods, stock_the_shelves
from huolto.demo.goods_north import NORWEGIAN_LINES, NORWEGIAN_PACKAGES
from huolto.demo.parts import DemoPerson, logo
from huolto.demo.year import Words, bill_months, credit_a_line
from huolto.desk.choices import RequestKind
from huolto.desk.commands import (
    add_message,
    finish_request,
    give_estimate,
    open_request,
    record_time,
    start_request,
)
from huolto.desk.worked import TimeFacts
from huolto.foundation.actors import Actor
from huolto.foundation.texts import text_in
from huolto.parties.commands import create_provider, save_view
from huolto.parties.models import Person
from huolto.parties.queries import actor_of_person
from huolto.register.commands import (
    NewItem,
    StartOfService,
    put_in_service,
    register_items,
    take_out_of_service,
)
from huolto.register.models import Item

WORDS = Words(
    old="Avsluttet", spare="", broken="", mended="", moved="", wiped="", recycler="",
    credited="Nettbutikken var nede en hel dag",
)  # fmt: skip
MANAGER = ("Sunniva Brekke", "sunniva@vidlokka.example", "000 00 552")
SHOP = (("web-shop", "drift"), ("integration", "drift"), ("search-module", ""), ("newsletter", ""), ("editor-account", ""))  # fmt: skip


def _customer(
    number: int,
    slug: str,
    name: str,
    city: str,
    people: Sequence[tuple[str, str, str]],
    agreements: Sequence[str],
) -> Facts:
    return Facts(
        slug=slug,
        name=name,
        country="NO",
        language="nb",
        business_id=f"0000001{number:02d}",
        street=f"Storgata {number + 2}",
        postcode=f"000{number}",
        city=city,
        places=("Kontoret",),
        centres=(("1", "Nettbutikk"), ("2", "Markedsføring")),
        people=people,
        shop=SHOP,
        acquisition_model=DIRECT,
        agreements=agreements,
        manager=MANAGER,
        decided_by="Daglig leder",
    )


CUSTOMERS = (
    _customer(
        1, "rabbegarden", "Rabbegårdens Ull", "Rabbedalen",
        (
            ("Turid Rabben", "turid", "orderer"), ("Geir Rabben", "geir", "approver"), ("Liv Amdal", "liv", "inspector"),
            ("Øyvind Sæle", "oyvind", "customer"), ("Pia Nesheim", "pia", "employee"),
        ),
        ("support", "service"),
    ),
    _customer(2, "tindevar", "Tindevar Sport", "Tindevik", (("Kjell Aune", "kjell", "orderer"),), ("support", "service")),
    _customer(3, "solglott", "Solgløtt Interiør", "Solbygda", (("Mona Riise", "mona", "orderer"),), ("support",)),
    _customer(4, "mosegrend", "Mosegrend Te", "Mosegrend", (("Asta Lunden", "asta", "orderer"),), ("support",)),
)  # fmt: skip

HAS = (
    ("web-shop", 1, 2),
    ("integration", 2, 4),
    ("search-module", 1, 2),
    ("newsletter", 1, 2),
    ("editor-account", 3, 8),
)
"""What a small and what a large customer has of each product."""

CASES = (
    (4, "Ny fraktløsning i kassen", "integration", (35, 20, 50), "Kunden ber om å sette opp pakkeboks som fraktvalg."),
    (9, "Sporingskode på alle sider", "tracking", (16,), "Markedsføring vil måle kampanjen."),
    (15, "Ordre kommer ikke til regnskapet", "integration", (25, 40), "Siden i går kveld mangler ordrene i regnskapet."),
    (22, "Mindre endringer i forsiden", "design", (61,), "Bytt banner og rekkefølgen på kategoriene."),
)  # fmt: skip
"""Day of the month, title, task, minutes of each sitting, what the customer wrote."""

WAITING = (
    ("Bilder i kategorien er borte", "Etter kampanjen viser Garn-kategorien ingen bilder."),
    ("Kassen er treg i dag", "Kundene venter ti sekunder på betalingssiden."),
)
"""Title and text of what waits now."""
LONG = 300
EXPECTED = "Alle bildene må lastes opp på nytt og kobles til varene."
FOUND = "Fant årsaken: kampanjen slettet bildene"


def load(anchor: date, size: Size) -> list[DemoPerson]:
    """Make the provider with four customers and live thirteen months with them."""
    provider = create_provider(
        slug="vidlokka",
        name="Vidløkka Nettbutikker",
        country="NO",
        currency="NOK",
        language="nb",
        zone="Europe/Oslo",
        brand_colour="#a8451f",
        logo_svg=logo("vidlokka"),
        business_id="000000111",
        vat_id="NO000000111MVA",
        street="Verkstedgata 5",
        postcode="0009",
        city="Vidløkka",
        email="hjelp@vidlokka.example",
        phone="000 00 550",
        iban="NO0000000000001",
    )
    return lived_through(provider, anchor, size, _begin)


def _begin(actor: Actor, diary: Diary, shown: list[DemoPerson], size: Size) -> None:
    staff, made, _store = settle_staff(
        actor,
        {"nb": "Vidløkka Nettbutikker, ansatte", "en": "Vidløkka Nettbutikker, staff"},
        (
            ("Eivind Torp", "eivind", "agent"),
            ("Sunniva Brekke", "sunniva", "manager"),
            ("Roar Lindset", "roar", "store"),
            ("Gunn Myklebust", "gunn", "billing"),
            ("Halvor Steen", "halvor", "provider"),
        ),
        "Maskinrommet",
    )
    shown += made
    goods = stock_the_shelves(
        actor, packages=NORWEGIAN_PACKAGES, lines=NORWEGIAN_LINES, prices_from=diary.begin
    )
    customers = [settle_customer(actor, goods, diary.begin, facts, shown) for facts in CUSTOMERS]
    for number, customer in enumerate(customers):
        month = 0 if number < 3 else 5
        diary.in_month(month, 0, _opening(goods, staff["roar"], customer, is_large=number < 2), hour=7)
    for number in range(len(diary.months)):
        _work(diary, staff["eivind"], customers, number)
    for days, customer, text in zip((4, 1), (customers[0], customers[2]), WAITING, strict=True):
        diary.ago(days, _asked(staff["eivind"], customer, text, is_begun=days > 1))
    diary.in_month(9, 19, lambda at: _close(at, staff["roar"], customers[2]))
    bill_months(diary, staff["gunn"])
    credit_a_line(diary, staff["gunn"], customers[0].organisation, WORDS, month=2)
    diary.in_month(
        2,
        0,
        lambda _at: save_view(
            actor=actor_of_person(staff["eivind"]),
            list_name="devices",
            name="Nettbutikker",
            filters={"q": "Nettbutikk"},
        ),
    )


def _opening(goods: Goods, keeper: Person, customer: Customer, *, is_large: bool) -> Act:
    """A customer's shop opens with what belongs to it."""

    def open_shop(at: datetime) -> None:
        actor = actor_of_person(keeper)
        organisation = customer.organisation
        letters = organisation.slug[:2].upper()
        names = [sku for sku, few, many in HAS for _each in range(many if is_large else few)]
        items = register_items(
            actor=actor,
            items=[
                NewItem(
                    customer_id=organisation.pk,
                    category_id=goods.products[sku].category_id,
                    kind=goods.products[sku].category.item_kind,
                    at=at,
                    name=f"{text_in(goods.products[sku].name, 'nb')} {number}",
                    asset_tag=f"{letters}-{number:03d}",
                    state="delivered",
                    product_id=goods.products[sku].pk,
                    acquisition_model=DIRECT,
                    place_id=next(iter(customer.places.values())).pk,
                    cost_centre_id=customer.centres["2" if sku == "newsletter" else "1"].pk,
                    package_id=goods.packages["drift"].pk if sku in ("web-shop", "integration") else None,
                )
                for number, sku in enumerate(names, start=1)
            ],
        )
        put_in_service(actor=actor, starts=[StartOfService(item_id=item.pk, at=at) for item in items])

    return open_shop


def _work(diary: Diary, agent: Person, customers: Sequence[Customer], number: int) -> None:
    """A month's cases, turn and turn about: asked, worked on, answered, done."""
    for place, (day, title, task, sittings, text) in enumerate(CASES):
        customer = customers[(place + number) % len(customers)]
        if customer is customers[3] and number < 5:
            continue
        on = diary.months[number].start + timedelta(days=day - 1)
        if on >= diary.anchor:
            continue
        diary.on(on, _case(diary, agent, customer, (title, task, sittings, text)), hour=10)


def _case(
    diary: Diary, agent: Person, customer: Customer, case: tuple[str, str, tuple[int, ...], str]
) -> Act:
    title, task, sittings, text = case
    orderer = next(iter(customer.people.values()))

    def ask(at: datetime) -> None:
        shop = Item.objects.of(diary.provider).filter(customer=customer.organisation, kind="system").first()
        request = open_request(
            actor=actor_of_person(orderer),
            kind=RequestKind.SERVICE_REQUEST,
            title=title,
            customer=customer.organisation,
            requester=orderer,
            description=text,
            items=[shop] if shop else [],
        )
        diary.on(at.date(), lambda day: work(day, request.pk), hour=13)

    def work(at: datetime, request_id: int) -> None:
        actor = actor_of_person(agent)
        start_request(actor=actor, request_id=request_id)
        # The last sitting ends as it is written down, the others an hour and a quarter apart before it.
        for back, minutes in enumerate(reversed(sittings)):
            record_time(
                actor=actor,
                request_id=request_id,
                facts=TimeFacts(
                    minutes=minutes,
                    begun_at=at - timedelta(minutes=75 * back + minutes),
                    task=task,
                    is_asked_for=True,
                    note=title,
                ),
            )
        add_message(
            actor=actor, request_id=request_id, body="Det er gjort og prøvd. Si fra om noe ikke stemmer."
        )
        finish_request(actor=actor, request_id=request_id)

    return ask


def _asked(agent: Person, customer: Customer, text: tuple[str, str], *, is_begun: bool) -> Act:
    """A case of these days: asked, perhaps begun."""
    orderer = next(iter(customer.people.values()))

    def ask(at: datetime) -> None:
        request = open_request(
            actor=actor_of_person(orderer),
            kind=RequestKind.INCIDENT,
            title=text[0],
            customer=customer.organisation,
            requester=orderer,
            description=text[1],
        )
        if is_begun:
            worker = actor_of_person(agent)
            start_request(actor=worker, request_id=request.pk)
            give_estimate(actor=worker, request_id=request.pk, minutes=LONG, sentence=EXPECTED, tell=True)
            record_time(
                actor=worker,
                request_id=request.pk,
                facts=TimeFacts(
                    minutes=40, begun_at=at - timedelta(minutes=40), is_asked_for=True, note=FOUND
                ),
            )

    return ask


def _close(at: datetime, keeper: Person, customer: Customer) -> None:
    """Two editors left."""
    leaving = Item.objects.filter(customer=customer.organisation, kind="account").order_by("-asset_tag")[:2]
    take_out_of_service(
        actor=actor_of_person(keeper), item_ids=[item.pk for item in leaving], at=at, reason=WORDS.old
    )
