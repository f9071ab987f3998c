"""In service and out of it: what is charged by days begins and ends here."""

from datetime import date
from decimal import Decimal

import pytest

from cast import Cast
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.foundation.models import EventRecord
from huolto.register.choices import ItemState, LeaseEnd
from huolto.register.commands import (
    ItemChanges,
    NewLease,
    StartOfService,
    change_items,
    deliver_items,
    dispose_items,
    end_lease,
    put_in_service,
    start_leases,
    take_out_of_service,
)
from huolto.register.models import Lease
from register.registers import an_item, day, holders, package, places, services


def lease_of(cast: Cast, item_id: int, model: str, **facts: object) -> Lease:
    [lease] = start_leases(
        actor=cast.system(),
        leases=[
            NewLease(
                item_id=item_id,
                acquisition_model=model,
                starts_on=date(2026, 1, 10),
                term_months=36,
                monthly=Decimal("27.25"),
                **facts,
            )
        ],
    )
    return lease


def test_in_service_and_out_makes_one_interval(cast: Cast) -> None:
    basic = package(cast, "basic")
    item = an_item(cast, package_id=basic.pk, in_service_from=day(1, 10))
    take_out_of_service(actor=cast.system(), item_ids=[item.pk], at=day(3, 1), reason="broken")
    item.refresh_from_db()
    assert item.state == ItemState.OUT_OF_SERVICE
    assert services(item) == [("basic", day(1, 10), day(3, 1))]
    names = EventRecord.objects.filter(subjects__contains=[f"item:{item.pk}"]).values_list("name", flat=True)
    assert list(names.order_by("pk")) == [
        "register.item_registered",
        "register.item_put_in_service",
        "register.item_taken_out_of_service",
    ]


def test_in_and_out_at_the_same_instant_leaves_no_time_in_service(cast: Cast) -> None:
    item = an_item(cast, in_service_from=day(1, 10))
    take_out_of_service(actor=cast.system(), item_ids=[item.pk], at=day(1, 10))
    item.refresh_from_db()
    assert services(item) == []
    assert item.state == ItemState.OUT_OF_SERVICE


def test_it_cannot_leave_before_it_went_in(cast: Cast) -> None:
    item = an_item(cast, in_service_from=day(1, 10))
    with pytest.raises(InvalidInput) as refused:
        take_out_of_service(actor=cast.system(), item_ids=[item.pk], at=day(1, 9))
    assert refused.value.field == "at"
    assert services(item) == [(None, day(1, 10), None)]


def test_leaving_twice_is_refused_and_changes_nothing(cast: Cast) -> None:
    item = an_item(cast, in_service_from=day(1, 10))
    take_out_of_service(actor=cast.system(), item_ids=[item.pk], at=day(2, 1))
    with pytest.raises(WrongState):
        take_out_of_service(actor=cast.system(), item_ids=[item.pk], at=day(3, 1))
    assert services(item) == [(None, day(1, 10), day(2, 1))]


def test_it_can_go_in_again_but_not_into_the_time_before(cast: Cast) -> None:
    item = an_item(cast, in_service_from=day(1, 10))
    take_out_of_service(actor=cast.system(), item_ids=[item.pk], at=day(2, 1))
    with pytest.raises(InvalidInput):
        put_in_service(actor=cast.system(), starts=[StartOfService(item_id=item.pk, at=day(1, 20))])
    put_in_service(actor=cast.system(), starts=[StartOfService(item_id=item.pk, at=day(2, 1))])
    assert services(item) == [(None, day(1, 10), day(2, 1)), (None, day(2, 1), None)]


def test_in_service_before_it_was_registered_draws_its_beginning_back(cast: Cast) -> None:
    item = an_item(cast, at=day(3, 1), holder_id=cast.employee.pk, place_id=cast.town_hall.pk)
    put_in_service(actor=cast.system(), starts=[StartOfService(item_id=item.pk, at=day(1, 10))])
    assert holders(item) == [("Elina Rauta", day(1, 10), None)]
    assert places(item) == [("Town Hall", day(1, 10), None)]


def test_a_change_of_package_cuts_the_time_in_service(cast: Cast) -> None:
    basic, plus = package(cast, "basic"), package(cast, "plus")
    item = an_item(cast, package_id=basic.pk, in_service_from=day(1, 10))
    change_items(
        actor=cast.system(), item_ids=[item.pk], changes=ItemChanges(package_id=plus.pk), from_at=day(2, 1)
    )
    assert services(item) == [("basic", day(1, 10), day(2, 1)), ("plus", day(2, 1), None)]
    item.refresh_from_db()
    assert item.package == plus


def test_a_package_before_service_is_refused_and_one_after_is_kept_for_next_time(cast: Cast) -> None:
    plus = package(cast, "plus")
    item = an_item(cast, in_service_from=day(1, 10))
    with pytest.raises(InvalidInput):
        change_items(
            actor=cast.system(),
            item_ids=[item.pk],
            changes=ItemChanges(package_id=plus.pk),
            from_at=day(1, 5),
        )
    take_out_of_service(actor=cast.system(), item_ids=[item.pk], at=day(2, 1))
    change_items(
        actor=cast.system(), item_ids=[item.pk], changes=ItemChanges(package_id=plus.pk), from_at=day(2, 5)
    )
    put_in_service(actor=cast.system(), starts=[StartOfService(item_id=item.pk, at=day(3, 1))])
    assert services(item) == [(None, day(1, 10), day(2, 1)), ("plus", day(3, 1), None)]


def test_leaving_before_a_recorded_change_of_package_drops_that_change(cast: Cast) -> None:
    basic, plus = package(cast, "basic"), package(cast, "plus")
    item = an_item(cast, package_id=basic.pk, in_service_from=day(1, 10))
    change_items(
        actor=cast.system(), item_ids=[item.pk], changes=ItemChanges(package_id=plus.pk), from_at=day(3, 1)
    )
    take_out_of_service(actor=cast.system(), item_ids=[item.pk], at=day(2, 1))
    assert services(item) == [("basic", day(1, 10), day(2, 1))]


def test_a_lifecycle_lease_ends_with_service_and_a_finance_lease_runs_on(cast: Cast) -> None:
    one = an_item(cast, "KA-1", in_service_from=day(1, 10))
    other = an_item(cast, "KA-2", in_service_from=day(1, 10))
    lifecycle = lease_of(cast, one.pk, "lifecycle_lease")
    finance = lease_of(cast, other.pk, "finance_lease", lessor_id=cast.lessor.pk)
    take_out_of_service(actor=cast.system(), item_ids=[one.pk, other.pk], at=day(3, 1))
    lifecycle.refresh_from_db()
    finance.refresh_from_db()
    assert (lifecycle.ended_on, lifecycle.end) == (date(2026, 3, 1), LeaseEnd.RETURNED)
    assert finance.ended_on is None
    assert EventRecord.objects.filter(name="register.lease_ended").count() == 1


def test_a_finance_lease_ends_early_with_a_sum_or_at_its_term_without(cast: Cast) -> None:
    item = an_item(cast)
    lease = lease_of(cast, item.pk, "finance_lease")
    with pytest.raises(InvalidInput):
        end_lease(actor=cast.system(), lease_id=lease.pk, ended_on=date(2027, 1, 1), end="returned")
    with pytest.raises(InvalidInput):
        end_lease(actor=cast.system(), lease_id=lease.pk, ended_on=date(2027, 1, 1), end="early")
    ended = end_lease(
        actor=cast.system(),
        lease_id=lease.pk,
        ended_on=date(2027, 1, 1),
        end="early",
        early_end_sum=Decimal("300.00"),
    )
    assert ended.early_end_sum == Decimal("300.00")
    with pytest.raises(WrongState):
        end_lease(actor=cast.system(), lease_id=lease.pk, ended_on=date(2029, 1, 10), end="returned")


def test_a_bought_item_becomes_its_customers(cast: Cast) -> None:
    item = an_item(cast, owner_id=cast.lessor.pk)
    lease = lease_of(cast, item.pk, "finance_lease", lessor_id=cast.lessor.pk)
    end_lease(actor=cast.system(), lease_id=lease.pk, ended_on=date(2029, 1, 10), end="bought")
    item.refresh_from_db()
    assert item.owner == cast.kaarnalahti


def test_an_item_has_one_open_lease(cast: Cast) -> None:
    item = an_item(cast)
    lease_of(cast, item.pk, "finance_lease")
    with pytest.raises(WrongState):
        lease_of(cast, item.pk, "lifecycle_lease")
    with pytest.raises(InvalidInput):
        lease_of(cast, an_item(cast, "KA-2").pk, "direct_purchase")


def test_only_allowed_states_follow_each_other(cast: Cast) -> None:
    item = an_item(cast)
    with pytest.raises(WrongState):
        take_out_of_service(actor=cast.system(), item_ids=[item.pk], at=day(2, 1))
    deliver_items(actor=cast.system(), item_ids=[item.pk], at=day(1, 2))
    put_in_service(actor=cast.system(), starts=[StartOfService(item_id=item.pk, at=day(1, 3))])
    with pytest.raises(WrongState):
        dispose_items(actor=cast.system(), item_ids=[item.pk], at=day(1, 4))
    take_out_of_service(actor=cast.system(), item_ids=[item.pk], at=day(2, 1))
    dispose_items(actor=cast.system(), item_ids=[item.pk], at=day(2, 2))
    with pytest.raises(WrongState):
        change_items(
            actor=cast.system(), item_ids=[item.pk], changes=ItemChanges(name="X"), from_at=day(2, 3)
        )


def test_who_may_take_an_item_out_of_service(cast: Cast) -> None:
    item = an_item(cast, in_service_from=day(1, 10), holder_id=cast.employee.pk)
    for person, error in (
        (cast.other_orderer, NotVisible),
        (cast.school_orderer, NotVisible),
        (cast.inspector, NotAllowed),
        (cast.employee, NotAllowed),
        (cast.billing, NotAllowed),
    ):
        with pytest.raises(error):
            take_out_of_service(actor=cast.actor(person), item_ids=[item.pk], at=day(2, 1))
    take_out_of_service(actor=cast.actor(cast.orderer), item_ids=[item.pk], at=day(2, 1))
