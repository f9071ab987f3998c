"""Every file of other asset systems that stands beside the project is read whole; skipped where there is none."""

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cast import Cast
from huolto.catalogue.commands.device_models import NewDeviceModel
from huolto.connectors.device_import.likeness import NameKind, near_duplicates
from huolto.connectors.device_import.rows import DeviceRow, Refusal, model_rows, read_rows
from huolto.connectors.device_import.run import ImportOptions, ImportResult, import_devices
from huolto.connectors.device_import.sources import open_source
from huolto.register.choices import ItemState
from huolto.register.models import Item, ServiceInterval
from register.registers import package

FOLDER = Path(
    os.environ.get("HUOLTO_CORPORA") or Path(__file__).resolve().parents[2].parent / "shared" / "corpora"
)
IMPORTS = FOLDER / "imports"
LISTS = FOLDER / "imports" / "snipe-it" / "sample_csvs"

pytestmark = pytest.mark.skipif(not LISTS.is_dir(), reason=f"no test corpora in {FOLDER} (HUOLTO_CORPORA)")

GLPI = "glpi-inventory/"
ATLAS = "atlas-cmms/api/src/main/resources/"
RALPH = "ralph/src/ralph/data_importer/tests/samples/"
NO_NUMBER = "A device needs an asset tag or a serial number."
COUNTED = "It is counted by quantity and not known one by one."
DEVICES: dict[str, tuple[str, int, list[str]]] = {
    "snipe-it/sample_csvs/assets-sample.csv": ("Snipe-IT", 22, []),
    "snipe-it/sample_csvs/assets-sample-BLANKS.csv": ("Snipe-IT", 200, []),
    "shelf/apps/webapp/public/static/shelf.nu-example-asset-import-from-content.csv": (
        "Shelf",
        2,
        [COUNTED, COUNTED],
    ),
    f"{RALPH}management_ip_existing.csv": ("Ralph", 1, []),
    f"{GLPI}examples/computer_1.json": ("GLPI", 1, []),
    f"{GLPI}examples/computer_1_partial_volumes.json": ("GLPI", 1, []),
    f"{GLPI}examples/computer_2.json": ("GLPI", 1, []),
    f"{GLPI}examples/networkequipment_2.json": ("GLPI", 5, []),
    f"{GLPI}examples/networkequipment_5.json": ("GLPI", 1, []),
    f"{GLPI}examples/printer_2.json": ("GLPI", 1, []),
    f"{GLPI}tests/data/1.xml": ("GLPI", 1, []),
    f"{GLPI}tests/data/2.xml": ("GLPI", 1, []),
    f"{GLPI}tests/data/5-good.xml": ("GLPI", 1, []),
    f"{GLPI}tests/data/11.xml": ("GLPI", 0, [NO_NUMBER]),
    f"{GLPI}tests/data/12.xml": ("GLPI", 1, []),
    f"{GLPI}tests/data/13.xml": ("GLPI", 1, []),
    f"{GLPI}tests/data/15.xml": ("GLPI", 0, [NO_NUMBER]),
    f"{GLPI}tests/data/16.xml": ("GLPI", 1, []),
    f"{GLPI}tests/data/17.xml": ("GLPI", 1, []),
    f"{GLPI}tests/data/18.xml": ("GLPI", 1, []),
}
"""Files of devices: whose they are, how many devices they hold, why the other rows are refused."""
OTHERS: dict[str, tuple[str, int, str]] = {
    f"{ATLAS}demo-data/telecom/Locations.csv": ("Atlas CMMS", 12, "lists places, not devices"),
    f"{ATLAS}demo-data/telecom/WorkOrders.csv": ("Atlas CMMS", 15, "lists work orders, not devices"),
    f"{ATLAS}import-templates/fr/part.csv": ("Atlas CMMS", 4, "lists spare parts, not devices"),
    f"{ATLAS}import-templates/fr/work_order.csv": ("Atlas CMMS", 3, "lists work orders, not devices"),
    "intune/devices-with-inventory-columns.csv": ("", 48, "lists the columns of an Intune export"),
    "netbox-device-models.csv": ("", 2984, "lists models of devices, not devices"),
    "openprinting-printer-models.csv": ("", 6023, "lists models of devices, not devices"),
    f"{RALPH}warehouses_semicolon.csv": ("", 3, "lists names only (such as warehouses), not devices"),
    "snipe-it/sample_csvs/consumables-sample.csv": ("Snipe-IT", 3, "lists consumables, counted"),
}
"""Files of other things: whose they are, how many rows they have, what they are said to be."""
TWICE = [
    ("Cisco N2K-C2348TQ-10GE", "Cisco N2K-C2348TQ-10G-E"),
    ("Epson ME-10 Series", "Epson ME 10 Series"),
    ("Epson PX-A650", "Epson PX A650"),
]
"""Models that the public lists themselves name twice."""


def test_no_file_is_left_out() -> None:
    files = {
        str(path.relative_to(IMPORTS))
        for path in IMPORTS.rglob("*")
        if path.suffix in (".csv", ".json", ".xml")
    }
    assert files == DEVICES.keys() | OTHERS.keys()


@pytest.mark.parametrize("name", DEVICES)
def test_each_row_is_a_device_or_refused_with_the_reason(name: str) -> None:
    system, devices, reasons = DEVICES[name]
    with open_source(IMPORTS / name, name=name) as source:
        rows = list(read_rows(source, country="US"))
        assert source.system == system
        assert len(list(source.lines())) == len(rows)
    assert sum(isinstance(row, DeviceRow) for row in rows) == devices
    assert [row.reason for row in rows if isinstance(row, Refusal)] == reasons


@pytest.mark.parametrize("name", OTHERS)
def test_what_holds_no_devices_is_called_what_it_is(name: str) -> None:
    system, rows, said = OTHERS[name]
    with open_source(IMPORTS / name, name="list.csv") as source:
        assert (source.system, len(list(source.lines()))) == (system, rows)
        assert source.no_devices.startswith(f"list.csv {said}")


def test_letters_that_were_broken_twice_are_as_they_were_first_written() -> None:
    with open_source(LISTS / "assets-sample-BLANKS.csv", name="list.csv") as source:
        places = {row.place for row in read_rows(source, country="US") if isinstance(row, DeviceRow)}
    assert {"Saint-Étienne", "Luts’k"} <= places


def test_all_columns_of_intune_are_known_or_left_aside_on_purpose(tmp_path: Path) -> None:
    with open_source(IMPORTS / "intune/devices-with-inventory-columns.csv", name="list.csv") as source:
        header = [line.cells[1] for line in source.lines()]
    (tmp_path / "export.csv").write_text(",".join(header) + "\n" + ",".join("x" for _ in header) + "\n")
    with open_source(tmp_path / "export.csv", name="export.csv") as source:
        assert source.system == "Intune"
        assert set(source.columns.known.values()) == {
            "external_id", "name", "last_seen_at", "os_version", "serial", "maker", "model", "imei", "mac", "category",
            "holder_username", "holder_email", "holder_name", "operating_system", "phone_number", "sim",
        }  # fmt: skip


def models_of(name: str) -> list[NewDeviceModel]:
    with open_source(IMPORTS / name, name=name) as source:
        return list(model_rows(source))


def test_nine_thousand_real_models_are_told_apart() -> None:
    known, new = models_of("netbox-device-models.csv"), models_of("openprinting-printer-models.csv")
    assert (len(known), len(new)) == (2984, 6023)
    makers = near_duplicates({model.maker for model in new}, {model.maker for model in known}, NameKind.MAKER)
    assert [(one.name, one.other) for one in makers if one.is_known] == [("Infotec", "Infotecs")]
    names = [f"{model.maker} {model.name}" for model in known + new]
    assert [(one.name, one.other) for one in near_duplicates(names, [], NameKind.MODEL)] == TWICE


def test_every_real_model_is_known_again_under_another_spelling() -> None:
    names = [model.name for model in models_of("netbox-device-models.csv") if "-" in model.name.strip("-")]
    respelled = {name.replace("-", " ").lower(): name for name in names}
    found = near_duplicates(respelled, names, NameKind.MODEL)
    assert {one.name for one in found} == set(respelled)


def run(cast: Cast, name: str, **options: Any) -> ImportResult:
    with open_source(LISTS / name, name=name) as source:
        return import_devices(
            actor=cast.system(),
            customer=cast.kaarnalahti,
            source=source,
            options=ImportOptions(**options),
        )


def test_a_real_export_is_taken_in_whole_put_in_service_and_stays_as_it_is(cast: Cast) -> None:
    package(cast, "basic")
    options = {"in_service_from": date(2026, 2, 1), "package": "basic"}
    result = run(cast, "assets-sample.csv", **options)
    assert (result.rows, result.created, len(result.refused), result.in_service) == (22 - 0, 22, 0, 22)
    assert result.columns["Checked Out To: Email"] == "holder_email"
    assert set(result.ignored) == {"Supplier", "Order Number", "Model Notes", "Checkout Type"}
    assert ServiceInterval.objects.filter(during__endswith=None, package__code="basic").count() == 22
    assert Item.objects.exclude(purchased_on=None).exclude(purchase_price=None).count() == 22
    again = run(cast, "assets-sample.csv", **options)
    assert (again.created, again.updated, again.unchanged) == (0, 0, 22)


def test_a_list_with_old_line_ends_broken_letters_and_blanks_loses_no_row(cast: Cast) -> None:
    result = run(cast, "assets-sample-BLANKS.csv", in_service_from=date(2026, 2, 1))
    assert result.rows == 200
    assert result.created + len(result.refused) == 200
    assert result.created == 200
    archived = Item.objects.filter(state=ItemState.RECEIVED).count()
    assert result.in_service == 200 - archived
    assert run(cast, "assets-sample-BLANKS.csv").unchanged == 200
