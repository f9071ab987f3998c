"""Triggers that keep what belongs to an issued invoice as it is.

Per statement with transition tables, not per row: twenty thousand lines are checked by one join.
"""

import pgtrigger

_REFUSE = """
    IF EXISTS (SELECT 1 FROM {tables} WHERE i.state = 'issued') THEN
        RAISE EXCEPTION 'huolto: an issued invoice cannot be changed';
    END IF;
    RETURN NULL;
"""
_ADDED = "added t JOIN invoicing_invoice i ON i.id = t.invoice_id"
_GONE = "gone t JOIN invoicing_invoice i ON i.id = t.invoice_id"
_BOTH = (
    "(SELECT invoice_id FROM added UNION SELECT invoice_id FROM gone) t "
    "JOIN invoicing_invoice i ON i.id = t.invoice_id"
)


def only_while_draft() -> list[pgtrigger.Trigger]:
    """Refuse new, changed and deleted rows of an issued invoice."""
    return [
        _guard("added_to_draft", pgtrigger.Insert, pgtrigger.Referencing(new="added"), _ADDED),
        _guard("changed_in_draft", pgtrigger.Update, pgtrigger.Referencing(old="gone", new="added"), _BOTH),
        _guard("deleted_from_draft", pgtrigger.Delete, pgtrigger.Referencing(old="gone"), _GONE),
    ]


def _guard(
    name: str, operation: pgtrigger.Operation, referencing: pgtrigger.Referencing, tables: str
) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=referencing,
        func=_REFUSE.format(tables=tables),
    )
