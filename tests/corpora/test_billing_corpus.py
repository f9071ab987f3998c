"""Billing cases of peers: those whose question the rules know agree; the others are listed with the reason."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from huolto.rules.calendars import CalendarSystem, add_months
from huolto.rules.money import round_amount, to_decimal
from huolto.rules.periods import DateInterval, Period
from huolto.rules.proration import Method, share_of_month
from huolto.rules.quanta import started_quanta
from huolto.rules.tax import TaxableLine, TaxCategory, breakdown

NINE_DIGITS = Decimal("0.000000001")
STANDARD = TaxCategory.STANDARD

KINDS_NOT_ASKED = {
    "proration_cycles": "sums several cycles of a subscription into one number; Huolto bills each month apart",
    "document_tax": "several taxes on one line, of each other or of the price; a line has one tax category here",
    "next_invoice_date": "dates of recurring contracts; Huolto's billing run follows the provider's periods",
    "proration_amount": "the last day counts too and the period is a quarter; 4.7: the day of removal does not",
}
ROUNDS_ENDS = "begin and end are rounded themselves; 4.1 rounds the minutes worked"
ROUNDS_NOTHING = "nothing is rounded"
ROUNDS_DOWN = "rounds down; 4.1 rounds up to the started quantum"
SEVERAL_TAXES = "several taxes on one line; a line has one tax category here"
PART_OF_PRICE = "a tax that is a share of its own price; no country known here has one"
OTHER_DECIMALS = "rounded to other than a currency's decimals"
CASH = "rounding of cash payments; invoices are paid to the cent"
NOT_ASKED = {
    "kimai-002": ROUNDS_ENDS,
    "kimai-004": ROUNDS_ENDS,
    "kimai-007": ROUNDS_ENDS,
    "kimai-009": ROUNDS_ENDS,
    "kimai-012": ROUNDS_ENDS,
    "kimai-016": ROUNDS_ENDS,
    "kimai-022": ROUNDS_ENDS,
    "kimai-024": ROUNDS_ENDS,
    "kimai-026": ROUNDS_ENDS,
    "kimai-027": ROUNDS_ENDS,
    "kimai-029": ROUNDS_ENDS,
    "kimai-011": ROUNDS_NOTHING,
    "kimai-021": ROUNDS_NOTHING,
    "kimai-023": ROUNDS_NOTHING,
    "kimai-033": ROUNDS_NOTHING,
    "in-task-006": ROUNDS_DOWN,
    "odoo-tax-001": SEVERAL_TAXES,
    "odoo-tax-002": SEVERAL_TAXES,
    "odoo-tax-010": SEVERAL_TAXES,
    "odoo-tax-034": SEVERAL_TAXES,
    "odoo-tax-038": SEVERAL_TAXES,
    "odoo-tax-040": SEVERAL_TAXES,
    "odoo-tax-042": SEVERAL_TAXES,
    "odoo-tax-043": SEVERAL_TAXES,
    "odoo-tax-030": PART_OF_PRICE,
    "odoo-tax-004": OTHER_DECIMALS,
    "odoo-tax-025": OTHER_DECIMALS,
    "in-inv-011": CASH,
    "in-inv-012": CASH,
}
DECIDED_OTHERWISE = {
    "in-inv-009": "section 3: amounts are rounded once to the currency, 82.64 and 17.35, not kept to four decimals",
}


def decimal(value: Any) -> Decimal:
    return to_decimal(str(value))


def rounded_time(case: dict[str, Any]) -> tuple[Any, Any] | None:
    given, expected = case["input"], case["expect"]["duration_seconds"]
    if given.get("round_begin_minutes") or given.get("round_end_minutes"):
        return None
    if "quantum_seconds" in given:
        quantum, seconds = given["quantum_seconds"], given["duration_seconds"]
    else:
        begin, end = datetime.fromisoformat(given["begin"]), datetime.fromisoformat(given["end"])
        quantum, seconds = given["round_duration_minutes"] * 60, int((end - begin).total_seconds())
    if not quantum:
        return None
    if seconds and given["mode"] not in ("ceil", "up"):
        return None
    return started_quanta(seconds, quantum) * quantum, expected


def fraction(case: dict[str, Any]) -> tuple[Any, Any]:
    given = case["input"]
    start, end = date.fromisoformat(given["start"]), date.fromisoformat(given["end"])
    days = Method.THIRTY_DAY_MONTH if given["fixed_days_in_month"] else Method.ACTUAL_DAYS
    # The peer's month begins on the billing day: the one that ends where the stay ends, or begins where it begins.
    if "Before" in case["name"] or days is Method.THIRTY_DAY_MONTH:
        begins = add_months(end, -1, CalendarSystem.GREGORIAN)
        month = Period("before", begins, end, CalendarSystem.GREGORIAN)
    else:
        month = Period(
            "after", start, add_months(start, 1, CalendarSystem.GREGORIAN), CalendarSystem.GREGORIAN
        )
    share = share_of_month(DateInterval(start, end), month, days)
    got = Decimal(share.numerator) / Decimal(share.denominator)
    return got.quantize(NINE_DIGITS, ROUND_HALF_UP), decimal(case["expect"]["fraction"])


def one_tax(case: dict[str, Any]) -> tuple[Any, Any] | None:
    given, expected = case["input"], case["expect"]
    taxes = given["taxes"]
    whole = given.get("precision_rounding") == 1.0
    if (
        len(taxes) != 1
        or taxes[0]["type"] != "percent"
        or given.get("precision_rounding", 0.01) not in (0.01, 1.0)
    ):
        return None
    currency = "JPY" if whole else "EUR"
    amount = decimal(given["price_unit"]) * given.get("quantity", 1)
    included = taxes[0].get("price_include_override") == "tax_included"
    lines = [TaxableLine(amount, STANDARD, decimal(taxes[0]["amount"]))]
    got = breakdown(lines, currency, prices_include_tax=included)
    asked = [expected["total_excluded"], expected["taxes"][0]["tax"], expected["total_included"]]
    return [got.net, got.tax, got.gross], [round_amount(decimal(value), currency) for value in asked]


def invoice(case: dict[str, Any]) -> tuple[Any, Any] | None:
    given, expected = case["input"], case["expect"]
    if "cash_rounding" in given:
        return None
    lines = [
        TaxableLine(
            decimal(line["quantity"]) * decimal(line["unit_price"]), STANDARD, decimal(line["tax_rate"])
        )
        for line in given["lines"]
    ]
    got = breakdown(lines, "EUR", prices_include_tax=given["tax_included"])
    tax = {"tax": got.tax} if "tax" in expected else {}
    return {"total": got.gross} | tax, {key: decimal(value) for key, value in expected.items()}


ASKED = {
    "time_rounding": rounded_time,
    "proration_fraction": fraction,
    "vat": one_tax,
    "invoice_total": invoice,
}


def test_every_kind_is_asked_or_listed(corpus):
    kinds = {case["kind"] for case in corpus("billing/cases.json")}
    assert kinds <= set(ASKED) | set(KINDS_NOT_ASKED)


def test_every_case_agrees_or_is_listed(corpus):
    differing, not_asked = {}, set()
    for case in corpus("billing/cases.json"):
        if case["kind"] in KINDS_NOT_ASKED:
            continue
        pair = ASKED[case["kind"]](case)
        if pair is None:
            not_asked.add(case["id"])
        elif pair[0] != pair[1]:
            differing[case["id"]] = pair
    assert set(differing) == set(DECIDED_OTHERWISE), differing
    assert not_asked == set(NOT_ASKED)
