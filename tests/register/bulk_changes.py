"""Changes of many items for tests: looked at, done and taken back by the commands, and chains to compare."""

from datetime import datetime
from typing import Any

from cast import Cast
from huolto.foundation.actors import Actor
from huolto.register.choices import BulkFate
from huolto.register.commands import ItemChanges, plan_bulk_change, start_bulk_change
from huolto.register.models import Assignment, BulkChange, Item, Lease, Placement, ServiceInterval
from huolto.register.selection import Selection
from register.registers import day


def looked_at(
    actor: Actor,
    items: list[Item] | Selection,
    *,
    kind: str = "change",
    at: datetime | None = None,
    reason: str = "",
    **values: Any,
) -> BulkChange:
    """What a change would do."""
    chosen = items if isinstance(items, Selection) else Selection(ids=tuple(item.pk for item in items))
    return plan_bulk_change(
        actor=actor,
        selection=chosen,
        kind=kind,
        changes=ItemChanges(**values),
        from_at=at or day(2, 1),
        reason=reason,
    )


def done(actor: Actor, items: list[Item] | Selection, **asked: Any) -> BulkChange:
    """Look and do."""
    return start_bulk_change(actor=actor, change_id=looked_at(actor, items, **asked).pk)


def fates(change: BulkChange) -> dict[str, tuple[str, str]]:
    """Tag -> (fate, why)."""
    return {
        row.item.asset_tag: (row.fate, row.why)
        for row in change.items.select_related("item").order_by("item_id")
    }


def changed(change: BulkChange) -> list[str]:
    """Tags of what was changed."""
    return [tag for tag, (fate, _why) in fates(change).items() if fate == BulkFate.CHANGED]


def all_of(item: Item) -> dict[str, Any]:
    """Everything dated about an item, and its columns; which rows keep it does not matter, nor its revision."""
    item.refresh_from_db()
    fields = ("customer_id", "payer_id", "holder_id", "cost_centre_id", "posting_code", "changed", "during")
    return {
        "assignments": list(Assignment.objects.filter(item=item).order_by("during").values_list(*fields)),
        "placements": list(
            Placement.objects.filter(item=item).order_by("during").values_list("place_id", "during")
        ),
        "service": list(
            ServiceInterval.objects.filter(item=item).order_by("during").values_list("package_id", "during")
        ),
        "leases": list(Lease.objects.filter(item=item).order_by("pk").values_list("pk", "ended_on", "end")),
        "item": {
            name: getattr(item, name)
            for name in (
                "state", "holder_id", "cost_centre_id", "posting_code", "place_id", "package_id", "payer_id",
                "search_text",
            )
        },
    }  # fmt: skip


def orderer(cast: Cast) -> Actor:
    """Kaarnalahti's orderer at work."""
    return cast.actor(cast.orderer)
