"""What a person's rights of today reach. Every page and every call asks, so the SQL stands here as it is sent:

Django would build it anew each time, which takes longer than the database needs to answer.
"""

from collections.abc import Collection
from datetime import date

from django.db import connection

from huolto.foundation.actors import Scope
from huolto.foundation.models import Provider

_GRANTS = """
SELECT g."right", o.path, p.path, g.cost_centre_id, g.amount_limit
FROM parties_grant g
JOIN parties_organisation o ON o.id = g.organisation_id
LEFT JOIN parties_place p ON p.id = g.place_id
WHERE g.provider_id = %s AND g.person_id = %s AND g.revoked_at IS NULL
  AND g.valid_from <= %s AND (g.valid_until IS NULL OR g.valid_until > %s)
ORDER BY g."right", g.valid_from, g.id
"""


def scopes_of_person(person_id: int, *, provider: Provider, on: date) -> tuple[Scope, ...]:
    """What a person's grants in force on a day reach, subtrees spelled out as ids: two queries, three with places."""
    with connection.cursor() as cursor:
        cursor.execute(_GRANTS, [provider.pk, person_id, on, on])
        grants = cursor.fetchall()
    organisations = _subtrees("parties_organisation", provider, {path for _right, path, *_rest in grants})
    places = _subtrees("parties_place", provider, {place for _right, _path, place, *_rest in grants if place})
    return tuple(
        Scope(
            right=right,
            organisation_ids=organisations[path],
            place_ids=places[place] if place else None,
            cost_centre_id=cost_centre_id,
            amount_limit=amount_limit,
        )
        for right, path, place, cost_centre_id, amount_limit in grants
    )


def _subtrees(table: str, provider: Provider, paths: Collection[str]) -> dict[str, frozenset[int]]:
    """The ids at and below each of these paths, by one query for all."""
    if not paths:
        return {}
    below = " OR ".join(["path LIKE %s"] * len(paths))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id, path FROM {table} WHERE provider_id = %s AND ({below})",  # noqa: S608 - one of two tables
            [provider.pk, *(f"{path}%" for path in paths)],
        )
        found = cursor.fetchall()
    return {path: frozenset(pk for pk, own in found if own.startswith(path)) for path in paths}
