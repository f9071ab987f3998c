"""A price by how much there is: `price = { tiers = [{ up_to = "10", price = "100" }, { price = "80" }] }`.

kind = "graduated"    each piece at the price of the step that it lies in (the default)
kind = "volume"       all pieces at the price of the step that their number has reached
price = { package = "250", size = "10" }    a price for each started package of so many

With `quantum` pieces are started quanta: `up_to` may be a duration, and a step says `price` a quantum or `per_hour`.
The price of a counter is a function of its count; what one entry costs is how far it moves that function, so that the
entries of a window sum to the price of the whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from huolto.rules.agreement.clauses.counters import Counter, Every, Scope, read_counter
from huolto.rules.agreement.clauses.sums import Line, money_of
from huolto.rules.agreement.model import Header
from huolto.rules.agreement.reading import Table
from huolto.rules.agreement.values import plain, read_amount, read_minutes
from huolto.rules.explanation import Reason, money_param
from huolto.rules.money import round_unit_price
from huolto.rules.quanta import MINUTES_IN_HOUR


class TierKind(StrEnum):
    """How steps are applied."""

    GRADUATED = "graduated"
    VOLUME = "volume"
    PACKAGE = "package"


@dataclass(frozen=True, slots=True)
class Tier:
    """A step: its price, and the count up to which it reaches (None: without end)."""

    price: Decimal
    up_to: Decimal | None


@dataclass(frozen=True, slots=True)
class Tiers:
    """Steps in rising order; a package is one step with `size`."""

    kind: TierKind
    steps: tuple[Tier, ...]
    counter: Counter
    size: Decimal = Decimal(1)

    def moved(self, before: Fraction, after: Fraction, factor: Fraction, currency: str) -> Iterator[Line]:
        """The lines of going from one count to another, each with its exact amount; prices times `factor`."""
        if self.kind is TierKind.PACKAGE:
            packages = -(-after // Fraction(self.size)) + (-before // Fraction(self.size))
            price = _priced(self.steps[0], factor)
            params = {"size": plain(self.size), "price": money_param(price, currency)}
            yield Line("sum.package", params, Fraction(packages), packages * Fraction(price))
        elif self.kind is TierKind.VOLUME:
            yield from self._volume(before, after, factor, currency)
        else:
            yield from self._graduated(before, after, factor, currency)

    def _volume(self, before: Fraction, after: Fraction, factor: Fraction, currency: str) -> Iterator[Line]:
        old, new = _priced(self._step(before), factor), _priced(self._step(after), factor)
        if after != before:
            yield Line(
                "sum.units",
                {"price": money_param(new, currency)},
                after - before,
                (after - before) * Fraction(new),
            )
        if before and old != new:
            change = {"before": money_param(old, currency), "price": money_param(new, currency)}
            yield Line("sum.volume", change, before, before * (Fraction(new) - Fraction(old)))

    def _graduated(
        self, before: Fraction, after: Fraction, factor: Fraction, currency: str
    ) -> Iterator[Line]:
        # What was taken back below nothing is given back at the price of the first step.
        floor = min(before, after, Fraction(0))
        for step in self.steps:
            top = Fraction(step.up_to) if step.up_to is not None else max(before, after, floor)
            moved = _within(after, floor, top) - _within(before, floor, top)
            if moved:
                price = _priced(step, factor)
                yield Line(
                    "sum.units", {"price": money_param(price, currency)}, moved, moved * Fraction(price)
                )
            floor = top

    def _step(self, count: Fraction) -> Tier:
        return next(step for step in self.steps if step.up_to is None or count <= step.up_to)

    def phrases(self, agreement: Header) -> list[Reason]:
        """The steps in words, then what is counted."""
        if self.kind is TierKind.PACKAGE:
            price = money_of(self.steps[0].price, agreement)
            told = [Reason("clause.tier.package", {"price": price, "size": plain(self.size)})]
        else:
            told = []
            below = Decimal(0)
            for step in self.steps:
                params = {"price": money_of(step.price, agreement)}
                if step.up_to is None:
                    told.append(Reason("clause.tier.above", params | {"above": plain(below)}))
                else:
                    told.append(Reason("clause.tier.up-to", params | {"up_to": plain(step.up_to)}))
                    below = step.up_to
            told.append(Reason(f"clause.tier.{self.kind}"))
        return [*told, *self.counter.phrases()]


def _within(count: Fraction, floor: Fraction, top: Fraction) -> Fraction:
    return max(Fraction(0), min(count, top) - floor)


def _priced(step: Tier, factor: Fraction) -> Decimal:
    if factor == 1:
        return step.price
    exact = Fraction(step.price) * factor
    return round_unit_price(Decimal(exact.numerator) / exact.denominator)


def read_tiers(
    price: Table, header: Header, *, quantum: int | None = None, scope: Scope | None = None
) -> Tiers | None:
    """The tiers that `price` writes, or None when something is wrong; `quantum` in minutes where time is counted."""
    counter = read_counter(price, header, scope=scope or Scope.AGREEMENT, every=Every.MONTH)
    if price.has("package"):
        amount = price.amount("package", required=True)
        size = _count(price, "size", quantum)
        price.close()
        if size is None and not price.has("size"):
            price.wrong("size", '`size` is missing; expected how many a package holds, such as "10"')
        if amount is None or not size:
            return None
        return Tiers(TierKind.PACKAGE, (Tier(amount, None),), counter, size)
    kind = TierKind(
        price.choice("kind", (TierKind.GRADUATED.value, TierKind.VOLUME.value)) or TierKind.GRADUATED
    )
    rows = price.tables("tiers")
    price.close()
    steps = [_read_step(row, quantum) for row in rows]
    if not rows:
        price.wrong(
            "tiers", 'expected steps such as [{ up_to = "10", price = "100" }, { price = "80" }], found none'
        )
    found = [step for step in steps if step is not None]
    if not rows or len(found) < len(steps) or not _rises(rows, found):
        return None
    return Tiers(kind, tuple(found), counter)


def _read_step(row: Table, quantum: int | None) -> Tier | None:
    before = len(row.notebook.problems)
    per_hour = row.amount("per_hour") if quantum else None
    price = row.amount("price", required=per_hour is None and not row.has("per_hour"))
    if row.has("price") and quantum and row.has("per_hour"):
        row.wrong("per_hour", "a step has `price` (a started quantum) or `per_hour`, not both")
    up_to = _count(row, "up_to", quantum)
    row.close()
    if len(row.notebook.problems) > before:
        return None
    if per_hour is not None and quantum:
        return Tier(per_hour * quantum / MINUTES_IN_HOUR, up_to)
    return None if price is None else Tier(price, up_to)


def _count(row: Table, key: str, quantum: int | None) -> Decimal | None:
    """A number above zero, or a duration in whole quanta."""
    written = row.raw(key)
    if written is None:
        return None
    try:
        if quantum and isinstance(written, str) and written.strip()[-1:] in ("h", "n"):
            count = read_minutes(written) / quantum
            if count != int(count):
                row.wrong(key, f'"{written}" is no whole number of quanta of {quantum} min')
                return None
        else:
            count = read_amount(written)
    except ValueError:
        example = '"10 h" or "40"' if quantum else '"10"'
        row.wrong(key, f"expected how many as a string, such as {example}, not {written!r}")
        return None
    if not count:
        row.wrong(key, "expected a number above zero")
        return None
    return count


def _rises(rows: list[Table], steps: list[Tier]) -> bool:
    problems = len(rows[0].notebook.problems)
    reached = Decimal(0)
    for row, step in zip(rows[:-1], steps[:-1], strict=True):
        if step.up_to is None:
            row.wrong("up_to", "`up_to` is missing; only the last step reaches without end")
        elif step.up_to <= reached:
            row.wrong("up_to", f"{plain(step.up_to)} does not lie above the step before, {plain(reached)}")
        else:
            reached = step.up_to
    if steps[-1].up_to is not None:
        rows[-1].wrong("up_to", "the last step has no `up_to`, so that everything has a price")
    return len(rows[0].notebook.problems) == problems
