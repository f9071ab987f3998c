"""Rows of items to which the same happened, written by the database itself: ratings from their pattern, charges from them."""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.db import connection
from django.utils import timezone

from huolto.charges.models import Period, Rating
from huolto.charges.models.charge import RatedAmount
from huolto.charges.rating.alike import Alike, about

_PLACE = "\ue000"
"""Where a pattern's reason names its item: a character that no text has."""

COPIED = tuple(field.attname for field in RatedAmount._meta.concrete_fields)
"""What a charge takes over from the rating that it posts."""

OF_MEMBER = ("item_id", "subject", "customer_id", "payer_id", "cost_centre_id", "posting_code", "sources")
OF_PATTERN = (
    *(name for name in COPIED if name not in (*OF_MEMBER, "reason")),
    "period_id",
    "net",
    "key_net",
)

_INSERT_RATINGS = f"""
INSERT INTO charges_rating ({", ".join(OF_PATTERN)}, {", ".join(OF_MEMBER)}, reason, rated_at)
SELECT {", ".join(f"p.{name}" for name in OF_PATTERN)},
       m.item_id, 'item:' || m.item_id, m.customer_id, m.payer_id, m.cost_centre_id, m.posting_code, m.sources,
       replace(p.reason, to_json(%(place)s::text)::text, to_json(m.tag)::text)::jsonb, %(now)s
FROM jsonb_to_recordset(%(patterns)s::jsonb) AS p (
  number int, provider_id bigint, period_id bigint, agreement_id bigint, version_id bigint, clause text, code text,
  currency text, quantity numeric, unit text, unit_price numeric, tax_category text, prices_include_tax boolean,
  net numeric, key_net numeric, reason text)
JOIN unnest(%(number)s::int[], %(item_id)s::bigint[], %(tag)s::text[], %(customer_id)s::bigint[], %(payer_id)s::bigint[],
            %(cost_centre_id)s::bigint[], %(posting_code)s::text[], %(sources)s::jsonb[])
  AS m (number, item_id, tag, customer_id, payer_id, cost_centre_id, posting_code, sources) USING (number)
ORDER BY m.item_id, p.number
"""  # noqa: S608 - names of columns only

_INSERT_CHARGES = f"""
INSERT INTO charges_charge ({", ".join(COPIED)}, period_id, for_period_id, should_be, posted_before, delta, posted_at)
SELECT {", ".join(COPIED)}, %(into)s, period_id, net, 0, net, %(now)s
FROM charges_rating
WHERE provider_id = %(provider)s AND period_id = %(for_period)s AND item_id = ANY(%(items)s)
ORDER BY id
"""  # noqa: S608 - names of columns only


def insert_copies(groups: Sequence[Alike]) -> None:
    """Write the ratings of all members of these groups."""
    patterns: list[dict[str, Any]] = []
    members: dict[str, list[Any]] = {name: [] for name in ("number", "tag", *OF_MEMBER) if name != "subject"}
    for group in groups:
        for row, roles in zip(group.rows, group.roles, strict=True):
            number = len(patterns)
            patterns.append({"number": number, **_pattern(group, row)})
            for member in group.members:
                told = member.bucket._asdict() | {
                    "number": number,
                    "item_id": member.item_id,
                    "tag": member.tag,
                    "sources": json.dumps([member.sources[role] for role in roles]),
                }
                for name, values in members.items():
                    values.append(told[name])
    if patterns:
        asked = {"patterns": json.dumps(patterns, default=_plain), "place": _PLACE, "now": timezone.now()}
        with connection.cursor() as cursor:
            cursor.execute(_INSERT_RATINGS, asked | members)


def post_copies(groups: Sequence[Alike], *, into: Period, for_period: Period) -> int:
    """Post the ratings of all members, of which nothing was posted for the period yet; how many charges."""
    items = [member.item_id for group in groups if group.rows for member in group.members]
    if not items:
        return 0
    asked = {
        "into": into.pk,
        "for_period": for_period.pk,
        "provider": into.provider_id,
        "items": items,
        "now": timezone.now(),
    }
    with connection.cursor() as cursor:
        cursor.execute(_INSERT_CHARGES, asked)
        return int(cursor.rowcount)


def _pattern(group: Alike, row: Rating) -> dict[str, Any]:
    reason = json.dumps(about(row.reason, group.tag, _PLACE), ensure_ascii=False)
    return {"reason": reason, **{name: getattr(row, name) for name in OF_PATTERN}}


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"No text for {type(value).__name__}")
