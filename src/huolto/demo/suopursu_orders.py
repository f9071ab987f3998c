"""A year of orders at the Finnish provider: each approved where it must be, received, delivered, put in service."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import count

from huolto.catalogue.models import Assortment
from huolto.demo.diary import Act, Diary
from huolto.demo.goods import Goods
from huolto.demo.suopursu_customers import EMPLOYEES, Other, Town
from huolto.desk.commands import answer_approval
from huolto.desk.models import Approval
from huolto.foundation.actors import Actor
from huolto.parties.models import Person
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
from huolto.shop.models import Order

PREFIXES = {"kaupunki": "KA", "koulut": "KA", "otavala": "OT", "hirvijoki": "HV"}

YEAR = (
    (0, 8, "kaupunki", "lumo-book-14", 2),
    (0, 20, "otavala", "vireo-p7", 2),
    (1, 5, "kaupunki", "vireo-p7", 3),
    (1, 18, "hirvijoki", "lumo-book-14", 1),
    (2, 4, "koulut", "lumo-book-14", 3),
    (2, 15, "kaupunki", "quiet-keyboard", 4),
    (3, 7, "kaupunki", "lumo-book-15-max", 1),
    (3, 12, "otavala", "lumo-book-14", 2),
    (4, 3, "kaupunki", "office-suite", 5),
    (4, 21, "kaupunki", "lumo-view-27", 3),
    (5, 9, "hirvijoki", "vireo-p7", 2),
    (6, 6, "koulut", "lumo-view-27", 3),
    (6, 17, "kaupunki", "voice-and-data", 4),
    (7, 8, "otavala", "office-suite", 3),
    (8, 4, "kaupunki", "lumo-book-14", 4),
    (8, 19, "koulut", "drawing-suite", 3),
    (9, 10, "kaupunki", "vireo-p7", 2),
    (10, 6, "hirvijoki", "lumo-book-14", 2),
    (10, 16, "kaupunki", "lumo-view-27", 2),
    (11, 5, "otavala", "lumo-book-14", 1),
    (11, 12, "kaupunki", "lumo-book-14", 3),
)
"""Month, day of the month, shop, product, how many."""


def order_all_year(
    diary: Diary, goods: Goods, staff: dict[str, Person], town: Town, others: Sequence[Other]
) -> None:
    """Write a year of orders down, and those that are under way now."""
    orderers = {
        "kaupunki": town.people["aino@kaarnalahti.example"],
        "koulut": town.people["kaisla@rantakoulu.example"],
        "otavala": others[0].orderer,
        "hirvijoki": others[1].orderer,
    }
    numbers = count(1)
    vesa = staff["vesa@suopursu.example"]

    def ordering(code: str, sku: str, quantity: int, message: str = "", *, until: str = "served") -> Act:
        return lambda at: _order(
            diary, goods, town, vesa, (orderers[code], code, sku, quantity, message), numbers, at, until
        )

    for month, day, code, sku, quantity in YEAR:
        diary.in_month(month, day, ordering(code, sku, quantity))
    diary.ago(6, ordering("kaupunki", "vireo-p7", 1, until="received"))
    diary.ago(3, ordering("otavala", "lumo-view-27", 2, until="placed"))
    diary.ago(
        2,
        ordering(
            "koulut",
            "lumo-book-14",
            2,
            "Kahdelle opettajalle, jotka aloittavat ensi kuussa.",
            until="asked",
        ),
    )


def _order(
    diary: Diary,
    goods: Goods,
    town: Town,
    keeper: Person,
    wanted: tuple[Person, str, str, int, str],
    numbers: "count[int]",
    at: datetime,
    until: str,
) -> None:
    """Order as a person would: into the cart, for whom, order; then what follows on later days."""
    person, code, sku, quantity, message = wanted
    orderer = diary.acting(person)
    assortment = next(
        row
        for row in Assortment.objects.of(diary.provider).filter(code=code).order_by("pk")
        if code != "koulut" or row.organisation_id == town.school.pk
    )
    product = goods.products[sku]
    cart = add_to_cart(actor=orderer, assortment_id=assortment.pk, product_id=product.pk, quantity=quantity)
    for number, line in enumerate(cart.lines.order_by("pk")):
        holder = town.people[
            f"{EMPLOYEES[(at.day + number) % len(EMPLOYEES)].split()[0].lower()}@kaarnalahti.example"
        ]
        change_cart_line(
            actor=orderer,
            line_id=line.pk,
            changes=LineChanges(
                holder_id=holder.pk if code == "kaupunki" else None,
                place_id=line.place_id,
                cost_centre_id=line.cost_centre_id,
                package_id=line.package_id,
            ),
        )
    order = place_order(actor=orderer, cart_key=cart.key, message=message)
    if until == "asked":
        return
    today = at.date()
    diary.on(today + timedelta(days=1), lambda _at: _approve(diary, order), hour=14)
    if until == "placed":
        return
    diary.on(
        today + timedelta(days=4),
        lambda day: _receive(order, diary.acting(keeper), PREFIXES[code], numbers, day),
    )
    if until == "received":
        return
    diary.on(today + timedelta(days=6), lambda day: _deliver(order, diary.acting(keeper), day))
    diary.on(today + timedelta(days=7), lambda day: _serve(order, diary.acting(keeper), day))


def _approve(diary: Diary, order: Order) -> None:
    for approval in Approval.objects.filter(request_id=order.request_id, state="pending").select_related(
        "approver"
    ):
        answer_approval(actor=diary.acting(approval.approver), approval_id=approval.pk, approve=True)


def _receive(order: Order, keeper: Actor, prefix: str, numbers: "count[int]", at: datetime) -> None:
    receipts = []
    for line in order.lines.filter(product__makes_item=True, product__category__item_kind="device").order_by(
        "pk"
    ):
        number = next(numbers)
        receipts.append(
            Receipt(
                line_id=line.pk,
                serial=f"{line.product.sku[:2].upper()}9-{number + 50_000:06d}",
                asset_tag=f"{prefix}-{20_900 + number}",
            )
        )
    if receipts:
        receive_order_lines(actor=keeper, receipts=receipts, at=at)


def _deliver(order: Order, keeper: Actor, at: datetime) -> None:
    ids = list(order.lines.order_by("pk").values_list("pk", flat=True))
    deliver_order_lines(actor=keeper, line_ids=ids, at=at)


def _serve(order: Order, keeper: Actor, at: datetime) -> None:
    ids = list(
        order.lines.filter(state="delivered", item__isnull=False).order_by("pk").values_list("pk", flat=True)
    )
    if ids:
        put_order_lines_in_service(actor=keeper, line_ids=ids, at=at)
