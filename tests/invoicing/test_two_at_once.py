"""Two people press the same button: one invoice, one number each, whatever order the database takes them in."""

from collections.abc import Callable
from decimal import Decimal
from threading import Barrier, Thread

import pytest
from django.db import connections
from ledger import Ledger

from cast import build_cast
from huolto.foundation.errors import WrongState
from huolto.foundation.models import NumberSeries
from huolto.invoicing.commands import credit_invoice, issue_invoices, run_billing, void_invoice
from huolto.invoicing.models import Invoice

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*works: Callable[[], object]) -> list[object]:
    """What each answers or raises, run on connections of their own, begun together."""
    barrier, answers = Barrier(len(works)), [None] * len(works)

    def run(place: int, work: Callable[[], object]) -> None:
        barrier.wait()
        try:
            answers[place] = work()
        except WrongState as error:
            answers[place] = error
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return answers


def test_two_runs_at_once_make_one_invoice() -> None:
    cast = build_cast()
    Ledger(cast.suopursu).charge(cast.kaarnalahti, "9.05")
    actor = cast.system()
    results = at_once(*[lambda: run_billing(actor=actor, period_label="2026-02")] * 3)
    assert sorted(len(result.documents) for result in results) == [0, 0, 1]
    assert Invoice.objects.get().net == Decimal("9.05")


def test_numbers_stay_gapless_when_many_issue_at_once() -> None:
    cast = build_cast()
    ledger = Ledger(cast.suopursu)
    drafts = []
    for _ in range(4):
        ledger.charge(cast.kaarnalahti, "1.00")
        drafts += run_billing(actor=cast.system(), period_label="2026-02").invoice_ids
    actor = cast.system()
    at_once(*[lambda pk=pk: issue_invoices(actor=actor, invoice_ids=[pk]) for pk in drafts])
    numbers = sorted(Invoice.objects.values_list("number", flat=True))
    assert [number.rpartition("-")[2] for number in numbers] == ["000001", "000002", "000003", "000004"]


def test_issue_and_void_at_once_leave_one_of_the_two() -> None:
    cast = build_cast()
    Ledger(cast.suopursu).charge(cast.kaarnalahti, "9.05")
    (pk,) = run_billing(actor=cast.system(), period_label="2026-02").invoice_ids
    draft, actor = Invoice.objects.get(pk=pk), cast.system()
    answers = at_once(
        lambda: issue_invoices(actor=actor, invoice_ids=[pk]),
        lambda: void_invoice(actor=actor, invoice=draft),
    )
    assert sum(isinstance(answer, WrongState) for answer in answers) == 1
    assert Invoice.objects.get(pk=pk).state in ("issued", "void")


def test_two_credits_at_once_give_back_once() -> None:
    cast = build_cast()
    Ledger(cast.suopursu).charge(cast.kaarnalahti, "9.05")
    run = run_billing(actor=cast.system(), period_label="2026-02")
    (invoice,) = issue_invoices(actor=cast.system(), invoice_ids=run.invoice_ids)
    actor = cast.system()
    answers = at_once(
        *[lambda: credit_invoice(actor=actor, invoice=invoice, reason="Wrong", charge_again=False)] * 2
    )
    assert sum(isinstance(answer, WrongState) for answer in answers) == 1
    assert Invoice.objects.filter(credits=invoice).count() == 1


def test_the_same_draft_issued_twice_at_once_gets_one_number() -> None:
    cast = build_cast()
    Ledger(cast.suopursu).charge(cast.kaarnalahti, "9.05")
    (pk,) = run_billing(actor=cast.system(), period_label="2026-02").invoice_ids
    actor = cast.system()
    answers = at_once(*[lambda: issue_invoices(actor=actor, invoice_ids=[pk])] * 3)
    assert sum(isinstance(answer, WrongState) for answer in answers) == 2
    assert Invoice.objects.get().number.endswith("-000001")
    assert NumberSeries.objects.get(series="invoice").last_number == 1
