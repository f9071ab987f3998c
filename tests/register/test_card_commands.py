"""Parts, readings, condition and succession of items: what is taken, what is refused, and that nothing doubles."""

import io
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone
from PIL import Image

from cast import Cast
from huolto.foundation.errors import InUse, InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.foundation.models import EventRecord
from huolto.register.commands import (
    NewPart,
    NewPhoto,
    NewReading,
    fit_parts,
    link_predecessor,
    record_readings,
    remove_parts,
    report_condition,
)
from huolto.register.models import (
    Assignment,
    ConditionPhoto,
    ConditionReport,
    Item,
    ItemPart,
    Meter,
    MeterReading,
)
from huolto.register.photos import LONGEST_SIDE, MOST_PIXELS, prepared
from register.registers import an_item, day

MEMORY = NewPart(kind="memory", name="16 GB DDR5", maker="Orvo")
DISK = NewPart(kind="disk", name="512 GB", serial="D-77 01", fitted_on=date(2026, 1, 5))


def parts_of(item: Item) -> list[tuple[str, str, Any, Any]]:
    rows = ItemPart.objects.filter(item=item).order_by("kind", "pk")
    return [(row.kind, row.name, row.fitted_on, row.removed_on) for row in rows]


def pages(item: Item, value: str, at: Any, **facts: Any) -> NewReading:
    return NewReading(item_id=item.pk, kind="pages_total", value=Decimal(value), read_at=at, **facts)


def values_of(item: Item) -> list[tuple[Decimal, str]]:
    rows = MeterReading.objects.filter(meter__item=item).order_by("read_at", "pk")
    return [(row.value, row.doubt) for row in rows]


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 30), **how: Any) -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", size, "teal").save(kept, kind, **how)
    return kept.getvalue()


# Parts


def test_the_same_list_of_parts_again_doubles_nothing(cast: Cast) -> None:
    one, other = an_item(cast, "KA-1"), an_item(cast, "KA-2")
    given = [(one.pk, MEMORY), (one.pk, MEMORY), (one.pk, DISK), (other.pk, DISK)]
    first = fit_parts(actor=cast.system(), parts=given)
    again = fit_parts(actor=cast.system(), parts=given)
    assert [row.pk for row in again] == [row.pk for row in first]
    assert parts_of(one) == [
        ("disk", "512 GB", date(2026, 1, 5), None),
        ("memory", "16 GB DDR5", None, None),
        ("memory", "16 GB DDR5", None, None),
    ]
    assert len(parts_of(other)) == 1


def test_a_list_that_says_more_of_a_part_completes_it_and_one_that_says_less_takes_nothing_away(
    cast: Cast,
) -> None:
    item = an_item(cast)
    fit_parts(actor=cast.system(), parts=[(item.pk, DISK)])
    fuller = NewPart(
        kind="disk", name="512 GB", serial="d7701", warranty_until=date(2028, 1, 5), maker="Orvo"
    )
    fit_parts(actor=cast.system(), parts=[(item.pk, fuller)])
    fit_parts(actor=cast.system(), parts=[(item.pk, DISK)])
    row = ItemPart.objects.get(item=item)
    assert (row.serial, row.maker, row.warranty_until) == ("D-77 01", "Orvo", date(2028, 1, 5))


def test_a_part_fitted_after_the_like_was_taken_out_is_another_part(cast: Cast) -> None:
    item = an_item(cast)
    old = NewPart(kind="roller", name="Pickup roller", fitted_on=date(2026, 2, 1))
    [row] = fit_parts(actor=cast.system(), parts=[(item.pk, old)])
    remove_parts(actor=cast.system(), part_ids=[row.pk], removed_on=date(2026, 3, 1))
    new = NewPart(kind="roller", name="Pickup roller", fitted_on=date(2026, 3, 1))
    fit_parts(actor=cast.system(), parts=[(item.pk, new)])
    fit_parts(actor=cast.system(), parts=[(item.pk, old), (item.pk, new)])
    assert parts_of(item) == [
        ("roller", "Pickup roller", date(2026, 2, 1), date(2026, 3, 1)),
        ("roller", "Pickup roller", date(2026, 3, 1), None),
    ]


@pytest.mark.parametrize(
    ("part", "field"),
    [
        (NewPart(name=" "), "name"),
        (NewPart(name="x" * 201), "name"),
        (NewPart(name="Disk", kind="engine"), "kind"),
        (NewPart(name="Disk", grade="stolen"), "grade"),
        (NewPart(name="Disk", quantity=0), "quantity"),
        (NewPart(name="Disk", fitted_on=date(2026, 3, 2), removed_on=date(2026, 3, 1)), "removed_on"),
        (NewPart(name="Disk", fitted_on=date(2999, 1, 1)), "fitted_on"),
    ],
)
def test_a_part_that_cannot_be_is_refused_with_its_place_in_the_list(
    cast: Cast, part: NewPart, field: str
) -> None:
    item = an_item(cast)
    with pytest.raises(InvalidInput) as refused:
        fit_parts(actor=cast.system(), parts=[(item.pk, MEMORY), (item.pk, part)])
    assert (refused.value.field, refused.value.details["index"]) == (field, 1)
    assert parts_of(item) == []


def test_a_part_is_taken_out_once_and_not_before_it_was_fitted(cast: Cast) -> None:
    item = an_item(cast)
    [row] = fit_parts(actor=cast.system(), parts=[(item.pk, DISK)])
    with pytest.raises(InvalidInput):
        remove_parts(actor=cast.system(), part_ids=[row.pk], removed_on=date(2026, 1, 4))
    remove_parts(actor=cast.system(), part_ids=[row.pk], removed_on=date(2026, 1, 5))
    with pytest.raises(WrongState):
        remove_parts(actor=cast.system(), part_ids=[row.pk], removed_on=date(2026, 1, 6))


def test_who_may_not_change_an_item_changes_no_part_of_it(cast: Cast) -> None:
    item = an_item(cast, holder_id=cast.employee.pk)
    [row] = fit_parts(actor=cast.system(), parts=[(item.pk, DISK)])
    for person, error in (
        (cast.employee, NotAllowed),
        (cast.inspector, NotAllowed),
        (cast.other_orderer, NotVisible),
        (cast.payar_store_keeper, NotVisible),
    ):
        with pytest.raises(error):
            fit_parts(actor=cast.actor(person), parts=[(item.pk, MEMORY)])
        with pytest.raises(error):
            remove_parts(actor=cast.actor(person), part_ids=[row.pk], removed_on=date(2026, 2, 1))
    assert len(parts_of(item)) == 1


# Readings


def test_the_same_readings_again_double_nothing_in_whatever_order(cast: Cast) -> None:
    item = an_item(cast)
    given = [pages(item, "120", day(3, 1)), pages(item, "100", day(2, 1)), pages(item, "100", day(2, 1))]
    first = record_readings(actor=cast.system(), readings=given)
    again = record_readings(actor=cast.system(), readings=given)
    assert [row.pk for row in again] == [row.pk for row in first]
    assert values_of(item) == [(Decimal(100), ""), (Decimal(120), "")]
    assert Meter.objects.get(item=item).unit == "pages"
    told = EventRecord.objects.filter(name="register.readings_recorded").order_by("occurred_at")
    assert [record.data["readings"] for record in told] == [
        [["pages_total", "100.00"]],
        [["pages_total", "120.00"]],
    ]


@pytest.mark.parametrize(
    ("value", "month", "doubt"),
    [("99", 3, "falls"), ("301", 3, "falls"), ("99999999", 5, "jumps"), ("200", 2, "falls")],
)
def test_a_reading_that_cannot_be_is_refused_or_kept_marked_and_uncounted(
    cast: Cast, value: str, month: int, doubt: str
) -> None:
    item = an_item(cast)
    record_readings(
        actor=cast.system(), readings=[pages(item, "100", day(2, 1)), pages(item, "300", day(4, 1))]
    )
    wrong = pages(item, value, day(month, 1))
    with pytest.raises(InvalidInput) as refused:
        record_readings(actor=cast.system(), readings=[wrong])
    assert refused.value.details == {"index": 0, "doubt": doubt}
    [row] = record_readings(actor=cast.system(), readings=[wrong], doubtful="mark")
    assert row.doubt == doubt
    record_readings(actor=cast.system(), readings=[pages(item, "310", day(6, 1))])
    assert [value for value, doubt in values_of(item) if not doubt] == [100, 300, 310]


def test_a_counter_that_began_anew_after_a_repair_may_show_less(cast: Cast) -> None:
    item = an_item(cast)
    record_readings(
        actor=cast.system(),
        readings=[
            pages(item, "5000", day(2, 1)),
            pages(item, "12", day(3, 1), is_reset=True),
            pages(item, "80", day(4, 1)),
        ],
    )
    assert values_of(item) == [(5000, ""), (12, ""), (80, "")]
    # Before the repair the old counter went on.
    record_readings(actor=cast.system(), readings=[pages(item, "5100", day(2, 20))])
    assert values_of(item)[1] == (5100, "")


@pytest.mark.parametrize("value", ["-1", "NaN", "Infinity", "1e15"])
def test_what_no_counter_shows_is_refused_whatever_was_asked(cast: Cast, value: str) -> None:
    item = an_item(cast)
    with pytest.raises(InvalidInput):
        record_readings(actor=cast.system(), readings=[pages(item, value, day(2, 1))], doubtful="mark")
    assert values_of(item) == []


def test_nothing_is_read_in_the_future(cast: Cast) -> None:
    item = an_item(cast)
    with pytest.raises(InvalidInput):
        record_readings(actor=cast.system(), readings=[pages(item, "1", timezone.now() + timedelta(hours=1))])


def test_the_holder_reads_a_counter_an_inspector_does_not(cast: Cast) -> None:
    item = an_item(cast, holder_id=cast.employee.pk)
    record_readings(actor=cast.actor(cast.employee), readings=[pages(item, "7", day(2, 1))])
    for person, error in ((cast.inspector, NotAllowed), (cast.other_orderer, NotVisible)):
        with pytest.raises(error):
            record_readings(actor=cast.actor(person), readings=[pages(item, "8", day(2, 2))])
    assert MeterReading.objects.get().by == cast.employee


def test_a_back_dated_reading_is_told_to_whose_the_item_was_then(cast: Cast) -> None:
    item = an_item(cast, customer=cast.otavala)
    Assignment.objects.filter(item=item).update(during=(day(1, 1), day(3, 1)))
    Assignment.objects.create(
        provider=cast.suopursu,
        item=item,
        customer=cast.kaarnalahti,
        payer=cast.kaarnalahti,
        during=(day(3, 1), None),
    )
    Item.objects.filter(pk=item.pk).update(customer=cast.kaarnalahti, tree=cast.kaarnalahti)
    record_readings(actor=cast.system(), readings=[pages(item, "5", day(2, 1)), pages(item, "9", day(4, 1))])
    told = EventRecord.objects.filter(name="register.readings_recorded").order_by("occurred_at")
    assert [record.customer_id for record in told] == [cast.otavala.pk, cast.kaarnalahti.pk]


# Condition


def test_photos_are_kept_upright_and_without_metadata(cast: Cast) -> None:
    item = an_item(cast)
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Camera maker"
    exif.get_ifd(0x8825)[1] = "N"
    report = report_condition(
        actor=cast.system(),
        item_id=item.pk,
        grade="worn",
        note=" Scratch ",
        occurred_at=day(3, 1),
        photos=[
            NewPhoto(name="a.jpg", content=picture(exif=exif)),
            NewPhoto(name="b", content=picture("PNG")),
        ],
    )
    first, second = ConditionPhoto.objects.filter(report=report)
    assert (report.grade, report.note) == ("worn", "Scratch")
    assert ((first.width, first.height), (second.width, second.height)) == ((30, 60), (60, 30))
    for photo in (first, second):
        for stored in (photo.file, photo.thumbnail):
            with stored.content.open("rb") as content, Image.open(content) as kept:
                assert (kept.format, dict(kept.getexif()), "exif" in kept.info) == ("JPEG", {}, False)
                assert stored.content_type == "image/jpeg"


def test_a_large_photo_is_kept_smaller_with_a_small_copy() -> None:
    photo = prepared("x.jpg", picture(size=(4000, 1000)))
    assert (photo.width, photo.height) == (LONGEST_SIDE, 500)
    with Image.open(io.BytesIO(photo.thumbnail)) as small:
        assert small.size == (320, 80)


def test_a_transparent_picture_gets_a_white_ground() -> None:
    kept = io.BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(kept, "PNG")
    with Image.open(io.BytesIO(prepared("x.png", kept.getvalue()).content)) as flat:
        assert flat.getpixel((1, 1)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not a photo that can be read"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a photo that can be read"),
        (b"GIF89a" + b"\0" * 40, "not a photo that can be read"),
        (picture()[:200], "not a photo that can be read"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 40, "HEIC"),
        (b"\0" * 20_000_001, "larger than 20 MB"),
    ],
)
def test_what_is_no_photo_is_refused_with_a_sentence(content: bytes, said: str) -> None:
    with pytest.raises(InvalidInput, match=said):
        prepared("x.jpg", content)


def test_a_picture_that_unpacks_to_more_than_a_camera_takes_is_refused_unopened() -> None:
    side = int(MOST_PIXELS**0.5) + 1
    kept = io.BytesIO()
    Image.new("1", (side, side)).save(kept, "PNG")
    with pytest.raises(InvalidInput, match="more pixels"):
        prepared("bomb.png", kept.getvalue())
    kept = io.BytesIO()
    Image.new("1", (side * 2, side * 2)).save(kept, "PNG")
    with pytest.raises(InvalidInput):
        prepared("bomb.png", kept.getvalue())


def test_a_report_with_one_bad_photo_leaves_nothing(cast: Cast) -> None:
    item = an_item(cast)
    bad = [NewPhoto(name="a.jpg", content=picture()), NewPhoto(name="b.jpg", content=b"no")]
    with pytest.raises(InvalidInput):
        report_condition(
            actor=cast.system(), item_id=item.pk, grade="good", occurred_at=day(3, 1), photos=bad
        )
    assert not ConditionReport.objects.exists()


def test_the_holder_reports_the_condition_an_inspector_and_a_stranger_do_not(cast: Cast) -> None:
    item = an_item(cast, holder_id=cast.employee.pk)
    report_condition(actor=cast.actor(cast.employee), item_id=item.pk, grade="good", occurred_at=day(3, 1))
    for person, error in ((cast.inspector, NotAllowed), (cast.other_employee, NotVisible)):
        with pytest.raises(error):
            report_condition(actor=cast.actor(person), item_id=item.pk, grade="broken", occurred_at=day(3, 2))
    assert ConditionReport.objects.get().grade == "good"


# Succession


def test_an_item_takes_the_place_of_one_and_both_tell_it(cast: Cast) -> None:
    old, new = an_item(cast, "KA-1"), an_item(cast, "KA-2")
    link_predecessor(actor=cast.system(), item_id=new.pk, predecessor_id=old.pk, at=day(4, 1))
    link_predecessor(actor=cast.system(), item_id=new.pk, predecessor_id=old.pk, at=day(4, 1))
    new.refresh_from_db()
    assert (new.predecessor, new.revision) == (old, 2)
    told = EventRecord.objects.filter(name="register.item_replaced")
    assert sorted(subject for record in told for subject in record.subjects) == sorted(
        [f"item:{old.pk}", f"item:{new.pk}"]
    )


def test_an_item_has_one_successor_and_never_comes_after_itself(cast: Cast) -> None:
    first, second, third = (an_item(cast, f"KA-{number}") for number in range(3))

    def link(item: Item, predecessor: Item) -> None:
        link_predecessor(actor=cast.system(), item_id=item.pk, predecessor_id=predecessor.pk, at=day(4, 1))

    link(second, first)
    link(third, second)
    with pytest.raises(InUse):
        link(third, first)
    for item in (first, second, third):
        with pytest.raises(InvalidInput):
            link(first, item)
    link_predecessor(actor=cast.system(), item_id=second.pk, predecessor_id=None, at=day(5, 1))
    link(third, first)


def test_another_customers_item_is_no_predecessor(cast: Cast) -> None:
    own, other = an_item(cast, "KA-1"), an_item(cast, "OT-1", customer=cast.otavala)
    with pytest.raises(NotVisible):
        link_predecessor(
            actor=cast.actor(cast.orderer), item_id=own.pk, predecessor_id=other.pk, at=day(4, 1)
        )
