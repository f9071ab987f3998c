"""What bends a price: tiers, allowance, index, surcharges, minimum and cap, in the order in which they are applied.

Entries of a clause go through the stages in order of time: what is included comes off the number, the rest is priced
(by tiers or one price, as the index has moved it), surcharges come on top, an allowance of money comes off, then the
minimum and the cap hold.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from huolto.rules.agreement.clauses.allowances import Allowance, read_allowance
from huolto.rules.agreement.clauses.counters import Counter, Scope, widest
from huolto.rules.agreement.clauses.indexes import Index, read_index
from huolto.rules.agreement.clauses.limits import CAP, MINIMUM, Limit, read_limit
from huolto.rules.agreement.clauses.pots import phrases_of, since
from huolto.rules.agreement.clauses.sums import Entry, Line
from huolto.rules.agreement.clauses.surcharges import Surcharge, put_on_all, read_surcharges
from huolto.rules.agreement.clauses.tiers import Tiers
from huolto.rules.agreement.happenings import Happening
from huolto.rules.agreement.model import Clause, Header, Notice, RatingContext
from huolto.rules.agreement.own_days import Laid
from huolto.rules.agreement.problems import hint
from huolto.rules.agreement.reading import Table
from huolto.rules.agreement.vocabulary import VOCABULARY
from huolto.rules.explanation import Reason, money_param
from huolto.rules.money import round_unit_price


@dataclass(frozen=True, slots=True)
class Terms:
    """What bends the price of one clause; all None is a plain price."""

    tiers: Tiers | None = None
    allowance: Allowance | None = None
    index: Index | None = None
    surcharges: tuple[Surcharge, ...] = ()
    minimum: Limit | None = None
    cap: Limit | None = None
    pot: str = ""
    fills: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether nothing bends the price."""
        return self is PLAIN or self == PLAIN

    def with_days(self, laid: Laid) -> "Terms":
        """The terms with own days in the hours that cost more."""
        if not self.surcharges:
            return self
        return replace(self, surcharges=tuple(one.with_days(laid) for one in self.surcharges))

    @property
    def counters(self) -> tuple[Counter, ...]:
        """Everything that counts over several entries."""
        held = (self.tiers, self.allowance, self.minimum, self.cap)
        return tuple(one.counter for one in held if one is not None)

    @property
    def counted_by(self) -> frozenset[str]:
        """The facts that say what counts together."""
        return frozenset(counter.scope.fact for counter in self.counters if counter.scope.fact)

    @property
    def scope(self) -> Scope | None:
        """What the rating key is about; None: what each happening is about."""
        return widest(self.counters)

    def is_shared(self, kind: str) -> bool:
        """Whether one key is about several subjects of such happenings."""
        natural = VOCABULARY[kind].subject[:1]
        return bool(self.pot or self.fills) or any(
            counter.scope.is_shared or (counter.scope.fact,) != natural for counter in self.counters
        )

    def since(self, day: date, agreement: Header) -> date:
        """The day since when entries must be known to be right on `day`."""
        days = [counter.since(day, agreement) for counter in self.counters]
        if self.allowance is not None:
            days.append(self.allowance.since(day, agreement))
        if pot := self.pot or self.fills:
            days.append(since(agreement.pots[pot], day, agreement))
        return min([day, *days])

    def missing(self, happening: Happening) -> str | None:
        """The fact of a scope that the happening lacks."""
        if self is PLAIN:
            return None
        facts = (counter.scope.fact for counter in self.counters)
        return next((fact for fact in facts if fact and fact not in happening.facts), None)

    def run(self, entries: Sequence[Entry], clause: Clause, context: RatingContext) -> None:
        """Price the entries, which stand in order of time."""
        allowance = self.allowance
        if allowance is not None and not allowance.is_amount:
            allowance.take(entries, clause, context)
        self._price(entries, context)
        put_on_all(self.surcharges, entries, context.agreement.zone)
        if allowance is not None and allowance.is_amount:
            allowance.take(entries, clause, context)
        for limit in (self.minimum, self.cap):
            if limit is not None:
                limit.hold(entries, context.agreement)

    def _price(self, entries: Sequence[Entry], context: RatingContext) -> None:
        agreement = context.agreement
        counted: dict[object, Fraction] = {}
        for entry in entries:
            if entry.own:
                entry.add(*entry.own)
            elif self.tiers is None:
                entry.add(self._units(entry, agreement))
            else:
                key = self.tiers.counter.key(entry.happening, entry.day, agreement)
                before = counted.get(key, Fraction(0))
                counted[key] = before + entry.quantity
                factor = self._factor(entry.day, agreement)
                entry.add(*self.tiers.moved(before, counted[key], factor, agreement.currency))
            if self.index is not None and entry.period is not None:
                self._tell_index(self.index, entry, context)

    def _units(self, entry: Entry, agreement: Header) -> Line:
        price = Decimal(entry.each.numerator) / entry.each.denominator
        each = entry.each
        if self.index is not None:
            price = self.index.price(price, entry.day, agreement)
            each = Fraction(price)
        params = {"price": money_param(round_unit_price(price), agreement.currency)}
        return Line("sum.units", params, entry.quantity, entry.quantity * each)

    def _factor(self, day: date, agreement: Header) -> Fraction:
        return Fraction(1) if self.index is None else self.index.on(day, agreement.calendar_system).factor

    def _tell_index(self, index: Index, entry: Entry, context: RatingContext) -> None:
        line = index.line(entry.day, context.agreement)
        if line is not None:
            entry.lines.insert(0, line)
        if lacking := index.lacking(entry.day, context.agreement):
            context.notices.append(Notice(entry.happening.id, lacking))

    def phrases(self, agreement: Header) -> list[Reason]:
        """All of it in words, the price by tiers left to the clause."""
        told: list[Reason] = []
        for part in (self.index, *self.surcharges, self.allowance, self.minimum, self.cap):
            if part is not None:
                told += part.phrases(agreement)
        if pot := self.pot or self.fills:
            told += phrases_of(agreement.pots[pot], agreement, fills=bool(self.fills))
        return told


PLAIN = Terms()
"""Nothing bends the price."""
TERM_KEYS = ("allowance", "index", "minimum", "cap", "pot", "fills")


def read_terms(
    table: Table,
    header: Header,
    *,
    scope: Scope,
    tiers: Tiers | None = None,
    quantum: int | None = None,
    without: Collection[str] = (),
) -> Terms:
    """The keys `allowance`, `index`, `minimum` and `cap` of a clause; `scope` where they do not say one.

    Keys `without` have been read in another way.
    """
    pot, fills = _read_pot(table, "pot", header), _read_pot(table, "fills", header)
    if pot and fills:
        table.wrong("fills", "a charge draws from a pot or fills one, not both")
    terms = Terms(
        pot=pot,
        fills=fills,
        tiers=tiers,
        allowance=read_allowance(table, header, scope=Scope.AGREEMENT, quantum=quantum),
        index=read_index(table, header),
        minimum=None if MINIMUM in without else read_limit(table, MINIMUM, header, scope=scope),
        surcharges=read_surcharges(table, header) if "surcharge" not in without else (),
        cap=read_limit(table, CAP, header, scope=scope),
    )
    # The one plain value, which is found to be plain at once.
    return PLAIN if terms == PLAIN else terms


def _read_pot(table: Table, key: str, header: Header) -> str:
    pot = table.text(key) or ""
    if pot and pot not in header.pots:
        table.wrong(key, f'no [[pot]] has the id "{pot}"; {hint(pot, header.pots)}')
        return ""
    return pot
