"""Reading a happening: facts in their types, every fault of a row at once, bounds before arithmetic."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huolto.rules.agreement import VOCABULARY, HappeningError, rate, read_happening
from rules.agreement.kit import agreement, happening

HELSINKI = ZoneInfo("Europe/Helsinki")


def faults_of(**raw: object) -> dict[str, str]:
    with pytest.raises(HappeningError) as caught:
        read_happening(raw)
    return dict(caught.value.faults)


def test_amounts_days_and_numbers_are_read_from_strings():
    read = read_happening(
        {
            "id": 7,
            "kind": "delivery",
            "at": "2026-02-12T23:30:00Z",
            "item": "KA-1",
            "cost": "12.50",
            "quantity": 2,
            "order": "SR-1",
        }
    )
    assert read.id == "7"
    assert (read.number("cost"), read.number("quantity")) == (Decimal("12.50"), Decimal(2))
    assert read.start(HELSINKI) == date(2026, 2, 13)
    assert read.start(ZoneInfo("UTC")) == date(2026, 2, 12)
    assert read.text("order") == "SR-1"
    assert read.unknown_facts() == []


def test_a_naive_time_is_in_the_zone_of_the_agreement():
    read = happening("1", "visit", "2026-02-12T00:30")
    assert read.moment(HELSINKI) == datetime(2026, 2, 12, 0, 30, tzinfo=HELSINKI)


def test_all_faults_of_a_row_are_told_at_once():
    assert faults_of(kind="delivery", at="soon", cost="1,5", quantity=True) == {
        "at": 'expected a day or time such as "2026-02-12" or "2026-02-12T09:00", not \'soon\'',
        "cost": "expected a number such as \"12.50\", not '1,5'",
        "quantity": "expected a number, not True",
    }
    assert faults_of(kind="work", at="2026-02-12") == {
        "case": "a happening of kind work needs `case`",
        "minutes": "a happening of kind work needs `minutes`",
    }


@pytest.mark.parametrize(
    ("facts", "fact"),
    [
        ({"kind": "delivery", "at": "2026-01-01", "cost": "1E+999999"}, "cost"),
        ({"kind": "delivery", "at": "2026-01-01", "cost": "NaN"}, "cost"),
        ({"kind": "delivery", "at": "2026-01-01", "cost": "-1"}, "cost"),
        ({"kind": "delivery", "at": "9999-12-31"}, "at"),
        ({"kind": "lease", "from": "2026-01-01", "item": "A", "term_months": 10**9}, "term_months"),
        ({"kind": "lease", "from": "2026-01-01", "item": "A", "term_months": "1.5"}, "term_months"),
        ({"kind": "lease", "from": "2026-01-02", "item": "A", "ended": "2026-01-01"}, "ended"),
        ({"kind": "item_in_service", "from": "2026-01-02", "item": "A", "to": "2026-01-01"}, "to"),
        ({"kind": "visit", "at": "2026-01-01", "tax_category": "standart"}, "tax_category"),
        ({"kind": "visti", "at": "2026-01-01"}, "kind"),
        ({"at": "2026-01-01"}, "kind"),
    ],
)
def test_a_fact_that_no_rule_could_work_with_is_refused(facts: dict[str, object], fact: str):
    assert list(faults_of(**facts)) == [fact]


_FACTS = sorted({fact for kind in VOCABULARY.values() for fact in kind.words})
_JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.dates().map(str),
    st.lists(st.integers(), max_size=2),
)


@given(st.sampled_from(sorted(VOCABULARY)), st.dictionaries(st.sampled_from(_FACTS), _JUNK, max_size=8))
def test_any_row_is_read_and_rated_or_refused_with_faults(kind: str, facts: dict[str, object]):
    rated = agreement(
        '[[fee]]\nper = "item"\nprice = "5"\n'
        '[[fee]]\nof = "lease"\nbasis = "term"\n'
        '[[charge]]\ncode = "labour"\non = "work"\nquantum = "15 min"\nminimum_per_quantum = "25"\n'
        '[[charge]]\ncode = "purchase"\non = "delivery"\n'
    )
    try:
        row = read_happening({"id": "1", "kind": kind, **facts})
    except HappeningError as error:
        assert all(message for _, message in error.faults)  # noqa: PT017 - either outcome is right
        return
    result = rate([rated], [row], until=date(2030, 1, 1))
    assert [d.usage for d in result.decisions] == ["1"]
