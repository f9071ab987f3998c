"""Reads what happened and what lasted, set by set: usages and the register's intervals as `Told`."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from huolto.catalogue.choices import AcquisitionModel
from huolto.charges.choices import UsageKind
from huolto.charges.models import Period, Usage
from huolto.charges.rating.register_facts import (
    NOTHING,
    Stretch,
    Wanted,
    cut_by_place,
    place_at,
    places_of,
    readings_of,
)
from huolto.charges.rating.scope import ABOUT_ITEMS, bounds_of, day_in
from huolto.charges.rating.stack_book import IN_POOL
from huolto.charges.rating.told import Bucket, Told
from huolto.foundation.models import Provider
from huolto.register.models import Assignment, Item, Lease, ServiceInterval
from huolto.rules.agreement.happenings import Happening, HappeningError, read_happening
from huolto.rules.agreement.vocabulary import VOCABULARY
from huolto.stock.models import PoolUnit

Spans = tuple[tuple[datetime, datetime | None, Bucket], ...]


def told_of_items(
    provider: Provider,
    period: Period,
    item_ids: Sequence[int],
    since: date | None = None,
    wanted: Wanted = NOTHING,
) -> list[Told]:
    """Everything told of these items that may count in the period: six queries, whatever their number.

    With `since`, what happened and lasted from that day on, because counters run on. What is `wanted` besides takes two
    queries more each: stays are then cut where an item moves to another site, and its meters are read. Time in pools takes one.
    """
    start, end = bounds_of(provider, period)
    start = min(start, day_in(since, provider)) if since else start
    items = _items(item_ids)
    spans = _spans(item_ids, end)
    leases = list(
        Lease.objects.filter(item_id__in=item_ids, starts_on__lt=end.date()).select_related("lessor")
    )
    # A lease by service is bounded by all stays of its item, also those that ended before the period.
    with_history = {
        lease.item_id for lease in leases if lease.acquisition_model != AcquisitionModel.FINANCE_LEASE
    }
    places: Mapping[int, Sequence[Stretch]] = places_of(item_ids) if wanted.places else {}
    stays = list(_intervals(item_ids, end))
    found = [
        told
        for row in stays
        if row.item_id in with_history or row.during.upper is None or row.during.upper > start
        for told in _told_of_service(row, items[row.item_id], spans[row.item_id], places.get(row.item_id))
    ]
    found += _told_of_meters(items, stays, spans, places, wanted)
    if wanted.pools:
        found += _told_of_pools(items, spans, start, end)
    found += [_told_of_lease(row, items[row.item_id], spans[row.item_id]) for row in leases]
    usages = Usage.objects.filter(
        Q(occurred_at__gte=start, occurred_at__lt=end) | Q(kind=UsageKind.PAGES),
        item_id__in=item_ids,
        kind__in=ABOUT_ITEMS,
    )
    return found + [told_of_usage(usage) for usage in usages.select_related("item").order_by("pk")]


def told_of_rest(
    provider: Provider, period: Period, customer_ids: Sequence[int] | None, since: date | None = None
) -> list[Told]:
    """Usages that are about no item, those since a day where counters run on, with the earlier work of their cases."""
    start, end = bounds_of(provider, period)
    start = min(start, day_in(since, provider)) if since else start
    rows = standing(Usage.objects.of(provider)).filter(occurred_at__lt=end).select_related("item")
    if customer_ids is not None:
        rows = rows.filter(customer_id__in=customer_ids)
    within = rows.filter(occurred_at__gte=start)
    others = [usage for usage in within.order_by("pk") if not is_about_item(usage)]
    cases = {usage.facts.get("case") for usage in others if usage.kind == UsageKind.WORK}
    earlier = (
        rows.filter(kind=UsageKind.WORK, occurred_at__lt=start, facts__case__in=[*cases]) if cases else []
    )
    return [told_of_usage(usage) for usage in [*others, *earlier]]


def told_of_shared(
    provider: Provider,
    period: Period,
    customer_ids: Sequence[int] | None,
    since: date,
    kinds: Collection[str],
    wanted: Wanted = NOTHING,
) -> list[Told]:
    """What is told of all items of these customers that clauses about many of them want, of these kinds, since a day."""
    start, end = bounds_of(provider, period)
    start = min(start, day_in(since, provider))
    happened = Usage.objects.of(provider).filter(
        Q(occurred_at__gte=start, occurred_at__lt=end) | Q(kind=UsageKind.PAGES), kind__in=ABOUT_ITEMS
    )
    lasting = ServiceInterval.objects.of(provider).filter(during__overlap=(start, end))
    leased = Lease.objects.of(provider).filter(starts_on__lt=end.date())
    ids: set[int] = set()
    for rows, is_told in (
        (happened.filter(kind__in=kinds).exclude(item=None), True),
        (lasting, bool({"item_in_service", "pages"} & set(kinds))),
        (leased, "lease" in kinds),
        (PoolUnit.objects.of(provider).filter(during__overlap=(start, end)), IN_POOL in kinds),
    ):
        if is_told:
            of_customers = rows if customer_ids is None else rows.filter(customer_id__in=customer_ids)
            ids |= set(of_customers.values_list("item_id", flat=True))
    if not ids:
        return []
    told = told_of_items(provider, period, sorted(ids), since, wanted)
    return told if customer_ids is None else [one for one in told if one.customer_id in set(customer_ids)]


def standing(rows: "QuerySet[Usage]") -> "QuerySet[Usage]":
    """Those of these usages that count: none that was taken back, nor what takes it back."""
    return rows.filter(takes_back=None, taken_back_by=None)


def is_about_item(usage: Usage) -> bool:
    """Whether the usage's key is its item."""
    return usage.item_id is not None and usage.kind in ABOUT_ITEMS


def told_of_usage(usage: Usage) -> Told:
    """A stored usage as it is rated; its facts were read when it was recorded."""
    bucket = Bucket(usage.customer_id, usage.payer_id, usage.cost_centre_id, usage.posting_code)
    happening = happening_of(usage.source_key, usage.kind, usage.occurred_at, usage.facts)
    return Told(
        happening=happening,
        customer_id=usage.customer_id,
        item_id=usage.item_id,
        tag=happening.text("item"),
        spans=(),
        fallback=bucket,
        source={"usage": usage.pk, "kind": usage.kind, "at": usage.occurred_at.isoformat()},
    )


def happening_of(source_key: str, kind: str, at: datetime, facts: Mapping[str, Any]) -> Happening:
    """The happening of a usage; raises `HappeningError` with every fact that cannot be read."""
    return read_happening({**facts, "id": source_key, "kind": kind, "at": at.isoformat()})


def item_facts(item: Item) -> dict[str, str]:
    """What agreements may ask of an item, as it is today."""
    facts = {
        "item": item.asset_tag,
        "category": item.category.code,
        "model": item.device_model.name if item.device_model else "",
        "product": item.product.sku if item.product else "",
        "acquisition_model": item.acquisition_model,
        "item_kind": item.kind,
    }
    return {name: value for name, value in facts.items() if value}


def service_source(pk: int, start: datetime, end: datetime | None, package: str | None) -> dict[str, Any]:
    """Where a charge for service comes from, as the charge keeps it."""
    return {
        "service_interval": pk,
        "from": start.isoformat(),
        "to": end.isoformat() if end else None,
        "package": package,
    }


def usage_id(role: str, source: Mapping[str, Any]) -> str:
    """The id under which what lasts is rated (a stay in service, a lease), by its kind of source and the source."""
    named = f"{role}:{source['service_interval' if role == 'service' else role]}"
    return f"{named}:{source['part_from']}" if "part_from" in source else named


def lease_source(
    pk: int, starts_on: date, ended_on: date | None, monthly: Decimal, term_months: int
) -> dict[str, Any]:
    """Where a rent comes from, as the charge keeps it."""
    return {
        "lease": pk,
        "from": starts_on.isoformat(),
        "to": ended_on.isoformat() if ended_on else None,
        "monthly": str(monthly),
        "term_months": term_months,
    }


def _items(item_ids: Sequence[int]) -> dict[int, Item]:
    rows = Item.objects.filter(pk__in=item_ids).select_related("category", "device_model", "product")
    return {item.pk: item for item in rows}


def _intervals(item_ids: Sequence[int], end: datetime) -> Iterable[ServiceInterval]:
    rows = ServiceInterval.objects.filter(item_id__in=item_ids, during__startswith__lt=end)
    return rows.select_related("package").order_by("item_id", "during")


def _spans(item_ids: Sequence[int], end: datetime) -> Mapping[int, Spans]:
    found: defaultdict[int, Spans] = defaultdict(tuple)
    rows = Assignment.objects.filter(item_id__in=item_ids, during__startswith__lt=end)
    fields = ("item_id", "during", "customer_id", "payer_id", "cost_centre_id", "posting_code")
    for item_id, during, *bucket in rows.order_by("item_id", "during").values_list(*fields):
        found[item_id] += ((during.lower, during.upper, Bucket(*bucket)),)
    return found


def _told_of_service(
    row: ServiceInterval, item: Item, spans: Spans, places: Sequence[Stretch] | None
) -> Iterator[Told]:
    """A stay in service; where places are asked for, one part a site it was at."""
    lower, upper = row.during.lower, row.during.upper
    package = row.package.code if row.package is not None else None
    for start, end, place in cut_by_place(places, lower, upper) if places else ((lower, upper, ""),):
        facts = {
            **item_facts(item),
            "package": package,
            "place": place or None,
            "from": start,
            "to": end,
        }
        source = service_source(row.pk, start, end, package)
        if start != lower:
            source["part_from"] = start.isoformat()
        usage = usage_id("service", source)
        yield _told(usage, "item_in_service", facts, row.customer_id, item, spans, source)


def _told_of_meters(
    items: Mapping[int, Item],
    stays: Sequence[ServiceInterval],
    spans: Mapping[int, Spans],
    places: Mapping[int, Sequence[Stretch]],
    wanted: Wanted,
) -> Iterator[Told]:
    """What the register's meters showed, told of the customer that the item was in service for."""
    if not wanted.meters:
        return
    by_item: defaultdict[int, list[ServiceInterval]] = defaultdict(list)
    for row in stays:
        by_item[row.item_id].append(row)
    for item_id, at, read, source in readings_of(list(items), wanted.meters):
        # What is read as an item goes belongs to the stay that ends then.
        stay = next((r for r in reversed(by_item[item_id]) if r.during.lower <= at), None)
        if stay is None:
            continue
        package = stay.package.code if stay.package is not None else None
        place = place_at(places.get(item_id, ()), at) or None
        facts = {**item_facts(items[item_id]), "package": package, "place": place, **read}
        yield _told(
            usage_id("reading", source),
            UsageKind.PAGES,
            facts,
            stay.customer_id,
            items[item_id],
            spans[item_id],
            source,
        )


def _told_of_pools(
    items: Mapping[int, Item], spans: Mapping[int, Spans], start: datetime, end: datetime
) -> Iterator[Told]:
    """The time of items in pools."""
    rows = PoolUnit.objects.filter(item_id__in=[*items], during__overlap=(start, end)).select_related("pool")
    for row in rows.order_by("item_id", "during"):
        lower, upper = row.during.lower, row.during.upper
        facts = {
            **item_facts(items[row.item_id]),
            "pool": row.pool.name,
            "owner": "customer" if row.pool.owner_id == row.customer_id else "provider",
            "from": lower,
            "to": upper,
        }
        source = {
            "pool_unit": row.pk,
            "from": lower.isoformat(),
            "to": upper.isoformat() if upper else None,
            "pool": row.pool.name,
        }
        item = items[row.item_id]
        yield _told(usage_id(IN_POOL, source), IN_POOL, facts, row.customer_id, item, spans[item.pk], source)


def _told_of_lease(row: Lease, item: Item, spans: Spans) -> Told:
    facts: dict[str, Any] = {
        **item_facts(item),
        "lease": str(row.pk),
        "acquisition_model": row.acquisition_model,
        "from": row.starts_on,
        "ended": row.ended_on,
        "term_months": row.term_months,
        "price": row.monthly,
        "residual": row.residual,
        "early_end": row.early_end_sum,
        "lessor": row.lessor.slug if row.lessor else None,
    }
    source = lease_source(row.pk, row.starts_on, row.ended_on, row.monthly, row.term_months)
    return _told(usage_id("lease", source), "lease", facts, row.customer_id, item, spans, source)


def _told(
    usage: str,
    kind: str,
    facts: Mapping[str, Any],
    customer_id: int,
    item: Item,
    spans: Spans,
    source: Mapping[str, Any],
) -> Told:
    # Values come typed from the database, so nothing has to be read from texts: 100,000 items go through here.
    known = {name: value for name, value in facts.items() if value is not None}
    return Told(
        happening=Happening(usage, VOCABULARY[kind], known),
        customer_id=customer_id,
        item_id=item.pk,
        tag=item.asset_tag,
        spans=spans,
        fallback=Bucket(customer_id, item.payer_id, item.cost_centre_id, item.posting_code),
        source=source,
    )


__all__ = [
    "HappeningError",
    "happening_of",
    "is_about_item",
    "item_facts",
    "lease_source",
    "service_source",
    "standing",
    "told_of_items",
    "told_of_rest",
    "told_of_shared",
    "told_of_usage",
    "usage_id",
]
