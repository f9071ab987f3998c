"""XLSX files: values as they are meant, the right sheet, and bombs and damage refused in one sentence."""

import io
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from cast import Cast
from huolto.connectors.device_import.rows import read_rows
from huolto.connectors.device_import.run import ImportOptions
from huolto.connectors.device_import.sources import open_source
from huolto.connectors.device_import.uploads import prepare_import, refused_rows
from huolto.foundation.errors import InvalidInput

MORNING = datetime(2025, 3, 4, 10, 30)  # noqa: DTZ001 - a spreadsheet's days have no zone
HEADER = ["Asset Tag", "Serial", "Name", "Purchase date", "Purchase cost"]


def saved(workbook: Workbook) -> bytes:
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def a_workbook(*rows: list[Any]) -> Workbook:
    workbook = Workbook()
    for row in (HEADER, *rows):
        workbook.active.append(row)
    return workbook


@pytest.fixture
def read(tmp_path: Path) -> Any:
    """Reads bytes as a file: (source, rows and refusals)."""

    def call(content: bytes) -> Any:
        path = tmp_path / "file.xlsx"
        path.write_bytes(content)
        with open_source(path, name="list.xlsx") as source:
            return source, list(read_rows(source, country="US"))

    return call


def rewritten(content: bytes, part: str, change: Any) -> bytes:
    """The same file with one part changed; a part that was not there is added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        for name in names:
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
        if part not in names:
            new.writestr(part, change(b""))
    return out.getvalue()


def test_days_numbers_and_texts_are_as_they_are_meant(read: Any) -> None:
    source, rows = read(
        saved(
            a_workbook(
                ["KA-1", 353918056218421, "Lamp", date(2025, 3, 4), 1180.5],
                [1001, "S-2", "=1+1", MORNING, "1 234,50 €"],
                ["KA-3", "S-3", " two\nlines ", None, None],
            )
        )
    )
    assert (source.kind, source.sheet, source.header) == ("xlsx", "Sheet", tuple(HEADER))
    assert [(row.number, row.asset_tag, row.identifiers[0].value, row.name) for row in rows] == [
        (2, "KA-1", "353918056218421", "Lamp"),
        (3, "1001", "S-2", ""),
        (4, "KA-3", "S-3", "two\nlines"),
    ]
    assert [(row.purchased_on, row.purchase_price) for row in rows] == [
        (date(2025, 3, 4), Decimal("1180.50")),
        (date(2025, 3, 4), Decimal("1234.50")),
        (None, None),
    ]


def test_a_serial_that_became_a_number_is_refused(read: Any) -> None:
    _source, (refusal,) = read(saved(a_workbook(["KA-1", 1234567890123456789, "", None, None])))
    assert (refusal.row, refusal.field) == (2, "Serial")
    assert "its digits are lost" in refusal.reason


def test_the_first_visible_sheet_with_a_known_header_is_read(read: Any) -> None:
    workbook = a_workbook(["KA-1", "S-1", "", None, None])
    workbook.active.title = "Old"
    workbook.active.sheet_state = "hidden"
    workbook.create_sheet("Read me").append(["How to fill in this list"])
    devices = workbook.create_sheet("Devices")
    devices.append(["All devices of 2026"])
    devices.merge_cells("A1:D1")
    devices.append([])
    devices.append(HEADER)
    devices.append(["KA-9", "S-9"])
    source, (row,) = read(saved(workbook))
    assert (source.sheet, source.header_number, row.number, row.asset_tag) == ("Devices", 3, 4, "KA-9")
    assert {one.name: one.reason for one in source.ignored} == {
        "Old": "The sheet is hidden.",
        "Read me": "Another sheet of the file is read.",
        "All devices of 2026": "It stands above the columns’ names.",
    }


def test_a_wrong_dimension_and_cells_without_addresses_do_not_matter(read: Any) -> None:
    content = saved(a_workbook(["KA-1", "S-1", "", None, None]))
    sheet = "xl/worksheets/sheet1.xml"
    assert len(read(rewritten(content, sheet, lambda xml: xml.replace(b"A1:E2", b"A1:A1")))[1]) == 1
    bare = b'<worksheet xmlns="x"><sheetData><row><c t="inlineStr"><is><t>Asset Tag</t></is></c><c t="str"><v>Serial</v></c></row><row><c><v>7</v></c><c><v>8</v></c></row></sheetData></worksheet>'
    (row,) = read(rewritten(content, sheet, lambda _xml: bare))[1]
    assert (row.asset_tag, row.identifiers[0].value) == ("7", "8")


def test_bombs_are_refused_unread(read: Any) -> None:
    content = saved(a_workbook(["KA-1", "S-1", "", None, None]))
    bomb = rewritten(content, "xl/worksheets/sheet1.xml", lambda xml: xml + b" " * (64 << 20))
    with pytest.raises(InvalidInput, match="would unpack to far more than a list of devices has"):
        read(bomb)
    laughs = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><worksheet><sheetData/></worksheet>'
    with pytest.raises(InvalidInput, match="is a damaged spreadsheet"):
        read(rewritten(content, "xl/worksheets/sheet1.xml", lambda _xml: laughs))


def test_a_part_that_is_larger_than_its_directory_says_is_damage(read: Any) -> None:
    content = bytearray(
        saved(a_workbook(*[[f"KA-{number}", f"S-{number}", "", None, None] for number in range(99)]))
    )
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    told = size.to_bytes(4, "little")
    with pytest.raises(InvalidInput, match="is a damaged spreadsheet"):
        read(bytes(content).replace(told, (size // 2).to_bytes(4, "little")))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda content: content[: len(content) // 2], "is a damaged spreadsheet"),
        (lambda _content: b"PK\x03\x04rest", "is a damaged spreadsheet"),
        (
            lambda content: rewritten(content, "xl/worksheets/sheet1.xml", lambda xml: xml[:-40]),
            "is a damaged",
        ),
        (
            lambda content: rewritten(content, "xl/worksheets/sheet1.xml", lambda _xml: b"<worksheet/>"),
            "has no rows",
        ),
    ],
)
def test_damage_is_one_sentence(read: Any, change: Any, said: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read(change(saved(a_workbook(["KA-1", "S-1", "", None, None]))))
    assert said in str(refused.value)
    assert refused.value.field == "file"


def test_a_zip_that_is_no_spreadsheet_says_so(read: Any) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("list.csv", "Asset Tag\nKA-1\n")
    with pytest.raises(InvalidInput, match="is a ZIP file and no spreadsheet"):
        read(out.getvalue())


def test_refused_rows_of_a_spreadsheet_come_back_as_one(cast: Cast) -> None:
    content = saved(a_workbook(["KA-1", "S-1", "Lamp", date(2025, 3, 4), 1], ["", "", "+1+1", "someday", 2]))
    kept = prepare_import(
        actor=cast.system(),
        customer=cast.kaarnalahti,
        name="list.xlsx",
        content=content,
        options=ImportOptions(),
    )
    mend = load_workbook(io.BytesIO(refused_rows(kept))).active
    assert [[cell.value for cell in row] for row in mend.iter_rows()] == [
        [*HEADER, "Reason"],
        [None, None, "+1+1", "someday", "2", "Asset Tag: A device needs an asset tag or a serial number."],
    ]
    assert {cell.data_type for cell in mend[2] if cell.value} <= {"s", "inlineStr"}
