"""Payment references by country: known numbers of the banks' own guides, and laws that always hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huolto.rules.references import (
    ImpossibleReferenceError,
    creditor_reference,
    finnish_reference,
    luhn_digit,
    norwegian_kid,
    payment_reference,
    printed_reference,
    swedish_ocr,
)

digits = st.text("0123456789", min_size=1, max_size=19)


def test_finnish_reference_of_123456_ends_in_1():
    assert finnish_reference("123456") == "1234561"


def test_finnish_reference_drops_leading_zeros_and_leads_short_numbers_by_one():
    assert finnish_reference("0000123456") == "1234561"
    assert finnish_reference("7").startswith("107")
    assert len(finnish_reference("7")) == 4


def test_creditor_reference_has_the_check_digits_of_iso_11649():
    assert creditor_reference("539007547034") == "RF18539007547034"
    assert creditor_reference("2348231") == "RF712348231"


def test_norwegian_kid_of_234567_ends_in_6():
    assert norwegian_kid("234567") == "2345676"


def test_swedish_ocr_tells_its_own_length_before_the_check_digit():
    # 10 digits in all, so the length digit is 0; 123456780 needs the check digit 6.
    assert swedish_ocr("12345678") == "1234567806"


def test_an_invoice_number_becomes_the_reference_of_the_sellers_country():
    assert payment_reference("FI", "2026-000217") == "20260002174"
    assert payment_reference("NO", "2026-000217") == "20260002173"
    assert payment_reference("SE", "2026-000217") == "202600021721"
    assert payment_reference("DE", "2026-000217") == creditor_reference("2026000217")


def test_iran_has_no_reference_so_the_invoice_number_is_printed():
    assert payment_reference("IR", " 1405-000217 ") == "1405-000217"


def test_the_customer_number_goes_first_and_is_left_out_when_there_is_no_room():
    assert payment_reference("NO", "2026-7", "10042") == norwegian_kid("1004220267")
    assert payment_reference("FI", "2026-000217", "12345678901234") == payment_reference("FI", "2026-000217")


def test_two_series_with_the_same_running_number_do_not_share_a_reference():
    assert payment_reference("FI", "A-2026-17") != payment_reference("FI", "B-2026-17")


def test_persian_digits_give_the_same_reference_as_latin_ones():
    assert payment_reference("NO", "۲۰۲۶-۰۰۰۲۱۷") == payment_reference("NO", "2026-000217")


@pytest.mark.parametrize("number", ["", "—", "  "])
def test_a_number_without_digits_is_refused_with_a_sentence(number):
    with pytest.raises(ImpossibleReferenceError, match="no letter or digit"):
        payment_reference("FI", number)


def test_a_number_longer_than_the_reference_is_refused_not_cut():
    with pytest.raises(ImpossibleReferenceError, match="at most 19 digits"):
        payment_reference("FI", "9" * 20)


def test_finnish_references_are_printed_in_fives_from_the_end_and_rf_in_fours():
    assert printed_reference("FI", "20260002174") == "2 02600 02174"
    assert printed_reference("FI", "1234567890") == "12345 67890"
    assert printed_reference("DE", "RF18539007547034") == "RF18 5390 0754 7034"
    assert printed_reference("NO", "20260002173") == "20260002173"


@given(digits)
def test_every_finnish_reference_weighs_to_a_multiple_of_ten(base):
    reference = finnish_reference(base)
    weights = [1, *((7, 3, 1) * 7)]
    assert sum(int(d) * w for d, w in zip(reversed(reference), weights, strict=False)) % 10 == 0
    assert 4 <= len(reference) <= 20


@given(digits)
def test_every_creditor_reference_leaves_one_when_divided_by_97(base):
    reference = creditor_reference(base)
    moved = reference[4:] + reference[:4]
    assert int("".join(str(int(char, 36)) for char in moved)) % 97 == 1


@given(digits, st.integers(0, 18))
def test_a_kid_with_one_wrong_digit_is_noticed(base, place):
    kid = norwegian_kid(base)
    place %= len(kid)
    wrong = kid[:place] + str((int(kid[place]) + 1) % 10) + kid[place + 1 :]
    assert luhn_digit(kid[:-1]) == kid[-1]
    assert luhn_digit(wrong[:-1]) != wrong[-1]
