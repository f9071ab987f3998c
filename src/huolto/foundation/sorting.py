"""Sorting in the database as the reader's alphabet does: å ä ö and æ ø å at the end, Persian letters in their own order.

For lists of some thousands at the most: no index knows this order. Begin at `in_alphabet`.
"""

from typing import Any

from django.db.models import F, Func, Value
from django.db.models.functions import Collate

from huolto.foundation import localisation
from huolto.rules.texts import alphabet_places


def in_alphabet(field: str = "name", language: str = "") -> Any:
    """What to order by, so that a text column stands in the order of `language` (the reader's by default)."""
    letters, places = alphabet_places(language or localisation.current().language)
    return Collate(Func(F(field), Value(letters), Value(places), function="translate"), "C")
