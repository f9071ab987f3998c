"""What a person's rights of today reach. Every page and every call asks, so the SQL stands here as it is sent:

Django would build it anew each time, which takes longer than the database needs to answer.
"""

from datetime import date

from django.db import connection

from huolto.foundation.actors import Scope
from huolto.foundation.models import Provider

_BELOW = "b.path ~>=~ paths.path AND b.path ~<~ (rtrim(paths.path, '/') || '0')"
"""At or below "/1/5/": from it to before "/1/50", for "0" follows "/"; the index of beginnings serves it."""
_REACH = f"""
WITH held AS (
  SELECT g.id, g."right", g.valid_from, g.cost_centre_id, g.amount_limit, o.path, p.path AS place
  FROM parties_grant g
  JOIN parties_organisation o ON o.id = g.organisation_id
  LEFT JOIN parties_place p ON p.id = g.place_id
  WHERE g.provider_id = %(provider)s AND g.person_id = %(person)s AND g.revoked_at IS NULL
    AND g.valid_from <= %(on)s AND (g.valid_until IS NULL OR g.valid_until > %(on)s)
)
SELECT 'grant', "right", path, place, cost_centre_id, amount_limit, NULL::bigint[], valid_from, id
FROM held
UNION ALL
SELECT 'path', NULL, path, NULL, NULL, NULL, ARRAY(
  SELECT b.id FROM parties_organisation b WHERE b.provider_id = %(provider)s AND {_BELOW}
), NULL, NULL FROM (SELECT DISTINCT path FROM held) paths
UNION ALL
SELECT 'place', NULL, NULL, path, NULL, NULL, ARRAY(
  SELECT b.id FROM parties_place b WHERE b.provider_id = %(provider)s AND {_BELOW}
), NULL, NULL FROM (SELECT DISTINCT place AS path FROM held WHERE place IS NOT NULL) paths
ORDER BY 1, 2, 8, 9
"""  # noqa: S608 - only its own part stands in it


def scopes_of_person(person_id: int, *, provider: Provider, on: date) -> tuple[Scope, ...]:
    """What a person's grants in force on a day reach, subtrees spelled out as ids: one query."""
    with connection.cursor() as cursor:
        cursor.execute(_REACH, {"provider": provider.pk, "person": person_id, "on": on})
        rows = cursor.fetchall()
    reach: dict[tuple[str, str], frozenset[int]] = {}
    for kind, _right, path, place, _centre, _limit, ids, _from, _id in rows:
        if kind != "grant":
            reach[kind, place if kind == "place" else path] = frozenset(ids)
    return tuple(
        Scope(
            right=right,
            organisation_ids=reach["path", path],
            place_ids=reach["place", place] if place else None,
            cost_centre_id=cost_centre_id,
            amount_limit=amount_limit,
        )
        for kind, right, path, place, cost_centre_id, amount_limit, *_rest in rows
        if kind == "grant"
    )
