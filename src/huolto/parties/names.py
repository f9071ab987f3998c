"""The name of a person who is erased: a code in the column, words in each reader's language when it is read."""

import re
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    CharField = models.CharField[Any, Any]
else:
    CharField = models.CharField

PREFIX = "erased:"
_STORED = re.compile(rf"{PREFIX}([0-9A-F]{{4,8}})")


class ErasedName(str):
    """The pseudonym as its reader reads it; `stored` is what the column holds."""

    stored: str

    def __new__(cls, stored: str, code: str) -> "ErasedName":
        """The words for a code, in the active language."""
        name = super().__new__(cls, pseudonym(code))
        name.stored = stored
        return name


def pseudonym(code: str) -> str:
    """ "Former employee 4F2A", in the active language; the code stays Latin and left to right."""
    return _("Former employee %(code)s") % {"code": f"\u2066{code}\u2069"}


def stored_pseudonym(code: str) -> str:
    """What the column holds for a code."""
    return f"{PREFIX}{code}"


def read_name(value: str | None) -> str | None:
    """A column's value as its reader reads it."""
    found = _STORED.fullmatch(value) if value else None
    return ErasedName(str(value), found[1]) if found else value


class PersonName(CharField):
    """A name; one that was erased reads as a pseudonym in the reader's language, wherever it is read."""

    def from_db_value(self, value: str | None, *_rest: Any) -> str | None:
        """See `read_name`."""
        return read_name(value)

    def get_prep_value(self, value: Any) -> Any:
        """A pseudonym that was read goes back as its code."""
        return value.stored if isinstance(value, ErasedName) else super().get_prep_value(value)
