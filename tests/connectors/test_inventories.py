"""Inventories of agents: one file, one or more devices with parts and counters; bombs and damage refused."""

import csv
import json
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from huolto.connectors.device_import.rows import NewPart, NewReading, read_rows, write_mended
from huolto.connectors.device_import.sources import open_source
from huolto.foundation.errors import InvalidInput

COMPUTER = {
    "content": {
        "accesslog": {"logdate": "2026-02-03 04:05:06"},
        "bios": {"assettag": "KA-1", "ssn": "S-1", "smanufacturer": "Lumo", "smodel": "Book 14"},
        "hardware": {"name": "ka-book", "chassis_type": "Laptop", "uuid": "5f9d9c7e-0000-4000-8000-000000000001", "lastloggeduser": "aapo"},
        "memories": [{"capacity": 8192, "type": "DDR4"}, {"capacity": 8192, "type": "DDR4"}, {"description": "DIMM"}],
        "storages": [{"model": "Kivi 1", "disksize": 256060, "serial": "D-1"}],
        "networks": [{"mac": "02:00:00:00:00:0a"}, {"mac": "02:00:00:00:00:0b", "virtualdev": True}],
        "operatingsystem": {"full_name": "Lumo OS 12"},
        "softwares": [{"name": "editor"}],
    },
    "itemtype": "Computer",
}  # fmt: skip
PRINTER = """<?xml version="1.0" encoding="UTF-8"?>
<REQUEST><CONTENT><DEVICE>
<INFO><SERIAL>P-1</SERIAL><MANUFACTURER>Valo</MANUFACTURER><MODEL>P-900</MODEL><NAME>printer3</NAME><TYPE>PRINTER</TYPE>
<MAC>02:00:00:00:00:0c</MAC><LOCATION>Town Hall / 3</LOCATION></INFO>
<PAGECOUNTERS><TOTAL>800</TOTAL><BLACK>500</BLACK><RECTOVERSO>40</RECTOVERSO></PAGECOUNTERS>
</DEVICE></CONTENT><QUERY>SNMPQUERY</QUERY></REQUEST>"""


@pytest.fixture
def read(tmp_path: Path) -> Any:
    """Reads a file: (source, rows and refusals)."""

    def call(content: str | bytes) -> Any:
        path = tmp_path / "inventory"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        with open_source(path, name="inventory.json") as source:
            return source, list(read_rows(source, country="FI"))

    return call


def test_a_computer_with_its_parts(read: Any) -> None:
    source, (row,) = read(json.dumps(COMPUTER))
    assert (source.kind, source.system) == ("inventory-json", "GLPI")
    assert (row.number, row.asset_tag, row.name, row.category, row.model.name) == (
        1,
        "KA-1",
        "ka-book",
        "Laptop",
        "Book 14",
    )
    assert row.identifier_keys() == {
        ("serial", "s1"),
        ("mac", "02000000000a"),
        ("external", "5f9d9c7e000040008000000000000001"),
    }
    assert row.parts == (
        NewPart(kind="memory", name="DDR4 8 GB", quantity=2),
        NewPart(kind="disk", name="Kivi 1 256 GB", serial="D-1"),
        NewPart(kind="other", name="Lumo OS 12"),
    )
    assert row.last_seen_at == datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)
    assert row.person is None
    assert {one.name for one in source.ignored} == {"softwares", "aapo"}


def test_a_printer_with_its_page_counters_in_the_older_xml(read: Any) -> None:
    source, (row,) = read(PRINTER)
    assert (source.kind, row.asset_tag, row.category) == ("inventory-xml", "P-1", "Printer")
    assert row.place_path == ("Town Hall", "3")
    assert row.readings == (
        NewReading(meter="pages_total", value=Decimal(800)),
        NewReading(meter="pages_mono", value=Decimal(500)),
    )
    assert [one.name for one in source.ignored] == ["pagecounters: rectoverso"]


def test_a_stack_is_several_devices_with_their_own_parts(read: Any) -> None:
    def one(index: int, inside: int, kind: str, serial: str) -> dict[str, Any]:
        return {"index": index, "contained_index": inside, "type": kind, "serial": serial, "name": str(index)}

    content = {
        "network_device": {"serial": "C-1", "name": "stack", "model": "X", "manufacturer": "Valo", "mac": "02:00:00:00:00:0d"},
        "network_components": [
            {"index": 1, "type": "stack"}, one(10, 1, "chassis", "C-1"), one(20, 1, "chassis", "C-2"),
            one(21, 20, "container", ""), one(22, 21, "module", "M-2"), one(11, 10, "powerSupply", "W-1"),
        ],
    }  # fmt: skip
    _source, rows = read(json.dumps({"content": content, "itemtype": "NetworkEquipment"}))
    assert [(row.asset_tag, row.name, [part.serial for part in row.parts]) for row in rows] == [
        ("C-1", "stack 10", ["W-1"]),
        ("C-2", "stack 20", ["M-2"]),
    ]
    assert [len(row.identifiers) for row in rows] == [2, 1]


def test_several_documents_in_one_file(read: Any) -> None:
    other = json.loads(
        json.dumps(COMPUTER)
        .replace("KA-1", "KA-2")
        .replace("S-1", "S-2")
        .replace("0a", "0e")
        .replace("01", "02")
    )
    assert [row.asset_tag for row in read(json.dumps([COMPUTER, other]))[1]] == ["KA-1", "KA-2"]
    assert [row.asset_tag for row in read(f"{json.dumps(COMPUTER)}\n{json.dumps(other)}\n")[1]] == [
        "KA-1",
        "KA-2",
    ]


def test_refused_devices_are_a_list_to_mend(read: Any, tmp_path: Path) -> None:
    nameless = {
        "content": {"bios": {"ssn": "None"}, "hardware": {"name": "x"}, "memories": [{"capacity": 4096}]}
    }
    (tmp_path / "nameless").write_text(json.dumps(nameless))
    with open_source(tmp_path / "nameless", name="x.json") as source:
        (refusal,) = read_rows(source, country="FI")
        assert refusal.reason == "A device needs an asset tag or a serial number."
        write_mended(source, [refusal], tmp_path / "mend.csv", "csv")
    header, line = csv.reader((tmp_path / "mend.csv").open(encoding="utf-8-sig", newline=""))
    assert (header[0], header[-1], line[-1].split(":")[0]) == ("Asset tag", "Reason", "Asset tag")
    assert '"kind": "memory"' in line[header.index("Parts")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"a": 1}', "is no inventory of a device"),
        ("[]", "is no inventory of a device"),
        ('{"content": {"bios": ', "is damaged JSON"),
        ('{"a": ' * 5_000, "is damaged JSON"),
        ("<REQUEST><CONTENT>", "is damaged XML"),
        ("<html><body>x</body></html>", "is no inventory of a device"),
        (
            '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "&c;">]><REQUEST/>',
            "names a document type or entities",
        ),
        ('<!DOCTYPE a SYSTEM "file:///etc/passwd"><REQUEST/>', "names a document type or entities"),
        ("<REQUEST>" + "<a>" * 100_000, "is damaged XML"),
    ],
)
def test_what_is_no_inventory_is_refused_in_one_sentence(read: Any, content: str, said: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read(content)
    assert said in str(refused.value)
    assert refused.value.field == "file"
