"""Ratings stored, and what they differ by from what was posted, as `Charge` rows."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import Max, Q, QuerySet, Sum

from huolto.charges.models import Charge, Period, Rating, RatingNotice
from huolto.charges.rating.copies import COPIED, insert_copies
from huolto.charges.rating.projection import PART_KEY, Rated, part_key
from huolto.foundation.bulk import among, insert_rows
from huolto.foundation.killpoints import reached
from huolto.rules.ledger import Posting, deltas, not_below_given_up

_OF_PAYER = frozenset({"agreement_id", "clause", "subject", "currency", "payer_id"})


def store_ratings(period: Period, rated: Rated, *, into: Period | None = None) -> int:
    """Replace the ratings of a chunk, and what was noticed of it, by the new ones.

    With `into`, post those of its copies there: how many charges. Nothing was posted for the period yet of items that
    are told the same as another.
    """
    RatingNotice.objects.filter(within(rated), provider_id=period.provider_id, period=period).delete()
    RatingNotice.objects.bulk_create(rated.notices, batch_size=1000)
    Rating.objects.filter(within(rated), provider_id=period.provider_id, period=period).delete()
    reached("charges.ratings_removed")
    insert_rows(rated.rows)
    copied = insert_copies(rated.alike, into=into)
    reached("charges.ratings_stored")
    return copied if into is not None else 0


def charges_for(*, posting: Period, for_period: Period, rated: Rated) -> list[Charge]:
    """What has still to be posted for a chunk of `for_period`, as unsaved charges of `posting`."""
    # Nothing was posted yet of items that are told the same as another.
    concerned = within(rated) if rated.is_rest else Q(item_id__in=rated.apart)
    of_chunk = Charge.objects.filter(concerned, provider_id=for_period.provider_id, for_period=for_period)
    # What was given up answers a charge, not the key: it is no part of what was posted for the key.
    posted = of_chunk.filter(waives=None)
    given_up = {key: -amount for key, amount in _sums(of_chunk.exclude(waives=None)).items()}
    rows = {part_key(row): row for row in rated.rows}
    should_be = not_below_given_up({key: row.net for key, row in rows.items()}, given_up, _one_payers)
    postings = deltas(should_be, _sums(posted))
    vanished = _latest(posted, [one.key for one in postings if one.key not in rows])
    return [
        _charge(rows[one.key], one, posting, for_period)
        if one.key in rows
        else _reversal(vanished[one.key], one, posting, for_period)
        for one in postings
    ]


def post(charges: Sequence[Charge]) -> int:
    """Write charges for ever; how many."""
    insert_rows(charges)
    reached("charges.chunk_posted")
    return len(charges)


def _sums(charges: "QuerySet[Charge]") -> dict[tuple[Any, ...], Decimal]:
    """What was posted, by part."""
    sums = charges.values(*PART_KEY).annotate(posted=Sum("delta")).order_by()
    return {tuple(row[name] for name in PART_KEY): row["posted"] for row in sums}


def _one_payers(key: tuple[Any, ...]) -> tuple[Any, ...]:
    """All parts of a key that one payer pays in one currency."""
    return tuple(part for name, part in zip(PART_KEY, key, strict=True) if name in _OF_PAYER)


def within(rated: Rated) -> Q:
    """The ratings or charges of a chunk."""
    if not rated.is_rest:
        return Q(item_id__in=among(rated.item_ids))
    rest = Q(item_id=None)
    return rest if rated.family_ids is None else rest & Q(customer_id__in=rated.family_ids)


def _charge(rating: Rating, posting: Posting[Any], into: Period, for_period: Period) -> Charge:
    copied = {name: getattr(rating, name) for name in COPIED}
    return _posted(copied, posting, into, for_period)


def _reversal(last: Charge, posting: Posting[Any], into: Period, for_period: Period) -> Charge:
    """A key that is no longer there: what was posted for it is taken back, for the reason it was charged."""
    copied = {name: getattr(last, name) for name in COPIED}
    copied["quantity"] = Decimal(0)
    copied["reason"] = {**last.reason, "is_reversal": True}
    return _posted(copied, posting, into, for_period)


def _posted(copied: dict[str, Any], posting: Posting[Any], into: Period, for_period: Period) -> Charge:
    return Charge(
        **copied,
        period=into,
        for_period=for_period,
        should_be=posting.should_be,
        posted_before=posting.posted_before,
        delta=posting.delta,
    )


def _latest(posted: "QuerySet[Charge]", keys: Iterable[tuple[Any, ...]]) -> dict[tuple[Any, ...], Charge]:
    """The newest charge of each of these keys."""
    wanted = set(keys)
    if not wanted:
        return {}
    newest = posted.values(*PART_KEY).annotate(newest=Max("pk")).order_by()
    ids = [row["newest"] for row in newest if tuple(row[name] for name in PART_KEY) in wanted]
    return {part_key(charge): charge for charge in Charge.objects.filter(pk__in=ids)}
