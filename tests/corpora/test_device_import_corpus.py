"""Real exports of another asset system, where the test corpora stand beside the project; skipped where not."""

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cast import Cast
from huolto.connectors.device_import.run import ImportOptions, ImportResult, import_devices
from huolto.connectors.device_import.sources import open_source
from huolto.register.choices import ItemState
from huolto.register.models import Item, ServiceInterval
from register.registers import package

FOLDER = Path(
    os.environ.get("HUOLTO_CORPORA") or Path(__file__).resolve().parents[2].parent / "shared" / "corpora"
)
LISTS = FOLDER / "imports" / "snipe-it" / "sample_csvs"

pytestmark = pytest.mark.skipif(not LISTS.is_dir(), reason=f"no test corpora in {FOLDER} (HUOLTO_CORPORA)")


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
