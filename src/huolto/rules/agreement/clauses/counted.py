"""Charges whose price bends (`terms`): entries in order of time, staged, added up by rating key and rounded once."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from huolto.rules.agreement.arithmetic import exact_text
from huolto.rules.agreement.clauses.counters import Scope
from huolto.rules.agreement.clauses.pots import Staged
from huolto.rules.agreement.clauses.sums import Entry, added_up, number_of, told
from huolto.rules.agreement.model import RatedCharge, RatingContext
from huolto.rules.agreement.values import plain
from huolto.rules.explanation import Reason, money_param
from huolto.rules.money import round_fraction, round_unit_price

if TYPE_CHECKING:
    from huolto.rules.agreement.clauses.charge import ChargeClause
    from huolto.rules.agreement.clauses.fee import FeeClause
    from huolto.rules.agreement.clauses.pages import PagesClause

_WEIGHT = Decimal("0.000001")


def rate_counted(
    clause: "ChargeClause | FeeClause | PagesClause",
    entries: Sequence[Entry],
    context: RatingContext,
    *,
    unit: str,
    more: Callable[[Sequence[Entry]], Mapping[str, Any]] = lambda _: {},
    scope: Scope | None = None,
) -> list[RatedCharge]:
    """One charge a key for entries in order of time; `more` gives further parameters of its reason.

    `scope` says what keys are about where it is not said by the terms. Entries of a pot wait until it is drawn.
    """
    clause.terms.run(entries, clause, context)
    about = scope or clause.terms.scope

    def build() -> list[RatedCharge]:
        groups: defaultdict[tuple[str, str, str], list[Entry]] = defaultdict(list)
        for entry in entries:
            if entry.period is not None:
                own = entry.happening.subject
                subject = own if about is None else about.of(entry.happening, context.agreement)
                # Amounts of two tax categories are never added.
                tax = clause.tax_of(entry.happening, context.agreement)
                groups[subject, entry.period.label, tax].append(entry)
        charges = [
            _charge(clause, subject, label, rows, context, unit, more(rows))
            for (subject, label, _), rows in groups.items()
        ]
        return [charge for charge in charges if charge.exact]

    if pot := clause.terms.pot or clause.terms.fills:
        context.staged.append(Staged(pot, bool(clause.terms.fills), clause, entries, build))
        return []
    return build()


def _charge(
    clause: "ChargeClause | FeeClause | PagesClause",
    subject: str,
    label: str,
    rows: Sequence[Entry],
    context: RatingContext,
    unit: str,
    more: Mapping[str, Any],
) -> RatedCharge:
    agreement = context.agreement
    exact = sum((row.amount for row in rows), Fraction(0))
    net = round_fraction(exact, agreement.currency)
    billed = number_of(sum((row.quantity for row in rows), Fraction(0)))
    quantity = billed or Decimal(1)
    days = [row.day for row in rows]
    last = max(row.last or row.day for row in rows)
    weights: dict[str, Fraction] = {}
    for row in rows:
        weights[row.happening.id] = weights.get(row.happening.id, Fraction(0)) + row.amount
    average = exact / Fraction(quantity)
    params: dict[str, Any] = {
        "agreement": agreement.id,
        "clause": clause.id,
        "subject": subject.partition(":")[2],
        "from": min(days).isoformat(),
        "last": last.isoformat(),
        **({"on": days[0].isoformat()} if min(days) == last else {}),
        **more,
        "quantity": plain(billed),
        "sum": told(added_up(line for row in rows for line in row.lines), agreement.currency),
        "exact": exact_text(exact, agreement.currency),
        "net": money_param(net, agreement.currency),
    }
    return RatedCharge(
        usage=tuple(weights),
        agreement=agreement.id,
        clause=clause.id,
        code=clause.code,
        subject=subject,
        period=label,
        quantity=quantity,
        unit=unit,
        unit_price=round_unit_price(Decimal(average.numerator) / average.denominator),
        exact=exact,
        net=net,
        currency=agreement.currency,
        tax_category=clause.tax_of(rows[0].happening, agreement),
        reason=Reason("charge.counted", params),
        starts_on=min(days),
        ends_on=last,
        weights=weights_of_amounts(list(weights.values())),
    )


def weights_of_amounts(amounts: Sequence[Fraction]) -> tuple[Decimal, ...]:
    """Weights that split a net by these amounts: none below zero, equal ones where nothing is above it."""
    if not any(amount > 0 for amount in amounts):
        return tuple(Decimal(1) for _ in amounts)
    weights = (max(Fraction(0), amount) for amount in amounts)
    return tuple((Decimal(w.numerator) / w.denominator).quantize(_WEIGHT) for w in weights)
