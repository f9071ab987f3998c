"""Repair, store, loss, return, disposal with proof: what each does, and what it refuses."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cast import Cast
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.foundation.files import store_file
from huolto.foundation.models import EventRecord
from huolto.register.choices import STEPS, TRANSITIONS, ItemState, LeaseEnd
from huolto.register.commands import (
    DisposalFacts,
    ItemChanges,
    NewLease,
    change_items,
    dispose_items,
    find_items,
    report_missing,
    return_from_repair,
    return_to_lessor,
    send_to_repair,
    start_leases,
    store_items,
    take_out_of_service,
    undo_disposal,
)
from huolto.register.models import Disposal, Item, Lease
from huolto.register.states import state_at
from huolto.register.timeline import timeline_of
from register.registers import an_item, day, holders, places, services


def leased(cast: Cast, item: Item, *, starts_on: date = date(2026, 1, 1), months: int = 2) -> Lease:
    [lease] = start_leases(
        actor=cast.system(),
        leases=[
            NewLease(
                item_id=item.pk,
                acquisition_model="finance_lease",
                starts_on=starts_on,
                term_months=months,
                monthly=Decimal("20"),
                lessor_id=cast.lessor.pk,
            )
        ],
    )
    return lease


def test_every_state_that_a_step_sets_out_from_may_go_somewhere() -> None:
    assert set(TRANSITIONS) == set(ItemState)
    for states in STEPS.values():
        assert all(TRANSITIONS[state] or state == ItemState.DISPOSED for state in states)


def test_what_is_repaired_stays_in_service_and_comes_back_to_it(cast: Cast) -> None:
    item = an_item(cast, in_service_from=day(1, 10))
    send_to_repair(actor=cast.system(), item_ids=[item.pk], at=day(2, 1), reason="screen")
    item.refresh_from_db()
    assert (item.state, services(item)) == (ItemState.IN_REPAIR, [(None, day(1, 10), None)])
    return_from_repair(actor=cast.system(), item_ids=[item.pk], at=day(2, 9))
    item.refresh_from_db()
    assert (item.state, services(item)) == (ItemState.IN_SERVICE, [(None, day(1, 10), None)])
    states = [state_at(item, at) for at in (day(1, 9), day(1, 10), day(2, 8), day(2, 9))]
    assert states == ["received", "in_service", "in_repair", "in_service"]


def test_taken_out_while_in_repair_it_stays_there_and_comes_back_out_of_service(cast: Cast) -> None:
    item = an_item(cast, in_service_from=day(1, 10))
    send_to_repair(actor=cast.system(), item_ids=[item.pk], at=day(2, 1))
    take_out_of_service(actor=cast.system(), item_ids=[item.pk], at=day(2, 3))
    item.refresh_from_db()
    assert (item.state, services(item)) == (ItemState.IN_REPAIR, [(None, day(1, 10), day(2, 3))])
    return_from_repair(actor=cast.system(), item_ids=[item.pk], at=day(2, 9))
    item.refresh_from_db()
    assert item.state == ItemState.OUT_OF_SERVICE


def test_stored_it_is_there_and_nobody_holds_it(cast: Cast) -> None:
    item = an_item(cast, in_service_from=day(1, 10), holder_id=cast.employee.pk)
    with pytest.raises(WrongState):
        store_items(actor=cast.system(), item_ids=[item.pk], at=day(2, 1), place_id=cast.store.pk)
    take_out_of_service(actor=cast.system(), item_ids=[item.pk], at=day(2, 1))
    with pytest.raises(InvalidInput) as refused:
        store_items(actor=cast.system(), item_ids=[item.pk], at=day(2, 1), place_id=cast.room_312.pk)
    assert refused.value.field == "place"
    store_items(actor=cast.system(), item_ids=[item.pk], at=day(2, 1), place_id=cast.store.pk)
    assert holders(item) == [("Elina Rauta", day(1, 1), day(2, 1)), (None, day(2, 1), None)]
    assert places(item) == [(cast.store.name, day(2, 1), None)]


@pytest.mark.parametrize(("ends", "until", "found"), [(True, 1, "out_of_service"), (False, 0, "in_service")])
def test_missing_it_is_charged_on_or_not_as_was_chosen(
    cast: Cast, ends: bool, until: int, found: str
) -> None:
    item = an_item(cast, in_service_from=day(1, 10))
    report_missing(actor=cast.system(), item_ids=[item.pk], at=day(2, 1), is_stolen=True, ends_service=ends)
    assert services(item) == [(None, day(1, 10), day(2, 1) if until else None)]
    find_items(actor=cast.system(), item_ids=[item.pk], at=day(2, 20))
    item.refresh_from_db()
    assert item.state == found


def test_no_step_lies_before_the_state_it_ends_or_in_the_future(cast: Cast) -> None:
    item = an_item(cast, in_service_from=day(1, 10))
    send_to_repair(actor=cast.system(), item_ids=[item.pk], at=day(2, 1))
    for at in (day(1, 31), day(1, 1, 2190)):
        with pytest.raises(InvalidInput) as refused:
            return_from_repair(actor=cast.system(), item_ids=[item.pk], at=at)
        assert refused.value.field == "at"


def test_one_bad_item_refuses_the_whole_batch_and_says_which(cast: Cast) -> None:
    good, bad = an_item(cast, "KA-1", in_service_from=day(1, 10)), an_item(cast, "KA-2")
    dispose_items(actor=cast.system(), item_ids=[bad.pk], at=day(1, 11))
    with pytest.raises(WrongState, match="KA-2") as refused:
        send_to_repair(actor=cast.system(), item_ids=[good.pk, bad.pk], at=day(2, 1))
    assert refused.value.details["item_id"] == bad.pk
    good.refresh_from_db()
    assert good.state == ItemState.IN_SERVICE


def test_another_customers_item_does_not_exist_and_inspection_changes_nothing(cast: Cast) -> None:
    foreign = an_item(cast, "OT-1", customer=cast.otavala, in_service_from=day(1, 10))
    own = an_item(cast, "KA-1", in_service_from=day(1, 10))
    with pytest.raises(NotVisible):
        send_to_repair(actor=cast.actor(cast.orderer), item_ids=[foreign.pk], at=day(2, 1))
    with pytest.raises(NotAllowed):
        send_to_repair(actor=cast.actor(cast.inspector), item_ids=[own.pk], at=day(2, 1))
    send_to_repair(actor=cast.actor(cast.orderer), item_ids=[own.pk], at=day(2, 1))


def disposal(cast: Cast, **facts: Any) -> DisposalFacts:
    proof = store_file(
        provider=cast.suopursu, name="proof.pdf", content=b"%PDF-1.7", content_type="application/pdf"
    )
    return DisposalFacts(way="recycled", proof_id=proof.pk, **facts)


def test_disposed_of_with_proof_it_is_gone_and_cannot_be_changed(cast: Cast) -> None:
    item = an_item(cast)
    keeper = cast.actor(cast.store_keeper)
    dispose_items(actor=keeper, item_ids=[item.pk], at=day(2, 2), facts=disposal(cast, to_company="Romu Oy"))
    row = Disposal.objects.get(item=item)
    assert (row.way, row.to_company, row.recorded_by) == ("recycled", "Romu Oy", cast.store_keeper)
    with pytest.raises(WrongState):
        change_items(actor=keeper, item_ids=[item.pk], changes=ItemChanges(name="other"), from_at=day(2, 3))
    assert next(entry.title for entry in timeline_of(keeper, item)) == "Disposed of"


def test_a_disposal_wants_its_proof_or_the_reason_why_there_is_none(cast: Cast) -> None:
    item, keeper = an_item(cast), cast.actor(cast.store_keeper)
    for facts, field in (
        (None, "way"),
        (DisposalFacts(way="eaten"), "way"),
        (DisposalFacts(way="sold"), "proof"),
    ):
        with pytest.raises(InvalidInput) as refused:
            dispose_items(actor=keeper, item_ids=[item.pk], at=day(2, 2), facts=facts)
        assert refused.value.field == field
    assert not Disposal.objects.exists()


def test_only_an_administrator_takes_back_a_disposal_and_only_with_a_reason(cast: Cast) -> None:
    item = an_item(cast, in_service_from=day(1, 10))
    take_out_of_service(actor=cast.system(), item_ids=[item.pk], at=day(2, 1))
    dispose_items(actor=cast.system(), item_ids=[item.pk], at=day(2, 2), facts=disposal(cast))
    with pytest.raises(NotAllowed):
        undo_disposal(actor=cast.actor(cast.store_keeper), item_ids=[item.pk], reason="mistake")
    administrator = cast.actor(cast.provider_administrator)
    with pytest.raises(InvalidInput):
        undo_disposal(actor=administrator, item_ids=[item.pk], reason=" ")
    undo_disposal(actor=administrator, item_ids=[item.pk], reason="wrong tag")
    item.refresh_from_db()
    assert (item.state, item.state_since) == (ItemState.OUT_OF_SERVICE, day(2, 1))
    assert state_at(item, day(2, 5)) == ItemState.OUT_OF_SERVICE
    assert Disposal.objects.get(item=item).undo_reason == "wrong tag"


def test_returned_to_the_lessor_its_lease_ends_but_not_before_its_term(cast: Cast) -> None:
    item, owned = an_item(cast, "KA-1"), an_item(cast, "KA-2")
    lease = leased(cast, item)
    with pytest.raises(WrongState):
        return_to_lessor(actor=cast.system(), item_ids=[item.pk], at=day(2, 20))
    with pytest.raises(WrongState):
        return_to_lessor(actor=cast.system(), item_ids=[owned.pk], at=day(3, 20))
    with pytest.raises(NotAllowed):
        return_to_lessor(actor=cast.actor(cast.orderer), item_ids=[item.pk], at=day(3, 20))
    return_to_lessor(actor=cast.system(), item_ids=[item.pk], at=day(3, 20))
    lease.refresh_from_db()
    assert (lease.end, lease.ended_on) == (LeaseEnd.RETURNED, date(2026, 3, 20))
    item.refresh_from_db()
    assert item.state == ItemState.RETURNED


def test_a_customer_disposes_of_its_own_only(cast: Cast) -> None:
    own = an_item(cast, "KA-1")
    lent = an_item(cast, "KA-2", owner_id=cast.suopursu_itself.pk)
    orderer = cast.actor(cast.orderer)
    with pytest.raises(NotAllowed):
        dispose_items(actor=orderer, item_ids=[lent.pk], at=day(2, 2), facts=disposal(cast))
    dispose_items(actor=orderer, item_ids=[own.pk], at=day(2, 2), facts=disposal(cast))


def test_every_step_is_an_event_with_the_time_it_took_effect(cast: Cast) -> None:
    item = an_item(cast, in_service_from=day(1, 10))
    send_to_repair(actor=cast.system(), item_ids=[item.pk], at=day(2, 1))
    record = EventRecord.objects.get(name="register.item_sent_to_repair")
    assert (record.occurred_at, record.customer_id, record.data["was"]) == (
        day(2, 1),
        cast.kaarnalahti.pk,
        "in_service",
    )
