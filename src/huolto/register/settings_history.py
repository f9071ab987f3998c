"""What was changed of a provider's reminder days and hand-over terms, when and by whom. Begin at `setting_changes`."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps

from huolto.foundation.actors import Actor
from huolto.parties.doers import name_of_doer, names_of_doers
from huolto.parties.models import Organisation

SHOWN = 10


@dataclass(frozen=True)
class SettingChange:
    """One change: of the terms, or of the days of a customer ("" for all) and to which; None where they were removed."""

    at: datetime
    by: str
    is_terms: bool
    customer: str = ""
    days: tuple[int, ...] | None = None


def setting_changes(actor: Actor, limit: int = SHOWN) -> list[SettingChange]:
    """The latest changes, newest first; people by names that the actor may know."""
    rows: list[tuple[bool, Any]] = []
    for name, is_terms in (("ReminderRuleEvent", False), ("HandOverTermsEvent", True)):
        versions: Any = apps.get_model("register", name).objects.filter(provider_id=actor.provider_id)
        latest = versions.select_related("pgh_context").order_by("-pgh_id")[:limit]
        rows += [(is_terms, row) for row in latest]
    rows = sorted(rows, key=lambda pair: pair[1].pgh_created_at, reverse=True)[:limit]
    names = names_of_doers(actor, (row for _is_terms, row in rows))
    customers = {row.customer_id for is_terms, row in rows if not is_terms and row.customer_id}
    called = dict(Organisation.objects.of(actor.provider).filter(pk__in=customers).values_list("pk", "name"))
    return [
        SettingChange(
            at=row.pgh_created_at,
            by=name_of_doer(names, row),
            is_terms=is_terms,
            customer="" if is_terms else called.get(row.customer_id or 0, ""),
            days=None if is_terms or row.pgh_label == "delete" else tuple(row.days),
        )
        for is_terms, row in rows
    ]
