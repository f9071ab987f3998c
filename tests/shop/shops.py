"""A shop for tests: what Suopursu offers Kaarnalahti and its school, made by the commands that pages use.

Begin at `open_shop`. The agreement: purchases at cost and three percent, package "plus" 14.90 € a month, office
licence 16.50 €, both leases.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from cast import Cast
from huolto.agreements.commands import activate_version, draft_version
from huolto.catalogue.choices import AcquisitionModel, ItemKind
from huolto.catalogue.commands import (
    Component,
    add_to_assortment,
    choose_acquisition_model,
    create_assortment,
    create_category,
    create_package,
    create_product,
    set_price,
)
from huolto.catalogue.models import Assortment, Category, Product, ServicePackage
from huolto.parties.models import CostCentre, Person, Place
from huolto.register.models import Item
from huolto.shop.commands import (
    LineChanges,
    Receipt,
    add_to_cart,
    change_cart_line,
    deliver_order_lines,
    place_order,
    put_order_lines_in_service,
    receive_order_lines,
)
from huolto.shop.models import Cart, Order, OrderLine
from kept_rows import made_once

HELSINKI = ZoneInfo("Europe/Helsinki")
BEGINNING = date(2025, 1, 1)

AGREEMENT = """
language = 1

[agreement]
id = "workplace"
name = { en = "Workplace services", fi = "Työasemapalvelu" }
currency = "EUR"
zone = "Europe/Helsinki"
tax = "standard"
prices_include_tax = false

[[charge]]
id = "purchase"
code = "purchase"
on = "delivery"
when = { acquisition_model = "direct_purchase", category = ["laptops", "accessories"] }
price = { cost_plus = "3 %" }

[[fee]]
id = "package-plus"
code = "package"
per = "item"
every = "month"
days = "in-service"
when = { package = "plus" }
price = "14.90"

[[fee]]
id = "office-suite"
code = "licence"
per = "item"
every = "month"
days = "in-service"
when = { category = "licences" }
price = "16.50"

[[fee]]
id = "life-cycle-lease"
of = "lease"
basis = "in-service"
when = { acquisition_model = "lifecycle_lease" }
"""


@dataclass(frozen=True)
class Shop:
    """What there is to order."""

    cast: Cast
    city: Assortment
    school: Assortment
    laptop: Product
    """1,000 € bought, or 21.40 € a month for 48 months under a life-cycle lease."""
    keyboard: Product
    """37.86 €, goods that make no item."""
    licence: Product
    slate: Product
    """Only in the school's shop; 300 €."""
    plus: ServicePackage
    basic: ServicePackage


def open_shop(cast: Cast, *, leases: bool = False, agreement: bool = True) -> Shop:
    """The two storefronts with an agreement in force since 2025; with `leases` the city leases its devices."""
    if Category.objects.exists() or Item.objects.exists():  # not what it was made upon
        return _opened(cast, leases=leases, agreement=agreement)
    key = f"shop of {cast.suopursu.pk}, leases: {leases}, agreement: {agreement}"
    return made_once(key, lambda: _opened(cast, leases=leases, agreement=agreement))


def _opened(cast: Cast, *, leases: bool, agreement: bool) -> Shop:
    system = cast.system()
    laptops = create_category(actor=system, code="laptops", name={"en": "Laptops", "fi": "Kannettavat"})
    licences = create_category(
        actor=system, code="licences", name={"en": "Licences"}, item_kind=ItemKind.LICENCE, icon="license"
    )
    accessories = create_category(
        actor=system, code="accessories", name={"en": "Accessories"}, icon="devices"
    )
    plus = create_package(
        actor=system,
        code="plus",
        name={"en": "Workplace Plus"},
        components=[Component(kind="preinstallation", name={"en": "Installed for you"})],
    )
    basic = create_package(actor=system, code="basic", name={"en": "Workplace Basic"})
    laptop = _product(cast, "lumo-book", {"en": "Lumo Book 14", "fi": "Lumo-kirja 14"}, laptops, "1000")
    set_price(
        actor=system,
        product=laptop,
        acquisition_model=AcquisitionModel.LIFECYCLE_LEASE,
        price=Decimal("1000"),
        monthly=Decimal("21.40"),
        term_months=48,
        residual=Decimal("100"),
        from_on=BEGINNING,
    )
    keyboard = _product(
        cast, "quiet-keyboard", {"en": "Quiet keyboard"}, accessories, "37.86", makes_item=False
    )
    licence = _product(cast, "office-suite", {"en": "Office suite"}, licences, "0")
    slate = _product(cast, "school-slate", {"en": "School slate"}, laptops, "300")
    city = create_assortment(
        actor=system,
        organisation=cast.kaarnalahti,
        code="city",
        name={"en": "City shop", "fi": "Kaupungin kauppa"},
    )
    school = create_assortment(
        actor=system, organisation=cast.rantakoulu, code="schools", name={"fi": "Koulujen verkkokauppa"}
    )
    add_to_assortment(
        actor=system,
        assortment=city,
        entries=[(laptop, plus), (laptop, basic), (keyboard, None), (licence, None)],
    )
    add_to_assortment(actor=system, assortment=school, entries=[(slate, plus)])
    choose_acquisition_model(
        actor=system,
        customer=cast.kaarnalahti,
        acquisition_model=AcquisitionModel.LIFECYCLE_LEASE if leases else AcquisitionModel.DIRECT_PURCHASE,
        from_on=BEGINNING,
    )
    if agreement:
        version = draft_version(actor=system, customer=cast.kaarnalahti, source=AGREEMENT)
        activate_version(actor=system, version=version, from_on=BEGINNING)
    return Shop(cast, city, school, laptop, keyboard, licence, slate, plus, basic)


def _product(cast: Cast, sku: str, name: dict[str, str], category: Any, price: str, **facts: Any) -> Product:
    product = create_product(actor=cast.system(), sku=sku, name=name, category=category, **facts)
    set_price(
        actor=cast.system(),
        product=product,
        acquisition_model=AcquisitionModel.DIRECT_PURCHASE,
        price=Decimal(price),
        from_on=BEGINNING,
    )
    return product


def fill_cart(
    shop: Shop,
    person: Person,
    *products: Product,
    assortment: Assortment | None = None,
    holder: Person | None = None,
    place: Place | None = None,
    cost_centre: CostCentre | None = None,
) -> Cart:
    """One unit of each product, all for the same place and cost centre (the town hall and administration)."""
    actor = shop.cast.actor(person)
    cart = None
    for product in products:
        cart = add_to_cart(actor=actor, assortment_id=(assortment or shop.city).pk, product_id=product.pk)
    assert cart is not None
    for line in cart.lines.all():
        change_cart_line(
            actor=actor,
            line_id=line.pk,
            changes=LineChanges(
                holder_id=holder.pk if holder else None,
                place_id=(place or shop.cast.town_hall).pk,
                cost_centre_id=(cost_centre or shop.cast.administration).pk,
                package_id=line.package_id,
                posting_code="4370",
            ),
        )
    return cart


def order(shop: Shop, person: Person, *products: Product, **facts: Any) -> Order:
    """Order one unit of each product."""
    cart = fill_cart(shop, person, *products, **facts)
    return place_order(actor=shop.cast.actor(person), cart_key=cart.key)


def line_of(placed: Order, product: Product) -> OrderLine:
    """The unit of a product, as it stands now."""
    return OrderLine.objects.select_related("item", "order__request").get(order=placed, product=product)


def day(year: int, month: int, day_of_month: int) -> datetime:
    """The instant at which a day begins in Finland."""
    return datetime(year, month, day_of_month, tzinfo=HELSINKI)


def receive(
    shop: Shop, line: OrderLine, at: datetime, *, serial: str = "SN-1", tag: str = "KA-1"
) -> OrderLine:
    """Take a unit in."""
    [received] = receive_order_lines(
        actor=shop.cast.actor(shop.cast.store_keeper),
        receipts=[Receipt(line_id=line.pk, serial=serial, asset_tag=tag)],
        at=at,
    )
    return received


def deliver(shop: Shop, *lines: OrderLine, at: datetime) -> list[OrderLine]:
    """Hand units over."""
    return deliver_order_lines(
        actor=shop.cast.actor(shop.cast.store_keeper), line_ids=[line.pk for line in lines], at=at
    )


def serve(shop: Shop, *lines: OrderLine, at: datetime) -> list[OrderLine]:
    """Put units in service."""
    return put_order_lines_in_service(
        actor=shop.cast.actor(shop.cast.store_keeper), line_ids=[line.pk for line in lines], at=at
    )
