"""Covers of what lasts: which fees they take away, in a stack and out of it, and what they leave alone."""

import pytest

from huolto.rules.agreement import AgreementError, clause_text, rate
from rules.agreement.kit import agreement, happening, in_service

FEES = """
[[fee]]
id = "device"
per = "item"
price = "28"

[[fee]]
id = "insurance"
code = "insurance"
per = "item"
price = "2.80"

[[fee]]
id = "person"
per = "person"
price = "56"
"""
PHONES = '[[cover]]\nid = "phones"\non = "item_in_service"\nwhen = { category = "phone" }\n'
SPAN = {"end": "2026-03-01"}


def phone(**facts: object):
    return in_service("phone", "2026-02-01", "2026-03-01", item="P-1", category="phone", **facts)


LAPTOP = in_service("laptop", "2026-02-01", "2026-03-01", item="L-1", category="laptop")
PERSON = happening("anna", "person_enrolled", "2026-02-01", person="7", to="2026-03-01")
ALL = (phone(), LAPTOP, PERSON)


def nets(*stack, given=ALL) -> dict[tuple[str, str], str]:
    return {(c.subject, c.clause): str(c.net) for c in rate(stack, given).charges}


def on_top(clauses: str):
    return agreement(clauses, id="above", more='on_top_of = "workplace"')


def test_a_cover_of_what_lasts_takes_its_fees_away_and_no_others():
    assert nets(agreement(FEES + PHONES)) == {
        ("item:L-1", "device"): "28.00",
        ("item:L-1", "insurance"): "2.80",
        ("person:7", "person"): "56.00",
    }


def test_an_agreement_on_top_covers_the_fees_of_the_one_below():
    assert nets(on_top(PHONES), agreement(FEES)) == nets(agreement(FEES + PHONES))


def test_codes_name_which_fees_it_takes_away():
    found = nets(agreement(f'{FEES}{PHONES}codes = ["insurance"]\n'), given=[phone()])
    assert found == {("item:P-1", "device"): "28.00"}


def test_an_agreement_below_does_not_take_the_fee_of_the_one_above():
    above = on_top('[[fee]]\nid = "extra"\nper = "item"\nprice = "14"\n')
    below = agreement(FEES + PHONES)
    assert nets(above, below, given=[phone()]) == {("item:P-1", "extra"): "14.00"}


def test_people_are_covered_by_their_level():
    cover = '[[cover]]\nid = "included"\non = "person_enrolled"\nwhen = { level = "board" }\n'
    board = happening("b", "person_enrolled", "2026-02-01", person="8", level="board", to="2026-03-01")
    assert nets(agreement(FEES + cover), given=[board, PERSON]) == {("person:7", "person"): "56.00"}


def test_what_is_covered_is_decided_so_and_lies_on_no_list():
    result = rate([agreement(FEES + PHONES)], [phone()])
    (decision,) = result.decisions
    assert (decision.covered, decision.priced, decision.clause) == (True, False, "phones")
    assert (result.charges, result.unpriced) == ((), ())


def test_a_price_of_pages_is_covered_by_its_readings():
    pages = '[[fee]]\nof = "pages"\nmeter = "mono"\nprice = "0.10"\n[[cover]]\non = "pages"\n'
    read = [
        happening(f"r{to}", "pages", at, item="P-1", meter="mono", to=to)
        for at, to in (("2026-02-01", 0), ("2026-02-15", 90))
    ]
    assert nets(agreement(pages), given=read) == {}


def test_what_lasts_has_no_hour_of_the_day():
    with pytest.raises(AgreementError, match="what lasts is at no hour of the day"):
        agreement(
            '[calendar.team]\nhours = { mon-fri = ["08:00-16:00"] }\n'
            '[[cover]]\non = "item_in_service"\nwindow = { inside = "team" }\n'
        )


def test_it_says_so():
    assert clause_text(agreement(PHONES), "phones", "en") == (
        "Covered, nothing to pay, for each item in service, when category is phone."
    )
