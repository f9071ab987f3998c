"""`[[charge]]`: what a single happening costs, by the piece or by time; one answer a code.

price = "45"                      a fixed price a piece         price = { cost_plus = "3 %" }   the fact `cost` and more
price = { fact = "price" }        the price in the happening    price = "at-cost"               the fact `cost`
price = { tiers = [...] }         by how many (`tiers`)         price = "by-quote"              once it is accepted
price = { percent = "8 %", of = ["labour"] }                    a share of other charges (`portions`)
price = { per_km = "0.59", per_hour = "60" }                    a trip (`travel`)
quantum = "15 min"; minimum_per_quantum = "250"; rate = { card = "hourly" } or { per_hour = "980" }   work by time
allowance, index, surcharge, minimum, cap                            bend any of them (`terms`)
billed = "month-in-arrears"       says to the reader what the ledger does: a month is billed whole once it is over
"""

from dataclasses import dataclass, replace
from datetime import date

from huolto.rules.agreement.clauses.counters import Scope
from huolto.rules.agreement.clauses.events import COST, PiecePrice, rate_events
from huolto.rules.agreement.clauses.piece_prices import Priced, is_share, read_piece_price
from huolto.rules.agreement.clauses.portions import SharePrice, rate_share
from huolto.rules.agreement.clauses.terms import PLAIN, TERM_KEYS, Terms, read_terms
from huolto.rules.agreement.clauses.time import TIME_KEYS, TimePrice, TimePriced, rate_time, read_time_price
from huolto.rules.agreement.clauses.travel import TravelPrice, rate_travel
from huolto.rules.agreement.conditions import read_conditions
from huolto.rules.agreement.happenings import Happening
from huolto.rules.agreement.model import Clause, Header, RatedCharge, RatingContext
from huolto.rules.agreement.own_days import Laid
from huolto.rules.agreement.reading import Table
from huolto.rules.agreement.vocabulary import POINT_KINDS, VOCABULARY
from huolto.rules.agreement.windows import read_window
from huolto.rules.explanation import Reason, money_param
from huolto.rules.quanta import RoundPer
from huolto.rules.tax import TaxCategory


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeClause(Clause):
    """A charge on one kind of happening."""

    code: str
    price: PiecePrice | TimePrice | SharePrice | TravelPrice
    terms: Terms = PLAIN
    tax: str | None = None
    billed: str | None = None

    @property
    def question(self) -> str | None:
        """One clause answers for each code; shares of other charges always apply."""
        return None if isinstance(self.price, SharePrice) else f"charge:{self.code}"

    @property
    def follows(self) -> frozenset[str]:
        """The codes it is a share of."""
        return frozenset(self.price.of) if isinstance(self.price, SharePrice) else frozenset()

    @property
    def is_shared(self) -> bool:
        """Whether a counter is about several subjects, or minutes of all cases are rounded together."""
        if isinstance(self.price, TimePrice) and self.price.round_per is RoundPer.PERIOD:
            return True
        return bool(self.on) and self.terms.is_shared(self.on)

    def reach(self, day: date, agreement: Header) -> date:
        """The first day of the windows of its counters."""
        return self.terms.since(day, agreement)

    @property
    def passes_on(self) -> bool:
        """Whether it only passes on what the provider paid."""
        return isinstance(self.price, PiecePrice) and self.price.fact == COST and not self.price.on_top

    def missing(self, happening: Happening, agreement: Header) -> str | None:
        """The fact that gives the price, if the happening lacks it; `rate` when no rate card row fits."""
        if isinstance(self.price, TimePrice):
            if lacking := self.terms.missing(happening):
                return lacking
            if self.price.minimum_per_quantum is not None:
                return None
            rate = self.price.rate_of(happening, happening.start(agreement.zone))
            return None if rate is not None or self.terms.tiers else "rate"
        if isinstance(self.price, SharePrice):
            return None
        if lacking := self.terms.missing(happening):
            return lacking
        if isinstance(self.price, TravelPrice):
            return self.price.missing(happening)
        if not self.price.fact or happening.number(self.price.fact) is not None:
            return None
        return self.price.fact

    @property
    def goes_by_hours(self) -> bool:
        """Whether it has a window, or hours that cost more."""
        return self.window is not None or bool(self.terms.surcharges)

    def with_days(self, laid: Laid) -> "ChargeClause":
        """The charge with own days in the hours that cost more."""
        return replace(Clause.with_days(self, laid), terms=self.terms.with_days(laid))

    def lacks(self, happening: Happening, agreement: Header) -> Reason | None:
        """Why it cannot be priced: a fact is missing, or nobody has accepted the quote yet."""
        if isinstance(self.price, PiecePrice) and self.price.by_quote and "accepted" not in happening.facts:
            return Reason("unpriced.not-accepted", {"agreement": agreement.id, "clause": self.id})
        return Clause.lacks(self, happening, agreement)

    def rate(self, context: RatingContext) -> list[RatedCharge]:
        """Charges by the piece, by time, or as a share of others."""
        if isinstance(self.price, SharePrice):
            return rate_share(self, self.price, context)
        if isinstance(self.price, TravelPrice):
            return rate_travel(self, self.price, context)
        if isinstance(self.price, TimePrice):
            return rate_time(self, self.price, context)
        return rate_events(self, self.price, context)

    def tax_of(self, happening: Happening, agreement: Header) -> str:
        """The clause's own tax category, else the product's, else the agreement's."""
        return self.tax or happening.text("tax_category") or agreement.tax

    def phrases(self, agreement: Header) -> list[Reason]:
        """The price in words, then what it is the price of."""
        billed = [Reason(f"clause.billed.{self.billed}")] if self.billed else []
        return [*self._price_phrases(agreement), *self.terms.phrases(agreement), *billed]

    def _price_phrases(self, agreement: Header) -> list[Reason]:
        if isinstance(self.price, SharePrice | TravelPrice):
            return self.price.phrases(agreement)
        if isinstance(self.price, TimePrice):
            steps = self.terms.tiers.phrases(agreement) if self.terms.tiers else []
            return [*steps, *self.price.phrases(agreement)]
        happening = Reason(f"clause.each.{self.on}")
        if self.terms.tiers is not None:
            return [*self.terms.tiers.phrases(agreement), happening]
        if self.price.fixed is not None:
            fixed = money_param(self.price.fixed, agreement.currency)
            return [Reason("clause.charge.fixed", {"price": fixed}), happening]
        return [Reason(f"clause.{self.price.reason_code}", {"percent": self.price.percent}), happening]


def read(table: Table, header: Header) -> ChargeClause | None:
    """One `[[charge]]`, or None when something in it is wrong."""
    before = len(table.notebook.problems)
    code = table.slug("code", required=True)
    clause_id = table.slug("id") or code
    table.allow("when")
    on = "" if is_share(table) else _read_on(table)
    when = read_conditions(table, on) if on else ()
    tax = table.choice("tax", TaxCategory)
    billed = table.choice("billed", (MONTH_IN_ARREARS,))
    text = table.texts("text")
    window = read_window(table, header.calendars, header.zone)
    priced = _read_price(table, on, header) if on is not None else None
    terms = read_terms(
        table,
        header,
        scope=Scope.CASE if on == "work" else Scope.AGREEMENT,
        tiers=priced.tiers if priced else None,
        quantum=priced.price.quantum if priced and isinstance(priced.price, TimePrice) else None,
    )
    if priced and isinstance(priced.price, TravelPrice) and terms.index is not None:
        table.wrong("index", "a price of trips follows no index; leave out `index`")
    if priced and isinstance(priced.price, SharePrice) and not terms.is_plain:
        table.wrong("", f"a share of other charges is bent by theirs; leave out {', '.join(TERM_KEYS)}")
    table.allow(*CHARGE_KEYS)
    table.close()
    if (
        len(table.notebook.problems) > before
        or code is None
        or clause_id is None
        or on is None
        or priced is None
    ):
        return None
    return ChargeClause(
        id=clause_id,
        kind="charge",
        line=table.line,
        on=on,
        when=when,
        text=text,
        window=window,
        code=code,
        price=priced.price,
        terms=terms,
        tax=tax,
        billed=billed,
    )


MONTH_IN_ARREARS = "month-in-arrears"
CHARGE_KEYS = (
    "id",
    "code",
    "on",
    "when",
    "window",
    "price",
    "rate",
    "quantum",
    "minimum_per_quantum",
    "round_per",
    "tax",
    "billed",
    "text",
    "surcharge",
    *TERM_KEYS,
)


def _read_on(table: Table) -> str | None:
    on = table.text("on", required=True)
    if on in VOCABULARY and on not in POINT_KINDS:
        table.wrong(
            "on", f"{on} lasts; write it as [[fee]] with `per` or `of`, a charge is for what happens once"
        )
        return None
    return table.choice("on", POINT_KINDS) if on is not None else None


def _read_price(table: Table, on: str, header: Header) -> Priced | TimePriced | None:
    if any(table.has(key) for key in TIME_KEYS) or (on == "work" and not table.has("price")):
        return read_time_price(table, on, header)
    return read_piece_price(table, on, header)
