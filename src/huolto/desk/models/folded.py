"""Texts folded by the database as `rules.texts.fold` folds them, but for compatibility forms and spacing."""

from typing import Any

from django.db.models import F, Func, Value
from django.db.models.functions import Lower

from huolto.rules.texts import folding_characters


class Folded(Func):
    """A column's text for searching: case, digits, Arabic yeh and kaf, joiners do not count."""

    function = "TRANSLATE"

    def __init__(self, *expressions: Any, **extra: Any) -> None:
        if len(expressions) == 1:
            written, read = folding_characters()
            # A string names a column here, as it does in `Lower`.
            column = F(expressions[0]) if isinstance(expressions[0], str) else expressions[0]
            expressions = (Lower(column), Value(written), Value(read))
        super().__init__(*expressions, **extra)
