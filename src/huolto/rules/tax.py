"""Tax: the dated rate of a country and category, and the breakdown of an invoice (design.md section 2).

The tax of an invoice is computed and rounded per rate, never per line; `taxed_price` is what one price shows
with and without it. Begin at `rate_on` and `breakdown`; rates are data in `tax_rates`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from huolto.rules.errors import RulesError
from huolto.rules.explanation import Reason, money_param
from huolto.rules.money import currency_decimals, require_decimal, round_amount, round_fraction, round_to_step
from huolto.rules.tax_rates import EN16931_CODES, RATES, WITHOUT_TAX

NO_TAX = Decimal(0)


class TaxCategory(StrEnum):
    """What kind of tax a thing carries."""

    STANDARD = "standard"
    REDUCED = "reduced"
    REDUCED_LOW = "reduced-low"
    ZERO = "zero"
    EXEMPT = "exempt"
    REVERSE_CHARGE = "reverse-charge"
    OUTSIDE_SCOPE = "outside-scope"

    @property
    def en16931_code(self) -> str:
        """The code that e-invoices use (BT-118): S, Z, E, AE or O."""
        return EN16931_CODES[self.value]


class UnknownTaxRateError(RulesError):
    """No rate is known for a country, category and day."""

    code = "unknown-tax-rate"


@dataclass(frozen=True, slots=True)
class TaxRate:
    """One rate in force: `percent` is 25.5 for 25.5 %."""

    country: str
    category: TaxCategory
    percent: Decimal


@dataclass(frozen=True, slots=True)
class TaxableLine:
    """The amount of one invoice line with its category and rate; net or gross as the invoice says."""

    amount: Decimal
    category: TaxCategory
    percent: Decimal


@dataclass(frozen=True, slots=True)
class TaxRow:
    """The tax of one category and rate (EN 16931 BG-23): base without tax, and its tax, both rounded."""

    category: TaxCategory
    percent: Decimal
    base: Decimal
    tax: Decimal

    @property
    def en16931_code(self) -> str:
        """The code of the category (BT-118)."""
        return self.category.en16931_code

    def reason(self, currency: str) -> Reason:
        """The arithmetic of the row."""
        return Reason(
            "tax.rate",
            {
                "rate": format(self.percent, "f"),
                "base": money_param(self.base, currency),
                "tax": money_param(self.tax, currency),
            },
        )


@dataclass(frozen=True, slots=True)
class TaxBreakdown:
    """Rows per category and rate, and the totals of the invoice; gross is net plus tax exactly."""

    currency: str
    rows: tuple[TaxRow, ...]
    net: Decimal
    tax: Decimal
    gross: Decimal


@dataclass(frozen=True, slots=True)
class TaxedPrice:
    """One price or line apart from all others: gross is net plus tax exactly."""

    net: Decimal
    tax: Decimal
    gross: Decimal


def rate_on(country: str, category: TaxCategory | str, day: date) -> TaxRate:
    """The rate of `category` in `country` (ISO 3166-1 alpha-2, upper case) that is in force on `day`.

    Raises `UnknownTaxRateError`, a RulesError, that says what is known instead.
    """
    wanted = _category(category)
    if wanted.value in WITHOUT_TAX:
        return TaxRate(country, wanted, NO_TAX)
    for row_country, row_category, percent, first, last in RATES:
        if (row_country, row_category) != (country, wanted.value):
            continue
        if first <= day and (last is None or day <= last):
            return TaxRate(country, wanted, Decimal(percent))
    raise UnknownTaxRateError(_nothing_known(country, wanted, day))


def exact_tax(amount: Decimal, percent: Decimal, *, includes_tax: bool) -> Fraction:
    """The tax on `amount`, or in it where it includes tax, before any rounding: in 11.90 at 21 % are 249.9/121."""
    if require_decimal(percent, "tax rate") < 0:
        raise RulesError(f"A tax rate cannot be below zero, not {percent}.", code="negative-tax-rate")
    rate = Fraction(percent)
    return Fraction(require_decimal(amount)) * rate / (100 + rate if includes_tax else 100)


def taxed_price(
    amount: Decimal, percent: Decimal, currency: str, *, includes_tax: bool, step: Decimal | None = None
) -> TaxedPrice:
    """What a price is with and without tax: the amount as given, its tax rounded once, the other from both.

    Rounded to the currency, or to `step` where another is asked (four decimals of a unit price, 0.05 of a till). A
    price that includes tax keeps it to the last digit: 11.90 at 21 % is 9.83 and 2.07.
    """
    unit = Decimal(1).scaleb(-currency_decimals(currency)) if step is None else step
    given = round_to_step(Fraction(require_decimal(amount)), unit)
    tax = round_to_step(exact_tax(given, percent, includes_tax=includes_tax), unit)
    if includes_tax:
        return TaxedPrice(net=given - tax, tax=tax, gross=given)
    return TaxedPrice(net=given, tax=tax, gross=given + tax)


def breakdown(lines: Sequence[TaxableLine], currency: str, *, prices_include_tax: bool) -> TaxBreakdown:
    """The tax of an invoice: lines summed per category and rate, tax computed and rounded once per rate.

    Each line is first rounded to the currency. Without tax in the prices tax = base × rate; with it tax = sum ×
    rate ÷ (100 + rate) and base = sum − tax. Rows stand in the order of the categories, higher rates first.
    """
    sums: dict[tuple[TaxCategory, Decimal], Decimal] = {}
    for line in lines:
        key = (_category(line.category), require_decimal(line.percent, "tax rate"))
        sums[key] = sums.get(key, round_amount(Decimal(0), currency)) + round_amount(line.amount, currency)
    order = list(TaxCategory)
    keys = sorted(sums, key=lambda key: (order.index(key[0]), -key[1]))
    rows = tuple(_row(key, sums[key], currency, prices_include_tax=prices_include_tax) for key in keys)
    nothing = round_amount(Decimal(0), currency)
    net = sum((row.base for row in rows), nothing)
    tax = sum((row.tax for row in rows), nothing)
    return TaxBreakdown(currency=currency, rows=rows, net=net, tax=tax, gross=net + tax)


def _row(
    key: tuple[TaxCategory, Decimal], amount: Decimal, currency: str, *, prices_include_tax: bool
) -> TaxRow:
    category, percent = key
    tax = round_fraction(exact_tax(amount, percent, includes_tax=prices_include_tax), currency)
    return TaxRow(category, percent, base=amount - tax if prices_include_tax else amount, tax=tax)


def _category(category: TaxCategory | str) -> TaxCategory:
    try:
        return TaxCategory(category)
    except ValueError:
        known = ", ".join(TaxCategory)
        message = f"Unknown tax category {category!r}; known are {known}."
        raise RulesError(message, code="unknown-tax-category") from None


def _nothing_known(country: str, category: TaxCategory, day: date) -> str:
    countries = sorted({row[0] for row in RATES})
    if country not in countries:
        return f"No tax rates are known for {country!r}; known are {', '.join(countries)}."
    firsts = [row[3] for row in RATES if row[:2] == (country, category.value)]
    if not firsts:
        return f"{country} has no rate {category.value!r}."
    return f"No rate {category.value!r} of {country} is known on {day}; the first known day is {min(firsts)}."
