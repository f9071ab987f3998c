"""Who knew what when: facts as of one day as they were known on another, exactly and beside a simple oracle."""

from datetime import date, datetime, timedelta
from typing import Any

from django.apps import apps
from hypothesis import given, settings
from hypothesis import strategies as st

from cast import Cast
from huolto.foundation.dated import Span, changed_from
from huolto.register.commands import ItemChanges, change_items
from huolto.register.knowledge import Version, day_end, facts_at, known_facts, versions_of
from huolto.register.models import Item
from register.registers import HELSINKI, an_item, day


def recorded(item: Item, at: datetime) -> None:
    """Let what was recorded last have been recorded at an instant."""
    for table in ("AssignmentEvent", "PlacementEvent", "ServiceIntervalEvent"):
        events: Any = apps.get_model("register", table)
        events.objects.filter(item_id=item.pk, pgh_created_at__gt=day(9, 1)).update(pgh_created_at=at)


def test_a_back_dated_move_is_known_only_from_when_it_was_recorded(cast: Cast) -> None:
    item = an_item(cast, holder_id=cast.employee.pk)
    recorded(item, day(1, 1))
    change_items(
        actor=cast.actor(cast.orderer),
        item_ids=[item.pk],
        changes=ItemChanges(holder_id=cast.teacher.pk),
        from_at=day(3, 1),
    )
    recorded(item, datetime(2026, 3, 10, 9, 30, tzinfo=HELSINKI))

    def holder(as_of: date, known_on: date) -> tuple[str, str]:
        knowledge = known_facts(cast.actor(cast.orderer), item, as_of=as_of, known_on=known_on)
        return (knowledge.facts[0].then, knowledge.facts[0].now)

    assert holder(date(2026, 3, 5), date(2026, 3, 6)) == ("Elina Rauta", "Sanni Orvokki")
    assert holder(date(2026, 3, 5), date(2026, 3, 9)) == ("Elina Rauta", "Sanni Orvokki")
    assert holder(date(2026, 3, 5), date(2026, 3, 10)) == ("Sanni Orvokki", "Sanni Orvokki")
    assert holder(date(2026, 2, 28), date(2026, 3, 10)) == ("Elina Rauta", "Elina Rauta")
    fact = known_facts(
        cast.actor(cast.orderer), item, as_of=date(2026, 3, 5), known_on=date(2026, 3, 6)
    ).facts[0]
    assert fact.recorded_at == datetime(2026, 3, 10, 9, 30, tzinfo=HELSINKI)
    assert fact.by == "Aino Kettunen"


def test_another_customers_time_says_nothing(cast: Cast) -> None:
    item = an_item(cast, customer=cast.otavala)
    recorded(item, day(1, 1))
    knowledge = known_facts(cast.actor(cast.orderer), item, as_of=date(2026, 2, 1), known_on=date(2026, 2, 1))
    assert (knowledge.was_there, knowledge.is_there) == (False, False)
    own = known_facts(cast.actor(cast.other_orderer), item, as_of=date(2026, 2, 1), known_on=date(2026, 2, 1))
    assert own.was_there


def test_before_it_was_recorded_nobody_knew_of_it(cast: Cast) -> None:
    item = an_item(cast)
    recorded(item, day(2, 1))
    versions = versions_of(item)
    end = day_end(cast.suopursu, date(2026, 1, 15))
    assert facts_at(versions, as_of=end, known_at=day(2, 1)).customer_id is None
    assert facts_at(versions, as_of=end, known_at=day(2, 2)).customer_id == cast.kaarnalahti.pk


START = datetime(2026, 1, 1, tzinfo=HELSINKI)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 5)), max_size=8))
@settings(max_examples=200, deadline=None)
def test_whatever_is_recorded_each_day_is_answered_as_the_chain_of_that_day_said(
    changes: list[tuple[int, int]],
) -> None:
    """The oracle keeps the whole chain as it stood after each recording; the versions only what differed."""
    chain = [Span(START, None, {"customer_id": 1, "holder_id": 0}, key=0)]
    kept = {0: chain[0]}
    stood = [list(chain)]
    versions = [_version(0, 0, chain[0], 0)]
    order = 1
    for number, (at, holder) in enumerate(changes, start=1):
        after = []
        for span in changed_from(chain, START + timedelta(days=at), {"holder_id": holder}):
            key = span.key if span.key is not None else max(kept, default=0) + 1
            span = Span(span.start, span.end, span.values, span.changed, key)
            after.append(span)
            if kept.get(key) != span:
                versions.append(_version(number, key, span, order))
                order += 1
                kept[key] = span
        chain = after
        stood.append(list(chain))
    for known in range(len(stood)):
        for as_of in range(1, 25):
            at = START + timedelta(days=as_of)
            [held] = [s for s in stood[known] if s.start < at and (s.end is None or at <= s.end)]
            facts = facts_at(versions, as_of=at, known_at=START + timedelta(days=100 + known, hours=1))
            assert facts.get("holder_id") == held.values["holder_id"]


def _version(number: int, key: int, span: Span, order: int) -> Version:
    return Version(
        table="AssignmentEvent",
        row=key,
        order=order,
        recorded_at=START + timedelta(days=100 + number),
        start=span.start,
        end=span.end,
        values=dict(span.values),
    )
