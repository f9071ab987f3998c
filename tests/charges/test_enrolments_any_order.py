"""Enrolments recorded in any order, before or after a month is closed, come to the same totals."""

from datetime import date

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from cast import build_cast
from charges.enrolling import change, enrol, make_people, people_ledger, withdraw
from charges.ledgers import Ledger, nets
from huolto.charges.models import Charge

EXPECTED = {"bas": "12.87+16.55", "prof": "12.58+18.87"}


class AnyOrder(TestCase):
    """Totals of March after facts recorded in any order."""

    @settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
    @given(order=st.permutations(range(6)), closed_after=st.integers(0, 6))
    def test_any_order_of_recording_gives_the_same_totals(self, order: list[int], closed_after: int) -> None:
        # First at 19 to the 9th and from the 20th, at 39 between; second to the 27th, in parts; third from the 17th.
        with transaction.atomic():
            assert _posted_for_march(order, closed_after) == EXPECTED
            transaction.set_rollback(True)


def _posted_for_march(order: list[int], closed_after: int) -> dict[str, str]:
    ledger = people_ledger(build_cast())
    ledger.period("2026-03")
    facts = _facts(ledger)
    for number in order[:closed_after]:
        facts[number]()
    ledger.close("2026-03")
    for number in order[closed_after:]:
        facts[number]()
    ledger.close("2026-04")
    totals: dict[tuple[str, str], Charge] = {}
    for row in Charge.objects.filter(for_period__label="2026-03").order_by("clause", "subject", "pk"):
        key = (row.clause, row.subject)
        if key in totals:
            totals[key].delta += row.delta
        else:
            totals[key] = row
    return {
        clause: "+".join(sorted(amounts.split("+"), key=float))
        for clause, amounts in nets(row for row in totals.values() if row.delta).items()
    }


def _facts(ledger: Ledger) -> list:
    """Happenings that do not build on one another, each to be recorded at any time."""
    first, second, third = make_people(ledger.customer, 3)
    lines = enrol(ledger, [first, second], date(2026, 3, 1), level="bas")
    return [
        lambda: change(ledger, lines[:1], date(2026, 3, 10), level="prof"),
        lambda: change(ledger, lines[:1], date(2026, 3, 20), level="bas"),
        lambda: change(ledger, lines[1:], date(2026, 3, 5), posting_code="a"),
        lambda: withdraw(ledger, lines[1:], date(2026, 3, 28)),
        lambda: enrol(ledger, [third], date(2026, 3, 17)),
        lambda: change(ledger, lines[1:], date(2026, 3, 8), posting_code="b"),
    ]
