"""A change of many items as its page shows it: what is set, and the items by what becomes of them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from huolto.foundation.actors import Actor
from huolto.foundation.errors import NotVisible
from huolto.foundation.pages import Text
from huolto.register.access import SCOPING, VISIBLE, items_visible_to, leaves_scope
from huolto.register.assessing import CHANGE
from huolto.register.choices import BulkFate, BulkReason, BulkState
from huolto.register.commands.bulk import may_be_undone
from huolto.register.commands.bulk_moves import MOVES
from huolto.register.models import BulkChange, Item
from huolto.register.timeline import FIELD_LABELS, Names

SHOWN = 20
_ORDER = tuple(BulkFate.values)


@dataclass(frozen=True)
class BulkGroup:
    """Items of one fate and reason: (id, tag, name) of the first ones, and how many more there are."""

    fate: str
    label: Text
    why: Text
    count: int
    items: tuple[tuple[int, str, str], ...]
    more: int


@dataclass(frozen=True)
class BulkPage:
    """All that the page of a change shows; `done` and `all` are figures of its progress.

    `leaving` is how many items the change would take out of its maker's own sight.
    """

    change: BulkChange
    label: Text | None
    state: Text
    lines: tuple[tuple[Text, str], ...]
    groups: tuple[BulkGroup, ...]
    ready: int
    changed: int
    taken_back: int
    kept: int
    refused: int
    done: int
    all: int
    is_planned: bool
    is_under_way: bool
    may_undo: bool
    leaving: int


def bulk_change_visible_to(actor: Actor, pk: int) -> BulkChange:
    """The actor's own change of many; raises NotVisible for anybody else's."""
    found = BulkChange.objects.of(actor.provider).filter(pk=pk).first()
    if found is None or found.made_by_id is None or found.made_by_id != actor.person_id:
        raise NotVisible
    return found


def bulk_page(actor: Actor, change: BulkChange) -> BulkPage:
    """The page of a change (see `bulk_change_visible_to`)."""
    rows = change.items.order_by()
    counted = sorted(
        rows.values("fate", "why", "said").annotate(count=Count("pk")),
        key=lambda row: (_ORDER.index(row["fate"]), -row["count"], row["why"], row["said"]),
    )
    by_fate = {fate: sum(row["count"] for row in counted if row["fate"] == fate) for fate in BulkFate.values}
    names = Names(actor, change.changes.items())
    waiting = by_fate[BulkFate.WAITING]
    is_undoing = change.state == BulkState.UNDOING
    settled = by_fate[BulkFate.TAKEN_BACK] + by_fate[BulkFate.KEPT]
    total = sum(by_fate.values())
    return BulkPage(
        change=change,
        label=None if change.kind == CHANGE else MOVES[change.kind].label,
        state=BulkState(change.state).label,
        lines=tuple((FIELD_LABELS[name], names.of(name, value)) for name, value in change.changes.items()),
        groups=tuple(_group(actor, change, row) for row in counted),
        ready=waiting,
        changed=by_fate[BulkFate.CHANGED],
        taken_back=by_fate[BulkFate.TAKEN_BACK],
        kept=by_fate[BulkFate.KEPT],
        refused=by_fate[BulkFate.REFUSED],
        done=settled if is_undoing else total - waiting,
        all=settled + by_fate[BulkFate.CHANGED] if is_undoing else total,
        is_planned=change.state == BulkState.PLANNED,
        is_under_way=change.state in (BulkState.RUNNING, BulkState.UNDOING),
        may_undo=may_be_undone(change) and by_fate[BulkFate.CHANGED] > 0,
        leaving=_leaving(actor, change) if change.state == BulkState.PLANNED else 0,
    )


def _leaving(actor: Actor, change: BulkChange) -> int:
    """Items that would change and then be seen by the actor no more (see `leaves_scope`)."""
    if VISIBLE.is_for_all(actor) or not SCOPING & change.changes.keys():
        return 0
    ready = change.items.filter(fate=BulkFate.WAITING).values("item_id")
    items = Item.objects.of(actor.provider).filter(pk__in=ready).order_by().only("customer_id", *SCOPING)
    return sum(leaves_scope(actor, item, change.changes) for item in items.iterator(2000))


def _group(actor: Actor, change: BulkChange, row: dict[str, Any]) -> BulkGroup:
    some = change.items.filter(fate=row["fate"], why=row["why"], said=row["said"]).values("item_id")
    # What the reader saw then and may see no more is counted, not named.
    shown = items_visible_to(actor).filter(pk__in=some).order_by("folded_tag")[:SHOWN]
    items = tuple((item.pk, item.asset_tag, item.name) for item in shown)
    return BulkGroup(
        fate=row["fate"],
        label=BulkFate(row["fate"]).label,
        why=row["said"] or (BulkReason(row["why"]).label if row["why"] else ""),
        count=row["count"],
        items=items,
        more=row["count"] - len(items),
    )
