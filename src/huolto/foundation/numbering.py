"""Gapless numbers by provider, series and fiscal year.

The number is taken inside the transaction that uses it: a rollback gives it back, two at once wait in turn.
"""

from django.db import connection

from huolto.foundation.models import NumberSeries


def next_number(*, provider_id: int, series: str, year: str = "") -> int:
    """Take the next number of a series (1, 2, 3 ...); gapless because the row stays locked until commit."""
    table = NumberSeries._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (provider_id, series, year, last_number) VALUES (%s, %s, %s, 1) "  # noqa: S608
            f"ON CONFLICT (provider_id, series, year) DO UPDATE SET last_number = {table}.last_number + 1 "
            "RETURNING last_number",
            [provider_id, series, year],
        )
        return int(cursor.fetchone()[0])


def next_numbers(*, provider_id: int, series: str, year: str = "", count: int) -> range:
    """Take `count` numbers at once, in order."""
    table = NumberSeries._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (provider_id, series, year, last_number) VALUES (%s, %s, %s, %s) "  # noqa: S608
            f"ON CONFLICT (provider_id, series, year) DO UPDATE SET last_number = {table}.last_number + %s "
            "RETURNING last_number",
            [provider_id, series, year, count, count],
        )
        last = int(cursor.fetchone()[0])
    return range(last - count + 1, last + 1)
