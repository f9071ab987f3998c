"""History of fields: `@tracked` keeps each version of a row with its context (command, actor, reason).

It is pghistory with one setting for all; triggers write it, so nothing can be changed past it.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar, overload

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


@overload
def tracked(model: M) -> M: ...
@overload
def tracked(*, except_for: Sequence[str]) -> Callable[[M], M]: ...
def tracked(model: M | None = None, *, except_for: Sequence[str] = ()) -> M | Callable[[M], M]:
    """Keep every version of this model's rows in `<Model>Event`; fields that can be made again may be left out."""

    def track(followed: M) -> M:
        trackers = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
        return _followed(followed, trackers, except_for)

    return track if model is None else track(model)


@overload
def tracked_in_bulk(model: M) -> M: ...
@overload
def tracked_in_bulk(*, except_for: Sequence[str]) -> Callable[[M], M]: ...
def tracked_in_bulk(model: M | None = None, *, except_for: Sequence[str] = ()) -> M | Callable[[M], M]:
    """As `tracked`, for tables that commands write by thousands: one trigger a statement, one index to the row.

    The versions are the same; only looking for them by anything but the row itself is slower.
    """

    def track(followed: M) -> M:
        trackers = (
            pghistory.InsertEvent(level=pghistory.Statement),
            _ChangedRows(),
            pghistory.DeleteEvent(level=pghistory.Statement),
        )
        kept: Any = _followed(followed, trackers, except_for)
        versions: Any = kept.pgh_event_model
        for field in versions._meta.local_fields:
            if field.is_relation and field.name != "pgh_obj":
                field.db_index = False
        return kept  # type: ignore[no-any-return]

    return track if model is None else track(model)


def person_of(version: Any) -> int | None:
    """Who made this version of a row, from its context (select `pgh_context` with it); None where no person did."""
    found: int | None = (version.pgh_context.metadata if version.pgh_context else {}).get("person")
    return found


def _followed(model: M, trackers: Sequence[Any], except_for: Sequence[str]) -> M:
    return pghistory.track(*trackers, exclude=list(except_for) or None)(model)  # type: ignore[no-any-return]
