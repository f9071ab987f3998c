"""Keys about many subjects: steps and allowances of a whole agreement are rated whole, whatever comes late."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from cast import build_cast
from charges.ledgers import Ledger, finnish_ledger
from huolto.charges.commands import NewUsage, record_usages
from huolto.charges.models import Charge, Rating
from huolto.charges.queries import unpriced_usages

STEPS = """
language = 1
[agreement]
id = "steps"
currency = "EUR"
zone = "Europe/Helsinki"

[[charge]]
code = "purchase"
on = "delivery"
price = { tiers = [{ up_to = "3", price = "100" }, { price = "80" }], every = "year" }

[[charge]]
id = "hours"
code = "labour"
on = "work"
quantum = "15 min"
minimum_per_quantum = "25"
allowance = { included = "1 h", every = "quarter" }

[[charge]]
code = "visit"
on = "visit"
price = "60"
cap = { amount = "100", scope = "item", every = "quarter" }

[[charge]]
code = "handling"
price = { percent = "10 %", of = ["visit", "labour"] }
"""
FIRST = date(2026, 1, 5)


def world() -> Ledger:
    return finnish_ledger(build_cast(), STEPS)


def visit(ledger: Ledger, key: str, day: date, item) -> None:
    usage = NewUsage(
        kind="visit", source_key=key, occurred_at=ledger.at(day, 9), customer=ledger.customer, item=item
    )
    record_usages(actor=ledger.actor, usages=[usage])


def by_clause(rows) -> dict[tuple[str, str], Decimal]:
    found: dict[tuple[str, str], Decimal] = {}
    for row in rows:
        period = row.for_period if isinstance(row, Charge) else row.period
        amount = row.delta if isinstance(row, Charge) else row.net
        key = (row.clause, period.label)
        found[key] = found.get(key, Decimal(0)) + amount
    return {key: amount for key, amount in found.items() if amount}


@pytest.mark.django_db
class TestWholeAgreement:
    """What counts over several items, cases and months."""

    def test_steps_of_a_year_count_deliveries_of_all_items_and_of_earlier_months(self) -> None:
        ledger = world()
        for number in range(3):
            ledger.deliver(f"d{number}", FIRST, item=ledger.item())
        ledger.deliver("d3", date(2026, 2, 5), item=ledger.item())
        ledger.close("2026-01")
        (row,) = ledger.rate("2026-02")
        assert (row.clause, row.net, row.item_id) == ("purchase", Decimal("80.0000"), None)
        assert row.subject == "agreement:steps"

    def test_a_late_delivery_moves_the_steps_of_the_months_after_it(self) -> None:
        ledger = world()
        ledger.deliver("jan", FIRST, item=ledger.item(), facts={"quantity": 2})
        ledger.close("2026-01")
        ledger.deliver("feb", date(2026, 2, 5), item=ledger.item(), facts={"quantity": 2})
        february = ledger.close("2026-02")
        assert by_clause(february) == {("purchase", "2026-02"): Decimal("180.0000")}
        ledger.deliver("late", date(2026, 1, 20), item=ledger.item())
        ledger.period("2026-03")
        march = ledger.close("2026-03")
        assert by_clause(march) == {
            ("purchase", "2026-01"): Decimal("100.0000"),
            ("purchase", "2026-02"): Decimal("-20.0000"),  # 2 × 80 instead of 100 + 80
        }

    def test_an_allowance_of_a_quarter_is_used_by_all_cases_in_order_of_time(self) -> None:
        ledger = world()
        ledger.work("w1", "c1", ledger.at(FIRST, 9), 45)
        ledger.close("2026-01")
        ledger.work("w2", "c2", ledger.at(date(2026, 2, 5), 9), 30)
        rows = ledger.rate("2026-02")
        assert by_clause(rows) == {
            ("hours", "2026-02"): Decimal("25.0000"),
            ("handling", "2026-02"): Decimal("2.5000"),
        }

    def test_a_cap_of_an_item_counts_its_earlier_months_and_stays_with_the_item(self) -> None:
        ledger = world()
        item = ledger.item()
        visit(ledger, "v1", FIRST, item)
        ledger.close("2026-01")
        visit(ledger, "v2", date(2026, 2, 5), item)
        rows = {row.clause: row for row in ledger.rate("2026-02")}
        assert (rows["visit"].net, rows["visit"].item_id) == (Decimal("40.0000"), item.pk)
        assert rows["handling"].net == Decimal("4.0000")

    def test_prices_with_tax_are_carried_to_the_charge(self) -> None:
        source = STEPS.replace('currency = "EUR"', 'currency = "EUR"\nprices_include_tax = true')
        ledger = finnish_ledger(build_cast(), source)
        ledger.deliver("d", FIRST, item=ledger.item())
        (charge,) = ledger.close("2026-01")
        assert (charge.prices_include_tax, charge.delta) == (True, Decimal("100.0000"))


class AnyOrder(TestCase):
    """However facts are recorded and months closed, each key comes to what it is rated as at once."""

    @settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
    @given(order=st.permutations(range(8)), closed_after=st.integers(0, 8))
    def test_what_is_late_comes_to_the_same_in_the_end(self, order: list[int], closed_after: int) -> None:
        with transaction.atomic():
            expected = self._posted(list(range(8)), 8)
            transaction.set_rollback(True)
        with transaction.atomic():
            assert self._posted(order, closed_after) == expected
            transaction.set_rollback(True)

    def _posted(self, order: list[int], closed_after: int) -> dict[tuple[str, str], Decimal]:
        ledger = world()
        ledger.period("2026-01")
        items = [ledger.item("A"), ledger.item("B")]

        def at(days: int) -> date:
            return FIRST + timedelta(days=days)

        facts = [
            lambda: ledger.deliver("d1", at(0), item=items[0], facts={"quantity": 2}),
            lambda: ledger.deliver("d2", at(3), item=items[1], facts={"quantity": 2}),
            lambda: ledger.deliver("d3", at(40), item=items[0], facts={"quantity": 2}),
            lambda: ledger.work("w1", "c1", ledger.at(at(1), 9), 50),
            lambda: ledger.work("w2", "c2", ledger.at(at(35), 9), 31),
            lambda: ledger.work("w3", "c1", ledger.at(at(36), 9), 31),
            lambda: visit(ledger, "v1", at(2), items[0]),
            lambda: visit(ledger, "v2", at(37), items[0]),
        ]
        for position, number in enumerate(order):
            if position == closed_after:
                ledger.close("2026-01")
                ledger.close("2026-02")
            facts[number]()
        for label in ("2026-01", "2026-02", "2026-03"):
            ledger.close(label)
        rated = {}
        for label in ("2026-01", "2026-02", "2026-03"):
            rated |= by_clause(Rating.objects.filter(period__label=label).select_related("period"))
        posted = by_clause(Charge.objects.select_related("for_period"))
        assert posted == rated
        return posted


CYCLES = """
language = 1
[agreement]
id = "cycles"
currency = "EUR"
zone = "Europe/Helsinki"

[[fee]]
id = "ahead"
per = "item"
price = "90"
every = "quarter"
billed = "in-advance"

[[fee]]
id = "after"
per = "item"
price = "60"
every = "quarter"

[[fee]]
id = "fleet"
per = "item"
price = { tiers = [{ up_to = "1", price = "31" }, { price = "15.50" }] }

[[fee]]
id = "prints"
of = "pages"
meter = "mono"
price = "0.10"
"""


@pytest.mark.django_db
class TestLastingThings:
    """What lasts longer than a month, or is known only later."""

    def ledger(self) -> Ledger:
        return finnish_ledger(build_cast(), CYCLES)

    def test_what_was_paid_ahead_is_given_back_by_the_next_closing(self) -> None:
        ledger = self.ledger()
        item = ledger.start(ledger.item(), date(2026, 1, 1))
        january = by_clause(ledger.close("2026-01"))
        assert january[("ahead", "2026-01")] == Decimal("90.0000")
        ledger.stop(item, date(2026, 2, 15))
        february = by_clause(ledger.close("2026-02"))
        assert february[("ahead", "2026-01")] == Decimal("-45.0000")

    def test_a_quarter_is_charged_after_it_also_for_what_left_before_its_last_month(self) -> None:
        ledger = self.ledger()
        item = ledger.start(ledger.item(), date(2026, 1, 1))
        ledger.start(ledger.item(), date(2026, 1, 1))
        ledger.stop(item, date(2026, 2, 15))
        ledger.close("2026-01")
        assert by_clause(ledger.close("2026-02"))[("after", "2026-02")] == Decimal("30.0000")
        assert by_clause(ledger.close("2026-03"))[("after", "2026-03")] == Decimal("60.0000")

    def test_items_of_a_fleet_are_counted_together_and_one_more_moves_the_key(self) -> None:
        ledger = self.ledger()
        for _number in range(3):
            ledger.start(ledger.item(), date(2026, 1, 1))
        january = by_clause(ledger.close("2026-01"))
        assert january[("fleet", "2026-01")] == Decimal("62.0000")
        ledger.start(ledger.item(), date(2026, 1, 1))
        february = by_clause(ledger.close("2026-02"))
        assert february[("fleet", "2026-01")] == Decimal("15.5000")
        assert february[("fleet", "2026-02")] == Decimal("77.5000")

    def test_a_reading_is_charged_in_the_months_since_the_one_before_it(self) -> None:
        ledger = self.ledger()
        item = ledger.start(ledger.item(), date(2026, 1, 1))
        self.read(ledger, "r1", item, date(2026, 1, 22), 0)
        assert ("prints", "2026-01") not in by_clause(ledger.close("2026-01"))
        self.read(ledger, "r2", item, date(2026, 2, 11), 2000)  # 10 days in January, 10 in February
        february = by_clause(ledger.close("2026-02"))
        assert february[("prints", "2026-01")] == Decimal("100.0000")
        assert february[("prints", "2026-02")] == Decimal("100.0000")

    def read(self, ledger: Ledger, key: str, item, day: date, to: int) -> None:
        usage = NewUsage(
            kind="pages",
            source_key=key,
            occurred_at=ledger.at(day, 9),
            customer=ledger.customer,
            item=item,
            facts={"meter": "mono", "to": to},
        )
        record_usages(actor=ledger.actor, usages=[usage])


@pytest.mark.django_db
def test_what_lies_beyond_a_blocking_allowance_stands_on_the_list_of_what_nothing_prices() -> None:
    source = STEPS.replace(
        'every = "quarter" }\n\n[[charge]]\ncode = "visit"',
        'every = "quarter", then = "block" }\n\n[[charge]]\ncode = "visit"',
    )
    ledger = finnish_ledger(build_cast(), source)
    ledger.work("w1", "c1", ledger.at(FIRST, 9), 60)
    ledger.work("w2", "c2", ledger.at(FIRST, 11), 30)
    assert ledger.close("2026-01") == []
    (usage,) = unpriced_usages(ledger.actor)
    assert (usage.source_key, usage.reason["code"]) == ("w2", "unpriced.beyond-allowance")
