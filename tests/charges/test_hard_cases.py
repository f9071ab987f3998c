"""Cases in which ledgers lose cents: edges of versions, months, zones and corrections, each with its exact sum."""

from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from cast import Cast
from charges.ledgers import WORKPLACE, Ledger, finnish_ledger, nets
from charges.test_rating import _at_price
from huolto.charges.models import Charge

D = Decimal
HELSINKI = ZoneInfo("Europe/Helsinki")


@pytest.fixture
def ledger(cast: Cast) -> Ledger:
    ledger = finnish_ledger(cast)
    ledger.period("2026-01")
    return ledger


def posted(for_period: str = "", **filters: object) -> Decimal:
    """What was posted in all, or for one period."""
    rows = Charge.objects.filter(**filters)
    rows = rows.filter(for_period__label=for_period) if for_period else rows
    return sum(rows.values_list("delta", flat=True), D(0))


# Versions that share a month


def test_days_of_a_version_that_round_to_nothing_are_not_lost(ledger: Ledger) -> None:
    ledger.activate(_at_price("0.135"), date(2026, 2, 1))
    ledger.activate(_at_price("0.135"), date(2026, 2, 2))
    ledger.start(ledger.item(), date(2026, 2, 1))
    # 0.135 × 1/28 is 0.0048, which is nothing; 0.135 × 27/28 is 0.1302; together they are 0.135.
    assert nets(ledger.rate("2026-02")) == {"standard": "0.14"}


def test_a_lease_sums_to_its_rents_though_a_version_takes_over_in_its_last_month(ledger: Ledger) -> None:
    ledger.activate(WORKPLACE, date(2026, 4, 5))
    ledger.lease(ledger.item(), "finance_lease", date(2026, 1, 12), months=3, monthly="10")
    rents = {label: nets(ledger.rate(label)) for label in ("2026-01", "2026-02", "2026-03", "2026-04")}
    assert rents == {
        "2026-01": {"finance-lease": "6.45"},
        "2026-02": {"finance-lease": "10"},
        "2026-03": {"finance-lease": "10"},
        "2026-04": {"finance-lease": "3.55"},  # what is left of 30.00; 11 of 30 days would be 3.67
    }
