"""Long imports: chunk by chunk, stopped or killed in between and gone on with, all or nothing."""

from typing import Any

import pytest

from cast import Cast
from huolto.connectors.device_import import jobs, run, uploads
from huolto.connectors.device_import.jobs import work_on
from huolto.connectors.device_import.run import ImportOptions
from huolto.connectors.device_import.uploads import (
    cancel_import,
    confirm_import,
    map_columns,
    prepare_import,
)
from huolto.register.choices import ImportState
from huolto.register.models import DeviceImport, ImportMapping, Item

LIST = "Asset Tag,Serial,Nickname\n" + "".join(f"T-{n},S-{n},Lamp {n}\n" for n in range(1, 8))


@pytest.fixture(autouse=True)
def _short_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "CHUNK_ROWS", 2)
    monkeypatch.setattr(uploads, "SMALL_ROWS", 3)


def prepared(cast: Cast, text: str = LIST, **options: Any) -> DeviceImport:
    kept = prepare_import(
        actor=cast.actor(cast.orderer),
        customer=cast.kaarnalahti,
        name="list.csv",
        content=text.encode(),
        options=ImportOptions(**options),
    )
    work_on(kept.pk, ImportState.PREVIEWING)
    kept.refresh_from_db()
    return kept


def confirmed(cast: Cast, kept: DeviceImport) -> None:
    confirm_import(actor=cast.actor(cast.orderer), import_id=kept.pk)


def now(kept: DeviceImport) -> tuple[str, int]:
    kept.refresh_from_db()
    return kept.state, kept.rows_done


def test_a_long_list_is_looked_at_and_taken_in_by_jobs(cast: Cast) -> None:
    kept = prepared(cast)
    assert (kept.state, kept.result["created"], Item.objects.count()) == (ImportState.PREVIEWED, 7, 0)
    confirmed(cast, kept)
    assert (now(kept), Item.objects.count()) == ((ImportState.RUNNING, 0), 0)
    work_on(kept.pk, ImportState.RUNNING)
    assert (now(kept), Item.objects.count()) == ((ImportState.DONE, 7), 7)


def test_one_that_died_goes_on_behind_the_last_chunk(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = prepared(cast)
    confirmed(cast, kept)
    really = run.register_items
    calls: list[int] = []

    def dying(**given: Any) -> Any:
        calls.append(len(given["items"]))
        if len(calls) == 3:
            raise RuntimeError("killed")
        return really(**given)

    monkeypatch.setattr(run, "register_items", dying)
    with pytest.raises(RuntimeError):
        work_on(kept.pk, ImportState.RUNNING)
    assert (now(kept), Item.objects.count()) == ((ImportState.RUNNING, 4), 4)
    work_on(kept.pk, ImportState.RUNNING)
    assert (now(kept), Item.objects.count()) == ((ImportState.DONE, 7), 7)
    assert kept.result["created"] == 7
    assert calls == [2, 2, 2, 2, 1]


def test_a_cancelled_one_stops_behind_its_chunk(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = prepared(cast)
    confirmed(cast, kept)
    really = run.register_items

    def cancelling(**given: Any) -> Any:
        cancel_import(actor=cast.actor(cast.orderer), import_id=kept.pk)
        return really(**given)

    monkeypatch.setattr(run, "register_items", cancelling)
    work_on(kept.pk, ImportState.RUNNING)
    assert (now(kept)[0], Item.objects.count()) == (ImportState.CANCELLED, 2)
    confirmed(cast, kept)
    assert (now(kept)[0], Item.objects.count()) == (ImportState.CANCELLED, 2)


def test_all_or_nothing_over_chunks_leaves_nothing(cast: Cast) -> None:
    kept = prepared(cast, LIST + "T-1,S-99,Again\n", all_or_nothing=True)
    confirmed(cast, kept)
    work_on(kept.pk, ImportState.RUNNING)
    assert (now(kept)[0], Item.objects.count()) == (ImportState.REFUSED, 0)
    assert [refusal["row"] for refusal in kept.result["refused"]] == [9]


def test_what_a_column_means_is_said_once(cast: Cast) -> None:
    kept = prepared(cast)
    map_columns(
        actor=cast.actor(cast.orderer), import_id=kept.pk, columns={"Nickname": "name", "No such": "name"}
    )
    work_on(kept.pk, ImportState.PREVIEWING)
    assert ImportMapping.objects.get().columns == {"Nickname": "name"}
    again = prepared(cast)
    confirmed(cast, again)
    work_on(again.pk, ImportState.RUNNING)
    assert Item.objects.get(asset_tag="T-1").name == "Lamp 1"


def test_a_job_that_comes_twice_does_nothing_the_second_time(cast: Cast) -> None:
    kept = prepared(cast)
    confirmed(cast, kept)
    for _time in range(2):
        jobs.work_on(kept.pk, ImportState.RUNNING)
    assert (now(kept), Item.objects.count()) == ((ImportState.DONE, 7), 7)
