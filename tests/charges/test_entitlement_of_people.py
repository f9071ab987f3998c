"""What a person is entitled to at an instant, by which level, by when if asked now, and how the workbench shows it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cast import Cast
from charges.enrolling import people_ledger
from charges.ledgers import Ledger
from huolto.charges.entitlement import PersonEntitlement, entitlement_of_person, own_days_at
from huolto.parties.commands import DaysFacts, NewEnrolment, add_calendar_days, enrol_people
from huolto.parties.enrolled import levels_of
from huolto.rules.agreement.entitlement import Standing
from huolto.workbench.person_entitlement import entitlement_for_page

SOURCE = """
language = 1

[agreement]
id = "mobile"
name = { en = "Mobile support" }
currency = "EUR"
zone = "Europe/Helsinki"

[calendar.desk]
hours = { mon-fri = ["08:00-16:00"] }

[[fee]]
id = "prof"
per = "person"
when = { level = "prof" }
price = "39"

[[fee]]
id = "bas"
per = "person"
when = { level = "bas" }
price = "19"

[[cover]]
id = "advice"
tasks = ["advice"]

[[cover]]
id = "prof-faults"
on = "fault"
when = { level = "prof" }

[[target]]
id = "critical"
kind = "respond"
due = "15 min"
when = { critical = true }

[[target]]
id = "prof-answer"
kind = "respond"
on = "fault"
due = "30 min"
when = { level = "prof" }

[[target]]
id = "answer"
kind = "respond"
due = "4 h"
"""
THURSDAY = datetime(2026, 3, 5, 15, 0, tzinfo=ZoneInfo("Europe/Helsinki"))


@pytest.fixture
def ledger(cast: Cast) -> Ledger:
    return people_ledger(cast, SOURCE)


def given(ledger: Ledger, *levels: str, at: datetime = THURSDAY) -> PersonEntitlement:
    own = own_days_at(ledger.provider, ledger.customer, [ledger.version], at)
    held = [(level, "") for level in levels]
    (found,) = entitlement_of_person([ledger.version], 7, held, at, own)
    return found


def standings(found: PersonEntitlement) -> dict[str, Standing]:
    return {cover.clause: cover.standing for cover in found.covers}


def due(found: PersonEntitlement) -> dict[str, str]:
    zone = ZoneInfo("Europe/Helsinki")
    return {
        one.clause: f"{one.standing} {one.due_at.astimezone(zone):%d %H:%M}"
        for one in found.promises
        if one.due_at is not None
    }


def test_a_level_gives_its_covers_its_due_times_and_its_fee(ledger: Ledger) -> None:
    prof = given(ledger, "prof")
    assert standings(prof) == {"advice": Standing.FOR, "prof-faults": Standing.YES}
    assert due(prof) == {"critical": "for 05 15:15", "prof-answer": "yes 05 15:30"}
    assert prof.fees == ("prof",)


def test_another_level_gives_less(ledger: Ledger) -> None:
    bas = given(ledger, "bas")
    assert standings(bas)["prof-faults"] == Standing.NO
    assert due(bas) == {"critical": "for 05 15:15", "answer": "yes 06 11:00"}
    assert bas.fees == ("bas",)


def test_somebody_of_no_level_gets_what_asks_for_none_and_costs_nothing(ledger: Ledger) -> None:
    nobody = given(ledger)
    assert standings(nobody) == {"advice": Standing.FOR, "prof-faults": Standing.NO}
    assert list(due(nobody)) == ["critical", "answer"]
    assert nobody.fees == ()


def test_somebody_of_two_levels_gets_the_best_of_both(ledger: Ledger) -> None:
    both = given(ledger, "bas", "prof")
    assert standings(both)["prof-faults"] == Standing.YES
    assert both.fees == ("prof", "bas")


def test_hours_say_whether_anybody_is_there_and_follow_own_days(ledger: Ledger) -> None:
    ((name, opening, _calendar),) = given(ledger, "prof").hours
    assert (name, opening.is_open) == ("desk", True)
    add_calendar_days(actor=ledger.actor, facts=DaysFacts(name={"en": "Inventory"}, first_on=THURSDAY.date()))
    closed = given(ledger, "prof")
    assert not closed.hours[0][1].is_open
    assert due(closed)["prof-answer"] == "yes 06 08:30"


def enrol(ledger: Ledger, cast: Cast) -> None:
    new = NewEnrolment(person_id=cast.employee.pk, level="prof", from_on=date(2026, 3, 1))
    enrol_people(actor=ledger.actor, enrolments=[new])


def test_the_persons_page_in_the_workbench_says_it_with_reasons(
    ledger: Ledger, cast: Cast, client: Client
) -> None:
    enrol(ledger, cast)
    client.force_login(
        cast.user(cast.account_manager), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    page = client.get("/p/suopursu" + reverse("work_person", args=[cast.employee.pk])).content.decode()
    for said in ("Mobile support", "Hours", "If asked now", "Covered", "30\xa0min of open time after", "39"):
        assert said in page
    assert "Not for this person" not in page


def test_prices_and_promises_are_not_shown_to_whoever_may_not_read_the_agreement(
    ledger: Ledger, cast: Cast
) -> None:
    enrol(ledger, cast)
    levels = levels_of(ledger.provider, [cast.employee.pk])[cast.employee.pk]
    assert entitlement_for_page(cast.actor(cast.store_keeper), cast.employee, levels) == ()


def test_it_takes_three_queries(ledger: Ledger, cast: Cast) -> None:
    enrol(ledger, cast)
    levels = levels_of(ledger.provider, [cast.employee.pk])[cast.employee.pk]
    actor = cast.actor(cast.account_manager)
    assert len(entitlement_for_page(actor, cast.employee, levels)) == 1
    with CaptureQueriesContext(connection) as queries:
        entitlement_for_page(actor, cast.employee, levels)
    assert len(queries) <= 3
