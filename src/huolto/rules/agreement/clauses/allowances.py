"""So much is included: `allowance = { included = "10 h", scope = "agreement", every = "month", then = "bill" }`.

    included = "10 h" | "40" (pieces, pages)   or   amount = "500"
    carry_over = "all" | "none" | "5 h"        what is left over goes on into the next window (at the most so much)
    then = "bill" | "block" | "warn"           beyond it: billed, left to somebody to decide, billed with a notice

Time counts rounded, by started quanta. Of what is taken back the counter goes down again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from huolto.rules.agreement.clauses.counters import Counter, Every, Scope, read_counter
from huolto.rules.agreement.clauses.sums import Entry, Line, number_of
from huolto.rules.agreement.left import Left
from huolto.rules.agreement.model import Clause, Header, Notice, RatingContext, Unpriced
from huolto.rules.agreement.reading import Table
from huolto.rules.agreement.values import plain, read_amount, read_minutes
from huolto.rules.explanation import Reason, money_param
from huolto.rules.money import round_fraction

ALL, NONE = "all", "none"


class Then(StrEnum):
    """What becomes of what lies beyond."""

    BILL = "bill"
    BLOCK = "block"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many units, or so much money, for each window of a counter; `carry` is the most that goes on (None: all)."""

    included: Fraction
    is_amount: bool
    counter: Counter
    carry: Fraction | None
    then: Then
    quantum: int | None = None

    @property
    def carries(self) -> bool:
        """Whether anything goes on into the next window."""
        return self.carry is None or self.carry > 0

    def since(self, day: date, agreement: Header) -> date:
        """From which day on everything must be known: of the window, or of the term where what is left goes on."""
        if self.carries and agreement.term is not None:
            return agreement.term.start
        return self.counter.since(day, agreement)

    def take(self, entries: Sequence[Entry], clause: Clause, context: RatingContext) -> None:
        """Lower what is billed of the entries (in order of time) by what is included."""
        kept = _Balance(self, context.agreement)
        usages: dict[str, set[str]] = {}
        for entry in entries:
            size = entry.amount if self.is_amount else entry.quantity
            beyond = kept.beyond(entry, size)
            taken = size - beyond
            if self.is_amount:
                entry.add(Line("sum.included-amount", {}, Fraction(0), -taken))
            else:
                entry.quantity = beyond
                entry.lines.append(self._included(taken))
            if beyond > 0 and entry.period is not None:
                self._tell(entry, beyond, clause, context)
            usages.setdefault(kept.subject_of(entry), set()).add(entry.happening.id)
        for subject, of_subject in usages.items():
            left = self._left(kept.left(subject), clause, context.agreement)
            context.left.append(Left(frozenset(of_subject), left))

    def _left(self, left: Fraction, clause: Clause, agreement: Header) -> Reason:
        params: dict[str, object] = {"clause": clause.id}
        if self.is_amount:
            amount = money_param(round_fraction(left, agreement.currency), agreement.currency)
            return Reason("left.amount", params | {"left": amount})
        if self.quantum:
            return Reason("left.time", params | {"minutes": int(left * self.quantum)})
        return Reason("left.quantity", params | {"left": plain(number_of(left))})

    def _included(self, taken: Fraction) -> Line:
        code = "sum.included-time" if self.quantum else "sum.included"
        return Line(code, {"quantum": self.quantum} if self.quantum else {}, taken, Fraction(0))

    def _tell(self, entry: Entry, beyond: Fraction, clause: Clause, context: RatingContext) -> None:
        agreement = context.agreement
        params = {"agreement": agreement.id, "clause": clause.id, "subject": self._subject(entry, agreement)}
        if self.then is Then.WARN:
            context.notices.append(Notice(entry.happening.id, Reason("notice.beyond-allowance", params)))
        elif self.then is Then.BLOCK:
            if self.is_amount:
                over = {"beyond": money_param(round_fraction(beyond, agreement.currency), agreement.currency)}
                reason = Reason("unpriced.beyond-allowance-amount", params | over)
                entry.add(Line("sum.blocked", {}, Fraction(0), -beyond))
            else:
                reason = Reason("unpriced.beyond-allowance", params | {"beyond": plain(number_of(beyond))})
                entry.quantity = Fraction(0)
            context.unpriced.append(Unpriced(entry.happening.id, reason))

    def _subject(self, entry: Entry, agreement: Header) -> str:
        return self.counter.scope.of(entry.happening, agreement).partition(":")[2]

    def phrases(self, agreement: Header) -> list[Reason]:
        """What is included, for what, and what comes after."""
        if self.is_amount:
            money = money_param(round_fraction(self.included, agreement.currency), agreement.currency)
            told = [Reason("clause.allowance.amount", {"amount": money})]
        elif self.quantum:
            told = [Reason("clause.allowance.time", {"minutes": int(self.included * self.quantum)})]
        else:
            told = [Reason("clause.allowance", {"quantity": plain(number_of(self.included))})]
        told += self.counter.phrases()
        if self.carries:
            told.append(Reason("clause.allowance.carry-over"))
        return [*told, Reason(f"clause.allowance.then.{self.then}")]


class _Balance:
    """How much of an allowance each subject has used, window by window."""

    def __init__(self, allowance: Allowance, agreement: Header) -> None:
        self.allowance = allowance
        self.agreement = agreement
        self.of_subject: dict[str, tuple[date, Fraction, Fraction]] = {}

    def beyond(self, entry: Entry, size: Fraction) -> Fraction:
        """How much of the entry lies beyond what is left."""
        subject, window = self.allowance.counter.key(entry.happening, entry.day, self.agreement)
        granted, used = self._at(subject, window)
        after = used + size
        self.of_subject[subject] = (window, granted, after)
        return max(Fraction(0), after - granted) - max(Fraction(0), used - granted)

    def subject_of(self, entry: Entry) -> str:
        """Whose window the entry counts in."""
        return self.allowance.counter.key(entry.happening, entry.day, self.agreement)[0]

    def left(self, subject: str) -> Fraction:
        """What is left of the window that was drawn from last."""
        _window, granted, used = self.of_subject[subject]
        return max(Fraction(0), granted - used)

    def _at(self, subject: str, window: date) -> tuple[Fraction, Fraction]:
        own, every = self.allowance.included, self.allowance.counter.every
        known = self.of_subject.get(subject)
        if known is not None and known[0] == window:
            return known[1], known[2]
        if not self.allowance.carries or self.agreement.term is None:
            return own, Fraction(0)
        at, granted, used = known or (
            every.window(self.agreement.term.start, self.agreement)[0],
            own,
            Fraction(0),
        )
        while at < window:
            left = max(Fraction(0), granted - used)
            carried = left if self.allowance.carry is None else min(left, self.allowance.carry)
            granted, used = own + carried, Fraction(0)
            after = every.window(at, self.agreement)[1]
            at = window if after is None else after
        return granted, used


def read_allowance(
    table: Table, header: Header, *, scope: Scope, quantum: int | None = None, key: str = "allowance"
) -> Allowance | None:
    """The key `allowance` of a clause; None when it is not there or something in it is wrong."""
    allowance = table.table(key, expected='{ included = "10 h", every = "month", then = "bill" }')
    if allowance is None:
        return None
    before = len(table.notebook.problems)
    if allowance.has("included") == allowance.has("amount"):
        allowance.wrong("", "expected one of `included` (hours or how many) and `amount` (money)")
    is_amount = allowance.has("amount")
    included = allowance.amount("amount") if is_amount else None
    amount = Fraction(included) if included is not None else _units(allowance, "included", quantum)
    counter = read_counter(allowance, header, scope=scope, every=Every.MONTH)
    carry = _read_carry(allowance, header, None if is_amount else quantum)
    then = allowance.choice("then", Then) or Then.BILL
    allowance.allow("included", "amount")
    allowance.close()
    if len(table.notebook.problems) > before or amount is None:
        return None
    return Allowance(amount, is_amount, counter, carry, Then(then), None if is_amount else quantum)


def _read_carry(table: Table, header: Header, quantum: int | None) -> Fraction | None:
    written = table.raw("carry_over")
    if written in (None, NONE):
        return Fraction(0)
    if header.term is None:
        table.wrong(
            "carry_over", "what is left goes on from the first day of the term; write [agreement.term]"
        )
        return Fraction(0)
    return None if written == ALL else _units(table, "carry_over", quantum)


def _units(table: Table, key: str, quantum: int | None) -> Fraction | None:
    """So many pieces, or a duration in started quanta."""
    written = table.raw(key)
    if written is None:
        return None
    try:
        if quantum is None:
            return Fraction(read_amount(written))
        units = Fraction(read_minutes(written)) / quantum
    except ValueError:
        example = '"10 h"' if quantum else '"40"'
        table.wrong(key, f"expected how much as a string, such as {example}, not {written!r}")
        return None
    if units.denominator != 1:
        table.wrong(key, f'"{written}" is no whole number of quanta of {quantum} min')
        return None
    return units
