"""Billing cases of peers: each agrees by parameters of our rules, or is listed with what was decided instead.

A case is read into parameters by the function of its kind; None says that the rules have no parameter for what it
asks. `docs/decisions/` says in words which habits of billing are followed and which not.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from huolto.rules.billing_cycles import (
    Billed,
    BillingTerms,
    Every,
    Rhythm,
    billed_by,
    cycle_parts,
    cycles_in,
    next_billed_on,
)
from huolto.rules.invoicing import payable
from huolto.rules.money import round_to_step
from huolto.rules.periods import DateInterval
from huolto.rules.proration import Method, counted_days, prorated_amount
from huolto.rules.tax import TaxableLine, TaxCategory, breakdown, exact_tax, taxed_price
from huolto.rules.time_rounding import Rounding, RoundTo, TimeRounding, rounded_duration, rounded_work

Case = dict[str, Any]
Answer = tuple[Any, Any] | None
"""What our rules say, and what the case expects."""

EVERY = {"monthly": Every.MONTH, "quarterly": Every.QUARTER, "annual": Every.YEAR}
BILLED = {"in_advance": Billed.IN_ADVANCE, "pre-paid": Billed.IN_ADVANCE}
ROUNDING = {
    "ceil": (Rounding.UP, Rounding.UP, Rounding.UP),
    "floor": (Rounding.DOWN, Rounding.DOWN, Rounding.DOWN),
    "closest": (Rounding.NEAREST, Rounding.NEAREST, Rounding.NEAREST),
    "default": (Rounding.DOWN, Rounding.UP, Rounding.UP),
}
"""The peer's word -> which way begin, end and duration go."""

SEVERAL_TAXES = "several taxes on one line; a line has one tax of one rate in every country known here"
ON_EACH_OTHER = "taxes on top of each other; no country known here has them"
PART_OF_PRICE = "a tax that is a share of the price it is in; no country known here has one"
FIXED_TAX = "a tax of so much a piece beside the percentage; it would be a charge of its own here"
NO_PARAMETER = {
    "odoo-tax-001": SEVERAL_TAXES,
    "odoo-tax-002": SEVERAL_TAXES,
    "odoo-tax-010": SEVERAL_TAXES,
    "odoo-tax-030": PART_OF_PRICE,
    "odoo-tax-034": ON_EACH_OTHER,
    "odoo-tax-038": PART_OF_PRICE,
    "odoo-tax-040": FIXED_TAX,
    "odoo-tax-042": FIXED_TAX,
    "odoo-tax-043": FIXED_TAX,
    "odoo-doc-002": ON_EACH_OTHER,
    "odoo-doc-004": ON_EACH_OTHER,
    "odoo-doc-011": PART_OF_PRICE,
    "odoo-doc-012": PART_OF_PRICE,
    "odoo-doc-013": PART_OF_PRICE,
    "odoo-doc-021": FIXED_TAX,
    "odoo-doc-022": FIXED_TAX,
}
DECIDED_OTHERWISE = {
    "killbill-089": "a cycle from the 31st comes back to it: the quarter before 28 February began on 30 November, "
    "so it has 90 days; the peer counts back from the 28th to 28 November, 92 days",
    "in-inv-009": "section 3: an amount is rounded once, to the currency, and the tax is that of the rounded base: "
    "82.64 and 17.35; the peer keeps four decimals until the total",
}


def decimal(value: Any) -> Decimal:
    return Decimal(str(value))


def day(text: str) -> date:
    return date.fromisoformat(text)


def rounded_time(case: Case) -> Answer:
    given, expected = case["input"], case["expect"]
    if "quantum_seconds" in given:
        to = RoundTo(timedelta(seconds=given["quantum_seconds"]), Rounding(given["mode"]))
        got = rounded_duration(timedelta(seconds=given["duration_seconds"]), to)
        return got.total_seconds(), expected["duration_seconds"]
    steps = (given[f"round_{what}_minutes"] for what in ("begin", "end", "duration"))
    begin, end, duration = (
        RoundTo(timedelta(minutes=minutes), mode) if minutes else None
        for minutes, mode in zip(steps, ROUNDING[given["mode"]], strict=True)
    )
    work = rounded_work(
        datetime.fromisoformat(given["begin"]),
        datetime.fromisoformat(given["end"]),
        TimeRounding(begin=begin, end=end, duration=duration),
    )
    return {
        "begin": work.begin.isoformat(),
        "end": work.end.isoformat(),
        "duration_seconds": work.duration.total_seconds(),
    }, expected


def cycles(case: Case) -> Answer:
    given = case["input"]
    start, end = day(given["start"]), given.get("end")
    terms = BillingTerms(
        rhythm=Rhythm(
            months=EVERY[given["period"]].months, anchor_day=given["billing_cycle_day"], since=start
        ),
        billed=BILLED[given["billing_mode"]],
    )
    parts = billed_by(DateInterval(start, day(end) if end else None), terms, day(given["target"]))
    return as_written(cycles_in(parts), case["expect"]["billed_cycles"])


def fraction(case: Case) -> Answer:
    given = case["input"]
    interval = DateInterval(day(given["start"]), day(given["end"]))
    # After the last billing day a cycle begins where the stay does; before the first it ends where the stay does.
    anchor = interval.start if case["name"].startswith("After") else interval.end
    rhythm = Rhythm(months=EVERY[given["period"]].months, anchor_day=anchor.day, since=anchor)
    method = {None: Method.ACTUAL_DAYS, 30: Method.THIRTY_DAY_MONTH}[given["fixed_days_in_month"]]
    return as_written(cycles_in(cycle_parts(interval, rhythm), method), case["expect"]["fraction"])


def amount(case: Case) -> Answer:
    given = case["input"]
    since = {"calendar": None, "anniversary": day(given["start"])}[given["billing_time"]]
    rhythm = Rhythm(months=EVERY[given["period"]].months, since=since)
    interval = counted_days(DateInterval(day(given["start"]), day(given["end"])), last_day_counts=True)
    price = decimal(given["amount_cents"]) / 100
    amounts = [prorated_amount(price, part.share(), "EUR") for part in cycle_parts(interval, rhythm)]
    return sum(amounts) * 100, case["expect"]["amount_cents"]


def taxed(case: Case) -> Answer:
    given, expected = case["input"], case["expect"]
    percent = only_percent(given["taxes"])
    if percent is None:
        return None
    included = given["taxes"][0].get("price_include_override") == "tax_included"
    price = decimal(given["price_unit"]) * given.get("quantity", 1)
    if given["rounding_method"] == "round_globally":
        tax = exact_tax(price, percent, includes_tax=included)
        net = Fraction(price) - (tax if included else 0)
        got = [round_to_step(value, Decimal("0.000001")) for value in (net, net, tax, net + tax)]
    else:
        step = decimal(given.get("precision_rounding", "0.01"))
        split = taxed_price(price, percent, "EUR", includes_tax=included, step=step)
        got = [split.net, split.net, split.tax, split.gross]
    of_line = expected["taxes"][0]
    asked = [expected["total_excluded"], of_line["base"], of_line["tax"], expected["total_included"]]
    return got, [decimal(value) for value in asked]


def document(case: Case) -> Answer:
    given, expected = case["input"], case["expect"]
    percents = [only_percent(line["taxes"]) for line in given["lines"]]
    if None in percents:
        return None
    lines = [
        TaxableLine(decimal(line["price_unit"]), TaxCategory.STANDARD, percent)
        for line, percent in zip(given["lines"], percents, strict=True)
    ]
    got = breakdown(lines, "EUR", prices_include_tax=False)
    asked = [expected[f"{what}_amount_currency"] for what in ("base", "tax", "total")]
    return [got.net, got.tax, got.gross], [decimal(value) for value in asked]


def invoice(case: Case) -> Answer:
    given, expected = case["input"], case["expect"]
    lines = [
        TaxableLine(
            decimal(line["quantity"]) * decimal(line["unit_price"]),
            TaxCategory.STANDARD,
            decimal(line["tax_rate"]),
        )
        for line in given["lines"]
    ]
    reckoned = breakdown(lines, "EUR", prices_include_tax=given.get("tax_included", False))
    step = decimal(given["cash_rounding"]) if "cash_rounding" in given else None
    got = {"total": payable(reckoned.gross, "EUR", step).amount, "tax": reckoned.tax}
    return {name: got[name] for name in expected}, {name: decimal(value) for name, value in expected.items()}


def next_date(case: Case) -> Answer:
    given = case["input"]
    assert given["recurring_invoicing_offset"] == 0
    start, last = day(given["date_start"]), given["max_date_end"]
    end = day(last) + timedelta(days=1) if last else None
    months = EVERY[given["recurring_rule_type"]].months * given["recurring_interval"]
    terms = BillingTerms(
        rhythm=Rhythm(months=months, anchor_day=start.day, since=start),
        billed=BILLED[given["recurring_invoicing_type"]],
    )
    found = next_billed_on(DateInterval(start, end), terms)
    return found and found.isoformat(), case["expect"]["next_invoice_date"]


def only_percent(taxes: list[dict[str, Any]]) -> Decimal | None:
    """The percentage where a line has one tax and that is a percentage of its price."""
    if len(taxes) == 1 and taxes[0]["type"] == "percent":
        return decimal(taxes[0]["amount"])
    return None


def as_written(got: Fraction, expected: str) -> tuple[Decimal, Decimal]:
    """Ours is exact; the peers write nine digits."""
    return round_to_step(got, Decimal("0.000000001")), decimal(expected)


ANSWERS: dict[str, Callable[[Case], Answer]] = {
    "time_rounding": rounded_time,
    "proration_cycles": cycles,
    "proration_fraction": fraction,
    "proration_amount": amount,
    "vat": taxed,
    "document_tax": document,
    "invoice_total": invoice,
    "next_invoice_date": next_date,
}


def answers(corpus: Callable[[str], Any]) -> dict[str, Answer]:
    return {case["id"]: ANSWERS[case["kind"]](case) for case in corpus("billing/cases.json")}


def test_every_case_agrees_or_is_listed_and_no_listed_case_agrees(corpus):
    pairs = answers(corpus)
    without_parameter = {name for name, pair in pairs.items() if pair is None}
    differing = {name: pair for name, pair in pairs.items() if pair is not None and pair[0] != pair[1]}
    assert without_parameter == set(NO_PARAMETER)
    assert set(differing) == set(DECIDED_OTHERWISE), differing


def test_what_is_decided_otherwise_has_the_answer_of_the_decision(corpus):
    pairs = answers(corpus)
    assert pairs["killbill-089"][0] == Decimal("1.155555556")
    assert pairs["in-inv-009"][0] == {"total": Decimal("99.99")}
