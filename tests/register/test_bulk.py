"""Changing many items at once: looked at first, done where nothing stands in the way, said where it does."""

import threading
from datetime import UTC, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from procrastinate.contrib.django.models import ProcrastinateJob

from cast import Cast, build_cast
from huolto.charges.commands.due import earliest_day
from huolto.charges.models import RatingDue
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.foundation.models import EventRecord
from huolto.parties.commands import revoke_grant
from huolto.parties.models import Grant
from huolto.register.choices import BulkFate, BulkReason, BulkState, ItemState
from huolto.register.commands import (
    ItemChanges,
    NewLease,
    change_items,
    dispose_items,
    register_items,
    start_bulk_change,
    start_leases,
    undo_bulk_change,
)
from huolto.register.commands import bulk as bulk_commands
from huolto.register.models import BulkChange, Item
from huolto.register.selection import Selection
from huolto.register.tasks import run_bulk_change
from huolto.register.timeline import timeline_of
from register.bulk_changes import all_of, changed, done, fates, looked_at, orderer
from register.registers import an_item, day, holders, new_item, package, places, services


def test_looking_says_what_would_happen_and_changes_nothing(cast: Cast) -> None:
    free = an_item(cast, "KA-1")
    same = an_item(cast, "KA-2", holder_id=cast.employee.pk)
    late = an_item(cast, "KA-3", at=day(3, 1))
    gone = an_item(cast, "KA-4")
    dispose_items(actor=cast.system(), item_ids=[gone.pk], at=day(1, 5))
    other = an_item(cast, "OT-1", customer=cast.otavala)
    before = [all_of(item) for item in (free, same, late, gone, other)]
    plan = looked_at(cast.actor(cast.agent), [free, same, late, gone, other], holder_id=cast.employee.pk)
    assert fates(plan) == {
        "KA-1": (BulkFate.WAITING, ""),
        "KA-2": (BulkFate.SAME, ""),
        "KA-3": (BulkFate.REFUSED, BulkReason.NOT_THERE),
        "KA-4": (BulkFate.REFUSED, BulkReason.DISPOSED),
        "OT-1": (BulkFate.REFUSED, BulkReason.OTHER_CUSTOMER),
    }
    assert [all_of(item) for item in (free, same, late, gone, other)] == before
    assert plan.state == BulkState.PLANNED


def test_doing_changes_what_was_ready_and_nothing_else(cast: Cast) -> None:
    free, same = an_item(cast, "KA-1"), an_item(cast, "KA-2", cost_centre_id=cast.administration.pk)
    other = an_item(cast, "OT-1", customer=cast.otavala)
    untouched = all_of(same), all_of(other)
    change = done(
        cast.actor(cast.agent),
        [free, same, other],
        cost_centre_id=cast.administration.pk,
        reason="new budget",
    )
    assert (change.state, changed(change)) == (BulkState.DONE, ["KA-1"])
    free.refresh_from_db()
    assert free.cost_centre == cast.administration
    assert (all_of(same), all_of(other)) == untouched
    [told] = EventRecord.objects.filter(name="register.item_changed")
    assert told.data["reason"] == "new budget"


def test_what_the_actor_only_sees_is_told_as_not_theirs(cast: Cast) -> None:
    mine = an_item(cast, "SC-1", customer=cast.rantakoulu)
    held = an_item(cast, "KA-1", holder_id=cast.school_orderer.pk)
    plan = looked_at(cast.actor(cast.school_orderer), [mine, held], posting_code="77")
    assert fates(plan) == {
        "SC-1": (BulkFate.WAITING, ""),
        "KA-1": (BulkFate.REFUSED, BulkReason.NOT_YOURS),
    }


def test_another_customers_ids_are_not_there(cast: Cast) -> None:
    mine, strange = an_item(cast, "KA-1"), an_item(cast, "OT-1", customer=cast.otavala)
    change = done(orderer(cast), [mine, strange], posting_code="77")
    assert fates(change) == {"KA-1": (BulkFate.CHANGED, "")}
    strange.refresh_from_db()
    assert strange.posting_code == ""
    with pytest.raises(InvalidInput):
        looked_at(orderer(cast), [strange], posting_code="77")


@pytest.mark.parametrize("role", ["inspector", "employee", "hr", "billing"])
def test_who_may_change_no_device_changes_no_many(cast: Cast, role: str) -> None:
    item = an_item(cast, holder_id=cast.employee.pk)
    with pytest.raises(NotAllowed):
        looked_at(cast.actor(getattr(cast, role)), [item], posting_code="77")


def test_the_package_and_putting_in_service_are_the_providers(cast: Cast) -> None:
    item = an_item(cast)
    with pytest.raises(NotAllowed):
        looked_at(orderer(cast), [item], package_id=package(cast, "basic").pk)
    with pytest.raises(NotAllowed):
        looked_at(orderer(cast), [item], kind="put_in_service")
    with pytest.raises(NotVisible):
        looked_at(orderer(cast), [item], kind="explode")
    with pytest.raises(InvalidInput):
        looked_at(orderer(cast), [item])


def test_somebody_elses_change_is_not_started_and_not_taken_back(cast: Cast) -> None:
    item = an_item(cast)
    plan = looked_at(orderer(cast), [item], posting_code="77")
    for command in (start_bulk_change, undo_bulk_change):
        for person in (cast.agent, cast.other_orderer, cast.norrbacka_orderer):
            with pytest.raises(NotVisible):
                command(actor=cast.actor(person), change_id=plan.pk)


def test_what_somebody_changed_after_the_look_is_left_alone_and_named(cast: Cast) -> None:
    quiet, busy = an_item(cast, "KA-1"), an_item(cast, "KA-2")
    plan = looked_at(orderer(cast), [quiet, busy], holder_id=cast.employee.pk)
    change_items(
        actor=cast.actor(cast.agent),
        item_ids=[busy.pk],
        changes=ItemChanges(holder_id=cast.teacher.pk),
        from_at=day(1, 20),
    )
    change = start_bulk_change(actor=orderer(cast), change_id=plan.pk)
    assert fates(change) == {
        "KA-1": (BulkFate.CHANGED, ""),
        "KA-2": (BulkFate.REFUSED, BulkReason.CHANGED_MEANWHILE),
    }
    busy.refresh_from_db()
    assert busy.holder == cast.teacher


def test_all_that_fit_is_resolved_at_the_moment_of_the_change(cast: Cast) -> None:
    for tag in ("KA-1", "KA-2", "KA-3"):
        an_item(cast, tag)
    left_out = Item.objects.get(asset_tag="KA-3")
    chosen = Selection(is_all=True, address="q=ka-&sort=-tag", exceptions=(left_out.pk,))
    plan = looked_at(orderer(cast), chosen, posting_code="77")
    assert set(fates(plan)) == {"KA-1", "KA-2"}
    an_item(cast, "KA-4")
    Item.objects.filter(asset_tag="KA-2").update(asset_tag="X", folded_tag="x", search_text="x")
    change = start_bulk_change(actor=orderer(cast), change_id=plan.pk)
    assert fates(change) == {
        "KA-1": (BulkFate.CHANGED, ""),
        "X": (BulkFate.REFUSED, BulkReason.NO_LONGER_FITS),
    }
    assert change.later == 1
    assert Item.objects.get(asset_tag="KA-4").posting_code == ""


def test_doing_twice_does_it_once(cast: Cast) -> None:
    item = an_item(cast)
    change = done(orderer(cast), [item], posting_code="77")
    again = start_bulk_change(actor=orderer(cast), change_id=change.pk)
    assert again.state == BulkState.DONE
    assert EventRecord.objects.filter(name="register.item_changed").count() == 1


def test_states_go_by_the_table(cast: Cast) -> None:
    served, received = an_item(cast, "KA-1", in_service_from=day(1, 5)), an_item(cast, "KA-2")
    later = an_item(cast, "KA-3", in_service_from=day(2, 10))
    change = done(orderer(cast), [served, received, later], kind="take_out", reason="sold")
    assert fates(change) == {
        "KA-1": (BulkFate.CHANGED, ""),
        "KA-2": (BulkFate.REFUSED, BulkReason.WRONG_STATE),
        "KA-3": (BulkFate.REFUSED, BulkReason.NO_SERVICE),
    }
    assert services(served) == [(None, day(1, 5), day(2, 1))]
    basic = package(cast, "basic")
    change = done(
        cast.actor(cast.agent),
        [served, received, later],
        kind="put_in_service",
        at=day(2, 5),
        package_id=basic.pk,
    )
    assert changed(change) == ["KA-1", "KA-2"]
    assert services(received) == [("basic", day(2, 5), None)]


def test_many_go_by_a_job_in_batches_and_a_killed_one_goes_on(cast: Cast, monkeypatch: Any) -> None:
    monkeypatch.setattr(bulk_commands, "AT_ONCE", 2)
    items = register_items(actor=cast.system(), items=[new_item(cast, f"KA-{n}") for n in range(5)])
    change = done(orderer(cast), items, posting_code="77")
    assert change.state == BulkState.RUNNING
    assert changed(change) == []
    [job] = ProcrastinateJob.objects.filter(task_name="register.run_bulk_change")
    assert bulk_commands.run_batch(actor=orderer(cast), change_id=change.pk)
    assert len(changed(change)) == 2
    run_bulk_change(**job.args)
    change.refresh_from_db()
    assert (change.state, len(changed(change))) == (BulkState.DONE, 5)
    assert EventRecord.objects.filter(name="register.item_changed").count() == 5
    undo_bulk_change(actor=orderer(cast), change_id=change.pk)
    run_bulk_change(change_id=change.pk)
    change.refresh_from_db()
    assert change.state == BulkState.UNDONE
    assert set(Item.objects.values_list("posting_code", flat=True)) == {""}


def test_rights_taken_away_before_the_job_runs_leave_all_as_it_is(cast: Cast, monkeypatch: Any) -> None:
    monkeypatch.setattr(bulk_commands, "AT_ONCE", 1)
    items = [an_item(cast, "KA-1"), an_item(cast, "KA-2")]
    change = done(orderer(cast), items, posting_code="77")
    for grant in Grant.objects.filter(person=cast.orderer):
        revoke_grant(actor=cast.actor(cast.customer_administrator), grant=grant)
    run_bulk_change(change_id=change.pk)
    assert set(fates(change).values()) == {(BulkFate.REFUSED, BulkReason.NOT_YOURS)}
    assert set(Item.objects.values_list("posting_code", flat=True)) == {""}


def test_a_change_taken_back_is_said_and_charges_look_again(cast: Cast) -> None:
    item = an_item(cast, holder_id=cast.employee.pk, place_id=cast.room_312.pk)
    before = all_of(item)
    change = done(orderer(cast), [item], holder_id=cast.teacher.pk, place_id=cast.town_hall.pk)
    assert holders(item)[-1][0] == "Sanni Orvokki"
    assert places(item)[-1][0] == "Town Hall"
    RatingDue.objects.all().delete()
    change = undo_bulk_change(actor=orderer(cast), change_id=change.pk)
    assert change.state == BulkState.UNDONE
    assert all_of(item) == before
    entry = timeline_of(orderer(cast), item)[0]
    assert entry.title == "Holder, Place: change taken back"
    assert entry.lines == ("Holder: Sanni Orvokki, now Elina Rauta", "Place: Town Hall, now 312")
    assert entry.at == day(2, 1)
    assert [due.from_on for due in RatingDue.objects.filter(item=item)] == [
        earliest_day(day(2, 1).astimezone(UTC))
    ]


def test_taking_out_taken_back_is_in_service_again_with_its_lease(cast: Cast) -> None:
    item = an_item(cast, in_service_from=day(1, 5))
    start_leases(
        actor=cast.system(),
        leases=[
            NewLease(
                item_id=item.pk,
                acquisition_model="lifecycle_lease",
                starts_on=day(1, 5).date(),
                term_months=36,
                monthly=20,
            )
        ],
    )
    before = all_of(item)
    change = done(orderer(cast), [item], kind="take_out")
    item.refresh_from_db()
    assert item.state == ItemState.OUT_OF_SERVICE
    undo_bulk_change(actor=orderer(cast), change_id=change.pk)
    assert all_of(item) == before


def test_putting_in_service_before_it_was_registered_taken_back(cast: Cast) -> None:
    item = an_item(cast, at=day(2, 1))
    before = all_of(item)
    agent = cast.actor(cast.agent)
    change = done(agent, [item], kind="put_in_service", at=day(1, 10), package_id=package(cast, "basic").pk)
    assert services(item) == [("basic", day(1, 10), None)]
    undo_bulk_change(actor=agent, change_id=change.pk)
    assert all_of(item) == before


def test_what_is_newer_is_left_alone_and_named(cast: Cast) -> None:
    quiet, busy = an_item(cast, "KA-1"), an_item(cast, "KA-2")
    change = done(orderer(cast), [quiet, busy], holder_id=cast.employee.pk)
    change_items(
        actor=cast.system(),
        item_ids=[busy.pk],
        changes=ItemChanges(holder_id=cast.teacher.pk),
        from_at=day(3, 1),
    )
    newer = all_of(busy)
    undo_bulk_change(actor=orderer(cast), change_id=change.pk)
    assert fates(change) == {
        "KA-1": (BulkFate.TAKEN_BACK, ""),
        "KA-2": (BulkFate.KEPT, BulkReason.NEWER_CHANGE),
    }
    assert all_of(busy) == newer
    assert holders(quiet) == [(None, day(1, 1), None)]


def test_after_a_day_nothing_is_taken_back(cast: Cast) -> None:
    item = an_item(cast)
    change = done(orderer(cast), [item], posting_code="77")
    BulkChange.objects.filter(pk=change.pk).update(done_at=timezone.now() - timedelta(days=1))
    with pytest.raises(WrongState):
        undo_bulk_change(actor=orderer(cast), change_id=change.pk)
    item.refresh_from_db()
    assert item.posting_code == "77"


FIELDS = ("holder_id", "cost_centre_id", "posting_code", "place_id", "package_id")
recorded = st.tuples(st.sampled_from(FIELDS), st.integers(0, 2), st.integers(1, 9))
"""A recorded change: field, which of three values, month."""


def values_of(cast: Cast) -> dict[str, tuple[Any, ...]]:
    return {
        "holder_id": (None, cast.employee.pk, cast.teacher.pk),
        "cost_centre_id": (None, cast.administration.pk, cast.basic_education.pk),
        "posting_code": ("", "77", "88"),
        "place_id": (None, cast.town_hall.pk, cast.room_312.pk),
        "package_id": (None, package(cast, "basic").pk, package(cast, "wide").pk),
    }


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    earlier=st.lists(recorded, max_size=5),
    fields=st.sets(st.sampled_from(FIELDS), min_size=1),
    which=st.integers(0, 2),
    month=st.integers(1, 9),
    later=st.lists(recorded, max_size=3),
)
def test_taken_back_the_history_is_as_if_the_change_had_not_been_recorded(
    cast: Cast, earlier: Any, fields: Any, which: int, month: int, later: Any
) -> None:
    """Two items with the same changes, one of them with the bulk change between: equal once it is taken back."""
    values = values_of(cast)
    tag = f"P-{Item.objects.count()}"
    one = an_item(cast, f"{tag}a", in_service_from=day(1, 1))
    twin = an_item(cast, f"{tag}b", in_service_from=day(1, 1))

    def record(changes: Any, items: list[Item]) -> None:
        for field, index, at in changes:
            change_items(
                actor=cast.system(),
                item_ids=[item.pk for item in items],
                changes=ItemChanges(**{field: values[field][index]}),
                from_at=day(at, 1),
            )

    record(earlier, [one, twin])
    agent = cast.actor(cast.agent)
    change = done(agent, [one], at=day(month, 1), **{name: values[name][which] for name in fields})
    other = [made for made in later if made[0] not in fields]
    record(other, [one, twin])
    undo_bulk_change(actor=agent, change_id=change.pk)
    left, right = all_of(one), all_of(twin)
    for facts in (left, right):
        facts["item"].pop("search_text")
    assert left == right


def test_looks_that_nobody_acted_on_are_forgotten_and_done_changes_are_kept(cast: Cast) -> None:
    items = [an_item(cast, "KA-1"), an_item(cast, "KA-2")]
    looked_at(orderer(cast), items[:1], posting_code="77")
    kept = done(orderer(cast), items[1:], posting_code="77")
    bulk_commands.forget_old_plans()
    assert BulkChange.objects.count() == 2
    bulk_commands.forget_old_plans(timezone.now() + timedelta(days=1, minutes=1))
    assert [change.pk for change in BulkChange.objects.all()] == [kept.pk]
    assert kept.items.get().before is None


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_change_each_item_once() -> None:
    cast = build_cast()
    items = register_items(actor=cast.system(), items=[new_item(cast, f"KA-{n}") for n in range(8)])
    plans = [
        (actor, looked_at(actor, items, posting_code=code).pk)
        for actor, code in ((orderer(cast), "77"), (cast.actor(cast.agent), "88"))
    ]
    barrier = threading.Barrier(2)

    def start(actor: Any, pk: int) -> None:
        try:
            barrier.wait(timeout=30)
            start_bulk_change(actor=actor, change_id=pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=start, args=plan) for plan in plans]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    told = [set(fates(BulkChange.objects.get(pk=pk)).values()) for _actor, pk in plans]
    first = {(BulkFate.CHANGED.value, "")}
    second = {(BulkFate.REFUSED.value, BulkReason.CHANGED_MEANWHILE.value)}
    assert told in ([first, second], [second, first])
    assert len(set(Item.objects.values_list("posting_code", flat=True))) == 1
