"""Items to which the same happened all through a period: one of them is rated, the others get copies of its rows.

Most items stand in service from long before a month to long after it, with one package, one payer and at most one lease.
Two of these that do not differ in anything that an agreement may ask (`Shape`) have charges that differ in names only.
Whatever is not surely so, an item put in service, moved, returned or bought in the month, is rated by itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, NamedTuple

from django.db import connection

from huolto.charges.models import Period, Rating
from huolto.charges.rating.reading import lease_source, service_source, usage_id
from huolto.charges.rating.scope import ABOUT_ITEMS, bounds_of
from huolto.charges.rating.stack_book import StackBook
from huolto.charges.rating.told import Bucket, LeftOpen
from huolto.foundation.models import Provider
from huolto.rules.explanation import Reason

Shape = tuple[Any, ...]
"""All that decides what an item costs in a period in which nothing changes for it."""

SERVICE, LEASE = "service", "lease"

KINDS = {SERVICE: "item_in_service", LEASE: "lease"}
"""The kind of happening that each source is."""

_OF_ONE_ITEM = frozenset({"item", "lease", "from", "to", "ended"})
"""Facts that are never the same of two items, or whose answer a month does not bound."""

_OF_ITEM = ("item_kind", "acquisition_model", "category", "model", "product", "package", "place")
"""The facts of an item in the order of the query; of them only those that some clause asks for make a shape."""

_MARGIN = timedelta(days=4)
"""Months of two calendars may begin so far apart; what changes within it of a border is rated by itself."""

_PLAIN = """
SELECT i.id, i.asset_tag, a.customer_id, a.payer_id, a.cost_centre_id, a.posting_code,
       s.id, lower(s.during), upper(s.during), p.code,
       l.id, l.starts_on, l.ended_on, l.monthly, l.term_months,
       s.customer_id, l.customer_id,
       ARRAY[i.kind, i.acquisition_model, c.code, m.name, g.sku, p.code{place}],
       ARRAY[l.acquisition_model, l.monthly::text, l.term_months::text, l.residual::text, l.early_end_sum::text, o.slug]
FROM register_item i
JOIN register_serviceinterval s ON s.item_id = i.id AND s.during @> tstzrange(%(start)s, %(end)s)
JOIN register_assignment a ON a.item_id = i.id AND a.during @> tstzrange(%(start)s, %(end)s)
JOIN catalogue_category c ON c.id = i.category_id
LEFT JOIN catalogue_devicemodel m ON m.id = i.device_model_id
LEFT JOIN catalogue_product g ON g.id = i.product_id
LEFT JOIN catalogue_servicepackage p ON p.id = s.package_id
LEFT JOIN register_lease l ON l.item_id = i.id AND l.starts_on < %(end_on)s
LEFT JOIN parties_organisation o ON o.id = l.lessor_id{joined}
WHERE i.id = ANY(%(items)s)
  AND (l.id IS NULL
       OR l.starts_on <= %(start_on)s AND (l.ended_on IS NULL OR l.ended_on > %(end_on)s)
          AND l.starts_on + l.term_months * 28 > %(end_on)s)
  AND NOT EXISTS (SELECT FROM register_lease x WHERE x.item_id = i.id AND x.id <> l.id AND x.starts_on < %(end_on)s)
  AND NOT EXISTS (SELECT FROM charges_usage u WHERE u.provider_id = i.provider_id AND u.item_id = i.id
                  AND u.kind = ANY(%(kinds)s)
                  AND u.occurred_at >= %(start)s AND (u.occurred_at < %(end)s OR u.kind = 'pages'))
  AND (%(posted_too)s OR NOT EXISTS (SELECT FROM charges_charge h WHERE h.provider_id = i.provider_id
                                     AND h.for_period_id = %(period)s AND h.item_id = i.id)){placed}
ORDER BY i.id
"""


_NO_PLACES = {"place": "", "joined": "", "placed": ""}
_PLACES = {
    "place": ", COALESCE(NULLIF(y.code, ''), y.name)",
    "joined": """
LEFT JOIN register_placement w ON w.item_id = i.id AND w.during @> tstzrange(%(start)s, %(end)s)
LEFT JOIN parties_place v ON v.id = w.place_id
LEFT JOIN parties_place y ON y.id = COALESCE(NULLIF(split_part(v.path, '/', 2), '')::bigint, v.id)""",
    "placed": """
  AND (w.during @> s.during OR NOT EXISTS (SELECT FROM register_placement x WHERE x.item_id = i.id AND x.during && s.during))""",
}
"""What is added where an agreement asks at which site an item is: one that moved while in service is rated by itself."""


class Member(NamedTuple):
    """One item of a shape: what its rows name, and where they come from, {`SERVICE` or `LEASE`: source}."""

    item_id: int
    tag: str
    bucket: Bucket
    sources: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Alike:
    """The rows of one item, and the others of which the same is true; `roles` are the sources of each row.

    `left_open` are the sources that nothing covers or prices, with the reason.
    """

    tag: str
    rows: tuple[Rating, ...]
    roles: tuple[tuple[str, ...], ...]
    members: tuple[Member, ...]
    left_open: tuple[tuple[str, Reason], ...] = ()

    def copies(self) -> Iterator[Rating]:
        """The rows of the members, unsaved."""
        for member in self.members:
            for row, roles in zip(self.rows, self.roles, strict=True):
                yield self._copy(row, roles, member)

    def copies_left_open(self) -> Iterator[LeftOpen]:
        """What nothing covers or prices of the members."""
        for member in self.members:
            for role, reason in self.left_open:
                usage = usage_id(role, member.sources[role])
                yield LeftOpen(usage, KINDS[role], member.bucket.customer_id, member.item_id, reason)

    def _copy(self, row: Rating, roles: Sequence[str], member: Member) -> Rating:
        told = {field.attname: getattr(row, field.attname) for field in Rating._meta.concrete_fields}
        return Rating(
            **told
            | member.bucket._asdict()
            | {
                "id": None,
                "item_id": member.item_id,
                "subject": subject_of_item(member.item_id),
                "reason": about(row.reason, self.tag, member.tag),
                "sources": [dict(member.sources[role]) for role in roles],
            }
        )


def subject_of_item(item_id: int) -> str:
    """The subject of a row about an item, as the ledger keeps it."""
    return f"item:{item_id}"


def about(reason: Mapping[str, Any], tag: str, other: str) -> dict[str, Any]:
    """A reason, kept as JSON, that speaks of another item."""
    told = dict(reason)
    params = reason["params"]
    if params.get("subject") == tag:
        told["params"] = {**params, "subject": other}
    if before := reason.get("before"):
        told["before"] = [about(earlier, tag, other) for earlier in before]
    return told


def plain_items(
    provider: Provider,
    period: Period,
    item_ids: Sequence[int],
    stacks: StackBook,
    *,
    posted_too: bool = False,
) -> dict[int, tuple[Shape, Member]]:
    """Those of the items to which nothing happened in the period, with their shapes: one query.

    Items with charges of the period are left out, for what is posted is compared with what was; but not with
    `posted_too`, where nothing will be posted.
    """
    start, end = bounds_of(provider, period)
    with_places = stacks.wanted().places
    asked = {
        "items": list(item_ids),
        "start": start - _MARGIN,
        "start_on": (start - _MARGIN).date(),
        "end_on": (end + _MARGIN).date(),
        "end": end + _MARGIN,
        "kinds": list(ABOUT_ITEMS),
        "period": period.pk,
        "posted_too": posted_too,
    }
    with connection.cursor() as cursor:
        cursor.execute(_PLAIN.format(**(_PLACES if with_places else _NO_PLACES)), asked)
        rows = cursor.fetchall()
    known = stacks.of({row[15] for row in rows} | {row[16] for row in rows if row[16] is not None})
    answering = {
        customer: (tuple(stack.key for stack in of_it), stacks.asked_of(of_it))
        for customer, of_it in known.items()
    }
    found = {}
    for row in rows:
        of_customers = [answering[customer] for customer in row[15:17] if customer is not None]
        asked_facts = frozenset[str]().union(*(facts for _keys, facts in of_customers))
        if asked_facts.isdisjoint(_OF_ONE_ITEM):
            named = _OF_ITEM if with_places else _OF_ITEM[:-1]
            facts = tuple(value for name, value in zip(named, row[17], strict=True) if name in asked_facts)
            keys = tuple(keys for keys, _facts in of_customers)
            found[row[0]] = ((keys, facts, tuple(row[18])), _member(row))
    return found


def _member(row: Sequence[Any]) -> Member:
    item_id, tag, customer_id, payer_id, cost_centre_id, posting_code, *rest = row[:15]
    interval_id, lower, upper, package, lease_id, starts_on, ended_on, monthly, term_months = rest
    sources = {SERVICE: service_source(interval_id, lower, upper, package)}
    if lease_id is not None:
        sources[LEASE] = lease_source(lease_id, starts_on, ended_on, monthly, term_months)
    return Member(item_id, tag, Bucket(customer_id, payer_id, cost_centre_id, posting_code), sources)


def alike_to(first: Member, rows: Sequence[Rating], left_open: Sequence[LeftOpen] = ()) -> Alike:
    """The rows of one item, and what is left open of it, as a pattern for others."""
    role_of = {repr(source): role for role, source in first.sources.items()}
    roles = tuple(tuple(role_of[repr(source)] for source in row.sources) for row in rows)
    role_by_usage = {usage_id(role, source): role for role, source in first.sources.items()}
    unanswered = tuple((role_by_usage[one.usage], one.reason) for one in left_open)
    return Alike(first.tag, tuple(rows), roles, (), unanswered)


def with_members(pattern: Alike, members: Sequence[Member]) -> Alike:
    """The pattern for these."""
    return replace(pattern, members=tuple(members))
