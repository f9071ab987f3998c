"""Devices of a pool are rented by the days they are in it, and belong to no share of devices (S4.17, S4.18)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from cast import Cast
from charges.ledgers import Ledger, finnish_ledger, nets
from huolto.charges.models import Rating
from huolto.charges.rating.projection import rate_scope
from huolto.charges.rating.scope import Scope
from huolto.charges.uncharged import uncharged_in
from huolto.register.models import Item
from huolto.stock.choices import UnitState
from huolto.stock.commands import keep_pool, put_in_pool, take_from_pool
from huolto.stock.models import Pool, PoolUnit
from stock.pools import a_phone, pool_facts

pytestmark = pytest.mark.django_db

RENTED = """
language = 1

[agreement]
id = "swap"
name = { en = "Swap phones" }
currency = "EUR"
zone = "Europe/Helsinki"

[[fee]]
id = "rented"
per = "pool-unit"
when = { owner = "provider" }
price = "56"

[[fee]]
id = "in-use"
per = "item"
price = "28"
"""


@pytest.fixture
def ledger(cast: Cast) -> Ledger:
    ledger = finnish_ledger(cast, RENTED)
    ledger.period("2026-02")
    return ledger


@pytest.fixture
def pool(cast: Cast, ledger: Ledger) -> Pool:
    return of_the_provider(cast)


def of_the_provider(cast: Cast) -> Pool:
    return keep_pool(actor=cast.system(), facts=pool_facts(cast, owner_id=cast.suopursu_itself.pk))


def rented(cast: Cast, tag: str) -> Item:
    return a_phone(cast, tag, owner_id=cast.suopursu_itself.pk)


def put(cast: Cast, ledger: Ledger, pool: Pool, item: Item, on: date) -> None:
    put_in_pool(actor=cast.system(), pool_id=pool.pk, item_ids=[item.pk], at=ledger.at(on))


def take(cast: Cast, ledger: Ledger, item: Item, on: date) -> None:
    take_from_pool(actor=cast.system(), item_ids=[item.pk], at=ledger.at(on))


def test_a_rented_phone_costs_the_days_it_is_held(cast: Cast, ledger: Ledger, pool: Pool) -> None:
    whole, half, own = rented(cast, "R-1"), rented(cast, "R-2"), a_phone(cast, "O-1")
    customers = keep_pool(actor=cast.system(), facts=pool_facts(cast, name="Own phones"))
    put(cast, ledger, pool, whole, date(2026, 1, 10))
    put(cast, ledger, pool, half, date(2026, 2, 8))
    take(cast, ledger, half, date(2026, 2, 22))
    put(cast, ledger, customers, own, date(2026, 2, 1))
    rows = ledger.rate("2026-02")
    assert nets(rows) == {"rented": "56+28"}, "the customer's own phone costs nothing more"
    (source,) = rows[0].sources
    assert source["pool"] == "Swap phones"
    assert {row.item for row in rows} == {whole, half}


def test_a_phone_that_leaves_the_pool_for_a_user_is_paid_as_in_use(
    cast: Cast, ledger: Ledger, pool: Pool
) -> None:
    phone = rented(cast, "R-1")
    put(cast, ledger, pool, phone, date(2026, 2, 1))
    take(cast, ledger, phone, date(2026, 2, 15))
    ledger.start(phone, date(2026, 2, 15))
    assert nets(ledger.rate("2026-02")) == {"rented": "28", "in-use": "14"}


def test_items_alike_but_for_a_pool_are_not_rated_alike(cast: Cast, ledger: Ledger, pool: Pool) -> None:
    pooled, plain, other = (rented(cast, tag) for tag in ("R-1", "R-2", "R-3"))
    put(cast, ledger, pool, pooled, date(2026, 1, 1))
    PoolUnit.objects.update(state=UnitState.LENT)
    for phone in (plain, other, pooled):
        ledger.start(phone, date(2026, 1, 2))
    assert nets(every_row(cast, ledger)) == {"rented": "56", "in-use": "28+28+28"}


def test_a_unit_told_late_corrects_the_closed_month(cast: Cast, ledger: Ledger, pool: Pool) -> None:
    phone = rented(cast, "R-1")
    ledger.close("2026-02")
    put(cast, ledger, pool, phone, date(2026, 2, 15))
    late = [row for row in ledger.close("2026-03") if row.for_period.label == "2026-02"]
    assert [(row.clause, row.delta) for row in late] == [("rented", Decimal(28))]


def test_without_a_price_for_pools_nothing_is_left_open(cast: Cast) -> None:
    free = RENTED[: RENTED.index("[[fee]]")] + RENTED[RENTED.rindex("[[fee]]") :]
    ledger = finnish_ledger(cast, free)
    period = ledger.period("2026-02")
    pool = of_the_provider(cast)
    put(cast, ledger, pool, rented(cast, "R-1"), date(2026, 2, 1))
    assert nets(ledger.rate("2026-02")) == {}
    rated = list(rate_scope(cast.suopursu, period, Scope()))
    assert [one for part in rated for one in part.every_left_open()] == []
    assert uncharged_in(cast.suopursu, period) == []


def every_row(cast: Cast, ledger: Ledger) -> Sequence[Rating]:
    period = ledger.period("2026-02")
    return [
        row
        for part in rate_scope(cast.suopursu, period, Scope(), posted_too=True)
        for row in part.every_row()
    ]
