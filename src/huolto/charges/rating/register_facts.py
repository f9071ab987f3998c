"""What the register knows of items besides their stays: at which site they were when, and what their meters showed.

Read only where an agreement asks (`Wanted`, from `StackBook.wanted`): most have no price by place, and few read meters.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from huolto.charges.choices import UsageKind
from huolto.charges.models import Usage
from huolto.parties.models import Place
from huolto.register.choices import MeterKind
from huolto.register.models import MeterReading, Placement

METERS = {MeterKind.PAGES_MONO: "mono", MeterKind.PAGES_COLOUR: "colour", MeterKind.PAGES_TOTAL: "total"}
"""How agreements call the register's meters; any other goes by its own kind (`scans`, `hours` …)."""


@dataclass(frozen=True)
class Wanted:
    """What some clause asks of items: whether where they are, whether when in a pool, and which meters it reads."""

    places: bool = False
    pools: bool = False
    meters: frozenset[str] = frozenset()


NOTHING = Wanted()

Stretch = tuple[datetime, datetime | None, str]
"""From an instant until before another one at a place, "" where nobody knows."""


def places_of(item_ids: Iterable[int]) -> Mapping[int, Sequence[Stretch]]:
    """Where each item was when, in order: the site's code, else its name; rooms count as their site. Two queries."""
    ids = set(item_ids)
    if not ids:
        return {}
    rows = list(
        Placement.objects.filter(item_id__in=ids)
        .order_by("item_id", "during")
        .values_list("item_id", "during", "place_id", "place__path")
    )
    site_of = {
        place_id: int((path or f"/{place_id}/").split("/")[1]) for _i, _d, place_id, path in rows if place_id
    }
    sites = set(site_of.values())
    named = Place.objects.filter(pk__in=sites).values_list("pk", "code", "name") if sites else ()
    names = {pk: code or name for pk, code, name in named}
    found: defaultdict[int, list[Stretch]] = defaultdict(list)
    for item_id, during, place_id, _path in rows:
        name = names.get(site_of.get(place_id, 0), "")
        known = found[item_id]
        if known and known[-1][2] == name and known[-1][1] == during.lower:
            known[-1] = (known[-1][0], during.upper, name)
        else:
            known.append((during.lower, during.upper, name))
    return found


def place_at(stretches: Sequence[Stretch], at: datetime) -> str:
    """Where an item was at an instant; "" where nobody knows."""
    return next((name for start, end, name in stretches if start <= at and (end is None or at < end)), "")


def cut_by_place(
    stretches: Sequence[Stretch], start: datetime, end: datetime | None
) -> Iterator[tuple[datetime, datetime | None, str]]:
    """The parts of [start, end) in which an item was at one place, in order; what nobody knows is a part of its own."""
    at = start
    for lower, upper, name in stretches:
        if (upper is not None and upper <= at) or (end is not None and lower >= end):
            continue
        if at < lower:
            yield at, lower, ""
        begins, ends = max(at, lower), upper if end is None else end if upper is None else min(upper, end)
        yield begins, ends, name
        if ends is None or ends == end:
            return
        at = ends
    if end is None or at < end:
        yield at, end, ""


def readings_of(
    item_ids: Sequence[int], meters: Iterable[str]
) -> Iterator[tuple[int, datetime, dict[str, Any], dict[str, Any]]]:
    """What the meters of items showed: (item, when, facts, source). What is in doubt does not count.

    An item of which somebody records pages as usages goes by these alone, or its pages would be counted twice.
    """
    kinds = {METERS.get(MeterKind(kind), kind): kind for kind in MeterKind.values}
    wanted = [kinds[name] for name in meters if name in kinds]
    if not wanted or not item_ids:
        return
    recorded = set(
        Usage.objects.filter(item_id__in=item_ids, kind=UsageKind.PAGES).values_list("item_id", flat=True)
    )
    rows = MeterReading.objects.filter(meter__item_id__in=item_ids, meter__kind__in=wanted, doubt="")
    fields = ("pk", "meter__item_id", "meter__kind", "read_at", "value", "is_reset")
    for pk, item_id, kind, read_at, value, is_reset in rows.order_by("read_at", "pk").values_list(*fields):
        if item_id in recorded:
            continue
        facts = {"meter": METERS.get(MeterKind(kind), kind), "at": read_at, "to": int(value)}
        if is_reset:
            facts["from"] = 0
        yield item_id, read_at, facts, {"reading": pk, "meter": facts["meter"], "at": read_at.isoformat()}
