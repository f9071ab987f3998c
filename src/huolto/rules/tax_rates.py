"""Dated tax rates of the countries that are known, as data: who, what, how much, from when, until when.

Add a row when a parliament decides; never change one that was in force. Percentages are texts of Decimals; the
last day is included, None is still in force. Sources: Finland, laws 785/2012, 463/2024 and the change of
1 January 2026; Sweden, mervärdesskattelagen chapter 9; Norway, Stortingets vedtak om merverdiavgift (6 % in
the low class from 1 April 2020 to 30 September 2021); Iran, law of value added tax, 10 % from the year 1403.
"""

from datetime import date

RATES: tuple[tuple[str, str, str, date, date | None], ...] = (
    ("FI", "standard", "24", date(2013, 1, 1), date(2024, 8, 31)),
    ("FI", "standard", "25.5", date(2024, 9, 1), None),
    ("FI", "reduced", "14", date(2013, 1, 1), date(2025, 12, 31)),
    ("FI", "reduced", "13.5", date(2026, 1, 1), None),
    ("FI", "reduced-low", "10", date(2013, 1, 1), None),
    ("SE", "standard", "25", date(1996, 1, 1), None),
    ("SE", "reduced", "12", date(1996, 1, 1), None),
    ("SE", "reduced-low", "6", date(1996, 1, 1), None),
    ("NO", "standard", "25", date(2005, 1, 1), None),
    ("NO", "reduced", "15", date(2012, 1, 1), None),
    ("NO", "reduced-low", "12", date(2018, 1, 1), date(2020, 3, 31)),
    ("NO", "reduced-low", "6", date(2020, 4, 1), date(2021, 9, 30)),
    ("NO", "reduced-low", "12", date(2021, 10, 1), None),
    ("IR", "standard", "9", date(2015, 3, 21), date(2024, 3, 19)),
    ("IR", "standard", "10", date(2024, 3, 20), None),
)
"""Country (ISO 3166-1), category, percent, first day, last day."""

WITHOUT_TAX = ("zero", "exempt", "reverse-charge", "outside-scope")
"""Categories that carry no tax, in every country and at any time."""

EN16931_CODES = {
    "standard": "S",
    "reduced": "S",
    "reduced-low": "S",
    "zero": "Z",
    "exempt": "E",
    "reverse-charge": "AE",
    "outside-scope": "O",
}
"""Category -> duty or tax category code (EN 16931 BT-118, UNCL5305)."""
