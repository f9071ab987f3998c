"""Numbers that items are known by, made comparable."""

import re

from huolto.rules.formatting import fold

_SEPARATORS = re.compile(r"[\s\-_./:]+")


def folded_tag(tag: str) -> str:
    """An asset tag for comparing: case, Persian digits and blanks do not count."""
    return fold(tag)


def normalised(value: str) -> str:
    """An identifier for comparing: no blanks, dashes, dots, colons or case; Latin digits."""
    return _SEPARATORS.sub("", fold(value))
