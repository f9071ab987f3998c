"""Months of the Finnish provider: devices in service, two billed months, orders under way."""

from datetime import date, timedelta
from decimal import Decimal

from huolto.catalogue.choices import AcquisitionModel
from huolto.catalogue.models import Assortment, Product
from huolto.charges.commands import ensure_period
from huolto.demo.goods import Goods
from huolto.demo.parts import instant, start_of
from huolto.demo.suopursu_customers import EMPLOYEES, Town
from huolto.foundation.actors import Actor
from huolto.foundation.texts import text_in
from huolto.invoicing.commands import issue_invoices, run_billing
from huolto.parties.models import Person
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
from huolto.rules.periods import Period, previous_period
from huolto.shop.commands import (
    LineChanges,
    Receipt,
    add_to_cart,
    change_cart_line,
    place_order,
    receive_order_lines,
)
from huolto.shop.models import Order


def put_devices_in_service(actor: Actor, goods: Goods, town: Town, since: date, month: Period) -> None:
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
                name=text_in(goods.products[sku].name, "fi"),
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


def bill_two_months(actor: Actor, month: Period) -> None:
    """Close and invoice the two months before this one."""
    last = previous_period(month)
    for period in (previous_period(last), last):
        ensure_period(actor=actor, label=period.label)
        result = run_billing(actor=actor, period_label=period.label)
        issue_invoices(actor=actor, invoice_ids=result.invoice_ids, issued_on=period.end)
    ensure_period(actor=actor, label=month.label)


def place_orders(actor: Actor, goods: Goods, town: Town, anchor: date) -> None:
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
