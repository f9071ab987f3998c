"""Rows of items to which the same happened, written by the database itself: ratings from their pattern, charges from them."""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.charges.models import Period, Rating
from huolto.charges.models.charge import RatedAmount
from huolto.charges.rating.alike import JOINED, LEASE, SERVICE, Alike, Place, about, columns_of
from huolto.foundation.errors import WrongState

_PLACE = "\ue000"
"""Where a pattern's reason names its item: a character that no text has."""

COPIED = tuple(field.attname for field in RatedAmount._meta.concrete_fields)
"""What a charge takes over from the rating that it posts."""


def _iso(instant: str) -> str:
    """An instant in SQL as `datetime.isoformat` writes it where the connection's zone is UTC."""
    at = f"({instant} AT TIME ZONE 'UTC')"
    return (
        f"to_char({at}, 'YYYY-MM-DD\"T\"HH24:MI:SS')"
        f" || CASE WHEN date_trunc('second', {at}) = {at} THEN '' ELSE to_char({at}, '.US') END || '+00:00'"
    )


OF_MEMBER = ("item_id", "subject", "customer_id", "payer_id", "cost_centre_id", "posting_code", "sources")
OF_PATTERN = (
    *(name for name in COPIED if name not in (*OF_MEMBER, "reason")),
    "period_id",
    "net",
    "key_net",
)

_OF_SERVICE = f"""jsonb_build_object('service_interval', s.id, 'from', {_iso("lower(s.during)")},
    'to', {_iso("upper(s.during)")}, 'package', p.code)"""
_OF_LEASE = """jsonb_build_object('lease', l.id, 'from', to_char(l.starts_on, 'YYYY-MM-DD'),
    'to', to_char(l.ended_on, 'YYYY-MM-DD'), 'monthly', l.monthly::text, 'term_months', l.term_months)"""
"""What `service_source` and `lease_source` say, said by the database."""

_INSERT_RATINGS = f"""
INSERT INTO charges_rating ({", ".join(OF_PATTERN)}, {", ".join(OF_MEMBER)}, reason, rated_at)
SELECT {", ".join(f"r.{name}" for name in OF_PATTERN)},
       i.id, 'item:' || i.id, a.customer_id, a.payer_id, a.cost_centre_id, a.posting_code,
       CASE r.roles
         WHEN '{SERVICE}' THEN jsonb_build_array({_OF_SERVICE})
         WHEN '{LEASE}' THEN jsonb_build_array({_OF_LEASE})
         WHEN '{SERVICE},{LEASE}' THEN jsonb_build_array({_OF_SERVICE}, {_OF_LEASE})
         WHEN '{LEASE},{SERVICE}' THEN jsonb_build_array({_OF_LEASE}, {_OF_SERVICE})
       END,
       replace(r.reason, to_json(%(place)s::text)::text, to_json(i.asset_tag)::text)::jsonb, %(now)s
FROM jsonb_to_recordset(%(patterns)s::jsonb) AS r (
  number int, shape int, provider_id bigint, period_id bigint, agreement_id bigint, version_id bigint, clause text,
  code text, currency text, quantity numeric, unit text, unit_price numeric, tax_category text,
  prices_include_tax boolean, net numeric, key_net numeric, reason text, roles text)
JOIN unnest(%(shapes)s::int[], %(items)s::bigint[], %(services)s::bigint[], %(assignments)s::bigint[], %(leases)s::bigint[])
  AS t (shape, item_id, service_id, assignment_id, lease_id) USING (shape)
{JOINED}
ORDER BY i.id, r.number
"""  # noqa: S608 - names of columns only

_INSERT_BOTH = f"""
WITH stored AS ({_INSERT_RATINGS} RETURNING {", ".join(COPIED)}, period_id, net)
INSERT INTO charges_charge ({", ".join(COPIED)}, period_id, for_period_id, should_be, posted_before, delta, posted_at)
SELECT {", ".join(COPIED)}, %(into)s, period_id, net, 0, net, %(now)s
FROM stored
"""  # noqa: S608 - names of columns only


def insert_copies(groups: Sequence[Alike], *, into: Period | None = None) -> int:
    """Write the ratings of all others of these groups, and post them `into` a period; how many there are of each.

    Raises WrongState if what is told of an item is gone meanwhile.
    """
    patterns: list[dict[str, Any]] = []
    shapes: list[int] = []
    places: list[Place] = []
    expected = 0
    for shape, group in enumerate(groups):
        if not group.rows:
            continue
        for row, roles in zip(group.rows, group.roles, strict=True):
            told = {"number": len(patterns), "shape": shape, "roles": ",".join(roles)}
            patterns.append(told | _pattern(group, row))
        shapes += [shape] * len(group.places)
        places += group.places
        expected += len(group.rows) * len(group.places)
    if not places:
        return 0
    asked: dict[str, Any] = {
        "patterns": json.dumps(patterns, default=_plain),
        "place": _PLACE,
        "shapes": shapes,
    }
    asked |= dict(zip(("items", "services", "assignments", "leases"), columns_of(places), strict=True))
    asked |= {"now": timezone.now(), "into": into and into.pk}
    with connection.cursor() as cursor:
        cursor.execute(_INSERT_RATINGS if into is None else _INSERT_BOTH, asked)
        if cursor.rowcount != expected:
            raise WrongState(_("What some items cost changed while they were rated. Do it again."))
    return expected


def _pattern(group: Alike, row: Rating) -> dict[str, Any]:
    reason = json.dumps(about(row.reason, group.tag, _PLACE), ensure_ascii=False)
    return {"reason": reason, **{name: getattr(row, name) for name in OF_PATTERN}}


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"No text for {type(value).__name__}")
