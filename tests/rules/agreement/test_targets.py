"""By when: targets of every form, suspended ones, rules about what is expected, and overruns."""

from datetime import datetime

import pytest

from huolto.rules.agreement import Agreement, rate
from huolto.rules.explanation import render
from rules.agreement.kit import agreement, happening

TEAM = """
[calendar.team]
hours = { mon-fri = ["07:30-16:00"] }
holidays = [2026-04-03, 2026-04-06]
"""


def with_target(keys: str) -> Agreement:
    return agreement(f"{TEAM}[[target]]\n{keys}\n")


def due(keys: str, at: str, **facts: object) -> datetime | None:
    (target,) = rate([with_target(keys)], [happening("f", "fault", at, case="c", **facts)]).targets
    return target.due_at.replace(tzinfo=None) if target.due_at else None


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-03-03T13:59", "2026-03-04T16:00"),  # Tuesday -> Wednesday
        ("2026-03-03T14:00", "2026-03-05T16:00"),  # Tuesday, too late -> Thursday
        ("2026-03-06T13:59", "2026-03-09T16:00"),  # Friday -> Monday
        ("2026-03-06T14:00", "2026-03-10T16:00"),  # Friday, too late -> Tuesday
        ("2026-04-02T13:59", "2026-04-07T16:00"),  # over Easter
    ],
)
def test_a_cut_off_decides_the_day_of_delivery(at: str, expected: str):
    keys = 'kind = "deliver"\ndue = "next-working-day"\ncut_off = "14:00"'
    assert due(keys, at) == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    ("asked", "at", "expected"),
    [
        ("30 min", "2026-03-06T15:50", "2026-03-09T07:50"),
        ("4 h", "2026-03-06T12:00", "2026-03-06T16:00"),
        ("2 working days", "2026-03-06T12:00", "2026-03-10T12:00"),
        ("close-of-same-working-day", "2026-03-06T12:00", "2026-03-06T16:00"),
        ("close-of-same-working-day", "2026-03-06T16:00", "2026-03-09T16:00"),
        ("close-of-same-working-day", "2026-03-07T12:00", "2026-03-09T16:00"),
    ],
)
def test_a_target_is_due_after_open_time_working_days_or_at_closing(asked: str, at: str, expected: str):
    assert due(f'kind = "solve"\ndue = "{asked}"', at) == datetime.fromisoformat(expected)


def test_the_receivers_days_count_for_the_arrival():
    keys = (
        'kind = "deliver"\ndue = "next-working-day"\ncut_off = "14:00"\ncalendar = "team"\nreceiver = "school"\n'
        '[calendar.school]\nhours = { mon-thu = ["09:00-15:00"] }'
    )
    assert due(keys, "2026-03-05T10:00") == datetime.fromisoformat("2026-03-09T15:00")


def test_a_planned_start_suspends_a_goal():
    keys = 'kind = "solve"\ndue = "4 h"\nsuspended_by = "planned-start"'
    planned = happening("f", "fault", "2026-03-06T10:00", case="c", planned_start="2026-03-11T09:00")
    (target,) = rate([with_target(keys)], [planned]).targets
    assert target.due_at is None
    assert render(target.reason, "en") == (
        "It is agreed to look at this on 11 Mar 2026, 09:00; until then this goal rests."
    )
    assert due(keys, "2026-03-06T10:00") == datetime.fromisoformat("2026-03-06T14:00")


def test_the_first_target_of_each_kind_answers():
    clauses = (
        TEAM
        + '[[target]]\nid = "critical"\nkind = "respond"\ndue = "30 min"\nwhen = { critical = true }\n'
        + '[[target]]\nid = "usual"\nkind = "respond"\ndue = "4 h"\n'
        + '[[target]]\nid = "whole"\nkind = "solve"\nstrength = "commitment"\ndue = "2 working days"\n'
    )
    given = [
        happening("1", "fault", "2026-03-02T08:00", case="a", critical=True),
        happening("2", "fault", "2026-03-02T08:00", case="b"),
    ]
    targets = rate([agreement(clauses)], given).targets
    assert [(t.usage, t.clause, t.strength) for t in targets] == [
        ("1", "critical", "goal"),
        ("1", "whole", "commitment"),
        ("2", "usual", "goal"),
        ("2", "whole", "commitment"),
    ]


def test_a_fault_with_a_target_is_told_and_not_unpriced():
    result = rate(
        [with_target('kind = "solve"\ndue = "4 h"')], [happening("f", "fault", "2026-03-02T08:00", case="c")]
    )
    assert result.unpriced == ()
    (decision,) = result.decisions
    assert (decision.covered, decision.priced, decision.payer) == (False, False, "nobody")
    assert decision.reason.code == "decision.told"


def test_work_that_nothing_prices_stays_unpriced_although_it_has_a_target():
    clauses = TEAM + '[[target]]\nkind = "solve"\non = "work"\ndue = "4 h"\n'
    result = rate([agreement(clauses)], [happening("w", "work", "2026-03-02T08:00", case="c", minutes=5)])
    assert [u.usage for u in result.unpriced] == ["w"]


RULE = '[[rule]]\nid = "told-first"\non = "estimate"\nwhen = { expected = { over = "3 h" } }\nthen = "notify-before-start"\n'


@pytest.mark.parametrize(("expected", "told"), [("3 h", 0), ("181 min", 1), ("5 h", 1)])
def test_long_work_is_told_by_what_is_expected(expected: str, told: int):
    estimate = happening("e", "estimate", "2026-03-02T08:00", case="c", expected=expected)
    notices = rate([agreement(RULE)], [estimate]).notices
    assert [(n.clause, n.then) for n in notices] == [("told-first", "notify-before-start")] * told


def test_work_beyond_its_estimate_is_told_once_at_the_entry_that_passed_it():
    given = [
        happening("e", "estimate", "2026-03-02T08:00", case="c", expected="2 h"),
        happening("w1", "work", "2026-03-02T09:00", case="c", minutes=100),
        happening("w2", "work", "2026-03-02T12:00", case="c", minutes=21),
        happening("w3", "work", "2026-03-02T13:00", case="c", minutes=60),
        happening("w4", "work", "2026-03-02T13:00", case="other", minutes=600),
    ]
    notices = [n for n in rate([agreement(RULE)], given).notices if n.then == "notify-overrun"]
    assert [n.usage for n in notices] == ["w2"]
    assert (
        render(notices[0].reason, "en")
        == "c: 2\xa0h 1\xa0min are worked, 2\xa0h were expected; tell the customer."
    )
