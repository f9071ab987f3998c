"""The templates that come with the program: they read, their examples hold and are not vacuous, and they can be told."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from huolto.agreements.shipped_files import shipped_templates
from huolto.rules.agreement import (
    Agreement,
    AgreementError,
    RatingResult,
    check,
    clause_text,
    parse,
    rate,
)
from huolto.rules.agreement.clauses.duties import DutyClause
from huolto.rules.explanation import Reason, render
from huolto.rules.formatting import LANGUAGES

TEMPLATES = shipped_templates()
FEWEST_EXAMPLES = 12
NEVER_DUE = {"kvalitetsrapport", "gozaresh-kharabi", "utbyte", "exchange"}
"""Duties that have no number and no day: a report of every month or quarter, how phones are exchanged."""


@cache
def read(reference: str, text: str | None = None) -> Agreement:
    return parse(text or TEMPLATES[reference], source=reference, beside=list(TEMPLATES.values()))


def stack_of(agreement: Agreement) -> tuple[Agreement, ...]:
    """The agreement and those it stands on."""
    below = agreement.header.on_top_of
    return (agreement, *(stack_of(read(f"{below}@1")) if below else ()))


def fails(reference: str, text: str) -> bool:
    try:
        agreement = read(reference, text)
    except AgreementError:
        return True
    below = stack_of(agreement)[1:]
    quickest = sorted(agreement.examples, key=lambda example: len(example.given))
    return any(
        not result.ok for e in quickest for result in check(replace(agreement, examples=(e,)), below=below)
    )


@cache
def results(reference: str) -> list[RatingResult]:
    stack = stack_of(read(reference))
    return [rate(stack, e.given, from_=e.from_, until=e.until) for e in stack[0].examples]


def reasons(reference: str) -> Iterator[Reason]:
    for result in results(reference):
        for told in (
            *result.charges,
            *result.decisions,
            *result.targets,
            *result.notices,
            *result.duties,
            *result.unpriced,
        ):
            yield told.reason
        for decision in result.decisions:
            yield from decision.steps


def test_thirteen_templates_of_three_trades_are_shipped():
    assert list(TEMPLATES) == [
        "bas@1",
        "critical@1",
        "elinkaari@1",
        *(f"negahdari-{kind}@1" for kind in range(1, 7)),
        "prof-strandtorp@1",
        "prof@1",
        "service@1",
        "support@1",
    ]


@pytest.mark.parametrize("reference", TEMPLATES)
def test_at_least_twelve_examples_hold(reference: str):
    agreement = read(reference)
    found = check(agreement, below=stack_of(agreement)[1:])
    assert [(result.says, result.expected, result.got) for result in found if not result.ok] == []
    assert len(found) >= FEWEST_EXAMPLES
    assert len({result.says for result in found}) == len(found)


@pytest.mark.parametrize("reference", TEMPLATES)
def test_every_clause_of_its_own_is_met_in_an_example(reference: str):
    agreement = read(reference)
    met = set(NEVER_DUE)
    for result in results(reference):
        met |= {clause for decision in result.decisions for _, clause in decision.answers}
        met |= {due.clause for due in result.duties} | {notice.clause for notice in result.notices}
        met |= {charge.clause for charge in result.charges}
    own = {clause.id for clause in agreement.clauses if clause.id not in agreement.inherited}
    assert own - met == set()
    assert [c.id for c in agreement.clauses if isinstance(c, DutyClause) and c.id in own - met] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reference", TEMPLATES)
def test_every_clause_is_told_in_every_language(reference: str, language: str):
    agreement = read(reference)
    for clause in agreement.clauses:
        text = clause_text(agreement, clause.id, language)
        assert text.endswith(".")
        assert "{" not in text, text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reference", TEMPLATES)
def test_every_reason_of_its_examples_is_told_in_every_language(reference: str, language: str):
    system = read(reference).header.calendar_system
    by_code = {reason.code: reason for reason in reasons(reference)}
    told = {code: render(reason, language, system) for code, reason in by_code.items()}
    assert told
    assert [code for code, text in told.items() if not text.strip() or "{" in text or code in text] == []


MUTATIONS = (
    (r'^(price|per_hour|minimum_per_quantum|to) = "(\d+)(.*)"$', lambda n: str(int(n) + 7)),
    (r'^(quantum) = "(\d+)( min)"$', lambda n: str(int(n) * 2)),
    (r'^(due|to) = "(\d+)( .*)"$', lambda n: str(int(n) + 1)),
    (r'^(cut_off|to) = "14:(\d\d)()"$', lambda n: "14:01"),
    (r'(share|cost_plus|percent) = "(\d+)( %)"', lambda n: str(int(n) * 2)),
    (r"^(count|part_months|after_visit_round|advised_above|to) = (\d+)()$", lambda n: str(int(n) + 1)),
    (r'(over) = "(\d+)( h)"', lambda n: str(int(n) * 2)),
    (r"(at_least|at_most|pages) = (\d+)()", lambda n: str(int(n) * 3)),
    (r'(amount) = "(\d+)()"', lambda n: str(int(n) + 1)),
)
"""Figures of a clause (key, figure, rest) and another figure in their place."""


def mutants(text: str) -> Iterator[tuple[str, str]]:
    """The line changed, and the text with it; only lines above the examples."""
    lines = text.split("\n")
    until = lines.index("[[example]]")
    for number, line in enumerate(lines[:until]):
        for pattern, other in MUTATIONS:
            for match in re.finditer(pattern, line):
                start, end = match.span(2)
                changed = line[:start] + other(match[2]) + line[end:]
                yield f"{number + 1}: {changed}", "\n".join([*lines[:number], changed, *lines[number + 1 :]])


@pytest.mark.parametrize("reference", TEMPLATES)
def test_no_figure_can_be_changed_without_an_example_that_notices(reference: str):
    found = list(mutants(TEMPLATES[reference]))
    assert len(found) >= 3
    assert [line for line, text in found if not fails(reference, text)] == []


@pytest.mark.parametrize("reference", TEMPLATES)
def test_names_are_in_the_language_of_the_service_and_in_english(reference: str):
    names = read(reference).header.name
    assert "en" in names
    assert set(names) & {"fi", "sv", "nb", "fa"}
