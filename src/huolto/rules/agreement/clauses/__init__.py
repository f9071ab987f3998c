"""The kinds of clause, one module each, and the words of the language that a later round will read.

A module has `read(table, header) -> Clause | None`: it asks the table for its keys, notes what is wrong, and gives
None when something was. A further kind is one module and one row in `CLAUSE_KINDS`.
"""

from collections.abc import Callable

from huolto.rules.agreement.clauses import charge, fee
from huolto.rules.agreement.model import Clause, Header
from huolto.rules.agreement.reading import Table

CLAUSE_KINDS: dict[str, Callable[[Table, Header], Clause | None]] = {
    "charge": charge.read,
    "fee": fee.read,
}
"""Name of the array of tables and who reads one of its tables."""

NOT_YET = (
    "change",
    "cover",
    "exchange",
    "loaners",
    "report",
    "resident",
    "rule",
    "stock",
    "target",
    "visits",
    "warranty",
)
"""Tables that the language knows but this version cannot work with; they are refused, never skipped."""
