"""What is kept of a decision: who pays and by which steps, what was promised by when; and what it may cost in queries."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast import Cast
from charges.ledgers import Ledger, finnish_ledger
from huolto.charges.choices import Stage
from huolto.charges.commands import NewUsage, record_usages
from huolto.charges.deciding import decide_usages
from huolto.charges.models import Decision, Usage
from huolto.charges.queries import unpriced_usages

AGREEMENT = """
language = 1

[agreement]
id = "care"
name = { en = "Care" }
currency = "EUR"
zone = "Europe/Helsinki"

[calendar.team]
hours = { mon-fri = ["08:00-16:00"] }

[[cover]]
id = "rollers"
parts = { class = ["roller"] }

[[charge]]
id = "other-parts"
code = "part"
on = "part"
price = { cost_plus = "10 %" }

[[target]]
id = "same-day"
kind = "solve"
due = "close-of-same-working-day"
"""
HELSINKI = ZoneInfo("Europe/Helsinki")
MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=HELSINKI)


@pytest.fixture
def ledger(cast: Cast) -> Ledger:
    ledger = finnish_ledger(cast, AGREEMENT)
    ledger.period("2026-03")
    return ledger


def record(ledger: Ledger, kind: str, key: str = "1", **facts: object) -> Usage:
    usage = NewUsage(kind=kind, source_key=key, occurred_at=MORNING, customer=ledger.customer, facts=facts)
    return record_usages(actor=ledger.actor, usages=[usage])[0]


def decision_of(usage: Usage) -> Decision:
    return Decision.objects.get(usage=usage)


def test_a_covered_part_is_kept_with_its_payer_and_steps(ledger: Ledger) -> None:
    decision = decision_of(record(ledger, "part", part="R1", **{"class": "roller", "cost": "40"}))
    assert (decision.payer, decision.is_covered, decision.is_priced) == ("agreement", True, False)
    assert [step["code"] for step in decision.steps] == ["repair.maker-warranty.unknown", "repair.covered"]


def test_a_fault_is_kept_with_what_was_promised(ledger: Ledger) -> None:
    decision = decision_of(record(ledger, "fault", case="SR-1"))
    assert [(one["kind"], one["clause"], one["due_at"]) for one in decision.targets] == [
        ("solve", "same-day", "2026-03-02T16:00:00+02:00")
    ]


def test_a_fault_that_is_only_told_does_not_stand_on_the_billing_clerks_list(ledger: Ledger) -> None:
    record(ledger, "fault", "told", case="SR-1")
    record(ledger, "travel", "open", case="SR-1", km="12")
    assert [usage.source_key for usage in unpriced_usages(ledger.actor)] == ["open"]


def test_decided_again_at_closing_both_are_kept(ledger: Ledger) -> None:
    usage = record(ledger, "part", part="D1", **{"class": "drum", "cost": "100"})
    ledger.close("2026-03")
    stages = Decision.objects.filter(usage=usage).order_by("pk").values_list("stage", "payer")
    assert list(stages) == [(Stage.RECORDED, "customer"), (Stage.CLOSING, "customer")]


def test_one_decision_takes_three_queries_at_most(ledger: Ledger) -> None:
    usage = record(ledger, "part", part="R1", **{"class": "roller", "cost": "40"})
    with CaptureQueriesContext(connection) as queries:
        decide_usages(ledger.actor.provider, [usage], stage=Stage.CLOSING)
    assert len(queries) <= 3
