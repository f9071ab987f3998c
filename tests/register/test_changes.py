"""Changing who has an item, who pays and where it is, from a day on; two people at once."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cast import Cast, build_cast
from huolto.foundation.errors import ChangedMeanwhile, InvalidInput, NotAllowed, NotVisible
from huolto.foundation.models import EventRecord
from huolto.register.commands import ItemChanges, change_items
from huolto.register.models import Assignment, Item
from register.registers import an_item, day, holders, places


def change(cast: Cast, item: Item, at: Any, **values: Any) -> None:
    change_items(actor=cast.system(), item_ids=[item.pk], changes=ItemChanges(**values), from_at=at)


def test_a_new_holder_closes_the_assignment_before_and_keeps_the_rest(cast: Cast) -> None:
    item = an_item(cast, holder_id=cast.employee.pk, posting_code="77", place_id=cast.room_312.pk)
    change(cast, item, day(2, 1), holder_id=cast.teacher.pk)
    assert holders(item) == [
        ("Elina Rauta", day(1, 1), day(2, 1)),
        ("Sanni Orvokki", day(2, 1), None),
    ]
    assert {row.posting_code for row in Assignment.objects.filter(item=item)} == {"77"}
    assert places(item) == [("312", day(1, 1), None)]
    item.refresh_from_db()
    assert (item.holder, item.revision) == (cast.teacher, 2)
    assert "sanni orvokki" in item.search_text
    assert "elina" not in item.search_text


def test_a_back_dated_holder_leaves_the_latest_one(cast: Cast) -> None:
    item = an_item(cast, holder_id=cast.employee.pk)
    change(cast, item, day(3, 1), holder_id=cast.teacher.pk)
    change(cast, item, day(2, 1), holder_id=None)
    assert holders(item) == [
        ("Elina Rauta", day(1, 1), day(2, 1)),
        (None, day(2, 1), day(3, 1)),
        ("Sanni Orvokki", day(3, 1), None),
    ]
    item.refresh_from_db()
    assert item.holder == cast.teacher


def test_a_move_is_a_placement_of_its_own(cast: Cast) -> None:
    item = an_item(cast, place_id=cast.town_hall.pk)
    change(cast, item, day(2, 1), place_id=cast.school_site.pk)
    change(cast, item, day(3, 1), place_id=None)
    assert places(item) == [
        ("Town Hall", day(1, 1), day(2, 1)),
        ("Rantakoulu", day(2, 1), day(3, 1)),
        (None, day(3, 1), None),
    ]
    assert len(holders(item)) == 1


def test_nothing_can_change_before_the_item_was_there(cast: Cast) -> None:
    item = an_item(cast)
    for values in ({"holder_id": cast.employee.pk}, {"place_id": cast.room_312.pk}):
        with pytest.raises(InvalidInput) as refused:
            change(cast, item, day(1, 1) - timedelta(days=1), **values)
        assert refused.value.field == "from_at"


def test_another_customers_person_is_refused(cast: Cast) -> None:
    item = an_item(cast)
    with pytest.raises(InvalidInput) as refused:
        change(cast, item, day(2, 1), holder_id=cast.other_employee.pk)
    assert refused.value.field == "holder"


def test_the_change_is_told_with_both_values_and_its_day(cast: Cast) -> None:
    item = an_item(cast, cost_centre_id=cast.administration.pk)
    change_items(
        actor=cast.actor(cast.orderer),
        item_ids=[item.pk],
        changes=ItemChanges(cost_centre_id=cast.basic_education.pk),
        from_at=day(2, 1),
        reason="new team",
    )
    record = EventRecord.objects.get(name="register.item_changed")
    assert record.data == {
        "item_id": item.pk,
        "changes": [["cost_centre_id", cast.administration.pk, cast.basic_education.pk]],
        "reason": "new team",
    }
    assert (record.occurred_at, record.person_id, record.customer_id) == (
        day(2, 1),
        cast.orderer.pk,
        cast.kaarnalahti.pk,
    )


def test_an_orderer_changes_four_things_and_the_payer_is_the_providers(cast: Cast) -> None:
    item = an_item(cast)
    orderer = cast.actor(cast.orderer)
    allowed = ItemChanges(
        holder_id=cast.employee.pk,
        posting_code="5500",
        cost_centre_id=cast.administration.pk,
        place_id=cast.room_312.pk,
    )
    change_items(actor=orderer, item_ids=[item.pk], changes=allowed, from_at=day(2, 1))
    with pytest.raises(NotAllowed):
        change_items(
            actor=orderer,
            item_ids=[item.pk],
            changes=ItemChanges(payer_id=cast.rantakoulu.pk),
            from_at=day(2, 1),
        )


def test_who_may_not_change(cast: Cast) -> None:
    item = an_item(cast, holder_id=cast.employee.pk)
    for person, error in (
        (cast.other_orderer, NotVisible),
        (cast.norrbacka_orderer, NotVisible),
        (cast.inspector, NotAllowed),
        (cast.employee, NotAllowed),
    ):
        with pytest.raises(error):
            change_items(
                actor=cast.actor(person),
                item_ids=[item.pk],
                changes=ItemChanges(posting_code="1"),
                from_at=day(2, 1),
            )


def test_the_second_saver_is_told_both_values_and_who(cast: Cast) -> None:
    item = an_item(cast, holder_id=cast.employee.pk)
    seen = item.revision
    change_items(
        actor=cast.actor(cast.orderer),
        item_ids=[item.pk],
        changes=ItemChanges(holder_id=cast.teacher.pk),
        from_at=day(2, 1),
        expected_revision=seen,
    )
    with pytest.raises(ChangedMeanwhile) as told:
        change_items(
            actor=cast.actor(cast.agent),
            item_ids=[item.pk],
            changes=ItemChanges(holder_id=None),
            from_at=day(2, 1),
            expected_revision=seen,
        )
    assert told.value.details["yours"] == {"holder_id": None}
    theirs = told.value.details["theirs"]
    assert (theirs["holder_id"].value, theirs["holder_id"].person_id) == (cast.teacher.pk, cast.orderer.pk)
    assert set(theirs) == {"holder_id"}
    change_items(
        actor=cast.actor(cast.agent),
        item_ids=[item.pk],
        changes=ItemChanges(holder_id=None),
        from_at=day(3, 1),
        expected_revision=told.value.details["revision"],
    )
    assert holders(item)[-1] == (None, day(3, 1), None)


CHANGES = st.lists(
    st.tuples(
        st.integers(0, 20),
        st.sampled_from(
            [
                {"holder": "employee"},
                {"holder": "teacher"},
                {"holder": None},
                {"code": "1"},
                {"code": "2"},
                {"place": "room_312"},
                {"place": None},
            ]
        ),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda change: (change[0], next(iter(change[1]))),
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES, data=st.data())
def test_rows_never_overlap_cover_everything_and_do_not_depend_on_the_order(
    cast: Cast, changes: list, data: Any
) -> None:
    Item.objects.all().delete()
    one, other = an_item(cast, "ONE"), an_item(cast, "OTHER")

    def record(item: Item, number: int, values: dict[str, Any]) -> None:
        [(field, wanted)] = values.items()
        if field == "code":
            change(cast, item, day(2, 1) + timedelta(days=number), posting_code=wanted)
        else:
            pk = getattr(cast, wanted).pk if wanted else None
            change(cast, item, day(2, 1) + timedelta(days=number), **{f"{field}_id": pk})

    for number, values in changes:
        record(one, number, values)
    for number, values in data.draw(st.permutations(changes)):
        record(other, number, values)
    # Overlaps are looked for when a transaction ends: now.
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    rows = holders(one)
    assert rows == holders(other)
    assert places(one) == places(other)
    assert (rows[0][1], rows[-1][2]) == (day(1, 1), None)
    assert [row[2] for row in rows[:-1]] == [row[1] for row in rows[1:]]
    one.refresh_from_db()
    other.refresh_from_db()
    for name in ("holder_id", "posting_code", "place_id"):
        assert getattr(one, name) == getattr(other, name)


@pytest.mark.django_db(transaction=True)
def test_of_two_connections_saving_at_once_exactly_one_is_told() -> None:
    cast = build_cast()
    item = an_item(cast, posting_code="0")
    start = threading.Barrier(2)
    outcomes: list[str] = []

    def save(code: str) -> None:
        try:
            start.wait(timeout=10)
            change_items(
                actor=cast.system(),
                item_ids=[item.pk],
                changes=ItemChanges(posting_code=code),
                from_at=day(2, 1),
                expected_revision=1,
            )
            outcomes.append(code)
        except ChangedMeanwhile as error:
            outcomes.append(f"told {error.details['theirs']['posting_code'].value}")
        finally:
            connection.close()

    threads = [threading.Thread(target=save, args=(code,)) for code in ("1", "2")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    saved = next(outcome for outcome in outcomes if not outcome.startswith("told"))
    assert sorted(outcomes) == sorted([saved, f"told {saved}"])
    item.refresh_from_db()
    assert (item.posting_code, item.revision) == (saved, 2)
