"""A happening with its typed facts, as it is rated: made from JSON, TOML or a ledger row by `read_happening`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

from huolto.rules.agreement.problems import hint, nearest
from huolto.rules.agreement.values import DIGITS, read_minutes
from huolto.rules.agreement.vocabulary import OPAQUE_FACTS, VOCABULARY, FactType, HappeningKind
from huolto.rules.tax import TaxCategory

MOST_DECIMALS = 10
YEARS = range(1900, 2200)
MOST_MONTHS = 1200
"""A lease of a hundred years is a slip of the hand."""

Fact = str | bool | int | Decimal | date | datetime


class HappeningError(ValueError):
    """A happening that cannot be read; `faults` holds (fact, sentence) for every mistake."""

    def __init__(self, usage: str, faults: list[tuple[str, str]]) -> None:
        self.usage = usage
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{fact}: {message}" for fact, message in faults))


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened: `id` of the usage, kind of the vocabulary, facts in their types."""

    id: str
    kind: HappeningKind
    facts: Mapping[str, Fact]

    @property
    def subject(self) -> str:
        """What it is about, as the rating key says it: `item:KA-20418`, `case:c1`, else its own id."""
        for fact in self.kind.subject:
            if fact in self.facts:
                return f"{fact}:{self.facts[fact]}"
        return f"usage:{self.id}"

    def text(self, fact: str) -> str:
        """A fact as text, empty if it is not known."""
        value = self.facts.get(fact)
        return "" if value is None else str(value)

    def number(self, fact: str) -> Decimal | None:
        """A number or an amount."""
        value = self.facts.get(fact)
        if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
            return None
        return Decimal(value)

    def whole(self, fact: str) -> int:
        """A whole number, 0 if it is not known."""
        value = self.facts.get(fact)
        return value if type(value) is int else int(self.number(fact) or 0)

    def day(self, fact: str, zone: ZoneInfo) -> date | None:
        """The day of a fact in `zone`; a naive time is already in it."""
        value = self.facts.get(fact)
        if isinstance(value, datetime):
            return (value.astimezone(zone) if value.tzinfo else value).date()
        return value if isinstance(value, date) else None

    def start(self, zone: ZoneInfo) -> date:
        """The first day of a span, the day of a moment."""
        day = self.day(self.kind.starts, zone)
        if day is None:
            raise HappeningError(self.id, [(self.kind.starts, "is missing")])
        return day

    def end(self, zone: ZoneInfo) -> date | None:
        """The day after the last of a span; None while it runs."""
        return next((day for fact in self.kind.ends if (day := self.day(fact, zone))), None)

    def moment(self, zone: ZoneInfo) -> datetime:
        """The instant of `at`; a mere day counts from its first moment."""
        value = self.facts.get(self.kind.starts)
        if isinstance(value, datetime):
            return value if value.tzinfo else value.replace(tzinfo=zone)
        return datetime.combine(self.start(zone), datetime.min.time(), zone)

    def when(self, zone: ZoneInfo) -> tuple[datetime, date]:
        """`moment` and `start` in one."""
        value = self.facts.get(self.kind.starts)
        if not isinstance(value, datetime):
            return self.moment(zone), self.start(zone)
        if value.tzinfo is None:
            return value.replace(tzinfo=zone), value.date()
        return value, value.astimezone(zone).date()

    def unknown_facts(self) -> list[tuple[str, str]]:
        """Facts that this kind does not know, each with the nearest right word (or none)."""
        words = (*self.kind.words, *OPAQUE_FACTS)
        return [(fact, nearest(fact, words)) for fact in self.facts if fact not in words]


def read_happening(raw: Mapping[str, object], *, fallback_id: str = "") -> Happening:
    """A happening from plain values: `id`, `kind` and facts; raises `HappeningError` with all that is wrong.

    Amounts and numbers may be strings, dates ISO 8601 strings; a fact that is None counts as not known.
    """
    usage = str(raw.get("id") or fallback_id)
    name = raw.get("kind")
    if not isinstance(name, str) or name not in VOCABULARY:
        said = f'unknown kind "{name}"; {hint(str(name), VOCABULARY)}' if name else "`kind` is missing"
        raise HappeningError(usage, [("kind", said)])
    kind = VOCABULARY[name]
    facts: dict[str, Fact] = {}
    faults: list[tuple[str, str]] = []
    for fact, value in raw.items():
        if fact in ("id", "kind") or value is None:
            continue
        fact_type = kind.type_of(fact) or OPAQUE_FACTS.get(fact)
        try:
            facts[fact] = READERS[fact_type](value) if fact_type else str(value)
        except ValueError as error:
            faults.append((fact, str(error)))
    faults += _outside_bounds(facts)
    wrong = {fact for fact, _ in faults}
    faults += [
        (fact, f"a happening of kind {name} needs `{fact}`")
        for fact in kind.required
        if fact not in facts and fact not in wrong
    ]
    if not faults and kind.is_span:
        _check_span(kind, facts, faults)
    if faults:
        raise HappeningError(usage, faults)
    return Happening(usage, kind, facts)


def _outside_bounds(facts: Mapping[str, Fact]) -> Iterable[tuple[str, str]]:
    months, tax = facts.get("term_months"), facts.get("tax_category")
    if isinstance(months, int) and not 1 <= months <= MOST_MONTHS:
        yield "term_months", f"{months} is not a term; write 1 to {MOST_MONTHS} months"
    if tax is not None and tax not in set(TaxCategory):
        yield "tax_category", f'unknown tax category "{tax}"; {hint(str(tax), TaxCategory)}'


def _check_span(kind: HappeningKind, facts: Mapping[str, Fact], faults: list[tuple[str, str]]) -> None:
    start = facts.get("from")
    for end_fact in kind.ends:
        end = facts.get(end_fact)
        if not isinstance(start, date) or not isinstance(end, date):
            continue
        if _lies_before(end, start):
            faults.append((end_fact, f"{end} lies before `from`, {start}"))


def _lies_before(end: date, start: date) -> bool:
    if (
        isinstance(end, datetime)
        and isinstance(start, datetime)
        and (end.tzinfo is None) == (start.tzinfo is None)
    ):
        return end < start
    return _day(end) < _day(start)


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _text(value: object) -> Fact:
    if isinstance(value, bool) or not isinstance(value, (str, int)) or not str(value).strip():
        raise ValueError(f"expected a text, not {value!r}")
    return str(value)


def _number(value: object) -> Fact:
    if isinstance(value, bool) or not isinstance(value, (str, int, float, Decimal)):
        raise ValueError(f"expected a number, not {value!r}")
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        raise ValueError(f'expected a number such as "12.50", not {value!r}') from None
    if not number.is_finite():
        raise ValueError(f"expected a number, not {value!r}")
    # Bounds come before any arithmetic: an exact fraction of 1E+999999 would never end.
    if number and not -MOST_DECIMALS <= number.adjusted() < DIGITS:
        raise ValueError(f"{value} is too large or too small; at most {DIGITS} digits before the point")
    return number


def _amount(value: object) -> Fact:
    amount = _number(value)
    if isinstance(amount, Decimal) and amount < 0:
        raise ValueError(f"{value} is below zero; an amount is zero or more")
    return amount


def _whole(value: object) -> Fact:
    number = _number(value)
    if not isinstance(number, Decimal) or number != int(number):
        raise ValueError(f"expected a whole number, not {value!r}")
    return int(number)


def _truth(value: object) -> Fact:
    if not isinstance(value, bool):
        raise ValueError(f"expected true or false, not {value!r}")
    return value


def _from_text(text: str) -> date | None:
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            return read(text)
        except ValueError:
            continue
    return None


def _moment(value: object) -> Fact:
    day = _from_text(value) if isinstance(value, str) else value
    if isinstance(day, date) and day.year in YEARS:
        return day
    if isinstance(day, date):
        raise ValueError(f"{day} lies outside the years {YEARS[0]} to {YEARS[-1]}")
    raise ValueError(f'expected a day or time such as "2026-02-12" or "2026-02-12T09:00", not {value!r}')


def _duration(value: object) -> Fact:
    return _number(value) if isinstance(value, int) else read_minutes(value)


READERS: dict[FactType, Callable[[object], Fact]] = {
    FactType.TEXT: _text,
    FactType.NUMBER: _number,
    FactType.MONEY: _amount,
    FactType.WHOLE: _whole,
    FactType.TRUTH: _truth,
    FactType.MOMENT: _moment,
    FactType.DURATION: _duration,
}
"""How a fact of each type is read."""
