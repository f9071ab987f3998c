"""The words of a line: heading, description, quantity, unit, and the sentence that says why.

All are told in a given language, the customer's on paper and the reader's on pages. Begin at `sentence_for`.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import structlog
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override

from huolto.charges.models import Charge
from huolto.charges.people import NOBODY, Names
from huolto.charges.reasons import sentence_of
from huolto.rules.calendars import CalendarSystem
from huolto.rules.errors import RulesError
from huolto.rules.formatting import format_duration, format_number

log = structlog.get_logger("huolto.invoicing")

HEADINGS: Mapping[str, Any] = {
    "purchase": gettext_lazy("Purchases"),
    "lease": gettext_lazy("Rent"),
    "fee": gettext_lazy("Monthly fees"),
    "package": gettext_lazy("Service packages"),
    "labour": gettext_lazy("Work"),
    "work": gettext_lazy("Work"),
    "travel": gettext_lazy("Travel"),
    "freight": gettext_lazy("Freight"),
    "packaging": gettext_lazy("Packaging"),
    "part": gettext_lazy("Parts"),
    "repair": gettext_lazy("Repairs"),
    "estimate": gettext_lazy("Estimates"),
}
"""Code of a charge and what its lines stand under, in the order in which they stand."""

_ORDER = {code: position for position, code in enumerate(HEADINGS)}

WITHOUT_TAX_BECAUSE: Mapping[str, Any] = {
    "exempt": gettext_lazy("exempt from tax"),
    "reverse-charge": gettext_lazy("reverse charge: the buyer accounts for the tax"),
    "outside-scope": gettext_lazy("outside the scope of tax"),
}
"""Tax category and why it carries none (EN 16931 BT-120)."""


def heading_of(code: str) -> str:
    """What lines of this code stand under, in the active language; an unknown code as it is written."""
    known = HEADINGS.get(code)
    return str(known) if known is not None else code.replace("-", " ").capitalize()


def place_of(code: str) -> int:
    """Where lines of this code stand on the paper."""
    return _ORDER.get(code, len(_ORDER))


def unit_word(unit: str, quantity: Decimal) -> str:
    """A unit in the active language, in the number that the quantity asks for."""
    count = int(quantity) if quantity == quantity.to_integral_value() else 2
    words = {
        "month": ngettext("month", "months", count),
        "quarter": ngettext("quarter", "quarters", count),
        "year": ngettext("year", "years", count),
        "page": ngettext("page", "pages", count),
        "piece": ngettext("piece", "pieces", count),
        "hour": ngettext("hour", "hours", count),
        "day": ngettext("day", "days", count),
        "correction": ngettext("correction", "corrections", count),
    }
    return words.get(unit, unit)


def quantity_text(reason: Mapping[str, Any], quantity: Decimal, unit: str, language: str) -> str:
    """How much, as people say it: `17 of 28 days` where a share of a month is charged, else `2 pieces`."""
    params = reason.get("params", {})
    numerator, denominator = params.get("numerator"), params.get("denominator")
    with override(language):
        is_share = isinstance(numerator, int) and isinstance(denominator, int) and numerator != denominator
        if unit == "month" and is_share and "share" not in reason:
            return _("%(days)s of %(of)s days") % {
                "days": format_number(numerator, language),
                "of": format_number(denominator, language),
            }
        number = format_number(short(quantity), language)
        minutes = unit.removesuffix(" min")
        if minutes.isdigit() and minutes != unit:
            return f"{number} × {format_duration(int(minutes), language)}"
        return f"{number}\u00a0{unit_word(unit, quantity)}"


def short(quantity: Decimal) -> Decimal:
    """The quantity without the zeros that a numeric column adds."""
    whole = quantity.to_integral_value()
    return whole if whole == quantity else quantity.normalize()


def sentence_for(
    charge: Charge, language: str, calendar_system: CalendarSystem, names: Names = NOBODY
) -> str:
    """Why a line is there, in sentences of a language; wants `for_period` and `period` of the charge at hand."""
    try:
        return sentence_of(charge, language, calendar_system, names=names)
    except RulesError:
        # A paper with a plain sentence is better than no paper; the log says which sentence is missing.
        log.warning("reason_without_sentence", code=charge.reason.get("code"), charge=charge.pk)
        with override(language):
            return _("Charged by the clause %(clause)s.") % {"clause": charge.clause}
