"""What every key should total in a period: happenings rated by their stacks, split over who pays, as `Rating` rows.

Begin at `rate_scope`. Nothing is written here; `commands` store the rows and post the differences.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from huolto.agreements.models import AgreementVersion
from huolto.agreements.queries import parsed
from huolto.agreements.stacks import Stack
from huolto.charges.choices import UsageKind
from huolto.charges.models import Charge, Period, Rating, RatingNotice
from huolto.charges.rating.alike import (
    Alike,
    Place,
    Shape,
    Shapes,
    alike_to,
    members_at,
    plain_items,
    subject_of_item,
    with_places,
)
from huolto.charges.rating.lasting import told_of_agreements, told_of_people
from huolto.charges.rating.noticed import Once, noticed, once, scopes_noticed
from huolto.charges.rating.reading import told_of_items, told_of_rest, told_of_shared
from huolto.charges.rating.scope import ABOUT_ITEMS, Scope, families, item_chunks
from huolto.charges.rating.stack_book import IN_POOL, StackBook
from huolto.charges.rating.told import Bucket, LeftOpen, Told, by_items, by_people
from huolto.foundation.models import Provider
from huolto.rules.agreement.left import Left
from huolto.rules.agreement.model import RatedCharge
from huolto.rules.agreement.rating import rate_period
from huolto.rules.calendars import CalendarSystem
from huolto.rules.explanation import Reason
from huolto.rules.ledger import split, weights_of, whole_of
from huolto.rules.periods import Period as Month

AT_ONCE = 200
"""Items rated by one call: what one item is told is looked for among all that is told, so calls stay small."""

ABOUT_ITEM = frozenset({"item", "early-end"})
"""Kinds of subject that are an item."""

OF_ITEMS = frozenset({*ABOUT_ITEMS, "item_in_service", "lease", IN_POOL})
"""Kinds of happening that are told of items."""

_UNLIKE: tuple[Shape | None, Place | None] = (None, None)

Key = tuple[int, str, str, str, str, bool]
"""Agreement, clause, subject, currency, tax category, whether tax is in the prices; the period is the one rated.

A version may change the money or the tax of a clause: amounts of two kinds are never added.
"""


@dataclass(frozen=True)
class Piece:
    """What one version says of a key."""

    version: AgreementVersion
    charge: RatedCharge
    told: tuple[Told, ...]


@dataclass(frozen=True)
class Rated:
    """One chunk of a period: its rows, copies for items to which the same happened, and what it covers.

    `apart` are the items that were rated by themselves.
    """

    rows: list[Rating]
    item_ids: tuple[int, ...]
    family_ids: tuple[int, ...] | None
    is_rest: bool
    alike: list[Alike] = field(default_factory=list)
    left_open: list[LeftOpen] = field(default_factory=list)
    notices: list[RatingNotice] = field(default_factory=list)
    apart: tuple[int, ...] = ()

    def every_row(self) -> Iterator[Rating]:
        """All rows, the copies too."""
        yield from self.rows
        for group in self.alike:
            yield from group.copies()

    def every_left_open(self) -> Iterator[LeftOpen]:
        """All that nothing covers or prices, the copies too."""
        yield from self.left_open
        for group in self.alike:
            yield from group.copies_left_open()

    def amounts(self) -> Iterator[tuple[str, Decimal]]:
        """Currency and net of all rows; of copies in one sum."""
        for row in self.rows:
            yield row.currency, row.net
        for group in self.alike:
            for row in group.rows:
                yield row.currency, row.net * len(group.places)

    def count(self) -> int:
        """How many rows there are."""
        return len(self.rows) + sum(len(group.rows) * len(group.places) for group in self.alike)


def month_of_period(period: Period) -> Month:
    """A stored period as the rules know it."""
    system = CalendarSystem(period.calendar_system)
    return Month(period.label, period.during.lower, period.during.upper, system)


def rate_scope(
    provider: Provider,
    period: Period,
    scope: Scope,
    *,
    tried: AgreementVersion | None = None,
    posted_too: bool = False,
) -> Iterator[Rated]:
    """The ratings of a period within a scope, chunk by chunk; every key of the scope is in exactly one chunk.

    With `tried` that version answers in place of those of its agreement. `posted_too` is faster where
    nothing will be posted: what was charged before is not looked at.
    """
    stacks = StackBook(provider, month_of_period(period).interval, tried=tried)
    shapes = Shapes(stacks)
    patterns: dict[Shape, Alike] = {}
    since = stacks.since(OF_ITEMS, shared=False)
    wanted = stacks.wanted()
    for ids in item_chunks(provider, period, scope, since):
        plain = plain_items(provider, period, ids, shapes, posted_too=posted_too)
        followers: defaultdict[Shape, list[Place]] = defaultdict(list)
        firsts: dict[Shape, Place] = {}
        apart = []
        for pk in ids:
            shape, place = plain.get(pk, _UNLIKE)
            if shape is not None and place is not None:
                if shape in patterns or shape in firsts:
                    followers[shape].append(place)
                    continue
                firsts[shape] = place
            apart.append(pk)
        reached = told_of_items(provider, period, apart, since, wanted) if apart else []
        rows, left_open, notices = _rated_rows(reached, stacks, period)
        patterns |= _patterns(firsts, rows, left_open)
        alike = [with_places(patterns[shape], places) for shape, places in followers.items()]
        found = Rated(rows, tuple(ids), None, is_rest=False, alike=alike, apart=tuple(apart))
        yield replace(found, left_open=left_open, notices=notices)
    if scope.has_rest:
        family = families(provider, scope)
        rows, left_open, notices = _rows_of_rest(provider, period, family, stacks)
        within = tuple(family) if family is not None else None
        yield Rated(rows, (), within, is_rest=True, left_open=left_open, notices=notices)


def _patterns(
    firsts: Mapping[Shape, Place], rows: Sequence[Rating], left_open: Sequence[LeftOpen]
) -> dict[Shape, Alike]:
    """What was rated of the first item of each shape, as the pattern for others."""
    if not firsts:
        return {}
    open_by_item: defaultdict[int | None, list[LeftOpen]] = defaultdict(list)
    for one in left_open:
        open_by_item[one.item_id].append(one)
    by_item: defaultdict[int | None, list[Rating]] = defaultdict(list)
    for row in rows:
        by_item[row.item_id].append(row)
    members = members_at(list(firsts.values()))
    return {
        shape: alike_to(first, by_item[first.item_id], open_by_item[first.item_id])
        for shape, first in zip(firsts, members, strict=True)
    }


@dataclass
class Said:
    """What versions say, gathered: the pieces of each key, what they leave open, {usage id: LeftOpen}, what they notice."""

    is_rest: bool
    pieces: defaultdict[Key, list[Piece]] = field(default_factory=lambda: defaultdict(list))
    left_open: dict[str, LeftOpen] = field(default_factory=dict)
    notices: dict[Once, RatingNotice] = field(default_factory=dict)
    left: list[Left] = field(default_factory=list)


def _rows_of_rest(
    provider: Provider, period: Period, family: Sequence[int] | None, stacks: StackBook
) -> tuple[list[Rating], list[LeftOpen], list[RatingNotice]]:
    """Keys that are about no one item: of what happened to none, and of clauses that are about many."""
    kinds = stacks.shared_kinds()
    since = min(stacks.since(UsageKind.values, shared=False), stacks.since(kinds, shared=True))
    told = told_of_rest(provider, period, family, since)
    people = told_of_people(period, family, stacks)
    lasting = told_of_agreements(period, family, stacks)
    said = Said(is_rest=True)
    for batch in ([*told, *lasting], *by_people(people, AT_ONCE)):
        rate_told(batch, stacks, period, said, shared=False)
    if kinds:
        told = [
            *told,
            *lasting,
            *people,
            *told_of_shared(provider, period, family, since, kinds, stacks.wanted()),
        ]
        rate_told(told, stacks, period, said, shared=True)
    said.notices |= {once(row): row for row in scopes_noticed(period, family, stacks)}
    rows = rows_of(period, said.pieces, is_rest=True)
    return rows, list(said.left_open.values()), list(said.notices.values())


def _rated_rows(
    told: Sequence[Told], stacks: StackBook, period: Period
) -> tuple[list[Rating], list[LeftOpen], list[RatingNotice]]:
    said = Said(is_rest=False)
    for batch in by_items(told, AT_ONCE):
        rate_told(batch, stacks, period, said, shared=False)
    return rows_of(period, said.pieces), list(said.left_open.values()), list(said.notices.values())


def rate_told(told: Sequence[Told], stacks: StackBook, period: Period, said: Said, *, shared: bool) -> None:
    """Rate by stack, so that one agreement's keys are rated whole over all the customers that it covers."""
    known = stacks.of(one.customer_id for one in told)
    groups: defaultdict[tuple[Any, ...], list[Told]] = defaultdict(list)
    by_key: dict[tuple[Any, ...], Stack] = {}
    for one in told:
        of_customer = known[one.customer_id]
        if "reading" in one.source:
            # A meter that no clause reads costs nothing and is left open by nobody.
            of_customer = [stack for stack in of_customer if stacks.reads(stack, one.happening.text("meter"))]
        elif "pool_unit" in one.source:
            of_customer = [stack for stack in of_customer if stacks.prices_pools(stack)]
        elif not of_customer and _lies_in(
            one, period.during.lower, period.during.upper, stacks.provider.zone
        ):
            said.left_open[one.happening.id] = one.left_open(Reason("unpriced.no-agreement"))
        for stack in of_customer:
            by_key[stack.key] = stack
            groups[stack.key].append(one)
    for key in sorted(groups):
        _rate_stack(by_key[key], groups[key], stacks, period, said, shared=shared)


def _rate_stack(
    stack: Stack,
    told: Sequence[Told],
    stacks: StackBook,
    period: Period,
    said: Said,
    *,
    shared: bool,
) -> None:
    versions = {parsed(version).id: version for version in stack.versions}
    window = Month(period.label, stack.start, stack.end, CalendarSystem(period.calendar_system))
    result = rate_period(
        [stacks.read(version) for version in stack.versions],
        [one.happening for one in told],
        window,
        shared=shared,
    )
    by_usage = {one.happening.id: one for one in told}
    said.left += result.left
    for charge in result.charges:
        of_charge = tuple(by_usage[usage] for usage in charge.usage)
        version = versions[charge.agreement]
        subject = subject_of(charge, of_charge)
        key = (
            version.agreement_id,
            charge.clause,
            subject,
            charge.currency,
            charge.tax_category,
            charge.prices_include_tax,
        )
        said.pieces[key].append(Piece(version, charge, of_charge))
    zone = parsed(stack.versions[0]).header.zone
    here = [
        notice
        for notice in result.notices
        if notice.usage in by_usage and _lies_in(by_usage[notice.usage], stack.start, stack.end, zone)
    ]
    rows = noticed(period, here, versions, by_usage, is_rest=said.is_rest)
    said.notices |= {once(row): row for row in rows}
    for unpriced in result.unpriced:
        one = by_usage[unpriced.usage]
        if _lies_in(one, stack.start, stack.end, zone):
            said.left_open[unpriced.usage] = one.left_open(unpriced.reason)


def _lies_in(one: Told, start: date, end: date, zone: ZoneInfo | str) -> bool:
    """Whether what is told has a day of [start, end); what came before only explains."""
    where = zone if isinstance(zone, ZoneInfo) else ZoneInfo(zone)
    begins, ends = one.happening.start(where), one.happening.end(where)
    if not one.happening.kind.is_span:
        return start <= begins < end
    return begins < end and (ends is None or ends > start) and begins != ends


def subject_of(charge: RatedCharge, told: Sequence[Told]) -> str:
    """The subject as the ledger keeps it: an item by its id, for a tag may change."""
    kind, _colon, name = charge.subject.partition(":")
    item_id = told[0].item_id
    if kind in ABOUT_ITEM and item_id is not None and name == told[0].tag:
        return subject_of_item(item_id) if kind == "item" else f"{kind}:{item_id}"
    return charge.subject


def rows_of(period: Period, pieces: Mapping[Key, Sequence[Piece]], *, is_rest: bool = False) -> list[Rating]:
    return [row for key in sorted(pieces) for row in _rows_of_key(period, key, pieces[key], is_rest=is_rest)]


def _rows_of_key(period: Period, key: Key, pieces: Sequence[Piece], *, is_rest: bool) -> Iterator[Rating]:
    """The parts of one key."""
    agreement_id, clause, subject, currency, tax_category, prices_include_tax = key
    whole = whole_of([piece.charge for piece in pieces])
    if not whole.net:
        return
    last = pieces[-1]
    charge = last.charge
    kind, _colon, name = subject.partition(":")
    if is_rest and kind in ABOUT_ITEM:
        # Rated beside the items' own keys, so it has a name of its own.
        subject = f"of-{kind}:{name}"
    weights = _weights(pieces)
    parts = split(net=whole.net, quantity=whole.quantity, weights=weights, currency=currency)
    reason: dict[str, Any] = whole.reasons[-1].to_json()
    if len(whole.reasons) > 1:
        reason["before"] = [earlier.to_json() for earlier in whole.reasons[:-1]]
    sources = _sources(pieces)
    for part in parts:
        shared = {"share": {"net": str(part.net), "of": str(whole.net)}} if len(parts) > 1 else {}
        yield Rating(
            provider_id=period.provider_id,
            period=period,
            customer_id=part.bucket.customer_id,
            payer_id=part.bucket.payer_id,
            cost_centre_id=part.bucket.cost_centre_id,
            posting_code=part.bucket.posting_code,
            agreement_id=agreement_id,
            version=last.version,
            clause=clause,
            code=charge.code,
            subject=subject,
            item_id=last.told[0].item_id if kind in ABOUT_ITEM and not is_rest else None,
            currency=currency,
            quantity=part.quantity,
            unit=charge.unit,
            unit_price=whole.unit_price,
            tax_category=tax_category,
            prices_include_tax=prices_include_tax,
            reason={**reason, **shared},
            sources=sources,
            net=part.net,
            key_net=whole.net,
        )


def _weights(pieces: Sequence[Piece]) -> dict[Bucket, Fraction]:
    """Each bucket's weight, by days and, over versions with different prices, by their amounts."""
    weights: dict[Bucket, Fraction] = {}
    for piece in pieces:
        zone = parsed(piece.version).header.zone
        days = [one.days(piece.charge, zone) for one in piece.told]
        own = weights_of(list(zip(piece.charge.weights, days, strict=True)))
        whole = sum(own.values(), Fraction(0))
        for bucket, weight in own.items():
            share = piece.charge.exact * weight / whole if whole and len(pieces) > 1 else weight
            weights[bucket] = weights.get(bucket, Fraction(0)) + abs(share)
    return weights


def _sources(pieces: Sequence[Piece]) -> list[dict[str, Any]]:
    """Where a key comes from, each once, without what only bounded it."""
    found: dict[str, dict[str, Any]] = {}
    for piece in pieces:
        for one, weight in zip(piece.told, piece.charge.weights, strict=True):
            if weight or len(piece.told) == 1:
                found[one.happening.id] = dict(one.source)
    return list(found.values())


PART_KEY = (
    "agreement_id", "clause", "subject", "currency", "tax_category", "prices_include_tax",
    "customer_id", "payer_id", "cost_centre_id", "posting_code",
)  # fmt: skip


def part_key(row: Rating | Charge) -> tuple[Any, ...]:
    """What makes a part of a key unique within a period."""
    return tuple(getattr(row, name) for name in PART_KEY)
