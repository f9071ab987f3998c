"""Figures of invoices and credit notes: lines, totals, numbers, due dates, tax of what is given back.

Begin at `figures` (a document from signed amounts), `payable` (its sum as it is paid) and `credited_tax` (a part
taken back). Sources: EN 16931
(BR-CO-10 to 17, UNCL1001 types 380 and 381), Directive 2006/112/EC article 226(2) on numbers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from huolto.rules.calendars import CalendarSystem
from huolto.rules.money import UNIT_PRICE_DECIMALS, round_amount, round_fraction, round_to_step
from huolto.rules.periods import fiscal_year_label
from huolto.rules.tax import TaxableLine, TaxCategory, TaxRow, breakdown, exact_tax

NUMBER_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Series:
    """A gapless series: its key among the provider's series, and what stands before the year in a number."""

    key: str
    prefix: str = ""


SERIES: Mapping[str, Series] = {"invoice": Series("invoice"), "credit_note": Series("invoice")}
"""Kind of document -> its series: both share one, so that nothing is missing between two numbers."""


@dataclass(frozen=True, slots=True)
class Figures:
    """One document's figures. `is_credit`: the amounts were turned round, what is given back is positive.

    `nets` are the lines without tax in the order given; they sum to `net`, rows to `net` and `tax` exactly.
    """

    is_credit: bool
    nets: tuple[Decimal, ...]
    rows: tuple[TaxRow, ...]
    net: Decimal
    tax: Decimal
    gross: Decimal


@dataclass(frozen=True, slots=True)
class Payable:
    """What is paid (BT-115) and how much rounding added to the gross total (BT-114); neither changes any tax."""

    amount: Decimal
    rounding: Decimal


def figures(lines: Sequence[TaxableLine], currency: str, *, prices_include_tax: bool) -> Figures | None:
    """The document for these signed amounts; None where they come to nothing, so that nothing is sent.

    Below zero the whole becomes a credit note: every amount changes its sign, and half up being symmetrical no
    cent is lost. With tax in the prices each line's net is its share of the rate's base, exact in sum.
    """
    whole = breakdown(lines, currency, prices_include_tax=prices_include_tax)
    if not whole.gross:
        return None
    is_credit = whole.gross < 0
    if is_credit:
        lines = [replace(line, amount=-line.amount) for line in lines]
        whole = breakdown(lines, currency, prices_include_tax=prices_include_tax)
    nets = _nets_of_gross(lines, currency) if prices_include_tax else _rounded(lines, currency)
    return Figures(is_credit, tuple(nets), whole.rows, whole.net, whole.tax, whole.gross)


def net_unit_price(price: Decimal, percent: Decimal, *, prices_include_tax: bool) -> Decimal:
    """The price of one without tax, to four decimals (BT-146); with tax put on again a price in cents is back to the cent."""
    if not prices_include_tax:
        return price
    net = Fraction(price) - exact_tax(price, percent, includes_tax=True)
    return round_to_step(net, Decimal(1).scaleb(-UNIT_PRICE_DECIMALS))


def payable(gross: Decimal, currency: str, step: Decimal | None = None) -> Payable:
    """The gross total as it is paid: itself, or rounded half up to `step` where small coins are not paid.

    Finnish cash goes by 0.05, Swedish and Norwegian sums by whole kronor; the tax is that of the unrounded total.
    """
    total = round_amount(gross, currency)
    if step is None:
        return Payable(total, round_amount(Decimal(0), currency))
    amount = round_amount(round_to_step(Fraction(total), step), currency)
    return Payable(amount, amount - total)


def credited_tax(
    *,
    percent: Decimal,
    invoiced: TaxRow,
    nets: Sequence[Decimal],
    before: Decimal,
    now: Decimal,
    currency: str,
) -> Decimal:
    """The tax that goes back with `now` (net), when `before` (net) of a rate went back already.

    `nets` are all lines of that rate on the invoice, `invoiced` its row. Reckoned on the sum so far, so parts
    never give back more than was taken, and the last part takes exactly what is left.
    """

    def so_far(net: Decimal) -> Decimal:
        if net == invoiced.base:
            return invoiced.tax
        tax = round_fraction(Fraction(net) * Fraction(percent) / 100, currency)
        return min(tax, invoiced.tax) if all(line >= 0 for line in nets) else tax

    return so_far(before + now) - (so_far(before) if before else Decimal(0))


def supply_day(params: Mapping[str, Any], period_end: date) -> date:
    """The date of supply that decides the rate: the day of what happened once, else the period's last day."""
    on = params.get("on")
    return date.fromisoformat(on) if isinstance(on, str) else period_end - timedelta(days=1)


def fiscal_year(day: date, system: CalendarSystem, first_month: int) -> str:
    """The fiscal year that a number belongs to."""
    return fiscal_year_label(day, system, first_month)


def number_text(series: Series, year: str, number: int) -> str:
    """An invoice's number (BT-1): `2026-000217`, in Latin digits in every language."""
    return f"{series.prefix}{year}-{number:0{NUMBER_DIGITS}d}"


def due_on(issued_on: date, term_days: int) -> date:
    """The day by which it is to be paid (BT-9): so many days after the day of issue."""
    return issued_on + timedelta(days=term_days)


def _rounded(lines: Sequence[TaxableLine], currency: str) -> list[Decimal]:
    return [round_amount(line.amount, currency) for line in lines]


def _nets_of_gross(lines: Sequence[TaxableLine], currency: str) -> list[Decimal]:
    # Each net is the step of the rate's base so far, so the nets sum to the base whatever their signs are.
    gross: dict[tuple[TaxCategory | str, Decimal], Decimal] = {}
    base: dict[tuple[TaxCategory | str, Decimal], Decimal] = {}
    nets = []
    for line in lines:
        key = (line.category, line.percent)
        gross[key] = gross.get(key, Decimal(0)) + round_amount(line.amount, currency)
        tax = round_fraction(exact_tax(gross[key], line.percent, includes_tax=True), currency)
        reached = gross[key] - tax
        nets.append(reached - base.get(key, Decimal(0)))
        base[key] = reached
    return nets
