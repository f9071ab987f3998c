"""History of fields: `@tracked` keeps each version of a row with its context (command, actor, reason).

It is pghistory with one setting for all; triggers write it, so nothing can be changed past it.
"""

from typing import TypeVar

import pghistory
from django.db import models

M = TypeVar("M", bound=type[models.Model])


def tracked(model: M) -> M:
    """Keep every version of this model's rows in `<Model>Event`."""
    trackers = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
    return pghistory.track(*trackers)(model)  # type: ignore[no-any-return]
