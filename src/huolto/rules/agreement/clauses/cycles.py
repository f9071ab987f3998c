"""Fees by cycles: every month, quarter or year from any day, billed as a cycle begins or once it is over.

    every = "quarter"; billed = "in-advance"; refund = true; anchor_day = 15; cycle = "calendar" | "term"

In advance a cycle is charged in the period in which it begins, and what was paid for days after the end is given back by
the next closing (with `refund = false` a cycle that was begun is owed whole). In arrears it is charged where its last day
lies. Cycles follow the calendar year, or begin with the term.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from huolto.rules.agreement.clauses.counted import rate_counted
from huolto.rules.agreement.clauses.sums import Entry, Line
from huolto.rules.agreement.happenings import Happening
from huolto.rules.agreement.model import Header, RatedCharge, RatingContext, Unpriced
from huolto.rules.agreement.reading import Table
from huolto.rules.billing_cycles import (
    LAST_ANCHOR_DAY,
    Billed,
    BillingTerms,
    CyclePart,
    Every,
    Rhythm,
    billed_in,
    owed_interval,
)
from huolto.rules.calendars import parts_of
from huolto.rules.explanation import Reason
from huolto.rules.periods import DateInterval, Period

if TYPE_CHECKING:
    from huolto.rules.agreement.clauses.fee import FeeClause

ONE_DAY = timedelta(days=1)
CYCLE_KEYS = ("every", "billed", "refund", "anchor_day", "cycle")


def rate_cycles(clause: "FeeClause", terms: BillingTerms, context: RatingContext) -> list[RatedCharge]:
    """One charge a subject and period for the cycles that are billed in it."""
    rows: defaultdict[str, list[tuple[Happening, DateInterval]]] = defaultdict(list)
    zone, term = context.agreement.zone, context.agreement.in_force
    for happening in sorted(context.happenings, key=lambda h: (h.start(zone), h.id)):
        own = DateInterval(happening.start(zone), happening.end(zone))
        days = own if term is None else own.intersect(term)
        if days is not None and days.end is None and context.until is None:
            params = {"from": days.start.isoformat(), "kind": happening.kind.name}
            context.unpriced.append(Unpriced(happening.id, Reason("unpriced.no-end", params)))
        elif days is not None:
            rows[clause.subject_of(happening)].append((happening, days))
    entries = [
        entry for of_subject in rows.values() for entry in _entries(clause, terms, of_subject, context)
    ]
    entries.sort(key=lambda entry: (entry.day, entry.happening.id))
    return rate_counted(clause, entries, context, unit=unit_of(terms))


def unit_of(terms: BillingTerms) -> str:
    """What is counted: months, quarters or years."""
    return next((every.value for every in Every if every.months == terms.rhythm.months), "month")


def _entries(
    clause: "FeeClause",
    terms: BillingTerms,
    rows: list[tuple[Happening, DateInterval]],
    context: RatingContext,
) -> Iterator[Entry]:
    reached = None
    for happening, days in rows:
        # A day that two stays share is the earlier one's.
        start = days.start if reached is None else max(days.start, reached)
        if days.end is not None and start >= days.end:
            continue
        own = DateInterval(start, days.end)
        for window, period in _windows(clause, own, terms, context):
            for part in billed_in(own, terms, window.interval):
                yield _entry(clause, happening, part, period, context)
        if days.end is None:
            return
        # What is owed whole is not owed again by who comes back before it is over.
        reached = owed_interval(own, terms).end


def _windows(
    clause: "FeeClause", days: DateInterval, terms: BillingTerms, context: RatingContext
) -> Iterator[tuple[Period, Period | None]]:
    """The periods asked for that may bill something of these days, and those before them that move its counters."""
    last = days.end or context.until or days.start + ONE_DAY
    # What is owed to the end of a cycle, or on its last day, is billed up to a cycle later.
    end = last + timedelta(days=LAST_ANCHOR_DAY * terms.rhythm.months)
    asked = context.windows(days.start, end)
    if not asked:
        return
    yield from ((window, window) for window in asked)
    since = clause.terms.since(asked[0].start, context.agreement)
    if since < asked[0].start:
        for whole in context.schedule(max(since, days.start), asked[0].start):
            if whole.end <= asked[0].start:
                yield whole, None


def _entry(
    clause: "FeeClause", happening: Happening, part: CyclePart, period: Period | None, context: RatingContext
) -> Entry:
    share = part.share(clause.method)
    price = Fraction(clause.price_of(happening))
    entry = Entry(happening, part.interval.start, period, share.fraction, price, last=part.last_day)
    params = {
        "from": part.interval.start.isoformat(),
        "last": part.last_day.isoformat(),
        "numerator": share.numerator,
        "denominator": share.denominator,
    }
    code = "sum.cycle" if share.numerator == share.denominator else "sum.cycle-days"
    entry.lines.append(Line(code, params, Fraction(1), Fraction(0)))
    return entry


def read_cycle(table: Table, header: Header) -> BillingTerms | None:
    """The cycle of a fee; None for a plain month in arrears by its days, and where something is wrong."""
    before = len(table.notebook.problems)
    every = Every(table.choice("every", Every) or Every.MONTH)
    billed = table.choice("billed", Billed)
    refund = table.truth("refund", default=True)
    anchor = table.whole("anchor_day", default=0, lowest=1) if table.has("anchor_day") else 0
    follows_term = table.choice("cycle", ("calendar", "term")) == "term"
    table.allow(*CYCLE_KEYS)
    if anchor > LAST_ANCHOR_DAY:
        table.wrong("anchor_day", f"{anchor} is no day of a month; write 1 to {LAST_ANCHOR_DAY}")
    if follows_term and header.term is None:
        table.wrong("cycle", "cycles begin with the first day of the term; write term = { from = ... }")
    if table.has("refund") and billed != Billed.IN_ADVANCE:
        table.wrong("refund", 'only what is billed = "in-advance" can be given back')
    if not any(table.has(key) for key in CYCLE_KEYS[1:]) and every is Every.MONTH:
        return None
    if len(table.notebook.problems) > before:
        return None
    since = header.term.start if follows_term and header.term is not None else None
    own_day = parts_of(since, header.calendar_system)[2] if since is not None else 1
    rhythm = Rhythm(
        months=every.months, anchor_day=anchor or own_day, since=since, system=header.calendar_system
    )
    return BillingTerms(rhythm=rhythm, billed=Billed(billed or Billed.IN_ARREARS), refund=refund)
