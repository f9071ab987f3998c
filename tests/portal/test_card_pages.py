"""The identity card in the browser: what it shows, to whom, on paper and as stickers, and what is written on it."""

import io
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from cast import Cast
from huolto.parties.models import Person
from huolto.register.commands import (
    ItemChanges,
    NewPart,
    NewPhoto,
    NewReading,
    change_items,
    fit_parts,
    record_readings,
    remove_parts,
    report_condition,
    take_out_of_service,
)
from huolto.register.models import (
    Assignment,
    ConditionPhoto,
    ConditionReport,
    Item,
    ItemPart,
    MeterReading,
)
from register.registers import an_item, day, package

HERE = "/p/suopursu/devices/"


def browser(cast: Cast, person: Person, language: str = "en") -> Client:
    client = Client(headers={"accept-language": language})
    client.force_login(cast.user(person))
    return client


def picture() -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (40, 20), "teal").save(kept, "PNG")
    return kept.getvalue()


def reported(cast: Cast, item: Item, at: Any = None) -> ConditionPhoto:
    report = report_condition(
        actor=cast.system(),
        item_id=item.pk,
        grade="worn",
        note="Scratched lid",
        occurred_at=at or day(3, 1),
        photos=[NewPhoto(name="a.png", content=picture())],
    )
    return ConditionPhoto.objects.get(report=report)


def pages(item: Item, value: int, at: Any) -> NewReading:
    return NewReading(item_id=item.pk, kind="pages_total", value=Decimal(value), read_at=at)


def full_item(cast: Cast, tag: str = "KA-1") -> Item:
    item = an_item(cast, tag, holder_id=cast.employee.pk, in_service_from=day(1, 5))
    fit_parts(
        actor=cast.system(),
        parts=[
            (
                item.pk,
                NewPart(
                    name="Fuser", kind="fuser", fitted_on=date(2026, 2, 1), warranty_until=date(2999, 1, 1)
                ),
            )
        ],
    )
    record_readings(
        actor=cast.system(), readings=[pages(item, 1000 * month, day(month, 1)) for month in range(1, 9)]
    )
    reported(cast, item)
    return item


def of_two_customers(cast: Cast) -> Item:
    """A pool device: Otavala's until March, Kaarnalahti's since."""
    item = an_item(cast, "POOL-1", customer=cast.otavala)
    [old] = fit_parts(
        actor=cast.system(), parts=[(item.pk, NewPart(name="Old fuser", fitted_on=date(2026, 1, 10)))]
    )
    remove_parts(actor=cast.system(), part_ids=[old.pk], removed_on=date(2026, 2, 10))
    Assignment.objects.filter(item=item).update(during=(day(1, 1), day(3, 1)))
    Assignment.objects.create(
        provider=cast.suopursu,
        item=item,
        customer=cast.kaarnalahti,
        payer=cast.kaarnalahti,
        during=(day(3, 1), None),
    )
    Item.objects.filter(pk=item.pk).update(customer=cast.kaarnalahti, tree=cast.kaarnalahti)
    record_readings(
        actor=cast.system(), readings=[pages(item, 4321, day(2, 1)), pages(item, 5000, day(4, 1))]
    )
    reported(cast, item, day(2, 2))
    return item


def test_the_card_shows_parts_counters_and_condition(cast: Cast) -> None:
    item = full_item(cast)
    text = browser(cast, cast.orderer).get(f"{HERE}{item.pk}/").content.decode()
    for said in ("Fuser", "8,000 pages", "Scratched lid", "Worn", "About 1,0", "earlier events, since"):
        assert said in text


def test_the_card_asks_the_database_no_more_often_for_a_long_life(cast: Cast) -> None:
    short, long = an_item(cast, "KA-2", in_service_from=day(1, 5)), full_item(cast)
    change_items(
        actor=cast.system(),
        item_ids=[long.pk],
        changes=ItemChanges(
            place_id=cast.room_312.pk,
            holder_id=cast.employee.pk,
            package_id=package(cast, "standard").pk,
            name="Lumo Book 15",
        ),
        from_at=day(5, 1),
    )
    client = browser(cast, cast.inspector)

    def asked(item: Item) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"{HERE}{item.pk}/").status_code == 200
        return len([query for query in captured if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))])

    asked(short)
    assert asked(short) <= 22
    assert asked(long) <= 26


def test_who_may_change_a_device_hands_it_over_from_its_card(cast: Cast) -> None:
    item = an_item(cast, "KA-2", in_service_from=day(1, 5))
    for person, may in ((cast.orderer, True), (cast.inspector, False)):
        text = browser(cast, person).get(f"{HERE}{item.pk}/").content.decode()
        assert (f"hand-over/?ids={item.pk}" in text) is may


def test_a_pool_device_does_not_tell_what_it_did_at_another_customer(cast: Cast) -> None:
    item = of_two_customers(cast)
    text = browser(cast, cast.orderer).get(f"{HERE}{item.pk}/?all=1").content.decode()
    assert "5,000 pages" in text
    for untold in ("4,321", "Scratched lid", "Old fuser"):
        assert untold not in text
    photo = ConditionPhoto.objects.get()
    assert browser(cast, cast.orderer).get(f"{HERE}{item.pk}/photos/{photo.pk}/").status_code == 404
    staff = browser(cast, cast.agent).get(f"/p/suopursu/work/devices/{item.pk}/").content.decode()
    assert "Scratched lid" in staff


def test_photos_are_served_only_to_who_may_see_the_item(cast: Cast) -> None:
    item, other = full_item(cast), an_item(cast, "KA-9")
    photo = ConditionPhoto.objects.get()
    for person, status in (
        (cast.employee, 200),
        (cast.inspector, 200),
        (cast.other_orderer, 404),
        (cast.school_orderer, 404),
    ):
        for small in ("", "small/"):
            answer = browser(cast, person).get(f"{HERE}{item.pk}/photos/{photo.pk}/{small}")
            assert answer.status_code == status
    answer = browser(cast, cast.orderer).get(f"{HERE}{item.pk}/photos/{photo.pk}/")
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"].startswith("private")
    # By way of another item of the same customer it is not there either.
    assert browser(cast, cast.orderer).get(f"{HERE}{other.pk}/photos/{photo.pk}/").status_code == 404
    assert Client().get(f"{HERE}{item.pk}/photos/{photo.pk}/").status_code == 302


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_card_is_the_same_on_paper(cast: Cast, language: str) -> None:
    item = full_item(cast)
    answer = browser(cast, cast.orderer, language).get(f"{HERE}{item.pk}/card.pdf")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF-")


def test_another_customers_device_is_on_no_paper_and_on_no_sticker(cast: Cast) -> None:
    own, other = an_item(cast, "KA-1"), an_item(cast, "OT-1", customer=cast.otavala)
    client = browser(cast, cast.orderer)
    assert client.get(f"{HERE}{other.pk}/card.pdf").status_code == 404
    assert client.get(f"{HERE}cards/?ids={own.pk},{other.pk}").status_code == 404
    assert client.get(f"{HERE}stickers/?ids={own.pk}&ids={other.pk}").status_code == 404
    assert client.get(f"{HERE}stickers/").context["count"] == 1


def test_stickers_are_made_for_a_size_from_a_label_on(cast: Cast) -> None:
    item = an_item(cast)
    client = browser(cast, cast.orderer)
    page = client.get(f"{HERE}stickers/?ids={item.pk}")
    assert (page.status_code, page.context["count"]) == (200, 1)
    answer = client.get(f"{HERE}stickers/?ids={item.pk}&size=70x37&start=24&show=name&show=phone")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    for wrong in (
        "size=70x37&start=25",
        "size=70x37&start=0",
        "size=none&start=1",
        "size=70x37&start=1&show=x",
    ):
        assert client.get(f"{HERE}stickers/?ids={item.pk}&{wrong}").status_code == 422


def test_a_stickers_address_opens_the_card_on_the_readers_own_face(cast: Cast) -> None:
    item = an_item(cast, "KA-1/7")
    address = "/p/suopursu/d/ka-1/7"
    assert browser(cast, cast.orderer).get(address)["Location"] == f"{HERE}{item.pk}/"
    assert browser(cast, cast.agent).get(address)["Location"] == f"/p/suopursu/work/devices/{item.pk}/"
    assert browser(cast, cast.other_orderer).get(address).status_code == 404
    stranger = Client().get(address)
    assert (stranger.status_code, "sign-in" in stranger["Location"]) == (302, True)


def test_a_reading_is_written_down_and_a_wrong_one_is_answered_with_what_was_typed(cast: Cast) -> None:
    item = an_item(cast, holder_id=cast.employee.pk)
    client = browser(cast, cast.employee)
    address = f"{HERE}{item.pk}/reading/"
    sent = {"kind": "pages_total", "value": "۱۸۴٬۲۲۰", "read_on": "2026-03-10"}
    assert client.post(address, sent)["Location"] == f"{HERE}{item.pk}/"
    assert MeterReading.objects.get().value == 184_220
    falling = client.post(address, sent | {"value": "184,000", "read_on": "2026-03-11"})
    assert falling.status_code == 422
    assert "does not run backwards" in falling.content.decode()
    assert 'value="184,000"' in falling.content.decode()
    assert client.post(address, sent | {"value": "many"}).status_code == 422
    assert browser(cast, cast.inspector).post(address, sent).status_code == 403


def test_a_condition_is_reported_with_photos_and_a_heic_is_refused_with_a_sentence(cast: Cast) -> None:
    item = an_item(cast, holder_id=cast.employee.pk)
    client = browser(cast, cast.employee)
    address = f"{HERE}{item.pk}/condition/"
    sent = {"grade": "damaged", "note": "Cracked", "seen_on": "2026-03-10"}
    heic = SimpleUploadedFile("x.heic", b"\0\0\0\x18ftypheic" + b"\0" * 40)
    refused = client.post(address, sent | {"photos": [heic]})
    assert (refused.status_code, "HEIC" in refused.content.decode()) == (422, True)
    photos = [SimpleUploadedFile(f"{number}.png", picture()) for number in range(2)]
    assert client.post(address, sent | {"photos": photos}).status_code == 302
    assert (ConditionReport.objects.get().grade, ConditionPhoto.objects.count()) == ("damaged", 2)


def test_a_part_is_fitted_and_taken_out_by_who_may_change_the_item(cast: Cast) -> None:
    item = an_item(cast, holder_id=cast.employee.pk)
    client = browser(cast, cast.orderer)
    sent = {"kind": "disk", "name": "512 GB", "quantity": "1", "fitted_on": "2026-03-01"}
    assert client.post(f"{HERE}{item.pk}/part/", sent).status_code == 302
    part = ItemPart.objects.get()
    other = an_item(cast, "KA-9")
    assert client.post(f"{HERE}{other.pk}/parts/{part.pk}/remove/").status_code == 404
    assert browser(cast, cast.employee).post(f"{HERE}{item.pk}/parts/{part.pk}/remove/").status_code == 404
    assert client.post(f"{HERE}{item.pk}/parts/{part.pk}/remove/").status_code == 302
    part.refresh_from_db()
    assert part.removed_on is not None


def test_the_page_of_who_knew_what_when_answers_and_refuses_a_day_that_is_none(cast: Cast) -> None:
    item = an_item(cast, holder_id=cast.employee.pk)
    client = browser(cast, cast.orderer)
    assert client.get(f"{HERE}{item.pk}/history/").status_code == 200
    assert client.get(f"{HERE}{item.pk}/history/?as_of=2026-03-05&known_on=2026-03-06").status_code == 200
    assert client.get(f"{HERE}{item.pk}/history/?as_of=2026-02-30").status_code == 422


def test_retiring_and_what_follows_stand_in_sight(cast: Cast) -> None:
    item = an_item(cast, "KA-1", in_service_from=day(1, 5))
    client = browser(cast, cast.orderer)

    def near() -> list[str]:
        actions = client.get(f"{HERE}{item.pk}/").context["actions"]
        return [str(action.label) for action, _address in actions if action.is_near]

    assert near() == ["Take out of service"]
    take_out_of_service(actor=cast.system(), item_ids=[item.pk], at=day(2, 5))
    assert near() == ["Put in store", "Dispose of"]
    # The inspector reads only.
    client = browser(cast, cast.inspector)
    assert near() == []
