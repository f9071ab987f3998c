"""Fees of many items for a month, from intervals to posted charges; the floor inserts the same rows by SQL alone.

One item of twenty began in the month. `HUOLTO_BENCH_ITEMS` says how many items there are (100,000). The floors are
INSERT .. SELECT of the ratings and charges that came out, into copies of the two tables with their indexes, with
and without their foreign keys.
"""

import os
from collections.abc import Sequence
from datetime import date
from typing import Any

from bench.measure import Figure, seconds
from bench.register_world import World, make_world

ITEMS = int(os.environ.get("HUOLTO_BENCH_ITEMS", "100000"))
LABEL = "2026-10"
TABLES = ("charges_rating", "charges_charge")
SOURCE = """language = 1
[agreement]
id = "care"
name = {{ en = "Care" }}
currency = "{currency}"
zone = "Europe/Helsinki"
"""
FEE = """
[[fee]]
id = "{package}"
per = "item"
every = "month"
when = {{ package = "{package}" }}
price = "{price}"
"""


def measure() -> Sequence[Figure]:
    """Items a second: closing the month of every provider."""
    from huolto.charges.commands import close_period, ensure_period
    from huolto.charges.models import Charge
    from huolto.foundation.actors import Actor

    world = make_world(ITEMS)
    _serve(world)
    taken = 0.0
    for provider in world.providers:
        actor = Actor.system(provider)
        period = ensure_period(actor=actor, label=LABEL)
        taken += seconds(lambda: close_period(actor=actor, period=period))  # noqa: B023
    charges = Charge.objects.count()
    if charges != _in_service():
        raise RuntimeError(f"{charges} charges for {_in_service()} items in service")
    return tuple(
        Figure(
            f"fees of {charges:,} items for a month, rated and posted",
            "items",
            charges / taken,
            charges / _floor(has_foreign_keys),
            f"INSERT .. SELECT of the same rows into copies with the same indexes{told}",
        )
        for has_foreign_keys, told in ((True, " and foreign keys"), (False, " alone"))
    )


def _serve(world: World) -> None:
    """Put the items in service under an agreement of each customer, most since long, some in the month."""
    from django.db import connection

    from huolto.agreements.commands import activate_version, draft_version
    from huolto.foundation.actors import Actor

    for provider in world.providers:
        actor = Actor.system(provider)
        source = SOURCE.format(currency=provider.currency) + "".join(
            FEE.format(package=package, price=price)
            for package, price in (
                ("basic", "9.90"),
                ("plus", "24.90"),
                ("standard", "14.90"),
                ("school", "7"),
            )
        )
        for customer in world.customers[provider.pk]:
            version = draft_version(actor=actor, customer=customer, source=source)
            activate_version(actor=actor, version=version, from_on=date(2020, 1, 1))
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE begun AS SELECT id, CASE WHEN id % 20 = 0 THEN timestamptz '2026-10-12' ELSE timestamptz '2025-03-01' END AS at FROM register_item"
        )
        cursor.execute(
            "INSERT INTO register_serviceinterval (provider_id, item_id, customer_id, package_id, during)"
            " SELECT provider_id, i.id, customer_id, package_id, tstzrange(at, NULL)"
            " FROM register_item i JOIN begun USING (id) WHERE state = 'in_service'"
        )
        cursor.execute(
            "INSERT INTO register_assignment (provider_id, item_id, customer_id, payer_id, holder_id, cost_centre_id, posting_code, changed, during)"
            " SELECT provider_id, i.id, customer_id, payer_id, holder_id, cost_centre_id, '', '{}', tstzrange(at, NULL)"
            " FROM register_item i JOIN begun USING (id)"
        )
        cursor.execute("VACUUM ANALYZE")


def _in_service() -> int:
    from huolto.register.models import ServiceInterval

    return ServiceInterval.objects.count()


def _floor(has_foreign_keys: bool) -> float:
    from django.db import connection, transaction

    def copy() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            for name in TABLES:
                cursor.execute(f"INSERT INTO copy_of_{name} SELECT * FROM {name}")

    with connection.cursor() as cursor:
        for name in TABLES:
            cursor.execute(f"DROP TABLE IF EXISTS copy_of_{name}")
            cursor.execute(f"CREATE TABLE copy_of_{name} (LIKE {name} INCLUDING INDEXES)")
            for rule in _foreign_keys(cursor, name) if has_foreign_keys else ():
                cursor.execute(f"ALTER TABLE copy_of_{name} ADD {rule}")
    return seconds(copy)


def _foreign_keys(cursor: Any, table: str) -> list[str]:
    cursor.execute(
        "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'f'",
        [table],
    )
    return [rule for (rule,) in cursor.fetchall()]
