"""Lists of items: what they find, in which order, page by page, and what they count."""

import itertools
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cast import Cast
from huolto.foundation.actors import Actor
from huolto.foundation.errors import InvalidInput, NotVisible
from huolto.foundation.events import deliver
from huolto.foundation.models import EventRecord
from huolto.parties.commands import change_person, delete_view, revoke_grant, save_view
from huolto.parties.models import Grant
from huolto.parties.saved_views import saved_views_of
from huolto.register.commands import (
    ItemChanges,
    NewIdentifier,
    change_items,
    register_items,
)
from huolto.register.facets import facet_of
from huolto.register.item_filter import ItemFilter
from huolto.register.models import Item
from huolto.register.queries import SORTS, list_items
from register.registers import an_item, day, laptops, new_item

pytestmark = pytest.mark.django_db


def some_items(cast: Cast) -> list[Item]:
    laptops(cast)
    return register_items(
        actor=cast.system(),
        items=[
            new_item(
                cast, f"K-{number}", name=name, holder_id=holder and holder.pk, place_id=place and place.pk,
                identifiers=(NewIdentifier("serial", f"SN{number}ZX81Q"),), end_of_life_on=ends, purchased_on=date(2025, number, 1),
            )
            for number, name, holder, place, ends in (
                (1, "Ålander 3", cast.employee, cast.town_hall, None),
                (2, "Zeta 9", cast.orderer, cast.room_312, date(2027, 1, 1)),
                (3, "Aalto 1", None, None, date(2026, 1, 1)),
            )
        ],
    )  # fmt: skip


def tags(cast: Cast, *, sort: str = "tag", **filters: str) -> list[str]:
    return [row.tag for row in list_items(cast.system(), ItemFilter(**filters), sort=sort).rows]


def test_a_list_is_sorted_in_the_providers_alphabet(cast: Cast) -> None:
    some_items(cast)
    # Finnish: å stands behind z.
    assert tags(cast, sort="device") == ["K-3", "K-2", "K-1"]
    assert tags(cast, sort="-device") == ["K-1", "K-2", "K-3"]


def test_what_has_no_day_stands_last(cast: Cast) -> None:
    some_items(cast)
    assert tags(cast, sort="ends") == ["K-3", "K-2", "K-1"]


def test_any_part_of_a_number_or_a_name_finds_an_item(cast: Cast) -> None:
    some_items(cast)
    assert tags(cast, q="2zx81") == ["K-2"]
    assert tags(cast, q="k-3") == ["K-3"]
    assert tags(cast, q=cast.employee.name.split()[1][1:].upper()) == ["K-1"]
    assert tags(cast, q="k-") == ["K-1", "K-2", "K-3"]
    assert tags(cast, q="nothing like it") == []


def test_filters_take_several_values_and_what_says_nothing(cast: Cast) -> None:
    some_items(cast)
    assert tags(cast, holder=f"{cast.employee.pk},{cast.orderer.pk}") == ["K-1", "K-2"]
    assert tags(cast, holder="nobody") == ["K-3"]
    assert tags(cast, place="nobody") == ["K-3"]


def test_a_place_reaches_what_lies_in_it(cast: Cast) -> None:
    some_items(cast)
    assert tags(cast, place=str(cast.town_hall.pk)) == ["K-1", "K-2"]
    assert tags(cast, place=str(cast.room_312.pk)) == ["K-2"]


def test_a_filter_offers_the_values_that_the_list_has_with_their_counts(cast: Cast) -> None:
    some_items(cast)
    values = facet_of(cast.system(), ItemFilter(), "holder")
    assert {(value.said, value.count) for value in values} == {
        (cast.employee.name, 1),
        (cast.orderer.name, 1),
        ("Nobody", 1),
    }
    assert [(v.value, v.count) for v in facet_of(cast.system(), ItemFilter(holder="nobody"), "state")] == [
        ("received", 1)
    ]


def test_a_persons_new_name_is_found_and_sorted_by(cast: Cast) -> None:
    some_items(cast)
    change_person(actor=cast.system(), person=cast.employee, name="Öömi Renamed")
    deliver(list(EventRecord.objects.filter(name="parties.name_changed").values_list("pk", flat=True)))
    assert tags(cast, q="renamed") == ["K-1"]
    assert tags(cast, sort="-holder")[0] == "K-1"


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    sort=st.sampled_from(sorted(SORTS)), falls=st.booleans(), size=st.integers(1, 4), moves=st.integers(0, 3)
)
def test_pages_show_each_item_once_in_order_forwards_and_backwards(
    cast: Cast, sort: str, falls: bool, size: int, moves: int
) -> None:
    if not Item.objects.exists():
        some_items(cast)
        for number in range(5):
            an_item(cast, f"S-{number}", in_service_from=day(1, 5))
    column = f"-{sort}" if falls else sort
    whole = [row.tag for row in list_items(cast.system(), ItemFilter(), sort=column, size=100).rows]
    seen: list[str] = []
    after = ""
    for _turn in itertools.count():
        page = list_items(cast.system(), ItemFilter(), sort=column, size=size, after=after)
        seen += [row.tag for row in page.rows]
        if not page.after:
            break
        after = page.after
    assert seen == whole
    back: list[str] = [row.tag for row in page.rows]
    while page.before:
        page = list_items(cast.system(), ItemFilter(), sort=column, size=size, before=page.before)
        back = [row.tag for row in page.rows] + back
    assert back == whole


def test_keys_follow_every_change(cast: Cast) -> None:
    [first, *_rest] = some_items(cast)
    change_items(
        actor=cast.system(),
        item_ids=[first.pk],
        changes=ItemChanges(holder_id=None, name="Beeta 2"),
        from_at=day(3, 1),
    )
    first.refresh_from_db()
    assert first.sort_holder == ""
    assert "beeta" in first.search_text
    assert tags(cast, sort="device") == ["K-3", "K-1", "K-2"]


def test_a_list_takes_a_fixed_number_of_queries(cast: Cast) -> None:
    some_items(cast)
    with CaptureQueriesContext(connection) as captured:
        list_items(cast.system(), ItemFilter(), beside=[ItemFilter(), ItemFilter(holder="nobody")])
    # Ids of the page, all counts at once, the rows, their numbers.
    assert len(captured) == 4


def test_what_is_searched_for_is_counted_along_an_index(cast: Cast) -> None:
    """In no order, the first thousand might be looked for in the rows of all providers, one after the other."""
    an_item(cast, "KA-1")
    actor = cast.actor(cast.agent)
    for read in (
        lambda: list_items(actor, ItemFilter(q="ka-1")),
        lambda: facet_of(actor, ItemFilter(q="ka-1"), "age"),
    ):
        with CaptureQueriesContext(connection) as queries:
            read()
        (counting,) = [one["sql"] for one in queries if "counted" in one["sql"]]
        assert counting.count("LIKE") == counting.count('ORDER BY "register_item"."folded_tag"')


def test_a_view_is_kept_shared_with_colleagues_and_forgotten_by_its_owner_only(cast: Cast) -> None:
    orderer, inspector = cast.actor(cast.orderer), cast.actor(cast.inspector)
    own = save_view(actor=orderer, list_name="devices", name="Mine", filters={"state": "in_service"})
    shared = save_view(
        actor=orderer, list_name="devices", name="Ours", filters={"holder": "nobody"}, is_shared=True
    )
    assert {view.name for view in saved_views_of(orderer, "devices")} == {"Mine", "Ours"}
    same_organisation = cast.inspector.organisation_id == cast.orderer.organisation_id
    assert [view.name for view in saved_views_of(inspector, "devices")] == (
        ["Ours"] if same_organisation else []
    )
    assert saved_views_of(cast.actor(cast.other_orderer), "devices") == []
    with pytest.raises(NotVisible):
        delete_view(actor=inspector, list_name="devices", view_id=shared.pk)
    delete_view(actor=orderer, list_name="devices", view_id=own.pk)
    assert [view.name for view in saved_views_of(orderer, "devices")] == ["Ours"]


def test_a_view_needs_a_name_and_a_second_of_the_same_name_replaces_the_first(cast: Cast) -> None:
    orderer = cast.actor(cast.orderer)
    with pytest.raises(InvalidInput):
        save_view(actor=orderer, list_name="devices", name="  ", filters={})
    save_view(actor=orderer, list_name="devices", name="Mine", filters={"state": "in_service"})
    save_view(actor=orderer, list_name="devices", name="Mine", filters={"state": "disposed"})
    assert [view.filters for view in saved_views_of(orderer, "devices")] == [{"state": "disposed"}]


def test_a_list_kept_as_sql_follows_rights_rows_and_the_day(cast: Cast) -> None:
    some_items(cast)
    wide, narrow = cast.actor(cast.orderer), cast.actor(cast.other_orderer)

    def seen(actor: Actor, **filters: str) -> tuple[list[str], tuple[str, ...]]:
        found = list_items(actor, ItemFilter(**filters), beside=[ItemFilter(life="6")])
        return [row.tag for row in found.rows], (found.count, *found.counts)

    with time_machine.travel("2026-02-01T12:00Z"):
        assert seen(cast.system()) == (["K-1", "K-2", "K-3"], ("3", "0"))
        assert seen(wide) == (["K-1", "K-2", "K-3"], ("3", "0"))
        assert seen(narrow) == ([], ("0", "0"))
        an_item(cast, "K-4")
        assert seen(wide) == (["K-1", "K-2", "K-3", "K-4"], ("4", "0"))
        for grant in Grant.objects.filter(person=cast.orderer):
            revoke_grant(actor=cast.system(), grant=grant)
        # Without a right one sees what one holds.
        assert seen(cast.actor(cast.orderer)) == (["K-2"], ("1", "0"))
        assert seen(cast.system(cast.payar)) == ([], ("0", "0"))
    with time_machine.travel("2026-08-01T12:00Z"):
        assert seen(cast.system(), life="6") == (["K-2"], ("1", "1"))
