"""Differences of a stock-take: what is proposed about each, and what becomes of a decision."""

from typing import Any

import pytest
from django.utils import timezone

from cast import Cast
from huolto.foundation.actors import Actor
from huolto.foundation.errors import InvalidInput
from huolto.foundation.models import EventRecord
from huolto.parties.commands import create_place
from huolto.register.choices import ItemState
from huolto.register.commands.lifecycle import report_missing
from huolto.register.commands.stock_take_decisions import NewDevice, settle_differences
from huolto.register.commands.stock_takes import move_stock_take
from huolto.register.models import Item, StockTakeScan
from huolto.register.stock_taking.differences import count_open, open_differences
from huolto.register.stock_taking.report import report_lines
from huolto.register.timeline import timeline_of
from register.registers import an_item, day, laptops, places
from register.stock_takings import looked_at, narrowed_to_the_floor, scan, town_hall


@pytest.fixture
def orderer(cast: Cast) -> Actor:
    return cast.actor(cast.orderer)


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


def missing(cast: Cast, tag: str, **facts: Any) -> Item:
    """A device in service that was reported missing while it stays in service."""
    item = an_item(cast, tag, in_service_from=day(1, 5), **facts)
    report_missing(actor=cast.system(), item_ids=[item.pk], at=day(3, 1), ends_service=False)
    return item


def test_a_missing_device_that_is_scanned_is_proposed_as_found_again(cast: Cast, orderer: Actor) -> None:
    item = missing(cast, "A-1", place_id=cast.room_312.pk)
    session = town_hall(cast, orderer)
    scan(orderer, session, "A-1", place=cast.room_312)
    at = StockTakeScan.objects.get().scanned_at
    looked_at(orderer, session)
    [one] = open_differences(orderer, session, "found")
    assert (one.key, one.tag, one.found, one.found_at) == (str(item.pk), "A-1", cast.room_312, at)
    assert one.may == ("find", "ignore")
    assert (count_open(session)["found"], count_open(session)["missing"]) == (1, 0)
    settled = settle_differences(actor=orderer, stock_take_id=session.pk, kind="found", decision="find")
    assert (settled.done, settled.refused) == (1, ())
    item.refresh_from_db()
    assert (item.state, item.state_since) == ("in_service", at)
    assert sum(count_open(session).values()) == 0
    [line] = [line for line in report_lines(orderer, session) if line.kind == "found" and line.decision]
    assert (line.tag, line.decision, line.found_place) == ("A-1", "Found again", "312")


def test_a_missing_device_found_in_a_strange_room_is_found_and_moved_apart(
    cast: Cast, orderer: Actor
) -> None:
    item = missing(cast, "A-1", place_id=cast.school_site.pk)
    session = town_hall(cast, orderer)
    scan(orderer, session, "A-1", place=cast.room_312)
    looked_at(orderer, session)
    assert {kind: count for kind, count in count_open(session).items() if count} == {
        "found": 1,
        "unexpected": 1,
    }
    settle_differences(
        actor=orderer, stock_take_id=session.pk, kind="found", decision="ignore", reason="ask first"
    )
    item.refresh_from_db()
    assert item.state == "missing"
    assert count_open(session)["found"] == 0
    assert count_open(session)["unexpected"] == 1


def test_a_device_reported_missing_after_its_scan_is_not_found_by_it(cast: Cast, orderer: Actor) -> None:
    item = an_item(cast, "A-1", in_service_from=day(1, 5), place_id=cast.room_312.pk)
    session = town_hall(cast, orderer)
    scan(orderer, session, "A-1", place=cast.room_312)
    report_missing(actor=cast.system(), item_ids=[item.pk], at=timezone.now(), ends_service=False)
    looked_at(orderer, session)
    assert open_differences(orderer, session, "found") == []
    assert count_open(session)["found"] == 0


def test_a_session_is_led_to_only_for_who_may_read_it(cast: Cast, orderer: Actor) -> None:
    item = an_item(cast, "A-1", place_id=cast.room_312.pk)
    session = looked_at(orderer, town_hall(cast, orderer))
    settle_differences(actor=orderer, stock_take_id=session.pk, kind="missing", decision="missing")
    floor = cast.actor(narrowed_to_the_floor(cast))
    for actor, may in ((orderer, True), (floor, False)):
        entry = next(entry for entry in timeline_of(actor, item) if entry.stock_take_id)
        assert (entry.stock_take_id, entry.may_open_stock_take) == (session.pk, may)
