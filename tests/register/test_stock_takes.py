"""Stock-takes: what is expected, what a scan is told, and what becomes of the differences."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cast import Cast
from huolto.foundation.actors import Actor
from huolto.foundation.errors import DomainError, InUse, InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.foundation.models import EventRecord
from huolto.parties.choices import Right
from huolto.parties.commands import create_place, grant_right
from huolto.parties.models import Person, Place
from huolto.register.choices import IdentifierKind, ItemState
from huolto.register.commands import NewIdentifier
from huolto.register.commands.stock_take_decisions import NewDevice, settle_differences
from huolto.register.commands.stock_takes import NewScan, add_scans, move_stock_take, start_stock_take
from huolto.register.models import Item, StockTake, StockTakeLine, StockTakeScan
from huolto.register.stock_taking.access import stock_takes_run_by, stock_takes_visible_to
from huolto.register.stock_taking.counts import counts_of, latest_scans
from huolto.register.stock_taking.differences import count_open, open_differences
from huolto.register.timeline import timeline_of
from register.registers import an_item, laptops, places


@pytest.fixture
def orderer(cast: Cast) -> Actor:
    return cast.actor(cast.orderer)


def town_hall(cast: Cast, actor: Actor, **narrowed: Any) -> StockTake:
    return start_stock_take(
        actor=actor, customer_id=cast.kaarnalahti.pk, place_id=cast.town_hall.pk, **narrowed
    )


def scan(actor: Actor, stock_take: StockTake, *codes: str, place: Place | None = None) -> list[str]:
    """The results of these codes, scanned one after the other."""
    made = add_scans(
        actor=actor,
        stock_take_id=stock_take.pk,
        scans=[NewScan(code=code, place_id=place.pk if place else None) for code in codes],
    )
    return [one.result for one in made]


def expected(stock_take: StockTake) -> set[str]:
    return set(StockTakeLine.objects.filter(stock_take=stock_take).values_list("item__asset_tag", flat=True))


def narrowed_to_the_floor(cast: Cast) -> Person:
    grant_right(
        actor=cast.system(),
        person=cast.employee,
        right=Right.ORDER,
        organisation=cast.kaarnalahti,
        place=cast.town_hall_third_floor,
    )
    return cast.employee


def test_a_session_expects_what_lies_at_its_place_and_below_it(cast: Cast, orderer: Actor) -> None:
    an_item(cast, "A-1", place_id=cast.town_hall.pk)
    an_item(cast, "A-2", place_id=cast.room_312.pk)
    an_item(cast, "A-3", place_id=cast.school_site.pk)
    an_item(cast, "A-4")
    gone = an_item(cast, "A-5", place_id=cast.town_hall.pk)
    Item.objects.filter(pk=gone.pk).update(state=ItemState.DISPOSED)
    an_item(cast, "A-6", place_id=cast.town_hall.pk, kind="licence")
    assert expected(town_hall(cast, orderer)) == {"A-1", "A-2"}


def test_a_session_is_narrowed_by_cost_centre_and_by_holder(cast: Cast, orderer: Actor) -> None:
    an_item(cast, "A-1", cost_centre_id=cast.administration.pk)
    an_item(cast, "A-2", holder_id=cast.employee.pk)
    an_item(cast, "A-3", customer=cast.rantakoulu, cost_centre_id=cast.administration.pk)
    whole = {"actor": orderer, "customer_id": cast.kaarnalahti.pk}
    assert expected(start_stock_take(**whole, cost_centre_id=cast.administration.pk)) == {"A-1", "A-3"}
    assert expected(start_stock_take(**whole, holder_id=cast.employee.pk)) == {"A-2"}
    assert expected(start_stock_take(**whole)) == {"A-1", "A-2", "A-3"}


def test_what_was_expected_stays_as_it_was_at_the_start(cast: Cast, orderer: Actor) -> None:
    item = an_item(cast, "A-1", place_id=cast.room_312.pk, holder_id=cast.employee.pk)
    session = town_hall(cast, orderer)
    Item.objects.filter(pk=item.pk).update(place=None, holder=None)
    line = StockTakeLine.objects.get(stock_take=session)
    assert (line.place, line.holder) == (cast.room_312, cast.employee)


def test_the_same_devices_are_taken_once_at_a_time(cast: Cast, orderer: Actor) -> None:
    session = town_hall(cast, orderer)
    with pytest.raises(InUse) as refused:
        town_hall(cast, orderer)
    assert refused.value.details == {"stock_take": session.pk}
    move_stock_take(actor=orderer, stock_take_id=session.pk, state="abandoned")
    assert town_hall(cast, orderer).pk != session.pk


def test_who_may_change_everything_there_may_start_and_nobody_else(cast: Cast) -> None:
    for person in (cast.store_keeper, cast.technician, cast.orderer):
        session = town_hall(cast, cast.actor(person))
        move_stock_take(actor=cast.actor(person), stock_take_id=session.pk, state="abandoned")
    for person in (cast.inspector, cast.customer_administrator, cast.school_orderer, cast.employee):
        with pytest.raises(DomainError):
            town_hall(cast, cast.actor(person))
    with pytest.raises(NotVisible):
        town_hall(cast, cast.actor(cast.other_orderer))


def test_who_is_narrowed_to_a_floor_takes_the_floor_but_not_the_house(cast: Cast) -> None:
    actor = cast.actor(narrowed_to_the_floor(cast))
    with pytest.raises(NotAllowed):
        town_hall(cast, actor)
    with pytest.raises(NotAllowed):
        start_stock_take(actor=actor, customer_id=cast.kaarnalahti.pk)
    floor = {"customer_id": cast.kaarnalahti.pk, "place_id": cast.town_hall_third_floor.pk}
    mine = start_stock_take(actor=actor, **floor)
    whole = town_hall(cast, cast.actor(cast.orderer))
    assert set(stock_takes_run_by(actor)) == {mine}
    assert set(stock_takes_visible_to(actor)) == {mine}
    with pytest.raises(NotVisible):
        scan(actor, whole, "A-1")


def test_an_inspector_reads_a_session_and_scans_nothing(cast: Cast, orderer: Actor) -> None:
    session, inspector = town_hall(cast, orderer), cast.actor(cast.inspector)
    assert list(stock_takes_visible_to(inspector)) == [session]
    for attempt in (
        lambda: scan(inspector, session, "A-1"),
        lambda: move_stock_take(actor=inspector, stock_take_id=session.pk, state="looked_at"),
        lambda: settle_differences(
            actor=inspector, stock_take_id=session.pk, kind="missing", decision="missing"
        ),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert not StockTakeScan.objects.exists()


def test_another_providers_staff_and_another_customer_see_no_session(cast: Cast, orderer: Actor) -> None:
    town_hall(cast, orderer)
    for person in (cast.other_orderer, cast.payar_store_keeper, cast.school_orderer):
        assert not stock_takes_visible_to(cast.actor(person)).exists()


@pytest.mark.parametrize(
    "code",
    [
        "KA-1",
        " ka-1 ",
        "KA-۱",
        "SN 77-01",
        "sn7701",
        "SN۷۷٠١",
        "https://huolto.example/p/suopursu/d/KA-1",
        "HTTPS://HUOLTO.EXAMPLE/D/KA-1/",
        "https://huolto.example/d/KA%2D1?x=1",
        "\x02KA-1\x03",
    ],
)
def test_a_device_is_known_by_tag_number_and_sticker_in_any_digits(
    cast: Cast, orderer: Actor, code: str
) -> None:
    serial = (NewIdentifier(IdentifierKind.SERIAL, "SN7701"),)
    an_item(cast, "KA-1", place_id=cast.room_312.pk, identifiers=serial)
    assert scan(orderer, town_hall(cast, orderer), code) == ["expected"]


def test_scans_are_told_apart(cast: Cast, orderer: Actor) -> None:
    for tag, place in (("A-1", cast.room_312), ("A-2", cast.room_312), ("A-3", cast.school_site)):
        an_item(cast, tag, place_id=place.pk)
    other = create_place(
        actor=cast.system(), organisation=cast.kaarnalahti, name="1st", parent=cast.town_hall
    )
    session = town_hall(cast, orderer)
    assert scan(orderer, session, "A-1", place=cast.room_312) == ["expected"]
    assert scan(orderer, session, "A-2", "A-3", "ZZ", "A-1", "zz", "", place=other) == [
        "elsewhere",
        "unexpected",
        "unknown",
        "twice",
        "unknown",
    ]
    counts = counts_of(session)
    # A-1 was last seen on the first floor.
    assert (counts.expected, counts.found, counts.missing) == (2, 2, 0)
    assert (counts.elsewhere, counts.unexpected, counts.unknown, counts.twice) == (2, 1, 1, 1)


def test_a_whole_house_says_nothing_against_one_of_its_rooms(cast: Cast, orderer: Actor) -> None:
    an_item(cast, "A-1", place_id=cast.room_312.pk)
    an_item(cast, "A-2", place_id=cast.town_hall.pk)
    session = town_hall(cast, orderer)
    assert scan(orderer, session, "A-1", place=cast.town_hall) == ["expected"]
    assert scan(orderer, session, "A-2", place=cast.room_312) == ["elsewhere"]


def test_the_code_of_a_place_is_answered_as_a_place(cast: Cast, orderer: Actor) -> None:
    session = town_hall(cast, orderer)
    [made] = add_scans(actor=orderer, stock_take_id=session.pk, scans=[NewScan(code="th")])
    assert (made.result, made.place) == ("place", cast.town_hall)
    assert counts_of(session).unknown == 0


def test_another_customers_device_is_as_unknown_as_a_code_of_nothing(cast: Cast, orderer: Actor) -> None:
    an_item(cast, "X-1", customer=cast.otavala, name="Secret")
    session = town_hall(cast, orderer)
    assert scan(orderer, session, "X-1") == ["unknown"]
    [told] = latest_scans(orderer, session)
    assert (told.name, told.item_id, told.place) == ("", None, "")


def test_staff_is_told_where_a_strange_device_belongs_and_whose_it_is(cast: Cast, orderer: Actor) -> None:
    an_item(cast, "X-1", customer=cast.otavala, place_id=cast.otavala_office.pk, name="Flat book")
    session, keeper = town_hall(cast, orderer), cast.actor(cast.store_keeper)
    assert scan(keeper, session, "X-1") == ["unexpected"]
    assert latest_scans(keeper, session)[0].place == "Housing office, Otavala Housing"
    # The customer who reads the same list learns nothing of another customer.
    [told] = latest_scans(orderer, session)
    assert (told.name, told.item_id, told.place, str(told.result)) == ("", None, "", "Not known here")


def test_a_scan_sent_again_is_the_one_that_was_kept(cast: Cast, orderer: Actor) -> None:
    an_item(cast, "A-1", place_id=cast.room_312.pk)
    session = town_hall(cast, orderer)
    sent = [NewScan(code="A-1", client_id=uuid.uuid4()), NewScan(code="A-1", client_id=uuid.uuid4())]
    first = add_scans(actor=orderer, stock_take_id=session.pk, scans=sent)
    move_stock_take(actor=orderer, stock_take_id=session.pk, state="looked_at")
    again = add_scans(actor=orderer, stock_take_id=session.pk, scans=sent)
    assert [one.pk for one in again] == [one.pk for one in first]
    assert [one.result for one in again] == ["expected", "twice"]
    assert StockTakeScan.objects.count() == 2


def test_a_wrong_clock_puts_no_scan_before_the_session_nor_into_the_future(
    cast: Cast, orderer: Actor
) -> None:
    session = town_hall(cast, orderer)
    early, late = add_scans(
        actor=orderer,
        stock_take_id=session.pk,
        scans=[
            NewScan(code="A", scanned_at=session.started_at - timedelta(days=900)),
            NewScan(code="B", scanned_at=timezone.now() + timedelta(days=900)),
        ],
    )
    assert early.scanned_at == session.started_at
    assert late.scanned_at <= timezone.now()


def test_no_scan_after_scanning_is_over(cast: Cast, orderer: Actor) -> None:
    session = town_hall(cast, orderer)
    move_stock_take(actor=orderer, stock_take_id=session.pk, state="looked_at")
    with pytest.raises(WrongState):
        scan(orderer, session, "A-1")
    move_stock_take(actor=orderer, stock_take_id=session.pk, state="open")
    assert scan(orderer, session, "A-1") == ["unknown"]


def test_a_session_goes_only_where_its_table_says(cast: Cast, orderer: Actor) -> None:
    session = town_hall(cast, orderer)
    with pytest.raises(WrongState):
        move_stock_take(actor=orderer, stock_take_id=session.pk, state="closed")
    for state in ("looked_at", "closed"):
        session = move_stock_take(actor=orderer, stock_take_id=session.pk, state=state)
    assert (session.closed_by_id, session.closed_at is None) == (cast.orderer.pk, False)
    for state in ("open", "looked_at", "abandoned"):
        with pytest.raises(WrongState):
            move_stock_take(actor=orderer, stock_take_id=session.pk, state=state)


def looked_at(actor: Actor, session: StockTake) -> StockTake:
    return move_stock_take(actor=actor, stock_take_id=session.pk, state="looked_at")


def test_a_device_found_elsewhere_is_moved_from_the_instant_of_its_scan(cast: Cast, orderer: Actor) -> None:
    item = an_item(cast, "A-1", place_id=cast.room_312.pk)
    first = create_place(
        actor=cast.system(), organisation=cast.kaarnalahti, name="1st", parent=cast.town_hall
    )
    session = town_hall(cast, orderer)
    scan(orderer, session, "A-1", place=first)
    at = StockTakeScan.objects.get().scanned_at
    looked_at(orderer, session)
    assert places(item)[-1][0] == "312"
    settled = settle_differences(
        actor=orderer, stock_take_id=session.pk, kind="elsewhere", decision="move", keys=[str(item.pk)]
    )
    assert (settled.done, settled.refused) == (1, ())
    assert places(item)[-1] == ("1st", at, None)
    assert sum(count_open(session).values()) == 0


def test_a_missing_device_becomes_missing_and_is_charged_on_until_somebody_takes_it_out(
    cast: Cast, orderer: Actor
) -> None:
    item = an_item(cast, "A-1", place_id=cast.room_312.pk)
    session = looked_at(orderer, town_hall(cast, orderer))
    settle_differences(
        actor=orderer, stock_take_id=session.pk, kind="missing", decision="missing", reason="not seen"
    )
    item.refresh_from_db()
    assert item.state == "missing"
    entry = next(entry for entry in timeline_of(orderer, item) if entry.stock_take_id)
    assert (entry.title, entry.lines, entry.stock_take_id) == (
        "Not found in a stock-take",
        ("not seen",),
        session.pk,
    )
    assert places(item)[-1][0] == "312"


def test_a_found_device_says_so_on_its_timeline_once_the_session_is_closed(
    cast: Cast, orderer: Actor
) -> None:
    item = an_item(cast, "A-1", place_id=cast.room_312.pk)
    session = town_hall(cast, orderer)
    scan(orderer, session, "A-1", place=cast.room_312)
    looked_at(orderer, session)
    assert not EventRecord.objects.filter(name="register.item_counted").exists()
    move_stock_take(actor=orderer, stock_take_id=session.pk, state="closed")
    assert timeline_of(orderer, item)[0].lines == ("Place: 312",)


def test_an_unknown_code_is_registered_at_the_place_of_its_scan(cast: Cast, orderer: Actor) -> None:
    category = laptops(cast)
    session = town_hall(cast, orderer)
    scan(orderer, session, "NEW-1", place=cast.room_312)
    looked_at(orderer, session)
    settle_differences(
        actor=orderer,
        stock_take_id=session.pk,
        kind="unknown",
        decision="register",
        device=NewDevice(category_id=category.pk, name="Lumo Book 14"),
    )
    item = Item.objects.get(asset_tag="NEW-1")
    assert (item.customer, item.place, item.name) == (cast.kaarnalahti, cast.room_312, "Lumo Book 14")
    assert sum(count_open(session).values()) == 0


def test_what_the_register_refuses_is_told_and_stays_undecided(cast: Cast, orderer: Actor) -> None:
    an_item(cast, "A-1", place_id=cast.room_312.pk)
    item = an_item(cast, "A-2", place_id=cast.room_312.pk)
    session = town_hall(cast, orderer)
    first = create_place(
        actor=cast.system(), organisation=cast.kaarnalahti, name="1st", parent=cast.town_hall
    )
    scan(orderer, session, "A-1", "A-2", place=first)
    looked_at(orderer, session)
    Item.objects.filter(pk=item.pk).update(state=ItemState.DISPOSED)
    settled = settle_differences(actor=orderer, stock_take_id=session.pk, kind="elsewhere", decision="move")
    assert settled.done == 1
    assert settled.refused == (("A-2", "A-2 is gone for good and cannot be changed."),)
    assert count_open(session)["elsewhere"] == 1


def test_leaving_things_as_they_are_needs_a_reason_and_changes_nothing(cast: Cast, orderer: Actor) -> None:
    item = an_item(cast, "A-1", place_id=cast.room_312.pk)
    session = looked_at(orderer, town_hall(cast, orderer))
    ignore = {"actor": orderer, "stock_take_id": session.pk, "kind": "missing", "decision": "ignore"}
    with pytest.raises(InvalidInput):
        settle_differences(**ignore)
    settle_differences(**ignore, reason="On a trip")
    assert open_differences(orderer, session, "missing") == []
    item.refresh_from_db()
    assert item.revision == 1


def test_another_customers_device_cannot_be_moved_here(cast: Cast, orderer: Actor) -> None:
    an_item(cast, "X-1", customer=cast.otavala)
    keeper, session = cast.actor(cast.store_keeper), town_hall(cast, orderer)
    scan(keeper, session, "X-1", place=cast.room_312)
    looked_at(keeper, session)
    [difference] = open_differences(keeper, session, "unexpected")
    assert difference.may == ("ignore",)
    with pytest.raises(InvalidInput):
        settle_differences(actor=keeper, stock_take_id=session.pk, kind="unexpected", decision="move")


def test_a_scan_costs_the_same_queries_however_many_devices_are_expected(cast: Cast, orderer: Actor) -> None:
    def cost(tag: str) -> int:
        session = town_hall(cast, orderer)
        with CaptureQueriesContext(
            connection,
        ) as spent:
            scan(orderer, session, tag)
        move_stock_take(actor=orderer, stock_take_id=session.pk, state="abandoned")
        return len(spent)

    an_item(cast, "A-0", place_id=cast.room_312.pk)
    alone = cost("A-0")
    for number in range(1, 30):
        an_item(cast, f"A-{number}", place_id=cast.room_312.pk)
    assert cost("A-7") == alone


def test_in_a_handhelds_list_the_code_of_a_room_holds_for_what_follows(cast: Cast, orderer: Actor) -> None:
    an_item(cast, "A-1", place_id=cast.room_312.pk)
    session = town_hall(cast, orderer)
    made = add_scans(
        actor=orderer,
        stock_take_id=session.pk,
        scans=[NewScan(code="TH"), NewScan(code="A-1")],
        rooms_hold=True,
    )
    assert [(one.result, one.place) for one in made] == [
        ("place", cast.town_hall),
        ("expected", cast.town_hall),
    ]
