"""`huolto import devices` as others script against it: exit statuses, JSON, the file of refused rows."""

import json
import logging
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from cast import Cast
from connectors.test_device_import import BROKEN, LIST
from huolto.config.cli import import_, main
from huolto.register.models import DeviceImport, Item, ServiceInterval
from register.registers import package

WHERE = ("--customer", "suopursu/kaarnalahti")


@pytest.fixture
def huolto(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, cast: Cast) -> Any:
    """Calls the program with a list of devices; the database of the test runs already."""
    monkeypatch.setattr(import_, "django_session", nullcontext)

    def call(text: str, *options: str) -> int:
        path = tmp_path / "list.csv"
        path.write_text(text, encoding="utf-8")
        return main(["import", "devices", str(path), *options])

    log = logging.getLogger("huolto")
    level = log.level
    yield call
    log.setLevel(level)


def test_json_has_the_shape_that_was_promised(huolto: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert huolto(BROKEN, *WHERE, "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["rows"], answer["created"], answer["updated"], answer["unchanged"]) == (8, 2, 0, 0)
    assert answer["refused"][0] == {
        "row": 3,
        "field": "Asset Tag",
        "reason": "A device needs an asset tag or a serial number.",
    }
    assert answer["columns"]["Purchase Cost"] == "purchase_price"
    assert answer["ignored"] == []
    assert DeviceImport.objects.get().result["created"] == 2


def test_all_or_nothing_answers_one_and_changes_nothing(huolto: Any, tmp_path: Path) -> None:
    mend = tmp_path / "mend.csv"
    assert huolto(BROKEN, *WHERE, "--all-or-nothing", "--refused", str(mend)) == 1
    assert not Item.objects.exists()
    assert mend.read_bytes().startswith(b"\xef\xbb\xbfAsset Tag,Serial,")
    assert len(mend.read_text(encoding="utf-8-sig").splitlines()) == 7
    assert huolto(LIST, *WHERE, "--all-or-nothing") == 0


def test_a_dry_run_changes_nothing(huolto: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert huolto(LIST, *WHERE, "--dry-run") == 0
    assert "Nothing was changed" in capsys.readouterr().out
    assert not Item.objects.exists()
    assert not DeviceImport.objects.exists()


def test_devices_go_into_service_with_their_package(huolto: Any, cast: Cast) -> None:
    package(cast, "basic")
    options = (
        "--in-service-from",
        "2026-02-01",
        "--package",
        "basic",
        "--acquisition-model",
        "direct_purchase",
    )
    assert huolto(LIST, *WHERE, *options) == 0
    assert ServiceInterval.objects.filter(package__code="basic").count() == 2


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        (LIST, ("--customer", "suopursu/nobody"), "suopursu has: kaarnalahti, otavala, rantakoulu"),
        (LIST, ("--customer", "kaarnalahti"), "write provider/customer"),
        (LIST, (*WHERE, "--package", "basic"), "--in-service-from DATE"),
        (LIST, (*WHERE, "--package", "gold", "--in-service-from", "2026-02-01"), "no service package “gold”"),
        ('{"a": 1}', WHERE, "is no inventory of a device"),
        ("", WHERE, "has no rows"),
    ],
)
def test_a_wrong_call_or_file_is_one_line_and_status_two(
    huolto: Any, capsys: pytest.CaptureFixture[str], text: str, options: tuple[str, ...], said: str
) -> None:
    assert huolto(text, *options) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert said in told.err


def test_a_file_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "devices", "/nowhere/list.csv", *WHERE]) == 2
    assert "/nowhere/list.csv: No such file" in capsys.readouterr().err


def test_names_that_look_like_known_ones_are_in_the_json(
    huolto: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    huolto(LIST, *WHERE)
    capsys.readouterr()
    assert (
        huolto("Asset Tag,Manufacturer,Model\nKA-9,Lumo Inc.,Book 15\n", *WHERE, "--dry-run", "--json") == 0
    )
    (one,) = json.loads(capsys.readouterr().out)["similar"]
    assert (one["kind"], one["name"], one["like"][0]["name"]) == ("maker", "Lumo Inc.", "Lumo")
