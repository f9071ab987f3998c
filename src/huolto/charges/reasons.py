"""Why a charge is what it is: one sentence, and the panel with clause, facts and arithmetic, in any language.

Everything is rendered from what the charge itself keeps, so it says the same years later. Begin at `sentence_of`
(invoices) and `why_of` (the panel behind "why?").
"""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from huolto.agreements.models import AgreementVersion
from huolto.agreements.queries import parsed
from huolto.charges.models import Charge, Rating
from huolto.charges.people import NOBODY, Names
from huolto.charges.rating.projection import month_of_period
from huolto.charges.uncharged import PERSON
from huolto.foundation.pages import FactLine, SumLine, Why
from huolto.rules.agreement.arithmetic import Step, arithmetic, zero_reason
from huolto.rules.agreement.model import RatedCharge
from huolto.rules.agreement.texts import agreement_name, clause_text
from huolto.rules.calendars import CalendarSystem
from huolto.rules.explanation import Reason, money_param, render, render_all
from huolto.rules.formatting import (
    format_date,
    format_duration,
    format_money,
    format_month,
    format_number,
    format_percent,
    format_unit_price,
)
from huolto.rules.periods import period_from_label

Row = Charge | Rating


def sentence_of(
    row: Row,
    language: str,
    calendar_system: CalendarSystem = CalendarSystem.GREGORIAN,
    *,
    names: Names = NOBODY,
) -> str:
    """Why this amount, in one or a few sentences of `language`; `names` are those of the persons charged for."""
    return render_all(reasons_of(row, names), language, calendar_system)


def reasons_of(row: Row, names: Names = NOBODY) -> list[Reason]:
    """The reasons of a row in order: of each version in force, of its share, of a correction."""
    reasons = []
    if not row.reason.get("is_reversal"):
        reasons += [_named(Reason.from_json(earlier), row, names) for earlier in row.reason.get("before", ())]
        reasons.append(_named(Reason.from_json(row.reason), row, names))
        if "share" in row.reason:
            reasons.append(_share(row))
    if isinstance(row, Charge):
        reasons += _correction(row)
    return reasons


def why_of(
    row: Row,
    language: str,
    calendar_system: CalendarSystem = CalendarSystem.GREGORIAN,
    *,
    source_url: str = "",
    names: Names = NOBODY,
) -> Why:
    """The panel of a row for a reader; `source_url` is the page where the clause can be read.

    Labels are written in `language`; wants `agreement`, `version`, `period`, `item` and `cost_centre` at hand.
    """
    agreement = parsed(row.version)
    with translation.override(language):
        amount = row.delta if isinstance(row, Charge) else row.net
        return Why(
            title=_("Why %(amount)s?") % {"amount": format_money(amount, row.currency, language)},
            clause=row.clause,
            quote=clause_text(agreement, row.clause, language),
            source=_("%(agreement)s, version %(number)s")
            % {
                "agreement": agreement_name(agreement, language),
                "number": format_number(row.version.number, language),
            },
            source_url=source_url,
            facts=tuple(_facts(row, language, calendar_system, names)),
            sum=tuple(_sum(row, language, calendar_system, names)),
            footer=_footer(row, language, calendar_system, names),
            **_days(row, language, calendar_system),
        )


def why_of_rated(
    charge: RatedCharge,
    versions: Sequence[AgreementVersion],
    language: str,
    calendar_system: CalendarSystem = CalendarSystem.GREGORIAN,
    *,
    source_url: str = "",
) -> Why:
    """The panel of what something would cost (`queries.preview`); `versions` are those it may have been rated by."""
    version = next((one for one in versions if parsed(one).id == charge.agreement), None)
    params = charge.reason.params
    days = [params[name] for name in ("from", "last") if name in params]
    zero = zero_reason(charge.reason)
    steps = [_line(step, language, calendar_system) for step in arithmetic(charge.reason)]
    with translation.override(language):
        written = [format_date(date.fromisoformat(day), language, calendar_system) for day in days]
        return Why(
            title=_("Why %(amount)s?") % {"amount": format_money(charge.net, charge.currency, language)},
            clause=charge.clause,
            quote=clause_text(parsed(version), charge.clause, language) if version else "",
            source=_("%(agreement)s, version %(number)s")
            % {
                "agreement": agreement_name(parsed(version), language),
                "number": format_number(version.number, language),
            }
            if version
            else "",
            source_url=source_url,
            facts=(FactLine(_("Days"), " – ".join(dict.fromkeys(written))),) if written else (),
            sum=(*steps[:-1], dataclasses.replace(steps[-1], total=True)) if steps else (),
            footer=render(zero, language, calendar_system) if zero else "",
        )


def _named(reason: Reason, row: Row, names: Names) -> Reason:
    """The reason with a person's name where it has the key of the person's row."""
    name = names.get(row.subject)
    if name is None or row.subject != f"{PERSON}{reason.params.get('subject')}":
        return reason
    return Reason(reason.code, {**reason.params, "subject": name})


def _share(row: Row) -> Reason:
    share = row.reason["share"]
    return Reason(
        "ledger.share",
        {
            "part": money_param(Decimal(share["net"]), row.currency),
            "of": money_param(Decimal(share["of"]), row.currency),
        },
    )


def _correction(charge: Charge) -> list[Reason]:
    month = month_of_period(charge.for_period)
    params = {"month": {"label": month.label, "system": month.system.value}}
    amounts = {
        "should_be": money_param(_plain(charge.should_be), charge.currency),
        "before": money_param(_plain(charge.posted_before), charge.currency),
        "delta": money_param(_plain(charge.delta), charge.currency),
    }
    if charge.reason.get("is_reversal"):
        return [Reason("ledger.reversal", params | amounts)]
    if charge.posted_before:
        return [Reason("ledger.correction", params | amounts)]
    if charge.period_id != charge.for_period_id:
        return [Reason("ledger.late", params)]
    return []


def _facts(row: Row, language: str, system: CalendarSystem, names: Names) -> list[FactLine]:
    facts = []
    if person := names.get(row.subject):
        facts.append(FactLine(_("Person"), person))
    if row.item is not None:
        facts.append(FactLine(_("Item"), row.item.asset_tag, code=True))
        facts.append(FactLine(_("Name"), row.item.name))
    params = row.reason.get("params", {})
    days = [params[name] for name in ("from", "last") if name in params] or [
        params[name] for name in ("on",) if name in params
    ]
    if days:
        written = [format_date(date.fromisoformat(day), language, system) for day in days]
        facts.append(FactLine(_("Days"), " – ".join(dict.fromkeys(written))))
    period = row.for_period if isinstance(row, Charge) else row.period
    facts.append(FactLine(_("Period"), format_month(month_of_period(period), language)))
    if row.cost_centre is not None:
        facts.append(FactLine(_("Cost centre"), f"{row.cost_centre.code} {row.cost_centre.name}"))
    if row.posting_code:
        facts.append(FactLine(_("Posting code"), row.posting_code, code=True))
    return facts


def _days(row: Row, language: str, system: CalendarSystem) -> dict[str, Any]:
    """One square a day of the period, where the charged days are one stretch that the sum counts."""
    params = row.reason.get("params", {})
    if row.reason.get("is_reversal") or not {"from", "last", "numerator", "denominator"} <= params.keys():
        return {}
    month = month_of_period(row.for_period if isinstance(row, Charge) else row.period)
    first, last = date.fromisoformat(params["from"]), date.fromisoformat(params["last"])
    days = [month.start + timedelta(days=number) for number in range(month.days)]
    on = tuple(first <= day <= last for day in days)
    if (sum(on), len(on)) != (params["numerator"], params["denominator"]):
        return {}
    return {
        "days": on,
        "days_from": format_date(days[0], language, system),
        "days_until": format_date(days[-1], language, system),
    }


def _sum(row: Row, language: str, system: CalendarSystem, names: Names) -> list[SumLine]:
    is_corrected = isinstance(row, Charge) and bool(row.posted_before)
    lines = []
    if not row.reason.get("is_reversal"):
        steps = arithmetic(_named(Reason.from_json(row.reason), row, names))
        lines = [_line(step, language, system) for step in steps]
    if "share" in row.reason and not row.reason.get("is_reversal"):
        share = Decimal(row.reason["share"]["net"])
        lines.append(_ledger_line("share", share, row.currency, language))
    if is_corrected and isinstance(row, Charge):
        lines += [
            _ledger_line("should-be", row.should_be, row.currency, language),
            _ledger_line("before", row.posted_before, row.currency, language),
            _ledger_line("delta", row.delta, row.currency, language),
        ]
    if lines:
        last = lines[-1]
        lines[-1] = SumLine(last.label, last.value, last.note, total=True)
    return lines


def _line(step: Step, language: str, system: CalendarSystem) -> SumLine:
    label = render(Reason(step.label), language, system)
    if step.type == "part":
        month = step.value["month"]
        named = format_month(period_from_label(month["label"], CalendarSystem(month["system"])), language)
        price = WRITERS["price"](step.value["price"], language, system)
        days = format_number(step.value["numerator"], language)
        of = format_number(step.value["denominator"], language)
        return SumLine(named, f"{price} × {days}/{of}")
    if step.type == "reason":
        line = Reason.from_json(step.value)
        amount = line.params.get("amount")
        return SumLine(
            render(line, language, system), WRITERS["money"](amount, language, system) if amount else ""
        )
    return SumLine(label, WRITERS[step.type](step.value, language, system))


def _ledger_line(name: str, amount: Decimal, currency: str, language: str) -> SumLine:
    label = render(Reason(f"ledger.step-{name}"), language)
    return SumLine(label, format_money(amount, currency, language))


def _footer(row: Row, language: str, system: CalendarSystem, names: Names) -> str:
    if row.reason.get("is_reversal"):
        return render_all(reasons_of(row, names), language, system)
    zero = zero_reason(_named(Reason.from_json(row.reason), row, names))
    return render(zero, language, system) if zero else ""


def _plain(amount: Decimal) -> Decimal:
    return amount.normalize() if amount else Decimal(0)


WRITERS: Mapping[str, Callable[[Any, str, CalendarSystem], str]] = {
    "money": lambda value, language, _s: format_money(Decimal(value["amount"]), value["currency"], language),
    "price": lambda value, language, _s: format_unit_price(
        Decimal(value["amount"]), value["currency"], language
    ),
    "int": lambda value, language, _s: format_number(int(value), language),
    "number": lambda value, language, _s: format_number(Decimal(str(value)), language),
    "percent": lambda value, language, _s: format_percent(Decimal(str(value)), language),
    "duration": lambda value, language, _s: format_duration(int(value), language),
    "date": lambda value, language, system: format_date(date.fromisoformat(value), language, system),
}
"""Type of a step's value -> how it is written."""
