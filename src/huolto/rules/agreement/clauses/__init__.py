"""The kinds of clause, one module each.

A module has `read(table, header) -> Clause | None`: it asks the table for its keys, notes what is wrong, and gives
None when something was. A further kind is one module and one row in `CLAUSE_KINDS`.
"""

from collections.abc import Callable

from huolto.rules.agreement.clauses import charge, cover, duties, fee, rule, target
from huolto.rules.agreement.model import Clause, Header
from huolto.rules.agreement.reading import Table

CLAUSE_KINDS: dict[str, Callable[[Table, Header], Clause | None]] = {
    "cover": cover.read,
    "charge": charge.read,
    "fee": fee.read,
    "target": target.read,
    "rule": rule.read,
    **duties.DUTIES,
}
"""Name of the array of tables and who reads one of its tables."""

SINGLE_TABLES: dict[str, Callable[[Table, Header], Clause | None]] = {"exchange": duties.read_exchange}
"""Clauses of which a file has one, written as a table."""
