"""From the text of an agreement file to an `Agreement`, or to all of its mistakes at once with line and key.

Begin at `parse`. Clauses are read by the modules of `clauses`, examples by `examples`.
"""

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from huolto.rules.agreement.clauses import CLAUSE_KINDS, NOT_YET
from huolto.rules.agreement.examples import read_example
from huolto.rules.agreement.model import Agreement, Clause, Example, Header, RateRow
from huolto.rules.agreement.positions import locate
from huolto.rules.agreement.problems import AgreementError, Problem, hint
from huolto.rules.agreement.reading import Notebook, Table
from huolto.rules.calendars import CalendarSystem
from huolto.rules.money import UnknownCurrencyError, currency_decimals
from huolto.rules.periods import DateInterval
from huolto.rules.tax import TaxCategory

LANGUAGE = 1
"""The newest version of the language; older ones stay readable."""

COMMON_CURRENCIES = ("DKK", "EUR", "GBP", "IRR", "NOK", "SEK", "USD")
_NOWHERE = Header("", {}, "EUR", ZoneInfo("UTC"), "standard", CalendarSystem.GREGORIAN)
_AT_LINE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)")


def parse(text: str, *, source: str = "agreement") -> Agreement:
    """The agreement that `text` says; raises `AgreementError` with every problem when there is one."""
    text = text.removeprefix("\ufeff")
    try:
        data = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise AgreementError([_syntax_problem(str(error), text)], source=source) from error
    except (ValueError, RecursionError) as error:
        # tomllib lets through what Python refuses: numbers of thousands of digits, arrays nested without end.
        problem = Problem(0, "", "holds a number too long or tables nested too deeply to be read")
        raise AgreementError([problem], source=source) from error
    notebook = Notebook(locate(text))
    agreement = _read(Table(data, (), notebook), source)
    if notebook.problems or agreement is None:
        raise AgreementError(notebook.problems, source=source)
    return agreement


def _syntax_problem(message: str, text: str) -> Problem:
    found = _AT_LINE.search(message)
    last_line = text.rstrip().count("\n") + 1
    line = int(found[1]) if found and found[1] else last_line
    written = text.replace("\r\n", "\n").split("\n")[line - 1 : line]
    key = written[0].partition("=")[0].strip(" []\t") if written else ""
    return Problem(line, key, f"is not TOML: {_AT_LINE.sub('', message)}")


def _read(top: Table, source: str) -> Agreement | None:
    language = _read_language(top)
    cards = _read_rate_cards(top)
    header = _read_header(top, cards)
    _refuse_extends(top)
    intake, calendars = _kept(top, "intake"), _kept(top, "calendar")
    clauses = [
        (table, CLAUSE_KINDS[kind](table, header or _NOWHERE))
        for kind in CLAUSE_KINDS
        for table in top.tables(kind)
    ]
    _check_ids(clauses)
    _refuse_what_is_not_yet(top)
    examples = [read_example(table) for table in top.tables("example")]
    top.allow("language", "agreement", "rate_card", "extends", *NOT_YET)
    top.close()
    if header is None:
        return None
    ordered = sorted((clause for _, clause in clauses if clause is not None), key=lambda c: c.line)
    return Agreement(
        header=header,
        clauses=tuple(ordered),
        examples=tuple(example for example in examples if isinstance(example, Example)),
        language=language,
        intake=intake,
        calendars=calendars,
        source=source,
    )


def _read_language(top: Table) -> int:
    version = top.whole("language", default=0, lowest=1)
    if not top.has("language"):
        top.wrong("language", f"`language` is missing; write language = {LANGUAGE} in the first line")
    elif version > LANGUAGE:
        top.wrong(
            "language",
            f"version {version} of the language is newer than this program, which reads {LANGUAGE}",
        )
    return version


def _read_header(top: Table, cards: Mapping[str, tuple[RateRow, ...]]) -> Header | None:
    table = top.table("agreement", required=True, expected="a table [agreement] with id, currency and zone")
    if table is None:
        return None
    before = len(table.notebook.problems)
    agreement_id = table.slug("id", required=True)
    name = table.texts("name")
    on_top_of = table.slug("on_top_of")
    if on_top_of and on_top_of == agreement_id:
        table.wrong("on_top_of", "an agreement cannot stand on top of itself")
    currency = _read_currency(table)
    zone = _read_zone(table)
    tax = table.choice("tax", TaxCategory) or TaxCategory.STANDARD.value
    if table.truth("prices_include_tax", default=False):
        table.wrong(
            "prices_include_tax", "prices with tax in them are not supported yet; write prices without tax"
        )
    system = table.choice("calendar_system", CalendarSystem) or CalendarSystem.GREGORIAN.value
    term = _read_term(table)
    _refuse_extends(table)
    table.close()
    if len(table.notebook.problems) > before or not (agreement_id and currency and zone):
        # The clauses are still read, with what is known, so that their mistakes are found too.
        return Header(
            "", {}, currency or "EUR", zone or ZoneInfo("UTC"), tax, CalendarSystem(system), rate_cards=cards
        )
    return Header(
        id=agreement_id,
        name=name,
        currency=currency,
        zone=zone,
        tax=tax,
        calendar_system=CalendarSystem(system),
        on_top_of=on_top_of,
        term=term,
        rate_cards=cards,
    )


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


def _read_term(table: Table) -> DateInterval | None:
    term = table.table("term", expected="{ from = 2026-01-01, to = 2027-01-01 }")
    if term is None:
        return None
    start, end = term.day("from", required=True), term.day("to")
    term.close()
    if start and end and end <= start:
        term.wrong("to", f"{end} does not lie after `from`, {start}")
        return None
    return DateInterval(start, end) if start else None


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


def _kept(top: Table, key: str) -> dict[str, Any]:
    """A table that is kept as written for those who will read it: intake, calendar."""
    table = top.table(key)
    return dict(table.data) if table else {}


def _check_ids(clauses: list[tuple[Table, Clause | None]]) -> None:
    seen: dict[str, int] = {}
    for table, clause in sorted(clauses, key=lambda pair: pair[0].line):
        clause_id = clause.id if clause else table.data.get("id")
        if not isinstance(clause_id, str):
            continue
        if clause_id in seen:
            table.wrong(
                "id",
                f'"{clause_id}" is already the id of the clause in line {seen[clause_id]}; give each its own id',
            )
        seen.setdefault(clause_id, table.line)


def _refuse_extends(table: Table) -> None:
    table.allow("extends")
    if table.has("extends"):
        table.wrong("extends", "extending a template is not supported yet; write its clauses into this file")


def _refuse_what_is_not_yet(top: Table) -> None:
    for key in NOT_YET:
        if not top.has(key):
            continue
        rows = top.raw(key)
        places: list[tuple[str | int, ...]] = [(key,)]
        if isinstance(rows, list):
            places = [(key, index) for index in range(len(rows))]
        for place in places:
            top.notebook.note(
                place, f"[[{key}]] is part of the language, but this version cannot work with it yet"
            )
