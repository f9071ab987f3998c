"""Prepaid pots: given or bought, drawn in order of time over all their clauses, never silently free when empty."""

import pytest

from huolto.rules.agreement import clause_text, rate
from huolto.rules.formatting import LANGUAGES
from rules.agreement.kit import agreement, happening, nets, said


def pot(more: str = "") -> str:
    return f'[[pot]]\nid = "prepaid"\n{more}\n'


VISIT = '[[charge]]\ncode = "visit"\non = "visit"\nprice = "60"\npot = "prepaid"\n'
PART = '[[charge]]\ncode = "part"\non = "part"\nprice = "50"\npot = "prepaid"\n'
TOP_UP = '[[charge]]\ncode = "top-up"\non = "delivery"\nprice = { fact = "price" }\nfills = "prepaid"\n'


def visit(usage: str, at: str):
    return happening(usage, "visit", at, item="A")


def bought(usage: str, at: str, price: str = "100"):
    return happening(usage, "delivery", at, product="prepaid", price=price)


def test_a_pot_pays_until_it_is_empty_and_then_the_customer_does():
    rows = [visit("a", "2026-02-03"), visit("b", "2026-02-04"), visit("c", "2026-03-04")]
    result = rate([agreement(pot('given = "100"') + VISIT)], rows)
    assert nets(result) == {("visit", "item:A", "2026-02"): "20.00", ("visit", "item:A", "2026-03"): "60.00"}
    assert said(result.charges[0].reason) == "A: 2 × 60.00 €, less 100.00 € from the pot prepaid: 20.00 €."


def test_what_was_bought_serves_what_happens_after_it():
    rows = [visit("a", "2026-02-03"), bought("b", "2026-02-04"), visit("c", "2026-02-05")]
    assert nets(rate([agreement(pot() + VISIT + TOP_UP)], rows)) == {
        ("visit", "item:A", "2026-02"): "60.00",
        ("top-up", "usage:b", "2026-02"): "100.00",
    }


def test_clauses_draw_in_order_of_time_whichever_stands_first_in_the_file():
    rows = [happening("p", "part", "2026-02-03", item="A", part="roller"), visit("v", "2026-02-04")]
    expected = {("visit", "item:A", "2026-02"): "10.00"}
    assert nets(rate([agreement(pot('given = "100"') + VISIT + PART)], rows)) == expected
    assert nets(rate([agreement(pot('given = "100"') + PART + VISIT)], rows)) == expected


def test_an_empty_pot_that_blocks_leaves_the_rest_to_somebody_to_decide():
    rows = [visit("a", "2026-02-03"), visit("b", "2026-02-04")]
    result = rate([agreement(pot('given = "100"\nwhen_empty = "block"') + VISIT)], rows)
    assert result.charges == ()
    assert [(u.usage, said(u.reason)) for u in result.unpriced] == [
        ("b", "The pot prepaid of workplace is empty; 20.00 € of clause visit wait for a decision.")
    ]


def test_a_pot_warns_once_when_little_is_left_and_when_it_is_empty():
    more = 'given = "150"\nwarns_at = "100"\nwhen_empty = "warn"'
    rows = [visit("a", "2026-02-03"), visit("b", "2026-02-04"), visit("c", "2026-02-05")]
    result = rate([agreement(pot(more) + VISIT)], rows)
    assert [(n.usage, n.reason.code) for n in result.notices] == [
        ("a", "notice.pot-low"),
        ("c", "notice.pot-empty"),
    ]
    assert nets(result) == {("visit", "item:A", "2026-02"): "30.00"}


def test_what_is_given_each_month_lapses():
    rows = [visit("a", "2026-02-03"), visit("b", "2026-03-03"), visit("c", "2026-03-04")]
    result = rate([agreement(pot('given = "100"\nevery = "month"') + VISIT)], rows)
    assert nets(result) == {("visit", "item:A", "2026-03"): "20.00"}


def test_what_is_taken_back_goes_back_into_the_pot():
    labour = '[[charge]]\ncode = "labour"\non = "work"\nquantum = "15 min"\nrate = { per_hour = "100" }\npot = "prepaid"\n'
    rows = [
        happening("w1", "work", "2026-02-03T09:00", case="c", minutes=60),
        happening("w2", "work", "2026-02-04T09:00", case="c", minutes=-60),
        visit("v", "2026-02-05"),
    ]
    assert nets(rate([agreement(pot('given = "100"') + labour + VISIT)], rows)) == {}


def test_a_pot_that_does_not_exist_is_named():
    with pytest.raises(ValueError, match="prepaid") as caught:
        agreement(pot() + VISIT.replace('"prepaid"', '"prepayd"'))
    assert [p.message for p in caught.value.problems] == [
        'no [[pot]] has the id "prepayd"; did you mean `prepaid`?'
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pot_is_told_in_every_language(language: str):
    rated = agreement(pot('given = "100"\nwarns_at = "90"\nwhen_empty = "warn"') + VISIT + TOP_UP)
    assert clause_text(rated, "visit", language)
    assert clause_text(rated, "top-up", language)
    result = rate([rated], [visit("a", "2026-02-03"), visit("b", "2026-02-04")])
    assert all(said(told.reason, language) for told in (*result.charges, *result.notices))
