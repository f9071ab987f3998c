"""The answers of a rating as plain values, in the shapes of interfaces.md (`huolto agreement rate`)."""

from typing import Any

from huolto.rules.agreement.model import Decision, RatedCharge
from huolto.rules.agreement.rating import RatingResult
from huolto.rules.agreement.values import plain
from huolto.rules.calendars import CalendarSystem
from huolto.rules.explanation import render
from huolto.rules.money import currency_decimals


def result_json(result: RatingResult, language: str, system: CalendarSystem) -> dict[str, Any]:
    """The whole answer, its reasons told in `language`."""
    return {
        "currency": result.currency,
        "charges": [
            {**charge_row(charge), "why": render(charge.reason, language, system)}
            for charge in result.charges
        ],
        "decisions": [
            {**decision_row(decision), "why": render(decision.reason, language, system)}
            for decision in result.decisions
        ],
        "targets": [],
        "notices": [
            {"usage": notice.usage, "why": render(notice.reason, language, system)}
            for notice in result.notices
        ],
        "unpriced": [
            {"usage": unpriced.usage, "why": render(unpriced.reason, language, system)}
            for unpriced in result.unpriced
        ],
        "total_net": format(result.total_net, "f"),
    }


def charge_row(charge: RatedCharge) -> dict[str, Any]:
    """One charge; a unit price has the currency's decimals, and up to four where it needs them."""
    price = plain(charge.unit_price)
    decimals = currency_decimals(charge.currency)
    whole, _, part = price.partition(".")
    padded = part.ljust(decimals, "0")
    return {
        "usage": list(charge.usage),
        "agreement": charge.agreement,
        "clause": charge.clause,
        "code": charge.code,
        "subject": charge.subject,
        "period": charge.period,
        "from": charge.starts_on.isoformat(),
        "last": charge.ends_on.isoformat(),
        "quantity": plain(charge.quantity),
        "unit": charge.unit,
        "unit_price": f"{whole}.{padded}" if padded else whole,
        "net": format(charge.net, "f"),
        "tax_category": charge.tax_category,
    }


def decision_row(decision: Decision) -> dict[str, Any]:
    """One decision."""
    return {
        "usage": decision.usage,
        "covered": decision.covered,
        "priced": decision.priced,
        "agreement": decision.agreement,
        "clause": decision.clause,
    }
