"""People and devices at the Finnish provider: hand-overs, worn devices, parts, lease ends, counts, what lies spare."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from huolto.catalogue.choices import AcquisitionModel
from huolto.demo.diary import Act, Diary
from huolto.demo.goods import Goods
from huolto.demo.suopursu_customers import EMPLOYEES, Town
from huolto.demo.year import in_service
from huolto.foundation.actors import Actor
from huolto.parties.models import Organisation, Person
from huolto.parties.queries import actor_of_person
from huolto.register.choices import ConditionGrade, HandOverWay, PartKind
from huolto.register.commands import (
    Confirmation,
    Handed,
    LeaseChoice,
    NewItem,
    NewLease,
    NewPart,
    StartOfService,
    accept_hand_over,
    choose_lease_ends,
    fit_parts,
    hand_over,
    put_in_service,
    register_items,
    report_condition,
    start_leases,
)
from huolto.register.commands.stock_take_decisions import settle_differences
from huolto.register.commands.stock_takes import NewScan, add_scans, move_stock_take, start_stock_take
from huolto.register.models import Item
from huolto.register.stock_taking.choices import Decision, DifferenceKind, StockTakeState
from huolto.rules.calendars import CalendarSystem, add_months


def pass_on(diary: Diary, staff: dict[str, Person], town: Town, lessor: Organisation, goods: Goods) -> None:
    """Write down what people of the town did with its devices."""
    aino, vesa = town.people["aino@kaarnalahti.example"], staff["vesa@suopursu.example"]
    for number in range(1, 12, 2):
        diary.in_month(
            number,
            21,
            _handing_over(aino, town, EMPLOYEES[number]),
        )
    month = diary.months[-1].start
    diary.on(month, lambda at: _lease(at, vesa, goods, town, lessor, diary.anchor), hour=10)
    diary.in_month(10, 4, lambda at: _count(at, aino, town, "Terveysasema"))
    diary.ago(9, lambda at: _look_at(at, vesa, aino, town))
    diary.ago(4, lambda at: _hand_over_two(aino, town))
    diary.ago(2, lambda at: _begin_count(aino, town))


def _handing_over(orderer: Person, town: Town, name: str) -> Act:
    def act(at: datetime) -> None:
        laptops = in_service(town.city).filter(name__contains="Book 14").order_by("-asset_tag")
        item = next(iter(laptops[at.month % 3 : at.month % 3 + 1]), None)
        person = town.people[f"{name.split()[0].lower()}@kaarnalahti.example"]
        if item is None:
            return
        actor = actor_of_person(orderer)
        made = hand_over(
            actor=actor,
            items=[Handed(item_id=item.pk, condition="Siisti", accessories="Laturi, laukku")],
            person_id=person.pk,
            place_id=town.places["Kaupungintalo"].pk,
        )
        accept_hand_over(
            actor=actor,
            hand_over_id=made.pk,
            confirmation=Confirmation(way=HandOverWay.ON_THE_SPOT, name=name, is_ticked=True),
        )

    return act


def _hand_over_two(orderer: Person, town: Town) -> None:
    """Two that nobody has confirmed yet."""
    items = Item.objects.filter(customer=town.city, asset_tag__in=("KA-20383", "KA-20385"))
    hand_over(
        actor=actor_of_person(orderer),
        items=[Handed(item_id=item.pk, accessories="Laturi") for item in items],
        person_id=town.people["eero@kaarnalahti.example"].pk,
        place_id=town.places["Kaupungintalo"].pk,
        note="Etätyöhön",
    )


def _look_at(at: datetime, keeper: Person, orderer: Person, town: Town) -> None:
    item = in_service(town.city, bought_first=True).filter(name__contains="Book").first()
    if item is None:
        return
    report_condition(
        actor=actor_of_person(orderer),
        item_id=item.pk,
        grade=ConditionGrade.WORN,
        occurred_at=at,
        note="Kansi naarmuilla, näppäimistö kulunut",
    )
    part = NewPart(
        name="Lumo 57 Wh", kind=PartKind.BATTERY, maker="Lumo", serial="LB57-0118", fitted_on=at.date()
    )
    fit_parts(actor=actor_of_person(keeper), parts=[(item.pk, part)])


def _count(at: datetime, orderer: Person, town: Town, house: str) -> None:
    """All but two of a house are found, one of another house, and one code that nobody knows."""
    actor = actor_of_person(orderer)
    place = town.places[house]
    here = in_service(town.city).filter(place=place)
    strayed = in_service(town.city).filter(place=town.places["Pääkirjasto"]).first()
    stock_take = start_stock_take(
        actor=actor, customer_id=town.city.pk, place_id=place.pk, name=f"Inventointi, {house}"
    )
    codes = [*here.values_list("asset_tag", flat=True)[2:], "KA-9977"]
    codes += [strayed.asset_tag] if strayed else []
    scans = [NewScan(code=code, scanned_at=at, place_id=place.pk) for code in codes]
    add_scans(actor=actor, stock_take_id=stock_take.pk, scans=scans)
    move_stock_take(actor=actor, stock_take_id=stock_take.pk, state=StockTakeState.LOOKED_AT)
    for kind, decision, reason in (
        (DifferenceKind.MISSING, Decision.IGNORE, "Lainassa, palautuu ensi viikolla"),
        (DifferenceKind.UNKNOWN, Decision.IGNORE, "Vanha tarra, laite poistettu aiemmin"),
        (DifferenceKind.ELSEWHERE, Decision.MOVE, "Siirtynyt muutossa"),
    ):
        settle_differences(
            actor=actor, stock_take_id=stock_take.pk, kind=kind, decision=decision, reason=reason
        )
    move_stock_take(actor=actor, stock_take_id=stock_take.pk, state=StockTakeState.CLOSED)


def _begin_count(orderer: Person, town: Town) -> None:
    """One that is under way: half of the library has been scanned."""
    actor = actor_of_person(orderer)
    place = town.places["Pääkirjasto"]
    tags = [*in_service(town.city).filter(place=place).values_list("asset_tag", flat=True)]
    stock_take = start_stock_take(
        actor=actor, customer_id=town.city.pk, place_id=place.pk, name="Kirjaston inventointi"
    )
    scans = [NewScan(code=code, place_id=place.pk) for code in tags[: len(tags) // 2]]
    if scans:
        add_scans(actor=actor, stock_take_id=stock_take.pk, scans=scans)


def _lease(
    at: datetime, keeper: Person, goods: Goods, town: Town, lessor: Organisation, anchor: date
) -> None:
    """Six older finance leases that the city took over this month: some end soon, two have been chosen about."""
    actor = actor_of_person(keeper)
    tags = tuple(f"KA-{number}" for number in range(20_381, 20_387))
    items = _laptops(actor, goods, town, tags, at, anchor)
    put_in_service(actor=actor, starts=[StartOfService(item_id=item.pk, at=at) for item in items])
    ends = [anchor + timedelta(days=days) for days in (12, 25, 40, 70, 110, 165)]
    leases = start_leases(
        actor=actor,
        leases=[
            NewLease(
                item_id=item.pk,
                acquisition_model=AcquisitionModel.FINANCE_LEASE,
                starts_on=add_months(end, -36, CalendarSystem.GREGORIAN),
                term_months=36,
                monthly=Decimal("18.70"),
                residual=Decimal(90),
                lessor_id=lessor.pk,
            )
            for item, end in zip(items, ends, strict=True)
        ],
    )
    choose_lease_ends(actor=actor, lease_ids=[leases[1].pk], choice=LeaseChoice(choice="extend", months=12))
    choose_lease_ends(actor=actor, lease_ids=[leases[3].pk], choice=LeaseChoice(choice="return"))


def _laptops(
    actor: Actor, goods: Goods, town: Town, tags: tuple[str, ...], at: datetime, anchor: date
) -> list[Item]:
    earlier = goods.models["lumo-book-14-g2"]
    return register_items(
        actor=actor,
        items=[
            NewItem(
                customer_id=town.city.pk,
                category_id=goods.products["lumo-book-14"].category_id,
                at=at,
                name=f"{earlier.maker.name} {earlier.name}",
                asset_tag=tag,
                state="delivered",
                device_model_id=earlier.pk,
                place_id=town.places["Kaupungintalo"].pk,
                cost_centre_id=town.cost_centres["1010"].pk,
                package_id=goods.packages["basic"].pk,
                purchased_on=anchor - timedelta(days=1100),
                warranty_until=anchor + timedelta(days=20 * (number + 1)),
                end_of_life_on=anchor + timedelta(days=90 * (number + 1)),
            )
            for number, tag in enumerate(tags)
        ],
    )
