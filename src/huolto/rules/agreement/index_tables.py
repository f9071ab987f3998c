"""`[[index.NAME]]`: the values of an index, month by month, which prices follow (`clauses.indexes`)."""

from decimal import Decimal

from huolto.rules.agreement.model import IndexTable
from huolto.rules.agreement.reading import Table
from huolto.rules.calendars import CalendarSystem
from huolto.rules.periods import PeriodLabelError, period_from_label


def read_index_tables(top: Table, system: CalendarSystem) -> dict[str, IndexTable]:
    """`[[index.NAME]]`: the values of an index by month."""
    tables = top.table("index", expected="tables [[index.NAME]] with month and value")
    if tables is None:
        return {}
    found: dict[str, IndexTable] = {}
    for name in tables.data:
        values: dict[str, Decimal] = {}
        for row in tables.tables(name):
            month, value = read_month(row, "month", system), row.amount("value", required=True)
            row.close()
            if month in values:
                row.wrong("month", f"{month} has a value already")
            if value is not None and not value:
                row.wrong("value", "the value of an index lies above zero")
            elif month and value is not None:
                values[month] = value
        found[name] = values
    return found


def read_month(table: Table, key: str, system: CalendarSystem) -> str | None:
    """The label of a month in the agreement's calendar, such as 2025-01 or 1404-10."""
    written = table.text(key, required=True)
    if written is None:
        return None
    try:
        return period_from_label(written, system).label
    except PeriodLabelError as error:
        table.wrong(key, str(error))
        return None
