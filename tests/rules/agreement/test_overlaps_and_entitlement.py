"""Agreements that would answer the same, and what somebody is entitled to at an instant."""

from datetime import UTC, datetime

import pytest

from huolto.rules.agreement.entitlement import Standing, entitlement_of
from huolto.rules.agreement.overlaps import Overlap, overlaps, stands_above
from rules.agreement.kit import agreement

LABOUR = '[[charge]]\nid = "{id}"\ncode = "labour"\non = "work"\nprice = "10"\n'
FEE = '[[fee]]\nid = "{id}"\nper = "item"\nprice = "10"\nwhen = {{ package = "{package}" }}\n'


def test_two_charges_of_one_code_meet():
    found = overlaps(agreement(LABOUR.format(id="a"), id="one"), agreement(LABOUR.format(id="b"), id="two"))
    assert found == [Overlap("charge:labour", "work", "a", "b")]


def test_fees_for_the_same_devices_would_be_paid_twice():
    one = agreement(FEE.format(id="a", package="basic"), id="one")
    same = agreement(FEE.format(id="b", package="basic"), id="two")
    apart = agreement(FEE.format(id="b", package="plus"), id="two")
    assert overlaps(one, same) == [Overlap("fee:fee", "item_in_service", "a", "b")]
    assert overlaps(one, apart) == []


@pytest.mark.parametrize(
    ("ours", "theirs", "meet"),
    [
        ('{ task = "a" }', '{ task = "b" }', False),
        ('{ task = ["a", "b"] }', '{ task = "b" }', True),
        ('{ task = { not = "a" } }', '{ task = "a" }', False),
        ('{ task = { not_in = ["a", "b"] } }', '{ task = ["b", "c"] }', True),
        ('{ task = "a" }', '{ skill = "web" }', True),
        ("{ minutes = { over = 10 } }", "{ minutes = { under = 5 } }", True),
    ],
)
def test_conditions_are_compared_fact_by_fact(ours: str, theirs: str, meet: bool):
    one = agreement(LABOUR.format(id="a") + f"when = {ours}\n", id="one")
    other = agreement(LABOUR.format(id="b") + f"when = {theirs}\n", id="two")
    assert bool(overlaps(one, other)) is meet


@pytest.mark.parametrize(
    ("ours", "theirs", "meet"),
    [
        ('mailbox = "service"', 'mailbox = "help"', False),
        ('mailbox = ["service", "help"]', 'mailbox = "help"', True),
        ("chosen_by_caller = true", 'queue = "web"', False),
        ('window = { inside = "team" }', 'window = { outside = "team" }', False),
        ('queue = "web"', 'mailbox = "help"', True),
    ],
)
def test_agreements_whose_intakes_are_apart_do_not_meet(ours: str, theirs: str, meet: bool):
    team = '[calendar.team]\nhours = { mon-fri = ["08:00-16:00"] }\n'
    one = agreement(f"{team}[intake]\n{ours}\n" + LABOUR.format(id="a"), id="one")
    other = agreement(f"{team}[intake]\n{theirs}\n" + LABOUR.format(id="b"), id="two")
    assert bool(overlaps(one, other)) is meet


def test_what_stands_on_another_stands_above_all_below_it():
    low = agreement(id="low")
    middle = agreement(id="middle", more='on_top_of = "low"')
    top = agreement(id="top", more='on_top_of = "middle"')
    every = [top, middle, low]
    assert stands_above(every, "top", "low")
    assert not stands_above(every, "low", "top")


COVERS = """
[calendar.team]
hours = { mon-fri = ["08:00-16:00"] }
[[cover]]
id = "all-levels"
tasks = ["diagnosis"]
[[cover]]
id = "prof-only"
on = "fault"
when = { level = "prof" }
[[cover]]
id = "in-hours"
on = "request"
window = { inside = "team" }
"""
MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
SUNDAY = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


def standings(facts: dict, at: datetime = MONDAY, more: str = "") -> dict[str, Standing]:
    return {one.clause: one.standing for one in entitlement_of([agreement(COVERS, more=more)], facts, at)}


def test_what_depends_on_the_case_says_on_what():
    first = entitlement_of([agreement(COVERS)], {"level": "prof"}, MONDAY)[0]
    assert (first.standing, [condition.fact for condition in first.open]) == (Standing.FOR, ["task"])


def test_a_level_decides_what_a_person_is_entitled_to():
    assert standings({"level": "prof"})["prof-only"] == Standing.YES
    assert standings({"level": "bas"})["prof-only"] == Standing.NO
    assert standings({})["prof-only"] == Standing.FOR


def test_a_window_counts_at_the_instant():
    assert standings({})["in-hours"] == Standing.YES
    assert standings({}, SUNDAY)["in-hours"] == Standing.NO


def test_an_agreement_out_of_its_term_entitles_to_nothing():
    assert standings({}, more="term = { from = 2027-01-01 }") == {}
