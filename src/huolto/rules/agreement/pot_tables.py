"""`[[pot]]`: prepaid money that charges draw from, as the file writes it (how it is drawn: `clauses.pots`).

[[pot]]
id = "prepaid"
given = "5000"            what is in it as a window begins; nothing if it is only filled by charges
every = "term"            when it begins anew, and what is left lapses
warns_at = "500"          told once less than that is left
when_empty = "bill"       or "block" (left to somebody to decide), "warn" (billed with a notice)
"""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from huolto.rules.agreement.reading import Table

RESETS = ("month", "quarter", "year", "term")
WHEN_EMPTY = ("bill", "block", "warn")


@dataclass(frozen=True, slots=True)
class Pot:
    """Prepaid money of the whole agreement."""

    id: str
    given: Decimal
    every: str
    warns_at: Decimal | None
    when_empty: str


def read_pots(top: Table, resets: Collection[str]) -> dict[str, Pot]:
    """All pots of a file by id; `resets` are the words for when one begins anew."""
    found: dict[str, Pot] = {}
    for table in top.tables("pot"):
        pot_id = table.slug("id", required=True)
        given, warns_at = table.amount("given"), table.amount("warns_at")
        every = table.choice("every", resets) or "term"
        when_empty = table.choice("when_empty", WHEN_EMPTY) or "bill"
        table.close()
        if pot_id in found:
            table.wrong("id", f'two pots have the id "{pot_id}"; give each its own')
        if pot_id:
            found[pot_id] = Pot(pot_id, given or Decimal(0), every, warns_at, when_empty)
    return found
