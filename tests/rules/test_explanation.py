"""Explanations: one sentence a code in five languages, with typed placeholders."""

from datetime import date

import pytest

from huolto.rules.calendars import CalendarSystem
from huolto.rules.explanation import (
    WRITERS,
    Reason,
    ReasonError,
    placeholders_of,
    render,
    sentences_of,
)
from huolto.rules.formatting import LANGUAGES
from huolto.rules.sentences import en, fa

IN_SERVICE = Reason(
    "proration.actual-days",
    {
        "price": {"amount": "14.90", "currency": "EUR"},
        "days": 17,
        "of": 28,
        "amount": {"amount": "9.05", "currency": "EUR"},
    },
)


@pytest.fixture
def sentence(monkeypatch):
    def add(template: str, language_module=en) -> None:
        monkeypatch.setitem(language_module.SENTENCES, "test.sentence", template)

    return add


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_languages_have_the_same_codes_and_placeholders(language):
    theirs, ours = sentences_of(language), sentences_of("en")
    assert sorted(theirs) == sorted(ours)
    differing = {code for code in ours if placeholders_of(theirs[code]) != placeholders_of(ours[code])}
    assert differing == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_placeholder_has_a_known_type_and_no_brace_is_left_over(language):
    for code, template in sentences_of(language).items():
        found = placeholders_of(template)
        assert {kind for _, kind in found} <= set(WRITERS), code
        assert template.count("{") == template.count("}") >= len(found), code


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "14.90 € a month, in service 17 days of 28: 9.05 €."),
        ("fi", "14,90 € kuukaudessa, käytössä 17 päivää kuukauden 28 päivästä: 9,05 €."),
        ("sv", "14,90 € per månad, i bruk 17 dagar av 28: 9,05 €."),
        ("nb", "14,90 € per måned, i bruk 17 dager av 28: 9,05 €."),
        ("fa", "ماهانه ۱۴٫۹۰ یورو، ۱۷ روز در سرویس از ۲۸ روز ماه: ۹٫۰۵ یورو."),
        ("de", "14.90 € a month, in service 17 days of 28: 9.05 €."),
    ],
)
def test_a_reason_is_told_in_the_readers_language(language, said):
    assert render(IN_SERVICE, language).replace("\u00a0", " ") == said


def test_a_word_agrees_with_its_number():
    one = Reason(IN_SERVICE.code, {**IN_SERVICE.params, "days": 1})
    assert "1\u00a0day of" in render(one, "en")
    assert "1\u00a0päivä kuukauden" in render(one, "fi")


def test_a_sentence_missing_in_a_language_is_told_in_english(sentence):
    sentence("Since {from:date}.")
    reason = Reason("test.sentence", {"from": "2026-03-21"})
    assert render(reason, "fa", CalendarSystem.JALALI) == "Since 1 Farvardin 1405."
    assert render(reason, "en") == "Since 21 Mar 2026."


def test_codes_keep_latin_digits_and_stand_isolated_in_persian(sentence):
    sentence("{tag:code}", en)
    sentence("دستگاه {tag:code} از {from:date}", fa)
    reason = Reason("test.sentence", {"tag": "LT-1042", "from": "2026-03-21"})
    assert render(reason, "fa", CalendarSystem.JALALI) == ("دستگاه \u2066LT-1042\u2069 از ۱ فروردین ۱۴۰۵")
    assert render(reason, "en") == "LT-1042"


def test_instants_are_told_in_the_zone_of_the_reader(sentence):
    sentence("{due:datetime}")
    reason = Reason("test.sentence", {"due": "2026-03-02T07:50:00+00:00"})
    assert render(reason, "en", zone="Europe/Helsinki") == "2 Mar 2026, 09:50"
    assert render(reason, "en") == "2 Mar 2026, 07:50"


def test_the_other_types_are_written_too(sentence):
    sentence("{n:number} {p:percent} {m:month} {t:text} {c:codes} {d:duration} {u:price}")
    params = {
        "n": "2.50",
        "p": "25.5",
        "m": {"label": "2026-03", "system": "gregorian"},
        "t": "Tea break",
        "c": ["A1", "A2"],
        "d": 90,
        "u": {"amount": "0.1250", "currency": "EUR"},
    }
    said = render(Reason("test.sentence", params), "en").replace("\u00a0", " ")
    assert said == "2.50 25.5% March 2026 Tea break A1, A2 1 h 30 min 0.125 €"


def test_reasons_survive_json():
    assert Reason.from_json(IN_SERVICE.to_json()) == IN_SERVICE
    with pytest.raises(ReasonError):
        Reason.from_json({"params": {}})


def test_what_cannot_be_told_says_what_is_missing(sentence):
    with pytest.raises(ReasonError, match=r"no\.such"):
        render(Reason("no.such"), "en")
    sentence("{from:date} {price:money}")
    with pytest.raises(ReasonError, match="lacks its parameter 'from'"):
        render(Reason("test.sentence"), "en")
    wrong = {"from": date(2026, 3, 1), "price": {"amount": "1", "currency": "EUR"}}
    with pytest.raises(ReasonError, match="is no date"):
        render(Reason("test.sentence", wrong), "en")
    with pytest.raises(ReasonError, match="is no money"):
        render(
            Reason("test.sentence", {"from": "2026-03-01", "price": {"amount": 1.5, "currency": "EUR"}}), "en"
        )
