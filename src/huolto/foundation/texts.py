"""Texts that a provider or customer writes in several languages: JSON by language code.

The reader's language wins, then the provider's, then any that is there (design: Languages and calendars).
"""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce, Concat
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

LANGUAGES = ("en", "fi", "sv", "nb", "fa")


def validate_translated(value: object) -> None:
    """Accept only a mapping from known language codes to texts."""
    if not isinstance(value, Mapping) or any(
        key not in LANGUAGES or not isinstance(text, str) for key, text in value.items()
    ):
        raise ValidationError(_("Give a text for each language code (en, fi, sv, nb, fa)."))


class TranslatedText(models.JSONField):
    """A JSON object {language: text}; read it with `text_in`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", dict)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)
        self.validators.append(validate_translated)


def text_in(texts: Mapping[str, str] | None, language: str | None = None, fallback: str = "en") -> str:
    """The text for a reader: in `language` (the active one by default), else `fallback`, else any; '' if none."""
    if not texts:
        return ""
    reader = (language or get_language() or fallback).partition("-")[0]
    return texts.get(reader) or texts.get(fallback) or next((text for text in texts.values() if text), "")


def texts_of(field: str) -> Any:
    """A translated text in all its languages as one text of the database, for searching in any of them."""
    own = (
        Coalesce(KT(f"{field}__{language}"), models.Value(""), output_field=models.TextField())
        for language in LANGUAGES
    )
    parts = [part for text in own for part in (text, models.Value(" ", output_field=models.TextField()))]
    return Concat(*parts, output_field=models.TextField())


def is_id(text: str) -> bool:
    """Whether a text that was sent can be the number of a row: ASCII digits, and no more than a number holds."""
    return text.isascii() and text.isdigit() and len(text) <= 18
