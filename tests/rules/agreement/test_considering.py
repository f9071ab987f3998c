"""What many happenings are told by one considering is what each would be told alone."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huolto.rules.agreement import Agreement, Happening
from huolto.rules.agreement import considering as module
from huolto.rules.agreement.considering import Considering
from huolto.rules.agreement.stack import consider, in_order
from rules.agreement.kit import agreement, fixture, happening

OFFICE = """
[calendar.team]
hours = { mon-fri = ["08:00-16:00"] }
"""
LABOUR = """
[[charge]]
id = "{id}"
code = "labour"
on = "work"
quantum = "15 min"
minimum_per_quantum = "250"
{more}
"""
PAGES = """
[[fee]]
id = "colour"
of = "pages"
meter = "colour"
price = "0.10"
"""


def work(usage: str, day: int = 2, hour: int = 9, minutes: int = 20, **facts: object) -> Happening:
    """Work of March 2026."""
    return happening(usage, "work", f"2026-03-{day:02d}T{hour:02d}:00", case="c1", minutes=minutes, **facts)


def clauses_of(considering: Considering, one: Happening) -> list[str]:
    return [answer.clause.id for answer in considering.of(one).applying()]


def test_happenings_alike_in_all_that_is_asked_are_considered_once():
    considering = Considering([fixture("support.toml")])
    first = considering.of(work("a", minutes=20, at_customers_request=True))
    assert considering.of(work("b", day=3, minutes=75, at_customers_request=True)) is first
    assert considering.of(work("c", at_customers_request=False)) is not first


def test_hours_of_a_window_tell_apart_what_is_alike_otherwise():
    within = LABOUR.format(id="within", more='window = { inside = "team" }')
    considering = Considering([agreement(OFFICE + within + LABOUR.format(id="else", more=""))])
    assert clauses_of(considering, work("a", hour=9)) == ["within"]
    assert clauses_of(considering, work("b", hour=19)) == ["else"]


def test_the_hours_of_an_intake_tell_cases_apart():
    intake = '[intake]\nwindow = { inside = "team" }\n'
    considering = Considering([agreement(OFFICE + intake + LABOUR.format(id="labour", more=""))])
    assert clauses_of(considering, work("a", hour=9)) == ["labour"]
    assert clauses_of(considering, work("b", hour=19)) == []


def test_a_term_answers_on_its_days_only():
    more = "term = { from = 2026-03-10, to = 2026-03-20 }"
    considering = Considering([agreement(LABOUR.format(id="labour", more=""), more=more)])
    days = [9, 10, 11, 19, 20]
    answered = [clauses_of(considering, work(f"u{day}", day=day)) for day in days]
    assert answered == [[], ["labour"], ["labour"], ["labour"], []]


def test_a_condition_on_a_moment_tells_days_apart():
    late = LABOUR.format(id="late", more="when = { at = { at_least = 2026-03-10 } }")
    considering = Considering([agreement(late + LABOUR.format(id="early", more=""))])
    answered = [clauses_of(considering, work(f"u{day}", day=day)) for day in (9, 10, 9)]
    assert answered == [["early"], ["late"], ["early"]]


def test_the_meter_of_a_reading_counts_although_no_condition_names_it():
    considering = Considering([agreement(PAGES)])
    readings = [
        happening(meter, "pages", "2026-03-02", item="KA-1", meter=meter, count=10)
        for meter in ("colour", "mono", "colour ")
    ]
    assert [clauses_of(considering, one) for one in readings] == [["colour"], [], []]


def test_what_is_more_than_is_kept_is_still_answered(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "MOST_KEPT", 1)
    considering = Considering([fixture("support.toml")])
    for number, asked in enumerate((True, False, True, False)):
        one = work(f"u{number}", at_customers_request=asked)
        assert considering.of(one) == consider(considering.stack, one)


SUPPORT_STACK = in_order([fixture("web-service.toml"), fixture("support.toml")])
TERM = agreement(
    LABOUR.format(id="labour", more='when = { task = ["advice", "visit"] }'),
    more="term = { from = 2026-03-10, to = 2026-03-20 }",
)
FACTS = {
    "task": st.sampled_from(["advice", "reset", "integration", "visit"]),
    "at_customers_request": st.booleans(),
    "mailbox": st.sampled_from(["service-team", "info"]),
    "bound_to": st.sampled_from(["support", "web-service", "workplace"]),
    "package": st.sampled_from(["standard", "basic"]),
}


@given(
    stack=st.sampled_from([SUPPORT_STACK, (TERM,)]),
    rows=st.lists(
        st.tuples(
            st.integers(0, 40), st.sampled_from([None, 0, -9]), st.fixed_dictionaries({}, optional=FACTS)
        ),
        max_size=30,
    ),
)
def test_many_are_told_what_each_would_be_told_alone(
    stack: tuple[Agreement, ...], rows: list[tuple[int, int | None, dict[str, object]]]
):
    considering = Considering(stack)
    for number, (days, offset, facts) in enumerate(rows):
        day = (date(2026, 3, 1) + timedelta(days=days)).isoformat()
        zone = "" if offset is None else f"{'-' if offset < 0 else '+'}{abs(offset):02d}:00"
        one = happening(f"u{number}", "work", f"{day}T23:30{zone}", case="c1", minutes=20, **facts)
        assert considering.of(one) == consider(stack, one)
