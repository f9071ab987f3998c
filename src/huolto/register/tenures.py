"""Whose an item was when, and what of its past an actor may therefore read. Begin at `Tenures`."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from huolto.foundation.actors import Actor
from huolto.register.access import SEEING_RIGHTS, VISIBLE
from huolto.register.models import Assignment, Item


@dataclass(frozen=True)
class Tenure:
    """That an item was a customer's from `start` until `end` (None is open)."""

    customer_id: int
    start: datetime
    end: datetime | None

    def holds(self, at: datetime) -> bool:
        """Whether `at` lies inside; the end does not."""
        return self.start <= at and (self.end is None or at < self.end)


class Tenures:
    """The tenures of many items, read at once; or from all `assignments` of theirs, read by whom it may concern."""

    def __init__(self, items: Iterable[Item], assignments: Iterable[Assignment] | None = None) -> None:
        self._now = {item.pk: item.customer_id for item in items}
        self._by_item: dict[int, list[Tenure]] = defaultdict(list)
        if assignments is None:
            assignments = Assignment.objects.filter(item_id__in=self._now).only(
                "item_id", "customer_id", "during"
            )
        for row in sorted(assignments, key=lambda row: row.during.lower):
            self._by_item[row.item_id].append(Tenure(row.customer_id, row.during.lower, row.during.upper))

    def customer_at(self, item_id: int, at: datetime) -> int:
        """Whose the item was at an instant; before its first assignment whose it was first."""
        tenures = self._by_item[item_id]
        held = next((tenure for tenure in tenures if tenure.holds(at)), None)
        if held is not None:
            return held.customer_id
        if tenures and at < tenures[0].start:
            return tenures[0].customer_id
        return self._now[item_id]

    def may_read(self, actor: Actor, item_id: int, at: datetime) -> bool:
        """Whether the actor may read what happened to the item at an instant: a customer only what was in its time."""
        return VISIBLE.is_for_all(actor) or self.customer_at(item_id, at) in customers_of(actor)


def customers_of(actor: Actor) -> frozenset[int]:
    """The organisations whose items' past the actor may read: those of its rights and its own."""
    own = {actor.organisation_id} if actor.organisation_id else set()
    return actor.organisations_with(*SEEING_RIGHTS) | own
