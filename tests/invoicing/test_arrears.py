"""What is billed by the month in arrears: a month whole, once it is over, and said in the clause's own words."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine

from cast import Cast
from charges.ledgers import Ledger, finnish_ledger
from huolto.charges.commands import NewUsage, record_usages
from huolto.charges.models import Charge
from huolto.foundation.errors import WrongState
from huolto.invoicing.commands import run_billing
from huolto.invoicing.models import BilledCharge
from huolto.rules.agreement.parsing import parse
from huolto.rules.agreement.texts import clause_text

FREIGHT = """
language = 1

[agreement]
id = "parcels"
name = { en = "Parcels" }
currency = "EUR"
zone = "Europe/Helsinki"

[[charge]]
code = "freight"
on = "shipment"
price = "at-cost"
billed = "month-in-arrears"
"""


@pytest.fixture
def ledger(cast: Cast) -> Ledger:
    ledger = finnish_ledger(cast, FREIGHT)
    ledger.period("2026-02")
    return ledger


def send(ledger: Ledger, key: str, day: date, cost: str) -> None:
    usage = NewUsage(
        kind="shipment",
        source_key=key,
        occurred_at=ledger.at(day, 10),
        customer=ledger.customer,
        facts={"case": key, "cost": Decimal(cost)},
    )
    record_usages(actor=ledger.actor, usages=[usage])


def billed(ledger: Ledger, label: str) -> list[Decimal]:
    before = set(BilledCharge.objects.values_list("charge_id", flat=True))
    run_billing(actor=ledger.actor, period_label=label)
    rows = Charge.objects.filter(
        pk__in=BilledCharge.objects.exclude(charge_id__in=before).values("charge_id")
    )
    return sorted(rows.values_list("delta", flat=True))


def test_a_run_bills_the_month_that_is_over_and_nothing_of_the_next(ledger: Ledger) -> None:
    send(ledger, "a", date(2026, 2, 3), "10")
    send(ledger, "b", date(2026, 2, 28), "20")
    send(ledger, "c", date(2026, 3, 1), "40")
    assert billed(ledger, "2026-02") == [Decimal(10), Decimal(20)]
    assert billed(ledger, "2026-03") == [Decimal(40)]


def test_what_becomes_known_late_is_billed_with_the_next_month_that_is_over(ledger: Ledger) -> None:
    send(ledger, "a", date(2026, 2, 3), "10")
    assert billed(ledger, "2026-02") == [Decimal(10)]
    send(ledger, "late", date(2026, 2, 27), "5")
    assert billed(ledger, "2026-03") == [Decimal(5)]


def test_a_month_that_is_still_running_is_not_billed(ledger: Ledger) -> None:
    send(ledger, "a", date(2026, 2, 3), "10")
    with time_machine.travel("2026-02-28T20:00:00+02:00", tick=False), pytest.raises(WrongState):
        run_billing(actor=ledger.actor, period_label="2026-02")
    assert not Charge.objects.exists()


def test_the_clause_says_so_to_the_reader() -> None:
    agreement = parse(FREIGHT)
    said = {
        language: clause_text(agreement, "freight", language) for language in ("en", "fi", "sv", "nb", "fa")
    }
    assert said["en"] == "At cost, for each shipment, gathered by the month and billed once it is over."
    assert said["fi"].endswith("kootaan kuukausittain ja laskutetaan kuukauden päätyttyä.")
    assert said["sv"].endswith("samlas per månad och faktureras i efterskott.")
    assert said["nb"].endswith("samles per måned og faktureres etterskuddsvis.")
    assert said["fa"].endswith("ماه‌به‌ماه جمع و پس از پایان ماه صورت‌حساب می‌شود.")


def test_a_clause_that_does_not_promise_it_does_not_say_it() -> None:
    agreement = parse(FREIGHT.replace('billed = "month-in-arrears"\n', ""))
    assert clause_text(agreement, "freight", "en") == "At cost, for each shipment."
