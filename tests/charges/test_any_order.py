"""Within an open period the order of recording does not matter, and parts always sum to the whole."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from cast import build_cast
from charges.ledgers import ADVICE, WORKPLACE, Ledger, finnish_ledger
from huolto.charges.commands import close_period
from huolto.charges.models import Charge, Rating
from huolto.rules.ledger import days_by_bucket, deltas, split
from huolto.rules.periods import DateInterval

FEBRUARY = date(2026, 2, 1)

money = st.decimals(min_value=0, max_value=10**7, places=2)
amounts = st.decimals(min_value=-(10**6), max_value=10**6, places=2)


class AnyOrder(TestCase):
    """Totals a key after facts recorded in any order."""

    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    @given(order=st.permutations(range(9)))
    def test_any_order_of_recording_gives_the_same_totals_a_key(self, order: list[int]) -> None:
        with transaction.atomic():
            expected = _totals(range(9))
            transaction.set_rollback(True)
        with transaction.atomic():
            assert _totals(order) == expected
            transaction.set_rollback(True)

    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    @given(order=st.permutations(range(6)), closed_after=st.integers(0, 6))
    def test_what_is_late_comes_to_the_same_in_the_end(self, order: list[int], closed_after: int) -> None:
        with transaction.atomic():
            expected = _posted_for_february(list(order), 6)
            transaction.set_rollback(True)
        with transaction.atomic():
            assert _posted_for_february(list(order), closed_after) == expected
            transaction.set_rollback(True)


def _world() -> Ledger:
    ledger = finnish_ledger(
        build_cast(), WORKPLACE + ADVICE.partition("[[charge]]")[1] + ADVICE.partition("[[charge]]")[2]
    )
    ledger.period("2026-02")
    return ledger


def _facts(ledger: Ledger) -> list:
    """Happenings that do not build on one another, each to be recorded at any time."""
    items = [ledger.start(ledger.item(f"KA-{number}"), FEBRUARY) for number in (1, 2, 3)]
    ledger.lease(items[2], "lifecycle_lease", FEBRUARY)

    def at(day: int):
        return FEBRUARY + timedelta(days=day - 1)

    return [
        lambda: ledger.change(items[0], at(10), posting_code="a"),
        lambda: ledger.change(items[0], at(20), posting_code="b"),
        lambda: ledger.change(items[1], at(15), package_id=ledger.plus.pk),
        lambda: ledger.deliver("d1", at(3), "33.33"),
        lambda: ledger.work("w1", "c1", ledger.at(at(4), 9), 10),
        lambda: ledger.work("w2", "c1", ledger.at(at(4), 11), 7),
        lambda: ledger.work("w3", "c2", ledger.at(at(5), 9), 16),
        lambda: ledger.deliver("d2", at(3), "66.67", item=items[1]),
        lambda: ledger.start(ledger.item("KA-9"), at(12)),
    ]


def _totals(order) -> dict[tuple[str, str, str], Decimal]:
    ledger = _world()
    facts = _facts(ledger)
    for number in order:
        facts[number]()
    ledger.rate("2026-02")
    return _by_key(Rating.objects.all(), "net")


def _posted_for_february(order: list[int], closed_after: int) -> dict[tuple[str, str, str], Decimal]:
    ledger = _world()
    facts = _facts(ledger)
    for number in order[:closed_after]:
        facts[number]()
    close_period(actor=ledger.actor, period=ledger.period("2026-02"))
    for number in order[closed_after:]:
        facts[number]()
    close_period(actor=ledger.actor, period=ledger.period("2026-03"))
    return _by_key(Charge.objects.filter(for_period__label="2026-02"), "delta")


def _by_key(rows, field: str) -> dict[tuple[str, str, str], Decimal]:
    totals: dict[tuple[str, str, str], Decimal] = {}
    for row in rows.select_related("item"):
        kind, _colon, name = row.subject.partition(":")
        subject = f"{kind}:{row.item.asset_tag}" if row.item else f"{kind}:{name}"
        key = (row.clause, subject, row.posting_code)
        totals[key] = totals.get(key, Decimal(0)) + getattr(row, field)
    return {key: amount for key, amount in totals.items() if amount}


@given(
    net=amounts,
    days=st.lists(st.integers(0, 31), min_size=1, max_size=8),
    currency=st.sampled_from(["EUR", "IRR", "KWD", "JPY"]),
)
def test_parts_sum_to_the_whole_in_every_currency(net: Decimal, days: list[int], currency: str) -> None:
    rounded = net.quantize(Decimal(1)) if currency in ("IRR", "JPY") else net
    weights = {number: Fraction(count) for number, count in enumerate(days)}
    parts = split(net=rounded, quantity=Decimal("0.607143"), weights=weights, currency=currency)
    assert sum((part.net for part in parts), Decimal(0)) == rounded


@given(
    before=st.dictionaries(st.integers(0, 9), money, max_size=6),
    after=st.dictionaries(st.integers(0, 9), money, max_size=6),
)
def test_deltas_lead_from_what_was_posted_to_what_should_be(before: dict, after: dict) -> None:
    postings = deltas(after, before)
    reached = dict(before)
    for posting in postings:
        assert posting.delta
        reached[posting.key] = reached.get(posting.key, Decimal(0)) + posting.delta
    assert {key: value for key, value in reached.items() if value} == {
        key: value for key, value in after.items() if value
    }
    assert deltas(after, after) == []


@given(
    length=st.integers(0, 62),
    starts=st.lists(st.integers(-40, 80), unique=True, max_size=5),
)
def test_every_day_has_exactly_one_bucket(length: int, starts: list[int]) -> None:
    window = DateInterval(FEBRUARY, FEBRUARY + timedelta(days=length))
    ordered = sorted(starts)
    ends: list[int | None] = [*ordered[1:], None]
    spans = [
        (
            DateInterval(
                FEBRUARY + timedelta(days=start), FEBRUARY + timedelta(days=end) if end is not None else None
            ),
            start,
        )
        for start, end in zip(ordered, ends, strict=False)
    ]
    counted = days_by_bucket(window, spans, 999)
    assert sum(counted.values()) == length
    assert len(counted) >= 1


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], {"nobody": 28}),
        ([(date(2026, 2, 11), None, "a")], {"a": 28}),
        ([(date(2026, 1, 1), date(2026, 2, 11), "a")], {"a": 28}),
        ([(date(2026, 1, 1), date(2026, 2, 11), "a"), (date(2026, 2, 21), None, "b")], {"a": 20, "b": 8}),
        ([(date(2025, 1, 1), date(2026, 1, 1), "a"), (date(2026, 1, 1), None, "b")], {"b": 28}),
        ([(date(2026, 1, 1), date(2026, 3, 1), "a"), (date(2026, 3, 1), None, "b")], {"a": 28}),
    ],
)
def test_days_that_nobody_had_go_to_the_one_before(spans: list, expected: dict[str, int]) -> None:
    given_spans = [(DateInterval(start, end), bucket) for start, end, bucket in spans]
    window = DateInterval(date(2026, 2, 1), date(2026, 3, 1))
    assert days_by_bucket(window, given_spans, "nobody") == expected
