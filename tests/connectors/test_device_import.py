"""Importing a list of devices: read in any shape, matched, made on the way, the same again changes nothing."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import pytest

from cast import Cast
from huolto.connectors.device_import.columns import recognised
from huolto.connectors.device_import.rows import write_mended
from huolto.connectors.device_import.run import ImportOptions, ImportResult, import_devices
from huolto.connectors.device_import.sources import Source, open_source
from huolto.connectors.device_import.uploads import confirm_import, prepare_import, refused_rows
from huolto.connectors.device_import.values import amount_of, day_of, is_month_first, months_of
from huolto.foundation.errors import InvalidInput, NotAllowed
from huolto.foundation.models import EventRecord
from huolto.foundation.tables import written_table
from huolto.parties.models import Person, Place
from huolto.register.choices import ItemState
from huolto.register.commands import take_out_of_service
from huolto.register.models import DeviceImport, Item
from register.registers import an_item, day, holders, package, services

LIST = """Company,Name,Asset Tag,Serial,Category,Manufacturer,Model,Model Number,Location,Supplier,Purchase Date,\
Purchase Cost,Warranty,Checkout Type,Checked Out To: First Name,Checked Out To: Last Name,Checked Out To: Email,\
Asset EOL Date,Status,Asset Notes
City of Kaarnalahti,,KA-1,LB-001,Laptop,Lumo,Book 14,LB14,Town Hall,Kivi Oy,3/14/25,"1,180.50",36,User,Aapo,Sirkka,\
aapo@kaarnalahti.example,3/14/29,Deployed,"left, with a dent"
Rantakoulu,Projector of room 3,KA-2,PX-77,Projector,Valo,P-900,,Rantakoulu,,2/1/25,640,,,,,,,Ready to Deploy,
,,KA-3,LB-003,Laptop,LUMO,book 14,lb14,Annex,,5/6/24,999.90,,User,Elina,Rauta,ELINA@kaarnalahti.example,,Archived,
"""
BROKEN = """Asset Tag,Serial,Category,Model,Purchase Date,Purchase Cost,Email
OK-1,S-1,Laptop,Book,2025-01-31,10,a@kaarnalahti.example
,,Laptop,Book,,,
OK-2,S-1,Laptop,Book,,,
OK-1,S-3,Laptop,Book,,,
OK-4,S-4,Laptop,Book,31.31.2025,,
OK-5,S-5,Laptop,Book,,lots,
OK-6,S-6,Laptop,Book,,,not an address
OK-7,TAKEN,Laptop,Book,,,
"""


@contextmanager
def opened(content: bytes) -> Iterator[Source]:
    with NamedTemporaryFile() as file:
        Path(file.name).write_bytes(content)
        with open_source(Path(file.name), name="list.csv") as source:
            source.require_devices()
            yield source


def cells_of(content: bytes) -> list[tuple[str, ...]]:
    with opened(content) as source:
        return [line.cells for line in source.lines()]


def run(
    cast: Cast, text: str | bytes, *, actor: Any = None, customer: Any = None, **options: Any
) -> ImportResult:
    with opened(text.encode() if isinstance(text, str) else text) as source:
        return import_devices(
            actor=actor or cast.system(),
            customer=customer or cast.kaarnalahti,
            source=source,
            options=ImportOptions(**options),
        )


def test_a_list_becomes_devices_with_people_places_and_models(cast: Cast) -> None:
    result = run(cast, LIST)
    assert (result.rows, result.created, result.updated, result.unchanged) == (3, 3, 0, 0)
    assert result.refused == ()
    first, second, third = Item.objects.order_by("asset_tag")
    assert (first.name, first.customer, first.purchased_on, first.purchase_price) == (
        "Book 14",
        cast.kaarnalahti,
        date(2025, 3, 14),
        Decimal("1180.50"),
    )
    assert (first.warranty_until, first.end_of_life_on, first.notes) == (
        date(2028, 3, 14),
        date(2029, 3, 14),
        "left, with a dent",
    )
    assert (first.holder.name, first.holder.email) == ("Aapo Sirkka", "aapo@kaarnalahti.example")
    assert first.place == cast.town_hall
    assert (second.name, second.customer, second.place) == (
        "Projector of room 3",
        cast.rantakoulu,
        cast.school_site,
    )
    assert third.holder == cast.employee
    assert third.place.name == "Annex"
    assert third.device_model == first.device_model
    assert first.state == ItemState.RECEIVED


def test_what_comes_in_at_a_school_is_paid_by_whoever_pays_for_the_school(cast: Cast) -> None:
    run(cast, LIST)
    projector = Item.objects.get(asset_tag="KA-2")
    assert (projector.customer, projector.payer) == (cast.rantakoulu, cast.kaarnalahti)


def test_the_columns_taken_and_those_left_aside_are_said(cast: Cast) -> None:
    result = run(cast, LIST, is_dry_run=True)
    assert result.columns["Checked Out To: Email"] == "holder_email"
    assert result.columns["Asset EOL Date"] == "end_of_life_on"
    assert result.ignored == ("Supplier", "Checkout Type")


def test_the_same_list_again_changes_nothing(cast: Cast) -> None:
    run(cast, LIST)
    before = list(Item.objects.order_by("pk").values())
    counts = (Person.objects.count(), Place.objects.count(), EventRecord.objects.count())
    result = run(cast, LIST)
    assert (result.created, result.updated, result.unchanged) == (0, 0, 3)
    assert list(Item.objects.order_by("pk").values()) == before
    assert (Person.objects.count(), Place.objects.count(), EventRecord.objects.count()) == counts


def test_what_differs_is_updated_and_what_is_blank_stays(cast: Cast) -> None:
    run(cast, LIST)
    result = run(
        cast, "Asset Tag;Serial;Checked Out To: Email;Location\nka-1;LB-009;elina@kaarnalahti.example;\n"
    )
    assert (result.created, result.updated, result.unchanged) == (0, 1, 0)
    item = Item.objects.get(folded_tag="ka-1")
    assert (item.holder, item.place, item.purchase_price) == (
        cast.employee,
        cast.town_hall,
        Decimal("1180.50"),
    )
    assert [number.value for number in item.identifiers.all()] == ["LB-009"]
    assert [row[0] for row in holders(item)] == ["Aapo Sirkka", "Elina Rauta"]


def test_each_refused_row_says_its_row_field_and_reason(cast: Cast) -> None:
    an_item(cast, "X-1", name="Locked away", customer=cast.otavala)
    run(cast, "Asset Tag,Serial\nX-2,TAKEN\n", customer=cast.otavala)
    result = run(cast, BROKEN)
    assert [(refusal.row, refusal.field, refusal.reason) for refusal in result.refused] == [
        (3, "Asset Tag", "A device needs an asset tag or a serial number."),
        (4, "Serial", "This number stands in row 2 already."),
        (5, "Asset Tag", "This number stands in row 2 already."),
        (6, "Purchase Date", "“31.31.2025” is not a day."),
        (7, "Purchase Cost", "“lots” is not an amount."),
        (8, "Email", "“not an address” is not an e-mail address."),
        (9, "Serial", "TAKEN is already the number of X-2 (X-2)."),
    ]
    assert (result.created, Item.objects.filter(customer=cast.kaarnalahti).count()) == (1, 1)


def test_an_orderer_does_not_learn_whose_number_it_is(cast: Cast) -> None:
    run(cast, "Asset Tag,Serial\nX-2,TAKEN\n", customer=cast.otavala)
    result = run(cast, "Asset Tag,Serial\nX-2,NEW\nKA-1,TAKEN\n", actor=cast.actor(cast.orderer))
    assert [refusal.reason for refusal in result.refused] == [
        "X-2 is already the number of another item.",
        "TAKEN is already the number of another item.",
    ]
    assert result.created == 0


def test_refused_rows_are_a_file_to_mend(cast: Cast) -> None:
    result = run(cast, BROKEN)
    with opened(BROKEN.encode()) as source, NamedTemporaryFile() as file:
        write_mended(source, result.refused, Path(file.name), "csv")
        text = Path(file.name).read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))
    assert [row["Asset Tag"] for row in rows] == ["", "OK-2", "OK-1", "OK-4", "OK-5", "OK-6"]
    assert rows[3]["Reason"] == "Purchase Date: “31.31.2025” is not a day."
    mended = text.replace("31.31.2025", "31.12.2025")
    assert run(cast, mended.encode()).columns["Asset Tag"] == "asset_tag"
    assert Item.objects.get(asset_tag="OK-4").purchased_on == date(2025, 12, 31)


def test_no_refused_cell_is_run_as_a_formula_and_it_comes_back_as_it_was(cast: Cast) -> None:
    with opened(b'Asset Tag,Serial,Model,Notes\n,,=HYPERLINK("x"),+1\n,,-2,@SUM(1)\n') as source:
        text = written_table(source.header, [line.cells for line in source.lines()])
    cells = [cell for row in csv.reader(io.StringIO(text.lstrip("\ufeff"))) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert cells_of(text.encode()) == [
        ("", "", '=HYPERLINK("x")', "+1"),
        ("", "", "-2", "@SUM(1)"),
    ]


def test_a_dry_run_gives_the_same_figures_and_changes_nothing(cast: Cast) -> None:
    people = Person.objects.count()
    dry = run(cast, LIST, is_dry_run=True)
    assert (dry.created, dry.is_applied) == (3, False)
    assert not Item.objects.exists()
    assert Person.objects.count() == people
    assert not EventRecord.objects.filter(name__startswith="register.").exists()
    assert {**run(cast, LIST).as_json(), "dry_run": True, "applied": False} == dry.as_json()


def test_all_or_nothing_takes_nothing_when_one_row_is_refused(cast: Cast) -> None:
    result = run(cast, BROKEN, all_or_nothing=True)
    assert (result.created, result.is_applied) == (2, False)
    assert not Item.objects.exists()
    assert run(cast, LIST, all_or_nothing=True).is_applied


def test_devices_go_into_service_once_and_what_is_not_used_does_not(cast: Cast) -> None:
    basic = package(cast, "basic")
    options = {
        "in_service_from": date(2026, 2, 1),
        "package": "basic",
        "acquisition_model": "direct_purchase",
    }
    result = run(cast, LIST, **options)
    assert (result.created, result.in_service) == (3, 2)
    item = Item.objects.get(asset_tag="KA-1")
    assert services(item) == [("basic", day(2, 1), None)]
    assert (item.package, item.acquisition_model) == (basic, "direct_purchase")
    assert holders(item)[0][1] == day(2, 1)
    assert services(Item.objects.get(asset_tag="KA-3")) == []
    again = run(cast, LIST, **options)
    assert (again.updated, again.unchanged, again.in_service) == (0, 3, 0)
    take_out_of_service(actor=cast.system(), item_ids=[item.pk], at=day(3, 1))
    assert run(cast, LIST, **options).in_service == 0


def test_a_list_imported_before_can_be_put_in_service_later(cast: Cast) -> None:
    run(cast, LIST)
    result = run(cast, LIST, in_service_from=date(2026, 2, 1))
    assert (result.created, result.updated, result.unchanged, result.in_service) == (0, 2, 1, 2)


def test_unknown_packages_and_models_are_named_with_what_there_is(cast: Cast) -> None:
    package(cast, "basic")
    with pytest.raises(InvalidInput, match="“gold”; there are: basic"):
        run(cast, LIST, package="gold", in_service_from=date(2026, 2, 1))
    with pytest.raises(InvalidInput, match="direct_purchase, finance_lease"):
        run(cast, LIST, acquisition_model="barter")


def test_who_may_import(cast: Cast) -> None:
    assert run(cast, LIST, actor=cast.actor(cast.orderer), is_dry_run=True).created == 3
    assert run(cast, LIST, actor=cast.actor(cast.agent), is_dry_run=True).created == 3
    for person in (cast.inspector, cast.employee, cast.other_orderer, cast.billing, cast.school_orderer):
        with pytest.raises(NotAllowed):
            run(cast, LIST, actor=cast.actor(person), is_dry_run=True)


@pytest.mark.parametrize(
    "content",
    [
        "Asset Tag;Location\nKA-1;Jyväskylä\n".encode(),
        "\ufeffAsset Tag;Location\r\nKA-1;Jyväskylä\r\n".encode(),
        "Asset Tag\tLocation\rKA-1\tJyväskylä\r".encode(),
        "Asset Tag,Location\rKA-1,Jyväskylä".encode("utf-16"),
        "\n\nAsset Tag|Location\nKA-1|Jyväskylä\n\n".encode(),
    ],
)
def test_encodings_line_ends_and_separators(content: bytes) -> None:
    with opened(content) as source:
        assert source.header == ("Asset Tag", "Location")
        assert [line.cells for line in source.lines()] == [("KA-1", "Jyväskylä")]


def test_an_old_western_encoding_is_guessed() -> None:
    names = "Jyväskylän työpaja, Hämeenlinnan sähköasema, Örebro skåp, Mäntyharjun lämpökeskus"
    cells = cells_of(f'Asset Tag;Location;Notes\nKA-1;"Jyväskylä";"{names}"\n'.encode("cp1252"))
    assert cells[0][1] == "Jyväskylä"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "has no rows"),
        (b"Colour,Weight\nred,2\n", "its columns are: Colour, Weight"),
        (b"PK\x03\x04rest", "is a damaged spreadsheet"),
        (b'{"content": {}}', "is no inventory of a device"),
        (b'<?xml version="1.0"?><REQUEST/>', "is no inventory of a device"),
        (b"%PDF-1.7", "is PDF. Save the list as XLSX or CSV"),
        (b"a\x00b,c\n1,2", "is not a text file"),
        (b"[" * 100_000, "no column for the asset tag"),
        (b"Asset Tag" + b"," * 1_000 + b"\nA" + b"," * 1_000, "more than 500 columns"),
        (
            b"Asset Tag\n" + b"x" * 200_000,
            "cannot be read as CSV at line 2. Is a quotation mark never closed",
        ),
    ],
)
def test_what_is_no_list_is_refused_in_one_sentence(content: bytes, said: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        cells_of(content)
    assert said in str(refused.value)
    assert refused.value.field == "file"


def test_columns_are_known_in_whatever_case_and_signs_and_complete_each_other() -> None:
    columns = recognised(["ASSET_TAG", "asset-tag", "Checked Out To: Location", "Shoe size", ""])
    assert columns.known == {
        "ASSET_TAG": "asset_tag",
        "asset-tag": "asset_tag",
        "Checked Out To: Location": "holder_place",
    }
    assert columns.ignored == ("Shoe size",)
    assert columns.value(["", "T-2", "", "42"], "asset_tag") == "T-2"


@pytest.mark.parametrize(
    ("cell", "month_first", "expected"),
    [
        ("2025-03-04", False, date(2025, 3, 4)),
        ("2025-03-04 10:11:12", False, date(2025, 3, 4)),
        ("3/4/25", True, date(2025, 3, 4)),
        ("3/4/25", False, date(2025, 4, 3)),
        ("04.03.2025", False, date(2025, 3, 4)),
        ("31/12/99", False, date(1999, 12, 31)),
        ("۱۴۰۴/۰۱/۱۵", False, date(2025, 4, 4)),
        ("2025-02-30", False, None),
        ("soon", False, None),
    ],
)
def test_days(cell: str, month_first: bool, expected: date | None) -> None:
    assert day_of(cell, month_first=month_first) == expected


def test_a_column_decides_together_whether_the_month_stands_first() -> None:
    assert is_month_first(["3/4/25", "12/31/25"], "FI")
    assert not is_month_first(["3/4/25", "31/12/25"], "US")
    assert not is_month_first(["3/4/25"], "FI")
    assert is_month_first(["3/4/25"], "US")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("1180", "1180.00"),
        ("1,234.50", "1234.50"),
        ("1.234,50 €", "1234.50"),
        ("1 234,5", "1234.50"),
        ("2.900.000", "2900000.00"),
        ("2,900,000", "2900000.00"),
        ("۲٬۹۰۰٬۰۰۰ ریال", "2900000.00"),
        ("1,180", "1180.00"),
        ("133289.59", "133289.59"),
        ("0", "0.00"),
        ("-5", None),
        ("lots", None),
        ("1e400", None),
    ],
)
def test_amounts(cell: str, expected: str | None) -> None:
    found = amount_of(cell)
    assert found == (Decimal(expected) if expected else None)


def test_months() -> None:
    assert [months_of(cell) for cell in ("36", "36 months", "24.0", "x", "9999")] == [36, 36, 24, None, None]


def test_a_previewed_import_is_confirmed_once(cast: Cast) -> None:
    actor = cast.actor(cast.orderer)
    kept = prepare_import(
        actor=actor,
        customer=cast.kaarnalahti,
        name="list.csv",
        content=(LIST + ",,,,Laptop,,,,,,,,,,,,,,,\n").encode(),
        options=ImportOptions(in_service_from=date(2026, 2, 1)),
    )
    assert (kept.is_dry_run, kept.result["created"], kept.result["in_service"]) == (True, 3, 2)
    assert not Item.objects.exists()
    done = confirm_import(actor=actor, import_id=kept.pk)
    assert (done.is_dry_run, done.result["created"], Item.objects.count()) == (False, 3, 3)
    again = confirm_import(actor=actor, import_id=kept.pk)
    assert again.result == done.result
    assert "A device needs an asset tag" in refused_rows(again).decode()
    assert DeviceImport.objects.count() == 1
