"""Where a stock-take asks others: who sets a device's state to missing, where the register knows that state.

`config/wiring.py` registers what marks it; without one the finding stands on the timeline alone.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from huolto.foundation.actors import Actor


class MarksMissing(Protocol):
    """A command that sets the state of devices to missing from an instant on."""

    def __call__(self, *, actor: Actor, item_ids: Sequence[int], at: datetime, reason: str) -> object: ...


_marking: list[Callable[..., object]] = []


def register_marking(command: MarksMissing | None) -> None:
    """Say which command marks devices as missing; None for none."""
    _marking[:] = [command] if command is not None else []


def mark_missing(*, actor: Actor, item_ids: Sequence[int], at: datetime, reason: str) -> None:
    """Tell whoever marks devices as missing, if there is anybody."""
    for command in _marking:
        command(actor=actor, item_ids=item_ids, at=at, reason=reason)
