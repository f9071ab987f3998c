"""Items to which the same happened get copies of one item's rows: the same rows as if each were rated by itself."""

import random
from datetime import UTC, date, datetime, timedelta
from unittest import mock

import pytest
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from cast import Cast
from charges.histories import SETTINGS, World, build_world
from charges.ledgers import WORKPLACE, Ledger, finnish_ledger
from huolto.agreements.commands import activate_version, draft_version
from huolto.charges.commands import close_period
from huolto.charges.models import Charge, Rating
from huolto.charges.rating import projection
from huolto.charges.rating.posting import store_ratings
from huolto.charges.rating.projection import Rated, rate_scope
from huolto.charges.rating.scope import Scope
from huolto.foundation.errors import WrongState
from huolto.register.models import Item, ServiceInterval

pytestmark = pytest.mark.django_db

NOBODY_ALIKE = mock.patch.object(projection, "plain_items", return_value={})
FIELDS = [field.attname for field in Rating._meta.concrete_fields if field.attname not in ("id", "rated_at")]
ABOUT_ONE_ITEM = WORKPLACE.replace('package = "plus"', 'item = "KA-2"')
SINCE_MARCH = WORKPLACE.replace('package = "plus"', 'package = "standard", from = { at_least = 2026-03-01 }')


def rated(ledger: Ledger, label: str) -> list[Rated]:
    return list(rate_scope(ledger.provider, ledger.period(label), Scope()))


def told(chunks: list[Rated]) -> list[tuple]:
    """All rows with all that they say, in one order."""
    rows = [row for chunk in chunks for row in chunk.every_row()]
    return sorted(tuple(repr(getattr(row, name)) for name in FIELDS) for row in rows)


def copied(chunks: list[Rated]) -> int:
    return sum(len(group.places) for chunk in chunks for group in chunk.alike)


def fleet(ledger: Ledger, count: int) -> None:
    for number in range(1, count + 1):
        ledger.start(ledger.item(f"KA-{number}"), date(2025, 3, number), ledger.standard)


def test_one_is_rated_and_the_others_are_told_the_same_under_their_own_names(cast: Cast) -> None:
    ledger = finnish_ledger(cast)
    fleet(ledger, 4)
    chunks = rated(ledger, "2026-02")
    assert copied(chunks) == 3
    rows = {row.subject: row for chunk in chunks for row in chunk.every_row()}
    assert len(rows) == 4
    assert {row.reason["params"]["subject"] for row in rows.values()} == {"KA-1", "KA-2", "KA-3", "KA-4"}
    with NOBODY_ALIKE:
        alone = rated(ledger, "2026-02")
    assert copied(alone) == 0
    assert told(chunks) == told(alone)


def test_what_is_stored_and_posted_is_what_each_by_itself_would_be(cast: Cast) -> None:
    ledger = finnish_ledger(cast)
    fleet(ledger, 5)
    leased = Item.objects.filter(provider=ledger.provider).order_by("pk")[:3]
    for item, model in zip(leased, ("finance_lease", "lifecycle_lease", "finance_lease"), strict=True):
        ledger.lease(item, model, date(2025, 3, 10))
    period, books = ledger.period("2026-02"), []
    for way in (NOBODY_ALIKE, mock.patch.object(projection, "AT_ONCE", 2)):
        with transaction.atomic(), way:
            close_period(actor=ledger.actor, period=period)
            books.append([
                sorted(
                    tuple(repr(getattr(row, name)) for name in names)
                    for row in model.objects.filter(provider=ledger.provider)
                )
                for model, names in (
                    (Rating, FIELDS),
                    (Charge, [*(n for n in FIELDS if n not in ("net", "key_net")), "for_period_id", "should_be", "delta"]),
                )
            ])  # fmt: skip
            assert close_period(actor=ledger.actor, period=period).charges == 0
            transaction.set_rollback(True)
    assert len(books[0][1]) == 8
    assert books[0] == books[1]


def test_the_instants_of_copies_are_written_as_those_of_an_item_rated_by_itself(cast: Cast) -> None:
    ledger = finnish_ledger(cast)
    fleet(ledger, 4)
    began = [
        datetime(2025, 3, 1, 8, 5, 9, tzinfo=UTC),
        datetime(2025, 3, 2, 23, 59, 59, 120, tzinfo=UTC),
        datetime(2025, 3, 3, 8, 30, 0, 500000, tzinfo=UTC),
        datetime(2025, 3, 4, tzinfo=UTC),
    ]
    ends = datetime(2027, 1, 1, 12, 0, 0, 7, tzinfo=UTC)
    stays = ServiceInterval.objects.filter(provider=ledger.provider).order_by("item_id")
    for stay, start in zip(stays, began, strict=True):
        stay.during = DateTimeTZRange(start, ends if stay == stays[2] else None)
        stay.save(update_fields=["during"])
    ledger.rate("2026-02")
    kept = (
        Rating.objects.filter(provider=ledger.provider).order_by("item_id").values_list("sources", flat=True)
    )
    assert [(source["from"], source["to"]) for (source,) in kept] == [
        (start.isoformat(), ends.isoformat() if start == began[2] else None) for start in began
    ]


def test_nothing_is_stored_where_a_stay_is_gone_since_it_was_looked_at(cast: Cast) -> None:
    ledger = finnish_ledger(cast)
    fleet(ledger, 3)
    (chunk,) = (chunk for chunk in rated(ledger, "2026-02") if chunk.alike)
    ServiceInterval.objects.filter(provider=ledger.provider).order_by("item_id").last().delete()
    with pytest.raises(WrongState), transaction.atomic():
        store_ratings(ledger.period("2026-02"), chunk)
    assert not Rating.objects.filter(provider=ledger.provider).exists()


@pytest.mark.parametrize("source", [ABOUT_ONE_ITEM, SINCE_MARCH], ids=["its tag", "its first day"])
def test_none_is_copied_where_a_clause_asks_for_what_is_an_items_own(cast: Cast, source: str) -> None:
    ledger = finnish_ledger(cast, source)
    fleet(ledger, 4)
    chunks = rated(ledger, "2026-02")
    assert copied(chunks) == 0
    assert {row.clause for chunk in chunks for row in chunk.rows} >= {"standard"}


def test_what_was_posted_for_before_is_rated_by_itself(cast: Cast) -> None:
    ledger = finnish_ledger(cast)
    fleet(ledger, 3)
    close_period(actor=ledger.actor, period=ledger.period("2026-02"))
    assert copied(rated(ledger, "2026-02")) == 0


@pytest.mark.parametrize("name", list(SETTINGS))
@pytest.mark.parametrize("seed", range(2))
def test_random_fleets_cost_the_same_with_and_without_copies(name: str, seed: int) -> None:
    world, rng = build_world(SETTINGS[name]), random.Random(f"{name}:{seed}")
    _live(world, rng)
    copies = 0
    for label in world.setting.labels:
        chunks = rated(world.ledger, label)
        copies += copied(chunks)
        with NOBODY_ALIKE:
            assert told(rated(world.ledger, label)) == told(chunks)
    assert copies > 0


def _live(world: World, rng: random.Random) -> None:
    """Two dozen items, most of them left alone; some in each way that months do not look alike."""
    ledger, first = world.ledger, world.setting.first

    def near() -> date:
        return first + timedelta(days=rng.choice([-8, -5, -1, 0, 1, 3, 26, 31, 34, 58, 90]))

    for number in range(24):
        item = ledger.item(f"N-{number}")
        begun = first - timedelta(days=rng.choice([400, 400, 400, 90, 6, 4, 0, -10]))
        ledger.start(item, begun, rng.choice([ledger.standard, ledger.plus]))
        if rng.random() < 0.5:
            model = rng.choice(["finance_lease", "lifecycle_lease"])
            ledger.lease(item, model, begun, rng.choice([12, 13, 36]), rng.choice(["7", "21.40", "33"]))
        if rng.random() < 0.25:
            ledger.change(item, max(near(), begun), posting_code=rng.choice(["a", "b"]))
        if rng.random() < 0.2:
            ledger.change(item, max(near(), begun), cost_centre_id=rng.choice(world.centres))
        if rng.random() < 0.15:
            ledger.change(item, max(near(), begun), package_id=ledger.plus.pk)
        if rng.random() < 0.2:
            ledger.stop(item, max(first + timedelta(days=120), begun + timedelta(days=1)) if rng.random() < 0.3 else max(near(), begun + timedelta(days=1)))  # fmt: skip
        if rng.random() < 0.1:
            ledger.deliver(
                f"d{number}", near(), "50", item=item, facts={"acquisition_model": "direct_purchase"}
            )
    if rng.random() < 0.7:
        version = draft_version(actor=ledger.actor, customer=ledger.customer, source=world.text(1))
        activate_version(actor=ledger.actor, version=version, from_on=near())
