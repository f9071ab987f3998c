"""A happening as the ledger knows it: the pure happening, and who had to pay for it on which days."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from huolto.rules.agreement.happenings import Happening
from huolto.rules.agreement.model import RatedCharge
from huolto.rules.explanation import Reason
from huolto.rules.ledger import days_by_bucket
from huolto.rules.periods import DateInterval

ONE_DAY = timedelta(days=1)


class Bucket(NamedTuple):
    """Whose it is, who pays and where it is posted: what a key's total is split by."""

    customer_id: int
    payer_id: int
    cost_centre_id: int | None
    posting_code: str


class LeftOpen(NamedTuple):
    """A happening of a period that nothing covers or prices, or only in part: the id it is rated under, and why."""

    usage: str
    kind: str
    customer_id: int
    item_id: int | None
    reason: Reason


@dataclass(frozen=True)
class Told:
    """One happening; `spans` are the buckets by instants (from, to, bucket), in order, not overlapping.

    `source` says where it comes from, as it is kept on the charge.
    """

    happening: Happening
    customer_id: int
    item_id: int | None
    tag: str
    spans: tuple[tuple[datetime, datetime | None, Bucket], ...]
    fallback: Bucket
    source: Mapping[str, Any] = field(default_factory=dict)

    def left_open(self, reason: Reason) -> LeftOpen:
        """This, as nothing covers or prices it."""
        return LeftOpen(self.happening.id, self.happening.kind.name, self.customer_id, self.item_id, reason)

    def days(self, charge: RatedCharge, zone: ZoneInfo) -> dict[Bucket, int]:
        """Days of the charged stretch by bucket, in the agreement's zone."""
        window = DateInterval(charge.starts_on, charge.ends_on + ONE_DAY)
        if self.happening.kind.is_span:
            own = DateInterval(self.happening.start(zone), self.happening.end(zone))
            window = own.intersect(window) or window
        spans = [
            (DateInterval(_day(start, zone), _day(end, zone) if end else None), bucket)
            for start, end, bucket in self.spans
        ]
        return days_by_bucket(window, spans, self.fallback)


def _day(at: datetime, zone: ZoneInfo) -> Any:
    return at.astimezone(zone).date()


def by_items(told: Sequence[Told], at_once: int) -> Iterator[list[Told]]:
    """Batches of so many items in which every item is whole."""
    return _batches(told, at_once, lambda one: one.item_id)


def by_people(told: Sequence[Told], at_once: int) -> Iterator[list[Told]]:
    """Batches of so many people in which every person is whole."""
    return _batches(told, at_once, lambda one: one.happening.subject)


def _batches(told: Sequence[Told], at_once: int, whose: Callable[[Told], Hashable]) -> Iterator[list[Told]]:
    groups: defaultdict[Hashable, list[Told]] = defaultdict(list)
    for one in told:
        groups[whose(one)].append(one)
    wholes = list(groups.values())
    for at in range(0, len(wholes), at_once):
        yield [one for whole in wholes[at : at + at_once] for one in whole]
