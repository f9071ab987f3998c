"""The working-time cases of seven peers: all agree, or are listed with what design.md decides instead."""

from typing import Any

from huolto.rules.worktime.cases import answer

DECIDED_OTHERWISE = {
    "wh-030": "4.11: a duration counts elapsed minutes also on the day the clocks change, so the day has 25 h",
    "zam-010": "4.11: a target exactly on closing time is due at closing, not at the next opening",
    "odoo-012": "4.11 counts whole working days back from the last open time; the peer counts a started day as one",
}


def agrees(expected: Any, got: Any) -> bool:
    if isinstance(expected, dict):
        return isinstance(got, dict) and all(got.get(key) == value for key, value in expected.items())
    return type(expected) is type(got) and expected == got


def test_every_case_agrees_or_is_decided_otherwise(corpus):
    cases = corpus("worktime/cases.json")
    answers = {case["id"]: answer(case) for case in cases}
    differing = {
        case["id"] for case in cases if not agrees(case["expect"], answers[case["id"]].get("result"))
    }
    assert differing == set(DECIDED_OTHERWISE)


def test_what_is_decided_otherwise_has_the_answer_of_the_design(corpus):
    cases = {case["id"]: case for case in corpus("worktime/cases.json")}
    answers = {name: answer(cases[name])["result"] for name in DECIDED_OTHERWISE}
    assert answers["wh-030"] == 25 * 3600
    assert answers["zam-010"]["first_response_due"] == "2013-06-04T16:00:00Z"
    assert answers["odoo-012"] == "2018-03-26T16:00:00"


def test_every_answer_says_why(corpus):
    for case in corpus("worktime/cases.json"):
        assert answer(case)["why"], case["id"]
