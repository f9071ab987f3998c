"""`[agreement]` and the tables that all clauses share: rate cards, scope, term with notice and renewal.

id = "prof"; version = 2; name = { sv = "Prof" }; currency = "SEK"; zone = "Europe/Stockholm"; tax = "standard"
term = { from = 2026-01-01, to = 2027-01-01 }   or { from = 2026-01-01, length = "12 months" }
notice = "3 months"; renewal = "12 months"      told before the term ends, else it goes on for so long again
[scope] devices = { at_least = 35, at_most = 1000 }
"""

from zoneinfo import ZoneInfo, available_timezones

from huolto.rules.agreement.calendars import read_calendars
from huolto.rules.agreement.index_tables import read_index_tables
from huolto.rules.agreement.model import Header, RateRow, Scope
from huolto.rules.agreement.pot_tables import RESETS, read_pots
from huolto.rules.agreement.problems import hint
from huolto.rules.agreement.reading import Table
from huolto.rules.calendars import CalendarSystem, add_months
from huolto.rules.money import UnknownCurrencyError, currency_decimals
from huolto.rules.periods import DateInterval
from huolto.rules.tax import TaxCategory

COMMON_CURRENCIES = ("DKK", "EUR", "GBP", "IRR", "NOK", "SEK", "USD")
NOWHERE = Header("", {}, "EUR", ZoneInfo("UTC"), "standard", CalendarSystem.GREGORIAN)


def read_header(top: Table) -> tuple[Header, bool]:
    """The header, and whether it is whole; of a broken one what is known, so that clauses are still read."""
    cards = _read_rate_cards(top)
    scope = _read_scope(top)
    table = top.table("agreement", required=True, expected="a table [agreement] with id, currency and zone")
    if table is None:
        read_calendars(top, NOWHERE.zone)
        read_index_tables(top, NOWHERE.calendar_system)
        read_pots(top, RESETS)
        return NOWHERE, False
    before = len(table.notebook.problems)
    agreement_id = table.slug("id", required=True)
    on_top_of = table.slug("on_top_of")
    if on_top_of and on_top_of == agreement_id:
        table.wrong("on_top_of", "an agreement cannot stand on top of itself")
    currency = _read_currency(table)
    zone = _read_zone(table)
    system = CalendarSystem(table.choice("calendar_system", CalendarSystem) or CalendarSystem.GREGORIAN.value)
    term = _read_term(table, system)
    renewal = table.months("renewal")
    if renewal and (term is None or term.end is None):
        table.wrong("renewal", "only a term with an end is renewed; write term = { from = ..., to = ... }")
    header = Header(
        id=agreement_id or "",
        name=table.texts("name"),
        currency=currency or "EUR",
        zone=zone or ZoneInfo("UTC"),
        tax=table.choice("tax", TaxCategory) or TaxCategory.STANDARD.value,
        calendar_system=system,
        version=table.whole("version", default=1, lowest=1),
        on_top_of=on_top_of,
        term=term,
        notice_months=table.months("notice"),
        renewal_months=renewal,
        scope=scope,
        rate_cards=cards,
        calendars=read_calendars(top, zone or ZoneInfo("UTC")),
        indexes=read_index_tables(top, system),
        pots=read_pots(top, RESETS),
        prices_include_tax=table.truth("prices_include_tax", default=False),
    )
    table.allow("extends")
    table.close()
    is_whole = len(table.notebook.problems) == before and bool(agreement_id and currency and zone)
    return header, is_whole


def read_shared(top: Table) -> None:
    """The tables of a library file, for their mistakes only: an agreement beside it reads them in its own zone."""
    _read_rate_cards(top)
    read_calendars(top, NOWHERE.zone)
    for system in CalendarSystem:
        before = len(top.notebook.problems)
        read_index_tables(top, system)
        if len(top.notebook.problems) == before:
            return


def _read_currency(table: Table) -> str | None:
    currency = table.text("currency", required=True)
    if currency is None:
        return None
    try:
        currency_decimals(currency)
    except UnknownCurrencyError:
        table.wrong("currency", f'unknown currency "{currency}"; {hint(currency, COMMON_CURRENCIES)}')
        return None
    return currency


def _read_zone(table: Table) -> ZoneInfo | None:
    name = table.text("zone", required=True)
    if name is None:
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        # An unknown name is a KeyError, odd characters are a ValueError or an OSError.
        close = hint(name, available_timezones())
    table.wrong(
        "zone", f'unknown zone "{name}"; {close if len(close) < 80 else "write one such as Europe/Oslo"}'
    )
    return None


def _read_term(table: Table, system: CalendarSystem) -> DateInterval | None:
    term = table.table("term", expected="{ from = 2026-01-01, to = 2027-01-01 }")
    if term is None:
        return None
    start, end = term.day("from", required=True), term.day("to")
    length = term.months("length")
    if term.has("to") and term.has("length"):
        term.wrong("length", "a term has `to` or `length`, not both")
    term.close()
    if start and length and end is None:
        end = add_months(start, length, system)
    if start and end and end <= start:
        term.wrong("to", f"{end} does not lie after `from`, {start}")
        return None
    return DateInterval(start, end) if start else None


def _read_scope(top: Table) -> Scope | None:
    table = top.table("scope", expected="a table [scope] with devices = { at_least = 35, at_most = 1000 }")
    if table is None:
        return None
    bounds = {name: _read_bounds(table, name) for name in ("devices", "persons")}
    table.close()
    if not table.has("devices") and not table.has("persons"):
        table.wrong("", "says nothing; write devices = { at_least = 35, at_most = 1000 }")
    return Scope(devices=bounds["devices"], persons=bounds["persons"])


def _read_bounds(table: Table, key: str) -> tuple[int | None, int | None]:
    bounds = table.table(key, expected="{ at_least = 35, at_most = 1000 }")
    if bounds is None:
        return None, None
    lowest = bounds.whole("at_least", default=0) if bounds.has("at_least") else None
    highest = bounds.whole("at_most", default=0) if bounds.has("at_most") else None
    bounds.close()
    if lowest is not None and highest is not None and highest < lowest:
        bounds.wrong("at_most", f"{highest} is less than `at_least`, {lowest}")
    return lowest, highest


def _read_rate_cards(top: Table) -> dict[str, tuple[RateRow, ...]]:
    """`[[rate_card.NAME]]`: rows of an hourly price by day, task and skill; the first that fits counts."""
    cards = top.table("rate_card", expected="tables [[rate_card.NAME]]")
    if cards is None:
        return {}
    return {name: tuple(filter(None, map(_read_rate_row, cards.tables(name)))) for name in cards.data}


def _read_rate_row(table: Table) -> RateRow | None:
    per_hour = table.amount("per_hour", required=True)
    start, end = table.day("from"), table.day("to")
    task, skill = table.text("task"), table.text("skill")
    table.close()
    if start and end and end <= start:
        table.wrong("to", f"{end} does not lie after `from`, {start}")
    return None if per_hour is None else RateRow(per_hour, start, end, task, skill)
