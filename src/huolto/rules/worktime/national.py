"""Holidays of a country by its code, through the `holidays` library; a separate module because it loads slowly."""

from collections.abc import Container, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

import holidays

from huolto.rules.errors import RulesError
from huolto.rules.texts import local_digits

_SPOKEN = {"nb": ("nb", "no", "nn"), "en": ("en",), "fi": ("fi",), "sv": ("sv",), "fa": ("fa",)}
"""Languages of the library for each of ours, the nearest first."""


def national_holidays(code: str, language: str | None = None) -> Container[date]:
    """The public holidays of a country `NO`, or of a part of it `DE-BY`, in any year; raises `RulesError`.

    Their names are in `language` where the library has it, else as the country itself writes them.
    """
    country, part = _country(code)
    spoken = _spoken(country, language) if language else None
    found: Container[date] = holidays.country_holidays(country, subdiv=part, language=spoken)
    return found


def holidays_between(code: str, start: date, end: date, language: str) -> Mapping[date, str]:
    """The holidays of a country within [start, end) with their names; raises `RulesError` as `national_holidays`."""
    country, part = _country(code)
    years = range(start.year, end.year + 1)
    found = holidays.country_holidays(
        country, subdiv=part, language=_spoken(country, language), years=years, expand=False
    )
    return {day: local_digits(name, language) for day, name in sorted(found.items()) if start <= day < end}


@lru_cache(maxsize=64)
def weekend_of(code: str) -> frozenset[int]:
    """The weekdays (Monday 0) that are the weekend of a country: Friday in Iran, Saturday and Sunday in Norway."""
    country, part = _country(code)
    weekend: Any = holidays.country_holidays(country, subdiv=part).weekend
    return frozenset(weekend)


def _country(code: str) -> tuple[str, str | None]:
    country, _, part = code.partition("-")
    try:
        holidays.country_holidays(country, subdiv=part or None)
    except NotImplementedError:
        message = f"No holidays are known for {code!r}; write a country such as NO, or list the dates."
        raise RulesError(message, code="unknown-holidays") from None
    return country, part or None


@lru_cache(maxsize=256)
def _spoken(country: str, language: str) -> str | None:
    asked: Any = holidays.country_holidays(country)
    known: tuple[str, ...] = asked.supported_languages
    for wanted in _SPOKEN.get(language, (language,)):
        for one in known:
            if one.partition("_")[0] == wanted:
                return one
    # Named, for without a language the library speaks as the machine does.
    own: str | None = asked.default_language
    return own
