"""Importing 100,000 rows, the same list again, and changing 10,000 items at once.

The floor is COPY of the rows that the import wrote, in all tables and their histories, into copies of these tables
without keys, triggers or indexes.
"""

import csv
import io
import resource
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.measure import Figure, seconds

ROWS, CHANGED = 100_000, 10_000
TABLES = (
    "register_item",
    "register_itemevent",
    "register_itemidentifier",
    "register_assignment",
    "register_assignmentevent",
    "register_placement",
    "register_placementevent",
    "foundation_eventrecord",
)


def measure() -> Sequence[Figure]:
    """Rows a second; what the process grew by goes to standard error."""
    from django.utils import timezone

    from huolto.connectors.device_import.run import ImportOptions, import_devices
    from huolto.connectors.device_import.sources import open_source
    from huolto.foundation.actors import Actor
    from huolto.parties.commands import NewCostCentre, create_provider, ensure_cost_centres
    from huolto.parties.models import Organisation
    from huolto.register.commands import ItemChanges, change_items
    from huolto.register.models import Item

    provider = create_provider(
        slug="import", name="Bench", country="FI", currency="EUR", language="en", zone="Europe/Helsinki"
    )
    actor = Actor.system(provider)
    customer = Organisation.objects.create(
        provider=provider, slug="customer", name="Customer", roles=["customer"], country="FI", language="en"
    )
    customer.path = f"/{customer.pk}/"
    customer.save(update_fields=["path"])
    with tempfile.NamedTemporaryFile(suffix=".csv") as file:
        Path(file.name).write_text(_list(), encoding="utf-8")

        def take() -> Any:
            with open_source(Path(file.name), name="list.csv") as source:
                return import_devices(actor=actor, customer=customer, source=source, options=ImportOptions())

        results: list[Any] = []
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        first = seconds(lambda: results.append(take()))
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        print(f"importing {ROWS} rows: the process grew by {grown:.0f} MB at most", file=sys.stderr)
        floor = _floor()
        again = seconds(lambda: results.append(take()))
    if (results[0].created, results[1].unchanged) != (ROWS, ROWS):
        raise RuntimeError(
            f"{results[0].created} created, {results[1].unchanged} unchanged instead of {ROWS}"
        )
    centre = ensure_cost_centres(actor=actor, organisation=customer, cost_centres=[NewCostCentre("9000")])[
        "9000"
    ]
    ids = list(Item.objects.of(provider).order_by("pk").values_list("pk", flat=True)[:CHANGED])
    changing = seconds(
        lambda: change_items(
            actor=actor, item_ids=ids, changes=ItemChanges(cost_centre_id=centre.pk), from_at=timezone.now()
        )
    )
    plain = "COPY of the rows written into plain copies of the tables"
    return (
        Figure("import a list of 100,000 new devices", "rows", ROWS / first, ROWS / floor, plain),
        Figure("import the same list again", "rows", ROWS / again, ROWS / floor, plain),
        Figure(
            "change the cost centre of 10,000 items at once", "items", CHANGED / changing, ROWS / floor, plain
        ),
    )


def _list() -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(
        ["Asset Tag", "Serial", "Category", "Manufacturer", "Model", "Location", "Full Name", "Email", "Purchase Date", "Cost"]
    )  # fmt: skip
    for number in range(ROWS):
        person = number % (ROWS // 20)
        writer.writerow(
            [
                f"B-{number:06d}",
                f"SN{number * 7919 % 10_000_019:08d}",
                f"Kind {number % 5}",
                f"Maker {number % 12}",
                f"Model {number % 120}",
                f"Site {number % 200}",
                f"Person {person}",
                f"p{person}@customer.example",
                f"2025-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
                f"{500 + number % 900}.50",
            ]
        )
    return out.getvalue()


def _floor() -> float:
    """Seconds that COPY takes for the same rows."""
    from django.db import connection, transaction

    taken = 0.0
    for name in TABLES:
        with tempfile.TemporaryFile() as rows, transaction.atomic(), connection.cursor() as cursor:
            with cursor.copy(f"COPY {name} TO STDOUT") as copy:
                for block in copy:
                    rows.write(block)
            cursor.execute(f"CREATE TABLE plain_{name} (LIKE {name})")
            rows.seek(0)

            def load(cursor: Any = cursor, rows: Any = rows, name: str = name) -> None:
                with cursor.copy(f"COPY plain_{name} FROM STDIN") as copy:
                    while block := rows.read(1 << 20):
                        copy.write(block)

            taken += seconds(load)
            cursor.execute(f"DROP TABLE plain_{name}")
    return taken
