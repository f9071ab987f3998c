"""Two closings at once post once; one that is killed leaves the period open and nothing posted."""

import os
import signal
import subprocess
import sys
import threading
from datetime import date
from decimal import Decimal

import pytest
from django.conf import settings
from django.db import connection, connections

from cast import build_cast
from charges.ledgers import Ledger, finnish_ledger
from huolto.charges.choices import PeriodState
from huolto.charges.commands import NewUsage, close_period, record_usages
from huolto.charges.commands.waive import waive
from huolto.charges.models import Charge, Period, Rating, RatingDue, Usage
from huolto.register.models import Item

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ledger(transactional_db: None) -> Ledger:
    ledger = finnish_ledger(build_cast())
    ledger.period("2026-02")
    for _number in range(3):
        ledger.start(ledger.item(), date(2026, 2, 12))
    ledger.deliver("order-line:1", date(2026, 2, 10), "1000")
    return ledger


def at_once(*jobs) -> list[object]:
    """Run the jobs in threads with connections of their own; answers their results or errors."""
    results: list[object] = [None] * len(jobs)
    gate = threading.Barrier(len(jobs))

    def run(number: int) -> None:
        try:
            gate.wait(timeout=20)
            results[number] = jobs[number]()
        except Exception as error:
            results[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(jobs))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results


def test_two_closings_at_once_post_once(ledger: Ledger) -> None:
    period = Period.objects.get(label="2026-02")
    results = at_once(
        lambda: close_period(actor=ledger.actor, period=period).charges,
        lambda: close_period(actor=ledger.actor, period=period).charges,
    )
    assert sorted(results) == [0, 4]
    assert Charge.objects.count() == 4
    assert sum(Charge.objects.values_list("delta", flat=True)) == Decimal("1057.15")


def test_the_same_usage_recorded_twice_at_once_is_stored_once(ledger: Ledger) -> None:
    usage = NewUsage(
        kind="delivery",
        source_key="order-line:2",
        occurred_at=ledger.at(date(2026, 2, 10)),
        customer=ledger.customer,
        facts={"cost": Decimal(5), "acquisition_model": "direct_purchase"},
    )
    results = at_once(*[lambda: record_usages(actor=ledger.actor, usages=[usage])[0].pk] * 4)
    assert len(set(results)) == 1
    assert Usage.objects.filter(source_key="order-line:2").count() == 1
    assert Usage.objects.get(source_key="order-line:2").decisions.count() == 1


def test_what_is_recorded_while_a_period_closes_is_charged_once_now_or_later(ledger: Ledger) -> None:
    period = Period.objects.get(label="2026-02")
    results = at_once(
        lambda: close_period(actor=ledger.actor, period=period),
        lambda: ledger.deliver("order-line:9", date(2026, 2, 20), "100"),
        lambda: ledger.start(ledger.item("KA-99"), date(2026, 2, 12)),
    )
    assert not [result for result in results if isinstance(result, Exception)]
    ledger.close("2026-03")
    february = Charge.objects.filter(for_period=period)
    # 4 × 9.05 + 1,030 + 103
    assert sum(february.values_list("delta", flat=True)) == Decimal("1169.20")


POINTS = [
    "charges.closing_begun",
    "charges.decided_again",
    "charges.ratings_removed",
    "charges.ratings_stored",
    "charges.chunk_posted:1",
    "charges.chunk_posted:2",
    "charges.after_rating",
    "charges.corrections_posted",
    "charges.period_closed",
    "charges.next_opened",
]

PROGRAM = """
import os, django
django.setup()
from huolto.charges.commands import close_period
from huolto.charges.models import Period
from huolto.foundation.actors import Actor
period = Period.objects.select_related("provider").get(label="2026-02")
close_period(actor=Actor.system(period.provider), period=period)
"""


def close_in_a_process(kill_at: str = "") -> int:
    """Close February in a process of its own, on the tests' database; answers its exit status."""
    database = settings.DATABASES["default"] | connection.get_connection_params()
    address = (
        f"postgres://{database['user']}:{database['password']}@{database['host']}:{database['port']}"
        f"/{database['dbname']}"
    )
    environment = {
        **os.environ,
        "DATABASE_URL": address,
        "HUOLTO_KILL_AT": kill_at,
        "DJANGO_SETTINGS_MODULE": "huolto.config.settings.test",
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, timeout=120, check=False, capture_output=True
    )
    return done.returncode


@pytest.mark.parametrize("point", POINTS)
def test_a_closing_killed_at_any_point_loses_and_doubles_nothing(ledger: Ledger, point: str) -> None:
    assert close_in_a_process(kill_at=point) == -signal.SIGKILL
    assert Period.objects.get(label="2026-02").state == PeriodState.OPEN
    assert (Charge.objects.count(), Rating.objects.count()) == (0, 0)
    assert RatingDue.objects.exists()
    assert len(ledger.close("2026-02")) == 4
    assert close_period(actor=ledger.actor, period=Period.objects.get(label="2026-02")).charges == 0
    assert sum(Charge.objects.values_list("delta", flat=True)) == Decimal("1057.15")


def test_a_process_that_nobody_kills_closes(ledger: Ledger) -> None:
    assert close_in_a_process() == 0
    assert Charge.objects.count() == 4


def test_changes_while_a_period_closes_come_to_the_same_as_if_they_had_waited(ledger: Ledger) -> None:
    period = Period.objects.get(label="2026-02")
    items = list(Item.objects.order_by("pk"))
    results = at_once(
        lambda: close_period(actor=ledger.actor, period=period),
        lambda: ledger.stop(items[0], date(2026, 2, 22)),
        lambda: ledger.change(items[1], date(2026, 2, 22), package_id=ledger.plus.pk),
        lambda: ledger.change(items[2], date(2026, 2, 22), posting_code="x"),
    )
    assert not [result for result in results if isinstance(result, Exception)]
    ledger.close("2026-03")
    february = Charge.objects.filter(for_period=period)
    # 14.90 × 10/28, 14.90 × 10/28 + 24.90 × 7/28, 14.90 × 17/28, and the purchase
    assert sum(february.values_list("delta", flat=True)) == Decimal("5.32") + Decimal("11.55") + Decimal(
        "9.05"
    ) + Decimal("1030.00")


def test_charges_given_up_while_a_period_closes_are_given_up_once(ledger: Ledger) -> None:
    charges = ledger.close("2026-02")
    march = ledger.period("2026-03")
    results = at_once(
        lambda: close_period(actor=ledger.actor, period=march),
        lambda: waive(actor=ledger.actor, charges=charges),
    )
    assert not [result for result in results if isinstance(result, Exception)]
    ledger.close("2026-04")
    assert sum(Charge.objects.filter(for_period__label="2026-02").values_list("delta", flat=True)) == 0
