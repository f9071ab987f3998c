"""`kill -9` in the middle of an import: it goes on behind the last chunk, or leaves nothing; and two at once."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import pytest
from django.db import connection

from cast import Cast, build_cast
from huolto.connectors.device_import import uploads
from huolto.connectors.device_import.jobs import work_on
from huolto.connectors.device_import.results import ImportResult
from huolto.connectors.device_import.run import ImportOptions, import_devices
from huolto.connectors.device_import.sources import open_source
from huolto.foundation.database import ConnectionParameters
from huolto.foundation.models import EventRecord
from huolto.parties.models import Person
from huolto.register.choices import ImportState
from huolto.register.models import Assignment, DeviceImport, Item, ItemIdentifier, Placement
from own_database import as_url

pytestmark = pytest.mark.django_db(transaction=True)

ROWS = 7
LIST = "Asset Tag,Serial,Category,Manufacturer,Model,Location,Full Name\n" + "".join(
    f"T-{n},S-{n},Laptop,Lumo,Book {n % 3},Room {n % 2},Person {n % 4}\n" for n in range(ROWS)
)
CHILD = """
import django, sys
django.setup()
from huolto.connectors.device_import import jobs, run
run.CHUNK_ROWS = 2
jobs.work_on(int(sys.argv[1]), "running")
"""


def confirmed(cast: Cast, **options: Any) -> DeviceImport:
    actor = cast.actor(cast.orderer)
    kept = uploads.prepare_import(
        actor=actor,
        customer=cast.kaarnalahti,
        name="list.csv",
        content=LIST.encode(),
        options=ImportOptions(**options),
    )
    work_on(kept.pk, ImportState.PREVIEWING)
    uploads.confirm_import(actor=actor, import_id=kept.pk)
    return kept


def killed_at(point: str, kept: DeviceImport) -> int:
    """Work on an import in a process of its own that dies there; answers the signal that ended it."""
    settings = connection.settings_dict
    database = ConnectionParameters(
        host=settings["HOST"],
        port=int(settings["PORT"]),
        user=settings["USER"],
        password=settings["PASSWORD"],
        dbname=settings["NAME"],
    )
    environment = {
        **os.environ,
        "DATABASE_URL": as_url(database),
        "DJANGO_SETTINGS_MODULE": "huolto.config.settings.test",
        "HUOLTO_LOG_LEVEL": "ERROR",
        "HUOLTO_KILL_AT": point,
    }
    ended = subprocess.run([sys.executable, "-c", CHILD, str(kept.pk)], env=environment, timeout=120)
    return -ended.returncode


def state() -> dict[str, Any]:
    return {
        "items": list(
            Item.objects.order_by("asset_tag").values_list("asset_tag", "holder__name", "place__name")
        ),
        "numbers": ItemIdentifier.objects.count(),
        "assignments": Assignment.objects.count(),
        "placements": Placement.objects.count(),
        "people": Person.objects.filter(name__startswith="Person").count(),
        "told": EventRecord.objects.filter(name="register.item_registered").count(),
    }


@pytest.mark.parametrize(
    ("point", "kept_rows"),
    [
        ("import.chunk_done:1", 0),
        ("import.before_commit:2", 2),
        ("import.after_commit:2", 4),
        ("import.chunk_done:4", 6),
    ],
)
def test_a_killed_import_goes_on_where_it_was(
    point: str, kept_rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "SMALL_ROWS", 3)
    kept = confirmed(build_cast())
    assert killed_at(point, kept) == signal.SIGKILL
    kept.refresh_from_db()
    assert (Item.objects.count(), kept.rows_done, kept.state) == (kept_rows, kept_rows, ImportState.RUNNING)
    work_on(kept.pk, ImportState.RUNNING)
    kept.refresh_from_db()
    assert (kept.state, kept.result["created"], kept.result["unchanged"]) == (ImportState.DONE, ROWS, 0)
    assert state() == {
        "items": [(f"T-{n}", f"Person {n % 4}", f"Room {n % 2}") for n in range(ROWS)],
        "numbers": ROWS,
        "assignments": ROWS,
        "placements": ROWS,
        "people": 4,
        "told": ROWS,
    }


def test_a_killed_import_of_all_or_nothing_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "SMALL_ROWS", 3)
    kept = confirmed(build_cast(), all_or_nothing=True)
    assert killed_at("import.chunk_done:3", kept) == signal.SIGKILL
    assert state() == dict.fromkeys(("numbers", "assignments", "placements", "people", "told"), 0) | {
        "items": []
    }
    work_on(kept.pk, ImportState.RUNNING)
    assert Item.objects.count() == ROWS


def test_two_imports_of_one_list_at_once_double_nothing() -> None:
    cast = build_cast()
    barrier = threading.Barrier(2)
    results: list[ImportResult] = []

    def take() -> None:
        try:
            with NamedTemporaryFile() as file:
                Path(file.name).write_text(LIST, encoding="utf-8")
                with open_source(Path(file.name), name="list.csv") as source:
                    barrier.wait(timeout=30)
                    results.append(
                        import_devices(
                            actor=cast.system(),
                            customer=cast.kaarnalahti,
                            source=source,
                            options=ImportOptions(),
                        )
                    )
        finally:
            connection.close()

    threads = [threading.Thread(target=take) for _each in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert sorted((result.created, result.unchanged) for result in results) == [(0, ROWS), (ROWS, 0)]
    assert state()["people"] == 4
    assert state()["numbers"] == ROWS
