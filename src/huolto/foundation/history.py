"""History of fields: `@tracked` keeps each version of a row with its context (command, actor, reason).

It is pghistory with one setting for all; triggers write it, so nothing can be changed past it.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar, overload

import pghistory
from django.db import models

M = TypeVar("M", bound=type[models.Model])


@overload
def tracked(model: M) -> M: ...
@overload
def tracked(*, except_for: Sequence[str]) -> Callable[[M], M]: ...
def tracked(model: M | None = None, *, except_for: Sequence[str] = ()) -> M | Callable[[M], M]:
    """Keep every version of this model's rows in `<Model>Event`; fields that can be made again may be left out."""

    def track(tracked_model: M) -> M:
        trackers = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
        return pghistory.track(*trackers, exclude=list(except_for) or None)(tracked_model)  # type: ignore[no-any-return]

    return track if model is None else track(model)
