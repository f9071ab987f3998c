"""People and devices at the Finnish provider: hand-overs, a look at a worn device, a new part, a stock-take."""

from datetime import date, timedelta

from huolto.demo.parts import instant
from huolto.demo.suopursu_customers import Town
from huolto.foundation.actors import Actor
from huolto.parties.queries import actor_of_person
from huolto.register.choices import ConditionGrade, HandOverWay, ItemState, PartKind
from huolto.register.commands import (
    Confirmation,
    Handed,
    NewPart,
    accept_hand_over,
    fit_parts,
    hand_over,
    report_condition,
)
from huolto.register.commands.stock_take_decisions import settle_differences
from huolto.register.commands.stock_takes import NewScan, add_scans, move_stock_take, start_stock_take
from huolto.register.models import Item
from huolto.register.stock_taking.choices import Decision, DifferenceKind, StockTakeState


def pass_on(actor: Actor, town: Town, anchor: date) -> None:
    """What people of the town did with its devices lately, written down by its orderer."""
    orderer = actor_of_person(town.people["aino@kaarnalahti.example"])
    items = {item.asset_tag: item for item in Item.objects.of(actor.provider).filter(customer=town.city)}
    _hand_over(orderer, town, items)
    _look_at(actor, orderer, items["KA-20407"], anchor)
    _count(orderer, town, list(items.values()))


def _hand_over(orderer: Actor, town: Town, items: dict[str, Item]) -> None:
    signed = hand_over(
        actor=orderer,
        items=[Handed(item_id=items["KA-20381"].pk, condition="Siisti", accessories="Laturi, laukku")],
        person_id=town.people["helmi@kaarnalahti.example"].pk,
        place_id=town.places["hall"].pk,
    )
    accept_hand_over(
        actor=orderer,
        hand_over_id=signed.pk,
        confirmation=Confirmation(way=HandOverWay.ON_THE_SPOT, name="Helmi Aalto", is_ticked=True),
    )
    hand_over(
        actor=orderer,
        items=[Handed(item_id=items[tag].pk, accessories="Laturi") for tag in ("KA-20383", "KA-20385")],
        person_id=town.people["eero@kaarnalahti.example"].pk,
        place_id=town.places["hall"].pk,
        note="Etätyöhön",
    )


def _look_at(actor: Actor, orderer: Actor, item: Item, anchor: date) -> None:
    report_condition(
        actor=orderer,
        item_id=item.pk,
        grade=ConditionGrade.WORN,
        occurred_at=instant(actor.provider, anchor - timedelta(days=9)),
        note="Kansi naarmuilla, näppäimistö kulunut",
    )
    fit_parts(
        actor=actor,
        parts=[
            (
                item.pk,
                NewPart(
                    name="Lumo 57 Wh",
                    kind=PartKind.BATTERY,
                    maker="Lumo",
                    serial="LB57-0118",
                    fitted_on=anchor - timedelta(days=8),
                ),
            )
        ],
    )


def _count(orderer: Actor, town: Town, items: list[Item]) -> None:
    """All but two at the town hall are found, and one code that nobody knows."""
    stock_take = start_stock_take(
        actor=orderer, customer_id=town.city.pk, place_id=town.places["hall"].pk, name="Syksyn inventointi"
    )
    there = [
        item
        for item in items
        if item.state not in (ItemState.DISPOSED, ItemState.MISSING, ItemState.IN_REPAIR)
    ]
    codes = [*sorted(item.asset_tag for item in there), "KA-19777"]
    add_scans(actor=orderer, stock_take_id=stock_take.pk, scans=[NewScan(code=code) for code in codes])
    move_stock_take(actor=orderer, stock_take_id=stock_take.pk, state=StockTakeState.LOOKED_AT)
    for kind, reason in (
        (DifferenceKind.MISSING, "Tiedossa: korjauksessa tai varastettu"),
        (DifferenceKind.UNKNOWN, "Vanha tarra, laite poistettu aiemmin"),
    ):
        settle_differences(
            actor=orderer, stock_take_id=stock_take.pk, kind=kind, decision=Decision.IGNORE, reason=reason
        )
    move_stock_take(actor=orderer, stock_take_id=stock_take.pk, state=StockTakeState.CLOSED)
