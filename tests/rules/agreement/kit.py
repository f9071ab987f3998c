"""What the agreement tests share: small agreements from clauses, happenings from facts."""

from pathlib import Path
from typing import Any

from huolto.rules.agreement import Agreement, Happening, RatedCharge, RatingResult, parse, read_happening
from huolto.rules.explanation import Reason, render

FIXTURES = Path(__file__).parents[2] / "fixtures" / "agreements"

HEADER = """
language = 1
[agreement]
id = "{id}"
currency = "{currency}"
zone = "{zone}"
calendar_system = "{system}"
{more}
"""
STANDARD_FEE = """
[[fee]]
id = "standard"
per = "item"
every = "month"
days = "in-service"
when = { package = "standard" }
price = "14.90"
"""


def agreement(
    clauses: str = STANDARD_FEE,
    *,
    id: str = "workplace",
    currency: str = "EUR",
    zone: str = "Europe/Helsinki",
    system: str = "gregorian",
    more: str = "",
) -> Agreement:
    """An agreement of these clauses."""
    return parse(HEADER.format(id=id, currency=currency, zone=zone, system=system, more=more) + clauses)


def fixture(name: str) -> Agreement:
    """One of the files in tests/fixtures/agreements."""
    return parse((FIXTURES / name).read_text(encoding="utf-8"), source=name)


def happening(usage: str, kind: str, start: str = "", **facts: Any) -> Happening:
    """A happening; `start` is `from` or `at`, whichever the kind has."""
    dated: dict[str, Any] = {}
    if start:
        is_span = kind in ("item_in_service", "person_enrolled", "lease", "agreement_in_force", "pool_unit")
        dated["from" if is_span else "at"] = start
    return read_happening({"id": usage, "kind": kind, **dated, **facts})


def in_service(usage: str, start: str, end: str | None = None, item: str = "KA-1", **facts: Any) -> Happening:
    """A stay in service with the standard package."""
    return happening(
        usage, "item_in_service", start, **{"item": item, "package": "standard", "to": end, **facts}
    )


def nets(result: RatingResult | tuple[RatedCharge, ...]) -> dict[tuple[str, str, str], str]:
    """(clause, subject, period) and net of each charge."""
    charges = result.charges if isinstance(result, RatingResult) else result
    return {(c.clause, c.subject, c.period): format(c.net, "f") for c in charges}


def said(reason: Reason, language: str = "en") -> str:
    """The sentence of a reason, its no-break spaces as spaces."""
    return render(reason, language).replace("\u00a0", " ")
