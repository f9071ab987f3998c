"""Changing many devices and exporting lists in the browser: steps, what is told, and who gets none of it."""

from typing import Any

import pytest
from django.test import Client

from cast import Cast
from huolto.parties.choices import Right
from huolto.parties.commands import create_place, grant_right
from huolto.parties.models import Person
from huolto.register.choices import BulkState, ItemState
from huolto.register.commands import write_list_export
from huolto.register.models import BulkChange, Item, ListExport
from register.registers import an_item, day, holders

HERE = "/p/suopursu/devices/"
BULK = f"{HERE}bulk/"
EXPORTS = f"{HERE}exports/"


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


def browser(cast: Cast, person: Person) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(cast.user(person))
    return client


def sent(client: Client, query: str, **values: Any) -> Any:
    return client.post(f"{BULK}?{query}", {"from_on": "2026-02-01", **values})


def test_picked_set_looked_at_done_and_undone(cast: Cast) -> None:
    items = [an_item(cast, f"KA-{n}") for n in (1, 2)]
    client = browser(cast, cast.orderer)
    query = "&".join(f"pick={item.pk}" for item in items)
    assert "2 devices picked" in client.get(f"{BULK}?{query}").content.decode()
    looked = sent(client, query, holder="Elina Rauta", reason="new team")
    assert looked.status_code == 302
    page = client.get(looked["Location"]).content.decode()
    assert "Nothing has been changed yet" in page
    assert "Change 2 devices" in page
    assert "Elina Rauta" in page
    assert holders(items[0]) == [(None, day(1, 1), None)]
    done = client.post(looked["Location"], {"do": "start"}, follow=True).content.decode()
    assert "2 devices are changed. You can undo this for a day." in done
    assert holders(items[0])[-1] == ("Elina Rauta", day(2, 1), None)
    undone = client.post(looked["Location"], {"do": "undo"}, follow=True).content.decode()
    assert "2 devices are as they were before." in undone
    assert holders(items[0]) == [(None, day(1, 1), None)]


def test_a_form_that_sets_nothing_or_contradicts_itself_comes_back(cast: Cast) -> None:
    item = an_item(cast)
    client = browser(cast, cast.orderer)
    nothing = sent(client, f"pick={item.pk}")
    assert (nothing.status_code, "nothing is set yet" in nothing.content.decode()) == (422, True)
    both = sent(client, f"pick={item.pk}", holder="Elina Rauta", no_holder="on", reason="kept words")
    assert both.status_code == 422
    assert "kept words" in both.content.decode()
    assert BulkChange.objects.count() == 0


def test_another_customers_people_and_places_are_not_offered_and_not_taken(cast: Cast) -> None:
    item = an_item(cast)
    client = browser(cast, cast.orderer)
    page = client.get(f"{BULK}?pick={item.pk}").content.decode()
    assert "Onni Hirsi" not in page
    assert "Housing office" not in page
    assert "Main store" not in page
    for wrong in ({"holder": "Onni Hirsi"}, {"place": cast.otavala_office.pk}, {"package": "1"}):
        assert sent(client, f"pick={item.pk}", **wrong).status_code == 422


def test_what_would_leave_ones_own_sight_is_said_before_it_is_done(cast: Cast) -> None:
    floor = cast.town_hall_third_floor
    grant_right(
        actor=cast.system(),
        person=cast.employee,
        right=Right.ORDER,
        organisation=cast.kaarnalahti,
        place=floor,
    )
    items = [an_item(cast, tag, place_id=floor.pk) for tag in ("A-1", "A-2")]
    own = an_item(cast, "A-3", place_id=floor.pk, holder_id=cast.employee.pk)
    picked = "&".join(f"pick={item.pk}" for item in (*items, own))
    elsewhere = create_place(actor=cast.system(), organisation=cast.kaarnalahti, name="Archive")
    warned = "After this you will not see 2 of these devices any more."
    for person, place, is_warned in (
        (cast.employee, elsewhere, True),
        (cast.employee, cast.room_312, False),
        (cast.orderer, elsewhere, False),
    ):
        client = browser(cast, person)
        looked = client.get(sent(client, picked, place=place.pk)["Location"]).content.decode()
        assert (warned in looked) is is_warned
        assert ("any more." in looked) is is_warned


def test_another_customers_ids_lead_nowhere(cast: Cast) -> None:
    strange = an_item(cast, "OT-1", customer=cast.otavala)
    client = browser(cast, cast.orderer)
    assert client.get(f"{BULK}?pick={strange.pk}")["Location"] == HERE
    assert sent(client, f"pick={strange.pk}", posting_code="77")["Location"] == HERE
    for nonsense in ("pick=x&pick=-1", "pick=99999999999999999999", "all=1&address=q%3Dnone%00", "do=change"):
        assert client.get(f"{BULK}?{nonsense}").status_code == 302
    assert client.get(f"{BULK}?pick={strange.pk}&do=explode").status_code == 404
    strange.refresh_from_db()
    assert strange.posting_code == ""


def test_all_that_fit_but_for_those_let_go_of(cast: Cast) -> None:
    items = [an_item(cast, f"KA-{n}") for n in range(4)]
    client = browser(cast, cast.orderer)
    shown = ",".join(str(item.pk) for item in items[:3])
    query = f"all=1&address=q%3Dka&shown={shown}&pick={items[0].pk}&pick={items[2].pk}"
    looked = sent(client, query, posting_code="77")
    client.post(looked["Location"], {"do": "start"})
    assert list(Item.objects.order_by("pk").values_list("posting_code", flat=True)) == ["77", "", "77", "77"]


def test_a_customer_takes_out_and_does_not_put_in(cast: Cast) -> None:
    item = an_item(cast, in_service_from=day(1, 5))
    client = browser(cast, cast.orderer)
    looked = sent(client, f"pick={item.pk}&do=take_out")
    client.post(looked["Location"], {"do": "start"})
    item.refresh_from_db()
    assert item.state == ItemState.OUT_OF_SERVICE
    assert client.get(f"{BULK}?pick={item.pk}&do=put_in_service").status_code == 404
    work = browser(cast, cast.agent)
    assert work.get(f"/p/suopursu/work/devices/bulk/?pick={item.pk}&do=put_in_service").status_code == 200


@pytest.mark.parametrize("person", ["inspector", "employee", "agent"])
def test_who_may_not_change_finds_no_such_page_and_no_such_button(cast: Cast, person: str) -> None:
    item = an_item(cast, holder_id=cast.employee.pk)
    client = browser(cast, getattr(cast, person))
    assert client.get(f"{BULK}?pick={item.pk}").status_code == 404
    if person != "agent":
        page = client.get(HERE).content.decode()
        assert 'value="take_out"' not in page
        assert "data-export" in page


def test_somebody_elses_change_is_not_there(cast: Cast) -> None:
    item = an_item(cast)
    looked = sent(browser(cast, cast.orderer), f"pick={item.pk}", posting_code="77")
    stranger = browser(cast, cast.other_orderer)
    assert stranger.get(looked["Location"]).status_code == 404
    assert stranger.post(looked["Location"], {"do": "start"}).status_code == 404
    assert BulkChange.objects.get().state == BulkState.PLANNED


def test_a_change_under_way_shows_how_far_it_is_and_looks_again(cast: Cast) -> None:
    item = an_item(cast)
    client = browser(cast, cast.orderer)
    looked = sent(client, f"pick={item.pk}", posting_code="77")
    BulkChange.objects.update(state=BulkState.RUNNING)
    page = client.get(looked["Location"]).content.decode()
    assert "0 of 1 devices" in page
    assert 'hx-trigger="every 1s"' in page
    assert "Reload" in page


def test_a_list_is_asked_for_made_and_fetched(cast: Cast) -> None:
    an_item(cast, "KA-1")
    an_item(cast, "KA-2")
    client = browser(cast, cast.orderer)
    query = "all=1&address=q%3Dka%26sort%3D-tag"
    assert "2 devices" in client.get(f"{EXPORTS}?{query}").content.decode()
    asked = client.post(f"{EXPORTS}?{query}", {"format": "csv", "columns": "listed"})
    export = ListExport.objects.get()
    assert "made in a moment" in client.get(asked["Location"]).content.decode()
    assert client.get(f"{asked['Location']}file/").status_code == 404
    write_list_export(export.pk)
    assert "Fetch the file" in client.get(asked["Location"]).content.decode()
    answer = client.get(f"{asked['Location']}file/")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines] == ["Asset tag", "KA-2", "KA-1"]
    assert answer["Content-Disposition"].startswith("attachment")
    other = browser(cast, cast.inspector)
    assert other.get(asked["Location"]).status_code == 404
    assert other.get(f"{asked['Location']}file/").status_code == 404


def test_an_export_is_cancelled(cast: Cast) -> None:
    an_item(cast)
    client = browser(cast, cast.orderer)
    asked = client.post(EXPORTS, {"format": "xlsx", "columns": "all"})
    page = client.post(asked["Location"], follow=True).content.decode()
    assert "You cancelled this. No file is kept." in page
    write_list_export(ListExport.objects.get().pk)
    assert ListExport.objects.get().file is None
