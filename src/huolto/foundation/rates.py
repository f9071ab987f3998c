"""How often a program may call: so many times a minute, counted in the database over all web processes."""

import time
from dataclasses import dataclass

from django.db import connection


@dataclass(frozen=True)
class Rate:
    """Where a caller stands in this minute; `resets_in` are the seconds until the next one begins."""

    limit: int
    used: int
    resets_in: int

    @property
    def remaining(self) -> int:
        """How many calls are left."""
        return max(0, self.limit - self.used)

    @property
    def is_exceeded(self) -> bool:
        """Whether this call is one too many."""
        return self.used > self.limit


_COUNT = """
    INSERT INTO foundation_ratecount (provider_id, caller, minute, used) VALUES (%s, %s, %s, 1)
    ON CONFLICT (provider_id, caller) DO UPDATE SET
        used = CASE WHEN foundation_ratecount.minute = excluded.minute THEN least(foundation_ratecount.used + 1, 2000000000) ELSE 1 END,
        minute = excluded.minute
    RETURNING used
"""


def counted_call(*, provider_id: int, caller: str, limit: int, now: float | None = None) -> Rate:
    """Count one call of this caller and answer where it stands."""
    seconds = time.time() if now is None else now
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [provider_id, caller, int(seconds // 60)])
        used = int(cursor.fetchone()[0])
    return Rate(limit=limit, used=used, resets_in=60 - int(seconds % 60))
