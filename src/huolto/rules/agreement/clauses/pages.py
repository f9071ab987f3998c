"""`[[fee]] of = "pages"`: what pages cost, by what the meters of machines say.

    of = "pages"; meter = "mono" | ["mono", "colour"]; price = "900" | { tiers = [...] }
    minimum = { pages = 1000, per = "item" | "agreement", every = "month" }     or { amount = "50000", ... }
    spread = "days" | "reading"     pages between two readings lie evenly on the days between, or on the day of reading

A machine is metered once it was read, or where `when` says so of its stay in service. What lacks to a minimum is owed on
the last day of the window; a minimum of one machine goes by its days in service. A metered machine in service that is not
read up to the end of a period is unpriced there, or with a minimum charged that and told.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from huolto.rules.agreement.clauses.counted import rate_counted
from huolto.rules.agreement.clauses.counters import Counter, Every, Scope, read_counter, widest
from huolto.rules.agreement.clauses.readings import ONE_DAY, Counted, Meters, read_meters
from huolto.rules.agreement.clauses.segments import segments
from huolto.rules.agreement.clauses.sums import Entry, Line
from huolto.rules.agreement.clauses.terms import PLAIN, TERM_KEYS, Terms, read_terms
from huolto.rules.agreement.clauses.tiers import read_tiers
from huolto.rules.agreement.conditions import read_conditions
from huolto.rules.agreement.happenings import Happening
from huolto.rules.agreement.model import Clause, Header, Notice, RatedCharge, RatingContext, Unpriced
from huolto.rules.agreement.reading import Table
from huolto.rules.explanation import Reason, money_param
from huolto.rules.periods import DateInterval
from huolto.rules.tax import TaxCategory

PAGES = "pages"
SPREAD = ("days", "reading")
WINDOWS = (Every.MONTH, Every.QUARTER, Every.YEAR)
PAGES_KEYS = ("id", "code", "of", "meter", "price", "spread", "when", "tax", "text", *TERM_KEYS)


@dataclass(frozen=True, slots=True)
class PagesMinimum:
    """At least so many pages for each window of a counter."""

    pages: int
    counter: Counter

    def phrases(self) -> list[Reason]:
        """The minimum in words."""
        return [Reason("clause.pages.minimum", {"pages": self.pages}), *self.counter.phrases()]


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesClause(Clause):
    """A price of pages."""

    code: str
    meters: tuple[str, ...]
    price: Decimal
    terms: Terms = PLAIN
    minimum: PagesMinimum | None = None
    is_spread: bool = True
    tax: str | None = None

    @property
    def question(self) -> None:
        """Fees always apply."""
        return

    @property
    def is_shared(self) -> bool:
        """Whether machines are counted together."""
        shared = self.minimum is not None and self.minimum.counter.scope.is_shared
        return shared or self.terms.is_shared(self.on)

    @property
    def wants_stays(self) -> bool:
        """A machine in service is looked at although nobody read it."""
        return True

    @property
    def looks_at(self) -> frozenset[str]:
        """The facts that it asks for; no two machines print alike."""
        return frozenset({"item"}) | self.conditioned_on | self.terms.counted_by

    @property
    def reads_meters(self) -> tuple[str, ...]:
        """The meters that it prices."""
        return self.meters

    def reach(self, day: date, agreement: Header) -> date:
        """The first day of the windows of its counters; readings are wanted from the first on."""
        days = [self.terms.since(day, agreement)]
        if self.minimum is not None:
            days.append(self.minimum.counter.since(day, agreement))
        return min(days)

    @property
    def fits_by(self) -> frozenset[str]:
        """The facts of its conditions, and the meter."""
        return self.conditioned_on | {"meter"}

    def fits(self, happening: Happening) -> bool:
        """Whether it is a reading of one of its meters."""
        return Clause.fits(self, happening) and happening.text("meter") in self.meters

    def missing(self, happening: Happening, agreement: Header) -> str | None:
        """What the meter shows, the machine, or the fact of a scope."""
        if "item" not in happening.facts:
            return "item"
        if happening.number("count") is None and happening.number("to") is None:
            return "count"
        return self.terms.missing(happening)

    def rate(self, context: RatingContext) -> list[RatedCharge]:
        """One charge a machine (or fleet) and period."""
        zone, agreement = context.agreement.zone, context.agreement.id
        meters = read_meters(context.happenings, zone, agreement, self.id, is_spread=self.is_spread)
        context.unpriced += [Unpriced(reading.id, reason) for reading, reason in meters.faults]
        stays = self._stays(meters, context)
        entries = [entry for one in meters.counted for entry in self._entries(one, context)]
        entries += self._lacking(meters, stays, context)
        entries.sort(key=lambda entry: (entry.day, entry.happening.id))
        self._tell_missing(meters, stays, context)
        return rate_counted(self, entries, context, unit="page", scope=self._scope())

    def _scope(self) -> Scope:
        own = [self.minimum.counter] if self.minimum is not None else []
        return widest([*self.terms.counters, *own]) or Scope.ITEM

    def _entries(self, counted: Counted, context: RatingContext) -> Iterator[Entry]:
        asked = context.windows(counted.start, counted.end)
        if not asked:
            return
        since = self.reach(asked[0].start, context.agreement)
        for window, period in segments(
            counted.start, counted.end, context, since=since, index=self.terms.index
        ):
            if pages := counted.within(window.start, window.end):
                first, last = max(window.start, counted.start), min(window.end, counted.end) - ONE_DAY
                yield Entry(counted.reading, first, period, Fraction(pages), Fraction(self.price), last=last)

    def _stays(
        self, meters: Meters, context: RatingContext
    ) -> dict[str, list[tuple[Happening, DateInterval]]]:
        """Days in service by metered machine, up to the end of what is rated."""
        zone = context.agreement.zone
        found: defaultdict[str, list[tuple[Happening, DateInterval]]] = defaultdict(list)
        for item, stays in context.stays_of_item.items():
            for stay in stays:
                is_metered = f"item:{item}" in meters.read_until or bool(self.when)
                if not is_metered or not all(condition.holds(stay) for condition in self.when):
                    continue
                days = DateInterval(stay.start(zone), stay.end(zone))
                term = context.agreement.term
                cut = days.intersect(term) if term is not None else days
                if cut is not None:
                    found[f"item:{item}"].append((stay, cut))
        return found

    def _lacking(
        self, meters: Meters, stays: dict[str, list[tuple[Happening, DateInterval]]], context: RatingContext
    ) -> Iterator[Entry]:
        """An entry on the last day of each window in which fewer pages were made than the minimum."""
        if self.minimum is None:
            return
        subjects = {one.reading.subject for one in meters.counted} | stays.keys()
        groups: dict[str, list[str]] = (
            {"": sorted(subjects)}
            if self.minimum.counter.scope.is_shared
            else {subject: [subject] for subject in sorted(subjects)}
        )
        for members in groups.values():
            counted = [one for one in meters.counted if one.reading.subject in members]
            present = [stay for member in members for stay in stays.get(member, ())]
            yield from self._lacking_of(self.minimum, counted, present, context)

    def _lacking_of(
        self,
        minimum: PagesMinimum,
        counted: list[Counted],
        present: list[tuple[Happening, DateInterval]],
        context: RatingContext,
    ) -> Iterator[Entry]:
        last = context.until or max((one.end for one in counted), default=None)
        starts = [one.start for one in counted] + [days.start for _, days in present]
        if last is None or not starts or min(starts) >= last:
            return
        for start, end in _windows_of(min(starts), last, minimum.counter, context):
            made = sum(one.within(start, end) for one in counted)
            owed = self._owed(minimum, start, end, made, present)
            inside = [p for p in context.windows(end - ONE_DAY, end) if p.interval.contains(end - ONE_DAY)]
            if made >= owed or not inside:
                continue
            about = next((one.reading for one in counted if one.within(start, end)), None) or next(
                stay for stay, days in present if days.intersect(DateInterval(start, end))
            )
            entry = Entry(
                about,
                end - ONE_DAY,
                inside[0],
                Fraction(owed - made),
                Fraction(self.price),
                last=end - ONE_DAY,
            )
            params = {"minimum": owed, "made": made}
            entry.lines.append(Line("sum.pages-lacking", params, Fraction(owed - made), Fraction(0)))
            yield entry

    def _owed(
        self,
        minimum: PagesMinimum,
        start: date,
        end: date,
        made: int,
        present: list[tuple[Happening, DateInterval]],
    ) -> int:
        """The minimum of a window; of one machine for the days it was in service, if that is known."""
        window = DateInterval(start, end)
        served = sum(inside.days for _, days in present if (inside := days.intersect(window)))
        if not present:
            return minimum.pages if made else 0
        if minimum.counter.scope.is_shared:
            return minimum.pages if served or made else 0
        share = Fraction(min(served, window.days), window.days)
        return int(minimum.pages * share + Fraction(1, 2))

    def _tell_missing(
        self, meters: Meters, stays: dict[str, list[tuple[Happening, DateInterval]]], context: RatingContext
    ) -> None:
        for subject, rows in stays.items():
            read = meters.read_until.get(subject)
            for stay, days in rows:
                for window in context.windows(days.start, days.end or context.until or days.start + ONE_DAY):
                    inside = days.intersect(window.interval)
                    if inside is None or (read is not None and inside.end is not None and read >= inside.end):
                        continue
                    since = max(inside.start, read or inside.start)
                    params = {
                        "agreement": context.agreement.id,
                        "clause": self.id,
                        "subject": subject.partition(":")[2],
                        "from": since.isoformat(),
                    }
                    if self.minimum is not None:
                        context.notices.append(Notice(stay.id, Reason("notice.no-reading", params)))
                    else:
                        context.unpriced.append(Unpriced(stay.id, Reason("unpriced.no-reading", params)))

    def tax_of(self, happening: Happening, agreement: Header) -> str:
        """The clause's own tax category, else the item's, else the agreement's."""
        return self.tax or happening.text("tax_category") or agreement.tax

    def phrases(self, agreement: Header) -> list[Reason]:
        """The price a page in words, then the minimum."""
        if self.terms.tiers is not None:
            told = [*self.terms.tiers.phrases(agreement), Reason("clause.pages.steps")]
        else:
            told = [Reason("clause.pages", {"price": money_param(self.price, agreement.currency)})]
        told.append(Reason("clause.pages.meter", {"meters": list(self.meters)}))
        told += self.minimum.phrases() if self.minimum is not None else []
        return [*told, *self.terms.phrases(agreement)]


def _windows_of(
    start: date, end: date, counter: Counter, context: RatingContext
) -> Iterator[tuple[date, date]]:
    """The windows of the counter from the first that is asked for on, as far as they end by `end`."""
    asked = context.windows(start, end)
    at = max(start, asked[0].start) if asked else end
    while at < end:
        first, after = counter.every.window(at, context.agreement)
        if after is None or after > end:
            return
        yield first, after
        at = after


def read_pages(table: Table, header: Header) -> PagesClause | None:
    """One `[[fee]]` of pages, or None when something in it is wrong."""
    before = len(table.notebook.problems)
    table.raw("of")
    meters = _read_meters(table)
    clause_id = table.slug("id") or (f"pages-{'-'.join(meters)}" if meters else None)
    code = table.slug("code") or PAGES
    written = table.raw("price")
    steps = table.table("price") if isinstance(written, dict) else None
    tiers = read_tiers(steps, header, scope=Scope.ITEM) if steps is not None else None
    price = Decimal(0) if steps is not None else table.amount("price", required=True)
    table.allow("when")
    when = read_conditions(table, PAGES)
    minimum = _read_minimum(table, header)
    terms = read_terms(
        table,
        header,
        scope=Scope.ITEM,
        tiers=tiers,
        without=("surcharge", *(("minimum",) if minimum is not None else ())),
    )
    spread = table.choice("spread", SPREAD)
    tax = table.choice("tax", TaxCategory)
    text = table.texts("text")
    table.allow(*PAGES_KEYS)
    table.close()
    if len(table.notebook.problems) > before or price is None or clause_id is None:
        return None
    return PagesClause(
        id=clause_id,
        kind="fee",
        line=table.line,
        on=PAGES,
        when=when,
        text=text,
        code=code,
        meters=meters,
        price=price,
        terms=terms,
        minimum=minimum,
        is_spread=spread != "reading",
        tax=tax,
    )


def _read_meters(table: Table) -> tuple[str, ...]:
    written = table.raw("meter")
    meters: Iterable[object] = written if isinstance(written, list) else [written]
    named = tuple(meter for meter in meters if isinstance(meter, str) and meter.strip())
    if not named or (isinstance(written, list) and len(named) < len(written)):
        said = "`meter` is missing; " if written is None else ""
        table.wrong("meter", f'{said}expected the name of a meter such as "mono", or some in an array')
        return ()
    return named


def _read_minimum(table: Table, header: Header) -> PagesMinimum | None:
    written = table.data.get("minimum")
    if not isinstance(written, dict) or "pages" not in written:
        return None
    minimum = table.table("minimum")
    if minimum is None:
        return None
    pages = minimum.whole("pages", default=0, lowest=1)
    counter = read_counter(minimum, header, scope=Scope.ITEM, every=Every.MONTH)
    if counter.every not in WINDOWS:
        minimum.wrong("every", f"a minimum of pages is by {', '.join(WINDOWS)}")
    if counter.scope not in (Scope.ITEM, Scope.AGREEMENT):
        minimum.wrong("per", 'a minimum of pages is per "item", or per "agreement" for the whole fleet')
    minimum.close()
    return PagesMinimum(pages, counter)
