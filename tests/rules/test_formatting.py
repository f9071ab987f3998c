"""Formatting and texts: money, dates and months in five languages, folding and alphabets."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huolto.rules.calendars import CalendarSystem
from huolto.rules.errors import RulesError
from huolto.rules.formatting import (
    fold,
    format_date,
    format_datetime,
    format_duration,
    format_money,
    format_month,
    format_number,
    format_percent,
    format_unit_price,
    latin_digits,
    local_digits,
    sorting_key,
)
from huolto.rules.periods import Period, period_from_label

G, J = CalendarSystem.GREGORIAN, CalendarSystem.JALALI


def spaced(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("amount", "currency", "language", "written"),
    [
        ("1234.9", "EUR", "en", "1,234.90 €"),
        ("1234.9", "EUR", "fi", "1 234,90 €"),
        ("15600", "SEK", "sv", "15 600,00 kr"),
        ("1250", "NOK", "nb", "1 250,00 kr"),
        ("1250", "NOK", "sv", "1 250,00 NOK"),
        ("2900000", "IRR", "fa", "۲٬۹۰۰٬۰۰۰ ریال"),
        ("2900000", "IRR", "en", "2,900,000 IRR"),
        ("14.90", "EUR", "fa", "۱۴٫۹۰ یورو"),
        ("-9.05", "EUR", "en", "−9.05 €"),
        ("-9.05", "EUR", "fi", "−9,05 €"),
        ("-9.05", "EUR", "fa", "\u200e−۹٫۰۵ یورو"),
        ("0.005", "EUR", "en", "0.01 €"),
        ("-0.004", "EUR", "en", "0.00 €"),
        ("1", "EUR", "de", "1.00 €"),
    ],
)
def test_money_is_written_as_its_readers_do(amount, currency, language, written):
    assert spaced(format_money(Decimal(amount), currency, language)) == written


def test_numbers_prices_and_percentages():
    assert spaced(format_number(Decimal("1234567.5"), "sv")) == "1 234 567,5"
    assert format_number(1234, "en", decimals=2) == "1,234.00"
    assert spaced(format_unit_price(Decimal("0.1250"), "EUR", "en")) == "0.125 €"
    assert spaced(format_percent(Decimal("25.50"), "fi")) == "25,5 %"
    assert format_percent(Decimal("25.50"), "en") == "25.5%"
    assert format_percent(Decimal(10), "fa") == "۱۰٪"


@pytest.mark.parametrize(
    ("language", "system", "written"),
    [
        ("en", G, "12 Mar 2026"),
        ("fi", G, "12.3.2026"),
        ("sv", G, "12 mars 2026"),
        ("nb", G, "12. mars 2026"),
        ("fa", G, "۱۲ مارس ۲۰۲۶"),
        ("fa", J, "۲۱ اسفند ۱۴۰۴"),
        ("en", J, "21 Esfand 1404"),
        ("fi", J, "21. Esfand 1404"),
    ],
)
def test_dates_are_written_out(language, system, written):
    assert format_date(date(2026, 3, 12), language, system) == written


def test_months_have_names():
    march, farvardin = period_from_label("2026-03", G), period_from_label("1405-01", J)
    assert [format_month(march, language) for language in ("en", "fi", "sv", "nb", "fa")] == [
        "March 2026",
        "maaliskuu 2026",
        "mars 2026",
        "mars 2026",
        "مارس ۲۰۲۶",
    ]
    assert format_month(farvardin, "fa") == "فروردین ۱۴۰۵"
    assert format_month(farvardin, "sv") == "Farvardin 1405"
    assert format_month(Period("2026-Q1", date(2026, 1, 1), date(2026, 4, 1), G), "en") == "2026-Q1"


@pytest.mark.parametrize(
    ("language", "system", "written"),
    [
        ("en", G, "12 Mar 2026, 16:05"),
        ("fi", G, "12.3.2026 klo 16.05"),
        ("sv", G, "12 mars 2026 kl. 16:05"),
        ("nb", G, "12. mars 2026 kl. 16:05"),
        ("fa", J, "۲۱ اسفند ۱۴۰۴ ساعت ۱۶:۰۵"),
    ],
)
def test_instants_are_shown_as_the_clock_on_the_wall(language, system, written):
    at = datetime(2026, 3, 12, 14, 5, tzinfo=UTC)
    assert format_datetime(at, language, "Europe/Helsinki", system) == written


def test_an_instant_without_zone_is_refused():
    with pytest.raises(RulesError, match="zone"):
        format_datetime(datetime(2026, 3, 12, 14, 5), "en", "Europe/Helsinki")  # noqa: DTZ001


def test_spans_of_minutes():
    assert [spaced(format_duration(minutes, "en")) for minutes in (0, 45, 60, 90)] == [
        "0 min",
        "45 min",
        "1 h",
        "1 h 30 min",
    ]
    assert spaced(format_duration(90, "fa")) == "۱ ساعت و ۳۰ دقیقه"


def test_digits_change_only_for_persian():
    assert local_digits("SR-12", "fa") == "SR-۱۲"
    assert local_digits("12", "fi") == "12"
    assert latin_digits("۱۴۰۵/٠١") == "1405/01"


@given(st.text())
def test_latin_digits_come_back(text):
    assert latin_digits(local_digits(text, "fa")) == latin_digits(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("علي", "علی"),
        ("كاغذ", "کاغذ"),
        ("می\u200cشود", "میشود"),
        ("چاپگر ۱۲", "چاپگر 12"),
        ("مُهر", "مهر"),
        ("STRASSE", "straße"),
        ("  two   words ", "Two Words"),
    ],
)
def test_two_spellings_of_one_word_are_equal_when_folded(one, other):
    assert fold(one) == fold(other)


def test_folding_keeps_different_letters_apart():
    assert fold("Pääsky") != fold("Paasky")


@given(st.text(), st.sampled_from(["en", "fi", "sv", "nb", "fa"]))
def test_folding_twice_changes_nothing(text, language):
    assert fold(fold(text)) == fold(text)
    assert sorting_key(text, language) == sorting_key(text, language)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", "Anna Bo Zorn Åsa Ärla Örjan"),
        ("fi", "Aalto Virtanen Wirta Zorn Åström Äijö Öhman"),
        ("nb", "Anna Zorn Ærlig Østby Aas Åse"),
        ("en", "Anna Åsa Bo Örjan Zorn"),
        ("fa", "آبی ابر پارسا تبریز چاپگر ژاله سارا کاغذ گنجه لادن مهر نان وفا هما یزد"),
    ],
)
def test_names_stand_in_the_order_of_the_alphabet(language, words):
    expected = words.split()
    shuffled = expected[::-2] + expected[-2::-2]
    assert sorted(shuffled, key=lambda word: sorting_key(word, language)) == expected
