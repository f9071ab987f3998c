"""`[[charge]]`: what a single happening costs, by the piece or by time; one answer a code.

price = "45"                      a fixed price a piece         price = { cost_plus = "3 %" }   the fact `cost` and more
price = { fact = "price" }        the price in the happening    price = "at-cost"               the fact `cost`
quantum = "15 min"; minimum_per_quantum = "250"; rate = { card = "hourly" } or { per_hour = "980" }   work by time
"""

from dataclasses import dataclass
from decimal import Decimal

from huolto.rules.agreement.clauses.events import COST, PiecePrice, rate_events
from huolto.rules.agreement.clauses.time import TimePrice, rate_time, read_time_price
from huolto.rules.agreement.conditions import read_conditions
from huolto.rules.agreement.happenings import Happening
from huolto.rules.agreement.model import Clause, Header, RatedCharge, RatingContext
from huolto.rules.agreement.reading import Table
from huolto.rules.agreement.values import read_amount
from huolto.rules.agreement.vocabulary import POINT_KINDS, VOCABULARY, FactType
from huolto.rules.agreement.windows import read_window
from huolto.rules.explanation import Reason, money_param
from huolto.rules.tax import TaxCategory

AT_COST = "at-cost"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeClause(Clause):
    """A charge on one kind of happening."""

    code: str
    price: PiecePrice | TimePrice
    tax: str | None = None

    @property
    def question(self) -> str:
        """One clause answers for each code."""
        return f"charge:{self.code}"

    @property
    def passes_on(self) -> bool:
        """Whether it only passes on what the provider paid."""
        return isinstance(self.price, PiecePrice) and self.price.fact == COST

    def missing(self, happening: Happening, agreement: Header) -> str | None:
        """The fact that gives the price, if the happening lacks it; `rate` when no rate card row fits."""
        if isinstance(self.price, TimePrice):
            rate = self.price.rate_of(happening, happening.start(agreement.zone))
            return "rate" if rate is None and self.price.minimum_per_quantum is None else None
        if not self.price.fact or happening.number(self.price.fact) is not None:
            return None
        return self.price.fact

    def rate(self, context: RatingContext) -> list[RatedCharge]:
        """Charges by the piece or by time."""
        if isinstance(self.price, TimePrice):
            return rate_time(self, self.price, context)
        return rate_events(self, self.price, context)

    def tax_of(self, happening: Happening, agreement: Header) -> str:
        """The clause's own tax category, else the product's, else the agreement's."""
        return self.tax or happening.text("tax_category") or agreement.tax

    def phrases(self, agreement: Header) -> list[Reason]:
        """The price in words, then what it is the price of."""
        if isinstance(self.price, TimePrice):
            return self.price.phrases(agreement)
        happening = Reason(f"clause.each.{self.on}")
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
    on = _read_on(table)
    when = read_conditions(table, on) if on else ()
    tax = table.choice("tax", TaxCategory)
    table.choice("billed", ("month-in-arrears",))
    text = table.texts("text")
    window = read_window(table, header.calendars, header.zone)
    price = _read_price(table, on, header) if on else None
    table.allow(*CHARGE_KEYS)
    table.close()
    if (
        len(table.notebook.problems) > before
        or code is None
        or clause_id is None
        or on is None
        or price is None
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
        price=price,
        tax=tax,
    )


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
)
TIME_KEYS = ("rate", "quantum", "minimum_per_quantum", "round_per")


def _read_on(table: Table) -> str | None:
    on = table.text("on", required=True)
    if on in VOCABULARY and on not in POINT_KINDS:
        table.wrong(
            "on", f"{on} lasts; write it as [[fee]] with `per` or `of`, a charge is for what happens once"
        )
        return None
    return table.choice("on", POINT_KINDS) if on is not None else None


def _read_price(table: Table, on: str, header: Header) -> PiecePrice | TimePrice | None:
    is_timed = any(table.has(key) for key in TIME_KEYS)
    if is_timed and table.has("price"):
        table.wrong(
            "price", f"a charge is by the piece or by time; leave out `price` or {', '.join(TIME_KEYS)}"
        )
        return None
    if is_timed or (on == "work" and not table.has("price")):
        return read_time_price(table, on, header)
    return _read_piece_price(table, on)


def _read_piece_price(table: Table, on: str) -> PiecePrice | None:
    written = table.raw("price")
    amounts = [f for f, t in VOCABULARY[on].facts.items() if t is FactType.MONEY]
    if written is None and "price" in amounts:
        return PiecePrice(fact="price")
    if written == AT_COST or isinstance(written, dict):
        return _read_price_from_fact(table, on, amounts)
    if written is None:
        table.wrong("price", '`price` is missing; expected "45.00", "at-cost" or { cost_plus = "3 %" }')
        return None
    try:
        return PiecePrice(fixed=read_amount(written))
    except ValueError as error:
        table.wrong("price", str(error))
        return None


def _read_price_from_fact(table: Table, on: str, amounts: list[str]) -> PiecePrice | None:
    on_top = Decimal(0)
    fact: str | None = COST
    if not isinstance(table.raw("price"), str):
        price = table.table("price")
        if price is None:
            return None
        if price.has("cost_plus"):
            percent = price.percent("cost_plus")
            price.allow("fact")
            if percent is None:
                return None
            on_top = percent
        else:
            fact = price.choice("fact", amounts)
            price.allow("cost_plus")
            if fact is None and not price.has("fact"):
                price.wrong("", 'expected { cost_plus = "3 %" } or { fact = "price" }')
        price.close()
    if fact == COST and COST not in amounts:
        table.wrong("price", f'{on} has no fact `cost`; write a price such as "45.00"')
        return None
    return None if fact is None else PiecePrice(fact=fact, on_top=on_top)
