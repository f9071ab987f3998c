"""The least and the most that a counter costs: `minimum = { amount = "50", ... }`, `cap = { amount = "5000", ... }`.

Both have a `scope` and an `every`. A minimum is owed once anything is charged in the window, with its first entry; what
lies above a cap is not charged, and the sum says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from huolto.rules.agreement.clauses.counters import Counter, Every, Scope, read_counter
from huolto.rules.agreement.clauses.sums import Entry, Line, money_of
from huolto.rules.agreement.model import Header
from huolto.rules.agreement.reading import Table
from huolto.rules.explanation import Reason

CAP, MINIMUM = "cap", "minimum"


@dataclass(frozen=True, slots=True)
class Limit:
    """A cap or a minimum of so much money for each window of a counter."""

    kind: str
    amount: Decimal
    counter: Counter

    def hold(self, entries: Sequence[Entry], agreement: Header) -> None:
        """Lift or cut the amounts of the entries, which stand in order of time."""
        reached: dict[object, Fraction] = {}
        for entry in entries:
            key = self.counter.key(entry.happening, entry.day, agreement)
            before = reached.get(key, Fraction(0))
            reached[key] = before + entry.amount
            moved = self._held(reached[key]) - self._held(before) - entry.amount
            if moved:
                params = {"limit": money_of(self.amount, agreement)}
                entry.add(Line(f"sum.{self.kind}", params, Fraction(0), moved))

    def _held(self, amount: Fraction) -> Fraction:
        if self.kind == CAP:
            return min(amount, Fraction(self.amount))
        return max(amount, Fraction(self.amount)) if amount > 0 else amount

    def phrases(self, agreement: Header) -> list[Reason]:
        """The limit in words, and for what."""
        told = Reason(f"clause.{self.kind}", {"amount": money_of(self.amount, agreement)})
        return [told, *self.counter.phrases()]


def read_limit(table: Table, kind: str, header: Header, *, scope: Scope) -> Limit | None:
    """The key `cap` or `minimum` of a clause; None when it is not there or something in it is wrong."""
    limit = table.table(kind, expected='{ amount = "5000", scope = "case", every = "month" }')
    if limit is None:
        return None
    before = len(table.notebook.problems)
    amount = limit.amount("amount", required=True)
    counter = read_counter(limit, header, scope=scope, every=Every.MONTH)
    limit.close()
    if amount is None or len(table.notebook.problems) > before:
        return None
    return Limit(kind, amount, counter)
