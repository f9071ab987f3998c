"""Arithmetic of the ledger: who had an item on how many days, the parts of a key's total, what is left to post.

Begin at `days_by_bucket` (whose days), `split` (parts that sum to the whole) and `deltas` (posting).
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import lcm
from typing import Generic, TypeVar

from huolto.rules.agreement.model import RatedCharge
from huolto.rules.errors import RulesError
from huolto.rules.explanation import Reason
from huolto.rules.money import allocate, round_fraction, round_unit_price
from huolto.rules.periods import DateInterval

B = TypeVar("B", bound=Hashable)

_QUANTITY = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Part(Generic[B]):
    """One bucket's part of a key's total."""

    bucket: B
    net: Decimal
    quantity: Decimal


@dataclass(frozen=True, slots=True)
class Posting(Generic[B]):
    """What a key should be, what was posted for it before, and the difference still to be posted."""

    key: B
    should_be: Decimal
    posted_before: Decimal
    delta: Decimal


@dataclass(frozen=True, slots=True)
class Whole:
    """A key's total over the versions of its agreement that were in force in the period."""

    net: Decimal
    quantity: Decimal
    unit_price: Decimal
    reasons: tuple[Reason, ...]


def days_by_bucket(
    window: DateInterval, spans: Sequence[tuple[DateInterval, B]], fallback: B
) -> dict[B, int]:
    """Days of `window` (with an end) that each bucket had, in order of time.

    `spans` are in order of their start and do not overlap. Days that nobody had go to the bucket before them,
    those before the first span to the first; `fallback` takes all when there is no span. A window without
    days gives its bucket 0 days, so that a minimum owed for it has somebody to pay.
    """
    if window.end is None:
        raise RulesError("Days can only be counted up to an end.", code="invalid-interval")
    if not spans:
        return {fallback: window.days}
    starts = [window.start] + [max(window.start, interval.start) for interval, _ in spans[1:]]
    ends = [*starts[1:], window.end]
    days: dict[B, int] = {}
    for (_interval, bucket), start, end in zip(spans, starts, ends, strict=True):
        counted = (min(end, window.end) - start).days
        if counted > 0:
            days[bucket] = days.get(bucket, 0) + counted
    if days:
        return days
    begun = [bucket for interval, bucket in spans if interval.start <= window.start]
    return {begun[-1] if begun else spans[0][1]: 0}


def weights_of(usages: Sequence[tuple[Decimal, Mapping[B, int]]]) -> dict[B, Fraction]:
    """The weight of each bucket in a key: every usage's weight, shared by the days each bucket had of it."""
    weights: dict[B, Fraction] = {}
    for weight, days in usages:
        whole = sum(days.values())
        for position, (bucket, counted) in enumerate(days.items()):
            share = Fraction(counted, whole) if whole else Fraction(int(position == 0))
            weights[bucket] = weights.get(bucket, Fraction(0)) + Fraction(weight) * share
    return weights


def split(*, net: Decimal, quantity: Decimal, weights: Mapping[B, Fraction], currency: str) -> list[Part[B]]:
    """A key's total over its buckets by the largest remainder; parts of nothing are left out.

    The amounts sum to `net` exactly, the quantities to `quantity`. Raises `RulesError` without a bucket.
    """
    buckets = list(weights)
    scale = lcm(*(weight.denominator for weight in weights.values())) if weights else 1
    whole_weights = [Decimal(int(weight * scale)) for weight in weights.values()]
    nets = allocate(net, whole_weights, currency)
    quantities = _quantities(quantity, list(weights.values()))
    parts = [
        Part(bucket, part, counted) for bucket, part, counted in zip(buckets, nets, quantities, strict=True)
    ]
    return [part for part in parts if part.net]


def deltas(should_be: Mapping[B, Decimal], posted_before: Mapping[B, Decimal]) -> list[Posting[B]]:
    """What is still to be posted, a key; keys that are as they should be are left out, vanished ones should be 0."""
    zero = Decimal(0)
    postings = [
        Posting(key, amount, posted_before.get(key, zero), amount - posted_before.get(key, zero))
        for key, amount in should_be.items()
    ]
    postings += [
        Posting(key, zero, amount, -amount) for key, amount in posted_before.items() if key not in should_be
    ]
    return [posting for posting in postings if posting.delta]


def not_below_given_up(
    should_be: Mapping[B, Decimal], given_up: Mapping[B, Decimal], group_of: Callable[[B], Hashable]
) -> dict[B, Decimal]:
    """What each part is to total when some was credited for good: a group never falls below what it gave up.

    Else a later correction would give back what nobody paid. Parts that gave something up are lifted, in order,
    each to that at the most, until their group totals what was given up in it.
    """
    lifted = {key: should_be.get(key, Decimal(0)) for key in [*should_be, *given_up]}
    lacking: dict[Hashable, Decimal] = {}
    for amounts, sign in ((given_up, 1), (should_be, -1)):
        for key, amount in amounts.items():
            lacking[group_of(key)] = lacking.get(group_of(key), Decimal(0)) + sign * amount
    for key, amount in given_up.items():
        lift = min(lacking[group_of(key)], amount - lifted[key])
        if lift > 0:
            lifted[key] += lift
            lacking[group_of(key)] -= lift
    return lifted


def whole_of(pieces: Sequence[RatedCharge]) -> Whole:
    """The pieces of one key (one a version in force) as one total, rounded once; raises `RulesError` for none."""
    if not pieces:
        raise RulesError("A key needs at least one rated charge.", code="no-charges")
    reasons = tuple(piece.reason for piece in pieces)
    if len(pieces) == 1:
        only = pieces[0]
        return Whole(only.net, only.quantity, only.unit_price, reasons)
    net = round_fraction(sum((piece.exact for piece in pieces), Fraction(0)), pieces[0].currency)
    quantity = sum((piece.quantity for piece in pieces), Decimal(0))
    prices = {piece.unit_price for piece in pieces}
    if len(prices) == 1:
        return Whole(net, quantity, prices.pop(), reasons)
    average = round_unit_price(net / quantity) if quantity else Decimal(0)
    return Whole(net, quantity, average, reasons)


def _quantities(quantity: Decimal, weights: Sequence[Fraction]) -> list[Decimal]:
    whole = sum(weights, Fraction(0))
    if not weights or whole == 0:
        return [quantity] + [Decimal(0)] * (len(weights) - 1)
    parts = []
    for weight in weights:
        exact = Fraction(quantity) * weight / whole
        parts.append(
            (Decimal(exact.numerator) / exact.denominator).quantize(_QUANTITY, rounding=ROUND_HALF_UP)
        )
    parts[-1] += quantity - sum(parts, Decimal(0))
    return parts
