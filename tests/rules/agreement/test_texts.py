"""Clauses and charges in words, in all five languages, and the arithmetic behind a charge."""

import re
from datetime import date

import pytest

from huolto.rules.agreement import VOCABULARY, arithmetic, clause_text, rate, zero_reason
from huolto.rules.agreement.conditions import OPERATORS
from huolto.rules.calendars import CalendarSystem
from huolto.rules.explanation import Reason, ReasonError, render, sentences_of
from huolto.rules.formatting import LANGUAGES
from rules.agreement.kit import agreement, fixture, happening, in_service

NB = "\u00a0"


def plain(text: str) -> str:
    return re.sub("[\u2066-\u2069]", "", text.replace(NB, " "))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "18.40 € per item and month, for the days in service, when package is standard."),
        ("fi", "18,40 € laitteelta kuukaudessa, käytössäolopäiviltä, kun palvelupaketti on standard."),
        ("sv", "18,40 € per enhet och månad, för dagarna i drift, när servicepaketet är standard."),
        ("nb", "18,40 € per enhet og måned, for dagene i drift, når servicepakken er standard."),
        ("fa", "۱۸٫۴۰ یورو برای هر دستگاه در ماه، برای روزهای در سرویس، وقتی بستهٔ خدمت standard باشد."),
    ],
)
def test_a_fee_is_told_in_one_sentence_of_each_language(language: str, text: str):
    assert plain(clause_text(fixture("workplace.toml"), "standard", language)) == text


@pytest.mark.parametrize(
    ("file", "clause", "text"),
    [
        (
            "workplace.toml",
            "purchase",
            "Cost and 3% on top, for each delivery, when acquisition model is direct purchase.",
        ),
        (
            "workplace.toml",
            "finance-lease",
            "The rent of the lease every month of its term, used or not, when acquisition model is finance lease.",
        ),
        (
            "workplace.toml",
            "life-cycle-lease",
            "The rent of the lease every month, for the days in service, when acquisition model is life-cycle lease.",
        ),
        (
            "web-service.toml",
            "service-work",
            "Work by the rate card hourly, at least NOK 250.00 for each started 15 min.",
        ),
        (
            "mobile-prof.toml",
            "freight",
            "At cost, for each shipment, gathered by the month and billed once it is over.",
        ),
        (
            "negahdari.toml",
            "copier",
            "IRR 2,900,000 per item and month, for the days in service, when category is one of copier, printer.",
        ),
    ],
)
def test_each_kind_of_clause_is_told(file: str, clause: str, text: str):
    said = plain(clause_text(fixture(file), clause, "en"))
    assert re.sub(r"([\d.,]+) (NOK|IRR)", r"\2 \1", said) == text


def test_the_clauses_own_text_wins():
    assert (
        clause_text(fixture("workplace.toml"), "plus", "fi") == "Laajempi paketti maksaa 24,90 € kuukaudessa."
    )
    assert (
        clause_text(fixture("workplace.toml"), "plus", "en") == "Laajempi paketti maksaa 24,90 € kuukaudessa."
    )


def test_an_unknown_clause_has_no_text():
    with pytest.raises(KeyError):
        clause_text(fixture("workplace.toml"), "nothing", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_and_comparison_has_its_words(language: str):
    sentences = sentences_of(language)
    assert [kind for kind in VOCABULARY if f"clause.each.{kind}" not in sentences] == []
    assert [operator for operator in OPERATORS if f"condition.{operator}" not in sentences] == []
    assert len(VOCABULARY) == 21


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_of_a_rating_can_be_told(language: str):
    rated = agreement(
        '[[fee]]\nid = "i"\nper = "item"\nprice = "18.40"\n'
        '[[fee]]\nid = "m"\nper = "item"\nprice = "5"\ndays = "month-started"\n'
        '[[fee]]\nid = "t"\nper = "item"\nprice = "5"\ndays = "thirty-day-month"\n'
        '[[fee]]\nid = "p"\nper = "person"\nprice = "5"\n'
        '[[fee]]\nid = "a"\nper = "agreement"\nprice = "5"\n'
        '[[fee]]\nid = "u"\nper = "pool-unit"\nprice = "5"\n'
        '[[fee]]\nid = "l"\nof = "lease"\nbasis = "term"\nearly_end = { share = "50 %" }\n'
        '[[charge]]\nid = "d"\ncode = "purchase"\non = "delivery"\nprice = { cost_plus = "3 %" }\n'
        '[[charge]]\nid = "w"\ncode = "labour"\non = "work"\nquantum = "15 min"\nminimum_per_quantum = "25"\n'
    )
    rows = [
        in_service("1", "2026-02-12", "2026-04-10"),
        happening("2", "person_enrolled", "2026-02-12", person="p", to="2026-02-15"),
        happening("3", "agreement_in_force", "2026-02-12", to="2026-02-15"),
        happening("4", "pool_unit", "2026-02-12", item="KA-2", to="2026-02-15"),
        happening("5", "lease", "2026-02-12", item="KA-1", term_months=2, price="10"),
        happening("6", "lease", "2026-02-12", item="KA-3", term_months=9, price="10", ended="2026-03-15"),
        happening(
            "7",
            "lease",
            "2026-02-12",
            item="KA-4",
            term_months=9,
            price="10",
            ended="2026-03-15",
            early_end="7",
        ),
        happening("8", "delivery", "2026-02-12", item="KA-1", cost="100"),
        happening("9", "delivery", "2026-02-12", item="KA-1"),
        happening("10", "work", "2026-02-12", case="c", minutes=61),
        happening("11", "visit", "2026-02-12", item="KA-1", wat="x", pakage="y"),
        in_service("12", "2026-02-12"),
    ]
    result = rate([rated], rows)
    reasons = [x.reason for x in (*result.charges, *result.decisions, *result.notices, *result.unpriced)]
    codes = {reason.code for reason in reasons}
    assert {
        "fee.item.days",
        "fee.whole-month",
        "fee.month-started",
        "fee.thirty-day-month",
        "fee.person.days",
        "fee.agreement.days",
        "fee.pool-unit.days",
        "fee.lease.days",
        "fee.lease.last",
        "fee.lease.early-share",
        "fee.lease.early-sum",
        "charge.cost-plus",
        "charge.work",
        "decision.priced",
        "unpriced.missing-fact",
        "unpriced.no-clause",
        "unpriced.no-end",
        "notice.unknown-fact-near",
    } <= codes
    for reason in reasons:
        text = render(Reason.from_json(reason.to_json()), language, CalendarSystem.JALALI)
        assert text
        assert "{" not in text
    for clause in rated.clauses:
        assert clause_text(rated, clause.id, language)


def test_the_arithmetic_of_a_charge_is_drawn_line_by_line():
    (charge,) = rate(
        [fixture("workplace.toml")], [in_service("s", "2026-02-12")], until=date(2026, 3, 1)
    ).charges
    assert [(step.label, step.type, step.value) for step in arithmetic(charge.reason)] == [
        ("step.numerator", "int", 17),
        ("step.denominator", "int", 28),
        ("step.price", "price", {"amount": "18.40", "currency": "EUR"}),
        ("step.exact", "number", "11.1714"),
        ("step.net", "money", {"amount": "11.17", "currency": "EUR"}),
    ]
    assert all(step.label in sentences_of("en") for step in arithmetic(charge.reason))


def test_a_charge_says_what_would_have_made_it_nothing():
    (charge,) = rate(
        [fixture("workplace.toml")], [in_service("s", "2026-02-12")], until=date(2026, 3, 1)
    ).charges
    reason = zero_reason(charge.reason)
    assert reason is not None
    assert plain(render(reason, "en")) == (
        "It would have been 0 if it had begun on 1 Mar 2026 or later, or had ended on 12 Feb 2026."
    )


def test_the_reason_of_a_decision_has_no_arithmetic():
    with pytest.raises(ReasonError):
        arithmetic(Reason("decision.priced", {}))


def test_a_charge_is_told_with_its_numbers():
    (charge,) = rate(
        [fixture("workplace.toml")], [in_service("s", "2026-02-12")], until=date(2026, 3, 1)
    ).charges
    assert plain(render(charge.reason, "en")) == (
        "KA-1: 18.40 € a month, in service 17 days of 28 in February 2026 (12 Feb 2026 to 28 Feb 2026): 11.17 €."
    )


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ('["advice"]', "when task is advice."),
        ('{ not_in = ["advice"] }', "when task is not advice."),
        ('["advice", "reset"]', "when task is one of advice, reset."),
    ],
)
def test_one_value_is_not_said_as_one_of(asked: str, told: str):
    clauses = f'[[cover]]\nid = "c"\non = "work"\nwhen = {{ task = {asked} }}\n'
    assert clause_text(agreement(clauses), "c", "en").endswith(told)
