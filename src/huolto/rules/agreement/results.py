"""The answers of a rating as plain values, in the shapes of interfaces.md (`huolto agreement rate`)."""

from typing import Any

from huolto.rules.agreement.duty import DutyDue
from huolto.rules.agreement.model import Decision, Notice, RatedCharge, Target
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
            {
                **decision_row(decision),
                "why": render(decision.reason, language, system),
                "steps": [render(step, language, system) for step in decision.steps],
            }
            for decision in result.decisions
        ],
        "targets": [
            {**target_row(target), "why": render(target.reason, language, system)}
            for target in result.targets
        ],
        "notices": [
            {**notice_row(notice), "why": render(notice.reason, language, system)}
            for notice in result.notices
        ],
        "duties": [
            {**duty_row(duty), "why": render(duty.reason, language, system)} for duty in result.duties
        ],
        "unpriced": [
            {"usage": unpriced.usage, "why": render(unpriced.reason, language, system)}
            for unpriced in result.unpriced
        ],
        "total_net": format(result.total_net, "f"),
        "prices_include_tax": result.prices_include_tax,
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
        "prices_include_tax": charge.prices_include_tax,
    }


def decision_row(decision: Decision) -> dict[str, Any]:
    """One decision."""
    return {
        "usage": decision.usage,
        "covered": decision.covered,
        "priced": decision.priced,
        "agreement": decision.agreement,
        "clause": decision.clause,
        "payer": decision.payer,
    }


def target_row(target: Target) -> dict[str, Any]:
    """One target; what is suspended is due at no time."""
    return {
        "usage": target.usage,
        "kind": target.kind,
        "strength": target.strength,
        "agreement": target.agreement,
        "clause": target.clause,
        "due_at": target.due_at.isoformat() if target.due_at else None,
    }


def duty_row(duty: DutyDue) -> dict[str, Any]:
    """One duty as it stands: how many, on which days; `code` says which sentence it is."""
    return {
        "usage": duty.usage or None,
        "agreement": duty.agreement,
        "clause": duty.clause,
        "kind": duty.kind,
        "count": duty.count,
        "on": [day.isoformat() for day in duty.on],
        "code": duty.reason.code,
    }


def notice_row(notice: Notice) -> dict[str, Any]:
    """One notice; `then` is what a rule asks to be done, `code` which sentence it is."""
    return {
        "usage": notice.usage or None,
        "clause": notice.clause or None,
        "then": notice.then or None,
        "code": notice.reason.code,
    }
