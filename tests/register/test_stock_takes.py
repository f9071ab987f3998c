"""Stock-takes: what is expected, who runs one, and what a scan is told."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cast import Cast
from huolto.foundation.actors import Actor
from huolto.foundation.errors import DomainError, InUse, NotAllowed, NotVisible, WrongState
from huolto.parties.commands import create_place
from huolto.register.choices import IdentifierKind, ItemState
from huolto.register.commands import NewIdentifier
from huolto.register.commands.stock_take_decisions import settle_differences
from huolto.register.commands.stock_takes import NewScan, add_scans, move_stock_take, start_stock_take
from huolto.register.models import Item, StockTakeLine, StockTakeScan
from huolto.register.stock_taking.access import stock_takes_run_by, stock_takes_visible_to
from huolto.register.stock_taking.counts import counts_of, latest_scans
from register.registers import an_item
from register.stock_takings import expected, narrowed_to_the_floor, scan, town_hall


@pytest.fixture
def orderer(cast: Cast) -> Actor:
    return cast.actor(cast.orderer)


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
