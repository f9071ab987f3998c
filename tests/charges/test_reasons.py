"""Every charge says why: a sentence and the sum behind it, in the reader's language."""

from datetime import date

import pytest

from cast import Cast
from charges.ledgers import Ledger, finnish_ledger, persian_ledger
from huolto.charges.reasons import sentence_of, why_of
from huolto.rules.calendars import CalendarSystem
from huolto.rules.formatting import LANGUAGES


def spaced(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.fixture
def ledger(cast: Cast) -> Ledger:
    ledger = finnish_ledger(cast)
    ledger.period("2026-02")
    return ledger


def test_a_fee_by_days_says_price_and_days(ledger: Ledger) -> None:
    ledger.start(ledger.item("KA-20418"), date(2026, 2, 12))
    (charge,) = ledger.close("2026-02")
    assert spaced(sentence_of(charge, "en")) == (
        "KA-20418: 14.90 € a month, in service 17 days of 28 in February 2026 "
        "(12 Feb 2026 to 28 Feb 2026): 9.05 €."
    )


def test_the_panel_has_clause_facts_and_the_whole_sum(ledger: Ledger) -> None:
    ledger.start(ledger.item("KA-20418"), date(2026, 2, 12))
    (charge,) = ledger.close("2026-02")
    why = why_of(charge, "en", source_url="/agreements/1#standard")
    assert spaced(str(why.title)) == "Why 9.05 €?"
    assert (why.clause, why.source, why.source_url) == (
        "standard",
        "Workplace services, version 1",
        "/agreements/1#standard",
    )
    assert "14.90" in str(why.quote)
    assert (str(why.facts[0].label), str(why.facts[0].value)) == ("Item", "KA-20418")
    assert [spaced(str(line.value)) for line in why.sum][-1] == "9.05 €"
    assert why.sum[-1].total


def test_a_correction_says_what_was_charged_before(ledger: Ledger) -> None:
    item = ledger.start(ledger.item("KA-1"), date(2026, 2, 1))
    ledger.close("2026-02")
    ledger.stop(item, date(2026, 2, 15))
    (charge,) = ledger.close("2026-03")
    assert spaced(sentence_of(charge, "en")) == (
        "KA-1: 14.90 € a month, in service 14 days of 28 in February 2026 "
        "(1 Feb 2026 to 14 Feb 2026): 7.45 €. Corrected for February 2026: it should be 7.45 €, "
        "14.90 € was charged before, the difference is −7.45 €."
    )
    assert [spaced(str(line.value)) for line in why_of(charge, "en").sum][-3:-1] == ["7.45 €", "14.90 €"]


def test_a_reversal_says_that_nothing_is_due_any_more(ledger: Ledger) -> None:
    item = ledger.start(ledger.item("KA-1"), date(2026, 2, 12))
    ledger.close("2026-02")
    ledger.stop(item, date(2026, 2, 12))
    (charge,) = ledger.close("2026-03")
    assert spaced(sentence_of(charge, "en")) == (
        "Nothing is due for this in February 2026 any more; 9.05 € was charged before and is given back."
    )


def test_a_part_says_of_what_it_is_a_part(ledger: Ledger, cast: Cast) -> None:
    item = ledger.start(ledger.item(cost_centre_id=cast.administration.pk), date(2026, 2, 12))
    ledger.change(item, date(2026, 2, 20), cost_centre_id=cast.basic_education.pk)
    charge = ledger.close("2026-02")[0]
    assert spaced(sentence_of(charge, "en")).endswith("Of 9.05 €, 4.26 € falls here by days.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_tells_every_charge(cast: Cast, language: str) -> None:
    ledger = persian_ledger(cast)
    item = ledger.start(ledger.item("M-7"), date(2026, 3, 6))
    first = ledger.close("1404-12")
    ledger.stop(item, date(2026, 3, 10))
    for charge in [*first, *ledger.close("1405-01")]:
        sentence = sentence_of(charge, language, CalendarSystem.JALALI)
        assert "{" not in sentence
        assert "M-7" in sentence
        assert why_of(charge, language, CalendarSystem.JALALI).sum
