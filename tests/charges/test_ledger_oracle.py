"""The ledger against an oracle that counts day by day: random histories, closed, billed and credited at random moments.

`Books` reads what was posted and invoiced; `oracle` says what it should be.
"""

import random
from collections import defaultdict
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import time_machine
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from charges.histories import SETTINGS, History, World, build_world, draw_history
from charges.oracle import Key, Oracle
from huolto.charges.choices import PeriodState
from huolto.charges.commands import close_period
from huolto.charges.models import Charge, Period
from huolto.charges.rating.projection import part_key, rate_scope
from huolto.charges.rating.scope import Scope
from huolto.invoicing.choices import InvoiceKind, InvoiceState
from huolto.invoicing.commands import credit_invoice, issue_invoices, run_billing, void_invoice
from huolto.invoicing.models import BilledCharge, Invoice, InvoiceLine

AFTER_ALL = datetime(2028, 9, 1, 12, tzinfo=UTC)


class Books:
    """What was posted and invoiced."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.provider = world.ledger.provider
        self.tags = {item.pk: item.asset_tag for item in world.items}

    def key(self, row: Charge) -> Key:
        """The key of a row as the oracle names it."""
        kind, _colon, name = row.subject.partition(":")
        about = f"{'early:' if kind == 'early-end' else ''}{self.tags[row.item_id]}" if row.item_id else name
        label = row.for_period.label if isinstance(row, Charge) else row.period.label
        return (row.clause, about, label)

    def posted(self) -> dict[Key, Decimal]:
        """Posted amounts by key; keys that come to nothing are left out."""
        totals: dict[Key, Decimal] = defaultdict(Decimal)
        for charge in Charge.objects.of(self.provider).filter(waives=None).select_related("for_period"):
            totals[self.key(charge)] += charge.delta
        return {key: amount for key, amount in totals.items() if amount}

    def given_up(self) -> dict[Key, Decimal]:
        """Amounts credited for good, by key."""
        totals: dict[Key, Decimal] = defaultdict(Decimal)
        for charge in Charge.objects.of(self.provider).exclude(waives=None).select_related("for_period"):
            totals[self.key(charge)] -= charge.delta
        return totals

    def waived_keys(self, label: str) -> set[tuple]:
        """Agreement, clause and subject of what was given up in a month."""
        rows = Charge.objects.of(self.provider).filter(for_period__label=label).exclude(waives=None)
        return set(rows.values_list("agreement_id", "clause", "subject"))

    def parts(self, label: str) -> dict[tuple, Decimal]:
        """Posted parts of a month."""
        parts: dict[tuple, Decimal] = defaultdict(Decimal)
        for charge in Charge.objects.of(self.provider).filter(for_period__label=label, waives=None):
            parts[part_key(charge)] += charge.delta
        return {key: amount for key, amount in parts.items() if amount}

    def rated(self, label: str) -> dict[tuple, Decimal]:
        """What a fresh rating of the facts gives."""
        period = Period.objects.of(self.provider).get(label=label)
        return {
            part_key(row): row.net
            for rated in rate_scope(self.provider, period, Scope())
            for row in rated.every_row()
        }


class LedgerOracle:
    """One setting; see `SETTINGS`."""

    NAME = ""

    @classmethod
    def setUpTestData(cls) -> None:
        cls.world = build_world(SETTINGS[cls.NAME])

    # A seed cannot be shrunk, so nothing is lost without the shrinking.
    @settings(
        max_examples=8,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.generate],
    )
    @example(seed=20387)  # in yen: the last month of a term that comes to less than nothing
    @given(seed=st.integers(0, 10**6))
    def test_books_say_what_counting_by_days_says(self, seed: int) -> None:
        with time_machine.travel(AFTER_ALL, tick=False):
            self.play(random.Random(seed))

    def play(self, rng: random.Random) -> None:
        """Record, close, bill, credit and void in some order; then compare."""
        world = self.world
        labels = list(world.setting.labels)
        history = draw_history(world, rng)
        for record in history.in_some_order(rng):
            if labels[:-1] and rng.random() < 0.15:
                self.close(labels.pop(0), rng)
            record()
        open_label = labels[0]
        world.ledger.rate(open_label)
        for label in labels[:-1]:
            self.close(label, rng)
        self.bill(labels[-1])
        self.compare(history)
        self.nothing_more(world.setting.labels[-1])

    def close(self, label: str, rng: random.Random) -> None:
        """Close by hand or by a billing run, whose drafts go three ways."""
        actor = self.world.ledger.actor
        if rng.random() < 0.3:
            close_period(actor=actor, period=self.world.ledger.period(label))
            return
        for pk in run_billing(actor=actor, period_label=label).invoice_ids:
            way = rng.random()
            if way < 0.2:
                void_invoice(actor=actor, invoice=Invoice.objects.get(pk=pk))
            elif way < 0.8:
                (invoice,) = issue_invoices(actor=actor, invoice_ids=[pk])
                if way < 0.6 and invoice.kind == InvoiceKind.INVOICE:
                    self.credit(invoice, rng)

    def credit(self, invoice: Invoice, rng: random.Random) -> None:
        """Take back some lines in two steps, each to be charged again or given up."""
        lines = list(invoice.lines.filter(net__gt=0).order_by("pk"))
        rng.shuffle(lines)
        for part in (lines[:1], lines[1:3]):
            if part:
                credit_invoice(
                    actor=self.world.ledger.actor,
                    invoice=invoice,
                    reason="Wrong",
                    charge_again=rng.random() < 0.6,
                    line_ids=[line.pk for line in part],
                )

    def bill(self, label: str) -> None:
        """Bill what is left and issue every draft."""
        actor = self.world.ledger.actor
        run_billing(actor=actor, period_label=label)
        drafts = Invoice.objects.filter(state=InvoiceState.DRAFT).order_by("pk").values_list("pk", flat=True)
        if drafts:
            issue_invoices(actor=actor, invoice_ids=list(drafts))

    def compare(self, history: History) -> None:
        """Everything that must hold once all months are closed and billed."""
        oracle, books = Oracle(self.world, history), Books(self.world)
        labels = self.world.setting.labels
        given_up = books.given_up()
        # What was given up is no longer owed, and no correction gives it back once more.
        # A total may be below nothing: the last month of a term takes back what its months were rounded up by.
        owed = {
            **oracle.totals,
            **{key: max(oracle.totals.get(key, Decimal(0)), up) for key, up in given_up.items()},
        }
        wanted = {key: total for key, total in owed.items() if key[2] in labels}
        assert books.posted() == {key: total for key, total in wanted.items() if total}
        unit = Fraction(1, 10**self.world.setting.decimals)
        for charge_key, shares in oracle.shares.items():
            if charge_key[2] in labels and charge_key not in given_up:
                self.near(books, charge_key, shares, unit)
        for label in labels:
            parts, rated = books.parts(label), books.rated(label)
            untouched = {key for key in {*parts, *rated} if key[:3] not in books.waived_keys(label)}
            assert {key: parts.get(key) for key in untouched} == {key: rated.get(key) for key in untouched}
        check_invoices(self.world)

    def near(self, books: Books, key: Key, shares: dict[tuple, Fraction], unit: Fraction) -> None:
        """Each part lies within a unit of its exact share, whoever takes the remainders."""
        rows = Charge.objects.of(books.provider).filter(clause=key[0], for_period__label=key[2], waives=None)
        got: dict[tuple, Decimal] = defaultdict(Decimal)
        for row in rows.select_related("for_period"):
            if books.key(row) == key:
                got[row.cost_centre_id, row.posting_code] += row.delta
        for bucket in {*got, *shares}:
            assert abs(Fraction(got[bucket]) - shares.get(bucket, Fraction(0))) < 2 * unit, (key, got, shares)

    def nothing_more(self, label: str) -> None:
        """A second closing and a second run find nothing."""
        before = (Charge.objects.count(), InvoiceLine.objects.count(), Invoice.objects.count())
        again = run_billing(actor=self.world.ledger.actor, period_label=label)
        assert (again.posted, again.documents) == (0, ())
        assert (Charge.objects.count(), InvoiceLine.objects.count(), Invoice.objects.count()) == before
        assert not Period.objects.filter(label=label).exclude(state=PeriodState.CLOSED).exists()


def check_invoices(world: World) -> None:
    """Lines are the posted charges, each once net of credits; figures add up; no number is missing."""
    provider = world.ledger.provider
    lines = (
        InvoiceLine.objects.of(provider).exclude(invoice__state=InvoiceState.VOID).select_related("invoice")
    )
    billed: dict[int, Decimal] = defaultdict(Decimal)
    times: dict[int, int] = defaultdict(int)
    for line in lines:
        sign = -1 if line.invoice.kind == InvoiceKind.CREDIT_NOTE else 1
        billed[line.charge_id] += sign * line.net
        times[line.charge_id] += -1 if line.credits_line_id else 1
    free = Decimal(0)
    for charge in Charge.objects.of(provider):
        if times[charge.pk]:
            assert (times[charge.pk], billed[charge.pk]) == (1, charge.delta)
        else:
            free += charge.delta
            is_given_up = charge.waives_id or Charge.objects.filter(waives=charge).exists()
            assert BilledCharge.objects.filter(charge=charge).exists() == bool(is_given_up)
    assert free == 0  # what comes to nothing in all is not sent
    unit = Decimal(1).scaleb(-world.setting.decimals)
    for invoice in Invoice.objects.of(provider):
        rows = list(invoice.taxes.all())
        assert invoice.net == sum((line.net for line in invoice.lines.all()), Decimal(0))
        assert invoice.net == sum((row.base for row in rows), Decimal(0))
        assert invoice.tax == sum((row.tax for row in rows), Decimal(0))
        assert invoice.gross == invoice.net + invoice.tax
        for row in () if invoice.credits_id else rows:
            assert row.tax == (row.base * row.rate / 100).quantize(unit, ROUND_HALF_UP)
    issued = Invoice.objects.of(provider).filter(state=InvoiceState.ISSUED)
    numbers = sorted(int(number.rpartition("-")[2]) for number in issued.values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


class EuroInHelsinki(LedgerOracle, TestCase):
    """Gregorian months on both sides, a leap-year February, a day of 23 hours in March."""

    NAME = "euro"


class DinarByJalaliMonths(LedgerOracle, TestCase):
    """Three decimals; the provider bills Gregorian months, the agreement counts Jalali ones elsewhere."""

    NAME = "dinar"


class RialInTehran(LedgerOracle, TestCase):
    """No decimals; Jalali months on both sides."""

    NAME = "rial"


class YenByGregorianMonths(LedgerOracle, TestCase):
    """No decimals; the provider bills Jalali months, the agreement counts Gregorian ones."""

    NAME = "yen"
