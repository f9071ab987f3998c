"""History of fields: `@tracked` keeps each version of a row with its context (command, actor, reason).

It is pghistory with one setting for all; triggers write it, so nothing can be changed past it.
"""

from typing import Any, TypeVar

import pghistory
import pgtrigger
from django.db import models
from pghistory.trigger import Event

M = TypeVar("M", bound=type[models.Model])


class _PlannedEachTime(Event):
    """A trigger whose statement is planned each time.

    Old and new rows are joined: a plan kept from a first change of one row would compare every old row with every
    new one when the next statement changes thousands.
    """

    def get_func(self, model: Any) -> Any:
        whole: str = super().get_func(model).func  # type: ignore[no-untyped-call]
        statement = whole.removesuffix("RETURN NULL;").strip().removesuffix(";")
        return pgtrigger.Func(f"EXECUTE $pgh${statement}$pgh$; RETURN NULL;")  # type: ignore[no-untyped-call]


class _ChangedRows(pghistory.UpdateEvent):
    """The versions after an UPDATE, by one trigger of the whole statement."""

    def add_event_trigger(self, event_model: Any) -> None:
        trigger = _PlannedEachTime(  # type: ignore[no-untyped-call]
            event_model=event_model,
            label=self.label,
            name=self.trigger_name,
            row=self.row,
            operation=self.operation,
            condition=self.condition,
            level=pghistory.Statement,
        )
        pgtrigger.register(trigger)(event_model.pgh_tracked_model)


def tracked(model: M) -> M:
    """Keep every version of this model's rows in `<Model>Event`."""
    trackers = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
    return pghistory.track(*trackers)(model)  # type: ignore[no-any-return]


def tracked_in_bulk(model: M) -> M:
    """As `tracked`, for tables that commands write by thousands: one trigger a statement, one index to the row.

    The versions are the same; only looking for them by anything but the row itself is slower.
    """
    trackers = (
        pghistory.InsertEvent(level=pghistory.Statement),
        _ChangedRows(),
        pghistory.DeleteEvent(level=pghistory.Statement),
    )
    followed: Any = pghistory.track(*trackers)(model)
    versions: Any = followed.pgh_event_model
    for field in versions._meta.local_fields:
        if field.is_relation and field.name != "pgh_obj":
            field.db_index = False
    return followed  # type: ignore[no-any-return]
