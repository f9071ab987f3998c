"""The customer's devices in the browser: list, card, change, taking out, import; and who sees none of it."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cast import Cast
from huolto.parties.models import Person
from huolto.register.choices import ItemState
from huolto.register.commands import ItemChanges, NewIdentifier, change_items, register_items
from huolto.register.models import Assignment, DeviceImport, Item
from register.registers import an_item, day, holders, laptops, new_item, package, services

HERE = "/p/suopursu/devices/"


def browser(cast: Cast, person: Person) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(cast.user(person))
    return client


def form_of(page: Any) -> dict[str, str]:
    """What the form of a page would send as it stands."""
    form = page.context["form"]
    return {name: "" if (value := form[name].value()) is None else str(value) for name in form.fields}


def some(cast: Cast, count: int, prefix: str = "KA") -> list[Item]:
    return register_items(
        actor=cast.system(),
        items=[
            new_item(
                cast,
                f"{prefix}-{number:03}",
                holder_id=cast.employee.pk,
                place_id=cast.room_312.pk,
                cost_centre_id=cast.administration.pk,
                package_id=package(cast, "basic").pk,
                identifiers=(NewIdentifier("serial", f"{prefix}S{number}"),),
            )
            for number in range(count)
        ],
    )


def test_each_person_sees_the_devices_of_their_right_only(cast: Cast) -> None:
    an_item(cast, "OWN-1", holder_id=cast.employee.pk)
    an_item(cast, "CITY-1")
    an_item(cast, "SCHOOL-1", customer=cast.rantakoulu)
    an_item(cast, "OTAVALA-1", customer=cast.otavala)
    for person, seen in (
        (cast.employee, ["OWN-1"]),
        (cast.orderer, ["CITY-1", "OWN-1", "SCHOOL-1"]),
        (cast.inspector, ["CITY-1", "OWN-1", "SCHOOL-1"]),
        (cast.school_orderer, ["SCHOOL-1"]),
        (cast.other_orderer, ["OTAVALA-1"]),
        (cast.other_employee, []),
        (cast.customer_administrator, []),
    ):
        page = browser(cast, person).get(HERE)
        assert page.status_code == 200
        assert [row.tag for row in page.context["list"].rows] == seen
        assert page.context["list"].count == str(len(seen))
        for tag in {"OWN-1", "CITY-1", "SCHOOL-1", "OTAVALA-1"} - set(seen):
            assert tag not in page.content.decode()


def test_staff_and_strangers_do_not_open_the_customers_register(cast: Cast) -> None:
    assert browser(cast, cast.agent).get(HERE).status_code == 404
    assert Client().get(HERE).status_code == 302


def test_a_device_that_one_may_not_see_does_not_exist_on_any_page(cast: Cast) -> None:
    item = an_item(cast, "OTAVALA-1", customer=cast.otavala, in_service_from=day(1, 5))
    client = browser(cast, cast.orderer)
    for rest in ("", "change/", "take-out/"):
        assert client.get(f"{HERE}{item.pk}/{rest}").status_code == 404
        assert client.post(f"{HERE}{item.pk}/{rest}", {"on": "2026-02-01"}).status_code in (404, 405)
    item.refresh_from_db()
    assert item.state == ItemState.IN_SERVICE


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("lumo", ["KA-1", "KB-2"]),
        ("LB3-77", ["KA-1"]),
        ("lb377a", ["KA-1"]),
        ("elina", ["KA-1"]),
        ("rauta lumo", ["KA-1"]),
        ("town hall", ["KB-2"]),
        ("kb", ["KB-2"]),
        ("lu", []),
        ("100%", []),
        ("۲", []),
    ],
)
def test_search_finds_any_part_and_under_three_letters_the_beginning_of_the_tag(
    cast: Cast, text: str, found: list[str]
) -> None:
    an_item(cast, "KA-1", holder_id=cast.employee.pk, identifiers=(NewIdentifier("serial", "LB3-77A0160"),))
    an_item(cast, "KB-2", place_id=cast.town_hall.pk)
    page = browser(cast, cast.orderer).get(HERE, {"q": text})
    assert [row.tag for row in page.context["list"].rows] == found


def test_filters_are_in_the_address_and_a_wrong_one_is_left_out(cast: Cast) -> None:
    an_item(cast, "KA-1", holder_id=cast.employee.pk, place_id=cast.room_312.pk)
    an_item(cast, "KA-2", in_service_from=day(1, 5), cost_centre_id=cast.administration.pk)
    client = browser(cast, cast.orderer)

    def shown(**address: Any) -> list[str]:
        return [row.tag for row in client.get(HERE, address).context["list"].rows]

    assert shown(place=cast.town_hall.pk) == ["KA-1"]
    assert shown(cost_centre=cast.administration.pk) == ["KA-2"]
    assert shown(state="in_service", holder="nobody") == ["KA-2"]
    assert shown(holder=cast.employee.pk) == ["KA-1"]
    assert shown(category=laptops(cast).pk, sort="-tag") == ["KA-2", "KA-1"]
    assert shown(q="ka\x00-1", place="9" * 40) == ["KA-1"]
    assert shown(category="x' OR 1=1", state="gone", sort="nonsense", after="rubbish") == ["KA-1", "KA-2"]


def test_a_list_is_paged_without_losing_or_doubling_a_device(cast: Cast) -> None:
    some(cast, 45)
    client = browser(cast, cast.orderer)
    for sort in ("tag", "-tag", "holder"):
        seen: list[str] = []
        address: dict[str, Any] = {"sort": sort}
        for _page in range(3):
            found = client.get(HERE, address).context["list"]
            seen += [row.tag for row in found.rows]
            address = {"sort": sort, "after": found.after}
        assert found.after == ""
        assert sorted(seen) == [f"KA-{number:03}" for number in range(45)]
        back = client.get(HERE, {"sort": sort, "before": found.before}).context["list"]
        assert [row.tag for row in back.rows] == seen[20:40]


def test_the_list_asks_the_database_as_often_for_many_as_for_few(cast: Cast) -> None:
    client = browser(cast, cast.orderer)

    def asked(expected: int) -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            page = client.get(HERE, {"size": "50"})
        assert len(page.context["list"].rows) == expected
        return len(captured)

    some(cast, 2)
    asked(2)
    few = asked(2)
    some(cast, 40, "MANY")
    assert asked(42) <= few
    assert few <= 40


def test_searching_as_one_types_gets_the_rows_only(cast: Cast) -> None:
    an_item(cast)
    client = browser(cast, cast.orderer)
    page = client.get(HERE, {"q": "ka-1"}, headers={"HX-Request": "true"})
    text = page.content.decode()
    assert "KA-1" in text
    assert "<html" not in text
    assert 'id="views" hx-swap-oob="true"' in text
    assert page["HX-Push-Url"].endswith("/devices/?q=ka-1")


def test_an_empty_register_says_what_to_do_and_an_empty_search_too(cast: Cast) -> None:
    client = browser(cast, cast.orderer)
    assert "No devices yet" in client.get(HERE).content.decode()
    an_item(cast)
    assert "Nothing fits" in client.get(HERE, {"q": "zebra"}).content.decode()


def test_the_card_shows_the_four_parties_and_what_happened(cast: Cast) -> None:
    item = an_item(
        cast,
        "KA-1",
        holder_id=cast.employee.pk,
        place_id=cast.room_312.pk,
        package_id=package(cast, "basic").pk,
        in_service_from=day(1, 5),
    )
    page = browser(cast, cast.orderer).get(f"{HERE}{item.pk}/")
    text = page.content.decode()
    assert [party.name for party in page.context["card"].parties] == [
        "City of Kaarnalahti",
        "City of Kaarnalahti",
        "Elina Rauta",
        "City of Kaarnalahti",
    ]
    assert "Town Hall, 3rd floor, 312" in text
    assert [entry.title for entry in page.context["timeline"].entries] == [
        "Put in service",
        "Entered in the register",
    ]
    assert "Take out of service" in text


def test_whoever_only_inspects_or_holds_a_device_finds_no_button_and_no_way_to_change(cast: Cast) -> None:
    item = an_item(cast, holder_id=cast.employee.pk, in_service_from=day(1, 5))
    for person in (cast.inspector, cast.employee):
        client = browser(cast, person)
        assert "take-out" not in client.get(f"{HERE}{item.pk}/").content.decode()
        assert client.post(f"{HERE}{item.pk}/take-out/", {"on": "2026-02-01"}).status_code == 404
        assert client.get(f"{HERE}import/").status_code == 404
    item.refresh_from_db()
    assert item.state == ItemState.IN_SERVICE


def test_whoever_merely_holds_a_device_does_not_read_what_it_costs(cast: Cast) -> None:
    item = an_item(cast, holder_id=cast.employee.pk, purchase_price=Decimal("1180.00"))
    assert "1,180.00" in browser(cast, cast.inspector).get(f"{HERE}{item.pk}/").content.decode()
    assert "1,180.00" not in browser(cast, cast.employee).get(f"{HERE}{item.pk}/").content.decode()


def test_a_customer_does_not_read_what_happened_at_another_one(cast: Cast) -> None:
    item = an_item(cast, customer=cast.otavala, name="Pool phone")
    change_items(
        actor=cast.system(), item_ids=[item.pk], changes=ItemChanges(posting_code="9"), from_at=day(2, 1)
    )
    Item.objects.filter(pk=item.pk).update(customer=cast.kaarnalahti, tree=cast.kaarnalahti)
    Assignment.objects.filter(item=item).update(customer=cast.kaarnalahti)
    change_items(
        actor=cast.system(), item_ids=[item.pk], changes=ItemChanges(name="City phone"), from_at=day(3, 1)
    )
    page = browser(cast, cast.orderer).get(f"{HERE}{item.pk}/")
    assert [entry.title for entry in page.context["timeline"].entries] == ["Name changed"]


def test_an_orderer_changes_holder_and_place_from_a_day(cast: Cast) -> None:
    item = an_item(cast, holder_id=cast.employee.pk, place_id=cast.room_312.pk, posting_code="5")
    client = browser(cast, cast.orderer)
    address = f"{HERE}{item.pk}/change/"
    sent = form_of(client.get(address))
    assert sent["holder"] == "Elina Rauta <elina@kaarnalahti.example>"
    sent |= {"holder": "sanni orvokki", "place": str(cast.school_site.pk), "from_on": "2026-02-01"}
    answer = client.post(address, sent)
    assert (answer.status_code, answer["Location"]) == (302, f"{HERE}{item.pk}/")
    assert holders(item) == [("Elina Rauta", day(1, 1), day(2, 1)), ("Sanni Orvokki", day(2, 1), None)]
    item.refresh_from_db()
    assert (item.place, item.posting_code) == (cast.school_site, "5")


def test_a_wrong_form_keeps_what_was_typed_and_says_what_is_wrong(cast: Cast) -> None:
    item = an_item(cast)
    client = browser(cast, cast.orderer)
    address = f"{HERE}{item.pk}/change/"
    sent = form_of(client.get(address))
    answer = client.post(
        address, sent | {"holder": "Nobody Known", "posting_code": "77", "from_on": "2026-02-30"}
    )
    text = answer.content.decode()
    assert answer.status_code == 422
    for said in ("Nobody of this name or address is known here.", "Nobody Known", 'value="77"'):
        assert said in text
    early = client.post(address, sent | {"posting_code": "77", "from_on": "2025-12-31"})
    assert early.status_code == 422
    assert "was not there yet on this day" in early.content.decode()
    stranger = client.post(address, sent | {"holder": "onni@otavala.example"})
    assert "Nobody of this name" in stranger.content.decode()
    item.refresh_from_db()
    assert item.revision == 1


def test_the_second_saver_sees_both_values_and_undoes_nothing_by_saving_again(cast: Cast) -> None:
    item = an_item(cast, holder_id=cast.employee.pk, posting_code="1")
    one, other = browser(cast, cast.orderer), browser(cast, cast.orderer)
    address = f"{HERE}{item.pk}/change/"
    first, second = form_of(one.get(address)), form_of(other.get(address))
    one.post(address, first | {"posting_code": "2", "place": str(cast.room_312.pk), "from_on": "2026-02-01"})
    told = other.post(address, second | {"posting_code": "3", "from_on": "2026-02-01"})
    assert told.status_code == 409
    shown = {line.label: (line.yours, line.theirs, line.by) for line in told.context["differences"]}
    assert shown == {
        "Posting code": ("3", "2", "Aino Kettunen"),
        "Place": ("as it was", "312", "Aino Kettunen"),
    }
    again = other.post(address, form_of(told))
    assert again.status_code == 302
    item.refresh_from_db()
    assert (item.posting_code, item.place) == ("3", cast.room_312)


def test_a_customer_takes_a_device_out_of_service(cast: Cast) -> None:
    item = an_item(cast, in_service_from=day(1, 5))
    client = browser(cast, cast.orderer)
    address = f"{HERE}{item.pk}/take-out/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"on": "2025-12-01"}).status_code == 422
    assert client.post(address, {"on": "2026-03-01", "reason": "worn out"}).status_code == 302
    assert services(item) == [(None, day(1, 5), day(3, 1))]
    assert client.post(address, {"on": "2026-04-01"}).status_code == 422
    assert services(item) == [(None, day(1, 5), day(3, 1))]


def test_a_persian_reader_types_days_in_the_jalali_calendar(cast: Cast) -> None:
    item = an_item(cast, in_service_from=day(1, 5))
    client = browser(cast, cast.orderer)
    client.cookies["django_language"] = "fa"
    client.post(f"{HERE}{item.pk}/take-out/", {"on": "۱۴۰۴/۱۲/۱۰"})
    assert services(item) == [(None, day(1, 5), day(3, 1))]


def test_a_list_is_looked_at_then_imported_once(cast: Cast) -> None:
    client = browser(cast, cast.orderer)
    text = "Asset Tag,Model,Shoe size\nKA-1,Book 14,42\n,,\n,Book 14,1\n"

    def upload(content: bytes) -> Any:
        return client.post(
            f"{HERE}import/",
            {"file": SimpleUploadedFile("list.csv", content), "customer": cast.kaarnalahti.pk},
        )

    answer = upload(text.encode())
    assert answer.status_code == 302
    preview = client.get(answer["Location"])
    shown = preview.content.decode()
    assert not Item.objects.exists()
    for said in ("Nothing has been changed yet", "Shoe size", "A device needs an asset tag"):
        assert said in shown
    for _click in range(2):
        assert client.post(answer["Location"]).status_code == 302
    assert Item.objects.count() == 1
    mend = client.get(f"{answer['Location']}refused/")
    assert "attachment" in mend["Content-Disposition"]
    assert "Book 14,1," in mend.content.decode()
    kept = DeviceImport.objects.get()
    assert browser(cast, cast.other_orderer).get(f"{HERE}import/{kept.pk}/").status_code == 404
    assert browser(cast, cast.school_orderer).get(f"{HERE}import/{kept.pk}/refused/").status_code == 404
    bad = upload(b"\x89PNG\r\n\x1a\n....")
    assert bad.status_code == 422
    assert "is PNG" in bad.content.decode()
    assert upload(b"Colour\nred\n").status_code == 422


def test_an_orderer_cannot_import_for_another_customer(cast: Cast) -> None:
    answer = browser(cast, cast.orderer).post(
        f"{HERE}import/",
        {"file": SimpleUploadedFile("list.csv", b"Asset Tag\nX\n"), "customer": cast.otavala.pk},
    )
    assert answer.status_code == 422
    assert not DeviceImport.objects.exists()
