"""Which levels of service agreements name, for whoever enrols people."""

from collections.abc import Collection
from datetime import date

from huolto.agreements.choices import VersionState
from huolto.agreements.models import AgreementVersion
from huolto.agreements.queries import parsed
from huolto.foundation.models import Provider

ENROLLED = "person_enrolled"


def levels_named(provider: Provider, on: date, *, customers: Collection[int] | None = None) -> list[str]:
    """The levels that the conditions of agreements in force on a day ask for, in order; one query.

    `customers` are those with whom the agreements are made; None is all.
    """
    rows = AgreementVersion.objects.of(provider).filter(state=VersionState.ACTIVE, in_force__contains=on)
    if customers is not None:
        rows = rows.filter(agreement__customer_id__in=customers)
    return sorted(
        {
            str(value)
            for version in rows
            for clause in parsed(version).clauses
            if clause.on == ENROLLED
            for condition in clause.when
            if condition.fact == "level"
            for value in condition.values
        }
    )
