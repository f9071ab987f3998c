"""How the price of one piece is written, and read: fixed, at cost, from a fact, a share of one, by quote, by steps."""

from dataclasses import dataclass
from decimal import Decimal

from huolto.rules.agreement.clauses.counters import Scope
from huolto.rules.agreement.clauses.events import COST, QUOTED, PiecePrice
from huolto.rules.agreement.clauses.portions import SharePrice
from huolto.rules.agreement.clauses.tiers import Tiers, read_tiers
from huolto.rules.agreement.clauses.travel import TRAVEL_KEYS, TravelPrice, read_travel
from huolto.rules.agreement.model import Header
from huolto.rules.agreement.reading import Table, kind_of
from huolto.rules.agreement.values import read_amount
from huolto.rules.agreement.vocabulary import VOCABULARY, FactType

AT_COST, BY_QUOTE = "at-cost", "by-quote"
_EXPECTED = (
    'expected "45.00", "at-cost", "by-quote", { cost_plus = "3 %" }, { fact = "price" }, '
    '{ percent = "8 %", of = ["labour"] } or { tiers = [...] }'
)


@dataclass(frozen=True, slots=True)
class Priced:
    """A price and, where it goes by steps, the steps."""

    price: PiecePrice | SharePrice | TravelPrice
    tiers: Tiers | None = None


def is_share(table: Table) -> bool:
    """Whether a clause is priced as a share of other charges, and so has no happening of its own."""
    price = table.data.get("price")
    return isinstance(price, dict) and "percent" in price and not isinstance(price.get("of"), dict)


def read_piece_price(table: Table, on: str, header: Header) -> Priced | None:
    """The key `price` of a charge on happenings of kind `on`; None when it is wrong or missing."""
    written = table.raw("price")
    amounts = [f for f, t in VOCABULARY[on].facts.items() if t is FactType.MONEY] if on else []
    if written is None and "price" in amounts:
        return Priced(PiecePrice(fact="price"))
    if written is None:
        table.wrong("price", f"`price` is missing; {_EXPECTED}")
        return None
    if written == BY_QUOTE:
        return _read_quote(table, on)
    if written == AT_COST:
        return _of_fact(table, on, COST, PiecePrice(fact=COST), amounts)
    if isinstance(written, dict):
        price = Table(written, (*table.path, "price"), table.notebook)
        return _read_table(price, table, on, amounts, header)
    try:
        return Priced(PiecePrice(fixed=read_amount(written)))
    except ValueError as error:
        table.wrong("price", str(error))
        return None


def _read_table(price: Table, table: Table, on: str, amounts: list[str], header: Header) -> Priced | None:
    price.allow("tiers", "package", "size", "kind", "cost_plus", "fact", "percent", "of")
    if price.has("tiers") or price.has("package"):
        price.known.clear()
        tiers = read_tiers(price, header, scope=Scope.AGREEMENT)
        return None if tiers is None else Priced(PiecePrice(fixed=Decimal(0)), tiers)
    if on == "travel" and any(price.has(key) for key in TRAVEL_KEYS):
        price.known.clear()
        trip = read_travel(price)
        return None if trip is None else Priced(trip)
    if price.has("percent"):
        return _read_percent(price, table, on, amounts)
    if price.has("cost_plus"):
        on_top = price.percent("cost_plus")
        price.close()
        return (
            None
            if on_top is None
            else _of_fact(table, on, COST, PiecePrice(fact=COST, on_top=on_top), amounts)
        )
    fact = price.choice("fact", amounts)
    price.close()
    if not price.has("fact"):
        price.wrong("", _EXPECTED)
    return None if fact is None else Priced(PiecePrice(fact=fact))


def _read_percent(price: Table, table: Table, on: str, amounts: list[str]) -> Priced | None:
    share, of = price.percent("percent", required=True), price.raw("of")
    price.close()
    if isinstance(of, dict):
        named = Table(of, (*price.path, "of"), price.notebook)
        fact = named.choice("fact", amounts, required=True)
        named.close()
        return None if fact is None or share is None else Priced(PiecePrice(fact=fact, share=share))
    codes = [of] if isinstance(of, str) else of
    if not isinstance(codes, list) or not codes or not all(isinstance(code, str) and code for code in codes):
        price.wrong(
            "of", f'expected codes of charges such as ["labour"], or {{ fact = "cost" }}, found {kind_of(of)}'
        )
        return None
    return None if share is None else Priced(SharePrice(share, tuple(codes)))


def _read_quote(table: Table, on: str) -> Priced | None:
    facts = VOCABULARY[on].facts if on else {}
    if QUOTED not in facts or "accepted" not in facts:
        able = ", ".join(name for name, kind in VOCABULARY.items() if {QUOTED, "accepted"} <= set(kind.facts))
        table.wrong("price", f"{on} carries no quote; these do: {able}")
        return None
    return Priced(PiecePrice(fact=QUOTED, by_quote=True))


def _of_fact(table: Table, on: str, fact: str, price: PiecePrice, amounts: list[str]) -> Priced | None:
    if fact not in amounts:
        table.wrong("price", f'{on} has no fact `{fact}`; write a price such as "45.00"')
        return None
    return Priced(price)
