"""Lists as files: what stands in them, for whom, and that one taken in again changes nothing."""

import csv
import io
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone, translation
from openpyxl import load_workbook

from cast import Cast
from huolto.catalogue.commands.device_models import NewDeviceModel, ensure_device_models
from huolto.connectors.device_import.columns import FIELDS, comparable, own_headings
from huolto.connectors.device_import.run import ImportOptions, import_devices
from huolto.connectors.device_import.sources import open_source
from huolto.foundation.errors import InvalidInput, NotVisible
from huolto.foundation.localisation import LANGUAGE_NAMES
from huolto.foundation.models import StoredFile
from huolto.foundation.tables import bare, guarded
from huolto.parties.commands import revoke_grant
from huolto.parties.models import Grant, Person
from huolto.parties.queries import today_at
from huolto.register.choices import ExportState
from huolto.register.commands import NewIdentifier, ask_list_export, cancel_list_export, change_items
from huolto.register.commands import exports as export_commands
from huolto.register.commands.exports import (
    export_visible_to,
    may_fetch,
    remove_old_exports,
    write_list_export,
)
from huolto.register.commands.inputs import ItemChanges
from huolto.register.export_columns import AS_LISTED, COLUMNS
from huolto.register.models import Item, ListExport
from huolto.register.selection import Selection
from register.registers import an_item, day, laptops, package

EVERYTHING = Selection(is_all=True)


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


def asked(cast: Cast, person: Person | None = None, **wanted: Any) -> ListExport:
    given: dict[str, Any] = {
        "format": "csv",
        "columns": (),
        "language": "en",
        "selection": EVERYTHING,
        **wanted,
    }
    return ask_list_export(actor=cast.actor(person or cast.orderer), **given)


def written(cast: Cast, person: Person | None = None, **wanted: Any) -> ListExport:
    export = asked(cast, person, **wanted)
    write_list_export(export.pk)
    export.refresh_from_db()
    return export


def content(export: ListExport) -> bytes:
    assert export.file is not None
    with export.file.content.open("rb") as opened:
        return bytes(opened.read())


def rows(export: ListExport) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content(export).decode("utf-8-sig"), newline="")))


def full_item(cast: Cast, tag: str = "KA-1", **facts: Any) -> Item:
    key = NewDeviceModel("Lumo", "Book 14", "LB14")
    model = ensure_device_models(actor=cast.system(), models=[(key, laptops(cast))])[key]
    return an_item(
        cast,
        tag,
        in_service_from=day(1, 5),
        **{
            "device_model_id": model.pk,
            "holder_id": cast.employee.pk,
            "place_id": cast.room_312.pk,
            "cost_centre_id": cast.basic_education.pk,
            "posting_code": "0077",
            "package_id": package(cast, "basic").pk,
            "purchased_on": date(2025, 3, 14),
            "purchase_price": Decimal("1180.5"),
            "warranty_until": date(2028, 3, 14),
            "end_of_life_on": date(2029, 3, 14),
            "notes": "=left, with a dent\nsecond line",
            "identifiers": (
                NewIdentifier("serial", f"{tag}-S"),
                NewIdentifier("imei", f"4901542032375{Item.objects.count() + 1}"),
            ),
            **facts,
        },
    )


def test_a_csv_opens_as_it_is_meant(cast: Cast) -> None:
    full_item(cast)
    export = written(cast)
    raw = content(export)
    assert raw.startswith(b"\xef\xbb\xbfAsset tag,")
    assert raw.endswith(b"\r\n")
    [row] = rows(export)
    assert row == {
        "Asset tag": "KA-1",
        "Name": "Lumo Book 14",
        "Serial number": "KA-1-S",
        "IMEI": "49015420323751",
        "MAC address": "",
        "Category": "Laptops",
        "Maker": "Lumo",
        "Model": "Book 14",
        "Model number": "LB14",
        "Organisation": "City of Kaarnalahti",
        "Holder": "Elina Rauta",
        "Holder’s e-mail address": "elina@kaarnalahti.example",
        "Place": "312",
        "Cost centre": "4120",
        "Posting code": "0077",
        "Package": "Basic",
        "State": "In service",
        "Acquisition model": "",
        "Bought on": "2025-03-14",
        "Price": "1180.50",
        "Warranty until": "2028-03-14",
        "End of life": "2029-03-14",
        "Notes": "'=left, with a dent\nsecond line",
    }
    assert (export.state, export.total, export.written) == (ExportState.READY, 1, 1)
    assert export.file.name == f"devices-{today_at(cast.suopursu).isoformat()}.csv"


def test_a_spreadsheet_has_days_amounts_and_texts_that_are_no_formulas(cast: Cast) -> None:
    full_item(cast)
    book = load_workbook(io.BytesIO(content(written(cast, format="xlsx"))))
    sheet = book.active
    header, cells = list(sheet.iter_rows())
    row = {title.value: cell for title, cell in zip(header, cells, strict=True)}
    assert row["Bought on"].is_date
    assert row["Bought on"].value.date() == date(2025, 3, 14)
    assert row["Price"].value == 1180.5
    assert (row["Posting code"].value, row["Posting code"].data_type) == ("0077", "s")
    assert (row["Notes"].value, row["Notes"].data_type) == ("=left, with a dent\nsecond line", "s")
    assert sheet.freeze_panes == "A2"
    assert not sheet.sheet_view.rightToLeft


def test_a_persian_readers_sheet_runs_from_right_to_left_under_persian_headings(cast: Cast) -> None:
    full_item(cast)
    sheet = load_workbook(io.BytesIO(content(written(cast, format="xlsx", language="fa")))).active
    assert sheet.sheet_view.rightToLeft
    with translation.override("fa"):
        assert [cell.value for cell in next(sheet.iter_rows())] == [
            str(column.heading) for column in COLUMNS.values()
        ]


def test_more_rows_than_a_sheet_holds_go_on_in_the_next(cast: Cast, monkeypatch: Any) -> None:
    monkeypatch.setattr("huolto.register.list_files.SHEET_ROWS", 3)
    for number in range(5):
        an_item(cast, f"KA-{number}")
    book = load_workbook(io.BytesIO(content(written(cast, format="xlsx", columns=["tag"]))))
    assert [[row[0].value for row in sheet.iter_rows()] for sheet in book] == [
        ["Asset tag", "KA-0", "KA-1"],
        ["Asset tag", "KA-2", "KA-3"],
        ["Asset tag", "KA-4"],
    ]


@pytest.mark.parametrize("language", LANGUAGE_NAMES)
def test_an_exported_list_taken_in_again_changes_nothing(cast: Cast, language: str, tmp_path: Path) -> None:
    full_item(cast)
    full_item(cast, "KA-2", holder_id=cast.orderer.pk, customer=cast.rantakoulu, place_id=cast.store.pk)
    full_item(cast, "-KA-3", holder_id=None, place_id=None, notes="'=quoted", posting_code="@x", name="+Lumo")
    before = list(Item.objects.order_by("pk").values())
    counts = Person.objects.count()
    path = tmp_path / "devices.csv"
    path.write_bytes(content(written(cast, language=language)))
    with translation.override(language):
        own = {str(COLUMNS[code].heading) for code in ("package", "state", "acquisition_model")}
    with open_source(path, name=path.name) as source:
        assert {ignored.name for ignored in source.ignored} <= own
        result = import_devices(
            actor=cast.actor(cast.orderer), customer=cast.kaarnalahti, source=source, options=ImportOptions()
        )
    assert (result.unchanged, result.updated, result.created, result.refused) == (3, 0, 0, ())
    assert list(Item.objects.order_by("pk").values()) == before
    assert Person.objects.count() == counts


def test_a_heading_means_one_field_in_all_languages_together() -> None:
    meant: dict[str, set[str]] = {}
    for language in LANGUAGE_NAMES:
        with translation.override(language):
            for column in COLUMNS.values():
                meant.setdefault(str(column.heading).casefold(), set()).add(column.code)
    assert {heading: codes for heading, codes in meant.items() if len(codes) > 1} == {}
    assert set(own_headings().values()) <= set(FIELDS)
    known = {comparable(name): field for field, names in FIELDS.items() for name in names}
    assert {name: field for name, field in own_headings().items() if known.get(name, field) != field} == {}


@pytest.mark.parametrize("cell", ["", "plain", "=1+1", "'=1", "''=1", " -5", "@x", "'quoted'", "+358", "a=b"])
def test_a_guarded_cell_comes_back_as_it_was(cell: str) -> None:
    assert bare(guarded(cell)).strip() == cell.strip()
    assert not guarded(cell).lstrip().startswith(("=", "+", "-", "@"))


def test_the_columns_of_the_list_and_its_order(cast: Cast) -> None:
    for tag in ("KA-1", "KA-3", "KA-2"):
        an_item(cast, tag)
    export = written(cast, columns=list(AS_LISTED), sort="-tag")
    assert list(rows(export)[0]) == [
        "Asset tag", "Name", "Serial number", "Organisation", "Holder", "Place", "Cost centre", "Package",
        "State", "End of life",
    ]  # fmt: skip
    assert [row["Asset tag"] for row in rows(export)] == ["KA-3", "KA-2", "KA-1"]


def test_only_what_the_reader_sees_and_no_money_for_a_mere_holder(cast: Cast) -> None:
    full_item(cast, "KA-1")
    full_item(cast, "KA-2", holder_id=cast.orderer.pk)
    full_item(cast, "OT-1", customer=cast.otavala, holder_id=None, place_id=None, cost_centre_id=None)
    [own] = rows(written(cast, cast.employee))
    assert own["Asset tag"] == "KA-1"
    assert "Price" not in own
    assert {row["Asset tag"] for row in rows(written(cast, cast.orderer))} == {"KA-1", "KA-2"}
    other = rows(written(cast, cast.other_orderer, selection=Selection(ids=tuple(all_ids()))))
    assert [row["Asset tag"] for row in other] == ["OT-1"]


def all_ids() -> list[int]:
    return list(Item.objects.values_list("pk", flat=True))


def test_only_the_one_who_asked_fetches_it(cast: Cast) -> None:
    an_item(cast)
    export = written(cast)
    assert may_fetch(cast.actor(cast.orderer), export_visible_to(cast.actor(cast.orderer), export.pk))
    for person in (cast.agent, cast.inspector, cast.other_orderer, cast.norrbacka_orderer):
        with pytest.raises(NotVisible):
            export_visible_to(cast.actor(person), export.pk)


def take_rights(cast: Cast) -> None:
    for grant in Grant.objects.filter(person=cast.orderer):
        revoke_grant(actor=cast.actor(cast.customer_administrator), grant=grant)


def test_rights_taken_away_before_the_job_runs_refuse_it(cast: Cast) -> None:
    an_item(cast)
    export = asked(cast)
    take_rights(cast)
    write_list_export(export.pk)
    export.refresh_from_db()
    assert (export.state, export.file) == (ExportState.REFUSED, None)
    assert StoredFile.objects.count() == 0


def test_rights_taken_away_afterwards_close_the_file(cast: Cast) -> None:
    an_item(cast)
    export = written(cast)
    take_rights(cast)
    assert not may_fetch(cast.actor(cast.orderer), export)


def test_cancelled_while_it_is_written_it_stops_and_leaves_no_file(cast: Cast, monkeypatch: Any) -> None:
    for number in range(4):
        an_item(cast, f"KA-{number}")
    monkeypatch.setattr(export_commands, "CHUNK", 1)
    export = asked(cast)
    told = export_commands._settle

    def cancelling(one: ListExport, **values: Any) -> bool:
        if values.get("written") == 2:
            cancel_list_export(actor=cast.actor(cast.orderer), export_id=one.pk)
        return told(one, **values)

    monkeypatch.setattr(export_commands, "_settle", cancelling)
    write_list_export(export.pk)
    export.refresh_from_db()
    assert (export.state, export.written, export.file) == (ExportState.CANCELLED, 1, None)


def test_a_killed_job_begins_anew_and_a_settled_one_is_not_written_again(cast: Cast) -> None:
    an_item(cast)
    export = asked(cast)
    ListExport.objects.filter(pk=export.pk).update(state=ExportState.RUNNING, written=1)
    write_list_export(export.pk)
    write_list_export(export.pk)
    export.refresh_from_db()
    assert export.state == ExportState.READY
    assert StoredFile.objects.count() == 1


def test_after_seven_days_the_file_is_removed(cast: Cast, settings: Any) -> None:
    an_item(cast)
    export = written(cast)
    stored = export.file
    assert stored is not None
    assert export.expires_at - timezone.now() > timedelta(days=6, hours=23)
    assert remove_old_exports() == 0
    ListExport.objects.filter(pk=export.pk).update(expires_at=timezone.now())
    assert remove_old_exports() == 1
    export.refresh_from_db()
    assert (export.state, export.file) == (ExportState.EXPIRED, None)
    assert not stored.content.storage.exists(stored.content.name)


def test_nothing_picked_or_unknown_columns_are_refused(cast: Cast) -> None:
    other = an_item(cast, "OT-1", customer=cast.otavala)
    an_item(cast)
    for wrong in (
        {"selection": Selection()},
        {"selection": Selection(ids=(other.pk,))},
        {"columns": ["password"]},
        {"format": "exe"},
    ):
        with pytest.raises(InvalidInput):
            asked(cast, **wrong)


def test_a_change_shows_in_what_is_picked_by_filters_when_the_job_runs(cast: Cast) -> None:
    item = an_item(cast)
    an_item(cast, "KA-2")
    export = asked(cast, selection=Selection(is_all=True, address="q=ka"))
    change_items(
        actor=cast.system(), item_ids=[item.pk], changes=ItemChanges(name="Renamed"), from_at=day(2, 1)
    )
    write_list_export(export.pk)
    export.refresh_from_db()
    assert [row["Name"] for row in rows(export)] == ["Renamed", "Lumo Book 14"]
