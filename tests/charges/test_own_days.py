"""Own days of provider and customer in the ledger: due times, hours that cost more, closed periods, and few queries."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast import Cast
from charges.ledgers import Ledger, finnish_ledger
from huolto.agreements.commands import draft_version
from huolto.charges.choices import Stage
from huolto.charges.commands import NewUsage, record_usages
from huolto.charges.deciding import decide_usages, decisions_on
from huolto.charges.entitlement import entitlement_of_item, own_days_at
from huolto.charges.models import Decision, RatingDue, Usage
from huolto.charges.queries import preview
from huolto.parties.commands import DaysFacts, add_calendar_days, change_calendar_days, remove_calendar_days
from huolto.parties.models import CalendarDays
from huolto.rules.agreement.entitlement import Standing
from huolto.rules.agreement.happenings import read_happening
from huolto.rules.calendars import CalendarSystem
from huolto.rules.explanation import Reason, render
from huolto.rules.periods import period_from_label

AGREEMENT = """
language = 1

[agreement]
id = "care"
name = { en = "Care" }
currency = "EUR"
zone = "Europe/Helsinki"

[calendar.team]
hours = { mon-fri = ["08:00-16:00"] }
holidays = "FI"

[[charge]]
id = "work"
code = "labour"
on = "work"
rate = { per_hour = "80" }
quantum = "60 min"
surcharge = [{ window = { outside = "team" }, percent = "50 %" }]

[[target]]
id = "answer"
kind = "respond"
due = "4 h"

[[target]]
id = "spare"
kind = "deliver"
due = "next-working-day"
cut_off = "14:00"
"""
HELSINKI = ZoneInfo("Europe/Helsinki")
THURSDAY = datetime(2026, 3, 5, 13, 0, tzinfo=HELSINKI)
FRIDAY = date(2026, 3, 6)


@pytest.fixture
def ledger(cast: Cast) -> Ledger:
    ledger = finnish_ledger(cast, AGREEMENT)
    ledger.period("2026-03")
    return ledger


def add(ledger: Ledger, day: date = FRIDAY, customer_id: int | None = None) -> CalendarDays:
    facts = DaysFacts(name={"en": "Inventory", "fi": "Inventaario"}, first_on=day)
    return add_calendar_days(actor=ledger.actor, facts=facts, customer_id=customer_id)


def fault(ledger: Ledger, key: str = "f", **fields: object) -> Usage:
    given = {"customer": ledger.customer, "facts": {"case": "SR-1"}} | fields
    usage = NewUsage(kind="fault", source_key=key, occurred_at=THURSDAY, **given)  # type: ignore[arg-type]
    return record_usages(actor=ledger.actor, usages=[usage])[0]


def due(usage: Usage) -> dict[str, str]:
    decision = Decision.objects.filter(usage=usage).latest("pk")
    return {target["kind"]: target["due_at"][:16] for target in decision.targets}


def test_the_providers_day_moves_what_it_promises_and_the_reason_names_it(ledger: Ledger) -> None:
    add(ledger)
    usage = fault(ledger)
    assert due(usage) == {"respond": "2026-03-09T09:00", "deliver": "2026-03-06T16:00"}
    reason = Reason.from_json(Decision.objects.get(usage=usage).targets[0]["reason"])
    assert "closed on Friday (own day: Inventory)" in render(reason, "en")
    assert "Inventaario" in render(reason, "fi")


def test_the_customers_day_moves_what_arrives_there_and_nothing_else(ledger: Ledger) -> None:
    add(ledger, customer_id=ledger.customer.pk)
    assert due(fault(ledger)) == {"respond": "2026-03-06T09:00", "deliver": "2026-03-09T16:00"}


def test_a_school_has_the_days_of_its_city_and_its_own_the_city_not_the_schools(
    ledger: Ledger, cast: Cast
) -> None:
    add(ledger, customer_id=cast.kaarnalahti.pk)
    add(ledger, date(2026, 3, 9), customer_id=cast.rantakoulu.pk)
    assert due(fault(ledger, "school", customer=cast.rantakoulu))["deliver"] == "2026-03-10T16:00"
    assert due(fault(ledger, "city"))["deliver"] == "2026-03-09T16:00"


def test_days_of_another_provider_move_nothing(ledger: Ledger, cast: Cast) -> None:
    add_calendar_days(actor=cast.system(cast.payar), facts=DaysFacts(name={"en": "Away"}, first_on=FRIDAY))
    assert due(fault(ledger))["respond"] == "2026-03-06T09:00"


def test_the_promise_is_kept_as_it_was_when_a_day_is_added_later(ledger: Ledger) -> None:
    usage = fault(ledger)
    add(ledger)
    ledger.close("2026-03")
    decisions = Decision.objects.filter(usage=usage).order_by("pk")
    assert [(row.stage, row.targets[0]["due_at"][:16]) for row in decisions] == [
        (Stage.RECORDED, "2026-03-06T09:00"),
        (Stage.CLOSING, "2026-03-09T09:00"),
    ]


def test_one_decision_with_own_days_takes_three_queries(ledger: Ledger) -> None:
    add(ledger)
    add(ledger, customer_id=ledger.customer.pk)
    usage = fault(ledger)
    with CaptureQueriesContext(connection) as queries:
        decide_usages(ledger.actor.provider, [usage], stage=Stage.CLOSING)
    assert len(queries) == 3


def work(ledger: Ledger, day: date) -> Usage:
    return ledger.work(f"w-{day}", f"SR-{day}", ledger.at(day, 10), 60)


def test_work_on_a_day_that_the_provider_has_closed_costs_as_outside_hours(ledger: Ledger) -> None:
    work(ledger, date(2026, 3, 5))
    work(ledger, FRIDAY)
    add(ledger)
    add(ledger, date(2026, 3, 5), customer_id=ledger.customer.pk)
    assert [row.net for row in ledger.rate("2026-03")] == [Decimal(80), Decimal(120)]


def test_a_preview_counts_the_providers_day_too(ledger: Ledger) -> None:
    add(ledger)
    happening = read_happening(
        {"id": "w", "kind": "work", "case": "c", "minutes": 60, "at": "2026-03-06T10:00"}
    )
    month = period_from_label("2026-03", CalendarSystem.GREGORIAN)
    assert preview(ledger.provider, ledger.customer, [happening], month).total_net == Decimal("120.00")


def test_a_day_told_too_late_corrects_the_closed_month(ledger: Ledger) -> None:
    work(ledger, FRIDAY)
    ledger.close("2026-03")
    days = add(ledger)
    (late,) = ledger.close("2026-04")
    assert (late.for_period.label, late.delta) == ("2026-03", Decimal(40))
    remove_calendar_days(actor=ledger.actor, days_id=days.pk)
    (taken_back,) = ledger.close("2026-05")
    assert (taken_back.for_period.label, taken_back.delta) == ("2026-03", Decimal(-40))


def test_days_that_are_moved_concern_both_their_old_and_their_new_days(ledger: Ledger) -> None:
    days = add(ledger)
    RatingDue.objects.all().delete()
    moved = DaysFacts(name={"en": "Inventory"}, first_on=date(2026, 4, 2))
    change_calendar_days(actor=ledger.actor, days_id=days.pk, facts=moved)
    assert list(RatingDue.objects.values_list("customer_id", "from_on")) == [(ledger.customer.pk, FRIDAY)]


def test_a_customers_day_changes_no_price_of_a_closed_month(ledger: Ledger) -> None:
    RatingDue.objects.all().delete()
    add(ledger, customer_id=ledger.customer.pk)
    assert not RatingDue.objects.exists()


def test_where_nothing_is_priced_by_hours_a_day_concerns_no_closed_month(cast: Cast) -> None:
    finnish_ledger(cast)
    RatingDue.objects.all().delete()
    add_calendar_days(actor=cast.system(), facts=DaysFacts(name={"en": "Inventory"}, first_on=FRIDAY))
    assert not RatingDue.objects.exists()


def test_a_what_if_decides_by_own_days_too(ledger: Ledger) -> None:
    usage = fault(ledger)
    add(ledger)
    tried = draft_version(
        actor=ledger.actor, customer=ledger.customer, source=AGREEMENT.replace('due = "4 h"', 'due = "5 h"')
    )
    (now,) = decisions_on(ledger.provider, [usage])
    (then,) = decisions_on(ledger.provider, [usage], tried=tried)
    assert [one.targets[0]["due_at"][:16] for one in (now, then)] == ["2026-03-09T09:00", "2026-03-09T10:00"]


def test_what_an_item_is_entitled_to_in_hours_follows_the_providers_days(cast: Cast) -> None:
    cover = '[[cover]]\nid = "in-hours"\non = "request"\nwindow = { inside = "team" }\n'
    ledger = finnish_ledger(cast, AGREEMENT + cover)
    item, noon = ledger.item(), ledger.at(FRIDAY, 12)

    def standing() -> Standing:
        own = own_days_at(ledger.provider, ledger.customer, [ledger.version], noon)
        (found,) = entitlement_of_item([ledger.version], item, noon, own=own)
        return found.standing

    assert standing() == Standing.YES
    add(ledger)
    assert standing() == Standing.NO
