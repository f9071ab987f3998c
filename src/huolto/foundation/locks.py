"""Row locks, always taken in primary-key order so that two commands never wait for each other in a circle."""

from collections.abc import Iterable
from typing import TypeVar

from django.db import connection, models

from huolto.foundation.errors import NotVisible

M = TypeVar("M", bound=models.Model)


def lock_rows(queryset: "models.QuerySet[M]", ids: Iterable[int]) -> list[M]:
    """Lock these rows until the transaction ends, in key order; raises NotVisible when one is missing."""
    wanted = sorted(set(ids))
    rows = list(queryset.filter(pk__in=wanted).order_by("pk").select_for_update(of=("self",)))
    if len(rows) != len(wanted):
        raise NotVisible
    return rows


def lock_row(queryset: "models.QuerySet[M]", pk: int) -> M:
    """Lock one row until the transaction ends; raises NotVisible when it is missing."""
    return lock_rows(queryset, [pk])[0]


def lock_name(name: str) -> None:
    """Take a lock by name until the transaction ends: for what has no row yet (a billing run, a series)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])


def try_lock_name(name: str) -> bool:
    """The same without waiting: whether nobody else has it. Takes no number of a transaction, as a row's lock would."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [name])
        return bool(cursor.fetchone()[0])
