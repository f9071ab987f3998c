"""What an item was before and after a change, as JSON, and putting it back as if the change had not been recorded.

A snapshot has the dated rows of each kind, the leases and the item's own columns. `restored` is pure.
"""

import itertools
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from huolto.foundation.actors import Actor
from huolto.foundation.dated import Span
from huolto.register.commands.chains import ASSIGNMENTS, PLACEMENTS, SERVICE, Chains
from huolto.register.models import Item, Lease

KINDS = {"assignments": ASSIGNMENTS, "placements": PLACEMENTS, "service": SERVICE}
COLUMNS = ("state", "holder_id", "cost_centre_id", "posting_code", "place_id", "package_id")
"""Columns of an item that changes of many touch."""

Snapshot = dict[str, Any]


class Conflict(Exception):
    """Something newer touched what is to be put back."""


def snapshots_of(actor: Actor, items: Collection[Item], kinds: Iterable[str]) -> dict[int, Snapshot]:
    """What each item is now, in `kinds` of dated rows."""
    ids = [item.pk for item in items]
    found: dict[int, Snapshot] = {
        item.pk: {"item": {name: getattr(item, name) for name in COLUMNS}} for item in items
    }
    for kind in kinds:
        chains = Chains(KINDS[kind], ids, provider_id=actor.provider_id)
        for pk in ids:
            found[pk][kind] = [plain(span) for span in chains.of(pk)]
    leases: dict[int, list[Any]] = defaultdict(list)
    for pk, item_id, ended_on, end in (
        Lease.objects.filter(item_id__in=ids).order_by("pk").values_list("pk", "item_id", "ended_on", "end")
    ):
        leases[item_id].append([pk, ended_on.isoformat() if ended_on else None, end])
    for pk in ids:
        found[pk]["leases"] = leases[pk]
    return found


def plain(span: Span) -> list[Any]:
    """A span as JSON; the row that keeps it is not said."""
    end = span.end.astimezone(UTC).isoformat() if span.end else None
    return [span.start.astimezone(UTC).isoformat(), end, dict(span.values), sorted(span.changed)]


def put_back(
    actor: Actor,
    items: Sequence[Item],
    pairs: Mapping[int, tuple[Snapshot, Snapshot]],
    fields: frozenset[str],
) -> dict[int, Snapshot]:
    """Take (before, after) back from locked items; answers those put back with what they are again, unsaved items.

    Dated rows and leases are written here; the caller saves the items' columns. What something newer touched is
    left out of the answer and unchanged.
    """
    kinds = [kind for kind in KINDS if any(kind in before for before, _after in pairs.values())]
    now = snapshots_of(actor, items, kinds)
    back: dict[int, Snapshot] = {}
    for item in items:
        try:
            back[item.pk] = restored(now[item.pk], *pairs[item.pk], fields)
        except Conflict:
            continue
    for kind in kinds:
        chains = Chains(KINDS[kind], back, provider_id=actor.provider_id)
        for pk, snapshot in back.items():
            if snapshot[kind] != now[pk][kind]:
                keys = {span.start: span.key for span in chains.of(pk)}
                chains.after[pk] = [span_of(row, keys) for row in snapshot[kind]]
        chains.save()
    _put_leases_back(back, now)
    for item in items:
        for name, value in back.get(item.pk, {}).get("item", {}).items():
            setattr(item, name, value)
    return back


def restored(now: Snapshot, before: Snapshot, after: Snapshot, fields: frozenset[str]) -> Snapshot:
    """What an item is without the change that made `after` of `before`; raises Conflict where that is not told.

    Of assignments only `fields` are put back where others were changed since; all else must be as it was left.
    """
    back: Snapshot = {"item": dict(now["item"])}
    for name, value in before["item"].items():
        if value != after["item"][name]:
            if now["item"][name] != after["item"][name]:
                raise Conflict
            back["item"][name] = value
    for part in (*KINDS, "leases"):
        if part not in before:
            continue
        if before[part] == after[part]:
            back[part] = now[part]
        elif now[part] == after[part]:
            back[part] = before[part]
        elif part == "assignments" and fields:
            back[part] = _merged(now[part], before[part], after[part], fields)
        else:
            raise Conflict
    return back


def _merged(now: list[Any], before: list[Any], after: list[Any], fields: frozenset[str]) -> list[Any]:
    """The chain of `now` with `fields` as in `before`: a newer change of another field stays."""
    rows = [span_of(row) for row in now]
    old = [span_of(row) for row in before]
    if _projected(rows, fields) != _projected([span_of(row) for row in after], fields):
        raise Conflict
    if any(first.end != second.start for chain in (rows, old) for first, second in itertools.pairwise(chain)):
        raise Conflict
    begun = {span.start for span in old}
    merged: list[Span] = []
    for start in sorted({span.start for span in (*rows, *old)}):
        here = next((span for span in rows if span.holds(start)), None)
        there = next((span for span in old if span.holds(start)), None)
        if here is None or there is None:
            raise Conflict
        changed = (here.changed if here.start == start else frozenset()) - fields
        changed |= (there.changed if there.start == start else frozenset()) & fields
        if merged and start not in begun and not changed:
            continue
        values = {**here.values, **{name: there.values[name] for name in fields if name in there.values}}
        if merged:
            last = merged[-1]
            merged[-1] = Span(start=last.start, end=start, values=last.values, changed=last.changed)
        merged.append(Span(start=start, end=rows[-1].end, values=values, changed=changed))
    return [plain(span) for span in merged]


def _projected(chain: list[Span], fields: frozenset[str]) -> list[Any]:
    """What a chain says of these fields alone; gaps show."""
    said: list[list[Any]] = []
    for span in chain:
        values = {name: span.values.get(name) for name in fields}
        changed = span.changed & fields
        if said and said[-1][1] == span.start and said[-1][2] == values and not changed:
            said[-1][1] = span.end
        else:
            said.append([span.start, span.end, values, changed])
    return said


def span_of(row: Sequence[Any], keys: Mapping[datetime, int | None] | None = None) -> Span:
    """A span from its JSON, kept by the row that begins with it."""
    start, end, values, changed = row
    begins = datetime.fromisoformat(start)
    return Span(
        start=begins,
        end=datetime.fromisoformat(end) if end else None,
        values=values,
        changed=frozenset(changed),
        key=(keys or {}).get(begins),
    )


def _put_leases_back(back: Mapping[int, Snapshot], now: Mapping[int, Snapshot]) -> None:
    wanted = {
        pk: (ended_on, end)
        for item_id, snapshot in back.items()
        if snapshot["leases"] != now[item_id]["leases"]
        for pk, ended_on, end in snapshot["leases"]
    }
    leases = list(Lease.objects.filter(pk__in=wanted).order_by("pk").select_for_update())
    for lease in leases:
        ended_on, lease.end = wanted[lease.pk]
        lease.ended_on = date.fromisoformat(ended_on) if ended_on else None
    Lease.objects.bulk_update(leases, ["ended_on", "end"], batch_size=500)
