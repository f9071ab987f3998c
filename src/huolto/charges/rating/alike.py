"""Items to which the same happened all through a period: one of them is rated, the others get copies of its rows.

Most items stand in service from long before a month to long after it, with one package, one payer and at most one lease.
Two of these that do not differ in anything that an agreement may ask (`Shape`) have charges that differ in names only.
Whatever is not surely so, an item put in service, moved, returned or bought in the month, is rated by itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import islice
from typing import Any, NamedTuple

from django.db import connection

from huolto.charges.models import Period, Rating
from huolto.charges.rating.reading import lease_source, service_source, usage_id
from huolto.charges.rating.scope import ABOUT_ITEMS, bounds_of
from huolto.charges.rating.stack_book import StackBook
from huolto.charges.rating.told import Bucket, LeftOpen
from huolto.foundation.models import Provider
from huolto.rules.explanation import Reason

Shape = int
"""The number of all that decides what an item costs in a period in which nothing changes for it."""

Place = tuple[int, int, int, int | None]
"""Where that stands which is told of an item: the keys of the item, its stay in service, its assignment and its lease."""

SERVICE, LEASE = "service", "lease"

KINDS = {SERVICE: "item_in_service", LEASE: "lease"}
"""The kind of happening that each source is."""

_OF_ONE_ITEM = frozenset({"item", "lease", "from", "to", "ended"})
"""Facts that are never the same of two items, or whose answer a month does not bound."""

_OF_ITEM = {
    "item_kind": "i.kind",
    "acquisition_model": "i.acquisition_model",
    "category": "c.code",
    "model": "m.name",
    "product": "g.sku",
    "package": "p.code",
    "place": "COALESCE(NULLIF(y.code, ''), y.name)",
}
"""The facts of an item and where they stand; of them only those that some clause asks for make a shape."""

_MARGIN = timedelta(days=4)
"""Months of two calendars may begin so far apart; what changes within it of a border is rated by itself."""

_AT_ONCE = 2000
"""Members that are read at once."""

_PLAIN = """
SELECT i.id, s.id, a.id, l.id,
       s.customer_id, l.customer_id,
       CASE WHEN l.id IS NOT NULL THEN
         ROW(l.acquisition_model, l.monthly, l.term_months, l.residual, l.early_end_sum, o.slug)::text END
       {facts}
FROM register_item i
JOIN register_serviceinterval s ON s.item_id = i.id AND s.during @> tstzrange(%(start)s, %(end)s)
JOIN register_assignment a ON a.item_id = i.id AND a.during @> tstzrange(%(start)s, %(end)s)
LEFT JOIN catalogue_category c ON c.id = i.category_id
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
                                     AND h.for_period_id = %(period)s AND h.item_id = i.id)){placed}{metered}{pooled}
ORDER BY i.id
"""

_PLACES = {
    "joined": """
LEFT JOIN register_placement w ON w.item_id = i.id AND w.during @> tstzrange(%(start)s, %(end)s)
LEFT JOIN parties_place v ON v.id = w.place_id
LEFT JOIN parties_place y ON y.id = COALESCE(NULLIF(split_part(v.path, '/', 2), '')::bigint, v.id)""",
    "placed": """
  AND (w.during @> s.during OR NOT EXISTS (SELECT FROM register_placement x WHERE x.item_id = i.id AND x.during && s.during))""",
}
"""What is added where an agreement asks at which site an item is: one that moved while in service is rated by itself."""

_METERED = """
  AND NOT EXISTS (SELECT FROM register_meter x WHERE x.item_id = i.id)"""
"""What is added where an agreement reads meters: no two items are read alike."""

_POOLED = """
  AND NOT EXISTS (SELECT FROM stock_poolunit x WHERE x.item_id = i.id AND x.during && tstzrange(%(start)s, %(end)s))"""
"""What is added where an agreement prices devices of pools: one that was in one is rated by itself."""

JOINED = """
JOIN register_item i ON i.id = t.item_id
JOIN register_serviceinterval s ON s.id = t.service_id
JOIN register_assignment a ON a.id = t.assignment_id
LEFT JOIN catalogue_servicepackage p ON p.id = s.package_id
LEFT JOIN register_lease l ON l.id = t.lease_id
"""
"""What is told of the items at places `t`."""

_MEMBERS = f"""
SELECT i.id, i.asset_tag, a.customer_id, a.payer_id, a.cost_centre_id, a.posting_code,
       s.id, lower(s.during), upper(s.during), p.code,
       l.id, l.starts_on, l.ended_on, l.monthly, l.term_months
FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::bigint[]) WITH ORDINALITY
  AS t (item_id, service_id, assignment_id, lease_id, position)
{JOINED}
ORDER BY t.position
"""  # noqa: S608 - names of columns only


class Member(NamedTuple):
    """One item of a shape: what its rows name, and where they come from, {`SERVICE` or `LEASE`: source}."""

    item_id: int
    tag: str
    bucket: Bucket
    sources: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Alike:
    """The rows of one item, and where the others stand of which the same is true; `roles` are the sources of each row.

    `left_open` are the sources that nothing covers or prices, with the reason.
    """

    tag: str
    rows: tuple[Rating, ...]
    roles: tuple[tuple[str, ...], ...]
    places: tuple[Place, ...]
    left_open: tuple[tuple[str, Reason], ...] = ()

    def copies(self) -> Iterator[Rating]:
        """The rows of the others, unsaved."""
        for member in members_at(self.places) if self.rows else ():
            for row, roles in zip(self.rows, self.roles, strict=True):
                yield self._copy(row, roles, member)

    def copies_left_open(self) -> Iterator[LeftOpen]:
        """What nothing covers or prices of the others."""
        for member in members_at(self.places) if self.left_open else ():
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


@dataclass
class Shapes:
    """The shapes of items under the agreements of a provider in a period, each numbered when it is first met."""

    stacks: StackBook
    asked: tuple[str, ...] = field(init=False)
    """The facts of items that some clause asks for."""

    _numbers: dict[tuple[Any, ...], Shape] = field(default_factory=dict)
    _by_row: dict[tuple[Any, ...], Shape | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        facts = frozenset[str]().union(*(clause.looks_at for _header, clause in self.stacks.clauses()))
        self.asked = tuple(name for name in _OF_ITEM if name in facts)

    def of(self, row: tuple[Any, ...]) -> Shape | None:
        """The shape of a row of `_PLAIN` from its customers on; None where a clause asks for what is an item's own."""
        if row not in self._by_row:
            self._by_row[row] = self._found(row)
        return self._by_row[row]

    def _found(self, row: tuple[Any, ...]) -> Shape | None:
        customers = [customer for customer in row[:2] if customer is not None]
        known = self.stacks.of(customers)
        asked = frozenset[str]().union(*(self.stacks.asked_of(known[customer]) for customer in customers))
        if not asked.isdisjoint(_OF_ONE_ITEM) or not asked & _OF_ITEM.keys() <= {*self.asked}:
            return None
        keys = tuple(tuple(stack.key for stack in known[customer]) for customer in customers)
        return self._numbers.setdefault((keys, *row[2:]), len(self._numbers))


def plain_items(
    provider: Provider,
    period: Period,
    item_ids: Sequence[int],
    shapes: Shapes,
    *,
    posted_too: bool = False,
) -> dict[int, tuple[Shape, Place]]:
    """Those of the items to which nothing happened in the period, with their shapes: one query.

    Items with charges of the period are left out, for what is posted is compared with what was; but not with
    `posted_too`, where nothing will be posted.
    """
    start, end = bounds_of(provider, period)
    wanted = shapes.stacks.wanted()
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
    facts = "".join(f", {_OF_ITEM[name]}" for name in shapes.asked)
    added = _PLACES if wanted.places else dict.fromkeys(_PLACES, "")
    added = {
        **added,
        "metered": _METERED if wanted.meters else "",
        "pooled": _POOLED if wanted.pools else "",
    }
    with connection.cursor() as cursor:
        cursor.execute(_PLAIN.format(facts=facts, **added), asked)
        rows = cursor.fetchall()
    shapes.stacks.of({row[4] for row in rows} | {row[5] for row in rows if row[5] is not None})
    found = {}
    for row in rows:
        shape = shapes.of(row[4:])
        if shape is not None:
            found[row[0]] = shape, row[:4]
    return found


def members_at(places: Sequence[Place]) -> Iterator[Member]:
    """The items at these places with what their rows name, in this order; one that has gone since is left out."""
    waiting = iter(places)
    while batch := list(islice(waiting, _AT_ONCE)):
        with connection.cursor() as cursor:
            cursor.execute(_MEMBERS, columns_of(batch))
            rows = cursor.fetchall()
        yield from map(_member, rows)


def columns_of(places: Sequence[Place]) -> list[list[int | None]]:
    """Places as four columns."""
    return [list(column) for column in zip(*places, strict=True)]


def _member(row: Sequence[Any]) -> Member:
    item_id, tag, customer_id, payer_id, cost_centre_id, posting_code, *rest = row
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


def with_places(pattern: Alike, places: Sequence[Place]) -> Alike:
    """The pattern for the items at these places."""
    return replace(pattern, places=tuple(places))
