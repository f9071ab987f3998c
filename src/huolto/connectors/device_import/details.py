"""Where the parts and readings of imported rows go: the one place that hands them to the register."""

from collections.abc import Sequence
from datetime import datetime

from huolto.connectors.device_import.devices import DeviceRow
from huolto.foundation.actors import Actor


def keep_parts_and_readings(actor: Actor, rows: Sequence[tuple[int, DeviceRow]], now: datetime) -> None:
    """Keep what these rows, each with its item's id, say of parts and counters; so far they are only counted."""
