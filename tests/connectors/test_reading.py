"""Reading device lists of every kind: what they are, their rows, and what is no list said in one sentence."""

import csv
import io
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from huolto.connectors.device_import.encodings import Encoding
from huolto.connectors.device_import.rows import DeviceRow, Refusal, model_rows, read_rows, write_mended
from huolto.connectors.device_import.sources import open_source
from huolto.foundation.errors import InvalidInput

HEADER = "Asset Tag;Serial;Name;Location\n"


@pytest.fixture
def read(tmp_path: Path) -> Any:
    """Reads bytes or text as a file: (source's facts, rows and refusals)."""

    def call(content: bytes | str, name: str = "list.csv", country: str = "FI", **options: Any) -> Any:
        path = tmp_path / "file"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        with open_source(path, name=name, **options) as source:
            return source, list(read_rows(source, country=country))

    return call


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
        ("latin-1", "cp1252"),
        ("mac_roman", "mac_roman"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_end(read: Any, encoding: str, told: str, end: str) -> None:
    text = (HEADER + "KA-1;S-1;Sähkölukko;Jyväskylä\nKA-2;S-2;Låda;Örebro\n").replace("\n", end)
    source, rows = read(text.encode(encoding))
    assert source.encoding == told
    assert [(row.name, row.place) for row in rows] == [("Sähkölukko", "Jyväskylä"), ("Låda", "Örebro")]


def test_persian_in_the_encoding_of_old_windows(read: Any) -> None:
    _source, rows = read("Asset Tag;Name\nKA-1;دستگاه\nKA-2;چاپگر\n".encode("cp1256"))
    assert [row.name for row in rows] == ["دستگاه", "چاپگر"]


def test_letters_broken_twice_and_mixed_encodings_are_put_right(read: Any) -> None:
    twice = (HEADER + "KA-1;S-1;Sähkö;Jyväskylä\n").encode().decode("cp1252").encode()
    source, rows = read(twice)
    assert rows[0].place == "Jyväskylä"
    assert source.ignored[-1].reason == "Letters that were broken on the way are put right."
    mixed = (HEADER + "KA-1;S-1;Sähkö;Jyväskylä\n").encode() + "KA-2;S-2;Mökki;Örebro\n".encode("cp1252")
    assert [row.place for row in read(mixed)[1]] == ["Jyväskylä", "Örebro"]


def test_mixed_line_ends_quoted_ends_and_nul_bytes(read: Any) -> None:
    content = HEADER + 'KA-1;S-1;"two\nlines";A\rKA-2;S-2;b\x00ox;B\r\n\n  ;;;\nKA-3;S-3;c;C'
    _source, rows = read(content)
    assert [(row.number, row.asset_tag, row.name) for row in rows] == [
        (2, "KA-1", "two\nlines"),
        (3, "KA-2", "box"),
        (6, "KA-3", "c"),
    ]


def test_a_line_that_names_the_separator_and_titles_above_the_header(read: Any) -> None:
    source, rows = read("sep=|\nAsset Tag|Name\nKA-1|a;b,c\n")
    assert (source.separator, rows[0].number, rows[0].name) == ("|", 3, "a;b,c")
    source, rows = read("Devices of 2026, all\n\n" + HEADER + "KA-1;S-1;Lamp;Hall\n")
    assert (source.header_number, source.separator, rows[0].number) == (3, ";", 4)
    assert ("Devices of 2026, all", "It stands above the columns’ names.") in [
        (one.name, one.reason) for one in source.ignored
    ]


def test_rows_that_are_too_long_or_swallow_others_are_refused_and_short_ones_taken(read: Any) -> None:
    _source, rows = read(
        'Asset Tag,Serial,Name,Notes\nKA-1,S-1,Lamp, old, of brass\nKA-2\nKA-3,S-3,"open,x\nKA-4,S-4,Lamp,x\n'
    )
    assert rows[0] == Refusal(
        2, "", "The row has 5 cells and the file 4 columns: put cells with commas in quotation marks."
    )
    assert rows[1].asset_tag == "KA-2"
    assert rows[2] == Refusal(4, "", "A quotation mark is never closed here: it takes in 1 further rows.")


def test_numbers_that_a_spreadsheet_shortened_are_refused_with_how_to_mend(read: Any) -> None:
    _source, (refusal,) = read("Asset Tag;Serial\nKA-1;1.23E+14\n")
    assert (refusal.row, refusal.field) == (2, "Serial")
    assert refusal.reason.startswith(
        "“1.23E+14” is what a spreadsheet made of a long number; its digits are lost."
    )


def test_words_that_stand_for_no_number_are_none(read: Any) -> None:
    _source, rows = read("Asset Tag;Serial\nN/A;S-1\nKA-2;0000000\n-;unknown\n")
    assert [(row.asset_tag, row.identifier_keys()) for row in rows[:2]] == [
        ("S-1", {("serial", "s1")}),
        ("KA-2", set()),
    ]
    assert rows[2].reason == "A device needs an asset tag or a serial number."


def test_several_numbers_of_a_kind_a_place_path_and_who_saw_it_last(read: Any) -> None:
    _source, (row,) = read(
        "Asset Tag,IMEI 1,IMEI 2,MAC,Phone number,ICCID,Building,Floor,Room,Last check-in,OS,OS version,Device ID\n"
        "KA-1,350000000000017,350000000000025,02:00:00:00:00:01; 020000000002,+358 40 1,8935801,Town Hall,3,312,"
        "2026-02-03 04:05:06,Windows,11,5f9d9c7e-0000-4000-8000-000000000001\n"
    )
    assert [(str(number.kind), number.value) for number in row.identifiers] == [
        ("imei", "350000000000017"),
        ("imei", "350000000000025"),
        ("mac", "02:00:00:00:00:01"),
        ("mac", "020000000002"),
        ("sim", "8935801"),
        ("number", "+358 40 1"),
        ("external", "5f9d9c7e-0000-4000-8000-000000000001"),
    ]
    assert (row.place_path, row.place) == (("Town Hall", "3", "312"), "Town Hall / 3 / 312")
    assert row.last_seen_at.isoformat() == "2026-02-03T04:05:06+00:00"
    assert (row.operating_system, row.parts[-1].name) == ("Windows 11", "Windows 11")


@pytest.mark.parametrize(
    "header",
    [
        "Inventaarionumero;Sarjanumero;Valmistaja;Malli;Sijainti;Käyttäjä;Ostopäivä;Hankintahinta",
        "Inventarienummer;Serienummer;Tillverkare;Modell;Placering;Användare;Inköpsdatum;Inköpspris",
        "Inventarnummer;Serienr.;Produsent;Modell;Plassering;Bruker;Innkjøpsdato;Innkjøpspris",
        "برچسب اموال;شماره سریال;سازنده;مدل;محل استقرار;تحویل گیرنده;تاریخ خرید;قیمت خرید",
        "Löpnummer;Serie-nr;Märke;Modell;Plats;Innehavare;Köpdatum;Pris",
    ],
)
def test_newcomers_own_lists_in_their_language(read: Any, header: str) -> None:
    source, (row,) = read(header + "\n۱۲۳;S-1;Lumo;Book 14;Town Hall;Aapo Sirkka;1404/05/12;1 234,50 €\n")
    assert list(source.columns.known.values()) == [
        "asset_tag", "serial", "maker", "model", "place", "holder_name", "purchased_on", "purchase_price",
    ]  # fmt: skip
    assert (row.purchased_on, row.purchase_price) == (date(2025, 8, 3), Decimal("1234.50"))


def test_a_mapping_goes_before_the_known_names(read: Any, tmp_path: Path) -> None:
    content = "Tunnus;Name;Serial\nX-1;Lamp;S-1\n"
    source, (row,) = read(content, mapping={"Tunnus": "asset_tag", "Serial": ""})
    assert (row.asset_tag, row.identifiers, source.columns.ignored) == ("X-1", (), ("Serial",))
    assert source.columns.reason("Serial") == "It was chosen to be left aside."
    path = tmp_path / "unknown"
    path.write_text("Tunnus;Väri\nX-1;red\n")
    with open_source(path, name="list.csv") as unknown:
        assert unknown.header == ("Tunnus", "Väri")
        assert unknown.no_devices.startswith("list.csv has no column for the asset tag or the serial number")


def test_a_list_of_models_gives_models(tmp_path: Path) -> None:
    path = tmp_path / "models"
    path.write_text("manufacturer,model,part_number\nLumo,Book 14,LB14\nLUMO,book 14,\nValo,P-900,\n")
    with open_source(path, name="models.csv") as source:
        assert (
            source.no_devices
            == "models.csv lists models of devices, not devices: they can be taken into the catalogue."
        )
        assert [(model.maker, model.name, model.model_number) for model in model_rows(source)] == [
            ("Lumo", "Book 14", "LB14"),
            ("Valo", "P-900", ""),
        ]


def test_lines_can_be_asked_for_again_and_refused_rows_mended(tmp_path: Path) -> None:
    path = tmp_path / "list"
    path.write_text("Asset Tag,Serial\nKA-1,S-1\nKA-1,S-2\n")
    with open_source(path, name="list.csv") as source:
        assert list(source.lines()) == list(source.lines())
        refused = [row for row in read_rows(source, country="FI") if isinstance(row, Refusal)]
        write_mended(source, refused, tmp_path / "mend.csv", "csv")
    assert list(csv.reader((tmp_path / "mend.csv").open(encoding="utf-8-sig", newline=""))) == [
        ["Asset Tag", "Serial", "Reason"],
        ["KA-1", "S-2", "Asset Tag: This number stands in row 2 already."],
    ]


CELLS = st.text(st.characters(codec="cp1252", exclude_categories=["Cc", "Zs"]), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(CELLS, min_size=1, max_size=5),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]),
    separator=st.sampled_from(",;\t|"),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_what_is_written_in_any_way_is_read_as_it_was(
    tmp_path: Path, names: list[str], encoding: str, separator: str, end: str
) -> None:
    # What looks like UTF-8 that was read wrongly once is put right, also where somebody meant it.
    assume(all(Encoding("utf-8").mended(name) == name for name in names))
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator=end)
    writer.writerow(["Asset Tag", "Serial", "Name"])
    writer.writerows([f"T-{number}", f"S-{number}", name] for number, name in enumerate(names))
    path = tmp_path / "file"
    path.write_bytes(out.getvalue().encode(encoding))
    with open_source(path, name="list.csv") as source:
        read = [line.cells[2] for line in source.lines()]
    assert [name for name in read if not name.startswith("'")] == [
        name for name in names if not name.startswith("'")
    ]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    start=st.sampled_from(
        [b"", b"PK\x03\x04", b"{", b"[{", b"<?xml", b"<REQUEST>", b"Asset Tag,Serial\n", b"\xff\xfe", b"sep="]
    ),
    rest=st.binary(max_size=400),
)
def test_any_bytes_give_rows_or_one_sentence(tmp_path: Path, start: bytes, rest: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(start + rest)
    said = refusal_of(path)
    assert said is None or (said.field == "file" and str(said).startswith("list.csv "))


def refusal_of(path: Path) -> InvalidInput | None:
    """Read a file through; what it is refused with, None where it is read."""
    try:
        with open_source(path, name="list.csv") as source:
            assert all(isinstance(row, DeviceRow | Refusal) for row in read_rows(source, country="FI"))
    except InvalidInput as refused:
        return refused
    return None
