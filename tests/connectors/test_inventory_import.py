"""Inventories taken in: parts and readings stand on their items, the same inventory again changes nothing."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from cast import Cast
from connectors.test_device_import import run
from connectors.test_inventories import COMPUTER
from huolto.register.choices import PartKind, ReadingDoubt
from huolto.register.models import Item, ItemPart, MeterReading

PRINTER: dict[str, Any] = {
    "content": {
        "network_device": {"serial": "P-1", "manufacturer": "Valo", "model": "P-900", "name": "printer3", "type": "Printer"},
        "pagecounters": {"total": 800, "black": 500, "color": 300, "rectoverso": 40},
    },
    "itemtype": "Printer",
}  # fmt: skip


def both(total: int = 800) -> str:
    printer = json.loads(json.dumps(PRINTER))
    printer["content"]["pagecounters"]["total"] = total
    return json.dumps([COMPUTER, printer])


def parts() -> list[tuple[str, str, str, int]]:
    rows = ItemPart.objects.filter(item__asset_tag="KA-1").order_by("kind", "name")
    return [(row.kind, row.name, row.serial, row.quantity) for row in rows]


def readings() -> list[tuple[str, Decimal, str]]:
    rows = MeterReading.objects.filter(meter__item__asset_tag="P-1").order_by("meter__kind", "read_at")
    return [(row.meter.kind, row.value, row.doubt) for row in rows]


def test_parts_and_readings_stand_on_the_item(cast: Cast) -> None:
    result = run(cast, both())
    assert (result.created, result.parts, result.readings) == (2, 3, 3)
    assert parts() == [
        (PartKind.DISK, "Kivi 1 256 GB", "D-1", 1),
        (PartKind.MEMORY, "DDR4 8 GB", "", 2),
        (PartKind.OTHER, "Lumo OS 12", "", 1),
    ]
    assert readings() == [
        ("pages_colour", Decimal(300), ""),
        ("pages_mono", Decimal(500), ""),
        ("pages_total", Decimal(800), ""),
    ]


def test_the_same_inventory_again_changes_nothing(cast: Cast) -> None:
    run(cast, both())
    before = (
        list(ItemPart.objects.order_by("pk").values()),
        list(MeterReading.objects.order_by("pk").values()),
    )
    result = run(cast, both())
    assert (result.created, result.updated, result.unchanged) == (0, 0, 2)
    after = list(ItemPart.objects.order_by("pk").values()), list(MeterReading.objects.order_by("pk").values())
    assert after == before


def test_a_counter_that_runs_backwards_is_marked_and_the_device_taken(cast: Cast) -> None:
    run(cast, both())
    result = run(cast, both(total=700))
    assert result.refused == ()
    assert ("pages_total", Decimal(700), ReadingDoubt.FALLS) in readings()


def test_an_orderer_takes_in_an_inventory(cast: Cast) -> None:
    run(cast, both(), actor=cast.actor(cast.orderer))
    assert len(parts()) == 3


def test_a_dry_run_keeps_no_parts(cast: Cast) -> None:
    result = run(cast, both(), is_dry_run=True)
    assert (result.parts, ItemPart.objects.count(), Item.objects.count()) == (3, 0, 0)


def listed(parts: str, readings: str) -> str:
    cells = [parts, readings]
    quoted = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    return f"Asset tag,Parts,Readings\nL-1,{quoted}\n"


def test_an_unknown_kind_of_part_is_another_part(cast: Cast) -> None:
    run(cast, listed('[{"kind": "flux", "name": "Flux 9", "quantity": 0}]', ""))
    assert [(row.kind, row.name, row.quantity) for row in ItemPart.objects.all()] == [("other", "Flux 9", 1)]


def test_what_no_counter_shows_is_left_aside_and_said(cast: Cast) -> None:
    said = [
        {"meter": "wishes", "value": 3},
        {"meter": "hours", "value": -3},
        {"meter": "hours", "value": "NaN"},
        {"meter": "hours", "value": 3, "read_at": "2999-01-01"},
        {"meter": "hours", "value": 4, "read_at": "2026-01-05 10:00:00"},
    ]
    result = run(cast, listed("", json.dumps(said)))
    assert (result.created, result.readings) == (1, 1)
    assert [(row.value, row.read_at) for row in MeterReading.objects.all()] == [
        (Decimal(4), datetime(2026, 1, 5, 10, tzinfo=UTC))
    ]
    assert result.ignored == (
        "Counter “wishes”: the register keeps none of this kind.",
        "Row 2: no counter shows -3.",
        "Row 2: no counter shows NaN.",
        "Row 2: a reading of the future.",
    )
