"""Holidays of a country by its code, through the `holidays` library; a separate module because it loads slowly."""

from collections.abc import Container
from datetime import date

import holidays

from huolto.rules.errors import RulesError


def national_holidays(code: str) -> Container[date]:
    """The public holidays of a country `NO`, or of a part of it `DE-BY`, in any year; raises `RulesError`."""
    country, _, part = code.partition("-")
    try:
        return holidays.country_holidays(country, subdiv=part or None)
    except NotImplementedError:
        message = f"No holidays are known for {code!r}; write a country such as NO, or list the dates."
        raise RulesError(message, code="unknown-holidays") from None
