"""The examples in a file are really rated: what is not expected fails, and what came is shown."""

import pytest

from huolto.rules.agreement import check
from rules.agreement.kit import FIXTURES, agreement, fixture

VISIT = '[[charge]]\ncode = "visit"\non = "visit"\nprice = "80"\n[[charge]]\ncode = "travel"\non = "travel"\nprice = "20"\n'


def outcome(then: str, given: str = '{ kind = "visit", item = "A", at = 2026-01-05 }') -> bool:
    example = f'[[example]]\nsays = "x"\ngiven = [{given}]\nthen = {then}\n'
    (result,) = check(agreement(VISIT + example))
    return result.ok


@pytest.mark.parametrize("file", sorted(path.name for path in FIXTURES.glob("*.toml")))
def test_the_examples_of_every_sample_agreement_pass(file: str):
    results = check(fixture(file))
    assert [result.says for result in results if not result.ok] == []
    assert results


@pytest.mark.parametrize(
    "then",
    [
        '{ charges = [{ net = "80.00" }] }',
        '{ charges = [{ net = "80" }] }',
        '{ charges = [{ clause = "visit", quantity = "1", unit_price = "80.0", usage = "1" }], total = "80" }',
        '{ charges = [{ usage = ["1"], period = "2026-01" }], unpriced = [] }',
        '{ decisions = [{ usage = "1", covered = false, clause = "visit" }] }',
    ],
)
def test_only_the_fields_given_are_compared_and_numbers_as_numbers(then: str):
    assert outcome(then)


@pytest.mark.parametrize(
    "then",
    [
        '{ charges = [{ net = "80.01" }] }',
        "{ charges = [] }",
        '{ charges = [{ net = "80" }, { net = "80" }] }',
        '{ total = "81" }',
        '{ unpriced = ["1"] }',
        "{ decisions = [{ covered = true }] }",
    ],
)
def test_what_did_not_come_fails(then: str):
    assert not outcome(then)


RULED = '[[rule]]\nid = "told"\non = "estimate"\nwhen = { expected = { over = "3 h" } }\nthen = "notify-before-start"\n'


@pytest.mark.parametrize(
    ("then", "hours", "ok"),
    [
        ("{ notices = [] }", 3, True),
        ("{ notices = [] }", 4, False),
        ('{ notices = [{ code = "rule.notify-before-start" }] }', 4, True),
        ('{ notices = [{ code = "rule.remote-first" }] }', 4, False),
        ("{ targets = [], duties = [] }", 4, True),
    ],
)
def test_an_empty_array_says_that_there_are_none(then: str, hours: int, *, ok: bool):
    given = f'{{ kind = "estimate", case = "c", at = 2026-01-05, expected = "{hours} h" }}'
    example = f'[[example]]\nsays = "x"\ngiven = [{given}]\nthen = {then}\n'
    (result,) = check(agreement(RULED + example))
    assert result.ok is ok


def test_a_charge_that_no_row_names_fails():
    both = '{ kind = "visit", item = "A", at = 2026-01-05 }, { kind = "travel", item = "A", at = 2026-01-05 }'
    assert not outcome('{ charges = [{ clause = "visit" }] }', both)
    assert outcome('{ charges = [{}, { clause = "visit" }] }', both)


def test_a_failing_example_shows_what_came():
    failing = check(fixture("broken/failing-example.toml"))
    assert [result.ok for result in failing] == [False, False]
    assert failing[0].expected == {"charges": [{"clause": "visit", "net": "90.00"}]}
    assert [row["net"] for row in failing[0].got["charges"]] == ["80.00"]
    assert [row["subject"] for row in failing[1].got["charges"]] == ["item:A", "item:B"]


def test_an_agreement_on_top_of_another_is_checked_with_it():
    open_work = (
        '[[example]]\nsays = "asked at support"\n'
        'given = [{ kind = "work", case = "c", at = 2026-01-05, minutes = 5, at_customers_request = true }]\n'
        'then = { charges = [{ agreement = "support", net = "1250" }] }\n'
    )
    top = agreement(VISIT + open_work, id="top", currency="NOK", more='on_top_of = "support"')
    assert [result.ok for result in check(top)] == [False]
    assert [result.ok for result in check(top, below=[fixture("support.toml")])] == [True]
