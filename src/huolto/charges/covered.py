"""What lasts and costs nothing because an agreement covers it: it is on no list of what nothing charges."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from huolto.charges.models import Period
from huolto.charges.rating.lasting import told_of_people
from huolto.charges.rating.projection import month_of_period
from huolto.charges.rating.reading import told_of_items
from huolto.charges.rating.stack_book import IN_POOL, StackBook
from huolto.charges.rating.told import Told
from huolto.foundation.models import Provider
from huolto.register.models import Item
from huolto.rules.agreement.clauses.cover import CoverClause
from huolto.rules.agreement.stack import consider, in_order
from huolto.rules.agreement.vocabulary import SPAN_KINDS

_LASTING = frozenset(SPAN_KINDS) - {IN_POOL}


def covered_items(provider: Provider, period: Period, tags: Collection[str]) -> set[tuple[int, str]]:
    """Customer and tag of those of these items that an agreement covers in service; no query where none covers what lasts."""
    stacks = _stacks(provider, period)
    if stacks is None or not tags:
        return set()
    ids = Item.objects.of(provider).filter(asset_tag__in=tags).order_by("pk").values_list("pk", flat=True)
    told = told_of_items(provider, period, list(ids), wanted=stacks.wanted())
    lasting = [one for one in told if one.happening.kind.name in _LASTING]
    return {(one.customer_id, one.tag) for one in _covered(lasting, stacks)}


def covered_people(provider: Provider, period: Period) -> set[tuple[int, int]]:
    """Customer and person of those enrolled whose level an agreement covers."""
    stacks = _stacks(provider, period)
    if stacks is None:
        return set()
    told = told_of_people(period, None, stacks)
    return {(one.customer_id, int(one.happening.text("person"))) for one in _covered(told, stacks)}


def _stacks(provider: Provider, period: Period) -> StackBook | None:
    """The stacks of the period, if any agreement in force covers what lasts."""
    stacks = StackBook(provider, month_of_period(period).interval)
    covers = (clause for _header, clause in stacks.clauses() if isinstance(clause, CoverClause))
    return stacks if any(_LASTING.intersection(cover.kinds) for cover in covers) else None


def _covered(told: Iterable[Told], stacks: StackBook) -> Iterator[Told]:
    """Those of which every stay is covered by the agreements that answer."""
    by_subject: defaultdict[tuple[int, str], list[Told]] = defaultdict(list)
    for one in told:
        by_subject[one.customer_id, one.happening.subject].append(one)
    known = stacks.of({one.customer_id for rows in by_subject.values() for one in rows})
    for (customer_id, _subject), rows in by_subject.items():
        of_customer = [
            in_order([stacks.read(version) for version in stack.versions]) for stack in known[customer_id]
        ]
        if of_customer and all(
            consider(ordered, row.happening).cover is not None for ordered in of_customer for row in rows
        ):
            yield rows[0]
