"""The two lists of who hears what.

`IN_TRANSACTION` handlers get the batch inside the command's transaction and may fail it; `AFTER_COMMIT`
handlers get the stored record from a job, once each. `PORTS` are where lower asks upper.
"""

from collections.abc import Sequence

from huolto.foundation import events
from huolto.foundation.events import AfterCommit, Event, InTransaction

IN_TRANSACTION: dict[type[Event], Sequence[InTransaction]] = {}

AFTER_COMMIT: dict[type[Event], Sequence[AfterCommit]] = {}


def connect() -> None:
    """Give the lists to the event machinery; called once at start."""
    events.wire(in_transaction=IN_TRANSACTION, after_commit=AFTER_COMMIT)
