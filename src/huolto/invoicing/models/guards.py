"""Triggers that keep what belongs to an issued invoice as it is.

Per statement with transition tables, not per row: twenty thousand lines are checked by one join. Names of people
leave old papers by one guarded path alone (`names_may_leave`).
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pgtrigger
from django.db import connection

YEARS_AT_LEAST = 6
"""Whatever a provider says, names stay on papers for so many years (bookkeeping law of the countries served)."""

_MAY_LEAVE = "current_setting('huolto.names_leave_papers', true) = 'on'"
_OLD = f"i.issued_on <= current_date - interval '{YEARS_AT_LEAST} years'"
_REFUSE = """
    IF EXISTS (SELECT 1 FROM {tables} WHERE i.state = 'issued') THEN
        RAISE EXCEPTION 'huolto: an issued invoice cannot be changed';
    END IF;
    RETURN NULL;
"""
_REFUSE_ALL_BUT_NAMES = f"""
    IF EXISTS (SELECT 1 FROM {{tables}} WHERE i.state = 'issued' AND NOT ({_OLD}))
        OR EXISTS (SELECT 1 FROM {{tables}} WHERE i.state = 'issued') AND (
            {_MAY_LEAVE} IS NOT TRUE
            OR EXISTS (
                SELECT 1 FROM added a FULL JOIN gone g ON g.id = a.id
                WHERE to_jsonb(a) - 'detail' IS DISTINCT FROM to_jsonb(g) - 'detail'
            )
        )
    THEN
        RAISE EXCEPTION 'huolto: an issued invoice cannot be changed';
    END IF;
    RETURN NULL;
"""  # noqa: S608  (our own words)
_KEEP_PAPER = f"""
    IF {_MAY_LEAVE} IS TRUE AND EXISTS (SELECT 1 FROM invoicing_invoice i WHERE i.id = OLD.invoice_id AND {_OLD}) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'huolto: the paper of an issued invoice is kept';
"""  # noqa: S608  (our own words)
_ADDED = "added t JOIN invoicing_invoice i ON i.id = t.invoice_id"
_GONE = "gone t JOIN invoicing_invoice i ON i.id = t.invoice_id"
_BOTH = (
    "(SELECT invoice_id FROM added UNION SELECT invoice_id FROM gone) t "
    "JOIN invoicing_invoice i ON i.id = t.invoice_id"
)


def only_while_draft(*, but_names: bool = False) -> list[pgtrigger.Trigger]:
    """Refuse new, changed and deleted rows of an issued invoice; `but_names` lets `detail` lose a name at last."""
    changing = pgtrigger.Referencing(old="gone", new="added")
    changed = _REFUSE_ALL_BUT_NAMES if but_names else _REFUSE
    return [
        _guard("added_to_draft", pgtrigger.Insert, pgtrigger.Referencing(new="added"), _REFUSE, _ADDED),
        _guard("changed_in_draft", pgtrigger.Update, changing, changed, _BOTH),
        _guard("deleted_from_draft", pgtrigger.Delete, pgtrigger.Referencing(old="gone"), _REFUSE, _GONE),
    ]


def paper_is_kept() -> list[pgtrigger.Trigger]:
    """Refuse to change a paper, and to delete it before its names may leave."""
    return [
        pgtrigger.Protect(name="invoice_file_is_unchanged", operation=pgtrigger.Update),
        pgtrigger.Trigger(
            name="invoice_file_is_kept",
            when=pgtrigger.Before,
            operation=pgtrigger.Delete,
            func=_KEEP_PAPER,
        ),
    ]


@contextmanager
def names_may_leave() -> Iterator[None]:
    """Inside a transaction: let names leave papers that are old enough; the triggers still refuse all else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('huolto.names_leave_papers', 'on', true)")
        yield
        cursor.execute("SELECT set_config('huolto.names_leave_papers', 'off', true)")


def _guard(
    name: str, operation: pgtrigger.Operation, referencing: pgtrigger.Referencing, refusal: str, tables: str
) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=referencing,
        func=refusal.format(tables=tables),
    )
