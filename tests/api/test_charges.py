"""Charges through the API: each says why, and names the person that it is about."""

from datetime import date

import pytest

from api.calling import program_of
from cast import Cast
from charges.enrolling import enrol, make_people, people_ledger

pytestmark = pytest.mark.django_db


def test_a_charge_for_a_person_says_their_name_in_list_row_and_reason(cast: Cast) -> None:
    ledger = people_ledger(cast)
    enrol(ledger, make_people(ledger.customer, 2), date(2026, 3, 1))
    ledger.close("2026-03")
    program = program_of(cast, cast.billing)
    rows = program.get("/charges").json()["data"]
    assert len(rows) == 2
    assert {name for name in ("Person 0", "Person 1") for row in rows if name in row["reason"]} == {
        "Person 0",
        "Person 1",
    }
    for row in rows:
        assert "person:" not in row["reason"]
        why = program.get(f"/charges/{row['id']}/why").json()
        assert any("Person " in fact["value"] for fact in why["facts"])
        assert program.get(f"/charges/{row['id']}").json()["reason"] == row["reason"]


def test_a_list_takes_no_more_queries_for_more_people(cast: Cast, django_assert_max_num_queries) -> None:
    ledger = people_ledger(cast)
    enrol(ledger, make_people(ledger.customer, 30), date(2026, 3, 1))
    ledger.close("2026-03")
    program = program_of(cast, cast.billing)
    program.get("/charges?limit=1")
    with django_assert_max_num_queries(14):
        assert len(program.get("/charges?limit=50").json()["data"]) == 30
