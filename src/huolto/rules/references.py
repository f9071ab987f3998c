"""Payment references: what the payer's bank carries back, so that a payment finds its invoice.

`payment_reference` chooses by the seller's country; `printed_reference` groups it for reading. Begin there.
Letters of an invoice number count as in ISO 11649 (A = 10 … Z = 35), so that series A and B differ.
"""

import unicodedata
from collections.abc import Callable

_SEPA_WITH_CREDITOR_REFERENCE = frozenset(
    {"AT", "BE", "DE", "DK", "EE", "ES", "FR", "IE", "IT", "LT", "LU", "LV", "NL", "PL", "PT", "SI", "SK"}
)


class ImpossibleReferenceError(ValueError):
    """The number holds nothing to count, or more than the country's reference can carry."""


def payment_reference(country: str, number: str, customer_number: str = "") -> str:
    """Return the reference for an invoice, as a bank wants it: no spaces.

    `country` is the seller's (ISO 3166 alpha-2). FI: viitenumero; NO: KID; SE: OCR with length digit; other
    SEPA countries: RF creditor reference (ISO 11649); elsewhere (IR has none): the invoice number itself.
    A customer number goes first where there is room for it. Raises ImpossibleReferenceError.
    """
    make = _BY_COUNTRY.get(country.upper())
    if make is None:
        return number.strip()
    base = _digits(number)
    if not base:
        raise ImpossibleReferenceError(f"“{number}” has no letter or digit to make a payment reference of.")
    prefix = _digits(customer_number)
    try:
        return make(prefix + base)
    except ImpossibleReferenceError:
        if not prefix:
            raise
        return make(base)


def printed_reference(country: str, reference: str) -> str:
    """Group a reference for the eye: FI in fives from the end, RF in fours, the others as they are."""
    if reference.startswith("RF"):
        return " ".join(reference[i : i + 4] for i in range(0, len(reference), 4))
    if country.upper() != "FI":
        return reference
    first = len(reference) % 5
    groups = [reference[:first]] + [reference[i : i + 5] for i in range(first, len(reference), 5)]
    return " ".join(group for group in groups if group)


def finnish_reference(base: str) -> str:
    """Return a viitenumero: 3 to 19 digits and the check digit 7-3-1 (Finance Finland, bank reference numbers).

    Leading zeros mean nothing to the banks and are dropped; shorter bases are led by a 1.
    """
    digits = _only_digits(base).lstrip("0")
    if len(digits) < 3:
        digits = "1" + digits.rjust(2, "0")
    if len(digits) > 19:
        raise ImpossibleReferenceError(
            "A Finnish reference number carries at most 19 digits and its check digit."
        )
    weighted = sum(int(digit) * (7, 3, 1)[place % 3] for place, digit in enumerate(reversed(digits)))
    return digits + str(-weighted % 10)


def creditor_reference(base: str) -> str:
    """Return an RF creditor reference: `RF`, two check digits (mod 97) and at most 21 characters (ISO 11649)."""
    text = "".join(char for char in _folded(base) if char.isalnum())
    if not text or len(text) > 21:
        raise ImpossibleReferenceError("A creditor reference carries 1 to 21 letters and digits.")
    check = 98 - int(_digits(text + "RF00")) % 97
    return f"RF{check:02d}{text}"


def norwegian_kid(base: str) -> str:
    """Return a KID with a mod-10 check digit: 2 to 25 digits in all (Norwegian banks' OCR giro, modulus 10)."""
    digits = _only_digits(base)
    if not 1 <= len(digits) <= 24:
        raise ImpossibleReferenceError("A Norwegian KID carries 1 to 24 digits and its check digit.")
    return digits + luhn_digit(digits)


def swedish_ocr(base: str) -> str:
    """Return an OCR number with a length digit and a mod-10 check digit: 3 to 25 digits (Bankgirot, level 3).

    The length digit is the last digit of the whole length, itself and the check digit counted.
    """
    digits = _only_digits(base)
    if not 1 <= len(digits) <= 23:
        raise ImpossibleReferenceError(
            "A Swedish OCR number carries 1 to 23 digits, its length and its check digit."
        )
    with_length = digits + str((len(digits) + 2) % 10)
    return with_length + luhn_digit(with_length)


def luhn_digit(digits: str) -> str:
    """Return the mod-10 check digit: every second digit from the end doubled, digit sums added (ISO 7812)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value // 10 + value % 10
    return str(-total % 10)


def _folded(text: str) -> str:
    """Return ASCII letters and digits upper case, Persian and Arabic digits folded, the rest left out."""
    folded = []
    for char in text:
        decimal = unicodedata.decimal(char, None)
        folded.append(char.upper() if decimal is None else str(decimal))
    return "".join(char for char in folded if char.isascii() and char.isalnum())


def _digits(text: str) -> str:
    """Return the digits, letters counted as two (A = 10 … Z = 35)."""
    return "".join(str(int(char, 36)) for char in _folded(text))


def _only_digits(base: str) -> str:
    if not (base.isascii() and base.isdigit()):
        raise ImpossibleReferenceError(f"“{base}” is not a row of digits.")
    return base


_BY_COUNTRY: dict[str, Callable[[str], str]] = {
    "FI": finnish_reference,
    "NO": norwegian_kid,
    "SE": swedish_ocr,
    **dict.fromkeys(_SEPA_WITH_CREDITOR_REFERENCE, creditor_reference),
}
