"""What an agreement covers while it lasts costs nothing in the ledger, by its days, and is on no list of the overlooked."""

from datetime import date
from decimal import Decimal

import pytest

from cast import Cast
from charges.ledgers import WORKPLACE, Ledger, finnish_ledger, nets
from huolto.charges.uncharged import uncharged_in

ABOVE = """
language = 1

[agreement]
id = "all-in"
name = { en = "All in" }
on_top_of = "workplace"
currency = "EUR"
zone = "Europe/Helsinki"

[[cover]]
id = "included"
on = "item_in_service"
when = { package = "standard" }
"""


@pytest.fixture
def ledger(cast: Cast) -> Ledger:
    ledger = finnish_ledger(cast, WORKPLACE)
    ledger.period("2026-02")
    return ledger


def test_items_that_the_agreement_on_top_covers_cost_nothing(ledger: Ledger) -> None:
    for _number in range(3):
        ledger.start(ledger.item(), date(2026, 1, 1))
    ledger.start(ledger.item(), date(2026, 1, 1), ledger.plus)
    ledger.activate(ABOVE, date(2026, 2, 1))
    assert nets(ledger.rate("2026-02")) == {"plus": "24.9"}


def test_a_cover_that_begins_in_mid_month_leaves_the_days_before(ledger: Ledger) -> None:
    ledger.start(ledger.item(), date(2026, 1, 1))
    ledger.activate(ABOVE, date(2026, 2, 15))
    (row,) = ledger.rate("2026-02")
    assert (row.clause, row.net) == ("standard", Decimal("7.45"))


def test_what_is_covered_is_not_told_to_the_clerk_what_is_overlooked_is(ledger: Ledger) -> None:
    ledger.start(ledger.item("KA-1"), date(2026, 1, 1))
    ledger.activate(ABOVE, date(2026, 2, 1))
    forgotten = ledger.item("KA-2")
    ledger.start(forgotten, date(2026, 1, 1))
    ledger.change(forgotten, date(2026, 1, 1), package_id=None)
    ledger.rate("2026-02")
    told = uncharged_in(ledger.provider, ledger.period("2026-02"))
    assert [row.tags for row in told] == [("KA-2",)]
