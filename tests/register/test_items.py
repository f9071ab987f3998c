"""Registering items and keeping their numbers single."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast import Cast
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible
from huolto.foundation.models import EventRecord
from huolto.register.choices import IdentifierKind, ItemState
from huolto.register.commands import (
    ItemChanges,
    NewIdentifier,
    StartOfService,
    change_items,
    put_in_service,
    register_items,
    take_out_of_service,
)
from huolto.register.models import Item, ItemIdentifier
from register.registers import an_item, day, holders, laptops, new_item, places


def test_a_registered_item_is_its_customers_from_its_day_on(cast: Cast) -> None:
    item = an_item(cast, holder_id=cast.employee.pk, place_id=cast.room_312.pk)
    assert (item.state, item.owner_id, item.payer_id) == (
        ItemState.RECEIVED,
        cast.kaarnalahti.pk,
        cast.kaarnalahti.pk,
    )
    assert holders(item) == [("Elina Rauta", day(1, 1), None)]
    assert places(item) == [("312", day(1, 1), None)]


def test_registering_is_told_with_the_customer_of_that_time(cast: Cast) -> None:
    item = an_item(cast)
    [record] = EventRecord.objects.filter(subjects__contains=[f"item:{item.pk}"])
    assert (record.name, record.customer_id, record.occurred_at) == (
        "register.item_registered",
        cast.kaarnalahti.pk,
        day(1, 1),
    )


def test_an_item_without_a_tag_gets_the_next_one_of_its_kind(cast: Cast) -> None:
    items = register_items(
        actor=cast.system(),
        items=[new_item(cast, ""), new_item(cast, "D-00002"), new_item(cast, "", kind="licence")],
    )
    assert [item.asset_tag for item in items] == ["D-00001", "D-00002", "L-00001"]
    assert an_item(cast, "").asset_tag == "D-00003"


def test_a_tag_is_refused_in_whatever_case_and_digits_and_names_the_other_to_who_may_see_it(
    cast: Cast,
) -> None:
    an_item(cast, "KA-12", name="Lumo Book")
    with pytest.raises(InvalidInput, match=r"ka-۱۲ is already the number of Lumo Book \(KA-12\)") as refused:
        an_item(cast, "ka-۱۲")
    assert (refused.value.field, refused.value.details) == ("asset_tag", {"index": 0})


def test_another_customers_item_is_not_named(cast: Cast) -> None:
    an_item(cast, "X-1", name="Secret device", customer=cast.otavala)
    with pytest.raises(InvalidInput) as refused:
        register_items(actor=cast.actor(cast.orderer), items=[new_item(cast, "X-1")])
    assert str(refused.value) == "X-1 is already the number of another item."


def test_a_serial_number_is_one_items_whatever_its_dashes(cast: Cast) -> None:
    serial = (NewIdentifier(IdentifierKind.SERIAL, "LB3-77 A0160"),)
    item = an_item(cast, identifiers=serial)
    assert ItemIdentifier.objects.get(item=item).normalised == "lb377a0160"
    with pytest.raises(InvalidInput, match="already the number"):
        an_item(cast, "KA-2", identifiers=(NewIdentifier(IdentifierKind.SERIAL, "lb377a0160"),))
    an_item(cast, "KA-3", identifiers=(NewIdentifier(IdentifierKind.IMEI, "lb377a0160"),))


def test_nothing_of_a_batch_is_kept_when_one_item_is_refused(cast: Cast) -> None:
    with pytest.raises(InvalidInput) as refused:
        register_items(actor=cast.system(), items=[new_item(cast, "A-1"), new_item(cast, "a-1")])
    assert refused.value.details == {"index": 1}
    assert not Item.objects.exists()


def test_holder_place_and_cost_centre_belong_to_the_same_customer(cast: Cast) -> None:
    for field, pk in (
        ("holder", cast.other_employee.pk),
        ("place", cast.otavala_office.pk),
        ("cost_centre", cast.otavala_upkeep.pk),
    ):
        with pytest.raises(InvalidInput) as refused:
            an_item(cast, **{f"{field}_id": pk})
        assert refused.value.field == field
    assert places(an_item(cast, place_id=cast.store.pk))[0][0] == "Main store"


def test_another_providers_things_do_not_exist(cast: Cast) -> None:
    with pytest.raises(NotVisible):
        an_item(cast, customer=cast.norrbacka)


def test_an_orderer_registers_for_its_own_organisations_only(cast: Cast) -> None:
    laptops(cast)
    register_items(actor=cast.actor(cast.orderer), items=[new_item(cast, "K-1")])
    for person, customer in (
        (cast.orderer, cast.otavala),
        (cast.school_orderer, cast.kaarnalahti),
        (cast.inspector, cast.kaarnalahti),
        (cast.employee, cast.kaarnalahti),
        (cast.billing, cast.kaarnalahti),
    ):
        with pytest.raises(NotAllowed):
            register_items(
                actor=cast.actor(person), items=[new_item(cast, f"N-{person.pk}", customer=customer)]
            )


def test_facts_change_without_touching_dated_rows(cast: Cast) -> None:
    item = an_item(cast, name="Old")
    change_items(
        actor=cast.system(),
        item_ids=[item.pk],
        changes=ItemChanges(
            name="New name",
            purchase_price=Decimal("1180.00"),
            purchased_on=date(2026, 1, 2),
            identifiers=(NewIdentifier(IdentifierKind.SERIAL, "Q-9"),),
        ),
        from_at=day(2, 1),
    )
    item.refresh_from_db()
    assert (item.name, item.purchase_price, item.revision) == ("New name", Decimal("1180.0000"), 2)
    assert "new name" in item.search_text
    assert "q9" in item.search_text
    assert len(holders(item)) == 1


def test_two_thousand_items_take_a_fixed_number_of_statements(cast: Cast) -> None:
    def statements(count: int, prefix: str) -> int:
        new = [
            new_item(
                cast,
                f"{prefix}-{number}",
                holder_id=cast.employee.pk,
                identifiers=(NewIdentifier("serial", f"{prefix}{number}"),),
            )
            for number in range(count)
        ]
        with CaptureQueriesContext(
            connection,
        ) as captured:
            items = register_items(actor=cast.system(), items=new)
            ids = [item.pk for item in items]
            put_in_service(
                actor=cast.system(), starts=[StartOfService(item_id=pk, at=day(1, 5)) for pk in ids]
            )
            change_items(
                actor=cast.system(),
                item_ids=ids,
                changes=ItemChanges(cost_centre_id=cast.administration.pk),
                from_at=day(2, 1),
            )
            take_out_of_service(actor=cast.system(), item_ids=ids, at=day(3, 1))
        return len(captured)

    laptops(cast)
    few = statements(2, "F")
    many = statements(2000, "M")
    # Only the batches of 500 and 1,000 rows add statements.
    assert many <= few + 50
